//! The thread that reads keyboard and mouse, and what a key is called in the program.
//!
//! Reading blocks, and half a key blocks it until the other half comes. That is why nothing else happens
//! here. Modifiers are matched exactly, so that Ctrl-Q is not q; what the program has no name for is dropped.

use crossterm::event::{
    Event as Read, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind, read,
};

use super::events::{Event, Events};
use crate::tui::{Intent, Key};

/// Reads until the loop or the terminal is gone.
pub(super) fn watch(events: &Events) {
    while let Ok(read) = read() {
        let event = match read {
            Read::Key(event) => key(event).map(Event::Key),
            Read::Paste(text) => Some(Event::Paste(text)),
            Read::Mouse(event) => mouse(event),
            // `signals` tells of a new size too, and does so while half a key is waiting.
            Read::Resize(..) | Read::FocusGained | Read::FocusLost => None,
        };
        if event.is_some_and(|event| events.send(event).is_err()) {
            return;
        }
    }
    let _ = events.send(Event::HungUp);
}

/// What the mouse did.
const fn mouse(event: MouseEvent) -> Option<Event> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Event::Click(event.column, event.row)),
        MouseEventKind::ScrollUp => Some(Event::Wheel(Intent::Up)),
        MouseEventKind::ScrollDown => Some(Event::Wheel(Intent::Down)),
        _ => None,
    }
}

/// The name of a key press.
fn key(event: KeyEvent) -> Option<Key> {
    let KeyEvent { code, modifiers, kind, .. } = event;
    if kind == KeyEventKind::Release {
        return None;
    }
    let shift_or_none = modifiers.difference(KeyModifiers::SHIFT).is_empty();
    match code {
        // Shift is in the character already.
        KeyCode::Char(c) if shift_or_none => Some(Key::Char(c)),
        KeyCode::BackTab if shift_or_none => Some(Key::BackTab),
        KeyCode::Tab if modifiers == KeyModifiers::SHIFT => Some(Key::BackTab),
        code if modifiers.is_empty() => plain(code),
        code if modifiers == KeyModifiers::CONTROL => with_control(code),
        code if modifiers == KeyModifiers::ALT => with_alt(code),
        _ => None,
    }
}

const fn plain(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => return None,
    })
}

const fn with_control(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Char(c) => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Left => Key::WordLeft,
        KeyCode::Right => Key::WordRight,
        _ => return None,
    })
}

/// Moving and deleting by words, as Mac terminals send it. Other keys with Alt are not the keys without it.
const fn with_alt(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Left | KeyCode::Char('b') => Key::WordLeft,
        KeyCode::Right | KeyCode::Char('f') => Key::WordRight,
        KeyCode::Backspace => Key::Ctrl('w'),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::key;
    use crate::tui::Key;

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;

    #[test]
    fn keys_have_one_name_with_their_modifiers_folded_in() {
        let cases = [
            (KeyCode::Char('q'), NONE, Key::Char('q')),
            (KeyCode::Char('Q'), SHIFT, Key::Char('Q')),
            (KeyCode::Char('q'), CONTROL, Key::Ctrl('q')),
            (KeyCode::Char('é'), NONE, Key::Char('é')),
            (KeyCode::Enter, NONE, Key::Enter),
            (KeyCode::Esc, NONE, Key::Escape),
            (KeyCode::BackTab, SHIFT, Key::BackTab),
            (KeyCode::Tab, SHIFT, Key::BackTab),
            (KeyCode::Left, NONE, Key::Left),
            (KeyCode::Left, CONTROL, Key::WordLeft),
            (KeyCode::Right, ALT, Key::WordRight),
            (KeyCode::Char('b'), ALT, Key::WordLeft),
            (KeyCode::Backspace, ALT, Key::Ctrl('w')),
        ];
        for (code, modifiers, name) in cases {
            assert_eq!(key(KeyEvent::new(code, modifiers)), Some(name), "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn a_key_with_other_modifiers_is_not_the_key_without() {
        let cases = [
            (KeyCode::Char('q'), ALT),
            (KeyCode::Char('q'), CONTROL | ALT),
            (KeyCode::Char('['), ALT),
            (KeyCode::Esc, ALT),
            (KeyCode::Enter, CONTROL),
            (KeyCode::Up, SHIFT),
            (KeyCode::F(1), NONE),
        ];
        for (code, modifiers) in cases {
            assert_eq!(key(KeyEvent::new(code, modifiers)), None, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn held_keys_repeat_and_released_keys_are_nothing() {
        let with = |kind| key(KeyEvent::new_with_kind(KeyCode::Down, NONE, kind));
        assert_eq!(with(KeyEventKind::Repeat), Some(Key::Down));
        assert_eq!(with(KeyEventKind::Release), None);
    }
}
