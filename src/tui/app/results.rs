//! All roles at a band, and one role skill by skill.

use super::{App, Filter, Screen, moved};
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
                    self.screen = Screen::Role(RoleScreen { role, band: results.band, cursor: 0 });
                }
                return Step::Wait;
            }
            Intent::Export => return self.export(),
            Intent::Review => return self.review(Filter::All, None),
            Intent::Questions => return self.ask(place),
            Intent::Back => return self.go_home(),
            Intent::Next | Intent::Previous => results.band = beside(&self.framework, results.band, intent),
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
            Intent::Back => {
                let order = self.sitting.as_ref().map(|sitting| &sitting.ranking(screen.band).order);
                let cursor = order.and_then(|order| order.iter().position(|role| *role == screen.role)).unwrap_or(0);
                self.screen = Screen::Results(ResultsScreen { band: screen.band, cursor });
                return Step::Wait;
            }
            Intent::Next | Intent::Previous => screen.band = beside(&self.framework, screen.band, intent),
            _ => screen.cursor = moved(screen.cursor, requirements.len(), intent),
        }
        self.screen = Screen::Role(screen);
        Step::Wait
    }
}

fn beside(framework: &Framework, band: BandId, intent: Intent) -> BandId {
    let mut bands = framework.bands();
    let found = match intent {
        Intent::Next => bands.find(|other| *other > band),
        _ => bands.rfind(|other| *other < band),
    };
    found.unwrap_or(band)
}
