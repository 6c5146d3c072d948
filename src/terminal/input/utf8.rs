//! Incremental UTF-8: takes bytes, returns code points and 8-bit control characters.
//!
//! UTF-8 takes precedence: a byte from 80 to 9F is a control character only where it does not continue a code point. A
//! malformed byte is dropped alone, so that the byte after it keeps its meaning.

/// The unit that a byte completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A code point outside of U+0080 to U+009F.
    Char(char),
    /// A control character of the C1 set, from 80 to 9F.
    C1(u8),
}

/// The bytes of an unfinished code point.
#[derive(Debug, Clone, Default)]
pub(super) struct Utf8 {
    bytes: [u8; 4],
    /// The number of bytes; 0 between two code points.
    len: usize,
    /// The number of bytes of the whole code point.
    wanted: usize,
}

impl Utf8 {
    /// Returns whether a code point is unfinished.
    pub(super) const fn is_pending(&self) -> bool {
        self.len > 0
    }

    /// Drops an unfinished code point.
    pub(super) const fn reset(&mut self) {
        self.len = 0;
    }

    /// Adds a byte. Returns what it completes, or `None` if more bytes have to follow or the byte was dropped.
    pub(super) fn push(&mut self, byte: u8) -> Option<Unit> {
        if self.len > 0 && self.is_continued_by(byte) {
            self.bytes[self.len] = byte;
            self.len += 1;
            return (self.len == self.wanted).then(|| self.complete()).flatten();
        }
        self.len = 0;
        match byte {
            0..=0x7F => Some(Unit::Char(char::from(byte))),
            0x80..=0x9F => Some(Unit::C1(byte)),
            0xC2..=0xDF => self.begin(byte, 2),
            0xE0..=0xEF => self.begin(byte, 3),
            0xF0..=0xF4 => self.begin(byte, 4),
            _ => None,
        }
    }

    const fn begin(&mut self, byte: u8, wanted: usize) -> Option<Unit> {
        self.bytes[0] = byte;
        self.len = 1;
        self.wanted = wanted;
        None
    }

    /// Returns whether a byte continues the code point. The second byte has narrower limits after some first bytes,
    /// which excludes overlong forms, surrogates, and everything beyond U+10FFFF.
    const fn is_continued_by(&self, byte: u8) -> bool {
        let (lowest, highest) = match (self.len, self.bytes[0]) {
            (1, 0xE0) => (0xA0, 0xBF),
            (1, 0xED) => (0x80, 0x9F),
            (1, 0xF0) => (0x90, 0xBF),
            (1, 0xF4) => (0x80, 0x8F),
            _ => (0x80, 0xBF),
        };
        lowest <= byte && byte <= highest
    }

    fn complete(&mut self) -> Option<Unit> {
        let text = str::from_utf8(&self.bytes[..std::mem::take(&mut self.len)]).ok()?;
        let c = text.chars().next()?;
        Some(match u8::try_from(u32::from(c)) {
            Ok(byte @ 0x80..=0x9F) => Unit::C1(byte),
            _ => Unit::Char(c),
        })
    }
}
