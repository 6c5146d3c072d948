//! What is said, as plain lines: no columns, no drawing, nothing told by place or color alone.

use std::fmt::Write;

use super::word::WORDS;
use crate::assessment::{Assessment, Choice, Sureness};
use crate::cli::page::{COLUMNS, push_wrapped};
use crate::framework::{Framework, Level, SkillId};
use crate::report::{ENOUGH_TO_GUESS, NOTICE, leading_words, standing_words, verdict_words};
use crate::score::{Ranking, Scorecard, Scores};
use crate::text::wrap;

/// What stands before every answer.
pub(super) const PROMPT: &str = "Your answer (0 to 4, na, skip, back, help or quit):\n";

/// What is said first: where the person is, and how to choose.
pub(super) fn head(framework: &Framework, assessment: &Assessment) -> String {
    let mut text = format!("{}: {}.\n", assessment.name(), progress(assessment));
    push_wrapped(&mut text, 0, framework.prompt().as_str());
    text + "`help` lists what else you can type. You can leave at any time.\n"
}

/// How much is answered. What does not apply is told apart from what is answered.
pub(super) fn progress(assessment: &Assessment) -> String {
    let coverage = assessment.coverage();
    let answered = format!("{} of {} answered", coverage.answered, coverage.skills());
    match coverage.not_applicable {
        0 => answered,
        not_applicable => format!("{answered}, {not_applicable} not applicable"),
    }
}

/// A question with everything said so far, and the prompt.
pub(super) fn question(framework: &Framework, assessment: &Assessment, why: Option<&str>) -> String {
    let here = assessment.place();
    let skill = framework.skill(here);
    let mut text = String::from("\n");
    let (number, count) = (here.index() + 1, framework.skills().len());
    let _ = writeln!(text, "Question {number} of {count}: {}", skill.name);
    if let Some(why) = why {
        push_wrapped(&mut text, 0, why);
    }
    push_wrapped(&mut text, 0, skill.definition.as_str());
    for (level, statement) in Level::ALL.into_iter().zip(&skill.statements) {
        push_numbered(&mut text, &level.to_string(), statement.as_str());
    }
    push_wrapped(&mut text, 0, &format!("What could show it: {}.", skill.evidence.as_str().trim_end_matches('.')));
    push_so_far(&mut text, assessment, here);
    text + PROMPT
}

/// A line that starts with a number or a word; the lines after it stand below its text.
pub(super) fn push_numbered(text: &mut String, lead: &str, words: &str) {
    let indent = lead.chars().count() + 2;
    let lines = wrap(words, COLUMNS - indent);
    let _ = writeln!(text, "{lead}  {}", lines.join(&format!("\n{:indent$}", "")));
}

fn push_so_far(text: &mut String, assessment: &Assessment, skill: SkillId) {
    let entry = assessment.entry(skill);
    let answer = match entry.choice {
        Choice::Unanswered => "none".to_owned(),
        Choice::NotApplicable => "na, it does not apply".to_owned(),
        Choice::Level(level) => level.to_string(),
    };
    let sureness = match entry.sureness {
        Sureness::Sure => ", sure",
        Sureness::Unsaid => "",
        Sureness::Unsure => ", unsure",
    };
    let mark = |set: bool, word| if set { word } else { "" };
    let (star, flag) = (mark(entry.star, ", starred"), mark(entry.flag, ", flagged"));
    let _ = writeln!(text, "Your answer so far: {answer}{sureness}{star}{flag}");
    if !entry.evidence.is_empty() {
        push_wrapped(text, 0, &format!("Your evidence so far: {}", entry.evidence));
    }
    if !entry.note.is_empty() {
        push_wrapped(text, 0, &format!("Your note so far: {}", entry.note));
    }
}

/// Where the person stands, in a few lines.
pub(super) fn results(framework: &Framework, assessment: &Assessment) -> String {
    let sheet = assessment.sheet();
    let scores = Scores::of(framework, &sheet);
    let aim = assessment.aim();
    let ranking = Ranking::of(framework, &sheet, &scores, aim.band);
    let coverage = assessment.coverage();
    let band = &framework.band(aim.band).name;
    let mut text = format!("\n{}. Band: {band}\n", progress(assessment));
    for role in &ranking.order {
        let card = scores.card(*role, aim.band);
        let name = &framework.role(*role).name;
        let guess = if coverage.answered >= ENOUGH_TO_GUESS { likely(card) } else { String::new() };
        push_wrapped(&mut text, 0, &format!("{name}: {}{guess}. {}.", readiness(card), verdict_words(card)));
    }
    push_wrapped(&mut text, 0, &leading_words(framework, &ranking));
    if let Some(role) = aim.role {
        let words = standing_words(framework, scores.card(role, aim.band));
        push_wrapped(&mut text, 0, &format!("{}, which you aim at. {words}", framework.role(role).name));
    }
    push_wrapped(&mut text, 0, NOTICE);
    text
}

fn readiness(card: &Scorecard) -> String {
    match (card.readiness(), card.lowest(), card.highest()) {
        (Some(exact), ..) => format!("readiness {}", exact.times_floor(100)),
        (None, Some(lowest), Some(highest)) => {
            format!("readiness between {} and {}", lowest.times_floor(100), highest.times_ceil(100))
        }
        _ => "nothing to score".to_owned(),
    }
}

fn likely(card: &Scorecard) -> String {
    match (card.readiness(), card.likely()) {
        (None, Some(likely)) => format!(", likely {}", likely.times_nearest(100)),
        _ => String::new(),
    }
}

/// What can be typed.
pub(super) fn help() -> String {
    let mut text = String::from("\nWhat you can type:\n");
    for (word, meaning) in WORDS {
        push_wrapped(&mut text, 0, &format!("{word}: {meaning}."));
    }
    text
}
