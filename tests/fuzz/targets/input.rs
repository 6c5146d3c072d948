//! Decodes any bytes from a terminal, in any pieces: no panic, the same result for every split, and the next key
//! arrives.
#![no_main]

use std::time::{Duration, Instant};

use devrel_ready::terminal::input::{Decoder, Input};
use devrel_ready::tui::Key;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&size, bytes)) = bytes.split_first() else { return };
    let now = Instant::now();
    let (mut whole, mut split) = (Decoder::default(), Decoder::default());
    let (mut expected, mut inputs) = (Vec::new(), Vec::new());
    whole.feed(bytes, now, &mut expected);
    for piece in bytes.chunks(usize::from(size) + 1) {
        split.feed(piece, now, &mut inputs);
    }
    let later = now + Duration::from_secs(4);
    whole.feed(b"k", later, &mut expected);
    split.feed(b"k", later, &mut inputs);
    assert_eq!(inputs, expected);
    assert_eq!(inputs.last(), Some(&Input::Key(Key::Char('k'))));
    assert_eq!(whole.deadline(), None);
});
