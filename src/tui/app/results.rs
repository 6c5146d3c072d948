//! The results: all roles at a band, and one role skill by skill.

use super::{App, CurrentAssessment, Screen, moved};
use crate::assessment::Aim;
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::score::by_loss;
use crate::tui::Intent;

/// The roles at a band, best first.
#[derive(Debug, Clone)]
pub struct ResultsScreen {
    /// The band.
    pub band: BandId,
    /// The highlighted position in the ranking.
    pub cursor: usize,
}

/// One role at a band, skill by skill.
#[derive(Debug, Clone)]
pub struct RoleScreen {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The highlighted skill; those that cost most come first.
    pub cursor: usize,
}

impl App {
    pub(super) fn handle_results(&mut self, intent: Intent) {
        let (Screen::Results(results), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let order = &current.ranking(results.band).order;
        let (highlighted, band) = (order.get(results.cursor).copied(), results.band);
        match (intent, highlighted) {
            (Intent::Accept, Some(role)) => self.open(Screen::Role(RoleScreen { role, band, cursor: 0 })),
            (Intent::Aim, Some(role)) => self.aim(role, band),
            (Intent::Why, Some(role)) => self.why(role, band),
            (Intent::Back, _) => self.back(),
            (Intent::Next | Intent::Previous | Intent::Tab(_), _) => {
                // The same role stays highlighted, even if it ranks differently at the other band.
                results.band = beside(&self.framework, band, intent);
                let order = &current.ranking(results.band).order;
                results.cursor = order.iter().position(|other| Some(*other) == highlighted).unwrap_or(0);
            }
            _ => results.cursor = moved(results.cursor, order.len(), intent),
        }
    }

    pub(super) fn handle_role(&mut self, intent: Intent) {
        let (Screen::Role(screen), Some(current)) = (&self.screen, &self.current) else { return };
        let rows = self.role_rows(current, screen);
        let skill = rows.get(screen.cursor).copied();
        let Screen::Role(screen) = &mut self.screen else { return };
        let (role, band) = (screen.role, screen.band);
        match (intent, skill) {
            (Intent::Accept, Some(skill)) => self.ask(skill),
            (Intent::Back, _) => self.back_from(role, band),
            (Intent::Aim, _) => self.aim(role, band),
            (Intent::Why, _) => self.why(role, band),
            (Intent::Raise | Intent::Lower, _) => {
                // The level changes at once, on the what-if screen.
                self.what_if(role, band, skill);
                self.handle_what_if(intent);
            }
            (Intent::Next | Intent::Previous | Intent::Tab(_), _) => {
                // The first skills are those that cost most there.
                (screen.band, screen.cursor) = (beside(&self.framework, band, intent), 0);
            }
            _ => screen.cursor = moved(screen.cursor, rows.len(), intent),
        }
    }

    /// Returns the skills of a role's page: those that cost most first.
    pub fn role_rows(&self, current: &CurrentAssessment, screen: &RoleScreen) -> Vec<SkillId> {
        let card = current.evaluation().card(screen.role, screen.band);
        let lines = by_loss(&self.framework, current.sheet(), card).into_iter();
        lines.map(|line| line.requirement.skill).collect()
    }
}

impl App {
    /// Aims at a role and band, or at no role if that is the aim already.
    fn aim(&mut self, role: RoleId, band: BandId) {
        let Some(current) = &mut self.current else {
            return;
        };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
            return;
        }
        self.milestone = None;
        let at_it = current.assessment().aim() == Aim { role: Some(role), band };
        let aim = Aim { role: (!at_it).then_some(role), band };
        let (role, band) = (&self.framework.role(role).name, &self.framework.band(band).name);
        self.notice = Some(match aim.role {
            Some(_) => format!("You aim at {role}, {band}, from now on."),
            None => format!("You aim at no role any more, only at the band {band}."),
        });
        let save = current.set_aim(aim);
        self.effects.push(save);
    }

    /// Goes back. The list of roles shows the band seen last, with the role highlighted.
    pub(super) fn back_from(&mut self, role: RoleId, band: BandId) {
        self.back();
        if let Screen::Results(results) = &mut self.screen {
            let order = self.current.as_ref().map(|current| &current.ranking(band).order);
            let cursor = order.and_then(|order| order.iter().position(|other| *other == role)).unwrap_or(0);
            *results = ResultsScreen { band, cursor };
        }
    }
}

/// Returns the next band, the band before, or the clicked one. Stops at both ends.
pub(super) fn beside(framework: &Framework, band: BandId, intent: Intent) -> BandId {
    let mut bands = framework.bands();
    let found = match intent {
        Intent::Next => bands.find(|other| *other > band),
        Intent::Tab(position) => bands.nth(position),
        _ => bands.rfind(|other| *other < band),
    };
    found.unwrap_or(band)
}
