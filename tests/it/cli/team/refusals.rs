//! Tests of what `team` refuses. Each refusal says what to do, and writes nothing.

use super::{SEATS, line, report, team_of_twelve, today, write};
use crate::cli::Place;

#[track_caller]
fn refused(place: &Place, arguments: &[&str], code: i32, words: [&str; 2]) {
    let ran = place.run([&["team", "-o", "out.txt"], arguments].concat());
    ran.fails(code).complains(words[0]).complains(&format!("hint: {}", words[1]));
    assert!(!place.path("out.txt").exists());
}

#[test]
fn too_few_or_too_many_people_for_a_picture_are_refused() {
    let place = team_of_twelve();
    refused(
        &place,
        &["reports", "-k", "20"],
        1,
        ["12 of at least 20 people", "add reports, or pass -k 3 or more, or --names"],
    );
    refused(&place, &["reports", "-k", "2"], 2, ["-k 2 would tell too much about people", "write a number from 3 on"]);
    refused(&place, &["reports", "-k", "many"], 2, ["-k many is no number of people", "write a number from 3 on"]);
    place.run(["team", "reports", "-k", "5", "--names"]).fails(2).complains("cannot be used with");
    write(&place, "one/a.json", report(1));
    refused(
        &place,
        &["one", "--names"],
        1,
        ["a team has two people or more", "add a report; `devrel-ready show FILE`"],
    );
    // The advice does not name an option that the program would refuse again.
    refused(&place, &["one"], 1, ["1 of at least 5 people", "add a report; `devrel-ready show FILE`"]);
    write(&place, "one/b.json", report(2));
    refused(&place, &["one"], 1, ["2 of at least 5 people", "add reports, or pass --names"]);
    let many: String = (0..501).map(|_| line(1, "x", today())).collect();
    place.write("many.ndjson", many);
    refused(&place, &["many.ndjson", "--names"], 1, ["501 people are too many", "leave --names out"]);
}

#[test]
fn seats_that_cannot_be_read_are_refused_before_any_file_is_looked_at() {
    let place = Place::new();
    for (seats, words) in [
        ("advocat/established", ["there is no role \"advocat\"", "did you mean advocate?"]),
        ("baker/entry", ["there is no role \"baker\"", "use advocate, "]),
        ("writer/establishd", ["there is no band \"establishd\"", "did you mean established?"]),
        (
            "writer",
            ["\"writer\" is no seat", "ROLE is advocate, writer, community-manager or ospo, and BAND is entry, "],
        ),
        ("writer/entry=0", ["\"0\" seats", "as in --seats advocate/"]),
        ("writer/entry,writer/entry", ["stands twice", "as in --seats advocate/"]),
    ] {
        refused(&place, &["nowhere", "--seats", seats], 2, words);
    }
}

#[test]
fn without_seats_somebody_has_to_aim_at_a_role() {
    let place = Place::new();
    // Every ninth person aims at no role.
    for number in 0..6 {
        write(&place, &format!("r/{number}.json"), report(9 * number + 8));
    }
    refused(&place, &["r"], 1, ["nobody aims at a role", "say which seats there are, as in --seats ROLE/BAND=2"]);
    place.run(["team", "r", "--seats", SEATS]).done().says("Team of 6");
}

#[test]
fn a_place_without_reports_is_refused_with_what_was_found_there() {
    let place = Place::new();
    write(&place, "r/notes.txt", "x");
    refused(&place, &["r"], 1, ["no report was found", "name a folder with reports"]);
    write(&place, "r/list.json", "[]");
    refused(&place, &["r"], 1, ["r/list.json: this is a list", "the lines above say what to do"]);
    refused(&place, &["nowhere"], 1, ["nowhere", ""]);
    place.cli().args(["team", "-"]).look().fails(1).complains("no report was found");
    place.run(["team"]).fails(2).complains("<PATH>...");
}

#[test]
fn a_table_of_people_with_a_mistake_is_refused_with_the_line() {
    let place = team_of_twelve();
    for (text, words) in [
        ("file,person\nnowhere.json,Ada\n", "people.csv:2:1: there is no file \"nowhere.json\" among the reports"),
        ("file,persn\nx,Ada\n", "people.csv:1:1: unknown column \"persn\" (did you mean person?"),
        ("", "the roster is empty"),
    ] {
        place.write("people.csv", text);
        refused(&place, &["reports", "--group", "people.csv"], 1, [words, "mend these lines and try again"]);
    }
    refused(&place, &["reports", "--group", "no.csv"], 1, ["no.csv", ""]);
}

#[test]
fn a_name_of_a_file_says_the_form_or_is_refused() {
    let place = team_of_twelve();
    place.run(["team", "reports", "-o", "team.pdf"]).fails(2).complains("choose a name that ends in .txt, ");
    place.run(["team", "reports", "--format", "pdf"]).fails(2).complains("possible values");
    place.run(["team", "reports", "--jobs", "0"]).fails(2).complains("0 is not in 1..=64");
    place.run(["team", "reports", "--person-field", "id"]).fails(2).complains("possible values: name");
}
