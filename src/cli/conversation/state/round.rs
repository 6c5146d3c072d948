//! Answering again: giving last time's answer, and what changed once every answer is given again.

use super::{Conversation, DialogEffect};
use crate::assessment::PointInTime;
use crate::cli::conversation::render;
use crate::compare::{Comparison, ComparisonRequest, Side, aim_of};
use crate::framework::SkillId;
use crate::words::{again_ended_words, comparison_sentences, seen_words};

impl Conversation {
    /// Tells the conversation the point that the round of answering again began with.
    pub(in crate::cli::conversation) fn since(self, former: Option<PointInTime>) -> Self {
        Self { former, ..self }
    }

    /// Gives last time's answer again if it waits for that and is in view; else skips.
    pub(super) fn same(&mut self, here: SkillId) -> Vec<DialogEffect> {
        if self.assessment.is_still_to_give(here) && !self.assessment.is_hidden(here) {
            self.answer(here, self.assessment.entry(here).choice)
        } else {
            self.skip(here)
        }
    }

    /// Returns how far the person is: in a round, how many answers are still to give.
    pub(super) fn done_words(&self) -> String {
        if self.assessment.about().is_some() {
            return seen_words(&self.assessment);
        }
        let coverage = self.assessment.coverage();
        match self.assessment.again() {
            Some(_) => format!("{} of {} still to give.", self.assessment.left_to_ask(), coverage.skills()),
            None => format!("{} of {} done.", coverage.done(), coverage.skills()),
        }
    }

    /// Ends the round and says what changed since its point. `None` if the person is in no round.
    pub(super) fn end_round(&mut self) -> Option<String> {
        let again = self.assessment.again()?;
        self.assessment.set_again(None);
        let mut words = format!("{}\n", again_ended_words(again.point, 0));
        if let Some(compared) = self.compared() {
            words += &compared;
        }
        Some(words)
    }

    /// Says what changed since the point of the round.
    fn compared(&self) -> Option<String> {
        let former = self.former.as_ref()?;
        let (role, band) = aim_of(&former.assessment, &self.assessment)?;
        let before = Side { assessment: &former.assessment, revision: Some(former.revision) };
        let after = Side { assessment: &self.assessment, revision: Some(self.moment.revision) };
        let comparison = Comparison::of(&ComparisonRequest { before, after, role, band }).ok()?;
        let days = [former.day().to_string(), "now".to_owned()];
        let sentences = comparison_sentences(&self.assessment, &comparison, [&days[0], &days[1]]);
        Some(render::lines(&sentences.join("\n")))
    }
}
