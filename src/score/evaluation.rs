//! The results of one person: the scorecards of all roles and the ranking of each band.
//!
//! Both shells borrow from an [`Evaluation`] and compute no scores and rankings themselves. This module does not choose
//! the next question (see `interview`) and makes no plan (see `plan`).

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{Apart, Difference, Ranking, Scorecard, Scores, is_decided};
use crate::assessment::Sheet;
use crate::framework::{BandId, Framework, RoleId, SkillId};

/// The answers of one person and their results. Each result is computed when it is first asked for.
#[derive(Clone)]
pub struct Evaluation {
    scores: Scores,
    rankings: Vec<OnceLock<Ranking>>,
}

/// Shows the answers, because everything else follows from them, whether it is computed already or not.
impl fmt::Debug for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evaluation").field("sheet", self.sheet()).finish_non_exhaustive()
    }
}

impl Evaluation {
    /// Prepares the results of a sheet.
    pub fn of(framework: &Arc<Framework>, sheet: Sheet) -> Self {
        let rankings = vec![OnceLock::new(); framework.bands().len()];
        Self { scores: Scores::of(framework, sheet), rankings }
    }

    /// Returns the scores behind the results.
    pub(super) const fn scores(&self) -> &Scores {
        &self.scores
    }

    /// Returns the questions and role profiles.
    pub const fn framework(&self) -> &Arc<Framework> {
        self.scores.framework()
    }

    /// Returns the evaluated answers.
    pub const fn sheet(&self) -> &Sheet {
        self.scores.sheet()
    }

    /// Returns the scorecard of a role at a band.
    pub fn card(&self, role: RoleId, band: BandId) -> &Scorecard {
        self.scores.card(role, band)
    }

    /// Returns all scorecards: roles in the framework's order, and bands within each.
    pub fn cards(&self) -> impl Iterator<Item = &Scorecard> {
        self.scores.cards()
    }

    /// Returns the roles at a band, best first.
    pub fn ranking(&self, band: BandId) -> &Ranking {
        self.rankings[band.index()].get_or_init(|| Ranking::of(&self.scores, band))
    }

    /// Returns whether the unanswered skills cannot change the leader at a band.
    pub fn is_decided(&self, band: BandId) -> bool {
        is_decided(&self.scores, self.ranking(band))
    }

    /// Returns the distance of two roles at a band. `None` if one of them is not assessed.
    pub fn apart(&self, band: BandId, roles: [RoleId; 2]) -> Option<Apart> {
        Some(Difference::between(&self.scores, band, roles)?.in_points(&self.scores, band, roles))
    }

    /// Returns the unanswered skill that changes the difference of two roles most. `None` if no skill changes it.
    pub(crate) fn most_telling(&self, band: BandId, roles: [RoleId; 2]) -> Option<SkillId> {
        super::most_telling(&self.scores, band, roles)
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
        let scores = Scores::of(&framework, sheet.clone());
        let evaluation = Evaluation::of(&framework, sheet.clone());
        for band in framework.bands() {
            let ranking = Ranking::of(&scores, band);
            assert_eq!((evaluation.ranking(band).band, &evaluation.ranking(band).order), (band, &ranking.order));
        }
        assert_eq!(evaluation.cards().count(), scores.cards().count());
        assert_eq!(evaluation.sheet(), &sheet);
    }
}
