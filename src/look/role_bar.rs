//! The bar of a score: a way to the line where ready begins, and what lies beyond it.

use super::{Cell, Run, Runs};
use crate::score::{Fraction, Scorecard};

/// The layout of scores on cells. The line where ready begins has a cell of its own, so that it is straight through all
/// bars of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The score where ready begins, in percent.
    ready_at: u32,
    /// The score at the left end, in percent.
    from: u32,
    /// Cells left of the line.
    before: usize,
    /// Cells right of the line.
    after: usize,
}

impl Scale {
    /// Spreads the scores from 0 to 100 evenly over this many cells, the line not counted. At least one cell is on
    /// each side.
    pub fn even(ready_at: u32, cells: usize) -> Self {
        Self::cut(ready_at, 0, cells)
    }

    /// Spreads the scores from a score in percent to 100, for the steps of a plan.
    pub fn cut(ready_at: u32, from: u32, cells: usize) -> Self {
        let cells = cells.max(2);
        let (from, part) = (from.min(ready_at.saturating_sub(1)), |percent: u32| percent as usize);
        let whole = part(100 - from);
        let before = (2 * part(ready_at - from) * cells + whole) / (2 * whole);
        let before = before.clamp(1, cells - 1);
        Self { ready_at, from, before, after: cells - before }
    }

    /// Fixes the cells at both sides of the line. So it is straight through bars of different bands.
    pub const fn sides(ready_at: u32, before: usize, after: usize) -> Self {
        Self { ready_at, from: 0, before, after }
    }

    /// Spreads the scores from 0 to 100 over this many cells without a line, for what has no score to reach.
    pub const fn whole(cells: usize) -> Self {
        Self { ready_at: 100, from: 0, before: cells, after: 0 }
    }

    /// Returns whether the line is drawn.
    const fn has_line(self) -> bool {
        self.after > 0
    }

    /// Returns the cells left of the line.
    pub const fn before(self) -> usize {
        self.before
    }

    /// Returns the cells right of the line.
    pub const fn after(self) -> usize {
        self.after
    }

    /// Returns the cells of a whole bar, the line among them.
    pub const fn cells(self) -> usize {
        self.before + self.after + if self.has_line() { 1 } else { 0 }
    }

    /// Returns whether a score reaches the line.
    fn is_ready(self, score: Fraction) -> bool {
        score.times_floor(100) >= u64::from(self.ready_at)
    }

    /// Returns a score in parts of a cell, from the left end, and whether it lies past the line.
    ///
    /// A score below the line ends at least a cell before it, and one at the line or past it has at least a cell
    /// beyond, whatever rounding says.
    fn place(self, score: Fraction, parts: usize, round: fn(Fraction, u64) -> u64) -> Place {
        let wide = |count: usize| count as u64;
        let hundredths = |from: u32| Fraction {
            numerator: (100 * score.numerator).saturating_sub(u64::from(from) * score.denominator),
            denominator: score.denominator,
        };
        let spread = |score: Fraction, cells: usize, over: u32| {
            let share = Fraction { denominator: score.denominator * u64::from(over.max(1)), ..score };
            usize::try_from(round(share, wide(parts * cells))).unwrap_or(usize::MAX)
        };
        if self.is_ready(score) {
            let beyond = spread(hundredths(self.ready_at), self.after, 100 - self.ready_at);
            Place { before: parts * self.before, beyond: beyond.max(parts).min(parts * self.after) }
        } else {
            let reached = spread(hundredths(self.from), self.before, self.ready_at - self.from);
            Place { before: reached.min(parts * (self.before - 1)), beyond: 0 }
        }
    }
}

/// The end of a score in parts of a cell, at both sides of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    before: usize,
    beyond: usize,
}

/// A score as a bar: reached, open, missing and beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleBar {
    lowest: Fraction,
    highest: Fraction,
    /// The lowest score before the last answer: what lies above it has just become certain.
    before: Option<Fraction>,
    /// The scores that earlier steps and this one would reach.
    gains: Option<[Fraction; 2]>,
}

impl RoleBar {
    /// Returns the bar of a scorecard, or `None` if there is nothing to score.
    pub fn of(card: &Scorecard) -> Option<Self> {
        Some(Self::between(card.lowest()?, card.highest()?))
    }

    /// Creates the bar of a range.
    pub const fn between(lowest: Fraction, highest: Fraction) -> Self {
        Self { lowest, highest, before: None, gains: None }
    }

    /// Creates the bar of a settled score.
    pub const fn at(score: Fraction) -> Self {
        Self::between(score, score)
    }

    /// Creates an example, in percent.
    pub const fn example(lowest: u64, highest: u64) -> Self {
        Self::between(
            Fraction { numerator: lowest, denominator: 100 },
            Fraction { numerator: highest, denominator: 100 },
        )
    }

    /// Marks what the last answer made certain.
    #[must_use]
    pub fn grown_from(self, before: Option<&Scorecard>) -> Self {
        Self { before: before.and_then(Scorecard::lowest), ..self }
    }

    /// Shows what earlier steps would reach, and what this one would.
    #[must_use]
    pub const fn would_reach(self, earlier: Fraction, then: Fraction) -> Self {
        Self { gains: Some([earlier, then]), ..self }
    }

    /// Returns the cells of the bar.
    pub fn runs(self, scale: Scale) -> Vec<Run> {
        let mut runs = Runs::default();
        let layers = self.layers(scale);
        let mut at = [0_usize; 2];
        for (cell, end) in &layers {
            let until = end.before.max(at[0]);
            runs.push(*cell, until - at[0]);
            at[0] = until;
        }
        if let Some(half) = self.half(scale, at[0]) {
            runs.push(half, 1);
            at[0] += 1;
        }
        runs.push(Cell::Missing, scale.before - at[0]);
        runs.push(Cell::Ready, usize::from(scale.has_line()));
        for (cell, end) in &layers {
            let until = end.beyond.max(at[1]);
            let cell = if *cell == Cell::Reached { Cell::Beyond } else { *cell };
            runs.push(cell, until - at[1]);
            at[1] = until;
        }
        runs.push(Cell::Blank, scale.after - at[1]);
        runs.0
    }

    /// Returns the layers of the bar from the left, each with its end in whole cells.
    fn layers(self, scale: Scale) -> Vec<(Cell, Place)> {
        let down = |score| scale.place(score, 1, Fraction::times_floor);
        let up = |score| scale.place(score, 1, Fraction::times_ceil);
        if self.lowest < self.highest {
            let certain = down(self.lowest);
            let known = self.before.map_or(certain, down);
            // The part that the last answer fixed is a segment of its own.
            let known = Place { before: known.before.min(certain.before), beyond: known.beyond.min(certain.beyond) };
            return vec![(Cell::Reached, known), (Cell::Gain, certain), (Cell::Open, up(self.highest))];
        }
        let halves = scale.place(self.lowest, 2, Fraction::times_nearest);
        let reached = Place { before: halves.before / 2, beyond: halves.beyond.div_ceil(2) };
        let whole = |score| scale.place(score, 1, Fraction::times_nearest);
        match self.gains {
            None => vec![(Cell::Reached, reached)],
            Some([earlier, then]) => {
                let (start, end) = (whole(earlier), whole(then));
                // Each gain shows at least one cell.
                let end = if end == start && then > earlier { one_further(scale, start) } else { end };
                vec![(Cell::Reached, whole(self.lowest)), (Cell::EarlierGain, start), (Cell::Gain, end)]
            }
        }
    }

    /// Returns half a cell if a settled score ends in the middle of one.
    fn half(self, scale: Scale, reached: usize) -> Option<Cell> {
        let is_settled = self.lowest >= self.highest && self.gains.is_none();
        let halves = scale.place(self.lowest, 2, Fraction::times_nearest).before;
        (is_settled && halves % 2 == 1 && halves / 2 == reached).then_some(Cell::HalfReached)
    }
}

fn one_further(scale: Scale, place: Place) -> Place {
    match place {
        Place { before, beyond: 0 } if before + 1 < scale.before => Place { before: before + 1, beyond: 0 },
        Place { before, beyond } if beyond > 0 => Place { before, beyond: (beyond + 1).min(scale.after) },
        place => place,
    }
}

#[cfg(test)]
mod tests {
    use super::{RoleBar, Scale};
    use crate::look::Glyphs;
    use crate::score::Fraction;

    const fn percent(numerator: u64) -> Fraction {
        Fraction { numerator, denominator: 100 }
    }

    fn drawn(bar: RoleBar, scale: Scale) -> String {
        let runs = bar.runs(scale);
        assert_eq!(runs.iter().map(|run| run.count).sum::<usize>(), scale.cells());
        runs.iter().map(|run| Glyphs::Unicode.of(run.cell).repeat(run.count)).collect()
    }

    #[test]
    fn a_settled_score_is_the_way_to_the_line_in_half_cells() {
        let scale = Scale::even(85, 26);
        assert_eq!(scale.before(), 22);
        let at = |score| drawn(RoleBar::at(percent(score)), scale);
        assert_eq!(at(79), "━━━━━━━━━━━━━━━━━━━━╸·┃    ");
        assert_eq!(at(67), "━━━━━━━━━━━━━━━━━╸····┃    ");
        assert_eq!(at(92), "━━━━━━━━━━━━━━━━━━━━━━┃━━  ");
        assert_eq!(at(0), "······················┃    ");
        assert_eq!(at(100), "━━━━━━━━━━━━━━━━━━━━━━┃━━━━");
    }

    #[test]
    fn the_line_is_touched_exactly_from_ready_on() {
        for ready_at in [50, 80, 85, 90, 99] {
            for cells in [2, 3, 12, 13, 26, 36, 60] {
                let scale = Scale::even(ready_at, cells);
                for score in 0..=100 {
                    let bar = drawn(RoleBar::at(percent(score)), scale);
                    let (way, beyond) = bar.split_once('┃').expect("the line is drawn");
                    let is_ready = score >= u64::from(ready_at);
                    assert_eq!(way.ends_with('━'), is_ready, "{score} of {ready_at}: {bar}");
                    assert_eq!(beyond.starts_with('━'), is_ready, "{score} of {ready_at}: {bar}");
                }
            }
        }
    }

    #[test]
    fn an_open_range_reaches_as_far_as_it_may_and_no_further() {
        let scale = Scale::even(85, 26);
        let between = |lowest, highest| drawn(RoleBar::between(percent(lowest), percent(highest)), scale);
        assert_eq!(between(29, 93), "━━━━━━━───────────────┃───".to_owned() + " ");
        assert_eq!(between(33, 80), "━━━━━━━━─────────────·┃    ");
        assert_eq!(between(0, 100), "──────────────────────┃────");
        assert_eq!(between(88, 95), "━━━━━━━━━━━━━━━━━━━━━━┃━── ");
    }

    #[test]
    fn what_an_answer_fixed_and_what_a_step_would_gain_are_segments_of_their_own() {
        let scale = Scale::even(85, 26);
        let grown = RoleBar { before: Some(percent(10)), ..RoleBar::between(percent(30), percent(90)) };
        assert_eq!(drawn(grown, scale), "━━╍╍╍╍╍───────────────┃── ".to_owned() + " ");
        let plan = Scale::cut(85, 70, 20);
        let step = RoleBar::at(percent(79)).would_reach(percent(79), percent(82));
        assert_eq!(drawn(step, plan), "━━━━━━╍╍··┃          ");
        let past = RoleBar::at(percent(79)).would_reach(percent(83), percent(87));
        assert_eq!(drawn(past, plan), "━━━━━━───╍┃╍         ");
    }

    #[test]
    fn bars_of_different_bands_share_one_line() {
        let lines = [80, 85, 90].map(|ready_at| drawn(RoleBar::at(percent(79)), Scale::sides(ready_at, 13, 3)));
        assert!(lines.iter().all(|line| line.chars().position(|c| c == '┃') == Some(13)), "{lines:?}");
    }
}
