//! The table of keys in the documents is the one that the program uses.
//!
//! The test compares them. `DEVREL_READY_KEYS=write cargo test keys` writes the document.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use devrel_ready::keymap::{Binding, Intent, Keymap, Mode};

/// Returns the title of a mode.
fn title(mode: Mode) -> &'static str {
    match mode {
        Mode::Cramped => "A window that is too small",
        Mode::Welcome => "The first screen",
        Mode::Home => "Home",
        Mode::Filter => "The filter of home",
        Mode::Name => "New assessment: the name",
        Mode::Pick => "New assessment: the other steps",
        Mode::Question => "A question",
        Mode::Edition => "A new edition of the questions",
        Mode::LookAgain => "Looking again at an answer",
        Mode::Review => "All answers",
        Mode::Results => "Results",
        Mode::Role => "One role",
        Mode::Plan => "Plan",
        Mode::WhatIf => "What if",
        Mode::Rate => "Rating another person",
        Mode::History => "Points in time",
        Mode::Compare => "A comparison",
        Mode::Log => "The log",
        Mode::LogFilter => "The filter of the log",
        Mode::SideBySide => "You and a rater, side by side",
        Mode::Export => "Report",
        Mode::Settings => "Settings",
        Mode::Wishes => "What you would like to do",
        Mode::Posting => "A job posting",
        Mode::PostingConfirm => "A job posting: confirming it",
        Mode::PostingName => "A job posting: the name of the role",
        Mode::Line => "Typing a line",
        Mode::Note => "Typing a note",
        Mode::Search => "Finding a skill",
        Mode::Entry => "Writing an entry of the log",
        Mode::Offer => "Evidence from the log",
        Mode::Confirm => "A question with buttons",
        Mode::Decide => "A decision about a save",
        Mode::Help => "What marks and words mean",
        Mode::Menu => "The menu",
        Mode::Why => "Arithmetic",
        other => unreachable!("{other:?} has no title"),
    }
}

fn row(bindings: &[&Binding]) -> String {
    let keys = bindings.iter().flat_map(|binding| binding.keys.iter());
    let keys: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
    let keys = if keys.is_empty() { "in the menu".to_owned() } else { keys.join(" ") };
    let names: Vec<String> = bindings.iter().map(|binding| format!("`{}`", binding.intent.name())).collect();
    format!("| {keys} | {} | {} |\n", bindings[0].help, names.join(" "))
}

fn document() -> String {
    let keymap = Keymap::default();
    let mut text = "# Keys\n\n\
        A letter that leads to a place, changes an answer or asks for help means the same on every screen that has it. `?` on any\n\
        screen opens a menu of everything that can be done there: type to filter it, and Enter does what is highlighted. The last\n\
        column is the name for `config.toml`:\n\n\
        ```toml\n[keys.question]\nevidence = [\"e\", \"Ctrl-E\"]\n```\n\n\
        The program generates these tables from the one that it uses.\n"
        .to_owned();
    for mode in Mode::ALL {
        let _ = write!(
            text,
            "\n## {}\n\n`[keys.{}]`\n\n| keys | what they do | name |\n|---|---|---|\n",
            title(mode),
            mode.name()
        );
        let table: Vec<&Binding> = keymap.bindings(mode).collect();
        for together in table.chunk_by(|a, b| a.help == b.help) {
            text += &row(together);
        }
    }
    text
}

#[test]
fn the_document_lists_the_keys_that_the_program_uses() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let document = document();
    if std::env::var("DEVREL_READY_KEYS").as_deref() == Ok("write") {
        std::fs::write(&path, &document).expect("the document can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == document, "docs/keys.md is out of date: DEVREL_READY_KEYS=write cargo test keys");
}

/// Intents whose key depends on the screen by nature: the cursor, Enter and Esc, answers, and
/// the buttons of a question.
fn depends_on_the_screen(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Up
            | Intent::Down
            | Intent::Previous
            | Intent::Next
            | Intent::PageUp
            | Intent::PageDown
            | Intent::First
            | Intent::Last
            | Intent::Accept
            | Intent::Back
            | Intent::Yes
            | Intent::No
            | Intent::Both
            | Intent::Quit
            | Intent::Pick(_)
            | Intent::Choose(_)
    )
}

#[test]
fn a_letter_means_the_same_on_every_screen() {
    /// Pairs that are one thing for a person: goals are kept and shown, something is found, something is added or
    /// raised, somebody is not sure (an answer that is left for later counts so), and what is on screen is taken away as a
    /// file.
    const SAME: [[Intent; 2]; 12] = [
        [Intent::Goals, Intent::Keep],
        [Intent::Filter, Intent::Search],
        [Intent::Start, Intent::Raise],
        [Intent::Start, Intent::KeepPoint],
        [Intent::Raise, Intent::KeepPoint],
        [Intent::Start, Intent::NewEntry],
        [Intent::Raise, Intent::NewEntry],
        [Intent::KeepPoint, Intent::NewEntry],
        [Intent::Sureness, Intent::Unsure],
        [Intent::Sureness, Intent::Later],
        [Intent::Later, Intent::Unsure],
        [Intent::Export, Intent::Sheet],
    ];
    let keymap = Keymap::default();
    let mut meanings: BTreeMap<String, (Intent, Mode)> = BTreeMap::new();
    for mode in Mode::ALL {
        let bindings = keymap.bindings(mode).filter(|binding| !depends_on_the_screen(binding.intent));
        for (binding, key) in bindings.flat_map(|binding| binding.keys.iter().map(move |key| (binding, key))) {
            let name = key.to_string();
            if name.chars().count() > 1 {
                continue;
            }
            let (known, first) = *meanings.entry(name.clone()).or_insert((binding.intent, mode));
            let same = known == binding.intent
                || SAME.contains(&[known, binding.intent])
                || SAME.contains(&[binding.intent, known]);
            assert!(same, "{name} means {known:?} in {first:?} and {:?} in {mode:?}", binding.intent);
        }
    }
    assert!(meanings.len() > 20, "{meanings:?}");
}

#[test]
fn every_letter_of_the_strip_works_on_every_screen_of_an_assessment() {
    let keymap = Keymap::default();
    let places = [
        Mode::Question,
        Mode::Edition,
        Mode::LookAgain,
        Mode::Review,
        Mode::Results,
        Mode::Role,
        Mode::Plan,
        Mode::WhatIf,
        Mode::History,
        Mode::Compare,
        Mode::Export,
        Mode::Wishes,
        Mode::Log,
    ];
    let to = [
        (Intent::Questions, Mode::Question),
        (Intent::Results, Mode::Results),
        (Intent::Plan, Mode::Plan),
        (Intent::WhatIf, Mode::WhatIf),
        (Intent::History, Mode::History),
        (Intent::Export, Mode::Export),
        (Intent::Review, Mode::Review),
        (Intent::Wishes, Mode::Wishes),
        (Intent::Log, Mode::Log),
    ];
    for mode in places {
        for (intent, place) in to.into_iter().filter(|(_, place)| *place != mode) {
            let is_bound = keymap.bindings(mode).any(|binding| binding.intent == intent);
            assert!(is_bound, "{mode:?} has no way to {place:?}");
        }
    }
}
