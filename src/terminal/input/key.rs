//! Decodes control characters and control sequences into keys.
//!
//! Sources: ECMA-48 for the forms, xterm's control sequences for the function keys, `modifyOtherKeys` and the keypad,
//! and the page of the kitty keyboard protocol for `CSI u`. Unknown sequences are ignored.

use super::key_with_alt;
use super::parameters::numbers;
use crate::keymap::Key;

/// The modifiers of a key. Their parameter is their sum plus one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Modifiers {
    shift: bool,
    alt: bool,
    control: bool,
}

impl Modifiers {
    /// Decodes a parameter. Returns `None` if it has a modifier that no key here has, such as Super.
    const fn of(parameter: u32) -> Option<Self> {
        // Caps lock and num lock are not held.
        let bits = parameter.saturating_sub(1) & !(64 | 128);
        if bits > 7 {
            return None;
        }
        Some(Self { shift: bits & 1 != 0, alt: bits & 2 != 0, control: bits & 4 != 0 })
    }

    /// Returns the key that `key` becomes with these modifiers. Shift changes only characters and Tab.
    const fn apply(self, key: Key) -> Option<Key> {
        match (self.control, self.alt) {
            (false, false) => Some(match key {
                Key::Tab if self.shift => Key::BackTab,
                key => key,
            }),
            (true, false) => with_control(key),
            (false, true) => key_with_alt(key),
            (true, true) => None,
        }
    }
}

const fn with_control(key: Key) -> Option<Key> {
    Some(match key {
        Key::Left => Key::WordLeft,
        Key::Right => Key::WordRight,
        Key::Home => Key::Top,
        Key::End => Key::Bottom,
        Key::Delete => Key::DeleteWord,
        Key::Backspace => Key::Ctrl('w'),
        Key::Char(c) if c.is_ascii() && c != ' ' => Key::Ctrl(c.to_ascii_lowercase()),
        _ => return None,
    })
}

/// Returns the key of a control character, from 00 to 1F, or of DEL.
pub(super) const fn control(byte: u8) -> Key {
    match byte {
        b'\r' => Key::Enter,
        b'\t' => Key::Tab,
        0x1B => Key::Escape,
        0x7F => Key::Backspace,
        // Control subtracts 64 from a letter.
        _ => Key::Ctrl((byte + 64).to_ascii_lowercase() as char),
    }
}

/// Returns the key of a sequence `SS3 parameters last`: a cursor key or a key of the keypad.
pub(super) fn ss3(parameters: &[u8], last: u8) -> Option<Key> {
    let key = match last {
        b'M' => Key::Enter,
        b'I' => Key::Tab,
        b' ' | b'X' => Key::Char(if last == b' ' { ' ' } else { '=' }),
        b'j'..=b'y' => Key::Char(char::from(last - 64)),
        // rxvt sends these with Control.
        b'a'..=b'd' => return with_control(cursor(last.to_ascii_uppercase())?),
        _ => cursor(last)?,
    };
    let modifiers = numbers(parameters).next().and_then(|mut parts| parts.next()).unwrap_or_default();
    Modifiers::of(modifiers)?.apply(key)
}

/// Returns the key of a sequence `CSI parameters last` without intermediate bytes.
pub(super) fn csi(parameters: &[u8], last: u8) -> Option<Key> {
    if parameters.first().is_some_and(|first| matches!(first, b'<'..=b'?')) {
        return None;
    }
    let mut numbers = numbers(parameters).map(|mut parts| [parts.next(), parts.next(), parts.next()]);
    let code = numbers.next().unwrap_or_default();
    let [modifiers, event, _] = numbers.next().unwrap_or_default();
    let third = numbers.next();
    if numbers.next().is_some() {
        return None;
    }
    let number = code[0].unwrap_or_default();
    // 1 is a press, 2 a repetition, 3 a release.
    if !matches!(event.unwrap_or(1), 0..=2) {
        return None;
    }
    let modifiers = Modifiers::of(modifiers.unwrap_or_default());
    match (last, third) {
        (b'~', Some([Some(character), ..])) if number == 27 => other_key(character, modifiers?),
        (b'u', text) => unicode(code, modifiers?, text.and_then(|text| text[0])),
        (b'~', None) => modifiers?.apply(editing(number)?),
        (b'Z', None) => Some(Key::BackTab),
        // The number of a cursor key is 1. It may be left out without modifiers.
        (b'A'..=b'H', None) if number <= 1 => modifiers?.apply(cursor(last)?),
        // rxvt sends these with Shift and with Control.
        (b'a'..=b'd', None) if parameters.is_empty() => cursor(last.to_ascii_uppercase()),
        (b'^', None) => with_control(editing(number)?),
        _ => None,
    }
}

const fn cursor(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        _ => return None,
    })
}

const fn editing(number: u32) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        _ => return None,
    })
}

/// Decodes xterm's `modifyOtherKeys`. The character has Shift applied already.
fn other_key(character: u32, modifiers: Modifiers) -> Option<Key> {
    let key = named(character).or_else(|| character_key(character))?;
    match key {
        Key::Char(c) if c.is_ascii_digit() && modifiers.shift => None,
        key => modifiers.apply(key),
    }
}

/// Decodes the form `CSI code : shifted : base ; modifiers ; text u`.
fn unicode([code, shifted, base]: [Option<u32>; 3], modifiers: Modifiers, text: Option<u32>) -> Option<Key> {
    let code = code?;
    if let Some(key) = named(code) {
        return modifiers.apply(key);
    }
    let plain = character_key(code)?;
    if modifiers.control {
        // In another alphabet, use the Latin letter of the same key.
        let latin = base.and_then(character_key).filter(|_| code > 0x7F);
        return modifiers.apply(latin.unwrap_or(plain));
    }
    if modifiers.alt {
        return modifiers.apply(plain);
    }
    let is_sent = |code: &u32| *code > 0;
    let sent = text.filter(is_sent).or(shifted.filter(is_sent).filter(|_| modifiers.shift));
    match (sent, plain) {
        (Some(sent), _) => character_key(sent),
        // The character of Shift and another key depends on the layout, which is unknown.
        (None, Key::Char(c)) if modifiers.shift && !c.is_alphabetic() && c != ' ' => None,
        (None, Key::Char(c)) if modifiers.shift => c.to_uppercase().next().map(Key::Char),
        _ => Some(plain),
    }
}

fn character_key(code: u32) -> Option<Key> {
    // The protocol puts keys without a character into the private use area.
    let is_control = matches!(code, 0..=0x1F | 0x7F..=0x9F | 0xE000..=0xF8FF);
    char::from_u32(code).filter(|_| !is_control).map(Key::Char)
}

/// Returns the keys that have numbers of their own in the kitty keyboard protocol.
fn named(code: u32) -> Option<Key> {
    Some(match code {
        9 => Key::Tab,
        13 | 57414 => Key::Enter,
        27 => Key::Escape,
        127 => Key::Backspace,
        57399..=57408 => Key::Char(char::from_digit(code - 57399, 10)?),
        57409 => Key::Char('.'),
        57410 => Key::Char('/'),
        57411 => Key::Char('*'),
        57412 => Key::Char('-'),
        57413 => Key::Char('+'),
        57415 => Key::Char('='),
        57416 => Key::Char(','),
        57417 => Key::Left,
        57418 => Key::Right,
        57419 => Key::Up,
        57420 => Key::Down,
        57421 => Key::PageUp,
        57422 => Key::PageDown,
        57423 => Key::Home,
        57424 => Key::End,
        57426 => Key::Delete,
        _ => return None,
    })
}
