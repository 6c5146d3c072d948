//! Tests of reading answers: the accepted files, and the messages for rejected ones.

use jiff::civil::{Date, date};

use super::read_answers;
use crate::assessment::{Assessment, Day};
use crate::diagnostic::{Problems, Source};
use crate::framework::{Framework, Level};

/// The day of every reading.
const TODAY: Date = date(2026, 5, 1);

#[test]
fn a_name_that_only_looks_like_that_of_a_skill_is_refused_and_not_cleaned_into_it() {
    let framework = Framework::shipped();
    for key in ["editi\\u0000ng-review", " editing-review", "x\\u202ey", "", " "] {
        let text = r#"{"schema":"devrel-ready/report/1","framework":"devrel","answers":{"KEY":{"level":3}}}"#;
        let source = Source::new("report.json", text.replace("KEY", key));
        let problems = read_answers(&framework, &source, TODAY).expect_err("refused");
        assert!(problems[0].to_string().contains("cannot be shown"), "{}", problems[0]);
    }
}

fn read(answers: &str) -> Result<Assessment, Problems> {
    let text = format!(r#"{{"schema":"devrel-ready/answers/1","framework":"devrel",{answers}}}"#);
    read_answers(&Framework::shipped(), &Source::new("x.json", text), TODAY)
}

fn told(answers: &str) -> String {
    let problems = read(answers).expect_err("refused");
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_whole_number_is_a_level_however_it_is_written() {
    let framework = Framework::shipped();
    let skill = framework.find_skill("public-speaking").expect("it is asked");
    for (written, level) in [("3.0", 3), ("1e0", 1), ("-0", 0), ("0.4e1", 4)] {
        for answer in [written.to_owned(), format!(r#"{{"level": {written}, "goal": {written}}}"#)] {
            let read = read(&format!(r#""answers": {{"public-speaking": {answer}}}"#)).expect("a level");
            assert_eq!(read.entry(skill).choice.level(), Level::new(level), "{answer}");
        }
    }
    for (written, words) in [("3.5", "the number 3.5"), ("-1", "the number -1"), ("5", "the number 5")] {
        let told = told(&format!(r#""answers": {{"public-speaking": {written}}}"#));
        assert!(told.contains(words) && told.contains("write a whole number from 0 to 4"), "{told}");
    }
}

#[test]
fn what_is_no_answer_is_met_with_what_to_write_instead() {
    for (answer, words) in [
        ("\"3\"", "the answer is text (write a level from 0 to 4 without quotes, or {\"na\": true}"),
        ("null", "the answer is null (leave the skill out if it has no answer)"),
        ("true", "{\"na\": true}"),
        ("[3]", "the answer is a list"),
    ] {
        let told = told(&format!(r#""answers": {{"public-speaking": {answer}}}"#));
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn roles_bands_and_skills_can_be_called_by_their_names_as_on_the_command_line() {
    let framework = Framework::shipped();
    let read = read(r#""role": "Technical Writer", "band": "First role", "answers": {"Public Speaking": 2}"#);
    let read = read.expect("all three are known");
    assert_eq!(read.aim().role, framework.find_role("writer"));
    assert_eq!(read.aim().band, framework.find_band("entry").expect("a band"));
    assert_eq!(read.coverage().answered, 1);
    assert!(told(r#""role": "Writr", "answers": {}"#).contains("did you mean \"writer\"?"));
    let twice = told(r#""answers": {"Public Speaking": 2, "public-speaking": 3}"#);
    assert!(twice.contains("two answers to \"public-speaking\""), "{twice}");
}

#[test]
fn text_that_is_too_long_is_refused_with_its_place_and_never_cut() {
    for (field, limit, shown) in [("evidence", 1_000, "1000"), ("note", 10_000, "10,000")] {
        let answer = |length: usize| {
            let text = "é".repeat(length);
            format!(r#""answers": {{"public-speaking": {{"level": 1, "{field}": "{text}"}}}}"#)
        };
        assert!(read(&answer(limit)).is_ok(), "{field}: the limit itself is fine");
        let told = told(&answer(limit + 1));
        assert!(told.starts_with("x.json:1:") && told.contains(&format!("shorten it to {shown}")), "{told}");
    }
    let name = told(&format!(r#""name": "{}", "answers": {{}}"#, "x".repeat(49)));
    assert!(name.starts_with("x.json:1:") && name.contains("at most 48"), "{name}");
}

#[test]
fn a_schema_for_editors_is_allowed_and_a_newer_edition_is_noticed() {
    assert!(read(r#""$schema": "answers.schema.json", "answers": {}"#).is_ok());
    assert!(told(r#""$schema": 1, "answers": {}"#).contains("\"$schema\" is the number 1"));
    let framework = Framework::shipped();
    for (edition, is_newer) in [(1, false), (99, true)] {
        let text = format!(
            r#"{{"schema":"devrel-ready/answers/1","framework":{{"id":"devrel","edition":{edition}}},"answers":{{}}}}"#
        );
        let reading = super::read(&framework, &Source::new("x.json", text), TODAY).expect("readable");
        assert_eq!(reading.newer.is_some_and(|it| it.message.as_str().contains("edition 99")), is_newer);
    }
}

#[test]
fn an_answer_to_an_earlier_edition_stays_one_even_without_a_day() {
    let framework = Framework::shipped();
    let skill = framework.find_skill("public-speaking").expect("it is asked");
    let given = |framework_part: &str, answer: &str| {
        let text = format!(
            r#"{{"schema":"devrel-ready/answers/1","framework":{framework_part},"answers":{{"public-speaking":{answer}}}}}"#
        );
        let read = read_answers(&framework, &Source::new("x.json", text), TODAY).expect("readable");
        (read.entry(skill).given.map(|given| (given.day, given.edition)), read.is_worth_another_look(skill))
    };
    let (now, first) = (r#""devrel""#, r#"{"id":"devrel","edition":1}"#);
    assert_eq!(given(first, "3"), (Some((Day::By(TODAY), 1)), true));
    assert_eq!(given(first, r#"{"level":3}"#), (Some((Day::By(TODAY), 1)), true));
    assert_eq!(given(now, r#"{"level":3,"given_edition":1}"#), (Some((Day::By(TODAY), 1)), true));
    let earlier = date(2026, 4, 1);
    assert_eq!(given(first, r#"{"level":3,"given_on":"2026-04-01"}"#), (Some((Day::On(earlier), 1)), true));
    // A day after today can be no more than a wrong clock's, so that the answer was given by today.
    assert_eq!(given(now, r#"{"level":3,"given_on":"2999-04-01"}"#), (Some((Day::By(TODAY), 2)), false));
    // An answer to this edition without a day gets no date.
    assert_eq!(given(now, "3"), (None, false));
    assert_eq!(given(first, r#"{"level":3,"given_edition":2}"#), (None, false));
}

#[test]
fn an_assessment_is_named_after_its_file_whatever_the_case_of_the_ending() {
    let text = r#"{"schema":"devrel-ready/answers/1","framework":"devrel","answers":{}}"#;
    for file in ["a/Sam.JSON", "Sam.json", "Sam"] {
        let read = read_answers(&Framework::shipped(), &Source::new(file, text), TODAY).expect("readable");
        assert_eq!(read.name().as_str(), "Sam", "{file}");
    }
}
