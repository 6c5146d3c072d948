//! The verdict column of a list of roles: it says what is in the way.

use super::verdict::is_close;
use crate::framework::{Framework, SkillId};
use crate::score::{Scorecard, Tenths, Verdict};
use crate::text::width;

/// The verdict on a role in a few words, from long to short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeWords {
    /// Whether the words are good news, a lack, or neither.
    pub kind: OutcomeKind,
    /// The first word or words, in the color of the kind.
    pub lead: &'static str,
    /// The words after the lead, from long to short; empty if there are none.
    rest: Vec<String>,
    /// The words that stand alone where the lead and the shortest rest have no room; empty if there are none.
    alone: String,
}

/// The meaning of an outcome for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeKind {
    /// Ready.
    Good,
    /// Something is missing.
    Missing,
    /// Not decided.
    Open,
}

impl OutcomeWords {
    /// Returns the lead and what follows it: the longest words that together take at most these cells, else what stands
    /// alone. A number without its word would be read as a level.
    pub fn parts_within(&self, cells: usize) -> (&str, &str) {
        let room = cells.saturating_sub(width(self.lead) + 1);
        match self.rest.iter().find(|rest| width(rest) <= room) {
            Some(rest) => (self.lead, rest),
            None if self.alone.is_empty() => (self.lead, ""),
            None => (&self.alone, ""),
        }
    }

    /// Returns everything in at most these cells if that is possible.
    pub fn within(&self, cells: usize) -> String {
        match self.parts_within(cells) {
            (lead, "") => lead.to_owned(),
            (lead, rest) => format!("{lead} {rest}"),
        }
    }
}

/// Returns the verdict as the beginning of a sentence, without a mark, for lines that are read aloud.
pub fn verdict_words(card: &Scorecard) -> &'static str {
    plain_outcome(card).spoken
}

/// An outcome that names no skill.
struct PlainOutcome {
    kind: OutcomeKind,
    /// The words of a column.
    lead: &'static str,
    /// The same as the beginning of a sentence.
    spoken: &'static str,
}

/// Returns what a score leads to, whatever the must-haves.
fn plain_outcome(card: &Scorecard) -> PlainOutcome {
    let [good, missing, open] = [OutcomeKind::Good, OutcomeKind::Missing, OutcomeKind::Open];
    let (kind, [lead, spoken]) = match card.verdict {
        Verdict::NotAssessed => (open, ["not assessed", "Not assessed"]),
        Verdict::Open => (open, ["still open", "Still open"]),
        Verdict::Ready if card.provisional => (good, ["✓ provisional", "Ready, provisionally"]),
        Verdict::Ready if is_close(card) => (good, ["✓ ready, close", "Ready, close"]),
        Verdict::Ready => (good, ["✓ ready", "Ready"]),
        Verdict::NotYet if is_close(card) => (missing, ["not yet, close", "Not yet, close"]),
        Verdict::NotYet => (missing, ["not yet", "Not yet"]),
    };
    PlainOutcome { kind, lead, spoken }
}

/// Says what is in the way of a role.
pub fn outcome_words(framework: &Framework, card: &Scorecard) -> OutcomeWords {
    let missed = card.must_haves.iter().filter(|it| it.rules_out_ready());
    let missed: Vec<SkillId> = missed.map(|it| it.skill).collect();
    match (card.verdict, missed.as_slice()) {
        (Verdict::NotYet, [one]) => {
            let skill = framework.skill(*one);
            let rest = [skill.name.as_str(), skill.short.as_str(), "1 must-have"].map(str::to_owned).to_vec();
            OutcomeWords { kind: OutcomeKind::Missing, lead: "needs", rest, alone: "1 must-have".to_owned() }
        }
        (Verdict::NotYet, several) if !several.is_empty() => {
            let must_haves = format!("{} must-haves", several.len());
            OutcomeWords {
                kind: OutcomeKind::Missing,
                lead: "needs",
                rest: vec![must_haves.clone()],
                alone: must_haves,
            }
        }
        _ => {
            let PlainOutcome { kind, lead, .. } = plain_outcome(card);
            OutcomeWords { kind, lead, rest: Vec::new(), alone: String::new() }
        }
    }
}

/// Returns an error in whole points, such as `± 4`. Returns an empty text if it rounds to 0.
pub fn error_words(error: Tenths) -> String {
    match (error.0 + 5) / 10 {
        0 => String::new(),
        points => format!("± {points}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{OutcomeKind, error_words, outcome_words, verdict_words};
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::{Framework, Level};
    use crate::score::{Scores, Tenths};

    fn words(key: &str, level: usize, at: &[(&str, usize)], cells: usize) -> (OutcomeKind, String) {
        let framework = Framework::shipped();
        let all = Choice::Level(Level::ALL[level]);
        let mut sheet: Sheet = framework.skills().map(|_| Mark { choice: all, ..Mark::default() }).collect();
        for (skill, level) in at {
            sheet.choose(framework.find_skill(skill).expect("it is shipped"), Choice::Level(Level::ALL[*level]));
        }
        let role = framework.find_role(key).expect("it is shipped");
        let card = Scores::of(&framework, sheet.clone()).card(role, framework.usual_band()).clone();
        let words = outcome_words(&framework, &card);
        (words.kind, words.within(cells))
    }

    #[test]
    fn the_column_names_what_is_in_the_way_as_long_as_there_is_room() {
        let at = [("content-architecture", 0)];
        let named = |cells| words("writer", 4, &at, cells).1;
        assert_eq!(named(40), "needs Content architecture");
        assert_eq!(named(20), "needs 1 must-have");
        assert_eq!((named(11).as_str(), named(8).as_str()), ("1 must-have", "1 must-have"), "never a number alone");
        assert_eq!(words("writer", 0, &[], 40), (OutcomeKind::Missing, "needs 2 must-haves".to_owned()));
        assert_eq!(words("writer", 2, &[], 40), (OutcomeKind::Missing, "not yet".to_owned()));
        assert_eq!(words("writer", 4, &[], 40), (OutcomeKind::Good, "✓ ready".to_owned()));
    }

    #[test]
    fn a_sentence_says_what_the_column_says() {
        let framework = Framework::shipped();
        let mut seen = std::collections::BTreeSet::new();
        for number in 0..2_000_usize {
            let mark = |place: usize| match (place * 7 + number * 3) % 11 {
                0 if number % 3 == 0 => Mark { choice: Choice::NotApplicable, ..Mark::default() },
                _ => {
                    let level = (place + number) % 2 + (place * number) % 2 + 2;
                    Mark { choice: Choice::Level(Level::ALL[level]), ..Mark::default() }
                }
            };
            let sheet: Sheet = (0..framework.skills().len()).map(mark).collect();
            for card in Scores::of(&framework, sheet.clone()).cards() {
                let (column, spoken) = (outcome_words(&framework, card).within(40), verdict_words(card));
                let said = spoken.to_lowercase().replace("ready, provisionally", "provisional");
                let is_named = column.starts_with("needs ");
                assert!(is_named || column.trim_start_matches("✓ ") == said, "{column} and {spoken}");
                seen.insert(if is_named { "needs" } else { spoken });
            }
        }
        for words in ["needs", "Ready", "Ready, close", "Ready, provisionally", "Not yet", "Not yet, close"] {
            assert!(seen.contains(words), "no case of {words}: {seen:?}");
        }
    }

    #[test]
    fn an_error_is_told_in_whole_points_and_never_as_nothing() {
        assert_eq!([0, 4, 5, 36, 45].map(|tenths| error_words(Tenths(tenths))), ["", "", "± 1", "± 4", "± 5"]);
    }
}
