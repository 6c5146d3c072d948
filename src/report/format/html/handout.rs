//! A handout as a page.

use maud::{DOCTYPE, Markup, html};

use super::STYLE;
use super::piece::{evidence, words};
use super::shell::head;
use crate::report::{Handout, HandoutItem, HandoutSection};

/// Writes a handout.
pub(super) fn page(handout: &Handout) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(handout.title.as_str(), &[STYLE]))
            body {
                a.skip href="#main" { "Skip to the content" }
                header { h1 { (words(handout.title.as_str())) } }
                main id="main" {
                    @for sentence in &handout.about { p.lead { (words(sentence)) } }
                    @for (number, part) in (1_usize..).zip(&handout.sections) { (section(number, part)) }
                }
                footer { p { (handout.notice) " Written by devrel-ready. This page loads nothing and contains no script." } }
            }
        }
    };
    markup.into_string() + "\n"
}

fn section(number: usize, part: &HandoutSection) -> Markup {
    html! {
        section.side aria-labelledby={"h-" (number)} {
            h2 id={"h-" (number)} { (words(&part.heading)) }
            @for sentence in &part.about { p { (words(sentence)) } }
            @if !part.items.is_empty() { ul.done { @for it in &part.items { (item(it)) } } }
        }
    }
}

fn item(item: &HandoutItem) -> Markup {
    let HandoutItem { lead, text, link, aside } = item;
    html! {
        li {
            @if !lead.is_empty() { span.q { (lead) } " " }
            (evidence(text))
            @if !link.is_empty() { " " (evidence(link)) }
            @if !aside.is_empty() { " " span.tag { (words(aside)) } }
        }
    }
}
