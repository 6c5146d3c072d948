//! The lines of a posting. The tags of HTML are dropped; everything else stays.
//!
//! Most tags begin a new line on a page, so they become an empty line here; those inside a sentence leave nothing
//! behind. Only the names that HTML has are tags. What stands in `<` and `>` otherwise is text.

use std::borrow::Cow;

/// A line of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TextLine<'t> {
    /// The number of the line of the file on which it begins, counted from 1.
    pub(super) number: usize,
    /// The text.
    pub(super) text: Cow<'t, str>,
}

/// The tags inside a sentence.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "o:p", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// The tags that begin a new line.
const BLOCK: [&str; 56] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "input",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The tags whose content nobody reads, with what ends it.
const UNREAD: [(&str, &str); 4] =
    [("script", "</script"), ("style", "</style"), ("noscript", "</noscript"), ("template", "</template")];

/// The characters that a text needs `&` for, and two that boards of postings write so.
const ENTITIES: [(&str, &str); 8] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&nbsp;", " "),
    ("&rsquo;", "\u{2019}"),
];

/// Returns the lines of a text.
pub(super) fn lines(text: &str) -> Vec<TextLine<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains(['<', '&']) {
        return Page::new(text).lines();
    }
    (1..).zip(text.lines()).map(|(number, text)| TextLine { number, text: Cow::Borrowed(text) }).collect()
}

/// The piece of a page that begins at a `<`.
enum Markup {
    /// A tag inside a sentence, or a comment.
    Inline,
    /// A tag that begins a new line.
    Block,
}

/// A page that is being read.
struct Page<'t> {
    rest: &'t str,
    /// The line of the file.
    number: usize,
    line: String,
    /// The line of the file on which `line` begins.
    first: usize,
    lines: Vec<TextLine<'t>>,
    /// The ends that the rest of the text does not have, so that no search for them is repeated.
    missing: Vec<&'static str>,
}

impl<'t> Page<'t> {
    const fn new(text: &'t str) -> Self {
        Self { rest: text, number: 1, line: String::new(), first: 1, lines: Vec::new(), missing: Vec::new() }
    }

    fn lines(mut self) -> Vec<TextLine<'t>> {
        while let Some(next) = self.rest.find(['<', '&', '\n']) {
            self.take(next);
            match self.rest.as_bytes()[0] {
                b'\n' => {
                    self.skip(1);
                    self.end_line();
                }
                b'&' => self.entity(),
                _ => match self.markup() {
                    Some((Markup::Inline, length)) => self.skip(length),
                    Some((Markup::Block, length)) => {
                        self.end_line();
                        self.skip(length);
                        // An empty line is a break.
                        self.end_line();
                    }
                    None => self.take(1),
                },
            }
        }
        self.take(self.rest.len());
        if !self.line.is_empty() {
            self.end_line();
        }
        self.lines
    }

    /// Takes bytes as text.
    fn take(&mut self, length: usize) {
        let (text, rest) = self.rest.split_at(length);
        self.line.push_str(text);
        self.rest = rest;
    }

    /// Skips bytes, and counts the lines of the file in them.
    fn skip(&mut self, length: usize) {
        let (skipped, rest) = self.rest.split_at(length);
        self.number += skipped.matches('\n').count();
        self.rest = rest;
        if self.line.is_empty() {
            self.first = self.number;
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.push(TextLine { number: self.first, text: Cow::Owned(line) });
        self.first = self.number;
    }

    fn entity(&mut self) {
        match ENTITIES.iter().find(|(name, _)| self.rest.starts_with(name)) {
            Some((name, character)) => {
                self.line.push_str(character);
                self.rest = &self.rest[name.len()..];
            }
            None => self.take(1),
        }
    }

    /// Returns the markup at the start of the rest and its length. `None` if it is text.
    fn markup(&mut self) -> Option<(Markup, usize)> {
        if self.rest.starts_with("<!--") {
            return self.end("-->", 4).map(|end| (Markup::Inline, end + 3));
        }
        let inside = self.rest[1..].trim_start_matches(['/', '!']);
        let name = &inside[..inside.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(inside.len())];
        let name = name.to_ascii_lowercase();
        // A tag holds no other tag. So the search never reads a text twice.
        let close = 1 + self.rest[1..].find(['<', '>']).filter(|at| self.rest.as_bytes()[1 + at] == b'>')?;
        let length = close + 1;
        if let Some((_, end)) =
            UNREAD.iter().find(|(unread, _)| *unread == name).filter(|_| !self.rest.starts_with("</"))
        {
            let content = self.end(end, length)?;
            let close = self.rest[content..].find('>').map_or(self.rest.len(), |close| content + close + 1);
            return Some((Markup::Block, close));
        }
        match name.as_str() {
            name if INLINE.contains(&name) => Some((Markup::Inline, length)),
            name if BLOCK.contains(&name) || name == "doctype" => Some((Markup::Block, length)),
            _ => None,
        }
    }

    /// Returns where an end begins, behind some bytes of the rest.
    fn end(&mut self, end: &'static str, from: usize) -> Option<usize> {
        if self.missing.contains(&end) {
            return None;
        }
        let found = self.rest[from..].find(end).map(|at| from + at);
        if found.is_none() {
            self.missing.push(end);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn shown(text: &str) -> Vec<(usize, String)> {
        lines(text).into_iter().map(|line| (line.number, line.text.into_owned())).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text.into_owned()).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn a_plain_text_is_its_lines() {
        assert_eq!(shown("\u{feff}one\r\n\ntwo"), [(1, "one".into()), (2, String::new()), (3, "two".into())]);
        assert!(lines("").is_empty());
    }

    #[test]
    fn tags_are_dropped_and_most_of_them_begin_a_line() {
        let page = "<!DOCTYPE html><ul class=\"x\"><li>Write <b>clear</b>ly</li><LI>Speak<br/>well</LI></ul>";
        assert_eq!(texts(page), ["Write clearly", "Speak", "well"]);
        assert_eq!(texts("a<!-- not <b> this -->b<script>let x = '<p>';</script>c<style>p {}</style>"), ["ab", "c"]);
    }

    #[test]
    fn a_line_keeps_its_number_in_the_file() {
        let found = shown("<p>one</p>\n<div\n class='x'>two</div>\nthree");
        let numbers: Vec<_> = found.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        assert_eq!(numbers, [(1, "one".into()), (3, "two".into()), (4, "three".into())]);
    }

    #[test]
    fn what_only_looks_like_a_tag_is_text() {
        for text in ["x < y > z", "Vec<String>", "<me@example.org>", "a <b and c", "<!-- open", "<script>open", "<"] {
            assert_eq!(texts(text).concat(), text, "{text}");
        }
    }

    #[test]
    fn usual_entities_are_characters_once() {
        assert_eq!(texts("R&amp;D &lt;b&gt; &amp;lt; we&#39;re&nbsp;&copy; &"), ["R&D <b> &lt; we're &copy; &"]);
    }
}
