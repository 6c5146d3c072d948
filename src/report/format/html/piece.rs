//! Small pieces that several sections use: names, days, evidence, numbers.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::assessment::{Aim, Day};
use crate::framework::{Framework, Language, SkillId};
use crate::report::Report;
use crate::text::{Clean, is_web_address};

/// The number of letters that a word may have before it can break anywhere.
const LONG_WORD: usize = 20;

/// A text of the person, of any script, which can break anywhere.
pub(super) fn words(text: &str) -> Markup {
    html! { bdi.any { (text) } }
}

/// A text that the author of the questions wrote, of any script. It breaks between words, and within a very long one.
/// Its language is named where it is not that of the page, which is English and runs from left to right.
pub(super) fn title(framework: &Framework, text: &Clean) -> Markup {
    let language = framework.language_of(text);
    let lang = (*language != Language::english()).then_some(language.tag());
    let dir = language.is_right_to_left().then_some("rtl");
    let has_long_word = text.as_str().split_whitespace().any(|word| word.chars().count() > LONG_WORD);
    html! { bdi.any[has_long_word] lang=[lang] dir=[dir] { (text) } }
}

/// The name of the person or assessment.
pub(super) fn name(report: &Report<'_>) -> Markup {
    words(report.assessment.name().as_str())
}

/// The name of a skill. The author of a framework wrote it, in any script.
pub(super) fn skill(framework: &Framework, skill: SkillId) -> Markup {
    title(framework, &framework.skill(skill).name)
}

/// A day for people and programs, such as `24 November 2026`, which never breaks.
pub(super) fn day(date: Date) -> Markup {
    let words = date.strftime("%-d\u{a0}%B\u{a0}%Y").to_string();
    html! { time datetime=(date) { (words) } }
}

/// A day that may be known at the latest only.
pub(super) fn known_day(known: Day) -> Markup {
    let by = if known.known().is_some() { "" } else { "by " };
    html! { (by) (day(known.latest())) }
}

/// The time from a day on.
pub(super) fn since_day(known: Day) -> Markup {
    let or_earlier = if known.known().is_some() { "" } else { " or earlier" };
    html! { "since " (day(known.latest())) (or_earlier) }
}

/// The day of the newest answer.
pub(super) fn answered(report: &Report<'_>) -> Markup {
    report.assessment.answered_on().map_or_else(|| html! { (report.assessment.answered_words()) }, known_day)
}

/// The role and band aimed at, and those that the page is about if they differ.
pub(super) fn aim(report: &Report<'_>) -> Markup {
    let framework = report.framework();
    let named = |aim: Aim| {
        let band = &framework.band(aim.band).name;
        html! {
            @if let Some(role) = aim.role { (title(framework, &framework.role(role).name)) ", " (title(framework, band)) }
            @else { (title(framework, band)) ", no role in particular" }
        }
    };
    html! {
        "Aims at " (named(report.assessment.aim())) "."
        @if let Some(looked_at) = report.looked_at { " This page is about " (named(looked_at)) "." }
    }
}

/// The three sentences that a page begins with.
pub(super) fn sentences(report: &Report<'_>) -> Markup {
    let words = report.account();
    html! {
        @if words.is_empty() { p.lead.one { "No answers yet." } }
        @for (position, sentence) in words.iter().enumerate() {
            p.lead.one[position == 0] { (sentence) }
        }
    }
}

/// A text of the person: a link if it is an address, else words.
pub(super) fn evidence(text: &str) -> Markup {
    html! {
        @if is_web_address(text) { a href=(text) rel="noreferrer noopener" { (text) } }
        @else { (words(text)) }
    }
}

/// A text of several lines.
pub(super) fn lines(text: &Clean) -> Markup {
    html! { bdi.any.lines { (text) } }
}
