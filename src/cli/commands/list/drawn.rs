//! The list drawn: each assessment with its closest role as a bar, and the day of its answers.

use crate::assessment::day_words;
use crate::cli::figures::{GUTTER, WIDE, outcome_in};
use crate::cli::listing::{ClosestRole, ListRow, has_several_frameworks};
use crate::cli::output::drawn::{DrawnLine, DrawnPage};
use crate::look::{Scale, Tone};
use crate::text::cut;
use crate::words::ClosestWords;

/// The columns that a name keeps before other columns are left out.
const SHORTEST_NAME: usize = 11;

/// The columns that a name gets before words are written in full.
const USUAL_NAME: usize = 24;

/// The cells of a bar at both sides of the line, and those in a wide window.
const BAR: (usize, usize) = (12, 2);
const WIDE_BAR: (usize, usize) = (16, 2);

/// Draws the list.
pub(super) fn list(page: &mut DrawnPage, rows: &[ListRow]) {
    let are_several = has_several_frameworks(rows);
    let rows: Vec<Row<'_>> = rows.iter().map(|row| Row::of(row, page.window() >= WIDE)).collect();
    let columns = Columns::of(page, &rows);
    page.push(columns.head(page.line()));
    let mut above = None;
    for row in &rows {
        if let Some(name) = row.framework.filter(|name| are_several && above != Some(*name)) {
            page.push(page.line().to(GUTTER).text(Tone::Strong, &cut(name, page.window().saturating_sub(GUTTER))));
            above = Some(name);
        }
        page.push(columns.draw(page.line(), row));
    }
}

/// The words of a row.
struct Row<'r> {
    name: &'r str,
    framework: Option<&'r str>,
    role: String,
    number: String,
    day: String,
    closest: Option<&'r ClosestRole>,
    /// The number of answered questions, while that says more than the outcome.
    progress: Option<String>,
    has_problem: bool,
}

impl<'r> Row<'r> {
    fn of(row: &'r ListRow, in_full: bool) -> Self {
        // While no role can be named, no bar stands for one.
        let certainty = row.closest.as_ref().map(|it| it.certainty);
        let closest = row.closest.as_ref().filter(|it| it.certainty.role().is_some());
        let coverage = row.coverage();
        let is_open = coverage.is_none_or(|it| it.unanswered > 0) && !closest.is_some_and(|it| it.is_guaranteed);
        let progress = coverage.map(|it| format!("{} of {}", it.done().min(row.skills), row.skills));
        let progress = row.rating.clone().or(progress);
        let is_open = is_open || row.rating.is_some();
        let role = closest.map(|it| it.name(in_full));
        let none = if row.rating.is_some() { "" } else { certainty.map_or("none yet", ClosestWords::lead) };
        let is_close = closest.is_some_and(|it| it.is_close);
        Self {
            name: row.name.as_deref().unwrap_or(&row.directory),
            framework: row.framework_name(),
            role: role.unwrap_or_else(|| if coverage.is_some() { none } else { "?" }.to_owned()),
            number: closest.map_or_else(String::new, |it| format!("{}{}", if is_close { "≈ " } else { "" }, it.number)),
            day: coverage.map_or_else(|| "?".to_owned(), |it| day_words(row.answered_on, it.done() > 0)),
            closest,
            progress: progress.filter(|_| is_open),
            has_problem: row.problem.is_some(),
        }
    }

    /// Adds the progress, or what is in the way.
    fn outcome(&self, line: DrawnLine, room: usize) -> DrawnLine {
        match (&self.progress, self.closest) {
            (Some(progress), _) => line.text(Tone::Text, progress),
            (None, Some(closest)) => outcome_in(line, &closest.outcome, room),
            (None, None) => line,
        }
    }
}

/// The columns of the parts of a row; 0 for a part that is left out.
#[derive(Clone, Copy)]
struct Columns {
    name: usize,
    role: usize,
    /// The cells of the bar at both sides of the line.
    bar: Option<(usize, usize)>,
    number: usize,
    outcome: usize,
    day: usize,
}

impl Columns {
    /// Lays the parts out. If they do not fit, the bar goes first, then the day, the outcome and the number.
    fn of(page: &DrawnPage, rows: &[Row<'_>]) -> Self {
        let widest = |part: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(part).max().unwrap_or_default();
        let measure = |words: &str| page.line().measure(words);
        let outcome = |room: usize| widest(&|row| row.outcome(page.line(), room).width());
        let full_name = widest(&|row| measure(row.name)).max("Name".len());
        let all = Self {
            name: full_name.min(SHORTEST_NAME),
            role: widest(&|row| measure(&row.role)).max("Closest role".len()),
            bar: Some(if page.window() >= WIDE { WIDE_BAR } else { BAR }),
            number: widest(&|row| measure(&row.number)),
            outcome: outcome(0),
            day: widest(&|row| measure(&row.day)).max("Answered".len()),
        };
        let without_bar = Self { bar: None, ..all };
        let without_day = Self { day: 0, ..without_bar };
        let without_outcome = Self { outcome: 0, ..without_day };
        let without_number = Self { number: 0, ..without_outcome };
        let choices = [all, without_bar, without_day, without_outcome, without_number];
        let fits = |columns: &&Self| columns.width() <= page.window();
        let mut columns = *choices.iter().find(fits).unwrap_or(&choices[4]);
        // The columns left go to short names, then to the words, then to long names.
        let mut left = page.window().saturating_sub(columns.width());
        let mut grow = |part: &mut usize, most: usize| {
            let more = most.saturating_sub(*part).min(left);
            *part += more;
            left -= more;
        };
        grow(&mut columns.name, full_name.min(USUAL_NAME));
        if columns.outcome > 0 {
            grow(&mut columns.outcome, outcome(usize::MAX));
        }
        grow(&mut columns.name, full_name);
        columns.role = columns.role.min(page.window().saturating_sub(GUTTER + columns.name + 2));
        columns
    }

    fn bar_from(&self) -> usize {
        GUTTER + self.name + 2 + self.role + usize::from(self.bar.is_some())
    }

    fn number_to(&self) -> usize {
        let bar = self.bar.map_or(0, |(before, after)| before + 1 + after);
        self.bar_from() + bar + if self.number > 0 { 1 + self.number } else { 0 }
    }

    fn outcome_from(&self) -> usize {
        self.number_to() + 2
    }

    fn width(&self) -> usize {
        let part = |cells: usize| if cells > 0 { 2 + cells } else { 0 };
        self.number_to() + part(self.outcome) + part(self.day)
    }

    fn head(&self, line: DrawnLine) -> DrawnLine {
        let line = line.to(GUTTER).text(Tone::Faint, "Name").to(GUTTER + self.name + 2);
        let line = line.text(Tone::Faint, &cut("Closest role", self.role));
        let line = match self.bar {
            Some((before, _)) => {
                let top = line.glyphs().ready_top();
                line.right(self.bar_from() + before, Tone::Faint, "ready").text(Tone::Strong, top)
            }
            None => line,
        };
        if self.day > 0 { line.right(self.width(), Tone::Faint, "Answered") } else { line }
    }

    fn draw(&self, line: DrawnLine, row: &Row<'_>) -> DrawnLine {
        let line = line.text(Tone::Missing, if row.has_problem { "!" } else { "" }).to(GUTTER);
        let line = line.text(Tone::Strong, &cut(row.name, self.name)).to(GUTTER + self.name + 2);
        let line = line.text(Tone::Text, &cut(&row.role, self.role)).to(self.bar_from());
        let runs = self.bar.zip(row.closest).and_then(|((before, after), closest)| {
            Some(closest.bar?.runs(Scale::sides(closest.ready_at, before, after)))
        });
        let line = line.bar(&runs.unwrap_or_default());
        let line = if self.number > 0 { line.right(self.number_to(), Tone::Strong, &row.number) } else { line };
        let line = if self.outcome > 0 { row.outcome(line.to(self.outcome_from()), self.outcome) } else { line };
        if self.day > 0 { line.right(self.width(), Tone::Text, &row.day) } else { line }
    }
}
