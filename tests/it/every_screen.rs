//! A walk through every screen and every box with a small German framework and with a very large one. Facts are
//! checked, not pictures.

use std::sync::Arc;

use devrel_ready::assessment::{Choice, Edit, Moment, Name};
use devrel_ready::framework::{Catalog, Framework, Level};
use devrel_ready::keymap::Mode;
use devrel_ready::rating::{Rating, RatingRequest};
use devrel_ready::store::{Begun, Store};

use crate::any_framework::{MANY, SMALL_GERMAN};
use crate::computer::{Computer, DATA_DIR};
use crate::model::Model;
use crate::person::{Person, TODAY};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

/// Keys, and the mode that they lead to.
const WALK: [(&str, Mode); 40] = [
    ("", Mode::Welcome),
    (",", Mode::Settings),
    ("<Esc> H", Mode::Help),
    ("<Esc> <Enter>", Mode::Name),
    ("<Enter>", Mode::Pick),
    ("<Enter> <Enter> <Enter> <Enter>", Mode::Question),
    ("1 1 /", Mode::Search),
    ("<Esc> e", Mode::Line),
    ("<Esc> n", Mode::Note),
    ("<Esc> L", Mode::Log),
    ("+", Mode::Entry),
    ("x <C-s> /", Mode::LogFilter),
    ("<Esc> <Esc> e", Mode::Offer),
    ("<Esc> W", Mode::Wishes),
    ("<Esc> y", Mode::Why),
    ("<Esc> ?", Mode::Menu),
    ("<Esc> V", Mode::Review),
    ("r", Mode::Results),
    ("<Enter>", Mode::Role),
    ("p", Mode::Plan),
    ("w", Mode::WhatIf),
    ("+ E", Mode::Export),
    ("t", Mode::History),
    ("+ <End> <Enter>", Mode::Compare),
    ("t R", Mode::SideBySide),
    ("b <Home> 2 A", Mode::Decide),
    ("<Esc> O", Mode::Home),
    ("<Delete>", Mode::Confirm),
    ("n", Mode::Home),
    ("/", Mode::Filter),
    ("<Esc>", Mode::Home),
    ("/ m e <Enter>", Mode::Edition),
    ("<Enter>", Mode::LookAgain),
    ("O / S a m <Enter>", Mode::Rate),
    ("O", Mode::Home),
    ("o", Mode::Line),
    ("p o s t i n g <Enter>", Mode::Posting),
    ("<Enter> + s k i l l <Enter> <Enter>", Mode::PostingConfirm),
    ("<Enter>", Mode::PostingName),
    ("<Esc> <Esc> <Esc> y", Mode::Home),
];

/// Lets Kim rate the only assessment, and begins a rating of Sam by Ada.
fn add_ratings(person: &Person, framework: &Arc<Framework>) {
    let name = |text: &str| Name::new(text).expect("a name");
    let own = person.only_save();
    let rates = |about: &str, by: &str| {
        let request = RatingRequest::of(name(about), framework, &[]);
        let mut theirs = request.to_rate(name(by)).expect("short names");
        let moment = Moment { today: TODAY, edition: framework.edition(), revision: 1 };
        let first = framework.skills().next().expect("there is one");
        theirs.edit(first, Edit::Choose(Choice::Level(Level::ALL[3])), moment);
        theirs
    };
    let catalog = Catalog::of(Arc::clone(framework));
    let store = Store::on(person.computer.disk.clone(), DATA_DIR.into());
    let Ok(Begun::Sound(mut session, _)) = store.begin(&catalog, own.name()) else { unreachable!("it is closed") };
    session.keep_rating(&Rating::of(&rates("me", "Kim"), TODAY).expect("about somebody")).expect("the disk works");
    let theirs = rates("Sam", "Ada");
    let Ok(Begun::New(mut session)) = store.begin(&catalog, theirs.name()) else { unreachable!("nothing is there") };
    session.save(&theirs, 1, jiff::Timestamp::UNIX_EPOCH).expect("the disk works");
}

#[track_caller]
fn assert_facts(person: &Person, mode: Mode, what: &str) {
    let screen = person.screen();
    assert_eq!(person.app.mode(), mode, "{what}:\n{screen}");
    let has_rows = [
        Mode::Home,
        Mode::Pick,
        Mode::Results,
        Mode::Plan,
        Mode::WhatIf,
        Mode::Review,
        Mode::Posting,
        Mode::PostingConfirm,
    ]
    .contains(&mode);
    assert!(!has_rows || person.sees("▌"), "{what}: nothing is highlighted:\n{screen}");
    assert!(!screen.lines().last().unwrap_or_default().trim().is_empty(), "{what}: no keys are named:\n{screen}");
}

#[test]
fn every_mode_is_reached_and_usable_with_frameworks_of_any_shape() {
    for (name, shape) in [("a small one", SMALL_GERMAN), ("a large one", MANY)] {
        for size in SIZES {
            let (framework, mut reached) = (shape.framework(), Vec::new());
            let mut person = Person::with_shelf(Arc::clone(&framework), Computer::bare_disk(), size);
            for (keys, mode) in WALK {
                if mode == Mode::Edition {
                    // Its author has written the next edition meanwhile.
                    person.end();
                    let disk = Model::holding(&person.computer.disk.tree());
                    person = Person::with_shelf(shape.next_edition(), disk, size);
                }
                if mode == Mode::Posting {
                    person.computer.replace("/home/ada/posting", "We write blog posts.\nWe speak at conferences.");
                }
                person.press(keys);
                assert_facts(&person, mode, &format!("{name} at {size:?} after {keys:?}"));
                reached.push(mode);
                if keys == "t" {
                    // Nobody holds the assessment for a moment.
                    person.press("O");
                    add_ratings(&person, &framework);
                    person.press("<Enter> t");
                }
            }
            // A torn save, and a window that is too small.
            let save = Computer::save_of(&Name::new("me").expect("a name"));
            person.computer.replace(&save, "torn");
            person.press("/ m e <Enter>");
            assert_facts(&person, Mode::Decide, &format!("{name} at {size:?}"));
            person.press("n").resize(20, 5);
            assert_eq!(person.app.mode(), Mode::Cramped);
            reached.extend([Mode::Decide, Mode::Cramped]);
            let missed: Vec<Mode> = Mode::ALL.into_iter().filter(|mode| !reached.contains(mode)).collect();
            assert!(missed.is_empty(), "{missed:?} is never reached");
        }
    }
}
