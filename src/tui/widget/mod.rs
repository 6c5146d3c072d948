//! Drawing that screens share. Widgets take texts, numbers and the theme; they do not know the state.

mod canvas;
mod footer;
mod layout;
mod level_bar;
mod line_builder;
mod popup;
mod range_bar;

pub(super) use canvas::{Block, Canvas, height};
pub(super) use layout::{columns, rows, shortened, sides, visible};
pub(super) use level_bar::LevelBar;
pub(super) use line_builder::LineBuilder;
pub(super) use popup::popup;
pub(super) use range_bar::RangeBar;
