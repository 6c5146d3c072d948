//! Reads an answers file or the answers part of a report.
//!
//! A person or another program writes an answers file; this program exports a report. Both have answers under the same
//! names, so the program can score and import both. It looks up roles, bands and skills by id or by name, as on the
//! command line. The skills of a report have ids only.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;

use super::REPORT_SCHEMA;
use super::foreign::something_else;
use crate::assessment::{Aim, Assessment, Choice, Day, Entry, Foreign, Given, Name, StepMark, Sureness, Wish};
use crate::diagnostic::{Problem, Problems, Source};
use crate::framework::{BandId, Framework, Level, RoleId, SkillNames};
use crate::json::{Document, Fields, Reader};
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT};

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
    let mut answers = Answers { framework, reader: &mut reader, source, names, newer: None, today, edition, day: None };
    let assessment = answers.document(&document.root);
    let newer = answers.newer;
    let assessment = reader.into_problems().or_value(assessment)?;
    Ok(Reading { assessment, newer })
}

struct Answers<'f, 'r, 's> {
    framework: &'f Arc<Framework>,
    reader: &'r mut Reader<'s>,
    source: &'s Source,
    names: SkillNames,
    newer: Option<Problem>,
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
        let edition = framework.and_then(|value| self.framework(value));
        self.edition = edition.unwrap_or(self.edition);
        let name = match fields.optional("name") {
            Some(value) => self.name(value),
            None => Some(self.name_of_file()),
        };
        let aim = self.aim(&mut fields);
        let preferences = fields.optional("preferences");
        let answers = fields.required(self.reader, "answers");
        // A report has more fields than the reader uses; an answers file has no others.
        let unknown = if schemas[schema] == REPORT_SCHEMA { Unknown::Retire } else { Unknown::Refuse };
        if unknown == Unknown::Refuse {
            fields.finish(self.reader);
        } else if let Some(Value::StringLit(made)) = fields.optional("generated_at")
            && let Ok(made) = made.value.parse::<Timestamp>()
        {
            self.day = Some(Day::By(made.to_zoned(TimeZone::UTC).date()).not_after(self.today));
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
        for (property, key) in self.reader.object(answers?, "the answers")?.entries() {
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
            let advice = format!("this program asks the questions of \"{}\"", self.framework.id());
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
        let text = self.reader.string(value, what)?;
        let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
        if day.is_none() {
            let message = format!("{what} is \"{text}\"");
            self.reader.problem(value, [&message, "write a day as in 2026-05-01"]);
        }
        day.map(|day| day.min(self.today))
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
        if role.is_none() {
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
        let Some(entries) = self.reader.object(value, "the preferences") else { return };
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

    fn entry(&mut self, value: &Value<'s>) -> Option<Entry> {
        if let Value::NumberLit(_) = value {
            let choice = Choice::Level(self.level(value)?);
            return Some(Entry { choice, given: self.given([None; 3]), ..Entry::default() });
        }
        if !matches!(value, Value::Object(_)) {
            let advice = match value {
                Value::NullKeyword(_) => "leave the skill out if it has no answer",
                _ => "write a level from 0 to 4 without quotes, or {\"na\": true} if the skill does not apply",
            };
            self.reader.unexpected(value, "the answer", advice);
            return None;
        }
        let mut fields = self.reader.object(value, "the answer")?;
        let [level, na, evidence, note, sure, star, flag, goal, steps] =
            ["level", "na", "evidence", "note", "sure", "star", "flag", "goal", "steps"].map(|it| fields.optional(it));
        let [on, by, edition, evidence_on] =
            ["given_on", "given_by", "given_edition", "evidence_on"].map(|name| fields.optional(name));
        fields.finish(self.reader);
        let given = self.given([on, by, edition]);
        let evidence_on = evidence_on.and_then(|value| self.day(value, "the day of the evidence"));
        let na = na.and_then(|value| self.reader.boolean(value, "\"na\"")).unwrap_or(false);
        let choice = match (level, na) {
            (Some(_), true) => {
                let words = ["the answer is a level and not applicable at once", "keep one of the two"];
                self.reader.problem(value, words);
                return None;
            }
            (Some(level), false) => Choice::Level(self.level(level)?),
            (None, true) => Choice::NotApplicable,
            (None, false) => Choice::Unanswered,
        };
        let evidence = evidence.and_then(|value| self.reader.string_up_to(value, "the evidence", LINE_LIMIT));
        let note = note.and_then(|value| self.reader.string_up_to(value, "the note", NOTE_LIMIT));
        let (evidence, note) = (evidence.map(Clean::line), note.map(Clean::note));
        let (evidence, note) = (evidence.unwrap_or_default(), note.unwrap_or_default());
        let sureness = match sure.and_then(|value| self.reader.one_of(value, "sureness", &["sure", "unsure"])) {
            Some(0) => Sureness::Sure,
            Some(_) => Sureness::Unsure,
            None => Sureness::Unsaid,
        };
        let mut yes =
            |value: Option<&Value<'s>>, what| value.and_then(|value| self.reader.boolean(value, what)).unwrap_or(false);
        let (star, flag) = (yes(star, "\"star\""), yes(flag, "\"flag\""));
        let goal = goal.and_then(|value| self.level(value));
        let given = given.filter(|_| choice != Choice::Unanswered);
        let evidence_on = evidence_on.filter(|_| !evidence.is_empty());
        let steps = steps.map(|value| self.steps(value)).unwrap_or_default();
        Some(Entry { choice, evidence, note, sureness, star, flag, goal, steps, given, evidence_on })
    }

    /// Reads the marks of plan steps, by the level that each leads to.
    fn steps(&mut self, value: &Value<'s>) -> Vec<StepMark> {
        let Some(entries) = self.reader.object(value, "the steps") else { return Vec::new() };
        let mut marks = Vec::new();
        for (property, key) in entries.entries() {
            let level = Level::ALL[1..].iter().find(|level| level.number().to_string() == key);
            if level.is_none() {
                let message = format!("\"{key}\" is no level that a step leads to");
                self.reader.problem(&property.name.range(), [&message, "write a level from 1 to 4 in quotes"]);
            }
            let Some(mut fields) = self.reader.object(&property.value, "the step") else { continue };
            let [begun, done] = ["begun", "done"].map(|name| fields.optional(name));
            fields.finish(self.reader);
            let fields_are_missing = begun.is_none() && done.is_none();
            let begun = begun.and_then(|value| self.day(value, "the day on which the step was begun"));
            let done = done.and_then(|value| self.day(value, "the day on which the step was done"));
            if fields_are_missing {
                self.reader
                    .problem(&property.value, ["the step is empty", "write the day on which it was begun or done"]);
            }
            let is_marked = begun.is_some() || done.is_some();
            marks.extend(level.filter(|_| is_marked).map(|to| StepMark { to: *to, begun, done }));
        }
        marks.sort_by_key(|mark| mark.to);
        marks
    }

    /// Reads the date of an answer. `None` if the file has none and none follows from it.
    fn given(&mut self, [on, by, edition]: [Option<&Value<'s>>; 3]) -> Option<Given> {
        let on = on.and_then(|value| self.day(value, "the day of the answer")).map(Day::On);
        let by = by.and_then(|value| self.day(value, "the latest day of the answer")).map(Day::By);
        let edition = edition.and_then(|value| self.edition(value));
        let edition = edition.unwrap_or(self.edition);
        // An answer to an earlier edition keeps that edition, even if its only known latest day is today.
        let by_now = (edition < self.framework.edition()).then_some(Day::By(self.today));
        // Revision 0: no revision of the new assessment has had the answer.
        on.or(by).or(self.day).or(by_now).map(|day| Given { day, edition, revision: 0 })
    }

    fn level(&mut self, value: &Value<'s>) -> Option<Level> {
        self.reader.integer(value, "the level", 0..=4).and_then(Level::new)
    }
}

#[cfg(test)]
mod tests;
