//! The parameters of a control sequence as they arrived.

/// Most bytes of parameters that are kept. No key has more.
const CAPACITY: usize = 64;

/// The bytes between the start of a control sequence and its final byte.
#[derive(Debug, Clone)]
pub(super) struct Parameters {
    bytes: [u8; CAPACITY],
    len: usize,
    /// Whether there were intermediate bytes, which no key has.
    has_intermediates: bool,
    /// Whether the sequence breaks a rule or a limit. It is skipped to its end and ignored.
    is_bad: bool,
}

impl Parameters {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; CAPACITY], len: 0, has_intermediates: false, is_bad: false }
    }

    /// Takes a parameter byte, from 30 to 3F.
    pub(super) const fn push(&mut self, byte: u8) {
        if self.has_intermediates || self.len == CAPACITY {
            self.is_bad = true;
        } else {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
    }

    /// Takes an intermediate byte, from 20 to 2F.
    pub(super) const fn push_intermediate(&mut self) {
        self.has_intermediates = true;
    }

    /// Returns whether there was no byte between the start and the final byte.
    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0 && !self.has_intermediates && !self.is_bad
    }

    /// Returns the parameters, or `None` for a sequence that cannot be a key: a bad one, or one with intermediate
    /// bytes.
    pub(super) fn of_key(&self) -> Option<&[u8]> {
        (!self.has_intermediates && !self.is_bad).then(|| &self.bytes[..self.len])
    }
}

/// Splits parameters at `;`, and each of them at `:`. A missing number is 0; too large a number saturates.
pub(super) fn numbers(parameters: &[u8]) -> impl Iterator<Item = impl Iterator<Item = u32> + '_> + '_ {
    parameters.split(|byte| *byte == b';').map(|parameter| parameter.split(|byte| *byte == b':').map(number))
}

fn number(digits: &[u8]) -> u32 {
    let push =
        |number: u32, digit: &u8| number.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0')));
    digits.iter().fold(0, push)
}
