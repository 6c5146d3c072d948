//! Prints a plan as a page or as JSON.

use serde::Serialize;

use crate::assessment::Assessment;
use crate::cli::output::json::ResourceJson;
use crate::framework::{Framework, Level, Resource};
use crate::plan::PlanTo;
use crate::report::format::json::{OpenAnswerJson, PlanJson, StepJson};
use crate::report::{PlanSection, plans_in_paragraphs};
use crate::score::Scorecard;
use crate::text::push_paragraph;
use crate::words::NOTHING_TO_PLAN;

/// A plan with its person and role.
pub(super) struct Planned<'p> {
    pub(super) framework: &'p Framework,
    pub(super) assessment: &'p Assessment,
    pub(super) card: &'p Scorecard,
    pub(super) to: PlanTo,
    /// The plan; `None` if there is nothing to score.
    pub(super) plan: Option<PlanSection>,
}

/// A plan, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Serialize)]
pub(super) struct PlanPageJson<'p> {
    name: &'p str,
    role: &'p str,
    band: &'p str,
    /// The readiness in percent that the band requires.
    ready_at: u32,
    /// The aim of the plan: ready, effort (as far as the budget reaches) or goals.
    to: &'static str,
    /// The effort to spend; null for the other aims.
    budget: Option<u32>,
    /// The percent before the first step; null if there is nothing to score.
    start: Option<u64>,
    end: Option<u64>,
    ready: bool,
    /// The must-haves marked as not applicable. While there are any, no plan leads to ready.
    blocked_by: Vec<&'p str>,
    effort: u32,
    /// The steps. For a way to ready those of the earliest one.
    steps: Vec<PracticeJson<'p>>,
    /// The way to ready with a margin; null for other plans.
    sure: Option<SureJson<'p>>,
    open_answers: Vec<OpenAnswerJson<'p>>,
}

#[derive(Debug, Serialize)]
struct SureJson<'p> {
    end: u64,
    effort: u32,
    steps: Vec<PracticeJson<'p>>,
}

#[derive(Debug, Serialize)]
struct PracticeJson<'p> {
    #[serde(flatten)]
    step: StepJson<'p>,
    /// The statement of the level to reach.
    statement: &'p str,
    actions: Vec<&'p str>,
    resources: Vec<ResourceJson<'p>>,
}

pub(super) fn as_json<'p>(planned: Planned<'p>) -> PlanPageJson<'p> {
    let Planned { framework, assessment, card, to, plan } = planned;
    let plan = plan.map(|section| PlanJson::of(framework, &section));
    let (start, end) = plan.as_ref().map(|plan| (plan.start, plan.end)).unzip();
    let (ready, effort) = plan.as_ref().map_or((false, 0), |plan| (plan.ready, plan.effort));
    let (steps, sure, open_answers) = plan.map(|plan| (plan.steps, plan.sure, plan.open_answers)).unwrap_or_default();
    let in_practice =
        |steps: Vec<StepJson<'p>>| steps.into_iter().filter_map(|step| in_practice(framework, step)).collect();
    let band = framework.band(card.band);
    let (to, budget) = match to {
        PlanTo::Ready | PlanTo::WithMargin => ("ready", None),
        PlanTo::Effort(budget) => ("effort", Some(budget)),
        PlanTo::Goals => ("goals", None),
    };
    PlanPageJson {
        name: assessment.name().as_str(),
        role: framework.role(card.role).key.as_str(),
        band: band.key.as_str(),
        ready_at: band.ready_at,
        to,
        budget,
        start,
        end,
        ready,
        blocked_by: card.blocked_by().map(|skill| framework.skill(skill).key.as_str()).collect(),
        effort,
        steps: in_practice(steps),
        sure: sure.map(|sure| SureJson { end: sure.end, effort: sure.effort, steps: in_practice(sure.steps) }),
        open_answers,
    }
}

/// Adds the statement, the actions and the resources to a step. Every skill of a plan is in the framework.
fn in_practice<'p>(framework: &'p Framework, step: StepJson<'p>) -> Option<PracticeJson<'p>> {
    let skill = framework.skill(framework.find_skill(step.skill)?);
    let [from, to] = [step.from, step.to].map(Level::new);
    let resource = |it: &'p Resource| ResourceJson { title: it.title.as_str(), url: it.url.as_str() };
    Some(PracticeJson {
        statement: skill.statements[to?.index()].as_str(),
        actions: skill.actions[from?.index()].iter().map(AsRef::as_ref).collect(),
        resources: skill.resources.iter().map(resource).collect(),
        step,
    })
}

pub(super) fn as_text(planned: &Planned<'_>) -> String {
    let Planned { framework, assessment, card, plan, .. } = planned;
    if let Some(plan) = plan {
        return plans_in_paragraphs(framework, assessment.name().as_str(), &[plan]);
    }
    let (role, band) = (&framework.role(card.role).name, &framework.band(card.band).name);
    let mut text = format!("{}: {role}, {band}\n", assessment.name());
    push_paragraph(&mut text, 0, NOTHING_TO_PLAN);
    text
}
