//! The menu of everything that can be done here: filtered by typing, done with Enter.

use super::{App, Overlay, moved};
use crate::framework::BandId;
use crate::order::Order as _;
use crate::text::Query;
use crate::tui::{Binding, Field, Intent};

/// The menu.
#[derive(Debug)]
pub struct Menu {
    /// The letters typed to filter.
    pub field: Box<Field>,
    /// The highlighted row.
    pub cursor: usize,
}

/// A row of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuRow {
    /// The section.
    pub section: MenuSection,
    /// The effect of the row, in words.
    pub words: &'static str,
    /// The names of its keys; empty if only the menu does it.
    pub keys: String,
    /// The effect of Enter.
    pub intent: Intent,
}

/// A section of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MenuSection {
    /// On this screen.
    Here,
    /// Other screens.
    GoTo,
    /// Everything else.
    More,
}

impl MenuSection {
    /// Returns the heading.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Here => "Here",
            Self::GoTo => "Go to",
            Self::More => "More",
        }
    }

    /// Returns the section of an intent.
    const fn of(intent: Intent) -> Self {
        match intent {
            Intent::Questions
            | Intent::Review
            | Intent::LookAgain
            | Intent::Results
            | Intent::Plan
            | Intent::WhatIf
            | Intent::History
            | Intent::SideBySide
            | Intent::Export
            | Intent::Wishes
            | Intent::Log
            | Intent::Home
            | Intent::NextPlace
            | Intent::PreviousPlace
            | Intent::Back => Self::GoTo,
            Intent::Settings
            | Intent::LookUp
            | Intent::Search
            | Intent::Copy
            | Intent::PassMouse
            | Intent::Suspend
            | Intent::Redraw
            | Intent::Quit => Self::More,
            _ => Self::Here,
        }
    }
}

impl Menu {
    pub(super) fn new() -> Self {
        Self { field: Box::new(Field::line("")), cursor: 0 }
    }
}

impl App {
    pub(super) fn open_menu(&mut self) {
        self.overlay = Some(Overlay::Menu(Menu::new()));
    }

    /// Returns the rows of a menu that its letters leave, section by section. The letters can also be of the name that an
    /// action has in the settings file.
    pub fn menu_rows(&self, menu: &Menu) -> Vec<MenuRow> {
        let typed = menu.field.text();
        let query = Query::new(typed.as_str());
        let mode = self.mode_below();
        let offered: Vec<&Binding> = self.offered(mode).filter(|it| it.intent != Intent::Help).collect();
        // Bindings that do the same at both ends of a list share a row, and Enter does the last of them.
        let rows = offered.chunk_by(|a, b| a.help == b.help).filter_map(|together| {
            let last = together.last()?;
            let names = together.iter().filter_map(|it| it.keys.first()).map(ToString::to_string);
            let keys = if together.len() > 1 {
                names.collect::<Vec<_>>().join(" ")
            } else {
                last.keys.iter().take(2).map(ToString::to_string).collect::<Vec<_>>().join(" ")
            };
            let section = MenuSection::of(last.intent);
            Some(MenuRow { section, words: last.help, keys, intent: last.intent })
        });
        let mut rows: Vec<MenuRow> = rows.filter(|row| query.matches(&[row.words, row.intent.name()])).collect();
        // Walking comes after the places themselves.
        let is_step = |intent| matches!(intent, Intent::NextPlace | Intent::PreviousPlace | Intent::Back);
        rows.order_by_key(|row| (row.section, is_step(row.intent)));
        rows
    }

    pub(super) fn handle_menu(&mut self, intent: Intent) {
        let Some(Overlay::Menu(menu)) = &self.overlay else { return };
        let rows = self.menu_rows(menu);
        let cursor = menu.cursor;
        match (intent, rows.get(cursor)) {
            (Intent::Back, _) => self.overlay = None,
            (Intent::Accept, Some(row)) => {
                self.overlay = None;
                let before = self.screen.position();
                self.handle(row.intent);
                self.say_if_at_end(row.intent, before);
            }
            _ => {
                if let Some(Overlay::Menu(menu)) = &mut self.overlay {
                    menu.cursor = moved(cursor, rows.len(), intent);
                }
            }
        }
    }

    /// Says that a step chosen in the menu has led nowhere, because the list ends there. A key at the end of a list says
    /// nothing.
    fn say_if_at_end(&mut self, intent: Intent, before: Option<(usize, Option<BandId>)>) {
        let back = match intent {
            Intent::Down => Intent::Up,
            Intent::Next if before.is_some_and(|(_, band)| band.is_some()) => Intent::Previous,
            _ => return,
        };
        if before.is_some() && self.screen.position() == before && self.notice.is_none() {
            let back = self.key(self.mode(), back);
            self.notice = Some(format!("This is the last one. {back} goes back."));
        }
    }
}
