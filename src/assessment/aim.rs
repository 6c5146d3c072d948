//! The aim of a person: a role and a band.

use crate::framework::{BandId, RoleId};

/// The role and band that a person aims at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// The role. `None` if the person has not chosen one.
    pub role: Option<RoleId>,
    /// The band.
    pub band: BandId,
}
