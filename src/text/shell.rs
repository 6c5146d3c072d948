//! Words as a shell has to be given them.

/// Returns an argument as it has to be typed. Quotes it if a shell could interpret any part of it.
#[must_use]
pub fn shell_quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | ':' | ',' | '@');
    if !argument.is_empty() && argument.chars().all(plain) {
        return argument.to_owned();
    }
    if cfg!(windows) {
        return format!("\"{}\"", argument.replace('"', "\\\""));
    }
    // Between single quotes, only the closing quote has a meaning.
    format!("'{}'", argument.replace('\'', r"'\''"))
}

/// Returns a path as it has to be typed. One that begins with a dash gets `./` before it, so that it is not taken for an
/// option. A dash alone stands for standard input.
#[must_use]
pub fn shell_path(path: &str) -> String {
    if path.starts_with('-') && path != "-" { shell_quoted(&format!("./{path}")) } else { shell_quoted(path) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::{shell_path, shell_quoted};

    #[test]
    fn a_path_is_never_taken_for_an_option() {
        let cases = [("-x", "./-x"), ("-", "-"), ("a/-x", "a/-x"), ("--my role", "'./--my role'"), ("a b", "'a b'")];
        assert_eq!(cases.map(|(path, _)| shell_path(path)), cases.map(|(_, typed)| typed.to_owned()));
    }

    #[test]
    fn only_what_a_shell_could_interpret_is_quoted() {
        let cases = [("me@b1", "me@b1"), ("", "''"), ("O'Brien@b1", r"'O'\''Brien@b1'"), ("a b", "'a b'")];
        assert_eq!(cases.map(|(argument, _)| shell_quoted(argument)), cases.map(|(_, typed)| typed.to_owned()));
    }
}
