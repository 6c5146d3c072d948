//! Questions that a person answers with yes or no.

use super::{Conflict, Listed, LoadQuestion};
use crate::assessment::Name;
use crate::text::Clean;

/// A question to answer with yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirm {
    /// Remove a saved assessment?
    Delete(Listed),
    /// Something is left of an assessment that was deleted: what, where, and how to remove it. Only to be read.
    LeftBehind(Listed, Clean),
    /// Replace the file that is there? What is shown of it, and what was asked for.
    Replace(Clean, String),
    /// Which version of an unsound save to use?
    Load(LoadQuestion),
    /// Which version to go on with, and whether both are looked at?
    Conflict(Name, Box<Conflict>, bool),
}
