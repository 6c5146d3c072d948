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

#[cfg(all(test, unix))]
mod tests {
    use super::shell_quoted;

    #[test]
    fn only_what_a_shell_could_interpret_is_quoted() {
        let cases = [("me@b1", "me@b1"), ("", "''"), ("O'Brien@b1", r"'O'\''Brien@b1'"), ("a b", "'a b'")];
        assert_eq!(cases.map(|(argument, _)| shell_quoted(argument)), cases.map(|(_, typed)| typed.to_owned()));
    }
}
