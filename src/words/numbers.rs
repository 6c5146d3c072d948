//! Scores as people read them, and lists of numbers in words.
//!
//! Rounding must not contradict a verdict: a range whose end is rounded up to the bar, although the exact end lies
//! below it, says that it ends below.

use crate::score::{Fraction, Scorecard};
use crate::text::listed;

/// Returns the score of a role for a column: `79` once it is settled, else the range that it lies in, such as `29–93`,
/// or `78–<85` if the range ends below the bar and only rounding would reach it. `n/a` if there is nothing to score.
pub fn score_words(card: &Scorecard) -> String {
    let Some((lowest, highest)) = card.lowest().zip(card.highest()) else {
        return "n/a".to_owned();
    };
    match (card.readiness(), below_the_bar(card, highest)) {
        (Some(exact), _) => exact.percent().to_string(),
        (None, Some(bar)) => format!("{}–<{bar}", lowest.percent()),
        (None, None) => format!("{}–{}", lowest.percent(), highest.times_ceil(100)),
    }
}

/// Returns the range of the score of a role for a sentence: `between 29 and 93`, or `78 to under 85`. `None` if there is
/// nothing to score.
pub fn range_words(card: &Scorecard) -> Option<String> {
    let (lowest, highest) = card.lowest().zip(card.highest())?;
    Some(match below_the_bar(card, highest) {
        Some(bar) => format!("{} to under {bar}", lowest.percent()),
        None => format!("between {} and {}", lowest.percent(), highest.times_ceil(100)),
    })
}

/// Returns the likely score in percent, to the nearest, but never rounded up to a bar that it does not reach. `None` if
/// there is nothing to score.
pub fn likely_percent(card: &Scorecard) -> Option<u64> {
    let likely = card.likely()?;
    let is_below = likely.percent() < u64::from(card.ready_at);
    Some(match likely.times_nearest(100) {
        rounded if is_below && rounded >= u64::from(card.ready_at) => likely.percent(),
        rounded => rounded,
    })
}

/// Returns the score of a role against the bar, for a title: `79 of 85`, or `92 points, 85 asked for` once the score
/// reaches it.
pub fn score_against_bar(card: &Scorecard) -> String {
    match card.readiness() {
        Some(exact) => points_against_bar(exact.percent(), card.ready_at),
        None => format!("{} of {}", score_words(card), card.ready_at),
    }
}

/// Returns a settled score against the bar, as [`score_against_bar`] does.
pub fn points_against_bar(percent: u64, ready_at: u32) -> String {
    if percent < u64::from(ready_at) {
        format!("{percent} of {ready_at}")
    } else {
        format!("{percent} points, {ready_at} asked for")
    }
}

/// Returns the bar if a score lies below it and rounding it up would reach it.
pub(super) fn below_the_bar(card: &Scorecard, score: Fraction) -> Option<u32> {
    let is_below = score.percent() < u64::from(card.ready_at);
    (is_below && score.times_ceil(100) >= u64::from(card.ready_at)).then_some(card.ready_at)
}

/// Lists sorted numbers. Adjacent numbers become a range: `3 to 6`, `3 and 4`, `2, 5 and 7 to 9`.
pub fn number_ranges(sorted: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sorted.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words: Vec<String> = runs
        .into_iter()
        .flat_map(|(first, last)| match last - first {
            0 => vec![first.to_string()],
            1 => vec![first.to_string(), last.to_string()],
            _ => vec![format!("{first} to {last}")],
        })
        .collect();
    listed(&words, "and")
}

#[cfg(test)]
mod tests {
    use super::{likely_percent, number_ranges, points_against_bar, range_words, score_words};
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::{Framework, Level};
    use crate::score::{Scores, Verdict};

    #[test]
    fn a_range_never_reaches_a_bar_by_rounding_and_a_reached_bar_is_never_rounded_away() {
        let framework = Framework::shipped();
        let mut seen = [false; 2];
        // Every third skill is open; the others have levels that come from the number of the try.
        for number in 0..600_usize {
            let mark = |place: usize| match (place + number) % 7 {
                0 => Mark::default(),
                _ => Mark { choice: Choice::Level(Level::ALL[(place * 5 + number / 7) % 3 + 2]), ..Mark::default() },
            };
            let sheet: Sheet = (0..framework.skills().len()).map(mark).collect();
            for card in Scores::of(&framework, sheet.clone()).cards() {
                let (Some(lowest), Some(highest)) = (card.lowest(), card.highest()) else { continue };
                let (words, bar) = (score_words(card), u64::from(card.ready_at));
                let is_below = highest.times_floor(100) < bar;
                let end: Option<u64> = words.split('–').nth(1).and_then(|end| end.trim_start_matches('<').parse().ok());
                let Some(end) = end else { continue };
                assert_eq!(is_below && end == bar, words.contains('<'), "{words} of {bar}");
                assert_eq!(range_words(card).is_some_and(|it| it.contains("to under")), words.contains('<'));
                assert!(!is_below || card.verdict == Verdict::NotYet, "{words}");
                let begin: u64 = words.split('–').next().and_then(|it| it.parse().ok()).expect("a number");
                assert_eq!(begin >= bar, lowest.times_floor(100) >= bar, "{words} of {bar}");
                let likely = card.likely().zip(likely_percent(card)).expect("there is a score");
                assert_eq!(likely.1 >= bar, likely.0.times_floor(100) >= bar, "likely {} of {bar}", likely.1);
                seen[usize::from(words.contains('<'))] = true;
            }
        }
        assert_eq!(seen, [true; 2]);
    }

    #[test]
    fn a_score_past_the_bar_is_no_part_of_it() {
        assert_eq!(points_against_bar(79, 85), "79 of 85");
        assert_eq!(points_against_bar(92, 85), "92 points, 85 asked for");
    }

    #[test]
    fn numbers_in_a_row_become_a_range() {
        assert_eq!(number_ranges(&[3]), "3");
        assert_eq!(number_ranges(&[3, 4]), "3 and 4");
        assert_eq!(number_ranges(&[3, 4, 5, 6]), "3 to 6");
        assert_eq!(number_ranges(&[2, 5, 7, 8, 9]), "2, 5 and 7 to 9");
    }
}
