//! The parts that make a report readable without the program: the names of what it mentions, and the chosen statements.

use std::collections::BTreeMap;

use serde::Serialize;

use super::keys::{band_key, role_key, skill_key};
use crate::assessment::LogEntry;
use crate::framework::{Framework, Level};
use crate::report::model::{Report, ReportedSkill};
use crate::text::Clean;

/// The names on screen, by id.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TitlesJson<'r> {
    /// The name of the framework.
    framework: &'r str,
    /// The names of the levels, from 0 on.
    levels: Vec<&'r str>,
    bands: BTreeMap<&'r str, &'r str>,
    domains: BTreeMap<&'r str, &'r str>,
    roles: BTreeMap<&'r str, &'r str>,
    skills: BTreeMap<&'r str, &'r str>,
}

impl<'r> TitlesJson<'r> {
    pub(super) fn of(framework: &'r Framework) -> Self {
        let domain = |id| (framework.domain(id).key.as_str(), framework.domain(id).name.as_str());
        Self {
            framework: framework.name().as_str(),
            levels: Level::ALL.iter().map(|level| framework.level_name(*level).as_str()).collect(),
            bands: framework.bands().map(|id| (band_key(framework, id), framework.band(id).name.as_str())).collect(),
            domains: framework.domains().map(domain).collect(),
            roles: framework.roles().map(|id| (role_key(framework, id), framework.role(id).name.as_str())).collect(),
            skills: framework
                .skills()
                .map(|id| (skill_key(framework, id), framework.skill(id).name.as_str()))
                .collect(),
        }
    }
}

/// Returns the statement chosen for each skill, by id. An answer to an earlier edition has the statement of that edition.
pub(super) fn statements(report: &Report<'_>) -> BTreeMap<String, String> {
    let framework = report.framework();
    let chosen = report.answers().filter_map(|answer| {
        let ReportedSkill::Asked(skill) = answer.skill else { return None };
        Some((skill_key(framework, skill).to_owned(), answer.statement(framework)?.words.to_string()))
    });
    chosen.collect()
}

/// An entry of the log.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LogEntryJson<'r> {
    /// The number.
    id: u32,
    /// The day on which it happened.
    on: String,
    /// The sentence about what the person did.
    text: &'r str,
    /// A link; absent without one.
    #[serde(skip_serializing_if = "str::is_empty")]
    link: &'r str,
    /// The ids of the skills that it shows.
    skills: Vec<&'r str>,
}

impl<'r> LogEntryJson<'r> {
    pub(super) fn of(entry: &'r LogEntry) -> Self {
        let LogEntry { id, on, text, link, skills } = entry;
        let skills = skills.iter().map(Clean::as_str).collect();
        Self { id: *id, on: on.to_string(), text: text.as_str(), link: link.as_str(), skills }
    }
}
