//! What lies over a screen: typing, searching, a question to answer, the help.

use super::{App, Destination, Mode, Screen, moved};
use crate::assessment::{Assessment, Edit, Name, Sheet};
use crate::framework::{BandId, RoleId, SkillId};
use crate::text::Clean;
use crate::tui::effect::{Replace, Settle};
use crate::tui::{Conflict, Effect, Exported, Field, Intent, Listed, LoadQuestion, Step};

/// What lies over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// The keys and words of the screen below.
    Help {
        /// The first line shown.
        scroll: usize,
    },
    /// The arithmetic behind the numbers of a role.
    Why(Box<WhyPage>),
    /// Something that would lose something, or that only the person can decide.
    Confirm(Confirm),
    /// Typing what could show a level.
    Evidence {
        /// The skill.
        skill: SkillId,
        /// The text.
        field: Box<Field>,
    },
    /// Typing a note.
    Note {
        /// The skill.
        skill: SkillId,
        /// The text.
        field: Box<Field>,
    },
    /// Typing where the export goes.
    Path {
        /// The text.
        field: Box<Field>,
    },
    /// Finding a skill.
    Search(Search),
}

/// The arithmetic behind the numbers of one role; the other roles are a key away.
#[derive(Debug, Clone)]
pub struct WhyPage {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The answers explained: those given, or those being tried out.
    pub sheet: Sheet,
    /// The first line shown.
    pub scroll: usize,
}

/// A question to answer with yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirm {
    /// Remove a saved assessment?
    Delete(Listed),
    /// Something is left of an assessment that was deleted: what, where, and how to remove it. Only to be read.
    LeftBehind(Listed, Clean),
    /// Replace the file that is there? What is shown of it, and what was asked for.
    Replace(Clean, String),
    /// What to do with a save that is not as it was left?
    Load(LoadQuestion),
    /// Which version to go on with, and whether both are looked at?
    Conflict(Name, Box<Conflict>, bool),
}

/// Finding a skill by its name.
#[derive(Debug)]
pub struct Search {
    /// What was typed.
    pub field: Box<Field>,
    /// The highlighted match.
    pub cursor: usize,
}

impl Search {
    pub(super) fn new() -> Self {
        Self { field: Box::new(Field::line("")), cursor: 0 }
    }
}

impl Overlay {
    pub(super) const fn mode(&self) -> Mode {
        match self {
            Self::Help { .. } => Mode::Help,
            Self::Why(_) => Mode::Why,
            Self::Confirm(Confirm::Load(_) | Confirm::Conflict(..)) => Mode::Decide,
            Self::Confirm(_) => Mode::Confirm,
            Self::Evidence { .. } | Self::Path { .. } => Mode::Line,
            Self::Note { .. } => Mode::Note,
            Self::Search(_) => Mode::Search,
        }
    }

    /// Whether something typed here is not among the answers yet.
    pub(super) fn differs_from(&self, assessment: &Assessment) -> bool {
        match self {
            Self::Evidence { skill, field } => field.text() != assessment.entry(*skill).evidence,
            Self::Note { skill, field } => field.text() != assessment.entry(*skill).note,
            Self::Help { .. } | Self::Why(_) | Self::Confirm(_) | Self::Path { .. } | Self::Search(_) => false,
        }
    }

    pub(super) fn field(&self) -> Option<&Field> {
        match self {
            Self::Help { .. } | Self::Why(_) | Self::Confirm(_) => None,
            Self::Evidence { field, .. } | Self::Note { field, .. } | Self::Path { field } => Some(field),
            Self::Search(search) => Some(&search.field),
        }
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Help { .. } | Self::Why(_) | Self::Confirm(_) => None,
            Self::Evidence { field, .. } | Self::Note { field, .. } | Self::Path { field } => Some(field),
            Self::Search(search) => Some(&mut search.field),
        }
    }
}

impl App {
    pub(super) fn intend_overlay(&mut self, intent: Intent) -> Step {
        match self.overlay.take() {
            Some(Overlay::Help { scroll }) => {
                if intent == Intent::Back {
                    return Step::Wait;
                }
                self.show(Overlay::Help { scroll: moved(scroll, LONGEST_PAGE, intent) })
            }
            Some(Overlay::Why(page)) => self.intend_why(*page, intent),
            Some(Overlay::Confirm(confirm)) => self.intend_confirm(confirm, intent),
            Some(Overlay::Search(search)) => self.intend_search(search, intent),
            // Enter and Esc both keep what was typed: nobody should lose words to a key.
            Some(Overlay::Evidence { skill, field }) => self.edit(skill, Edit::Evidence(field.text())),
            Some(Overlay::Note { skill, field }) => self.edit(skill, Edit::Note(field.text())),
            Some(Overlay::Path { field }) => self.rename(&field.text()),
            None => Step::Wait,
        }
    }

    /// Takes over how far the page on top could be scrolled, so that going back begins there.
    pub(super) fn scrolled(&mut self, first: usize) -> Step {
        match (&mut self.overlay, &mut self.screen) {
            (Some(Overlay::Help { scroll }), _) => *scroll = first,
            (Some(Overlay::Why(page)), _) => page.scroll = first,
            (None, Screen::Export(export)) => export.scroll = first,
            _ => {}
        }
        Step::Wait
    }

    fn show(&mut self, overlay: Overlay) -> Step {
        self.overlay = Some(overlay);
        Step::Wait
    }

    /// Opens the arithmetic of a role for the answers given.
    pub(super) fn why(&mut self, role: RoleId, band: BandId) -> Step {
        let sheet = self.sitting.as_ref().map(|sitting| sitting.sheet().clone());
        sheet.map_or(Step::Wait, |sheet| self.why_of(sheet, role, band))
    }

    /// Opens the arithmetic of a role for any answers, such as those being tried out.
    pub(super) fn why_of(&mut self, sheet: Sheet, role: RoleId, band: BandId) -> Step {
        self.show(Overlay::Why(Box::new(WhyPage { role, band, sheet, scroll: 0 })))
    }

    fn intend_why(&mut self, mut page: WhyPage, intent: Intent) -> Step {
        let mut roles = self.framework.roles();
        let before = page.role;
        match intent {
            Intent::Back => return Step::Wait,
            Intent::Next => page.role = roles.find(|other| *other > page.role).unwrap_or(page.role),
            Intent::Previous => page.role = roles.rfind(|other| *other < page.role).unwrap_or(page.role),
            _ => page.scroll = moved(page.scroll, LONGEST_PAGE, intent),
        }
        if page.role != before {
            page.scroll = 0;
        }
        self.show(Overlay::Why(Box::new(page)))
    }

    fn intend_search(&mut self, mut search: Search, intent: Intent) -> Step {
        let found = self.framework.search(search.field.text().as_str());
        match intent {
            Intent::Back => Step::Wait,
            Intent::Accept if !found.is_empty() => {
                found.get(search.cursor).map_or(Step::Wait, |skill| self.ask(*skill))
            }
            _ => {
                search.cursor = moved(search.cursor, found.len(), intent);
                self.overlay = Some(Overlay::Search(search));
                Step::Wait
            }
        }
    }

    fn intend_confirm(&mut self, confirm: Confirm, intent: Intent) -> Step {
        match (confirm, intent) {
            (Confirm::Load(_), Intent::Yes) => self.ask_for(Effect::Settle(Settle::Yes), Destination::Place),
            (Confirm::Load(LoadQuestion { no: Some(_), .. }), Intent::No) => {
                self.ask_for(Effect::Settle(Settle::No), Destination::Place)
            }
            // Nothing was touched, and opening it again asks again.
            (Confirm::Load(_), Intent::Back) => self.go_home(),
            (Confirm::Conflict(name, conflict, both), intent) => self.intend_conflict(name, conflict, both, intent),
            (Confirm::Delete(which), Intent::Yes) => Step::Perform(Effect::Delete(which)),
            (Confirm::LeftBehind(..), Intent::Yes | Intent::No) => Step::Wait,
            (Confirm::Replace(_, path), Intent::Yes) => self.write_export(path, Replace::Yes),
            (Confirm::Replace(shown, _), Intent::No) => {
                if let Screen::Export(export) = &mut self.screen {
                    export.outcome = Some(Exported::Exists(shown));
                }
                Step::Wait
            }
            (confirm, Intent::No) if !matches!(confirm, Confirm::Load(_)) => Step::Wait,
            (confirm, _) => {
                self.overlay = Some(Overlay::Confirm(confirm));
                Step::Wait
            }
        }
    }
}

/// More lines than any page has; the view stops at the last one.
const LONGEST_PAGE: usize = 10_000;
