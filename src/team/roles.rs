//! The roles of a framework for a team: how many people are ready, and what costs the team most.

use super::groups::credits;
use super::tally::{TeamTally, place};
use crate::framework::{BandId, RoleId, SkillId};
use crate::score::{FULL_CREDIT, Tenths};

/// The most skills that are named as costing most.
const COSTS: usize = 3;

/// A role at a band for a team. A number that is hidden is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePicture {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The people who are ready.
    pub ready: Option<u32>,
    /// The people whose later answers decide.
    pub open: Option<u32>,
    /// The mean of the lowest readiness that each set of answers guarantees, in percent. `None` if the role is assessed
    /// for nobody, or if it is hidden.
    pub mean_lowest: Option<u64>,
    /// The people who aim at the role and band.
    pub aimed_at: Option<u32>,
    /// The skills that cost the team most, the costliest first; none without names.
    pub costs: Vec<RoleCost>,
}

/// The readiness that one skill costs a team for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleCost {
    /// The skill.
    pub skill: SkillId,
    /// The mean of the points lost by the people to whom the skill applies, in tenths. The weight is that among all
    /// skills of the role.
    pub points: Tenths,
}

/// Returns every role at every band, with nothing hidden.
pub(super) fn roles(tally: &TeamTally) -> Vec<RolePicture> {
    let framework = tally.framework();
    let places = framework.roles().flat_map(|role| framework.bands().map(move |band| (role, band)));
    let picture = |(role, band)| {
        let at = place(framework, role, band);
        let card = tally.cards[at];
        let assessed = u64::from(card.assessed);
        RolePicture {
            role,
            band,
            ready: Some(card.ready),
            open: Some(card.open),
            mean_lowest: (2 * card.lowest + 10 * assessed).checked_div(20 * assessed),
            aimed_at: Some(tally.aims[at]),
            costs: costs(tally, role, band),
        }
    };
    places.map(picture).collect()
}

fn costs(tally: &TeamTally, role: RoleId, band: BandId) -> Vec<RoleCost> {
    let requirements = &tally.framework().role(role).requirements;
    let weights: u64 = requirements.iter().map(|listed| u64::from(listed.weight)).sum();
    let cost = |listed: &crate::framework::Requirement| {
        let (sum, people) = credits(tally.skill(listed.skill), listed.target(band));
        let (missing, full) = (people * FULL_CREDIT - sum, people * FULL_CREDIT * weights);
        let tenths = (2_000 * u64::from(listed.weight) * missing + full).checked_div(2 * full)?;
        (tenths > 0).then_some(RoleCost { skill: listed.skill, points: Tenths(tenths) })
    };
    let mut costs: Vec<RoleCost> = requirements.iter().filter_map(cost).collect();
    // The sort is stable, so equal costs keep the order of the role.
    costs.sort_by_key(|cost| std::cmp::Reverse(cost.points));
    costs.truncate(COSTS);
    costs
}
