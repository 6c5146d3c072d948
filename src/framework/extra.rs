//! Extra roles: profiles in files of their own, which are added to the roles of a framework and scored like them.
//!
//! A framework with extra roles is still the same framework: its id, edition, digest and files do not change, so a save
//! and the shelf never depend on them. This module reads no file.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::digest::sha256_hex;
use super::{Framework, Role, RoleId, parse_role_with, soundness};
use crate::diagnostic::{Problem, Problems, Source};
use crate::json::{Document, locate};
use crate::text::Clean;

/// The largest role file, in bytes.
const SIZE_LIMIT: usize = 64 * 1024;

/// The file of an extra role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleFile {
    source: Source,
    sha256: String,
}

impl RoleFile {
    /// Returns the name of the file.
    #[must_use]
    pub const fn name(&self) -> &Clean {
        &self.source.name
    }

    /// Returns the digest of the file.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    pub(super) const fn source(&self) -> &Source {
        &self.source
    }
}

/// The role files of a person, for every framework. It remembers which of them cannot be used.
#[derive(Debug, Default)]
pub struct ExtraRoles {
    files: Vec<Source>,
    /// The problems found so far, by file.
    unusable: Mutex<BTreeMap<Clean, Problems>>,
}

impl ExtraRoles {
    /// Collects files, and the problems of those that cannot even be read.
    #[must_use]
    pub fn of(files: Vec<Source>, unreadable: impl IntoIterator<Item = Problem>) -> Self {
        let unreadable = unreadable.into_iter().map(|problem| (problem.file.clone(), problem.into()));
        Self { files, unusable: Mutex::new(unreadable.collect()) }
    }

    /// Returns these files and one more.
    #[must_use]
    pub fn with(&self, file: Source) -> Self {
        let files = self.files.iter().cloned().chain([file]).collect();
        Self { files, unusable: Mutex::new(self.lock().clone()) }
    }

    /// Returns whether there is no file to add.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns the framework with the roles that are meant for it.
    #[must_use]
    pub fn added_to(&self, framework: &Arc<Framework>) -> Arc<Framework> {
        let mut whole = Arc::clone(framework);
        for file in self.files.iter().filter(|file| is_meant_for(framework, file)) {
            match whole.with_extra_role(file) {
                Ok(more) => whole = Arc::new(more),
                Err(problems) => {
                    self.lock().insert(file.name.clone(), problems);
                }
            }
        }
        whole
    }

    /// Returns the files that cannot be used, as far as anything needed them, with their problems.
    #[must_use]
    pub fn unusable(&self) -> Vec<(Clean, Problems)> {
        self.lock().iter().map(|(file, problems)| (file.clone(), problems.clone())).collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Clean, Problems>> {
        // A thread that panicked while it held the map has left it whole.
        self.unusable.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the id of the framework that a role file is for. Without the field `framework` it is the one that ships with
/// the program. `None` if the file cannot be read as far as that.
#[must_use]
pub fn framework_of_role(source: &Source) -> Option<String> {
    let document = Document::parse(source).ok()?;
    match document.root.as_object()?.get("framework") {
        None => Some(Framework::SHIPPED_ID.to_owned()),
        Some(field) => field.value.as_string_lit().map(|id| id.value.to_string()),
    }
}

/// Returns whether a role file is for a framework, or says so in no readable way.
fn is_meant_for(framework: &Framework, file: &Source) -> bool {
    framework_of_role(file).is_none_or(|id| id == framework.id().as_str())
}

impl Framework {
    /// Returns the framework with one more role. A role that is there already, letter by letter, is not added again.
    ///
    /// # Errors
    ///
    /// Every problem of the file. An id that another role has is one of them.
    pub fn with_extra_role(&self, source: &Source) -> Result<Self, Problems> {
        if source.text.len() > SIZE_LIMIT {
            let words = ["the file is larger than 64 KiB", "a role needs far less: take out what is not part of it"];
            return Err(Problem::with_file(&source.name, words).into());
        }
        let file = RoleFile { source: source.clone(), sha256: sha256_hex([source.text.as_ref()]) };
        let mut role = parse_role_with(self, source)?;
        let Some(there) = self.find_role(role.key.as_str()).map(|there| self.role(there)) else {
            let mut whole = self.clone();
            role.file = Some(file);
            whole.roles.push(role);
            return Ok(whole);
        };
        let whose = match &there.file {
            Some(other) if other.sha256 == file.sha256 => return Ok(self.clone()),
            Some(other) => format!("{} has", other.name()),
            None => format!("the framework \"{}\" has", self.id()),
        };
        let message = format!("{whose} a role \"{}\" already", role.key);
        let words = [message.as_str(), "give this role another id"];
        let place = Document::parse(source).ok().and_then(|document| locate(&document, &["id"]));
        Err(match place {
            Some(span) => Problem::at(&source.name, &source.text, span, words),
            None => Problem::with_file(&source.name, words),
        }
        .into())
    }

    /// Returns the framework with these of its extra roles only, in this order.
    #[must_use]
    pub fn with_only_extra_roles(&self, extra: &[RoleId]) -> Self {
        let own = self.roles.iter().filter(|role| role.file.is_none());
        let roles = own.chain(extra.iter().map(|role| self.role(*role))).cloned().collect();
        Self { roles, ..self.clone() }
    }

    /// Returns what makes one role unsound beside the framework's own ones, as in
    /// [`soundness_problems`](Self::soundness_problems). For an extra role it is worth knowing and no fault.
    #[must_use]
    pub fn soundness_of(&self, role: RoleId) -> Problems {
        soundness::of_role(self, role)
    }

    /// Returns the framework's own roles.
    pub fn own_roles(&self) -> impl Iterator<Item = RoleId> {
        self.roles().filter(|id| self.role(*id).file.is_none())
    }

    /// Returns the roles that are not the framework's own, with their files.
    pub fn extra_roles(&self) -> impl Iterator<Item = (RoleId, &Role, &RoleFile)> {
        self.roles().filter_map(|id| Some((id, self.role(id), self.role(id).file.as_ref()?)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{ExtraRoles, framework_of_role};
    use crate::diagnostic::Source;
    use crate::framework::{Framework, bundle_json};

    /// Returns a role file like that of the advocate, with other words.
    fn like_advocate(file: &str, changes: &[(&str, &str)]) -> Source {
        let shipped = Framework::shipped();
        let advocate = shipped.sources().iter().find(|it| it.name.as_str() == "roles/advocate.json");
        let text = advocate.expect("shipped").text.replace("\"id\": \"advocate\"", "\"id\": \"staff\"");
        Source::new(file, changes.iter().fold(text, |text, (old, new)| text.replace(old, new)))
    }

    #[test]
    fn an_extra_role_is_scored_last_and_changes_nothing_that_names_the_framework() {
        let shipped = Framework::shipped();
        let staff = like_advocate("staff.json", &[]);
        let whole = shipped.with_extra_role(&staff).expect("no problems");
        assert_eq!(whole.roles().len(), shipped.roles().len() + 1);
        let (last, role, file) = whole.extra_roles().next().expect("one");
        assert_eq!(
            (Some(last), role.key.as_str(), file.name().as_str()),
            (whole.roles().last(), "staff", "staff.json")
        );
        assert_eq!((whole.sha256(), whole.label()), (shipped.sha256(), shipped.label()));
        assert_eq!(bundle_json(&whole), bundle_json(&shipped), "the shelf and a bundle have the framework alone");
        assert_eq!(file.sha256().len(), 64);
        assert_eq!(whole.with_only_extra_roles(&[]).roles().len(), shipped.roles().len());
        let band = whole.usual_band();
        assert_eq!(whole.usual_core_target(band), shipped.usual_core_target(band), "that is the author's");
    }

    #[test]
    fn an_id_that_is_taken_is_a_problem_with_its_place_and_the_same_file_counts_once() {
        let shipped = Framework::shipped();
        let taken = like_advocate("a.json", &[("\"staff\"", "\"writer\"")]);
        let problems = shipped.with_extra_role(&taken).expect_err("refused").to_string();
        let words = "a.json:2:9: the framework \"devrel\" has a role \"writer\" already (give this role another id)";
        assert_eq!(problems, words);
        let whole = shipped.with_extra_role(&like_advocate("a.json", &[])).expect("no problems");
        let again = whole.with_extra_role(&like_advocate("b.json", &[])).expect("the same");
        assert_eq!(again.roles().len(), whole.roles().len());
        let other = like_advocate("b.json", &[("\"core\"", "\"helpful\"")]);
        let problems = whole.with_extra_role(&other).expect_err("refused").to_string();
        assert!(problems.starts_with("b.json:2:9: a.json has a role \"staff\" already"), "{problems}");
    }

    #[test]
    fn a_file_for_another_framework_is_not_used_and_no_problem_and_a_faulty_one_stops_no_other() {
        let framed =
            |id: &str| like_advocate("framed.json", &[("\"id\"", &format!("\"framework\": \"{id}\", \"id\""))]);
        assert_eq!(framework_of_role(&framed("sre")).as_deref(), Some("sre"));
        assert_eq!(framework_of_role(&like_advocate("x.json", &[])).as_deref(), Some("devrel"));
        let broken = Source::new("broken.json", "{");
        let odd = framed("devrel").text.replace("\"devrel\"", "7");
        let files = vec![broken, framed("sre"), Source::new("odd.json", odd), like_advocate("staff.json", &[])];
        let extra = ExtraRoles::of(files, []);
        let whole = extra.added_to(&Framework::shipped());
        assert_eq!(whole.extra_roles().map(|(_, role, _)| role.key.as_str()).collect::<Vec<_>>(), ["staff"]);
        let unusable = extra.unusable();
        assert_eq!(unusable.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>(), ["broken.json", "odd.json"]);
        let example = Arc::new(Framework::example().expect("no problems"));
        assert!(Arc::ptr_eq(&extra.added_to(&example), &example), "nothing is for it");
    }

    #[test]
    fn a_role_named_for_another_framework_and_a_huge_one_are_refused_with_words() {
        let shipped = Framework::shipped();
        let framed = like_advocate("x.json", &[("\"id\"", "\"framework\": \"sre\", \"id\"")]);
        let problems = shipped.with_extra_role(&framed).expect_err("refused").to_string();
        assert!(problems.starts_with("x.json:2:16: the role is for the framework \"sre\""), "{problems}");
        let huge = like_advocate("x.json", &[("{\n  \"id\"", &format!("{{{}\n  \"id\"", " ".repeat(64 * 1024)))]);
        let problems = shipped.with_extra_role(&huge).expect_err("refused").to_string();
        assert!(problems.starts_with("x.json: the file is larger than 64 KiB"), "{problems}");
    }
}
