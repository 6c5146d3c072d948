//! Damaged bytes: never taken for sound, never a panic, never touched by looking.

use super::Desk;
use crate::store::Loaded;
use crate::store::format::{Verdict, judge};

/// A save of some length, as bytes.
fn sound() -> Vec<u8> {
    let desk = Desk::new();
    desk.save(28);
    desk.current()
}

fn assert_noticed(bytes: &[u8], what: &str) {
    assert!(!matches!(judge(bytes), Verdict::Sound { .. }), "{what} was taken for sound");
}

#[test]
fn no_flipped_byte_is_taken_for_sound() {
    let sound = sound();
    assert!(matches!(judge(&sound), Verdict::Sound { .. }));
    for place in 0..sound.len() {
        for flip in [0x01, 0x02, 0x08, 0x20, 0x80, 0xff] {
            let mut bytes = sound.clone();
            bytes[place] ^= flip;
            assert_noticed(&bytes, &format!("byte {place} flipped by {flip:#x}"));
        }
    }
}

#[test]
fn nothing_cut_out_doubled_zeroed_or_swapped_is_taken_for_sound() {
    let sound = sound();
    for place in 0..sound.len() {
        assert_noticed(&sound[..place], &format!("cut at {place}"));
        assert_noticed(&[&sound[..place], &sound[place + 1..]].concat(), &format!("without byte {place}"));
        assert_noticed(&[&sound[..=place], &sound[place..]].concat(), &format!("byte {place} doubled"));
        let mut zeroed = sound.clone();
        zeroed[place..].fill(0);
        assert_noticed(&zeroed, &format!("zeros from {place}"));
        if place > 0 && sound[place] != sound[place - 1] {
            let mut swapped = sound.clone();
            swapped.swap(place, place - 1);
            assert_noticed(&swapped, &format!("byte {place} swapped"));
        }
    }
}

#[test]
fn damage_on_the_disk_is_found_and_looking_leaves_it_there() {
    let desk = Desk::new();
    desk.save(3);
    desk.save(4);
    let sound = desk.current();
    for place in (0..sound.len()).step_by(29) {
        let mut bytes = sound.clone();
        bytes[place] ^= 0x04;
        desk.plant(&bytes);
        match desk.load() {
            Loaded::Changed(changed) => assert!(changed.backup.is_some()),
            Loaded::Damaged(damaged) => assert!(damaged.backup.is_some()),
            Loaded::Newer(newer) => assert_eq!(newer.theirs, 5, "the version is what was flipped"),
            other => panic!("byte {place}: {other:?}"),
        }
        assert_eq!(desk.current(), bytes);
    }
}

#[test]
fn deep_nesting_is_no_way_to_make_the_program_fall() {
    for text in ["[".repeat(200_000), "{\"a\":".repeat(100_000)] {
        let payload = format!("{{\"schema\":\"devrel-ready/save/1\"}}\n{{\"x\":{text}");
        assert_noticed(payload.as_bytes(), "nesting");
        assert_noticed(text.as_bytes(), "nesting");
    }
}
