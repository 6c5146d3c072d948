//! Drawing that screens share. Widgets take texts, numbers and the theme; they do not know the state.

mod bars;
mod canvas;
mod footer;
mod grid;
mod layout;
mod line_builder;
mod paint;
mod popup;

pub(super) use bars::{role_bar, skill_bar, skill_cells};
pub(super) use canvas::{Block, Canvas, Detail};

pub(super) use footer::{FooterEntry, footer_entries};
pub(super) use grid::Grid;
pub(super) use layout::{columns, name_within, rows, sides, spans_width, visible};
pub(super) use line_builder::LineBuilder;
pub(super) use popup::{Border, popup};
