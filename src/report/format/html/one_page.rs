//! The report on one printed page: the verdict, must-haves, five strengths, five gaps, three steps.

use maud::{Markup, html};

use super::plan::next_steps;
use super::profile::{below, gaps_list, reached, strengths_list};
use super::roles::{give_or_take, heading, readiness_bar};
use super::shell::{Page, document};
use super::{STYLE, piece};
use crate::framework::BandId;
use crate::report::Report;
use crate::score::{Scorecard, Verdict};
use crate::words::{NOTICE, coverage_sentence, extra_roles_words, points_words, verdict_words, ways_words};

/// The additions to the style of the complete page.
const ONE_PAGE: &str = include_str!("one_page.css");

/// The most strengths and gaps that the page lists.
const LISTED: usize = 5;

/// The most roles that the page lists.
const ROLES: usize = 6;

/// The most steps that the page lists.
const STEPS: usize = 3;

/// Writes the page.
pub(super) fn page(report: &Report<'_>) -> String {
    let (role, band) = report.focus();
    let card = role.map(|role| report.evaluation.card(role, band));
    let main = html! {
        (piece::sentences(report))
        section aria-labelledby="h-r" { h2 id="h-r" { (title(report)) } (roles(report, band)) }
        @if let Some(card) = card { (details(report, card)) }
    };
    let framework = report.framework();
    let footer = html! {
        @for words in extra_roles_words(framework) { p { (words) } }
        p {
            (NOTICE) " " (coverage_sentence(report.assessment.coverage())) " Questions: " (piece::title(framework, framework.name()))
            ", edition " (framework.edition()) ". Written by devrel-ready."
        }
    };
    document(&Page {
        report,
        kind: "skills report, one page",
        styles: &[STYLE, ONE_PAGE],
        symbols: html! {},
        header: html! { p.q { (piece::aim(report)) } },
        main,
        footer,
    })
}

/// Returns the roles on the page: those in front, and the one in focus.
fn listed<'r>(report: &'r Report<'_>) -> Vec<&'r Scorecard> {
    let (focus, _) = report.focus();
    let mut cards = report.cards();
    let place = cards.iter().position(|card| focus == Some(card.role)).unwrap_or(0);
    let in_focus = cards.get(place).copied();
    cards.truncate(ROLES);
    if let Some(card) = in_focus.filter(|_| place >= ROLES) {
        cards.pop();
        cards.push(card);
    }
    cards
}

fn title(report: &Report<'_>) -> String {
    let (listed, all) = (listed(report).len(), report.framework().roles().len());
    if listed == all { heading(report) } else { format!("{listed} of {all} roles") }
}

fn roles(report: &Report<'_>, band: BandId) -> Markup {
    let framework = report.framework();
    let named = framework.band(band);
    html! {
        table.mini {
            caption { "Readiness of 100, band " (piece::title(framework, &named.name)) "; the line is ready, " (named.ready_at) }
            thead { tr {
                th scope="col" { "Role" } td.dc {} th.n scope="col" { "Readiness" } th.vd scope="col" { "Verdict" }
            } }
            tbody { @for card in listed(report) {
                tr {
                    th scope="row" { (piece::title(framework, &framework.role(card.role).name)) }
                    td.dc { (readiness_bar(card)) }
                    td.n { (points_words(card)) (give_or_take(card)) }
                    td.vd { (verdict(card)) }
                }
            } }
        }
    }
}

fn verdict(card: &Scorecard) -> &'static str {
    let lacks_must_have = card.must_haves.iter().any(|it| it.rules_out_ready());
    if card.verdict == Verdict::NotYet && lacks_must_have { "Must-have missing" } else { verdict_words(card) }
}

fn details(report: &Report<'_>, card: &Scorecard) -> Markup {
    let (strong, missing) = (reached(report, card), below(report, card));
    html! {
        @if !card.must_haves.is_empty() {
            section aria-labelledby="h-m" { h2 id="h-m" { "Must-haves" } (must_haves(report, card)) }
        }
        div.two {
            section aria-labelledby="h-s" {
                h2 id="h-s" { "Strengths" }
                @if strong.is_empty() { p.sm.q { "No skill reaches its target yet." } }
                @else { (strengths_list(report, &strong, LISTED)) }
            }
            section aria-labelledby="h-g" {
                h2 id="h-g" { "Largest gaps" }
                @if missing.is_empty() { p.sm.q { "Nothing is missing." } }
                @else { (gaps_list(report, card, &missing, LISTED)) }
            }
        }
        @if let Some(plan) = &report.plan {
            section aria-labelledby="h-p" {
                h2 id="h-p" { "Next steps" }
                @if plan.plan.steps.is_empty() { p { (ways_words(report.framework(), &plan.plan, plan.other_way.as_ref())) } }
                @else { (next_steps(report, plan, STEPS)) }
            }
        }
    }
}

fn must_haves(report: &Report<'_>, card: &Scorecard) -> Markup {
    html! {
        ul.list { @for it in &card.must_haves {
            li {
                span { (piece::skill(report.framework(), it.skill)) }
                " "
                span.n {
                    @match (it.met(), it.choice.level()) {
                        (Some(true), Some(level)) => { "met: " (level) ", needs " (it.floor) }
                        (_, Some(level)) => { "not met: " (level) ", needs " (it.floor) }
                        _ if it.is_left_out() => { "marked as not applicable, needs " (it.floor) }
                        _ => { "open, needs " (it.floor) }
                    }
                }
            }
        } }
    }
}
