//! Typing into the text field that has focus.

use super::{App, Overlay, Screen};
use crate::tui::Field;

impl App {
    /// Shows how much of the text was left out.
    pub(super) fn say_left_out(&mut self, count: usize) {
        match count {
            0 => {}
            1 => self.notice = Some("1 character did not fit and was left out.".to_owned()),
            _ => self.notice = Some(format!("{count} characters did not fit and were left out.")),
        }
    }

    /// Pastes into the field that has focus.
    pub(super) fn paste(&mut self, text: &str) {
        if self.pasted_posting(text) {
            return;
        }
        let mut left_out = 0;
        self.write_down(|field| left_out = field.paste(text));
        self.say_left_out(left_out);
    }

    /// Changes the text of the field that has focus. If it changes, drops results for the old text.
    pub(super) fn write_down(&mut self, write: impl FnOnce(&mut Field)) {
        let Some(field) = self.field_mut() else {
            return;
        };
        let before = field.text();
        write(field);
        if field.text() != before {
            match (&mut self.overlay, &mut self.screen) {
                (Some(Overlay::Search(search)), _) => search.cursor = 0,
                (Some(Overlay::Menu(menu)), _) => menu.cursor = 0,
                (Some(Overlay::Entry(form)), _) => (form.cursor, form.problem) = (0, None),
                (None, Screen::Home(home)) => home.cursor = 0,
                (None, Screen::Log(log)) => log.cursor = 0,
                (None, Screen::Start(start)) => start.problem = None,
                (None, Screen::Posting(screen)) => screen.problem = None,
                _ => {}
            }
        }
    }

    /// Returns whether a text field has focus.
    pub fn has_field(&self) -> bool {
        self.field().is_some()
    }

    /// Returns the text field that has focus. A hidden field has none.
    pub(super) fn field(&self) -> Option<&Field> {
        match (&self.overlay, &self.screen) {
            _ if self.cramped || self.is_leaving() => None,
            (Some(overlay), _) => overlay.field(),
            (None, Screen::Start(start)) => start.field(),
            (None, Screen::Home(home)) => home.field(),
            (None, Screen::Log(log)) => log.field(),
            (None, Screen::Posting(screen)) => screen.field(),
            _ => None,
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        self.field()?;
        match (&mut self.overlay, &mut self.screen) {
            (Some(overlay), _) => overlay.field_mut(),
            (None, Screen::Start(start)) => start.field_mut(),
            (None, Screen::Home(home)) => home.field_mut(),
            (None, Screen::Log(log)) => log.field_mut(),
            (None, Screen::Posting(screen)) => screen.field_mut(),
            _ => None,
        }
    }
}
