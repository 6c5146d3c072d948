//! Reads the built-in files straight into a framework.
//!
//! This takes an eighth of the work of [`parse`](crate::framework::parse), because it knows no places, explains nothing,
//! and passes over the texts of skills until one of them is shown. It trusts the files, because a test checks them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{FILES, ShippedFile, SkillPlace};
use crate::framework::late::Late;
use crate::framework::role::RoleTexts;
use crate::framework::{
    Band, Change, ChangeKind, Domain, DomainId, Framework, Importance, LEVELS, Language, Level, Preference,
    Requirement, Resource, Role, Skill, SkillId, SkillTexts, WorkShare,
};
use crate::text::Clean;

/// Reads the framework from its files. The texts of skills and the changes are read on first use.
pub(super) fn framework() -> serde_json::Result<Framework> {
    let manifest: ManifestFile<'_> = read(text("framework.json"))?;
    let mut skills: Vec<Skill> = Vec::new();
    for (domain, entry) in manifest.domains.iter().enumerate() {
        let ShippedFile { text, skills: places, .. } = file(&format!("skills/{}.json", entry.id.0));
        for place in *places {
            skills.push(skill(text, *place, DomainId::new(domain))?);
        }
    }
    let keys: Vec<Clean> = skills.iter().map(|skill| skill.key.clone()).collect();
    let weights = manifest.importance.in_order();
    let mut roles: Vec<Role> = Vec::new();
    for key in &manifest.roles {
        let file: RoleFile<'_> = read(text(&format!("roles/{key}.json")))?;
        roles.push(file.role(&keys, weights));
    }
    Ok(Framework {
        id: manifest.id.0,
        edition: manifest.edition,
        own_language: Language::english(),
        translation: None,
        name: manifest.name.0,
        question: None,
        noun: None,
        prompt: manifest.prompt.0,
        level_names: manifest.levels.map(|name| name.0),
        bands: manifest.bands.into_iter().map(BandEntry::band).collect(),
        domains: manifest.domains.into_iter().map(DomainEntry::domain).collect(),
        effort: manifest.effort,
        weights,
        preferences: manifest.preferences.into_iter().map(|entry| entry.preference(&manifest.roles)).collect(),
        changes: Late::new(move || changes(manifest.changes, &keys)),
        skills,
        roles,
        earlier: Vec::new(),
        sources: Vec::new(),
        digest: OnceLock::new(),
    })
}

fn file(name: &str) -> &'static ShippedFile {
    FILES.iter().find(|file| file.name == name).expect("the files are checked")
}

/// Returns the text of a file.
fn text(name: &str) -> &'static str {
    file(name).text
}

fn read<T: Deserialize<'static>>(text: &'static str) -> serde_json::Result<T> {
    serde_json::from_str(text)
}

/// Reads a part of a file that was passed over at first.
fn part<T: Deserialize<'static>>(json: &'static RawValue) -> T {
    read(json.get()).expect("a test reads all parts")
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

fn find(keys: &[Clean], key: &str) -> Option<SkillId> {
    keys.iter().position(|other| other.as_str() == key).map(SkillId::new)
}

fn changes(json: &'static RawValue, keys: &[Clean]) -> Vec<Change> {
    let entries: Vec<ChangeEntry<'_>> = part(json);
    entries.into_iter().map(|entry| entry.change(keys)).collect()
}

/// Returns the resources with these ids.
fn resources(ids: &[&str]) -> Vec<Resource> {
    let all: BTreeMap<&str, ResourceEntry> = read(text("resources.json")).expect("a test reads all resources");
    ids.iter().map(|id| all[id].resource(id)).collect()
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
    #[serde(borrow)]
    preferences: Vec<PreferenceEntry<'t>>,
    #[serde(borrow)]
    changes: &'t RawValue,
}

#[derive(Deserialize)]
struct Weights {
    core: u32,
    important: u32,
    helpful: u32,
}

impl Weights {
    const fn in_order(&self) -> [u32; 3] {
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
    fn change(self, keys: &[Clean]) -> Change {
        Change {
            edition: self.edition,
            skill: find(keys, self.skill),
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
    fn resource(&self, id: &str) -> Resource {
        Resource { key: Clean::line(id), title: self.title.0.clone(), url: self.url.0.clone() }
    }
}

/// The names of a skill.
#[derive(Deserialize)]
struct SkillHead {
    id: Line,
    name: Line,
    short: Option<Line>,
}

/// Reads the names of a skill at once, and its texts when one of them is needed.
fn skill(
    text: &'static str,
    SkillPlace { start, head_end, end }: SkillPlace,
    domain: DomainId,
) -> serde_json::Result<Skill> {
    let SkillHead { id, name, short } = serde_json::from_str(&format!("{}}}", &text[start..head_end]))?;
    let texts = Late::new(move || {
        let body: SkillBody = read(&text[start..end]).expect("a test reads all parts");
        body.texts()
    });
    let short = short.map_or_else(|| name.0.clone(), |short| short.0);
    Ok(Skill { key: id.0, name: name.0, short, domain, texts })
}

/// The texts of a skill.
#[derive(Deserialize)]
struct SkillBody {
    definition: Line,
    levels: [Line; LEVELS],
    levels_about: Option<[Line; LEVELS]>,
    evidence: Line,
    actions: [Vec<Line>; LEVELS - 1],
    resources: Vec<Line>,
}

impl SkillBody {
    fn texts(self) -> SkillTexts {
        let statements = |levels: [Line; LEVELS]| levels.map(|line| line.0);
        let ids: Vec<&str> = self.resources.iter().map(|id| id.0.as_str()).collect();
        SkillTexts {
            definition: self.definition.0,
            statements: statements(self.levels),
            statements_about: self.levels_about.map(statements),
            evidence: self.evidence.0,
            actions: self.actions.map(lines),
            resources: resources(&ids),
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
    #[serde(borrow)]
    skills: Vec<RequirementEntry<'t>>,
}

impl RoleFile<'_> {
    fn role(self, keys: &[Clean], weights: [u32; 3]) -> Role {
        let requirements = self.skills.iter().map(|entry| {
            let importance = position(&Importance::ALL, Importance::word, entry.importance);
            Requirement {
                skill: find(keys, entry.skill).expect("the files are checked"),
                importance: Importance::ALL[importance],
                weight: weights[importance],
                must_have: self.must_have.contains(&entry.skill),
                targets: levels(&entry.targets),
            }
        });
        let requirements = requirements.collect();
        let texts = RoleTexts { key: self.id.0, name: self.name.0, short: self.short.0, summary: self.summary.0 };
        Role::new(texts, requirements, keys.len())
    }
}

#[derive(Deserialize)]
struct RequirementEntry<'t> {
    skill: &'t str,
    importance: &'t str,
    targets: Vec<u32>,
}
