//! Sentences about the points in time of an assessment.

use crate::assessment::{Day, StepProgress};
use crate::compare::{History, HistoryRow, RoleCourse};
use crate::framework::Framework;
use crate::score::{Fraction, Scorecard};
use crate::text::counted;

/// Returns the headline of the points in time: where the person began and is now, and since when.
#[must_use]
pub fn history_headline(framework: &Framework, history: &History) -> [String; 2] {
    let band = &framework.band(history.band).name;
    let about = match history.role {
        Some(role) => format!("{}, {band}.", framework.role(role).name),
        None => "Nothing is answered now.".to_owned(),
    };
    let [first, .., last] = history.rows.as_slice() else {
        return ["No point in time is kept yet".to_owned(), about];
    };
    let kept = history.rows.len() - 1;
    let score = |row: &HistoryRow| {
        let card = history.role.map(|role| row.evaluation.card(role, history.band));
        card.and_then(Scorecard::readiness).map(Fraction::percent)
    };
    let since = first.day.map(Day::latest).map(|day| day.strftime("%-d %b %Y").to_string());
    match (score(first), score(last), since) {
        (Some(then), Some(now), Some(since)) => {
            let change = match (now.checked_sub(then), then.abs_diff(now)) {
                (_, 0) => format!("No change since {since}."),
                (Some(up), _) => format!("{} more since {since}.", counted_points(up)),
                (None, down) => format!("{} less since {since}.", counted_points(down)),
            };
            [format!("From {then} at the first point to {now} now"), format!("{change} {about}")]
        }
        _ => [format!("{} kept", counted(kept, "point in time is", "points in time are")), about],
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
