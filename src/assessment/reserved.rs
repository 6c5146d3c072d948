//! Reserved words: the present and future commands of the program, which cannot be names of assessments.
//!
//! The program would run a command of the same name instead of opening the assessment.

/// The present and future commands.
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

/// Returns whether a word is a command, ignoring case.
#[must_use]
pub fn is_reserved(word: &str) -> bool {
    COMMANDS.iter().any(|command| word.eq_ignore_ascii_case(command))
}

/// Returns every reserved word.
#[must_use]
pub const fn reserved() -> &'static [&'static str] {
    &COMMANDS
}
