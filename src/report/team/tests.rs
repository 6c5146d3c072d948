//! Claims about taking reports in: nothing counts twice, nothing is lost without a word, and the order does not matter.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::{
    Intake, IntakeRules, PeopleRules, PersonReport, PersonSink, ReportPlace, Roster, TakenReports, TeamColumn, TeamRow,
    TeamTable,
};
use crate::assessment::{Aim, Assessment, Choice, Edit, Moment, Name};
use crate::diagnostic::Source;
use crate::framework::{Framework, Level};
use crate::report::format::json;
use crate::report::{Notes, Report, ReportRequest, Scope};

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);
const TODAY: Date = date(2026, 11, 26);

/// Keeps everybody, for a look at who was taken.
#[derive(Debug, Default)]
struct Everybody(Vec<PersonReport>);

impl PersonSink for Everybody {
    fn take(&mut self, person: PersonReport) {
        self.0.push(person);
    }

    fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

/// Returns a report of a person who answers one question with a level on a day.
fn report(name: &str, level: usize, day: Date) -> String {
    let aim = Aim { role: FRAMEWORK.roles().next(), band: FRAMEWORK.usual_band() };
    let mut assessment = Assessment::new(&FRAMEWORK, Name::new(name).expect("a name"), aim);
    let moment = Moment { today: day, edition: FRAMEWORK.edition(), revision: 1 };
    let skill = FRAMEWORK.skills().next().expect("there are skills");
    assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[level])), moment);
    let (generated_at, scope) = (Timestamp::UNIX_EPOCH, Scope::default());
    let request =
        ReportRequest { assessment: &assessment, generated_at, notes: Notes::Without, effort: None, scope, kept: None };
    json::write_line(&Report::of(request))
}

/// Takes each text, from the file of this name, which may end in the number of a line.
fn taken(people: PeopleRules, files: &[(&str, &str)]) -> TakenReports<Everybody> {
    let rules = IntakeRules { framework: Arc::clone(&FRAMEWORK), today: TODAY, people };
    let mut intake = Intake::new(&rules, Everybody::default());
    // Every second file goes to another intake, and the last ones come first.
    let mut other = Intake::new(&rules, Everybody::default());
    for (number, (name, text)) in (0_u32..).zip(files).collect::<Vec<_>>().into_iter().rev() {
        let (path, line) = name.rsplit_once(':').map_or((*name, None), |(path, line)| (path, line.parse().ok()));
        let place = ReportPlace { number, shown: &format!("reports/{path}"), relative: path, line };
        let intake = if number % 2 == 0 { &mut intake } else { &mut other };
        if !intake.take_beginning(&place, text.as_bytes()) {
            intake.take_whole(&place, text.as_bytes().to_vec());
        }
    }
    intake.merge(other);
    intake.finish()
}

fn people(taken: &TakenReports<Everybody>) -> Vec<String> {
    let shown = |it: &PersonReport| {
        let group = it.group.as_ref().map(|group| format!(" of {group}")).unwrap_or_default();
        format!("{}{group}", it.person)
    };
    let mut people: Vec<String> = taken.sink.0.iter().map(shown).collect();
    people.sort();
    people
}

fn roster(text: &str) -> PeopleRules {
    let roster = Roster::read(Source::new("roster.csv", text.to_owned())).expect("it is right");
    PeopleRules { roster: Some(roster), by_name: false }
}

#[test]
fn a_person_is_a_path_or_a_line_and_the_group_the_first_folder() {
    let text = report("Ada", 3, TODAY);
    let files = [("docs/ada.json", &*text), ("docs/deep/b.json", &text), ("c.json", &text), ("all.ndjson:7", &text)];
    let taken = taken(PeopleRules::default(), &files);
    assert_eq!(people(&taken), ["all:7", "c", "docs/ada of docs", "docs/deep/b of docs"]);
    assert_eq!((taken.files.read, taken.files.replaced_count), (4, 0), "the same name joins nobody");
}

#[test]
fn paths_that_look_alike_once_they_are_safe_to_show_stay_apart() {
    let text = report("Ada", 3, TODAY);
    // A path that is not UTF-8 comes with U+FFFD for what cannot be read.
    let paths = ["a\u{202e}b.json", "a\u{202d}b.json", "a\u{fffd}.json", "a\u{fffd}.json", "x.json", "x.JSON"];
    let mut people = people(&taken(PeopleRules::default(), &paths.map(|path| (path, &*text))));
    people.dedup();
    assert_eq!(people.len(), paths.len(), "{people:?}");
    assert!(people.iter().all(|person| !person.contains(['\u{202e}', '\u{202d}'])));
}

#[test]
fn a_roster_names_people_and_groups_and_joins_their_reports_by_the_newest_answers() {
    let (old, new) = (report("x", 1, date(2026, 1, 1)), report("x", 4, date(2026, 6, 1)));
    let people_of = "file,person,group\na.json,Ada,Docs\nb.json,Ada,Field\nreports/c.json,,Docs\n";
    for files in [
        [("a.json", &*old), ("b.json", &*new), ("c.json", &*new), ("d.json", &*new)],
        [("a.json", &*new), ("b.json", &*old), ("c.json", &*new), ("d.json", &*new)],
    ] {
        let taken = taken(roster(people_of), &files);
        let is_first_newer = files[0].1 == new;
        let group = if is_first_newer { "Ada of Docs" } else { "Ada of Field" };
        assert_eq!(people(&taken), [group, "c.json of Docs", "d.json"]);
        let ada = taken.sink.0.iter().find(|it| it.person.as_str() == "Ada").expect("she was taken");
        assert_eq!(ada.report.sheet.choice(FRAMEWORK.skills().next().expect("a skill")), Choice::Level(Level::ALL[4]));
        let older = if is_first_newer { "reports/b.json" } else { "reports/a.json" };
        let replaced: Vec<&str> = taken.files.replaced.iter().map(crate::text::Clean::as_str).collect();
        assert_eq!((replaced.as_slice(), taken.files.replaced_count, taken.files.read), (&[older][..], 1, 3));
        assert!(taken.missing.is_empty());
    }
}

#[test]
fn a_row_of_the_roster_whose_file_is_not_there_is_a_problem_with_its_line() {
    let text = report("x", 1, TODAY);
    let taken = taken(roster("file,person\na.json,Ada\nb.json,Ben\n"), &[("a.json", &text)]);
    let problems: Vec<String> = taken.missing.iter().map(ToString::to_string).collect();
    assert!(
        problems.len() == 1 && problems[0].starts_with("roster.csv:3:1: there is no file \"b.json\""),
        "{problems:?}"
    );
}

#[test]
fn a_roster_tells_the_group_of_all_lines_and_the_person_of_one() {
    let text = report("x", 1, TODAY);
    let rules = roster("file,person,group\nall.ndjson,Nobody,Docs\nall.ndjson:2,Ada,\n");
    let taken = taken(rules, &[("all.ndjson:1", &text), ("all.ndjson:2", &text)]);
    assert_eq!(people(&taken), ["Ada of Docs", "all.ndjson:1 of Docs"]);
}

#[test]
fn lines_are_joined_by_name_only_if_that_is_asked_for() {
    let texts = [report("Ada", 1, date(2026, 1, 1)), report("Ada", 2, TODAY), report("Ben", 1, TODAY)];
    let files = [("all.ndjson:1", &*texts[0]), ("all.ndjson:2", &texts[1]), ("all.ndjson:3", &texts[2])];
    let joined = taken(PeopleRules { roster: None, by_name: true }, &files);
    assert_eq!((people(&joined), joined.files.replaced_count), (vec!["Ada".to_owned(), "Ben".to_owned()], 1));
    assert_eq!(taken(PeopleRules::default(), &files).files.read, 3);
}

#[test]
fn what_cannot_be_used_is_named_with_the_reason_and_the_rest_counts() {
    let sound = report("Ada", 3, TODAY);
    let other = sound.replace("\"id\":\"devrel\"", "\"id\":\"shop\"");
    let newer = sound.replace(&format!("\"edition\":{}", FRAMEWORK.edition()), "\"edition\":9");
    let broken = sound.replace("\"level\":3", "\"level\":7");
    let rating = r#"{"schema": "devrel-ready/rating/1"}"#;
    let files = [
        ("sound.json", &*sound),
        ("other.json", &other),
        ("newer.json", &newer),
        ("broken.json", &broken),
        ("rating.json", rating),
        ("list.json", "[1]"),
        ("empty.json", ""),
        ("lines.ndjson:4", "{"),
    ];
    let taken = taken(PeopleRules::default(), &files);
    assert_eq!((taken.files.read, taken.files.skipped_count), (1, 7), "{:?}", people(&taken));
    let reasons: Vec<String> = taken.files.skipped.iter().map(|it| format!("{}: {}", it.file, it.reason)).collect();
    for (reason, words) in reasons.iter().zip([
        ["reports/other.json: line 1", "the framework \"shop\"; pass that framework with --framework"],
        ["reports/newer.json: line 1", "edition 9 of the questions"],
        ["reports/broken.json: line 1", "the level is the number 7"],
        ["reports/rating.json: ", "this is a rating"],
        ["reports/list.json: ", "this is a list"],
        ["reports/empty.json: ", "empty"],
        ["reports/lines.ndjson:4: line 1", "not valid JSON"],
    ]) {
        assert!(words.iter().all(|words| reason.contains(words)), "{reason}");
    }
}

#[test]
fn answers_of_more_than_twelve_months_ago_are_counted_as_old() {
    let texts = [date(2025, 11, 25), date(2025, 11, 26), TODAY].map(|day| report("x", 1, day));
    let files = [("a.json", &*texts[0]), ("b.json", &texts[1]), ("c.json", &texts[2])];
    let taken = taken(PeopleRules::default(), &files);
    assert_eq!((taken.files.read, taken.files.older_than_a_year), (3, 1));
}

#[test]
fn answers_of_no_known_day_are_as_old_as_their_report_at_least() {
    let known = report("x", 1, TODAY);
    // These reports were made in 1970, as far as they say.
    let unknown = known.replace("\"answered_at\":\"2026-11-26\"", "\"answered_at\":null");
    let new = unknown.replace("1970-01-01", "2026-11-01");
    let [one, other] = [&unknown, &new].map(|text| taken(PeopleRules::default(), &[("a.json", text)]));
    assert_eq!((one.files.read, one.files.older_than_a_year), (1, 1));
    assert_eq!((other.files.read, other.files.older_than_a_year), (1, 0));
}

#[test]
fn a_narrow_table_cuts_long_texts_first_and_then_the_heads_of_numbers() {
    let column = |head: &str, is_number| TeamColumn { head: head.to_owned(), is_number };
    let cells = ["A group with a long name", "12", "47", "42", "39", "42"].map(str::to_owned).to_vec();
    let heads = ["People", "Technical", "Communication", "Strategic", "Interpersonal"];
    let columns = std::iter::once(column("Group", false)).chain(heads.map(|head| column(head, true))).collect();
    let table = TeamTable { columns, rows: vec![TeamRow::Cells { cells, short: None, classes: None, detail: None }] };
    assert_eq!(table.widths(100, false), [24, 6, 9, 13, 9, 13]);
    assert_eq!(table.widths(70, false), [12, 6, 9, 12, 9, 12]);
    let narrow = table.widths(58, false);
    assert_eq!((narrow[0], narrow.iter().sum::<usize>() + 2 * 5), (12, 58), "{narrow:?}");
}

#[test]
fn edited_results_and_words_change_nothing() {
    let sound = report("Ada", 3, TODAY);
    let (answers, _) = sound.split_once(",\"results\":").expect("a report has results");
    let edited = format!("{answers},\"results\":[\"whatever\"], and so on");
    let [one, other] = [&*sound, &edited].map(|text| taken(PeopleRules::default(), &[("a.json", text)]));
    assert_eq!(one.sink.0[0].report, other.sink.0[0].report);
}
