//! The people in their seats, with the bar of each.

use maud::{Markup, html};

use super::super::chart::{Bar, bar};
use super::super::piece::{title, words};
use crate::score::Tenths;
use crate::team::{Pair, TeamPicture, Tie};
use crate::text::{capitalized, listed};
use crate::words::{SEATS_WORDS, seated_words};

/// Returns the table of seats. `None` without names.
pub(super) fn bars(picture: &TeamPicture) -> Option<Markup> {
    let pairs = picture.seats.pairs.as_ref()?;
    let ties = |pair: &Pair| {
        let of_pair =
            |tie: &&Tie| Some(&tie.person) == pair.person.as_ref() && (tie.role, tie.band) == (pair.role, pair.band);
        picture.seats.ties.iter().filter(of_pair).map(|tie| tie.other.to_string()).collect::<Vec<_>>()
    };
    Some(html! {
        table {
            caption { (SEATS_WORDS) " The upright line is ready." }
            thead { tr { th scope="col" { "Seat" } th.pn scope="col" { "Person" } } }
            @for pair in pairs { (seat(picture, pair, &ties(pair))) }
        }
    })
}

fn seat(picture: &TeamPicture, pair: &Pair, ties: &[String]) -> Markup {
    let framework = &picture.framework;
    let band = framework.band(pair.band);
    let drawn = Bar {
        lowest: pair.readiness,
        highest: pair.readiness,
        ready: Some((band.ready_at, pair.error.unwrap_or(Tenths(0)))),
    };
    html! {
        tbody.r {
            tr {
                th scope="rowgroup" {
                    span.who { (title(framework, &framework.role(pair.role).name)) } " "
                    span.tag { (title(framework, &band.name)) }
                }
                td.pn.who {
                    @match &pair.person { Some(person) => (words(person.as_str())), None => "nobody is left" }
                }
            }
            @if pair.person.is_some() {
                tr { td colspan="2" {
                    (bar(drawn))
                    span.sm {
                        (capitalized(&seated_words(pair))) "."
                        @if !ties.is_empty() {
                            " " span.q { "Too close to call with " (words(&listed(ties, "and"))) "." }
                        }
                    }
                } }
            }
        }
    }
}
