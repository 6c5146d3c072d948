//! `devrel-ready history`: lists the points in time of an assessment, with the readiness at each.

mod drawn;

use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::assessment::{Assessment, Name, day_words};
use crate::cli::args::subject::{Subject, name_parser};
use crate::cli::context::CommandContext;

use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::output::table::{self, Align};
use crate::cli::subject_reader::{self, OpenedSubject};
use crate::compare::{History, HistoryRow, RoleCourse};
use crate::framework::Framework;
use crate::look::{Tone, spark};
use crate::report::PointJson;
use crate::store::SavedPoints;
use crate::words::{change_words, logged_words, no_points_words, score_words};

/// List the points in time of an assessment
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct HistoryArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready history me
  devrel-ready keep me                    Keep the present answers as a point
  devrel-ready compare me@1               The first point against now
  devrel-ready restore me@1               Go back to it

The readiness is that for the role aimed at, or else for the first role that
led. A point is a number with the day of its newest answer. With --json there
are: schema, name, role, band, points, now, and damaged, the numbers of points
that cannot be read. A point, and now, has number (null for now), date (null if
it is not known), label, answered and readiness (null while answers are open).";

/// The history, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Serialize)]
struct HistoryJson<'h> {
    schema: &'static str,
    name: &'h str,
    role: Option<&'h str>,
    band: &'h str,
    points: Vec<PointJson<'h>>,
    now: Option<PointJson<'h>>,
    damaged: Vec<u32>,
}

impl HistoryArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let OpenedSubject { assessment, mut messages, .. } =
            subject_reader::open(context, &Subject::Saved(name.clone()))?;
        subject_reader::refuse_foreign("read the history of", &assessment)?;
        let SavedPoints { points, damaged } = context.store()?.points(context.catalog(), &name)?;
        messages += &subject_reader::damaged_words(&damaged);
        let framework = assessment.framework();
        let history = History::of(&points, &assessment);
        if self.json {
            let mut rows: Vec<PointJson<'_>> = history.rows.iter().map(|row| PointJson::of(&history, row)).collect();
            let now = rows.pop();
            let damaged = damaged.iter().map(|point| point.number).collect();
            let page = HistoryJson {
                schema: "devrel-ready/history/1",
                name: name.as_str(),
                role: history.role.map(|role| framework.role(role).key.as_str()),
                band: framework.band(history.band).key.as_str(),
                points: rows,
                now,
                damaged,
            };
            return Ok(Reply { messages, ..Reply::exact(json(&page)) });
        }
        if points.is_empty() {
            let nothing = no_points_words(!damaged.is_empty());
            let keep = context.program.command("keep", &name);
            let _ = writeln!(messages, "{nothing}. `{keep}` keeps the present answers as one.");
        }
        let logged = logged(&assessment, &history);
        let result = if let Some(mut page) = context.target.page() {
            drawn::history(&mut page, framework, &history);
            if let Some(words) = logged {
                page.blank();
                page.push_wrapped(page.line(), 0, Tone::Text, &words);
            }
            Printed::Drawn(page)
        } else {
            let logged = logged.map(|words| format!("\n{words}\n")).unwrap_or_default();
            Printed::Exact(as_text(framework, &history) + &logged)
        };
        Ok(Reply { result, messages, ..Reply::default() })
    }
}

/// Says how many entries the log has since the first point.
fn logged(assessment: &Assessment, history: &History) -> Option<String> {
    let from = history.rows.first().filter(|row| row.number.is_some()).and_then(|row| row.day)?.latest();
    let words = logged_words(assessment.log(), from, None, CommandContext::today())?;
    Some(format!("In the log: {words}"))
}

/// Names the role and band of the numbers.
fn about(framework: &Framework, history: &History) -> String {
    let band = framework.band(history.band);
    match history.role {
        Some(role) => format!("{}, {}, ready at {}", framework.role(role).name, band.name, band.ready_at),
        None => "Nothing is answered now.".to_owned(),
    }
}

fn number(row: &HistoryRow) -> String {
    row.number.map_or_else(|| "now".to_owned(), |number| number.to_string())
}

fn day(row: &HistoryRow) -> String {
    day_words(row.day, row.coverage.done() > 0)
}

fn readiness(history: &History, row: &HistoryRow) -> String {
    let card = history.role.filter(|_| row.coverage.answered > 0);
    card.map_or_else(|| "none yet".to_owned(), |role| score_words(row.evaluation.card(role, history.band)))
}

fn answered(row: &HistoryRow) -> String {
    format!("{} of {}", row.coverage.done(), row.coverage.skills())
}

fn as_text(framework: &Framework, history: &History) -> String {
    let columns = [Align::Left, Align::Left, Align::Right, Align::Right, Align::Left];
    let head = ["Point", "Answered on", "Readiness", "Answered", "Label"].map(str::to_owned).to_vec();
    // The newest comes first.
    let cells = history
        .rows
        .iter()
        .rev()
        .map(|row| vec![number(row), day(row), readiness(history, row), answered(row), row.label.to_string()]);
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(cells).collect();
    let mut text = format!("{}\n\n{}", about(framework, history), table::draw(&columns, &rows));
    if let Some(courses) = history.courses(framework) {
        let columns = [Align::Left, Align::Left, Align::Right, Align::Right];
        let cells = courses.roles.iter().map(|course| course_cells(framework, course, courses.ends).to_vec());
        let _ = write!(text, "\n{COURSES}\n{}", table::draw(&columns, &cells.collect::<Vec<_>>()));
    }
    text
}

/// The heading above the courses of the roles.
const COURSES: &str = "Role by role, point by point";

/// Returns the name of a role, its course, its ends and its change.
fn course_cells(framework: &Framework, course: &RoleCourse, ends: [u64; 2]) -> [String; 4] {
    let [first, last] = course.first_and_last();
    [
        framework.role(course.role).name.to_string(),
        spark(&course.scores, ends),
        format!("{first} → {last}"),
        change_words(course),
    ]
}
