//! `devrel-ready schema`: prints a JSON Schema.

use clap::{Args, ValueEnum};

use crate::cli::output::reply::Reply;
use crate::schema::{SchemaKind, text};

/// Print the JSON Schema of a file format
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct SchemaArgs {
    /// Which format
    kind: SchemaOption,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready schema answers > answers.schema.json
  devrel-ready schema report | jq .properties.results

An editor that knows the schema completes and checks while you type.
`devrel-ready check FILE` checks more: that every skill, role and band exists,
and that no key stands twice.";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SchemaOption {
    /// What `devrel-ready export` writes
    Report,
    /// A framework.json
    Framework,
    /// A role profile
    Role,
    /// The skills of one domain
    Skills,
    /// Things to read or watch, a resources.json
    Resources,
    /// Terms that find skills in a job posting, a terms.json
    Terms,
    /// The statements of an earlier edition
    Edition,
    /// The texts in another language, a lang/de.json
    Language,
    /// What can be written by hand and scored
    Answers,
    /// What `devrel-ready compare --json` prints
    Comparison,
    /// What `devrel-ready history --json` prints
    History,
    /// What `devrel-ready migrate --json` prints
    Migration,
    /// What `devrel-ready invite` writes
    Request,
    /// What a rater exports
    Rating,
    /// What `devrel-ready bundle` writes
    Bundle,
    /// What `devrel-ready frameworks --json` prints
    Frameworks,
    /// What `devrel-ready posting --json` prints
    Posting,
    /// What `devrel-ready team --json` prints
    Team,
    /// The manifest.json that `devrel-ready tables` writes
    Tables,
}

impl SchemaArgs {
    pub(crate) fn run(self) -> Reply {
        Reply::exact(text(match self.kind {
            SchemaOption::Report => SchemaKind::Report,
            SchemaOption::Framework => SchemaKind::Framework,
            SchemaOption::Role => SchemaKind::Role,
            SchemaOption::Skills => SchemaKind::Skills,
            SchemaOption::Resources => SchemaKind::Resources,
            SchemaOption::Terms => SchemaKind::Terms,
            SchemaOption::Edition => SchemaKind::Edition,
            SchemaOption::Language => SchemaKind::Language,
            SchemaOption::Answers => SchemaKind::Answers,
            SchemaOption::Comparison => SchemaKind::Comparison,
            SchemaOption::History => SchemaKind::History,
            SchemaOption::Migration => SchemaKind::Migration,
            SchemaOption::Request => SchemaKind::Request,
            SchemaOption::Rating => SchemaKind::Rating,
            SchemaOption::Bundle => SchemaKind::Bundle,
            SchemaOption::Frameworks => SchemaKind::Frameworks,
            SchemaOption::Posting => SchemaKind::Posting,
            SchemaOption::Team => SchemaKind::Team,
            SchemaOption::Tables => SchemaKind::Tables,
        }))
    }
}
