//! Starts a conversation.
//!
//! Introduces the program, lists the saved assessments, and asks the questions of the chosen one. [`menu`](super::menu)
//! parses the lines.

use std::io::stdin;

use super::dialog::{ConversationRequest, IfMissing, converse, ignore_closed_output, nothing_started};
use super::interrupt::InterruptMessage;
use super::line::next as next_line;
use super::menu::{AssessmentMenu, MenuChoice};
use super::setup::{NameSource, introduction};
use crate::assessment::Name;
use crate::cli::context::CommandContext;
use crate::cli::listing;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, print_now};

const WHY: &str =
    "This terminal cannot move its cursor (TERM is empty or dumb), so the questions come as plain lines.\n";

/// Asks the questions of the named assessment. Without a name, asks for one first.
pub(crate) fn run(context: &CommandContext, name: Option<Name>) -> Result<Reply, Failure> {
    ignore_closed_output(start(context, name))
}

fn start(context: &CommandContext, name: Option<Name>) -> Result<Reply, Failure> {
    let interrupt = InterruptMessage::prepare(context.target);
    print_now(context.target, WHY)?;
    context.catalog();
    context.tell_unusable_roles();
    if let Some(name) = name {
        let request = ConversationRequest { name: &name, missing: IfMissing::Ask, named: NameSource::Argument };
        return converse(context, &interrupt, request).map(|ended| ended.unwrap_or_else(nothing_started));
    }
    choose(context, &interrupt)
}

/// Asks for an assessment, and then its questions.
pub(crate) fn choose(context: &CommandContext, interrupt: &InterruptMessage) -> Result<Reply, Failure> {
    print_now(context.target, &introduction(context.framework()?))?;
    let menu = AssessmentMenu::of(listing::rows(context)?);
    // Without saved assessments, the name is not a misspelling of another.
    let missing = if menu.is_empty() { IfMissing::Start } else { IfMissing::Ask };
    print_now(context.target, &format!("\n{}{}", menu.sentences(), menu.question()))?;
    while let Some(name) = read_name(context, &menu)? {
        let request = ConversationRequest { name: &name, missing, named: NameSource::Line };
        if let Some(reply) = converse(context, interrupt, request)? {
            return Ok(reply);
        }
        print_now(context.target, &format!("\n{}", menu.question()))?;
    }
    Ok(nothing_started())
}

/// Asks until there is a name. Returns `None` if the person leaves.
fn read_name(context: &CommandContext, menu: &AssessmentMenu) -> Result<Option<Name>, Failure> {
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        if let Some(words) = line.end_words() {
            print_now(context.target, &words)?;
            return Ok(None);
        }
        match line.text().map(|typed| menu.pick(typed)) {
            Some(MenuChoice::Name(name)) => return Ok(Some(name)),
            Some(MenuChoice::Leave) => return Ok(None),
            Some(MenuChoice::Ask(words)) => print_now(context.target, &words)?,
            None => print_now(context.target, &menu.question())?,
        }
    }
}
