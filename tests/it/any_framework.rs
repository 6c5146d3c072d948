//! Screens hold for any framework: few roles and many, short names and long ones. Facts are checked, not pictures.

use std::sync::Arc;

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use devrel_ready::text::Clean;
use serde_json::{Value, json};

use crate::computer::Computer;
use crate::model::Model;
use crate::person::Person;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];

/// The size and the wording of a framework.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    domains: usize,
    skills: usize,
    roles: usize,
    bands: usize,
    words: Words,
}

/// The wording of a framework.
#[derive(Debug, Clone, Copy)]
enum Words {
    Plain,
    /// Long compounds, as in German.
    German,
    /// Names of 48 columns in characters of two cells.
    Wide,
}

impl Words {
    fn name(self, kind: &str, n: usize) -> String {
        match self {
            Self::Plain => format!("{kind} {n}"),
            Self::German => format!("{kind} {n} Entwicklergemeinschaftsverantwortung"),
            Self::Wide => format!("{kind}{n}{}", "評価".repeat(12)).chars().take(26).collect(),
        }
    }

    fn statement(self, level: usize) -> String {
        match self {
            Self::Plain => format!("You have done it at level {level}, and somebody saw it."),
            Self::German => format!(
                "Du hast auf Stufe {level} eine Zusammenarbeitsvereinbarung mit mindestens drei \
                 Entwicklergemeinschaften ausgehandelt und ihre Weiterentwicklung über zwei Jahre begleitet."
            ),
            Self::Wide => {
                format!("あなたは段階{level}で、三つ以上の共同体と合意し、二年のあいだその発展を支えました。")
            }
        }
    }
}

/// An address that no window has in one row.
const ADDRESS: &str =
    "https://example.org/a/very/long/way/to/something/that/is/worth/reading/and/can/not/be/shortened/at/all";

fn parse(files: Vec<(String, Value)>) -> Arc<Framework> {
    let sources = files.into_iter().map(|(name, value)| Source::new(&name, value.to_string())).collect();
    Arc::new(Framework::parse(sources).expect("made-up frameworks are well-formed"))
}

impl Shape {
    pub(crate) fn framework(self) -> Arc<Framework> {
        parse(self.files())
    }

    /// Returns the next edition: every statement has another meaning, and the earlier ones are kept.
    pub(crate) fn next_edition(self) -> Arc<Framework> {
        let mut files = self.files();
        let (mut changes, mut kept) = (Vec::new(), serde_json::Map::new());
        for (_, file) in files.iter_mut().filter(|(name, _)| name.starts_with("skills/")) {
            for skill in file.as_array_mut().expect("a list of skills") {
                let id = skill["id"].as_str().expect("an id").to_owned();
                kept.insert(id.clone(), skill["levels"].clone());
                for statement in skill["levels"].as_array_mut().expect("five statements") {
                    *statement = json!(format!("2: {}", statement.as_str().expect("text")));
                }
                changes
                    .push(json!({"edition": 2, "skill": id, "what": "meaning", "levels": [2, 3], "why": "So be it."}));
            }
        }
        let manifest = &mut files[0].1;
        manifest["edition"] = json!(2);
        manifest["changes"] = Value::Array(changes);
        files.push(("editions/1.json".to_owned(), json!({"edition": 1, "statements": kept})));
        parse(files)
    }

    pub(crate) fn files(self) -> Vec<(String, Value)> {
        let Self { domains, skills, roles, bands, words } = self;
        let domain =
            |n: usize| json!({"id": format!("d{n}"), "name": words.name("Bereich", n), "summary": "A domain."});
        let band = |n: usize| json!({"id": format!("b{n}"), "name": format!("Stufe {n}"), "ready_at": 60 + 5 * n});
        let manifest = json!({
            "id": "shape", "edition": 1, "name": "Any field", "prompt": "Choose the highest that is true.",
            "levels": ["Not yet", "First steps", "On your own", "Others rely on it", "Makes others better"],
            "importance": {"core": 5, "important": 3, "helpful": 1}, "effort": [1, 2, 4, 8],
            "bands": (0..bands).map(band).collect::<Vec<_>>(),
            "domains": (0..domains).map(domain).collect::<Vec<_>>(),
            "roles": (0..roles).map(|n| format!("r{n}")).collect::<Vec<_>>(),
            "preferences": [self.preference()],
        });
        let mut files = vec![("framework.json".to_owned(), manifest)];
        files.push(("resources.json".to_owned(), json!({"guide": {"title": "A guide", "url": ADDRESS}})));
        for domain in 0..domains {
            let inside = (0..skills).filter(|n| n * domains / skills == domain).map(|n| self.skill(n));
            files.push((format!("skills/d{domain}.json"), inside.collect()));
        }
        files.extend((0..roles).map(|n| (format!("roles/r{n}.json"), self.role(n))));
        files
    }

    fn preference(self) -> Value {
        let shares = (0..self.roles).map(|n| (format!("r{n}"), json!(["central", "part", "rare"][n % 3])));
        json!({"id": "travel", "short": "traveling", "statement": "You would like to travel.",
            "roles": shares.collect::<serde_json::Map<_, _>>()})
    }

    fn skill(self, n: usize) -> Value {
        let statements: Vec<String> = (0..5).map(|level| self.words.statement(level)).collect();
        json!({
            "id": format!("s{n}"), "name": self.words.name("Skill", n), "short": format!("Skill {n}"),
            "definition": "What it is.", "levels": statements, "evidence": "a link",
            "actions": [["Start."], ["Go on."], ["Lead."], ["Teach."]], "resources": ["guide"],
        })
    }

    fn role(self, n: usize) -> Value {
        let target = |band: usize| 2 + (band / 3).min(2);
        let row = |skill: usize| {
            let importance = ["core", "important", "helpful"][(skill + n) % 3];
            json!({"skill": format!("s{skill}"), "importance": importance,
                "targets": (0..self.bands).map(target).collect::<Vec<_>>()})
        };
        let listed: Vec<usize> =
            (0..self.skills).filter(|skill| self.roles == 1 || !(skill + n).is_multiple_of(7)).collect();
        let must_have = listed.iter().find(|skill| (*skill + n).is_multiple_of(3)).map(|skill| format!("s{skill}"));
        json!({"id": format!("r{n}"), "name": self.words.name("Rolle", n), "short": format!("Rolle {n}"),
            "summary": "A role.", "must_have": must_have.into_iter().collect::<Vec<_>>(),
            "skills": listed.into_iter().map(row).collect::<Vec<_>>()})
    }

    /// Returns a person at the first question.
    fn person(self, size: (u16, u16)) -> Person {
        let mut person = Person::with(self.framework(), Clean::line("/data"), size);
        person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
        person
    }
}

pub(crate) const SMALL_GERMAN: Shape = Shape { domains: 1, skills: 3, roles: 1, bands: 1, words: Words::German };
pub(crate) const MANY: Shape = Shape { domains: 12, skills: 300, roles: 50, bands: 6, words: Words::Plain };
pub(crate) const GERMAN: Shape = Shape { domains: 4, skills: 24, roles: 5, bands: 3, words: Words::German };
const WIDE: Shape = Shape { domains: 3, skills: 20, roles: 4, bands: 2, words: Words::Wide };

/// The facts that hold on every screen of an assessment.
#[track_caller]
fn assert_facts(person: &Person, what: &str) {
    let screen = person.screen();
    let rows: Vec<&str> = screen.lines().collect();
    for place in ["Questions", "Results", "Plan", "What if", "History", "Report"] {
        assert!(rows[0].contains(place), "{what}: the strip has no {place} in\n{screen}");
    }
    assert!(rows[1].contains('━'), "{what}: no place is marked in\n{screen}");
    let foot = rows.last().copied().unwrap_or_default();
    assert!(foot.contains("? menu"), "{what}: the footer has no menu in\n{screen}");
}

/// Returns the columns of the lines where ready begins, below the line that names it.
fn lines_of_ready(screen: &str) -> Vec<usize> {
    let below = screen.lines().skip_while(|row| !row.contains('╻')).skip(1);
    let bars = below.take_while(|row| row.contains('┃') || row.contains('│'));
    let column = |row: &str| row.chars().position(|c| c == '┃' || c == '│');
    bars.filter_map(column).collect()
}

const SHAPES: [(&str, Shape); 4] =
    [("German, small", SMALL_GERMAN), ("many", MANY), ("German", GERMAN), ("wide", WIDE)];

#[test]
fn every_screen_holds_its_facts_for_any_framework_at_any_size() {
    for (name, shape) in SHAPES {
        for size in SIZES {
            // A report of fifty roles takes long without optimization.
            let report = if shape.roles > 9 && size != SIZES[1] { "" } else { "E" };
            let mut person = shape.person(size);
            assert_facts(&person, name);
            person.press_at_once(&"1 ".repeat(shape.skills.min(8))).press("r");
            for keys in [
                "",
                "<Down>",
                "<Right>",
                "<Left> <Enter>",
                "<Down> <Down>",
                "p",
                "<Down>",
                "v",
                "w + <Down> +",
                report,
                "V",
                "t",
                "+",
                "b <Home> 3",
                "t <Enter>",
                "<Down> <End>",
                "A <Enter>",
                "2 <Down>",
                "r A n t",
                "L",
                "+ x <Enter> <Enter> <Enter> <Down> <Enter> <C-s>",
                "<Down> E",
                "<Esc> <Esc> r a L",
            ] {
                person.press(keys);
                assert_facts(&person, &format!("{name} at {size:?} after {keys:?}"));
            }
        }
    }
}

#[test]
fn the_line_where_ready_begins_is_straight_through_all_roles() {
    for (name, shape) in SHAPES {
        for size in [(80, 24), (120, 40)] {
            let mut person = shape.person(size);
            person.press_at_once("3 3 2 1 2 3").press("r");
            let columns = lines_of_ready(&person.screen());
            // Characters of two cells stand for two columns, so that rows with them are counted apart.
            if !matches!(shape.words, Words::Wide) {
                assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{name}: {columns:?}\n{}", person.screen());
            }
            assert!(!columns.is_empty(), "{name}: {}", person.screen());
        }
    }
}

#[test]
fn the_highlighted_entry_is_always_on_screen() {
    for (name, shape) in SHAPES {
        for size in [SIZES[0], SIZES[2]] {
            let mut person = shape.person(size);
            person.press_at_once(&"1 ".repeat(shape.skills.min(8))).press("r");
            let log = "L + x <C-s> + y <Tab> <Tab> <Tab> <Down> <Enter> <C-s> + z <C-s>";
            for open in ["", "<Enter>", "p", "w", "V", "t +", "A <Enter> 2 2 2 t <End> <Enter>", log] {
                person.press(open);
                for step in ["", "<Down>", "<End>", "<Up>", "<Home>"] {
                    person.press(step);
                    assert!(person.sees("▌"), "{name} at {size:?}, {open} after {step}:\n{}", person.screen());
                }
            }
        }
    }
}

#[test]
fn with_one_band_there_is_nothing_to_switch() {
    let mut person = SMALL_GERMAN.person((80, 24));
    person.press("2 2 2");
    assert!(person.sees("Stufe 0") && !person.sees("‹ Stufe 0 ›"), "{}", person.screen());
}

#[test]
fn an_address_is_never_cut_and_can_be_reached_at_every_size() {
    for size in SIZES {
        let mut person = GERMAN.person(size);
        person.press_at_once(&"1 ".repeat(GERMAN.skills)).press("r p");
        let mut seen = String::new();
        for _ in 0..12 {
            seen.extend(person.screen().chars().filter(|c| !c.is_whitespace() && *c != '│'));
            person.press("<PageDown>");
        }
        // Its parts follow each other, row by row.
        let parts = ADDRESS.as_bytes().chunks(20).map(|part| String::from_utf8_lossy(part).into_owned());
        for part in parts.take(5) {
            let tail = &part[..part.len() / 2];
            assert!(seen.contains(tail), "{tail} at {size:?} in\n{}", person.screen());
        }
    }
}

#[test]
fn the_highlighted_statement_is_never_cut() {
    for (name, shape) in SHAPES {
        for size in SIZES {
            let mut person = shape.person(size);
            for level in 0..5 {
                person.press("<Down>");
                let screen = person.screen();
                let marked: String = screen.lines().filter(|row| row.contains('▌')).collect();
                let words: Vec<char> = marked.chars().filter(|c| !c.is_whitespace() && *c != '▌').collect();
                let marked: String = words.into_iter().collect();
                let wanted: String = shape.words.statement(level).chars().filter(|c| !c.is_whitespace()).collect();
                let tail: String = wanted.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
                assert!(marked.contains(&tail), "{name} at {size:?}, level {level}: {marked}\n{screen}");
            }
        }
    }
}

#[test]
fn a_new_edition_of_any_framework_is_told_and_walked_at_every_size() {
    for shape in [SMALL_GERMAN, MANY, GERMAN, WIDE] {
        let (old, new) = (shape.framework(), shape.next_edition());
        let mut first = Person::of(old, Computer::bare_disk(), (80, 24));
        let answered = shape.skills.min(30);
        first.press("<Enter> <Enter> <Enter> <Enter> <Enter>").press(&"2 ".repeat(answered));
        first.end();
        let tree = first.computer.disk.tree();
        for size in SIZES {
            let what = format!("{shape:?} at {size:?}");
            let mut person = Person::of(Arc::clone(&new), Model::holding(&tree), size);
            person.press("<Enter>");
            assert_facts(&person, &what);
            let told = format!("{answered} of your {answered} answers need a look");
            assert!(person.sees(&told), "{what}:\n{}", person.screen());
            assert!(person.sees("changed at 2, 3"), "{what}:\n{}", person.screen());
            person.press("<End> <Home> <Enter>");
            assert_facts(&person, &what);
            assert!(
                person.sees("Look again: ") && person.sees(&format!("1 of {answered}")),
                "{what}:\n{}",
                person.screen()
            );
            assert!(person.sees("2:"), "{what}: the statement that is asked now:\n{}", person.screen());
            person.press("<PageDown> <PageDown> <PageUp> <PageUp> <Enter>");
            assert!(person.sees(&format!("2 of {answered}")), "{what}:\n{}", person.screen());
        }
    }
}
