//! The questions as a conversation: lines in, effects out.
//!
//! [`Asked::take`] is the only way on. It reads and writes nothing; whoever performs its effects tells it with
//! [`Asked::told`] whether saving went well, so that "saved" is never said too early. Which question comes next is
//! decided in [`navigation`].

mod navigation;

use super::command::{self, Word, Works};
use super::feedback::{self, Turn};
use super::line::Line;
use super::render;
use crate::assessment::{Assessment, Choice, Edit, Entry, Moment};
use crate::cli::output::hint::Program;
use crate::framework::{Framework, SkillId};
use crate::interview::Quick;
use crate::report::{Term, coverage_words, question_words};
use crate::score::Evaluation;
use crate::text::{Clean, NOTE_LIMIT, counted};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Something the person said, and what they are told when it is saved.
    Said(String),
    /// Where the person is; nothing to speak of.
    Place,
}

/// What the next line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The question at which the assessment stands was read to the person.
    Question,
    /// There is nothing to ask, so no line is an answer.
    End,
}

/// A person at a question, or at the end of them.
#[derive(Debug)]
pub(super) struct Asked<'f> {
    framework: &'f Framework,
    assessment: Assessment,
    stage: Stage,
    /// The questions shown before this one, for going back the way the person came.
    trail: Vec<SkillId>,
    /// Why the newest change is not on the disk.
    unsaved: Option<Clean>,
    /// Whether the words of the results have been explained.
    explained: bool,
    /// How the program has to be called again.
    program: Program,
    /// What dates the next change.
    moment: Moment,
}

impl<'f> Asked<'f> {
    pub(super) fn new(framework: &'f Framework, assessment: Assessment, moment: Moment) -> Self {
        Self {
            framework,
            assessment,
            stage: Stage::Question,
            trail: Vec::new(),
            unsaved: None,
            explained: false,
            program: Program::default(),
            moment,
        }
    }

    pub(super) fn called_as(self, program: Program) -> Self {
        Self { program, ..self }
    }

    /// Hears what dates the next change: time passes between two lines.
    pub(super) const fn set_moment(&mut self, moment: Moment) {
        self.moment = moment;
    }

    pub(super) const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Why the newest change is not on the disk, if so.
    pub(super) const fn unsaved(&self) -> Option<&Clean> {
        self.unsaved.as_ref()
    }

    /// How to choose, and the question where the person left; or that nothing is left to ask.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        let nothing_left = self.open_count() == 0
            || (self.is_quick() && !self.is_open(self.assessment.place()) && self.quick().question.is_none());
        if nothing_left {
            let end = self.end();
            return vec![Effect::Say(render::head(&self.assessment) + &end)];
        }
        let mut head = render::head(&self.assessment) + &render::how_to_choose(self.framework);
        if self.is_quick() {
            head += &render::lines(render::QUICK_IS_ON);
        }
        vec![Effect::Say(head), Effect::Say(self.question())]
    }

    /// Takes a line.
    pub(super) fn take(&mut self, line: Line) -> Vec<Effect> {
        let was_unsaved = self.unsaved.is_some();
        let mut effects = match line {
            Line::End => vec![Effect::Leave],
            Line::Unfinished(text) => vec![Effect::Say(super::line::unfinished_words(&text)), Effect::Leave],
            Line::TooLong => self.hint("That line is too long, so it was not taken."),
            Line::NotText => self.hint("That line is not UTF-8 text, so it was not taken."),
            Line::Text(text) => match command::parse(&text) {
                Ok(word) if self.stage == Stage::End && word.needs_a_question() => self.hint(
                    "No question is being asked, so nothing was changed. To change an answer go to its question \
                     first, as in: question 12",
                ),
                Ok(word) => self.obey(word),
                Err(_) if self.stage == Stage::End => self.hint(
                    "That is not known here. Type results, flagged, back, question and its number, help or quit.",
                ),
                Err(words) => self.hint(&words),
            },
        };
        let saves = effects.iter().any(|effect| matches!(effect, Effect::Save(_)));
        if was_unsaved && !saves {
            effects.insert(0, Effect::Save(Change::Place));
        }
        effects
    }

    /// Hears what became of a save: fine, fine but for a warning, or why not. Returns what to say.
    pub(super) fn told(&mut self, change: Change, outcome: Result<Option<Clean>, Clean>) -> String {
        match outcome {
            Err(reason) => {
                let words =
                    format!("NOT SAVED: {reason}. What you said is kept here and saved again with the next line.");
                self.unsaved = Some(reason);
                render::lines(&words)
            }
            Ok(warning) => {
                let warning = warning.map(|reason| format!("There is no backup of the answers before: {reason}.\n"));
                let saved = match (self.unsaved.take(), change) {
                    (Some(_), Change::Said(words)) => format!("{words}\nEverything before is saved, too.\n"),
                    (Some(_), Change::Place) => "Saved, with everything before.\n".to_owned(),
                    (None, Change::Said(words)) => format!("{words}\n"),
                    (None, Change::Place) => String::new(),
                };
                render::lines(&(saved + &warning.unwrap_or_default()))
            }
        }
    }

    /// What is said when the person leaves and everything is saved.
    pub(super) fn farewell(&self) -> String {
        let (progress, name) = (coverage_words(self.assessment.coverage()), self.assessment.name());
        let [on, show, plan] = ["ask", "show", "plan"].map(|what| self.program.command(what, name));
        let export = self.program.export(name);
        format!(
            "{progress}; all saved.\n`{on}` goes on here.\n`{show}` shows the results.\n`{plan}` tells what to do \
             next.\n`{export}`\nwrites a report for people.\n"
        )
    }

    fn obey(&mut self, word: Word) -> Vec<Effect> {
        let here = self.assessment.place();
        let entry = self.assessment.entry(here);
        let skill = &self.framework.skill(here).name;
        match word {
            Word::Choose(Choice::Unanswered) => {
                let words = feedback::reopened(self.framework, entry.choice);
                self.change(Edit::Choose(Choice::Unanswered), words)
            }
            Word::Choose(choice) => self.answer(here, choice),
            Word::Skip => self.skip(here),
            Word::Back => self.back(here),
            Word::GoTo(number) => self.jump(number),
            Word::Open => self.list("open", |entry| entry.choice == Choice::Unanswered),
            Word::Flagged => self.list("flagged", |entry| entry.flag),
            Word::Note(None) => {
                let words = feedback::note_removed(entry);
                self.change(Edit::Note(Clean::default()), words)
            }
            Word::Note(Some(line)) => {
                let parts = [entry.note.as_str(), line.as_str()];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let note = parts.join("\n");
                if note.chars().count() > NOTE_LIMIT {
                    return self.hint(&format!(
                        "A note has at most {}, so this was not added.",
                        counted(NOTE_LIMIT, "character", "characters")
                    ));
                }
                self.change(Edit::Note(Clean::note(&note)), feedback::note(here, &line))
            }
            Word::Evidence(text) => {
                let words = feedback::evidence(here, entry, &text);
                self.change(Edit::Evidence(text), words)
            }
            Word::Sureness(sureness) => {
                let words = feedback::sureness(entry, sureness);
                self.change(Edit::Sureness(sureness), words)
            }
            Word::Star => {
                let words = feedback::star(entry, skill);
                self.change(Edit::ToggleStar, words)
            }
            Word::Flag => {
                let words = feedback::flag(entry, skill);
                self.change(Edit::ToggleFlag, words)
            }
            Word::Undo => self.turn(Turn::Undo),
            Word::Redo => self.turn(Turn::Redo),
            Word::Results => {
                let results = self.results();
                self.say(results)
            }
            Word::Command(what) => {
                let command = self.program.command(what, self.assessment.name());
                self.hint(&format!("That is a command of its own: leave with quit, then type `{command}`."))
            }
            Word::Terms => self.say(render::meanings(Term::SPOKEN)),
            Word::Pace(pace) => self.change_pace(pace),
            Word::Again => match self.stage {
                Stage::Question => vec![Effect::Say(self.question())],
                Stage::End => self.say(self.nothing_next().to_owned()),
            },
            Word::Help => self.say(render::help(|works| self.works(works))),
            Word::Quit => vec![Effect::Leave],
        }
    }

    /// Changes something about the question at hand and stays there.
    fn change(&mut self, edit: Edit, words: String) -> Vec<Effect> {
        if !self.assessment.edit(self.assessment.place(), edit, self.moment) {
            return self.hint("That is so already.");
        }
        vec![Effect::Save(Change::Said(words)), Effect::Say(self.prompt())]
    }

    /// Lists the questions that are open, or flagged.
    fn list(&self, what: &str, is_listed: impl Fn(&Entry) -> bool) -> Vec<Effect> {
        let listed = self.framework.skills().filter(|skill| is_listed(self.assessment.entry(*skill)));
        let skills: Vec<SkillId> = listed.collect();
        let head = match skills.len() {
            0 => format!("No question is {what}.\n"),
            count => format!("{} {what}.\n", counted(count, "question is", "questions are")),
        };
        self.say(head + &render::questions(self.framework, &skills))
    }

    /// Says something and asks again.
    fn say(&self, words: String) -> Vec<Effect> {
        vec![Effect::Say(words + &self.prompt())]
    }

    fn hint(&self, words: &str) -> Vec<Effect> {
        self.say(render::lines(words))
    }

    /// Whether a word does something where the person is.
    fn works(&self, works: Works) -> bool {
        match (works, self.stage) {
            (Works::Always, _) | (_, Stage::Question) => true,
            (Works::AtAQuestion, Stage::End) => false,
            (Works::WhileSomeAreOpen, Stage::End) => self.open_count() > 0,
        }
    }

    /// What the next line is about, in one line.
    fn prompt(&self) -> String {
        match self.stage {
            Stage::Question => render::prompt(self.assessment.place()),
            Stage::End if self.open_count() == 0 => render::ALL_ANSWERED.to_owned(),
            Stage::End => render::ENOUGH_ANSWERED.to_owned(),
        }
    }

    fn question(&self) -> String {
        let quick = self.quick().question.filter(|_| self.is_quick());
        let why = quick.filter(|question| question.skill == self.assessment.place());
        let why = why.map(|question| question_words(self.framework, question));
        render::question(self.framework, &self.assessment, why.as_deref())
    }

    /// Where the person stands; the first time with what the words mean.
    fn results(&mut self) -> String {
        let render::Results { text, terms } = render::results(self.framework, &self.assessment);
        if std::mem::replace(&mut self.explained, true) {
            return text + "Type terms to hear what these words mean.\n";
        }
        text + &render::meanings(terms)
    }

    fn quick(&self) -> Quick {
        let evaluation = Evaluation::of(self.framework, self.assessment.sheet());
        Quick::of(self.framework, &evaluation, self.assessment.aim().band)
    }
}
