//! Overlays: boxes over a screen for typing, searching, confirming, and the help.

use super::{App, Destination, EntryForm, EvidenceOffer, Menu, Mode, Screen, TextBox, moved};
use crate::assessment::{Assessment, Sheet};
use crate::framework::{BandId, Framework, RoleId};
use crate::tui::effect::{Replace, Settle};
use crate::tui::{Confirm, Effect, Exported, Field, Intent, LoadQuestion};

/// A box over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// Everything that can be done on the screen below.
    Menu(Menu),
    /// The meaning of the marks and words of the screen below.
    Help {
        /// The first line shown.
        scroll: usize,
    },
    /// The arithmetic behind the numbers of a role.
    Why(Box<WhyPage>),
    /// A question about a loss, or one that only the person can decide.
    Confirm(Confirm),
    /// Typing evidence, a note or a file.
    Text(TextBox),
    /// Finding a skill.
    Search(Search),
    /// Writing an entry of the log.
    Entry(Box<EntryForm>),
    /// Taking an entry of the log as evidence.
    Offer(EvidenceOffer),
}

/// The arithmetic behind the numbers of one role. Keys switch to the other roles.
#[derive(Debug, Clone)]
pub struct WhyPage {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The answers to explain: the given ones, or the ones being tried out.
    pub sheet: Sheet,
    /// The first line shown.
    pub scroll: usize,
}

/// Finding a skill by its name.
#[derive(Debug)]
pub struct Search {
    /// The text typed.
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
            Self::Menu(_) => Mode::Menu,
            Self::Help { .. } => Mode::Help,
            Self::Why(_) => Mode::Why,
            Self::Confirm(Confirm::Load(_) | Confirm::Conflict(..) | Confirm::Again | Confirm::Round(..)) => {
                Mode::Decide
            }
            Self::Confirm(_) => Mode::Confirm,
            Self::Text(text) => text.mode(),
            Self::Search(_) => Mode::Search,
            Self::Entry(_) => Mode::Entry,
            Self::Offer(_) => Mode::Offer,
        }
    }

    /// Returns whether the field holds text that is not in the answers yet.
    pub(super) fn differs_from(&self, assessment: &Assessment) -> bool {
        match self {
            Self::Text(text) => text.differs_from(assessment),
            Self::Entry(form) => form.is_changed(),
            _ => false,
        }
    }

    pub(super) fn field(&self) -> Option<&Field> {
        match self {
            Self::Help { .. } | Self::Why(_) | Self::Confirm(_) | Self::Offer(_) => None,
            Self::Menu(menu) => Some(&menu.field),
            Self::Entry(form) => Some(form.focused()),
            Self::Text(text) => Some(&*text.field).filter(|_| !text.on_buttons()),
            Self::Search(search) => Some(&search.field),
        }
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Help { .. } | Self::Why(_) | Self::Confirm(_) | Self::Offer(_) => None,
            Self::Menu(menu) => Some(&mut menu.field),
            Self::Entry(form) => Some(form.focused_mut()),
            Self::Text(text) => Some(&mut text.field),
            Self::Search(search) => Some(&mut search.field),
        }
    }
}

impl WhyPage {
    /// Scrolls, or switches to another role.
    fn handle(&mut self, framework: &Framework, intent: Intent) {
        let mut roles = framework.roles();
        let role = match intent {
            Intent::Next => roles.find(|other| *other > self.role),
            Intent::Previous => roles.rfind(|other| *other < self.role),
            _ => {
                self.scroll = moved(self.scroll, LONGEST_PAGE, intent);
                None
            }
        };
        if let Some(role) = role {
            self.role = role;
            self.scroll = 0;
        }
    }
}

impl App {
    pub(super) fn handle_overlay(&mut self, intent: Intent) {
        match &mut self.overlay {
            Some(Overlay::Help { .. } | Overlay::Why(_)) if intent == Intent::Back => self.overlay = None,
            Some(Overlay::Help { scroll }) => *scroll = moved(*scroll, LONGEST_PAGE, intent),
            Some(Overlay::Why(page)) => page.handle(&self.framework, intent),
            Some(Overlay::Menu(_)) => self.handle_menu(intent),
            Some(Overlay::Confirm(_)) => {
                if let Some(intent) = self.pressed(intent) {
                    self.handle_confirm(intent);
                }
            }
            Some(Overlay::Search(_)) => self.handle_search(intent),
            Some(Overlay::Text(_)) => self.handle_text(intent),
            Some(Overlay::Entry(_)) => self.handle_entry(intent),
            Some(Overlay::Offer(_)) => self.handle_offer(intent),
            None => {}
        }
    }

    /// Limits the scroll position to what the page allows, so that scrolling back starts from there.
    pub(super) fn scrolled(&mut self, first: usize) {
        match &mut self.overlay {
            Some(Overlay::Help { scroll }) => *scroll = first,
            Some(Overlay::Why(page)) => page.scroll = first,
            Some(_) => {}
            None => self.scroll = first,
        }
    }

    /// Opens the arithmetic of a role for the given answers.
    pub(super) fn why(&mut self, role: RoleId, band: BandId) {
        let sheet = self.current.as_ref().map(|current| current.sheet().clone());
        if let Some(sheet) = sheet {
            self.why_of(sheet, role, band);
        }
    }

    /// Opens the arithmetic of a role for other answers, such as those being tried out.
    pub(super) fn why_of(&mut self, sheet: Sheet, role: RoleId, band: BandId) {
        self.overlay = Some(Overlay::Why(Box::new(WhyPage { role, band, sheet, scroll: 0 })));
    }

    fn handle_search(&mut self, intent: Intent) {
        let Some(Overlay::Search(search)) = &mut self.overlay else { return };
        let found = self.framework.search(search.field.text().as_str());
        match (intent, found.get(search.cursor)) {
            (Intent::Back, _) => self.overlay = None,
            (Intent::Accept, Some(skill)) => {
                self.overlay = None;
                self.skill_found(*skill);
            }
            _ => search.cursor = moved(search.cursor, found.len(), intent),
        }
    }

    fn handle_confirm(&mut self, intent: Intent) {
        let confirm = match self.overlay.take() {
            Some(Overlay::Confirm(confirm)) => confirm,
            other => {
                self.overlay = other;
                return;
            }
        };
        match (confirm, intent) {
            // Nothing was changed, and opening it again asks again.
            (Confirm::Load(_), Intent::No | Intent::Back) => self.go_home(),
            (Confirm::Load(question), intent) => self.choose_way(question, intent),
            (Confirm::StartOver(_), Intent::Yes) => self.settle(Settle::StartOver),
            (Confirm::StartOver(question), Intent::No) => {
                self.overlay = Some(Overlay::Confirm(Confirm::Load(question)));
            }
            (Confirm::Conflict(name, conflict, both), intent) => self.handle_conflict(name, conflict, both, intent),
            (Confirm::Drop, Intent::Yes | Intent::No) => self.drop_text(intent),
            (Confirm::DropPosting(then), Intent::Yes) => self.after_posting(then),
            (Confirm::DeletePoint(number, _), Intent::Yes) => self.delete_point(number),
            (Confirm::DeleteRating(number, words), Intent::Yes) => self.delete_rating(number, words),
            (Confirm::HandOver(document, _), Intent::Yes) => self.effects.push(Effect::Write(document, Replace::Ask)),
            (Confirm::Overwrite(_, document), Intent::Yes) => self.effects.push(Effect::Write(document, Replace::Yes)),
            (Confirm::Overwrite(shown, _), Intent::No) => self.notice = Some(Exported::Exists(shown).words()),
            (Confirm::DeleteEntry(id, _), Intent::Yes) => self.delete_entry(id),
            (Confirm::Again, Intent::Yes | Intent::No) => self.begin_again(intent == Intent::No),
            (Confirm::Round(..), Intent::Yes) => self.go_on_again(),
            (Confirm::Round(..), Intent::No) => self.end_early(),
            (Confirm::Drop, Intent::Keep) => self.keep_after_all(),
            (Confirm::Delete(which), Intent::Yes) => self.effects.push(Effect::Delete(which)),
            (Confirm::Replace(_, path), Intent::Yes) => self.write_export(path, Replace::Yes),
            (Confirm::Replace(shown, _), Intent::No) => {
                if let Screen::Export(export) = &mut self.screen {
                    export.outcome = Some(Exported::Exists(shown));
                }
            }
            (Confirm::Again | Confirm::Round(..), Intent::Back)
            | (Confirm::LeftBehind(..), Intent::Yes)
            | (_, Intent::No) => {}
            (confirm, _) => self.overlay = Some(Overlay::Confirm(confirm)),
        }
    }
}

impl App {
    /// Goes on with an unsound save in a way that the question offers. Starting over asks once more, because it leads
    /// to an empty assessment.
    fn choose_way(&mut self, question: LoadQuestion, intent: Intent) {
        match question.way(intent) {
            Some(Settle::StartOver) => self.overlay = Some(Overlay::Confirm(Confirm::StartOver(question))),
            Some(way) => self.settle(way),
            None => self.overlay = Some(Overlay::Confirm(Confirm::Load(question))),
        }
    }

    fn settle(&mut self, way: Settle) {
        self.ask_for(Effect::Settle(way), Destination::Place);
    }
}

/// More lines than any page has. The view stops at the last line.
const LONGEST_PAGE: usize = 10_000;
