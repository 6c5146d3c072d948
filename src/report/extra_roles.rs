//! The extra roles that a report names, and which of them are at hand.

use std::sync::Arc;

use jsonc_parser::ast::Value;

use crate::diagnostic::Source;
use crate::framework::{Framework, RoleId};
use crate::json::Document;
use crate::text::Clean;

/// An extra role of a report whose results cannot be computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncheckedRole {
    /// The id.
    pub key: Clean,
    /// The name on screen.
    pub name: Clean,
    /// Whether a role of this id is at hand, from a file that says something else.
    pub is_changed: bool,
}

/// An extra role as a report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedRole {
    pub(super) key: Clean,
    pub(super) name: Clean,
    sha256: String,
}

/// Returns the extra roles in the part `framework` of a report. What is not as the program writes it is left out.
pub(super) fn named_roles(framework: &Value<'_>) -> Vec<NamedRole> {
    let listed = framework.as_object().and_then(|part| part.get_array("extra_roles"));
    let listed = listed.map(|list| list.elements.as_slice()).unwrap_or_default();
    let named = listed.iter().filter_map(|role| {
        let role = role.as_object()?;
        let text = |field| role.get_string(field).map(|text| text.value.to_string());
        let (key, name) = (Clean::line(&text("id")?), text("name"));
        Some(NamedRole { name: name.map_or_else(|| key.clone(), |it| Clean::line(&it)), key, sha256: text("sha256")? })
    });
    named.collect()
}

/// Returns the framework with the very roles that a report was made with, as far as they are at hand, and the others.
#[must_use]
pub fn as_in_report(framework: &Framework, source: &Source) -> (Arc<Framework>, Vec<UncheckedRole>) {
    let document = Document::parse(source).ok();
    let part = document.as_ref().and_then(|document| Some(&document.root.as_object()?.get("framework")?.value));
    let (mut there, mut unchecked): (Vec<RoleId>, _) = (Vec::new(), Vec::new());
    for NamedRole { key, name, sha256 } in part.map(named_roles).unwrap_or_default() {
        let known = framework.extra_roles().find(|(_, role, _)| role.key == key);
        match known.map(|(id, _, file)| (id, file.sha256() == sha256)) {
            Some((id, true)) if !there.contains(&id) => there.push(id),
            Some((_, true)) => {}
            Some((_, false)) => unchecked.push(UncheckedRole { key, name, is_changed: true }),
            None => unchecked.push(UncheckedRole { key, name, is_changed: false }),
        }
    }
    (Arc::new(framework.with_only_extra_roles(&there)), unchecked)
}
