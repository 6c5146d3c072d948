//! Achievements: an answer has made a role ready, or has completed a step of the plan.

use std::rc::Rc;

use super::{App, CurrentAssessment};
use crate::framework::{BandId, Level, RoleId, SkillId};
use crate::plan::{Plan, PlanTo};
use crate::score::Verdict;
use crate::text::counted;

/// The standing before an answer, as far as an answer could reach something.
#[derive(Debug)]
pub(super) struct Reachable {
    /// The role aimed at or in front, and its band.
    role: RoleId,
    band: BandId,
    was_ready: bool,
    /// The plan with a margin and the level before, if the answer is given again.
    plan: Option<(Rc<Plan>, Level)>,
}

impl App {
    /// Returns what an answer to a skill could reach. A first answer is no step of a plan.
    pub(super) fn before_answer(&self, skill: SkillId) -> Option<Reachable> {
        let current = self.current.as_ref()?;
        let band = current.assessment().aim().band;
        let role = current.assessment().aim().role.or_else(|| current.ranking(band).leader())?;
        let level = current.sheet().choice(skill).level();
        let plan = level.and_then(|level| Some((current.plan(role, band, PlanTo::WithMargin)?, level)));
        Some(Reachable { role, band, was_ready: is_ready(current, role, band), plan })
    }

    /// Says what an answer has reached. Getting ready goes before a step.
    pub(super) fn reached_words(&mut self, before: Option<Reachable>, skill: SkillId) -> Option<String> {
        let (before, current) = (before?, self.current.as_ref()?);
        let Reachable { role, band, was_ready, plan } = before;
        if !was_ready && is_ready(current, role, band) {
            self.is_celebrating = true;
            let (role, band) = (&self.framework.role(role).name, &self.framework.band(band).name);
            return Some(format!("Ready for {role}, {band}"));
        }
        let (plan, from) = plan?;
        let now = current.sheet().choice(skill).level()?;
        let step = plan.steps.iter().find(|step| step.skill == skill && from < step.to && step.to <= now)?;
        let left = current.plan(role, band, PlanTo::WithMargin).map_or(0, |plan| plan.steps.len());
        let left = counted(left, "step", "steps");
        Some(format!(
            "A step of the plan is done: {} {} → {}; {left} to go",
            self.framework.skill(skill).short,
            from,
            step.to
        ))
    }
}

fn is_ready(current: &CurrentAssessment, role: RoleId, band: BandId) -> bool {
    current.evaluation().card(role, band).verdict == Verdict::Ready
}
