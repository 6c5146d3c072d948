//! Tests with random input: nothing panics, and everything that can be read is the same after saving.

use std::fmt::Debug;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use devrel_ready::assessment::{Assessment, Entry, Name};
use devrel_ready::compare::{Comparison, ComparisonRequest, History, Side};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Catalog, Framework};
use devrel_ready::report::{ExportFormat, Notes, Report, ReportRequest, Scope, read_answers};
use devrel_ready::store::{AssessmentKey, Begun, Loaded, SavedPoints, Store};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::{Random, rounds};

/// The day on which everything is read.
const TODAY: Date = date(2026, 5, 1);

/// Pieces of file formats, and some wrong ones.
const WORDS: [&str; 44] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\n",
    "0",
    "1",
    "4",
    "5",
    "-1",
    "1e999",
    "0.5",
    "null",
    "true",
    "false",
    "\"level\":",
    "\"na\":true",
    "\"note\":\"",
    "\"star\":true",
    "\"rest\":{\"a\":[1,2]}",
    "\"editing-review\":{}",
    "\"\":{}",
    "\"x\":{\"level\":3},",
    "\"name\":",
    "\"aim\":",
    "\"answers\":{",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\u{202e}",
    "é",
    "\u{1b}[2J",
    "\u{0}",
    "💻\u{200d}💻",
    "18446744073709551616",
    "\"evidence\":\" x \"",
    "\"steps\":{\"3\":{\"done\":\"2026-05-20\"}}",
    "\"again\":{\"point\":1,\"revision\":2}",
    "\"moving_to\":\"you\"",
    "\"point\":{\"label\":\"x\"}",
];

/// Changes a text a little.
fn mutated(random: &mut Random, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let place = random.below(bytes.len() + 1);
        let end = (place + random.below(40)).min(bytes.len());
        match random.below(14) {
            0 => bytes.truncate(place),
            1 => drop(bytes.drain(place..end)),
            2 => {
                let copy = bytes[place..end].to_vec();
                let to = random.below(bytes.len() + 1);
                drop(bytes.splice(to..to, copy));
            }
            3 if place < bytes.len() => bytes[place] ^= 1 << random.below(8),
            4 if place < bytes.len() => bytes[place] = *random.pick(b"0123456789\",:{}[]\\ \n\xff"),
            5 => drop(bytes.splice(place..end, random.pick(&WORDS).bytes())),
            6 => drop(bytes.splice(place..place, random.pick(&WORDS).bytes())),
            // Change letters and digits only, so that most results still have the format.
            _ => {
                let Some(letter) = bytes[place..].iter().position(u8::is_ascii_alphanumeric) else { continue };
                let other =
                    random.pick(&["0", "1", "4", "x", "é", "\\u0000", "\\n", " ", "\u{202e}", "", "-", "\u{301}"]);
                drop(bytes.splice(place + letter..=place + letter, other.bytes()));
            }
        }
    }
    bytes
}

/// Returns random bytes, or words without grammar.
fn noise(random: &mut Random) -> Vec<u8> {
    let length = random.below(400);
    if random.below(2) == 0 {
        return (0..length).map(|_| random.next().to_le_bytes()[0]).collect();
    }
    (0..length / 4).flat_map(|_| random.pick(&WORDS).bytes()).collect()
}

/// Runs one round. Prints the bytes if it panics.
fn survive(round: u64, bytes: &[u8], act: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(act)).is_err() {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(text, "", "round {round}, seed {}, these bytes", Random::seed());
    }
}

/// A place for saves, in memory if the system has one.
struct Desk {
    dir: TempDir,
    catalog: Catalog,
    name: Name,
}

impl Desk {
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let dir = TempDir::new_in(memory).or_else(|_| TempDir::new()).expect("a temporary directory can be made");
        Self { dir, catalog: Catalog::shipped(), name: Name::new("me").expect("a plain word is a name") }
    }

    fn store(&self) -> Store {
        Store::open(self.dir.path().join("data"))
    }

    fn current(&self) -> PathBuf {
        self.dir.path().join("data/assessments").join(AssessmentKey::of(&self.name).as_str()).join("current.json")
    }

    /// Replaces everything with these bytes.
    fn plant(&self, bytes: &[u8]) {
        self.clear();
        fs::create_dir_all(self.current().parent().expect("it is in a directory")).expect("it can be made");
        fs::write(self.current(), bytes).expect("it can be written");
    }

    /// Writes these bytes as a point in time beside the save. Returns their path.
    fn plant_point(&self, number: u32, bytes: &[u8]) -> PathBuf {
        let dir = self.current().with_file_name("points");
        fs::create_dir_all(&dir).expect("it can be made");
        let path = dir.join(format!("{number:04}.json"));
        fs::write(&path, bytes).expect("it can be written");
        path
    }

    fn clear(&self) {
        let _ = fs::remove_dir_all(self.dir.path().join("data"));
    }

    /// Saves the found assessment again. Returns it and the bytes after the header.
    fn save_again(&self) -> Option<(Assessment, String)> {
        let (mut session, opened) = match self.store().begin(&self.catalog, &self.name).expect("the disk works") {
            Begun::Sound(session, opened) => (session, opened),
            Begun::Changed(undecided, changed) => undecided.accept(changed).expect("the disk works"),
            _ => return None,
        };
        let next = session.revision() + 1;
        session.save(&opened.assessment, next, opened.saved_at).expect("what was loaded can be saved");
        let text = fs::read_to_string(self.current()).expect("it was just saved");
        let (_, payload) = text.split_once('\n').expect("a header and the rest");
        Some((opened.assessment, payload.to_owned()))
    }

    /// Saves an assessment in an empty directory. Returns what is read back.
    fn through_the_disk(&self, assessment: &Assessment) -> Assessment {
        self.clear();
        let time = Timestamp::UNIX_EPOCH;
        let begun = self.store().begin(&self.catalog, assessment.name()).expect("the disk works");
        let Begun::New(mut session) = begun else { unreachable_state(&begun) };
        session.save(assessment, 1, time).expect("it can be saved");
        drop(session);
        match self.store().load(&self.catalog, assessment.name()).expect("the disk works") {
            Loaded::Sound(opened) => opened.assessment,
            other => unreachable_state(&other),
        }
    }
}

#[expect(clippy::panic, reason = "the test has found what it looks for")]
fn unreachable_state(found: &impl Debug) -> ! {
    panic!("found {found:?}")
}

#[track_caller]
fn assert_same(framework: &Framework, a: &Assessment, b: &Assessment) {
    for skill in framework.skills() {
        assert_same_entry(framework.skill(skill).key.as_str(), a.entry(skill), b.entry(skill));
    }
    assert_eq!((a.name(), a.aim(), a.place()), (b.name(), b.aim(), b.place()));
    assert_eq!(a.again(), b.again());
    assert_eq!(a.retired().len(), b.retired().len());
    for ((key, a), (other, b)) in a.retired().iter().zip(b.retired()) {
        assert_eq!(key, other);
        assert_same_entry(key.as_str(), a, b);
    }
}

/// Compares entries. If the day of an answer is unknown, saving sets the latest possible day.
#[track_caller]
fn assert_same_entry(key: &str, a: &Entry, b: &Entry) {
    let given = a.given.or(b.given);
    assert_eq!(Entry { given, ..a.clone() }, *b, "{key}");
}

/// Returns a save as the program writes it.
fn sealed(revision: u64, payload: &str) -> String {
    let schema = "devrel-ready/save/1";
    let crc32 = crc32fast::hash(format!("{schema}\n{revision}\n{payload}").as_bytes());
    let length = payload.len();
    format!(
        "{{\"schema\":\"{schema}\",\"revision\":{revision},\"length\":{length},\"crc32\":\"{crc32:08x}\"}}\n{payload}"
    )
}

const PAYLOAD: &str = r#"{"name":"me","framework":{"id":"devrel","edition":1,"x":0},"aim":{"role":"advocate","band":"established","y":[]},"place":"editing-review","saved_at":"2027-01-15T08:00:02Z","answers":{"editing-review":{"level":3,"note":"a\nb","z":1.50},"public-speaking":{"na":true,"sure":"unsure"},"gone":{"level":2,"star":true,"flag":true},"technical-writing":{"evidence":"https://example.org"}},"later":{"k":"v"}}"#;

/// A save in a round of answering again, on its way to another name, which is also a point in time, with plan steps.
const OVER_TIME: &str = r#"{"name":"me","framework":{"id":"devrel","edition":2},"aim":{"role":null,"band":"established"},"place":"editing-review","pace":"quick","saved_at":"2027-01-15T08:00:02Z","answers":{"editing-review":{"level":3,"steps":{"4":{"begun":"2026-05-02","done":"2026-05-20","s":1},"5":{"begun":"2026-05-21"}},"given":{"level":3,"on":"2026-05-01","edition":2,"revision":1}},"public-speaking":{"level":1,"given":{"level":1,"by":"2026-05-01","edition":1,"revision":4}},"technical-writing":{"steps":{"3":{"done":"2026-05-20"}},"evidence":"x","evidence_on":"2026-05-03"}},"again":{"point":1,"revision":2,"fresh":true,"a":[]},"moving_to":"you","point":{"label":"the talk","p":{}}}"#;

const ANSWERS: &str = r#"{"schema":"devrel-ready/answers/1","framework":"devrel","name":"me","role":"advocate","band":"lead","answers":{"editing-review":3,"public-speaking":{"na":true,"note":"a\nb"},"technical-writing":{"level":2,"evidence":"x","sure":"sure","star":true,"flag":true}}}"#;

const REPORT: &str = r#"{"schema":"devrel-ready/report/1","framework":{"id":"devrel","edition":1},"name":"me","aim":{"role":null,"band":"lead"},"answers":{"editing-review":{"level":3,"given_on":"2026-05-01","given_edition":1,"steps":{"4":{"begun":"2026-04-01","done":"2026-04-30"}}},"gone":{"level":1},"another one":{"na":true,"note":"n"}}}"#;

#[test]
fn any_save_is_told_apart_and_what_loads_saves_and_loads_back_equal() {
    let desk = Desk::new();
    let mut random = Random::new();
    let (mut loaded, mut again) = (0_u64, 0_u64);
    let count = rounds(2_000, 300_000);
    for round in 0..count {
        let bytes = match random.below(8) {
            0 => noise(&mut random),
            1 => mutated(&mut random, &sealed(7, PAYLOAD)),
            // The checksum fits, so that the code behind it runs too.
            kind => {
                let payload = if kind < 5 { PAYLOAD } else { OVER_TIME };
                sealed(7, &String::from_utf8_lossy(&mutated(&mut random, payload))).into_bytes()
            }
        };
        survive(round, &bytes, || {
            desk.plant(&bytes);
            let found = desk.store().load(&desk.catalog, &desk.name).expect("the disk works");
            assert!(!matches!(found, Loaded::Nothing), "a file is something");
            let _ = desk.store().list().expect("the disk works");
            assert_eq!(fs::read(desk.current()).expect("it is there"), bytes, "looking changes nothing");
            loaded += u64::from(matches!(found, Loaded::Sound(_) | Loaded::Changed(_)));
            let Some((first, first_text)) = desk.save_again() else { return };
            let (second, second_text) = desk.save_again().expect("our own save is sound");
            assert_same(desk.catalog.usual(), &first, &second);
            assert_eq!(first_text, second_text, "a second save says what the first one said");
            again += 1;
        });
    }
    println!("saves: {count} read, {loaded} understood, {again} saved and loaded back (seed {})", Random::seed());
    assert!(again > count / 100, "hardly anything was understood");
}

#[test]
fn any_point_in_time_is_told_apart_and_hides_no_other_and_what_is_read_can_be_compared() {
    let desk = Desk::new();
    let mut random = Random::new();
    let mut understood = 0_u64;
    let whole = sealed(7, OVER_TIME);
    let count = rounds(1_000, 100_000);
    for round in 0..count {
        let bytes = match random.below(8) {
            0 => noise(&mut random),
            1 => mutated(&mut random, &whole),
            _ => sealed(7, &String::from_utf8_lossy(&mutated(&mut random, OVER_TIME))).into_bytes(),
        };
        survive(round, &bytes, || {
            desk.plant(whole.as_bytes());
            let odd = desk.plant_point(1, &bytes);
            desk.plant_point(2, whole.as_bytes());
            let SavedPoints { points, damaged } =
                desk.store().points(&desk.catalog, &desk.name).expect("the disk works");
            assert_eq!(points.len() + damaged.len(), 2, "each is either used or told");
            assert_eq!(points.last().map(|point| point.number), Some(2), "the other one is there");
            assert_eq!(fs::read(&odd).expect("it is there"), bytes, "looking changes nothing");
            let Ok(Loaded::Sound(now)) = desk.store().load(&desk.catalog, &desk.name) else { return };
            let _ = History::of(&points, &now.assessment).rows.len();
            let [odd, _] = &points[..] else { return };
            understood += 1;
            let before = Side { assessment: &odd.assessment, revision: Some(odd.revision) };
            let after = Side { assessment: &now.assessment, revision: Some(now.revision) };
            for role in desk.catalog.usual().roles() {
                let band = desk.catalog.usual().usual_band();
                let _ = Comparison::of(&ComparisonRequest { before, after, role, band });
            }
        });
    }
    println!("points in time: {count} read, {understood} understood (seed {})", Random::seed());
    assert!(understood > count / 100, "hardly anything was understood");
}

#[test]
fn any_answers_file_is_read_and_what_is_understood_survives_the_disk_and_a_report() {
    let desk = Desk::new();
    let mut random = Random::new();
    let mut understood = 0_u64;
    let count = rounds(5_000, 500_000);
    for round in 0..count {
        let bytes = match random.below(8) {
            0 => noise(&mut random),
            1..=4 => mutated(&mut random, ANSWERS),
            _ => mutated(&mut random, REPORT),
        };
        survive(round, &bytes, || {
            let source = Source::new("any.json", String::from_utf8_lossy(&bytes).into_owned());
            let read = read_answers(desk.catalog.usual(), &source, TODAY);
            let assessment = match read {
                Ok(assessment) => assessment,
                Err(problems) => return assert!((1..=100).contains(&problems.len()), "{} problems", problems.len()),
            };
            understood += 1;
            // Answers to a newer edition are only read.
            if assessment.foreign().is_some() {
                return;
            }
            assert_same(desk.catalog.usual(), &assessment, &desk.through_the_disk(&assessment));
            let (framework, generated_at, notes) = (desk.catalog.usual(), Timestamp::UNIX_EPOCH, Notes::With);
            let report = Report::of(ReportRequest {
                assessment: &assessment,
                generated_at,
                notes,
                effort: None,
                scope: Scope::default(),
                kept: None,
            });
            let report = Source::new("report.json", ExportFormat::usual().write(&report));
            let back = read_answers(framework, &report, TODAY).expect("our own report can be read");
            assert_same(framework, &assessment, &back);
        });
    }
    println!("answers: {count} read, {understood} understood (seed {})", Random::seed());
    assert!(understood > count / 100, "hardly anything was understood");
}

#[test]
fn any_framework_is_read_or_refused_with_reasons() {
    let sources = Framework::shipped().sources().to_vec();
    let mut random = Random::new();
    let mut understood = 0_u64;
    let count = rounds(100, 30_000);
    for round in 0..count {
        let mut files = sources.clone();
        let place = random.below(files.len());
        let bytes = match random.below(8) {
            0 => noise(&mut random),
            _ => mutated(&mut random, &files[place].text),
        };
        files[place].text = String::from_utf8_lossy(&bytes).into_owned().into();
        survive(round, &bytes, || match Framework::parse(files) {
            Err(problems) => assert!(!problems.is_empty()),
            Ok(framework) => {
                understood += 1;
                let again = Framework::parse(framework.sources().to_vec()).expect("it was read before");
                assert_eq!(framework.sha256(), again.sha256());
                let _ = framework.soundness_problems();
            }
        });
    }
    println!("frameworks: {count} read, {understood} understood (seed {})", Random::seed());
}
