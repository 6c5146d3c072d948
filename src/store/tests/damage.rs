//! Damages every byte of a save in many ways. The damage is noticed, nothing is overwritten, and the newest sound
//! backup is offered with the differences.

use super::stage::Stage;
use super::{Desk, same};
use crate::assessment::Assessment;
use crate::store::format::{SaveVerdict, judge};
use crate::store::{Begun, Loaded};

/// The smallest unit that a disk writes or loses.
const SECTOR: usize = 512;

/// A save with 28 answers, damaged in one way.
struct Case {
    what: String,
    bytes: Vec<u8>,
}

/// Returns all damaged versions of a file.
fn cases(sound: &[u8]) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |what: String, bytes: Vec<u8>| {
        if bytes != sound {
            cases.push(Case { what, bytes });
        }
    };
    for place in 0..sound.len() {
        let (before, after) = sound.split_at(place);
        for bit in 0..8 {
            let mut bytes = sound.to_vec();
            bytes[place] ^= 1 << bit;
            add(format!("bit {bit} of byte {place} flipped"), bytes);
        }
        for other in *b" \n\"}09a\xff" {
            add(format!("byte {place} replaced by {other}"), [before, &[other], &after[1..]].concat());
        }
        if let [first, second, rest @ ..] = after {
            add(format!("bytes {place} and {} swapped", place + 1), [before, &[*second, *first], rest].concat());
        }
        add(format!("without byte {place}"), [before, &after[1..]].concat());
        add(format!("byte {place} doubled"), [before, &after[..1], after].concat());
        add(format!("cut at {place}"), before.to_vec());
        add(format!("without the first {place} bytes"), after.to_vec());
        for run in [1, 8, 64, SECTOR, sound.len()] {
            let mut bytes = sound.to_vec();
            let end = sound.len().min(place + run);
            bytes[place..end].fill(0);
            add(format!("zeros from {place} to {end}"), bytes);
        }
    }
    let sectors: Vec<&[u8]> = sound.chunks(SECTOR).collect();
    for a in 0..sectors.len() {
        for b in 0..sectors.len() {
            let mut swapped = sectors.clone();
            swapped.swap(a, b);
            add(format!("sectors {a} and {b} swapped"), swapped.concat());
            let mut copied = sectors.clone();
            copied[a] = sectors[b];
            add(format!("sector {b} in the place of {a}"), copied.concat());
        }
        let mut lost = sectors.clone();
        lost.remove(a);
        add(format!("sector {a} lost"), lost.concat());
    }
    cases
}

/// Makes two saves. The second one has all answers, and the first one is its backup.
fn stage(desk: &Desk) -> (Stage<'_>, Vec<u8>) {
    let stage = Stage::with_saves(desk, &[3, 28]);
    let sound = stage.bytes("current.json").expect("there is a save");
    (stage, sound)
}

fn with_current<'d>(stage: &Stage<'d>, bytes: &[u8]) -> Stage<'d> {
    let mut tree = stage.disk.tree();
    tree.insert(stage.path("current.json"), Some(bytes.to_vec()));
    stage.on(&tree)
}

fn differing(desk: &Desk, a: &Assessment, b: &Assessment) -> usize {
    desk.framework.skills().filter(|skill| !a.entry(*skill).says_the_same(b.entry(*skill))).count()
}

#[test]
#[expect(clippy::print_stdout, reason = "the number of files is what the test is about")]
fn no_damage_goes_unnoticed_and_the_backup_is_offered() {
    let desk = Desk::new();
    let (stage, sound) = stage(&desk);
    assert!(matches!(judge(&sound), SaveVerdict::Sound { .. }));
    let cases = cases(&sound);
    let mut tree = stage.disk.tree();
    let (mut damaged, mut changed, mut newer, mut whole) = (0, 0, 0, 0);
    for Case { what, bytes } in &cases {
        tree.insert(stage.path("current.json"), Some(bytes.clone()));
        let after = stage.on(&tree);
        match after.store().load(&desk.catalog(), &desk.name).expect("the disk works") {
            Loaded::Damaged(found) => {
                damaged += 1;
                let backup = found.backup.expect("a backup is there");
                assert_eq!(backup.revision, 1, "{what}");
                assert!(found.differing.len() <= 28, "{what}");
            }
            Loaded::Changed(found) => {
                changed += 1;
                let backup = found.backup.expect("a backup is there");
                assert_eq!(backup.revision, 1, "{what}");
                let differ = differing(&desk, &found.opened.assessment, &backup.assessment);
                assert_eq!(found.differing.len(), differ, "{what}");
            }
            Loaded::Newer(found) => {
                newer += 1;
                assert!(
                    found.theirs > 1 && ["flipped", "replaced", "doubled"].iter().any(|it| what.contains(it)),
                    "{what}"
                );
            }
            // Only the line ends differ.
            Loaded::Sound(found) => {
                whole += 1;
                assert!(same(&desk.framework, &found.assessment, &desk.assessment(28)), "{what}");
                assert!(whole <= 8, "{what}");
            }
            found @ Loaded::Nothing => panic!("{what} led to {found:?}"),
        }
        assert!(after.disk.untouched(), "{what}: looking wrote something");
    }
    let files = cases.len();
    println!(
        "{files} damaged files: {damaged} damaged, {changed} changed, {newer} newer, {whole} with every answer as it was, 0 unnoticed"
    );
    assert!(files >= 30_000, "{files}");
}

#[test]
fn every_damaged_file_is_kept_byte_by_byte_when_the_backup_takes_its_place() {
    let desk = Desk::new();
    let (stage, sound) = stage(&desk);
    let cases = cases(&sound);
    for Case { what, bytes } in cases.iter().step_by(61) {
        let after = with_current(&stage, bytes);
        let restored = match after.begin().expect("the disk works") {
            Begun::Damaged(undecided, found) => undecided.restore(&found.backup.expect("a backup")),
            Begun::Changed(undecided, found) => undecided.restore(&found.backup.expect("a backup")),
            // There is no choice, and nothing is written.
            Begun::ReadOnly(..) | Begun::Sound(..) => continue,
            found @ Begun::New(_) => panic!("{what} led to {found:?}"),
        };
        drop(restored.expect("the disk works"));
        assert_eq!(after.bytes("quarantine/1.json").as_ref(), Some(bytes), "{what}");
        assert_eq!(after.found(), super::stage::Found::Answers(3), "{what}");
    }
}

#[test]
fn deep_nesting_is_no_way_to_make_the_program_fall() {
    for text in ["[".repeat(200_000), "{\"a\":".repeat(100_000)] {
        let payload = format!("{{\"schema\":\"devrel-ready/save/1\"}}\n{{\"x\":{text}");
        for bytes in [payload.as_bytes(), text.as_bytes()] {
            assert!(!matches!(judge(bytes), SaveVerdict::Sound { .. }));
        }
    }
}

#[test]
fn a_damaged_backup_is_never_offered() {
    let desk = Desk::new();
    let stage = Stage::with_saves(&desk, &[1, 3, 28]);
    let backup = stage.bytes("backups/0000000000000002.json").expect("the second save");
    let mut tree = stage.disk.tree();
    tree.insert(stage.path("current.json"), Some(Vec::new()));
    // A different spelling of the same content, such as a time with a small t, is no damage.
    let is_damaged = |case: &&Case| !matches!(judge(&case.bytes), SaveVerdict::Sound { .. });
    for Case { what, bytes } in cases(&backup).iter().step_by(13).filter(is_damaged) {
        tree.insert(stage.path("backups/0000000000000002.json"), Some(bytes.clone()));
        match stage.on(&tree).store().load(&desk.catalog(), &desk.name) {
            Ok(Loaded::Damaged(found)) => assert_eq!(found.backup.map(|it| it.revision), Some(1), "{what}"),
            found => panic!("{what} led to {found:?}"),
        }
    }
}
