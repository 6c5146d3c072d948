//! The picture of a team as plain text, in lines of at most 80 columns.

use std::fmt::Write;

use super::sections::{GAP, TeamBlock, TeamRow, TeamSection, TeamTable};
use super::{TeamForm, TeamReport};
use crate::text::{COLUMNS, cut, fold_page, push_item, push_paragraph, width};
use crate::words::{asked_seats_words, team_headline, team_notice, team_title};

/// The row of this form in the table.
pub(super) const FORM: TeamForm =
    TeamForm { name: "text", endings: &["txt", "text"], title: "text for people", render };

/// The columns before a table.
const INDENT: usize = 2;

fn render(report: &TeamReport) -> String {
    let mut text = head(report);
    for section in report.sections() {
        push_section(&mut text, &section);
    }
    fold_page(&text, COLUMNS)
}

/// Returns what stands above the sections, with each paragraph on one line.
fn head(report: &TeamReport) -> String {
    let picture = &report.picture;
    let framework = &picture.framework;
    let mut text = format!("{}\n", team_title(picture.people));
    let _ = writeln!(text, "{}, edition {}", framework.name(), framework.edition());
    let _ = writeln!(text, "{}\n", asked_seats_words(framework, &picture.seats.asked));
    for sentence in team_headline(picture) {
        let _ = writeln!(text, "{sentence}");
    }
    let _ = writeln!(text, "\n{}", team_notice(picture.naming));
    text
}

fn push_section(text: &mut String, section: &TeamSection) {
    let _ = writeln!(text, "\n{}", section.heading);
    for block in &section.blocks {
        match block {
            TeamBlock::Paragraph(words) => push_paragraph(text, INDENT, words),
            TeamBlock::Items(items) => items.iter().for_each(|item| push_item(text, item)),
            TeamBlock::Table(table) => push_table(text, table),
        }
    }
}

fn push_table(text: &mut String, table: &TeamTable) {
    let widths = table.widths(COLUMNS - INDENT, false);
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    push_row(text, table, &widths, &heads);
    for row in &table.rows {
        match row {
            TeamRow::Group(words) => push_paragraph(text, INDENT, words),
            TeamRow::Cells { cells, detail, .. } => {
                push_row(text, table, &widths, cells);
                if let Some(detail) = detail {
                    push_paragraph(text, 2 * INDENT, detail);
                }
            }
        }
    }
}

fn push_row(text: &mut String, table: &TeamTable, widths: &[usize], cells: &[String]) {
    let cells = cells.iter().zip(&table.columns).zip(widths).map(|((cell, column), most)| {
        let cell = cut(cell, *most);
        let blanks = " ".repeat(most.saturating_sub(width(&cell)));
        if column.is_number { format!("{blanks}{cell}") } else { format!("{cell}{blanks}") }
    });
    let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
    let _ = writeln!(text, "{:INDENT$}{}", "", line.trim_end());
}
