//! The files of a new framework: a small example about another field, or a copy of a framework under another id.
//!
//! It only returns texts; [`store`](crate::store) writes them.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::Framework;
use crate::diagnostic::{Problems, Source};
use crate::json::Document;

macro_rules! example {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../data/example/", $name)))),*]
    };
}

/// The name and text of each file of the example.
static EXAMPLE: [(&str, &str); 6] = example![
    "framework.json",
    "resources.json",
    "roles/adviser.json",
    "roles/mechanic.json",
    "skills/counter.json",
    "skills/workshop.json",
];

impl Framework {
    /// Returns the example for authors: two domains, four skills, two roles.
    ///
    /// # Errors
    ///
    /// Never: a test reads the same files.
    pub fn example() -> Result<Self, Problems> {
        Self::parse(EXAMPLE.into_iter().map(|(name, text)| Source::new(name, text)).collect())
    }

    /// Returns the names and texts of the framework's files, under another id.
    #[must_use]
    pub fn files_called(&self, id: &str) -> Vec<(String, String)> {
        let renamed = |(name, text): (&str, &str)| {
            let field = if name == "framework.json" { "id" } else { "framework" };
            let has_id = name == "framework.json" || name.starts_with("roles/");
            (name.to_owned(), if has_id { with_id(text, field, id) } else { text.to_owned() })
        };
        self.files().map(renamed).collect()
    }
}

/// Returns a file with another id of the framework in a field, if it has the field, and otherwise as it is.
fn with_id(text: &str, field: &str, id: &str) -> String {
    let source = Source::new("framework.json", text.to_owned());
    let document = Document::parse(&source).ok();
    let value = document.as_ref().and_then(|document| document.root.as_object()).and_then(|root| root.get(field));
    match value.map(|property| &property.value) {
        Some(Value::StringLit(old)) => {
            let range = old.range();
            format!("{}\"{id}\"{}", &text[..range.start], &text[range.end..])
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Source;
    use crate::framework::Framework;

    fn parsed(files: Vec<(String, String)>) -> Framework {
        let sources = files.into_iter().map(|(name, text)| Source::new(&name, text));
        Framework::parse(sources.collect()).expect("the files are sound")
    }

    #[test]
    fn the_example_is_small_sound_and_about_another_field() {
        let example = Framework::example().expect("no problems");
        assert_eq!(example.soundness_problems().to_string(), "");
        let counts = (example.domains().len(), example.skills().len(), example.roles().len());
        assert_eq!(counts, (2, 4, 2));
        let shipped = Framework::shipped();
        assert!(example.skills().all(|skill| shipped.find_skill(example.skill(skill).key.as_str()).is_none()));
        assert!(example.skills().all(|skill| example.skill(skill).statements_about.is_some()));
    }

    #[test]
    fn a_copy_under_another_id_is_otherwise_the_same() {
        let shipped = Framework::shipped();
        let copy = parsed(shipped.files_called("ours"));
        assert_eq!(copy.id().as_str(), "ours");
        assert_eq!(copy.soundness_problems().to_string(), "");
        assert_eq!(parsed(copy.files_called("devrel")).sha256(), shipped.sha256());
    }
}
