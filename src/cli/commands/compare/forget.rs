//! Deletes ratings that are kept beside an assessment, after asking. It touches no answer.

use crate::assessment::Name;
use crate::cli::args::subject::Subject;
use crate::cli::context::CommandContext;
use crate::cli::conversation::confirm::asked;
use crate::cli::editing::{EditSession, Purpose, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, can_ask};
use crate::store::SavedRatings;
use crate::text::listed;
use crate::words::rater_and_day_words;

/// Deletes the rating of this number, or all of a rater.
pub(super) fn run(subject: &Subject, rater: &str, yes: bool, context: &CommandContext) -> Result<Reply, Failure> {
    let Subject::Saved(name) = subject else {
        let hint = "name the assessment that keeps it, as in `devrel-ready compare Sam --forget Kim`";
        return Err(Failure::usage("ratings are kept with a saved assessment", hint));
    };
    let Some(name) = context.known(name)? else { return Err(context.no_assessment(name)?) };
    let found = named(&context.store()?.ratings(&context.framework_of(&name)?, &name, CommandContext::today())?, rater);
    if found.is_empty() {
        let hint = format!("`{} --kept` shows those that are kept", context.program.command("compare", &name));
        let why = format!("no rating by \"{rater}\" is kept with it, and none of that number");
        return Err(Failure::Refused { verb: "delete a rating of", name, why, hint });
    }
    let words: Vec<&str> = found.iter().map(|(_, words)| words.as_str()).collect();
    let words = listed(&words, "and");
    if !yes {
        if !can_ask() {
            let message = format!("cannot ask whether to delete {words}: there is no terminal");
            return Err(Failure::usage(message, "pass --yes to delete without being asked"));
        }
        if !asked(&format!("Delete {words}? Your own answers stay.\n"))? {
            return Ok(Reply { messages: "Nothing was deleted.\n".to_owned(), ..Reply::default() });
        }
    }
    let EditSession { mut session, .. } = begin_edit(context, Purpose::FORGET, &name, None)?;
    for (number, _) in &found {
        session.delete_rating(*number)?;
    }
    Ok(Reply { messages: format!("Deleted {words}.\n"), ..Reply::default() })
}

/// Returns the ratings that a person means, each with its number and its name in words. A damaged one has only a number.
fn named(saved: &SavedRatings, rater: &str) -> Vec<(u32, String)> {
    let by = Name::new(rater).ok();
    let number: Option<u32> = rater.parse().ok();
    let sound = saved
        .ratings
        .iter()
        .filter(|(own, rating)| number == Some(*own) || by.as_ref().is_some_and(|by| rating.by.is_same(by)));
    let sound = sound.map(|(own, rating)| (*own, format!("rating {own}, by {}", rater_and_day_words(rating))));
    let damaged = saved.damaged.iter().filter(|(own, _)| number == Some(*own));
    sound.chain(damaged.map(|(own, _)| (*own, format!("rating {own}, which cannot be used")))).collect()
}
