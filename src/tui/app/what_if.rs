//! Trying levels out: the scores of all roles change, and nothing is saved until the person keeps a goal.
//!
//! The tried levels are in the state of this screen, apart from the answers.

use super::{App, Screen, moved, results};
use crate::assessment::{Choice, Edit, Sheet};
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::plan::PlanTo;
use crate::text::counted;
use crate::tui::{CurrentAssessment, Intent};

/// The levels being tried out.
#[derive(Debug, Clone)]
pub struct WhatIfScreen {
    /// The role from which the screen was opened. Its skills are marked.
    pub role: RoleId,
    /// The band at which roles are compared.
    pub band: BandId,
    /// The highlighted skill, in the framework's order.
    pub cursor: usize,
    /// The answers with the tried levels.
    pub tried: Sheet,
}

impl WhatIfScreen {
    /// Returns the skills whose tried level differs from the answer.
    pub fn changed(&self, framework: &Framework, current: &CurrentAssessment) -> Vec<SkillId> {
        framework.skills().filter(|skill| self.tried.choice(*skill) != current.sheet().choice(*skill)).collect()
    }
}

impl App {
    /// Opens the screen, at a skill if one is highlighted.
    pub(super) fn what_if(&mut self, role: RoleId, band: BandId, skill: Option<SkillId>) {
        if let Some(current) = &self.current {
            let cursor = skill.map_or(0, SkillId::index);
            let tried = current.sheet().clone();
            self.open(Screen::WhatIf(Box::new(WhatIfScreen { role, band, cursor, tried })));
        }
    }

    pub(super) fn handle_what_if(&mut self, intent: Intent) {
        let (Screen::WhatIf(screen), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let Some(skill) = self.framework.skills().nth(screen.cursor) else { return };
        let now = screen.tried.choice(skill);
        match intent {
            Intent::Raise => screen.tried.choose(skill, Choice::Level(level_of(now).up())),
            Intent::Lower => screen.tried.choose(skill, Choice::Level(level_of(now).down())),
            Intent::Choose(level) => screen.tried.choose(skill, Choice::Level(level)),
            Intent::NotApplicable => screen.tried.choose(skill, Choice::NotApplicable),
            Intent::Clear => screen.tried.choose(skill, current.sheet().choice(skill)),
            Intent::Reset => screen.tried = current.sheet().clone(),
            Intent::Keep => self.keep_as_goal(),
            Intent::Why => {
                let (sheet, role, band) = (screen.tried.clone(), screen.role, screen.band);
                self.why_of(sheet, role, band);
            }
            Intent::Next | Intent::Previous | Intent::Tab(_) => {
                screen.band = results::beside(&self.framework, screen.band, intent);
            }
            Intent::Back => {
                let (role, band) = (screen.role, screen.band);
                if !screen.changed(&self.framework, current).is_empty() {
                    self.notice =
                        Some("Back to your answers. What you tried out is gone; nothing was saved.".to_owned());
                }
                self.back_from(role, band);
            }
            _ => screen.cursor = moved(screen.cursor, self.framework.skills().len(), intent),
        }
    }

    /// Keeps the raised levels as goals for a plan. The answers stay as they are.
    fn keep_as_goal(&mut self) {
        let (Screen::WhatIf(screen), Some(current)) = (&self.screen, &self.current) else { return };
        let (role, band) = (screen.role, screen.band);
        let raised: Vec<(SkillId, Level)> = screen
            .changed(&self.framework, current)
            .into_iter()
            .filter_map(|skill| {
                let tried = screen.tried.choice(skill).level()?;
                let raised = match current.sheet().choice(skill) {
                    Choice::Level(today) => tried > today,
                    Choice::Unanswered => tried > Level::ALL[0],
                    Choice::NotApplicable => false,
                };
                raised.then_some((skill, tried))
            })
            .collect();
        if raised.is_empty() {
            self.notice = Some("There is nothing to keep: raise a level first.".to_owned());
            return;
        }
        let is_read_only = current.read_only().is_some();
        for (skill, level) in &raised {
            self.edit(*skill, Edit::Goal(Some(*level)));
        }
        if is_read_only {
            return;
        }
        if self.notice.is_none() {
            let words = counted(raised.len(), "level is", "levels are");
            self.notice = Some(format!("{words} your goal now. The plan leads there."));
        }
        self.screen = Screen::Plan(super::PlanScreen { to: PlanTo::Goals, ..super::PlanScreen::new(role, band) });
    }
}

/// Returns the level to raise or lower. A choice without a level counts as the lowest.
fn level_of(choice: Choice) -> Level {
    choice.level().unwrap_or(Level::ALL[0])
}
