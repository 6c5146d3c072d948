//! When answers were given, as a save tells it and as it is understood.
//!
//! Older versions of the program know no dates, but keep the fields they do not know. So a date can stand beside an
//! answer that is another one than the dated one, or beside none at all. The answer is repeated with its date to tell.

use jiff::Timestamp;
use jiff::civil::Date;

use super::object::Object;
use super::payload::{Answer, GivenRef, Payload};
use crate::assessment::{Choice, Day, Entry, Given};
use crate::clock::local_day;
use crate::framework::Level;

/// When, by which number and with what else an assessment is saved.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Stamp {
    pub(in crate::store) revision: u64,
    pub(in crate::store) saved_at: Timestamp,
}

/// Who wrote a save last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Writer {
    /// The program, in this version or another: the save tells when.
    Program,
    /// Somebody else, and nothing tells when.
    Somebody,
}

/// What a save tells of itself: what is known of an answer without a date.
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

/// Dates an entry by what its answer and the save say.
pub(super) fn date(entry: &mut Entry, answer: &Answer, saved: SavedAs) {
    entry.given = given(entry.choice, answer, saved);
    entry.evidence_on = answer.evidence_on.filter(|_| !entry.evidence.is_empty());
}

/// The day of the newest answer in a save; none before the first answer, or if nothing is known of one.
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
        // A version that knows no dates wrote all of it.
        None => Some(Given { day: Day::By(saved_on?), edition, revision }),
        Some(said) if self::choice(said.level, said.not_applicable) == choice => {
            let day = said.on.map(Day::On).or(said.by.or(saved_on).map(Day::By))?;
            Some(Given { day, edition: said.edition, revision: said.revision })
        }
        // A version that knows no dates changed the answer, the last time that it saved.
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

/// What becomes known by a save of an answer of which nothing was: it was given by then.
pub(super) fn given_by(edition: u32, stamp: Stamp) -> Given {
    Given { day: Day::By(local_day(stamp.saved_at)), edition, revision: stamp.revision }
}

/// What is written about when an entry's answer was given, or what is known of it `now`, with what a newer version says.
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
