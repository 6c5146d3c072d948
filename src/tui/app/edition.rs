//! A new edition of the questions: the report at the first opening, and looking again at the answers that it touched.

use super::{App, CurrentAssessment, Screen, moved};
use crate::assessment::{Choice, Edit};
use crate::edition::{EditionReport, LookAgainWalk};
use crate::framework::SkillId;
use crate::tui::Intent;
use crate::words::left_to_look_at_words;

/// The screen that shows the effects of a new edition on the answers.
#[derive(Debug, Clone)]
pub struct EditionScreen {
    /// The report.
    pub report: EditionReport,
    /// The highlighted answer of those to look at again.
    pub cursor: usize,
}

/// One answer to an earlier edition, with the statements then and now.
#[derive(Debug, Clone)]
pub struct LookAgainScreen {
    /// The answers to look at again, and the one at hand.
    pub walk: LookAgainWalk,
}

impl LookAgainScreen {
    /// Shows a skill, if it is one of the walk.
    pub(super) fn show(&mut self, skill: SkillId) {
        if let Some(position) = self.walk.skills().iter().position(|other| *other == skill) {
            self.walk.go_to(position);
        }
    }
}

impl CurrentAssessment {
    /// Returns the report about a new edition, if the answers are for an earlier one and can be changed.
    pub(super) fn new_edition(&self) -> Option<EditionReport> {
        self.read_only().is_none().then(|| EditionReport::at_opening(self.assessment())).flatten()
    }
}

impl App {
    /// Shows the report above the screen where the person goes on.
    pub(super) fn show_edition(&mut self, report: Option<EditionReport>) {
        let Some(report) = report else { return };
        let notice = self.notice.take();
        self.open(Screen::Edition(Box::new(EditionScreen { report, cursor: 0 })));
        self.notice = notice;
    }

    pub(super) fn handle_edition(&mut self, intent: Intent) {
        let Screen::Edition(edition) = &mut self.screen else { return };
        let skills: Vec<SkillId> = edition.report.look_again.iter().map(|look| look.skill).collect();
        match (intent, skills.get(edition.cursor).copied()) {
            (Intent::Accept, Some(skill)) => {
                // The way back leads past the report, which is shown once.
                self.back();
                self.look_again(Some(skill));
            }
            (Intent::Accept | Intent::Back, _) => self.back(),
            _ => edition.cursor = moved(edition.cursor, skills.len(), intent),
        }
    }

    /// Begins to look again at the answers that a new edition touched, at a skill or at the first.
    pub(super) fn look_again(&mut self, at: Option<SkillId>) {
        let walk = self.current.as_ref().and_then(|current| LookAgainWalk::begin(current.assessment(), at));
        match walk {
            Some(walk) => self.open(Screen::LookAgain(LookAgainScreen { walk })),
            None => self.notice = Some("No answer is touched by a new edition of the questions.".to_owned()),
        }
    }

    pub(super) fn handle_look_again(&mut self, intent: Intent) {
        let (Screen::LookAgain(look), Some(current)) = (&mut self.screen, &self.current) else { return };
        let (skill, position) = (look.walk.skill(), look.walk.position());
        match intent {
            Intent::Accept => self.look_at(skill, current.assessment().entry(skill).choice),
            Intent::Choose(level) => self.look_at(skill, Choice::Level(level)),
            Intent::NotApplicable => self.look_at(skill, Choice::NotApplicable),
            Intent::Later => {
                let goes_on = look.walk.pass(current.assessment());
                if !goes_on {
                    self.stop_looking();
                }
            }
            Intent::Next | Intent::Down => look.walk.go_to(position + 1),
            Intent::Previous | Intent::Up => look.walk.go_to(position.saturating_sub(1)),
            Intent::First => look.walk.go_to(0),
            Intent::Last => look.walk.go_to(usize::MAX),
            Intent::To(position) => look.walk.go_to(position),
            Intent::Note | Intent::Evidence => self.write(skill, intent),
            Intent::Back => self.back(),
            _ => {}
        }
    }

    /// Gives an answer for the edition at hand and goes on.
    fn look_at(&mut self, skill: SkillId, choice: Choice) {
        self.milestone = None;
        self.edit(skill, Edit::Choose(choice));
        let (Screen::LookAgain(look), Some(current)) = (&mut self.screen, &self.current) else { return };
        if current.read_only().is_none() && !look.walk.go_on(current.assessment()) {
            self.stop_looking();
        }
    }

    /// Goes back and says how many answers are left.
    fn stop_looking(&mut self) {
        let Some(current) = &self.current else { return };
        let words = left_to_look_at_words(current.assessment().worth_another_look());
        self.back();
        self.notice = Some(words);
    }
}
