//! The roles of a report or comparison that the person has added to those of the framework.

use serde::Serialize;

use crate::framework::Framework;

/// A role from a file of its own. The file is named by its digest, because its path is nobody else's business.
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct ExtraRoleJson<'r> {
    /// The role's id.
    id: &'r str,
    /// The name on screen.
    name: &'r str,
    /// The SHA-256 digest of its file.
    sha256: &'r str,
}

/// Returns the extra roles of a framework.
pub(in crate::report) fn extra_roles(framework: &Framework) -> Vec<ExtraRoleJson<'_>> {
    let listed = framework.extra_roles().map(|(_, role, file)| ExtraRoleJson {
        id: role.key.as_str(),
        name: role.name.as_str(),
        sha256: file.sha256(),
    });
    listed.collect()
}
