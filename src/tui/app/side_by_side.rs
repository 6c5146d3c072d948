//! Own answers and a rating beside each other: the raters, the skills, and the sheet for a conversation.

use super::export::slug;
use super::{App, Overlay, Screen, moved};
use crate::assessment::Name;
use crate::compare::aim_of;
use crate::rating::{Agreement, Rating};
use crate::report::{ExportFormat, conversation_sheet};
use crate::text::Clean;
use crate::tui::{Confirm, CurrentAssessment, Effect, Exported, Intent, Replace, TextDocument};
use crate::words::rater_and_day_words;

/// Own answers and a rating beside each other.
#[derive(Debug, Clone, Default)]
pub struct SideBySideScreen {
    /// The rater, counted from the one whose rating was kept first.
    pub rater: usize,
    /// The highlighted skill.
    pub cursor: usize,
}

impl SideBySideScreen {
    /// Returns the rating, and how the own answers agree with it. `None` if there is no such rating.
    #[must_use]
    pub fn agreement<'c>(&self, current: &'c CurrentAssessment) -> Option<(&'c Rating, Agreement)> {
        let (_, rating) = current.ratings().get(self.rater)?;
        let own = current.assessment();
        Some((rating, Agreement::of(own, rating, aim_of(own, own))))
    }
}

impl App {
    /// Shows the own answers beside a rating, or says how to get one.
    pub(super) fn side_by_side(&mut self) {
        self.read_points();
        let Some(current) = &self.current else { return };
        if current.knows_points() && current.ratings().is_empty() {
            self.notice = Some("No rating is kept yet. `devrel-ready invite` asks another person for one.".to_owned());
            return;
        }
        self.open(Screen::SideBySide(SideBySideScreen::default()));
    }

    pub(super) fn handle_side_by_side(&mut self, intent: Intent) {
        let (Screen::SideBySide(screen), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let agreement = screen.agreement(current);
        let pairs = agreement.as_ref().map(|(_, agreement)| agreement.items.as_slice()).unwrap_or_default();
        let raters = current.ratings().len();
        match (intent, pairs.get(screen.cursor)) {
            (Intent::Accept, Some(pair)) => self.ask(pair.skill),
            (Intent::Back, _) => self.back(),
            (Intent::Previous, _) => *screen = Self::beside(screen.rater.checked_sub(1), screen),
            (Intent::Next, _) => *screen = Self::beside(Some(screen.rater + 1).filter(|it| *it < raters), screen),
            (Intent::Sheet, _) => self.write_sheet(),
            (Intent::Clear, _) => self.ask_to_delete_rating(),
            _ => screen.cursor = moved(screen.cursor, pairs.len(), intent),
        }
    }

    /// Returns the screen of another rater, or the present one if there is none.
    fn beside(rater: Option<usize>, present: &SideBySideScreen) -> SideBySideScreen {
        rater.map_or_else(|| present.clone(), |rater| SideBySideScreen { rater, cursor: 0 })
    }

    /// Requests the sheet for a conversation, in the folder where the program was started.
    fn write_sheet(&mut self) {
        let (Screen::SideBySide(screen), Some(current)) = (&self.screen, &self.current) else { return };
        let Some((rating, agreement)) = screen.agreement(current) else { return };
        let own = current.assessment();
        let file = format!("{}.md", slug(&format!("{} and {}", own.name(), rating.by)));
        let sheet = conversation_sheet(own, rating, &agreement);
        let markdown = ExportFormat::named("markdown").and_then(|format| format.write_handout(&sheet));
        self.effects.push_if(markdown.map(|text| Effect::Write(TextDocument { file, text }, Replace::Ask)));
    }

    /// Says what became of a document, or asks whether to replace the file that is there.
    pub(super) fn written(&mut self, document: TextDocument, outcome: Exported) {
        match outcome {
            Exported::Exists(path) if self.overlay.is_none() => {
                self.overlay = Some(Overlay::Confirm(Confirm::Overwrite(path, document)));
            }
            outcome => self.notice = Some(outcome.words()),
        }
    }

    /// Asks whether to delete the rating in view.
    fn ask_to_delete_rating(&mut self) {
        let (Screen::SideBySide(screen), Some(current)) = (&self.screen, &self.current) else { return };
        let Some((number, rating)) = current.ratings().get(screen.rater) else { return };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was deleted: {reason}"));
            return;
        }
        let words = Clean::line(&format!("the rating by {}", rater_and_day_words(rating)));
        self.overlay = Some(Overlay::Confirm(Confirm::DeleteRating(*number, words)));
    }

    /// Deletes a rating, after the person agreed.
    pub(super) fn delete_rating(&mut self, number: u32, words: Clean) {
        let Some(current) = &self.current else { return };
        self.effects.push(Effect::DeleteRating(current.assessment().name().clone(), number, words));
    }

    /// Tells that a rating is gone. Nothing says so before.
    pub(super) fn rating_deleted(&mut self, name: &Name, words: &Clean) {
        let Some(current) = self.current.as_ref().filter(|current| current.assessment().name() == name) else { return };
        let raters = current.ratings().len();
        if let Screen::SideBySide(screen) = &mut self.screen {
            *screen = SideBySideScreen { rater: screen.rater.min(raters.saturating_sub(1)), cursor: 0 };
        }
        let words = words.as_str().replacen("the", "The", 1);
        self.notice = Some(format!("{words}, is deleted."));
    }
}
