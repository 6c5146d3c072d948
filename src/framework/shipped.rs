//! The framework files that are built into the program.

mod files;
mod places;

use self::places::{SkillPlace, count, places};
use super::parse::earlier_editions;
use super::{Framework, FrameworkLabel};
use crate::diagnostic::Source;

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        [$({
            const TEXT: &str = include_str!(concat!("../../data/", $name));
            const SKILLS: &[SkillPlace] = &places::<{ count(TEXT) }>(TEXT);
            ShippedFile { name: $name, text: TEXT, skills: SKILLS }
        }),*]
    };
}

/// A file of the built-in framework.
#[derive(Clone, Copy)]
struct ShippedFile {
    name: &'static str,
    text: &'static str,
    /// The places of the skills, in a file of skills.
    skills: &'static [SkillPlace],
}

static FILES: [ShippedFile; 12] = embedded![
    "editions/1.json",
    "framework.json",
    "resources.json",
    "roles/advocate.json",
    "roles/community-manager.json",
    "roles/ospo.json",
    "roles/writer.json",
    "skills/communication.json",
    "skills/interpersonal.json",
    "skills/strategic.json",
    "skills/technical.json",
    "terms.json",
];

fn sources() -> Vec<Source> {
    FILES.into_iter().map(|file| Source::new(file.name, file.text)).collect()
}

impl Framework {
    /// The id of the framework that ships with the program. No other framework may have it.
    pub const SHIPPED_ID: &str = "devrel";

    /// Returns whether this is the framework that ships with the program, or one that calls itself so.
    #[must_use]
    pub fn has_shipped_id(&self) -> bool {
        self.id().as_str() == Self::SHIPPED_ID
    }

    /// Returns the exact name of the framework. The shipped one has no digest, because its edition rises with every
    /// change that matters, and other words in a new version of the program are no reason to ask again.
    #[must_use]
    pub fn label(&self) -> FrameworkLabel<'_> {
        let sha256 = (!self.has_shipped_id()).then(|| self.sha256());
        FrameworkLabel { id: self.id().as_str(), edition: self.edition(), sha256 }
    }
}

/// Reads the framework without checking it again. A test compares it with the checked one.
pub(super) fn framework() -> Framework {
    let read = files::framework().expect("a test reads the same files");
    let sources = sources();
    Framework { earlier: earlier_editions(&sources, read.edition), sources, ..read }
}

#[cfg(test)]
mod tests {
    use crate::framework::Framework;

    #[test]
    fn all_files_pass_every_check_and_read_the_same_without() {
        let checked = Framework::parse(super::sources()).expect("no problems");
        assert_eq!(format!("{:#?}", super::framework()), format!("{checked:#?}"));
        assert!(checked.has_shipped_id());
    }

    #[test]
    fn terms_and_earlier_editions_are_there_when_asked_for() {
        let shipped = super::framework();
        assert!(shipped.posting_terms().is_some(), "the terms");
        for skill in shipped.skills() {
            assert!(shipped.earlier_statements(1, skill).is_some(), "edition 1 of {}", shipped.skill(skill).key);
        }
    }

    #[test]
    fn a_problem_in_the_terms_is_found() {
        let mut sources = super::sources();
        let terms = sources.iter_mut().find(|source| source.name.as_str() == "terms.json").expect("the terms");
        terms.text.to_mut().insert(0, '[');
        assert!(Framework::parse(sources).is_err(), "the terms are broken");
    }
}
