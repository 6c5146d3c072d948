//! The framework files that are built into the program.

use crate::diagnostic::Source;

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../data/", $name)))),*]
    };
}

pub(super) fn sources() -> Vec<Source> {
    embedded![
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
    ]
    .into_iter()
    .map(|(name, text)| Source::new(name, text))
    .collect()
}
