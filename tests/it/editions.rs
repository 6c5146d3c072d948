//! A new edition of the questions: what becomes of the answers, what the screens say, and what a file keeps.
//!
//! Editions 1 and 2 are the real case. Edition 3 is invented; see `three_editions`.

use std::collections::BTreeSet;
use std::sync::Arc;

use devrel_ready::assessment::{Assessment, Choice, Entry};
use devrel_ready::diagnostic::Source;
use devrel_ready::edition::{EditionReport, former_answers};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::report::read;
use devrel_ready::tui::Screen;
use serde_json::{Map, Value, json};

use crate::computer::Computer;
use crate::model::Model;
use crate::person::{Person, TODAY};
use crate::three_editions::{changes, edition, files, parse};

const PAIRS: [(u32, u32); 3] = [(1, 2), (1, 3), (2, 3)];

/// All answers.
const CHOICES: [Choice; 6] = [
    Choice::Level(Level::ALL[0]),
    Choice::Level(Level::ALL[1]),
    Choice::Level(Level::ALL[2]),
    Choice::Level(Level::ALL[3]),
    Choice::Level(Level::ALL[4]),
    Choice::NotApplicable,
];

/// Returns a file of answers to an edition, with the same answer everywhere, evidence and a note.
fn answers(framework: &Framework, choice: Choice) -> Source {
    let answer = match choice {
        Choice::Level(level) => json!({"level": level.number(), "evidence": "a link", "note": "mine"}),
        _ => json!({"na": true, "note": "mine"}),
    };
    let answers: Map<String, Value> =
        framework.skills().map(|skill| (framework.skill(skill).key.to_string(), answer.clone())).collect();
    let of = json!({"id": "devrel", "edition": framework.edition()});
    Source::new("me.json", json!({"schema": "devrel-ready/answers/1", "framework": of, "answers": answers}).to_string())
}

/// Reads answers to one edition in a program that asks another.
fn carried(choice: Choice, from: &Framework, to: &Arc<Framework>) -> Assessment {
    let reading = read(to, &answers(from, choice), TODAY).expect("the file is right");
    assert!(reading.newer.is_none());
    reading.assessment
}

fn entry<'a>(assessment: &'a Assessment, key: &str) -> &'a Entry {
    assessment.entry(assessment.framework().find_skill(key).expect("the edition has it"))
}

#[test]
fn no_answer_is_lost_between_any_two_editions() {
    for (from, to) in PAIRS {
        let [old, new] = [from, to].map(edition);
        for choice in CHOICES {
            let assessment = carried(choice, &old, &new);
            let report = EditionReport::of(&assessment, from);
            assert_eq!((report.from, report.to), (from, to));
            let look_again = report.look_again.iter().map(|look| look.skill);
            let carried = report.as_before.iter().chain(&report.in_other_words).copied().chain(look_again);
            let carried: Vec<_> = carried.collect();
            for skill in &carried {
                let entry = assessment.entry(*skill);
                assert_eq!((entry.choice, entry.note.as_str()), (choice, "mine"), "{from} to {to}");
                assert_eq!(entry.evidence.is_empty(), choice == Choice::NotApplicable);
            }
            for (key, entry) in assessment.retired() {
                assert_eq!((entry.choice, entry.note.as_str()), (choice, "mine"), "{key}, {from} to {to}");
            }
            let carried = carried.into_iter().map(|skill| new.key_in(skill, from));
            let all: Vec<_> = carried.chain(report.retired.iter().cloned()).collect();
            let before: BTreeSet<_> = old.skills().map(|skill| old.skill(skill).key.clone()).collect();
            assert_eq!(all.len(), before.len(), "{from} to {to}, {choice:?}: each answer once");
            assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), before, "{from} to {to}, {choice:?}");
            assert_eq!(report.answers(), before.len());
        }
    }
}

#[test]
fn each_kind_of_change_does_what_it_says() {
    let (old, new) = (edition(2), edition(3));
    let assessment = carried(CHOICES[1], &old, &new);
    let report = EditionReport::of(&assessment, 2);
    let keys = |skills: &[devrel_ready::framework::SkillId]| -> Vec<String> {
        skills.iter().map(|skill| new.skill(*skill).key.to_string()).collect()
    };
    assert_eq!(keys(&report.in_other_words), ["public-speaking"], "another wording of the given level");
    let look_again: Vec<_> = report.look_again.iter().map(|it| (new.skill(it.skill).key.as_str(), it.level)).collect();
    assert_eq!(look_again, [("troubleshooting", Level::ALL[1])], "the next level has another meaning");
    assert_eq!(keys(&report.new), ["clear-language", "podcasting", "networking-online", "networking-in-person"]);
    let retired: Vec<_> = report.retired.iter().map(devrel_ready::text::Clean::as_str).collect();
    assert_eq!(retired, ["editing-review", "plain-explaining", "relationship-building", "sustainable-practice"]);
    let roles: Vec<_> = report.roles.iter().map(|role| new.role(*role).key.as_str()).collect();
    assert_eq!(roles, ["advocate"], "whose targets are others");
    let teaching = entry(&assessment, "teaching");
    assert_eq!((teaching.choice, teaching.evidence.as_str()), (CHOICES[1], "a link"), "under its new id");
    assert_eq!(report.as_before.len() + 1 + 1 + 4, 28);
    // The level itself counts like the next one; a level further away does not.
    for (choice, is_touched) in CHOICES.into_iter().zip([false, true, true, false, false, false]) {
        let assessment = carried(choice, &old, &new);
        let skill = new.find_skill("troubleshooting").expect("it is there");
        assert_eq!(assessment.is_worth_another_look(skill), is_touched, "{choice:?}");
        assert_eq!(assessment.mark(skill).look_again, is_touched, "so it counts as unsure");
    }
}

#[test]
fn a_split_or_merged_skill_begins_unanswered_and_shows_the_former_answers() {
    let assessment = carried(CHOICES[3], &edition(2), &edition(3));
    for (key, origins) in [
        ("networking-online", &["relationship-building"][..]),
        ("networking-in-person", &["relationship-building"]),
        ("clear-language", &["editing-review", "plain-explaining"]),
    ] {
        assert_eq!(entry(&assessment, key).choice, Choice::Unanswered, "{key} is never filled in");
        let skill = assessment.framework().find_skill(key).expect("it is there");
        let former = former_answers(&assessment, skill);
        let keys: Vec<_> = former.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, origins, "{key}");
        for it in former {
            assert_eq!(it.choice, CHOICES[3], "{key}");
            assert!(it.statement.is_some(), "the old statement is kept: {key}");
        }
    }
}

/// Returns a disk with the answers to edition `from`, saved by a program of that edition.
fn saved(from: u32, levels: &str) -> Model {
    let mut person = Person::of(edition(from), Computer::bare_disk(), (80, 24));
    person.press("<Enter> <Enter> <Enter> <Enter> <Enter>").press(levels);
    person.end();
    Model::holding(&person.computer.disk.tree())
}

/// Levels for all 28 questions.
const LEVELS: &str = "2 2 2 1 2 2 2 2 1 1 3 1 2 2 3 2 3 2 3 2 2 0 2 1 1 1 1 1";

/// Returns a person who opens the answers with a program of another edition.
fn opened(disk: Model, to: u32, size: (u16, u16)) -> Person {
    let mut person = Person::of(edition(to), disk, size);
    person.press("<Enter>");
    person
}

/// Returns a person who opens answers to edition 1 with the shipped edition 2.
pub(crate) fn from_edition_one(size: (u16, u16)) -> Person {
    opened(saved(1, LEVELS), 2, size)
}

/// Returns a person at the question of a skill that the invented edition 3 split off.
pub(crate) fn at_a_split_skill(size: (u16, u16)) -> Person {
    let mut person = opened(saved(2, LEVELS), 3, size);
    person.press("<Esc> b /").write("networking online").press("<Enter>");
    person
}

/// Returns the answers of an assessment with everything that was said about them, by id.
fn said(assessment: &Assessment) -> Vec<String> {
    let framework = assessment.framework();
    let entries = framework.skills().map(|skill| (framework.skill(skill).key.clone(), assessment.entry(skill)));
    let retired = assessment.retired().iter().map(|(key, entry)| (key.clone(), entry));
    let mut said: Vec<String> = entries.chain(retired).map(|it| format!("{it:?}")).collect();
    said.sort();
    said
}

#[test]
fn two_editions_one_after_the_other_are_both_at_once_and_carrying_over_twice_is_once() {
    let disk = saved(1, LEVELS);
    let save = |person: &mut Person| {
        // A star saves everything in the present edition; taken off again, nothing else is changed.
        person.press("<Esc> V * *");
        person.end();
        (Model::holding(&person.computer.disk.tree()), person.only_save())
    };
    let copy = Model::holding(&disk.tree());
    let (after_two, _) = save(&mut opened(copy, 2, (80, 24)));
    let (after_both, both) = save(&mut opened(after_two, 3, (80, 24)));
    let (at_once_disk, at_once) = save(&mut opened(disk, 3, (80, 24)));
    assert_eq!(said(&both), said(&at_once), "1 to 2 to 3 is 1 to 3");
    assert_eq!(both.file_edition(), 3);
    assert_eq!(entry(&both, "teaching").choice, CHOICES[2], "under its new id");
    for disk in [after_both, at_once_disk] {
        let (_, again) = save(&mut opened(disk, 3, (80, 24)));
        assert_eq!(said(&again), said(&at_once), "carried over twice");
        assert_eq!(EditionReport::of(&again, 1), EditionReport::of(&at_once, 1));
    }
}

#[test]
fn a_save_that_is_opened_and_looked_at_but_not_answered_stays_byte_by_byte() {
    for (from, to) in PAIRS {
        let disk = saved(from, LEVELS);
        let before = disk.tree();
        let mut person = opened(disk, to, (80, 24));
        assert!(matches!(person.app.screen(), Screen::Edition(_)), "{}", person.screen());
        person.press("<Down> <Esc> r p w t b <Right> <Right> <Left> V <Right> <Esc> O");
        person.press("<Enter>");
        assert!(matches!(person.app.screen(), Screen::Edition(_)), "nothing was saved: {}", person.screen());
        person.press("<Enter> <Right> s <Esc>");
        person.end();
        let files = |tree: crate::model::Tree| -> Vec<_> {
            let saves = tree.into_iter().filter(|(path, _)| path.ends_with("current.json"));
            saves.collect()
        };
        assert!(!files(before.clone()).is_empty());
        assert_eq!(files(person.computer.disk.tree()), files(before), "{from} to {to}");
    }
}

#[test]
fn the_report_is_told_once_and_the_walk_ends_when_every_answer_is_looked_at() {
    let mut person = opened(saved(1, LEVELS), 2, (80, 24));
    assert!(person.sees("The questions have a new edition: 26 of your 28 answers need a look"), "{}", person.screen());
    assert!(person.sees("Edition 1 became edition 2."), "{}", person.screen());
    for group in ["0  as before", "2  in other words", "26  please look again", "0  new", "0  retired"] {
        assert!(person.sees(group), "{group} in {}", person.screen());
    }
    person.press("<Enter>");
    assert!(person.sees("Look again: Building software") && person.sees("1 of 26, 26 left"), "{}", person.screen());
    assert!(person.sees("Edition 1, as you answered") && person.sees("Edition 2, as it is asked now"));
    let first = person.app.current().expect("open").assessment().clone();
    person.press("<Enter>");
    let now = person.app.current().expect("open").assessment();
    let skill = first.framework().skills().next().expect("one");
    assert_eq!(now.entry(skill).choice, first.entry(skill).choice, "Enter keeps the level");
    assert_eq!(now.entry(skill).given.map(|given| given.edition), Some(2), "for the new edition");
    assert!(first.mark(skill).look_again && !now.mark(skill).look_again, "it counts as unsure no longer");
    assert!(person.sees("2 of 26, 25 left"), "{}", person.screen());
    person.press("<Left>");
    let in_view = ["Edition 1, as you answered", "Why"].iter().all(|words| person.sees(words));
    assert!(in_view && !person.sees("not kept"), "what was asked then stays in view: {}", person.screen());
    person.press("<Right>");
    // The second is left for later, the third gets another level, and then one is taken back.
    person.press("s 4");
    assert!(person.sees("4 of 26, 24 left"), "{}", person.screen());
    person.press("u");
    assert!(person.sees("25 left"), "{}", person.screen());
    person.press("4 <Esc> O <Enter>");
    assert!(!matches!(person.app.screen(), Screen::Edition(_)), "once: {}", person.screen());
    person.press("V <Left>");
    assert!(person.sees("24 answers to look at again"), "{}", person.screen());
    person.press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::LookAgain(_)), "{}", person.screen());
    for _ in 0..24 {
        person.press("<Enter>");
    }
    assert!(person.sees("Everything is looked at again."), "{}", person.screen());
    person.end();
    let save = person.only_save();
    assert_eq!((save.worth_another_look(), save.file_edition()), (0, 2));
}

#[test]
fn what_is_left_over_waits_in_the_menu() {
    let mut person = opened(saved(1, LEVELS), 2, (80, 24));
    person.press("<Esc> r ?").write("look again");
    person.press("<Enter>");
    assert!(matches!(person.app.screen(), Screen::LookAgain(_)), "{}", person.screen());
    let mut person = opened(saved(2, LEVELS), 2, (80, 24));
    person.press("r ?").write("look again");
    assert!(!person.sees("touched"), "nothing waits:\n{}", person.screen());
}

#[test]
fn without_anything_to_look_at_the_report_says_that_all_carries_over() {
    let mut person = opened(saved(2, "4 4 0"), 3, (80, 24));
    assert!(person.sees("The questions have a new edition"), "{}", person.screen());
    person.press("<Enter>");
    assert!(!matches!(person.app.screen(), Screen::Edition(_)), "{}", person.screen());
}

#[test]
fn the_question_of_a_split_skill_shows_what_was_said_before_and_fills_nothing_in() {
    for size in [(60, 20), (80, 24), (120, 40)] {
        let mut person = at_a_split_skill(size);
        assert!(person.sees("Networking online"), "{}", person.screen());
        assert!(person.reads("relationship-building"), "{}", person.screen());
        let assessment = person.app.current().expect("open").assessment();
        assert_eq!(entry(assessment, "networking-online").choice, Choice::Unanswered);
    }
}

#[test]
fn every_size_shows_both_statements_and_marks_the_words_that_differ() {
    for size in [(60, 20), (80, 24), (120, 40), (200, 60)] {
        let mut person = opened(saved(1, LEVELS), 2, size);
        assert!(person.sees("please look again"), "{}", person.screen());
        person.press("<Enter>");
        let statement = |edition: u32| {
            let framework = crate::three_editions::edition(edition);
            let skill = framework.find_skill("software-building").expect("it is there");
            framework.skill(skill).statements[2].to_string()
        };
        let [then, now] = [1, 2].map(statement);
        let screen = person.screen();
        for text in [then, now] {
            let first: String = text.split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(screen.contains(&first), "{first} at {size:?}:\n{screen}");
        }
        assert!(screen.lines().last().is_some_and(|row| row.contains("keep")), "{screen}");
    }
}

#[test]
fn a_newer_edition_is_open_for_reading_only_and_both_are_named() {
    let disk = saved(3, "2 2 2 1");
    let before = disk.tree();
    let mut person = opened(disk, 2, (120, 40));
    assert!(person.sees_folded("edition 3") && person.sees_folded("edition 2"), "{}", person.screen());
    person.press("4 <Enter> V * A <Esc>");
    person.end();
    let save = |tree: crate::model::Tree| tree.into_iter().find(|(path, _)| path.ends_with("current.json"));
    assert_eq!(save(person.computer.disk.tree()), save(before));
}

#[test]
fn a_listed_change_is_needed_for_every_difference_and_a_difference_for_every_listed_change() {
    for (from, to) in PAIRS {
        let problems = edition(to).problems_since(&edition(from));
        assert!(problems.is_empty(), "{from} to {to}: {problems:#?}");
    }
    let old = edition(2);
    for left_out in changes() {
        let mut files = files(3);
        let list = files.get_mut("framework.json").expect("there")["changes"].as_array_mut().expect("a list");
        list.retain(|change| *change != left_out);
        let problems = parse(&files).problems_since(&old);
        assert!(!problems.is_empty(), "without {left_out}");
        assert!(problems.iter().all(|problem| problem.line > 0), "with a place: {problems:#?}");
    }
    let line = |skill: &str, what: &str| json!({"edition": 3, "skill": skill, "what": what, "why": "Why."});
    for (mut more, key, value) in [
        (line("sample-code", "wording"), "why", json!("Why.")),
        (line("sample-code", "meaning"), "levels", json!([1])),
        (line("moderation-conflict", "new"), "why", json!("Why.")),
        (line("moderation-conflict", "retired"), "why", json!("Why.")),
        (line("sample-code", "targets"), "role", json!("writer")),
    ] {
        more[key] = value;
        let mut files = files(3);
        let list = files.get_mut("framework.json").expect("there")["changes"].as_array_mut().expect("a list");
        list.push(more.clone());
        let problems = parse(&files).problems_since(&old);
        assert_eq!(problems.len(), 1, "with {more}: {problems:#?}");
    }
}

#[test]
fn skills_that_come_from_each_other_are_refused() {
    let mut files = files(3);
    let list = files.get_mut("framework.json").expect("there")["changes"].as_array_mut().expect("a list");
    for (skill, from) in [("a-skill", "b-skill"), ("b-skill", "a-skill")] {
        list.push(json!({"edition": 3, "skill": skill, "what": "renamed", "from": [from], "why": "Why."}));
    }
    let sources = files.iter().map(|(name, value)| Source::new(name, value.to_string())).collect();
    let problems =
        Framework::parse(sources).expect_err("a ring").iter().map(|it| it.message.to_string()).collect::<Vec<_>>();
    assert!(problems.iter().any(|it| it.contains("comes from itself")), "{problems:?}");
}

#[test]
fn a_comparison_across_editions_says_that_the_role_expects_other_levels() {
    use devrel_ready::compare::{Comparison, ComparisonRequest, Side};
    let (old, new) = (edition(2), edition(3));
    let [before, after] = [CHOICES[1], CHOICES[2]].map(|choice| carried(choice, &old, &new));
    let band = new.usual_band();
    for (role, expected) in [("advocate", Some(2)), ("writer", None)] {
        let role = new.find_role(role).expect("it is there");
        let side = |assessment| Side { assessment, revision: None };
        let request = ComparisonRequest { before: side(&before), after: side(&after), role, band };
        let comparison = Comparison::of(&request).expect("they share skills");
        assert_eq!(comparison.not_counted.targets_since, expected);
    }
}

#[test]
fn ids_that_changed_twice_are_followed_in_the_order_of_the_editions() {
    let mut files = files(3);
    let list = files.get_mut("framework.json").expect("there")["changes"].as_array_mut().expect("a list");
    // Behind the lines of edition 3: the order of the lines says nothing.
    list.push(
        json!({"edition": 2, "skill": "workshop-teaching", "what": "renamed", "from": ["training"], "why": "Why."}),
    );
    let framework = parse(&files);
    let teaching = framework.find_skill("teaching").expect("it is there");
    for (edition, key) in [(1, "training"), (2, "workshop-teaching"), (3, "teaching")] {
        assert_eq!(framework.key_in(teaching, edition).as_str(), key, "edition {edition}");
        assert_eq!(framework.key_now(key, edition).as_str(), "teaching", "edition {edition}");
    }
    assert_eq!(framework.key_now("training", 2).as_str(), "training", "in edition 2 it is another skill");
}
