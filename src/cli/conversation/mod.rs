//! The questions as plain lines, for screen readers, simple terminals and scripts. Draws nothing.

pub(crate) mod choosing;
pub(crate) mod command;
pub(crate) mod confirm;
pub(crate) mod dialog;
pub(crate) mod feedback;
pub(crate) mod interrupt;
pub(crate) mod line;
pub(crate) mod menu;
pub(crate) mod name_warning;
pub(crate) mod posting;
pub(crate) mod render;
pub(crate) mod setup;
pub(crate) mod state;
#[cfg(test)]
mod tests;
pub(crate) mod versions;
