//! Reads one answer with everything beside it.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::Answers;
use crate::assessment::{Choice, Day, Entry, Given, StepMark, Sureness};
use crate::framework::Level;
use crate::order::Order as _;
use crate::text::{Clean, LINE_LIMIT, NOTE_LIMIT};

impl<'s> Answers<'_, '_, 's> {
    /// Reads one answer: a level, or an object with more fields.
    pub(super) fn entry(&mut self, value: &Value<'s>) -> Option<Entry> {
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
        let Some(entries) = self.reader.object(value, "the list of steps") else { return Vec::new() };
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
        marks.order_by_key(|mark| mark.to);
        marks
    }

    /// Reads the date of an answer. `None` if the file has none and none follows from it.
    fn given(&mut self, [on, by, edition]: [Option<&Value<'s>>; 3]) -> Option<Given> {
        let on = on
            .and_then(|value| self.any_day(value, "the day of the answer"))
            .map(|day| Day::On(day).not_after(self.today));
        let by = by.and_then(|value| self.day(value, "the latest day of the answer")).map(Day::By);
        let edition =
            edition.and_then(|value| self.reader.integer(value, "the edition", Given::OTHER_WORDS..=1_000_000));
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
