//! The search with a rate gives the plans of a table of all end levels.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::end_level::{EndLevel, EndLevels, most_units};
use super::{Table, cheapest, most_within};
use crate::framework::Level;

/// Returns skills whose higher levels gain no less and cost more; many are alike, so that many plans are equally good.
fn skills() -> impl Strategy<Value = Vec<EndLevels>> {
    let step = (prop_oneof![Just(0), Just(5), Just(12), Just(15), 0..60_usize], prop_oneof![1..9_u32, 1..400_u32]);
    let forced = (0..2_usize, 0..2_u32);
    vec((vec(step, 0..5), forced).prop_map(|(steps, forced)| end_levels(&steps, forced)), 1..40)
}

fn end_levels(steps: &[(usize, u32)], (forced_gain, forced_effort): (usize, u32)) -> EndLevels {
    let lowest = EndLevel { level: Level::ALL[0], gain: 7 * forced_gain, effort: 3 * forced_effort };
    let higher = steps.iter().zip(&Level::ALL[1..]).scan(lowest, |below, ((gain, effort), level)| {
        *below = EndLevel { level: *level, gain: below.gain + gain, effort: below.effort + effort };
        Some(*below)
    });
    let mut levels: EndLevels = std::iter::once(lowest).chain(higher).collect();
    levels.reverse();
    levels
}

fn effort(plan: &[EndLevel]) -> u32 {
    plan.iter().map(|end| end.effort).sum()
}

proptest! {
    #[test]
    fn what_the_rate_leaves_out_changes_no_plan(skills in skills(), part in 0..=100_usize) {
        let needed = most_units(&skills) * part / 100;
        prop_assert_eq!(cheapest(&skills, needed), Table::of(&skills, needed..=needed).plan(needed));
    }

    #[test]
    fn the_most_within_an_effort_is_the_last_need_that_costs_no_more(skills in skills(), part in 0..=100_u32) {
        let skills: Vec<EndLevels> = skills
            .into_iter()
            .map(|levels| {
                let lowest = *levels.last().expect("never empty");
                let from_there = |it: EndLevel| {
                    EndLevel { gain: it.gain - lowest.gain, effort: it.effort - lowest.effort, ..it }
                };
                levels.into_iter().map(from_there).collect()
            })
            .collect();
        let highest: u32 = skills.iter().map(|levels| levels[0].effort).sum();
        let budget = highest * part / 100;
        let all = most_units(&skills);
        let table = Table::of(&skills, 0..=all);
        let most = (0..=all).rev().find(|units| table.effort(*units) <= budget.into()).expect("0 units cost nothing");
        let plan = most_within(&skills, budget);
        prop_assert!(effort(&plan) <= budget);
        prop_assert_eq!(plan, table.plan(most));
    }
}
