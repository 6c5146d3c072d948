//! Turns the bytes that a terminal sends into what a person did: keys, pastes, the mouse.
//!
//! [`Decoder`] is a state machine for the control sequences of ECMA-48. It does no I/O and knows no clock: bytes and
//! the time at which they were read come in as values. It separates what a person typed from what the terminal reports
//! of itself, such as answers to questions that an earlier program asked: those are skipped to their end and change
//! nothing. What a key does is decided elsewhere.

mod decoder;
mod key;
mod mouse;
mod parameters;
mod paste;
#[cfg(test)]
mod tests;
mod utf8;

pub use decoder::Decoder;
pub use mouse::MouseInput;

use crate::keymap::Key;

/// One thing that a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Escape came directly before a key: either the key was pressed with Alt, or Escape and then the key.
    Alt(Key),
    /// Text was pasted.
    Paste {
        /// The text, at most 1 MiB of it.
        text: String,
        /// The number of characters beyond that, which are lost.
        dropped: usize,
    },
    /// The mouse was used.
    Mouse(MouseInput),
}

/// Returns the key that a key pressed together with Alt stands for, if it stands for one: moving and deleting by words.
pub(super) const fn key_with_alt(key: Key) -> Option<Key> {
    Some(match key {
        Key::Left | Key::WordLeft | Key::Char('b') => Key::WordLeft,
        Key::Right | Key::WordRight | Key::Char('f') => Key::WordRight,
        Key::Delete | Key::DeleteWord | Key::Char('d') => Key::DeleteWord,
        Key::Backspace => Key::Ctrl('w'),
        _ => return None,
    })
}
