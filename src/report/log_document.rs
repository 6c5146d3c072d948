//! The document for a review: what the evidence log says, by skill or by month.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Handout, HandoutItem, HandoutSection};
use crate::assessment::{Assessment, LogEntry};
use crate::framework::Framework;
use crate::text::{Clean, counted, date_words};
use crate::words::NOTICE;

/// The grouping of the entries of a log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogOrder {
    /// By the skills that they show, in the order of the framework. An entry of two skills stands twice.
    #[default]
    BySkill,
    /// By the month in which they happened, the newest first.
    ByMonth,
}

/// The content that a person takes away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Content {
    /// The report.
    #[default]
    Report,
    /// The document for a review, from the log.
    Log(LogOrder),
}

impl Content {
    /// All contents, the report first.
    pub const ALL: [Self; 3] = [Self::Report, Self::Log(LogOrder::BySkill), Self::Log(LogOrder::ByMonth)];

    /// Returns what it is, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Report => "the report",
            Self::Log(LogOrder::BySkill) => "the log, by skill",
            Self::Log(LogOrder::ByMonth) => "the log, by month",
        }
    }
}

/// Builds the document from the entries of an evidence log since a day.
#[must_use]
pub fn log_document(assessment: &Assessment, since: Option<Date>, order: LogOrder) -> Handout {
    let framework = assessment.framework();
    let entries = assessment.log().found(since, None);
    let since = since.map(|since| format!(" since {}", date_words(since))).unwrap_or_default();
    let sections = match order {
        LogOrder::BySkill => by_skill(framework, &entries),
        LogOrder::ByMonth => by_month(framework, &entries),
    };
    Handout {
        title: Clean::line(&format!("{}: what I did{since}", assessment.name())),
        about: vec![counted(entries.len(), "entry", "entries")],
        sections: sections.into_iter().filter(|section| !section.items.is_empty()).collect(),
        notice: NOTICE,
    }
}

fn by_skill(framework: &Framework, entries: &[&LogEntry]) -> Vec<HandoutSection> {
    let shows = |entry: &LogEntry, key: &str| entry.skills.iter().any(|skill| skill.as_str() == key);
    let of_skill = |skill| {
        let skill = framework.skill(skill);
        let of_it = entries.iter().filter(|entry| shows(entry, skill.key.as_str()));
        section(framework, skill.name.as_str(), of_it.copied())
    };
    let is_known = |entry: &LogEntry| entry.skills.iter().any(|key| framework.find_skill(key.as_str()).is_some());
    let others = section(framework, "Without a skill", entries.iter().copied().filter(|entry| !is_known(entry)));
    framework.skills().map(of_skill).chain([others]).collect()
}

fn by_month(framework: &Framework, entries: &[&LogEntry]) -> Vec<HandoutSection> {
    let mut months: BTreeMap<(i16, i8), Vec<&LogEntry>> = BTreeMap::new();
    for entry in entries {
        months.entry((entry.on.year(), entry.on.month())).or_default().push(entry);
    }
    let of_month = |entries: Vec<&LogEntry>| {
        let month = entries[0].on.strftime("%B %Y").to_string();
        section(framework, &month, entries.into_iter())
    };
    months.into_values().rev().map(of_month).collect()
}

fn section<'l>(framework: &Framework, heading: &str, entries: impl Iterator<Item = &'l LogEntry>) -> HandoutSection {
    let item = |entry: &LogEntry| {
        let names = entry.skills.iter().filter_map(|key| framework.find_skill(key.as_str()));
        let names: Vec<&str> = names.map(|skill| framework.skill(skill).name.as_str()).collect();
        let is_told = names.is_empty() || names == [heading];
        HandoutItem {
            lead: date_words(entry.on),
            text: entry.text.to_string(),
            link: entry.link.to_string(),
            aside: if is_told { String::new() } else { format!("Shows: {}", names.join(", ")) },
        }
    };
    HandoutSection { heading: heading.to_owned(), about: Vec::new(), items: entries.map(item).collect() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::{Date, date};

    use super::{LogOrder, log_document};
    use crate::assessment::{Aim, Assessment, LogDraft, Name};
    use crate::framework::Catalog;
    use crate::report::ExportFormat;
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

    fn written(since: Option<Date>, order: LogOrder) -> String {
        let text = ExportFormat::named("text").expect("it is in the table");
        text.write_handout(&log_document(&logged(), since, order)).expect("text is for people")
    }

    #[test]
    fn entries_stand_below_each_skill_that_they_show_in_the_order_of_the_framework() {
        let text = written(None, LogOrder::BySkill);
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
        let text = written(Some(date(2026, 6, 1)), LogOrder::ByMonth);
        let (november, june) = (text.find("November 2026"), text.find("June 2026"));
        assert!(november.is_some() && november < june, "{text}");
        assert!(
            text.contains("since 1 Jun 2026") && text.contains("2 entries") && !text.contains("Answered"),
            "{text}"
        );
    }
}
