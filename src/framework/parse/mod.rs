//! Turns files into a checked framework, or into every problem in them.
//!
//! Each kind of file has its own reader in a module here. This module assembles the parts and follows their references.
//! It guesses nothing: a missing, extra or contradictory file is a problem.

mod changes;
mod editions;
mod list;
mod manifest;
mod overlay;
mod preferences;
mod resources;
mod role;
mod skills;
mod terms;
mod value;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

pub(super) use self::editions::earlier as earlier_editions;
pub(super) use self::overlay::{
    language as translated_language, of_one_language as translations_of_one_language, parse as parse_translation,
};

use self::changes::ChangeContext;
use self::manifest::Manifest;
use self::role::{RoleContext, SkillKeys};
use super::late::Late;
use super::{Change, DomainId, Framework, Language, PostingTerms, Role, Skill};
use crate::diagnostic::{Problem, Problems, Source};
use crate::json::{Document, Reader, SCHEMA_KEY};
use crate::text::Clean;

/// The most skills that a person can answer. With weights up to 100 it also keeps every exact product within 128 bits.
const COUNT_LIMIT: usize = 2_000;

/// The content of a JSON file, judged by its top-level fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A `framework.json`.
    Framework,
    /// A list of skills, bare or in an object.
    Skills,
    /// A role profile.
    Role,
    /// A map of things to read or watch.
    Resources,
    /// A report that this program exported.
    Report,
    /// Answers written by hand or by another program.
    Answers,
    /// A request for a rating.
    Request,
    /// A rating of another person.
    Rating,
    /// Terms that find skills in a job posting.
    Terms,
    /// The statements of an earlier edition.
    Edition,
    /// A framework in one file.
    Bundle,
    /// The texts of a framework in another language.
    Translation,
}

/// Returns the kind of a file.
#[must_use]
pub(crate) fn kind_of(document: &Document<'_>) -> Option<Kind> {
    let Value::Object(object) = &document.root else {
        let first = document.root.as_array()?.elements.first()?.as_object()?;
        return (first.get("id").is_some() && first.get("levels").is_some()).then_some(Kind::Skills);
    };
    if let Some(schema) = object.get_string("schema") {
        return Some(match () {
            () if schema.value.contains("/report/") => Kind::Report,
            () if schema.value.contains("/request/") => Kind::Request,
            () if schema.value.contains("/rating/") => Kind::Rating,
            () if schema.value.contains("/terms/") => Kind::Terms,
            () if schema.value.contains("/framework/") => Kind::Bundle,
            () => Kind::Answers,
        });
    }
    let has = |name| object.get(name).is_some();
    match () {
        () if has("language") && !has("id") => Some(Kind::Translation),
        () if has("bands") || has("domains") => Some(Kind::Framework),
        () if has("must_have") || (has("skills") && has("id")) => Some(Kind::Role),
        () if has("answers") => Some(Kind::Answers),
        () if has("edition") && has("statements") => Some(Kind::Edition),
        () if has_skills(object) => Some(Kind::Skills),
        () => {
            let mut entries = object.properties.iter().filter(|entry| entry.name.as_str() != SCHEMA_KEY);
            entries.next()?.value.as_object()?.get("url").map(|_| Kind::Resources)
        }
    }
}

/// Returns whether an object is a file of skills. Other objects have `skills` too, such as a resume.
fn has_skills(object: &Object<'_>) -> bool {
    let first = object.get_array("skills").and_then(|skills| skills.elements.first());
    first.and_then(Value::as_object).is_some_and(|skill| skill.get("levels").is_some())
}

/// Reads a role profile against the skills and bands of an existing framework.
///
/// # Errors
///
/// Every problem found in the profile.
pub fn parse_role_with(framework: &Framework, source: &Source) -> Result<Role, Problems> {
    let document = Document::parse(source)?;
    let mut reader = Reader::new(source);
    let bands = framework.bands.len();
    let (skills, weights) = (SkillKeys::of(&framework.skills), framework.weights);
    let context = RoleContext { framework: framework.id(), skills: &skills, is_defined: &|_| false, bands, weights };
    let role = role::parse(&mut reader, &document.root, context);
    reader.into_problems().or_value(role)
}

/// Parses all files of a framework.
pub(super) fn parse(sources: Vec<Source>) -> Result<Framework, Problems> {
    let mut problems = Problems::default();
    let assembled = Assembly { sources: &sources, problems: &mut problems }.assemble();
    let framework = problems.or_value(assembled)?;
    Ok(Framework { earlier: earlier_editions(&sources, framework.edition), sources, ..framework })
}

/// Parses the terms of `terms.json`. `None` if the file is missing or has problems.
pub(super) fn parse_terms(framework: &Framework) -> Option<PostingTerms> {
    let mut problems = Problems::default();
    let terms = Assembly { sources: &framework.sources, problems: &mut problems }.terms(&framework.skills);
    problems.or_value(terms).ok()
}

/// The ids that are defined somewhere. A definition with a fault counts as known, so that one fault is one problem.
#[derive(Debug, Default)]
struct KnownIds {
    ids: BTreeSet<String>,
    /// Whether a file of definitions is missing or not readable, so that any id may be one of its own.
    has_unreadable: bool,
}

impl KnownIds {
    fn may_have(&self, id: &str) -> bool {
        self.has_unreadable || self.ids.contains(id)
    }
}

struct Assembly<'s, 'p> {
    sources: &'s [Source],
    problems: &'p mut Problems,
}

impl<'s> Assembly<'s, '_> {
    fn assemble(&mut self) -> Option<Framework> {
        let manifest = self.file("framework.json", manifest::parse)?;
        let resources = self.file("resources.json", resources::parse);
        let mut skills: Vec<Skill> = Vec::new();
        let mut keys = HashSet::new();
        for (index, domain) in manifest.domains.iter().enumerate() {
            let name = format!("skills/{}.json", domain.key);
            let parsed = self.file(&name, |reader, root| {
                let context = skills::SkillContext { domain: DomainId::new(index), resources: resources.as_ref() };
                skills::parse(reader, root, &context)
            });
            for (skill, key) in parsed.unwrap_or_default() {
                if !keys.insert(skill.key.clone()) {
                    let message = format!("the skill \"{}\" stands in two places", skill.key);
                    self.at(&name, &key, [&message, "give one of them another id"]);
                }
                skills.push(skill);
            }
        }
        if skills.len() > COUNT_LIMIT {
            self.whole("framework.json", ["there are more than 2,000 skills", "split the framework"]);
            return None;
        }
        let roles = self.roles(&manifest, &skills);
        // Without this return, a skill with a problem would count as unknown in the changes and terms.
        if !self.problems.is_empty() {
            self.refuse_extra_files(&manifest);
            return None;
        }
        let changes = self.changes(&manifest, &skills);
        self.terms(&skills);
        self.check_editions(manifest.edition);
        self.refuse_extra_files(&manifest);
        Some(Framework {
            id: manifest.id,
            edition: manifest.edition,
            own_language: manifest.language.unwrap_or_else(Language::english),
            translation: None,
            name: manifest.name,
            question: manifest.question,
            noun: manifest.noun,
            prompt: manifest.prompt,
            level_names: manifest.level_names,
            bands: manifest.bands,
            domains: manifest.domains,
            effort: manifest.effort,
            weights: manifest.weights,
            skills,
            roles,
            preferences: manifest.preferences,
            changes: Late::new(move || changes),
            earlier: Vec::new(),
            sources: Vec::new(),
            digest: OnceLock::new(),
        })
    }

    /// Returns the ids of the skills in all files, even of those with a fault.
    fn known_skills(sources: &[Source], manifest: &Manifest) -> KnownIds {
        let mut known = KnownIds::default();
        for domain in &manifest.domains {
            let document = find(sources, &format!("skills/{}.json", domain.key)).map(Document::parse);
            let Some(Ok(document)) = &document else {
                known.has_unreadable = true;
                continue;
            };
            let listed = document.root.as_array().map(|list| list.elements.as_slice()).unwrap_or_default();
            let ids = listed.iter().filter_map(|skill| skill.as_object()?.get_string("id"));
            known.ids.extend(ids.map(|id| id.value.to_string()));
        }
        known
    }

    fn roles(&mut self, manifest: &Manifest, skills: &[Skill]) -> Vec<Role> {
        let mut roles = Vec::new();
        let (sources, skills) = (self.sources, SkillKeys::of(skills));
        // Only a role that names a skill which is not there needs these.
        let known = OnceCell::new();
        let is_defined = |id: &str| known.get_or_init(|| Self::known_skills(sources, manifest)).may_have(id);
        for key in &manifest.roles {
            let name = format!("roles/{key}.json");
            let (bands, weights) = (manifest.bands.len(), manifest.weights);
            let (framework, skills, is_defined) = (&manifest.id, &skills, &is_defined);
            let context = RoleContext { framework, skills, is_defined, bands, weights };
            let parsed = self.file(&name, |reader, root| role::parse(reader, root, context));
            if let Some(role) = &parsed
                && role.key != *key
            {
                let message = format!("the role in {name} calls itself \"{}\"", role.key);
                self.whole(&name, [&message, "make its id and its file name the same"]);
            }
            roles.extend(parsed);
        }
        roles
    }

    /// Reads the changes of the manifest. Their references need the skills and roles.
    fn changes(&mut self, manifest: &Manifest, skills: &[Skill]) -> Vec<Change> {
        let context = ChangeContext { edition: manifest.edition, skills, roles: &manifest.roles };
        let changes = self.file("framework.json", |reader, root| {
            let listed = root.as_object()?.get("changes")?;
            changes::parse(reader, &listed.value, &context)
        });
        changes.unwrap_or_default()
    }

    /// Reads the terms that find skills in a job posting.
    fn terms(&mut self, skills: &[Skill]) -> Option<PostingTerms> {
        self.file_if_there("terms.json", |reader, root| terms::parse(reader, root, skills))
    }

    /// Checks the statements of earlier editions.
    fn check_editions(&mut self, edition: u32) {
        let sources = self.sources;
        let earlier = sources.iter().filter_map(|source| Some((source, editions::number(source)?)));
        for (source, number) in earlier {
            if let Err(problems) = editions::parse(source, number, edition) {
                self.problems.extend(problems);
            }
        }
    }

    /// Parses one file with one reader. `None` if the file is missing.
    fn file_if_there<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&mut Reader<'s>, &Value<'s>) -> Option<T>,
    ) -> Option<T> {
        self.find(name)?;
        self.file(name, parse)
    }

    /// Parses one file with one reader. A missing file is a problem.
    fn file<T>(&mut self, name: &str, parse: impl FnOnce(&mut Reader<'s>, &Value<'s>) -> Option<T>) -> Option<T> {
        let Some(source) = self.find(name) else {
            self.whole(name, ["the file is missing", "add it, or take its id out of framework.json"]);
            return None;
        };
        let document = match Document::parse(source) {
            Ok(document) => document,
            Err(problem) => {
                self.problems.push(*problem);
                return None;
            }
        };
        let mut reader = Reader::new(source);
        let parsed = parse(&mut reader, &document.root);
        self.problems.extend(reader.into_problems());
        parsed
    }

    fn find(&self, name: &str) -> Option<&'s Source> {
        find(self.sources, name)
    }

    fn refuse_extra_files(&mut self, manifest: &Manifest) {
        let domains = manifest.domains.iter().map(|domain| format!("skills/{}.json", domain.key));
        let roles = manifest.roles.iter().map(|role| format!("roles/{role}.json"));
        let known: BTreeSet<String> =
            domains.chain(roles).chain(["framework.json", "resources.json", "terms.json"].map(str::to_owned)).collect();
        for source in self.sources {
            if let Some(stem) = overlay::stem(source) {
                if Language::new(stem).is_none() {
                    let advice = "name the file after its language, such as lang/de.json or lang/pt-BR.json";
                    let words = [&format!("\"{}\" is no language", Clean::line(stem)), advice];
                    self.problems.push(Problem::with_file(&source.name, words));
                }
            } else if !known.iter().any(|name| stem_matches(source, name)) && editions::number(source).is_none() {
                let words = ["no domain or role of framework.json has this name", "list it there or remove the file"];
                self.problems.push(Problem::with_file(&source.name, words));
            }
        }
    }

    fn at(&mut self, name: &str, node: &impl Ranged, words: [&str; 2]) {
        if let Some(source) = self.find(name) {
            let range = node.range();
            self.problems.push(Problem::at(&source.name, &source.text, range.start..range.end, words));
        }
    }

    fn whole(&mut self, name: &str, words: [&str; 2]) {
        let file = self.find(name).map_or_else(|| Clean::line(name), |source| source.name.clone());
        self.problems.push(Problem::with_file(&file, words));
    }
}

fn find<'s>(sources: &'s [Source], name: &str) -> Option<&'s Source> {
    sources.iter().find(|source| stem_matches(source, name))
}

/// Returns whether a source is the file `name` of its framework, in any folder.
fn stem_matches(source: &Source, name: &str) -> bool {
    source.name.as_str().strip_suffix(name).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}
