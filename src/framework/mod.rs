//! The questions and the expectations of roles: domains, skills with five statements each, bands and role profiles.
//!
//! [`Framework::parse`] returns a checked [`Framework`], in which every reference leads somewhere, or every problem
//! found. No other function builds one. Ids such as [`SkillId`] come from here only, so an id is proof that its target
//! exists. This module asks no questions and computes no scores.

mod bundle;
mod catalog;
mod change;
mod digest;
mod earlier;
mod extra;
mod files;
mod id;
mod language;
mod late;
mod level;
mod lineage;
mod parse;
mod posting_terms;
mod preference;
mod resolve;
mod role;
mod role_file;
mod shipped;
mod since;
mod soundness;
mod template;
#[cfg(test)]
mod tests;
mod translated;
mod translation;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

pub use bundle::{BUNDLE_SCHEMA, bundle_json, read_bundle};
pub(crate) use bundle::{file_map, read_files};
pub use catalog::{Catalog, FrameworkLabel, FrameworkShelf, IMPOSTOR};
pub use change::{Change, ChangeKind};
pub use extra::{ExtraRoles, RoleFile, framework_of_role};
pub use id::{BandId, DomainId, PreferenceId, RoleId, SkillId};
pub use language::{Language, Medium};
pub use level::{LEVELS, Level};
pub(crate) use parse::kind_of;
pub use parse::{Kind, parse_role_with};
pub use posting_terms::{COUNTED_MATCHES, PostingTerm, PostingTerms};
pub use preference::{Preference, WorkShare};
pub use resolve::SkillNames;
pub use role::{Importance, Requirement, Role};
pub use role_file::{DraftRequirement, RoleDraft, RoleNameFault};
pub use translation::TranslationCoverage;

use earlier::EarlierEdition;
use late::Late;

use crate::diagnostic::{Problems, Source};
use crate::text::Clean;

/// A checked set of skills and roles.
#[derive(Debug, Clone)]
pub struct Framework {
    id: Clean,
    edition: u32,
    /// The language of the files, apart from the translations.
    own_language: Language,
    /// The translation whose texts are in place.
    translation: Option<TranslationInUse>,
    name: Clean,
    question: Option<Clean>,
    noun: Option<Clean>,
    prompt: Clean,
    level_names: [Clean; LEVELS],
    bands: Vec<Band>,
    domains: Vec<Domain>,
    skills: Vec<Skill>,
    roles: Vec<Role>,
    /// The effort of reaching level 1, 2, 3 and 4 from the level below.
    effort: [u32; LEVELS - 1],
    /// The weights of core, important and helpful skills.
    weights: [u32; 3],
    preferences: Vec<Preference>,
    changes: Late<Vec<Change>>,
    earlier: Vec<EarlierEdition>,
    sources: Vec<Source>,
    /// The digest of the files, once it was asked for.
    digest: OnceLock<String>,
}

/// The translation whose texts a framework has in place of its own.
#[derive(Debug, Clone)]
struct TranslationInUse {
    language: Language,
    /// The framework without it.
    own: Arc<Framework>,
    /// Its texts, to tell them from those that stayed in the framework's own language.
    texts: Arc<BTreeSet<Clean>>,
}

/// A step of seniority, and the readiness that it requires.
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
    /// The subject of the domain, in one sentence.
    pub summary: Clean,
}

/// A skill: the subject of one question. Its [texts](SkillTexts) can be used like fields of it.
#[derive(Debug, Clone)]
pub struct Skill {
    /// The id in files.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// The name for narrow places: the short name, at most 22 columns, or the whole name if the file has no short one.
    pub short: Clean,
    /// The domain of the skill.
    pub domain: DomainId,
    texts: Late<SkillTexts>,
}

/// The texts about a skill. Most screens show those of one skill only, so they are read on first use.
#[derive(Debug, Clone)]
pub struct SkillTexts {
    /// The definition, in one sentence.
    pub definition: Clean,
    /// The statements that are true of a person at level 0, 1, 2, 3 and 4.
    pub statements: [Clean; LEVELS],
    /// The same statements in the third person, for a person who rates another one.
    pub statements_about: Option<[Clean; LEVELS]>,
    /// The evidence that could show the level.
    pub evidence: Clean,
    /// The actions that lead from level k to k + 1.
    pub actions: [Vec<Clean>; LEVELS - 1],
    /// The further reading.
    pub resources: Vec<Resource>,
}

impl Deref for Skill {
    type Target = SkillTexts;

    fn deref(&self) -> &SkillTexts {
        &self.texts
    }
}

/// A text to read or a video to watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// The id in files.
    pub key: Clean,
    /// The title on screen.
    pub title: Clean,
    /// The address; it starts with `https://`.
    pub url: Clean,
}

impl Framework {
    /// Reads a framework from its files: `framework.json`, `resources.json`, `skills/*.json`, `roles/*.json`, and, if
    /// present, `terms.json`, `editions/*.json` and `lang/*.json`. Translations are read when their language is asked
    /// for.
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
        Arc::new(shipped::framework())
    }

    /// Returns the problems that make the role profiles unsound although every file is well-formed; see [`soundness`].
    #[must_use]
    pub fn soundness_problems(&self) -> Problems {
        soundness::problems(self)
    }

    /// Returns the problems of the framework as a later edition of another one: every difference without a line in
    /// `changes`, and every line without a difference.
    #[must_use]
    pub fn problems_since(&self, earlier: &Self) -> Problems {
        since::problems(self, earlier)
    }

    /// Returns the id in files.
    #[must_use]
    pub const fn id(&self) -> &Clean {
        &self.id
    }

    /// Returns the edition. It rises whenever the meaning of a statement or a role profile changes.
    #[must_use]
    pub const fn edition(&self) -> u32 {
        self.edition
    }

    /// Returns the name on screen.
    #[must_use]
    pub const fn name(&self) -> &Clean {
        &self.name
    }

    /// Returns what the framework answers, as a question.
    #[must_use]
    pub fn question(&self) -> Clean {
        let usual = || Clean::line(&format!("Which role in {} is closest to your skills?", self.noun()));
        self.question.clone().unwrap_or_else(usual)
    }

    /// Returns the name of the field inside a sentence: the noun of the framework, or else its name.
    #[must_use]
    pub fn noun(&self) -> &Clean {
        self.noun.as_ref().unwrap_or(&self.name)
    }

    /// Returns the sentence that explains how to choose a level.
    #[must_use]
    pub const fn prompt(&self) -> &Clean {
        &self.prompt
    }

    /// Returns the short name of a level.
    #[must_use]
    pub fn level_name(&self, level: Level) -> &Clean {
        &self.level_names[level.index()]
    }

    /// Returns the effort of reaching level 1, 2, 3 and 4, each from the level below. It has no unit: only ratios
    /// matter.
    #[must_use]
    pub const fn effort(&self) -> &[u32; LEVELS - 1] {
        &self.effort
    }

    /// Returns the optional statements about what a person would like to do. They are never scored.
    pub fn preferences(&self) -> impl DoubleEndedIterator<Item = PreferenceId> + ExactSizeIterator + use<> {
        (0..self.preferences.len()).map(PreferenceId::new)
    }

    /// Returns one preference.
    #[must_use]
    pub fn preference(&self, preference: PreferenceId) -> &Preference {
        &self.preferences[preference.index()]
    }

    /// Returns the preference with this id.
    #[must_use]
    pub fn find_preference(&self, key: &str) -> Option<PreferenceId> {
        self.preferences().find(|preference| self.preference(*preference).key.as_str() == key)
    }

    /// Returns the changes of each edition, as its author lists them.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the terms that find skills in a job posting, if the framework has them.
    #[must_use]
    pub fn posting_terms(&self) -> Option<PostingTerms> {
        parse::parse_terms(self)
    }
}

/// The collections of a framework: their sizes, their order, and lookups.
impl Framework {
    /// Returns all bands, lowest first.
    pub fn bands(&self) -> impl DoubleEndedIterator<Item = BandId> + ExactSizeIterator + use<> {
        (0..self.bands.len()).map(BandId::new)
    }

    /// Returns all domains in order.
    pub fn domains(&self) -> impl DoubleEndedIterator<Item = DomainId> + ExactSizeIterator + use<> {
        (0..self.domains.len()).map(DomainId::new)
    }

    /// Returns all skills in the order of their domains.
    pub fn skills(&self) -> impl DoubleEndedIterator<Item = SkillId> + ExactSizeIterator + use<> {
        (0..self.skills.len()).map(SkillId::new)
    }

    /// Returns all roles in order.
    pub fn roles(&self) -> impl DoubleEndedIterator<Item = RoleId> + ExactSizeIterator + use<> {
        (0..self.roles.len()).map(RoleId::new)
    }

    /// Returns the skills of one domain in order.
    pub fn skills_of(&self, domain: DomainId) -> impl DoubleEndedIterator<Item = SkillId> + '_ {
        self.skills().filter(move |skill| self.skill(*skill).domain == domain)
    }

    /// Returns one band.
    #[must_use]
    pub fn band(&self, band: BandId) -> &Band {
        &self.bands[band.index()]
    }

    /// Returns one domain.
    #[must_use]
    pub fn domain(&self, domain: DomainId) -> &Domain {
        &self.domains[domain.index()]
    }

    /// Returns one skill.
    #[must_use]
    pub fn skill(&self, skill: SkillId) -> &Skill {
        &self.skills[skill.index()]
    }

    /// Returns one role.
    #[must_use]
    pub fn role(&self, role: RoleId) -> &Role {
        &self.roles[role.index()]
    }

    /// Returns the band with this id.
    #[must_use]
    pub fn find_band(&self, key: &str) -> Option<BandId> {
        self.bands().find(|band| self.band(*band).key.as_str() == key)
    }

    /// Returns the band to start from if a person names none: the second of several, because the first is for first
    /// roles.
    #[must_use]
    pub fn usual_band(&self) -> BandId {
        BandId::new(1.min(self.bands.len() - 1))
    }

    /// Returns the most frequent target of core skills of the framework's own roles at a band; of equally frequent
    /// targets the lowest. `None` if no role has a core skill.
    #[must_use]
    pub fn usual_core_target(&self, band: BandId) -> Option<Level> {
        let core = |requirement: &&Requirement| requirement.importance == Importance::Core;
        let mut times = [0; LEVELS];
        let own = self.roles.iter().filter(|role| role.file.is_none());
        for requirement in own.flat_map(|role| &role.requirements).filter(core) {
            times[requirement.target(band).index()] += 1;
        }
        let lowest_first = Level::ALL.into_iter().filter(|level| times[level.index()] > 0);
        // `max_by_key` returns the last of equal elements.
        lowest_first.rev().max_by_key(|level| times[level.index()])
    }

    /// Returns the skill with this id.
    #[must_use]
    pub fn find_skill(&self, key: &str) -> Option<SkillId> {
        self.find_skill_after(None, key)
    }

    /// Returns the skill with this id. Looks behind another one first, because most lists of ids are in order.
    pub(crate) fn find_skill_after(&self, previous: Option<SkillId>, key: &str) -> Option<SkillId> {
        let first = previous.map_or(0, |skill| skill.index() + 1);
        let mut in_turn = (first..self.skills.len()).chain(0..first);
        in_turn.find(|skill| self.skills[*skill].key.as_str() == key).map(SkillId::new)
    }

    /// Returns the role with this id.
    #[must_use]
    pub fn find_role(&self, key: &str) -> Option<RoleId> {
        self.roles().find(|role| self.role(*role).key.as_str() == key)
    }

    /// Returns the ids of all bands, for messages.
    #[must_use]
    pub fn band_keys(&self) -> Vec<&str> {
        self.bands.iter().map(|band| band.key.as_str()).collect()
    }

    /// Returns the ids of all skills, for messages.
    #[must_use]
    pub fn skill_keys(&self) -> Vec<&str> {
        self.skills.iter().map(|skill| skill.key.as_str()).collect()
    }

    /// Returns the ids of all roles, for messages.
    #[must_use]
    pub fn role_keys(&self) -> Vec<&str> {
        self.roles.iter().map(|role| role.key.as_str()).collect()
    }
}
