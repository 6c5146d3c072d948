//! The [`Clean`] type and the character rules behind it.
//!
//! Control characters are dropped. Characters that reorder or hide text are replaced by U+FFFD rather than dropped, so
//! that a person sees that something was there.

use std::fmt;

use unicode_width::UnicodeWidthChar;

use super::width::is_plain;

/// Longest line of outside text, in characters. The rest is cut.
pub const LINE_LIMIT: usize = 1_000;

/// Longest note, in characters. Wrapping a longer one would make typing slow.
pub const NOTE_LIMIT: usize = 10_000;

/// Most combining marks on one letter. No language needs more; more would flood a terminal cell.
pub(super) const MARKS_PER_LETTER: usize = 8;

pub(super) const REPLACEMENT: char = '\u{FFFD}';
const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Text without control characters and without invisible characters.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Box<str>);

impl Clean {
    /// Cleans text for one line: line breaks and tabs become spaces. Cuts it at [`LINE_LIMIT`].
    #[must_use]
    pub fn line(raw: &str) -> Self {
        if raw.len() <= LINE_LIMIT && is_plain(raw) {
            return Self(raw.trim().into());
        }
        let spaced = line_feeds(raw).map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c });
        Self(clean(spaced, LINE_LIMIT).trim().into())
    }

    /// Cleans text of several lines: line breaks stay, tabs become spaces. Cuts it at [`NOTE_LIMIT`].
    #[must_use]
    pub fn note(raw: &str) -> Self {
        if raw.len() <= NOTE_LIMIT && is_plain(raw) {
            return Self(raw.trim_end().into());
        }
        let spaced = line_feeds(raw).map(|c| if c == '\t' { ' ' } else { c });
        Self(clean(spaced, NOTE_LIMIT).trim_end().into())
    }

    /// Cleans the path of a file for one line. Quotes a path that begins or ends with a blank, so that the blank can be
    /// seen.
    #[must_use]
    pub fn file(raw: &str) -> Self {
        if raw.trim() == raw {
            return Self::line(raw);
        }
        Self::line(&format!("\"{raw}\""))
    }

    /// Returns the text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Cleans text that is pasted into other text, without trimming or cutting it. Line breaks stay if the text
/// `has_lines`, else they become spaces.
#[must_use]
pub fn pasted(raw: &str, has_lines: bool) -> String {
    let spaced = line_feeds(raw).map(|c| if c == '\t' || (c == '\n' && !has_lines) { ' ' } else { c });
    clean(spaced, usize::MAX)
}

/// Returns a piece of a file with one character for each character, so that columns keep their meaning. A tab becomes a
/// space, and each character that [`Clean`] would drop or replace becomes U+FFFD.
#[must_use]
pub fn visible(raw: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        _ if c == '\n' || is_dropped(c) || is_hidden(c) => REPLACEMENT,
        _ => c,
    };
    raw.chars().map(shown).collect()
}

/// Converts every line ending to one line feed: CR LF, CR, NEL, and the separators of lines and paragraphs.
pub(super) fn line_feeds(raw: &str) -> impl Iterator<Item = char> + '_ {
    let mut previous = None;
    raw.chars().filter_map(move |c| {
        let follows = previous.replace(c) == Some('\r');
        match c {
            '\n' if follows => None,
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            _ => Some(c),
        }
    })
}

/// Applies the character rules, keeping line feeds.
fn clean(raw: impl Iterator<Item = char>, limit: usize) -> String {
    let mut kept = String::with_capacity(64);
    let mut marks = 0;
    let mut raw = raw.peekable();
    let mut previous = None;
    let mut count = 0;
    while let Some(c) = raw.next() {
        if count == limit {
            break;
        }
        let shown = match c {
            '\n' => c,
            _ if is_dropped(c) => continue,
            _ if is_joiner(c) && has_work(previous, c, raw.peek().copied()) => c,
            _ if is_hidden(c) => REPLACEMENT,
            _ => c,
        };
        marks = if shown.width() == Some(0) { marks + 1 } else { 0 };
        if marks > MARKS_PER_LETTER {
            continue;
        }
        kept.push(shown);
        previous = Some(shown);
        count += 1;
    }
    // The cut can leave a joiner with nothing to join. Cleaning a second time must not change the text.
    if kept.ends_with(is_joiner) {
        kept.pop();
    }
    kept
}

/// Returns whether [`Filter`](super::Filter) and [`Clean`] drop a character: C0 except the line feed, DEL, C1, and the
/// variation selectors, which terminals draw in different widths.
pub(super) fn is_dropped(c: char) -> bool {
    let selects =
        matches!(c, '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    selects || (c.is_control() && c != '\n')
}

/// Returns whether a character reorders or hides text or is a noncharacter. This covers the controls of direction and
/// everything that Unicode lets a renderer ignore.
pub(super) fn is_hidden(c: char) -> bool {
    let noncharacter = matches!(c, '\u{FDD0}'..='\u{FDEF}') || (u32::from(c) & 0xFFFE) == 0xFFFE;
    noncharacter
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{17B4}'
                | '\u{17B5}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{110BD}'
                | '\u{110CD}'
                | '\u{13430}'..='\u{1345F}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Returns whether a character only joins or separates its neighbors.
pub(super) const fn is_joiner(c: char) -> bool {
    matches!(c, ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER)
}

/// Returns whether a joiner is part of the text: between two pictures that it joins, or between two letters of a script
/// from Arabic to Burmese, whose shapes it decides. Everywhere else it only hides.
pub(super) fn has_work(before: Option<char>, joiner: char, after: Option<char>) -> bool {
    let pictorial = |c: char| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    let shaped = |c: char| matches!(c, '\u{0620}'..='\u{109F}') && !is_hidden(c);
    let between = |kind: &dyn Fn(char) -> bool| before.is_some_and(kind) && after.is_some_and(kind);
    between(&shaped) || (joiner == ZERO_WIDTH_JOINER && between(&pictorial))
}

#[cfg(test)]
mod tests {
    use super::{Clean, LINE_LIMIT, visible};

    fn line(raw: &str) -> String {
        Clean::line(raw).as_str().to_owned()
    }

    #[test]
    fn ordinary_text_in_any_language_is_kept() {
        for text in ["plain", "Ωμέγα", "日本語", "किताब", "naïve café", "👩\u{200D}💻", "می\u{200C}خواهم", "ক্\u{200C}ষ"]
        {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn a_path_of_blanks_can_be_seen() {
        assert_eq!(Clean::file(" ").as_str(), "\" \"");
        assert_eq!(Clean::file("a b/c\n").as_str(), "\"a b/c \"");
        assert_eq!(Clean::file("a b.md").as_str(), "a b.md");
    }

    #[test]
    fn escape_sequences_lose_the_bytes_a_terminal_obeys() {
        assert_eq!(line("a\u{1b}]52;c;ZXZpbA\u{7}b"), "a]52;c;ZXZpbAb");
        assert_eq!(line("a\u{9b}31mb\u{7f}"), "a31mb");
    }

    #[test]
    fn characters_that_reorder_or_hide_text_become_visible() {
        assert_eq!(line("abc\u{202e}def"), "abc\u{fffd}def");
        assert_eq!(line("a\u{200b}b\u{200d}c\u{feff}d"), "a\u{fffd}b\u{fffd}c\u{fffd}d");
        assert_eq!(line("a\u{17b4}b\u{200c}c\u{e01f0}d"), "a\u{fffd}b\u{fffd}c\u{fffd}d");
    }

    #[test]
    fn a_joiner_stays_where_a_script_needs_it() {
        for text in ["می\u{200C}خواهم", "क्\u{200D}ष"] {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("م\u{200c}\u{200c}م"), "م\u{fffd}\u{fffd}م");
    }

    #[test]
    fn characters_that_cannot_be_seen_at_all_become_visible() {
        let hidden = "\u{17b4}\u{17b5}\u{180e}\u{200c}\u{2800}\u{110bd}\u{110cd}\u{13430}\u{1345f}\u{1bca0}\u{1bca3}\u{1d173}\u{1d17a}";
        for c in hidden.chars() {
            assert_eq!(line(&format!("m{c}e")), "m\u{fffd}e", "{:x}", u32::from(c));
        }
        assert_eq!(line("می\u{200c}\u{200c}خ"), "می\u{fffd}\u{fffd}خ", "one is enough");
    }

    #[test]
    fn a_piece_of_a_file_keeps_its_columns() {
        assert_eq!(visible("\ta\u{1b}[1mb\u{202e}\n\u{fe0f}é"), " a\u{fffd}[1mb\u{fffd}\u{fffd}\u{fffd}é");
    }

    #[test]
    fn marks_piled_on_one_letter_are_capped() {
        let piled = format!("a{}b", "\u{301}".repeat(1_000));
        assert_eq!(line(&piled).chars().count(), 10);
    }

    #[test]
    fn a_line_has_no_breaks_and_a_note_keeps_them() {
        assert_eq!(line(" one\r\ntwo\tthree "), "one two three");
        assert_eq!(Clean::note("one\r\ntwo\tthree\n").as_str(), "one\ntwo three");
        for end in ["\r", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(line(&format!("one{end}two")), "one two", "{end:?}");
            assert_eq!(Clean::note(&format!("one{end}{end}two")).as_str(), "one\n\ntwo", "{end:?}");
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        let cut_after_joiner = format!("{}💻\u{200D}💻", "a".repeat(LINE_LIMIT - 2));
        let non_joiner = format!("{}ی\u{200C}خ", "a".repeat(LINE_LIMIT - 2));
        for raw in [
            cut_after_joiner.as_str(),
            "a\u{200D}b",
            "  \u{1b}x\u{301}",
            "💻\u{200D}",
            "می\u{200C}\u{200C}خ",
            &non_joiner,
        ] {
            let once = line(raw);
            assert_eq!(line(&once), once);
        }
    }

    #[test]
    fn length_is_limited() {
        assert_eq!(line(&"é".repeat(LINE_LIMIT + 5)).chars().count(), LINE_LIMIT);
        assert_eq!(line(&"e".repeat(LINE_LIMIT + 5)).chars().count(), LINE_LIMIT);
    }
}
