//! The levels that skills may end at in a plan, with the gain and the effort of each.

use crate::framework::Level;

/// A level that a skill may end at in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EndLevel {
    pub(super) level: Level,
    /// The units of credit gained over the present level.
    pub(super) gain: usize,
    pub(super) effort: u32,
}

/// The levels that a skill may end at, highest first; never empty. A higher level never gains less.
pub(super) type EndLevels = Vec<EndLevel>;

/// Returns the units that skills bring together if each ends at its highest level.
pub(super) fn most_units(skills: &[EndLevels]) -> usize {
    skills.iter().map(|levels| most(levels)).sum()
}

/// Returns the units that the highest of some end levels brings.
pub(super) fn most(levels: &[EndLevel]) -> usize {
    levels.first().map_or(0, |highest| highest.gain)
}

/// Returns the units that the lowest of some end levels brings.
pub(super) fn least(levels: &[EndLevel]) -> usize {
    levels.last().map_or(0, |lowest| lowest.gain)
}
