//! Sentences about ratings: what the rater is told, and how two people agree.

use crate::assessment::{About, Assessment, Name};
use crate::framework::{Framework, LEVELS, SkillId};
use crate::rating::{Agreement, PairKind, Rating};
use crate::text::{Clean, counted, date_words, listed};

/// Says that a rating is not mixed with anything.
pub const NEVER_MIXED: &str = "A rating never mixes with your own answers or scores.";

/// Tells a rater who will see the rating.
#[must_use]
pub fn not_anonymous_words(subject: &Name) -> String {
    format!("{subject} will see this, with your name. Nothing here is anonymous.")
}

/// Returns the statements of a skill as the person reads them who answers: in the third person in a rating.
#[must_use]
pub fn statements_for(assessment: &Assessment, skill: SkillId) -> &[Clean; LEVELS] {
    let skill = assessment.framework().skill(skill);
    match assessment.about() {
        Some(_) => skill.statements_about.as_ref().unwrap_or(&skill.statements),
        None => &skill.statements,
    }
}

/// Says how far a rating is: `a rating, 15 of 28`.
#[must_use]
pub fn rating_words(assessment: &Assessment) -> String {
    let coverage = assessment.coverage();
    format!("a rating, {} of {}", coverage.answered, coverage.skills())
}

/// Says how many of the questions a rater has seen: `15 of 28 seen.`
#[must_use]
pub fn seen_words(assessment: &Assessment) -> String {
    let coverage = assessment.coverage();
    format!("{} of {} seen.", coverage.answered, coverage.skills())
}

/// Explains a rating to the rater, before the first question.
#[must_use]
pub fn rater_words(about: &About) -> [String; 2] {
    let About { subject, .. } = about;
    [
        format!("About {subject}. {}", not_anonymous_words(subject)),
        format!("Say what you have seen {subject} do. Skip what you have not seen; it counts nowhere."),
    ]
}

/// Returns the definition of a skill for the person who answers. It speaks to the person, so a rater reads the domain in
/// its place.
#[must_use]
pub fn definition_for(assessment: &Assessment, skill: SkillId) -> String {
    let framework = assessment.framework();
    let skill = framework.skill(skill);
    match assessment.about() {
        Some(_) => format!("{}: {}", framework.domain(skill.domain).name, skill.name),
        None => skill.definition.to_string(),
    }
}

/// Returns the words before what could show a level, in at most 11 cells. In a rating the person would show it, and the
/// rater has seen it.
#[must_use]
pub fn to_show_label(assessment: &Assessment) -> &'static str {
    if assessment.about().is_some() { "To look for" } else { "To show it" }
}

/// Says what a rater does with the answers once the last question has passed. `write` is the key or the command that
/// writes the file.
#[must_use]
pub fn rating_ended_words(assessment: &Assessment, about: &About, write: &str) -> String {
    let who_sees_it = not_anonymous_words(&about.subject);
    let seen = seen_words(assessment);
    format!("{seen} {write} writes the file for {}. {who_sees_it}", about.subject)
}

/// Explains how a rating is refused as own answers.
#[must_use]
pub fn not_own_words(about: &About) -> String {
    format!("it is a rating of {} by {}, and holds no answers of your own", about.subject, about.by)
}

/// Counts the differences: `5 the same, 7 one apart, 3 two or more apart; by chance about 1 would be two or more apart.`
#[must_use]
pub fn agreement_words(agreement: &Agreement) -> String {
    let chance = match agreement.by_chance.whole() {
        0 => "none".to_owned(),
        whole => format!("about {whole}"),
    };
    format!("{}; by chance {chance} would be two or more apart.", counted_differences(agreement))
}

/// Counts the differences in few words: `12 the same, 10 one apart, 3 two or more apart (by chance 1)`.
#[must_use]
pub fn short_agreement_words(agreement: &Agreement) -> String {
    format!("{} (by chance {})", counted_differences(agreement), agreement.by_chance.whole())
}

fn counted_differences(agreement: &Agreement) -> String {
    let (same, near, apart) = (agreement.same(), agreement.near(), agreement.apart());
    format!("{same} the same, {near} one apart, {apart} two or more apart")
}

/// The notice about two views beside each other: what they are, and what they are not.
pub const TWO_VIEWS: &str = "Two views of the same work: a starting point for a conversation, not a certificate.";

/// The questions that two people can ask each other about a skill.
pub const TO_ASK: [&str; 2] =
    ["What did you see that I do not count?", "Which of the two statements is closer, and by which example?"];

/// Returns what the rater wrote about a skill: the evidence, and the note if it is in the rating. Empty if nothing.
#[must_use]
pub fn written_by_rater(rating: &Rating, skill: SkillId) -> Clean {
    let Some(given) = rating.skill(skill) else { return Clean::default() };
    match (given.evidence.is_empty(), given.note.is_empty()) {
        (_, true) => given.evidence.clone(),
        (true, false) => given.note.clone(),
        (false, false) => Clean::note(&format!("{}; {}", given.evidence, given.note)),
    }
}

/// Says over how many skills both agree or differ: `15 skills rated by both`.
#[must_use]
pub fn rated_by_both_words(agreement: &Agreement) -> String {
    format!("{} rated by both", counted(agreement.items.len(), "skill", "skills"))
}

/// Names what two levels mean together.
#[must_use]
pub const fn kind_words(kind: PairKind) -> &'static str {
    match kind {
        PairKind::BlindSpot => "blind spot",
        PairKind::HiddenStrength => "hidden strength",
        PairKind::AgreedStrength => "agreed strength",
        PairKind::AgreedGap => "agreed gap",
        PairKind::Talk => "talk about it",
    }
}

/// Explains what two levels mean together.
#[must_use]
pub fn kind_meaning(kind: PairKind, by: &Name) -> String {
    match kind {
        PairKind::HiddenStrength => format!("{by} sees at least two levels more than you, and the target is reached"),
        PairKind::BlindSpot => format!("{by} sees at least two levels less than you, and the target is not reached"),
        PairKind::AgreedStrength => "both at the target or above, at most one apart".to_owned(),
        PairKind::AgreedGap => "both below the target, at most one apart".to_owned(),
        PairKind::Talk => "everything else; skills that the role does not ask for too".to_owned(),
    }
}

/// Names skills behind their number: `13 skills: Technical writing, ...`. Empty without skills.
#[must_use]
pub fn skills_words(framework: &Framework, skills: &[SkillId]) -> String {
    if skills.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = skills.iter().map(|skill| framework.skill(*skill).name.as_str()).collect();
    format!("{}: {}", counted(names.len(), "skill", "skills"), listed(&names, "and"))
}

/// Names the rater and the day: `Kim, 22 Nov 2026`.
#[must_use]
pub fn rater_and_day_words(rating: &Rating) -> String {
    format!("{}, {}", rating.by, date_words(rating.on))
}

#[cfg(test)]
mod tests {
    use super::{agreement_words, kind_words, short_agreement_words};
    use crate::rating::{Agreement, ByChance, PairKind};

    #[test]
    fn the_count_says_beside_it_what_chance_makes() {
        let agreement = |four_hundredths| Agreement {
            aim: None,
            items: Vec::new(),
            by_chance: ByChance { four_hundredths },
            only_theirs: Vec::new(),
        };
        assert!(agreement_words(&agreement(28 * 18)).ends_with("by chance about 1 would be two or more apart."));
        assert!(agreement_words(&agreement(18)).ends_with("by chance none would be two or more apart."));
        assert!(short_agreement_words(&agreement(18)).ends_with("two or more apart (by chance 0)"));
    }

    #[test]
    fn every_kind_has_words_of_its_own() {
        let mut words = PairKind::ALL.map(kind_words).to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), PairKind::ALL.len());
    }
}
