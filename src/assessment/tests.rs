//! Tests of edits, of undo and redo, and of the dates that edits set.

use std::sync::Arc;

use jiff::civil::date;

use super::{
    Aim, AnsweringAgain, Assessment, Choice, Day, Edit, Given, LogDraft, LogEdit, LogProblem, Moment, Name, Sureness,
    Turned,
};
use crate::framework::{Framework, Importance, Level};
use crate::text::Clean;

/// The first of May.
const MAY: Moment = Moment { today: date(2026, 5, 1), edition: 1, revision: 7 };

/// The last of June, after a new edition of the questions.
const JUNE: Moment = Moment { today: date(2026, 6, 30), edition: 2, revision: 9 };

fn empty(framework: &Arc<Framework>) -> Assessment {
    let band = framework.find_band("established").expect("shipped");
    let name = Name::new("me").expect("a plain name");
    Assessment::new(framework, name, Aim { role: None, band })
}

#[test]
fn unanswered_not_applicable_and_zero_are_three_things() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let [first, second] = [0, 1].map(|n| framework.skills().nth(n).expect("28 skills"));
    me.edit(first, Edit::Choose(Choice::Level(Level::ALL[0])), MAY);
    me.edit(second, Edit::Choose(Choice::NotApplicable), MAY);
    let coverage = me.coverage();
    assert_eq!((coverage.answered, coverage.not_applicable, coverage.unanswered), (1, 1, 26));
}

#[test]
fn every_edit_can_be_undone_and_redone_in_order() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = me.place();
    let edits = [
        Edit::Choose(Choice::Level(Level::ALL[3])),
        Edit::Evidence(Clean::line("https://example.org")),
        Edit::Note(Clean::note("one\ntwo")),
        Edit::Sureness(Sureness::Unsure),
        Edit::ToggleStar,
        Edit::ToggleFlag,
        Edit::Goal(Some(Level::ALL[4])),
    ];
    let mut seen = vec![me.entry(skill).clone()];
    for edit in edits {
        assert!(me.edit(skill, edit, MAY));
        seen.push(me.entry(skill).clone());
    }
    for before in seen.iter().rev().skip(1) {
        assert_eq!(me.undo(), Some(Turned::Skill(skill)));
        assert_eq!(me.entry(skill), before);
    }
    assert_eq!(me.undo(), None);
    for after in &seen[1..] {
        assert_eq!(me.redo(), Some(Turned::Skill(skill)));
        assert_eq!(me.entry(skill), after);
    }
    assert_eq!(me.redo(), None);
}

#[test]
fn an_edit_that_changes_nothing_is_not_in_the_history() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    assert!(!me.edit(me.place(), Edit::Choose(Choice::Unanswered), MAY));
    assert_eq!(me.undo(), None);
}

#[test]
fn the_next_to_ask_skill_is_found_around_the_end() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let last = framework.skills().next_back().expect("28 skills");
    assert_eq!(me.next_to_ask(last), framework.skills().next());
    for skill in framework.skills() {
        me.edit(skill, Edit::Choose(Choice::NotApplicable), MAY);
    }
    assert_eq!(me.next_to_ask(last), None);
}

fn level(level: usize) -> Edit {
    Edit::Choose(Choice::Level(Level::ALL[level]))
}

#[test]
fn answering_and_saying_how_sure_date_an_answer_and_nothing_else_does() {
    let framework = Framework::shipped();
    let may = Some(Given { day: Day::On(MAY.today), edition: 1, revision: 7 });
    let june = Some(Given { day: Day::On(JUNE.today), edition: 2, revision: 9 });
    let line = || Clean::line("https://example.org");
    let dates = [
        (level(3), june),
        (level(2), june),
        (Edit::Choose(Choice::NotApplicable), june),
        (Edit::Sureness(Sureness::Sure), june),
        (Edit::Choose(Choice::Unanswered), None),
        (Edit::Sureness(Sureness::Unsaid), may),
        (Edit::Evidence(line()), may),
        (Edit::Note(Clean::note("a note")), may),
        (Edit::ToggleStar, may),
        (Edit::ToggleFlag, may),
        (Edit::Goal(Some(Level::ALL[4])), may),
    ];
    for (edit, given) in dates {
        let mut me = empty(&framework);
        let skill = me.place();
        me.edit(skill, level(2), MAY);
        let is_changed = me.edit(skill, edit.clone(), JUNE);
        assert_eq!(me.entry(skill).given, given, "{edit:?}");
        let evidence_on = (edit == Edit::Evidence(line())).then_some(JUNE.today);
        assert_eq!(me.entry(skill).evidence_on, evidence_on, "{edit:?}");
        if is_changed {
            me.undo();
        }
        assert_eq!(me.entry(skill).given, may, "taking {edit:?} back brings the date back");
    }
}

#[test]
fn the_same_answer_on_the_same_day_is_no_change_and_on_another_day_is_given_again() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = me.place();
    assert!(me.edit(skill, level(2), MAY));
    assert!(!me.edit(skill, level(2), Moment { revision: 8, ..MAY }));
    assert!(me.edit(skill, level(2), JUNE));
    assert_eq!(me.answered_on(), Some(Day::On(JUNE.today)));
    assert!(!me.edit(skill, level(2), Moment { revision: 12, edition: 2, ..MAY }), "a clock that went back");
    assert_eq!(me.answered_on(), Some(Day::On(JUNE.today)));
    me.undo();
    assert_eq!(me.answered_on(), Some(Day::On(MAY.today)));
}

#[test]
fn how_sure_somebody_is_of_an_open_question_dates_nothing_and_cleared_evidence_has_no_date() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = me.place();
    me.edit(skill, Edit::Sureness(Sureness::Sure), MAY);
    assert_eq!((me.entry(skill).given, me.answered_on()), (None, None));
    me.edit(skill, Edit::Evidence(Clean::line("x")), MAY);
    assert!(!me.edit(skill, Edit::Evidence(Clean::line("x")), JUNE), "looking at evidence is no change");
    assert_eq!(me.entry(skill).evidence_on, Some(MAY.today));
    me.edit(skill, Edit::Evidence(Clean::default()), JUNE);
    assert_eq!(me.entry(skill).evidence_on, None);
}

#[test]
fn an_assessment_is_as_new_as_its_newest_answer_one_that_is_no_longer_asked_included() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let [first, second] = [0, 1].map(|n| framework.skills().nth(n).expect("28 skills"));
    me.edit(first, level(1), JUNE);
    me.edit(second, level(1), MAY);
    assert_eq!((me.answered_on(), me.earlier_answers()), (Some(Day::On(JUNE.today)), 1));
    let mut gone = me.entry(first).clone();
    gone.given = Some(Given { day: Day::By(date(2026, 7, 2)), edition: 1, revision: 3 });
    me.retire(Clean::line("gone"), gone);
    assert_eq!(me.answered_on(), Some(Day::By(date(2026, 7, 2))));
}

#[test]
fn an_answer_to_a_statement_that_changed_is_unsure_until_it_is_given_again() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = |key: &str| framework.find_skill(key).expect("shipped");
    // Edition 2 changed levels 3 and 4 of the first and nothing below.
    let (changed, below) = (skill("software-building"), skill("system-learning"));
    me.edit(changed, Edit::Choose(Choice::Level(Level::ALL[2])), MAY);
    me.edit(changed, Edit::Evidence(Clean::line("https://example.org")), MAY);
    me.edit(below, Edit::Choose(Choice::Level(Level::ALL[1])), MAY);
    assert_eq!((me.earlier_answers(), me.worth_another_look()), (2, 1), "the level above is another one now");
    assert!(me.is_worth_another_look(changed) && !me.is_worth_another_look(below));
    let sheet = me.sheet();
    assert_eq!([changed, below].map(|skill| sheet.mark(skill).slip_chance()), [5, 3], "evidence does not make it sure");
    me.edit(changed, Edit::Choose(Choice::Level(Level::ALL[2])), JUNE);
    assert_eq!((me.earlier_answers(), me.worth_another_look()), (1, 0));
    assert_eq!(me.sheet().mark(changed).slip_chance(), 2);
}

fn draft(text: &str, skills: &[&str]) -> LogDraft {
    let skills = skills.iter().map(|key| Clean::line(key)).collect();
    LogDraft { on: MAY.today, text: Clean::line(text), link: Clean::default(), skills }
}

fn logged(me: &Assessment) -> Vec<String> {
    me.log().entries().iter().map(|entry| format!("{} {}", entry.id, entry.text)).collect()
}

#[test]
fn adding_changing_and_deleting_an_entry_of_the_log_are_taken_back_one_by_one_among_other_changes() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = framework.skills().next().expect("28 skills");
    for text in ["one", "two"] {
        me.edit_log(LogEdit::Add(draft(text, &[])), MAY.today).expect("it can be logged");
    }
    me.edit(skill, Edit::ToggleFlag, MAY);
    me.edit_log(LogEdit::Change(1, draft("uno", &[])), MAY.today).expect("there is one");
    me.edit_log(LogEdit::Delete(2), MAY.today).expect("there is one");
    assert_eq!(logged(&me), ["1 uno"]);
    // The number of the deleted entry is free, and undo still finds its way.
    me.edit_log(LogEdit::Add(draft("three", &[])), MAY.today).expect("it can be logged");
    assert_eq!(logged(&me), ["1 uno", "2 three"]);
    let mut seen = vec![logged(&me)];
    let mut turned = Vec::new();
    while let Some(what) = me.undo() {
        turned.push(what);
        seen.push(logged(&me));
    }
    let log = Turned::Log;
    assert_eq!(turned, [log(2), log(2), log(1), Turned::Skill(skill), log(2), log(1)]);
    assert_eq!(
        seen[2..],
        [vec!["1 uno", "2 two"], vec!["1 one", "2 two"], vec!["1 one", "2 two"], vec!["1 one"], vec![]]
    );
    for before in seen.iter().rev().skip(1) {
        me.redo().expect("there is more");
        assert_eq!(logged(&me), *before);
    }
    assert_eq!(me.redo(), None);
}

#[test]
fn what_cannot_be_logged_and_what_changes_nothing_leave_no_trace_in_the_history() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    assert_eq!(me.edit_log(LogEdit::Add(draft("", &[])), MAY.today), Err(LogProblem::Empty));
    assert_eq!(me.edit_log(LogEdit::Delete(7), MAY.today), Err(LogProblem::Missing(7)));
    me.edit_log(LogEdit::Add(draft("one", &[])), MAY.today).expect("it can be logged");
    me.edit_log(LogEdit::Change(1, draft("one", &[])), MAY.today).expect("it says the same");
    assert_eq!((me.undo(), me.undo()), (Some(Turned::Log(1)), None));
}

#[test]
fn a_core_skill_of_the_aim_is_bare_until_it_has_evidence_or_an_entry_or_does_not_apply() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    assert!(me.core_without_evidence().is_empty(), "without an aim there is no core");
    let role = framework.roles().next().expect("shipped");
    me.set_aim(Aim { role: Some(role), ..me.aim() });
    let bare = me.core_without_evidence();
    let core = framework.role(role).requirements.iter().filter(|it| it.importance == Importance::Core).count();
    assert!(bare.len() == core && core >= 3);
    me.edit(bare[0], Edit::Evidence(Clean::line("https://example.org")), MAY);
    let key = framework.skill(bare[1]).key.as_str();
    me.edit_log(LogEdit::Add(draft("A talk", &[key])), MAY.today).expect("it can be logged");
    me.edit(bare[2], Edit::Choose(Choice::NotApplicable), MAY);
    assert_eq!(me.core_without_evidence(), bare[3..]);
}

#[test]
fn evidence_is_old_after_a_year_and_a_day() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = framework.skills().next().expect("28 skills");
    let year_later = date(2027, 5, 1);
    assert!(!me.entry(skill).has_old_evidence(year_later), "there is none");
    me.edit(skill, Edit::Evidence(Clean::line("a talk")), MAY);
    assert!(!me.entry(skill).has_old_evidence(year_later));
    assert!(me.entry(skill).has_old_evidence(date(2027, 5, 2)));
}

#[test]
fn saying_how_sure_a_former_answer_is_does_not_give_it_again() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let skill = me.place();
    me.edit(skill, Edit::Choose(Choice::Level(Level::ALL[3])), MAY);
    me.set_again(Some(AnsweringAgain { point: 1, revision: MAY.revision, hides_former: true }));
    assert!(me.edit(skill, Edit::Sureness(Sureness::Sure), JUNE));
    assert!(me.is_hidden(skill), "nobody has answered");
    assert_eq!(me.entry(skill).given, Some(MAY.given()));
    me.edit(skill, Edit::Choose(Choice::Level(Level::ALL[3])), JUNE);
    assert!(!me.is_still_to_give(skill));
}

#[test]
fn statements_changed_without_an_edition_are_no_edition() {
    let framework = Framework::shipped();
    let mut me = empty(&framework);
    let [first, second] = [0, 1].map(|n| framework.skills().nth(n).expect("28 skills"));
    for (skill, edition) in [(first, Given::OTHER_WORDS), (second, framework.edition())] {
        me.edit(skill, Edit::Choose(Choice::Level(Level::ALL[3])), Moment { edition, ..JUNE });
    }
    assert_eq!(me.earliest_edition(), framework.edition());
    let mut retired = me.entry(second).clone();
    retired.given = Some(MAY.given());
    me.retire(Clean::line("gone"), retired);
    assert_eq!(me.earliest_edition(), MAY.edition);
}
