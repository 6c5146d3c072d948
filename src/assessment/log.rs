//! The evidence log: what a person did and when, with the skills that it shows. Nothing of it enters a score.

use jiff::civil::Date;

use crate::order::Order as _;
use crate::text::{Clean, LINE_LIMIT};

/// Most entries of a log.
pub const LOG_LIMIT: usize = 2_000;

/// Most characters of the text of an entry, and of its link.
pub const LOG_TEXT_LIMIT: usize = 500;

/// Most skills of an entry.
pub const LOG_SKILLS_LIMIT: usize = 10;

/// An entry of the evidence log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The number, from 1. It stays the same for as long as the entry exists.
    pub id: u32,
    /// The day on which it happened.
    pub on: Date,
    /// The sentence about what the person did.
    pub text: Clean,
    /// A link; empty without one.
    pub link: Clean,
    /// The ids of the skills that it shows. A later edition of the questions may not have them any more.
    pub skills: Vec<Clean>,
}

impl LogEntry {
    /// Returns whether the entry names a skill, by its id.
    #[must_use]
    pub fn shows(&self, skill: &str) -> bool {
        self.skills.iter().any(|key| key.as_str() == skill)
    }

    /// Returns the entry as evidence for a level: the text, then the link. If both are too long, the text gives way.
    #[must_use]
    pub fn as_evidence(&self) -> Clean {
        let length = |text: &Clean| text.as_str().chars().count();
        match (length(&self.text), length(&self.link)) {
            (_, 0) => self.text.clone(),
            (text, link) if text + 1 + link <= LINE_LIMIT => Clean::line(&format!("{} {}", self.text, self.link)),
            (_, link) => {
                let room = LINE_LIMIT.saturating_sub(link + 2);
                let text: String = self.text.as_str().chars().take(room).collect();
                Clean::line(&format!("{text}… {}", self.link))
            }
        }
    }
}

/// The reason why an entry cannot be logged. The program shows its message as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogProblem {
    /// The text is empty.
    #[error("an entry needs a text that says what you did")]
    Empty,
    /// The text or the link is too long.
    #[error("{what} has {length} characters, and {LOG_TEXT_LIMIT} is the most")]
    TooLong {
        /// The text or the link.
        what: &'static str,
        /// Its length in characters.
        length: usize,
    },
    /// There are too many skills.
    #[error("an entry has at most {LOG_SKILLS_LIMIT} skills")]
    TooManySkills,
    /// The day is later than today.
    #[error("{0} is later than today; an entry says what you did, not what you plan")]
    Future(Date),
    /// The log is full.
    #[error("the log holds {LOG_LIMIT} entries, which is the most; export it and delete the oldest ones")]
    Full,
    /// There is no entry of that number.
    #[error("there is no entry {0} in the log")]
    Missing(u32),
}

/// The contents of an entry of the log, before it has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogDraft {
    /// The day on which it happened.
    pub on: Date,
    /// The sentence about what the person did.
    pub text: Clean,
    /// A link; empty without one.
    pub link: Clean,
    /// The ids of the skills that it shows. One that stands twice is kept once.
    pub skills: Vec<Clean>,
}

impl LogDraft {
    fn check(&self, today: Date) -> Result<(), LogProblem> {
        if self.text.is_empty() {
            return Err(LogProblem::Empty);
        }
        for (what, text) in [("the text", &self.text), ("the link", &self.link)] {
            let length = text.as_str().chars().count();
            if length > LOG_TEXT_LIMIT {
                return Err(LogProblem::TooLong { what, length });
            }
        }
        if self.skills.len() > LOG_SKILLS_LIMIT {
            return Err(LogProblem::TooManySkills);
        }
        if self.on > today { Err(LogProblem::Future(self.on)) } else { Ok(()) }
    }

    /// Returns the draft with each skill once.
    fn with_distinct_skills(self) -> Self {
        let mut skills: Vec<Clean> = Vec::new();
        for skill in self.skills {
            if !skills.contains(&skill) {
                skills.push(skill);
            }
        }
        Self { skills, ..self }
    }

    fn numbered(self, id: u32) -> LogEntry {
        let Self { on, text, link, skills } = self;
        LogEntry { id, on, text, link, skills }
    }
}

/// One change to a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogEdit {
    /// Adds an entry.
    Add(LogDraft),
    /// Replaces what the entry of this number says.
    Change(u32, LogDraft),
    /// Deletes the entry of this number.
    Delete(u32),
}

/// The entries of a log, in the order of their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceLog(Vec<LogEntry>);

impl EvidenceLog {
    /// Builds a log from the entries of a save.
    #[must_use]
    pub fn of(mut entries: Vec<LogEntry>) -> Self {
        entries.order_by_key(|entry| entry.id);
        Self(entries)
    }

    /// Returns the entries in the order of their numbers.
    #[must_use]
    pub fn entries(&self) -> &[LogEntry] {
        &self.0
    }

    /// Returns whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns an entry.
    #[must_use]
    pub fn entry(&self, id: u32) -> Option<&LogEntry> {
        self.0.iter().find(|entry| entry.id == id)
    }

    /// Returns the entries since a day that show a skill, the newest first; entries of one day by their number, the
    /// highest first.
    #[must_use]
    pub fn found(&self, since: Option<Date>, skill: Option<&str>) -> Vec<&LogEntry> {
        let is_recent = |entry: &&LogEntry| since.is_none_or(|since| entry.on >= since);
        let shows = |entry: &&LogEntry| skill.is_none_or(|skill| entry.shows(skill));
        let mut found: Vec<&LogEntry> = self.0.iter().filter(is_recent).filter(shows).collect();
        found.order_by_key(|entry| std::cmp::Reverse((entry.on, entry.id)));
        found
    }

    /// Returns the day of the newest entry.
    #[must_use]
    pub fn newest(&self) -> Option<Date> {
        self.0.iter().map(|entry| entry.on).max()
    }

    /// Adds an entry. Returns its number, one more than the highest.
    ///
    /// # Errors
    ///
    /// The first reason why it cannot be logged.
    pub fn add(&mut self, draft: LogDraft, today: Date) -> Result<u32, LogProblem> {
        let draft = draft.with_distinct_skills();
        draft.check(today)?;
        if self.0.len() >= LOG_LIMIT {
            return Err(LogProblem::Full);
        }
        let id = self.0.last().map_or(0, |last| last.id).checked_add(1).ok_or(LogProblem::Full)?;
        self.0.push(draft.numbered(id));
        Ok(id)
    }

    /// Replaces what an entry says. Its own day stays possible: where it was logged, in a time zone to the east, the day
    /// can be a later one.
    ///
    /// # Errors
    ///
    /// There is no such entry, or the first reason why this cannot be logged.
    pub fn change(&mut self, id: u32, draft: LogDraft, today: Date) -> Result<(), LogProblem> {
        let draft = draft.with_distinct_skills();
        let entry = self.0.iter_mut().find(|entry| entry.id == id).ok_or(LogProblem::Missing(id))?;
        draft.check(today.max(entry.on))?;
        *entry = draft.numbered(id);
        Ok(())
    }

    /// Deletes an entry and returns it.
    ///
    /// # Errors
    ///
    /// There is no such entry.
    pub fn delete(&mut self, id: u32) -> Result<LogEntry, LogProblem> {
        let position = self.0.iter().position(|entry| entry.id == id).ok_or(LogProblem::Missing(id))?;
        Ok(self.0.remove(position))
    }

    /// Changes the log. Returns the number of the entry and what it said before; `None` if it is new.
    pub(super) fn edit(&mut self, edit: LogEdit, today: Date) -> Result<(u32, Option<LogEntry>), LogProblem> {
        match edit {
            LogEdit::Add(draft) => self.add(draft, today).map(|id| (id, None)),
            LogEdit::Change(id, draft) => {
                let before = self.entry(id).cloned();
                self.change(id, draft, today).map(|()| (id, before))
            }
            LogEdit::Delete(id) => self.delete(id).map(|before| (id, Some(before))),
        }
    }

    /// Puts an entry back as it was, or takes it out for `None`. Returns what was there.
    pub(super) fn put(&mut self, id: u32, entry: Option<LogEntry>) -> Option<LogEntry> {
        let place = self.0.binary_search_by_key(&id, |entry| entry.id);
        match (place, entry) {
            (Ok(at), Some(entry)) => Some(std::mem::replace(&mut self.0[at], entry)),
            (Ok(at), None) => Some(self.0.remove(at)),
            (Err(at), Some(entry)) => {
                self.0.insert(at, entry);
                None
            }
            (Err(_), None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{EvidenceLog, LOG_LIMIT, LogDraft, LogProblem};
    use crate::text::Clean;

    const TODAY: Date = date(2026, 11, 26);

    fn draft(text: &str, on: Date, skills: &[&str]) -> LogDraft {
        let skills = skills.iter().map(|key| Clean::line(key)).collect();
        LogDraft { on, text: Clean::line(text), link: Clean::default(), skills }
    }

    #[test]
    fn entries_keep_their_numbers_and_a_new_one_comes_after_the_highest() {
        let mut log = EvidenceLog::default();
        for text in ["one", "two", "three"] {
            log.add(draft(text, TODAY, &[]), TODAY).expect("it can be logged");
        }
        assert_eq!(log.delete(2).map(|entry| entry.text.to_string()).as_deref(), Ok("two"));
        assert_eq!(log.delete(2), Err(LogProblem::Missing(2)));
        assert_eq!(log.add(draft("four", TODAY, &[]), TODAY), Ok(4));
        let ids: Vec<u32> = log.entries().iter().map(|entry| entry.id).collect();
        assert_eq!(ids, [1, 3, 4]);
    }

    #[test]
    fn a_skill_that_is_named_twice_is_kept_once() {
        let mut log = EvidenceLog::default();
        log.add(draft("a talk", TODAY, &["a", "b", "a", "a", "a", "a", "a", "a", "a", "a", "a"]), TODAY)
            .expect("it can be logged");
        assert_eq!(log.entries()[0].skills.iter().map(Clean::as_str).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_log_whose_numbers_are_used_up_takes_no_entry() {
        let mut log = EvidenceLog(vec![draft("last", TODAY, &[]).numbered(u32::MAX)]);
        assert_eq!(log.add(draft("more", TODAY, &[]), TODAY), Err(LogProblem::Full));
    }

    #[test]
    fn the_newest_comes_first_and_a_skill_and_a_day_narrow_the_list() {
        let mut log = EvidenceLog::default();
        let days = [date(2026, 3, 1), date(2026, 11, 20), date(2026, 11, 20)];
        for (day, skills) in days.into_iter().zip([&["a"][..], &["a", "b"], &["b"]]) {
            log.add(draft("x", day, skills), TODAY).expect("it can be logged");
        }
        let found = |since, skill| log.found(since, skill).iter().map(|entry| entry.id).collect::<Vec<_>>();
        assert_eq!(found(None, None), [3, 2, 1]);
        assert_eq!(found(None, Some("a")), [2, 1]);
        assert_eq!(found(Some(date(2026, 11, 20)), Some("b")), [3, 2]);
        assert_eq!(log.newest(), Some(date(2026, 11, 20)));
    }

    #[test]
    fn what_says_nothing_says_too_much_or_lies_ahead_is_refused() {
        let mut log = EvidenceLog::default();
        let tomorrow = date(2026, 11, 27);
        for (draft, problem) in [
            (draft("", TODAY, &[]), LogProblem::Empty),
            (draft(&"x".repeat(501), TODAY, &[]), LogProblem::TooLong { what: "the text", length: 501 }),
            (draft("x", TODAY, &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]), LogProblem::TooManySkills),
            (draft("x", tomorrow, &[]), LogProblem::Future(tomorrow)),
        ] {
            assert_eq!(log.add(draft, TODAY), Err(problem));
        }
        for _ in 0..LOG_LIMIT {
            log.add(draft("x", TODAY, &[]), TODAY).expect("there is room");
        }
        assert_eq!(log.add(draft("x", TODAY, &[]), TODAY), Err(LogProblem::Full));
    }

    #[test]
    fn an_entry_that_was_logged_further_east_keeps_its_day_and_gets_no_later_one() {
        let (tomorrow, after) = (date(2026, 11, 27), date(2026, 11, 28));
        let mut log = EvidenceLog::of(vec![draft("a talk", tomorrow, &[]).numbered(1)]);
        assert_eq!(log.change(1, draft("the talk", tomorrow, &[]), TODAY), Ok(()));
        assert_eq!(log.change(1, draft("the talk", after, &[]), TODAY), Err(LogProblem::Future(after)));
    }

    #[test]
    fn an_entry_taken_as_evidence_keeps_its_link_whole() {
        let mut entry = draft(&"x".repeat(500), TODAY, &[]).numbered(1);
        assert_eq!(entry.as_evidence(), entry.text);
        entry.link = Clean::line(&format!("https://example.org/{}", "y".repeat(480)));
        let evidence = entry.as_evidence();
        assert!(evidence.as_str().ends_with(entry.link.as_str()), "{evidence}");
        assert_eq!(evidence.as_str().chars().count(), 1_000);
        entry.text = Clean::line("A talk");
        assert_eq!(entry.as_evidence().as_str(), format!("A talk {}", entry.link));
    }
}
