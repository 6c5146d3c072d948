//! The SHA-256 of texts, as files and reports name it.

use sha2::{Digest, Sha256};

/// Returns the digest of texts, one after the other, in hexadecimal.
pub(super) fn sha256_hex<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update(text.as_bytes());
    }
    digest.finalize().iter().fold(String::new(), |mut hex, byte| {
        let digit = |nibble: u8| char::from_digit(nibble.into(), 16).expect("a nibble is below 16");
        hex.extend([byte >> 4, byte & 15].map(digit));
        hex
    })
}
