//! The picture of a team drawn: the same sections as in text, with a bar for each skill where there is room.

use crate::cli::output::drawn::{DrawnLine, DrawnPage};
use crate::look::{Cell, Run, Tone};
use crate::report::team::{TeamBlock, TeamReport, TeamRow, TeamSection, TeamTable};
use crate::text::{cut, width};
use crate::words::{asked_seats_words, team_headline, team_notice, team_title};

/// The columns before what stands below a heading, and between two columns of a table.
const INDENT: usize = 2;
const GAP: usize = 2;

/// The fewest and the most cells of a bar.
const BAR: [usize; 2] = [12, 40];

/// Draws the whole picture.
pub(super) fn team(page: &mut DrawnPage, report: &TeamReport) {
    let picture = &report.picture;
    let framework = &picture.framework;
    page.push(page.line().text(Tone::Strong, &team_title(picture.people)));
    page.push_wrapped(page.line(), 0, Tone::Text, &asked_seats_words(framework, &picture.seats.asked));
    page.blank();
    for (number, sentence) in team_headline(picture).iter().enumerate() {
        let tone = if number == 0 { Tone::Strong } else { Tone::Text };
        page.push_wrapped(page.line(), 0, tone, sentence);
    }
    page.blank();
    page.push_wrapped(page.line(), 0, Tone::Text, &team_notice(picture.naming));
    for section in report.sections() {
        page.blank();
        push_section(page, &section);
    }
}

fn push_section(page: &mut DrawnPage, section: &TeamSection) {
    page.push(page.line().text(Tone::Strong, section.heading));
    for block in &section.blocks {
        match block {
            TeamBlock::Paragraph(words) => page.push_wrapped(page.line().to(INDENT), INDENT, Tone::Text, words),
            TeamBlock::Items(items) => {
                for item in items {
                    let line = page.line().to(INDENT).text(Tone::Text, "- ");
                    page.push_wrapped(line, 2 * INDENT, Tone::Text, item);
                }
            }
            TeamBlock::Table(table) => push_table(page, table),
        }
    }
}

/// The layout of a table.
struct Layout {
    widths: Vec<usize>,
    is_short: bool,
    /// The cells of the bars; 0 without bars.
    bar: usize,
}

impl Layout {
    /// Gives the bars what the columns leave, and makes names shorter before it leaves the bars out.
    fn of(table: &TeamTable, columns: usize) -> Self {
        let has_bars = table.rows.iter().any(|row| matches!(row, TeamRow::Cells { classes: Some(_), .. }));
        let room = columns.saturating_sub(INDENT);
        let [fewest, most] = BAR;
        let with = |is_short| {
            let widths = table.widths(room, is_short);
            let taken = widths.iter().sum::<usize>() + GAP * widths.len();
            (widths, room.saturating_sub(taken).min(most))
        };
        for is_short in [false, true] {
            let (widths, bar) = with(is_short);
            if has_bars && bar >= fewest {
                return Self { widths, is_short, bar };
            }
        }
        let needs_more = table.widths(usize::MAX, false).iter().sum::<usize>() > table.widths(room, false).iter().sum();
        Self { widths: table.widths(room, needs_more), is_short: needs_more, bar: 0 }
    }
}

fn push_table(page: &mut DrawnPage, table: &TeamTable) {
    let layout = Layout::of(table, page.columns());
    let heads = table.columns.iter().map(|column| (column.head.as_str(), Tone::Faint));
    let head = cells(page.line(), table, &layout, heads);
    page.push(if layout.bar > 0 { bar_head(head, layout.bar) } else { head });
    for row in &table.rows {
        match row {
            TeamRow::Group(words) => page.push(page.line().to(INDENT).text(Tone::Strong, words)),
            TeamRow::Cells { classes, detail, .. } => {
                let toned = (0..table.columns.len()).map(|number| {
                    let cell = row.cell(number, layout.is_short).unwrap_or_default();
                    (cell, tone(cell, number))
                });
                let line = cells(page.line(), table, &layout, toned);
                page.push(match classes {
                    Some(people) if layout.bar > 0 => line.bar(&bar(*people, layout.bar)),
                    _ => line,
                });
                if let Some(detail) = detail {
                    page.push_wrapped(page.line().to(2 * INDENT), 2 * INDENT, Tone::Text, detail);
                }
            }
        }
    }
}

/// Returns the tone of a cell. A word and a color mark a skill that nobody, or only one person, is able at.
fn tone(cell: &str, number: usize) -> Tone {
    match number {
        0 => Tone::Text,
        _ if cell.starts_with("none") || cell.starts_with("1 only") => Tone::Missing,
        _ => Tone::Text,
    }
}

fn cells<'c>(
    line: DrawnLine,
    table: &TeamTable,
    layout: &Layout,
    cells: impl Iterator<Item = (&'c str, Tone)>,
) -> DrawnLine {
    let mut column = INDENT;
    let line = cells.zip(&table.columns).zip(&layout.widths).fold(line, |line, (((cell, tone), of), most)| {
        let (from, to) = (column, column + most);
        column = to + GAP;
        let cell = cut(cell, *most);
        let start = if of.is_number { to - width(&cell).min(*most) } else { from };
        line.to(start).text(tone, &cell)
    });
    line.to(column)
}

/// Says what the parts of the bars are, as far as there is room.
fn bar_head(line: DrawnLine, cells: usize) -> DrawnLine {
    let glyphs = line.glyphs();
    let [able, below, further] = [Cell::Reached, Cell::Open, Cell::Missing].map(|cell| glyphs.of(cell));
    let all = format!("{able} able {below} one below {further} further");
    if width(&all) <= cells { line.text(Tone::Faint, &all) } else { line.text(Tone::Faint, &format!("{able} able")) }
}

/// Shares the cells of a bar out among the people who are able, one level below, and further away.
fn bar([able, below, further]: [u32; 3], cells: usize) -> [Run; 3] {
    let all = (able + below + further).max(1) as usize;
    let end = |people: u32| (people as usize * cells + all / 2) / all;
    let [first, second] = [end(able), end(able + below)];
    let run = |cell, count| Run { cell, count };
    [run(Cell::Reached, first), run(Cell::Open, second - first), run(Cell::Missing, cells.saturating_sub(second))]
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_has_all_its_cells_and_shares_them_by_people() {
        let counts = |people, cells| bar(people, cells).map(|run| run.count);
        assert_eq!(counts([4, 4, 4], 12), [4, 4, 4]);
        assert_eq!(counts([1, 0, 0], 12), [12, 0, 0]);
        for people in [[0, 0, 0], [1, 2, 4], [0, 59, 1], [500, 0, 1]] {
            assert_eq!(counts(people, 17).iter().sum::<usize>(), 17, "{people:?}");
        }
    }
}
