//! Strict JSON with places: how every file that a person names is read.
//!
//! A [`Document`] knows where each value stands, so that a [`Problem`] can show the line. A [`Reader`] takes
//! values out of it and collects every problem instead of stopping at the first. Duplicate keys, comments,
//! trailing commas, deep nesting and fields nobody knows are problems. This module knows nothing of skills
//! or files: a [`Source`] is a name and a text.

mod document;
mod problem;
mod reader;

pub use document::{Document, Source, locate};
pub use problem::{Problem, Span};
pub use reader::{Fields, Reader, nearest};
