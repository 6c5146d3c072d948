//! Home: the list of saved assessments, and opening one.

use std::sync::Arc;

use super::{App, CurrentAssessment, Destination, Mode, Overlay, Screen, StartScreen, moved};
use crate::assessment::Name;
use crate::text::{Clean, Query, capitalized};
use crate::tui::{Access, Confirm, Effect, Field, HomeRow, Intent, Listed, OpenedAssessment};
use crate::words::answers_by_id;

/// The list of saved assessments.
#[derive(Debug, Clone, Default)]
pub struct HomeScreen {
    /// The highlighted entry.
    pub cursor: usize,
    /// The assessment that was just left, to be highlighted when the list arrives.
    left: Option<Listed>,
    /// The letters of the filter, while it is in force.
    filter: Option<Box<Field>>,
    /// The assessment that may be deleted, with the number of its points in time once they were counted.
    points: Option<(Name, usize)>,
}

impl HomeScreen {
    /// Returns the entries that the filter leaves.
    pub fn rows<'h>(&self, home: &'h [HomeRow]) -> Vec<&'h HomeRow> {
        let typed = self.filter.as_ref().map(|field| field.text()).unwrap_or_default();
        let query = Query::new(typed.as_str());
        home.iter().filter(|row| query.matches(&[row.which.as_str()])).collect()
    }

    /// Returns how many points in time an assessment has, if they were counted.
    pub fn points_of(&self, name: &str) -> Option<usize> {
        self.points.as_ref().filter(|(counted, _)| counted.as_str() == name).map(|(_, points)| *points)
    }

    pub(super) fn points_counted(&mut self, name: &Name, count: usize) {
        self.points = Some((name.clone(), count));
    }

    /// Returns whether the list is being filtered.
    pub const fn is_filtering(&self) -> bool {
        self.filter.is_some()
    }

    /// Returns the field with the letters of the filter.
    pub fn field(&self) -> Option<&Field> {
        self.filter.as_deref()
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        self.filter.as_deref_mut()
    }
}

/// Whether the list of saved assessments is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListStatus {
    /// The list is complete.
    All,
    /// The list may be incomplete. The complete one is being read.
    SoFar,
    /// The list may be incomplete, and the complete one cannot be read, for this reason.
    Unreadable(Clean),
}

impl App {
    /// Starts with an incomplete list. The complete one arrives as [`Msg::Listed`](crate::tui::Msg).
    #[must_use]
    pub fn expecting_others(self) -> Self {
        Self { known: ListStatus::SoFar, ..self }
    }

    /// Sets a sentence that stands at home until the first key.
    #[must_use]
    pub fn noticing(self, notice: Option<String>) -> Self {
        Self { notice, ..self }
    }

    pub(super) fn handle_home(&mut self, intent: Intent) {
        if self.is_first_start() {
            return self.handle_welcome(intent);
        }
        let Screen::Home(home) = &mut self.screen else { return };
        let rows = home.rows(&self.home);
        let (count, highlighted) = (rows.len(), rows.get(home.cursor).map(|row| row.which.clone()));
        let is_rating = rows.get(home.cursor).is_some_and(|row| row.rating.is_some());
        let destination = match intent {
            Intent::Accept => Destination::Place,
            Intent::Results | Intent::History | Intent::AnswerAgain | Intent::Log if is_rating => {
                let [open, write] = [Intent::Accept, Intent::Export].map(|intent| self.key(Mode::Home, intent));
                self.notice = Some(format!(
                    "A rating of another person has only questions and a file: {open} opens it, {write} writes the file."
                ));
                return;
            }
            Intent::Results => Destination::Results,
            Intent::Export => Destination::Export,
            Intent::Start | Intent::Example | Intent::OpenFile => return self.open_door(intent),
            Intent::History => Destination::History,
            Intent::AnswerAgain => Destination::Again,
            Intent::Log => Destination::Log,
            Intent::Delete => {
                // The question says how many points in time go with it.
                let name = highlighted.as_ref().and_then(Listed::name);
                self.effects.push_if(name.map(|name| Effect::ListPoints(name.clone())));
                self.overlay = highlighted.map(|which| Overlay::Confirm(Confirm::Delete(which)));
                return;
            }
            Intent::Filter => {
                home.filter = Some(Box::new(Field::line("")));
                home.cursor = 0;
                return;
            }
            Intent::Back => {
                // The highlighted entry stays highlighted among all.
                let all = self.home.iter().position(|row| Some(&row.which) == highlighted.as_ref());
                (home.cursor, home.filter) = (all.unwrap_or(0), None);
                return;
            }
            _ => {
                home.cursor = moved(home.cursor, count, intent);
                // Moving the cursor drops the entry that was left.
                home.left = None;
                return;
            }
        };
        match highlighted {
            // Its name may belong to another assessment, so opening by name could open the wrong one.
            Some(Listed::Directory(directory)) => {
                let delete = self.key(Mode::Home, Intent::Delete);
                self.notice = Some(format!(
                    "{directory} cannot be opened: it is a copy, or its name is lost. {delete} deletes it."
                ));
            }
            Some(Listed::Named(name)) => self.ask_for(Effect::Open(name), destination),
            None => {}
        }
    }

    /// Returns the highlighted entry; `None` on other screens.
    pub fn highlighted_at_home(&self) -> Option<&HomeRow> {
        let Screen::Home(home) = &self.screen else { return None };
        home.rows(&self.home).get(home.cursor).copied()
    }

    pub(super) fn start(&mut self) {
        self.framework = Arc::clone(&self.usual);
        self.screen = Screen::Start(Box::new(StartScreen::new(&self.home)));
    }

    /// Starts at the setup of a new assessment whose name is chosen.
    #[must_use]
    pub fn beginning(mut self, name: Name) -> Self {
        self.screen = Screen::Start(Box::new(StartScreen::named(name)));
        self
    }

    /// Goes home. The open assessment is closed once its newest change is saved, and is highlighted in the list.
    pub(super) fn go_home(&mut self) {
        let left = self.current.take().map(|current| Listed::Named(current.assessment().name().clone()));
        let cursor = self.position(left.as_ref()).unwrap_or(0);
        self.trail.clear();
        self.milestone = None;
        self.framework = Arc::clone(&self.usual);
        self.screen = Screen::Home(HomeScreen { cursor, left, ..HomeScreen::default() });
        self.effects.push(Effect::Close);
    }

    fn position(&self, which: Option<&Listed>) -> Option<usize> {
        self.home.iter().position(|summary| Some(&summary.which) == which)
    }

    /// Requests an assessment. No other is requested until it has arrived or failed.
    pub(super) fn ask_for(&mut self, effect: Effect, destination: Destination) {
        self.awaiting = Some(destination);
        self.effects.push(effect);
    }

    pub(super) fn not_opened(&mut self, reason: &Clean) {
        self.awaiting = None;
        self.notice = Some(reason.to_string());
    }

    pub(super) fn deleted(&mut self, which: &Listed) {
        if let Some(name) = which.name() {
            self.unsaved.repaired(name);
            self.reconciled(name);
        }
        let others = self.home.iter().filter(|summary| summary.which != *which).cloned().collect();
        self.show_list(others);
        self.notice = Some(format!("{which} is deleted."));
    }

    /// Removes the entry from the list, and says what is left on the disk.
    pub(super) fn deleted_in_part(&mut self, which: &Listed, left: &Clean) {
        self.deleted(which);
        self.notice = Some(format!("Not everything of {which} is deleted."));
        // The path and the command need more than a line.
        if self.overlay.is_none() {
            self.overlay = Some(Overlay::Confirm(Confirm::LeftBehind(which.clone(), left.clone())));
        }
    }

    pub(super) fn listed(&mut self, home: Vec<HomeRow>) {
        self.known = ListStatus::All;
        self.show_list(home);
    }

    pub(super) fn not_listed(&mut self, reason: Clean) {
        self.notice = Some(format!("Your assessments cannot be listed: {reason}"));
        self.known = ListStatus::Unreadable(reason);
    }

    fn show_list(&mut self, home: Vec<HomeRow>) {
        let before = std::mem::replace(&mut self.home, home);
        let home = &self.home;
        // The list may lie behind another screen.
        for screen in self.trail.iter_mut().chain([&mut self.screen]) {
            let Screen::Home(HomeScreen { cursor, left, filter: None, .. }) = screen else { continue };
            // The list is sorted by the last change, so the highlighted entry may have moved.
            let which = left.take().or_else(|| before.get(*cursor).map(|summary| summary.which.clone()));
            let position = home.iter().position(|summary| Some(&summary.which) == which.as_ref());
            *cursor = position.unwrap_or(*cursor);
        }
    }

    pub(super) fn opened(&mut self, opened: OpenedAssessment) {
        if let Some(answers) = answers_by_id(&opened.assessment) {
            let why = opened.assessment.foreign().map(|foreign| format!("{foreign}: {}", foreign.hint()));
            let why = capitalized(&why.unwrap_or_default());
            let words = Clean::note(&format!("{why}.\n\n{}", capitalized(&answers)));
            let name = opened.assessment.name().clone();
            self.awaiting = None;
            self.overlay = Some(Overlay::Confirm(Confirm::ById(name, words)));
            return;
        }
        let question = opened.question.clone();
        let mut notices: Vec<String> = opened.notices.iter().map(|notice| capitalized(notice.as_str())).collect();
        if let Access::ReadOnly(reason) | Access::OpenElsewhere(reason) = &opened.access {
            notices.push(format!("Open for reading only: {reason}"));
        }
        let current = CurrentAssessment::new(opened);
        let assessment = current.assessment();
        let name = assessment.name().clone();
        let is_rating = assessment.about().is_some();
        let begun = assessment.coverage().done() > 0;
        let finished = assessment.left_to_ask() == 0;
        let is_again = assessment.again().is_some();
        let place = assessment.place();
        self.framework = Arc::clone(current.assessment().framework());
        self.current = Some(current);
        self.overlay = question.map(|question| Overlay::Confirm(Confirm::Load(question)));
        // If there is still a conflict, the next save reports it.
        self.reconciled(&name);
        let destination = self.awaiting.take().unwrap_or(Destination::Place);
        let edition = self.current.as_ref().and_then(CurrentAssessment::new_edition);
        if is_again {
            // The end of the round compares with the point that it began with.
            self.read_points();
        }
        if is_rating {
            return self.rating_opened(destination);
        }
        if destination == Destination::Place && !finished {
            self.go_on(place);
            if begun && notices.is_empty() && edition.is_none() {
                notices.push("Welcome back: this is where you left off.".to_owned());
            }
        } else {
            self.results();
        }
        self.trail.clear();
        self.notice = (!notices.is_empty()).then(|| notices.join(" "));
        match destination {
            Destination::Export => self.export(),
            Destination::History => self.history(),
            Destination::Again => self.ask_about_again(),
            Destination::Log => self.open_log(),
            Destination::Made(role, band) => self.show_made(role, band),
            Destination::Place | Destination::Results => self.show_edition(edition),
        }
    }
}
