//! The settings by name: a few items, each with a few words to choose from.
//!
//! The file, the screen and the check all read the choices from here, so that they agree. This module does not apply
//! settings.

/// The look and behavior of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether to use colors.
    pub theme: Look,
    /// The set of characters to use.
    pub characters: Characters,
    /// Whether anything may move by itself.
    pub motion: Motion,
    /// Whether the program handles the mouse.
    pub mouse: Mouse,
    /// Whether the results begin with a number of three rows.
    pub big_number: BigNumber,
    /// The place where the program begins.
    pub begin_with: BeginWith,
}

/// Whether to use colors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// Colors, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Colors.
    Color,
    /// Colors for a dark background.
    Dark,
    /// Colors for a light background.
    Light,
    /// No colors: bold and reverse text only.
    Plain,
}

/// The set of characters to use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Characters {
    /// The characters that the locale allows.
    #[default]
    Auto,
    /// All of Unicode.
    Unicode,
    /// ASCII only.
    Ascii,
}

/// Whether anything may move by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Motion {
    /// Everything may.
    #[default]
    Full,
    /// As little as possible moves.
    Reduced,
}

/// Whether the program handles the mouse.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mouse {
    /// The program handles clicks and the wheel.
    #[default]
    On,
    /// The terminal handles the mouse, for selecting text.
    Off,
}

/// Whether the results begin with a number of three rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BigNumber {
    /// They do, where there is room.
    #[default]
    On,
    /// The number stands in the first sentence.
    Off,
}

/// The place where the program begins, if no name is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BeginWith {
    /// The list of all assessments.
    #[default]
    Home,
    /// The assessment that was answered last.
    Last,
}

/// A thing that can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Item {
    /// [`Settings::theme`].
    Theme,
    /// [`Settings::characters`].
    Characters,
    /// [`Settings::motion`].
    Motion,
    /// [`Settings::mouse`].
    Mouse,
    /// [`Settings::big_number`].
    BigNumber,
    /// [`Settings::begin_with`].
    BeginWith,
}

/// An item together with its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Setting {
    /// [`Settings::theme`].
    Theme(Look),
    /// [`Settings::characters`].
    Characters(Characters),
    /// [`Settings::motion`].
    Motion(Motion),
    /// [`Settings::mouse`].
    Mouse(Mouse),
    /// [`Settings::big_number`].
    BigNumber(BigNumber),
    /// [`Settings::begin_with`].
    BeginWith(BeginWith),
}

impl Item {
    /// All items, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::Theme, Self::Characters, Self::Motion, Self::Mouse, Self::BigNumber, Self::BeginWith];

    /// Returns the name in the file and on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Characters => "characters",
            Self::Motion => "motion",
            Self::Mouse => "mouse",
            Self::BigNumber => "big-number",
            Self::BeginWith => "begin-with",
        }
    }

    /// Returns the possible values, the usual one first.
    #[must_use]
    pub const fn choices(self) -> &'static [Setting] {
        match self {
            Self::Theme => &[
                Setting::Theme(Look::Auto),
                Setting::Theme(Look::Color),
                Setting::Theme(Look::Dark),
                Setting::Theme(Look::Light),
                Setting::Theme(Look::Plain),
            ],
            Self::Characters => &[
                Setting::Characters(Characters::Auto),
                Setting::Characters(Characters::Unicode),
                Setting::Characters(Characters::Ascii),
            ],
            Self::Motion => &[Setting::Motion(Motion::Full), Setting::Motion(Motion::Reduced)],
            Self::Mouse => &[Setting::Mouse(Mouse::On), Setting::Mouse(Mouse::Off)],
            Self::BigNumber => &[Setting::BigNumber(BigNumber::On), Setting::BigNumber(BigNumber::Off)],
            Self::BeginWith => &[Setting::BeginWith(BeginWith::Home), Setting::BeginWith(BeginWith::Last)],
        }
    }
}

impl Setting {
    /// Returns the item.
    #[must_use]
    pub const fn item(self) -> Item {
        match self {
            Self::Theme(_) => Item::Theme,
            Self::Characters(_) => Item::Characters,
            Self::Motion(_) => Item::Motion,
            Self::Mouse(_) => Item::Mouse,
            Self::BigNumber(_) => Item::BigNumber,
            Self::BeginWith(_) => Item::BeginWith,
        }
    }

    /// Returns the word for the value.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Theme(Look::Auto) | Self::Characters(Characters::Auto) => "auto",
            Self::Theme(Look::Color) => "color",
            Self::Theme(Look::Dark) => "dark",
            Self::Theme(Look::Light) => "light",
            Self::Theme(Look::Plain) => "plain",
            Self::Characters(Characters::Unicode) => "unicode",
            Self::Characters(Characters::Ascii) => "ascii",
            Self::Motion(Motion::Full) => "full",
            Self::Motion(Motion::Reduced) => "reduced",
            Self::Mouse(Mouse::On) | Self::BigNumber(BigNumber::On) => "on",
            Self::Mouse(Mouse::Off) | Self::BigNumber(BigNumber::Off) => "off",
            Self::BeginWith(BeginWith::Home) => "home",
            Self::BeginWith(BeginWith::Last) => "last",
        }
    }
}

impl Settings {
    /// Returns the value of an item.
    #[must_use]
    pub const fn get(&self, item: Item) -> Setting {
        match item {
            Item::Theme => Setting::Theme(self.theme),
            Item::Characters => Setting::Characters(self.characters),
            Item::Motion => Setting::Motion(self.motion),
            Item::Mouse => Setting::Mouse(self.mouse),
            Item::BigNumber => Setting::BigNumber(self.big_number),
            Item::BeginWith => Setting::BeginWith(self.begin_with),
        }
    }

    /// Sets an item to a value.
    pub const fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Theme(theme) => self.theme = theme,
            Setting::Characters(characters) => self.characters = characters,
            Setting::Motion(motion) => self.motion = motion,
            Setting::Mouse(mouse) => self.mouse = mouse,
            Setting::BigNumber(big_number) => self.big_number = big_number,
            Setting::BeginWith(begin_with) => self.begin_with = begin_with,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Settings};

    #[test]
    fn the_usual_settings_are_the_first_choices_and_every_choice_can_be_set() {
        for item in Item::ALL {
            assert_eq!(Settings::default().get(item), item.choices()[0]);
            for choice in item.choices() {
                let mut settings = Settings::default();
                settings.set(*choice);
                assert_eq!((settings.get(item), choice.item()), (*choice, item));
                let others = Item::ALL.into_iter().filter(|other| *other != item);
                assert!(others.into_iter().all(|other| settings.get(other) == Settings::default().get(other)));
            }
        }
    }
}
