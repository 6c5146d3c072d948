//! The picture of a team as Markdown. Every text is escaped.

use std::fmt::Write;

use super::sections::{TeamBlock, TeamRow, TeamTable};
use super::{TeamForm, TeamReport};
use crate::report::format::escaped_markdown;
use crate::words::{asked_seats_words, team_headline, team_notice, team_title};

/// The row of this form in the table.
pub(super) const FORM: TeamForm =
    TeamForm { name: "markdown", endings: &["md", "markdown"], title: "Markdown for notes", render };

fn render(report: &TeamReport) -> String {
    let picture = &report.picture;
    let framework = &picture.framework;
    let mut page = format!("# {}\n\n", escaped_markdown(&team_title(picture.people)));
    let mut paragraph = |words: &str| {
        let _ = writeln!(page, "{}\n", escaped_markdown(words));
    };
    paragraph(&format!("{}, edition {}", framework.name(), framework.edition()));
    paragraph(&asked_seats_words(framework, &picture.seats.asked));
    for sentence in &team_headline(picture) {
        paragraph(sentence);
    }
    paragraph(&team_notice(picture.naming));
    for section in report.sections() {
        let _ = writeln!(page, "## {}\n", section.heading);
        for block in &section.blocks {
            match block {
                TeamBlock::Paragraph(words) => {
                    let _ = writeln!(page, "{}", escaped_markdown(words));
                }
                TeamBlock::Items(items) => {
                    for item in items {
                        let _ = writeln!(page, "- {}", escaped_markdown(item));
                    }
                }
                TeamBlock::Table(table) => push_table(&mut page, table),
            }
            page.push('\n');
        }
    }
    page.truncate(page.trim_end().len());
    page + "\n"
}

fn push_table(page: &mut String, table: &TeamTable) {
    let has_details = table.rows.iter().any(|row| matches!(row, TeamRow::Cells { detail: Some(_), .. }));
    let more = usize::from(has_details);
    let heads = table.columns.iter().map(|column| column.head.as_str());
    push_row(page, heads.chain(std::iter::repeat_n("More", more)));
    let rule = table.columns.iter().map(|column| if column.is_number { "---:" } else { "---" });
    let _ = writeln!(page, "| {} |", rule.chain(std::iter::repeat_n("---", more)).collect::<Vec<_>>().join(" | "));
    for row in &table.rows {
        match row {
            TeamRow::Group(words) => {
                let blank = std::iter::repeat_n("", table.columns.len() - 1 + more);
                let _ =
                    writeln!(page, "| **{}** |{}", escaped_markdown(words), blank.map(|_| " |").collect::<String>());
            }
            TeamRow::Cells { cells, detail, .. } => {
                let detail = std::iter::repeat_n(detail.as_deref().unwrap_or_default(), more);
                push_row(page, cells.iter().map(String::as_str).chain(detail));
            }
        }
    }
}

fn push_row<'c>(page: &mut String, cells: impl Iterator<Item = &'c str>) {
    let _ = writeln!(page, "| {} |", cells.map(escaped_markdown).collect::<Vec<_>>().join(" | "));
}
