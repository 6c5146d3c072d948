//! The questions as a conversation: lines in, effects out.
//!
//! [`Asked::take`] is the only way on. It reads and writes nothing; whoever performs its effects tells it with
//! [`Asked::told`] whether saving went well, so that "saved" is never said too early.

use std::fmt::Write;

use super::line::Line;
use super::page;
use super::word::{self, Word};
use crate::assessment::{Assessment, Choice, Edit, Pace};
use crate::framework::{Framework, SkillId};
use crate::next::Quick;
use crate::report::question_words;
use crate::score::{Ranking, Scores};
use crate::text::{Clean, NOTE_LIMIT};

/// What has to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// Save the assessment, and say what [`Asked::told`] says about it.
    Save(Change),
    /// Say this.
    Say(String),
    /// The person leaves.
    Leave,
}

/// What there is to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Something the person said; they want to hear that it is saved.
    Answers,
    /// Where the person is; nothing to speak of.
    Place,
}

/// A person at a question.
#[derive(Debug)]
pub(super) struct Asked<'f> {
    framework: &'f Framework,
    assessment: Assessment,
    /// The questions shown before this one, for going back the way the person came.
    trail: Vec<SkillId>,
    /// Why the newest change is not on the disk.
    unsaved: Option<Clean>,
}

impl<'f> Asked<'f> {
    pub(super) const fn new(framework: &'f Framework, assessment: Assessment) -> Self {
        Self { framework, assessment, trail: Vec::new(), unsaved: None }
    }

    pub(super) const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Why the newest change is not on the disk, if so.
    pub(super) const fn unsaved(&self) -> Option<&Clean> {
        self.unsaved.as_ref()
    }

    /// How to choose, and the question where the person left, or in quick mode what is asked next.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        let head = page::head(self.framework, &self.assessment);
        let place = self.assessment.place();
        let next = self.quick().question.map(|question| question.skill);
        let moved = match next {
            Some(next) if self.is_quick() && !self.is_open(place) => self.go_to(next),
            _ => Vec::new(),
        };
        let opening = [Effect::Say(head)].into_iter().chain(moved);
        opening.chain([Effect::Say(self.question())]).collect()
    }

    /// Takes a line.
    pub(super) fn take(&mut self, line: Line) -> Vec<Effect> {
        let was_unsaved = self.unsaved.is_some();
        let mut effects = match line {
            Line::End => vec![Effect::Leave],
            Line::TooLong => hint("That line is too long, so it was not taken."),
            Line::NotText => hint("That line is not UTF-8 text, so it was not taken."),
            Line::Text(text) => match word::parse(&text) {
                Ok(word) => self.obey(word),
                Err(words) => hint(&words),
            },
        };
        let saves = effects.iter().any(|effect| matches!(effect, Effect::Save(_)));
        if was_unsaved && !saves {
            effects.insert(0, Effect::Save(Change::Answers));
        }
        effects
    }

    /// Hears what became of a save: fine, fine but for a warning, or why not. Answers what to say.
    pub(super) fn told(&mut self, change: Change, outcome: Result<Option<Clean>, Clean>) -> String {
        match outcome {
            Err(reason) => {
                let words =
                    format!("NOT SAVED: {reason}. Your answer is kept here and saved again with the next line.\n");
                self.unsaved = Some(reason);
                words
            }
            Ok(warning) => {
                let warning = warning.map(|reason| format!("There is no backup of the answers before: {reason}.\n"));
                let saved = match (self.unsaved.take(), change) {
                    (Some(_), _) => "Saved, with everything before.\n",
                    (None, Change::Answers) => "Saved.\n",
                    (None, Change::Place) => "",
                };
                saved.to_owned() + &warning.unwrap_or_default()
            }
        }
    }

    /// What is said when the person leaves and everything is saved.
    pub(super) fn farewell(&self) -> String {
        let (progress, name) = (page::progress(&self.assessment), self.assessment.name());
        format!(
            "{progress}; all saved.\n`devrel-ready ask {name}` goes on here, `devrel-ready show {name}` shows the results.\n"
        )
    }

    fn obey(&mut self, word: Word) -> Vec<Effect> {
        let here = self.assessment.place();
        let entry = self.assessment.entry(here);
        match word {
            Word::Choose(Choice::Unanswered) => {
                self.change(Edit::Choose(Choice::Unanswered), "The answer is taken back.")
            }
            Word::Choose(choice) => self.answer(here, choice),
            Word::Skip => self.skip(here),
            Word::Back => self.back(here),
            Word::Note(None) => self.change(Edit::Note(Clean::default()), "The note is removed."),
            Word::Note(Some(line)) => {
                let parts = [entry.note.as_str(), line.as_str()];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let note = parts.join("\n");
                if note.chars().count() > NOTE_LIMIT {
                    return hint(&format!("A note has at most {NOTE_LIMIT} characters, so this was not added."));
                }
                self.change(Edit::Note(Clean::note(&note)), "Noted.")
            }
            Word::Evidence(text) => {
                let words = if text.is_empty() { "The evidence is removed." } else { "Evidence taken." };
                self.change(Edit::Evidence(text), words)
            }
            Word::Sureness(sureness) => self.change(Edit::Sureness(sureness), "Taken."),
            Word::Star => {
                let words = if entry.star { "No longer starred." } else { "Starred: you want to grow this." };
                self.change(Edit::ToggleStar, words)
            }
            Word::Flag => {
                let words = if entry.flag { "No longer flagged." } else { "Flagged: you want to come back to this." };
                self.change(Edit::ToggleFlag, words)
            }
            Word::Undo | Word::Redo => self.turn_back(&word),
            Word::Results => vec![Effect::Say(page::results(self.framework, &self.assessment) + page::PROMPT)],
            Word::Pace(pace) => self.change_pace(pace),
            Word::Again => vec![Effect::Say(self.question())],
            Word::Help => vec![Effect::Say(page::help() + page::PROMPT)],
            Word::Quit => vec![Effect::Leave],
        }
    }

    /// Changes something about the question at hand and stays there.
    fn change(&mut self, edit: Edit, words: &str) -> Vec<Effect> {
        if !self.assessment.edit(self.assessment.place(), edit) {
            return hint("That is so already.");
        }
        vec![Effect::Say(format!("{words}\n")), Effect::Save(Change::Answers), Effect::Say(page::PROMPT.to_owned())]
    }

    /// Answers and goes on: an open question leads to the next open one, another to the one after it.
    fn answer(&mut self, here: SkillId, choice: Choice) -> Vec<Effect> {
        let (was_open, was_found) = (self.is_open(here), self.quick().is_found());
        self.assessment.edit(here, Edit::Choose(choice));
        let quick = self.quick();
        let open = self.assessment.coverage().unanswered;
        let mut words = String::new();
        let next = if open == 0 && was_open {
            words = format!("Every question is answered. This is where you stand.\n{}", self.results());
            None
        } else if self.is_quick() {
            if quick.is_found() && !was_found {
                words = format!("The leading role is found.\n{}", self.results());
            }
            quick.question.map(|question| question.skill)
        } else if was_open {
            self.assessment.next_unanswered(self.framework, here)
        } else {
            self.after(here)
        };
        let Some(next) = next else {
            words += self.nothing_next();
            return vec![Effect::Save(Change::Answers), Effect::Say(words + page::PROMPT)];
        };
        if !self.is_quick() && next < here {
            let _ = writeln!(words, "That was the last question. {}", open_words(open));
        }
        self.go_to(next);
        vec![Effect::Save(Change::Answers), Effect::Say(words + &self.question())]
    }

    /// Leaves the question as it is. In quick mode it would only be asked again, so the next open one comes.
    fn skip(&mut self, here: SkillId) -> Vec<Effect> {
        let open = self.assessment.next_unanswered(self.framework, here);
        let Some(next) = (if self.is_quick() { open } else { self.after(here) }) else {
            return hint(self.nothing_next().trim_end());
        };
        let mut effects = self.go_to(next);
        if !self.is_quick() && next < here {
            let words = open_words(self.assessment.coverage().unanswered);
            effects.push(Effect::Say(format!("That was the last question. {words}\n")));
        }
        effects.push(Effect::Say(self.question()));
        effects
    }

    /// Goes back the way the person came, else in order.
    fn back(&mut self, here: SkillId) -> Vec<Effect> {
        while self.trail.last() == Some(&here) {
            self.trail.pop();
        }
        let before = || here.index().checked_sub(1).and_then(|index| self.framework.skills().nth(index));
        let Some(before) = self.trail.last().copied().or_else(before) else {
            return hint("This is the first question.");
        };
        self.trail.pop();
        self.assessment.set_place(before);
        vec![Effect::Save(Change::Place), Effect::Say(self.question())]
    }

    fn turn_back(&mut self, word: &Word) -> Vec<Effect> {
        let undoing = *word == Word::Undo;
        let turned = if undoing { self.assessment.undo() } else { self.assessment.redo() };
        let Some(skill) = turned else {
            return hint(if undoing { "There is nothing to take back." } else { "There is nothing to make again." });
        };
        self.assessment.set_place(skill);
        let done = if undoing { "Taken back" } else { "Made again" };
        let words = format!("{done}: {}.\n", self.framework.skill(skill).name);
        vec![Effect::Say(words), Effect::Save(Change::Answers), Effect::Say(self.question())]
    }

    fn change_pace(&mut self, pace: Pace) -> Vec<Effect> {
        self.assessment.set_pace(pace);
        let words = match pace {
            Pace::Quick => "Quick mode: from here on the most telling question comes next. `all` asks all in order.\n",
            Pace::Full => "All questions in order from here on. `quick` asks the most telling one next.\n",
        };
        let telling = self.quick().question.map(|question| question.skill);
        if let Some(next) = telling.filter(|_| pace == Pace::Quick) {
            self.go_to(next);
        }
        vec![Effect::Say(words.to_owned()), Effect::Save(Change::Answers), Effect::Say(self.question())]
    }

    fn go_to(&mut self, skill: SkillId) -> Vec<Effect> {
        let here = self.assessment.place();
        if here == skill {
            return Vec::new();
        }
        self.trail.push(here);
        self.assessment.set_place(skill);
        vec![Effect::Save(Change::Place)]
    }

    /// The question after one in order; after the last one, the first that is open.
    fn after(&self, here: SkillId) -> Option<SkillId> {
        let next = self.framework.skills().nth(here.index() + 1);
        next.or_else(|| self.assessment.next_unanswered(self.framework, here))
    }

    const fn nothing_next(&self) -> &'static str {
        if self.is_quick() {
            "Nothing more to ask for the leading role. `all` asks the rest, `back` returns, `quit` leaves.\n"
        } else {
            "There is no question after this one. `results` shows where you stand, `quit` leaves.\n"
        }
    }

    fn question(&self) -> String {
        let quick = self.quick().question.filter(|_| self.is_quick());
        let why = quick.filter(|question| question.skill == self.assessment.place());
        let why = why.map(|question| question_words(self.framework, question));
        page::question(self.framework, &self.assessment, why.as_deref())
    }

    fn results(&self) -> String {
        page::results(self.framework, &self.assessment)
    }

    fn quick(&self) -> Quick {
        let sheet = self.assessment.sheet();
        let scores = Scores::of(self.framework, &sheet);
        let ranking = Ranking::of(self.framework, &sheet, &scores, self.assessment.aim().band);
        Quick::of(self.framework, &sheet, &scores, &ranking)
    }

    const fn is_quick(&self) -> bool {
        matches!(self.assessment.pace(), Pace::Quick)
    }

    fn is_open(&self, skill: SkillId) -> bool {
        self.assessment.entry(skill).choice == Choice::Unanswered
    }
}

fn hint(words: &str) -> Vec<Effect> {
    vec![Effect::Say(format!("{words}\n{}", page::PROMPT))]
}

fn open_words(open: usize) -> String {
    if open == 1 { "1 is still open:".to_owned() } else { format!("{open} are still open; the first of them:") }
}
