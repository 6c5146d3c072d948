//! People who follow a plan exactly: how many of them are then truly ready.
//!
//! A person has true levels and gives answers around them. The plan comes from the answers, for the role that leads by them.
//! Only people who are not ready by their answers take part. Then the person follows the plan, read in two ways: they
//! *reach* the levels that it names, whatever their true levels were; or they *climb* as many levels as it asks for from their
//! true levels. Truly ready means that the new true levels are ready. The person also answers once more, around the new true
//! levels.

use devrel_ready::framework::{BandId, Level};
use devrel_ready::plan::{Plan, path_with_margin, shortest_path};
use devrel_ready::score::Verdict;

use crate::answers::{SLIP, answers, evaluate};
use crate::people::Shape;
use crate::{Stage, UNLISTED, head, line, share};

pub(crate) fn print(stage: &Stage) {
    head(
        "People who follow a plan",
        &[
            "people",
            "band",
            "not ready before",
            "plan",
            "effort",
            "truly ready, levels reached",
            "truly ready, levels climbed",
            "answers say ready, levels reached",
            "answers say ready, levels climbed",
        ],
    );
    for (name, shape) in [("general", Shape::Undifferentiated), ("shaped", Shape::RoleShaped { unlisted: UNLISTED })] {
        for band in stage.framework.bands() {
            rows(stage, (name, band), &stage.crowd(band, shape));
        }
    }
}

/// The outcome of the people who followed one kind of plan.
#[derive(Default)]
struct Followed {
    effort: usize,
    truly: [usize; 2],
    again: [usize; 2],
}

fn rows(stage: &Stage, (name, band): (&str, BandId), people: &[Vec<Level>]) {
    let framework = &stage.framework;
    let mut random = stage.random();
    let mut planned = 0;
    let mut kinds: [Followed; 2] = Default::default();
    for levels in people {
        let given = answers(levels, SLIP, &mut random);
        let evaluation = evaluate(framework, &given);
        let role = evaluation.ranking(band).leader().expect("there are answers");
        let (sheet, card) = (evaluation.sheet(), evaluation.card(role, band));
        if card.verdict == Verdict::Ready {
            continue;
        }
        planned += 1;
        let is_ready =
            |levels: &[Level]| usize::from(evaluate(framework, levels).card(role, band).verdict == Verdict::Ready);
        let earliest = shortest_path(framework, sheet, card, |_| false);
        let plans = [earliest, path_with_margin(framework, sheet, card, |_| false)];
        for (followed, plan) in kinds.iter_mut().zip(plans) {
            let plan = plan.expect("something is left to score");
            followed.effort += usize::try_from(plan.effort()).expect("a small number");
            for (way, new) in [reach(levels, &plan), climb(levels, &plan)].into_iter().enumerate() {
                followed.truly[way] += is_ready(&new);
                followed.again[way] += is_ready(&answers(&new, SLIP, &mut random));
            }
        }
    }
    for (plan, followed) in ["earliest", "with a margin"].into_iter().zip(kinds) {
        let Followed { effort, truly, again } = followed;
        let tenths = 10 * effort / planned.max(1);
        let name = [name, framework.band(band).name.as_str()].map(str::to_owned).to_vec();
        let of_all = vec![share(planned, people.len()), plan.to_owned(), format!("{}.{}", tenths / 10, tenths % 10)];
        let shares = truly.into_iter().chain(again).map(|part| share(part, planned)).collect();
        line(&[name, of_all, shares].concat());
    }
}

/// The true levels of a person who reaches the levels that a plan names.
fn reach(levels: &[Level], plan: &Plan) -> Vec<Level> {
    let mut levels = levels.to_vec();
    for step in &plan.steps {
        levels[step.skill.index()] = step.to;
    }
    levels
}

/// The true levels of a person who climbs as many levels as a plan asks for. Levels end at 4.
fn climb(levels: &[Level], plan: &Plan) -> Vec<Level> {
    let mut levels = levels.to_vec();
    for step in &plan.steps {
        let level = &mut levels[step.skill.index()];
        *level = level.up();
    }
    levels
}
