//! What to do next for a role: the steps to "ready", the most for some effort, or the way to the goals.

use super::{App, Mode, Screen, moved, results};
use crate::assessment::{Assessment, Sheet};
use crate::framework::{BandId, Framework, RoleId};
use crate::plan::{Budget, Plan, PlanTo, most_gain, path_to, shortest_path};
use crate::report::NOTHING_TO_PLAN;
use crate::tui::{Intent, Sitting, Step};

/// The plan for one role at a band.
#[derive(Debug, Clone)]
pub struct PlanScreen {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// What the plan leads to.
    pub to: PlanTo,
    /// The highlighted step.
    pub cursor: usize,
}

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlan {
    /// Nothing is left to score: every skill of the role is marked as not applicable.
    NothingToScore,
    /// There are no goals.
    NoGoals,
    /// There were goals, and the answers have come up to them.
    GoalsReached,
}

impl NoPlan {
    /// What to say instead of a plan.
    pub fn words(self, app: &App) -> String {
        let [reset, open] = [Intent::Reset, Intent::WhatIf].map(|intent| app.key(Mode::Plan, intent));
        let keep = app.key(Mode::WhatIf, Intent::Keep);
        match self {
            Self::NothingToScore => NOTHING_TO_PLAN.to_owned(),
            Self::NoGoals => format!("There is no goal yet. {open} tries levels out, and {keep} there keeps them."),
            Self::GoalsReached => format!(
                "Your goals are reached. {reset} shows the shortest path to ready; {open} tries levels out for new goals."
            ),
        }
    }
}

impl PlanScreen {
    pub(super) const fn new(role: RoleId, band: BandId) -> Self {
        Self { role, band, to: PlanTo::Ready, cursor: 0 }
    }

    /// The plan itself, or why there is none.
    ///
    /// # Errors
    ///
    /// Nothing is left to score, or there are no goals to get to.
    pub fn plan(&self, app: &App, sitting: &Sitting) -> Result<Plan, NoPlan> {
        let (framework, sheet) = (app.framework(), sitting.sheet());
        let card = sitting.scores().card(self.role, self.band);
        let starred = |skill| sitting.assessment().entry(skill).star;
        let plan = match self.to {
            PlanTo::Ready => shortest_path(framework, sheet, card, starred),
            PlanTo::Effort(effort) => most_gain(framework, sheet, card, Budget { effort, starred }),
            PlanTo::Goals => path_to(framework, sheet, card, &goals(framework, sitting.assessment())?),
        };
        plan.ok_or(NoPlan::NothingToScore)
    }
}

/// The answers as they are once every goal is reached.
fn goals(framework: &Framework, assessment: &Assessment) -> Result<Sheet, NoPlan> {
    let is_reached = |skill| {
        let entry = assessment.entry(skill);
        entry.goal.zip(entry.choice.level()).is_some_and(|(goal, level)| level >= goal)
    };
    let none = || if framework.skills().any(is_reached) { NoPlan::GoalsReached } else { NoPlan::NoGoals };
    assessment.goal_sheet().ok_or_else(none)
}

impl App {
    /// Shows the plan for a role.
    pub(super) fn plan(&mut self, role: Option<RoleId>, band: BandId) -> Step {
        if let Some(role) = role {
            self.open(Screen::Plan(PlanScreen::new(role, band)));
        }
        Step::Wait
    }

    /// Back from the question of a step, whose answer may have made the plan shorter.
    pub(super) fn back_to_plan(&mut self, mut screen: PlanScreen) -> Step {
        let plan = self.sitting.as_ref().and_then(|sitting| screen.plan(self, sitting).ok());
        let last = plan.map_or(0, |plan| plan.steps.len().saturating_sub(1));
        screen.cursor = screen.cursor.min(last);
        self.screen = Screen::Plan(screen);
        Step::Wait
    }

    pub(super) fn intend_plan(&mut self, mut screen: PlanScreen, intent: Intent) -> Step {
        let Some(sitting) = &self.sitting else {
            return self.go_home();
        };
        let plan = screen.plan(self, sitting);
        let steps = plan.as_ref().map_or(0, |plan| plan.steps.len());
        let highlighted = plan.as_ref().ok().and_then(|plan| plan.steps.get(screen.cursor)).map(|step| step.skill);
        match intent {
            Intent::Accept => return highlighted.map_or(Step::Wait, |skill| self.ask(skill)),
            Intent::Back => return self.back_from(screen.role, screen.band),
            Intent::WhatIf => return self.what_if(screen.role, screen.band, highlighted),
            Intent::Why => return self.why(screen.role, screen.band),
            Intent::Export => return self.export(),
            Intent::Next | Intent::Previous | Intent::Tab(_) => {
                screen.band = results::beside(&self.framework, screen.band, intent);
                screen.cursor = 0;
            }
            Intent::Raise | Intent::Lower => {
                let now = match screen.to {
                    PlanTo::Effort(effort) => effort,
                    PlanTo::Ready | PlanTo::Goals => plan.map_or(0, |plan| plan.effort()),
                };
                let effort = if intent == Intent::Raise { now + 1 } else { now.saturating_sub(1) };
                screen = PlanScreen { to: PlanTo::Effort(effort), cursor: 0, ..screen };
            }
            Intent::Reset => screen = PlanScreen { to: PlanTo::Ready, cursor: 0, ..screen },
            Intent::Goals => match goals(&self.framework, sitting.assessment()) {
                Ok(_) => screen = PlanScreen { to: PlanTo::Goals, cursor: 0, ..screen },
                Err(none) => self.notice = Some(none.words(self)),
            },
            _ => screen.cursor = moved(screen.cursor, steps, intent),
        }
        self.screen = Screen::Plan(screen);
        Step::Wait
    }
}
