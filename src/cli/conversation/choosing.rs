//! The bare command on a terminal that cannot be drawn on: the same by lines.
//!
//! Says what this is, offers the assessments there are, and asks the questions of the one that was named. What a line
//! means there is decided in [`offer`].

use std::io::stdin;

use super::dialog::{Missing, Wanted, converse, nothing_started, quietly};
use super::interrupt::Parting;
use super::line::next as next_line;
use super::offer::{Offer, Picked};
use super::setup::{Named, introduction};
use crate::assessment::Name;
use crate::cli::commands::context::Context;
use crate::cli::commands::list;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, tell};

const WHY: &str =
    "This terminal cannot move its cursor (TERM is empty or dumb), so the questions\ncome as plain lines.\n";

/// Asks the questions of the assessment that is named now or by a line.
pub(crate) fn run(context: &Context, name: Option<Name>) -> Result<Reply, Failure> {
    quietly(sit_down(context, name))
}

fn sit_down(context: &Context, name: Option<Name>) -> Result<Reply, Failure> {
    let parting = Parting::prepare();
    tell(WHY)?;
    if let Some(name) = name {
        let wanted = Wanted { name: &name, missing: Missing::Ask, named: Named::ByArgument };
        return converse(context, &parting, wanted).map(|ended| ended.unwrap_or_else(nothing_started));
    }
    choose(context, &parting)
}

/// Asks which assessment, and then its questions.
pub(crate) fn choose(context: &Context, parting: &Parting) -> Result<Reply, Failure> {
    tell(&introduction(&context.framework))?;
    let offer = Offer::of(list::rows(context)?);
    // Where there is nothing yet, no name can be a slip.
    let missing = if offer.is_empty() { Missing::Start } else { Missing::Ask };
    tell(&format!("\n{}{}", offer.sentences(), offer.question()))?;
    while let Some(name) = read_name(&offer)? {
        let wanted = Wanted { name: &name, missing, named: Named::ByLine };
        if let Some(reply) = converse(context, parting, wanted)? {
            return Ok(reply);
        }
        tell(&format!("\n{}", offer.question()))?;
    }
    Ok(nothing_started())
}

/// Asks until there is a name; none if the person leaves.
fn read_name(offer: &Offer) -> Result<Option<Name>, Failure> {
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        if let Some(words) = line.end_words() {
            tell(&words)?;
            return Ok(None);
        }
        match line.text().map(|typed| offer.pick(typed)) {
            Some(Picked::Name(name)) => return Ok(Some(name)),
            Some(Picked::Leave) => return Ok(None),
            Some(Picked::Ask(words)) => tell(&words)?,
            None => tell(&offer.question())?,
        }
    }
}
