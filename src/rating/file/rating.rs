//! Reads and writes ratings.

use std::sync::Arc;

use jiff::civil::Date;
use jsonc_parser::ast::Value;
use serde_json::{Map, json};

use super::{edition_asked, framework_json, person, something_else};
use crate::diagnostic::{Problems, Source};
use crate::framework::{Framework, Kind, Level, SkillId};
use crate::json::{Document, Fields, Reader, indented};
use crate::order::Order as _;
use crate::rating::{Rating, SkillRating};
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT};

/// The name and version of the format.
pub const RATING_SCHEMA: &str = "devrel-ready/rating/1";

/// Writes a rating.
#[must_use]
pub fn rating_json(rating: &Rating) -> String {
    let framework = &rating.framework;
    let mut questions = framework_json(framework);
    questions.insert("edition".to_owned(), json!(rating.edition));
    let key = |skill: SkillId| framework.skill(skill).key.as_str();
    let mut ratings = Map::new();
    for skill in framework.skills() {
        let Some(given) = rating.skill(skill) else { continue };
        let mut one = Map::new();
        one.insert("level".to_owned(), json!(given.level.number()));
        for (field, text) in [("evidence", &given.evidence), ("note", &given.note)] {
            if !text.is_empty() {
                one.insert(field.to_owned(), json!(text.as_str()));
            }
        }
        ratings.insert(key(skill).to_owned(), serde_json::Value::Object(one));
    }
    let not_seen: Vec<&str> = rating.not_seen.iter().map(|skill| key(*skill)).collect();
    let mut object = Map::new();
    object.insert("schema".to_owned(), json!(RATING_SCHEMA));
    object.insert("about".to_owned(), json!(rating.about.as_str()));
    object.insert("by".to_owned(), json!(rating.by.as_str()));
    object.insert("day".to_owned(), json!(rating.on.to_string()));
    object.insert("framework".to_owned(), serde_json::Value::Object(questions));
    object.insert("ratings".to_owned(), serde_json::Value::Object(ratings));
    object.insert("not_seen".to_owned(), json!(not_seen));
    indented(&object)
}

/// Reads a rating. No day is later than today.
///
/// # Errors
///
/// Every problem found: another format, other questions than those at hand, unknown skills, levels out of range.
pub fn read_rating(framework: &Arc<Framework>, source: &Source, today: Date) -> Result<Rating, Problems> {
    let document = Document::parse(source)?;
    if let Some(problem) = something_else(&document, Kind::Rating) {
        return Err(problem.into());
    }
    let mut reader = Reader::new(source);
    let rating = rating(&mut reader, &document.root, framework, today);
    reader.into_problems().or_value(rating)
}

fn rating<'s>(reader: &mut Reader<'s>, root: &Value<'s>, framework: &Arc<Framework>, today: Date) -> Option<Rating> {
    let mut fields = reader.object(root, "the file")?;
    // Fields may be added to the format later, so one that is unknown is no problem.
    fields.allow_schema(reader);
    let schema = fields.required(reader, "schema");
    let schema = schema.and_then(|value| reader.one_of(value, "schema", &[RATING_SCHEMA]));
    let about = fields.required(reader, "about").and_then(|value| person(reader, value, "the person"));
    let by = fields.required(reader, "by").and_then(|value| person(reader, value, "the rater"));
    let on = fields.required(reader, "day").and_then(|value| day(reader, value));
    let asked = fields.required(reader, "framework");
    let edition = asked.and_then(|value| edition_asked(reader, value, Some(framework)));
    let known = |reader: &mut Reader<'s>, node: &Value<'s>, key: &str| {
        let found = framework.find_skill(key);
        if found.is_none() && edition.is_some_and(|edition| edition >= framework.edition()) {
            reader.unknown(node, "skill", key, &framework.skill_keys());
        }
        found
    };
    let mut given = Vec::new();
    let ratings = fields.required(reader, "ratings").and_then(|value| reader.object(value, "the list of ratings"));
    for (property, key) in ratings.iter().flat_map(Fields::entries) {
        let one = skill_rating(reader, &property.value, key);
        given.extend(known(reader, &property.value, key).zip(one));
    }
    let mut not_seen = Vec::new();
    let listed = fields.optional("not_seen");
    let listed =
        listed.and_then(|value| reader.array(value, "the list of skills that were not seen")).unwrap_or_default();
    for value in listed {
        let Some(key) = reader.string(value, "a skill") else { continue };
        not_seen.extend(known(reader, value, key));
    }
    // Only here, so that a problem in one part hides none in another.
    let _ = (schema?, ratings?);
    let mut rating = Rating::empty(framework, [about?, by?], on?.min(today), edition?);
    for (skill, given) in given {
        rating.give(skill, given);
    }
    not_seen.retain(|skill| rating.skill(*skill).is_none());
    not_seen.order();
    not_seen.dedup();
    rating.not_seen = not_seen;
    Some(rating)
}

fn day<'s>(reader: &mut Reader<'s>, value: &Value<'s>) -> Option<Date> {
    let text = reader.string(value, "the day")?;
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    if day.is_none() {
        reader.problem(value, ["the day is no date", "write it as in \"2026-05-01\""]);
    }
    day
}

fn skill_rating<'s>(reader: &mut Reader<'s>, value: &Value<'s>, key: &str) -> Option<SkillRating> {
    let mut fields = reader.object(value, &format!("the rating of \"{}\"", Clean::line(key)))?;
    let level = fields.required(reader, "level").and_then(|value| reader.integer(value, "the level", 0..=4));
    let evidence = text(reader, &mut fields, "evidence", LINE_LIMIT);
    let note = text(reader, &mut fields, "note", NOTE_LIMIT);
    fields.finish(reader);
    let level = level.and_then(Level::new)?;
    Some(SkillRating { level, evidence: Clean::line(evidence), note: Clean::note(note) })
}

fn text<'v, 's>(reader: &mut Reader<'s>, fields: &mut Fields<'v, 's>, name: &'static str, limit: usize) -> &'v str {
    let value = fields.optional(name);
    value.and_then(|value| reader.string_up_to(value, &format!("the {name}"), limit)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::read_rating;
    use crate::diagnostic::Source;
    use crate::framework::Framework;

    #[test]
    fn a_problem_in_one_part_hides_none_in_another() {
        let text = r#"{"schema": "devrel-ready/rating/1", "about": "Sam", "by": 7, "framework": {"id": "devrel"},
            "ratings": {"public-speaking": {"level": 9}}, "not_seen": [3]}"#;
        let source = Source::new("x.json", text.to_owned());
        let problems = read_rating(&Framework::shipped(), &source, date(2026, 5, 1)).expect_err("it is refused");
        let found = problems.to_string();
        for words in ["the rater is", "\"day\" is missing", "\"edition\" is missing", "the level is", "a skill is"] {
            assert!(found.contains(words), "{words}: {found}");
        }
        assert_eq!(problems.count(), 5, "{found}");
    }
}
