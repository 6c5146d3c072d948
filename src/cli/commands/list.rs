//! `devrel-ready list`: the saved assessments, one a line, whatever state they are in.

use std::fmt::Write;

use clap::Args;
use serde::Serialize;

use super::context::Context;
use crate::assessment::{Assessment, Coverage, Day, day_words};
use crate::cli::output::failure::Failure;
use crate::cli::output::page::json;
use crate::cli::output::reply::{Reply, Status};
use crate::cli::output::table::{self, Align};
use crate::framework::Framework;
use crate::score::Evaluation;
use crate::store::{Listed, Loaded, Opened, Store, StoreError, Summary};
use crate::text::{COLUMNS, width};

/// List the saved assessments
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct List {
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready list
  devrel-ready list --json | jq -r '.[].name'

The one answered last comes first. With --json each has: name (null if it cannot
be read), directory, role, band, answered, not_applicable, skills, leading,
answered_at (the day of the newest answer; null if it is not known), saved_at,
and problem (null if there is none).";

/// One assessment, as `--json` prints it. Fields may be added, never changed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Row {
    /// None if the save cannot be read.
    pub(crate) name: Option<String>,
    /// The directory it is kept in.
    pub(crate) directory: String,
    pub(crate) role: Option<String>,
    pub(crate) band: Option<String>,
    pub(crate) answered: Option<usize>,
    pub(crate) not_applicable: Option<usize>,
    pub(crate) skills: usize,
    /// The leading roles at the band aimed at; more than one if it is too close to call.
    pub(crate) leading: Vec<String>,
    /// The day of the newest answer, if it is known.
    pub(crate) answered_at: Option<String>,
    pub(crate) saved_at: Option<String>,
    /// The same day, also where only the latest that it can be is known.
    #[serde(skip)]
    pub(crate) answered_on: Option<Day>,
    /// What is the matter with the save.
    pub(crate) problem: Option<String>,
}

impl Row {
    /// How many skills are dealt with; none if the save cannot be read. An answer of another edition may be counted
    /// where the answers are not at hand, so there can be more of them than skills.
    pub(crate) fn coverage(&self) -> Option<Coverage> {
        let (answered, not_applicable) = (self.answered?, self.not_applicable.unwrap_or_default());
        let unanswered = self.skills.saturating_sub(answered + not_applicable);
        Some(Coverage { answered, not_applicable, unanswered })
    }
}

impl List {
    pub(crate) fn run(self, context: &Context) -> Result<Reply, Failure> {
        let framework = &context.framework;
        let rows = rows(context)?;
        if self.json {
            return Ok(Reply::result(json(&rows)));
        }
        if rows.is_empty() {
            let talk = format!(
                "There is no assessment yet in {}.\nStart one with `{}`, or score a file with `devrel-ready show answers.json`.\n",
                context.store()?.root().display(),
                context.program.call()
            );
            return Ok(Reply { talk, ..Reply::default() });
        }
        Ok(Reply { result: as_text(framework, &rows), talk: problems(&rows), status: Status::Done })
    }
}

/// All assessments, the one answered last first.
pub(crate) fn rows(context: &Context) -> Result<Vec<Row>, Failure> {
    let store = context.store()?;
    let listed = store.open_newest(&context.framework, usize::MAX)?;
    let in_words = |(listed, opened)| row(listed, opened, &store, &context.framework);
    Ok(listed.into_iter().map(in_words).collect())
}

fn row(listed: Listed, opened: Option<Opened>, store: &Store, framework: &Framework) -> Row {
    let directory = listed.key.to_string();
    let name = listed.name.map(|name| name.to_string());
    let skills = framework.skills().len();
    let summary = match listed.summary {
        Ok(summary) => summary,
        Err(error) => {
            let name = if let StoreError::Misplaced { name, .. } = &error { Some(name.to_string()) } else { name };
            return Row { name, directory, skills, problem: Some(error.reason().to_string()), ..Row::default() };
        }
    };
    let Summary { name, saved_at, answered_on, role, band, answered, not_applicable, health, .. } = summary;
    // A save that is not sound was only glanced at.
    let assessment = opened.map(|opened| opened.assessment).or_else(|| readable(store.load(framework, &name)));
    Row {
        name: Some(name.to_string()),
        directory,
        role: role.map(|role| role.to_string()),
        band: Some(band.to_string()),
        answered: Some(assessment.as_ref().map_or(answered, |it| it.coverage().answered)),
        not_applicable: Some(assessment.as_ref().map_or(not_applicable, |it| it.coverage().not_applicable)),
        skills,
        leading: assessment.map(|assessment| leading(framework, &assessment)).unwrap_or_default(),
        answered_at: answered_on.and_then(Day::known).map(|day| day.to_string()),
        answered_on,
        saved_at: Some(saved_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        problem: health.trouble().map(|trouble| trouble.to_string()),
    }
}

/// The answers that a command would show. A list needs no reason why there are none; the summary has it.
fn readable(loaded: Result<Loaded, StoreError>) -> Option<Assessment> {
    let opened = match loaded.ok()? {
        Loaded::Nothing => None,
        Loaded::Sound(opened) => Some(opened),
        Loaded::Changed(changed) => Some(changed.opened),
        Loaded::Newer(newer) => newer.opened,
        Loaded::Damaged(damaged) => damaged.backup,
    };
    opened.map(|opened| opened.assessment)
}

fn leading(framework: &Framework, assessment: &Assessment) -> Vec<String> {
    let evaluation = Evaluation::of(framework, assessment.sheet());
    evaluation.ranking(assessment.aim().band).top.iter().map(|role| framework.role(*role).key.to_string()).collect()
}

fn as_text(framework: &Framework, rows: &[Row]) -> String {
    let columns = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    let head = ["Name", "Aims at", "Done", "Leading", "Answered"].map(str::to_owned).to_vec();
    let cells = rows.iter().map(|row| {
        let marked = row.problem.as_ref().map_or("", |_| " (!)");
        vec![
            format!("{}{marked}", row.name.as_deref().unwrap_or(&row.directory)),
            aim(framework, row),
            row.coverage()
                .map_or_else(|| "?".to_owned(), |it| format!("{} of {}", it.done().min(row.skills), row.skills)),
            leaders(framework, row),
            row.answered.map_or_else(
                || "?".to_owned(),
                |answered| day_words(row.answered_on, answered + row.not_applicable.unwrap_or_default() > 0),
            ),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(cells).collect();
    let table = table::draw(&columns, &rows);
    if table.lines().all(|line| width(line) <= COLUMNS) { table } else { table::stacked(&rows) }
}

fn aim(framework: &Framework, row: &Row) -> String {
    let band = row.band.as_deref().map(|key| {
        framework.find_band(key).map_or_else(|| key.to_owned(), |band| framework.band(band).name.to_string())
    });
    match (row.role.as_deref(), band) {
        (Some(role), Some(band)) => format!("{}, {band}", role_name(framework, role)),
        (None, Some(band)) => format!("not sure, {band}"),
        (_, None) => "?".to_owned(),
    }
}

/// The short name, so that a row stays a line; the id of a role that the framework does not have.
fn role_name<'n>(framework: &'n Framework, key: &'n str) -> &'n str {
    framework.find_role(key).map_or(key, |role| framework.role(role).short.as_str())
}

fn leaders(framework: &Framework, row: &Row) -> String {
    match row.leading.as_slice() {
        // What cannot be read has answers that nobody knows.
        [] if row.answered.is_none() => "?".to_owned(),
        [] => "none yet".to_owned(),
        [one] => role_name(framework, one).to_owned(),
        [one, other] => format!("{} / {}", role_name(framework, one), role_name(framework, other)),
        _ => "too close to call".to_owned(),
    }
}

fn problems(rows: &[Row]) -> String {
    let mut talk = String::new();
    for row in rows {
        if let Some(problem) = &row.problem {
            let _ = writeln!(talk, "warning: {}: {problem}", row.name.as_deref().unwrap_or(&row.directory));
        }
    }
    talk
}
