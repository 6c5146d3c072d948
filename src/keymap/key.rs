//! Keys, whatever terminal library reads them.

use std::fmt;

use crate::text::{Clean, nearest};

/// A key press with its modifiers folded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character as typed, with Shift applied.
    Char(char),
    /// A letter with the control key.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Shift and tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Control and arrow left: one word back.
    WordLeft,
    /// Control and arrow right: one word forward.
    WordRight,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Control and Home: to the beginning of the text.
    Top,
    /// Control and End: to the end of the text.
    Bottom,
    /// Control and Delete: the rest of a word.
    DeleteWord,
}

/// The keys that have names: all but characters and letters with Control.
const NAMED: [Key; 20] = [
    Key::Char(' '),
    Key::Enter,
    Key::Escape,
    Key::Tab,
    Key::BackTab,
    Key::Backspace,
    Key::Delete,
    Key::Up,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::WordLeft,
    Key::WordRight,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::End,
    Key::Top,
    Key::Bottom,
    Key::DeleteWord,
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(c) if *c != ' ' => write!(f, "{c}"),
            Self::Ctrl(c) => write!(f, "Ctrl-{}", c.to_ascii_uppercase()),
            named => f.write_str(named.names()[0]),
        }
    }
}

impl Key {
    /// Returns the names of a key, or none for a character. The first name is the one shown; case does not count.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Char(' ') => &["Space"],
            Self::Char(_) | Self::Ctrl(_) => &[],
            Self::Enter => &["Enter", "Return"],
            Self::Escape => &["Esc", "Escape"],
            Self::Tab => &["Tab"],
            Self::BackTab => &["Shift-Tab", "BackTab"],
            Self::Backspace => &["Backspace"],
            Self::Delete => &["Delete", "Del"],
            Self::Up => &["↑", "Up"],
            Self::Down => &["↓", "Down"],
            Self::Left => &["←", "Left"],
            Self::Right => &["→", "Right"],
            Self::WordLeft => &["Ctrl-←", "Ctrl-Left"],
            Self::WordRight => &["Ctrl-→", "Ctrl-Right"],
            Self::PageUp => &["PgUp", "PageUp"],
            Self::PageDown => &["PgDn", "PageDown"],
            Self::Home => &["Home"],
            Self::End => &["End"],
            Self::Top => &["Ctrl-Home"],
            Self::Bottom => &["Ctrl-End"],
            Self::DeleteWord => &["Ctrl-Delete", "Ctrl-Del"],
        }
    }

    /// Parses the name of a key, in the form that is shown or in a form that people write.
    ///
    /// # Errors
    ///
    /// There is no such key, or no terminal sends it. The error says what to write instead.
    pub fn parse(name: &str) -> Result<Self, String> {
        if let Some(c) = only_char(name) {
            // The footer cannot show a character that cleaning replaces.
            let shown = Clean::line(name);
            return match c {
                ' ' => Ok(Self::Char(c)),
                _ if shown.as_str() == name => {
                    Ok(NAMED.into_iter().find(|key| key.names()[0] == name).unwrap_or(Self::Char(c)))
                }
                _ => Err("choose a character that can be seen".to_owned()),
            };
        }
        let wanted = name.trim().replace('+', "-").to_lowercase();
        let is_wanted = |key: &Self| key.names().iter().any(|name| name.to_lowercase() == wanted);
        if let Some(key) = NAMED.into_iter().find(is_wanted) {
            return Ok(key);
        }
        match wanted.strip_prefix("ctrl-").and_then(only_char) {
            Some('i') => Err("a terminal sends Tab for it: write \"Tab\"".to_owned()),
            Some('m') => Err("a terminal sends Enter for it: write \"Enter\"".to_owned()),
            Some(letter) if letter.is_ascii_lowercase() => Ok(Self::Ctrl(letter)),
            Some(_) => Err("with Ctrl only letters reach every program, such as \"Ctrl-E\"".to_owned()),
            None => {
                // A name of two letters is close to too many words.
                let long = NAMED.iter().flat_map(|key| key.names()).filter(|name| name.len() > 3 && name.is_ascii());
                let known: Vec<String> = long.map(|name| name.to_lowercase()).collect();
                let near = nearest(&wanted, &known).and_then(|near| Self::parse(near).ok());
                Err(near.map_or_else(
                    || {
                        "write one character, or a name such as \"Space\", \"Enter\", \"Up\", \"PgDn\" or \"Ctrl-E\""
                            .to_owned()
                    },
                    |near| format!("did you mean \"{near}\"?"),
                ))
            }
        }
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::{Key, NAMED};

    #[test]
    fn every_key_is_read_back_from_what_is_shown_of_it() {
        let chars = ('!'..='~').chain("éß日".chars()).map(Key::Char);
        let letters = ('a'..='z').filter(|c| !"im".contains(*c)).map(Key::Ctrl);
        for key in chars.chain(letters).chain(NAMED) {
            assert_eq!(Key::parse(&key.to_string()), Ok(key));
        }
    }

    #[test]
    fn people_may_write_a_key_as_they_are_used_to() {
        for (written, key) in [
            (" ", Key::Char(' ')),
            ("space", Key::Char(' ')),
            ("ESC", Key::Escape),
            ("return", Key::Enter),
            ("up", Key::Up),
            ("PageDown", Key::PageDown),
            ("ctrl+e", Key::Ctrl('e')),
            ("Ctrl-Left", Key::WordLeft),
            ("e", Key::Char('e')),
            ("E", Key::Char('E')),
            ("+", Key::Char('+')),
        ] {
            assert_eq!(Key::parse(written), Ok(key), "{written}");
        }
    }

    #[test]
    fn what_no_terminal_sends_is_no_key_and_says_what_to_write() {
        for (written, words) in [
            ("Ctrl-I", "write \"Tab\""),
            ("ctrl-m", "write \"Enter\""),
            ("Ctrl-1", "only letters"),
            ("F1", "one character"),
            ("", "one character"),
            ("Entr", "\"Enter\""),
            ("arrow up", "one character"),
            ("\u{1b}", "can be seen"),
            ("\u{202e}", "can be seen"),
        ] {
            let advice = Key::parse(written).expect_err("no key");
            assert!(advice.contains(words), "{written:?}: {advice}");
        }
    }
}
