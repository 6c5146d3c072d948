//! Bursts: input that arrives in one go while a text field has focus is text.
//!
//! A terminal or a multiplexer can paste without marking it: the text then arrives like keys, with Enter for the ends of
//! lines. Taken as keys, the first Enter would close the field, and the rest would answer questions. So characters and
//! Enter that arrive together stay text. Only an Enter at the very end is a key, once nothing has followed it for a
//! moment. What follows after the field has closed all the same is left out.

use std::time::{Duration, Instant};

use super::input::Input;
use crate::keymap::Key;

/// The longest pause within a burst.
const PAUSE: Duration = Duration::from_millis(50);

/// The state of the burst that is arriving.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Burst {
    kind: Kind,
    /// When the Enter at its end, so far, is a key.
    enter: Option<Instant>,
    /// Whether some of it has become text.
    is_typed: bool,
    /// The number of inputs left out, because the field has closed.
    left_out: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// No burst is unfinished.
    #[default]
    None,
    /// It began outside of a text field, or is a single key: its keys are keys.
    Keys,
    /// It began in a text field.
    Text,
}

/// The treatment of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken {
    /// Take it for itself.
    Alone(Input),
    /// Add this character to the text.
    Text(char),
    /// Nothing.
    LeftOut,
}

impl Burst {
    /// Begins a burst, unless one goes on.
    pub(super) fn begin(&mut self, is_long: bool, has_field: bool) {
        if self.kind == Kind::None {
            let kind = if is_long && has_field { Kind::Text } else { Kind::Keys };
            *self = Self { kind, ..Self::default() };
        }
    }

    /// Decides about an input. `has_field` tells whether a text field has focus now.
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

    /// Holds back an Enter that was the last input read at this time.
    pub(super) fn hold_enter(&mut self, at: Instant) {
        self.enter = Some(at + PAUSE);
    }

    /// Returns whether an Enter was held back that now has something behind it.
    pub(super) const fn release_enter(&mut self) -> bool {
        self.enter.take().is_some()
    }

    /// When the burst ends by itself, if it waits for that.
    pub(super) const fn deadline(&self) -> Option<Instant> {
        self.enter
    }

    /// Ends the burst. Returns how many inputs were left out.
    pub(super) fn end(&mut self) -> usize {
        std::mem::take(self).left_out
    }
}

/// The character that a key stands for where everything is text. The keyboard sends a carriage return for Enter.
const fn text_of(key: Key) -> Option<char> {
    Some(match key {
        Key::Char(c) => c,
        Key::Enter => '\r',
        Key::Ctrl('j') => '\n',
        Key::Tab => '\t',
        _ => return None,
    })
}
