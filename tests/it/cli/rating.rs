//! A second pair of eyes, as commands: a request to the rater, a rating back, and both side by side.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{Cli, Place, Ran};

fn validator(kind: &str) -> Validator {
    let schema = Cli::new().args(["schema", kind]).look().json();
    assert!(jsonschema::meta::is_valid(&schema), "{kind}");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// Sam's computer: seven answers, aimed at a role, and a request for a rating.
fn sam() -> Place {
    let place = Place::new();
    let answers = [
        "public-speaking=1",
        "workshop-teaching=3",
        "moderation-conflict=1",
        "ecosystem-partnerships=3",
        "technical-writing=2",
        "policy-governance=1",
        "software-building=2",
    ];
    place.run(["answer", "Sam", "--new"].iter().chain(&answers)).done();
    place.run(["answer", "Sam", "--role", "advocate", "--band", "established"]).done();
    place.run(["invite", "Sam", "-o", "request.json"]).done().complains("None of your answers is in it.");
    place
}

/// The computer of a rater who got the request.
struct Rater {
    place: Place,
    by: &'static str,
}

impl Rater {
    fn new(sam: &Place, by: &'static str) -> Self {
        let place = Place::new();
        place.write("request.json", sam.read("request.json"));
        Self { place, by }
    }

    /// Answers the request by lines.
    fn rate(&self, lines: &str) -> Ran {
        self.place.cli().args(["rate", "request.json", "--as", self.by]).stdin(lines).look()
    }

    /// Answers by the numbers of the questions, and hands the rating over as a file.
    fn hand_over(&self, levels: &[(u32, u32)], to: &Place, file: &str) {
        let lines: Vec<String> = levels.iter().map(|(number, level)| format!("question {number}\n{level}\n")).collect();
        self.rate(&format!("{}quit\n", lines.concat())).done();
        let name = format!("Sam, by {}", self.by);
        self.place.run(["export", &name, "-o", file]).done();
        to.write(file, self.place.read(file));
    }
}

/// Public speaking, teaching, partnerships, writing, software: by the numbers of their questions.
const KIMS: [(u32, u32); 5] = [(13, 3), (14, 3), (21, 1), (8, 1), (1, 2)];

/// Sam's computer with Kim's rating as a file.
fn rated() -> Place {
    let sam = sam();
    Rater::new(&sam, "Kim").hand_over(&KIMS, &sam, "sam-by-kim.json");
    sam
}

#[test]
fn from_the_request_to_the_conversation_every_command_names_the_next_one() {
    let sam = sam();
    sam.run(["invite", "Sam", "-o", "again.json"]).done().complains("`devrel-ready rate again.json`");
    let kim = Rater::new(&sam, "Kim");
    kim.rate("question 13\n3\nquit\n").done().says("export 'Sam, by Kim' -o sam-by-kim.json");
    let exported = kim.place.run(["export", "Sam, by Kim", "-o", "sam-by-kim.json"]);
    exported.done().complains("Sam will see this, with your name. Nothing here is anonymous.");
    sam.write("sam-by-kim.json", kim.place.read("sam-by-kim.json"));
    let compared = sam.run(["compare", "Sam", "sam-by-kim.json"]);
    compared.done().says("1 skill rated by both").says("0 the same, 0 one apart, 1 two or more apart");
    compared.says("hidden strength").says("A rating never mixes with your own answers or scores.");
}

#[test]
fn a_request_holds_no_byte_of_any_answer() {
    let [bare, full] = [Place::new(), Place::new()];
    bare.run(["answer", "Sam", "--new", "--role", "writer"]).done();
    full.write(
        "a.json",
        json!({
            "schema": "devrel-ready/answers/1", "framework": "devrel", "name": "Sam", "band": "lead",
            "aim": {"role": "writer", "band": "entry"},
            "answers": {
                "public-speaking": {"level": 3, "evidence": "SECRET", "note": "SECRET", "sure": "unsure", "star": true,
                                    "flag": true, "steps": {"4": {"begun": "2026-05-01"}}},
                "technical-writing": {"na": true}
            }
        })
        .to_string(),
    );
    full.run(["import", "a.json"]).done();
    full.run(["log", "Sam", "SECRET", "--skill", "public-speaking", "--on", "2026-05-02"]).done();
    full.run(["keep", "Sam", "--as", "SECRET"]).done();
    for options in [&["invite", "Sam"][..], &["invite", "Sam", "--skill", "public-speaking"]] {
        let request = full.run(options);
        assert!(!request.out().contains("SECRET") && !request.out().contains("2026"));
        assert_eq!(request.out(), bare.run(options).out(), "the request follows from the name and the questions only");
    }
    let few = full.run(["invite", "Sam", "--skill", "relationship-building", "--skill", "public-speaking"]).json();
    assert_eq!(few["skills"], json!(["public-speaking", "relationship-building"]));
}

#[test]
fn the_rater_reads_the_third_person_is_told_who_will_see_it_and_has_no_not_applicable() {
    let sam = sam();
    let kim = Place::new();
    kim.write("request.json", sam.read("request.json"));
    let told = "Sam will see this, with your name. Nothing here is anonymous.";
    let conversation = kim.cli().args(["rate", "request.json"]).stdin("Kim\nskip\nna\nsure\n3\nquit\n").look();
    let text = conversation.done().out().split_whitespace().collect::<Vec<_>>().join(" ");
    let first = text.find("Question 1 of 28, about Sam").expect("it asks");
    assert!(text.find(told).is_some_and(|place| place < first), "before the first question:\n{text}");
    assert!(text.rfind(told).is_some_and(|place| place > first), "before it is written:\n{text}");
    assert!(text.contains("They have not yet") && !text.contains("You have not yet"), "{text}");
    conversation.says("Skipped: you have not seen it.").says("That is for own answers.").says("1 of 28 seen.");
    let rating = kim.run(["export", "Sam, by Kim"]).done().json();
    assert_eq!(rating["ratings"], json!({"system-learning": {"level": 3}}));
    assert_eq!(rating["not_seen"].as_array().map(Vec::len), Some(27));
}

#[test]
fn nothing_is_begun_by_a_rater_who_leaves_before_giving_a_name() {
    let kim = Place::new();
    kim.write("request.json", sam().read("request.json"));
    for lines in ["quit\n", "", "a/b\u{7}\nquit\n"] {
        kim.cli().args(["rate", "request.json"]).stdin(lines).look().done().says("Nothing was started.");
    }
    assert!(kim.everything().is_empty());
}

#[test]
fn a_rating_is_resumed_and_listed_without_any_score() {
    let sam = sam();
    let kim = Rater::new(&sam, "Kim");
    kim.rate("3\nquit\n").done().says("1 of 28 seen.");
    kim.rate("2\nquit\n").done().says("Question 2 of 28, about Sam").says("2 of 28 seen.");
    kim.place.run(["ask", "Sam, by Kim"]).done().says("Question 3 of 28, about Sam");
    let listed = kim.place.run(["list"]);
    listed.done().says("Sam, by Kim").says("about Sam").says("a rating").says("2 of 28");
    let row = &kim.place.run(["list", "--json"]).done().json()[0];
    assert_eq!((&row["about"], &row["leading"]), (&json!("Sam"), &json!([])));
    // Answers of one's own under that name are no rating to go on with.
    let other = Rater::new(&sam, "Kim");
    other.place.run(["answer", "Sam, by Kim", "--new", "public-speaking=1"]).done();
    other.rate("3\nquit\n").fails(1).complains("own answers");
}

#[test]
fn only_the_skills_that_were_asked_for_are_asked() {
    let sam = sam();
    sam.run(["invite", "Sam", "--skill", "public-speaking", "--skill", "networking-x"])
        .fails(2)
        .complains("networking-x");
    sam.run(["invite", "Sam", "-o", "few.json", "--skill", "public-speaking", "--skill", "technical-writing"]).done();
    let kim = Place::new();
    kim.write("few.json", sam.read("few.json"));
    let conversation = kim.cli().args(["rate", "few.json", "--as", "Kim"]).stdin("3\n2\nquestion 1\nquit\n").look();
    conversation.done().says("Technical writing").says("Public speaking").says("2 of 2 seen.");
    conversation.says("Question 1 is not asked for.");
    let rating = kim.run(["export", "Sam, by Kim"]).done().json();
    assert_eq!(rating["ratings"], json!({"public-speaking": {"level": 2}, "technical-writing": {"level": 3}}));
    assert_eq!(rating["not_seen"], json!([]));
}

#[test]
fn a_rating_never_changes_own_answers_or_scores() {
    let place = rated();
    let outputs = |place: &Place| {
        [&["show", "Sam"][..], &["export", "Sam"], &["plan", "Sam"], &["list", "--json"], &["history", "Sam", "--json"]]
            .map(|args| place.run(args).out().lines().filter(|it| !it.contains("generated_at")).collect::<String>())
    };
    let (before, save) = (outputs(&place), std::fs::read(place.save()).expect("it is there"));
    place.run(["compare", "Sam", "sam-by-kim.json", "--keep"]).done().complains("Kept as rating 1, by Kim");
    place.run(["compare", "Sam", "--kept"]).done().says("hidden strength");
    assert_eq!(outputs(&place), before);
    assert_eq!(std::fs::read(place.save()).expect("it is there"), save, "the save is the same, byte for byte");
}

#[test]
fn a_kept_rating_is_forgotten_by_its_rater_or_number_and_only_when_agreed() {
    let place = rated();
    for rater in ["kim", "1"] {
        place.run(["compare", "Sam", "sam-by-kim.json", "--keep"]).done().complains("Kept as rating 1, by Kim");
        let before = place.everything();
        let asked = place.run(["compare", "Sam", "--forget", rater]);
        asked.complains("cannot ask whether to delete rating 1, by Kim").complains("--yes");
        place
            .run(["compare", "Sam", "--forget", "Ann", "--yes"])
            .complains("no rating by \"Ann\" is kept")
            .complains("hint: `devrel-ready compare Sam --kept`");
        assert_eq!(place.everything(), before);
        place.run(["compare", "Sam", "--forget", rater, "--yes"]).done().complains("Deleted rating 1, by Kim");
        place.run(["compare", "Sam", "--kept"]).complains("no rating is kept");
    }
}

#[test]
fn everything_that_is_no_rating_of_this_person_is_refused_with_a_way_out() {
    let place = rated();
    let rating: Value = serde_json::from_slice(&place.read("sam-by-kim.json")).expect("JSON");
    let with = |place_: &str, new: Value| {
        let mut changed = rating.clone();
        *changed.pointer_mut(place_).expect("it is there") = new;
        changed.to_string()
    };
    place.write("other.json", with("/framework/id", json!("painting")));
    place.write("newer.json", with("/framework/edition", json!(99)));
    place.write("ann.json", with("/about", json!("Ann")));
    place.write("level.json", with("/ratings/public-speaking/level", json!(5)));
    place.run(["export", "Sam", "-o", "own.json"]).done();
    let before = place.everything();
    for (arguments, words) in [
        (&["import", "sam-by-kim.json"][..], "never own answers"),
        (&["import", "sam-by-kim.json", "--as", "x"], "`devrel-ready compare NAME FILE`"),
        (&["import", "request.json"], "holds no answers"),
        (&["show", "sam-by-kim.json"], "never own answers"),
        (&["rate", "sam-by-kim.json"], "not a request for one"),
        (&["rate", "own.json"], "report of somebody's own answers"),
        (&["compare", "Sam", "request.json"], "`devrel-ready rate FILE`"),
        (&["compare", "Sam", "own.json", "--keep"], "not a rating"),
        (&["compare", "Sam", "other.json"], "another framework, \"painting\""),
        (&["compare", "Sam", "newer.json"], "newer version of devrel-ready"),
        (&["compare", "Sam", "ann.json", "--keep"], "is about \"Ann\""),
        (&["compare", "Sam", "level.json"], "the level"),
        (&["compare", "Sam", "--kept"], "no rating is kept"),
        (&["compare", "own.json", "sam-by-kim.json"], "a saved assessment"),
        (&["compare", "Sam", "sam-by-kim.json", "Sam"], "is no rating"),
        (&["compare", "Sam", "sam-by-kim.json", "--together"], "only 1 of 3 ratings"),
    ] {
        let ran = place.run(arguments);
        assert!([1, 2].contains(&ran.0.status.code().unwrap_or_default()), "{arguments:?}");
        ran.complains(words).complains("hint: ");
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn a_saved_rating_is_no_own_answers_for_any_command() {
    let sam = sam();
    let kim = Rater::new(&sam, "Kim");
    kim.rate("3\nquit\n").done();
    let before = kim.place.everything();
    for command in ["show", "plan", "next", "keep", "again", "history", "compare", "due", "invite"] {
        kim.place.run([command, "Sam, by Kim"]).fails(1).complains("a rating of Sam by Kim");
    }
    kim.place.run(["answer", "Sam, by Kim", "public-speaking=1"]).fails(1).complains("a rating of Sam by Kim");
    kim.place.run(["copy", "Sam, by Kim", "Sam"]).fails(1).complains("a rating of Sam by Kim");
    kim.place.run(["log", "Sam, by Kim", "words"]).fails(1).complains("a rating of Sam by Kim");
    kim.place.run(["export", "Sam, by Kim", "-o", "x.md"]).fails(2).complains("JSON only");
    assert_eq!(kim.place.everything(), before);
}

/// A format, a file of it, and changes that break it.
type Breakable<'v> = (&'v str, &'v Value, &'v [(&'v str, Value)]);

#[test]
fn what_programs_get_follows_its_schema_and_the_schema_can_be_broken() {
    let place = rated();
    let page = place.run(["compare", "Sam", "sam-by-kim.json", "--json"]).done().json();
    let [request, rating] = ["request.json", "sam-by-kim.json"]
        .map(|file| serde_json::from_slice::<Value>(&place.read(file)).expect("it is JSON"));
    let agreement = &page["agreement"];
    assert_eq!((&page["about"], &page["by"]), (&json!("Sam"), &json!("Kim")));
    assert_eq!([&agreement["same"], &agreement["near"], &agreement["apart"]], [2, 1, 2]);
    assert_eq!(agreement["mean_difference"], json!(-0.2));
    let broken: [Breakable<'_>; 3] = [
        ("request", &request, &[("/skills", json!([])), ("/about", json!("")), ("/framework/edition", json!(0))]),
        (
            "rating",
            &rating,
            &[("/day", json!("May")), ("/by", json!("")), ("/ratings/public-speaking", json!({"na": true}))],
        ),
        (
            "comparison",
            &page,
            &[("/agreement/items/0/kind", json!("odd")), ("/agreement/same", json!(-1)), ("/by", json!(1))],
        ),
    ];
    for (kind, page, changes) in broken {
        let schema = validator(kind);
        assert!(schema.is_valid(page), "{:?}", schema.iter_errors(page).map(|it| it.to_string()).collect::<Vec<_>>());
        for (path, new) in changes {
            let mut changed = page.clone();
            *changed.pointer_mut(path).expect("it is there") = new.clone();
            assert!(!schema.is_valid(&changed), "{kind} {path}");
        }
    }
    place.run(["check", "request.json", "sam-by-kim.json"]).done().says("a rating of \"Sam\" by Kim, 5 skills");
}

#[test]
fn kept_ratings_move_with_the_assessment_are_deleted_with_it_and_count_once_for_each_rater() {
    let place = rated();
    for _ in 0..2 {
        place.run(["compare", "Sam", "sam-by-kim.json", "--keep"]).done().complains("Kept as rating 1");
    }
    place.run(["rename", "Sam", "Sam Lee"]).done();
    place.run(["compare", "Sam Lee", "--kept"]).done().says("Sam Lee and Kim");
    Rater::new(&sam(), "kim").hand_over(&[(13, 1)], &place, "later.json");
    place.run(["rename", "Sam Lee", "Sam"]).done();
    place.run(["compare", "Sam", "later.json", "--keep"]).done().complains("Kept as rating 2");
    place.run(["compare", "Sam", "--kept"]).done().says("1 skill rated by both");
    place.run(["delete", "Sam", "--yes"]).done();
    let left = place.everything();
    assert!(left.keys().all(|path| !path.to_string_lossy().contains("ratings")), "{left:?}");
}

#[test]
fn three_ratings_together_show_the_middle_and_the_range_without_names() {
    let sam = sam();
    let raters = [("Kim", 3), ("Ann", 1), ("Ben", 2)];
    for (place, (by, level)) in raters.into_iter().enumerate() {
        let file = format!("{place}.json");
        Rater::new(&sam, by).hand_over(&[(13, level), (1, 4)][..2 - place.min(1)], &sam, &file);
    }
    sam.run(["compare", "Sam", "0.json", "1.json", "--together"]).fails(1).complains("only 2 of 3 ratings");
    sam.run(["compare", "Sam", "0.json", "1.json", "0.json", "--together"]).fails(1).complains("count twice");
    let together = sam.run(["compare", "Sam", "0.json", "1.json", "2.json", "--together"]);
    let text = together.done().out();
    let row = text.lines().find(|line| line.starts_with("Public speaking")).unwrap_or_else(|| unreachable!("{text}"));
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), ["Public", "speaking", "1", "2", "1", "to", "3", "3"]);
    together.says("Seen by fewer than three, so not shown: 1 skill: Building software");
    assert!(["Kim", "Ann", "Ben"].iter().all(|name| !text.contains(name)), "{text}");
}

#[test]
fn the_sheet_begins_with_the_largest_difference_and_has_the_evidence_of_both() {
    let place = sam();
    place.write(
        "mine.json",
        json!({"schema": "devrel-ready/answers/1", "framework": "devrel", "name": "Sam", "answers":
               {"public-speaking": {"level": 1, "evidence": "a talk to *my class*"}, "software-building": 2}})
        .to_string(),
    );
    place.run(["delete", "Sam", "--yes"]).done();
    place.run(["import", "mine.json"]).done();
    let kim = Rater::new(&place, "Kim");
    kim.rate("2\nquestion 13\n3\nback\nevidence The release talk in July\nnote private words\nquit\n").done();
    kim.place.run(["export", "Sam, by Kim", "-o", "r.json"]).done();
    place.write("r.json", kim.place.read("r.json"));
    place.run(["compare", "Sam", "r.json", "--sheet", "talk.md"]).done().complains("Wrote talk.md");
    let sheet = String::from_utf8(place.read("talk.md")).expect("text");
    assert!(sheet.contains("- **Evidence of Sam**: a talk to \\*my class\\*"), "{sheet}");
    assert!(sheet.contains("- **Kim wrote**: The release talk in July"), "{sheet}");
    assert_eq!(sheet.matches("\n## ").count(), 1, "what both say the same is no difference: {sheet}");
    assert!(!sheet.contains("private words"), "notes stay out unless the rater passes --with-notes");
    place.run(["compare", "Sam", "r.json", "--sheet", "talk.md"]).fails(1).complains("already exists");
    place.run(["compare", "Sam", "r.json", "--sheet", "talk.md", "--force"]).done();
    place.run(["compare", "Sam", "r.json", "--sheet", "talk.html"]).done().complains("Wrote talk.html");
    assert!(String::from_utf8_lossy(&place.read("talk.html")).starts_with("<!DOCTYPE html>"));
    place.run(["compare", "Sam", "r.json", "--sheet", "talk.csv"]).fails(2).complains("ends in .html, .md or .txt");
    kim.place.run(["export", "Sam, by Kim", "-o", "n.json", "--with-notes"]).done();
    assert!(String::from_utf8_lossy(&kim.place.read("n.json")).contains("private words"));
}
