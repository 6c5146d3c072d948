//! Tests of input that arrives all at once while a text field has focus.

use super::{Toy, ToyDisk, event_loop, queue, send};
use crate::tui::Msg;

/// Opens a field and lets it take chunks that arrive together. Returns what was typed or pasted.
fn typed_into_field(chunks: &[&str]) -> Vec<String> {
    let toy = Toy::default();
    let (sender, events) = queue(["e"]);
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    event_loop.turn(&events, |_, _| None);
    for chunk in chunks {
        send(&sender, chunk);
    }
    event_loop.turn(&events, |_, _| None);
    if event_loop.burst.deadline().is_some() {
        event_loop.turn(&events, |_, _| None);
    }
    let messages = toy.messages.borrow();
    let messages = messages.iter().skip(1).map(|msg| match msg {
        Msg::Type(key) => key.to_string(),
        Msg::Paste(text) => format!("{text:?}"),
        Msg::InputLeftOut(count) => format!("{count} left out"),
        other => format!("{other:?}"),
    });
    messages.collect()
}

#[test]
fn what_arrives_in_one_go_in_a_field_is_text_whatever_it_holds() {
    assert_eq!(typed_into_field(&["https://x\r3 more\rq bye"]), [r#""https://x\r3 more\rq bye""#]);
    assert_eq!(typed_into_field(&["one\n\ttwo\r\n"]), [r#""one\n\ttwo\r\n""#]);
}

#[test]
fn an_enter_behind_text_is_a_key_once_nothing_follows_it() {
    assert_eq!(typed_into_field(&["me\r"]), [r#""me""#, "Enter"]);
    assert_eq!(typed_into_field(&["me\r", "3q"]), [r#""me""#, r#""\r3q""#]);
    assert_eq!(typed_into_field(&["\r"]), ["Enter"], "alone it is a key at once");
}

#[test]
fn editing_keys_in_a_burst_edit() {
    assert_eq!(typed_into_field(&["ab\x7f\x1b[D"]), [r#""ab""#, "Backspace", "←"]);
}

#[test]
fn what_follows_in_a_burst_after_the_field_has_closed_is_left_out_and_told() {
    assert_eq!(typed_into_field(&["ab\x1b3q"]), [r#""ab""#, "Esc", "2 left out"]);
    assert_eq!(typed_into_field(&["\x1b3"]), ["Esc", "3"], "without text it is Escape and a key");
}
