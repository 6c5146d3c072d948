//! Numbers about few people, which a picture without names does not tell.

/// The fewest values that a hidden number must be able to have.
pub(super) const POSSIBILITIES: u32 = 3;

/// Returns whether a number is about somebody, but about fewer people than the least.
pub(super) const fn is_small(cell: u32, least: u32) -> bool {
    0 < cell && cell < least
}
