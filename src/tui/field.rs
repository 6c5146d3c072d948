//! A field for typing: a line for names and links, or several lines for notes.
//!
//! Editing is the text area's of the ratatui organization; this wraps it so that the state of the program
//! speaks of keys and clean text only.

use ratatui_textarea::{CursorMove, Input, Key as AreaKey, TextArea, WrapMode};

use super::Key;
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT, typed};

/// How many lines a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

/// A text being typed.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
    lines: Lines,
    /// Whether the text was only suggested, so that typing replaces it.
    suggested: bool,
}

/// Control keys that edit text; all others are left alone.
const EDITING: [char; 9] = ['a', 'b', 'd', 'e', 'f', 'h', 'k', 'w', 'y'];

impl Field {
    /// A field of one line.
    pub fn line(text: &str) -> Self {
        Self::new(vec![text.to_owned()], Lines::One)
    }

    /// A field of one line with a suggestion that the first letter typed replaces.
    pub fn suggestion(text: &str) -> Self {
        Self { suggested: true, ..Self::line(text) }
    }

    /// A field of several lines.
    pub fn note(text: &str) -> Self {
        Self::new(text.split('\n').map(str::to_owned).collect(), Lines::Many)
    }

    fn new(text: Vec<String>, lines: Lines) -> Self {
        let mut area = TextArea::new(text);
        area.set_cursor_line_style(ratatui::style::Style::default());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(200);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, lines, suggested: false }
    }

    /// Takes a key. Enter starts a line where there can be several.
    pub fn press(&mut self, key: Key) {
        self.accept_suggestion(matches!(key, Key::Char(_)));
        if key == Key::Ctrl('u') {
            self.area.delete_line_by_head();
            return;
        }
        let plain = |key| Input { key, ctrl: false, alt: false, shift: false };
        let with_ctrl = |key| Input { key, ctrl: true, alt: false, shift: false };
        let input = match key {
            Key::Char(_) if self.is_full() => return,
            Key::Char(c) => match typed(c) {
                Some(c) => plain(AreaKey::Char(c)),
                None => return,
            },
            // A line feed that was pasted without being marked as pasted arrives as this key.
            Key::Enter | Key::Ctrl('j') if self.lines == Lines::Many && !self.is_full() => plain(AreaKey::Enter),
            Key::Ctrl(c) if EDITING.contains(&c) => with_ctrl(AreaKey::Char(c)),
            Key::Backspace => plain(AreaKey::Backspace),
            Key::Delete => plain(AreaKey::Delete),
            Key::Up => plain(AreaKey::Up),
            Key::Down => plain(AreaKey::Down),
            Key::Left => plain(AreaKey::Left),
            Key::Right => plain(AreaKey::Right),
            Key::WordLeft => with_ctrl(AreaKey::Left),
            Key::WordRight => with_ctrl(AreaKey::Right),
            Key::Home => plain(AreaKey::Home),
            Key::End => plain(AreaKey::End),
            Key::PageUp => plain(AreaKey::PageUp),
            Key::PageDown => plain(AreaKey::PageDown),
            Key::Ctrl(_) | Key::Enter | Key::Escape | Key::Tab | Key::BackTab => return,
        };
        self.area.input(input);
    }

    /// Takes pasted text, made safe first.
    pub fn paste(&mut self, raw: &str) {
        self.accept_suggestion(true);
        let text = if self.lines == Lines::One { Clean::line(raw) } else { Clean::note(raw) };
        let room = self.limit().saturating_sub(self.length());
        self.area.insert_str(text.as_str().chars().take(room).collect::<String>());
    }

    /// The most characters it takes.
    pub const fn limit(&self) -> usize {
        match self.lines {
            Lines::One => LINE_LIMIT,
            Lines::Many => NOTE_LIMIT,
        }
    }

    /// Whether it takes no more, so that nothing typed is ever cut later.
    pub fn is_full(&self) -> bool {
        self.length() >= self.limit()
    }

    fn length(&self) -> usize {
        let lines = self.area.lines();
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len() - 1
    }

    /// Ends the suggestion: by typing over it, or by going on with it.
    fn accept_suggestion(&mut self, over: bool) {
        if std::mem::take(&mut self.suggested) && over {
            self.area.delete_line_by_head();
        }
    }

    /// What has been typed.
    pub fn text(&self) -> Clean {
        let joined = self.area.lines().join("\n");
        if self.lines == Lines::One { Clean::line(&joined) } else { Clean::note(&joined) }
    }

    /// The field as it is drawn, with its cursor.
    pub const fn widget(&self) -> &TextArea<'static> {
        &self.area
    }
}
