//! Keys as the program knows them, whatever terminal library reads them.

use std::fmt;

use crate::json::nearest;
use crate::text::Clean;

/// A key press with its modifiers folded in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character as typed, shift included.
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
    /// Control and arrow left: a word back.
    WordLeft,
    /// Control and arrow right: a word on.
    WordRight,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Char(' ') => "Space",
            Self::Char(c) => return write!(f, "{c}"),
            Self::Ctrl(c) => return write!(f, "Ctrl-{}", c.to_ascii_uppercase()),
            Self::Enter => "Enter",
            Self::Escape => "Esc",
            Self::Tab => "Tab",
            Self::BackTab => "Shift-Tab",
            Self::Backspace => "Backspace",
            Self::Delete => "Delete",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Left => "←",
            Self::Right => "→",
            Self::WordLeft => "Ctrl-←",
            Self::WordRight => "Ctrl-→",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
            Self::Home => "Home",
            Self::End => "End",
        };
        f.write_str(name)
    }
}

/// The names of the keys that are no characters. The first of each is the one shown; case does not count.
const NAMES: [(Key, &[&str]); 17] = [
    (Key::Char(' '), &["Space"]),
    (Key::Enter, &["Enter", "Return"]),
    (Key::Escape, &["Esc", "Escape"]),
    (Key::Tab, &["Tab"]),
    (Key::BackTab, &["Shift-Tab", "BackTab"]),
    (Key::Backspace, &["Backspace"]),
    (Key::Delete, &["Delete", "Del"]),
    (Key::Up, &["↑", "Up"]),
    (Key::Down, &["↓", "Down"]),
    (Key::Left, &["←", "Left"]),
    (Key::Right, &["→", "Right"]),
    (Key::WordLeft, &["Ctrl-←", "Ctrl-Left"]),
    (Key::WordRight, &["Ctrl-→", "Ctrl-Right"]),
    (Key::PageUp, &["PgUp", "PageUp"]),
    (Key::PageDown, &["PgDn", "PageDown"]),
    (Key::Home, &["Home"]),
    (Key::End, &["End"]),
];

impl Key {
    /// The key of a name, as it is shown or as people write it.
    ///
    /// # Errors
    ///
    /// There is no such key, or no terminal sends it; the error says what to write instead.
    pub fn parse(name: &str) -> Result<Self, String> {
        if let Some(c) = only_char(name) {
            // What is not shown as itself cannot be told in the footer.
            let shown = Clean::line(name);
            return match c {
                ' ' => Ok(Self::Char(c)),
                _ if shown.as_str() == name => {
                    Ok(NAMES.iter().find(|(_, n)| n[0] == name).map_or(Self::Char(c), |it| it.0))
                }
                _ => Err("choose a character that can be seen".to_owned()),
            };
        }
        let wanted = name.trim().replace('+', "-").to_lowercase();
        let named = NAMES.iter().find(|(_, names)| names.iter().any(|name| name.to_lowercase() == wanted));
        if let Some((key, _)) = named {
            return Ok(*key);
        }
        match wanted.strip_prefix("ctrl-").and_then(only_char) {
            Some('i') => Err("a terminal sends Tab for it: write \"Tab\"".to_owned()),
            Some('m') => Err("a terminal sends Enter for it: write \"Enter\"".to_owned()),
            Some(letter) if letter.is_ascii_lowercase() => Ok(Self::Ctrl(letter)),
            Some(_) => Err("with Ctrl only letters reach every program, such as \"Ctrl-E\"".to_owned()),
            None => {
                // Two letters are near to everything.
                let long = NAMES.iter().flat_map(|it| it.1).filter(|name| name.len() > 3 && name.is_ascii());
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
    use super::{Key, NAMES};

    #[test]
    fn every_key_is_read_back_from_what_is_shown_of_it() {
        let chars = ('!'..='~').chain("éß日".chars()).map(Key::Char);
        let letters = ('a'..='z').filter(|c| !"im".contains(*c)).map(Key::Ctrl);
        for key in chars.chain(letters).chain(NAMES.map(|(key, _)| key)) {
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
        for (written, said) in [
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
            assert!(advice.contains(said), "{written:?}: {advice}");
        }
    }
}
