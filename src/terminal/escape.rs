//! Telling a pressed Esc from the first byte of an arrow key whose rest arrives late.
//!
//! An arrow key is sent as several bytes that start with Esc. Over a slow line they can come apart, and then
//! they are read as Esc and letters, which would leave a screen or answer a question. So an Esc is held back
//! for a moment, and letters that continue a sequence are put together again. Time comes in as a call.

use std::time::Duration;

use crate::tui::Key;

/// How long the rest of a sequence may take. Lines that tear are faster than this, and people are slower.
const REST_OF_KEY: Duration = Duration::from_millis(30);

/// How long a paste whose start was torn may pause.
const REST_OF_PASTE: Duration = Duration::from_millis(150);

/// No key has a longer sequence.
const LONGEST: usize = 16;

/// What a person did with the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
}

/// Puts torn keys together.
#[derive(Debug, Default)]
pub(super) struct Escape {
    held: Held,
}

#[derive(Debug, Default)]
enum Held {
    #[default]
    Nothing,
    /// Esc, or the start of a sequence.
    Escape,
    /// A sequence without its Esc, such as `[` or `[1;5`.
    Sequence(String),
    /// Pasted text. Its end cannot be seen, because only the start was torn.
    Paste(String),
}

impl Escape {
    /// How long to wait before [`time_passed`](Self::time_passed), if anything is held back.
    pub(super) const fn patience(&self) -> Option<Duration> {
        match self.held {
            Held::Nothing => None,
            Held::Escape | Held::Sequence(_) => Some(REST_OF_KEY),
            Held::Paste(_) => Some(REST_OF_PASTE),
        }
    }

    /// Takes a key as it was read. Returns what can be said by now, at most two things.
    pub(super) fn key(&mut self, key: Key) -> [Option<Typed>; 2] {
        match (std::mem::take(&mut self.held), key) {
            (Held::Paste(mut text), Key::Char(_) | Key::Enter | Key::Tab) => {
                text.push(match key {
                    Key::Char(c) => c,
                    Key::Tab => '\t',
                    _ => '\n',
                });
                self.held = Held::Paste(text);
                [None, None]
            }
            (Held::Escape, Key::Char(start @ ('[' | 'O'))) => {
                self.held = Held::Sequence(start.into());
                [None, None]
            }
            (Held::Sequence(mut sequence), Key::Char(c)) if sequence.len() < LONGEST && continues(c) => {
                sequence.push(c);
                [self.sequence(sequence), None]
            }
            // Half a sequence is dropped: its letters were never meant as keys.
            (held, Key::Escape) => {
                self.held = Held::Escape;
                [released(held), None]
            }
            (held, key) => [released(held), Some(Typed::Key(key))],
        }
    }

    /// Takes a paste that was read as one.
    pub(super) fn paste(&mut self, text: String) -> [Option<Typed>; 2] {
        [self.time_passed(), Some(Typed::Paste(text))]
    }

    /// Nothing came for as long as [`patience`](Self::patience) said: what is held back is all there is.
    pub(super) fn time_passed(&mut self) -> Option<Typed> {
        released(std::mem::take(&mut self.held))
    }

    fn sequence(&mut self, sequence: String) -> Option<Typed> {
        if sequence == "[200~" {
            self.held = Held::Paste(String::new());
            return None;
        }
        let (start, rest) = sequence.split_at(1);
        let finished = start == "O" || rest.ends_with(|c| matches!(c, '@'..='~'));
        if !finished {
            self.held = Held::Sequence(sequence);
            return None;
        }
        key_of(rest).map(Typed::Key)
    }
}

fn released(held: Held) -> Option<Typed> {
    match held {
        Held::Nothing | Held::Sequence(_) => None,
        Held::Escape => Some(Typed::Key(Key::Escape)),
        Held::Paste(text) => Some(Typed::Paste(text)),
    }
}

const fn continues(c: char) -> bool {
    matches!(c, ' '..='~')
}

/// The key of a sequence; others mean nothing to the program.
fn key_of(rest: &str) -> Option<Key> {
    Some(match rest {
        "A" => Key::Up,
        "B" => Key::Down,
        "C" => Key::Right,
        "D" => Key::Left,
        "H" | "1~" | "7~" => Key::Home,
        "F" | "4~" | "8~" => Key::End,
        "M" => Key::Enter,
        "Z" => Key::BackTab,
        "3~" => Key::Delete,
        "5~" => Key::PageUp,
        "6~" => Key::PageDown,
        "1;3C" | "1;5C" => Key::WordRight,
        "1;3D" | "1;5D" => Key::WordLeft,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Escape, Typed};
    use crate::tui::Key;

    /// Types `text`, `\x1b` being Esc and `.` the time that passes.
    fn typed(text: &str) -> Vec<Typed> {
        let mut escape = Escape::default();
        let mut typed = Vec::new();
        for c in text.chars() {
            match c {
                '.' => typed.extend(escape.time_passed()),
                '\x1b' => typed.extend(escape.key(Key::Escape).into_iter().flatten()),
                '\r' => typed.extend(escape.key(Key::Enter).into_iter().flatten()),
                c => typed.extend(escape.key(Key::Char(c)).into_iter().flatten()),
            }
        }
        assert!(escape.patience().is_none(), "something is still held back");
        typed
    }

    fn keys(keys: &[Key]) -> Vec<Typed> {
        keys.iter().copied().map(Typed::Key).collect()
    }

    #[test]
    fn a_lone_escape_is_one_after_a_moment() {
        assert_eq!(typed("\x1b."), keys(&[Key::Escape]));
        assert_eq!(typed("\x1b\x1b."), keys(&[Key::Escape, Key::Escape]));
    }

    #[test]
    fn a_torn_key_survives() {
        let cases = [
            ("\x1b[A", Key::Up),
            ("\x1bOB", Key::Down),
            ("\x1b[1;5C", Key::WordRight),
            ("\x1b[3~", Key::Delete),
            ("\x1b[6~", Key::PageDown),
        ];
        for (text, key) in cases {
            assert_eq!(typed(text), keys(&[key]), "{text:?}");
        }
    }

    #[test]
    fn letters_of_half_a_sequence_are_not_answers() {
        assert_eq!(typed("\x1b[1."), []);
        assert_eq!(typed("\x1b[1\x1b."), keys(&[Key::Escape]));
        assert_eq!(typed("\x1b[99~3"), keys(&[Key::Char('3')]));
    }

    #[test]
    fn escape_and_then_a_letter_are_two_keys_in_order() {
        assert_eq!(typed("\x1bj"), keys(&[Key::Escape, Key::Char('j')]));
        assert_eq!(typed("\x1b.[A"), keys(&[Key::Escape, Key::Char('['), Key::Char('A')]));
    }

    #[test]
    fn a_key_read_in_one_piece_passes_at_once() {
        let mut escape = Escape::default();
        assert_eq!(escape.key(Key::Up), [None, Some(Typed::Key(Key::Up))]);
        assert!(escape.patience().is_none());
    }

    #[test]
    fn a_paste_with_a_torn_start_is_text_and_not_keys() {
        assert_eq!(typed("\x1b[200~dq\r4."), [Typed::Paste("dq\n4".to_owned())]);
    }

    #[test]
    fn a_paste_does_not_overtake_an_escape() {
        let mut escape = Escape::default();
        assert_eq!(escape.key(Key::Escape), [None, None]);
        let paste = escape.paste("x".to_owned());
        assert_eq!(paste, [Some(Typed::Key(Key::Escape)), Some(Typed::Paste("x".to_owned()))]);
    }
}
