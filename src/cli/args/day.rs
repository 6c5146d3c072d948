//! Days on the command line.

use clap::builder::{StringValueParser, TypedValueParser};
use jiff::civil::Date;

/// The reason why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write a day as in 2026-05-01")]
struct NoDay;

/// Parses a day, or says how one is written.
pub(crate) fn day_parser() -> impl TypedValueParser<Value = Date> {
    StringValueParser::new().try_map(|text| text.parse::<Date>().map_err(|_| NoDay))
}
