//! The document for a review: what the evidence log says, by skill or by month, as text for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::assessment::{Assessment, LogEntry};
use crate::framework::Framework;
use crate::text::{counted, push_paragraph};
use crate::words::NOTICE;

/// How the entries of a log are grouped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogOrder {
    /// By the skills that they show, in the order of the framework. An entry of two skills stands twice.
    #[default]
    BySkill,
    /// By the month in which they happened, the newest first.
    ByMonth,
}

impl LogOrder {
    /// All orders.
    pub const ALL: [Self; 2] = [Self::BySkill, Self::ByMonth];

    /// Returns what the document is in this order, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::BySkill => "the log by skill, for a review",
            Self::ByMonth => "the log by month, for a review",
        }
    }
}

/// Writes the entries of an evidence log since a day. Each paragraph is one line, to be folded to the width of the output.
#[must_use]
pub fn log_document(assessment: &Assessment, since: Option<Date>, order: LogOrder) -> String {
    let framework = assessment.framework();
    let entries = assessment.log().found(since, None);
    let mut text = format!("{}: what I did", assessment.name());
    if let Some(since) = since {
        let _ = write!(text, " since {}", since.strftime("%-d %b %Y"));
    }
    let _ = writeln!(text, "\n{}", counted(entries.len(), "entry", "entries"));
    match order {
        LogOrder::BySkill => push_by_skill(&mut text, framework, &entries),
        LogOrder::ByMonth => push_by_month(&mut text, framework, &entries),
    }
    text + "\n" + NOTICE + "\n"
}

fn push_by_skill(text: &mut String, framework: &Framework, entries: &[&LogEntry]) {
    let shows = |entry: &LogEntry, key: &str| entry.skills.iter().any(|skill| skill.as_str() == key);
    for skill in framework.skills() {
        let skill = framework.skill(skill);
        let of_skill = entries.iter().filter(|entry| shows(entry, skill.key.as_str()));
        push_group(text, framework, skill.name.as_str(), of_skill.copied());
    }
    let is_known = |entry: &LogEntry| entry.skills.iter().any(|key| framework.find_skill(key.as_str()).is_some());
    push_group(text, framework, "Without a skill", entries.iter().copied().filter(|entry| !is_known(entry)));
}

fn push_by_month(text: &mut String, framework: &Framework, entries: &[&LogEntry]) {
    let mut months: BTreeMap<(i16, i8), Vec<&LogEntry>> = BTreeMap::new();
    for entry in entries {
        months.entry((entry.on.year(), entry.on.month())).or_default().push(entry);
    }
    for of_month in months.into_values().rev() {
        let month = of_month[0].on.strftime("%B %Y").to_string();
        push_group(text, framework, &month, of_month.into_iter());
    }
}

fn push_group<'l>(
    text: &mut String,
    framework: &Framework,
    heading: &str,
    entries: impl Iterator<Item = &'l LogEntry>,
) {
    let mut is_first = true;
    for entry in entries {
        if std::mem::take(&mut is_first) {
            let _ = writeln!(text, "\n{heading}");
        }
        push_paragraph(text, 2, &format!("- {}, {}", entry.text, entry.on.strftime("%-d %b %Y")));
        if !entry.link.is_empty() {
            push_paragraph(text, 4, entry.link.as_str());
        }
        let names = entry.skills.iter().filter_map(|key| framework.find_skill(key.as_str()));
        let names: Vec<&str> = names.map(|skill| framework.skill(skill).name.as_str()).collect();
        let is_told = names.is_empty() || names == [heading];
        if !is_told {
            push_paragraph(text, 4, &format!("Shows: {}", names.join(", ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::{Date, date};

    use super::{LogOrder, log_document};
    use crate::assessment::{Aim, Assessment, LogDraft, Name};
    use crate::framework::Catalog;
    use crate::text::Clean;

    const TODAY: Date = date(2026, 11, 26);

    fn logged() -> Assessment {
        let framework = Arc::clone(Catalog::shipped().usual());
        let aim = Aim { role: None, band: framework.usual_band() };
        let mut me = Assessment::new(&framework, Name::new("me").expect("a name"), aim);
        for (text, on, skills, link) in [
            (
                "Ran a workshop",
                date(2026, 6, 2),
                &["workshop-teaching", "public-speaking"][..],
                "https://example.org/ws",
            ),
            ("Gave a talk", date(2026, 11, 20), &["public-speaking"], ""),
            ("Answered questions", date(2026, 1, 5), &[], ""),
        ] {
            let skills = skills.iter().map(|key| Clean::line(key)).collect();
            let draft = LogDraft { on, text: Clean::line(text), link: Clean::line(link), skills };
            me.log_mut().add(draft, TODAY).expect("it can be logged");
        }
        me
    }

    #[test]
    fn entries_stand_below_each_skill_that_they_show_in_the_order_of_the_framework() {
        let text = log_document(&logged(), None, LogOrder::BySkill);
        let places: Vec<usize> =
            ["Public speaking\n", "Gave a talk", "Ran a workshop", "Teaching and workshops\n", "Without a skill\n"]
                .map(|words| text.find(words).unwrap_or_else(|| unreachable!("{words} is not in {text}")))
                .to_vec();
        assert!(places.is_sorted(), "{text}");
        assert_eq!(text.matches("Ran a workshop").count(), 2, "it shows two skills");
        assert!(text.contains("3 entries") && text.contains("https://example.org/ws"), "{text}");
    }

    #[test]
    fn by_month_the_newest_comes_first_and_a_day_leaves_out_what_was_before() {
        let text = log_document(&logged(), Some(date(2026, 6, 1)), LogOrder::ByMonth);
        let (november, june) = (text.find("November 2026"), text.find("June 2026"));
        assert!(november.is_some() && november < june, "{text}");
        assert!(
            text.contains("since 1 Jun 2026") && text.contains("2 entries") && !text.contains("Answered"),
            "{text}"
        );
    }
}
