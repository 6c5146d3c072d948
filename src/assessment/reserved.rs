//! Words that are commands of the program, now or in a version to come, so that no assessment is called so.
//!
//! A name that becomes a command later could not be opened by typing it any more.

/// Every command there is or will be.
const COMMANDS: [&str; 36] = [
    "again",
    "answer",
    "ask",
    "backups",
    "bundle",
    "check",
    "compare",
    "completions",
    "copy",
    "delete",
    "due",
    "export",
    "frameworks",
    "help",
    "history",
    "import",
    "invite",
    "keep",
    "list",
    "log",
    "man",
    "migrate",
    "new-framework",
    "new-role",
    "next",
    "plan",
    "posting",
    "rate",
    "rename",
    "restore",
    "roles",
    "schema",
    "show",
    "skills",
    "tables",
    "team",
];

/// Returns whether a word is a command, whatever its capitals.
#[must_use]
pub fn is_reserved(word: &str) -> bool {
    COMMANDS.iter().any(|command| word.eq_ignore_ascii_case(command))
}

/// Returns every word that is reserved.
#[must_use]
pub const fn reserved() -> &'static [&'static str] {
    &COMMANDS
}
