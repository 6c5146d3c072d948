//! Reads an answers file or the answers part of a report.
//!
//! A person or another program writes an answers file; this program exports a report. Both have answers under the same
//! names, so the program can score and import both. It looks up roles, bands and skills by id or by name, as on the
//! command line. The skills of a report have ids only.

mod entry;
mod log;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::REPORT_SCHEMA;
use super::extra_roles::{NamedRole, named_roles};
use super::foreign::something_else;
use crate::assessment::{Aim, Assessment, Day, Foreign, Name, Wish};
use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::{BandId, Framework, RoleId, SkillNames};
use crate::json::{Document, Fields, Reader};
use crate::text::Clean;

/// The name and version of the answers format.
const ANSWERS_SCHEMA: &str = "devrel-ready/answers/1";

/// The content of a file of answers or of a report.
#[derive(Debug)]
pub struct Reading {
    /// The answers.
    pub assessment: Assessment,
    /// The problem that the answers belong to a newer edition of the questions, with its place. The program can show
    /// such answers, but a save would present them as answers to an older edition.
    pub newer: Option<Problem>,
    /// The name of the extra role that a report aims at, if its file is not at hand. The answers then have no role to
    /// aim at.
    pub missing_aim: Option<Clean>,
    /// The time of a report as it is written there. Empty for a file of answers.
    pub generated_at: Clean,
}

/// Reads answers. Without a name in the file, the assessment gets the name of the file. Answers keep their days.
/// Without a day, an answer in a report gets the day of the report as its latest one, and an answer to an earlier
/// edition gets today. No day is later than today.
///
/// # Errors
///
/// Every problem found: unknown skills, levels out of range, duplicate keys, another schema.
pub fn read_answers(framework: &Arc<Framework>, source: &Source, today: Date) -> Result<Assessment, Problems> {
    read(framework, source, today).map(|reading| reading.assessment)
}

/// Reads answers, and returns whether they belong to a newer edition of the questions.
///
/// # Errors
///
/// As for [`read_answers`].
pub fn read(framework: &Arc<Framework>, source: &Source, today: Date) -> Result<Reading, Problems> {
    let document = Document::parse(source)?;
    if let Some(problem) = something_else(&document) {
        return Err(problem.into());
    }
    let mut reader = Reader::new(source);
    let (names, edition) = (SkillNames::of(framework), framework.edition());
    let mut answers = Answers {
        framework,
        reader: &mut reader,
        source,
        names,
        newer: None,
        extra: Vec::new(),
        missing_aim: None,
        generated_at: Clean::default(),
        today,
        edition,
        day: None,
    };
    let assessment = answers.document(&document.root);
    let Answers { newer, missing_aim, generated_at, .. } = answers;
    let assessment = reader.into_problems().or_value(assessment)?;
    Ok(Reading { assessment, newer, missing_aim, generated_at })
}

struct Answers<'f, 'r, 's> {
    framework: &'f Arc<Framework>,
    reader: &'r mut Reader<'s>,
    source: &'s Source,
    names: SkillNames,
    newer: Option<Problem>,
    /// The extra roles that a report names.
    extra: Vec<NamedRole>,
    missing_aim: Option<Clean>,
    generated_at: Clean,
    today: Date,
    /// The edition of the answers.
    edition: u32,
    /// The day of answers without a day of their own.
    day: Option<Day>,
}

/// The treatment of an answer to a skill that the framework does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    /// A problem: in an answers file, an unknown skill is most likely a slip.
    Refuse,
    /// A retired answer: this program wrote the report, perhaps with another edition, and no answer may get lost.
    Retire,
}

impl<'s> Answers<'_, '_, 's> {
    fn document(&mut self, root: &Value<'s>) -> Option<Assessment> {
        let mut fields = self.reader.object(root, "the file")?;
        fields.allow_schema(self.reader);
        let schemas = [ANSWERS_SCHEMA, REPORT_SCHEMA];
        let schema = fields.required(self.reader, "schema");
        let schema = schema.and_then(|value| self.schema(value, &schemas))?;
        let framework = fields.required(self.reader, "framework");
        self.extra = framework.map(named_roles).unwrap_or_default();
        let edition = framework.and_then(|value| self.framework(value));
        self.edition = edition.unwrap_or(self.edition);
        let name = match fields.optional("name") {
            Some(value) => self.name(value),
            None => Some(self.name_of_file()),
        };
        let aim = self.aim(&mut fields);
        let [preferences, log] = ["preferences", "log"].map(|name| fields.optional(name));
        let answers = fields.required(self.reader, "answers");
        // A report has more fields than the reader uses; an answers file has no others.
        let unknown = if schemas[schema] == REPORT_SCHEMA { Unknown::Retire } else { Unknown::Refuse };
        if unknown == Unknown::Refuse {
            fields.finish(self.reader);
        } else if let Some(Value::StringLit(made)) = fields.optional("generated_at")
            && let Ok(time) = made.value.parse::<Timestamp>()
        {
            self.generated_at = Clean::line(&made.value);
            self.day = Some(Day::By(time.to_zoned(TimeZone::UTC).date()).not_after(self.today));
        }
        let mut assessment = Assessment::new(self.framework, name?, aim);
        assessment.set_file_edition(self.edition);
        let (theirs, ours) = (self.edition, self.framework.edition());
        if theirs > ours {
            assessment.set_foreign(Foreign::NewerEdition { theirs, ours });
        }
        if let Some(value) = preferences {
            self.wishes(&mut assessment, value, unknown);
        }
        if let Some(value) = log {
            self.log(&mut assessment, value);
        }
        for (property, key) in self.reader.object(answers?, "the list of answers")?.entries() {
            self.answer(&mut assessment, property, key, unknown);
        }
        Some(assessment)
    }

    fn schema(&mut self, value: &Value<'s>, known: &[&str]) -> Option<usize> {
        let text = self.reader.string(value, "the schema")?;
        let found = known.iter().position(|schema| *schema == text);
        if found.is_none() {
            let message = format!("the schema is \"{text}\"");
            let advice = format!("this program reads \"{}\" and \"{}\"", known[0], known[1]);
            self.reader.problem(value, [&message, &advice]);
        }
        found
    }

    /// Checks the framework: an id, or an object with more fields. Returns the edition, if the object has one.
    fn framework(&mut self, value: &Value<'s>) -> Option<u32> {
        let mut edition = None;
        let id_value = match value {
            Value::Object(_) => {
                let mut fields = self.reader.object(value, "the framework")?;
                edition = fields.optional("edition");
                fields.required(self.reader, "id")?
            }
            _ => value,
        };
        let id = self.reader.string(id_value, "the framework's id")?;
        if id != self.framework.id().as_str() {
            let message = format!("the answers belong to the framework \"{id}\"");
            let ours = self.framework.id();
            let advice = format!("pass that framework with --framework; these are the questions of \"{ours}\"");
            self.reader.problem(id_value, [&message, &advice]);
        }
        let edition_value = edition?;
        let edition = self.edition(edition_value)?;
        self.note_newer(edition_value, edition);
        Some(edition)
    }

    fn edition(&mut self, value: &Value<'s>) -> Option<u32> {
        self.reader.integer(value, "the edition", 1..=1_000_000)
    }

    /// Reads a day, and returns today for a later one: in a time zone to the east, the day can be a later one.
    fn day(&mut self, value: &Value<'s>, what: &str) -> Option<Date> {
        self.any_day(value, what).map(|day| day.min(self.today))
    }

    /// Reads a day that may be later than today.
    fn any_day(&mut self, value: &Value<'s>, what: &str) -> Option<Date> {
        let text = self.reader.string(value, what)?;
        let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
        if day.is_none() {
            let message = format!("{what} is \"{text}\"");
            self.reader.problem(value, [&message, "write a day as in 2026-05-01"]);
        }
        day
    }

    /// Records the problem if the answers belong to a newer edition of the questions than that of this program.
    fn note_newer(&mut self, value: &Value<'s>, theirs: u32) {
        let ours = self.framework.edition();
        if theirs > ours {
            let range = value.range();
            let message = format!(
                "the answers were given to edition {theirs} of the questions, and this program asks edition {ours}"
            );
            let words = [message.as_str(), "install a newer version of devrel-ready"];
            self.newer = Some(Problem::at(&self.source.name, &self.source.text, range.start..range.end, words));
        }
    }

    fn name(&mut self, value: &Value<'s>) -> Option<Name> {
        let written = self.reader.string(value, "the name")?;
        let name = Name::new(written);
        if let Err(problem) = &name {
            self.reader.problem(value, [&problem.to_string(), "give the assessment another name"]);
        }
        name.ok()
    }

    /// Returns the name of the file without folder and ending, or `answers` if that is no valid name.
    fn name_of_file(&self) -> Name {
        let file = self.source.name.as_str().rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = match file.rsplit_once('.') {
            Some((stem, ending)) if ending.eq_ignore_ascii_case("json") => stem,
            _ => file,
        };
        Name::new(stem).unwrap_or_else(|_| Name::new("answers").expect("a plain word is a name"))
    }

    /// Reads the aim: `"aim": {"role", "band"}` as in a report, or `"role"` and `"band"` beside the answers.
    fn aim(&mut self, fields: &mut Fields<'_, 's>) -> Aim {
        let mut aim = Aim { role: None, band: self.framework.usual_band() };
        if let Some(value) = fields.optional("aim")
            && let Some(mut inner) = self.reader.object(value, "the aim")
        {
            self.aim_fields(&mut inner, &mut aim);
            inner.finish(self.reader);
        }
        self.aim_fields(fields, &mut aim);
        aim
    }

    fn aim_fields(&mut self, fields: &mut Fields<'_, 's>, aim: &mut Aim) {
        if let Some(value) = fields.optional("role")
            && !matches!(value, Value::NullKeyword(_))
        {
            aim.role = self.role(value).or(aim.role);
        }
        if let Some(value) = fields.optional("band") {
            aim.band = self.band(value).unwrap_or(aim.band);
        }
    }

    fn role(&mut self, value: &Value<'s>) -> Option<RoleId> {
        let text = self.reader.string(value, "the role")?;
        let role = self.framework.role_called(text);
        if let (None, Some(extra)) = (role, self.extra.iter().find(|extra| extra.key.as_str() == text)) {
            self.missing_aim = Some(extra.name.clone());
        } else if role.is_none() {
            self.reader.unknown(value, "role", text, &self.framework.role_keys());
        }
        role
    }

    fn band(&mut self, value: &Value<'s>) -> Option<BandId> {
        let text = self.reader.string(value, "the band")?;
        let band = self.framework.band_called(text);
        if band.is_none() {
            self.reader.unknown(value, "band", text, &self.framework.band_keys());
        }
        band
    }

    fn answer(&mut self, assessment: &mut Assessment, property: &ObjectProp<'s>, key: &str, unknown: Unknown) {
        let shown = Clean::line(key);
        let here = self.framework.key_now(key, self.edition);
        let (unknown, shown) = if self.framework.has_ended(&here, self.edition) {
            (Unknown::Retire, here.clone())
        } else {
            (unknown, shown)
        };
        // A report has ids only; a person who writes answers by hand may use the names on screen.
        let skill = match unknown {
            Unknown::Retire => self.framework.find_skill(here.as_str()),
            Unknown::Refuse => self.framework.find_skill(here.as_str()).or_else(|| self.names.find(key)),
        };
        if let Some(id) = skill
            && !assessment.entry(id).is_blank()
        {
            let message = format!("there are two answers to \"{}\"", self.framework.skill(id).key);
            self.reader.problem(&property.name.range(), [&message, "keep one of the two"]);
        }
        if skill.is_none() && unknown == Unknown::Refuse {
            self.reader.unknown(&property.name.range(), "skill", key, &self.framework.skill_keys());
        } else if Clean::line(key).as_str() != key || key.is_empty() {
            // After cleaning, it could be the name of another skill. No report of this program has such a name.
            let words = ["the name of a skill is empty or holds what cannot be shown", "take the answer out"];
            self.reader.problem(&property.name.range(), words);
        }
        match (self.entry(&property.value), skill) {
            (Some(entry), Some(skill)) => assessment.restore_entry(skill, entry),
            (Some(entry), None) if !entry.is_blank() => assessment.retire(shown, entry),
            (_, None) | (None, _) => {}
        }
    }

    /// Reads the answers to the preferences. An unknown preference is a slip in a file of answers; a report of another
    /// edition can have one.
    fn wishes(&mut self, assessment: &mut Assessment, value: &Value<'s>, unknown: Unknown) {
        let keys = Wish::ALL.map(Wish::key);
        let Some(entries) = self.reader.object(value, "the list of preferences") else { return };
        for (property, key) in entries.entries() {
            let wish = self.reader.one_of(&property.value, "what the person says", &keys);
            match self.framework.find_preference(key) {
                Some(preference) => assessment.set_wish(preference, wish.map(|position| Wish::ALL[position])),
                None if unknown == Unknown::Retire => {}
                None => {
                    let known = self.framework.preferences().map(|it| self.framework.preference(it).key.as_str());
                    self.reader.unknown(&property.name.range(), "preference", key, &known.collect::<Vec<_>>());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
