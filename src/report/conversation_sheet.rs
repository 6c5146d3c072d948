//! The conversation sheet: the largest differences between two people, with the evidence of both.

use super::{Handout, HandoutItem, HandoutSection};
use crate::assessment::Assessment;
use crate::framework::{LEVELS, Level};
use crate::rating::{Agreement, RatedPair, Rating};
use crate::text::Clean;
use crate::words::{
    TO_ASK, TWO_VIEWS, agreement_words, kind_words, rated_by_both_words, rater_and_day_words, written_by_rater,
};

/// Most skills on a sheet. More would be no conversation.
const MOST: usize = 8;

/// Builds the sheet for a talk about one rating: first what is two levels or more apart, then what is one apart.
#[must_use]
pub fn conversation_sheet(own: &Assessment, rating: &Rating, agreement: &Agreement) -> Handout {
    let differing: Vec<RatedPair> =
        agreement.items.iter().copied().filter(|pair| pair.difference() != 0).take(MOST).collect();
    let rated = format!("Rated by {}. {}.", rater_and_day_words(rating), rated_by_both_words(agreement));
    let mut about = vec![rated, agreement_words(agreement)];
    if differing.is_empty() {
        about.push("They agree on every skill that both rated.".to_owned());
    } else {
        about.push(format!("To ask each other: {}", TO_ASK.join(" ")));
    }
    Handout {
        title: Clean::line(&format!("{} and {}: what to talk about", own.name(), rating.by)),
        about,
        sections: differing.into_iter().map(|pair| section(own, rating, pair)).collect(),
        notice: TWO_VIEWS,
    }
}

fn section(own: &Assessment, rating: &Rating, pair: RatedPair) -> HandoutSection {
    let skill = own.framework().skill(pair.skill);
    let about = skill.statements_about.as_ref().unwrap_or(&skill.statements);
    let said = |name: &str, level: Level, statements: &[Clean; LEVELS]| {
        item(format!("{name}, {level}"), statements[level.index()].as_str())
    };
    let or = |words: &Clean, nothing: &str| if words.is_empty() { nothing.to_owned() } else { words.to_string() };
    let (me, them) = (own.name().as_str(), rating.by.as_str());
    let items = vec![
        said(me, pair.own, &skill.statements),
        said(them, pair.other, about),
        item(format!("Evidence of {me}"), &or(&own.entry(pair.skill).evidence, "none yet")),
        item(format!("{them} wrote"), &or(&written_by_rater(rating, pair.skill), "nothing")),
    ];
    HandoutSection { heading: format!("{}: {}", skill.name, kind_words(pair.kind)), about: Vec::new(), items }
}

fn item(lead: String, text: &str) -> HandoutItem {
    HandoutItem { lead, text: text.to_owned(), ..HandoutItem::default() }
}
