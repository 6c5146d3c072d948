//! From files to a checked framework, or to every problem in them.
//!
//! Each kind of file has its own reader beside this one; here they are put together and their references
//! are followed. Nothing is guessed: a file that is missing, extra or contradictory is a problem.

mod manifest;
mod resources;
mod role;
mod skills;
mod value;

use std::collections::BTreeSet;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use self::manifest::Manifest;
use super::{DomainId, Framework, Role, Skill};
use crate::diagnostic::{Problem, Problems, Source};
use crate::json::{Document, Reader, SCHEMA_KEY};
use crate::text::Clean;

/// More skills than this nobody could answer.
/// With weights up to 100 it also keeps every exact product within 128 bits.
const COUNT_LIMIT: usize = 2_000;

/// What a JSON file holds, as far as the fields it starts with tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A `framework.json`.
    Framework,
    /// A list of skills.
    Skills,
    /// A role profile.
    Role,
    /// A map of things to read.
    Resources,
    /// A report that this program exported.
    Report,
    /// Answers written by hand or by another program.
    Answers,
}

/// Tells what a file holds.
#[must_use]
pub(crate) fn kind_of(document: &Document<'_>) -> Option<Kind> {
    let Value::Object(object) = &document.root else {
        return document.root.as_array().map(|_| Kind::Skills);
    };
    if let Some(schema) = object.get_string("schema") {
        let report = schema.value.contains("/report/");
        return Some(if report { Kind::Report } else { Kind::Answers });
    }
    let has = |name| object.get(name).is_some();
    match () {
        () if has("bands") || has("domains") => Some(Kind::Framework),
        () if has("must_have") || (has("skills") && has("id")) => Some(Kind::Role),
        () if has("answers") => Some(Kind::Answers),
        () => {
            let mut entries = object.properties.iter().filter(|entry| entry.name.as_str() != SCHEMA_KEY);
            entries.next()?.value.as_object()?.get("url").map(|_| Kind::Resources)
        }
    }
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
    let context = role::RoleContext { skills: &framework.skills, bands, weights: framework.weights };
    let role = role::parse(&mut reader, &document.root, context);
    reader.into_problems().or_value(role)
}

pub(super) fn parse(sources: Vec<Source>) -> Result<Framework, Problems> {
    let mut problems = Problems::default();
    let assembled = Assembly { sources: &sources, problems: &mut problems }.assemble();
    let framework = problems.or_value(assembled)?;
    Ok(Framework { sources, ..framework })
}

struct Assembly<'s, 'p> {
    sources: &'s [Source],
    problems: &'p mut Problems,
}

impl<'s> Assembly<'s, '_> {
    fn assemble(&mut self) -> Option<Framework> {
        let manifest = self.file("framework.json", manifest::parse)?;
        let resources = self.file("resources.json", resources::parse).unwrap_or_default();
        let mut skills: Vec<Skill> = Vec::new();
        for (index, domain) in manifest.domains.iter().enumerate() {
            let name = format!("skills/{}.json", domain.key);
            let known: Vec<&str> = resources.keys().map(String::as_str).collect();
            let parsed = self.file(&name, |reader, root| {
                let context =
                    skills::SkillContext { domain: DomainId::new(index), resources: &resources, known: &known };
                skills::parse(reader, root, &context)
            });
            for (skill, key) in parsed.unwrap_or_default() {
                if skills.iter().any(|other| other.key == skill.key) {
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
        self.refuse_extra_files(&manifest);
        Some(Framework {
            id: manifest.id,
            edition: manifest.edition,
            name: manifest.name,
            prompt: manifest.prompt,
            level_names: manifest.level_names,
            bands: manifest.bands,
            domains: manifest.domains,
            effort: manifest.effort,
            weights: manifest.weights,
            skills,
            roles,
            sources: Vec::new(),
        })
    }

    fn roles(&mut self, manifest: &Manifest, skills: &[Skill]) -> Vec<Role> {
        let mut roles = Vec::new();
        for key in &manifest.roles {
            let name = format!("roles/{key}.json");
            let context = role::RoleContext { skills, bands: manifest.bands.len(), weights: manifest.weights };
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

    /// Parses one file with one reader; a missing file is a problem.
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
        self.sources.iter().find(|source| stem_matches(source, name))
    }

    fn refuse_extra_files(&mut self, manifest: &Manifest) {
        let domains = manifest.domains.iter().map(|domain| format!("skills/{}.json", domain.key));
        let roles = manifest.roles.iter().map(|role| format!("roles/{role}.json"));
        let known: BTreeSet<String> =
            domains.chain(roles).chain(["framework.json".to_owned(), "resources.json".to_owned()]).collect();
        for source in self.sources {
            if !known.iter().any(|name| stem_matches(source, name)) {
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

/// Whether a source is the file `name` of its framework, whatever folder the framework lies in.
fn stem_matches(source: &Source, name: &str) -> bool {
    source.name.as_str().strip_suffix(name).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}
