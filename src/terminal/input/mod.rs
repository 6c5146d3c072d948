//! Decodes the bytes of a terminal into input: keys, pastes, the mouse.
//!
//! [`Decoder`] is a state machine for the control sequences of ECMA-48. It does no I/O and knows no clock: bytes and
//! the time at which they were read come in as values. It skips reports of the terminal, such as answers to an earlier
//! program. It does not decide what a key does.

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

/// One input of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Escape came directly before a key: either Alt was held, or Escape was pressed before the key.
    Alt(Key),
    /// Text was pasted.
    Paste {
        /// The text, at most 1 MiB of it.
        text: String,
        /// The number of characters beyond that, which are dropped.
        dropped: usize,
    },
    /// The mouse was used.
    Mouse(MouseInput),
}

/// Returns the key that Alt and another key stand for: moving and deleting by words.
pub(super) const fn key_with_alt(key: Key) -> Option<Key> {
    Some(match key {
        Key::Left | Key::WordLeft | Key::Char('b') => Key::WordLeft,
        Key::Right | Key::WordRight | Key::Char('f') => Key::WordRight,
        Key::Delete | Key::DeleteWord | Key::Char('d') => Key::DeleteWord,
        Key::Backspace => Key::Ctrl('w'),
        _ => return None,
    })
}
