//! `devrel-ready show`: prints the results, drawn on a terminal and as text elsewhere.

mod drawn;
mod roles;
mod skills;

use std::fmt::Write;

use clap::Args;

use super::example;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::{CommandContext, band, role};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::subject_reader;
use crate::report::{Notes, Report, ReportRequest, Scope, results_beside_bars, results_in_paragraphs};
use crate::score::Scorecard;
use crate::text::push_paragraph;
use crate::words::{answers_by_id, explain};

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
        let generated_at = CommandContext::report_time()?;
        let subject_reader::OpenedSubject { assessment, messages, .. } =
            subject_reader::open_or_rating(context, &self.name)?;
        if let Some(answers) = answers_by_id(&assessment) {
            return Ok(Reply { messages, ..Reply::page(format!("{}: {answers}\n", assessment.name())) });
        }
        subject_reader::refuse_rating("score", &assessment)?;
        let framework = assessment.framework();
        let role = self.role.map(|typed| role(framework, &typed)).transpose()?;
        let band = self.band.map(|typed| band(framework, &typed)).transpose()?;
        let (notes, scope) = (Notes::Without, Scope { role, band });
        let request = ReportRequest { assessment: &assessment, generated_at, notes, effort: None, scope, kept: None };
        let report = Report::of(request);
        let mut explanations = String::new();
        if let (true, (Some(role), band)) = (self.explain, report.focus()) {
            push_explanations(&mut explanations, &report, report.evaluation.card(role, band));
        }
        let result = match context.target.page() {
            Some(mut page) => {
                drawn::results(&mut page, &report);
                page.text(&(results_beside_bars(&report) + &explanations));
                Printed::Drawn(page)
            }
            None => Printed::Page(results_in_paragraphs(&report) + &explanations),
        };
        Ok(Reply { result, messages, ..Reply::default() })
    }
}

/// Adds the arithmetic of the focused role and of its plan.
fn push_explanations(text: &mut String, report: &Report<'_>, card: &Scorecard) {
    let (framework, sheet) = (report.framework(), report.evaluation.sheet());
    let plan = report.plan.as_ref().map(|section| ("Plan", explain::plan(framework, &section.plan)));
    let (role, band) = (&framework.role(card.role).name, &framework.band(card.band).name);
    let _ = writeln!(text, "\nHow the numbers come about: {role}, {band}");
    for (heading, lines) in explain::everything(framework, sheet, card).into_iter().chain(plan) {
        let _ = writeln!(text, "\n{heading}");
        for line in lines {
            push_paragraph(text, 2, &line);
        }
    }
}
