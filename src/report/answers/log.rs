//! Reads the evidence log of a report.

use jsonc_parser::ast::Value;

use super::Answers;
use crate::assessment::{Assessment, EvidenceLog, LOG_LIMIT, LOG_SKILLS_LIMIT, LOG_TEXT_LIMIT, LogEntry};
use crate::text::Clean;

impl<'s> Answers<'_, '_, 's> {
    /// Reads the entries of the log. They keep their numbers.
    pub(super) fn log(&mut self, assessment: &mut Assessment, value: &Value<'s>) {
        let Some(values) = self.reader.array(value, "the log") else { return };
        if values.len() > LOG_LIMIT {
            let message = format!("the log has {} entries", values.len());
            self.reader.problem(value, [&message, &format!("keep {LOG_LIMIT} at most")]);
            return;
        }
        let mut entries: Vec<LogEntry> = Vec::new();
        for value in values {
            let Some(entry) = self.log_entry(value) else { continue };
            if entries.iter().any(|other| other.id == entry.id) {
                let message = format!("two entries of the log have the number {}", entry.id);
                self.reader.problem(value, [&message, "give each entry a number of its own"]);
            }
            entries.push(entry);
        }
        *assessment.log_mut() = EvidenceLog::of(entries);
    }

    fn log_entry(&mut self, value: &Value<'s>) -> Option<LogEntry> {
        let mut fields = self.reader.object(value, "the entry")?;
        let [id, on, text] = ["id", "on", "text"].map(|name| fields.required(self.reader, name));
        let [link, skills] = ["link", "skills"].map(|name| fields.optional(name));
        fields.finish(self.reader);
        let id = id.and_then(|value| self.reader.integer(value, "the number of the entry", 1..=1_000_000_000));
        let on = on.and_then(|value| self.day(value, "the day of the entry"));
        let words =
            text.and_then(|value| self.reader.string_up_to(value, "the entry", LOG_TEXT_LIMIT)).map(Clean::line);
        if let Some(value) = text.filter(|_| words.as_ref().is_some_and(Clean::is_empty)) {
            self.reader.problem(value, ["the entry is empty", "write what you did"]);
        }
        let link = link.and_then(|value| self.reader.string_up_to(value, "the link", LOG_TEXT_LIMIT));
        let skills = skills.map(|value| self.log_skills(value)).unwrap_or_default();
        Some(LogEntry { id: id?, on: on?, text: words?, link: link.map(Clean::line).unwrap_or_default(), skills })
    }

    /// Reads the ids of skills. A later edition may not have one any more, so none is refused.
    fn log_skills(&mut self, value: &Value<'s>) -> Vec<Clean> {
        let Some(values) = self.reader.array(value, "the list of skills of the entry") else { return Vec::new() };
        if values.len() > LOG_SKILLS_LIMIT {
            let message = format!("the entry names {} skills", values.len());
            self.reader.problem(value, [&message, &format!("name {LOG_SKILLS_LIMIT} at most")]);
        }
        let key = |value: &Value<'s>| {
            let text = self.reader.string_up_to(value, "the skill", LOG_TEXT_LIMIT)?;
            Some(self.framework.key_now(text, self.edition))
        };
        values.iter().filter_map(key).collect()
    }
}
