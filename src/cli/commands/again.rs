//! `devrel-ready again`: keeps the present answers as a point in time, then asks everything again.

use clap::Args;

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::editing::{EditSession, Purpose, SavedAnswers, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::words::{again_begun_words, again_ended_words};
use crate::workspace::{AgainOutcome, Workspace};

/// Answer again, with the old answers kept and in view
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct AgainArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// Hide the old answers while answering
    #[arg(long)]
    fresh: bool,

    /// End answering again; what was not given again stays as it is
    #[arg(long, conflicts_with = "fresh")]
    end: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready again me                   Begin, or go on where you were
  devrel-ready ask me                     Go on as plain lines
  devrel-ready again me --end             Leave the rest as it is
  devrel-ready compare me                 See what changed and why

The present answers are kept as a point in time first. Then every question shows
last time's answer, and Enter gives it again. Seeing the old answer cuts changes
that are none, but invites to say that nothing changed; --fresh hides the old
answers until you have answered. There is no way to give all of them again at
once. Without a terminal, the command only begins.";

/// How the command goes on.
pub(crate) enum AgainRun {
    /// The questions are to be asked, after these words.
    Ask(Name, String),
    /// Nothing is left to do but to print.
    Told(String),
}

impl AgainRun {
    /// Returns the words alone, where no questions can follow.
    pub(crate) fn into_reply(self) -> Reply {
        match self {
            Self::Ask(_, words) | Self::Told(words) => Reply::page(words),
        }
    }
}

impl AgainArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<AgainRun, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let EditSession { mut session, found } = begin_edit(context, Purpose::AGAIN, &name, None)?;
        let Some(SavedAnswers { mut assessment, .. }) = found else { return Err(context.no_assessment(&name)?) };
        subject_reader::refuse_foreign("answer", &assessment)?;
        let refused = |why: &str, hint: String| Failure::Refused {
            verb: "answer again",
            name: name.clone(),
            why: why.to_owned(),
            hint,
        };
        if self.end {
            let Some(again) = assessment.again() else {
                let begin = context.program.command("again", &name);
                return Err(refused("you are not answering again", format!("`{begin}` begins")));
            };
            let left = assessment.still_to_give().count();
            assessment.set_again(None);
            session.save(&assessment, session.revision() + 1, CommandContext::now())?;
            return Ok(AgainRun::Told(again_ended_words(again.point, left) + "\n"));
        }
        let store = context.store()?;
        let workspace = Workspace::new(&store, context.catalog());
        let begun = workspace.begin_again(&mut session, &mut assessment, self.fresh, CommandContext::now())?;
        let (point, is_new) = match begun {
            AgainOutcome::Begun(point) => (point, true),
            AgainOutcome::Resumed(point) => (point, false),
            AgainOutcome::NothingAnswered => {
                let hint = format!("answer first, with `{}`", context.program.open(&name));
                return Err(refused("nothing is answered yet", hint));
            }
        };
        let left = assessment.still_to_give().count();
        Ok(AgainRun::Ask(name, again_begun_words(point, is_new, left) + "\n"))
    }
}
