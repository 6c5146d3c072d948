//! Strict JSON with places: the reader for every JSON file that a person names. And the writer of indented JSON.
//!
//! A [`Document`] knows the place of each value, so that a [`Problem`](crate::diagnostic::Problem) can show the line. A
//! [`Reader`] takes values out of it and collects every problem instead of stopping at the first. Duplicate keys,
//! comments, trailing commas, deep nesting, unescaped control characters and unknown fields are problems. This module
//! knows nothing of skills or files: a [`Source`](crate::diagnostic::Source) is a name and a text.

mod diagnosis;
mod document;
mod indented;
mod number;
mod reader;
mod scan;

pub(crate) use document::{Document, locate};
pub(crate) use indented::{in_one_line, indented};
pub(crate) use number::whole;
pub(crate) use reader::SCHEMA_KEY;
pub(crate) use reader::{Fields, Reader};
