//! A reminder for a calendar, as iCalendar (RFC 5545): an event of a whole day that comes back.

use jiff::Timestamp;
use jiff::civil::Date;

/// A reminder of a whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder<'r> {
    /// An id that stays the same, so that a calendar replaces the reminder instead of adding another one.
    pub uid: &'r str,
    /// The first day.
    pub on: Date,
    /// The days between two reminders.
    pub every: u32,
    /// The task, in a few words.
    pub summary: &'r str,
    /// The way to do it.
    pub description: &'r str,
    /// The time at which the file was made.
    pub made_at: Timestamp,
}

/// The longest line in bytes, without its end (RFC 5545, section 3.1).
const LONGEST: usize = 75;

/// Writes a calendar with the reminder. Lines end with CR LF and are folded.
#[must_use]
pub fn calendar(reminder: &Reminder<'_>) -> String {
    let Reminder { uid, on, every, summary, description, made_at } = reminder;
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//devrel-ready//devrel-ready//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(uid)),
        format!("DTSTAMP:{}", made_at.strftime("%Y%m%dT%H%M%SZ")),
        format!("DTSTART;VALUE=DATE:{}", on.strftime("%Y%m%d")),
        "DURATION:P1D".to_owned(),
        format!("RRULE:FREQ=DAILY;INTERVAL={every}"),
        format!("SUMMARY:{}", escaped(summary)),
        format!("DESCRIPTION:{}", escaped(description)),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// Escapes a text (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Folds a line: a further line begins with a blank, and no character is split.
fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 2);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text + "\r\n"
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::{Reminder, calendar, escaped, folded};

    #[test]
    fn commas_semicolons_backslashes_and_line_ends_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let line = "SUMMARY:".to_owned() + &"é".repeat(80);
        let text = folded(&line);
        assert!(text.ends_with("\r\n"));
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert!(lines.len() == 3 && lines.iter().all(|line| line.len() <= 75), "{lines:?}");
        assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
        assert_eq!(lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<String>(), line);
    }

    #[test]
    fn a_reminder_has_everything_that_the_standard_requires() {
        let reminder = Reminder {
            uid: "log-me@devrel-ready",
            on: date(2026, 12, 1),
            every: 30,
            summary: "Log what you did",
            description: "devrel-ready log me 'What I did'",
            made_at: Timestamp::UNIX_EPOCH,
        };
        let text = calendar(&reminder);
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:log-me@devrel-ready",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20261201",
            "RRULE:FREQ=DAILY;INTERVAL=30",
            "END:VCALENDAR",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} is not in {text}");
        }
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }
}
