//! Reads `framework.json`: levels, bands, domains, the list of roles, weights and effort.

use jsonc_parser::ast::Value;

use super::list::each;
use super::preferences;
use super::value::{exactly, id, language, line};
use crate::framework::{Band, Domain, Importance, LEVELS, Language, Preference};
use crate::json::Reader;
use crate::text::Clean;

pub(super) struct Manifest {
    pub(super) id: Clean,
    pub(super) edition: u32,
    pub(super) language: Option<Language>,
    pub(super) name: Clean,
    pub(super) question: Option<Clean>,
    pub(super) noun: Option<Clean>,
    pub(super) prompt: Clean,
    pub(super) level_names: [Clean; LEVELS],
    pub(super) weights: [u32; 3],
    pub(super) bands: Vec<Band>,
    pub(super) effort: [u32; LEVELS - 1],
    pub(super) domains: Vec<Domain>,
    pub(super) roles: Vec<Clean>,
    pub(super) preferences: Vec<Preference>,
}

pub(super) fn parse<'s>(reader: &mut Reader<'s>, root: &Value<'s>) -> Option<Manifest> {
    let mut fields = reader.object(root, "the framework")?;
    fields.allow_schema(reader);
    let id_value = fields.required(reader, "id");
    let edition = fields.required(reader, "edition");
    let language_value = fields.optional("language");
    let name = fields.required(reader, "name");
    let [question, noun] = ["question", "noun"].map(|name| fields.optional(name));
    let prompt = fields.required(reader, "prompt");
    let level_names = fields.required(reader, "levels");
    let importance = fields.required(reader, "importance");
    let bands = fields.required(reader, "bands");
    let effort = fields.required(reader, "effort");
    let domains = fields.required(reader, "domains");
    let roles = fields.required(reader, "roles");
    let preferences = fields.optional("preferences");
    // `Assembly::changes` reads this field, because its references need the skills.
    let _ = fields.optional("changes");
    fields.finish(reader);

    let id = id_value.and_then(|value| id(reader, value, "the framework's id"));
    let edition = edition.and_then(|value| reader.integer(value, "the edition", 1..=1_000_000));
    let language = language_value.and_then(|value| language(reader, value));
    let name = name.and_then(|value| line(reader, value, "the name"));
    let question = question.map(|value| line(reader, value, "the question"));
    let noun = noun.map(|value| line(reader, value, "the noun"));
    let prompt = prompt.and_then(|value| line(reader, value, "the prompt"));
    let level_names = level_names.and_then(|value| parse_level_names(reader, value));
    let weights = importance.and_then(|value| parse_weights(reader, value));
    let bands = bands.and_then(|value| each(reader, value, "the bands", parse_band));
    let effort = effort.and_then(|value| parse_effort(reader, value));
    let domains = domains.and_then(|value| each(reader, value, "the domains", parse_domain));
    let roles = roles.and_then(|value| each(reader, value, "the roles", |reader, role| id_entry(reader, role)));
    let preferences = match (preferences, &roles) {
        (Some(value), Some(roles)) => preferences::parse(reader, value, roles),
        _ => Some(Vec::new()),
    };
    Some(Manifest {
        id: id?,
        edition: edition?,
        language,
        name: name?,
        question: question.flatten(),
        noun: noun.flatten(),
        prompt: prompt?,
        level_names: level_names?,
        weights: weights?,
        bands: bands?,
        effort: effort?,
        domains: domains?,
        roles: roles?,
        preferences: preferences?,
    })
}

fn id_entry<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Clean> {
    id(reader, value, "the role's id")
}

fn parse_level_names<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[Clean; LEVELS]> {
    let names: &[Value<'s>; LEVELS] = exactly(reader, value, "the list of levels", "name levels 0 to 4")?;
    let names: Vec<Clean> = names.iter().filter_map(|name| line(reader, name, "the level's name")).collect();
    names.try_into().ok()
}

fn parse_weights<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[u32; 3]> {
    let mut fields = reader.object(value, "the importance")?;
    let weights = Importance::ALL.map(|importance| {
        let weight = fields.required(reader, importance.word())?;
        reader.integer(weight, "the weight", 1..=100)
    });
    fields.finish(reader);
    let [core, important, helpful] = weights;
    Some([core?, important?, helpful?])
}

fn parse_effort<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[u32; LEVELS - 1]> {
    let reason = "give the effort of reaching levels 1, 2, 3 and 4";
    let steps: &[Value<'s>; LEVELS - 1] = exactly(reader, value, "the effort", reason)?;
    let steps: Vec<u32> = steps.iter().filter_map(|step| reader.integer(step, "the effort", 1..=1_000)).collect();
    steps.try_into().ok()
}

fn parse_band<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Band> {
    let mut fields = reader.object(value, "the band")?;
    let key = fields.required(reader, "id").and_then(|value| id(reader, value, "the band's id"));
    let name = fields.required(reader, "name").and_then(|value| line(reader, value, "the band's name"));
    let ready_at = fields.required(reader, "ready_at").and_then(|value| reader.integer(value, "ready_at", 1..=100));
    fields.finish(reader);
    Some(Band { key: key?, name: name?, ready_at: ready_at? })
}

fn parse_domain<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Domain> {
    let mut fields = reader.object(value, "the domain")?;
    let key = fields.required(reader, "id").and_then(|value| id(reader, value, "the domain's id"));
    let name = fields.required(reader, "name").and_then(|value| line(reader, value, "the domain's name"));
    let summary = fields.required(reader, "summary").and_then(|value| line(reader, value, "the domain's summary"));
    fields.finish(reader);
    Some(Domain { key: key?, name: name?, summary: summary? })
}
