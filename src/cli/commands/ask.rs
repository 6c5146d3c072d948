//! `devrel-ready ask`: asks the questions as plain lines, for screen readers, simple terminals and scripts.

use clap::Args;

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::conversation::choosing::choose;
use crate::cli::conversation::dialog::{
    ConversationRequest, IfMissing, converse, ignore_closed_output, nothing_started,
};
use crate::cli::conversation::interrupt::InterruptMessage;
use crate::cli::conversation::setup::NameSource;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;

/// Answer the questions as plain lines, without drawing
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct AskArgs {
    /// The saved assessment, or the name of a new one; without it, you are asked which
    #[arg(value_parser = name_parser())]
    name: Option<Name>,

    /// Start the assessment without asking whether to, if there is none of that name yet
    #[arg(long, requires = "name")]
    new: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready ask
  devrel-ready ask me
  devrel-ready ask me --new < lines.txt

One question after the other, as plain lines: nothing is drawn, no color is
used, and the cursor stays where it is. At each question type 0 to 4, na, an
empty line to skip, or help for everything else. Every answer is saved before
the next question comes. quit or the end of the input leaves; the next start
comes back to the same question. When everything is answered, no line is taken
as an answer until a question is asked again, as with question 12. The last line
of a file counts only if a line break ends it.

A new assessment first asks for a band and a role, by number or name; an empty
line takes the usual one. In quick mode (type quick) the most telling question
comes next.";

impl AskArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let missing = if self.new { IfMissing::Start } else { IfMissing::Ask };
        context.catalog();
        context.tell_unusable_roles();
        let interrupt = InterruptMessage::prepare(context.target);
        ignore_closed_output(match self.name {
            Some(name) => {
                let request = ConversationRequest { name: &name, missing, named: NameSource::Argument };
                // For another name, the person has to run another command.
                converse(context, &interrupt, request).map(|ended| ended.unwrap_or_else(nothing_started))
            }
            None => choose(context, &interrupt),
        })
    }
}
