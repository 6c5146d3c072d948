//! The frameworks that an assessment can belong to.
//!
//! A save names its framework by id, and the catalog looks it up. The catalog reads no file and changes no answer.

use std::sync::Arc;

use super::Framework;

/// The known frameworks. There is at least one: the usual one, for new assessments.
#[derive(Debug, Clone)]
pub struct Catalog {
    usual: Arc<Framework>,
}

impl Catalog {
    /// Returns the catalog with the framework that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::of(Framework::shipped())
    }

    /// Returns a catalog with one framework.
    #[must_use]
    pub const fn of(usual: Arc<Framework>) -> Self {
        Self { usual }
    }

    /// Returns the framework for new assessments.
    #[must_use]
    pub const fn usual(&self) -> &Arc<Framework> {
        &self.usual
    }

    /// Returns the framework with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Arc<Framework>> {
        Some(&self.usual).filter(|framework| framework.id().as_str() == id)
    }
}
