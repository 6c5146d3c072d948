//! Sentences about the points in time of an assessment.

use crate::assessment::{Assessment, StepMark, StepProgress};
use crate::compare::{History, HistoryRow, RoleCourse};
use crate::framework::Framework;
use crate::score::{Fraction, Scorecard};
use crate::text::{counted, date_words};
use crate::words::Said;

/// Returns the sentence in place of a list of points: there are none, or none can be used.
#[must_use]
pub const fn no_points_words(has_damaged: bool) -> &'static str {
    if has_damaged { "No point in time can be used" } else { "No point in time is kept yet" }
}

/// Returns the headline of the points in time: where the person began and is now, and since when.
#[must_use]
pub fn history_headline(framework: &Framework, history: &History, has_damaged: bool) -> [Said; 2] {
    let band = &framework.band(history.band).name;
    let about = match history.role.map(|role| framework.role(role)) {
        Some(role) => Said::new(format!("{}, {band}.", role.name), format!("{}, {band}.", role.short)),
        None => "Nothing is answered now.".into(),
    };
    let [first, .., last] = history.rows.as_slice() else {
        return [no_points_words(has_damaged).into(), about];
    };
    let kept = history.rows.len() - 1;
    let score = |row: &HistoryRow| {
        let card = history.role.map(|role| row.evaluation.card(role, history.band));
        card.and_then(Scorecard::readiness).map(Fraction::percent)
    };
    match (score(first), score(last), first.day) {
        (Some(then), Some(now), Some(day)) => {
            let (less_or_more, since) = (if now < then { "less" } else { "more" }, day.since());
            let change = match then.abs_diff(now) {
                // The answers may have changed all the same.
                0 => format!("The first point: {day}.").into(),
                points => Said::new(
                    format!("{} {less_or_more} {since}.", counted_points(points)),
                    format!("{points} {less_or_more} {since}."),
                ),
            };
            let sentence = if now == then {
                format!("{now} now, as at the first point")
            } else {
                format!("From {then} at the first point to {now} now")
            };
            [sentence.into(), about.after_sentence(&change)]
        }
        _ => [format!("{} kept", counted(kept, "point in time is", "points in time are")).into(), about],
    }
}

fn counted_points(points: u64) -> String {
    counted(usize::try_from(points).unwrap_or(usize::MAX), "point", "points")
}

/// Returns the points that a role gained or lost over time: `+9`, `−2` or `0`.
#[must_use]
pub fn change_words(course: &RoleCourse) -> String {
    match course.change() {
        0 => "0".to_owned(),
        up @ 1.. => format!("+{up}"),
        down => format!("\u{2212}{}", down.unsigned_abs()),
    }
}

/// Returns the mark of a plan step in words; empty without a mark.
#[must_use]
pub const fn progress_words(progress: StepProgress) -> &'static str {
    match progress {
        StepProgress::Open => "",
        StepProgress::Begun => "▸ begun",
        StepProgress::Done => "✓ done",
    }
}

/// Says on which days a step of a plan was begun and done, behind a label.
#[must_use]
pub fn step_mark_words(mark: &StepMark) -> (&'static str, String) {
    match (mark.begun.map(date_words), mark.done.map(date_words)) {
        (Some(begun), Some(done)) => ("Done", format!("{done}, begun {begun}. {LEVEL_FOLLOWS}")),
        (None, Some(done)) => ("Done", format!("{done}. {LEVEL_FOLLOWS}")),
        (begun, None) => ("Begun", begun.unwrap_or_default()),
    }
}

/// Says on which days a step of a plan was begun and done, behind a label, for other people.
#[must_use]
pub fn step_mark_days(mark: &StepMark) -> (&'static str, String) {
    let (label, words) = step_mark_words(mark);
    (label, words.trim_end_matches(LEVEL_FOLLOWS).trim_end_matches(". ").to_owned())
}

/// Names every step of a plan that the person has marked, with its days: `Networking to 2: begun 9 Nov 2026`.
#[must_use]
pub fn marked_steps_words(assessment: &Assessment) -> Vec<String> {
    let framework = assessment.framework();
    let marks =
        framework.skills().flat_map(|skill| assessment.entry(skill).steps.iter().map(move |mark| (skill, mark)));
    let words = marks.map(|(skill, mark)| {
        let is_reached = assessment.entry(skill).choice.level().is_some_and(|level| level >= mark.to);
        let (label, days) = if is_reached { step_mark_days(mark) } else { step_mark_words(mark) };
        format!("{} to {}: {} {days}", framework.skill(skill).name, mark.to, label.to_lowercase())
    });
    words.collect()
}

/// The reminder for a step that is marked as done.
const LEVEL_FOLLOWS: &str = "The level changes with your next answer.";

/// Says where the person began, once a role is ready: `You began at 70 in May.` `None` if no point in time tells it, or if
/// the readiness was not lower then.
#[must_use]
pub fn began_words(history: &History) -> Option<String> {
    let role = history.role?;
    let [first, .., last] = history.rows.as_slice() else { return None };
    let [began, now] =
        [first, last].map(|row| row.evaluation.card(role, history.band).readiness().map(Fraction::percent));
    let [day, today] = [first.day?.latest(), last.day?.latest()];
    let month = if day.year() == today.year() { day.strftime("%B") } else { day.strftime("%B %Y") };
    (began? < now?).then(|| format!("You began at {} in {month}.", began.unwrap_or_default()))
}
