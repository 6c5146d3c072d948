//! Answering again on the screens: asking whether the former answers are shown, beginning, and the end of the round.

use super::history::StateInTime;
use super::{App, CurrentAssessment, Overlay};
use crate::assessment::AnsweringAgain;
use crate::framework::SkillId;
use crate::tui::{Confirm, Effect, Intent};

impl CurrentAssessment {
    /// Begins a round of answering again since a point. Returns the save to perform, and the first question.
    pub(super) fn answer_again(&mut self, point: u32, hides_former: bool) -> (Effect, SkillId) {
        let again = AnsweringAgain { point, revision: self.revision(), hides_former };
        self.set_again(Some(again))
    }

    /// Ends the round. Returns the point that it began with, and the save to perform.
    pub(super) fn end_round(&mut self) -> Option<(u32, Effect)> {
        let point = self.assessment().again()?.point;
        let (save, _) = self.set_again(None);
        Some((point, save))
    }
}

impl App {
    /// Asks how to answer again, or goes on with the round that is under way.
    pub(super) fn ask_about_again(&mut self) {
        let Some(current) = &self.current else { return };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
            return;
        }
        if let Some(next) = current.assessment().again().and_then(|_| current.assessment().still_to_give().next()) {
            return self.ask(next);
        }
        if current.assessment().coverage().done() == 0 {
            self.notice = Some("Nothing is answered yet, so there is nothing to answer again.".to_owned());
            return;
        }
        self.overlay = Some(Overlay::Confirm(Confirm::Again));
    }

    /// Begins to answer again: first the present answers are kept as a point.
    pub(super) fn begin_again(&mut self, hides_former: bool) {
        if let Some(current) = &mut self.current {
            current.waits_to_answer_again = Some(hides_former);
        }
        self.keep_point();
    }

    /// Ends the round when nothing is left to give, and shows what changed since. Returns whether it did.
    pub(super) fn ended_round(&mut self) -> bool {
        let Some((point, save)) = self.current.as_mut().and_then(CurrentAssessment::end_round) else { return false };
        self.effects.push(save);
        self.milestone = None;
        self.compare(StateInTime::Point(point), StateInTime::Now);
        let keep = self.key(self.mode(), Intent::Back);
        self.notice.get_or_insert(format!(
            "Every answer is given again. This is what changed since point {point}; {keep} leads back."
        ));
        true
    }
}
