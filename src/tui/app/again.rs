//! Answering again on the screens: asking whether the former answers are shown, beginning, and the end of the round.

use super::current::RoundToBegin;
use super::history::{HistoryScreen, StateInTime};
use super::{App, CurrentAssessment, Overlay, Screen};
use crate::assessment::AnsweringAgain;
use crate::framework::SkillId;
use crate::tui::{Confirm, Effect};
use crate::words::{again_ended_words, given_words};

impl CurrentAssessment {
    /// Begins the round that waited for its point. Returns the save to perform, and the first question; `None` if no round
    /// was waiting.
    pub(super) fn answer_again(&mut self, point: u32) -> Option<(Effect, SkillId)> {
        let RoundToBegin { revision, hides_former } = self.round_to_begin.take()?;
        Some(self.set_again(Some(AnsweringAgain { point, revision, hides_former })))
    }

    /// Ends the round. Returns the point that it began with, and the save to perform.
    pub(super) fn end_round(&mut self) -> Option<(u32, Effect)> {
        let point = self.assessment().again()?.point;
        let (save, _) = self.set_again(None);
        Some((point, save))
    }
}

impl App {
    /// Asks how to answer again, or whether to go on with the round that is under way.
    pub(super) fn ask_about_again(&mut self) {
        let Some(current) = &self.current else { return };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
            return;
        }
        if current.assessment().coverage().done() == 0 {
            self.notice = Some("Nothing is answered yet, so there is nothing to answer again.".to_owned());
            return;
        }
        let round = current.assessment().again();
        self.overlay = Some(Overlay::Confirm(match round {
            Some(again) => Confirm::Round(again.point, given_words(current.assessment())),
            None => Confirm::Again,
        }));
    }

    /// Begins to answer again: first the present answers are kept as a point.
    pub(super) fn begin_again(&mut self, hides_former: bool) {
        if let Some(current) = &mut self.current {
            current.round_to_begin = Some(RoundToBegin { revision: current.revision(), hides_former });
        }
        self.keep_point();
    }

    /// Goes on with the round that is under way.
    pub(super) fn go_on_again(&mut self) {
        let next = self.current.as_ref().and_then(|current| current.assessment().still_to_give().next());
        if let Some(next) = next {
            self.ask(next);
        }
    }

    /// Ends the round early: what was not given again stays as it is.
    pub(super) fn end_early(&mut self) {
        let Some(current) = &mut self.current else { return };
        let left = current.assessment().still_to_give().count();
        let Some((point, save)) = current.end_round() else { return };
        self.effects.push(save);
        self.notice = Some(again_ended_words(point, left));
        if let Screen::Question(question) = &self.screen {
            // A former answer that was hidden is in view again.
            self.ask(question.skill);
        }
    }

    /// Ends the round when nothing is left to give, and shows what changed since. Returns whether it did.
    pub(super) fn ended_round(&mut self) -> bool {
        let Some((point, save)) = self.current.as_mut().and_then(CurrentAssessment::end_round) else { return false };
        self.effects.push(save);
        self.milestone = None;
        self.compare(StateInTime::Point(point), StateInTime::Now);
        if let Screen::Compare(_) = self.screen {
            self.trail = vec![Screen::History(HistoryScreen::at_newest())];
            self.notice = Some(format!("Every answer is given again. This is what changed since point {point}."));
        } else {
            self.results();
            self.trail.clear();
        }
        true
    }
}
