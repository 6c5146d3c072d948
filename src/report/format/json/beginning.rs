//! Reads a report up to its results, which follow from the answers and can be computed again.
//!
//! Only what this program writes is read: the same framework, file by file, no unknown field and nothing twice before
//! the results. Everything else is left to the careful reader, which also says what is wrong.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use memchr::memmem;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};

use super::REPORT_SCHEMA;
use crate::assessment::{Aim, Choice, Mark, Name, Sheet, Sureness};
use crate::framework::{Framework, Level, SkillId};
use crate::report::BriefReport;
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT};

/// The key of the results.
const RESULTS: &[u8] = b"\"results\"";

/// Returns the position at which the results of a report begin. The text may end anywhere behind it.
#[must_use]
pub fn results_begin(report: &[u8]) -> Option<usize> {
    // Inside a text, the quotes of the key would be escaped; and a key follows a comma.
    let is_key = |at: &usize| {
        let before = report[..*at].iter().rfind(|byte| !byte.is_ascii_whitespace());
        let after = report[at + RESULTS.len()..].iter().find(|byte| !byte.is_ascii_whitespace());
        before == Some(&b',') && after == Some(&b':')
    };
    memmem::find_iter(report, RESULTS).find(is_key)
}

/// A reader for many reports of one framework.
#[derive(Debug)]
pub struct BeginningReader<'f> {
    framework: &'f Framework,
    today: Date,
    /// The beginning of the present report as a complete object.
    text: Vec<u8>,
}

impl<'f> BeginningReader<'f> {
    /// Returns a reader. No day of an answer is later than today.
    #[must_use]
    pub const fn new(framework: &'f Framework, today: Date) -> Self {
        Self { framework, today, text: Vec::new() }
    }

    /// Reads a report of which at least everything before its results is there. `None` if there is anything that this
    /// program does not write: then the careful reader has to look at it.
    pub fn read(&mut self, report: &[u8]) -> Option<BriefReport> {
        let beginning = report[..results_begin(report)?].trim_ascii_end().strip_suffix(b",")?;
        self.text.clear();
        self.text.extend_from_slice(beginning);
        self.text.push(b'}');
        let mut json = serde_json::Deserializer::from_slice(&self.text);
        let beginning = Beginning { framework: self.framework }.deserialize(&mut json).ok()?;
        json.end().ok()?;
        beginning.into_report(self.framework, self.today)
    }
}

/// The fields before the results.
struct Beginning<'f> {
    framework: &'f Framework,
}

/// The values of the fields before the results.
#[derive(Default)]
struct Read<'t> {
    schema: Option<Text<'t>>,
    generated_at: Option<Text<'t>>,
    answered_at: Option<Day<'t>>,
    name: Option<Text<'t>>,
    aim: Option<AimPart<'t>>,
    looked_at: Option<IgnoredAny>,
    framework: Option<FrameworkPart<'t>>,
    coverage: Option<IgnoredAny>,
    answers: Option<AnswersPart>,
}

/// A text that is borrowed if it has no escapes. An `Option<Cow>` would always be a copy.
#[derive(Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// A day, or null if it is not known.
#[derive(Deserialize)]
struct Day<'t>(#[serde(borrow)] Option<Text<'t>>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AimPart<'t> {
    #[serde(borrow)]
    role: Option<Text<'t>>,
    #[serde(borrow)]
    band: Text<'t>,
}

#[derive(Deserialize)]
struct FrameworkPart<'t> {
    #[serde(borrow)]
    id: Cow<'t, str>,
    edition: u32,
    #[serde(borrow)]
    sha256: Cow<'t, str>,
}

/// The answers in the framework's order of skills.
struct AnswersPart {
    marks: Vec<Mark>,
    wants: Vec<bool>,
    goals: Vec<Option<Level>>,
}

/// One answer. Days and the marks of steps do not matter here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerPart<'t> {
    level: Option<u8>,
    na: Option<bool>,
    #[serde(borrow)]
    evidence: Option<Text<'t>>,
    #[serde(borrow)]
    note: Option<Text<'t>>,
    #[serde(borrow)]
    sure: Option<Text<'t>>,
    star: Option<bool>,
    flag: Option<bool>,
    goal: Option<u8>,
    #[serde(borrow)]
    given_on: Option<Text<'t>>,
    #[serde(borrow)]
    evidence_on: Option<Text<'t>>,
}

impl<'t> DeserializeSeed<'t> for Beginning<'_> {
    type Value = Read<'t>;

    fn deserialize<D: serde::Deserializer<'t>>(self, deserializer: D) -> Result<Read<'t>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'t> Visitor<'t> for Beginning<'_> {
    type Value = Read<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Read<'t>, A::Error> {
        let mut read = Read::default();
        while let Some(Text(key)) = map.next_key::<Text<'t>>()? {
            let is_first = match &*key {
                "schema" => read.schema.replace(map.next_value()?).is_none(),
                "generated_at" => read.generated_at.replace(map.next_value()?).is_none(),
                "answered_at" => read.answered_at.replace(map.next_value()?).is_none(),
                "name" => read.name.replace(map.next_value()?).is_none(),
                "aim" => read.aim.replace(map.next_value()?).is_none(),
                "looked_at" => read.looked_at.replace(map.next_value()?).is_none(),
                "framework" => read.framework.replace(map.next_value()?).is_none(),
                "coverage" => read.coverage.replace(map.next_value()?).is_none(),
                "answers" => read.answers.replace(map.next_value_seed(Answers(self.framework))?).is_none(),
                _ => false,
            };
            if !is_first {
                return Err(A::Error::custom("unknown or twice"));
            }
        }
        Ok(read)
    }
}

/// Reads the answers.
struct Answers<'f>(&'f Framework);

impl<'t> DeserializeSeed<'t> for Answers<'_> {
    type Value = AnswersPart;

    fn deserialize<D: serde::Deserializer<'t>>(self, deserializer: D) -> Result<AnswersPart, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'t> Visitor<'t> for Answers<'_> {
    type Value = AnswersPart;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers by skill")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<AnswersPart, A::Error> {
        let framework = self.0;
        let count = framework.skills().len();
        let mut part =
            AnswersPart { marks: vec![Mark::default(); count], wants: vec![false; count], goals: vec![None; count] };
        // The program writes answers in the framework's order, so the next one is one of the next skills.
        let mut rest = framework.skills();
        let mut days = Days::default();
        while let Some(Text(key)) = map.next_key::<Text<'t>>()? {
            let skill = rest.find(|skill| framework.skill(*skill).key.as_str() == key);
            let skill = skill.ok_or_else(|| A::Error::custom("unknown, twice, or in another order"))?;
            let answer: AnswerPart<'t> = map.next_value()?;
            let is_usual = part.put(skill, &answer).filter(|()| days.are_right(answer.given_on, answer.evidence_on));
            is_usual.ok_or_else(|| A::Error::custom("unusual"))?;
        }
        Ok(part)
    }
}

impl AnswersPart {
    fn put(&mut self, skill: SkillId, answer: &AnswerPart<'_>) -> Option<()> {
        let level = |number: u8| Level::new(u64::from(number).try_into().ok()?);
        let choice = match (answer.level, answer.na) {
            (Some(number), None) => Choice::Level(level(number)?),
            (None, Some(true)) => Choice::NotApplicable,
            (None, None) => Choice::Unanswered,
            _ => return None,
        };
        let sureness = match answer.sure.as_ref().map(|sure| &*sure.0) {
            None => Sureness::Unsaid,
            Some("sure") => Sureness::Sure,
            Some("unsure") => Sureness::Unsure,
            Some(_) => return None,
        };
        let shown = answer.evidence.as_ref().map_or(Some(false), |evidence| has_text(&evidence.0))?;
        let is_short = |Text(note): &Text<'_>| note.len() <= NOTE_LIMIT || note.chars().count() <= NOTE_LIMIT;
        if !answer.note.as_ref().is_none_or(is_short) {
            return None;
        }
        let _ = answer.flag;
        self.marks[skill.index()] = Mark { choice, sureness, shown, look_again: false };
        self.wants[skill.index()] = answer.star.unwrap_or(false);
        self.goals[skill.index()] = answer.goal.map(level).map_or(Some(None), |goal| goal.map(Some))?;
        Some(())
    }
}

/// The days of answers. Most are the same, so a day that was right before is not read again.
#[derive(Default)]
struct Days<'t>(Option<Cow<'t, str>>);

impl<'t> Days<'t> {
    fn are_right(&mut self, given_on: Option<Text<'t>>, evidence_on: Option<Text<'t>>) -> bool {
        [given_on, evidence_on].into_iter().flatten().all(|Text(day)| self.is_right(day))
    }

    fn is_right(&mut self, day: Cow<'t, str>) -> bool {
        let is_known = self.0.as_ref() == Some(&day);
        if !is_known && day.parse::<Date>().is_err() {
            return false;
        }
        self.0 = Some(day);
        true
    }
}

/// Returns whether evidence says anything. `None` if it is longer than evidence may be.
fn has_text(evidence: &str) -> Option<bool> {
    let is_short = evidence.len() <= LINE_LIMIT || evidence.chars().count() <= LINE_LIMIT;
    let says = || evidence.bytes().any(|byte| byte.is_ascii_alphanumeric()) || !Clean::line(evidence).is_empty();
    is_short.then(says)
}

impl Read<'_> {
    fn into_report(self, framework: &Framework, today: Date) -> Option<BriefReport> {
        let made_with = self.framework?;
        let is_ours = made_with.id == framework.id().as_str()
            && made_with.edition == framework.edition()
            && made_with.sha256 == framework.sha256();
        if self.schema?.0 != REPORT_SCHEMA || !is_ours {
            return None;
        }
        let aim = self.aim?;
        let role = aim.role.map_or(Some(None), |Text(key)| framework.find_role(&key).map(Some))?;
        let AnswersPart { marks, wants, goals } = self.answers?;
        let day = |Text(day): Text<'_>| day.parse::<Date>().ok().map(|day| day.min(today));
        let answered_on = self.answered_at?.0.map_or(Some(None), |text| day(text).map(Some))?;
        let Text(generated_at) = self.generated_at?;
        generated_at.parse::<jiff::Timestamp>().ok()?;
        Some(BriefReport {
            name: Clean::line(Name::new(&self.name?.0).ok()?.as_str()),
            aim: Aim { role, band: framework.find_band(&aim.band.0)? },
            sheet: marks.into_iter().collect::<Sheet>(),
            wants,
            goals,
            answered_on,
            generated_at: Clean::line(&generated_at),
            edition: made_with.edition,
        })
    }
}

#[cfg(test)]
mod tests;
