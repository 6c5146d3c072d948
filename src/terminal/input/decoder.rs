//! The state machine that separates keys from control sequences.

use std::time::{Duration, Instant};

use super::parameters::Parameters;
use super::paste::Paste;
use super::utf8::{Unit, Utf8};
use super::{Input, key, mouse};
use crate::keymap::Key;

/// The longest pause after Escape, or after Escape and one byte. Slow lines have shorter pauses, and people longer
/// ones.
const SHORT: Duration = Duration::from_millis(45);

/// The longest pause in any longer sequence.
const LONG: Duration = Duration::from_secs(1);

/// The longest duration of a sequence, however steadily its bytes arrive.
const LONGEST: Duration = Duration::from_secs(3);

const BEL: char = '\u{7}';
const CANCEL: char = '\u{18}';
const SUBSTITUTE: char = '\u{1A}';
const DELETE: char = '\u{7F}';

/// Turns bytes into [`Input`].
///
/// Every sequence ends: at its final byte, at a control character that cancels it, or at the
/// [`deadline`](Self::deadline). A limit on its length never ends it, because the rest would be taken as keys.
#[derive(Debug, Clone, Default)]
pub struct Decoder {
    state: State,
    utf8: Utf8,
    /// The times at which the unfinished sequence began, and at which its newest byte was read.
    pending: Option<(Instant, Instant)>,
    /// Whether the unfinished sequence is ignored, because it began before the terminal was taken.
    is_muted: bool,
}

#[derive(Debug, Clone, Default)]
enum State {
    #[default]
    Ground,
    /// One Escape, or two if `twice`.
    Escape {
        twice: bool,
    },
    /// Escape and intermediate bytes. Holds the first one if it is the only one.
    Intermediate(Option<u8>),
    /// A control sequence. `alt` if it follows a second Escape.
    Csi {
        parameters: Parameters,
        alt: bool,
    },
    /// A function key of the Linux console: `CSI [` and a letter.
    LinuxConsole,
    /// A single shift: a cursor key or a key of the keypad. `alt` if it follows a second Escape.
    Ss3 {
        parameters: Parameters,
        alt: bool,
    },
    /// The content of an OSC, DCS, APC, PM or SOS, and whether it has begun.
    Text {
        is_begun: bool,
    },
    /// An Escape in such content, which most likely begins its end.
    TextEscape,
    /// A mouse report in the X10 form: the bytes so far.
    X10 {
        bytes: [u8; 3],
        len: usize,
    },
    Paste(Paste),
}

impl Decoder {
    /// Decodes bytes that were read at `at`, as soon as they arrived, and appends the completed inputs. A sequence whose
    /// deadline has passed ends first.
    pub fn feed(&mut self, bytes: &[u8], at: Instant, inputs: &mut Vec<Input>) {
        self.feed_late(bytes, at, at, inputs);
    }

    /// Decodes bytes that were read at `at` and may have arrived at any time since `arrived`. No sequence ends whose
    /// rest may have arrived in time.
    pub fn feed_late(&mut self, bytes: &[u8], arrived: Instant, at: Instant, inputs: &mut Vec<Input>) {
        if self.deadline().is_some_and(|deadline| deadline <= arrived) {
            self.expire(inputs);
        }
        for byte in bytes {
            self.push(*byte, inputs);
        }
        let is_pending = !matches!(self.state, State::Ground) || self.utf8.is_pending();
        self.pending = is_pending.then(|| (self.pending.map_or(at, |(began, _)| began), at));
    }

    /// Ignores bytes that came before the terminal was taken. A sequence that they leave unfinished is ignored too,
    /// even if its end comes later.
    pub fn discard(&mut self, bytes: &[u8], at: Instant) {
        self.feed(bytes, at, &mut Vec::new());
        self.is_muted = self.pending.is_some();
    }

    /// Returns the time at which the unfinished sequence ends, if there is one.
    pub fn deadline(&self) -> Option<Instant> {
        let (began, newest) = self.pending?;
        Some(match &self.state {
            State::Paste(_) => newest + LONG,
            State::Ground | State::Escape { .. } | State::Intermediate(Some(_)) | State::Text { is_begun: false } => {
                newest + SHORT
            }
            State::Csi { parameters, .. } | State::Ss3 { parameters, .. } if parameters.is_empty() => newest + SHORT,
            _ => (newest + LONG).min(began + LONGEST),
        })
    }

    /// Returns the time at which the newest byte of the unfinished sequence was read.
    pub fn newest(&self) -> Option<Instant> {
        self.pending.map(|(_, newest)| newest)
    }

    /// Ends the unfinished sequence. Escape becomes a key, a paste becomes its text so far, and everything else is
    /// dropped.
    pub fn expire(&mut self, inputs: &mut Vec<Input>) {
        self.utf8.reset();
        self.pending = None;
        match self.end() {
            State::Escape { twice } => {
                self.emit(Input::Key(Key::Escape), inputs);
                if twice {
                    self.emit(Input::Key(Key::Escape), inputs);
                }
            }
            // No terminal sends this alone: a person pressed Escape and then this key.
            State::Intermediate(Some(byte)) => self.emit(Input::Alt(Key::Char(char::from(byte))), inputs),
            State::Paste(paste) => self.emit_paste(paste, inputs),
            _ => {}
        }
        self.is_muted = false;
    }

    fn push(&mut self, byte: u8, inputs: &mut Vec<Input>) {
        match &mut self.state {
            State::Paste(paste) => {
                if paste.push(byte)
                    && let State::Paste(paste) = self.end()
                {
                    self.emit_paste(paste, inputs);
                    self.is_muted = false;
                }
            }
            State::X10 { bytes, len } if byte >= 0x20 => {
                bytes[*len] = byte;
                *len += 1;
                if *len == bytes.len() {
                    let report = mouse::x10(*bytes);
                    self.finish(report.map(Input::Mouse), inputs);
                }
            }
            State::X10 { .. } => {
                self.finish(None, inputs);
                self.push(byte, inputs);
            }
            _ => {
                let continues = self.utf8.is_pending() && byte & 0xC0 == 0x80;
                if matches!(self.state, State::Ground) && !continues {
                    self.is_muted = false;
                }
                match self.utf8.push(byte) {
                    Some(Unit::Char(c)) => self.character(c, inputs),
                    Some(Unit::C1(control)) => self.c1(control, inputs),
                    None => {}
                }
            }
        }
    }

    /// Handles a character that is not a C1 control.
    fn character(&mut self, c: char, inputs: &mut Vec<Input>) {
        match (&mut self.state, c) {
            (State::Ground, '\u{1B}') => self.restart(State::Escape { twice: false }),
            (State::Ground, _) => self.finish(Some(Input::Key(key_of(c))), inputs),
            (State::Escape { .. }, _) => self.after_escape(c, inputs),
            // The Escape ends the old sequence and begins a new one.
            (State::TextEscape, '[' | ']' | 'P' | '_' | '^' | 'X' | 'O' | '\u{1B}') => {
                self.restart(State::Escape { twice: false });
                self.after_escape(c, inputs);
            }
            (State::Text { .. }, '\u{1B}') => self.state = State::TextEscape,
            // Any other character after this Escape most likely ends the content too. No person typed it.
            (State::TextEscape, _) | (State::Text { .. }, BEL | CANCEL | SUBSTITUTE) => self.finish(None, inputs),
            // Text may contain line ends. Other controls end it and are keys.
            (State::Text { .. }, '\0'..='\u{7}' | '\u{E}'..='\u{1F}') => self.end_and_take(c, inputs),
            (State::Text { is_begun }, _) => *is_begun = true,
            (_, '\u{1B}') => self.restart(State::Escape { twice: false }),
            (_, CANCEL | SUBSTITUTE) => self.finish(None, inputs),
            (_, '\0'..='\u{1F}' | DELETE..) => {
                self.expire(inputs);
                self.character(c, inputs);
            }
            (State::Intermediate(first), ' '..='/') => *first = None,
            (State::Intermediate(_), _) | (State::LinuxConsole, 'A'..='E') => self.finish(None, inputs),
            (State::LinuxConsole, _) => self.end_and_take(c, inputs),
            (State::Csi { parameters, .. } | State::Ss3 { parameters, .. }, '0'..='?') => parameters.push(c as u8),
            (State::Csi { parameters, .. }, ' '..='/') => parameters.push_intermediate(),
            (State::Csi { .. }, _) => self.finish_csi(c as u8, inputs),
            (State::Ss3 { .. }, _) => self.finish_ss3(c as u8, inputs),
            (State::X10 { .. } | State::Paste(_), _) => {}
        }
    }

    fn after_escape(&mut self, c: char, inputs: &mut Vec<Input>) {
        let twice = matches!(self.state, State::Escape { twice: true });
        let alt = twice;
        let parameters = Parameters::new();
        if twice && !matches!(c, '[' | 'O') {
            self.emit(Input::Key(Key::Escape), inputs);
        }
        match c {
            '\u{1B}' => self.state = State::Escape { twice: true },
            '[' => self.state = State::Csi { parameters, alt },
            'O' => self.state = State::Ss3 { parameters, alt },
            ']' | 'P' | '_' | '^' | 'X' => self.state = State::Text { is_begun: false },
            '\\' | CANCEL | SUBSTITUTE => self.finish(None, inputs),
            ' '..='/' => self.state = State::Intermediate(Some(c as u8)),
            _ => self.finish(Some(Input::Alt(key_of(c))), inputs),
        }
    }

    /// Handles a C1 control character. If it begins a sequence, the unfinished one ends.
    fn c1(&mut self, control: u8, inputs: &mut Vec<Input>) {
        // An Escape followed by this was a key.
        match self.state {
            State::Escape { .. } => self.expire(inputs),
            _ => self.finish(None, inputs),
        }
        let parameters = Parameters::new();
        self.restart(match control {
            0x8F => State::Ss3 { parameters, alt: false },
            0x9B => State::Csi { parameters, alt: false },
            0x90 | 0x98 | 0x9D | 0x9E | 0x9F => State::Text { is_begun: false },
            _ => State::Ground,
        });
    }

    fn finish_csi(&mut self, last: u8, inputs: &mut Vec<Input>) {
        let State::Csi { parameters, alt } = self.end() else { return };
        let bytes = parameters.of_key();
        match (bytes, last) {
            (Some(b""), b'M') => self.state = State::X10 { bytes: [0; 3], len: 0 },
            (Some(b""), b'[') => self.state = State::LinuxConsole,
            (Some(b"200"), b'~') => self.state = State::Paste(Paste::default()),
            (Some([b'<', report @ ..]), b'M' | b'm') => {
                self.finish(mouse::sgr(report, last).map(Input::Mouse), inputs);
            }
            _ => self.finish_key(bytes.and_then(|bytes| key::csi(bytes, last)), alt, inputs),
        }
    }

    fn finish_ss3(&mut self, last: u8, inputs: &mut Vec<Input>) {
        let State::Ss3 { parameters, alt } = self.end() else { return };
        self.finish_key(parameters.of_key().and_then(|bytes| key::ss3(bytes, last)), alt, inputs);
    }

    /// Ends a sequence with its key, if it has one. The Escape before a sequence without a key was a key of its own.
    fn finish_key(&mut self, key: Option<Key>, alt: bool, inputs: &mut Vec<Input>) {
        let input = match key {
            Some(key) if alt => Some(Input::Alt(key)),
            None if alt => Some(Input::Key(Key::Escape)),
            key => key.map(Input::Key),
        };
        self.finish(input, inputs);
    }

    /// Ends a sequence at a character that does not belong to it.
    fn end_and_take(&mut self, c: char, inputs: &mut Vec<Input>) {
        self.finish(None, inputs);
        self.character(c, inputs);
    }

    /// Begins a sequence and drops the unfinished one.
    fn restart(&mut self, state: State) {
        self.state = state;
        self.is_muted = false;
        self.pending = None;
    }

    fn finish(&mut self, input: Option<Input>, inputs: &mut Vec<Input>) {
        self.end();
        if let Some(input) = input {
            self.emit(input, inputs);
        }
        self.is_muted = false;
        self.pending = None;
    }

    fn end(&mut self) -> State {
        std::mem::take(&mut self.state)
    }

    fn emit_paste(&self, paste: Paste, inputs: &mut Vec<Input>) {
        let (text, dropped) = paste.finish();
        self.emit(Input::Paste { text, dropped }, inputs);
    }

    fn emit(&self, input: Input, inputs: &mut Vec<Input>) {
        if !self.is_muted {
            inputs.push(input);
        }
    }
}

/// Returns the key of a single character.
fn key_of(c: char) -> Key {
    match u8::try_from(u32::from(c)) {
        Ok(byte @ (0..=0x1F | 0x7F)) => key::control(byte),
        _ => Key::Char(c),
    }
}
