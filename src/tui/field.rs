//! A text field: one line for names and links, or several lines for notes.
//!
//! The text area of the ratatui organization does the editing. This wrapper takes keys and returns clean text.

use ratatui_textarea::{CursorMove, Input, Key as AreaKey, TextArea, WrapMode};

use super::Key;
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT, first_grapheme, last_grapheme, pasted, typed};

/// The number of lines that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

/// Text being typed.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
    lines: Lines,
    /// Whether the text was only suggested, so that typing replaces it.
    suggested: bool,
}

/// Control keys that the text area handles. All others are ignored or have another meaning.
const EDITING: [char; 5] = ['a', 'e', 'k', 'w', 'y'];

/// The number of changes that can be undone.
const UNDO_LIMIT: usize = 1_000;

impl Field {
    /// Creates a field of one line.
    pub fn line(text: &str) -> Self {
        Self::new(vec![text.to_owned()], Lines::One)
    }

    /// Creates a field of one line with a suggestion. Typing replaces the suggestion.
    pub fn suggestion(text: &str) -> Self {
        Self { suggested: true, ..Self::line(text) }
    }

    /// Creates a field of several lines.
    pub fn note(text: &str) -> Self {
        Self::new(text.split('\n').map(str::to_owned).collect(), Lines::Many)
    }

    fn new(text: Vec<String>, lines: Lines) -> Self {
        let mut area = TextArea::new(text);
        area.set_cursor_line_style(ratatui::style::Style::default());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(UNDO_LIMIT);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, lines, suggested: false }
    }

    /// Applies a key. Enter starts a new line in a field of several lines.
    pub fn press(&mut self, key: Key) {
        match key {
            Key::Ctrl('z' | '_') => {
                self.area.undo();
            }
            Key::Ctrl('r') => {
                self.area.redo();
            }
            key => self.edit(key),
        }
    }

    fn edit(&mut self, key: Key) {
        self.accept_suggestion(matches!(key, Key::Char(_)));
        let plain = |key| Input { key, ctrl: false, alt: false, shift: false };
        let with_ctrl = |key| Input { key, ctrl: true, alt: false, shift: false };
        let input = match key {
            Key::Char(_) if self.is_full() => return,
            Key::Char(c) => match typed(c) {
                Some(c) => plain(AreaKey::Char(c)),
                None => return,
            },
            // A line feed in an unmarked paste arrives as this key.
            Key::Enter | Key::Ctrl('j') if self.lines == Lines::Many && !self.is_full() => plain(AreaKey::Enter),
            Key::Ctrl('u') => {
                self.area.delete_line_by_head();
                return;
            }
            Key::Ctrl(c) if EDITING.contains(&c) => with_ctrl(AreaKey::Char(c)),
            Key::Backspace | Key::Ctrl('h') => return self.delete_before(),
            Key::Delete | Key::Ctrl('d') => return self.delete_after(),
            Key::DeleteWord => {
                self.area.delete_next_word();
                return;
            }
            Key::Left | Key::Ctrl('b') if self.before() > 0 => return self.move_back(self.before()),
            Key::Left | Key::Ctrl('b') => plain(AreaKey::Left),
            Key::Right | Key::Ctrl('f') if self.after() > 0 => {
                let cursor = self.area.cursor();
                return self.move_to(cursor.0, cursor.1 + self.after());
            }
            Key::Right | Key::Ctrl('f') => plain(AreaKey::Right),
            Key::Top => return self.move_to(0, 0),
            Key::Bottom => {
                self.area.move_cursor(CursorMove::Bottom);
                plain(AreaKey::End)
            }
            Key::Up => plain(AreaKey::Up),
            Key::Down => plain(AreaKey::Down),
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

    /// Inserts pasted text after cleaning it. Returns the number of characters that did not fit.
    pub fn paste(&mut self, raw: &str) -> usize {
        self.accept_suggestion(true);
        let text = pasted(raw, self.lines == Lines::Many);
        let room = self.limit().saturating_sub(self.length());
        let fitting = text.char_indices().nth(room).map_or(text.as_str(), |(end, _)| &text[..end]);
        self.area.insert_str(fitting);
        text[fitting.len()..].chars().count()
    }

    /// Returns the number of characters of the grapheme before the cursor; 0 at the start of a line.
    fn before(&self) -> usize {
        last_grapheme(&self.line_at_cursor().0).chars().count()
    }

    /// Returns the number of characters of the grapheme behind the cursor; 0 at the end of a line.
    fn after(&self) -> usize {
        first_grapheme(&self.line_at_cursor().1).chars().count()
    }

    /// Returns the text before and behind the cursor in its line.
    fn line_at_cursor(&self) -> (String, String) {
        let cursor = self.area.cursor();
        let mut chars = self.area.lines().get(cursor.0).into_iter().flat_map(|line| line.chars());
        (chars.by_ref().take(cursor.1).collect(), chars.collect())
    }

    fn move_back(&mut self, count: usize) {
        let cursor = self.area.cursor();
        self.move_to(cursor.0, cursor.1.saturating_sub(count));
    }

    /// Moves the cursor to a line and a character of it, both counted from 0.
    fn move_to(&mut self, line: usize, character: usize) {
        let number = |count| u16::try_from(count).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(number(line), number(character)));
    }

    /// Deletes the grapheme before the cursor, or the line end before it.
    fn delete_before(&mut self) {
        match self.before() {
            0 => {
                self.area.delete_newline();
            }
            count => {
                self.move_back(count);
                self.area.delete_str(count);
            }
        }
    }

    /// Deletes the grapheme behind the cursor, or the line end behind it.
    fn delete_after(&mut self) {
        match self.after() {
            0 => self.area.delete_next_char(),
            count => self.area.delete_str(count),
        };
    }

    /// Returns the most characters that the field takes.
    pub const fn limit(&self) -> usize {
        match self.lines {
            Lines::One => LINE_LIMIT,
            Lines::Many => NOTE_LIMIT,
        }
    }

    /// Returns whether the field is full, so that typed text is never cut later.
    pub fn is_full(&self) -> bool {
        self.length() >= self.limit()
    }

    fn length(&self) -> usize {
        let lines = self.area.lines();
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len() - 1
    }

    /// Ends the suggestion. Deletes its text if `over`.
    fn accept_suggestion(&mut self, over: bool) {
        if std::mem::take(&mut self.suggested) && over {
            self.area.delete_line_by_head();
        }
    }

    /// Returns the text typed.
    pub fn text(&self) -> Clean {
        let joined = self.area.lines().join("\n");
        if self.lines == Lines::One { Clean::line(&joined) } else { Clean::note(&joined) }
    }

    /// Returns the text area to draw.
    pub const fn widget(&self) -> &TextArea<'static> {
        &self.area
    }
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::tui::Key;

    fn pressed(mut field: Field, keys: &[Key]) -> String {
        for key in keys {
            field.press(*key);
        }
        field.text().to_string()
    }

    #[test]
    fn backspace_and_delete_take_one_visible_character() {
        for visible in ["👨\u{200d}👩\u{200d}👧", "🇩🇪", "e\u{301}", "🤷🏽", "ß"] {
            let text = format!("a{visible}");
            assert_eq!(pressed(Field::line(&text), &[Key::Backspace]), "a", "{visible}");
            assert_eq!(pressed(Field::line(&text), &[Key::Ctrl('h')]), "a", "{visible}");
            assert_eq!(pressed(Field::line(&text), &[Key::Left, Key::Delete]), "a", "{visible}");
            assert_eq!(pressed(Field::line(&text), &[Key::Left, Key::Ctrl('d')]), "a", "{visible}");
            let around = [Key::Home, Key::Right, Key::Right, Key::Char('b')];
            assert_eq!(pressed(Field::line(&text), &around), format!("{text}b"), "{visible}");
        }
    }

    #[test]
    fn backspace_joins_lines_and_nothing_is_before_the_beginning() {
        let joined = [Key::Home, Key::Backspace];
        assert_eq!(pressed(Field::note("one\ntwo"), &joined), "onetwo");
        assert_eq!(pressed(Field::note("one"), &joined), "one");
        assert_eq!(pressed(Field::note("one\ntwo"), &[Key::Top, Key::End, Key::Delete]), "onetwo");
    }

    #[test]
    fn every_change_can_be_taken_back_and_made_again() {
        for undo in [Key::Ctrl('z'), Key::Ctrl('_')] {
            let mut field = Field::note("one\ntwo\nthree");
            for _ in 0..6 {
                field.press(Key::Ctrl('u'));
                field.press(Key::Up);
                field.press(Key::End);
            }
            assert_eq!(field.text().as_str(), "");
            for _ in 0..6 {
                field.press(undo);
            }
            assert_eq!(field.text().as_str(), "one\ntwo\nthree");
            field.press(Key::Ctrl('r'));
            assert_ne!(field.text().as_str(), "one\ntwo\nthree");
        }
        let mut typed = Field::suggestion("suggested");
        typed.press(Key::Char('x'));
        assert_eq!(typed.text().as_str(), "x");
        typed.press(Key::Ctrl('z'));
        typed.press(Key::Ctrl('z'));
        assert_eq!(typed.text().as_str(), "suggested");
    }

    #[test]
    fn editing_keys_do_as_their_names_say() {
        assert_eq!(pressed(Field::line("one two"), &[Key::Home, Key::DeleteWord]), "two");
        assert_eq!(pressed(Field::note("one\ntwo"), &[Key::Top, Key::Char('x')]), "xone\ntwo");
        assert_eq!(pressed(Field::note("one\ntwo"), &[Key::Top, Key::Bottom, Key::Char('x')]), "one\ntwox");
        assert_eq!(pressed(Field::line("one two"), &[Key::Ctrl('w')]), "one");
    }

    #[test]
    fn the_ends_of_lines_that_are_pasted_are_kept_in_a_note_and_blanks_in_a_line() {
        for end in ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
            let pasted = format!("one{end}two");
            for (mut field, expected) in [(Field::note(""), "one\ntwo"), (Field::line(""), "one two")] {
                field.paste(&pasted);
                assert_eq!(field.text().as_str(), expected, "{end:?}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let mut field = Field::line("");
        assert_eq!(field.paste(&"é".repeat(1_005)), 5);
        assert_eq!(field.text().as_str().chars().count(), 1_000);
        assert_eq!(field.paste("more"), 4);
    }

    #[test]
    fn blanks_at_the_ends_of_what_is_pasted_separate_it_from_what_is_there() {
        let mut field = Field::line("one");
        field.paste(" two ");
        field.paste("three");
        assert_eq!(field.text().as_str(), "one two three");
    }
}
