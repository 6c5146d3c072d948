//! The changes since the newest point in time, and all points in time.

use maud::{Markup, html};

use super::Part;
use super::chart::{Bar, bar, dumbbell};
use super::piece::{known_day, since_day, skill, title, words};
use crate::compare::{Comparison, History, HistoryRow, NoiseWord, signed_hundredths};
use crate::report::{Report, Since};
use crate::score::Scorecard;
use crate::text::counted;
use crate::words::{aside_lines, noise_term, points_words};

/// Returns the section; `None` without a point in time.
pub(super) fn part(report: &Report<'_>) -> Option<Part> {
    let (since, history) = (report.since.as_ref(), report.history.as_ref());
    if since.is_none() && history.is_none() {
        return None;
    }
    let body = html! {
        @if let Some(since) = since { (change(report, since)) }
        @if let Some(history) = history { (points(report, history)) }
    };
    let title = if since.is_some() { "Since last time" } else { "Points in time" };
    Some(Part { id: "changes", title: html! { (title) }, class: Some("side"), body })
}

fn change(report: &Report<'_>, since: &Since) -> Markup {
    let comparison = &since.comparison;
    let Comparison { given_again, shared, .. } = comparison;
    html! {
        p.lead { (headline(since)) }
        p {
            (reason(comparison.word)) " Compared over the " (counted(*shared, "skill", "skills")) " answered both times; "
            (given_again) " of them " (if *given_again == 1 { "was" } else { "were" })
            " answered again, the rest is carried over and adds no noise."
            @if !comparison.causes.is_empty() { " The causes below sum exactly to the change." }
        }
        @if !comparison.causes.is_empty() { (causes(report, since)) }
        @let aside = aside_lines(report.framework(), comparison);
        @if !aside.is_empty() {
            dl { @for line in aside { dt { (line.label) } dd { (line.words) } } }
        }
    }
}

fn headline(since: &Since) -> Markup {
    let Since { comparison, day, .. } = since;
    html! {
        @match comparison.word {
            NoiseWord::NotGivenAgain => { "No change " (since_day(*day)) "." }
            word => {
                (signed_hundredths(comparison.change.hundredths())) " ± " (comparison.error) " points "
                (since_day(*day)) ": " (noise_term(word)) "."
            }
        }
    }
}

/// Says what the word in the headline means.
const fn reason(word: NoiseWord) -> &'static str {
    match word {
        NoiseWord::NotGivenAgain => "No answer was given again.",
        NoiseWord::WithinNoise => "Answering on another day alone could explain it.",
        NoiseWord::ProbablyReal => "Answering on another day would seldom explain it.",
        NoiseWord::Real => "It is more than answering on another day would explain.",
    }
}

fn causes(report: &Report<'_>, since: &Since) -> Markup {
    let Since { comparison, day, .. } = since;
    let as_before = comparison.shared - comparison.causes.len();
    html! {
        table.chg {
            caption { "Each changed skill, level 0 to 4. Open circle: " (known_day(*day)) ". Full circle: today." }
            thead { tr {
                th scope="col" { "Skill" } td.dc {} th.nw scope="col" { "Level" } th.n scope="col" { "Points" }
            } }
            tbody {
                @for cause in &comparison.causes {
                    tr {
                        th scope="row" {
                            (skill(report.framework(), cause.skill))
                            @if cause.is_two_or_more() { " " span.tag { b { "two levels or more" } } }
                        }
                        td.dc { (dumbbell(cause.before, cause.after)) }
                        td.nw { (cause.before) " to " (cause.after) }
                        td.n { (signed_hundredths(cause.hundredths)) }
                    }
                }
            }
            tfoot {
                @if as_before > 0 {
                    tr { th scope="row" { (counted(as_before, "skill", "skills")) " as before" } td.dc {} td {} td.n { "0" } }
                }
                tr.sum {
                    th scope="row" { "Together" } td.dc {} td {}
                    td.n { (signed_hundredths(comparison.change.hundredths())) }
                }
            }
        }
    }
}

fn points(report: &Report<'_>, history: &History) -> Markup {
    let framework = report.framework();
    let card = |row: &HistoryRow| history.role.map(|role| row.evaluation.card(role, history.band).clone());
    html! {
        table.pts {
            caption {
                "All points in time"
                @if let Some(role) = history.role {
                    ": readiness for " (title(framework, &framework.role(role).name)) ", " (title(framework, &framework.band(history.band).name))
                }
            }
            thead { tr {
                th scope="col" { "Answers of" } th.n scope="col" { "Done" } td.dc {} th.n scope="col" { "Readiness" }
            } }
            tbody { @for row in &history.rows {
                @let card = card(row);
                tr {
                    th scope="row" {
                        @match row.day { Some(day) => { (known_day(day)) } None => { "no day known" } }
                        @if row.number.is_none() { " " span.tag { "now" } }
                        @if !row.label.is_empty() { " " span.tag { (words(row.label.as_str())) } }
                    }
                    td.n { (row.coverage.done()) " of " (row.coverage.skills()) }
                    td.dc { @if let Some(card) = &card { (course(card)) } }
                    td.n { @match &card { Some(card) => { (points_words(card)) } None => { "–" } } }
                }
            } }
        }
    }
}

/// The bar of a state, without its error: rows stand close to each other.
fn course(card: &Scorecard) -> Markup {
    let Some((lowest, highest)) = card.lowest().zip(card.highest()) else { return html! {} };
    let highest = if card.is_complete() { lowest.percent() } else { highest.times_ceil(100) };
    bar(Bar { lowest: lowest.percent(), highest, ready: None })
}
