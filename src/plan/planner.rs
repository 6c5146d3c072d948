//! Makes each kind of plan for one person, role and band.
//!
//! The shells and the report use this planner, so that they all get the same plans. Stars decide ties. The goals are
//! those of the answers.

use super::{Budget, Plan, PlanTo, most_gain, path_to, path_with_margin, shortest_path};
use crate::assessment::Assessment;
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::score::{Evaluation, Scorecard};

/// The answers of a person, and the role and band to plan for.
#[derive(Debug, Clone, Copy)]
pub struct Planner<'p> {
    /// The answers.
    pub assessment: &'p Assessment,
    /// The evaluation of these answers.
    pub evaluation: &'p Evaluation,
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
}

impl<'p> Planner<'p> {
    /// Returns a plan. `None` if nothing is left to score, or for a plan to the goals if none lies above the answers.
    #[must_use]
    pub fn plan(self, to: PlanTo) -> Option<Plan> {
        let (framework, sheet, card) = (self.framework(), self.evaluation.sheet(), self.card());
        let starred = |skill: SkillId| self.assessment.entry(skill).star;
        match to {
            PlanTo::Ready => shortest_path(framework, sheet, card, starred),
            PlanTo::WithMargin => path_with_margin(framework, sheet, card, starred),
            PlanTo::Effort(effort) => most_gain(framework, sheet, card, Budget { effort, starred }),
            PlanTo::Goals => path_to(framework, sheet, card, &self.assessment.goal_sheet()?),
        }
    }

    /// Returns the other way to ready: the earliest one for a plan with a margin, and the reverse. `None` for other
    /// plans.
    #[must_use]
    pub fn other_way(self, to: PlanTo) -> Option<Plan> {
        self.plan(to.other_way()?)
    }

    /// Returns the questions and role profiles.
    #[must_use]
    pub fn framework(self) -> &'p Framework {
        self.assessment.framework()
    }

    /// Returns the scorecard of the role at the band.
    #[must_use]
    pub fn card(self) -> &'p Scorecard {
        self.evaluation.card(self.role, self.band)
    }
}
