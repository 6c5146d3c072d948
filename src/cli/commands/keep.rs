//! `devrel-ready keep`: keeps the present answers as a point in time.

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};

use crate::assessment::{Name, PointLabel};
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::editing::{EditSession, Purpose, SavedAnswers, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::words::coverage_words;
use crate::workspace::{KeepOutcome, Workspace};

/// Keep the present answers as a point in time
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct KeepArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// The label of the point
    #[arg(long = "as", value_name = "LABEL", value_parser = StringValueParser::new().try_map(|text| PointLabel::new(&text)))]
    label: Option<PointLabel>,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready keep me
  devrel-ready keep me --as 'after the talk'
  devrel-ready compare me                 The newest point against now

A point holds everything that the assessment holds now, and never changes. It
has a number, so me@2 is the second one; me@LABEL and me@2026-05-01 name points
too. If nothing changed since the newest point, no other one is made, unless it
has a label. `devrel-ready history me` lists them; `again` keeps one by itself.";

impl KeepArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = &context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let EditSession { mut session, found } = begin_edit(context, Purpose::KEEP, name, None)?;
        let Some(SavedAnswers { assessment, .. }) = found else { return Err(context.no_assessment(name)?) };
        subject_reader::refuse_foreign("keep", &assessment)?;
        let store = context.store()?;
        let label = self.label.map(|label| label.clean().clone()).unwrap_or_default();
        let workspace = Workspace::new(&store, context.catalog());
        let words = match workspace.keep(&mut session, &assessment, &label, CommandContext::now())? {
            KeepOutcome::Kept(number) => {
                let label = if label.is_empty() { String::new() } else { format!(", \"{label}\"") };
                let coverage = coverage_words(assessment.coverage());
                let newest = assessment.answered_on().map(|day| format!(", the newest {}", day.when()));
                format!("Kept as point {number}{label}: {coverage}{}.\n", newest.unwrap_or_default())
            }
            KeepOutcome::Unchanged(number) => {
                format!(
                    "Nothing changed since point {number}, so no other one was made. --as LABEL makes one anyway.\n"
                )
            }
            KeepOutcome::NothingAnswered => {
                let hint = format!("answer first, with `{}`", context.program.open(name));
                let why = "nothing is answered yet".to_owned();
                return Err(Failure::Refused { verb: "keep", name: name.clone(), why, hint });
            }
        };
        Ok(Reply::page(words))
    }
}
