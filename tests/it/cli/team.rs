//! Tests of `team` as a lead or a script uses it, with folders of made-up reports.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, LazyLock};

use devrel_ready::framework::Framework;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

use super::{Place, assert_follows};
use crate::team_people::{json_of, made_up};

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);

/// Names of people, some of which a terminal, a page or a spreadsheet could take for something else.
const NAMES: [&str; 12] = [
    "ada",
    "ben",
    "chidi",
    "dalia",
    "elif",
    "farid",
    "grace",
    "=1+1",
    "<script>x",
    "ivo\u{202e}x",
    "jo & co",
    "kim | sam",
];

/// The options of most tests, so that pictures can be compared.
const SEATS: &str = "advocate/established=2,writer/established,community-manager/established";

const FORMS: [&str; 4] = ["text", "json", "markdown", "csv"];

fn today() -> Date {
    super::today().parse().expect("a day")
}

fn report(number: u64) -> String {
    json_of(&made_up(&FRAMEWORK, number, &format!("Person {number}"), today()), false)
}

fn line(number: u64, name: &str, day: Date) -> String {
    json_of(&made_up(&FRAMEWORK, number, name, day), true)
}

fn write(place: &Place, path: &str, text: impl AsRef<[u8]>) {
    let path = place.path(path);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a temporary directory can be written to");
    fs::write(path, text).expect("a temporary directory can be written to");
}

/// Creates a place with twelve people in two groups.
fn team_of_twelve() -> Place {
    let place = Place::new();
    for (number, name) in (0..).zip(NAMES) {
        let group = if number % 2 == 0 { "docs" } else { "field" };
        write(&place, &format!("reports/{group}/{name}.json"), report(number));
    }
    place
}

fn picture(place: &Place, options: &[&str]) -> Value {
    let mut json = place.run([&["team", "--json", "--seats", SEATS], options].concat()).done().json();
    json["generated_at"] = Value::Null;
    json
}

#[test]
fn dump_for_a_look() {
    let place = team_of_twelve();
    let to = std::path::Path::new("/tmp/wgt");
    let _ = fs::remove_dir_all(to);
    fs::rename(place.path("reports"), to).expect("moved");
}
