//! The dates of answers: how a save stores them and what they mean.
//!
//! Older versions of the program know no dates but keep unknown fields. So a date can stand beside a changed answer or
//! beside none. The date repeats its answer, which shows whether the two still belong together.

use jiff::Timestamp;
use jiff::civil::Date;

use super::answer::{Answer, GivenRef};
use super::object::Object;
use super::payload::Payload;
use crate::assessment::{Choice, Day, Entry, Given};
use crate::clock::local_day;
use crate::framework::Level;

/// The revision and time of a save.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Stamp {
    pub(in crate::store) revision: u64,
    pub(in crate::store) saved_at: Timestamp,
}

/// The last writer of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Writer {
    /// The program, in any version. The save contains the time.
    Program,
    /// Somebody else, at an unknown time.
    Somebody,
}

/// The data of a save that date an answer without a date of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct SavedAs {
    day: Option<Date>,
    edition: u32,
    revision: u64,
}

impl SavedAs {
    pub(super) fn of(payload: &Payload, revision: u64, writer: Writer) -> Self {
        let day = (writer == Writer::Program).then(|| local_day(payload.saved_at));
        Self { day, edition: payload.framework.edition, revision }
    }
}

/// Dates an entry by its answer and its save.
pub(super) fn date(entry: &mut Entry, answer: &Answer, saved: SavedAs) {
    entry.given = given(entry.choice, answer, saved);
    entry.evidence_on = answer.evidence_on.filter(|_| !entry.evidence.is_empty());
}

/// Returns the day of the newest answer in a save; `None` if there is no answer or one of them has no known day.
pub(in crate::store) fn answered_on(payload: &Payload, revision: u64, writer: Writer) -> Option<Day> {
    let saved = SavedAs::of(payload, revision, writer);
    let choice = |answer: &Answer| choice(answer.level, answer.not_applicable);
    let answered = payload.answers.iter().map(|(_, answer)| answer).filter(|it| choice(it) != Choice::Unanswered);
    let days: Option<Vec<Day>> = answered.map(|it| given(choice(it), it, saved).map(|given| given.day)).collect();
    Day::newest(days?.into_iter())
}

fn given(choice: Choice, answer: &Answer, saved: SavedAs) -> Option<Given> {
    let SavedAs { day: saved_on, edition, revision } = saved;
    match &answer.given {
        _ if choice == Choice::Unanswered => None,
        // A version without dates wrote the whole save.
        None => Some(Given { day: Day::By(saved_on?), edition, revision }),
        Some(said) if self::choice(said.level, said.not_applicable) == choice => {
            let day = said.on.map(Day::On).or(said.by.or(saved_on).map(Day::By))?;
            Some(Given { day, edition: said.edition, revision: said.revision })
        }
        // A version without dates changed the answer in its last save.
        Some(_) => Some(Given { day: Day::On(saved_on?), edition, revision }),
    }
}

fn choice(level: Option<u32>, not_applicable: bool) -> Choice {
    match level.and_then(Level::new) {
        Some(level) => Choice::Level(level),
        None if not_applicable => Choice::NotApplicable,
        None => Choice::Unanswered,
    }
}

/// Returns the date of an answer that had none: it was given by the day of this save.
pub(super) fn given_by(edition: u32, stamp: Stamp) -> Given {
    Given { day: Day::By(local_day(stamp.saved_at)), edition, revision: stamp.revision }
}

/// Builds the stored date of an entry's answer, or `now` if it has none. Adds the fields of a newer version.
pub(super) fn given_ref(entry: &Entry, now: Given, rest: Object) -> Option<GivenRef> {
    let is_answered = entry.choice != Choice::Unanswered;
    let Given { day, edition, revision } = is_answered.then(|| entry.given.unwrap_or(now))?;
    let (on, by) = match day {
        Day::On(date) => (Some(date), None),
        Day::By(date) => (None, Some(date)),
    };
    let not_applicable = entry.choice == Choice::NotApplicable;
    Some(GivenRef { level: entry.choice.level().map(Level::number), not_applicable, on, by, edition, revision, rest })
}
