//! `devrel-ready show`: results as text.

use std::fmt::Write;

use clap::Args;

use super::example;
use crate::assessment::Assessment;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::output::status::ExitStatus;
use crate::cli::subject_reader;
use crate::framework::{BandId, Framework, RoleId};
use crate::plan::shortest_path;
use crate::report::{Focus, Notes, Report, Request, Scope, as_text, explain};
use crate::score::Evaluation;
use crate::text::push_wrapped;

/// Show results as text
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct ShowArgs {
    /// A saved assessment, a file of answers or a report, or - for standard input
    #[arg(value_parser = Subject::parser(), value_hint = HINT)]
    name: Subject,

    /// Tell about this role in detail instead of the one aimed at or leading
    #[arg(long)]
    role: Option<String>,

    /// Judge by this band instead of the one aimed at
    #[arg(long)]
    band: Option<String>,

    /// Show how each number comes about, so that you can redo it by hand
    #[arg(long)]
    explain: bool,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready show me
  devrel-ready show me --role writer --band lead
  devrel-ready show me --explain
  devrel-ready show answers.json
  curl -s https://example.org/answers.json | devrel-ready show -

`devrel-ready roles` lists the roles and bands.

",
    example::answers_file!(),
    "Nothing is saved or changed by showing it."
);

impl ShowArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let role = self.role.map(|role| context.role(&role)).transpose()?;
        let band = self.band.map(|band| context.band(&band)).transpose()?;
        let generated_at = CommandContext::report_time()?;
        let subject_reader::OpenedSubject { assessment, messages, .. } = subject_reader::open(context, &self.name)?;
        let framework = &context.framework;
        let (notes, scope) = (Notes::Without, Scope { role, band });
        let request = Request { framework, assessment: &assessment, generated_at, notes, effort: None, scope };
        let report = Report::of(request);
        let focus = Focus::of(&report);
        let mut result = as_text(framework, &report, focus);
        let in_focus = focus.role.and_then(|role| framework.find_role(role));
        if let (true, Some(role)) = (self.explain, in_focus) {
            let band = band.unwrap_or(assessment.aim().band);
            push_explanations(&mut result, framework, &assessment, (role, band));
        }
        Ok(Reply { result, messages, status: ExitStatus::Done })
    }
}

/// Adds the arithmetic of the role in focus and of its plan.
fn push_explanations(
    text: &mut String,
    framework: &Framework,
    assessment: &Assessment,
    (role, band): (RoleId, BandId),
) {
    let evaluation = Evaluation::of(framework, assessment.sheet());
    let (sheet, card) = (evaluation.sheet(), evaluation.card(role, band));
    let plan = shortest_path(framework, sheet, card, |skill| assessment.entry(skill).star);
    let plan = plan.map(|plan| ("Plan", explain::plan(framework, &plan)));
    let (role, band) = (&framework.role(role).name, &framework.band(card.band).name);
    let _ = writeln!(text, "\nHow the numbers come about: {role}, {band}");
    for (heading, lines) in explain::everything(framework, sheet, card).into_iter().chain(plan) {
        let _ = writeln!(text, "\n{heading}");
        for line in lines {
            push_wrapped(text, 2, &line);
        }
    }
}
