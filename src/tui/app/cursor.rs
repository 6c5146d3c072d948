//! The cursor of a list.

use crate::tui::Intent;

/// Moves a cursor in a list of `count` entries. It stops at both ends.
pub(super) fn moved(cursor: usize, count: usize, intent: Intent) -> usize {
    const PAGE: usize = 10;
    let last = count.saturating_sub(1);
    match intent {
        Intent::Up => cursor.saturating_sub(1),
        Intent::Down => (cursor + 1).min(last),
        Intent::PageUp => cursor.saturating_sub(PAGE),
        Intent::PageDown => (cursor + PAGE).min(last),
        Intent::First => 0,
        Intent::Last => last,
        Intent::To(position) => position.min(last),
        _ => cursor.min(last),
    }
}
