//! `devrel-ready list`: lists the saved assessments, one in each line, in any state.

mod drawn;

use std::fmt::Write;

use clap::Args;

use crate::assessment::day_words;
use crate::cli::context::CommandContext;
use crate::cli::listing::{ListRow, has_several_frameworks, rows};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::output::table::{self, Align};
use crate::words::ClosestWords;

/// List the saved assessments
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct ListArgs {
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready list
  devrel-ready list --json | jq -r '.[].name'

The one answered last comes first. With --json each has: name (null if it cannot
be read), directory, framework (its id), role, band, answered, not_applicable,
skills, leading, answered_at (the day of the newest answer; null if it is not
known), saved_at, and problem (null if there is none).";

impl ListArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let rows = rows(context)?;
        if self.json {
            return Ok(Reply::exact(json(&rows)));
        }
        if rows.is_empty() {
            let messages = format!(
                "There is no assessment yet in {}.\nStart one with `{}`, or score a file with `devrel-ready show answers.json`.\n",
                context.store()?.root().display(),
                context.program.call()
            );
            return Ok(Reply { messages, ..Reply::default() });
        }
        let result = match context.target.page() {
            Some(mut page) => {
                drawn::list(&mut page, &rows);
                Printed::Drawn(page)
            }
            None => Printed::Exact(as_text(&rows, context.target.window())),
        };
        Ok(Reply { result, messages: problems(&rows), ..Reply::default() })
    }
}

/// Writes the table. In a pipe nothing is cut, because a program may read it.
fn as_text(rows: &[ListRow], window: Option<usize>) -> String {
    let mut columns = vec![Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    let mut head = ["Name", "Aims at", "Done", "Leading", "Answered"].map(str::to_owned).to_vec();
    let are_several = has_several_frameworks(rows);
    if are_several {
        columns.push(Align::Left);
        head.push("Framework".to_owned());
    }
    let cells = rows.iter().map(|row| {
        let marked = row.problem.as_ref().map_or("", |_| " (!)");
        let mut cells = vec![
            format!("{}{marked}", row.name.as_deref().unwrap_or(&row.directory)),
            aim(row),
            row.coverage()
                .map_or_else(|| "?".to_owned(), |it| format!("{} of {}", it.done().min(row.skills), row.skills)),
            leaders(row),
            row.answered.map_or_else(
                || "?".to_owned(),
                |answered| day_words(row.answered_on, answered + row.not_applicable.unwrap_or_default() > 0),
            ),
        ];
        cells.extend(are_several.then(|| row.framework_name().unwrap_or("?").to_owned()));
        cells
    });
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(cells).collect();
    // The save holds the aim, and the rest of the table needs the name.
    let least_important_first: &[usize] = if are_several { &[1, 2, 4, 5, 3] } else { &[1, 2, 4, 3] };
    match window {
        Some(window) => table::draw_within(&columns, &rows, window, least_important_first),
        None => table::draw(&columns, &rows),
    }
}

fn aim(row: &ListRow) -> String {
    if let Some(about) = &row.about {
        return format!("about {about}");
    }
    let band = row.band.as_deref().map(|key| {
        let named =
            row.known.as_ref().and_then(|framework| Some(framework.band(framework.find_band(key)?).name.to_string()));
        named.unwrap_or_else(|| key.to_owned())
    });
    match (row.role.as_deref(), band) {
        (Some(role), Some(band)) => format!("{}, {band}", role_name(row, role)),
        (None, Some(band)) => format!("not sure, {band}"),
        (_, None) => "?".to_owned(),
    }
}

/// Returns the short name of a role, so that a row stays one line. Returns the id of a role that is not in the
/// framework.
fn role_name<'n>(row: &'n ListRow, key: &'n str) -> &'n str {
    let named = row.known.as_ref().and_then(|framework| Some(framework.role(framework.find_role(key)?).short.as_str()));
    named.unwrap_or(key)
}

fn leaders(row: &ListRow) -> String {
    let certainty = row.closest.as_ref().map(|it| it.certainty);
    if row.rating.is_some() {
        return "a rating".to_owned();
    }
    let lead = certainty.map(ClosestWords::lead).unwrap_or_default();
    let gap = if lead.is_empty() { "" } else { " " };
    match row.leading.as_slice() {
        // The answers of an unreadable save are unknown.
        [] if row.answered.is_none() => "?".to_owned(),
        [] => "none yet".to_owned(),
        _ if certainty.is_some_and(|it| it.role().is_none()) => lead.to_owned(),
        [one] => format!("{lead}{gap}{}", role_name(row, one)),
        [one, other] => format!("{lead}{gap}{} / {}", role_name(row, one), role_name(row, other)),
        _ => "too close to call".to_owned(),
    }
}

fn problems(rows: &[ListRow]) -> String {
    let mut messages = String::new();
    for row in rows {
        if let Some(problem) = &row.problem {
            let _ = writeln!(messages, "warning: {}: {problem}", row.name.as_deref().unwrap_or(&row.directory));
        }
    }
    messages
}
