//! The statements that a framework keeps of an earlier edition.

use std::collections::BTreeMap;

use super::late::Late;
use super::level::LEVELS;
use crate::text::Clean;

/// The statements of an edition, by the id of their skill.
pub(super) type Statements = BTreeMap<Clean, [Clean; LEVELS]>;

/// The statements of an earlier edition. They are read when an answer of that edition is shown.
#[derive(Debug, Clone)]
pub(super) struct EarlierEdition {
    pub(super) number: u32,
    pub(super) statements: Late<Statements>,
}
