//! The texts of one file of translations.
//!
//! They are read by `parse::overlay` and put in place by `translation`.

use std::collections::BTreeMap;

use super::level::LEVELS;
use crate::text::Clean;

/// The texts of one file of translations. Each can be missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Translation {
    pub(super) name: Option<Clean>,
    pub(super) question: Option<Clean>,
    pub(super) noun: Option<Clean>,
    pub(super) prompt: Option<Clean>,
    pub(super) levels: Option<[Clean; LEVELS]>,
    pub(super) bands: ById<Clean>,
    pub(super) domains: ById<TranslatedDomain>,
    pub(super) skills: ById<TranslatedSkill>,
    pub(super) roles: ById<TranslatedRole>,
    pub(super) preferences: ById<TranslatedPreference>,
    pub(super) resources: ById<TranslatedResource>,
}

/// Texts by the id of what they are about.
pub(super) type ById<T> = BTreeMap<String, T>;

#[derive(Debug, Clone, Default)]
pub(super) struct TranslatedDomain {
    pub(super) name: Option<Clean>,
    pub(super) summary: Option<Clean>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct TranslatedSkill {
    pub(super) name: Option<Clean>,
    pub(super) short: Option<Clean>,
    pub(super) definition: Option<Clean>,
    pub(super) statements: Option<[Clean; LEVELS]>,
    pub(super) statements_about: Option<[Clean; LEVELS]>,
    pub(super) evidence: Option<Clean>,
    pub(super) actions: Option<[Vec<Clean>; LEVELS - 1]>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct TranslatedRole {
    pub(super) name: Option<Clean>,
    pub(super) short: Option<Clean>,
    pub(super) summary: Option<Clean>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct TranslatedPreference {
    pub(super) short: Option<Clean>,
    pub(super) statement: Option<Clean>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct TranslatedResource {
    pub(super) title: Option<Clean>,
    pub(super) url: Option<Clean>,
}

impl Translation {
    /// Returns all texts.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Clean> {
        let Self { name, question, noun, prompt, levels, bands, domains, skills, roles, preferences, resources } = self;
        let general = [name, question, noun, prompt].into_iter().flatten().chain(levels.iter().flatten());
        let skills = skills.values().flat_map(|it| {
            let short = [&it.name, &it.short, &it.definition, &it.evidence].into_iter().flatten();
            let statements = [&it.statements, &it.statements_about].into_iter().flatten().flatten();
            short.chain(statements).chain(it.actions.iter().flatten().flatten())
        });
        let others = domains.values().flat_map(|it| [&it.name, &it.summary]);
        let others = others.chain(roles.values().flat_map(|it| [&it.name, &it.short, &it.summary]));
        let others = others.chain(preferences.values().flat_map(|it| [&it.short, &it.statement]));
        let others = others.chain(resources.values().map(|it| &it.title)).flatten();
        general.chain(bands.values()).chain(skills).chain(others)
    }
}
