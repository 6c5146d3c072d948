//! What is asked and what roles expect: domains, skills with five statements each, bands and role profiles.
//!
//! Only a checked [`Framework`] can exist: [`Framework::parse`] either returns one in which every reference
//! leads somewhere, or every problem found. Ids such as [`SkillId`] are minted here only, so an id in hand is
//! proof that the thing exists. This module asks nobody and scores nothing.

mod catalog;
mod change;
mod id;
mod level;
mod parse;
mod posting_terms;
mod preference;
mod resolve;
mod role;
mod shipped;
mod soundness;

use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use catalog::Catalog;
pub use change::{Change, ChangeKind};
pub use id::{BandId, DomainId, PreferenceId, RoleId, SkillId};
pub use level::{LEVELS, Level};
pub(crate) use parse::kind_of;
pub use parse::{Kind, parse_role_with};
pub use posting_terms::{COUNTED_MATCHES, PostingTerm, PostingTerms};
pub use preference::{Preference, WorkShare};
pub use resolve::SkillNames;
pub use role::{Importance, Requirement, Role};

use crate::diagnostic::{Problems, Source};
use crate::text::Clean;

/// A checked set of skills and roles.
#[derive(Debug, Clone)]
pub struct Framework {
    id: Clean,
    edition: u32,
    name: Clean,
    prompt: Clean,
    level_names: [Clean; LEVELS],
    bands: Vec<Band>,
    domains: Vec<Domain>,
    skills: Vec<Skill>,
    roles: Vec<Role>,
    /// Effort of reaching level 1, 2, 3 and 4 from the level below.
    effort: [u32; LEVELS - 1],
    /// Weights of core, important and helpful skills.
    weights: [u32; 3],
    preferences: Vec<Preference>,
    changes: Vec<Change>,
    posting_terms: Option<PostingTerms>,
    sources: Vec<Source>,
}

/// How senior a role is, and how much readiness it asks for.
#[derive(Debug, Clone)]
pub struct Band {
    /// The id in files.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// The readiness, in percent, at which a person counts as ready; 1 to 100.
    pub ready_at: u32,
}

/// A group of skills.
#[derive(Debug, Clone)]
pub struct Domain {
    /// The id in files.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// One sentence on what the domain is about.
    pub summary: Clean,
}

/// One thing a person is asked about.
#[derive(Debug, Clone)]
pub struct Skill {
    /// The id in files.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// The name where there is little room; at most 22 columns in the shipped framework, the whole name without one.
    pub short: Clean,
    /// The group it belongs to.
    pub domain: DomainId,
    /// One sentence on what it is.
    pub definition: Clean,
    /// What is true of a person at level 0, 1, 2, 3 and 4.
    pub statements: [Clean; LEVELS],
    /// The same in the third person, for somebody who rates another person.
    pub statements_about: Option<[Clean; LEVELS]>,
    /// What could show the level.
    pub evidence: Clean,
    /// What to do to get from level k to k + 1.
    pub actions: [Vec<Clean>; LEVELS - 1],
    /// Where to read on.
    pub resources: Vec<Resource>,
}

/// Something to read or watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// The title on screen.
    pub title: Clean,
    /// An address that starts with `https://`.
    pub url: Clean,
}

impl Framework {
    /// Reads a framework from its files: `framework.json`, `resources.json`, `skills/*.json`, `roles/*.json`, and where
    /// they are there `terms.json` and `editions/*.json`.
    ///
    /// # Errors
    ///
    /// Every problem found in any of the files.
    pub fn parse(sources: Vec<Source>) -> Result<Self, Problems> {
        parse::parse(sources)
    }

    /// Returns the framework that ships with the program.
    #[must_use]
    pub fn shipped() -> Arc<Self> {
        Arc::new(Self::parse(shipped::sources()).expect("a test parses the shipped framework"))
    }

    /// What makes the role profiles unsound although every file is well-formed; see [`soundness`].
    #[must_use]
    pub fn soundness_problems(&self) -> Problems {
        soundness::problems(self)
    }

    /// The id in files.
    #[must_use]
    pub const fn id(&self) -> &Clean {
        &self.id
    }

    /// Raised whenever a statement or a role profile changes its meaning.
    #[must_use]
    pub const fn edition(&self) -> u32 {
        self.edition
    }

    /// The name on screen.
    #[must_use]
    pub const fn name(&self) -> &Clean {
        &self.name
    }

    /// The sentence that tells how to choose a level.
    #[must_use]
    pub const fn prompt(&self) -> &Clean {
        &self.prompt
    }

    /// The short name of a level.
    #[must_use]
    pub fn level_name(&self, level: Level) -> &Clean {
        &self.level_names[level.index()]
    }

    /// Effort of reaching level 1, 2, 3 and 4, each from the level below. No unit: only ratios matter.
    #[must_use]
    pub const fn effort(&self) -> &[u32; LEVELS - 1] {
        &self.effort
    }

    /// The optional statements about what a person would like to do, never scored.
    pub fn preferences(&self) -> impl DoubleEndedIterator<Item = PreferenceId> + ExactSizeIterator + use<> {
        (0..self.preferences.len()).map(PreferenceId::new)
    }

    /// One preference.
    #[must_use]
    pub fn preference(&self, preference: PreferenceId) -> &Preference {
        &self.preferences[preference.index()]
    }

    /// The preference with this id.
    #[must_use]
    pub fn find_preference(&self, key: &str) -> Option<PreferenceId> {
        self.preferences().find(|preference| self.preference(*preference).key.as_str() == key)
    }

    /// What each edition changed, as its author lists it.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The terms that find skills in a job posting, if the framework has them.
    #[must_use]
    pub const fn posting_terms(&self) -> Option<&PostingTerms> {
        self.posting_terms.as_ref()
    }

    /// Returns the five statements of a skill in an earlier edition. `None` if they are not kept.
    #[must_use]
    pub fn earlier_statements(&self, edition: u32, skill: SkillId) -> Option<[Clean; LEVELS]> {
        let source = self.sources.iter().find(|source| parse::edition_number(source) == Some(edition))?;
        parse::parse_edition(source, edition, self.edition).ok()?.remove(&self.skill(skill).key)
    }

    /// Returns whether an answer at a level, given to an earlier edition, is worth another look: a later edition changed
    /// what the level or the next one means.
    #[must_use]
    pub fn is_worth_another_look(&self, skill: SkillId, level: Level, given_to: u32) -> bool {
        let later = self.changes.iter().filter(|change| change.edition > given_to && change.skill == Some(skill));
        later.into_iter().any(|change| change.touches(level))
    }

    /// SHA-256 of the files the framework came from, one after the other in the order of their names.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut sources: Vec<&Source> = self.sources.iter().collect();
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        let mut digest = Sha256::new();
        for source in sources {
            digest.update(source.text.as_bytes());
        }
        digest.finalize().iter().fold(String::new(), |mut hex, byte| {
            hex.extend([byte >> 4, byte & 15].map(|nibble| char::from_digit(nibble.into(), 16).expect("below 16")));
            hex
        })
    }

    /// The files the framework came from.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }
}

/// The collections of a framework: how many there are, in which order, and how to look one up.
impl Framework {
    /// All bands, lowest first.
    pub fn bands(&self) -> impl DoubleEndedIterator<Item = BandId> + ExactSizeIterator + use<> {
        (0..self.bands.len()).map(BandId::new)
    }

    /// All domains in order.
    pub fn domains(&self) -> impl DoubleEndedIterator<Item = DomainId> + ExactSizeIterator + use<> {
        (0..self.domains.len()).map(DomainId::new)
    }

    /// All skills in the order of their domains.
    pub fn skills(&self) -> impl DoubleEndedIterator<Item = SkillId> + ExactSizeIterator + use<> {
        (0..self.skills.len()).map(SkillId::new)
    }

    /// All roles in order.
    pub fn roles(&self) -> impl DoubleEndedIterator<Item = RoleId> + ExactSizeIterator + use<> {
        (0..self.roles.len()).map(RoleId::new)
    }

    /// The skills of one domain in order.
    pub fn skills_of(&self, domain: DomainId) -> impl DoubleEndedIterator<Item = SkillId> + '_ {
        self.skills().filter(move |skill| self.skill(*skill).domain == domain)
    }

    /// One band.
    #[must_use]
    pub fn band(&self, band: BandId) -> &Band {
        &self.bands[band.index()]
    }

    /// One domain.
    #[must_use]
    pub fn domain(&self, domain: DomainId) -> &Domain {
        &self.domains[domain.index()]
    }

    /// One skill.
    #[must_use]
    pub fn skill(&self, skill: SkillId) -> &Skill {
        &self.skills[skill.index()]
    }

    /// One role.
    #[must_use]
    pub fn role(&self, role: RoleId) -> &Role {
        &self.roles[role.index()]
    }

    /// The band with this id.
    #[must_use]
    pub fn find_band(&self, key: &str) -> Option<BandId> {
        self.bands().find(|band| self.band(*band).key.as_str() == key)
    }

    /// The band to start from when a person names none: the second of several, as the first is for first roles.
    #[must_use]
    pub fn usual_band(&self) -> BandId {
        BandId::new(1.min(self.bands.len() - 1))
    }

    /// The level that a band asks for in most core skills; the lower of two that are asked for as often. `None` where
    /// no role has a core skill.
    #[must_use]
    pub fn usual_core_target(&self, band: BandId) -> Option<Level> {
        let core = |requirement: &&Requirement| requirement.importance == Importance::Core;
        let mut times = [0; LEVELS];
        for requirement in self.roles.iter().flat_map(|role| &role.requirements).filter(core) {
            times[requirement.target(band).index()] += 1;
        }
        let lowest_first = Level::ALL.into_iter().filter(|level| times[level.index()] > 0);
        // Of equal ones the last counts as the largest.
        lowest_first.rev().max_by_key(|level| times[level.index()])
    }

    /// The skill with this id.
    #[must_use]
    pub fn find_skill(&self, key: &str) -> Option<SkillId> {
        self.skills().find(|skill| self.skill(*skill).key.as_str() == key)
    }

    /// The role with this id.
    #[must_use]
    pub fn find_role(&self, key: &str) -> Option<RoleId> {
        self.roles().find(|role| self.role(*role).key.as_str() == key)
    }

    /// The ids of all bands, for messages.
    #[must_use]
    pub fn band_keys(&self) -> Vec<&str> {
        self.bands.iter().map(|band| band.key.as_str()).collect()
    }

    /// The ids of all skills, for messages.
    #[must_use]
    pub fn skill_keys(&self) -> Vec<&str> {
        self.skills.iter().map(|skill| skill.key.as_str()).collect()
    }

    /// The ids of all roles, for messages.
    #[must_use]
    pub fn role_keys(&self) -> Vec<&str> {
        self.roles.iter().map(|role| role.key.as_str()).collect()
    }
}
