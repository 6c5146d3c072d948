//! The interface behind a small trait, so that tests can run the event loop with something else.
//!
//! An [`AppFrontend`] is the real interface. It owns the state and the theme; `tui` decides and draws.

use ratatui::buffer::Buffer;

use crate::assessment::Name;
use crate::clock;
use crate::settings::Mouse;
use crate::tui::theme::Theme;
use crate::tui::{App, Effects, HitMap, Intent, Key, Msg, ScreenMoment, view};

/// The operations that the event loop calls.
pub trait Frontend {
    /// Returns the message of a key, or `None` if it is not bound.
    fn message(&self, key: Key) -> Option<Msg>;

    /// Returns whether a text field has focus, so that characters are text.
    fn has_field(&self) -> bool;

    /// Returns the number of the confirmation on screen, if there is one. Each confirmation has its own number.
    fn confirmation(&self) -> Option<u64>;

    /// Returns the message of a click at a column and a row of the last frame, or `None` if nothing can be clicked
    /// there.
    fn clicked(&self, column: u16, row: u16) -> Option<Msg>;

    /// Returns whether the program handles the mouse.
    fn mouse(&self) -> Mouse;

    /// Returns what is on screen for a moment, if something is. Each moment has its own number.
    fn moment(&self) -> Option<ScreenMoment>;

    /// Returns the message of a key that is not bound, if there is one.
    fn hint(&self, key: Key) -> Option<Msg>;

    /// Returns the message of the wheel for the intent to move, or `None` if nothing moves here.
    fn rolled(&self, intent: Intent) -> Option<Msg>;

    /// Applies a message to the state. Returns the effects to perform.
    fn update(&mut self, msg: Msg) -> Effects;

    /// Keeps unfinished input, because the program is ending.
    fn leave(&mut self) -> Effects;

    /// Draws the state. Does not change it.
    fn draw(&mut self, buffer: &mut Buffer);

    /// Returns the assessment that is open for writing, if one is.
    fn open_name(&self) -> Option<Name>;
}

/// The real interface.
#[derive(Debug)]
pub struct AppFrontend {
    app: App,
    /// The theme for the terminal. The settings of the person may change it.
    theme: Theme,
    /// The clickable areas of the last frame.
    targets: HitMap,
    /// The first line shown of a scrolled page, until the state knows it.
    scrolled: Option<usize>,
    /// The last day that the state was told.
    today: Option<jiff::civil::Date>,
}

impl AppFrontend {
    /// Joins a state and a theme.
    #[must_use]
    pub fn new(app: App, theme: Theme) -> Self {
        Self { app, theme, targets: HitMap::default(), scrolled: None, today: None }
    }

    /// Returns the state.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// Returns the message of a day, if the state was not told that day last. Midnight can pass while the program is
    /// open.
    fn new_day(&mut self, today: jiff::civil::Date) -> Option<Msg> {
        (self.today.replace(today) != Some(today)).then_some(Msg::Today(today))
    }
}

impl Frontend for AppFrontend {
    fn message(&self, key: Key) -> Option<Msg> {
        self.app.message(key)
    }

    fn has_field(&self) -> bool {
        self.app.has_field()
    }

    fn confirmation(&self) -> Option<u64> {
        self.app.confirmation()
    }

    fn clicked(&self, column: u16, row: u16) -> Option<Msg> {
        self.app.clicked(self.targets.at(column, row)?)
    }

    fn mouse(&self) -> Mouse {
        self.app.mouse()
    }

    fn moment(&self) -> Option<ScreenMoment> {
        self.app.moment()
    }

    fn hint(&self, key: Key) -> Option<Msg> {
        self.app.hint(key)
    }

    fn rolled(&self, intent: Intent) -> Option<Msg> {
        self.app.rolled(intent)
    }

    fn update(&mut self, msg: Msg) -> Effects {
        // Only drawing tells how far a page can scroll. Neither this message nor the next one has effects.
        if let Some(first) = self.scrolled.take() {
            let _ = self.app.update(Msg::Scrolled(first));
        }
        if let Some(day) = self.new_day(clock::local_day(clock::now())) {
            let _ = self.app.update(day);
        }
        self.app.update(msg)
    }

    fn leave(&mut self) -> Effects {
        self.app.leave()
    }

    fn draw(&mut self, buffer: &mut Buffer) {
        self.targets = view::draw(&self.app, &self.theme.chosen(self.app.settings()), buffer);
        self.scrolled = self.targets.scrolled();
    }

    fn open_name(&self) -> Option<Name> {
        self.app.at_hand()
    }
}

#[cfg(test)]
mod tests {

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::{AppFrontend, Frontend};
    use crate::assessment::{Aim, Assessment, Name};
    use crate::framework::Framework;
    use crate::text::Clean;
    use crate::tui::theme::{Glyphs, Palette, Theme};
    use crate::tui::{Access, App, Key, Msg, OpenedAssessment};

    fn press(frontend: &mut AppFrontend, key: Key) {
        let msg = frontend.message(key).expect("the key is bound");
        let _ = frontend.update(msg);
    }

    #[test]
    fn the_day_is_told_only_when_it_changes() {
        let [today, tomorrow] = [1, 2].map(|day| jiff::civil::date(2026, 5, day));
        let app = App::new(Framework::shipped(), Vec::new(), Clean::line("/data"), today);
        let mut frontend = AppFrontend::new(app, Theme::new(Palette::Plain, Glyphs::Unicode));
        assert_eq!(frontend.today, None);
        let _ = frontend.update(Msg::Resized(60, 20));
        assert!(frontend.today.is_some(), "the first message comes after a day");
        // A clock that is set back changes the day as well.
        let told = [today, today, tomorrow, tomorrow, today, today].map(|day| match frontend.new_day(day) {
            Some(Msg::Today(told)) => Some(told),
            _ => None,
        });
        assert_eq!(told, [Some(today), None, Some(tomorrow), None, Some(today), None]);
    }

    #[test]
    fn drawing_changes_nothing_and_the_next_key_scrolls_from_where_the_page_is() {
        let today = jiff::civil::date(2026, 5, 1);
        let framework = Framework::shipped();
        let aim = Aim { role: None, band: framework.usual_band() };
        let assessment = Assessment::new(&framework, Name::new("me").expect("a plain name"), aim);
        let (access, notices) = (Access::Writable, Vec::new());
        let opened = OpenedAssessment { assessment, revision: 1, access, safe: true, notices, question: None };
        let app = App::new(framework, Vec::new(), Clean::line("/data"), today);
        let mut frontend = AppFrontend::new(app, Theme::new(Palette::Plain, Glyphs::Unicode));
        let draw = |frontend: &mut AppFrontend| {
            let before = format!("{:?}", frontend.app);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 20));
            frontend.draw(&mut buffer);
            assert_eq!(format!("{:?}", frontend.app), before);
            buffer
        };
        let _ = frontend.update(Msg::Resized(60, 20));
        let _ = frontend.update(Msg::Opened(Box::new(opened)));
        press(&mut frontend, Key::Char('H'));
        let top = draw(&mut frontend);
        press(&mut frontend, Key::End);
        press(&mut frontend, Key::PageDown);
        let end = draw(&mut frontend);
        assert_ne!(top, end, "the page is longer than the screen");
        press(&mut frontend, Key::Up);
        let above = draw(&mut frontend);
        assert_ne!(above, end, "one line up from the end, not from beyond it");
    }
}
