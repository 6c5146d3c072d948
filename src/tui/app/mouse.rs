//! What a click means: the same as some key, so that whoever has no mouse misses nothing.

use super::{App, Overlay, Screen, StartStep};
use crate::tui::{Intent, Msg, Spot};

/// Whom the mouse belongs to. A terminal whose mouse is taken selects no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The program: clicks and the wheel mean something here.
    Program,
    /// The terminal: the mouse selects text.
    Terminal,
}

impl App {
    /// What a click means now. On a list the first one highlights an entry, and another one takes it.
    pub fn clicked(&self, spot: Spot) -> Option<Msg> {
        let intent = match spot {
            _ if self.cramped => return None,
            Spot::Key(key) => return self.message(key),
            Spot::Entry(position) if self.cursor() == Some(position) => Intent::Accept,
            Spot::Entry(position) => Intent::To(position),
            Spot::Tab(position) => Intent::Tab(position),
            Spot::Skill(skill) => Intent::Ask(skill),
        };
        Some(Msg::Do(intent))
    }

    /// The highlighted entry of the list on top.
    fn cursor(&self) -> Option<usize> {
        if let Some(overlay) = &self.overlay {
            return if let Overlay::Search(search) = overlay { Some(search.cursor) } else { None };
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
            Screen::Results(results) => Some(results.cursor),
            Screen::Role(role) => Some(role.cursor),
            Screen::Plan(plan) => Some(plan.cursor),
            Screen::WhatIf(what_if) => Some(what_if.cursor),
            Screen::Export(_) => None,
        }
    }

    /// Gives the mouse to the other one.
    pub(super) fn pass_the_mouse(&mut self) {
        let (mouse, words) = match self.mouse {
            Mouse::Program => (Mouse::Terminal, "The mouse selects text now. m makes it click again."),
            Mouse::Terminal => (Mouse::Program, "The mouse clicks now. m lets it select text again."),
        };
        self.mouse = mouse;
        self.notice = Some(words.to_owned());
    }
}
