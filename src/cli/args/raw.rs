//! Looks at the arguments before clap: the first word, and the data directory.
//!
//! This is for code that runs before the parser, or after it has failed.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::cli::context::DATA_DIR;

/// Returns the first word that is neither an option nor its value, and whether `--` stands before it.
pub(crate) fn first_word(arguments: &[OsString]) -> Option<(&OsStr, bool)> {
    let mut arguments = arguments.iter().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            return arguments.next().map(|word| (word.as_os_str(), true));
        }
        if ["--data-dir", "--framework", "--extra-role", "--language"].iter().any(|option| argument == *option) {
            arguments.next();
        } else if argument == "-" || !argument.to_string_lossy().starts_with('-') {
            return Some((argument, false));
        }
    }
    None
}

/// Returns the data directory from the option or the environment variable. The help needs it before parsing.
pub(crate) fn named_dir(arguments: &[OsString]) -> Option<PathBuf> {
    let mut arguments = arguments.iter().skip(1);
    let option = arguments.find_map(|argument| {
        let text = argument.to_str()?;
        text.strip_prefix("--data-dir=").map(PathBuf::from).or_else(|| (text == "--data-dir").then(PathBuf::new))
    });
    let option = match option {
        Some(empty) if empty.as_os_str().is_empty() => arguments.next().map(PathBuf::from),
        option => option,
    };
    option.or_else(|| std::env::var_os(DATA_DIR).as_deref().map(OsStr::to_owned).map(PathBuf::from))
}

/// Returns the files of all `--extra-role`, before and behind the command.
pub(crate) fn named_roles(arguments: &[OsString]) -> Vec<PathBuf> {
    const OPTION: &str = "--extra-role";
    let mut named = Vec::new();
    let mut arguments = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        let bytes = argument.as_encoded_bytes();
        if argument == OPTION {
            named.extend(arguments.next().map(PathBuf::from));
        } else if bytes.starts_with(b"--extra-role=") {
            named.extend(argument.to_str().and_then(|text| text.split_once('=')).map(|(_, file)| PathBuf::from(file)));
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::{first_word, named_roles};

    #[test]
    fn extra_roles_are_found_wherever_they_stand_before_two_hyphens() {
        let arguments = ["x", "--extra-role", "a.json", "show", "me", "--extra-role=b.json", "--", "--extra-role", "c"];
        assert_eq!(named_roles(&arguments.map(OsString::from)), ["a.json", "b.json"].map(PathBuf::from));
        assert_eq!(named_roles(&["x", "--extra-role"].map(OsString::from)), [] as [PathBuf; 0]);
    }

    #[test]
    fn the_first_word_is_found_behind_options_and_their_values() {
        let first = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            first_word(&arguments).map(|(word, only_name)| (word.to_string_lossy().into_owned(), only_name))
        };
        let word = |word: &str, only_name| Some((word.to_owned(), only_name));
        assert_eq!(first(&["devrel-ready", "team", "x"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--data-dir", "x", "team"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--language", "de", "team"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--data-dir=x", "-h", "team"]), word("team", false));
        assert_eq!(first(&["devrel-ready", "--", "team"]), word("team", true));
        assert_eq!(first(&["devrel-ready", "-"]), word("-", false));
        assert_eq!((first(&["devrel-ready"]), first(&["devrel-ready", "--"])), (None, None));
    }
}
