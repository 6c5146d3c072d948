//! All roles at a band, and one role skill by skill.

use super::{App, Filter, Screen, moved};
use crate::assessment::Aim;
use crate::framework::{BandId, Framework, RoleId};
use crate::tui::{Intent, Step};

/// The roles at a band, best first.
#[derive(Debug, Clone)]
pub struct ResultsScreen {
    /// The band.
    pub band: BandId,
    /// The highlighted place in the ranking.
    pub cursor: usize,
}

/// One role at a band, skill by skill.
#[derive(Debug, Clone)]
pub struct RoleScreen {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The highlighted skill, in the order of the role's skills.
    pub cursor: usize,
}

impl App {
    pub(super) fn intend_results(&mut self, mut results: ResultsScreen, intent: Intent) -> Step {
        let Some(sitting) = &self.sitting else {
            return self.go_home();
        };
        let order = &sitting.ranking(results.band).order;
        let place = sitting.assessment().place();
        match intent {
            Intent::Accept => {
                if let Some(role) = order.get(results.cursor).copied() {
                    self.open(Screen::Role(RoleScreen { role, band: results.band, cursor: 0 }));
                }
                return Step::Wait;
            }
            Intent::Aim => {
                let role = order.get(results.cursor).copied();
                return role.map_or(Step::Wait, |role| self.aim(role, results.band));
            }
            Intent::Plan => return self.plan(order.get(results.cursor).copied(), results.band),
            Intent::WhatIf => {
                let role = order.get(results.cursor).copied();
                return role.map_or(Step::Wait, |role| self.what_if(role, results.band, None));
            }
            Intent::Why => {
                let role = order.get(results.cursor).copied();
                return role.map_or(Step::Wait, |role| self.why(role, results.band));
            }
            Intent::Export => return self.export(),
            Intent::Review => return self.review(Filter::All, None),
            Intent::Questions => {
                let step = self.go_on(place);
                self.trail.clear();
                return step;
            }
            Intent::Back => return self.back(),
            Intent::Next | Intent::Previous | Intent::Tab(_) => {
                // The same role stays highlighted, wherever it ranks at the other band.
                let role = order.get(results.cursor).copied();
                results.band = beside(&self.framework, results.band, intent);
                let order = &sitting.ranking(results.band).order;
                results.cursor = order.iter().position(|other| Some(*other) == role).unwrap_or(0);
            }
            _ => results.cursor = moved(results.cursor, order.len(), intent),
        }
        self.screen = Screen::Results(results);
        Step::Wait
    }

    pub(super) fn intend_role(&mut self, mut screen: RoleScreen, intent: Intent) -> Step {
        let requirements = &self.framework.role(screen.role).requirements;
        match intent {
            Intent::Accept => {
                let skill = requirements.get(screen.cursor).map(|requirement| requirement.skill);
                return skill.map_or(Step::Wait, |skill| self.ask(skill));
            }
            Intent::Back => return self.back_from(screen.role, screen.band),
            Intent::Export => return self.export(),
            Intent::Aim => return self.aim(screen.role, screen.band),
            Intent::Plan => return self.plan(Some(screen.role), screen.band),
            Intent::Why => return self.why(screen.role, screen.band),
            Intent::WhatIf | Intent::Raise | Intent::Lower => {
                let skill = requirements.get(screen.cursor).map(|requirement| requirement.skill);
                let _ = self.what_if(screen.role, screen.band, skill);
                // + and - do what they say at once; w only opens the screen.
                return if intent == Intent::WhatIf { Step::Wait } else { self.intend(intent) };
            }
            Intent::Next | Intent::Previous | Intent::Tab(_) => {
                screen.band = beside(&self.framework, screen.band, intent);
            }
            _ => screen.cursor = moved(screen.cursor, requirements.len(), intent),
        }
        self.screen = Screen::Role(screen);
        Step::Wait
    }
}

impl App {
    /// Aims at a role and band, or at no role if that is the aim already.
    fn aim(&mut self, role: RoleId, band: BandId) -> Step {
        let Some(sitting) = &mut self.sitting else {
            return Step::Wait;
        };
        if let Some(reason) = sitting.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
            return Step::Wait;
        }
        self.milestone = None;
        let at_it = sitting.assessment().aim() == Aim { role: Some(role), band };
        let aim = Aim { role: (!at_it).then_some(role), band };
        let (role, band) = (&self.framework.role(role).name, &self.framework.band(band).name);
        self.notice = Some(match aim.role {
            Some(_) => format!("You aim at {role}, {band}, from now on."),
            None => format!("You aim at no role any more, only at the band {band}."),
        });
        sitting.set_aim(aim)
    }

    /// Back the way one came; all roles are shown at the band seen last, with its role highlighted.
    pub(super) fn back_from(&mut self, role: RoleId, band: BandId) -> Step {
        let step = self.back();
        if let Screen::Results(results) = &mut self.screen {
            let order = self.sitting.as_ref().map(|sitting| &sitting.ranking(band).order);
            let cursor = order.and_then(|order| order.iter().position(|other| *other == role)).unwrap_or(0);
            *results = ResultsScreen { band, cursor };
        }
        step
    }
}

/// The band above, below or clicked; at the end the same.
pub(super) fn beside(framework: &Framework, band: BandId, intent: Intent) -> BandId {
    let mut bands = framework.bands();
    let found = match intent {
        Intent::Next => bands.find(|other| *other > band),
        Intent::Tab(position) => bands.nth(position),
        _ => bands.rfind(|other| *other < band),
    };
    found.unwrap_or(band)
}
