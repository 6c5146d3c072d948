//! Every skill of the role in focus against its target, and what is strong and missing.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::Part;
use super::chart::{Strip, key};
use super::piece::{skill, title};
use crate::assessment::Choice;
use crate::framework::{DomainId, Level, SkillId};
use crate::order::Order as _;
use crate::report::Report;
use crate::score::{Scorecard, SkillLine, by_loss, skill_lines, strengths};
use crate::words::{lost_words, target_words};

/// The number of strengths that the complete page lists.
const STRENGTHS: usize = 8;

/// Returns the scorecard of the role in focus.
fn focus<'r>(report: &'r Report<'_>) -> Option<&'r Scorecard> {
    let (role, band) = report.focus();
    role.map(|role| report.evaluation.card(role, band))
}

fn lines<'r>(report: &'r Report<'_>, card: &Scorecard) -> Vec<SkillLine<'r>> {
    skill_lines(report.framework(), report.evaluation.sheet(), card)
}

/// Returns the strip of a line; `None` if the skill does not apply.
fn strip(line: &SkillLine<'_>) -> Option<Strip> {
    let level = match line.choice {
        Choice::Level(level) => level,
        Choice::Unanswered => Level::ALL[0],
        Choice::NotApplicable => return None,
    };
    Some(Strip { level, target: line.target })
}

/// Returns the drawings of all strips on the page, each once.
pub(super) fn symbols(report: &Report<'_>) -> Markup {
    let lines = focus(report).map(|card| lines(report, card)).unwrap_or_default();
    let strips: BTreeSet<Strip> = lines.iter().filter_map(strip).collect();
    html! { @for strip in strips { (strip.symbol()) } }
}

/// Returns the section with one table a domain; `None` if there is no role to look at.
pub(super) fn part(report: &Report<'_>) -> Option<Part> {
    let card = focus(report)?;
    let lines = lines(report, card);
    let of = |domain: DomainId| -> Vec<&SkillLine<'_>> {
        let skills = report.framework().skills_of(domain);
        skills.filter_map(|skill| lines.iter().find(|line| line.requirement.skill == skill)).collect()
    };
    let domains: Vec<_> = report
        .framework()
        .domains()
        .map(|domain| (domain, of(domain)))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    let body = html! {
        (key())
        div.two { @for (domain, lines) in &domains { div.keep { (table(report, card, *domain, lines)) } } }
    };
    Some(Part { id: "profile", title: html! { "Every skill against its target" }, class: None, body })
}

fn table(report: &Report<'_>, card: &Scorecard, domain: DomainId, lines: &[&SkillLine<'_>]) -> Markup {
    html! {
        table.pf {
            caption.cap { (title(report.framework(), &report.framework().domain(domain).name)) }
            thead { tr {
                th scope="col" { "Skill" } td {}
                th.n scope="col" { "Level" } th.n scope="col" { "Target" } th.n scope="col" { "Lost" }
            } }
            tbody { @for line in lines {
                tr {
                    th scope="row" {
                        (skill(report.framework(), line.requirement.skill))
                        @if line.requirement.is_must_have(card.band) { " " span.tag.nb { "must-have" } }
                    }
                    td.nw { @if let Some(strip) = strip(line) { (strip.used()) } }
                    td.n { (level(line.choice)) }
                    td.n.q { (line.target) }
                    @let costs = line.lost.numerator > 0;
                    td.n.who[costs].z[!costs] { (lost_words(line)) }
                }
            } }
        }
    }
}

fn level(choice: Choice) -> String {
    match choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    }
}

/// Returns the section with strengths and gaps; `None` if there is neither.
pub(super) fn balance(report: &Report<'_>) -> Option<Part> {
    let card = focus(report)?;
    let (strong, missing) = (reached(report, card), below(report, card));
    if strong.is_empty() && missing.is_empty() {
        return None;
    }
    let more = strong.len().saturating_sub(STRENGTHS);
    let body = html! {
        div.two {
            div {
                h3 { "At or above target" }
                @if strong.is_empty() { p.sm.q { "No skill reaches its target yet." } }
                @else { (strengths_list(report, &strong, STRENGTHS)) }
                @if more > 0 {
                    p.sm.q {
                        (more) " more " (if more == 1 { "skill reaches its" } else { "skills reach their" })
                        " target: see the table above."
                    }
                }
            }
            div {
                h3 { "Gaps: must-haves in the way, then points lost" }
                @if missing.is_empty() { p.sm.q { "Nothing is missing." } }
                @else { (gaps_list(report, card, &missing, usize::MAX)) }
            }
        }
    };
    Some(Part { id: "balance", title: html! { "Strengths and gaps" }, class: None, body })
}

/// Returns the lines at or above target, the most important first.
pub(super) fn reached<'r>(report: &'r Report<'_>, card: &Scorecard) -> Vec<SkillLine<'r>> {
    let lines = lines(report, card);
    let order = strengths(report.framework(), report.evaluation.sheet(), card);
    let of = |skill: SkillId| lines.iter().find(|line| line.requirement.skill == skill).copied();
    order.into_iter().filter_map(of).collect()
}

/// Returns the lines that cost points: must-haves in the way first, then by the points.
pub(super) fn below<'r>(report: &'r Report<'_>, card: &Scorecard) -> Vec<SkillLine<'r>> {
    let mut lines = by_loss(report.framework(), report.evaluation.sheet(), card);
    lines.retain(|line| line.lost.numerator > 0 || is_in_the_way(card, line));
    lines.order_by_key(|line| !is_in_the_way(card, line));
    lines
}

fn is_in_the_way(card: &Scorecard, line: &SkillLine<'_>) -> bool {
    card.must_haves.iter().any(|it| it.skill == line.requirement.skill && it.rules_out_ready())
}

/// A list of strengths.
pub(super) fn strengths_list(report: &Report<'_>, lines: &[SkillLine<'_>], most: usize) -> Markup {
    html! {
        ul.list { @for line in lines.iter().take(most) {
            @let with_evidence = !report.assessment.entry(line.requirement.skill).evidence.is_empty();
            li {
                span {
                    (skill(report.framework(), line.requirement.skill))
                    @if with_evidence { " " span.tag.nb { "with evidence" } }
                }
                " "
                span.n { (target_words(line)) }
            }
        } }
    }
}

/// A list of gaps.
pub(super) fn gaps_list(report: &Report<'_>, card: &Scorecard, lines: &[SkillLine<'_>], most: usize) -> Markup {
    html! {
        ul.list { @for line in lines.iter().take(most) {
            li {
                span {
                    (skill(report.framework(), line.requirement.skill))
                    @if is_in_the_way(card, line) { " " span.tag.nb.miss { "must-have" } }
                }
                " "
                span.n { (target_words(line)) @if line.lost.numerator > 0 { ", " b { (cost(line)) } } }
            }
        } }
    }
}

/// Returns words such as `−5.5`, or `up to 8.2` while the skill is open.
fn cost(line: &SkillLine<'_>) -> String {
    let lost = lost_words(line);
    match lost.strip_prefix("≤ ") {
        Some(most) => format!("up to {most}"),
        None => format!("\u{2212}{lost}"),
    }
}
