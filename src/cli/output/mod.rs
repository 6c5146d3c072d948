//! Output: replies, failures, exit codes, tables, error snippets, commands to copy, and
//! where all this goes.
//!
//! No other module of the command line writes to a stream.

pub(crate) mod drawn;
pub(crate) mod failure;
pub(crate) mod hint;
pub(crate) mod json;
pub(crate) mod progress;
pub(crate) mod reply;
pub(crate) mod snippet;
pub(crate) mod status;
pub(crate) mod table;
pub(crate) mod target;
pub(crate) mod traits;
