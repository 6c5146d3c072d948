//! The history drawn: a bar for each point in time, with one line where ready begins, and the course of each role.

use super::{COURSES, about, answered, course_cells, day, number, readiness};
use crate::cli::figures::GUTTER;
use crate::cli::output::drawn::{DrawnLine, DrawnPage};
use crate::compare::{Courses, History, HistoryRow};
use crate::framework::Framework;
use crate::look::{RoleBar, Scale, Tone};
use crate::text::cut;

/// The fewest and the most columns of a bar.
const BAR: [usize; 2] = [12, 40];

/// The columns of the number of a point, of its day, of the readiness and of the answers.
const NUMBER: usize = 4;
const DAY: usize = 14;
const READINESS: usize = 7;
const ANSWERED: usize = 10;

/// Draws the history, the newest state first.
pub(super) fn history(page: &mut DrawnPage, framework: &Framework, history: &History) {
    page.push_wrapped(page.line(), 0, Tone::Strong, &about(framework, history));
    page.blank();
    let measured = |row: &HistoryRow| page.line().measure(row.label.as_str());
    let label = history.rows.iter().map(measured).max().unwrap_or_default();
    let fixed = GUTTER + NUMBER + DAY + READINESS + ANSWERED + 4;
    let room = page.columns().saturating_sub(fixed);
    let label = label.min(room / 2);
    let bar = room.saturating_sub(label + if label > 0 { 2 } else { 0 });
    let [fewest, most] = BAR;
    let ready_at = framework.band(history.band).ready_at;
    let scale = (bar > fewest).then(|| Scale::even(ready_at, bar.min(most) - 1));
    let label_from = GUTTER + NUMBER + DAY;
    let bar_from = label_from + label + if label > 0 { 2 } else { 0 };
    head(page, bar_from, scale, ready_at);
    for row in history.rows.iter().rev() {
        let tone = if row.number.is_none() { Tone::Strong } else { Tone::Text };
        let line = page.line().to(GUTTER).text(tone, &number(row)).to(GUTTER + NUMBER).text(Tone::Text, &day(row));
        let line = line.to(label_from).text(Tone::Text, &cut(row.label.as_str(), label)).to(bar_from);
        let line = bar_of(line, history, row, scale);
        let bar_to = bar_from + scale.map_or(0, |scale| scale.cells() + 1);
        let line = line.right(bar_to + READINESS, Tone::Strong, &readiness(history, row));
        page.push(line.right(bar_to + READINESS + ANSWERED, Tone::Text, &answered(row)));
    }
    if let Some(courses) = history.courses(framework) {
        push_courses(page, framework, &courses);
    }
}

fn head(page: &mut DrawnPage, bar_from: usize, scale: Option<Scale>, ready_at: u32) {
    let line = page.line().to(GUTTER).text(Tone::Faint, "Point in time");
    page.push(match scale {
        Some(scale) => {
            let (top, words) = (line.glyphs().ready_top(), format!("ready at {ready_at}"));
            let column = bar_from + scale.before();
            let words = if line.width() + words.len() < column { words } else { ready_at.to_string() };
            line.right(column, Tone::Text, &words).text(Tone::Strong, top)
        }
        None => line,
    });
}

fn bar_of(line: DrawnLine, history: &History, row: &HistoryRow, scale: Option<Scale>) -> DrawnLine {
    let card = history.role.map(|role| row.evaluation.card(role, history.band));
    let runs = scale.and_then(|scale| Some(RoleBar::of(card?)?.runs(scale)));
    line.bar(&runs.unwrap_or_default())
}

fn push_courses(page: &mut DrawnPage, framework: &Framework, courses: &Courses) {
    page.blank();
    page.push(page.line().to(GUTTER).text(Tone::Faint, COURSES));
    let rows: Vec<_> = courses.roles.iter().map(|course| course_cells(framework, course, courses.ends)).collect();
    let widest = |cell: usize| rows.iter().map(|row| page.line().measure(&row[cell])).max().unwrap_or_default();
    let (names, sparks) = (widest(0), widest(1));
    for ([role, spark, ends, change], course) in rows.iter().zip(&courses.roles) {
        let line = page.line().to(GUTTER).text(Tone::Text, role).to(GUTTER + names + 2);
        let line = line.text(Tone::Reached, spark).to(GUTTER + names + sparks + 4).text(Tone::Strong, ends);
        let tone = if course.change() > 0 { Tone::Good } else { Tone::Text };
        let column = line.width() + 6;
        page.push(line.right(column, tone, change));
    }
}
