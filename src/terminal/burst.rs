//! Bursts: input that arrives all at once while a text field has focus is text.
//!
//! A terminal or a multiplexer can paste without marking the paste. The text then arrives like keys, with Enter for
//! line ends. The first Enter would close the field, and the rest would answer questions. So characters and Enter that
//! arrive together stay text. Only an Enter at the very end is a key, if nothing follows it for a moment. If the field
//! closes within a burst, the rest of the burst is left out.

use std::time::{Duration, Instant};

use super::input::Input;
use crate::keymap::Key;

/// The longest pause within a burst.
const PAUSE: Duration = Duration::from_millis(50);

/// The state of the current burst.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Burst {
    kind: Kind,
    /// The time at which the Enter at the end was read, while it is held back.
    enter: Option<Instant>,
    /// Whether part of the burst has become text.
    is_typed: bool,
    /// The number of inputs left out because the field has closed.
    left_out: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// There is no burst.
    #[default]
    None,
    /// The burst began outside a text field, or is a single key. Its keys are keys.
    Keys,
    /// The burst began in a text field.
    Text,
}

/// The treatment of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken {
    /// Handle it as the input that it is.
    Alone(Input),
    /// Add this character to the text.
    Text(char),
    /// Ignore it.
    LeftOut,
}

impl Burst {
    /// Begins a burst, unless one is in progress.
    pub(super) fn begin(&mut self, is_long: bool, has_field: bool) {
        if self.kind == Kind::None {
            let kind = if is_long && has_field { Kind::Text } else { Kind::Keys };
            *self = Self { kind, ..Self::default() };
        }
    }

    /// Decides about an input. `has_field` says whether a text field has focus now.
    pub(super) fn take(&mut self, input: Input, has_field: bool) -> Taken {
        if self.kind != Kind::Text {
            return Taken::Alone(input);
        }
        if !has_field && self.is_typed {
            self.left_out += 1;
            return Taken::LeftOut;
        }
        match input {
            Input::Key(key) if has_field => text_of(key).map_or(Taken::Alone(Input::Key(key)), |c| {
                self.is_typed = true;
                Taken::Text(c)
            }),
            input => Taken::Alone(input),
        }
    }

    /// Holds back an Enter that was the last input read at `at`.
    pub(super) fn hold_enter(&mut self, at: Instant) {
        self.enter = Some(at);
    }

    /// Forgets an Enter that was held back. Returns whether there was one.
    pub(super) const fn release_enter(&mut self) -> bool {
        self.enter.take().is_some()
    }

    /// Returns the time at which an Enter that was held back becomes a key.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.enter.map(|read| read + PAUSE)
    }

    /// Returns the time at which an Enter that was held back was read.
    pub(super) const fn held_since(&self) -> Option<Instant> {
        self.enter
    }

    /// Ends the burst. Returns the number of inputs left out.
    pub(super) fn end(&mut self) -> usize {
        std::mem::take(self).left_out
    }
}

/// Returns the character that a key types in text. Enter sends a carriage return.
const fn text_of(key: Key) -> Option<char> {
    Some(match key {
        Key::Char(c) => c,
        Key::Enter => '\r',
        Key::Ctrl('j') => '\n',
        Key::Tab => '\t',
        _ => return None,
    })
}
