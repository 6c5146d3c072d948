//! Compares plans with all possible plans, on small frameworks.

use std::cmp::Reverse;
use std::sync::Arc;

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{Framework, Level, SkillId};
use devrel_ready::plan::{Budget, Plan, most_gain, open_answers, path_to, shortest_path};
use devrel_ready::score::{Fraction, Scorecard, Scores, Verdict};
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::tiny::{self, Tiny};

/// One person before one role.
struct Case {
    framework: Arc<Framework>,
    sheet: Sheet,
    starred: Vec<bool>,
}

impl Case {
    fn new((tiny, choices, starred): (Tiny, Vec<Choice>, Vec<bool>)) -> Self {
        Self { framework: tiny.framework(), sheet: tiny::sheet(&choices), starred }
    }

    fn card(&self) -> Scorecard {
        card(&self.framework, &self.sheet)
    }

    fn star(&self) -> impl Fn(SkillId) -> bool {
        |skill| self.starred[skill.index()]
    }

    fn shortest(&self) -> Option<Plan> {
        shortest_path(&self.framework, &self.sheet, &self.card(), self.star())
    }

    /// Returns every way to raise skills of the role, with its cost and its order in ties: effort, number of skills,
    /// then the levels, higher first, of starred skills before the others.
    fn every_way(&self) -> Vec<(u32, usize, Vec<Reverse<Level>>, Sheet)> {
        let role = self.framework.role(self.card().role);
        let mut skills: Vec<SkillId> = role.requirements.iter().map(|listed| listed.skill).collect();
        skills.retain(|skill| self.sheet.choice(*skill) != Choice::NotApplicable);
        skills.sort_by_key(|skill| (Reverse(self.starred[skill.index()]), *skill));
        let mut ways = vec![(0, 0, Vec::new(), self.sheet.clone())];
        for skill in skills {
            let now = level(&self.sheet, skill);
            let to = |end: Level, (effort, touched, ends, sheet): &(u32, usize, Vec<Reverse<Level>>, Sheet)| {
                let mut sheet = sheet.clone();
                sheet.choose(skill, Choice::Level(end));
                let spent: u32 = self.framework.effort()[now.index()..end.index()].iter().sum();
                let ends = ends.iter().copied().chain([Reverse(end)]).collect();
                (effort + spent, touched + usize::from(end > now), ends, sheet)
            };
            let above = || Level::ALL.into_iter().filter(|end| *end >= now);
            ways = ways.iter().flat_map(|way| above().map(move |end| to(end, way))).collect();
        }
        ways
    }

    /// Returns the sheet after the steps of a plan.
    fn after(&self, plan: &Plan) -> Sheet {
        let mut sheet = self.sheet.clone();
        for step in &plan.steps {
            assert_eq!(level(&sheet, step.skill), step.from, "each step starts where the skill stands");
            assert_eq!(step.from.up(), step.to);
            sheet.choose(step.skill, Choice::Level(step.to));
        }
        sheet
    }
}

fn card(framework: &Arc<Framework>, sheet: &Sheet) -> Scorecard {
    let role = framework.roles().next().expect("one role");
    Scores::of(framework, sheet.clone()).card(role, framework.usual_band()).clone()
}

/// Returns the level at which a plan starts.
fn level(sheet: &Sheet, skill: SkillId) -> Level {
    sheet.choice(skill).level().unwrap_or(Level::ALL[0])
}

/// Returns whether a person with these answers is ready, with open answers counted as 0 and n/a skills left out.
fn is_ready(framework: &Arc<Framework>, sheet: &Sheet) -> bool {
    let mut sheet = sheet.clone();
    for skill in framework.skills() {
        if sheet.choice(skill) == Choice::Unanswered {
            sheet.choose(skill, Choice::Level(Level::ALL[0]));
        }
    }
    card(framework, &sheet).verdict == Verdict::Ready
}

fn gained(framework: &Arc<Framework>, sheet: &Sheet) -> Fraction {
    card(framework, sheet).lowest().expect("something is left to score")
}

/// Returns a case in which the best gain per effort leads to 15, and the best plan takes 14: 40 of 40 credit is
/// missing, X brings 24 for 8, and Y and Z bring 20 for 7 each.
fn greedy_fails() -> Case {
    let tiny = Tiny {
        ready_at: 88,
        effort: [1, 2, 7, 8],
        weights: [8, 5, 1],
        skills: vec![0, 1, 1],
        roles: vec![vec![(0, 0, false, 4), (1, 1, false, 3), (2, 1, false, 3)]],
    };
    Case::new((tiny, [3, 2, 2].map(|level| Choice::Level(Level::ALL[level])).to_vec(), vec![false; 3]))
}

#[test]
fn the_shortest_path_is_found_where_taking_the_best_first_fails() {
    let case = greedy_fails();
    let plan = case.shortest().expect("something to score");
    let skills: Vec<usize> = plan.steps.iter().map(|step| step.skill.index()).collect();
    assert_eq!((plan.effort(), skills), (14, vec![1, 2]));
    let best_first = case.framework.skills().next().expect("three skills");
    let card = case.card();
    let with_eight = most_gain(&case.framework, &case.sheet, &card, Budget { effort: 8, starred: |_| false })
        .expect("something to score");
    assert_eq!(with_eight.steps.iter().map(|step| step.skill).collect::<Vec<_>>(), [best_first]);
}

#[test]
fn equal_plans_go_to_fewer_skills_then_starred_ones_then_the_frameworks_order() {
    let tiny = Tiny {
        ready_at: 50,
        effort: [1; 4],
        weights: [4, 4, 4],
        skills: vec![0, 0, 1, 1],
        roles: vec![(0..4).map(|skill| (skill, 0, false, 2)).collect()],
    };
    let case = |starred: [bool; 4]| Case::new((tiny.clone(), vec![Choice::Level(Level::ALL[0]); 4], starred.to_vec()));
    let climbed = |case: &Case| -> Vec<usize> {
        case.shortest().expect("something to score").steps.iter().map(|step| step.skill.index()).collect()
    };
    assert_eq!(climbed(&case([false; 4])), [0, 0, 1, 1], "two skills to the top, not four halfway");
    assert_eq!(climbed(&case([false, false, false, true])), [3, 3, 0, 0]);
}

proptest! {
    #[test]
    fn no_way_of_getting_ready_is_shorter(case in tiny::answered(2..=4, 1..=1)) {
        let case = Case::new(case);
        let plan = case.shortest();
        let best = case
            .every_way()
            .into_iter()
            .filter(|way| is_ready(&case.framework, &way.3))
            .min_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
        prop_assert_eq!(plan.is_none(), case.card().lowest().is_none());
        let Some(plan) = plan else { return Ok(()) };
        let Some(best) = best else {
            prop_assert!(!plan.ready && plan.steps.is_empty() && !plan.blocked_by.is_empty());
            return Ok(());
        };
        let after = case.after(&plan);
        prop_assert!(plan.ready && is_ready(&case.framework, &after));
        prop_assert_eq!(plan.effort(), best.0);
        for skill in case.framework.skills() {
            prop_assert_eq!(level(&after, skill), level(&best.3, skill));
        }
    }

    #[test]
    fn no_way_of_spending_the_effort_gains_more(case in tiny::answered(2..=4, 1..=1), effort in 0..40_u32) {
        let case = Case::new(case);
        let budget = Budget { effort, starred: case.star() };
        let Some(plan) = most_gain(&case.framework, &case.sheet, &case.card(), budget) else {
            return Ok(());
        };
        let gains = |sheet: &Sheet| gained(&case.framework, sheet);
        let best = case
            .every_way()
            .into_iter()
            .filter(|way| way.0 <= effort)
            .min_by(|a, b| (Reverse(gains(&a.3)), a.0, a.1, &a.2).cmp(&(Reverse(gains(&b.3)), b.0, b.1, &b.2)))
            .expect("doing nothing costs nothing");
        let after = case.after(&plan);
        prop_assert_eq!(plan.effort(), best.0);
        prop_assert_eq!(plan.ready, is_ready(&case.framework, &after));
        for skill in case.framework.skills() {
            prop_assert_eq!(level(&after, skill), level(&best.3, skill));
        }
    }

    #[test]
    fn the_running_readiness_is_that_of_the_answers_so_far(case in tiny::answered(2..=5, 1..=1)) {
        let case = Case::new(case);
        let Some(plan) = case.shortest() else { return Ok(()) };
        let mut sheet = case.sheet.clone();
        prop_assert_eq!(plan.start, gained(&case.framework, &sheet));
        let mut before = plan.start;
        for step in &plan.steps {
            sheet.choose(step.skill, Choice::Level(step.to));
            prop_assert_eq!(step.reaches, gained(&case.framework, &sheet));
            prop_assert_eq!(100 * (step.reaches.numerator - before.numerator), step.gain.numerator);
            prop_assert_eq!(step.assumed, case.sheet.choice(step.skill) == Choice::Unanswered);
            before = step.reaches;
        }
        prop_assert_eq!(plan.end(), before);
    }

    #[test]
    fn an_open_answer_is_said_to_save_what_it_saves(case in tiny::answered(2..=5, 1..=1)) {
        let mut case = Case::new(case);
        let card = case.card();
        let open = open_answers(&case.framework, &case.sheet, &card);
        let Some(effort) = case.shortest().map(|plan| plan.effort()) else {
            prop_assert!(open.is_empty());
            return Ok(());
        };
        if card.blocked_by().next().is_some() {
            prop_assert!(open.is_empty(), "there is no path to shorten");
            return Ok(());
        }
        let role = case.framework.role(card.role);
        let unanswered = role.requirements.iter().filter(|row| case.sheet.choice(row.skill) == Choice::Unanswered);
        prop_assert_eq!(open.len(), unanswered.count());
        for answer in open {
            let mut least = effort;
            for level in Level::ALL {
                case.sheet.choose(answer.skill, Choice::Level(level));
                least = least.min(case.shortest().expect("still something to score").effort());
            }
            case.sheet.choose(answer.skill, Choice::Unanswered);
            prop_assert_eq!(answer.saves, effort - least);
            prop_assert_eq!(answer.shortens(), least < effort);
        }
    }

    #[test]
    fn the_path_to_a_goal_ends_there(case in tiny::answered(2..=5, 1..=1), goal in tiny::answered(5..=5, 1..=1)) {
        let case = Case::new(case);
        let count = case.framework.skills().len();
        let goal = tiny::sheet(&goal.1[..count]);
        let Some(plan) = path_to(&case.framework, &case.sheet, &case.card(), &goal) else { return Ok(()) };
        let after = case.after(&plan);
        for skill in case.framework.skills() {
            let aimed = match case.sheet.choice(skill) {
                Choice::NotApplicable => Level::ALL[0],
                _ => level(&goal, skill).max(level(&case.sheet, skill)),
            };
            prop_assert_eq!(level(&after, skill), aimed);
        }
        prop_assert_eq!(plan.ready, is_ready(&case.framework, &after));
        prop_assert_eq!(plan.end(), gained(&case.framework, &after));
    }
}
