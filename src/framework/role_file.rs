//! A new role profile, and the file that holds it.
//!
//! The parser reads such a file back, so nothing here has to be believed.

use std::fmt;

use serde::Serialize;

use super::{Framework, Importance, Level, RoleId, SkillId};
use crate::json::indented;
use crate::text::{Clean, cut};

/// The longest id, in characters.
const ID_LIMIT: usize = 64;

/// The widest short name, in columns.
const SHORT_LIMIT: usize = 12;

/// A role profile that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleDraft {
    /// The id in files.
    pub id: String,
    /// The name on screen.
    pub name: Clean,
    /// One sentence on what the role does.
    pub summary: String,
    /// The skills without which nobody is ready.
    pub must_have: Vec<SkillId>,
    /// The skills that count.
    pub requirements: Vec<DraftRequirement>,
}

/// The expectation of a new role for one skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRequirement {
    /// The skill.
    pub skill: SkillId,
    /// The importance of the skill.
    pub importance: Importance,
    /// The target at every band, from 1 to 4.
    pub targets: Vec<Level>,
}

/// A role profile as its file has it.
#[derive(Debug, Serialize)]
struct ProfileFile<'d> {
    framework: &'d str,
    id: &'d str,
    name: &'d str,
    short: String,
    summary: &'d str,
    must_have: Vec<&'d str>,
    skills: Vec<RequirementFile<'d>>,
}

#[derive(Debug, Serialize)]
struct RequirementFile<'d> {
    skill: &'d str,
    importance: &'static str,
    targets: Vec<u32>,
}

impl RoleDraft {
    /// Begins a profile with the skills of a role, or with every skill of the framework.
    #[must_use]
    pub fn begin(framework: &Framework, (id, name): (String, Clean), from: Option<RoleId>) -> Self {
        let (must_have, requirements) = from.map_or_else(|| every_skill(framework), |role| copied(framework, role));
        let summary = format!("What a {name} does, in one sentence.");
        Self { id, name, summary, must_have, requirements }
    }

    /// Returns the text of the file.
    #[must_use]
    pub fn file(&self, framework: &Framework) -> String {
        let key = |skill: SkillId| framework.skill(skill).key.as_str();
        let requirement = |it: &'_ DraftRequirement| RequirementFile {
            skill: key(it.skill),
            importance: it.importance.word(),
            targets: it.targets.iter().map(|target| target.number()).collect(),
        };
        let file = ProfileFile {
            framework: framework.id().as_str(),
            id: &self.id,
            name: self.name.as_str(),
            short: cut(self.name.as_str(), SHORT_LIMIT),
            summary: &self.summary,
            must_have: self.must_have.iter().map(|skill| key(*skill)).collect(),
            skills: self.requirements.iter().map(requirement).collect(),
        };
        indented(&file)
    }
}

/// Returns the id for the name of a role: lowercase letters, digits and hyphens. `None` if the name has none.
#[must_use]
fn role_id(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(ID_LIMIT).collect();
    Some(id.trim_end_matches('-').to_owned()).filter(|id| !id.is_empty())
}

/// Why a role of one's own cannot have a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleNameFault {
    /// It has no letter for an id. Holds the name.
    NoLetter(Clean),
    /// The framework has a role of this id. Holds the ids of the role and of the framework.
    Taken(String, Clean),
}

impl RoleNameFault {
    /// Returns the way out.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NoLetter(_) => "use some letters from a to z; the name on screen can be changed in the file",
            Self::Taken(..) => "choose another name",
        }
    }
}

impl fmt::Display for RoleNameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLetter(name) => write!(f, "\"{name}\" has no letter for an id"),
            Self::Taken(id, framework) => {
                write!(f, "there is a role \"{id}\" in the framework \"{framework}\" already")
            }
        }
    }
}

impl Framework {
    /// Returns the id of a new role of one's own. A role that the person has already is no fault: its file tells.
    ///
    /// # Errors
    ///
    /// The name makes no id, or that of a role of the framework.
    pub fn new_role_id(&self, name: &Clean) -> Result<String, RoleNameFault> {
        let id = role_id(name.as_str()).ok_or_else(|| RoleNameFault::NoLetter(name.clone()))?;
        let is_taken = self.own_roles().any(|role| self.role(role).key.as_str() == id);
        if is_taken { Err(RoleNameFault::Taken(id, self.id().clone())) } else { Ok(id) }
    }
}

/// Returns the must-haves and requirements of a role.
fn copied(framework: &Framework, role: RoleId) -> (Vec<SkillId>, Vec<DraftRequirement>) {
    let requirements = &framework.role(role).requirements;
    let must_haves = requirements.iter().filter(|it| it.must_have).map(|it| it.skill).collect();
    let copied = requirements.iter().map(|it| DraftRequirement {
        skill: it.skill,
        importance: it.importance,
        targets: framework.bands().map(|band| it.target(band)).collect(),
    });
    (must_haves, copied.collect())
}

/// Returns every skill as a requirement: the first of each domain as core, the others as helpful.
fn every_skill(framework: &Framework) -> (Vec<SkillId>, Vec<DraftRequirement>) {
    let first = |skill: SkillId| framework.skills_of(framework.skill(skill).domain).next() == Some(skill);
    let requirements = framework.skills().map(|skill| {
        let importance = if first(skill) { Importance::Core } else { Importance::Helpful };
        let targets = (0..).zip(framework.bands()).map(|(band, _)| rising(importance, band)).collect();
        DraftRequirement { skill, importance, targets }
    });
    (framework.skills().next().into_iter().collect(), requirements.collect())
}

/// Returns a target that rises with the bands and never falls.
fn rising(importance: Importance, band: u32) -> Level {
    let first = if importance == Importance::Core { 2 } else { 1 };
    Level::new(first + band).unwrap_or(Level::ALL[4])
}

#[cfg(test)]
mod tests {
    use super::{RoleDraft, role_id};
    use crate::diagnostic::Source;
    use crate::framework::{Framework, parse_role_with};
    use crate::text::Clean;

    #[test]
    fn a_new_role_needs_a_letter_and_an_id_that_the_framework_has_not() {
        let framework = Framework::shipped();
        let id = |name: &str| {
            framework.new_role_id(&Clean::line(name)).map_err(|fault| format!("{fault}; {}", fault.hint()))
        };
        assert_eq!(id("Staff Writer").as_deref(), Ok("staff-writer"));
        let taken = "there is a role \"writer\" in the framework \"devrel\" already; choose another name";
        assert_eq!(id("Writer"), Err(taken.to_owned()));
        assert!(id("日本").is_err_and(|words| words.contains("use some letters from a to z")));
    }

    #[test]
    fn an_id_has_lowercase_letters_digits_and_single_hyphens() {
        assert_eq!(role_id(" Staff Advocate, EMEA 2 ").as_deref(), Some("staff-advocate-emea-2"));
        assert_eq!(role_id("../../etc").as_deref(), Some("etc"));
        assert_eq!(role_id("日本"), None);
        let long = format!("{} b", "a".repeat(63));
        assert_eq!(role_id(&long), Some("a".repeat(63)), "no hyphen is left at the end");
    }

    #[test]
    fn a_new_profile_is_read_back_by_the_parser() {
        for framework in [Framework::shipped().as_ref().clone(), Framework::example().expect("it is sound")] {
            for from in framework.roles().map(Some).chain([None]) {
                let named = ("mine".to_owned(), Clean::line("A \"role\" of mine, with a long name"));
                let draft = RoleDraft::begin(&framework, named, from);
                let role = parse_role_with(&framework, &Source::new("mine.json", draft.file(&framework)));
                let role = role.map_err(|problems| problems.to_string()).expect("the file is sound");
                assert_eq!(role.requirements.len(), draft.requirements.len());
                assert_eq!(role.name, draft.name);
            }
        }
    }
}
