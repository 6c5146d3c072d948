//! Home: the saved assessments, opening one, and what comes of it.

use super::{App, Confirm, Destination, Overlay, ResultsScreen, Screen, Sitting, StartScreen, moved};
use crate::tui::{Access, Effect, Intent, Opened, Step, Summary};

/// The list of saved assessments.
#[derive(Debug, Clone, Default)]
pub struct HomeScreen {
    /// The highlighted one.
    pub cursor: usize,
}

impl App {
    pub(super) fn intend_home(&mut self, mut home: HomeScreen, intent: Intent) -> Step {
        let highlighted = self.home.get(home.cursor).map(|summary| summary.name.clone());
        let destination = match intent {
            Intent::Accept => Destination::Place,
            Intent::Results => Destination::Results,
            Intent::Export => Destination::Export,
            Intent::Start => return self.start(),
            Intent::Delete => {
                if let Some(name) = highlighted {
                    self.overlay = Some(Overlay::Confirm(Confirm::Delete(name)));
                }
                return Step::Wait;
            }
            _ => {
                home.cursor = moved(home.cursor, self.home.len(), intent);
                self.screen = Screen::Home(home);
                return Step::Wait;
            }
        };
        match highlighted {
            Some(name) => {
                self.heading_for = destination;
                Step::Perform(Effect::Open(name))
            }
            None => self.start(),
        }
    }

    fn start(&mut self) -> Step {
        self.screen = Screen::Start(Box::new(StartScreen::new(&self.home)));
        Step::Wait
    }

    /// Back home. The open assessment is let go once the newest change is saved.
    pub(super) fn go_home(&mut self) -> Step {
        let cursor = self.sitting.take().map_or(0, |sitting| self.position(sitting.assessment().name()));
        self.screen = Screen::Home(HomeScreen { cursor });
        Step::Perform(Effect::Close)
    }

    fn position(&self, name: &crate::assessment::Name) -> usize {
        self.home.iter().position(|summary| summary.name == *name).unwrap_or(0)
    }

    pub(super) fn listed(&mut self, home: Vec<Summary>) -> Step {
        if let Screen::Home(screen) = &mut self.screen {
            // The list is in the order of the last change, so the highlighted one may have moved.
            let name = self.home.get(screen.cursor).map(|summary| &summary.name);
            let found = name.and_then(|name| home.iter().position(|summary| summary.name == *name));
            screen.cursor = found.unwrap_or_else(|| screen.cursor.min(home.len().saturating_sub(1)));
        }
        self.home = home;
        Step::Wait
    }

    pub(super) fn opened(&mut self, opened: Opened) -> Step {
        let question = opened.question.clone();
        let mut notices: Vec<String> = opened.notices.iter().map(ToString::to_string).collect();
        if let Access::ReadOnly(reason) = &opened.access {
            notices.push(format!("Open for reading only: {reason}"));
        }
        let sitting = Sitting::new(&self.framework, opened);
        let assessment = sitting.assessment();
        let begun = assessment.coverage().done() > 0;
        let finished = assessment.coverage().unanswered == 0;
        let (place, band) = (assessment.place(), assessment.aim().band);
        self.sitting = Some(sitting);
        self.overlay = question.map(|question| Overlay::Confirm(Confirm::Load(question)));
        let step = match std::mem::replace(&mut self.heading_for, Destination::Place) {
            Destination::Place if !finished => {
                let step = self.go_on(place);
                if begun && notices.is_empty() {
                    notices.push("Welcome back: this is where you left off.".to_owned());
                }
                step
            }
            Destination::Export => self.export(),
            Destination::Place | Destination::Results => {
                self.screen = Screen::Results(ResultsScreen { band, cursor: 0 });
                Step::Wait
            }
        };
        self.notice = (!notices.is_empty()).then(|| notices.join(" "));
        step
    }
}
