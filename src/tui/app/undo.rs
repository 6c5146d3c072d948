//! Undo and redo, with a sentence about the change.

use super::{App, CurrentAssessment, Screen};
use crate::assessment::{Aim, Assessment, LogEntry, Part, Turned};
use crate::framework::{Framework, PreferenceId, SkillId};
use crate::tui::{Effect, Intent};

/// The part of an assessment that undo or redo has changed.
#[derive(Debug)]
pub(super) enum TurnedBack {
    /// A part of the entry of a skill.
    Skill(SkillId, Part),
    /// The entry of the log with this number, as it was before; `None` if there was none.
    Log(u32, Option<LogEntry>),
    /// The aim.
    Aim,
    /// The person's answer to a preference.
    Wish(PreferenceId),
}

impl CurrentAssessment {
    /// Takes the last change back. Returns what it was, and the save to perform.
    pub(super) fn undo(&mut self) -> Option<(TurnedBack, Effect)> {
        self.turn(Assessment::undo)
    }

    /// Makes the last undone change again. Returns what it was, and the save to perform.
    pub(super) fn redo(&mut self) -> Option<(TurnedBack, Effect)> {
        self.turn(Assessment::redo)
    }

    fn turn(&mut self, turn: fn(&mut Assessment) -> Option<Turned>) -> Option<(TurnedBack, Effect)> {
        let before = self.assessment.without_history();
        let turned = match turn(&mut self.assessment)? {
            Turned::Skill(skill) => {
                TurnedBack::Skill(skill, before.entry(skill).part_changed(self.assessment.entry(skill)))
            }
            Turned::Log(id) => TurnedBack::Log(id, before.log().entry(id).cloned()),
            Turned::Aim => TurnedBack::Aim,
            Turned::Wish(preference) => TurnedBack::Wish(preference),
        };
        self.once_saved = None;
        Some((turned, self.changed()))
    }
}

impl App {
    /// Takes the last change back or makes it again. Says what it was, and shows its skill.
    pub(super) fn turn_back(&mut self, intent: Intent) {
        let Some(current) = &mut self.current else {
            return;
        };
        self.milestone = None;
        let undoing = intent == Intent::Undo;
        let turned = if undoing { current.undo() } else { current.redo() };
        let Some((turned, save)) = turned else {
            let nothing = if undoing { "There is nothing to take back." } else { "There is nothing to make again." };
            self.notice = Some(nothing.to_owned());
            return;
        };
        self.effects.push(save);
        let done = if undoing { "Taken back" } else { "Made again" };
        match turned {
            TurnedBack::Skill(skill, part) => {
                self.notice = Some(format!("{done}: {} {}.", words(part), self.framework.skill(skill).name));
                match &mut self.screen {
                    Screen::Question(_) => self.ask(skill),
                    Screen::LookAgain(look) => look.show(skill),
                    _ => {}
                }
            }
            TurnedBack::Log(id, before) => self.entry_turned(id, before.as_ref(), done),
            TurnedBack::Aim => {
                let aim = current.assessment().aim();
                self.notice = Some(format!("{done}: {}.", aim_words(&self.framework, aim)));
            }
            TurnedBack::Wish(preference) => {
                let statement = &self.framework.preference(preference).statement;
                self.notice = Some(format!("{done}: what you said to \"{statement}\""));
                if let Screen::Wishes(wishes) = &mut self.screen {
                    wishes.cursor = preference.index();
                }
            }
        }
    }
}

/// Says what a person aims at.
pub(super) fn aim_words(framework: &Framework, aim: Aim) -> String {
    let band = &framework.band(aim.band).name;
    match aim.role {
        Some(role) => format!("you aim at {}, {band}", framework.role(role).name),
        None => format!("you aim at no role, only at the band {band}"),
    }
}

/// Returns the words for a change, before the name of the skill.
const fn words(part: Part) -> &'static str {
    match part {
        Part::Answer => "the answer to",
        Part::Evidence => "the evidence for",
        Part::Note => "the note on",
        Part::Sureness => "how sure you are of",
        Part::Star => "the star on",
        Part::Flag => "the flag on",
        Part::Goal => "the goal for",
        Part::Step => "the mark on the plan step for",
    }
}
