//! placeholder
pub mod assessment;
pub mod framework;
pub mod json;
pub mod next;
pub mod plan;
pub mod report;
pub mod score;
pub mod store;
pub mod terminal;
pub mod text;
pub mod tui;
