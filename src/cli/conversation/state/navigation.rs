//! Moves from question to question, and announces a next question that is not simply the next in order.
//!
//! [`interview`](crate::interview) decides which question comes next.

use super::{Conversation, DialogEffect, SaveReason, Stage};
use crate::assessment::{Choice, Edit, Pace, Turned};
use crate::cli::conversation::feedback::{self, HistoryStep};
use crate::cli::conversation::render;
use crate::framework::SkillId;
use crate::interview::{Milestone, Next, Standing, Turn};
use crate::words::{passed_over_words, question_words, quick_end_words, seen_words};

/// Offers the preferences, once all questions are answered.
const LIKES: &str = "Type likes to answer a few statements about what you would like to do.\n";

impl Conversation {
    /// Answers, and goes on to the next open question or, in quick mode, to the most telling one.
    pub(super) fn answer(&mut self, here: SkillId, choice: Choice) -> Vec<DialogEffect> {
        let before = self.standing(&self.evaluation()).before();
        let choice_before = self.assessment.entry(here).choice;
        let is_given_again = self.assessment.is_still_to_give(here);
        self.assessment.edit(here, Edit::Choose(choice), self.moment);
        let (entry, progress) = (self.assessment.entry(here), self.done_words());
        let saved = DialogEffect::Save(SaveReason::Edit_(feedback::answered(
            here,
            (choice_before, is_given_again),
            entry,
            &progress,
        )));
        let turn = self.interview.answer(before, self.standing(&self.evaluation()), here);
        let mut words = String::new();
        let ended = (turn.open == 0).then(|| self.end_round()).flatten();
        if let Some(ended) = ended {
            words = ended;
        } else if self.assessment.about().is_some() {
            // The end of a rating says how far it is, and nothing about where anybody stands.
        } else if turn.completed == Some(Milestone::Everything) {
            let flagged = self.flagged_words();
            let likes = if self.has_preferences_to_ask() { LIKES } else { "" };
            words = format!("Every question is answered. This is where you stand.\n{}{flagged}{likes}", self.results());
        } else if self.is_quick() && turn.found.is_some_and(|found| found.is_first) {
            // The results are long, so they are printed on request only.
            let evaluation = self.evaluation();
            let quick = self.standing(&evaluation).quick();
            words = render::lines(&quick_end_words(self.framework(), &evaluation, &quick).join("\n"));
            if matches!(turn.next, Next::Ask(_)) {
                words += "Type results to hear it, quit to stop, or an answer to go on.\n";
            }
        }
        let asked = match turn.next {
            Next::Ask(next) => self.arrive(&turn, here, next),
            // The results already state that everything is answered.
            Next::AllAnswered if !words.is_empty() => {
                self.stage = Stage::End;
                self.prompt()
            }
            _ => self.end(),
        };
        vec![saved, DialogEffect::Say(words + &asked)]
    }

    /// Skips the question.
    pub(super) fn skip(&mut self, here: SkillId) -> Vec<DialogEffect> {
        let turn = self.interview.skip(self.standing(&self.evaluation()), here);
        let left = match self.assessment.entry(here).choice {
            Choice::Unanswered if self.assessment.about().is_some() => "Skipped: you have not seen it.".to_owned(),
            Choice::Unanswered => "Skipped, left open.".to_owned(),
            kept => format!("Kept: {}.", feedback::choice(self.framework(), kept)),
        };
        match turn.next {
            Next::Ask(next) => {
                let asked = self.arrive(&turn, here, next);
                vec![DialogEffect::Save(SaveReason::Position), DialogEffect::Say(format!("{left}\n{asked}"))]
            }
            Next::OnlyOpen => self.reply_wrapped(&format!("{left} It is the only one that is still open.")),
            _ => {
                let end = self.end();
                vec![DialogEffect::Say(format!("{left}\n{end}"))]
            }
        }
    }

    /// Goes back to the question shown before, or else to the one before in the list. From the end, goes to the last
    /// question.
    pub(super) fn back(&mut self, here: SkillId) -> Vec<DialogEffect> {
        if self.stage == Stage::End {
            self.stage = Stage::Question;
            return vec![DialogEffect::Say(self.question())];
        }
        let evaluation = self.evaluation();
        let Self { assessment, interview, .. } = self;
        let Next::Ask(before) = interview.back(Standing { assessment, evaluation: &evaluation }, here).next else {
            return self.reply_wrapped("This is the first question.");
        };
        self.assessment.set_place(before);
        vec![DialogEffect::Save(SaveReason::Position), DialogEffect::Say(self.question())]
    }

    /// Goes to the question with a number, counted from 1.
    pub(super) fn jump(&mut self, number: usize) -> Vec<DialogEffect> {
        let Next::Ask(skill) = self.interview.jump(self.standing(&self.evaluation()), number).next else {
            if self.assessment.about().is_some() && (1..=self.framework().skills().len()).contains(&number) {
                return self.reply_wrapped(&format!("Question {number} is not asked for."));
            }
            let last = self.framework().skills().len();
            return self.reply_wrapped(&format!("There is no question {number}: they go from 1 to {last}."));
        };
        self.go_to(skill);
        vec![DialogEffect::Save(SaveReason::Position), DialogEffect::Say(self.question())]
    }

    /// Takes the last change back or makes it again, and shows its question.
    pub(super) fn turn(&mut self, turn: HistoryStep) -> Vec<DialogEffect> {
        let before = self.assessment.without_history();
        let (turned, nothing) = match turn {
            HistoryStep::Undo => (self.assessment.undo(), "There is nothing to take back."),
            HistoryStep::Redo => (self.assessment.redo(), "There is nothing to make again."),
        };
        // The conversation changes no entry of the log.
        let Some(Turned::Skill(skill)) = turned else {
            return self.reply_wrapped(nothing);
        };
        let entries = [before.entry(skill), self.assessment.entry(skill)];
        let words = feedback::turned(self.framework(), skill, turn, entries);
        self.assessment.set_place(skill);
        self.stage = Stage::Question;
        vec![
            DialogEffect::Save(SaveReason::Edit_(words)),
            DialogEffect::Say(render::lines(&feedback::place(self.framework(), skill)) + &self.prompt()),
        ]
    }

    pub(super) fn change_pace(&mut self, pace: Pace) -> Vec<DialogEffect> {
        self.assessment.set_pace(pace);
        let here = self.assessment.place();
        let words = match pace {
            Pace::Quick => render::QUICK_FROM_HERE,
            Pace::Full => "All questions in order from here on. Type quick to have the most telling one next.",
        };
        let turn = self.interview.resume(self.standing(&self.evaluation()), here);
        let asked = match turn.next {
            _ if pace == Pace::Full && self.stage == Stage::Question => self.question(),
            Next::Ask(next) => self.arrive(&turn, here, next),
            _ => self.end(),
        };
        vec![DialogEffect::Save(SaveReason::Edit_(words.to_owned())), DialogEffect::Say(asked)]
    }

    /// Goes to the next question and prints it. Announces skipped numbers.
    fn arrive(&mut self, turn: &Turn, here: SkillId, next: SkillId) -> String {
        match self.assessment.pace() {
            Pace::Quick => {
                let why = self.why(next);
                self.go_to(next);
                if next == here || next.index() == here.index() + 1 {
                    return render::question(self.framework(), &self.assessment, [self.progress(), Some(why)]);
                }
                // The next number is not the one that the person expects.
                let announced = render::lines(&format!("Question {} next: {why}", next.index() + 1));
                announced + &render::question(self.framework(), &self.assessment, [self.progress(), None])
            }
            Pace::Full => {
                self.go_to(next);
                let words = passed_over_words(turn);
                if words.is_empty() { self.question() } else { render::lines(&words) + &self.question() }
            }
        }
    }

    /// Returns the reason for a question in quick mode. After a skipped question, it may only be the next open one.
    fn why(&self, next: SkillId) -> String {
        let why = self.quick().question.filter(|question| question.skill == next);
        let why = why.map(|question| question_words(self.framework(), question));
        why.unwrap_or_else(|| "The next one that is still open.".to_owned())
    }

    /// Ends the questions. Returns the text to print.
    pub(super) fn end(&mut self) -> String {
        self.stage = Stage::End;
        if self.assessment.about().is_some() {
            return format!("{}\n{}", seen_words(&self.assessment), self.prompt());
        }
        format!("{}{}", self.nothing_next(), self.prompt())
    }

    fn go_to(&mut self, skill: SkillId) {
        self.stage = Stage::Question;
        self.interview.arrive(self.assessment.place(), skill);
        self.assessment.set_place(skill);
    }

    /// Returns the reason why no question follows.
    pub(super) fn nothing_next(&self) -> &'static str {
        if self.open_count() == 0 {
            "Every question is answered. Type results to hear where you stand.\n"
        } else {
            "Nothing more to ask for the leading role. Type all for the questions that are still open.\n"
        }
    }

    /// Returns a reminder of flagged questions, or an empty text if there are none.
    fn flagged_words(&self) -> &'static str {
        let flagged = self.framework().skills().filter(|skill| self.assessment.entry(*skill).flag).count();
        match flagged {
            0 => "",
            1 => "You flagged 1 question. Type flagged to hear which.\n",
            _ => "You flagged some questions. Type flagged to hear which.\n",
        }
    }

    pub(super) fn open_count(&self) -> usize {
        self.assessment.left_to_ask()
    }

    pub(super) const fn is_quick(&self) -> bool {
        matches!(self.assessment.pace(), Pace::Quick) && self.assessment.again().is_none()
    }

    pub(super) fn is_open(&self, skill: SkillId) -> bool {
        self.assessment.is_to_ask(skill)
    }
}
