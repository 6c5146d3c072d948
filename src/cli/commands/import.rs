//! `devrel-ready import`: saves a report or a file of answers as a new assessment.
//!
//! It never replaces a saved assessment.

use std::ffi::OsString;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, ValueHint};

use super::example;
use crate::assessment::{Assessment, Choice, Name};
use crate::cli::args::subject::{Subject, name_parser};
use crate::cli::context::CommandContext;
use crate::cli::editing::{EditSession, Purpose, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::words::coverage_words;

/// Save a report or a file of answers as a new assessment
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct ImportArgs {
    /// A report or a file of answers, or - for standard input
    #[arg(
        value_name = "FILE",
        value_hint = ValueHint::FilePath,
        value_parser = OsStringValueParser::new().map(file)
    )]
    file: Subject,

    /// Call the assessment this instead of what the file says
    #[arg(long = "as", value_name = "NAME", value_parser = name_parser())]
    name: Option<Name>,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready import me.json
  devrel-ready import sam.json --as Sam
  devrel-ready export me --with-notes | devrel-ready import - --as \"me 2\"

Answers, evidence, notes, sureness, stars, flags, goals and the role and band
aimed at are all taken over, each answer with its day; answers to skills that
are no longer asked are kept. A name that is in use is refused, so nothing is
ever written over.

",
    example::answers_file!(),
    "Without a name in the file, the assessment is named after the file."
);

/// Treats every word as a file, because nothing else can be imported.
fn file(written: OsString) -> Subject {
    if written == "-" { Subject::Input } else { Subject::File(written.into()) }
}

impl ImportArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let subject_reader::OpenedSubject { mut assessment, messages, newer, .. } =
            subject_reader::open(context, &self.file)?;
        if let Some(problem) = newer {
            return Err(Failure::Refused {
                verb: "import",
                name: assessment.name().clone(),
                why: problem.message.to_string(),
                hint: format!("{}; until then, `devrel-ready show FILE` shows the file", problem.advice),
            });
        }
        subject_reader::refuse_foreign("import", &assessment)?;
        // The point that a round of answering again began with is not in the file.
        assessment.set_again(None);
        if let Some(name) = self.name {
            assessment.rename(name);
        }
        let name = assessment.name().clone();
        let taken = || Failure::Refused {
            verb: "import",
            name: name.clone(),
            why: "there is an assessment of that name already".to_owned(),
            hint: format!(
                "pass --as NAME to call it something else, or delete the other one first with `{}`",
                context.program.command("delete", &name)
            ),
        };
        if context.is_saved(&name)? {
            return Err(taken());
        }
        assessment.rename(Name::for_new(name.as_str()).map_err(|problem| {
            let message = format!("cannot import this as \"{name}\": {problem}");
            Failure::usage(message, "pass --as NAME to call it something else")
        })?);
        let name = assessment.name().clone();
        // Another program may have created it meanwhile.
        let EditSession { mut session, found: None } = begin_edit(context, Purpose::CHANGE, &name, None)? else {
            return Err(taken());
        };
        move_to_first_open(&mut assessment);
        session.save(&assessment, session.revision() + 1, CommandContext::now())?;
        let result = format!("Saved as \"{name}\": {}\n", coverage_words(assessment.coverage()));
        Ok(Reply { messages, ..Reply::page(result) })
    }
}

/// Sets the place to the first open question, because a file has no place.
fn move_to_first_open(assessment: &mut Assessment) {
    let first = assessment.place();
    if assessment.entry(first).choice != Choice::Unanswered
        && let Some(open) = assessment.next_to_ask(first)
    {
        assessment.set_place(open);
    }
}
