//! Sentences of quick mode. While it runs: how far it is. At its end: who is found, how firm the result is, and which
//! answers would make it firmer.

use super::range_words;
use crate::assessment::Choice;
use crate::framework::Framework;
use crate::interview::{Quick, still_open};
use crate::score::{Evaluation, Scorecard, Verdict};
use crate::text::{counted, listed};
use crate::words::{ClosestWords, Said, closest_words};

/// The number of skills that are named when no must-have is open.
const NAMED: usize = 3;

/// The number of questions that quick mode usually takes, out of [`MEASURED_WITH`]. A test measures it.
const USUAL: &str = "11 to 20";
const MEASURED_WITH: usize = 28;

/// Says how far quick mode is: who leads, which rival is within reach, and how many questions it takes at most. The words
/// are without a period, because they stand alone in a row.
pub fn quick_progress_words(framework: &Framework, evaluation: &Evaluation, quick: &Quick) -> Said {
    let coverage = evaluation.sheet().coverage();
    let short = |role| framework.role(role).short.as_str();
    let is_usual = framework.skills().len() == MEASURED_WITH;
    if let Some(leader) = quick.leader().filter(|_| quick.is_found()) {
        let open = still_open(framework, evaluation.sheet(), (leader, quick.band)).len();
        let lead = if quick.is_too_close() { "is in front, too close to call" } else { "leads" };
        let lead = format!("{} {lead}", short(leader));
        return match open {
            0 => lead.into(),
            open => {
                let more = counted(open, "more question makes", "more questions make");
                Said::new(format!("{lead}; {more} its score exact"), format!("{lead}; {open} more for its score"))
            }
        };
    }
    let who = match closest_words(evaluation.ranking(quick.band), coverage, quick.decided) {
        ClosestWords::TooEarly => "Too early to say who leads".to_owned(),
        ClosestWords::Likely(leader) | ClosestWords::Certain(leader) => match quick.closest {
            Some(rival) if quick.is_too_close() => format!("{} is just ahead of {}", short(leader), short(rival)),
            Some(rival) => format!("{} leads, {} is in reach", short(leader), short(rival)),
            None => format!("{} leads", short(leader)),
        },
    };
    let at_most = format!("{who}; at most {} more", coverage.unanswered);
    let full = if is_usual { format!("{at_most}; {USUAL} in all are usual") } else { at_most.clone() };
    Said::new(full, at_most)
}

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
    use super::{quick_end_words, quick_progress_words};
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

    /// Returns how far quick mode is with these answers.
    fn progress(answers: &[(&str, usize)]) -> [String; 2] {
        let framework = Framework::shipped();
        let mut sheet: Sheet = framework.skills().map(|_| Mark::default()).collect();
        for (key, level) in answers {
            let skill = framework.find_skill(key).expect("it is shipped");
            sheet.choose(skill, Choice::Level(Level::ALL[*level]));
        }
        let evaluation = Evaluation::of(&framework, sheet);
        let quick = Quick::of(&framework, &evaluation, framework.usual_band());
        let words = quick_progress_words(&framework, &evaluation, &quick);
        [words.full, words.short]
    }

    #[test]
    fn while_it_runs_it_says_who_leads_who_is_in_reach_and_how_long_it_takes_at_most() {
        let early = "Too early to say who leads; at most 28 more";
        assert_eq!(progress(&[]), [format!("{early}; 11 to 20 in all are usual"), early.to_owned()]);
        assert_eq!(progress(&WRITER[..5])[1], "Too early to say who leads; at most 23 more");
        let even: Vec<(&str, usize)> = WRITER.iter().map(|(key, _)| (*key, 2)).collect();
        let [full, short] = progress(&even);
        assert!(full.starts_with(&short) && short.ends_with("; at most 20 more"), "{full}");
        assert!(short.contains(" is just ahead of "), "{short}");
        let with_two = |first: usize, second: usize| {
            let level = |at: usize| {
                if at == 0 {
                    first
                } else if at < 3 {
                    second
                } else {
                    1
                }
            };
            progress(&WRITER.iter().take(6).enumerate().map(|(at, (key, _))| (*key, level(at))).collect::<Vec<_>>())
        };
        let all = (0..25).map(|levels| with_two(levels / 5, levels % 5)[1].clone()).collect::<Vec<_>>();
        let leads = all.iter().find(|words| words.contains(" leads, "));
        assert!(leads.is_some_and(|words| words.ends_with(" is in reach; at most 22 more")), "{all:?}");
    }

    #[test]
    fn once_the_leader_is_found_it_says_what_is_left_for_its_score() {
        let [full, short] = progress(&WRITER);
        assert_eq!(full, "Writer leads; 17 more questions make its score exact");
        assert_eq!(short, "Writer leads; 17 more for its score");
    }

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
