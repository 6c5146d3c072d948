//! A bar for each role, the best first, with one line where ready begins.

use crate::cli::figures::{GUTTER, MEDIUM, WIDE, around_words, outcome_in};
use crate::cli::output::drawn::DrawnPage;
use crate::framework::{BandId, RoleId};
use crate::look::{RoleBar, Scale, Tone};
use crate::report::Report;
use crate::score::Scorecard;
use crate::text::cut;
use crate::words::{OutcomeWords, outcome_words, score_words};

/// The fewest and the most columns of a bar.
const BAR: [usize; 2] = [16, 40];

/// The fewest columns for the words beside a bar.
const WORDS: usize = 9;

/// A role with what stands around its bar.
struct RoleRow<'r> {
    card: &'r Scorecard,
    name: &'r str,
    number: String,
    /// The error, or the likely score while answers are open.
    around: String,
    outcome: OutcomeWords,
}

/// The columns of the parts of a row.
struct Columns {
    name: usize,
    number: usize,
    /// 0 if errors are left out.
    around: usize,
    /// `None` in a window that is too narrow for bars: there the numbers and words say it.
    scale: Option<Scale>,
}

impl Columns {
    fn of(page: &DrawnPage, rows: &[RoleRow<'_>], ready_at: u32) -> Self {
        let widest = |part: &dyn Fn(&RoleRow<'_>) -> String| {
            rows.iter().map(|row| page.line().measure(&part(row))).max().unwrap_or_default()
        };
        let name = widest(&|row| row.name.to_owned()).min(page.columns() / 2);
        let number = widest(&|row| row.number.clone());
        let around = if page.columns() < MEDIUM { 0 } else { widest(&|row| row.around.clone()) };
        let without_bar = Self { name, number, around, scale: None };
        let room = page.columns().saturating_sub(without_bar.outcome_from() + 1);
        let [fewest, most] = BAR;
        let outcome = widest(&|row| row.outcome.within(usize::MAX));
        let bar = (room >= fewest + WORDS).then(|| room.saturating_sub(outcome).clamp(fewest, most));
        Self { scale: bar.map(|cells| Scale::even(ready_at, cells - 1)), ..without_bar }
    }

    const fn bar_from(&self) -> usize {
        GUTTER + self.name + 2
    }

    fn number_to(&self) -> usize {
        self.bar_from() + self.scale.map_or(0, |scale| scale.cells() + 1) + self.number
    }

    fn outcome_from(&self) -> usize {
        self.number_to() + if self.around > 0 { 1 + self.around } else { 0 } + 2
    }
}

/// Draws the roles at a band. The one in focus has a strong name.
pub(super) fn push_roles(page: &mut DrawnPage, report: &Report<'_>, focus: Option<RoleId>, band: BandId) {
    let (framework, evaluation) = (report.framework(), &report.evaluation);
    let (ranking, answered) = (evaluation.ranking(band), evaluation.sheet().coverage().answered);
    let unranked = framework.roles().filter(|role| !ranking.order.contains(role));
    let row = |id: RoleId| {
        let (role, card) = (framework.role(id), evaluation.card(id, band));
        let is_close = ranking.top.len() > 1 && ranking.top.contains(&id) && card.is_complete();
        RoleRow {
            card,
            name: if page.columns() >= WIDE { role.name.as_str() } else { role.short.as_str() },
            number: format!("{}{}", if is_close { "≈ " } else { "" }, score_words(card)),
            around: around_words(card, answered),
            outcome: outcome_words(framework, card),
        }
    };
    let rows: Vec<RoleRow<'_>> = ranking.order.iter().copied().chain(unranked).map(row).collect();
    let columns = Columns::of(page, &rows, framework.band(band).ready_at);
    push_band(page, report, &columns, band);
    for RoleRow { card, name, number, around, outcome } in &rows {
        let tone = if focus == Some(card.role) { Tone::Strong } else { Tone::Text };
        let line = page.line().to(GUTTER).text(tone, &cut(name, columns.name)).to(columns.bar_from());
        let bar = columns.scale.and_then(|scale| Some(RoleBar::of(card)?.runs(scale))).unwrap_or_default();
        let line = line.bar(&bar).right(columns.number_to(), Tone::Strong, number);
        let around = if columns.around > 0 { format!(" {around}") } else { String::new() };
        let line = line.text(Tone::Text, &around).to(columns.outcome_from());
        let room = page.columns().saturating_sub(line.width());
        page.push(outcome_in(line, outcome, room));
    }
}

/// Draws the line above the bars: the band, and where ready begins.
fn push_band(page: &mut DrawnPage, report: &Report<'_>, columns: &Columns, band: BandId) {
    let band = report.framework().band(band);
    let line = page.line().to(GUTTER).text(Tone::Strong, band.name.as_str());
    let words = format!("ready at {}", band.ready_at);
    let column = columns.scale.map(|scale| columns.bar_from() + scale.before());
    page.push(match column.filter(|column| *column > line.width() + words.len()) {
        Some(column) => {
            let top = line.glyphs().ready_top();
            line.right(column, Tone::Text, &words).text(Tone::Strong, top)
        }
        None => line.text(Tone::Text, &format!(", {words}")),
    });
}
