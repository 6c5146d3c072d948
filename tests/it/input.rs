//! Property tests of the decoder of terminal input, with random sequences and random bytes.

use std::time::{Duration, Instant};

use devrel_ready::terminal::input::{Decoder, Input};
use devrel_ready::tui::Key;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

/// Generates bytes of a set.
fn bytes_of(set: &'static [u8], most: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(proptest::sample::select(set), 0..most)
}

const PARAMETERS: &[u8] = b"0123456789:;<=>?";
const INTERMEDIATES: &[u8] = b" !\"#$%&'()*+,-./";
const FINALS: &[u8] = b"@ABCDEFGHIJKLNOPQRSTUVWXYZ\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const TEXT: &[u8] = b"\t\n\x0b\x0c\r 0123456789;:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[]/=>|~";

/// Generates a complete control sequence, `CSI ... final`, without those that begin something longer.
fn control_sequence() -> impl Strategy<Value = Vec<u8>> {
    let introducer = prop_oneof![Just(b"\x1b[".to_vec()), Just(b"\x9b".to_vec()), Just("\u{9b}".as_bytes().to_vec())];
    let last = proptest::sample::select(FINALS);
    (introducer, bytes_of(PARAMETERS, 90), bytes_of(INTERMEDIATES, 3), last)
        .prop_filter("a paste begins", |(_, parameters, _, last)| (parameters.as_slice(), last) != (b"200", &b'~'))
        .prop_map(|(introducer, parameters, intermediates, last)| {
            [introducer, parameters, intermediates, vec![last]].concat()
        })
}

/// Generates a complete string: OSC, DCS, APC, PM or SOS, in 7 and 8 bit, ended by ST or BEL, with any text in it.
fn string() -> impl Strategy<Value = Vec<u8>> {
    let begin: Vec<Vec<u8>> = [b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX"]
        .iter()
        .map(|begin| begin.to_vec())
        .chain([0x9d, 0x90, 0x9f, 0x9e, 0x98].map(|begin| vec![begin]))
        .collect();
    let end = vec![b"\x1b\\".to_vec(), b"\x07".to_vec(), b"\x9c".to_vec(), "\u{9c}".as_bytes().to_vec()];
    let content = prop_oneof![
        bytes_of(TEXT, 200),
        vec(proptest::char::range('\u{a0}', '\u{10ffff}'), 0..20)
            .prop_map(|chars| chars.into_iter().collect::<String>().into_bytes()),
    ];
    (proptest::sample::select(begin), content, proptest::sample::select(end))
        .prop_map(|(begin, content, end)| [begin, content, end].concat())
}

/// Generates what a terminal may send at once: complete and torn sequences in 7 and 8 bit, and anything else.
fn noise() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        control_sequence(),
        string(),
        vec(any::<u8>(), 0..6),
        bytes_of(b"\x1b[]O\\PM<;0123456789~uA\x03\x18\x07\x9b\x9d\xc2\xe2", 12),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        Just(b"\x1b[M".to_vec()),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn decoded(decoder: &mut Decoder, bytes: &[u8], at: Instant) -> Vec<Input> {
    let mut inputs = Vec::new();
    decoder.feed(bytes, at, &mut inputs);
    inputs
}

/// Lets all deadlines pass.
fn expire(decoder: &mut Decoder, inputs: &mut Vec<Input>) {
    while decoder.deadline().is_some() {
        decoder.expire(inputs);
    }
}

const KEY: Input = Input::Key(Key::Char('k'));

proptest! {
    #[test]
    fn a_key_behind_a_complete_string_is_the_only_thing_typed(sequence in string()) {
        let bytes = [sequence, b"k".to_vec()].concat();
        prop_assert_eq!(decoded(&mut Decoder::default(), &bytes, Instant::now()), vec![KEY]);
    }

    #[test]
    fn a_control_sequence_is_one_key_at_most_and_the_key_behind_it_arrives(sequence in control_sequence()) {
        let inputs = decoded(&mut Decoder::default(), &[sequence, b"k".to_vec()].concat(), Instant::now());
        prop_assert!(inputs.len() <= 2 && inputs.last() == Some(&KEY), "{:?}", inputs);
    }

    #[test]
    fn a_private_or_intermediate_byte_makes_a_control_sequence_nothing(
        (marker, parameters, last) in (proptest::sample::select(b"=>?".to_vec()), bytes_of(b"0123456789:;", 30), proptest::sample::select(FINALS)),
    ) {
        let bytes = [b"\x1b[".to_vec(), vec![marker], parameters.clone(), vec![last, b'k']].concat();
        prop_assert_eq!(decoded(&mut Decoder::default(), &bytes, Instant::now()), vec![KEY]);
        let bytes = [b"\x1b[".to_vec(), parameters, vec![b'$', last, b'k']].concat();
        prop_assert_eq!(decoded(&mut Decoder::default(), &bytes, Instant::now()), vec![KEY]);
    }

    #[test]
    fn it_does_not_matter_where_input_is_split(bytes in noise(), cuts in vec(any::<proptest::sample::Index>(), 0..6)) {
        let now = Instant::now();
        let mut whole = Decoder::default();
        let mut expected = decoded(&mut whole, &bytes, now);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.sort_unstable();
        let mut split = Decoder::default();
        let mut inputs = Vec::new();
        let mut from = 0;
        for cut in cuts.into_iter().chain([bytes.len()]) {
            split.feed(&bytes[from..cut], now, &mut inputs);
            from = cut;
        }
        prop_assert_eq!(split.deadline(), whole.deadline());
        expire(&mut whole, &mut expected);
        expire(&mut split, &mut inputs);
        prop_assert_eq!(inputs, expected);
    }

    #[test]
    fn whatever_came_before_the_next_key_arrives_after_a_deadline(bytes in noise()) {
        let now = Instant::now();
        let mut decoder = Decoder::default();
        let mut inputs = decoded(&mut decoder, &bytes, now);
        if let Some(deadline) = decoder.deadline() {
            prop_assert!(deadline <= now + Duration::from_secs(1));
        }
        // Later bytes end the sequence too, even if no caller asks for the deadline.
        decoder.feed(b"k", now + Duration::from_secs(4), &mut inputs);
        prop_assert_eq!(inputs.last(), Some(&KEY));
        prop_assert_eq!(decoder.deadline(), None);
    }

    #[test]
    fn what_was_discarded_means_nothing_and_what_follows_it_is_typed(bytes in noise()) {
        let now = Instant::now();
        let mut decoder = Decoder::default();
        decoder.discard(&bytes, now);
        let mut inputs = Vec::new();
        expire(&mut decoder, &mut inputs);
        decoder.feed(b"k", now, &mut inputs);
        prop_assert_eq!(inputs, vec![KEY]);
    }

    #[test]
    fn sequences_end_where_vte_ends_them(pieces in vec(seven_bit(), 0..12)) {
        let bytes = pieces.concat();
        let mut printed = Printed::default();
        vte::Parser::new().advance(&mut printed, &bytes);
        let inputs = decoded(&mut Decoder::default(), &bytes, Instant::now());
        let typed: String = inputs
            .iter()
            .filter_map(|input| if let Input::Key(Key::Char(c)) = input { Some(*c) } else { None })
            .collect();
        prop_assert_eq!(typed, printed.0);
    }
}

/// The text that another parser prints.
#[derive(Default)]
struct Printed(String);

impl vte::Perform for Printed {
    fn print(&mut self, c: char) {
        self.0.push(c);
    }
}

/// Generates letters, and sequences of 7 bits that end as in ECMA-48, by their own end or by the start of another.
/// Leaves out keys with a character, which a screen does not print.
fn seven_bit() -> impl Strategy<Value = Vec<u8>> {
    let finals: &[u8] = b"@ABCDEFGHIJKLNOPQRSTUVWXYZ\\]^_`abcdefghijklmnopqrst";
    let control = (bytes_of(PARAMETERS, 40), bytes_of(INTERMEDIATES, 3), proptest::sample::select(finals)).prop_map(
        |(parameters, intermediates, last)| [b"\x1b[".to_vec(), parameters, intermediates, vec![last]].concat(),
    );
    let text: &[u8] = b" 0123456789;:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[]/=>|~";
    let begin = proptest::sample::select(vec![b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX"]);
    let strings = (begin, bytes_of(text, 60)).prop_map(|(begin, text)| [&begin[..], &text, b"\x1b\\"].concat());
    let torn = (bytes_of(PARAMETERS, 9), bytes_of(INTERMEDIATES, 2)).prop_map(|(parameters, intermediates)| {
        [b"\x1b[".to_vec(), parameters, intermediates, b"\x18".to_vec()].concat()
    });
    let short = (bytes_of(INTERMEDIATES, 3), proptest::sample::select(b"0123456789=>@Zc".to_vec()))
        .prop_filter("Escape and a character are two keys here", |(intermediates, _)| !intermediates.is_empty())
        .prop_map(|(intermediates, last)| [b"\x1b".to_vec(), intermediates, vec![last]].concat());
    prop_oneof![vec(proptest::sample::select(b"abcxyz0123 ".to_vec()), 1..4), control, strings, torn, short]
}
