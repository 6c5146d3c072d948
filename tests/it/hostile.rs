//! Tests with hostile text everywhere: the screen shows text and nothing else.
//!
//! A person takes hostile text to every screen and overlay, each in three sizes. `cli::hostile` does the same for
//! standard output and error.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use devrel_ready::look::RoleBar;
use devrel_ready::score::Evaluation;
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{
    Access, Exported, HomeRow, HomeStanding, Listed, LoadQuestion, Msg, OpenedAssessment, RoleStanding, Settle,
};
use devrel_ready::words::{closest_words, outcome_words};
use serde_json::Value;

use crate::allowed::{bundles, floods, forbidden, pile, sent};
use crate::person::{Disk, Person};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (130, 45)];

/// A person on a tour of all screens.
struct Tour {
    person: Person,
    looks: usize,
    /// The number of screens that showed the cleaned text.
    met: usize,
}

impl Tour {
    fn new(framework: Arc<Framework>, data_dir: &str) -> Self {
        Self { person: Person::with(framework, Clean::line(data_dir), SIZES[0]), looks: 0, met: 0 }
    }

    /// Checks the screen in every size.
    #[track_caller]
    fn look(&mut self) -> &mut Self {
        for (width, height) in SIZES {
            self.person.resize(width, height);
            let screen = sent(&self.person.buffer());
            for row in screen.split('\n') {
                assert_eq!(forbidden(row), None, "{row:?} in\n{screen}");
                assert!(pile(row) <= 8, "{row:?} in\n{screen}");
            }
            let is_ascii = screen.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte));
            assert!(is_ascii || self.person.theme.glyphs() == Glyphs::Unicode, "{screen}");
            self.looks += 1;
            self.met += usize::from(screen.contains("qj"));
        }
        self
    }

    /// Presses keys, and checks the screen after each.
    #[track_caller]
    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.person.press(key);
            self.look();
        }
        self
    }

    /// Pastes the hostile text, then types it.
    #[track_caller]
    fn fill(&mut self, text: &str) -> &mut Self {
        self.person.tell(Msg::Paste(text.to_owned()));
        self.look();
        let typed: String = text.chars().filter(|c| !c.is_whitespace()).take(60).collect();
        self.person.write(&typed);
        self.look()
    }

    #[track_caller]
    fn receives(&mut self, msg: Msg) -> &mut Self {
        self.person.tell(msg);
        self.look()
    }
}

/// Returns hostile texts with a mark to find them on screen.
fn texts() -> impl Iterator<Item = String> {
    bundles().into_iter().chain(floods()).map(|text| format!("qj{text}qj"))
}

/// Visits all screens, with hostile text in every field.
fn everywhere(tour: &mut Tour, text: &str) {
    tour.look().press("<Enter>").fill(text).press("<Enter> <Esc> <Enter> <C-u>");
    // If the text was not accepted as a name, this one is.
    let name: String = text.chars().filter(|c| !matches!(c, '/' | '\\')).take(24).collect();
    tour.person.tell(Msg::Paste(name));
    tour.press("<Enter> <Enter> <Enter> <Enter>");
    tour.press("e")
        .fill(text)
        .press("<Enter> 3 n")
        .fill(text)
        .press("<Tab> <Right> <Esc> <C-s> e")
        .fill(text)
        .press("<Esc> n <Enter> 2 <Left> <Left>");
    tour.press("/").fill(text).press("<Down> <Esc> / <Down> <Enter> H <Down> <PageDown> <Esc> ?").fill(text);
    tour.press("<Esc> : <Down> <PageDown> <Esc> V <Down> <Right> <Right> n").fill(text);
    tour.press("<C-s> <Esc> r <Right> y <PageDown> <Esc> w + + = <Esc>");
    tour.press("<Enter> <Down> + <Esc> p <Down> + = <Esc> E <Down> <Right> <PageDown> <Down> <Right>").fill(text);
    tour.press("<Enter> <Enter> <Enter> n <Tab> W y <Esc> b Q <Enter> 2 <Esc> <Esc> <Esc> <Esc> /").fill(text);
    tour.press("<Esc> <Delete> n");
}

#[test]
fn what_a_person_types_or_pastes_is_only_text() {
    let (mut looks, mut met) = (0, 0);
    for text in texts() {
        let mut tour = Tour::new(Framework::shipped(), &text);
        everywhere(&mut tour, &text);
        looks += tour.looks;
        met += tour.met;
    }
    assert!(met > looks / 4, "the hostile text was seen on {met} of {looks} screens only");
}

#[test]
fn what_a_framework_says_is_only_text() {
    for text in texts() {
        let mut tour = Tour::new(framework(&text), "/data");
        everywhere(&mut tour, &text);
        assert!(tour.met > tour.looks / 2, "the wording was seen on {} of {} screens only", tour.met, tour.looks);
    }
}

#[test]
fn what_the_disk_says_is_only_text() {
    for text in texts() {
        let mut tour = Tour::new(Framework::shipped(), &text);
        let hostile = || Clean::line(&text);
        tour.receives(Msg::NotOpened(hostile())).press("<Enter> <Enter> <Enter> <Enter> <Enter>");
        let assessment = tour.person.app.current().expect("it is open").assessment().clone();
        let name = assessment.name().clone();
        tour.receives(Msg::NotSaved(name.clone(), hostile())).press("r y <Esc> p <Esc> V <Esc> q n");
        tour.receives(Msg::NotSaved(Name::new("another").expect("a good name"), hostile()))
            .press("q n")
            .receives(Msg::Warned(hostile()));
        for (access, question) in [
            (Access::ReadOnly(hostile()), None),
            (
                Access::Writable,
                Some(LoadQuestion {
                    found: hostile(),
                    ways: vec![(Settle::Restore, hostile()), (Settle::StartOver, hostile())],
                }),
            ),
            (Access::Writable, Some(LoadQuestion { found: hostile(), ways: vec![(Settle::StartOver, hostile())] })),
        ] {
            let notices = vec![hostile(), hostile(), hostile()];
            let opened =
                OpenedAssessment { assessment: assessment.clone(), revision: 1, access, safe: true, notices, question };
            tour.receives(Msg::Opened(Box::new(opened))).press("3 ? <Esc> H <Esc> <Esc>");
        }
        tour.receives(Msg::Opened(Box::new(OpenedAssessment {
            assessment: assessment.clone(),
            revision: 1,
            access: Access::Writable,
            safe: true,
            notices: Vec::new(),
            question: None,
        })));
        tour.person.disk_is(Disk::Full);
        tour.person.previews_say = Some(text.clone());
        tour.press("3 r E <PageDown>");
        for outcome in [Exported::Written(hostile()), Exported::Refused(hostile()), Exported::Exists(hostile())] {
            tour.person.exports_end = Some(outcome);
            tour.press("<Enter>");
        }
        tour.press("n <Esc> <Esc> <Esc> q n");
        let summary = |trouble| HomeRow {
            which: Listed::Named(name.clone()),
            framework: Some(hostile()),
            aim: hostile(),
            progress: (3, 28),
            standing: Some(standing(&assessment, &hostile())),
            rating: None,
            answered: hostile(),
            trouble,
        };
        tour.receives(Msg::Listed(vec![summary(None), summary(Some(hostile()))]))
            .press("<Down> <Delete> n ? <Esc> H <Esc>");
        assert!(tour.met > tour.looks / 2, "it was seen on {} of {} screens only", tour.met, tour.looks);
    }
}

#[test]
fn a_terminal_of_ascii_is_sent_ascii() {
    for text in texts().step_by(4) {
        let mut tour = Tour::new(framework(&text), &text);
        tour.person.theme = Theme::new(Palette::Plain, Glyphs::Ascii);
        everywhere(&mut tour, &text);
    }
}

/// Tests the check itself.
#[test]
fn what_is_no_text_is_noticed() {
    for payload in crate::allowed::PAYLOADS {
        let is_noticed = forbidden(payload).is_some() || pile(payload) > 8;
        assert!(is_noticed, "{payload:?}");
    }
    for text in ["plain", "naïve café", "日本語", "می\u{200c}خواهم", "👩\u{200d}💻", "█▒┃ ✓ …"]
    {
        assert_eq!(forbidden(text), None, "{text}");
    }
}

/// Returns where an assessment stands, with hostile text in place of every name.
fn standing(assessment: &Assessment, hostile: &Clean) -> HomeStanding {
    let evaluation = Evaluation::of(assessment.framework(), assessment.sheet());
    let role = |card| RoleStanding {
        role: hostile.clone(),
        short: hostile.clone(),
        bar: RoleBar::example(20, 60),
        score: "20–60".to_owned(),
        is_settled: false,
        ready_at: 85,
        outcome: outcome_words(assessment.framework(), card),
    };
    let roles = evaluation.cards().take(4).map(role).collect();
    let ranking = evaluation.ranking(assessment.aim().band);
    let closest = closest_words(ranking, assessment.coverage(), false);
    HomeStanding { roles, closest, is_close: true, lines: vec![("Plan", hostile.clone())] }
}

/// Returns the shipped framework with hostile text in all wording.
fn framework(hostile: &str) -> Arc<Framework> {
    // A longer text would make levels equal after the cut, which is rejected.
    let hostile: &str = &hostile.chars().take(300).collect::<String>();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut sources = Vec::new();
    for folder in ["", "editions", "skills", "roles"] {
        for entry in fs::read_dir(data.join(folder)).expect("the data is beside the tests") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                continue;
            }
            let text = fs::read_to_string(&path).expect("data is text");
            let mut value = serde_json::from_str(&text).expect("data is JSON");
            poison(&mut value, hostile, "");
            let name = path.strip_prefix(&data).expect("it is in there").to_string_lossy().replace('\\', "/");
            sources.push(Source::new(&name, value.to_string()));
        }
    }
    Arc::new(Framework::parse(sources).expect("only the wording is different"))
}

/// Adds a text to all wording below a value.
fn poison(value: &mut Value, hostile: &str, key: &str) {
    const WORDING: [&str; 11] = [
        "name",
        "prompt",
        "statement",
        "why",
        "levels_about",
        "levels",
        "summary",
        "definition",
        "evidence",
        "actions",
        "title",
    ];
    match value {
        // It may be at most twelve cells wide.
        Value::String(text) if key == "short" => {
            *text = hostile.chars().filter(|c| !c.is_whitespace()).take(6).collect();
        }
        Value::String(text) if WORDING.contains(&key) => *text = format!("{hostile}{text}"),
        Value::Array(values) => values.iter_mut().for_each(|value| poison(value, hostile, key)),
        Value::Object(entries) => entries.iter_mut().for_each(|(key, value)| poison(value, hostile, key)),
        _ => {}
    }
}
