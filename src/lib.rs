//! placeholder
pub mod assessment;
pub mod framework;
pub mod json;
pub mod store;
pub mod text;
