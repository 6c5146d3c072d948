//! Decides whether the leading role can still change.
//!
//! *Decided* means that it cannot: no answers to the unanswered skills, n/a included, bring a rival up to the leader. A
//! tie counts as a change, because the order of equal roles can change with the answers too. Separate score intervals
//! almost never show that a role is decided, so the code bounds leader and rival together.

use super::credit::credits;
use super::{Ranking, Scorecard, Scores};
use crate::assessment::{Choice, Sheet};
use crate::framework::{Framework, Level, SkillId};

/// Returns whether no completion of the answers can give the leader's place to another role.
///
/// The result is exact, with one exception: a leader without answered skills is never decided, because marking all of
/// its skills as not applicable would leave no leader.
pub fn is_decided(scores: &Scores, ranking: &Ranking) -> bool {
    let (framework, sheet, band) = (scores.framework(), scores.sheet(), ranking.band);
    let Some(leader) = ranking.leader().filter(|leader| scores.card(*leader, band).coverage.answered > 0) else {
        return false;
    };
    framework.roles().filter(|rival| *rival != leader).all(|rival| {
        let duel = Duel { framework, sheet, leader: scores.card(leader, band), rival: scores.card(rival, band) };
        duel.is_decided()
    })
}

/// The leader and one rival.
///
/// The rival reaches the leader if `N_rival / D_rival >= N_leader / D_leader`, that is, if the sum over all skills of
/// `D_leader * w_rival * credit_rival - D_rival * w_leader * credit_leader` is not below 0. For each unanswered skill,
/// the sum takes the level that is best for the rival. Marking a skill as not applicable changes both denominators, but
/// is never better for the rival than level 0 or the highest level.
struct Duel<'d> {
    framework: &'d Framework,
    sheet: &'d Sheet,
    leader: &'d Scorecard,
    rival: &'d Scorecard,
}

impl Duel<'_> {
    fn is_decided(&self) -> bool {
        if self.rival.lowest().is_none() {
            return true;
        }
        let advantages = self.framework.skills().map(|skill| {
            let choice = self.sheet.choice(skill);
            if choice == Choice::NotApplicable { 0 } else { self.advantage(skill, choice.level()) }
        });
        (self.leader.is_complete() && self.rival.is_complete()) || advantages.sum::<i128>() < 0
    }

    /// Returns the advantage that a skill at a level gives the rival over the leader, times both denominators. Without a
    /// level, it is that of the level which is best for the rival.
    fn advantage(&self, skill: SkillId, level: Option<Level>) -> i128 {
        let each = [(self.rival, self.leader.denominator()), (self.leader, self.rival.denominator())];
        let [rival, leader] = each.map(|(card, scale)| {
            let listed = self.framework.role(card.role).requirement(skill)?;
            Some((i128::from(scale) * i128::from(listed.weight), credits(listed.target(card.band))))
        });
        if rival.is_none() && leader.is_none() {
            return 0;
        }
        let at = |level: Level| {
            let [rival, leader] = [rival, leader]
                .map(|points| points.map_or(0, |(weight, credits)| weight * i128::from(credits[level.index()])));
            rival - leader
        };
        level.map_or_else(|| Level::ALL.map(at).into_iter().max().expect("there are five levels"), at)
    }
}
