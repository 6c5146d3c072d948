//! `devrel-ready next`: shows the next question of quick mode and how certain the leading role is.

use std::fmt::Write;

use clap::Args;
use serde::Serialize;

use super::example;
use crate::assessment::Coverage;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::{CommandContext, band};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::output::status::ExitStatus;
use crate::cli::subject_reader;
use crate::framework::{Framework, Level};
use crate::interview::{Question, Quick};
use crate::score::Evaluation;
use crate::text::push_paragraph;
use crate::words::{coverage_words, leading_words, question_words, quick_words};

/// Show which question quick mode would ask now
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct NextArgs {
    /// A saved assessment, a file of answers or a report, or - for standard input
    #[arg(value_parser = Subject::parser(), value_hint = HINT)]
    name: Subject,

    /// Judge by this band instead of the one aimed at
    #[arg(long)]
    band: Option<String>,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready next me
  devrel-ready next me --json | jq -r '.next'

Until the leading role is settled or decided, the question is the one that best
tells it from its closest rival; then come the skills of the leading role that
are still open. Settled: the open answers are unlikely to change the leading
role. Decided: they cannot. With --json there are: next (null when nothing is
left to ask), band, leader (null before the first answer), settled, decided,
answered, closest, too_close_to_call (the roles, if there are several), why.

",
    example::answers_file!(),
    "Nothing is saved or changed by asking for the next question."
);

/// The state of quick mode, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Serialize)]
struct NextJson<'p> {
    next: Option<&'p str>,
    band: &'p str,
    leader: Option<&'p str>,
    settled: bool,
    decided: bool,
    answered: usize,
    /// The rival that the open answers could most easily put above the leader.
    closest: Option<&'p str>,
    /// The leader and the roles too close to it; empty if it leads alone.
    too_close_to_call: Vec<&'p str>,
    /// The reason for the question.
    why: Option<String>,
}

impl NextArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let subject_reader::OpenedSubject { assessment, messages, .. } = subject_reader::open(context, &self.name)?;
        let framework = assessment.framework();
        let band = self.band.map(|typed| band(framework, &typed)).transpose()?;
        let evaluation = Evaluation::of(framework, assessment.sheet());
        let band = band.unwrap_or(assessment.aim().band);
        let quick = Quick::of(framework, &evaluation, band);
        let coverage = assessment.coverage();
        let result = if self.json {
            Printed::Exact(json(&page(framework, &quick, coverage.answered)))
        } else if coverage.unanswered == 0 {
            // The usual words mention open answers, and there are none.
            Printed::Page(format!(
                "{}{}\n\nEvery question is answered, so nothing is left to ask.\n",
                head(framework, &quick, coverage),
                leading_words(framework, evaluation.ranking(band))
            ))
        } else {
            Printed::Page(as_text(framework, &quick, coverage))
        };
        Ok(Reply { result, messages, status: ExitStatus::Done })
    }
}

fn page<'p>(framework: &'p Framework, quick: &Quick, answered: usize) -> NextJson<'p> {
    let role = |role| framework.role(role).key.as_str();
    let close = if quick.is_too_close() { quick.top.as_slice() } else { &[] };
    NextJson {
        next: quick.question.map(|question| framework.skill(question.skill).key.as_str()),
        band: framework.band(quick.band).key.as_str(),
        leader: quick.leader().map(role),
        settled: quick.settled,
        decided: quick.decided,
        answered,
        closest: quick.closest.map(role),
        too_close_to_call: close.iter().copied().map(role).collect(),
        why: quick.question.map(|question| question_words(framework, question)),
    }
}

fn head(framework: &Framework, quick: &Quick, coverage: Coverage) -> String {
    format!("{}. Band: {}\n", coverage_words(coverage), framework.band(quick.band).name)
}

fn as_text(framework: &Framework, quick: &Quick, coverage: Coverage) -> String {
    let mut text = head(framework, quick, coverage);
    for words in quick_words(framework, quick) {
        push_paragraph(&mut text, 0, &words);
    }
    text.push('\n');
    match quick.question {
        Some(question) => push_question(&mut text, framework, question),
        None => push_paragraph(&mut text, 0, "Nothing is left to ask for the leading role."),
    }
    text
}

fn push_question(text: &mut String, framework: &Framework, question: Question) {
    let skill = framework.skill(question.skill);
    let _ = writeln!(text, "Next: {} ({})", skill.name, skill.key);
    push_paragraph(text, 2, &question_words(framework, question));
    push_paragraph(text, 2, skill.definition.as_str());
    for (level, statement) in Level::ALL.into_iter().zip(&skill.statements) {
        let _ = writeln!(text, "\n  {level}  {}", framework.level_name(level));
        push_paragraph(text, 5, statement.as_str());
    }
}
