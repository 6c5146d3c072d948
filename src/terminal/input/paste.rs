//! A bracketed paste: everything before its end mark is text.

/// The mark at the end of a paste.
const END: &[u8] = b"\x1b[201~";

/// Most bytes that are kept of a paste. The rest is counted.
const CAPACITY: usize = 1 << 20;

/// A paste whose end mark has not arrived yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Paste {
    bytes: Vec<u8>,
    /// The number of bytes of the end mark that have arrived in a row.
    matched: usize,
    dropped: usize,
}

impl Paste {
    /// Adds a byte. Returns whether it completes the end mark.
    pub(super) fn push(&mut self, byte: u8) -> bool {
        if byte == END[self.matched] {
            self.matched += 1;
            return self.matched == END.len();
        }
        // Only the first byte of the mark is an Escape, so the matched bytes contain no other start of the mark.
        for matched in &END[..std::mem::take(&mut self.matched)] {
            self.keep(*matched);
        }
        if byte == END[0] {
            self.matched = 1;
        } else {
            self.keep(byte);
        }
        false
    }

    fn keep(&mut self, byte: u8) {
        let continues = byte & 0xC0 == 0x80;
        // Keep a character whole or not at all.
        let is_full = self.bytes.len() >= CAPACITY + if continues { 3 } else { 0 };
        if self.dropped > 0 || is_full {
            self.dropped += usize::from(!continues);
        } else {
            self.bytes.push(byte);
        }
    }

    /// Returns the text without malformed bytes, and the number of characters that were dropped.
    pub(super) fn finish(self) -> (String, usize) {
        (self.bytes.utf8_chunks().map(|chunk| chunk.valid()).collect(), self.dropped)
    }
}
