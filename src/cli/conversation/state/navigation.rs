//! Moves between questions and announces every jump.
//!
//! A person who does not see the screen hears whenever the next question is not the next number.

use super::{Conversation, DialogEffect, SaveReason, Stage};
use crate::assessment::{Choice, Edit, Pace};
use crate::cli::conversation::feedback::{self, HistoryStep};
use crate::cli::conversation::render;
use crate::framework::SkillId;
use crate::report::question_words;

impl Conversation<'_> {
    /// Answers and goes on to the next open question, in quick mode to the most telling one.
    pub(super) fn answer(&mut self, here: SkillId, choice: Choice) -> Vec<DialogEffect> {
        let (was_open, was_found) = (self.is_open(here), self.quick().is_found());
        let before = self.assessment.entry(here).choice;
        self.assessment.edit(here, Edit::Choose(choice), self.moment);
        let (entry, coverage) = (self.assessment.entry(here), self.assessment.coverage());
        let saved = DialogEffect::Save(SaveReason::Edit_(feedback::answered(here, before, entry, coverage)));
        let quick = self.quick();
        let mut words = String::new();
        if self.open_count() == 0 && was_open {
            let flagged = self.flagged_words();
            words = format!("Every question is answered. This is where you stand.\n{}{flagged}", self.results());
        } else if self.is_quick() && quick.is_found() && !was_found {
            // The results are long, so they are printed on request only.
            words.push_str("The leading role is found.\n");
            if quick.question.is_some() {
                words += "Type results to hear it, quit to stop, or an answer to go on.\n";
            }
        }
        let next = match self.assessment.pace() {
            Pace::Quick => quick.question.map(|question| question.skill),
            Pace::Full => self.assessment.next_unanswered(self.framework, here),
        };
        let conversation = match next {
            Some(next) => self.arrive(here, next),
            // The results already state that everything is answered.
            None if !words.is_empty() && self.open_count() == 0 => {
                self.stage = Stage::End;
                self.prompt()
            }
            None => self.end(),
        };
        vec![saved, DialogEffect::Say(words + &conversation)]
    }

    /// Leaves the question as it is. In order the next one comes, answered or not. In quick mode an open question
    /// would only be asked again, so the next open one comes.
    pub(super) fn skip(&mut self, here: SkillId) -> Vec<DialogEffect> {
        let open = self.assessment.next_unanswered(self.framework, here);
        let next = match self.assessment.pace() {
            Pace::Full => self.framework.skills().nth(here.index() + 1).or(open),
            Pace::Quick if self.is_open(here) => open,
            Pace::Quick => self.quick().question.map(|question| question.skill),
        };
        let left = match self.assessment.entry(here).choice {
            Choice::Unanswered => "Skipped, left open.".to_owned(),
            kept => format!("Kept: {}.", feedback::choice(self.framework, kept)),
        };
        match next {
            Some(next) => {
                let conversation = self.arrive(here, next);
                vec![DialogEffect::Save(SaveReason::Position), DialogEffect::Say(format!("{left}\n{conversation}"))]
            }
            None if self.is_open(here) => self.reply_wrapped(&format!("{left} It is the only one that is still open.")),
            None => {
                let end = self.end();
                vec![DialogEffect::Say(format!("{left}\n{end}"))]
            }
        }
    }

    /// Goes back the way the person came, else in order. From the end it is one step to the last question.
    pub(super) fn back(&mut self, here: SkillId) -> Vec<DialogEffect> {
        if self.stage == Stage::End {
            self.stage = Stage::Question;
            return vec![DialogEffect::Say(self.question())];
        }
        while self.trail.last() == Some(&here) {
            self.trail.pop();
        }
        let before = || here.index().checked_sub(1).and_then(|index| self.framework.skills().nth(index));
        let Some(before) = self.trail.last().copied().or_else(before) else {
            return self.reply_wrapped("This is the first question.");
        };
        self.trail.pop();
        self.assessment.set_place(before);
        vec![DialogEffect::Save(SaveReason::Position), DialogEffect::Say(self.question())]
    }

    /// Goes to the question with a number, counted from 1.
    pub(super) fn jump(&mut self, number: usize) -> Vec<DialogEffect> {
        let skill = number.checked_sub(1).and_then(|index| self.framework.skills().nth(index));
        let Some(skill) = skill else {
            let last = self.framework.skills().len();
            return self.reply_wrapped(&format!("There is no question {number}: they go from 1 to {last}."));
        };
        self.go_to(skill);
        vec![DialogEffect::Save(SaveReason::Position), DialogEffect::Say(self.question())]
    }

    /// Takes the last change back or makes it again, and shows where that was.
    pub(super) fn turn(&mut self, turn: HistoryStep) -> Vec<DialogEffect> {
        let before = self.assessment.without_history();
        let (turned, nothing) = match turn {
            HistoryStep::Undo => (self.assessment.undo(), "There is nothing to take back."),
            HistoryStep::Redo => (self.assessment.redo(), "There is nothing to make again."),
        };
        let Some(skill) = turned else {
            return self.reply_wrapped(nothing);
        };
        let entries = [before.entry(skill), self.assessment.entry(skill)];
        let words = feedback::turned(self.framework, skill, turn, entries);
        self.assessment.set_place(skill);
        self.stage = Stage::Question;
        vec![
            DialogEffect::Save(SaveReason::Edit_(words)),
            DialogEffect::Say(render::lines(&feedback::place(self.framework, skill)) + &self.prompt()),
        ]
    }

    pub(super) fn change_pace(&mut self, pace: Pace) -> Vec<DialogEffect> {
        self.assessment.set_pace(pace);
        let here = self.assessment.place();
        let words = match pace {
            Pace::Quick => render::QUICK_FROM_HERE,
            Pace::Full => "All questions in order from here on. Type quick to have the most telling one next.",
        };
        let next = match (pace, self.stage) {
            (Pace::Quick, _) => self.quick().question.map(|question| question.skill),
            (Pace::Full, Stage::Question) => Some(here),
            (Pace::Full, Stage::End) if self.is_open(here) => Some(here),
            (Pace::Full, Stage::End) => self.assessment.next_unanswered(self.framework, here),
        };
        let conversation = match next {
            Some(next) => self.arrive(here, next),
            None => self.end(),
        };
        vec![DialogEffect::Save(SaveReason::Edit_(words.to_owned())), DialogEffect::Say(conversation)]
    }

    /// Goes to the next question, announces skipped numbers, and asks it.
    fn arrive(&mut self, here: SkillId, next: SkillId) -> String {
        match self.assessment.pace() {
            Pace::Quick => {
                let why = self.why(next);
                self.go_to(next);
                if next == here || next.index() == here.index() + 1 {
                    return render::question(self.framework, &self.assessment, Some(&why));
                }
                // The number is another than expected.
                let announced = render::lines(&format!("Question {} next: {why}", next.index() + 1));
                announced + &render::question(self.framework, &self.assessment, None)
            }
            Pace::Full => {
                let words = self.passed_over(here, next);
                self.go_to(next);
                words + &self.question()
            }
        }
    }

    /// Why quick mode asks this one. Behind a skipped question it is only the next one that has no answer.
    fn why(&self, next: SkillId) -> String {
        let why = self.quick().question.filter(|question| question.skill == next);
        let why = why.map(|question| question_words(self.framework, question));
        why.unwrap_or_else(|| "The next one that is still open.".to_owned())
    }

    /// Which answered questions lie between two, and whether the next one is on another round.
    fn passed_over(&self, here: SkillId, next: SkillId) -> String {
        if next == here {
            return String::new();
        }
        let is_ahead = next > here;
        let between = self.framework.skills().filter(|skill| *skill > here && (!is_ahead || *skill < next));
        let numbers: Vec<usize> = between.map(|skill| skill.index() + 1).collect();
        let passed = match numbers.as_slice() {
            [] if next < here => "That was the last question.".to_owned(),
            [] => return String::new(),
            [one] => format!("Question {one} is answered already and passed over."),
            several => format!("Questions {} are answered already and passed over.", feedback::numbers(several)),
        };
        match self.open_count() {
            _ if is_ahead => render::lines(&passed),
            1 => render::lines(&format!("{passed} 1 is still open:")),
            open => render::lines(&format!("{passed} {open} are still open; the first of them:")),
        }
    }

    /// Nothing is asked from here on.
    pub(super) fn end(&mut self) -> String {
        self.stage = Stage::End;
        format!("{}{}", self.nothing_next(), self.prompt())
    }

    fn go_to(&mut self, skill: SkillId) {
        self.stage = Stage::Question;
        let here = self.assessment.place();
        if here != skill {
            self.trail.push(here);
            self.assessment.set_place(skill);
        }
    }

    /// Why nothing is asked.
    pub(super) fn nothing_next(&self) -> &'static str {
        if self.open_count() == 0 {
            "Every question is answered. Type results to hear where you stand.\n"
        } else {
            "Nothing more to ask for the leading role. Type all for the questions that are still open.\n"
        }
    }

    /// Reminds the person of flagged questions; empty if there are none.
    fn flagged_words(&self) -> &'static str {
        let flagged = self.framework.skills().filter(|skill| self.assessment.entry(*skill).flag).count();
        match flagged {
            0 => "",
            1 => "You flagged 1 question. Type flagged to hear which.\n",
            _ => "You flagged some questions. Type flagged to hear which.\n",
        }
    }

    pub(super) fn open_count(&self) -> usize {
        self.assessment.coverage().unanswered
    }

    pub(super) const fn is_quick(&self) -> bool {
        matches!(self.assessment.pace(), Pace::Quick)
    }

    pub(super) fn is_open(&self, skill: SkillId) -> bool {
        self.assessment.entry(skill).choice == Choice::Unanswered
    }
}
