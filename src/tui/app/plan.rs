//! The plan screen: the shortest way to "ready", the most gain for an effort, or the way to the goals.

use std::rc::Rc;

use super::{App, Mode, Screen, moved, results};
use crate::assessment::{Assessment, Edit, StepProgress};
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::plan::{Plan, PlanTo, Step};
use crate::tui::{CurrentAssessment, Intent};
use crate::words::NOTHING_TO_PLAN;

/// The plan for one role at a band.
#[derive(Debug, Clone)]
pub struct PlanScreen {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The kind of plan.
    pub to: PlanTo,
    /// The highlighted step.
    pub cursor: usize,
}

/// The reason why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlan {
    /// There is nothing to score: every skill of the role is marked as not applicable.
    NothingToScore,
    /// There are no goals.
    NoGoals,
    /// The answers have reached all goals.
    GoalsReached,
}

impl NoPlan {
    /// Returns the sentence shown instead of a plan.
    pub fn words(self, app: &App) -> String {
        let [reset, open] = [Intent::Reset, Intent::WhatIf].map(|intent| app.key(Mode::Plan, intent));
        let keep = app.key(Mode::WhatIf, Intent::Keep);
        match self {
            Self::NothingToScore => NOTHING_TO_PLAN.to_owned(),
            Self::NoGoals => format!("There is no goal yet. {open} tries levels out, and {keep} there keeps them."),
            Self::GoalsReached => format!(
                "Your goals are reached. {reset} shows the shortest way to ready; {open} tries levels out for new goals."
            ),
        }
    }
}

impl PlanScreen {
    pub(super) const fn new(role: RoleId, band: BandId) -> Self {
        Self { role, band, to: PlanTo::WithMargin, cursor: 0 }
    }

    /// Returns the plan, or the reason why there is none.
    ///
    /// # Errors
    ///
    /// There is nothing to score, or there is no goal to reach.
    pub fn plan(&self, app: &App, current: &CurrentAssessment) -> Result<Rc<Plan>, NoPlan> {
        if self.to == PlanTo::Goals {
            check_goals(app.framework(), current.assessment())?;
        }
        current.plan(self.role, self.band, self.to).ok_or(NoPlan::NothingToScore)
    }

    /// Returns whether this way to ready or the other one has a step, here or in the next band, whose plan stands in place
    /// of one without steps.
    pub(super) fn has_way(&self, current: &CurrentAssessment) -> bool {
        let mut bands = std::iter::once(self.band).chain(self.next_band(current.assessment().framework()));
        let ways = [Some(self.to), self.to.other_way()];
        let has_step = |band, to| current.plan(self.role, band, to).is_some_and(|plan| !plan.steps.is_empty());
        bands.any(|band| ways.into_iter().flatten().any(|to| has_step(band, to)))
    }

    /// Returns the band above.
    pub fn next_band(&self, framework: &Framework) -> Option<BandId> {
        framework.bands().find(|band| *band > self.band)
    }

    /// Returns the other way to ready, if this is one.
    pub fn other_way(&self, current: &CurrentAssessment) -> Option<Rc<Plan>> {
        current.plan(self.role, self.band, self.to.other_way()?)
    }
}

/// Checks that there are goals above the answers.
fn check_goals(framework: &Framework, assessment: &Assessment) -> Result<(), NoPlan> {
    let is_reached = |skill| {
        let entry = assessment.entry(skill);
        entry.goal.zip(entry.choice.level()).is_some_and(|(goal, level)| level >= goal)
    };
    match assessment.goal_sheet() {
        Some(_) => Ok(()),
        None if framework.skills().any(is_reached) => Err(NoPlan::GoalsReached),
        None => Err(NoPlan::NoGoals),
    }
}

impl App {
    /// Shows the plan for a role.
    pub(super) fn plan(&mut self, role: RoleId, band: BandId) {
        self.open(Screen::Plan(PlanScreen::new(role, band)));
    }

    /// Goes back to a plan. Its cursor moves up if an answer has made the plan shorter.
    pub(super) fn back_to_plan(&mut self, mut screen: PlanScreen) {
        let plan = self.current.as_ref().and_then(|current| screen.plan(self, current).ok());
        let last = plan.map_or(0, |plan| plan.steps.len().saturating_sub(1));
        screen.cursor = screen.cursor.min(last);
        self.screen = Screen::Plan(screen);
    }

    /// Marks a step as begun, as done, or as neither, and says so. A mark changes no level.
    fn mark_step(&mut self, step: &Step, progress: StepProgress) {
        self.edit(step.skill, Edit::Step(step.to, progress));
        if self.effects.is_empty() {
            return;
        }
        self.notice = Some(match progress {
            StepProgress::Begun => "Marked as begun.".to_owned(),
            StepProgress::Done => {
                let log = self.key(Mode::Plan, Intent::Log);
                let log = if log.is_empty() { String::new() } else { format!(" {log} logs what you did.") };
                format!("Marked as done. Your next answer changes the level.{log}")
            }
            StepProgress::Open => "The mark is taken off.".to_owned(),
        });
    }

    /// Returns the skill of the highlighted step, if it is done and the log has no entry for it since.
    pub(super) fn step_to_log(&self) -> Option<SkillId> {
        let (Screen::Plan(screen), Some(current)) = (&self.screen, &self.current) else { return None };
        let plan = screen.plan(self, current).ok()?;
        let step = plan.steps.get(screen.cursor)?;
        let assessment = current.assessment();
        let done = assessment.entry(step.skill).step(step.to).and_then(|mark| mark.done)?;
        let key = self.framework.skill(step.skill).key.as_str();
        assessment.log().found(Some(done), Some(key)).is_empty().then_some(step.skill)
    }

    pub(super) fn handle_plan(&mut self, intent: Intent) {
        let (Screen::Plan(screen), Some(current)) = (&self.screen, &self.current) else {
            return self.go_home();
        };
        let plan = screen.plan(self, current);
        let steps = plan.as_ref().map_or(0, |plan| plan.steps.len());
        let highlighted = plan.as_ref().ok().and_then(|plan| plan.steps.get(screen.cursor)).copied();
        let (role, band, cursor) = (screen.role, screen.band, screen.cursor);
        let changed = match (intent, highlighted) {
            (Intent::Accept, Some(step)) => return self.ask(step.skill),
            (Intent::Back, _) => return self.back_from(role, band),
            (Intent::Why, _) => return self.why(role, band),
            (Intent::Mark, Some(step)) => {
                let next = current.assessment().entry(step.skill).progress(step.to).next();
                self.mark_step(&step, next);
                return;
            }
            (Intent::Next | Intent::Previous | Intent::Tab(_), _) => {
                PlanScreen { band: results::beside(&self.framework, band, intent), cursor: 0, ..screen.clone() }
            }
            (Intent::Raise | Intent::Lower, _) => {
                let now = match screen.to {
                    PlanTo::Effort(effort) => effort,
                    PlanTo::Ready | PlanTo::WithMargin | PlanTo::Goals => plan.map_or(0, |plan| plan.effort()),
                };
                let effort = if intent == Intent::Raise { now + 1 } else { now.saturating_sub(1) };
                PlanScreen { to: PlanTo::Effort(effort), cursor: 0, ..screen.clone() }
            }
            (Intent::Reset, _) => PlanScreen { to: PlanTo::WithMargin, cursor: 0, ..screen.clone() },
            (Intent::OtherWay, _) => {
                let to = if screen.to == PlanTo::WithMargin { PlanTo::Ready } else { PlanTo::WithMargin };
                PlanScreen { to, cursor: 0, ..screen.clone() }
            }
            (Intent::Goals, _) => match check_goals(&self.framework, current.assessment()) {
                Ok(()) => PlanScreen { to: PlanTo::Goals, cursor: 0, ..screen.clone() },
                Err(none) => {
                    self.notice = Some(none.words(self));
                    return;
                }
            },
            _ => PlanScreen { cursor: moved(cursor, steps, intent), ..screen.clone() },
        };
        self.screen = Screen::Plan(changed);
    }
}
