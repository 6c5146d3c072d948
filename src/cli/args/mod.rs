//! The arguments: the one definition of the commands, and what a typed name, role or band means.
//!
//! No command runs here.

pub(crate) mod backup_ref;
pub(crate) mod candidates;
pub(crate) mod definition;
pub(crate) mod groups;
pub(crate) mod help;
pub(crate) mod misuse;
pub(crate) mod raw;
pub(crate) mod resolve;
pub(crate) mod subject;
