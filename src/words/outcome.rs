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
    /// What follows, from long to short; empty if nothing does.
    rest: Vec<String>,
}

/// What an outcome means for the person.
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
    /// Returns what follows the lead: the longest words with which all takes at most these cells, else the shortest.
    pub fn rest_within(&self, cells: usize) -> &str {
        let room = cells.saturating_sub(width(self.lead) + 1);
        let fitting = self.rest.iter().find(|rest| width(rest) <= room).or(self.rest.last());
        fitting.map_or("", String::as_str)
    }

    /// Returns everything in at most these cells if that is possible.
    pub fn within(&self, cells: usize) -> String {
        match self.rest_within(cells) {
            "" => self.lead.to_owned(),
            rest => format!("{} {rest}", self.lead),
        }
    }
}

/// Says what is in the way of a role.
pub fn outcome_words(framework: &Framework, card: &Scorecard) -> OutcomeWords {
    let missed = card.must_haves.iter().filter(|it| it.rules_out_ready());
    let missed: Vec<SkillId> = missed.map(|it| it.skill).collect();
    let plain = |kind, lead| OutcomeWords { kind, lead, rest: Vec::new() };
    match (card.verdict, missed.as_slice()) {
        (Verdict::NotAssessed, _) => plain(OutcomeKind::Open, "not assessed"),
        (Verdict::Open, _) => plain(OutcomeKind::Open, "still open"),
        (Verdict::Ready, _) if card.provisional => plain(OutcomeKind::Good, "✓ provisional"),
        (Verdict::Ready, _) if is_close(card) => plain(OutcomeKind::Good, "✓ ready, close"),
        (Verdict::Ready, _) => plain(OutcomeKind::Good, "✓ ready"),
        (Verdict::NotYet, []) if is_close(card) => plain(OutcomeKind::Missing, "not yet, close"),
        (Verdict::NotYet, []) => plain(OutcomeKind::Missing, "not yet"),
        (Verdict::NotYet, [one]) => {
            let skill = framework.skill(*one);
            let rest = [skill.name.as_str(), skill.short.as_str(), "1 must-have", "1"].map(str::to_owned).to_vec();
            OutcomeWords { kind: OutcomeKind::Missing, lead: "needs", rest }
        }
        (Verdict::NotYet, several) => {
            let rest = vec![format!("{} must-haves", several.len()), several.len().to_string()];
            OutcomeWords { kind: OutcomeKind::Missing, lead: "needs", rest }
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
    use super::{OutcomeKind, error_words, outcome_words};
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
        let card = Scores::of(&framework, &sheet).card(role, framework.usual_band()).clone();
        let words = outcome_words(&framework, &card);
        (words.kind, words.within(cells))
    }

    #[test]
    fn the_column_names_what_is_in_the_way_as_long_as_there_is_room() {
        let at = [("content-architecture", 0)];
        let named = |cells| words("writer", 4, &at, cells).1;
        assert_eq!(named(40), "needs Content architecture");
        assert_eq!(named(20), "needs 1 must-have");
        assert_eq!(named(8), "needs 1");
        assert_eq!(words("writer", 0, &[], 40), (OutcomeKind::Missing, "needs 2 must-haves".to_owned()));
        assert_eq!(words("writer", 2, &[], 40), (OutcomeKind::Missing, "not yet".to_owned()));
        assert_eq!(words("writer", 4, &[], 40), (OutcomeKind::Good, "✓ ready".to_owned()));
    }

    #[test]
    fn an_error_is_told_in_whole_points_and_never_as_nothing() {
        assert_eq!([0, 4, 5, 36, 45].map(|tenths| error_words(Tenths(tenths))), ["", "", "± 1", "± 4", "± 5"]);
    }
}
