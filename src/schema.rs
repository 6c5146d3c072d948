//! The published JSON Schemas of the files that people and programs exchange with us.
//!
//! They are written by hand and built into the program. They describe; reading and judging a file is done by
//! [`report`](crate::report) and [`framework`](crate::framework), which also follow references.

/// A format with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaKind {
    /// What is exported.
    Report,
    /// A `framework.json`.
    Framework,
    /// A role profile.
    Role,
    /// What can be written by hand to be scored.
    Answers,
}

impl SchemaKind {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Report, Self::Framework, Self::Role, Self::Answers];
}

/// The JSON Schema of a format.
#[must_use]
pub const fn text(kind: SchemaKind) -> &'static str {
    match kind {
        SchemaKind::Report => include_str!("../data/schemas/report.json"),
        SchemaKind::Framework => include_str!("../data/schemas/framework.json"),
        SchemaKind::Role => include_str!("../data/schemas/role.json"),
        SchemaKind::Answers => include_str!("../data/schemas/answers.json"),
    }
}
