//! The screen of preferences: what the person would like to do. Nothing on it is scored.

use super::{App, Screen, moved};
use crate::assessment::Wish;
use crate::framework::PreferenceId;
use crate::tui::Intent;

/// The preferences, one in each row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WishesScreen {
    /// The highlighted row.
    pub cursor: usize,
}

impl App {
    /// Shows the preferences, if the framework has any.
    pub(super) fn wishes(&mut self) {
        if self.framework.preferences().len() > 0 {
            self.open(Screen::Wishes(WishesScreen::default()));
        } else {
            self.notice = Some("These questions come without statements about what you would like to do.".to_owned());
        }
    }

    pub(super) fn handle_wishes(&mut self, intent: Intent) {
        let Screen::Wishes(WishesScreen { cursor }) = &mut self.screen else { return };
        let Some(preference) = self.framework.preferences().nth(*cursor) else { return };
        match intent {
            Intent::Back => self.back(),
            Intent::Yes => self.wish(preference, |_| Some(Wish::Yes)),
            Intent::No => self.wish(preference, |_| Some(Wish::No)),
            Intent::Unsure => self.wish(preference, |_| Some(Wish::NotSure)),
            Intent::Clear => self.wish(preference, |_| None),
            Intent::Next => self.wish(preference, |at| beside(at, 1)),
            Intent::Previous => self.wish(preference, |at| beside(at, CHOICES - 1)),
            Intent::Accept => self.wish(preference, |at| beside(at, 1)),
            _ => *cursor = moved(*cursor, self.framework.preferences().len(), intent),
        }
    }

    /// Changes what the person says to a preference.
    fn wish(&mut self, preference: PreferenceId, choose: impl Fn(Option<Wish>) -> Option<Wish>) {
        let Some(current) = &mut self.current else { return };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
            return;
        }
        let before = current.assessment().wish(preference);
        let after = choose(before);
        if after != before {
            let save = current.set_wish(preference, after);
            self.effects.push(save);
        }
    }
}

/// The number of choices: the three answers, and nothing.
const CHOICES: usize = 4;

/// Returns the choice so many places further, starting over at the end. Nothing comes before yes.
fn beside(at: Option<Wish>, places: usize) -> Option<Wish> {
    let position = at.and_then(|at| Wish::ALL.iter().position(|wish| *wish == at)).map_or(0, |position| position + 1);
    match (position + places) % CHOICES {
        0 => None,
        position => Wish::ALL.get(position - 1).copied(),
    }
}
