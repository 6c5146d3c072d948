//! Every role at the band in focus, and the domains of the role in focus.

use maud::{Markup, html};

use super::Part;
use super::chart::{Bar, bar};
use super::piece::title;
use crate::framework::{BandId, RoleId};
use crate::report::Report;
use crate::score::{DomainCard, Scorecard, Tenths};
use crate::text::number_word;
use crate::words::{points_words, standing_words};

/// Returns the section.
pub(super) fn part(report: &Report<'_>) -> Part {
    let (role, band) = report.focus();
    let body = html! { (roles(report, band)) @if let Some(role) = role { (domains(report, role, band)) } };
    Part { id: "roles", title: html! { (heading(report)) }, class: Some("side"), body }
}

/// Returns the heading, with the number of roles.
pub(super) fn heading(report: &Report<'_>) -> String {
    number_word(report.framework().roles().len(), "role", "roles")
}

fn roles(report: &Report<'_>, band: BandId) -> Markup {
    let framework = report.framework();
    let (named, aim) = (framework.band(band), report.assessment.aim().role);
    html! {
        table {
            caption {
                "Readiness for the band " (title(framework, &named.name)) ", of 100. Solid: reached. Hatched: possible until the open \
                 questions are answered. Upright line: ready, " (named.ready_at) ". Thin line below: give or take."
            }
            thead { tr { th scope="col" { "Role" } th.n scope="col" { "Readiness" } } }
            @for card in report.cards() {
                tbody.r {
                    tr {
                        th scope="rowgroup" {
                            span.who { (title(framework, &framework.role(card.role).name)) }
                            @if aim == Some(card.role) { " " span.tag { "aim" } }
                        }
                        td.n { span.big { (points_words(card)) } (give_or_take(card)) }
                    }
                    tr { td colspan="2" { (readiness_bar(card)) span.sm.q { (standing_words(framework, card)) } } }
                }
            }
        }
    }
}

/// The error of a score, if there is one.
pub(super) fn give_or_take(card: &Scorecard) -> Markup {
    let error = card.error().filter(|error| error.0 > 0);
    html! { @if let Some(error) = error { " " span.q { "± " (error) } } }
}

/// The bar of a role; nothing if there is nothing to score.
pub(super) fn readiness_bar(card: &Scorecard) -> Markup {
    let Some((lowest, highest)) = card.lowest().zip(card.highest()) else { return html! {} };
    let lowest = lowest.percent();
    let highest = if card.is_complete() { lowest } else { highest.times_ceil(100) };
    bar(Bar { lowest, highest, ready: Some((card.ready_at, card.error().unwrap_or(Tenths(0)))) })
}

fn domains(report: &Report<'_>, role: RoleId, band: BandId) -> Markup {
    let (framework, sheet) = (report.framework(), report.evaluation.sheet());
    let card = report.evaluation.card(role, band);
    let cards: Vec<DomainCard> =
        framework.domains().filter_map(|domain| card.domain(framework, sheet, domain)).collect();
    let rows = cards.iter().filter_map(|card| Some((card, card.lowest()?, card.highest()?)));
    html! {
        table {
            caption {
                (number_word(cards.len(), "domain", "domains")) ", as " (title(framework, &framework.role(role).name))
                " weighs " (if cards.len() == 1 { "it" } else { "them" }) ", of 100"
            }
            thead { tr { th scope="col" { "Domain" } td.dc {} th.n scope="col" { "Reached" } } }
            tbody {
                @for (card, lowest, highest) in rows {
                    @let lowest = card.readiness().unwrap_or(lowest).percent();
                    @let highest = if card.readiness().is_some() { lowest } else { highest.times_ceil(100) };
                    tr {
                        th scope="row" { (title(framework, &framework.domain(card.domain).name)) }
                        td.dc { (bar(Bar { lowest, highest, ready: None })) }
                        td.n { (lowest) @if highest > lowest { " to " (highest) } }
                    }
                }
            }
        }
    }
}
