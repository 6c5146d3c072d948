//! From levels to answers and their evaluation.

use std::sync::Arc;

use devrel_ready::assessment::{Choice, Mark, Sheet};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::score::Evaluation;

use crate::people::Random;

/// The chance, in twentieths, that an answer is one level off in one direction, if the person does not say how sure they are.
pub(crate) const SLIP: usize = 3;

/// Evaluates complete answers.
pub(crate) fn evaluate(framework: &Arc<Framework>, levels: &[Level]) -> Evaluation {
    let mark = |level: &Level| Mark { choice: Choice::Level(*level), ..Mark::default() };
    let sheet: Sheet = levels.iter().map(mark).collect();
    Evaluation::of(framework, sheet)
}

/// Draws answers around true levels: each is one level off in each direction with a chance of `slip` twentieths. Levels end
/// at 0 and 4.
pub(crate) fn answers(levels: &[Level], slip: usize, random: &mut Random) -> Vec<Level> {
    let answer = |level: &Level| match random.below(20) {
        roll if roll < slip => level.down(),
        roll if roll < 2 * slip => level.up(),
        _ => *level,
    };
    levels.iter().map(answer).collect()
}
