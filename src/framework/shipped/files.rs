//! Reads the built-in files straight into a framework.
//!
//! This takes a small part of the work of [`parse`](crate::framework::parse), because it knows no places and explains
//! nothing. It trusts the files, because a test checks them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use crate::diagnostic::Source;
use crate::framework::role::RoleTexts;
use crate::framework::{
    Band, Change, ChangeKind, Domain, DomainId, Framework, Importance, LEVELS, Level, Preference, Requirement,
    Resource, Role, Skill, SkillId, WorkShare,
};
use crate::text::Clean;

/// Reads the framework from its files.
pub(super) fn framework(sources: Vec<Source>) -> serde_json::Result<Framework> {
    let text = |name: &str| sources.iter().find(|source| source.name.as_str() == name).map_or("", |it| &it.text);
    let manifest: ManifestFile<'_> = serde_json::from_str(text("framework.json"))?;
    let resources: BTreeMap<&str, ResourceEntry> = serde_json::from_str(text("resources.json"))?;
    let mut skills: Vec<Skill> = Vec::new();
    for (domain, entry) in manifest.domains.iter().enumerate() {
        let entries: Vec<SkillEntry<'_>> = serde_json::from_str(text(&format!("skills/{}.json", entry.id.0)))?;
        skills.extend(entries.into_iter().map(|entry| entry.skill(DomainId::new(domain), &resources)));
    }
    let weights = manifest.importance.weights();
    let mut roles: Vec<Role> = Vec::new();
    for key in &manifest.roles {
        let file: RoleFile<'_> = serde_json::from_str(text(&format!("roles/{key}.json")))?;
        roles.push(file.role(&skills, weights));
    }
    let framework = Framework {
        id: manifest.id.0,
        edition: manifest.edition,
        name: manifest.name.0,
        prompt: manifest.prompt.0,
        level_names: manifest.levels.map(|name| name.0),
        bands: manifest.bands.into_iter().map(BandEntry::band).collect(),
        domains: manifest.domains.into_iter().map(DomainEntry::domain).collect(),
        effort: manifest.effort,
        weights,
        preferences: manifest.preferences.into_iter().map(|entry| entry.preference(&manifest.roles)).collect(),
        changes: manifest.changes.into_iter().map(|entry| entry.change(&skills)).collect(),
        skills,
        roles,
        sources: Vec::new(),
    };
    Ok(Framework { sources, ..framework })
}

/// An id or a line of text.
struct Line(Clean);

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str>::deserialize(deserializer).map(|text| Self(Clean::line(text)))
    }
}

fn lines(lines: Vec<Line>) -> Vec<Clean> {
    lines.into_iter().map(|line| line.0).collect()
}

fn levels(numbers: &[u32]) -> Vec<Level> {
    numbers.iter().map(|number| Level::new(*number).expect("the files are checked")).collect()
}

/// Returns the position of the value that a word stands for.
fn position<T: Copy>(all: &[T], word: fn(T) -> &'static str, said: &str) -> usize {
    all.iter().position(|value| word(*value) == said).expect("the files are checked")
}

fn find(skills: &[Skill], key: &str) -> Option<SkillId> {
    skills.iter().position(|skill| skill.key.as_str() == key).map(SkillId::new)
}

#[derive(Deserialize)]
struct ManifestFile<'t> {
    id: Line,
    edition: u32,
    name: Line,
    prompt: Line,
    levels: [Line; LEVELS],
    importance: Weights,
    bands: Vec<BandEntry>,
    effort: [u32; LEVELS - 1],
    domains: Vec<DomainEntry>,
    #[serde(borrow)]
    roles: Vec<&'t str>,
    preferences: Vec<PreferenceEntry<'t>>,
    changes: Vec<ChangeEntry<'t>>,
}

#[derive(Deserialize)]
struct Weights {
    core: u32,
    important: u32,
    helpful: u32,
}

impl Weights {
    const fn weights(&self) -> [u32; 3] {
        [self.core, self.important, self.helpful]
    }
}

#[derive(Deserialize)]
struct BandEntry {
    id: Line,
    name: Line,
    ready_at: u32,
}

impl BandEntry {
    fn band(self) -> Band {
        Band { key: self.id.0, name: self.name.0, ready_at: self.ready_at }
    }
}

#[derive(Deserialize)]
struct DomainEntry {
    id: Line,
    name: Line,
    summary: Line,
}

impl DomainEntry {
    fn domain(self) -> Domain {
        Domain { key: self.id.0, name: self.name.0, summary: self.summary.0 }
    }
}

#[derive(Deserialize)]
struct PreferenceEntry<'t> {
    id: Line,
    short: Line,
    statement: Line,
    #[serde(borrow)]
    roles: BTreeMap<&'t str, &'t str>,
}

impl PreferenceEntry<'_> {
    fn preference(self, roles: &[&str]) -> Preference {
        let share = |said: &&str| WorkShare::ALL[position(&WorkShare::ALL, WorkShare::word, said)];
        Preference {
            key: self.id.0,
            short: self.short.0,
            statement: self.statement.0,
            shares: roles.iter().map(|role| self.roles.get(role).map(share)).collect(),
        }
    }
}

#[derive(Deserialize)]
struct ChangeEntry<'t> {
    edition: u32,
    skill: &'t str,
    role: Option<Line>,
    what: &'t str,
    levels: Option<Vec<u32>>,
    #[serde(default)]
    from: Vec<Line>,
    why: Line,
}

impl ChangeEntry<'_> {
    fn change(self, skills: &[Skill]) -> Change {
        Change {
            edition: self.edition,
            skill: find(skills, self.skill),
            key: Clean::line(self.skill),
            role: self.role.map(|role| role.0),
            kind: ChangeKind::ALL[position(&ChangeKind::ALL, ChangeKind::word, self.what)],
            levels: self.levels.map_or_else(|| Level::ALL.to_vec(), |numbers| levels(&numbers)),
            from: lines(self.from),
            why: self.why.0,
        }
    }
}

#[derive(Deserialize)]
struct ResourceEntry {
    title: Line,
    url: Line,
}

impl ResourceEntry {
    fn resource(&self) -> Resource {
        Resource { title: self.title.0.clone(), url: self.url.0.clone() }
    }
}

#[derive(Deserialize)]
struct SkillEntry<'t> {
    id: Line,
    name: Line,
    short: Option<Line>,
    definition: Line,
    levels: [Line; LEVELS],
    levels_about: Option<[Line; LEVELS]>,
    evidence: Line,
    actions: [Vec<Line>; LEVELS - 1],
    #[serde(borrow)]
    resources: Vec<&'t str>,
}

impl SkillEntry<'_> {
    fn skill(self, domain: DomainId, resources: &BTreeMap<&str, ResourceEntry>) -> Skill {
        let name = self.name.0;
        Skill {
            key: self.id.0,
            short: self.short.map_or_else(|| name.clone(), |short| short.0),
            name,
            domain,
            definition: self.definition.0,
            statements: self.levels.map(|line| line.0),
            statements_about: self.levels_about.map(|about| about.map(|line| line.0)),
            evidence: self.evidence.0,
            actions: self.actions.map(lines),
            resources: self.resources.iter().map(|key| resources[key].resource()).collect(),
        }
    }
}

#[derive(Deserialize)]
struct RoleFile<'t> {
    id: Line,
    name: Line,
    short: Line,
    summary: Line,
    #[serde(borrow)]
    must_have: Vec<&'t str>,
    skills: Vec<RequirementEntry<'t>>,
}

impl RoleFile<'_> {
    fn role(self, skills: &[Skill], weights: [u32; 3]) -> Role {
        let requirements = self.skills.iter().map(|entry| {
            let importance = position(&Importance::ALL, Importance::word, entry.importance);
            Requirement {
                skill: find(skills, entry.skill).expect("the files are checked"),
                importance: Importance::ALL[importance],
                weight: weights[importance],
                must_have: self.must_have.contains(&entry.skill),
                targets: levels(&entry.targets),
            }
        });
        let requirements = requirements.collect();
        let texts = RoleTexts { key: self.id.0, name: self.name.0, short: self.short.0, summary: self.summary.0 };
        Role::new(texts, requirements, skills.len())
    }
}

#[derive(Deserialize)]
struct RequirementEntry<'t> {
    skill: &'t str,
    importance: &'t str,
    targets: Vec<u32>,
}
