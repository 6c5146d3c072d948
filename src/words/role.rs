//! Sentences about a person's result for one role. They can be read aloud; a table shows the same in columns.

use super::verdict::has_score;
use super::{Term, left_out_words, likely_percent, range_words, verdict_terms, verdict_words};
use crate::assessment::{Choice, Sheet};
use crate::framework::Framework;
use crate::score::{Decimal, Fraction, MustHave, Scorecard, Verdict};
use crate::text::listed;

/// The fewest answers for which a likely score is shown. With fewer, it depends more on the guess than on the person.
pub const ENOUGH_TO_GUESS: usize = 6;

/// Returns the result for a role in one sentence, like a line of a table: the score, the verdict, the must-haves.
pub fn role_words(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> String {
    let name = &framework.role(card.role).name;
    if card.verdict == Verdict::NotAssessed {
        return format!("{name}: nothing to score, because every skill of it is marked as not applicable.");
    }
    let bar = framework.band(card.band).ready_at;
    let must_haves = must_haves_met(&card.must_haves).map(|words| format!(" {words}")).unwrap_or_default();
    let missed = card.must_haves.iter().filter(|must_have| must_have.met() == Some(false));
    let missed: Vec<&str> = missed.map(|must_have| framework.skill(must_have.skill).name.as_str()).collect();
    let missed = match missed.as_slice() {
        [] => String::new(),
        missed => format!(" Not met: {}.", listed(missed, "and")),
    };
    let left_out = left_out_words(framework, &card.blocked_by().collect::<Vec<_>>());
    let left_out = left_out.map(|words| format!(" {words}")).unwrap_or_default();
    // The same line names the must-have.
    let verdict = if missed.is_empty() && left_out.is_empty() { verdict_words(card) } else { "Not yet" };
    format!("{name}: {}. {verdict}; {bar} needed.{must_haves}{missed}{left_out}", score(sheet, card))
}

fn score(sheet: &Sheet, card: &Scorecard) -> String {
    let error = card.error().map(|error| format!(", give or take {}", Decimal::from(error))).unwrap_or_default();
    if card.lowest().is_none() {
        return "nothing to score".to_owned();
    }
    if let Some(exact) = card.readiness() {
        return format!("{} of 100{error}", exact.times_floor(100));
    }
    let likely = guess(sheet, card).map(|likely| format!(", likely {likely}")).unwrap_or_default();
    let range = range_words(card).unwrap_or_default();
    format!("{range} of 100{likely}")
}

/// Returns the terms in the sentence about a role.
pub fn role_terms(sheet: &Sheet, card: &Scorecard) -> Vec<Term> {
    if card.verdict == Verdict::NotAssessed {
        return Vec::new();
    }
    let error = card.readiness().and(card.error()).map(|_| Term::GiveOrTake);
    let likely = guess(sheet, card).map(|_| Term::Likely);
    let must_have = (!card.must_haves.is_empty()).then_some(Term::MustHave);
    verdict_terms(card).into_iter().chain([error, likely, must_have].into_iter().flatten()).collect()
}

/// Returns the likely score, if it is shown.
fn guess(sheet: &Sheet, card: &Scorecard) -> Option<u64> {
    likely_percent(card).filter(|_| !card.is_complete() && sheet.coverage().answered >= ENOUGH_TO_GUESS)
}

/// Returns how many must-haves are met, without an answer, and marked as not applicable. Returns `None` if the role has
/// none at this band.
pub fn must_haves_met(must_haves: &[MustHave]) -> Option<String> {
    let count = |counts: fn(&MustHave) -> bool| must_haves.iter().filter(|must_have| counts(must_have)).count();
    let (all, met) = (must_haves.len(), count(|it| it.met() == Some(true)));
    let open = count(|it| it.choice == Choice::Unanswered);
    let left_out = count(|it| it.is_left_out());
    let several = |number: usize, words: &str| if number > 0 { format!(", {number} {words}") } else { String::new() };
    let (open, left_out) = (several(open, "without a level"), several(left_out, "marked as not applicable"));
    (all > 0).then(|| format!("Must-haves: {met} of {all} met{open}{left_out}."))
}

/// Describes one must-have: its name, its level, and the lowest sufficient level. `has_score` tells that the score of the
/// role is reached, so that the must-have alone can decide.
fn must_have_words(name: &str, must_have: MustHave, has_score: bool) -> String {
    let MustHave { floor, choice, .. } = must_have;
    let stands = match choice {
        Choice::Level(level) if level > floor => format!("level {level}, met"),
        Choice::Level(level) if level == floor => format!("level {level}, just high enough"),
        Choice::Level(level) if has_score && level.up() == floor => format!("level {level}, one step decides"),
        Choice::Level(level) => format!("level {level}, not met"),
        Choice::NotApplicable => "marked as not applicable, so not met".to_owned(),
        Choice::Unanswered => "no answer yet".to_owned(),
    };
    format!("{name}: {stands}; {floor} or above needed.")
}

/// Returns every must-have of a role, each as a sentence.
pub fn must_haves(framework: &Framework, card: &Scorecard) -> Vec<String> {
    let has_score = has_score(framework, card);
    let words = |it: &MustHave| must_have_words(framework.skill(it.skill).name.as_str(), *it, has_score);
    card.must_haves.iter().map(words).collect()
}

/// Returns how many points have evidence, or `None` if there are no points.
pub fn evidence_words(reached: u64, shown: u64) -> Option<String> {
    match (reached, shown) {
        (0, _) => None,
        (1, 0) => Some("The 1 point so far has no evidence.".to_owned()),
        (1, _) => Some("The 1 point so far has evidence.".to_owned()),
        (_, 0) => Some(format!("None of the {reached} points so far has evidence.")),
        (_, 1) => Some(format!("1 of the {reached} points so far has evidence.")),
        _ if shown >= reached => Some(format!("All of the {reached} points so far have evidence.")),
        _ => Some(format!("{shown} of the {reached} points so far have evidence.")),
    }
}

/// Returns the fit in words, once half of the role's weight is answered. Its number is in the JSON report only: it cannot be
/// compared between roles.
pub fn fit_words(card: &Scorecard) -> Option<&'static str> {
    card.fit().filter(|_| card.coverage.weight_percent() >= 50).map(lean_words)
}

fn lean_words(fit: Fraction) -> &'static str {
    match fit.times_nearest(100) {
        ..90 => "By your answers you are stronger elsewhere than in what this role needs.",
        90..=110 => "By your answers you are about as strong in what this role needs as elsewhere.",
        _ => "By your answers you are stronger in what this role needs than elsewhere.",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{evidence_words, lean_words, must_have_words, must_haves_met, role_terms, role_words, verdict_words};
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::{Framework, Level};
    use crate::score::{Fraction, MustHave, Scores};
    use crate::words::Term;

    fn everywhere(framework: &Framework, choice: Choice) -> Sheet {
        framework.skills().map(|_| Mark { choice, ..Mark::default() }).collect()
    }

    fn words(framework: &Arc<Framework>, sheet: &Sheet) -> String {
        let role = framework.find_role("writer").expect("shipped");
        let card = Scores::of(framework, sheet.clone()).card(role, framework.usual_band()).clone();
        role_words(framework, sheet, &card)
    }

    #[test]
    fn a_role_is_one_line_with_score_verdict_bar_and_must_haves() {
        let framework = Framework::shipped();
        let best = words(&framework, &everywhere(&framework, Choice::Level(Level::ALL[4])));
        assert!(best.starts_with("Technical Writer: 100 of 100, give or take "), "{best}");
        assert!(best.contains("Ready; 85 needed. Must-haves: ") && best.ends_with(" met."), "{best}");

        let open = words(&framework, &everywhere(&framework, Choice::Unanswered));
        assert!(open.starts_with("Technical Writer: between 0 and 100 of 100. Still open; 85 needed."), "{open}");
        assert!(open.contains("Must-haves: 0 of ") && open.ends_with(" without a level."), "{open}");

        let out = words(&framework, &everywhere(&framework, Choice::NotApplicable));
        assert!(out.starts_with("Technical Writer: nothing to score. Not yet; "), "{out}");
        assert!(out.contains("marked as not applicable. ") && out.ends_with(" to be judged."), "{out}");
    }

    #[test]
    fn a_must_have_says_where_it_stands_whether_met_or_not() {
        let skill = Framework::shipped().skills().next().expect("28 skills");
        let [lowest, low, floor, high] = [0, 1, 2, 3].map(|level| Level::ALL[level]);
        let words = |choice| must_have_words("Docs", MustHave { skill, floor, choice }, true);
        assert_eq!(words(Choice::Level(high)), "Docs: level 3, met; 2 or above needed.");
        assert_eq!(words(Choice::Level(floor)), "Docs: level 2, just high enough; 2 or above needed.");
        assert_eq!(words(Choice::Level(low)), "Docs: level 1, one step decides; 2 or above needed.");
        assert_eq!(words(Choice::Level(lowest)), "Docs: level 0, not met; 2 or above needed.");
        assert_eq!(words(Choice::Unanswered), "Docs: no answer yet; 2 or above needed.");
        assert_eq!(words(Choice::NotApplicable), "Docs: marked as not applicable, so not met; 2 or above needed.");
        let without_score = must_have_words("Docs", MustHave { skill, floor, choice: Choice::Level(low) }, false);
        assert_eq!(without_score, "Docs: level 1, not met; 2 or above needed.");
    }

    #[test]
    fn must_haves_are_counted_as_met_without_a_level_and_not_applicable() {
        let framework = Framework::shipped();
        let skill = framework.skills().next().expect("28 skills");
        let with = |choice| MustHave { skill, floor: Level::ALL[2], choice };
        let [high, low] = [3, 1].map(|level| with(Choice::Level(Level::ALL[level])));
        let [open, left_out] = [Choice::Unanswered, Choice::NotApplicable].map(with);
        assert_eq!(must_haves_met(&[]), None);
        assert_eq!(must_haves_met(&[high, low]).as_deref(), Some("Must-haves: 1 of 2 met."));
        let all = must_haves_met(&[high, open, left_out]);
        let words = "Must-haves: 1 of 3 met, 1 without a level, 1 marked as not applicable.";
        assert_eq!(all.as_deref(), Some(words));
    }

    #[test]
    fn a_must_have_that_is_too_low_is_named_in_a_line() {
        let framework = Framework::shipped();
        let role = framework.find_role("writer").expect("shipped");
        let must_have = framework.role(role).requirements.iter().position(|listed| listed.must_have);
        let must_have = framework.role(role).requirements[must_have.expect("it has one")].skill;
        let mut sheet = everywhere(&framework, Choice::Level(Level::ALL[4]));
        sheet.choose(must_have, Choice::Level(Level::ALL[0]));
        let card = Scores::of(&framework, sheet.clone()).card(role, framework.usual_band()).clone();
        let line = role_words(&framework, &sheet, &card);
        assert!(line.contains(". Not yet; ") && line.contains(" Not met: "), "{line}");
        let low = everywhere(&framework, Choice::Level(Level::ALL[2]));
        let card = Scores::of(&framework, low.clone()).card(role, framework.usual_band()).clone();
        assert_eq!(verdict_words(&card), "Not yet", "here it is the score");
    }

    #[test]
    fn evidence_is_told_kindly_and_only_of_points_that_there_are() {
        let words = |reached, shown| evidence_words(reached, shown).unwrap_or_default();
        assert_eq!(words(95, 2), "2 of the 95 points so far have evidence.");
        assert_eq!(words(95, 0), "None of the 95 points so far has evidence.");
        assert_eq!(words(95, 95), "All of the 95 points so far have evidence.");
        assert_eq!(evidence_words(0, 0), None);
    }

    #[test]
    fn fit_says_where_a_person_is_stronger_and_no_number() {
        let words = |hundredths| lean_words(Fraction { numerator: hundredths, denominator: 100 });
        assert_eq!(words(89), "By your answers you are stronger elsewhere than in what this role needs.");
        assert_eq!(words(90), "By your answers you are about as strong in what this role needs as elsewhere.");
        assert_eq!(words(110), words(90));
        assert_eq!(words(111), "By your answers you are stronger in what this role needs than elsewhere.");
    }

    #[test]
    fn the_terms_of_a_line_are_those_that_stand_in_it() {
        let framework = Framework::shipped();
        let words = [
            (Term::GiveOrTake, "give or take"),
            (Term::Likely, "likely "),
            (Term::Close, ", close"),
            (Term::Provisional, "rovisional"),
            (Term::StillOpen, "Still open"),
            (Term::MustHave, "Must-have"),
        ];
        let choices = Level::ALL.map(Choice::Level).into_iter().chain([Choice::Unanswered, Choice::NotApplicable]);
        for (choice, answered) in choices.flat_map(|choice| [0, 3, 14, 27].map(|answered| (choice, answered))) {
            let mut sheet = everywhere(&framework, choice);
            for skill in framework.skills().take(answered) {
                sheet.choose(skill, Choice::Level(Level::ALL[3]));
            }
            let scores = Scores::of(&framework, sheet.clone());
            for card in scores.cards() {
                let line = role_words(&framework, &sheet, card);
                let terms = role_terms(&sheet, card);
                for (term, word) in words {
                    assert_eq!(line.contains(word), terms.contains(&term), "{term:?}: {line}");
                }
            }
        }
    }
}
