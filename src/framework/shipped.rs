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

#[cfg(test)]
mod tests {
    use crate::framework::Framework;

    #[test]
    fn all_files_parse_also_those_that_no_start_reads() {
        let whole = Framework::parse(super::sources()).expect("no problems");
        assert!(whole.posting_terms().is_some(), "the terms");
        for skill in whole.skills() {
            assert!(whole.earlier_statements(1, skill).is_some(), "edition 1 of {}", whole.skill(skill).key);
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
