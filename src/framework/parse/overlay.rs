//! Reads `lang/TAG.json`: the texts of a framework in another language.
//!
//! Every part can be missing. Ids that the framework does not have are problems, because their texts would never be
//! shown.

use jsonc_parser::ast::Value;

use super::resources::{Resources, address};
use super::skills::{actions, statements};
use super::value::{SHORT_PREFERENCE, SHORT_ROLE, SHORT_SKILL, exactly, language as tag, line, line_up_to};
use super::{resources, stem_matches};
use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::translated::{
    ById, TranslatedDomain, TranslatedPreference, TranslatedResource, TranslatedRole, TranslatedSkill, Translation,
};
use crate::framework::{Framework, LEVELS, Language};
use crate::json::{Document, Fields, Reader};
use crate::text::Clean;

/// Returns the language in the name of a file. `None` if the name is not that of a translation.
pub(in crate::framework) fn language(source: &Source) -> Option<Language> {
    Language::new(stem(source)?)
}

/// Returns the name of a file in the folder of translations, without its ending.
pub(super) fn stem(source: &Source) -> Option<&str> {
    let (folder, file) = source.name.as_str().rsplit_once('/')?;
    let is_translation = folder == "lang" || folder.ends_with("/lang");
    file.strip_suffix(".json").filter(|_| is_translation)
}

/// Returns a problem for each file whose language another file has already.
pub(in crate::framework) fn of_one_language(sources: &[Source]) -> Vec<Problem> {
    let mut seen: Vec<Language> = Vec::new();
    let mut problems = Vec::new();
    for source in sources {
        let Some(language) = language(source) else { continue };
        if seen.contains(&language) {
            let message = format!("another file has the language \"{language}\" too");
            problems.push(Problem::with_file(&source.name, [&message, "keep one of the two"]));
        }
        seen.push(language);
    }
    problems
}

/// Reads the translation of a framework.
pub(in crate::framework) fn parse(framework: &Framework, source: &Source) -> Result<Translation, Problems> {
    let document = Document::parse(source)?;
    let mut reader = Reader::new(source);
    let translation = translation(&mut reader, &document.root, framework, source);
    reader.into_problems().or_value(translation)
}

fn translation<'s>(
    reader: &mut Reader<'s>,
    root: &Value<'s>,
    framework: &Framework,
    source: &Source,
) -> Option<Translation> {
    let mut fields = reader.object(root, "the translation")?;
    fields.allow_schema(reader);
    if let Some(value) = fields.required(reader, "language") {
        check_language(reader, value, framework, source);
    }
    let [name, question, noun, prompt] =
        [("name", "the name"), ("question", "the question"), ("noun", "the noun"), ("prompt", "the prompt")]
            .map(|(field, what)| text(reader, &mut fields, field, what));
    let levels = fields.optional("levels").and_then(|value| level_names(reader, value));
    let [bands, domains, skills, roles, preferences, resources] =
        ["bands", "domains", "skills", "roles", "preferences", "resources"].map(|field| fields.optional(field));
    fields.finish(reader);
    let known: Vec<&str> = framework.domains.iter().map(|domain| domain.key.as_str()).collect();
    let domains = by_id(reader, domains, ["domain", "the domains"], &known, domain);
    let known = framework.band_keys();
    let bands = by_id(reader, bands, ["band", "the bands"], &known, |reader, it| line(reader, it, "the band's name"));
    let skills = by_id(reader, skills, ["skill", "the skills"], &framework.skill_keys(), skill);
    let roles = by_id(reader, roles, ["role", "the roles"], &framework.role_keys(), role);
    let known: Vec<&str> = framework.preferences.iter().map(|it| it.key.as_str()).collect();
    let preferences = by_id(reader, preferences, ["preference", "the preferences"], &known, preference);
    let listed = resources.map(|_| resources_of(framework)).unwrap_or_default();
    let known: Vec<&str> = listed.keys().map(String::as_str).collect();
    let resources = by_id(reader, resources, ["resource", "the resources"], &known, resource);
    Some(Translation { name, question, noun, prompt, levels, bands, domains, skills, roles, preferences, resources })
}

/// Checks that the language is that of the file name, and another one than that of the framework.
fn check_language<'s>(reader: &mut Reader<'s>, value: &Value<'s>, framework: &Framework, source: &Source) {
    let Some(said) = tag(reader, value) else { return };
    if language(source).is_some_and(|named| named != said) {
        let message = format!("the file is named after another language than \"{said}\"");
        reader.problem(value, [&message, &format!("name it lang/{said}.json, or change the language in it")]);
    } else if said == framework.own_language {
        let message = format!("\"{said}\" is the language of the framework itself");
        reader.problem(value, [&message, "change its own texts, or name their language in framework.json"]);
    }
}

/// Reads texts by id. An id that is not `known` is a problem.
fn by_id<'s, T>(
    reader: &mut Reader<'s>,
    value: Option<&Value<'s>>,
    [one, all]: [&str; 2],
    known: &[&str],
    parse: impl Fn(&mut Reader<'s>, &Value<'s>) -> Option<T>,
) -> ById<T> {
    let Some(fields) = value.and_then(|value| reader.object(value, all)) else { return ById::new() };
    let mut texts = ById::new();
    for (entry, key) in fields.entries() {
        if !known.contains(&key) {
            reader.unknown(&entry.name, one, key, known);
        }
        texts.extend(parse(reader, &entry.value).map(|parsed| (key.to_owned(), parsed)));
    }
    texts
}

/// Returns the resources that the framework lists.
fn resources_of(framework: &Framework) -> Resources {
    let mut file = framework.sources.iter().filter(|source| stem_matches(source, "resources.json"));
    let read = file.next().and_then(|source| {
        let document = Document::parse(source).ok()?;
        resources::parse(&mut Reader::new(source), &document.root)
    });
    read.unwrap_or_default()
}

/// Reads a line of text, if it is there.
fn text<'s>(reader: &mut Reader<'s>, fields: &mut Fields<'_, 's>, field: &'static str, what: &str) -> Option<Clean> {
    let value = fields.optional(field)?;
    line(reader, value, what)
}

fn level_names<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[Clean; LEVELS]> {
    let names: &[Value<'s>; LEVELS] = exactly(reader, value, "the list of levels", "name levels 0 to 4")?;
    let names: Vec<Clean> = names.iter().filter_map(|name| line(reader, name, "the level's name")).collect();
    names.try_into().ok()
}

fn domain<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<TranslatedDomain> {
    let mut fields = reader.object(value, "the domain")?;
    let name = text(reader, &mut fields, "name", "the domain's name");
    let summary = text(reader, &mut fields, "summary", "the domain's summary");
    fields.finish(reader);
    Some(TranslatedDomain { name, summary })
}

fn skill<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<TranslatedSkill> {
    let mut fields = reader.object(value, "the skill")?;
    let name = text(reader, &mut fields, "name", "the skill's name");
    let short = fields.optional("short").and_then(|value| line_up_to(reader, value, &SHORT_SKILL));
    let definition = text(reader, &mut fields, "definition", "the definition");
    let [own, about] =
        ["levels", "levels_about"].map(|field| fields.optional(field).and_then(|value| statements(reader, value)));
    let evidence = text(reader, &mut fields, "evidence", "the evidence");
    let actions = fields.optional("actions").and_then(|value| actions(reader, value));
    fields.finish(reader);
    Some(TranslatedSkill { name, short, definition, statements: own, statements_about: about, evidence, actions })
}

fn role<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<TranslatedRole> {
    let mut fields = reader.object(value, "the role")?;
    let name = text(reader, &mut fields, "name", "the role's name");
    let short = fields.optional("short").and_then(|value| line_up_to(reader, value, &SHORT_ROLE));
    let summary = text(reader, &mut fields, "summary", "the role's summary");
    fields.finish(reader);
    Some(TranslatedRole { name, short, summary })
}

fn preference<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<TranslatedPreference> {
    let mut fields = reader.object(value, "the preference")?;
    let short = fields.optional("short").and_then(|value| line_up_to(reader, value, &SHORT_PREFERENCE));
    let statement = text(reader, &mut fields, "statement", "the statement");
    fields.finish(reader);
    Some(TranslatedPreference { short, statement })
}

fn resource<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<TranslatedResource> {
    let mut fields = reader.object(value, "the resource")?;
    let title = text(reader, &mut fields, "title", "the title");
    let url = fields.optional("url").and_then(|value| address(reader, value));
    fields.finish(reader);
    Some(TranslatedResource { title, url })
}
