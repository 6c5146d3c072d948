//! The views of other people, beside the own answers.

use maud::{Markup, html};

use super::Part;
use super::piece::{skill, words};
use crate::report::{Report, SecondView};
use crate::words::{
    TWO_VIEWS, agreement_words, kind_words, rated_by_both_words, rater_and_day_words, written_by_rater,
};

/// Returns the section; `None` without a kept rating.
pub(super) fn part(report: &Report<'_>) -> Option<Part> {
    if report.views.is_empty() {
        return None;
    }
    let body = html! {
        p.sm.q { (TWO_VIEWS) " Ratings never enter the answers or scores." }
        @for view in &report.views { (one(report, view)) }
    };
    Some(Part { id: "views", title: html! { "Second views" }, class: Some("side"), body })
}

fn one(report: &Report<'_>, view: &SecondView) -> Markup {
    let SecondView { rating, agreement } = view;
    html! {
        h3 { (words(&rater_and_day_words(rating))) }
        p { (rated_by_both_words(agreement)) ". " (agreement_words(agreement)) }
        @if view.differing().next().is_some() {
            table {
                caption { "What both see differently, the largest difference first" }
                thead { tr {
                    th scope="col" { "Skill" } th.n scope="col" { "Own" } th.n scope="col" { "Theirs" }
                    th.n scope="col" { "Target" }
                } }
                tbody { @for pair in view.differing() {
                    @let written = written_by_rater(rating, pair.skill);
                    tr {
                        th scope="row" {
                            (skill(report.framework(), pair.skill)) " " span.tag { (kind_words(pair.kind)) }
                            @if !written.is_empty() { br; span.sm.q { (words(written.as_str())) } }
                        }
                        td.n { (pair.own) }
                        td.n { (pair.other) }
                        td.n.q { @match pair.target { Some(target) => { (target) } None => { "–" } } }
                    }
                } }
            }
        }
    }
}
