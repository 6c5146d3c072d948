//! Tests of the decoder, one claim a test. A number between two pieces is a pause in milliseconds.

use std::time::{Duration, Instant};

use super::Input::{Alt, Key as Pressed, Mouse, Paste};
use super::{Decoder, Input, MouseInput};
use crate::keymap::Key;

/// Something that happens to a decoder.
enum Event<'a> {
    Bytes(&'a [u8]),
    Pause(u64),
}

impl<'a> From<&'a str> for Event<'a> {
    fn from(text: &'a str) -> Self {
        Self::Bytes(text.as_bytes())
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Event<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<u64> for Event<'_> {
    fn from(pause: u64) -> Self {
        Self::Pause(pause)
    }
}

/// Feeds a decoder and lets time pass as the loop does, including deadlines. Returns the inputs, and asserts that
/// nothing is left unfinished.
fn decoded(events: &[Event<'_>]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut inputs = Vec::new();
    let mut now = Instant::now();
    for event in events {
        match event {
            Event::Bytes(bytes) => decoder.feed(bytes, now, &mut inputs),
            Event::Pause(pause) => {
                now += Duration::from_millis(*pause);
                if decoder.deadline().is_some_and(|deadline| deadline <= now) {
                    decoder.expire(&mut inputs);
                }
            }
        }
    }
    assert_eq!(decoder.deadline(), None, "something is unfinished after {inputs:?}");
    inputs
}

macro_rules! decode {
    ($($event:expr),+) => { decoded(&[$(Event::from($event)),+]) };
}

fn keys(keys: &[Key]) -> Vec<Input> {
    keys.iter().copied().map(Pressed).collect()
}

/// Asserts that bytes decode to nothing, and that a key behind them arrives.
fn assert_nothing(bytes: &[u8]) {
    let followed = [bytes, b"k"].concat();
    assert_eq!(decoded(&[Event::Bytes(&followed)]), keys(&[Key::Char('k')]), "{:?}", bytes.escape_ascii().to_string());
}

#[test]
fn characters_and_controls_are_keys() {
    let all = [
        ("q", Key::Char('q')),
        ("Q", Key::Char('Q')),
        ("é", Key::Char('é')),
        ("💻", Key::Char('💻')),
        ("\r", Key::Enter),
        ("\n", Key::Ctrl('j')),
        ("\t", Key::Tab),
        ("\u{7f}", Key::Backspace),
        ("\u{8}", Key::Ctrl('h')),
        ("\u{3}", Key::Ctrl('c')),
        ("\u{1a}", Key::Ctrl('z')),
        ("\u{1f}", Key::Ctrl('_')),
    ];
    for (bytes, key) in all {
        assert_eq!(decode![bytes], keys(&[key]), "{bytes:?}");
    }
}

#[test]
fn keys_of_every_terminal_have_one_name() {
    let all: [(&str, Key); 53] = [
        ("[A", Key::Up),
        ("[1;2B", Key::Down),
        ("OC", Key::Right),
        ("[a", Key::Up),
        ("[D", Key::Left),
        ("[1;5D", Key::WordLeft),
        ("[1;3C", Key::WordRight),
        ("Oc", Key::WordRight),
        ("[H", Key::Home),
        ("OH", Key::Home),
        ("[1~", Key::Home),
        ("[7~", Key::Home),
        ("[F", Key::End),
        ("[4~", Key::End),
        ("[8~", Key::End),
        ("[1;5H", Key::Top),
        ("[1;5F", Key::Bottom),
        ("[3~", Key::Delete),
        ("[3;2~", Key::Delete),
        ("[3;5~", Key::DeleteWord),
        ("[3;3~", Key::DeleteWord),
        ("[3^", Key::DeleteWord),
        ("[5~", Key::PageUp),
        ("[6~", Key::PageDown),
        ("[Z", Key::BackTab),
        ("OM", Key::Enter),
        ("Oq", Key::Char('1')),
        ("Op", Key::Char('0')),
        ("Oy", Key::Char('9')),
        ("Ok", Key::Char('+')),
        ("Om", Key::Char('-')),
        ("OX", Key::Char('=')),
        ("[13u", Key::Enter),
        ("[13;2u", Key::Enter),
        ("[9;2u", Key::BackTab),
        ("[27u", Key::Escape),
        ("[127;5u", Key::Ctrl('w')),
        ("[97u", Key::Char('a')),
        ("[97;2u", Key::Char('A')),
        ("[97;65u", Key::Char('a')),
        ("[99;5u", Key::Ctrl('c')),
        ("[1089::99;5u", Key::Ctrl('c')),
        ("[98;3u", Key::WordLeft),
        ("[49:33;2u", Key::Char('!')),
        ("[49;2;33u", Key::Char('!')),
        ("[57400u", Key::Char('1')),
        ("[57414u", Key::Enter),
        ("[57419u", Key::Up),
        ("[97;1:2u", Key::Char('a')),
        ("[27;5;99~", Key::Ctrl('c')),
        ("[27;2;33~", Key::Char('!')),
        ("[27;2;13~", Key::Enter),
        ("[27;5;122~", Key::Ctrl('z')),
    ];
    for (sequence, key) in all {
        assert_eq!(decode![format!("\x1b{sequence}").as_str()], keys(&[key]), "{sequence}");
        if let Some(rest) = sequence.strip_prefix('[') {
            let eight_bit = [b"\x9b", rest.as_bytes()].concat();
            assert_eq!(decoded(&[Event::Bytes(&eight_bit)]), keys(&[key]), "8-bit {sequence}");
            assert_eq!(decode![format!("\u{9b}{rest}").as_str()], keys(&[key]), "UTF-8 {sequence}");
        }
    }
}

#[test]
fn what_the_terminal_reports_of_itself_is_nothing() {
    let all: [&[u8]; 32] = [
        b"\x1b[>84;0;0c",
        b"\x1b[>41;390;0c",
        b"\x1b[?64;1;2c",
        b"\x1b[?997;1n",
        b"\x1b[?24;80R",
        b"\x1b[24;80R",
        b"\x1b[1;2R",
        b"\x1b[0n",
        b"\x1b[?2026;1$y",
        b"\x1b[8;24;80t",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[?1u",
        b"\x1b[15~",
        b"\x1b[97;1:3u",
        b"\x1b[49;2u",
        b"\x1b[27;2;49~",
        b"\x1b[1;9A",
        b"\x1b[201~",
        b"\x1b[[A",
        b"\x1bOP",
        b"\x1b\\",
        b"\x1b(B",
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        b"\x9d11;rgb:1e1e/1e1e/2e2e\x9c",
        b"\x1b]52;c;dy5i\x07",
        b"\x1bP>|tmux 3.3a\x1b\\",
        b"\x1bP1+r524742=38\x1b\\",
        b"\x901$r0m\x9c",
        b"\x1b_Gi=31;OK\x1b\\",
        "\x1b]l✳ a title 標題\x1b\\".as_bytes(),
    ];
    all.into_iter().for_each(assert_nothing);
    for opened in ["\x1bX", "\x1b^", "\x1b_", "\x1bP"] {
        assert_nothing(format!("{opened}3 q d y\x1b\\").as_bytes());
        assert_nothing(format!("{opened}3 q d y\x07").as_bytes());
    }
}

#[test]
fn a_long_sequence_is_skipped_to_its_end() {
    assert_nothing(format!("\x1b[{}u", "1;".repeat(5_000)).as_bytes());
    assert_nothing(format!("\x1b[{}A", "9".repeat(60)).as_bytes());
    assert_nothing(format!("\x1b]52;c;{}\x1b\\", "dy5i".repeat(50_000)).as_bytes());
}

#[test]
fn a_control_ends_an_unfinished_sequence_and_is_itself_a_key() {
    for unfinished in ["\x1b[1;", "\x1b[", "\x1bO", "\x1b]52;", "\x1bP1+r", "\x1b_G"] {
        assert_eq!(decode![format!("{unfinished}\x03").as_str()], keys(&[Key::Ctrl('c')]), "{unfinished:?}");
        assert_eq!(decode![format!("{unfinished}\x18k").as_str()], keys(&[Key::Char('k')]), "{unfinished:?}");
        assert_eq!(decode![format!("{unfinished}\x1b[A").as_str()], keys(&[Key::Up]), "{unfinished:?}");
    }
    assert_eq!(decode!["\x1b[1;\x7f"], keys(&[Key::Backspace]));
    assert_eq!(decode!["\x1b]0;one\r\ntwo\x7f\x07k"], keys(&[Key::Char('k')]), "lines stand in a text");
}

#[test]
fn escape_is_a_key_after_a_moment() {
    assert_eq!(decode!["\x1b", 50], keys(&[Key::Escape]));
    assert_eq!(decode!["\x1b\x1b", 50], keys(&[Key::Escape, Key::Escape]));
    assert_eq!(decode!["\x1b", 50, "[A"], keys(&[Key::Escape, Key::Char('['), Key::Char('A')]));
    assert_eq!(decode!["\x1b", 25, "[", 25, "A"], keys(&[Key::Up]), "a torn key is one");
}

#[test]
fn bytes_after_a_longer_pause_do_not_continue_what_was_unfinished() {
    let mut decoder = Decoder::default();
    let (mut inputs, now) = (Vec::new(), Instant::now());
    decoder.feed(b"\x1b", now, &mut inputs);
    decoder.feed(b"[A", now + Duration::from_millis(51), &mut inputs);
    assert_eq!(inputs, keys(&[Key::Escape, Key::Char('['), Key::Char('A')]));
}

#[test]
fn what_is_unfinished_ends_and_the_next_key_arrives() {
    for unfinished in ["\x1b[", "\x1bO", "\x1b]", "\x1bP"] {
        assert_eq!(decode![unfinished, 50, "k"], keys(&[Key::Char('k')]), "{unfinished:?}");
    }
    for unfinished in ["\x1b[<0;5;", "\x1b]11;rgb:", "\x1bP1+", "\x1b[M!", "\x1b]0;x\x1b"] {
        assert_eq!(decode![unfinished, 1_000, "k"], keys(&[Key::Char('k')]), "{unfinished:?}");
    }
    assert_eq!(decode!["\x1b[200~one\rtwo", 1_000, "k"], [paste("one\rtwo"), Pressed(Key::Char('k'))]);
}

#[test]
fn bytes_that_trickle_in_do_not_hold_it_up_for_ever() {
    let mut decoder = Decoder::default();
    let (mut inputs, start) = (Vec::new(), Instant::now());
    decoder.feed(b"\x1b]0;", start, &mut inputs);
    for tenth in 1..=29 {
        decoder.feed(b"x", start + Duration::from_millis(100 * tenth), &mut inputs);
    }
    assert_eq!(decoder.deadline(), Some(start + Duration::from_secs(3)));
}

#[test]
fn escape_before_a_key_is_alt() {
    assert_eq!(decode!["\x1br"], [Alt(Key::Char('r'))]);
    assert_eq!(decode!["\x1b\r"], [Alt(Key::Enter)]);
    assert_eq!(decode!["\x1b\x7f"], [Alt(Key::Backspace)]);
    assert_eq!(decode!["\x1bé"], [Alt(Key::Char('é'))]);
    assert_eq!(decode!["\x1b\x1b[A"], [Alt(Key::Up)]);
    assert_eq!(decode!["\x1b\x1bOD"], [Alt(Key::Left)]);
    assert_eq!(decode!["\x1b\x1br"], [Pressed(Key::Escape), Alt(Key::Char('r'))]);
    assert_eq!(decode!["\x1b\x1b]0;x\x07k"], keys(&[Key::Escape, Key::Char('k')]));
    assert_eq!(decode!["\x1b\x1b[?997;1nk"], keys(&[Key::Escape, Key::Char('k')]));
    assert_eq!(decode!["\x1b/", 50], [Alt(Key::Char('/'))], "no terminal stops there");
}

fn paste(text: &str) -> Input {
    Paste { text: text.to_owned(), dropped: 0 }
}

#[test]
fn a_paste_is_text_whatever_it_holds() {
    let torn = "one\rtwo\x1b[A\u{9b}3~\x1b[20\x1b[201~";
    assert_eq!(
        decode![format!("\x1b[200~{torn}k").as_str()],
        [paste("one\rtwo\x1b[A\u{9b}3~\x1b[20"), Pressed(Key::Char('k'))]
    );
    assert_eq!(decode![b"\x1b[200~a\xff\xc3b\x1b[201~"], [paste("ab")], "malformed bytes are dropped alone");
}

#[test]
fn a_paste_that_is_too_long_is_cut_at_a_character_and_the_rest_is_counted() {
    let text = format!("{}ééé", "a".repeat((1 << 20) - 1));
    let inputs = decode!["\x1b[200~", text.as_str(), "\x1b[201~k"];
    assert_eq!(inputs.len(), 2);
    let is_cut = |input: &Input| matches!(input, Paste { text, dropped: 2 } if text.ends_with("aé") && text.len() == (1 << 20) + 1);
    assert!(is_cut(&inputs[0]));
}

#[test]
fn the_mouse_is_read_in_both_forms() {
    let press = |column, row| [Mouse(MouseInput::Press { column, row })];
    assert_eq!(decode!["\x1b[<0;5;3M"], press(4, 2));
    assert_eq!(decode!["\x1b[<4;300;200M"], press(299, 199), "with Shift");
    assert_eq!(decode!["\x1b[M %#"], press(4, 2));
    assert_eq!(decode![b"\x1b[M \xfa\xfb"], press(217, 218), "bytes, not UTF-8");
    assert_eq!(decode!["\x1b[<64;5;3M"], [Mouse(MouseInput::WheelUp)]);
    assert_eq!(decode!["\x1b[Ma%#"], [Mouse(MouseInput::WheelDown)]);
    for nothing in
        ["\x1b[<0;5;3m", "\x1b[<35;5;3M", "\x1b[<2;5;3M", "\x1b[<0;0;3M", "\x1b[<0;5M", "\x1b[M# %", "\x1b[M  %"]
    {
        assert_nothing(nothing.as_bytes());
    }
    assert_eq!(decode!["\x1b[M \x03k"], keys(&[Key::Ctrl('c'), Key::Char('k')]), "a control is no coordinate");
}

#[test]
fn malformed_bytes_are_dropped_alone() {
    assert_eq!(decode![b"\xe2\x9cq"], keys(&[Key::Char('q')]));
    assert_eq!(decode![b"\xffq\xc0\xf5\xc3\xa9"], keys(&[Key::Char('q'), Key::Char('é')]));
    assert_eq!(decode![b"\xe2", 50, b"\xc3\xa9"], keys(&[Key::Char('é')]));
}

#[test]
fn what_came_before_the_terminal_was_taken_means_nothing_even_if_it_ends_later() {
    for (before, after, left) in [
        ("\x1b[>84;0", ";0c", ""),
        ("\x1b]11;rgb:1e", "1e/1e1e\x1b\\", ""),
        ("3q", "", ""),
        ("\x1b", "[A", ""),
        ("\x1b[200~one", "two\x1b[201~", ""),
        ("\x1b[<0;5", ";3M", ""),
        ("\x1b]0;x", "\x1b[A", "up"),
    ] {
        let mut decoder = Decoder::default();
        let (mut inputs, now) = (Vec::new(), Instant::now());
        decoder.discard(before.as_bytes(), now);
        decoder.feed(after.as_bytes(), now, &mut inputs);
        decoder.feed(b"k", now, &mut inputs);
        let expected = if left == "up" { vec![Key::Up, Key::Char('k')] } else { vec![Key::Char('k')] };
        assert_eq!(inputs, keys(&expected), "{before:?}, {after:?}");
    }
    let mut decoder = Decoder::default();
    let (mut inputs, now) = (Vec::new(), Instant::now());
    decoder.discard(b"\x1b", now);
    decoder.feed(b"k", now + Duration::from_millis(60), &mut inputs);
    assert_eq!(inputs, keys(&[Key::Char('k')]), "Escape was pressed before, too");
}
