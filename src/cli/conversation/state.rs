//! The state of a conversation: takes lines, returns effects.
//!
//! [`Conversation::take`] is the only way forward. It reads and writes nothing. The caller performs the effects and
//! reports the result of each save with [`Conversation::report_save`], so that "saved" is never printed too early.
//! [`navigation`] moves from question to question.

mod look_again;
mod navigation;
mod preferences;
mod round;

use super::command::{self, Availability, LineCommand};
use super::feedback::{self, HistoryStep};
use super::line::Line;
use super::render;
use crate::assessment::{Assessment, Choice, Edit, Moment, PointInTime};
use crate::cli::output::hint::Program;
use crate::edition::LookAgainWalk;
use crate::framework::{Framework, PreferenceId, SkillId};
use crate::interview::{Interview, Quick, Standing};
use crate::score::Evaluation;
use crate::text::{Clean, NOTE_LIMIT, counted};
use crate::words::{Term, coverage_words, finished_headline, question_words, quick_progress_words};

/// The reply to a command that is about the person who answers.
const NOT_IN_A_RATING: &str =
    "That is for own answers. In a rating choose 0 to 4 for what you have seen, and skip what you have not.";

/// An effect. The caller performs effects in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DialogEffect {
    /// Save the assessment, and print what [`Conversation::report_save`] returns.
    Save(SaveReason),
    /// Print this.
    Say(String),
    /// The person leaves.
    Leave,
}

/// The reason for a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SaveReason {
    /// An edit, with the confirmation printed once it is saved.
    Edit_(String),
    /// Only the position changed; prints nothing.
    Position,
}

/// The meaning of the next line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The current question was printed.
    Question,
    /// No question is open, so no line is an answer.
    End,
}

/// The answers to an earlier edition that the person looks at again, and the question and stage to return to.
#[derive(Debug)]
struct LookingAgain {
    walk: LookAgainWalk,
    from: SkillId,
    stage: Stage,
}

/// A conversation about one assessment.
#[derive(Debug)]
pub(super) struct Conversation {
    assessment: Assessment,
    stage: Stage,
    /// The preference that was printed last, while these are asked.
    preference: Option<PreferenceId>,
    /// The answers to an earlier edition, while the person looks at them again.
    walk: Option<LookingAgain>,
    /// The way from question to question.
    interview: Interview,
    /// The reason why the newest change is not saved, if so.
    unsaved: Option<Clean>,
    /// Whether the terms of the results have been explained.
    explained: bool,
    /// The way to call the program again.
    program: Program,
    /// The date, edition and revision of the next change.
    moment: Moment,
    /// The point that a round of answering again began with.
    former: Option<PointInTime>,
}

impl Conversation {
    pub(super) fn new(assessment: Assessment, moment: Moment) -> Self {
        Self {
            assessment,
            stage: Stage::Question,
            preference: None,
            walk: None,
            interview: Interview::default(),
            unsaved: None,
            explained: false,
            program: Program::default(),
            moment,
            former: None,
        }
    }

    pub(super) fn called_as(self, program: Program) -> Self {
        Self { program, ..self }
    }

    /// Sets the date, edition and revision of the next change. Call it before each line, because time passes between
    /// lines.
    pub(super) const fn set_moment(&mut self, moment: Moment) {
        self.moment = moment;
    }

    pub(super) fn framework(&self) -> &Framework {
        self.assessment.framework()
    }

    pub(super) const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Returns the reason why the newest change is not saved, if so.
    pub(super) const fn unsaved(&self) -> Option<&Clean> {
        self.unsaved.as_ref()
    }

    /// Returns whether the place may be saved although nothing else has changed: the save is for the edition at hand, or
    /// an answer waits to be saved.
    pub(super) fn may_save_place(&self) -> bool {
        self.unsaved.is_some() || self.assessment.file_edition() == self.framework().edition()
    }

    /// Prints the instructions and the current question, or says that no question is open.
    pub(super) fn open(&mut self) -> Vec<DialogEffect> {
        let nothing_left = self.open_count() == 0
            || (self.is_quick() && !self.is_open(self.assessment.place()) && self.quick().question.is_none());
        if nothing_left {
            let end = self.end();
            return vec![DialogEffect::Say(render::head(&self.assessment) + &render::edition(&self.assessment) + &end)];
        }
        let mut head = render::head(&self.assessment);
        head += &render::edition(&self.assessment);
        head += &render::how_to_choose(&self.assessment);
        if self.is_quick() {
            head += &render::lines(render::QUICK_IS_ON);
        }
        vec![DialogEffect::Say(head), DialogEffect::Say(self.question())]
    }

    /// Applies a line. Returns the effects.
    pub(super) fn take(&mut self, line: Line) -> Vec<DialogEffect> {
        let was_unsaved = self.unsaved.is_some();
        let mut effects = match line {
            Line::End => vec![DialogEffect::Leave],
            Line::Unfinished(text) => {
                vec![DialogEffect::Say(super::line::unfinished_words(&text)), DialogEffect::Leave]
            }
            Line::TooLong => self.reply_wrapped("That line is too long, so it was not taken."),
            Line::NotText => self.reply_wrapped("That line is not UTF-8 text, so it was not taken."),
            Line::Text(text) => self.take_text(&text),
        };
        let saves = effects.iter().any(|effect| matches!(effect, DialogEffect::Save(_)));
        if was_unsaved && !saves {
            effects.insert(0, DialogEffect::Save(SaveReason::Position));
        }
        effects
    }

    /// Takes a whole line: as what is said to the preference that was printed, or else as a command.
    fn take_text(&mut self, text: &str) -> Vec<DialogEffect> {
        if let Some(preference) = self.preference {
            return self.take_preference(preference, text);
        }
        if let Some(effects) = self.take_while_looking(text) {
            return effects;
        }
        match command::parse(text) {
            Ok(word) if self.stage == Stage::End && word.needs_a_question() => self.reply_wrapped(
                "No question is being asked, so nothing was changed. To change an answer go to its question \
                 first, as in: question 12",
            ),
            Ok(word) if self.assessment.about().is_some() && word.is_for_own_answers() => {
                self.reply_wrapped(NOT_IN_A_RATING)
            }
            Ok(word) => self.run(word),
            Err(_) if self.stage == Stage::End && self.assessment.about().is_none() => self.reply_wrapped(
                "That is not known here. Type results, flagged, back, question and its number, help or quit.",
            ),
            Err(words) => self.reply_wrapped(&words),
        }
    }

    /// Records the result of a save: success, success with a warning, or the reason for failure. Returns the text to
    /// print.
    pub(super) fn report_save(&mut self, change: SaveReason, outcome: Result<Option<Clean>, Clean>) -> String {
        match outcome {
            Err(reason) => {
                let words =
                    format!("NOT SAVED: {reason}. What you said is kept here and saved again with the next line.");
                self.unsaved = Some(reason);
                render::lines(&words)
            }
            Ok(warning) => {
                self.assessment.set_file_edition(self.framework().edition());
                let warning = warning.map(|reason| format!("There is no backup of the answers before: {reason}.\n"));
                let saved = match (self.unsaved.take(), change) {
                    (Some(_), SaveReason::Edit_(words)) => format!("{words}\nEverything before is saved, too.\n"),
                    (Some(_), SaveReason::Position) => "Saved, with everything before.\n".to_owned(),
                    (None, SaveReason::Edit_(words)) => format!("{words}\n"),
                    (None, SaveReason::Position) => String::new(),
                };
                render::lines(&(saved + &warning.unwrap_or_default()))
            }
        }
    }

    /// Builds the closing message: once finished the headline of the results, that everything is saved, and the commands
    /// to go on with.
    pub(super) fn farewell(&self) -> String {
        if self.assessment.about().is_some() {
            return render::rating_farewell(&self.assessment, &self.program);
        }
        let headline = finished_headline(&self.assessment).map(|headline| headline.lines().join("\n") + "\n");
        let headline = headline.unwrap_or_default();
        let (progress, name) = (coverage_words(self.assessment.coverage()), self.assessment.name());
        let [on, show, plan] = ["ask", "show", "plan"].map(|what| self.program.command(what, name));
        let export = self.program.export(name);
        format!(
            "{headline}{progress}; all saved.\n`{on}` goes on here.\n`{show}` shows the results.\n`{plan}` tells what to do \
             next.\n`{export}`\nwrites a report for people.\n"
        )
    }

    fn run(&mut self, word: LineCommand) -> Vec<DialogEffect> {
        let here = self.assessment.place();
        let entry = self.assessment.entry(here);
        let skill = &self.framework().skill(here).name;
        match word {
            LineCommand::Choose(Choice::Unanswered) => {
                let words = feedback::reopened(self.framework(), entry.choice);
                self.change(Edit::Choose(Choice::Unanswered), words)
            }
            LineCommand::Choose(choice) => self.answer(here, choice),
            LineCommand::Skip => self.skip(here),
            LineCommand::Same => self.same(here),
            LineCommand::Back => self.back(here),
            LineCommand::GoTo(number) => self.jump(number),
            LineCommand::Open => self.list("open", |skill| self.assessment.entry(skill).choice == Choice::Unanswered),
            LineCommand::Preferences => self.ask_preferences(),
            LineCommand::Flagged => self.list("flagged", |skill| self.assessment.entry(skill).flag),
            LineCommand::LookAgain => self.look_again(),
            LineCommand::Note(None) => {
                let words = feedback::note_removed(entry);
                self.change(Edit::Note(Clean::default()), words)
            }
            LineCommand::Note(Some(line)) => {
                let parts = [entry.note.as_str(), line.as_str()];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let note = parts.join("\n");
                if note.chars().count() > NOTE_LIMIT {
                    return self.reply_wrapped(&format!(
                        "A note has at most {}, so this was not added.",
                        counted(NOTE_LIMIT, "character", "characters")
                    ));
                }
                self.change(Edit::Note(Clean::note(&note)), feedback::note(here, &line))
            }
            LineCommand::Evidence(text) => {
                let words = feedback::evidence(here, entry, &text);
                self.change(Edit::Evidence(text), words)
            }
            LineCommand::Sureness(sureness) => {
                let words = feedback::sureness(entry, sureness);
                self.change(Edit::Sureness(sureness), words)
            }
            LineCommand::Star => {
                let words = feedback::star(entry, skill);
                self.change(Edit::ToggleStar, words)
            }
            LineCommand::Flag => {
                let words = feedback::flag(entry, skill);
                self.change(Edit::ToggleFlag, words)
            }
            LineCommand::Undo => self.turn(HistoryStep::Undo),
            LineCommand::Redo => self.turn(HistoryStep::Redo),
            LineCommand::Results => {
                let results = self.results();
                self.reply(results)
            }
            LineCommand::Command(what) => {
                let command = self.program.command(what, self.assessment.name());
                self.reply_wrapped(&format!("That is a command of its own: leave with quit, then type `{command}`."))
            }
            LineCommand::Terms => self.reply(render::meanings(Term::SPOKEN)),
            LineCommand::Pace(pace) => self.change_pace(pace),
            LineCommand::Again => match self.stage {
                Stage::Question => vec![DialogEffect::Say(self.question())],
                Stage::End => self.reply(self.nothing_next().to_owned()),
            },
            LineCommand::Help => {
                let is_rating = self.assessment.about().is_some();
                self.reply(render::help(|word, works| {
                    self.works(works) && (!is_rating || command::is_in_a_rating(word))
                }))
            }
            LineCommand::Quit => vec![DialogEffect::Leave],
        }
    }

    /// Changes the entry of the current question and stays there.
    fn change(&mut self, edit: Edit, words: String) -> Vec<DialogEffect> {
        if !self.assessment.edit(self.assessment.place(), edit, self.moment) {
            return self.reply_wrapped("That is so already.");
        }
        vec![DialogEffect::Save(SaveReason::Edit_(words)), DialogEffect::Say(self.prompt())]
    }

    /// Lists the questions of a kind.
    fn list(&self, what: &str, is_listed: impl Fn(SkillId) -> bool) -> Vec<DialogEffect> {
        let listed = self.framework().skills().filter(|skill| is_listed(*skill));
        let skills: Vec<SkillId> = listed.collect();
        let head = match skills.len() {
            0 => format!("No question is {what}.\n"),
            count => format!("{} {what}.\n", counted(count, "question is", "questions are")),
        };
        self.reply(head + &render::questions(self.framework(), &skills))
    }

    /// Prints a text and the prompt.
    fn reply(&self, words: String) -> Vec<DialogEffect> {
        vec![DialogEffect::Say(words + &self.prompt())]
    }

    fn reply_wrapped(&self, words: &str) -> Vec<DialogEffect> {
        self.reply(render::lines(words))
    }

    /// Returns whether a command works at the current stage.
    fn works(&self, works: Availability) -> bool {
        match (works, self.stage) {
            (Availability::Looking, _) => self.walk.is_some(),
            (Availability::InTurn, _) => self.walk.is_none() && self.stage == Stage::Question,
            (Availability::InRound, Stage::Question) => self.assessment.again().is_some(),
            (Availability::Always, _) | (_, Stage::Question) => true,
            (Availability::AtQuestion | Availability::InRound, Stage::End) => false,
            (Availability::WhileOpen, Stage::End) => self.open_count() > 0,
        }
    }

    /// Returns the prompt for the current stage.
    fn prompt(&self) -> String {
        if let Some(walk) = &self.walk {
            return self.look_prompt(walk);
        }
        match self.stage {
            Stage::Question => render::prompt(&self.assessment),
            Stage::End if self.assessment.about().is_some() => render::RATING_ENDED.to_owned(),
            Stage::End if self.open_count() == 0 => render::ALL_ANSWERED.to_owned(),
            Stage::End => render::ENOUGH_ANSWERED.to_owned(),
        }
    }

    fn question(&self) -> String {
        let quick = self.quick().question.filter(|_| self.is_quick());
        let why = quick.filter(|question| question.skill == self.assessment.place());
        let why = why.map(|question| question_words(self.framework(), question));
        render::question(self.framework(), &self.assessment, [self.progress(), why])
    }

    /// Says how far quick mode is.
    fn progress(&self) -> Option<String> {
        let evaluation = self.evaluation();
        let quick = self.standing(&evaluation).quick();
        self.is_quick().then(|| quick_progress_words(self.framework(), &evaluation, &quick).full)
    }

    /// Returns the results. Explains their terms the first time.
    fn results(&mut self) -> String {
        let render::Results { text, terms } = render::results(self.framework(), &self.assessment);
        if std::mem::replace(&mut self.explained, true) {
            return text + "Type terms to hear what these words mean.\n";
        }
        text + &render::meanings(terms)
    }

    fn quick(&self) -> Quick {
        self.standing(&self.evaluation()).quick()
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::of(self.assessment.framework(), self.assessment.sheet())
    }

    const fn standing<'s>(&'s self, evaluation: &'s Evaluation) -> Standing<'s> {
        Standing { assessment: &self.assessment, evaluation }
    }
}
