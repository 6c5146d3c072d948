//! Every command works with a framework of any shape, of any field and in any words.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;

use serde_json::{Value, json};

use super::{COMMANDS, Place, Ran, assert_follows};
use crate::any_framework::{MANY, SMALL_GERMAN};
use crate::other_fields::{LADDERS, SNOWFLAKE};

/// Writes the files of a framework to a folder.
fn write_files(place: &Place, folder: &str, files: Vec<(String, Value)>) {
    for (name, value) in files {
        let path = place.path(folder).join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, value.to_string()).expect("written");
    }
}

/// A place that remembers which commands ran there.
struct Tour {
    place: Place,
    ran: BTreeSet<String>,
}

impl Tour {
    fn run<A: AsRef<OsStr>>(&mut self, args: impl IntoIterator<Item = A>) -> Ran {
        self.typing(args, "")
    }

    /// Runs a command with input.
    fn typing<A: AsRef<OsStr>>(&mut self, args: impl IntoIterator<Item = A>, input: &str) -> Ran {
        let args: Vec<_> = args.into_iter().map(|arg| arg.as_ref().to_owned()).collect();
        let words = args.iter().filter_map(|arg| arg.to_str());
        self.ran.extend(words.filter(|word| COMMANDS.contains(word)).map(str::to_owned).take(1));
        self.place.cli().args(&args).stdin(input).look()
    }

    /// Runs a command with the framework in the folder `f`.
    fn with_framework(&mut self, args: &[&str]) -> Ran {
        self.run(["--framework", "f"].iter().chain(args))
    }
}

#[test]
fn every_command_works_with_a_small_and_with_a_large_framework_of_any_words() {
    for (shape, skills, roles) in [(SMALL_GERMAN, 3, 1), (MANY, 300, 50)] {
        let mut tour = Tour { place: Place::new(), ran: BTreeSet::new() };
        write_files(&tour.place, "f", shape.files());
        author(&mut tour, (skills, roles));
        person(&mut tour, skills);
        rater(&mut tour, skills);
        for command in ["completions", "schema", "man"] {
            let argument = match command {
                "completions" => Some("bash"),
                "schema" => Some("report"),
                _ => None,
            };
            tour.run(["--framework", "f", command].into_iter().chain(argument)).done().quiet();
        }
        tour.run(["delete", "Ada", "--yes"]).done();
        let all: BTreeSet<String> = COMMANDS.iter().map(ToString::to_string).collect();
        assert_eq!(tour.ran, all, "every command was tried");
        assert!(tour.run(["show", "Kim"]).err().is_empty());
    }
}

/// The author checks, looks things up, makes a bundle and begins others.
fn author(tour: &mut Tour, (skills, roles): (usize, usize)) {
    // The fifty roles are too alike, which `check` says and nothing else minds.
    let verdict = if roles == 1 { "3 skills, 1 role, no problems" } else { "set the two roles further apart" };
    tour.run(["check", "f"]).says(verdict);
    tour.run(["bundle", "f", "-o", "f.json"]).done();
    assert_follows("bundle", &serde_json::from_slice(&tour.place.read("f.json")).expect("JSON"));
    tour.run(["check", "f.json"]).says(verdict);
    let all = tour.with_framework(&["skills", "--json"]).json();
    let domains = all["domains"].as_array().expect("a list");
    let count: usize = domains.iter().map(|domain| domain["skills"].as_array().expect("a list").len()).sum();
    assert_eq!(count, skills);
    tour.with_framework(&["skills"]).done().says("`devrel-ready --framework f skills SKILL`");
    tour.with_framework(&["skills", "s1"]).done().says("Skill 1");
    tour.with_framework(&["skills", "nonsense"]).fails(2).complains("`devrel-ready --framework f skills` lists them");
    tour.with_framework(&["roles"]).done().says("Rolle 0").says("`devrel-ready --framework f roles ROLE`");
    tour.with_framework(&["roles", "r0"]).done().says("core");
    tour.with_framework(&["new-role", "Another", "--from", "r0"]).done();
    tour.run(["--framework", "f", "check", "another.json"]).done().says("of the framework \"shape\"");
    tour.run(["new-framework", "copy", "--from", "f.json"]).done();
    let listed = tour.with_framework(&["frameworks", "--json"]).json();
    assert_eq!((&listed["frameworks"][1]["roles"], &listed["frameworks"][1]["in_use"]), (&json!(roles), &json!(true)));
}

/// A person answers, looks back, plans and takes everything away.
fn person(tour: &mut Tour, skills: usize) {
    let args = ["answer", "Kim", "--new", "s0=2", "s1=3", "s2=na", "--role", "r0"];
    tour.run(["--framework", "f.json"].iter().chain(&args)).done().says(&format!("3 of {skills}"));
    // From here on the name is enough, and hints name the framework by its id.
    tour.run(["answer", "Kim", "nonsense=2"]).fails(2).complains("`devrel-ready --framework shape skills` lists");
    let listed = tour.run(["list", "--json"]).json();
    assert_eq!((&listed[0]["framework"], &listed[0]["skills"]), (&json!("shape"), &json!(skills)));
    tour.run(["frameworks"]).done().says("used by Kim");
    tour.typing(["ask", "Kim"], "skills\nresults\nplan\nback\n1\nquit\n").done().says("Rolle 0");
    for command in ["show", "plan", "next", "history", "keep", "due", "backups", "migrate"] {
        tour.run([command, "Kim"]).done();
    }
    for command in ["show", "plan", "next", "history"] {
        let with = if command == "show" { ["show", "Kim"].to_vec() } else { [command, "Kim", "--json"].to_vec() };
        tour.run(with).done().quiet();
    }
    tour.run(["show", "Kim", "--role", "r0", "--band", "b0", "--explain"]).done().says("Rolle 0");
    tour.run(["log", "Kim", "Wrote a guide", "--skill", "s0"]).done();
    tour.run(["log", "Kim"]).done().says("Wrote a guide");
    tour.run(["again", "Kim"]).done();
    tour.run(["answer", "Kim", "s1=2"]).done();
    tour.run(["again", "Kim", "--end"]).done();
    tour.run(["compare", "Kim"]).done().says("Skill 1");
    assert_follows("comparison", &tour.run(["compare", "Kim", "--json"]).json());
    tour.run(["restore", "Kim@1"]).done();
    for format in ["text", "markdown", "html", "csv", "json-resume"] {
        let report = tour.run(["export", "Kim", "--format", format]);
        assert!(report.done().out().contains("Skill 1"), "{format}");
    }
    let report = tour.run(["export", "Kim"]);
    assert_follows("report", &report.json());
    tour.place.write("kim.json", report.out());
    tour.run(["check", "kim.json"]).done();
    // Its framework has no terms, which is said, and no role is made of nothing.
    tour.place.write("job.txt", "We write blog posts.\nYou speak at conferences.\n");
    tour.run(["--framework", "f.json", "posting", "job.txt"]).done().says("has no terms for postings");
    let made = ["--framework", "f.json", "posting", "job.txt", "--as", "Job", "--yes"];
    tour.run(made).fails(1).complains("was kept, so there is no role to write");
    let lines = tour.run(["export", "Kim", "--compact"]).out().repeat(5);
    tour.typing(["--framework", "f", "team", "-", "--names"], &lines).done().says("Team of 5").says("Rolle 0");
    assert_follows("team", &tour.typing(["--framework", "f", "team", "-", "--json"], &lines).json());
    tour.typing(["team", "-"], &lines).fails(1).complains("pass that framework with --framework");
    tour.typing(["--framework", "f", "tables", "-", "-o", "tables"], &lines).done();
    tour.run(["import", "kim.json", "--as", "again 2"]).done();
    tour.run(["copy", "Kim", "Sam"]).done();
    tour.run(["rename", "Sam", "Ada"]).done();
}

/// Ada rates Kim, and Kim reads the rating.
fn rater(tour: &mut Tour, skills: usize) {
    tour.run(["invite", "Kim", "-o", "request.json"]).done();
    tour.run(["check", "request.json"]).done().says(&format!("{skills} skills"));
    tour.typing(["rate", "request.json", "--as", "Ada"], "2\n1\nquit\n").done();
    tour.run(["export", "Kim, by Ada", "-o", "back.json"]).done();
    tour.run(["compare", "Kim", "back.json"]).done().says("rated by both");
    tour.run(["compare", "Kim", "back.json", "--sheet", "sheet.md"]).done();
}

#[test]
fn frameworks_of_other_people_go_from_the_first_answer_to_report_and_comparison() {
    for field in [SNOWFLAKE, LADDERS] {
        let place = Place::new();
        write_files(&place, "f", field.files());
        // Their bands are closer together than the rules advise, and they can be used all the same.
        place.run(["check", "f"]).code(1).says("raise targets of core skills");
        let begin = ["--framework", "f", "ask", "Kim"];
        place.cli().args(begin).stdin("yes\n\n\n2\n2\nquit\n").look().done().says("2 of");
        // Tomorrow, without the files: the same question.
        fs::remove_dir_all(place.path("f")).expect("it is there");
        let third = field.skills().nth(2).expect("there are more than two").1;
        let going_on = "2\n".repeat(field.skills().count() - 2) + "quit\n";
        place
            .cli()
            .args(["ask", "Kim"])
            .stdin(going_on)
            .look()
            .done()
            .says(&format!("Question 3 of {}: {third}", field.skills().count()));
        let shown = place.run(["show", "Kim"]);
        for role in field.roles() {
            shown.done().says(role);
        }
        place.run(["plan", "Kim"]).done().says("effort");
        place.run(["keep", "Kim"]).done();
        let first = field.skills().next().expect("there is one");
        place.run(["answer", "Kim", &format!("{}=4", first.0)]).done();
        place.run(["compare", "Kim"]).done().says(first.1);
        let report = place.run(["export", "Kim"]).json();
        assert_follows("report", &report);
        assert_eq!(report["framework"]["id"], json!(field.id));
        place.run(["export", "Kim", "-o", "kim.html"]).done();
    }
}
