//! The fast reader and the careful one give the same, or the fast one gives nothing.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert_eq, proptest};

use super::{BeginningReader, results_begin};
use crate::assessment::{Aim, Assessment, Choice, Edit, Moment, Name, Sureness};
use crate::diagnostic::Source;
use crate::framework::{Framework, Level};
use crate::report::format::json;
use crate::report::{BriefReport, Notes, Report, ReportRequest, Scope, read_answers};
use crate::text::Clean;

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);
const TODAY: Date = date(2026, 5, 1);

/// Texts that could be taken for something else.
const TEXTS: [&str; 7] = ["", " ", "a link", "\"results\": [", ",\"results\":[]}", "é \\ \u{1f600}", "–"];

/// One answer: the choice (5 for none, 6 for not applicable), evidence, note, sureness, star and goal.
type Drawn = (usize, usize, usize, usize, bool, usize);

fn answers() -> impl Strategy<Value = Vec<Drawn>> {
    let answer = (0_usize..7, 0..TEXTS.len(), 0..TEXTS.len(), 0_usize..3, prop::bool::ANY, 0_usize..6);
    prop::collection::vec(answer, FRAMEWORK.skills().len())
}

fn assessment(name: &str, drawn: &[Drawn]) -> Assessment {
    let aim = Aim { role: FRAMEWORK.roles().nth(drawn[0].0), band: FRAMEWORK.usual_band() };
    let mut assessment = Assessment::new(&FRAMEWORK, Name::new(name).expect("a name"), aim);
    let moment = Moment { today: TODAY, edition: FRAMEWORK.edition(), revision: 1 };
    for (skill, (choice, evidence, note, sureness, star, goal)) in FRAMEWORK.skills().zip(drawn) {
        let choice = match choice {
            5 => Choice::Unanswered,
            6 => Choice::NotApplicable,
            level => Choice::Level(Level::ALL[*level]),
        };
        let sureness = [Sureness::Unsaid, Sureness::Sure, Sureness::Unsure][*sureness];
        for edit in [
            Edit::Choose(choice),
            Edit::Evidence(Clean::line(TEXTS[*evidence])),
            Edit::Note(Clean::note(TEXTS[*note])),
            Edit::Sureness(sureness),
            Edit::Goal(Level::ALL.get(*goal).copied()),
        ] {
            assessment.edit(skill, edit, moment);
        }
        if *star {
            assessment.edit(skill, Edit::ToggleStar, moment);
        }
    }
    assessment
}

fn report(assessment: &Assessment) -> Report<'_> {
    let (generated_at, scope) = (Timestamp::UNIX_EPOCH, Scope::default());
    Report::of(ReportRequest { assessment, generated_at, notes: Notes::With, effort: None, scope, kept: None })
}

fn fast(text: &str) -> Option<BriefReport> {
    BeginningReader::new(&FRAMEWORK, TODAY).read(text.as_bytes())
}

fn careful(text: &str) -> BriefReport {
    let read = read_answers(&FRAMEWORK, &Source::new("r.json", text.to_owned()), TODAY).expect("the program wrote it");
    BriefReport::of(&read, Clean::line("1970-01-01T00:00:00Z"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_reader_reads_every_report_as_the_careful_one(drawn in answers()) {
        let assessment = assessment("A \"results\" report", &drawn);
        let report = report(&assessment);
        for text in [json::write(&report), json::write_line(&report)] {
            prop_assert_eq!(fast(&text), Some(careful(&text)));
            // The text after the results does not matter, and may be missing.
            let end = results_begin(text.as_bytes()).expect("a report has results") + 12;
            prop_assert_eq!(fast(&text[..end]), Some(careful(&text)));
        }
    }
}

#[test]
fn the_answers_stand_before_the_results_and_soon() {
    let all: Vec<Drawn> = FRAMEWORK.skills().map(|_| (3, 0, 0, 0, false, 5)).collect();
    let assessment = assessment("me", &all);
    let line = json::write_line(&report(&assessment));
    assert_eq!((line.lines().count(), line.ends_with('\n')), (1, true));
    let at = results_begin(line.as_bytes()).expect("there are results");
    assert!(at < 4_096, "{at}");
    assert!(line[..at].contains("\"answers\":{") && !line[at..].contains("\"answers\":"));
    let keys = ["schema", "generated_at", "answered_at", "name", "aim", "framework", "coverage", "answers", "results"];
    let places = keys.map(|key| line.find(&format!("\"{key}\":")).expect(key));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn what_is_unusual_is_left_to_the_careful_reader() {
    let all: Vec<Drawn> = FRAMEWORK.skills().map(|_| (3, 2, 0, 0, false, 5)).collect();
    let assessment = assessment("me", &all);
    let text = json::write_line(&report(&assessment));
    assert!(fast(&text).is_some());
    for (from, to) in [
        ("devrel-ready/report/1", "devrel-ready/report/2"),
        ("\"edition\":2", "\"edition\":1"),
        ("\"sha256\":\"", "\"sha256\":\"0"),
        ("\"id\":\"devrel\"", "\"id\":\"other\""),
        ("\"level\":3", "\"level\":5"),
        ("\"level\":3", "\"level\":3.0"),
        ("\"level\":3", "\"level\":3,\"level\":3"),
        ("\"level\":3", "\"level\":3,\"na\":true"),
        ("\"level\":3", "\"level\":3,\"more\":1"),
        ("\"name\":\"me\"", "\"name\":\"me\",\"name\":\"me\""),
        ("\"name\":\"me\"", "\"name\":\"\""),
        ("\"software-building\":{", "\"system-learning\":{"),
        ("\"software-building\":{", "\"nonsense\":{"),
        ("\"band\":\"established\"", "\"band\":\"boss\""),
        ("2026-05-01", "2026-13-01"),
        ("\"given_on\":\"2026-05-01\"", "\"given_on\":\"2026-13-01\""),
        ("\"given_on\":\"2026-05-01\"", "\"given_on\":\"\""),
        ("\"evidence_on\":\"2026-05-01\"", "\"evidence_on\":\"2026-05-32\""),
        ("\"answers\":{", "\"extra\":{},\"answers\":{"),
        ("\"results\":", "\"other\":"),
        (",\"results\":", ",\"x\":{\"y\":1,\"results\":"),
        ("{\"schema\"", "[\"schema\""),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is not there");
        assert_eq!(fast(&changed), None, "{from} -> {to}");
    }
    assert_eq!(fast(""), None);
}
