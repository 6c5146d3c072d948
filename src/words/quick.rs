//! Sentences for the end of quick mode: who is found, how firm the result is, and which answers would make it firmer.

use super::range_words;
use crate::assessment::Choice;
use crate::framework::Framework;
use crate::interview::{Quick, still_open};
use crate::score::{Evaluation, Scorecard, Verdict};
use crate::text::{counted, listed};

/// The number of skills that are named when no must-have is open.
const NAMED: usize = 3;

/// Returns the result of quick mode: the leading role, whether later answers can change its verdict, and if they can, the
/// must-haves or else the weightiest skills to answer next. Returns nothing while the leading role is not found.
pub fn quick_end_words(framework: &Framework, evaluation: &Evaluation, quick: &Quick) -> Vec<String> {
    let Some(leader) = quick.leader().filter(|_| quick.is_found()) else {
        return Vec::new();
    };
    let card = evaluation.card(leader, quick.band);
    let next = if card.guaranteed { None } else { firmer(framework, evaluation, card) };
    [found(framework, evaluation, quick), firm(card)].into_iter().chain(next).collect()
}

/// Names the leading role, or the whole group if it is too close to call.
fn found(framework: &Framework, evaluation: &Evaluation, quick: &Quick) -> String {
    let word = if quick.decided { "Decided" } else { "Settled" };
    let coverage = evaluation.sheet().coverage();
    let asked = counted(coverage.done(), "question", "questions");
    let names: Vec<&str> = quick.top.iter().map(|role| framework.role(*role).name.as_str()).collect();
    match names.as_slice() {
        [name] => format!("{word} after {asked}: closest to your skills is {name}."),
        [name, close @ ..] => {
            let close = listed(close, "and");
            format!("{word} after {asked}: closest to your skills is {name}, but too close to call with {close}.")
        }
        [] => String::new(),
    }
}

/// Says whether later answers can change the verdict.
fn firm(card: &Scorecard) -> String {
    let Some((lowest, range)) = card.lowest().zip(range_words(card)) else {
        return "Nothing is left to score.".to_owned();
    };
    match card.verdict {
        _ if card.is_complete() => format!("Firm: {} of 100.", lowest.times_floor(100)),
        Verdict::Ready => "Firm: ready, whatever the open answers turn out to be.".to_owned(),
        Verdict::NotYet => "Firm: not yet ready, whatever the open answers turn out to be.".to_owned(),
        Verdict::Open | Verdict::NotAssessed => format!("Not firm yet: {range}."),
    }
}

/// Names the open must-haves of the role, or else its weightiest open skills.
fn firmer(framework: &Framework, evaluation: &Evaluation, card: &Scorecard) -> Option<String> {
    let open = still_open(framework, evaluation.sheet(), (card.role, card.band));
    let must_haves = card.must_haves.iter().filter(|must_have| must_have.choice == Choice::Unanswered).count();
    let (count, of) = match must_haves {
        0 => (NAMED.min(open.len()), ["skill", "skills"]),
        _ => (must_haves, ["must-have", "must-haves"]),
    };
    let names: Vec<&str> = open.iter().take(count).map(|skill| framework.skill(*skill).name.as_str()).collect();
    let of = counted(count, of[0], of[1]);
    (count > 0).then(|| format!("{of} would make it firmer: {}.", listed(&names, "and")))
}

#[cfg(test)]
mod tests {
    use super::quick_end_words;
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::{Framework, Level};
    use crate::interview::Quick;
    use crate::score::Evaluation;

    /// Answers with the levels of some skills, the rest open.
    fn words(answers: &[(&str, usize)]) -> Vec<String> {
        let framework = Framework::shipped();
        let mut sheet: Sheet = framework.skills().map(|_| Mark::default()).collect();
        for (key, level) in answers {
            let skill = framework.find_skill(key).expect("it is shipped");
            sheet.choose(skill, Choice::Level(Level::ALL[*level]));
        }
        let evaluation = Evaluation::of(&framework, sheet);
        let quick = Quick::of(&framework, &evaluation, framework.usual_band());
        quick_end_words(&framework, &evaluation, &quick)
    }

    const WRITER: [(&str, usize); 8] = [
        ("editing-review", 4),
        ("cross-functional-collaboration", 3),
        ("system-learning", 3),
        ("software-building", 0),
        ("event-organizing", 0),
        ("community-strategy", 0),
        ("license-compliance", 0),
        ("public-speaking", 0),
    ];

    #[test]
    fn an_open_result_says_its_range_and_the_must_haves_that_are_left() {
        let words = words(&WRITER);
        let [found, firm, next] = words.as_slice() else { unreachable!("{words:?}") };
        assert_eq!(found, "Settled after 8 questions: closest to your skills is Technical Writer.");
        assert_eq!(firm, "Not firm yet: between 30 and 98.");
        assert_eq!(next, "2 must-haves would make it firmer: Technical writing and Content architecture.");
    }

    #[test]
    fn without_open_must_haves_the_weightiest_skills_follow() {
        let answers = [&WRITER[..], &[("technical-writing", 3), ("content-architecture", 2)]].concat();
        let words = words(&answers);
        assert!(words[2].starts_with("3 skills would make it firmer: "), "{words:?}");
    }

    #[test]
    fn a_firm_result_asks_for_nothing() {
        let answers = [&WRITER[..], &[("technical-writing", 4), ("content-architecture", 0)]].concat();
        let words = words(&answers);
        assert_eq!(words[1..], ["Firm: not yet ready, whatever the open answers turn out to be."]);
    }

    #[test]
    fn nothing_is_said_before_a_role_is_found() {
        assert_eq!(words(&WRITER[..3]), Vec::<String>::new());
        assert_eq!(words(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_group_too_close_to_call_is_named_whole() {
        let framework = Framework::shipped();
        let sheet: Sheet =
            framework.skills().map(|_| Mark { choice: Choice::Level(Level::ALL[2]), ..Mark::default() }).collect();
        let evaluation = Evaluation::of(&framework, sheet);
        let quick = Quick::of(&framework, &evaluation, framework.usual_band());
        let words = quick_end_words(&framework, &evaluation, &quick);
        assert!(words[0].starts_with("Decided after 28 questions: closest to your skills is "), "{words:?}");
        assert!(words[0].contains(", but too close to call with "), "{words:?}");
        for role in &quick.top {
            assert!(words[0].contains(framework.role(*role).name.as_str()), "{words:?}");
        }
    }
}
