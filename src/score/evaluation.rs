//! The results of one person: the scorecards of all roles, computed at once, and the ranking of each band, computed when
//! it is first asked for.
//!
//! Both shells borrow from an [`Evaluation`] and compute no scores and rankings themselves. This module does not choose
//! the next question (see `interview`) and makes no plan (see `plan`).

use std::sync::OnceLock;

use super::{Apart, Basis, Difference, Ranking, Scorecard, Scores, is_decided};
use crate::assessment::Sheet;
use crate::framework::{BandId, Framework, RoleId, SkillId};

/// The answers of one person and their results.
#[derive(Debug, Clone)]
pub struct Evaluation {
    sheet: Sheet,
    scores: Scores,
    /// The ranking of each band. A list of assessments needs one band of each, so the others would only delay it.
    rankings: Vec<OnceLock<Ranking>>,
}

impl Evaluation {
    /// Evaluates the answers of a sheet.
    pub fn of(framework: &Framework, sheet: Sheet) -> Self {
        let scores = Scores::of(framework, &sheet);
        let rankings = framework.bands().map(|_| OnceLock::new()).collect();
        Self { sheet, scores, rankings }
    }

    /// Returns the evaluated answers.
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Returns the scorecard of a role at a band.
    pub fn card(&self, role: RoleId, band: BandId) -> &Scorecard {
        self.scores.card(role, band)
    }

    /// Returns all scorecards: roles in the framework's order, and bands within each.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = &Scorecard> {
        self.scores.cards()
    }

    /// Returns the roles at a band, best first.
    pub fn ranking(&self, framework: &Framework, band: BandId) -> &Ranking {
        self.rankings[band.index()].get_or_init(|| Ranking::of(framework, &self.sheet, &self.scores, band))
    }

    /// Returns whether the unanswered skills cannot change the leader at a band.
    pub fn is_decided(&self, framework: &Framework, band: BandId) -> bool {
        is_decided(framework, &self.sheet, &self.scores, self.ranking(framework, band))
    }

    /// Returns the distance of two roles at a band. `None` if one of them is not assessed.
    pub fn apart(&self, framework: &Framework, band: BandId, roles: [RoleId; 2]) -> Option<Apart> {
        let basis = Basis { framework, sheet: &self.sheet, scores: &self.scores };
        Some(Difference::between(basis, band, roles)?.in_points(basis, band, roles))
    }

    /// Returns the unanswered skill that changes the difference of two roles most. `None` if no skill changes it.
    pub(crate) fn most_telling(&self, framework: &Framework, band: BandId, roles: [RoleId; 2]) -> Option<SkillId> {
        super::most_telling(Basis { framework, sheet: &self.sheet, scores: &self.scores }, band, roles)
    }
}

#[cfg(test)]
mod tests {
    use super::Evaluation;
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::{Framework, Level};
    use crate::score::{Ranking, Scores};

    #[test]
    fn every_band_has_its_own_ranking_of_the_same_scores() {
        let framework = Framework::shipped();
        let mut sheet: Sheet = framework.skills().map(|_| Mark::default()).collect();
        for (skill, level) in framework.skills().take(10).zip(Level::ALL.into_iter().cycle()) {
            sheet.choose(skill, Choice::Level(level));
        }
        let scores = Scores::of(&framework, &sheet);
        let evaluation = Evaluation::of(&framework, sheet.clone());
        for band in framework.bands() {
            let ranking = Ranking::of(&framework, &sheet, &scores, band);
            assert_eq!(
                (evaluation.ranking(&framework, band).band, &evaluation.ranking(&framework, band).order),
                (band, &ranking.order)
            );
        }
        assert_eq!(evaluation.cards().len(), scores.cards().len());
        assert_eq!(evaluation.sheet(), &sheet);
    }
}
