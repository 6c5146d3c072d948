//! Trying levels out: the scores of all roles change, and nothing is saved until the person keeps a goal.
//!
//! The tried levels are in the state of this screen, apart from the answers.

use super::{App, Mode, Screen, moved, results};
use crate::assessment::{Choice, Edit};
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::plan::PlanTo;
use crate::score::{Evaluation, by_loss};
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
    /// The evaluation of the answers with the tried levels.
    pub tried: Evaluation,
}

impl WhatIfScreen {
    /// Returns the tried level of a skill, or else the answer.
    pub fn choice(&self, skill: SkillId) -> Choice {
        self.tried.sheet().choice(skill)
    }

    /// Tries another choice.
    fn choose(&mut self, skill: SkillId, choice: Choice) {
        let mut sheet = self.tried.sheet().clone();
        sheet.choose(skill, choice);
        self.tried = Evaluation::of(self.tried.framework(), sheet);
    }

    /// Returns the skills whose tried level differs from the answer.
    pub fn changed(&self, framework: &Framework, current: &CurrentAssessment) -> Vec<SkillId> {
        framework.skills().filter(|skill| self.choice(*skill) != current.sheet().choice(*skill)).collect()
    }
}

impl App {
    /// Opens the screen, at a skill if one is highlighted. What was tried before is tried still.
    pub(super) fn what_if(&mut self, role: RoleId, band: BandId, skill: Option<SkillId>) {
        let Some(current) = &self.current else { return };
        let mut tried = current.sheet().clone();
        for (skill, choice) in &current.tried {
            tried.choose(*skill, *choice);
        }
        let tried = Evaluation::of(&self.framework, tried);
        let mut screen = WhatIfScreen { role, band, cursor: 0, tried };
        let rows = self.what_if_rows(current, &screen);
        screen.cursor = rows.iter().position(|row| Some(*row) == skill).unwrap_or(0);
        self.open(Screen::WhatIf(Box::new(screen)));
    }

    /// Returns the skills in the order of the screen: those that cost the role most, then the others.
    pub fn what_if_rows(&self, current: &CurrentAssessment, screen: &WhatIfScreen) -> Vec<SkillId> {
        let card = current.evaluation().card(screen.role, screen.band);
        let lines = by_loss(&self.framework, current.sheet(), card).into_iter();
        let mut rows: Vec<SkillId> =
            lines.filter(|line| line.lost.numerator > 0).map(|line| line.requirement.skill).collect();
        let others: Vec<SkillId> = self.framework.skills().filter(|skill| !rows.contains(skill)).collect();
        rows.extend(others);
        rows
    }

    /// Remembers what is tried out, so that coming back shows it again.
    pub(super) fn remember_what_is_tried(&mut self) {
        if let (Screen::WhatIf(screen), Some(current)) = (&self.screen, &mut self.current) {
            let changed = screen.changed(&self.framework, current).into_iter();
            current.tried = changed.map(|skill| (skill, screen.choice(skill))).collect();
        }
    }

    pub(super) fn handle_what_if(&mut self, intent: Intent) {
        let (Screen::WhatIf(screen), Some(current)) = (&self.screen, &self.current) else {
            return self.go_home();
        };
        let rows = self.what_if_rows(current, screen);
        let Some(skill) = rows.get(screen.cursor).copied() else { return };
        let (Screen::WhatIf(screen), Some(current)) = (&mut self.screen, &self.current) else { return };
        let now = screen.choice(skill);
        match intent {
            Intent::Raise => screen.choose(skill, Choice::Level(level_of(now).up())),
            Intent::Lower => screen.choose(skill, Choice::Level(level_of(now).down())),
            Intent::Choose(level) => screen.choose(skill, Choice::Level(level)),
            Intent::NotApplicable => screen.choose(skill, Choice::NotApplicable),
            Intent::Clear => screen.choose(skill, current.sheet().choice(skill)),
            Intent::Reset => screen.tried = current.evaluation().clone(),
            Intent::Keep => self.keep_as_goal(),
            Intent::Why => {
                let (sheet, role, band) = (screen.tried.sheet().clone(), screen.role, screen.band);
                self.why_of(sheet, role, band);
            }
            Intent::Next | Intent::Previous | Intent::Tab(_) => {
                screen.band = results::beside(&self.framework, screen.band, intent);
                self.stay_at(skill);
            }
            Intent::Back => {
                let (role, band) = (screen.role, screen.band);
                if !screen.changed(&self.framework, current).is_empty() {
                    let again = self.key(Mode::Results, Intent::WhatIf);
                    let words = "Back to your answers; nothing was saved.";
                    self.notice = Some(format!("{words} {again} shows again what you tried out."));
                }
                self.back_from(role, band);
            }
            _ => screen.cursor = moved(screen.cursor, rows.len(), intent),
        }
    }

    /// Keeps a skill highlighted although the order has changed.
    fn stay_at(&mut self, skill: SkillId) {
        let (Screen::WhatIf(screen), Some(current)) = (&self.screen, &self.current) else { return };
        let position = self.what_if_rows(current, screen).iter().position(|row| *row == skill);
        if let Screen::WhatIf(screen) = &mut self.screen {
            screen.cursor = position.unwrap_or(0);
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
                let tried = screen.choice(skill).level()?;
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
        self.current.iter_mut().for_each(|current| current.tried.clear());
        self.screen = Screen::Plan(super::PlanScreen { to: PlanTo::Goals, ..super::PlanScreen::new(role, band) });
    }
}

/// Returns the level to raise or lower. A choice without a level counts as the lowest.
fn level_of(choice: Choice) -> Level {
    choice.level().unwrap_or(Level::ALL[0])
}
