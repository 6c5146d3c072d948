//! Tests of `plan` and `next`, and of the arithmetic behind the numbers.

use devrel_ready::framework::Framework;

use super::{Place, answers};

/// Returns a place with an assessment that needs only a short plan.
fn practitioner() -> Place {
    let place = Place::new();
    let skills = place.run(["skills", "--json"]).json();
    let domains = skills["domains"].as_array().expect("domains").clone();
    let ids = domains.iter().flat_map(|domain| domain["skills"].as_array().expect("skills").clone());
    let entries: Vec<String> = ids.map(|skill| format!("{}: 2", skill["id"])).collect();
    place.write("me.json", answers(&entries.join(", ")));
    place
}

#[test]
fn a_plan_names_steps_statements_actions_and_where_to_read_on() {
    let place = practitioner();
    let ran = place.run(["plan", "me.json", "--role", "advocate"]);
    ran.done()
        .quiet()
        .says("Developer Advocate, Established")
        .says("Ready at the earliest with effort 8; with a margin, 20: 5 steps")
        .says("1. ");
    ran.says("To reach: ").says("  - ").says("https://");
    assert!(ran.out().lines().all(|line| line.chars().count() <= 80 || line.contains("https://")), "{}", ran.out());
    assert!(!ran.out().contains("without an answer"), "everything is answered");
}

#[test]
fn the_steps_have_one_order_and_one_gain_in_the_plan_and_in_the_report() {
    let place = practitioner();
    let steps = |text: &str| {
        let is_step = |line: &&str| line.contains(": level ") && line.starts_with(|c: char| c.is_ascii_digit());
        let is_gain = |line: &&str| line.contains(" points for effort ");
        text.lines().filter(|line| is_step(line) || is_gain(line)).map(str::to_owned).collect::<Vec<_>>()
    };
    let plan = steps(place.run(["plan", "me.json"]).done().out());
    let report = steps(place.run(["export", "me.json", "--format", "text"]).done().out());
    assert!(plan.len() > 6, "{plan:?}");
    assert_eq!(report[..plan.len()], plan);
}

#[test]
fn a_plan_for_programs_adds_up_and_is_the_one_in_the_report() {
    let place = practitioner();
    let plan = place.run(["plan", "me.json", "--role", "advocate", "--json"]).json();
    let steps = plan["steps"].as_array().expect("steps").clone();
    let effort: u64 = steps.iter().map(|step| step["effort"].as_u64().expect("a number")).sum();
    assert_eq!(plan["effort"], effort);
    assert_eq!(plan["ready"], true);
    assert!(plan["end"].as_u64() >= plan["ready_at"].as_u64());
    assert_eq!(steps.last().expect("not ready yet")["reaches"], plan["end"]);
    place.write("report.json", place.run(["export", "me.json"]).out());
    let shown = place.run(["plan", "report.json", "--json"]).json();
    let leader = place.run(["next", "me.json", "--json"]).json()["leader"].clone();
    assert_eq!(shown["role"], leader, "without an aim the plan is for the leading role");
    let report = place.run(["export", "report.json"]).json();
    for field in ["role", "band", "start", "end", "ready", "effort", "open_answers"] {
        assert_eq!(report["plan"][field], shown[field], "{field}");
    }
}

#[test]
fn more_effort_never_gains_less_and_the_shortest_path_is_enough() {
    let place = practitioner();
    let with = |effort: &str| {
        place.run(["plan", "me.json", "--role", "ospo", "--band", "lead", "--json", "--effort", effort]).json()
    };
    let mut before = 0;
    for effort in ["0", "1", "5", "20", "4294967295"] {
        let plan = with(effort);
        let end = plan["end"].as_u64().expect("a number");
        assert!(end >= before && plan["effort"].as_u64() <= effort.parse().ok(), "{plan}");
        before = end;
    }
    assert_eq!(before, 100, "with all the effort in the world every target is met");
    place.run(["plan", "me.json", "--role", "ospo", "--effort", "8"]).done().says("The most for an effort of 8");
}

#[test]
fn a_plan_says_what_it_assumes_and_which_answers_would_change_it() {
    let place = Place::with_me();
    let ran = place.run(["plan", "me", "--role", "writer"]);
    ran.done().says("not answered yet, taken as level 0").says("could shorten the path:");
}

#[test]
fn nothing_to_plan_is_said() {
    let place = Place::new();
    place.write("none.json", answers(""));
    place.run(["plan", "none.json"]).fails(2).complains("no role is aimed at").complains("--role");
    place.run(["plan", "none.json", "--role", "writer"]).done();
    place.run(["plan", "none.json", "--role", "writer", "--effort", "-1"]).fails(2);
    let all = practitioner();
    let file = String::from_utf8(std::fs::read(all.path("me.json")).expect("it is there")).expect("text");
    place.write("na.json", file.replace(": 2", ": {\"na\": true}"));
    place.run(["plan", "na.json", "--role", "writer"]).done().says("there is nothing to\nplan.");
    let plan = place.run(["plan", "na.json", "--role", "writer", "--json"]).json();
    assert_eq!((&plan["start"], &plan["ready"]), (&serde_json::Value::Null, &serde_json::json!(false)));
    place.write("top.json", file.replace(": 2", ": 4"));
    place.run(["plan", "top.json", "--role", "writer"]).done().says("Nothing is missing");
    let next = place.run(["next", "top.json"]);
    next.done().says("Every question is answered, so nothing is left to ask.").says("Exactly equal: ");
    assert!(!next.out().contains("open answers"), "there are none: {}", next.out());
}

#[test]
fn the_next_question_leads_to_a_decision_without_asking_twice() {
    let place = Place::new();
    place.write("me.json", answers(""));
    let first = place.run(["next", "me.json", "--json"]).json();
    assert_eq!(first["leader"], serde_json::Value::Null);
    assert_eq!((&first["settled"], &first["decided"], &first["answered"]), (&false.into(), &false.into(), &0.into()));
    let fields: Vec<&str> = first.as_object().expect("an object").keys().map(String::as_str).take(6).collect();
    assert_eq!(fields, ["next", "band", "leader", "settled", "decided", "answered"]);
    let mut entries: Vec<String> = Vec::new();
    loop {
        let now = place.run(["next", "me.json", "--json"]).json();
        assert_eq!(now["answered"], entries.len());
        let Some(next) = now["next"].as_str() else { break };
        let entry = format!(
            "\"{next}\": {}",
            if ["writ", "edit", "content", "explain"].iter().any(|part| next.contains(part)) { 4 } else { 1 }
        );
        assert!(!entries.contains(&entry), "{next} is asked twice");
        assert!(now["why"].as_str().is_some_and(|why| why.ends_with('.')));
        entries.push(entry);
        place.write("me.json", answers(&entries.join(", ")));
    }
    let end = place.run(["next", "me.json", "--json"]).json();
    assert_eq!(end["why"], serde_json::Value::Null);
    assert!(end["settled"] == true || end["decided"] == true, "{end}");
    assert!(entries.len() < 28, "quick mode and the leading role need not all of them");
}

#[test]
fn the_next_question_can_be_read() {
    let place = Place::with_me();
    let ran = place.run(["next", "me"]);
    ran.done().quiet().says("3 of 28 done: 2 answered").says("Next: ").says("apart best.").says("Not settled yet");
    assert!(ran.out().lines().all(|line| line.chars().count() <= 80), "{}", ran.out());
}

#[test]
fn a_must_have_that_any_level_meets_is_none_at_that_band() {
    let place = Place::with_me();
    let bands = ["entry", "established", "lead"];
    let roles = place.run(["roles", "--json"]).json();
    let roles: Vec<&str> =
        roles["roles"].as_array().expect("a list").iter().filter_map(|role| role["id"].as_str()).collect();
    for (role, band) in roles.iter().flat_map(|role| bands.map(|band| (*role, band))) {
        for args in [["show", "me", "--explain"].as_slice(), &["plan", "me", "--effort", "1"], &["plan", "me"]] {
            let ran = place.cli().args(args).args(["--role", role, "--band", band]).look();
            let words = ran.done().out().split_whitespace().collect::<Vec<_>>().join(" ");
            for wrong in [" 0 or above", "floor 0"] {
                assert!(!words.contains(wrong), "{wrong:?} is in: {words}");
            }
        }
    }
    let report = place.run(["export", "me"]).json();
    let must_haves = report["results"].as_array().expect("a list").iter();
    let must_haves: Vec<_> = must_haves.flat_map(|result| result["must_haves"].as_array().expect("a list")).collect();
    assert!(!must_haves.is_empty() && must_haves.iter().all(|one| one["floor"].as_u64() > Some(0)), "{must_haves:?}");
}

#[test]
fn a_must_have_marked_as_not_applicable_stands_in_the_way_in_every_form() {
    let place = Place::new();
    let framework = Framework::shipped();
    let skills = framework.skills().map(|skill| framework.skill(skill).key.as_str());
    let all = skills.map(|skill| match skill {
        "technical-writing" => format!("\"{skill}\": {{\"na\": true}}"),
        _ => format!("\"{skill}\": 3"),
    });
    place.write("me.json", answers(&all.collect::<Vec<_>>().join(", ")));
    let sentence =
        "Technical writing is a must-have of this role and is marked as not applicable. It needs a level to be judged.";
    let said = |args: &[&str]| {
        let ran = place.cli().args(args).look();
        ran.done().out().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let role = ["--role", "writer"];
    for command in [["show", "me.json"], ["plan", "me.json"]] {
        let words = said(&[&command[..], &role].concat());
        assert!(words.contains(sentence), "{words}");
        assert!(!words.contains("Nothing is missing") && !words.contains("You are ready already"), "{words}");
    }
    let more = said(&["plan", "me.json", "--role", "writer", "--effort", "3"]);
    assert!(more.contains("That is not ready yet.") && more.contains(sentence), "{more}");
    assert!(!more.contains("shortest way to ready"), "{more}");
    let plan = place.run(["plan", "me.json", "--role", "writer", "--json"]).json();
    assert_eq!((&plan["ready"], &plan["steps"]), (&false.into(), &serde_json::json!([])));
    assert_eq!(plan["blocked_by"], serde_json::json!(["technical-writing"]));
    place.run(["import", "me.json", "--as", "me"]).done();
    place.run(["answer", "me", "--role", "writer"]).done();
    let report = place.run(["export", "me"]).json();
    assert_eq!(report["plan"]["blocked_by"], serde_json::json!(["technical-writing"]));
    let results = report["results"].as_array().expect("a list");
    let result = results.iter().find(|it| it["role"] == "writer" && it["band"] == "established").expect("it is there");
    assert_eq!((&result["verdict"], &result["guaranteed"]), (&"not-yet".into(), &true.into()));
    let text = said(&["export", "me", "--format", "text"]);
    assert_eq!(text.matches(sentence).count(), 2, "as a verdict and in the plan: {text}");
}

#[test]
fn every_number_can_be_explained() {
    let place = Place::with_me();
    let ran = place.run(["show", "me", "--role", "advocate", "--explain"]);
    ran.done().quiet().says("How the numbers come about: Developer Advocate, Established");
    for heading in ["Readiness", "Range", "Likely", "Error", "Verdict", "Fit", "Shown", "Plan"] {
        ran.says(&format!("\n\n{heading}\n"));
    }
    ran.says("5 × 12 = 60 of 60").says("rounded down").says("not applicable, left out");
    assert!(ran.out().lines().all(|line| line.chars().count() <= 80), "{}", ran.out());
    let plain = place.run(["show", "me", "--role", "advocate"]);
    assert!(ran.out().starts_with(plain.out()), "explaining only adds");
}

#[test]
fn the_way_to_the_goals_is_planned_where_there_are_some() {
    let place = practitioner();
    place.run(["plan", "me.json", "--goals"]).fails(1).complains("no goal lies above").complains("what-if");
    place.run(["plan", "me.json", "--goals", "--effort", "3"]).fails(2);
    let goals = "\"technical-writing\": {\"level\": 2, \"goal\": 4}, \"editing-review\": {\"na\": true, \"goal\": 4}";
    place.write("goals.json", answers(goals));
    let ran = place.run(["plan", "goals.json", "--goals", "--role", "writer"]);
    ran.done().says("The way to your goals: 2 steps, effort 12").says("level 2 to 3").says("level 3 to 4");
    let plan = place.run(["plan", "goals.json", "--goals", "--role", "writer", "--json"]).json();
    assert_eq!(
        (&plan["to"], &plan["effort"], &plan["budget"]),
        (&"goals".into(), &12.into(), &serde_json::Value::Null)
    );
}

#[test]
fn a_must_have_that_any_level_meets_is_not_missing_for_want_of_an_answer() {
    let place = Place::with_me();
    for (role, band) in [("ospo", "entry"), ("advocate", "entry"), ("writer", "lead")] {
        let ran = place.run(["plan", "me", "--role", role, "--band", band, "--effort", "1"]);
        let words = ran.done().out().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("not ready yet"), "{words}");
        assert!(!words.contains("any level") && !words.contains("at 0 or above"), "{words}");
    }
}
