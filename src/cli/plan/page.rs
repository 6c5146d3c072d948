//! A plan as a printed page and as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::Planned;
use crate::cli::page::{push_item, push_wrapped};
use crate::framework::{Resource, Skill};
use crate::plan::{OpenAnswer, Plan, Step};
use crate::report::{Decimal, OpenAnswerPart, PlanPart, StepPart};
use crate::score::Fraction;

/// A plan, as `--json` prints it. Fields may be added, never changed.
#[derive(Debug, Serialize)]
pub(super) struct Page<'p> {
    name: &'p str,
    role: &'p str,
    band: &'p str,
    /// The readiness, in percent, that the band asks for.
    ready_at: u32,
    /// The effort that could be spent; null for the shortest path.
    budget: Option<u32>,
    /// Percent before the first step; null if nothing is left to score.
    start: Option<u64>,
    end: Option<u64>,
    ready: bool,
    effort: u32,
    steps: Vec<StepPage<'p>>,
    open_answers: Vec<OpenAnswerPart>,
}

#[derive(Debug, Serialize)]
struct StepPage<'p> {
    #[serde(flatten)]
    step: StepPart,
    /// What is true of a person at the level to reach.
    statement: &'p str,
    actions: Vec<&'p str>,
    resources: Vec<ResourcePart<'p>>,
}

#[derive(Debug, Serialize)]
struct ResourcePart<'p> {
    title: &'p str,
    url: &'p str,
}

pub(super) fn as_json<'p>(planned: &Planned<'p>) -> Page<'p> {
    let Planned { framework, assessment, card, budget, plan, open, .. } = planned;
    let part = plan.as_ref().map(|plan| PlanPart::of(framework, plan, open));
    let (start, end) = part.as_ref().map(|part| (part.start, part.end)).unzip();
    let (ready, effort) = part.as_ref().map_or((false, 0), |part| (part.ready, part.effort));
    let (steps, open_answers) = part.map(|part| (part.steps, part.open_answers)).unwrap_or_default();
    let cores = plan.iter().flat_map(|plan| &plan.steps);
    let step = |(part, core): (StepPart, &Step)| {
        let skill = framework.skill(core.skill);
        let resource = |it: &'p Resource| ResourcePart { title: it.title.as_str(), url: it.url.as_str() };
        StepPage {
            step: part,
            statement: skill.statements[core.to.index()].as_str(),
            actions: skill.actions[core.from.index()].iter().map(AsRef::as_ref).collect(),
            resources: skill.resources.iter().map(resource).collect(),
        }
    };
    let band = framework.band(card.band);
    Page {
        name: assessment.name().as_str(),
        role: framework.role(card.role).key.as_str(),
        band: band.key.as_str(),
        ready_at: band.ready_at,
        budget: *budget,
        start,
        end,
        ready,
        effort,
        steps: steps.into_iter().zip(cores).map(step).collect(),
        open_answers,
    }
}

pub(super) fn as_text(planned: &Planned<'_>) -> String {
    let Planned { framework, assessment, card, plan, .. } = planned;
    let (role, band) = (&framework.role(card.role).name, &framework.band(card.band).name);
    let mut text = format!("{}: {role}, {band}\n", assessment.name());
    let Some(plan) = plan else {
        push_wrapped(
            &mut text,
            0,
            "Every skill of this role is marked as not applicable, so there is nothing to plan.",
        );
        return text;
    };
    push_wrapped(&mut text, 0, &summary(planned, plan));
    for (number, step) in (1..).zip(&plan.steps) {
        let again = plan.steps[..number - 1].iter().any(|before| before.skill == step.skill);
        let resources = if again { &[] } else { framework.skill(step.skill).resources.as_slice() };
        push_step(&mut text, framework.skill(step.skill), (number, step, resources));
    }
    push_floors(&mut text, planned, plan);
    push_open(&mut text, planned);
    text
}

fn summary(planned: &Planned<'_>, plan: &Plan) -> String {
    let bar = planned.framework.band(plan.band).ready_at;
    let (start, end, effort) = (plan.start.percent(), plan.end().percent(), plan.effort());
    let steps = match plan.steps.len() {
        1 => "1 step".to_owned(),
        count => format!("{count} steps"),
    };
    match planned.budget {
        None if plan.steps.is_empty() => format!("Nothing is missing: {start} reached, {bar} asked for."),
        None => {
            format!("The shortest path to ready: {steps}, effort {effort}, from {start} to {end}; {bar} asked for.")
        }
        Some(budget) => {
            let shortest = match planned.shortest {
                0 => "You are at the bar already.".to_owned(),
                shortest => format!("The shortest path to ready takes {shortest}."),
            };
            format!(
                "The most to gain with effort {budget}: {steps}, effort {effort}, from {start} to {end}; {bar} asked \
                 for. {shortest}"
            )
        }
    }
}

fn push_step(text: &mut String, skill: &Skill, (number, step, resources): (usize, &Step, &[Resource])) {
    let assumed = if step.assumed { " (not answered yet, taken as level 0)" } else { "" };
    text.push('\n');
    push_wrapped(text, 0, &format!("{number}. {}: level {} to {}{assumed}", skill.name, step.from, step.to));
    let (gain, reached) = (Decimal::floor(step.gain), reached(step.reaches));
    push_wrapped(text, 2, &format!("{gain} points for effort {}; readiness {reached}.", step.effort));
    push_wrapped(text, 2, &format!("To reach: {}", skill.statements[step.to.index()]));
    for action in &skill.actions[step.from.index()] {
        push_item(text, action.as_str());
    }
    for resource in resources {
        push_wrapped(text, 2, &format!("{}:", resource.title));
        let _ = writeln!(text, "  {}", resource.url);
    }
}

fn reached(share: Fraction) -> Decimal {
    Decimal::floor(Fraction { numerator: 100 * share.numerator, denominator: share.denominator })
}

/// The must-haves that a plan with a limited effort leaves below their floor.
fn push_floors(text: &mut String, planned: &Planned<'_>, plan: &Plan) {
    let end = |must_have: &crate::score::MustHave| {
        let climbed = plan.steps.iter().rev().find(|step| step.skill == must_have.skill).map(|step| step.to);
        climbed.or(must_have.level)
    };
    let sheet = planned.assessment.sheet();
    let listed = planned.card.must_haves.iter();
    let asked = listed.filter(|it| sheet.choice(it.skill) != crate::assessment::Choice::NotApplicable);
    let missed: Vec<String> = asked
        .filter(|it| end(it).is_none_or(|level| level < it.floor))
        .map(|it| format!("{} (at {} or above)", planned.framework.skill(it.skill).name, it.floor))
        .collect();
    if !missed.is_empty() && !plan.ready {
        text.push('\n');
        push_wrapped(text, 0, &format!("Still missing for ready, whatever the score: {}.", missed.join(", ")));
    }
}

fn push_open(text: &mut String, planned: &Planned<'_>) {
    let name = |skill| planned.framework.skill(skill).name.as_str();
    if planned.open.is_empty() {
        return;
    }
    let (some, none): (Vec<&OpenAnswer>, Vec<&OpenAnswer>) = planned.open.iter().partition(|open| open.shortens());
    text.push('\n');
    push_wrapped(text, 0, "Skills without an answer are taken as level 0.");
    if !some.is_empty() {
        push_wrapped(text, 0, "Answering these could shorten the path, by up to:");
        for open in some {
            push_item(text, &format!("{} {}", open.saves, name(open.skill)));
        }
    }
    if !none.is_empty() {
        let names: Vec<&str> = none.iter().map(|open| name(open.skill)).collect();
        push_wrapped(text, 0, &format!("These would not change its effort: {}.", names.join(", ")));
    }
}
