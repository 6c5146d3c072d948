//! Claims about the tables: one list of columns is behind every form of them, and rows say what the answers say.

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};

use super::{ColumnType, SqlTable, TableCell, TableForm, TabledPerson, schema_sql, sql_files};
use crate::assessment::{Aim, Choice, Mark, Sheet};
use crate::framework::{Framework, Level};
use crate::report::BriefReport;
use crate::report::team::PersonReport;
use crate::text::Clean;

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);
const TODAY: Date = date(2026, 11, 26);

/// Returns a person whose answers to the skills are these numbers, again and again: 5 is open, 6 does not apply.
fn person(choices: &[usize], answered_on: Option<Date>) -> TabledPerson {
    let choice = |number: &usize| match number {
        5 => Choice::Unanswered,
        6 => Choice::NotApplicable,
        level => Choice::Level(Level::ALL[*level]),
    };
    let skills = FRAMEWORK.skills().len();
    let marks = choices.iter().cycle().take(skills).map(|number| Mark { choice: choice(number), ..Mark::default() });
    let report = BriefReport {
        name: Clean::line("Ada"),
        aim: Aim { role: FRAMEWORK.roles().next(), band: FRAMEWORK.usual_band() },
        sheet: marks.collect::<Sheet>(),
        wants: vec![false; skills],
        goals: vec![None; skills],
        answered_on,
        generated_at: Clean::line(""),
        edition: 1,
    };
    let report = PersonReport { person: Clean::line("ada"), group: None, report };
    TabledPerson::of(&FRAMEWORK, report, Clean::line("p001"), TODAY)
}

/// Returns the rows of a table as text of their cells, by the names of the columns.
fn rows(table: SqlTable, person: &TabledPerson) -> Vec<serde_json::Value> {
    let mut out = Vec::new();
    table.write_person(person, TableForm::Ndjson, &mut out);
    let text = String::from_utf8(out).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn the_statements_the_header_and_the_keys_have_the_same_columns_in_the_same_order() {
    let sql = schema_sql();
    for table in SqlTable::ALL {
        let columns = table.columns();
        let head = format!("CREATE TABLE {} (", table.name());
        let (_, body) = sql.split_once(&head).expect("each table is created");
        let (body, _) = body.split_once("\n);").expect("the statement ends");
        let created: Vec<&str> = body.split(",\n").map(str::trim).collect();
        let expected: Vec<String> = columns
            .iter()
            .map(|column| {
                let kind = match column.kind {
                    ColumnType::Text => "VARCHAR(65535)",
                    ColumnType::Int => "INT",
                    ColumnType::Bool => "BOOLEAN",
                };
                format!("{} {kind}{}", column.name, if column.may_be_null { "" } else { " NOT NULL" })
            })
            .collect();
        assert_eq!(created, expected, "{}", table.name());
        let mut header = Vec::new();
        table.write_head(TableForm::Csv, &mut header);
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        assert_eq!(String::from_utf8(header).expect("text"), names.join(",") + "\n");
        for row in rows(table, &person(&[3, 5, 6], None)).iter().take(1) {
            let keys: Vec<&String> = row.as_object().expect("an object").keys().collect();
            assert_eq!(keys, names);
        }
    }
}

#[test]
fn cells_have_the_type_of_their_column_and_are_empty_only_where_they_may_be() {
    for (choices, day) in [(&[3, 5, 6][..], None), (&[2], Some(TODAY)), (&[6], Some(TODAY)), (&[5], None)] {
        let person = person(choices, day);
        for table in SqlTable::OF_PEOPLE {
            for row in rows(table, &person) {
                for column in table.columns() {
                    let cell = &row[column.name];
                    let fits = match column.kind {
                        ColumnType::Text => cell.is_string(),
                        ColumnType::Int => cell.is_u64(),
                        ColumnType::Bool => cell.is_boolean(),
                    };
                    assert!(fits || (cell.is_null() && column.may_be_null), "{} {}: {cell}", table.name(), column.name);
                }
            }
        }
    }
}

#[test]
fn a_person_has_one_row_an_answer_for_each_skill_and_a_result_for_each_role_and_band() {
    let person = person(&[3, 5, 6], Some(date(2026, 11, 20)));
    let people = rows(SqlTable::People, &person);
    assert_eq!(people.len(), 1);
    let of = |name: &str| people[0][name].clone();
    assert_eq!((of("person"), of("age_days"), of("edition")), ("p001".into(), 6.into(), 1.into()));
    let counts = ["answered", "not_applicable", "unanswered"].map(|name| of(name).as_u64().expect("a count"));
    assert_eq!(counts.iter().sum::<u64>(), FRAMEWORK.skills().len() as u64);
    let answers = rows(SqlTable::Answers, &person);
    assert_eq!(answers.len(), FRAMEWORK.skills().len());
    assert_eq!((&answers[0]["level"], &answers[2]["not_applicable"]), (&3.into(), &true.into()));
    assert!(answers[1]["level"].is_null() && answers[1]["not_applicable"] == false);
    let results = rows(SqlTable::Results, &person);
    assert_eq!(results.len(), FRAMEWORK.roles().len() * FRAMEWORK.bands().len());
    assert_eq!(results.iter().filter(|row| row["aimed_at"] == true).count(), 1);
    assert_eq!(rows(SqlTable::Targets, &person), [] as [serde_json::Value; 0]);
}

#[test]
fn must_haves_are_met_missed_or_open() {
    let met = |choices: &[usize]| {
        let results = rows(SqlTable::Results, &person(choices, None));
        results.into_iter().map(|row| row["must_haves_met"].clone()).collect::<Vec<_>>()
    };
    assert!(met(&[4]).iter().all(|met| *met == true));
    assert!(met(&[0]).iter().any(|met| *met == false));
    assert!(met(&[6]).iter().any(|met| *met == false), "what does not apply is not met");
    assert!(met(&[5]).iter().any(serde_json::Value::is_null));
}

#[test]
fn the_targets_are_those_of_the_roles() {
    let mut out = Vec::new();
    let count = SqlTable::write_targets(&FRAMEWORK, TableForm::Csv, &mut out);
    let listed: usize = FRAMEWORK.roles().map(|role| FRAMEWORK.role(role).requirements.len()).sum();
    assert_eq!(count, (listed * FRAMEWORK.bands().len()) as u64);
    assert_eq!(String::from_utf8(out).expect("text").lines().count() as u64, count);
    assert_eq!(TableCell::text(""), TableCell::Null);
}

#[test]
fn questions_use_only_what_every_engine_has() {
    for (name, text) in sql_files() {
        assert!(text.starts_with("-- ") && text.is_ascii(), "{name} begins by saying what it asks");
        let code: Vec<&str> = text.lines().filter(|line| !line.starts_with("--")).collect();
        let code = code.join("\n").to_uppercase();
        let code = code.strip_suffix(';').expect("a shell needs to know the end");
        for word in [" / ", "AVG(", "FILTER", "QUALIFY", "LIKE", "::", "LIMIT", ";", "`", "\""] {
            assert!(!code.contains(word), "{name}: {word}");
        }
        let closed = code.matches("\n)").count() + code.matches("  )").count();
        let aliases = code.matches(") AS ").count();
        assert!(aliases >= closed.saturating_sub(1), "{name}: a subquery has no name");
    }
}
