//! `devrel-ready team`: rolls the reports of a team up into one picture.

mod drawn;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};

use crate::cli::context::CommandContext;
use crate::cli::intake::{Gathered, IntakeArgs, tell_skipped};
use crate::cli::output::failure::Failure;
use crate::cli::output::progress::Interruption;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::output::status::ExitStatus;
use crate::framework::Framework;
use crate::report::team::{TEAM_FORMS, TeamForm, TeamReport};
use crate::store::typed_path;
use crate::team::{
    LOWEST_LEAST, MOST_NAMED, Naming, PictureRequest, SeatProblem, SeatRequest, TeamPicture, TeamProblem, TeamTally,
    USUAL_LEAST, parse_seats,
};
use crate::text::{Clean, listed, nearest};
use crate::words::mostly_hidden_words;

/// See what a team covers, from the reports of its people
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct TeamArgs {
    #[command(flatten)]
    intake: IntakeArgs,

    /// Ask for these seats instead of one for each role and band that somebody aims at
    #[arg(long, value_name = "ROLE/BAND[=COUNT],...")]
    seats: Option<String>,

    /// Name people; for 2 to 500 of them
    #[arg(long)]
    names: bool,

    /// Hide numbers about fewer people than this, 5 if nothing is said; at least 3
    #[arg(short, value_name = "N", conflicts_with = "names")]
    k: Option<String>,

    /// Print JSON, for programs
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// The form of the picture; usually the one that the name of the file asks for, or else text
    #[arg(long, value_parser = form_parser())]
    format: Option<&'static TeamForm>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready team reports/                     Nobody is named
  devrel-ready team reports/ --seats advocate/established=2,writer/entry
  devrel-ready team reports/ --names             For a talk with these people
  devrel-ready team reports/ --group people.csv  People and groups from a table
  devrel-ready team reports/ --json | jq '.coverage[] | select(.able == 0)'
  devrel-ready team reports/ -o team.md
  zstd -dc all.ndjson.zst | devrel-ready team -
  devrel-ready export me --compact >> all.ndjson

Answers are scored again, so that edited results and older editions do no harm.
What cannot be read is named and skipped. A person is a file, or a line of a
file of lines, and the group is the first folder. Only the table of --group, or
--person-field, says that several reports belong to one person: then the newest
answers count.

Without --names nobody is named, every number about fewer than 5 people (-k) is
hidden, and with it what would give it away. Evidence and notes never leave the
files. `devrel-ready schema team` describes the JSON.";

/// Reads the name of a form.
fn form_parser() -> impl TypedValueParser<Value = &'static TeamForm> {
    let values = TEAM_FORMS.iter().map(|form| PossibleValue::new(form.name).help(form.title));
    PossibleValuesParser::new(values).map(|name| TeamForm::named(&name).expect("the parser allows these names only"))
}

impl TeamArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let output = self.output.as_ref().filter(|file| file.as_os_str() != "-");
        let file = output.map(|file| typed_path(file)).transpose()?;
        let form = self.form(file.as_deref())?;
        let naming = self.naming()?;
        let framework = context.framework_for_many()?;
        let seats = self.seats.as_deref().map(|seats| seats_of(&framework, seats)).transpose()?;
        let generated_at = CommandContext::report_time()?;
        let tally = || TeamTally::new(&framework, seats.as_deref(), self.names);
        let Gathered { sink, files, mut messages, interruption } =
            self.intake.gather(context, Interruption::prepare(), tally)?;
        let picture = TeamPicture::of(sink, PictureRequest { seats: seats.clone(), naming })
            .map_err(|problem| no_picture(&problem))?;
        let is_for_people = form.is_none_or(|form| !["json", "csv"].contains(&form.name));
        if let Some(words) = mostly_hidden_words(&picture).filter(|_| is_for_people) {
            let _ = writeln!(messages, "note: {words}");
        }
        let report = TeamReport { picture, files, generated_at };
        let is_strict = self.intake.strict && report.files.skipped_count > 0;
        let tells_files = file.is_none() && form.is_none_or(|form| form.name == "text" || form.name == "markdown");
        if is_strict || !tells_files {
            tell_skipped(&mut messages, &report.files, is_strict);
        }
        let status = if is_strict { ExitStatus::Failed } else { ExitStatus::Done };
        if let Some(file) = file {
            let form = form.unwrap_or(&TEAM_FORMS[0]);
            let written = form.write(&report);
            let _held = interruption.hold();
            let name = context.write_file(&file, &written, self.force)?;
            let people = if self.names { "People are named in it." } else { "Nobody is named in it." };
            let _ = writeln!(messages, "Wrote {name}: {}. {people}", form.title);
            return Ok(Reply { messages, status, ..Reply::default() });
        }
        drop(interruption.hold());
        let result = match (form, context.target.page()) {
            (None, Some(mut page)) => {
                drawn::team(&mut page, &report);
                Printed::Drawn(page)
            }
            (form, _) => Printed::Exact(form.unwrap_or(&TEAM_FORMS[0]).write(&report)),
        };
        Ok(Reply { result, messages, status })
    }

    /// Returns the form that the options or the name of the file ask for.
    fn form(&self, file: Option<&Path>) -> Result<Option<&'static TeamForm>, Failure> {
        if self.json {
            return Ok(TeamForm::named("json"));
        }
        match (self.format, file) {
            (Some(form), _) => Ok(Some(form)),
            (None, Some(file)) => {
                let name = file.to_string_lossy();
                let message = || format!("no form of the picture goes by the name {}", Clean::file(&name));
                TeamForm::of_file(&name).map(Some).map_err(|hint| Failure::usage(message(), hint))
            }
            (None, None) => Ok(None),
        }
    }

    fn naming(&self) -> Result<Naming, Failure> {
        if self.names {
            return Ok(Naming::Named);
        }
        let Some(typed) = &self.k else { return Ok(Naming::Aggregate { least: USUAL_LEAST }) };
        let hint =
            || format!("write a number from {LOWEST_LEAST} on; behind fewer people, a number is about each of them");
        let no_number = |_| Failure::usage(format!("-k {} is no number of people", Clean::line(typed)), hint());
        match typed.parse().map_err(no_number)? {
            least @ LOWEST_LEAST.. => Ok(Naming::Aggregate { least }),
            least => Err(Failure::usage(format!("-k {least} would tell too much about people"), hint())),
        }
    }
}

fn seats_of(framework: &Framework, typed: &str) -> Result<Vec<SeatRequest>, Failure> {
    parse_seats(framework, typed).map_err(|problem| {
        let of_word = |word: &Clean, known: &[&str]| match nearest(word.as_str(), known) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("use {}", listed(known, "or")),
        };
        let (roles, bands) = (framework.role_keys(), framework.band_keys());
        let hint = match &problem {
            SeatProblem::Role(word) => of_word(word, &roles),
            SeatProblem::Band(word) => of_word(word, &bands),
            SeatProblem::Form(_) => format!("ROLE is {}, and BAND is {}", listed(&roles, "or"), listed(&bands, "or")),
            _ => format!("as in --seats {}/{}=2", roles[0], bands[0]),
        };
        Failure::usage(format!("--seats: {problem}"), hint)
    })
}

fn no_picture(problem: &TeamProblem) -> Failure {
    let hint = match problem {
        TeamProblem::NoSeats | TeamProblem::SeatsTell => {
            "say which seats there are, as in --seats ROLE/BAND=2; `devrel-ready roles` lists both".to_owned()
        }
        TeamProblem::TooFew { people: ..=1, .. } | TeamProblem::Alone => {
            "add a report; `devrel-ready show FILE` shows a single one".to_owned()
        }
        TeamProblem::TooFew { people: LOWEST_LEAST.., least } if *least > LOWEST_LEAST => {
            format!("add reports, or pass -k {LOWEST_LEAST} or more, or --names if these people know of it")
        }
        TeamProblem::TooFew { .. } => "add reports, or pass --names if these people know of it".to_owned(),
        TeamProblem::TooMany { .. } => {
            format!("leave --names out, or name a folder with at most {MOST_NAMED} people")
        }
        _ => "add reports, or pass a higher -k; nothing was written".to_owned(),
    };
    Failure::Team { message: Clean::line(&problem.to_string()), details: Vec::new(), hint: Clean::line(&hint) }
}
