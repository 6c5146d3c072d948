//! Commands to be copied from what is printed, with names quoted as a shell needs them.

use std::fmt::Display;
use std::path::Path;

use crate::assessment::Name;

/// `devrel-ready ask me`, `devrel-ready show 'Ada Lovelace'`.
pub(super) fn command(word: &str, name: impl Display) -> String {
    format!("devrel-ready {word} {}", quoted(&name.to_string()))
}

/// The command that opens an assessment, `devrel-ready me`.
pub(super) fn open(name: impl Display) -> String {
    format!("devrel-ready {}", quoted(&name.to_string()))
}

/// The command that opens the interface again: `devrel-ready --data-dir work me`.
pub(super) fn go_on(data_dir: Option<&Path>, name: Option<&Name>) -> String {
    let data_dir = data_dir.map(|dir| format!(" --data-dir {}", quoted(&dir.to_string_lossy())));
    let name = name.map(|name| format!(" {}", quoted(name.as_str())));
    format!("devrel-ready{}{}", data_dir.unwrap_or_default(), name.unwrap_or_default())
}

/// An argument as it has to be typed. Quoted unless nothing in it can mean anything to a shell.
fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | ':' | ',' | '@');
    if !argument.is_empty() && argument.chars().all(plain) {
        return argument.to_owned();
    }
    if cfg!(windows) {
        return format!("\"{}\"", argument.replace('"', "\\\""));
    }
    // Nothing means anything between single quotes but the quote that ends them.
    format!("'{}'", argument.replace('\'', r"'\''"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::{command, open};

    #[test]
    fn a_plain_name_stays_plain() {
        assert_eq!(command("ask", "me"), "devrel-ready ask me");
        assert_eq!(open("2026-11.v2"), "devrel-ready 2026-11.v2");
        assert_eq!(open("春"), "devrel-ready 春");
    }

    #[test]
    fn a_name_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(command("show", "My Community Check!"), "devrel-ready show 'My Community Check!'");
        assert_eq!(command("ask", "Ada's $HOME `x`"), r"devrel-ready ask 'Ada'\''s $HOME `x`'");
        for name in ["a;b", "a&b", "~", "#1", "a*", "a\"b", "a(b)", "{a,b}"] {
            assert!(open(name).ends_with(&format!("'{name}'")), "{name}");
        }
    }

    #[test]
    fn a_shell_reads_the_name_back() {
        for name in ["My Community Check!", "Ada's", "a\"b $x `y` \\", "naïve"] {
            let line = open(name).replacen("devrel-ready", "printf %s", 1);
            let said = std::process::Command::new("sh").args(["-c", &line]).output().expect("there is a shell");
            assert_eq!(String::from_utf8_lossy(&said.stdout), name);
        }
    }
}
