//! Tests of the usual tables and of changed keys.

use std::collections::HashSet;

use super::{Binding, Footer, Intent, Key, Keymap, Mode, Preferences};
use crate::diagnostic::Source;
use crate::text::width;

fn keymap(text: &'static str) -> Keymap {
    Preferences::read(&Source::new("config.toml", text)).expect("it is right").keymap
}

/// Returns the problems of a text in the order of the file, one line each.
fn wrong(text: &str) -> Vec<String> {
    let source = Source::new("config.toml", text.to_owned());
    let problems = Preferences::read(&source).expect_err("it is wrong");
    let mut problems: Vec<_> = problems.into_iter().collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    problems.iter().map(|it| format!("{}:{} {} ({})", it.line, it.column, it.message, it.advice)).collect()
}

#[test]
fn no_key_means_two_things_in_one_mode() {
    for mode in Mode::ALL {
        let mut seen = HashSet::new();
        for key in Keymap::default().bindings(mode).flat_map(|binding| binding.keys.iter()) {
            assert!(seen.insert(*key), "{key} stands twice in {mode:?}");
        }
    }
}

#[test]
fn every_binding_is_explained() {
    for mode in Mode::ALL {
        for binding in Keymap::default().bindings(mode) {
            assert!(!binding.help.is_empty(), "{binding:?} in {mode:?}");
            // A binding without a key is in the menu only.
            assert!(!binding.keys.is_empty() || binding.footer == Footer::Absent, "{binding:?} in {mode:?}");
        }
    }
}

#[test]
fn every_mode_and_every_intent_of_it_has_a_name_of_its_own_that_a_file_can_hold() {
    let names: HashSet<&str> = Mode::ALL.into_iter().map(Mode::name).collect();
    assert_eq!(names.len(), Mode::ALL.len());
    for mode in Mode::ALL {
        let table = Keymap::default();
        let names: HashSet<&str> = table.bindings(mode).map(|binding| binding.intent.name()).collect();
        assert_eq!(names.len(), table.bindings(mode).count(), "{mode:?}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(names.iter().all(|name| name.chars().all(plain)), "{names:?}");
    }
}

#[test]
fn all_keys_of_all_modes_can_be_written_down_and_read_back() {
    let line = |binding: &Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("{:?}", key.to_string())).collect();
        format!("{} = [{}]\n", binding.intent.name(), keys.join(", "))
    };
    let table = |mode: Mode| -> String {
        let bound = Keymap::default();
        let bound = bound.bindings(mode).filter(|binding| !binding.keys.is_empty());
        let lines: String = bound.map(line).collect();
        format!("[keys.{}]\n{lines}", mode.name())
    };
    let text: String = Mode::ALL.into_iter().map(table).collect();
    let read = Preferences::read(&Source::new("config.toml", text)).expect("these are the usual keys").keymap;
    for mode in Mode::ALL {
        for (read, usual) in read.bindings(mode).zip(Keymap::default().bindings(mode)) {
            assert_eq!((&read.keys, read.intent, &read.footer), (&usual.keys, usual.intent, &usual.footer));
        }
    }
}

#[test]
fn other_keys_take_the_place_of_the_usual_ones_in_their_mode_only() {
    let keymap = keymap("[keys.question]\nevidence = [\"Ctrl-E\", \"é\"]\n");
    for key in [Key::Ctrl('e'), Key::Char('é')] {
        assert_eq!(keymap.intent(Mode::Question, key), Some(Intent::Evidence));
    }
    assert_eq!(keymap.intent(Mode::Question, Key::Char('e')), None);
    assert_eq!(keymap.intent(Mode::Question, Key::Char('n')), Some(Intent::Note));
    assert_eq!(keymap.intent(Mode::Review, Key::Char('e')), Some(Intent::Evidence));
    assert_eq!(keymap.name(Mode::Question, Intent::Evidence), "Ctrl-E");
}

#[test]
fn keys_can_be_exchanged() {
    let keymap = keymap("[keys.question]\nevidence = [\"n\"]\nnote = [\"e\"]\n");
    assert_eq!(keymap.intent(Mode::Question, Key::Char('n')), Some(Intent::Evidence));
    assert_eq!(keymap.intent(Mode::Question, Key::Char('e')), Some(Intent::Note));
}

#[test]
fn what_is_wrong_with_keys_is_told_with_its_place_and_all_at_once() {
    let problems = wrong(
        "[keys.qestion]\nevidence = [\"e\"]\n\n[keys.question]\nevidnce = [\"e\"]\nnote = [\"F1\", \"n\", \"n\"]\n\
         flag = [\"r\"]\nclear = [\"Ctrl-I\"]\n\n[keys.search]\nback = [\"q\"]\n[keys.kitchen]\n",
    );
    let expected = [
        "1:7 there is no mode \"qestion\" (did you mean \"question\"?)",
        "5:1 \"evidnce\" means nothing in question (did you mean \"evidence\"?)",
        "6:9 there is no key \"F1\" (write one character, or a name such as \"Space\", \"Enter\", \"Up\", \"PgDn\" or \"Ctrl-E\")",
        "6:20 \"n\" stands here twice (name each key once)",
        "7:9 \"r\" already means \"results\" in question (choose another key, or give results other keys too, with results = [...])",
        "8:10 there is no key \"Ctrl-I\" (a terminal sends Tab for it: write \"Tab\")",
        "11:9 \"q\" is for typing in search (choose a key that types nothing, such as \"Enter\", \"Esc\" or \"Ctrl-E\")",
        "12:7 there is no mode \"kitchen\" (there are cramped, welcome, home, filter, name, pick, question, edition, look-again, rate, review, results, role, plan, what-if, history, compare, log, log-filter, side-by-side, export, settings, likes, posting, posting-confirm, posting-name, why, line, note, search, entry, offer, confirm, decide, help and menu)",
    ];
    assert_eq!(problems, expected);
}

#[test]
fn an_intent_that_another_mode_has_says_what_this_one_has() {
    let problems = wrong("[keys.confirm]\nevidence = [\"e\"]\n");
    assert_eq!(
        problems,
        ["2:1 \"evidence\" means nothing in confirm (there are accept, previous, next, yes, no and redraw)"]
    );
}

#[test]
fn whatever_is_changed_every_mode_keeps_its_way_out_and_its_help() {
    let usual = Keymap::default();
    let way_out = [Intent::Back, Intent::Quit, Intent::No];
    for mode in Mode::ALL {
        let table: Vec<&Binding> = usual.bindings(mode).collect();
        assert!(table.iter().any(|binding| way_out.contains(&binding.intent)), "{mode:?}");
        for binding in &table {
            let line = |keys: &str| format!("[keys.{}]\n{} = [{keys}]\n", mode.name(), binding.intent.name());
            assert_eq!(wrong(&line("")).len(), 1, "{binding:?} without a key");
            assert_eq!(wrong(&line("\"Ctrl-I\"")).len(), 1, "{binding:?} on a key that never comes");
            for other in table.iter().filter(|other| other.intent != binding.intent && !other.keys.is_empty()) {
                let text = line(&format!("{:?}", other.keys[0].to_string()));
                if other.keys.len() == 1 && !other.intent.is_newer() {
                    assert_eq!(wrong(&text).len(), 1, "{other:?} {binding:?}");
                    continue;
                }
                let source = Source::new("config.toml", text);
                let Ok(Preferences { keymap, .. }) = Preferences::read(&source) else {
                    assert!(mode.is_typing(), "{other:?} keeps another key, so {binding:?} can have this one");
                    continue;
                };
                let keys = |intent| {
                    let bindings = keymap.bindings(mode);
                    bindings.filter(move |it| it.intent == intent).flat_map(|it| it.keys.to_vec()).collect::<Vec<_>>()
                };
                assert_eq!(keys(binding.intent), [other.keys[0]]);
                assert_eq!(keys(other.intent), other.keys[1..]);
            }
        }
    }
}

/// The names of each mode in version 0.2.0. People have them in their files.
const NAMES_OF_0_2: [(&str, &str); 21] = [
    (
        "home",
        "accept delete down export first help last page-down page-up pass-mouse quit redraw results settings start suspend up",
    ),
    ("cramped", "quit redraw suspend"),
    ("welcome", "help pass-mouse quit redraw settings start suspend"),
    (
        "pick",
        "accept back down help pass-mouse pick-1 pick-2 pick-3 pick-4 pick-5 pick-6 pick-7 pick-8 pick-9 quit redraw suspend up",
    ),
    (
        "question",
        "accept back choose-0 choose-1 choose-2 choose-3 choose-4 clear down evidence export first flag help last next not-applicable note pace pass-mouse previous quit redo redraw results review search settings star sureness suspend undo up why",
    ),
    (
        "review",
        "accept back down evidence export first flag help last next note page-down page-up pass-mouse previous quit redo redraw results search settings star suspend undo up",
    ),
    (
        "results",
        "accept aim back copy down export help likes next pass-mouse plan previous questions quit redraw review search settings suspend up what-if why",
    ),
    (
        "role",
        "accept aim back copy down export first help last lower next page-down page-up pass-mouse plan previous quit raise redraw search settings suspend up what-if why",
    ),
    (
        "plan",
        "accept back copy down export first goals help last lower next other-way page-down page-up pass-mouse previous quit raise redraw reset search settings suspend up what-if why",
    ),
    (
        "what-if",
        "back choose-0 choose-1 choose-2 choose-3 choose-4 clear down first help keep last lower next not-applicable page-down page-up pass-mouse previous quit raise redraw reset settings suspend up why",
    ),
    (
        "export",
        "accept back copy down first form help last page-down page-up pass-mouse quit redraw rename settings suspend toggle-notes up",
    ),
    ("settings", "accept back down first help last next pass-mouse previous quit redraw suspend up"),
    ("likes", "accept back clear down first help last next no pass-mouse previous quit redraw suspend unsure up yes"),
    ("why", "back copy down first last next page-down page-up previous quit redraw up"),
    ("line", "accept back redraw"),
    ("name", "accept back redraw"),
    ("note", "back redraw"),
    ("search", "accept back down redraw up"),
    ("confirm", "no redraw yes"),
    ("decide", "back both no quit redraw suspend yes"),
    ("help", "back down first last page-down page-up quit redraw up"),
];

#[test]
fn the_names_in_the_files_of_earlier_versions_still_mean_something() {
    for (name, intents) in NAMES_OF_0_2 {
        let mode = Mode::ALL.into_iter().find(|mode| mode.name() == name);
        let keymap = Keymap::default();
        let known: Vec<&Binding> = mode.map(|mode| keymap.bindings(mode).collect()).unwrap_or_default();
        for intent in intents.split(' ') {
            assert!(known.iter().any(|binding| binding.intent.name() == intent), "{intent} in {name}");
        }
    }
}

#[test]
fn every_meaning_fits_beside_its_keys_in_the_menu_of_a_window_of_80_columns() {
    // The menu takes 76 columns, four of them for its border, two for the mark and one between the two.
    const ROOM: usize = 69;
    for mode in Mode::ALL {
        for binding in Keymap::default().bindings(mode) {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            let row = format!("{}{}", binding.help, keys.join(" "));
            assert!(width(&row) <= ROOM, "{row:?} in {mode:?}");
        }
    }
}
