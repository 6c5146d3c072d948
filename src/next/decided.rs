//! Whether the leading role can still change.
//!
//! *Decided* means impossible: no way of answering the unanswered skills, not applicable included, brings a rival
//! up to the leader. Separate score intervals almost never show that, so leader and rival are bounded together.

use crate::assessment::{Choice, Sheet};
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::score::{Fraction, Ranking, Scorecard, Scores, credit};

/// Whether no completion of the answers can give the leader's place to another role.
///
/// A rival that could draw level counts as one that could lead, because the order of equals may change with the
/// answers too. The bound is safe but not tight: `true` is always right, `false` may be said a little too long.
pub fn is_decided(framework: &Framework, sheet: &Sheet, (scores, ranking): (&Scores, &Ranking)) -> bool {
    let band = ranking.band;
    let Some(leader) = ranking.leader() else {
        return false;
    };
    // Without an answered skill, the leader could still end up with nothing to score.
    let anchored = scores.card(leader, band).coverage.answered > 0;
    anchored
        && framework.roles().filter(|rival| *rival != leader).all(|rival| {
            Duel { framework, sheet, band, leader: scores.card(leader, band), rival: scores.card(rival, band) }
                .is_decided()
        })
}

/// The leader and one rival.
///
/// Suppose a completion puts the rival at `r >= x`, where `x` is what it leaves the leader. Then, summed over the
/// scored skills, `w_rival * (credit_rival - 12 x)` is not below 0 and `w_leader * (credit_leader - 12 x)` is 0. So
/// if `F(x) = sum of D_leader * w_rival * (credit_rival - 12 x) - D_rival * w_leader * (credit_leader - 12 x)`,
/// each unanswered skill taken at its best for the rival or left out, is below 0 everywhere between the lowest `x`
/// and the highest `r`, no such completion exists. `F` is convex in `x`, so the two ends are enough.
struct Duel<'d> {
    framework: &'d Framework,
    sheet: &'d Sheet,
    band: BandId,
    leader: &'d Scorecard,
    rival: &'d Scorecard,
}

impl Duel<'_> {
    fn is_decided(&self) -> bool {
        let (Some(lowest), Some(highest)) = (self.leader.lowest(), self.rival.highest()) else {
            return self.rival.highest().is_none();
        };
        let complete = self.leader.is_complete() && self.rival.is_complete();
        complete || highest < lowest || [lowest, highest].into_iter().all(|x| self.bound(x) < 0)
    }

    /// `F(x)` times the denominator of `x`.
    fn bound(&self, x: Fraction) -> i128 {
        let of_skill = |skill| match self.sheet.choice(skill) {
            Choice::NotApplicable => 0,
            Choice::Level(level) => self.advantage(skill, level, x),
            Choice::Unanswered => {
                let best = Level::ALL.into_iter().map(|level| self.advantage(skill, level, x)).max();
                best.map_or(0, |best| best.max(0))
            }
        };
        self.framework.skills().map(of_skill).sum()
    }

    fn advantage(&self, skill: SkillId, level: Level, x: Fraction) -> i128 {
        let excess = |role: RoleId, scale: u64| {
            let Some(listed) = self.framework.role(role).requirement(skill) else {
                return 0;
            };
            let credit = i128::from(credit(level, listed.target(self.band)));
            let above = i128::from(x.denominator) * credit - 12 * i128::from(x.numerator);
            i128::from(scale) * i128::from(listed.weight) * above
        };
        excess(self.rival.role, self.leader.denominator()) - excess(self.leader.role, self.rival.denominator())
    }
}
