//! Drawing shared by screens. Widgets know texts, numbers and the theme; none knows the state of the program.

mod footer;
mod layout;
mod popup;
mod range_bar;

pub(super) use footer::footer;
pub(super) use layout::{columns, indented, rows, rule, sides, visible};
pub(super) use popup::popup;
pub(super) use range_bar::RangeBar;
