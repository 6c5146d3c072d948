//! Clicks: each does the same as some key, so that everything works without a mouse.

use super::{App, Overlay, Screen, StartStep};
use crate::settings::Mouse;
use crate::tui::{Intent, Msg, Target};

impl App {
    /// Returns the message of a click. On a list, the first click highlights an entry and the second one takes it.
    pub fn clicked(&self, spot: Target) -> Option<Msg> {
        let intent = match spot {
            _ if self.cramped => return None,
            // The frame may be out of date.
            Target::Do(intent) if self.keymap().has(self.mode(), intent) => intent,
            Target::Do(_) => return None,
            Target::Entry(position) if self.cursor() == Some(position) => self.click_again(),
            Target::Entry(position) => Intent::To(position),
            Target::Tab(position) => Intent::Tab(position),
            Target::Skill(skill) => Intent::Ask(skill),
        };
        Some(Msg::Do(intent))
    }

    /// Returns what a second click on an entry does: on the report it changes the line, and elsewhere it takes the entry.
    const fn click_again(&self) -> Intent {
        if let (Screen::Export(_), None) = (&self.screen, &self.overlay) { Intent::Next } else { Intent::Accept }
    }

    /// Returns the message of the wheel, on screens where something can move.
    pub fn rolled(&self, intent: Intent) -> Option<Msg> {
        self.keymap().has(self.mode(), intent).then_some(Msg::Do(intent))
    }

    /// Returns who handles the mouse now: the last choice by key, else the setting.
    pub fn mouse(&self) -> Mouse {
        self.passed_mouse.unwrap_or(self.settings().mouse)
    }

    /// Returns the highlighted entry of the list on top.
    fn cursor(&self) -> Option<usize> {
        if let Some(overlay) = &self.overlay {
            return match overlay {
                Overlay::Search(search) => Some(search.cursor),
                Overlay::Menu(menu) => Some(menu.cursor),
                Overlay::Entry(form) => Some(form.cursor),
                Overlay::Offer(offer) => Some(offer.cursor),
                _ => None,
            };
        }
        match &self.screen {
            Screen::Home(home) => Some(home.cursor),
            Screen::Start(start) => match &start.step {
                StartStep::Name => None,
                StartStep::Band { cursor, .. } | StartStep::Role { cursor, .. } | StartStep::Pace { cursor, .. } => {
                    Some(*cursor)
                }
            },
            Screen::Question(question) => question.cursor,
            Screen::Review(review) => Some(review.cursor),
            Screen::Edition(edition) => Some(edition.cursor),
            Screen::LookAgain(look) => Some(look.walk.position()),
            Screen::Results(results) => Some(results.cursor),
            Screen::Role(role) => Some(role.cursor),
            Screen::Plan(plan) => Some(plan.cursor),
            Screen::WhatIf(what_if) => Some(what_if.cursor),
            Screen::Settings(settings) => Some(settings.cursor),
            Screen::Wishes(wishes) => Some(wishes.cursor),
            Screen::History(history) => Some(history.cursor),
            Screen::Compare(compare) => Some(compare.cursor),
            Screen::SideBySide(screen) => Some(screen.cursor),
            Screen::Export(export) => Some(export.row),
            Screen::Log(log) => Some(log.cursor),
            Screen::Posting(screen) => screen.row(),
        }
    }

    /// Leaves the mouse to the terminal or takes it back, for this run only. The setting in the file stays.
    pub(super) fn pass_the_mouse(&mut self) {
        let key = self.key(self.mode(), Intent::PassMouse);
        let (mouse, words) = match self.mouse() {
            Mouse::On => (Mouse::Off, format!("The mouse selects text now. {key} makes it click again.")),
            Mouse::Off => (Mouse::On, format!("The mouse clicks now. {key} lets it select text again.")),
        };
        self.passed_mouse = Some(mouse);
        self.notice = Some(words);
    }
}
