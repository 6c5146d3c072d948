//! Tests of the interview policy as pure functions.

use std::sync::Arc;

use super::{Interview, Milestone, Next, Standing, Turn};
use crate::assessment::{Aim, Assessment, Choice, Edit, Moment, Name, Pace};
use crate::framework::{Framework, Level, SkillId};
use crate::score::Evaluation;

struct Attempt {
    framework: Arc<Framework>,
    assessment: Assessment,
    interview: Interview,
}

impl Attempt {
    fn with_open(open: &[usize]) -> Self {
        let framework = Framework::shipped();
        let aim = Aim { role: None, band: framework.usual_band() };
        let mut assessment = Assessment::new(&framework, Name::new("me").expect("a name"), aim);
        for skill in framework.skills().filter(|skill| !open.contains(&skill.index())) {
            assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[2])), MOMENT);
        }
        Self { framework, assessment, interview: Interview::default() }
    }

    fn skill(&self, index: usize) -> SkillId {
        self.framework.skills().nth(index).expect("there are that many")
    }

    fn last(&self) -> usize {
        self.framework.skills().len() - 1
    }

    fn look<T>(&mut self, decide: impl FnOnce(&mut Interview, Standing<'_>) -> T) -> T {
        let evaluation = Evaluation::of(&self.framework, self.assessment.sheet());
        let standing = Standing { assessment: &self.assessment, evaluation: &evaluation };
        decide(&mut self.interview, standing)
    }

    fn answer(&mut self, index: usize, level: usize) -> Turn {
        let skill = self.skill(index);
        let before = self.look(|_, now| now.before());
        self.assessment.edit(skill, Edit::Choose(Choice::Level(Level::ALL[level])), MOMENT);
        self.look(|interview, now| interview.answer(before, now, skill))
    }

    fn skip(&mut self, index: usize) -> Turn {
        let skill = self.skill(index);
        self.look(|interview, now| interview.skip(now, skill))
    }

    fn ask(&self, index: usize) -> Next {
        Next::Ask(self.skill(index))
    }
}

const MOMENT: Moment = Moment { today: jiff::civil::date(2026, 5, 1), edition: 2, revision: 1 };

#[test]
fn after_an_answer_the_next_open_question_comes_and_the_answered_ones_are_told() {
    let mut sitting = Attempt::with_open(&[1, 5, 6]);
    let turn = sitting.answer(1, 3);
    let passed: Vec<usize> = turn.passed_over.iter().map(|skill| skill.index()).collect();
    assert_eq!((turn.next, passed, turn.starts_over), (sitting.ask(5), vec![2, 3, 4], false));
}

#[test]
fn after_a_changed_answer_the_next_open_question_comes_too() {
    let mut sitting = Attempt::with_open(&[5]);
    assert_eq!(sitting.answer(2, 4).next, sitting.ask(5));
}

#[test]
fn at_the_end_of_the_list_the_first_open_question_comes() {
    let mut sitting = Attempt::with_open(&[2, 27]);
    assert_eq!(sitting.last(), 27, "the shipped framework has 28 questions");
    let turn = sitting.answer(27, 3);
    assert_eq!((turn.next, turn.starts_over, turn.open), (sitting.ask(2), true, 1));
}

#[test]
fn the_last_open_answer_completes_everything_and_a_later_change_completes_nothing() {
    let mut sitting = Attempt::with_open(&[3]);
    let turn = sitting.answer(3, 1);
    assert_eq!((turn.next, turn.completed), (Next::AllAnswered, Some(Milestone::Everything)));
    let turn = sitting.answer(4, 1);
    assert_eq!((turn.next, turn.completed), (Next::AllAnswered, None));
}

#[test]
fn the_last_answer_of_a_domain_completes_it() {
    let mut sitting = Attempt::with_open(&[0, 27]);
    let domain = sitting.framework.skill(sitting.skill(0)).domain;
    assert_eq!(sitting.answer(0, 1).completed, Some(Milestone::Domain(domain)));
}

#[test]
fn skipping_goes_on_in_order_and_in_quick_mode_to_the_next_open_question() {
    let mut sitting = Attempt::with_open(&[1, 9]);
    assert_eq!(sitting.skip(1).next, sitting.ask(2));
    sitting.assessment.set_pace(Pace::Quick);
    assert_eq!(sitting.skip(1).next, sitting.ask(9));
    assert_eq!(sitting.skip(4).next, sitting.ask(9), "an answered question is skipped in the same way");
}

#[test]
fn a_question_that_quick_mode_chose_does_not_start_the_list_over() {
    let all: Vec<usize> = (0..28).collect();
    let mut sitting = Attempt::with_open(&all);
    sitting.assessment.set_pace(Pace::Quick);
    let turn = sitting.answer(27, 3);
    assert!(matches!(turn.next, Next::Ask(skill) if skill.index() < 27), "{turn:?}");
    assert!(!turn.starts_over);
}

#[test]
fn skipping_the_last_question_starts_over_and_the_only_open_one_stays() {
    let mut sitting = Attempt::with_open(&[3]);
    let turn = sitting.skip(27);
    assert_eq!((turn.next, turn.starts_over), (sitting.ask(3), true));
    let mut sitting = Attempt::with_open(&[27]);
    assert_eq!(sitting.skip(27).next, Next::OnlyOpen);
    let mut sitting = Attempt::with_open(&[]);
    assert_eq!(sitting.skip(27).next, Next::AllAnswered);
}

#[test]
fn the_leader_is_found_once_and_quick_mode_never_asks_twice() {
    let all: Vec<usize> = (0..28).collect();
    let mut sitting = Attempt::with_open(&all);
    sitting.assessment.set_pace(Pace::Quick);
    let (mut here, mut asked, mut found) = (0, Vec::new(), 0);
    loop {
        asked.push(here);
        // Answers that fit the first role only.
        let level = sitting.framework.role(sitting.framework.roles().next().expect("a role"));
        let wanted = level.requirement(sitting.skill(here)).is_some();
        let turn = sitting.answer(here, if wanted { 4 } else { 0 });
        found += usize::from(turn.found.is_some_and(|found| found.is_first));
        match turn.next {
            Next::Ask(skill) => here = skill.index(),
            next => {
                assert!(matches!(next, Next::NothingForLeader | Next::AllAnswered), "{next:?}");
                break;
            }
        }
    }
    let mut once = asked.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!((once.len(), found), (asked.len(), 1));
}

#[test]
fn the_way_back_is_the_way_there_and_then_the_order_of_the_list() {
    let mut sitting = Attempt::with_open(&[0, 1, 2]);
    let [one, two, nine] = [1, 2, 9].map(|index| sitting.skill(index));
    sitting.interview.arrive(nine, nine);
    sitting.interview.arrive(nine, two);
    let mut back = |here| sitting.look(|interview, now| interview.back(now, here).next);
    assert_eq!(back(two), Next::Ask(nine));
    assert_eq!(back(two), Next::Ask(one));
    let first = sitting.skill(0);
    assert_eq!(sitting.look(|interview, now| interview.back(now, first).next), Next::AtFirst);
}

#[test]
fn a_jump_finds_only_numbers_that_there_are() {
    let mut sitting = Attempt::with_open(&[0]);
    let jump = |number| move |interview: &mut Interview, now: Standing<'_>| interview.jump(now, number).next;
    assert_eq!(sitting.look(jump(28)), sitting.ask(27));
    assert_eq!(sitting.look(jump(0)), Next::NoSuchQuestion);
    assert_eq!(sitting.look(jump(29)), Next::NoSuchQuestion);
}
