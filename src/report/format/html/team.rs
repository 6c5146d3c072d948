//! The picture of a team as one web page: one file, no script, nothing loaded from outside.
//!
//! Two sections are drawn: the coverage as a map of levels or of numbers of people, and the seats with their bars. The
//! others are the sections that every form for people has.

mod coverage;
mod seats;

use jiff::tz::TimeZone;
use maud::{DOCTYPE, Markup, html};

use super::piece::{day, title, words};
use super::shell::{definitions, head};
use crate::report::team::{TeamBlock, TeamReport, TeamRow, TeamSection, TeamTable};
use crate::words::{asked_seats_words, team_headline, team_notice, team_title};

/// The style of the page, on top of that of all pages.
const STYLE: &str = include_str!("team/team.css");

/// Writes the page.
pub(crate) fn team_page(report: &TeamReport) -> String {
    let picture = &report.picture;
    let framework = &picture.framework;
    let sections: Vec<(String, &'static str, Markup)> = report
        .sections()
        .iter()
        .map(|section| (id_of(section.heading), section.heading, body(report, section)))
        .collect();
    let name = team_title(picture.people);
    let written = day(report.generated_at.to_zoned(TimeZone::UTC).date());
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(&format!("Skills of a team: {name}"), &[super::STYLE, STYLE]))
            body {
                a.skip href="#main" { "Skip to the content" }
                (definitions(&html! {}))
                header {
                    p.kick { span { (title(framework, framework.name())) " team picture" } " " span { (written) } }
                    h1 { (name) }
                    p.q { (asked_seats_words(framework, &picture.seats.asked)) }
                }
                main id="main" {
                    @for (position, sentence) in team_headline(picture).iter().enumerate() {
                        p.lead.one[position == 0] { (words(sentence)) }
                    }
                    p.notes { (team_notice(picture.naming)) }
                    nav aria-label="On this page" {
                        ul { @for (id, heading, _) in &sections { li { a href={"#" (id)} { (heading) } } } }
                    }
                    @for (id, heading, body) in &sections {
                        section.side[id != coverage::ID] id=(id) aria-labelledby={"h-" (id)} {
                            h2 id={"h-" (id)} { (heading) }
                            (body)
                        }
                    }
                }
                footer {
                    p { (team_notice(picture.naming)) }
                    p {
                        "Questions: " (title(framework, framework.name())) ", edition " (framework.edition()) ". Written "
                        (written) " by devrel-ready. This page loads nothing and contains no script."
                    }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

/// Returns the id of a section: the words of its heading with hyphens.
fn id_of(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn body(report: &TeamReport, section: &TeamSection) -> Markup {
    let id = id_of(section.heading);
    if id == coverage::ID {
        return coverage::map(&report.picture);
    }
    if let Some(seats) = seats::bars(&report.picture).filter(|_| id.starts_with("seats")) {
        return seats;
    }
    blocks(&section.blocks)
}

/// Writes blocks one after the other. The paragraph before a table is its caption.
fn blocks(blocks: &[TeamBlock]) -> Markup {
    let mut markup = Vec::new();
    let mut caption: Option<&str> = None;
    for block in blocks {
        let before = caption.take();
        match block {
            TeamBlock::Table(content) => markup.push(table(content, before.unwrap_or_default())),
            other => {
                markup.extend(before.map(paragraph));
                match other {
                    TeamBlock::Paragraph(text) => caption = Some(text),
                    TeamBlock::Items(items) => markup.push(list(items)),
                    TeamBlock::Table(_) => {}
                }
            }
        }
    }
    markup.extend(caption.map(paragraph));
    html! { @for part in &markup { (part) } }
}

fn paragraph(text: &str) -> Markup {
    html! { p { (words(text)) } }
}

fn list(items: &[String]) -> Markup {
    html! { ul.done { @for item in items { li { (words(item)) } } } }
}

/// Writes a table. A row with a detail below it is a group of two rows, so that no row is laid out as something else.
fn table(table: &TeamTable, caption: &str) -> Markup {
    let columns = table.columns.len();
    let head = |at: usize| table.columns[at].is_number.then_some("n");
    html! {
        div.scroll role="group" aria-label=(if caption.is_empty() { "Table" } else { caption }) tabindex="0" {
            table {
                caption { span.cw { (words(caption)) } }
                thead { tr { @for (at, column) in table.columns.iter().enumerate() {
                    th scope="col" class=[head(at)] { (words(&column.head)) }
                } } }
                @for row in &table.rows {
                    @match row {
                        TeamRow::Group(heading) => tbody { tr { th scope="rowgroup" colspan=(columns) { (words(heading)) } } },
                        TeamRow::Cells { cells, detail, .. } => tbody.r[detail.is_some()] {
                            tr {
                                @for (at, cell) in cells.iter().enumerate() {
                                    @if at == 0 { th scope=(if detail.is_some() { "rowgroup" } else { "row" }) { (words(cell)) } }
                                    @else { td class=[head(at)] { (words(cell)) } }
                                }
                            }
                            @if let Some(detail) = detail {
                                tr { td colspan=(columns) { span.sm.q { (words(detail)) } } }
                            }
                        },
                    }
                }
            }
        }
    }
}
