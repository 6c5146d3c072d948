//! Sentences about the evidence log.

use jiff::civil::Date;

use crate::assessment::{Assessment, EvidenceLog, LogEntry, StepMark};
use crate::framework::Framework;
use crate::text::{counted, date_words};

/// The headline of the log.
pub const LOG_HEADLINE: &str = "Log: what you did, as it happens";

/// Says what becomes of the log, with the key that takes an entry as evidence on a question.
#[must_use]
pub fn log_note(evidence: &str) -> String {
    if evidence.is_empty() {
        return "Nothing of it enters a score.".to_owned();
    }
    format!("Nothing of it enters a score. On a question, {evidence} takes an entry as evidence.")
}

/// Counts the entries, with the month of the oldest: `14 entries since May`.
#[must_use]
pub fn log_size_words(log: &EvidenceLog, today: Date) -> String {
    let Some(oldest) = log.entries().iter().map(|entry| entry.on).min() else { return String::new() };
    let month = if oldest.year() == today.year() { oldest.strftime("%B") } else { oldest.strftime("%B %Y") };
    format!("{} since {month}", counted(log.entries().len(), "entry", "entries"))
}

/// Returns the day of an entry: `20 Nov 2026`.
#[must_use]
pub fn log_day(entry: &LogEntry) -> String {
    date_words(entry.on)
}

/// Names the skills of an entry; one that the questions no longer have by its id.
#[must_use]
pub fn log_skills(framework: &Framework, entry: &LogEntry) -> String {
    let name = |key: &str| {
        framework.find_skill(key).map_or_else(|| key.to_owned(), |skill| framework.skill(skill).name.to_string())
    };
    entry.skills.iter().map(|key| name(key.as_str())).collect::<Vec<_>>().join(", ")
}

/// Returns what the log says about the step of a plan: the newest entry with its skill since the step was begun, or
/// since it was done if only that is marked.
#[must_use]
pub fn step_entry<'l>(log: &'l EvidenceLog, skill: &str, mark: &StepMark) -> Option<&'l str> {
    let since = mark.begun.or(mark.done)?;
    log.found(Some(since), Some(skill)).first().map(|entry| entry.text.as_str())
}

/// Says how many entries there are between two days: `5 entries between 20 August and today`, or `2 entries on 20 August`
/// or `2 entries today` if the two are one. Without a second day they go up to today. `None` without an entry.
#[must_use]
pub fn logged_words(log: &EvidenceLog, from: Date, until: Option<Date>, today: Date) -> Option<String> {
    let count = logged_between(log, from, until, None).len();
    let day = |day: Date| {
        let form = if day.year() == today.year() { "%-d %B" } else { "%-d %B %Y" };
        day.strftime(form).to_string()
    };
    let when = match until {
        None if from >= today => "today".to_owned(),
        None => format!("between {} and today", day(from)),
        Some(until) if from >= until => format!("on {}", day(until)),
        Some(until) => format!("between {} and {}", day(from), day(until)),
    };
    (count > 0).then(|| format!("{} {when}", counted(count, "entry", "entries")))
}

/// Lists the entries between two days that show one of some skills, the newest first: the day and the text of each. Of
/// many, the last line says how many more there are.
#[must_use]
pub fn logged_lines(log: &EvidenceLog, from: Date, until: Option<Date>, skills: &[&str]) -> Vec<[String; 2]> {
    /// The most entries that are listed.
    const MOST: usize = 6;
    let found = logged_between(log, from, until, Some(skills));
    let more = found.len().saturating_sub(MOST);
    let listed = found.iter().take(MOST).map(|entry| [log_day(entry), entry.text.to_string()]);
    listed.chain((more > 0).then(|| ["and".to_owned(), format!("{more} more")])).collect()
}

fn logged_between<'l>(
    log: &'l EvidenceLog,
    from: Date,
    until: Option<Date>,
    skills: Option<&[&str]>,
) -> Vec<&'l LogEntry> {
    let is_meant = |entry: &&LogEntry| {
        until.is_none_or(|until| entry.on <= until)
            && skills.is_none_or(|skills| skills.iter().any(|skill| entry.shows(skill)))
    };
    log.found(Some(from), None).into_iter().filter(is_meant).collect()
}

/// Names the core skills of the role aimed at without an entry of the log and without evidence, apart by semicolons,
/// because names have commas. `None` if there are none.
#[must_use]
pub fn core_without_evidence_words(assessment: &Assessment) -> Option<String> {
    let framework = assessment.framework();
    let bare = assessment.core_without_evidence();
    let names: Vec<&str> = bare.into_iter().map(|skill| framework.skill(skill).name.as_str()).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{log_size_words, logged_lines, logged_words};
    use crate::assessment::{EvidenceLog, LogDraft};
    use crate::text::Clean;

    const TODAY: Date = date(2026, 11, 26);

    fn log(days: &[Date]) -> EvidenceLog {
        let mut log = EvidenceLog::default();
        for (number, on) in days.iter().enumerate() {
            let text = Clean::line(&format!("number {number}"));
            let skills = vec![Clean::line(if number == 0 { "a" } else { "b" })];
            log.add(LogDraft { on: *on, text, link: Clean::default(), skills }, TODAY).expect("it can be logged");
        }
        log
    }

    #[test]
    fn entries_are_counted_from_a_day_on_that_day_included() {
        let log = log(&[date(2026, 8, 20), date(2026, 11, 26), date(2026, 8, 19)]);
        let words = |from, until| logged_words(&log, from, until, TODAY);
        assert_eq!(words(date(2026, 8, 20), None).as_deref(), Some("2 entries between 20 August and today"));
        assert_eq!(
            words(date(2025, 8, 20), Some(date(2026, 8, 20))).as_deref(),
            Some("2 entries between 20 August 2025 and 20 August")
        );
        assert_eq!(words(TODAY, None).as_deref(), Some("1 entry today"));
        assert_eq!(words(date(2026, 8, 20), Some(date(2026, 8, 20))).as_deref(), Some("1 entry on 20 August"));
        assert_eq!(words(date(2026, 8, 21), Some(date(2026, 9, 1))), None);
        assert_eq!(log_size_words(&log, TODAY), "3 entries since August");
        assert_eq!(log_size_words(&log, date(2027, 1, 1)), "3 entries since August 2026");
    }

    #[test]
    fn of_many_entries_of_a_skill_the_newest_are_listed_and_the_others_counted() {
        let log = log(&[date(2026, 11, 1); 9]);
        assert_eq!(logged_lines(&log, date(2026, 1, 1), None, &["a"]), [["1 Nov 2026", "number 0"]]);
        let many = logged_lines(&log, date(2026, 1, 1), None, &["b"]);
        assert_eq!((many.len(), many[0][1].as_str(), many[6].join(" ").as_str()), (7, "number 8", "and 2 more"));
    }
}
