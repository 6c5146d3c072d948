//! Agreement: the facts that stand in several places are the same in all of them. They are the order of a plan, its
//! gains, kept goals, and the words about a verdict.

use devrel_ready::assessment::{Assessment, Choice, Edit, Moment};
use devrel_ready::framework::Level;
use devrel_ready::plan::{PlanTo, Planner};
use devrel_ready::report::ExportFormat;
use devrel_ready::score::Evaluation;
use devrel_ready::tui::Screen;

use crate::person::Person;

const PEOPLE: [&str; 4] = [
    "3 2 4 1 1 3 3 2 2 3 2 3 1 2 3 4 3 2 x 2 3 3 2 1 2 3 2 3",
    "1 1 2 1 1 1 2 1 1 1 2 1 1 1 2 1 1 1 2 1 1 1 2 1 1 1 2 1",
    "2 2 2 3 2 2 2 3 2 2 2 3 2 2 2 3 2 2 2 3 2 2 2 3 2 2 2 3",
    "3 2 4 1 1 3 3 2 2 3 2 3 1 2",
];

/// Returns the skills and end levels of the steps in the plan of a text report.
fn steps_of_report(text: &str) -> Vec<(String, String)> {
    let is_step = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(": level ");
    let step = |line: &str| {
        let (_, step) = line.split_once(". ")?;
        let (name, levels) = step.split_once(": level ")?;
        Some((name.to_owned(), levels.split(" to ").nth(1)?.chars().take(1).collect()))
    };
    text.lines().skip_while(|line| !line.starts_with("What to do next")).filter(is_step).filter_map(step).collect()
}

#[test]
fn the_steps_of_a_plan_have_one_order_on_screen_and_in_the_report_and_their_gains_add_up() {
    let mut compared = 0;
    for levels in PEOPLE {
        let mut person = Person::at_first_question(120, 60);
        person.press(levels).press("r p");
        let (Screen::Plan(screen), Some(current)) = (person.app.screen(), person.app.current()) else {
            unreachable!("the plan is open: {}", person.screen())
        };
        let (assessment, evaluation) = (current.assessment(), current.evaluation());
        let planner = Planner { assessment, evaluation, role: screen.role, band: screen.band };
        let plan = planner.plan(PlanTo::WithMargin).expect("there is something to score");
        let framework = person.app.framework();
        if plan.steps.is_empty() {
            continue;
        }
        compared += 1;
        let expected: Vec<(String, String)> =
            plan.steps.iter().map(|step| (framework.skill(step.skill).name.to_string(), step.to.to_string())).collect();

        // On screen, from top to bottom.
        let seen = person.screen();
        let rows = seen.lines().filter(|row| row.contains(" → ") && row.contains('╍'));
        let rows: Vec<&str> = rows.take(expected.len()).collect();
        for (row, (name, to)) in rows.iter().zip(&expected) {
            let short = framework.skills().find(|it| framework.skill(*it).name.as_str() == name);
            let short = framework.skill(short.expect("a skill")).short.as_str();
            assert!(row.contains(name.as_str()) || row.contains(short), "{name}:\n{row}\n{seen}");
            assert!(row.contains(&format!(" → {to}")), "{name} to {to}: {row}");
        }
        assert!(rows.len() >= expected.len().min(10), "{seen}");

        // Each gain on screen is that of the plan, and together they are the gain that is told.
        let gains = plan.shown_gains();
        for (row, gain) in rows.iter().zip(&gains) {
            assert!(row.contains(&format!("+{gain}")), "{gain}: {row}");
        }
        assert_eq!(gains.iter().map(|gain| gain.0).sum::<u64>(), plan.shown_gain().0);

        person.press("E <Right> <Right>");
        let Screen::Export(export) = person.app.screen() else { unreachable!("{}", person.screen()) };
        assert_eq!(export.form.format, ExportFormat::named("text").expect("there is one"));
        let preview = export.preview.as_ref().expect("a preview");
        let text = preview.lines.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        let mut steps = steps_of_report(&text);
        steps.truncate(expected.len());
        assert_eq!(steps, expected, "{text}");
    }
    assert_eq!(compared, 3, "one of them is ready already");
}

/// Returns a person whose first skill has the goal 4, and who stands at the second one.
fn with_a_goal(width: u16, height: u16) -> Person {
    let mut person = Person::at_first_question(width, height);
    person.press(&"2 ".repeat(28)).press("r w <Home> + + =");
    person
}

#[test]
fn a_kept_goal_is_marked_everywhere_but_on_its_own_question() {
    let mut person = with_a_goal(120, 40);
    let assessment = person.only_save();
    let framework = person.app.framework();
    let goal = framework.skills().find(|skill| assessment.entry(*skill).goal.is_some()).expect("it is kept");
    let names = [&framework.skill(goal).name, &framework.skill(goal).short].map(ToString::to_string);
    let number = goal.index();
    let row = |person: &Person| {
        let screen = person.screen();
        let row = screen.lines().find(|row| names.iter().any(|name| row.contains(name)) && row.contains('╍'));
        row.map(str::to_owned)
    };
    // The plan is on screen. The results, the role and the questions before and after it follow.
    person.press("r");
    assert!(person.reads("╍ up to a goal you kept"), "{}", person.screen());
    person.press("<Enter>");
    for _ in 0..28 {
        if row(&person).is_some() {
            break;
        }
        person.press("<Down>");
    }
    assert!(row(&person).is_some(), "no goal on the page of the role:\n{}", person.screen());
    person.press("w <Home>");
    assert!(person.sees("goal 4"), "{}", person.screen());
    person.press("<Esc> <Esc> V <Home>");
    person.press(&"<Down> ".repeat(number)).press("<Enter>");
    let screen = person.screen();
    assert!(!screen.contains('╍') && !screen.contains("goal"), "it would pull the answer:\n{screen}");
    person.press("<Right>");
    assert!(row(&person).is_some(), "no goal beside the questions:\n{}", person.screen());
}

#[test]
fn a_goal_is_ahead_until_the_answer_reaches_it() {
    let person = with_a_goal(80, 24);
    let mut assessment: Assessment = person.only_save();
    let framework = person.app.framework();
    let skill = framework.skills().find(|skill| assessment.entry(*skill).goal.is_some()).expect("it is kept");
    assert_eq!(assessment.entry(skill).goal_ahead(), Some(Level::ALL[4]));
    let moment = Moment { today: crate::person::TODAY, edition: framework.edition(), revision: 99 };
    for (choice, ahead) in
        [(Choice::Level(Level::ALL[4]), None), (Choice::NotApplicable, None), (Choice::Unanswered, Some(Level::ALL[4]))]
    {
        assessment.edit(skill, Edit::Choose(choice), moment);
        assert_eq!(assessment.entry(skill).goal_ahead(), ahead, "{choice:?}");
    }
}

#[test]
fn what_is_beyond_a_target_and_what_effort_is_can_be_read_where_they_are_shown() {
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        for keys in ["r", "r <Enter>"] {
            let mut person = Person::at_first_question(width, height);
            person.press(PEOPLE[0]).press(keys);
            assert!(person.reads("═ beyond the target"), "{keys} at {width}x{height}:\n{}", person.screen());
        }
        for keys in ["r", "p"] {
            let mut person = Person::at_first_question(width, height);
            person.press(PEOPLE[0]).press(keys);
            assert!(person.reads("no unit of time"), "{keys} at {width}x{height}:\n{}", person.screen());
        }
    }
}

#[test]
fn the_report_and_the_screen_use_the_same_words_about_a_verdict() {
    for levels in PEOPLE {
        let mut person = Person::at_first_question(200, 60);
        person.press(levels).press("r");
        let Some(current) = person.app.current() else { unreachable!() };
        let framework = person.app.framework();
        let band = framework.usual_band();
        let evaluation = Evaluation::of(framework, current.sheet().clone());
        let words: Vec<String> = framework
            .roles()
            .map(|role| devrel_ready::words::outcome_words(framework, evaluation.card(role, band)).within(30))
            .collect();
        person.press("c");
        for words in words {
            assert!(person.clipboard.contains(&words), "{words}:\n{}", person.clipboard);
            assert!(person.sees(&words), "{words}:\n{}", person.screen());
        }
    }
}
