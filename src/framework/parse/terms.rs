//! Reads `terms.json`: the terms that find skills in a job posting.

use std::ops::RangeInclusive;

use jsonc_parser::ast::Value;

use super::value::{exactly, line};
use crate::framework::posting_terms::COUNTED_MATCHES;
use crate::framework::{PostingTerm, PostingTerms, Skill, SkillId};
use crate::json::{Fields, Reader};
use crate::text::Clean;

/// The name and version of the format.
const SCHEMA: &str = "devrel-ready/terms/1";

/// The range of the numbers in the file. Weights and the share have narrower ones.
const NUMBERS: RangeInclusive<u32> = 0..=1_000_000;

pub(super) fn parse<'s>(reader: &mut Reader<'s>, root: &Value<'s>, skills: &[Skill]) -> Option<PostingTerms> {
    let mut fields = reader.object(root, "the file of terms")?;
    fields.allow_schema(reader);
    let schema = fields.required(reader, "schema")?;
    reader.one_of(schema, "the schema", &[SCHEMA])?;
    let count = fields.required(reader, "count").and_then(|value| counts(reader, value));
    let clearly = number(reader, &mut fields, "clearly");
    let perhaps = number(reader, &mut fields, "perhaps");
    let too_little = fields.required(reader, "too_little").and_then(|value| too_little(reader, value));
    let english = fields.required(reader, "english").and_then(|value| english(reader, value));
    let hint_only = fields.required(reader, "hint_only").and_then(|value| hint_only(reader, value, skills));
    let boilerplate = fields.required(reader, "boilerplate").and_then(|value| lines(reader, value, "the boilerplate"));
    let role_names = fields.required(reader, "role_names").and_then(|value| lines(reader, value, "the role names"));
    let log = fields.required(reader, "log").and_then(|value| numbers(reader, value, "the logarithms"));
    let usual = fields.required(reader, "usual").and_then(|value| {
        by_skill(reader, value, skills, |reader, value| reader.integer(value, "the usual score", NUMBERS))
    });
    let terms = fields.required(reader, "skills").and_then(|value| by_skill(reader, value, skills, terms));
    fields.finish(reader);
    let ([fewest_words, fewest_skills], (english_share, english_words)) = (too_little?, english?);
    Some(PostingTerms {
        count: count?,
        clearly: clearly?,
        perhaps: perhaps?,
        fewest_words,
        fewest_skills,
        english_words,
        english_share,
        hint_only: hint_only?,
        boilerplate: boilerplate?,
        role_names: role_names?,
        log: log?,
        usual: usual?,
        terms: terms?,
    })
}

fn number<'s>(reader: &mut Reader<'s>, fields: &mut Fields<'_, 's>, name: &'static str) -> Option<u32> {
    let value = fields.required(reader, name)?;
    reader.integer(value, name, NUMBERS)
}

fn counts<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[u32; COUNTED_MATCHES]> {
    let reason = "give a factor for 1 to 8 matches";
    let factors: &[Value<'s>; COUNTED_MATCHES] = exactly(reader, value, "the list of factors", reason)?;
    let factors: Vec<u32> = factors.iter().filter_map(|it| reader.integer(it, "the factor", NUMBERS)).collect();
    factors.try_into().ok()
}

fn numbers<'s>(reader: &mut Reader<'s>, value: &Value<'s>, what: &str) -> Option<Vec<u32>> {
    let numbers = reader.array(value, what)?;
    if numbers.is_empty() {
        reader.problem(value, [&format!("{what} are missing"), "list at least one number"]);
    }
    numbers.iter().map(|number| reader.integer(number, what, NUMBERS)).collect()
}

fn lines<'s>(reader: &mut Reader<'s>, value: &Value<'s>, what: &str) -> Option<Vec<Clean>> {
    reader.array(value, what)?.iter().map(|entry| line(reader, entry, what)).collect()
}

fn too_little<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<[u32; 2]> {
    let mut fields = reader.object(value, "too_little")?;
    let both = ["words", "skills"].map(|name| number(reader, &mut fields, name));
    fields.finish(reader);
    Some([both[0]?, both[1]?])
}

fn english<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<(u32, Vec<Clean>)> {
    let mut fields = reader.object(value, "english")?;
    let share = fields.required(reader, "share").and_then(|value| reader.integer(value, "the share", 0..=100));
    let words = fields.required(reader, "words").and_then(|value| lines(reader, value, "the English words"));
    fields.finish(reader);
    Some((share?, words?))
}

fn hint_only<'s>(reader: &mut Reader<'s>, value: &Value<'s>, skills: &[Skill]) -> Option<Vec<SkillId>> {
    let keys = reader.array(value, "the list of skills that are hints only")?;
    let mut found = Vec::with_capacity(keys.len());
    for element in keys {
        let key = reader.string(element, "the skill")?;
        match position(skills, key) {
            Some(skill) => found.push(SkillId::new(skill)),
            None => reader.unknown(element, "skill", key, &ids(skills)),
        }
    }
    Some(found)
}

/// Reads a value for every skill. A skill that the file does not name has the default value.
fn by_skill<'s, T: Default + Clone>(
    reader: &mut Reader<'s>,
    value: &Value<'s>,
    skills: &[Skill],
    parse: impl Fn(&mut Reader<'s>, &Value<'s>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut values = vec![T::default(); skills.len()];
    for (entry, key) in reader.object(value, "the list of skills")?.entries() {
        let parsed = parse(reader, &entry.value);
        match position(skills, key) {
            Some(skill) => values[skill] = parsed?,
            None => reader.unknown(&entry.name, "skill", key, &ids(skills)),
        }
    }
    Some(values)
}

fn terms<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Vec<PostingTerm>> {
    reader.array(value, "the list of terms of a skill")?.iter().map(|element| term(reader, element)).collect()
}

fn term<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<PostingTerm> {
    let mut fields = reader.object(value, "the term")?;
    let pattern = fields.required(reader, "term").and_then(|value| pattern(reader, value));
    let weight = fields.required(reader, "weight").and_then(|value| reader.integer(value, "the weight", 1..=3));
    fields.finish(reader);
    Some(PostingTerm { pattern: pattern?, weight: weight? })
}

fn pattern<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Clean> {
    let pattern = line(reader, value, "the term")?;
    let is_plain = pattern.as_str().split(' ').all(|word| !matches!(word, "" | ".." | "*"));
    if !is_plain || pattern.as_str().to_lowercase() != pattern.as_str() {
        let advice = "write words in lower case, separated by one space; a star ends a stem, two dots begin a word";
        reader.problem(value, ["this is no pattern", advice]);
        return None;
    }
    Some(pattern)
}

fn position(skills: &[Skill], key: &str) -> Option<usize> {
    skills.iter().position(|skill| skill.key.as_str() == key)
}

fn ids(skills: &[Skill]) -> Vec<&str> {
    skills.iter().map(|skill| skill.key.as_str()).collect()
}
