//! `devrel-ready rate`: answers a request for a rating, by lines.

use std::io::stdin;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueHint};

use crate::assessment::Name;
use crate::cli::args::subject::name_parser;
use crate::cli::context::CommandContext;
use crate::cli::conversation::dialog::{ignore_closed_output, rate};
use crate::cli::conversation::interrupt::InterruptMessage;
use crate::cli::conversation::line::next as next_line;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, print_now};
use crate::cli::output::snippet;
use crate::rating::{RatingRequest, read_request};
use crate::store::{read_source, typed_path};
use crate::words::not_anonymous_words;

/// Rate another person who asked you to
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct RateArgs {
    /// The request that you were given
    #[arg(value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// Your name, as the other person will see it; without it, you are asked
    #[arg(long = "as", value_name = "NAME", value_parser = name_parser())]
    by: Option<Name>,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready rate for-kim.json
  devrel-ready rate for-kim.json --as Kim
  devrel-ready export 'Sam, by Kim' -o sam-by-kim.json

One question after the other, about what you have seen the other person do. Skip
what you have not seen: it counts nowhere. Your answers stay on this computer,
as \"Sam, by Kim\", until you export them and hand the file over; start again at
any time, and you go on where you were. Nothing is anonymous: the file has your
name.";

impl RateArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let source = read_source(&typed_path(&self.file)?)?;
        let request = read_request(context.catalog().usual(), &source).map_err(|problems| Failure::Problems {
            drawn: snippet::draw(&problems, &[&source]),
            count: problems.count(),
            file: source.name.clone(),
        })?;
        let request = RatingRequest { framework: context.catalog().shown(Arc::clone(&request.framework)), ..request };
        context.chosen().refuse_language(&request.framework)?;
        let Some(by) = self.by.map_or_else(|| asked_name(context, &request), |by| Ok(Some(by)))? else {
            return Ok(Reply::page("Nothing was started.\n"));
        };
        let Some(new) = request.to_rate(by.clone()) else {
            let message = format!("\"{}, by {by}\" is too long for a name", request.about);
            return Err(Failure::usage(message, "pass a shorter name of yours with --as"));
        };
        let interrupt = InterruptMessage::prepare(context.target);
        ignore_closed_output(rate(context, &interrupt, new))
    }
}

/// Asks for the name of the rater. `None` if the person leaves.
fn asked_name(context: &CommandContext, request: &RatingRequest) -> Result<Option<Name>, Failure> {
    let subject = &request.about;
    print_now(context.target, &format!("{}\n", not_anonymous_words(subject)))?;
    loop {
        print_now(context.target, &format!("Your name, as {subject} will see it, or quit:\n"))?;
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        if let Some(end) = line.end_words() {
            print_now(context.target, &end)?;
            return Ok(None);
        }
        match line.text().map(str::trim) {
            Some("quit" | "q") => return Ok(None),
            Some(text) => match Name::new(text) {
                Ok(name) => return Ok(Some(name)),
                Err(problem) => print_now(context.target, &format!("That is no name: {problem}.\n"))?,
            },
            None => print_now(context.target, "That line was not taken.\n")?,
        }
    }
}
