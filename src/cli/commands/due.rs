//! `devrel-ready due`: says in one line that nothing was logged for some time, for a shell profile or cron.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};
use jiff::ToSpan;

use crate::assessment::Name;
use crate::cli::args::subject::{Subject, name_parser};
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::report::{Reminder, calendar};
use crate::store::{AssessmentKey, typed_path};
use crate::text::{counted, date_words};

/// Say whether it is time to log something
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct DueArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// After how long without an entry, in days or weeks
    #[arg(long, value_name = "TIME", default_value = "30d", value_parser = StringValueParser::new().try_map(|text| days(&text)))]
    after: u32,

    /// Write a reminder for a calendar to this file
    #[arg(long, value_name = "FILE.ics", value_hint = clap::ValueHint::FilePath)]
    calendar: Option<PathBuf>,

    /// With --calendar: replace the file if it is there already
    #[arg(long, requires = "calendar")]
    force: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready due me                     For a shell profile: one line or none
  devrel-ready due me --after 2w
  devrel-ready due me --calendar log.ics  A reminder that comes back

The line is printed if nothing was logged for so long. Otherwise there is no
output, and the exit code is 0 in both cases.";

/// The reason why a text is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write a number of days or weeks, as in 30d or 4w")]
struct NoTime;

fn days(text: &str) -> Result<u32, NoTime> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let each = match unit {
        "d" | "" => 1,
        "w" => 7,
        _ => return Err(NoTime),
    };
    let days = number.parse::<u32>().ok().and_then(|number| number.checked_mul(each));
    days.filter(|days| (1..=3_650).contains(days)).ok_or(NoTime)
}

impl DueArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let opened = subject_reader::open(context, &Subject::Saved(name.clone()))?;
        let (log, today) = (opened.assessment.log(), CommandContext::today());
        let command = format!("{} 'What I did'", context.program.command("log", &name));
        if let Some(path) = self.calendar {
            let first = log.newest().unwrap_or(today).checked_add(i64::from(self.after).days());
            let first = first.unwrap_or(today).max(today);
            let uid = format!("log-{}@devrel-ready", AssessmentKey::of(&name));
            let summary = format!("devrel-ready: log what you did ({name})");
            let made_at = CommandContext::report_time()?;
            let reminder =
                Reminder { uid: &uid, on: first, every: self.after, summary: &summary, description: &command, made_at };
            let path = typed_path(&path)?;
            if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics")) {
                return Err(Failure::usage("a reminder is a file for a calendar", "choose a name that ends in .ics"));
            }
            let shown = context.write_file(&path, &calendar(&reminder), self.force)?;
            let words = format!("Wrote a reminder for every {} to {shown}.\n", days_words(self.after));
            return Ok(Reply { messages: words, ..Reply::default() });
        }
        let Some(newest) = log.newest() else {
            return Ok(Reply::page(format!("Nothing is logged for \"{name}\" yet: `{command}`\n")));
        };
        let since = newest.until(today).map_or(0, |span| span.get_days());
        if u32::try_from(since).unwrap_or_default() < self.after {
            return Ok(Reply::default());
        }
        let words = format!("Nothing is logged for \"{name}\" since {}: `{command}`\n", date_words(newest));
        Ok(Reply::page(words))
    }
}

fn days_words(days: u32) -> String {
    counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")
}

#[cfg(test)]
mod tests {
    use super::{NoTime, days};

    #[test]
    fn a_time_is_a_number_of_days_or_weeks() {
        assert_eq!([days("30d"), days("4w"), days("7")], [Ok(30), Ok(28), Ok(7)]);
        for text in ["", "d", "0d", "-1d", "1y", "99999999999d", "1 d", "4000d"] {
            assert_eq!(days(text), Err(NoTime), "{text}");
        }
    }
}
