//! `devrel-ready schema`: prints a JSON Schema.

use clap::{Args, ValueEnum};

use crate::cli::output::reply::Reply;
use crate::schema::{SchemaKind, text};

/// Print the JSON Schema of a file format
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct SchemaArgs {
    /// The format
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
    /// A report, as `devrel-ready export` writes it
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
    /// A file of answers, written by hand and scored
    Answers,
    /// A comparison, as `devrel-ready compare --json` prints it
    Comparison,
    /// The points in time, as `devrel-ready history --json` prints them
    History,
    /// The effect of a new edition, as `devrel-ready migrate --json` prints it
    Migration,
    /// A request for a rating, as `devrel-ready invite` writes it
    Request,
    /// A rating, as `devrel-ready export` writes it
    Rating,
    /// A framework in one file, as `devrel-ready bundle` writes it
    Bundle,
    /// The list of frameworks, as `devrel-ready frameworks --json` prints it
    Frameworks,
    /// The findings in a job posting, as `devrel-ready posting --json` prints them
    Posting,
    /// The picture of a team, as `devrel-ready team --json` prints it
    Team,
    /// The manifest.json of the tables, as `devrel-ready tables` writes it
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
