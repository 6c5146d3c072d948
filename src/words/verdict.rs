//! The verdict on one role, in a few words and in sentences with the reason.
//!
//! The sentences address the person kindly and plainly, and promise no more than the numbers show.

use std::fmt::Write;

use super::numbers::below_the_bar;
use super::{Term, range_words};
use crate::framework::{Framework, SkillId};
use crate::score::{Fraction, Scorecard, Verdict, reaches_bar};
use crate::text::{counted, listed};

/// Returns the terms in the verdict, in few words or in sentences.
pub fn verdict_terms(card: &Scorecard) -> Vec<Term> {
    match card.verdict {
        Verdict::NotAssessed => Vec::new(),
        Verdict::Open => vec![Term::StillOpen],
        Verdict::Ready | Verdict::NotYet => {
            let must_have = misses_must_have(card).then_some(Term::MustHave);
            let provisional = card.provisional.then_some(Term::Provisional);
            // A verdict that holds only provisionally is not called close, too.
            let close = (is_close(card) && !card.provisional).then_some(Term::Close);
            [must_have, close, provisional].into_iter().flatten().collect()
        }
    }
}

/// Returns the verdict in sentences with the reason.
pub fn standing_words(framework: &Framework, card: &Scorecard) -> String {
    let bar = framework.band(card.band).ready_at;
    let percent = |score: Option<Fraction>| score.map_or(0, |score| score.times_floor(100));
    let complete = card.is_complete();
    let missed = missed_must_haves(framework, card);
    let left_out: Vec<SkillId> = card.blocked_by().collect();
    let mut words = match card.verdict {
        Verdict::NotAssessed => {
            "Every skill of this role is marked as not applicable, so there is nothing to score.".into()
        }
        Verdict::NotYet if !left_out.is_empty() && missed.is_empty() => "Not yet:".to_owned(),
        Verdict::NotYet if !missed.is_empty() => {
            let score = if complete {
                let but = if has_score(framework, card) { "but" } else { "and" };
                format!("{} reached, {bar} asked for, {but} ", percent(card.readiness()))
            } else {
                String::new()
            };
            format!("Not yet: {score}{}.", missed.join("; "))
        }
        Verdict::NotYet if complete => format!("Not yet: {} reached, {bar} asked for.", percent(card.readiness())),
        Verdict::NotYet => format!("Not yet: {}, whatever the open questions bring; {bar} asked for.", at_most(card)),
        Verdict::Ready if complete => format!("Ready: {} reached, {bar} asked for.", percent(card.readiness())),
        Verdict::Ready => format!("Ready, whatever the open answers turn out to be: {bar} is reached already."),
        Verdict::Open => format!("Still open: {}; {bar} asked for.", range_words(card).unwrap_or_default()),
    };
    if let Some(sentences) = left_out_words(framework, &left_out) {
        words += " ";
        words += &sentences;
    }
    if is_close(card) {
        words += " Close: the score is so near the bar that answering on another day could change the verdict.";
    }
    if card.provisional {
        let skills = counted(card.coverage.not_applicable, "skill does", "skills do");
        let _ = write!(words, " Provisional: it holds only because {skills} not apply.");
    }
    if card.verdict == Verdict::Ready {
        words += &just_high_enough(framework, card);
    }
    words
}

/// Returns the most that a role can reach: `at most 80`, or `under 85` if rounding up would reach the bar.
fn at_most(card: &Scorecard) -> String {
    match card.highest() {
        Some(highest) => match below_the_bar(card, highest) {
            Some(bar) => format!("under {bar}"),
            None => format!("at most {}", highest.times_ceil(100)),
        },
        None => "nothing to score".to_owned(),
    }
}

/// Returns whether the score alone reaches the bar, whatever the must-haves.
pub(super) fn has_score(framework: &Framework, card: &Scorecard) -> bool {
    card.lowest().is_some_and(|lowest| reaches_bar(framework, card.band, lowest))
}

/// Names the must-haves exactly at their floor, with a space before. Empty if there are none.
fn just_high_enough(framework: &Framework, card: &Scorecard) -> String {
    let at_floor = card.must_haves.iter().filter(|it| it.choice.level() == Some(it.floor));
    let names: Vec<&str> = at_floor.map(|it| framework.skill(it.skill).name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" Just high enough: {}.", listed(&names, "and")) }
}

/// Returns whether to say that the score is close to the bar. A must-have that rules out "ready" goes before it.
pub(super) fn is_close(card: &Scorecard) -> bool {
    card.borderline && !misses_must_have(card)
}

/// Returns whether a must-have rules out "ready", whatever the score.
fn misses_must_have(card: &Scorecard) -> bool {
    card.must_haves.iter().any(|must_have| must_have.rules_out_ready())
}

/// Explains that must-haves marked as not applicable rule out "ready", and what to do.
pub fn left_out_words(framework: &Framework, skills: &[SkillId]) -> Option<String> {
    let names: Vec<&str> = skills.iter().map(|skill| framework.skill(*skill).name.as_str()).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(format!(
            "{name} is a must-have of this role and is marked as not applicable. It needs a level to be judged."
        )),
        names => Some(format!(
            "{} are must-haves of this role and are marked as not applicable. Each needs a level to be judged.",
            listed(names, "and")
        )),
    }
}

fn missed_must_haves(framework: &Framework, card: &Scorecard) -> Vec<String> {
    let missed = card.must_haves.iter().filter(|must_have| must_have.met() == Some(false));
    missed
        .map(|must_have| {
            let level = must_have.choice.level().map_or_else(String::new, |level| level.to_string());
            let name = &framework.skill(must_have.skill).name;
            let one_step = must_have.choice.level().is_some_and(|level| level.up() == must_have.floor);
            let decides = if one_step && has_score(framework, card) { " (one step decides)" } else { "" };
            format!("{name} is at {level} and has to be at {} or above{decides}", must_have.floor)
        })
        .collect()
}
