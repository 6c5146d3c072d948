//! The published JSON Schemas of the files that people and programs exchange with this one.
//!
//! The schemas are written by hand and built into the program. They only describe; [`report`](crate::report) and
//! [`framework`](crate::framework) read and check the files, including references.

/// A format with a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaKind {
    /// The exported report.
    Report,
    /// A `framework.json`.
    Framework,
    /// A role profile.
    Role,
    /// The skills of one domain.
    Skills,
    /// Things to read or watch.
    Resources,
    /// The terms that find skills in a job posting.
    Terms,
    /// The statements of an earlier edition.
    Edition,
    /// The texts of a framework in another language.
    Language,
    /// A file of answers, which can be written by hand.
    Answers,
    /// The comparison of two states.
    Comparison,
    /// The points in time of an assessment.
    History,
    /// The effects of a new edition on the answers.
    Migration,
    /// A request for a rating.
    Request,
    /// A rating of another person.
    Rating,
    /// A framework in one file.
    Bundle,
    /// The frameworks there are.
    Frameworks,
    /// The mentions in a job posting.
    Posting,
    /// The picture of a team.
    Team,
    /// The manifest of tables about a team.
    Tables,
}

impl SchemaKind {
    /// All formats.
    pub const ALL: [Self; 19] = [
        Self::Report,
        Self::Framework,
        Self::Role,
        Self::Skills,
        Self::Resources,
        Self::Terms,
        Self::Edition,
        Self::Language,
        Self::Answers,
        Self::Comparison,
        Self::History,
        Self::Migration,
        Self::Request,
        Self::Rating,
        Self::Bundle,
        Self::Frameworks,
        Self::Posting,
        Self::Team,
        Self::Tables,
    ];
}

/// Returns the JSON Schema of a format.
#[must_use]
pub const fn text(kind: SchemaKind) -> &'static str {
    match kind {
        SchemaKind::Report => include_str!("../data/schemas/report.json"),
        SchemaKind::Framework => include_str!("../data/schemas/framework.json"),
        SchemaKind::Role => include_str!("../data/schemas/role.json"),
        SchemaKind::Skills => include_str!("../data/schemas/skills.json"),
        SchemaKind::Resources => include_str!("../data/schemas/resources.json"),
        SchemaKind::Terms => include_str!("../data/schemas/terms.json"),
        SchemaKind::Edition => include_str!("../data/schemas/edition.json"),
        SchemaKind::Language => include_str!("../data/schemas/language.json"),
        SchemaKind::Answers => include_str!("../data/schemas/answers.json"),
        SchemaKind::Comparison => include_str!("../data/schemas/comparison.json"),
        SchemaKind::History => include_str!("../data/schemas/history.json"),
        SchemaKind::Migration => include_str!("../data/schemas/migration.json"),
        SchemaKind::Request => include_str!("../data/schemas/request.json"),
        SchemaKind::Rating => include_str!("../data/schemas/rating.json"),
        SchemaKind::Bundle => include_str!("../data/schemas/bundle.json"),
        SchemaKind::Frameworks => include_str!("../data/schemas/frameworks.json"),
        SchemaKind::Posting => include_str!("../data/schemas/posting.json"),
        SchemaKind::Team => include_str!("../data/schemas/team.json"),
        SchemaKind::Tables => include_str!("../data/schemas/tables.json"),
    }
}
