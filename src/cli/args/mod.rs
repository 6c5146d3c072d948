//! The arguments: what can be typed, and what a typed name means. No command runs here.

pub(crate) mod backup_ref;
pub(crate) mod bare;
pub(crate) mod groups;
pub(crate) mod misuse;
pub(crate) mod places;
pub(crate) mod resolve;
pub(crate) mod subject;
