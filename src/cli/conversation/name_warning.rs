//! Warnings about names that look like something else: a command, a word of the conversation, a number.

use super::command;
use crate::assessment::{Name, is_reserved};
use crate::text::nearest;

/// Words that are typed at other questions, besides the commands of [`command`].
const HELP: [&str; 9] = ["yes", "no", "y", "n", "note", "evidence", "question", "goto", "help"];

/// Returns the reason to question a name, or `None` for an ordinary name.
pub(super) fn name_warning(name: &Name) -> Option<&'static str> {
    let name = name.as_str().to_lowercase();
    let is_word = || HELP.contains(&name.as_str()) || command::parse(&name).is_ok();
    if is_reserved(&name) {
        Some("is also a command")
    } else if name.chars().all(|c| c.is_ascii_digit()) {
        Some("is only a number")
    } else if is_word() {
        Some("is also a word you can type here")
    } else {
        nearest(&name, &["help", "quit"]).map(|_| "looks like a word you can type here")
    }
}

#[cfg(test)]
mod tests {
    use super::name_warning;
    use crate::assessment::Name;

    #[test]
    fn what_could_mean_something_else_is_in_doubt_and_a_name_is_not() {
        let warning = |text: &str| name_warning(&Name::new(text).expect("a name"));
        for text in ["list", "Help", "hlep", "qiut", "quit", "back", "yes", "7", "2026"] {
            assert!(warning(text).is_some(), "{text}");
        }
        for text in ["sam", "me", "Ada Lovelace", "my list", "2026-11", "春"] {
            assert_eq!(warning(text), None, "{text}");
        }
    }
}
