//! The arguments: the only definition of the commands, and the meaning of a typed name, role or band.
//!
//! This module runs no command.

pub(crate) mod candidates;
pub(crate) mod day;
pub(crate) mod definition;
pub(crate) mod groups;
pub(crate) mod help;
pub(crate) mod misuse;
pub(crate) mod options;
pub(crate) mod raw;
pub(crate) mod resolve;
pub(crate) mod state_ref;
pub(crate) mod subject;
