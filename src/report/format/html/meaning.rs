//! The meaning of the words on the page, and the origin of the page.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::Part;
use super::piece::{answered, day, title};
use crate::framework::{Importance, Level};
use crate::report::{Notes, Report};
use crate::text::capitalized;
use crate::words::{NOTICE, Term, extra_roles_words, report_terms};

/// Returns the section.
pub(super) fn part(report: &Report<'_>) -> Part {
    let framework = report.framework();
    let names: Vec<&str> = Level::ALL.iter().map(|level| framework.level_name(*level).as_str()).collect();
    let cards = report.cards();
    let has_range = cards.iter().any(|card| !card.is_complete() && card.lowest().is_some());
    let body = html! {
        dl {
            dt { "Readiness" }
            dd { "The importance-weighted average of how much of each target is reached. Levels above a target add nothing." }
            dt { "0 to 4" }
            dd { bdi { (names.join(", ")) } "." }
            @if has_range {
                dt { "Two numbers, as in 77 to 87" }
                dd { "Questions are open: whatever is answered, the result lies between them." }
            }
            dt { "Core, important, helpful" }
            dd { "How much a skill weighs in a role" (weights(report)) "." }
            dt { "Lost" }
            dd { "The points that a gap costs. All of them together are what is missing to 100." }
            @for term in report_terms(cards.iter().copied()) {
                @let (word, meaning) = Term::parts(term);
                dt { (word) } dd { (capitalized(meaning)) }
            }
        }
    };
    Part { id: "words", title: html! { "What the words mean" }, class: Some("side"), body }
}

/// Returns words such as `: 5, 3, 1`, from the role in focus; empty if it has no skill of one kind.
fn weights(report: &Report<'_>) -> String {
    let (Some(role), _) = report.focus() else { return String::new() };
    let weight = |importance: Importance| {
        let of_kind = report.framework().role(role).requirements.iter().find(|it| it.importance == importance);
        of_kind.map(|it| it.weight.to_string())
    };
    let weights: Option<Vec<String>> = Importance::ALL.into_iter().map(weight).collect();
    weights.map(|weights| format!(": {}", weights.join(", "))).unwrap_or_default()
}

/// Returns the last lines of the complete page.
pub(super) fn footer(report: &Report<'_>) -> Markup {
    let framework = report.framework();
    let written = report.generated_at.to_zoned(TimeZone::UTC).date();
    html! {
        p { (NOTICE) @if report.notes == Notes::Without { " Private notes are not part of it." } }
        @for words in extra_roles_words(framework) { p { (words) } }
        p {
            "Questions: " (title(framework, framework.name())) ", edition " (framework.edition()) ". Answered " (answered(report))
            ", written " (day(written)) " by devrel-ready. This page loads nothing and contains no script."
        }
    }
}
