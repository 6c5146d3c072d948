//! The likely levels of the unanswered skills, if they resemble the answers.
//!
//! For a skill of domain d with `n` answers in d that sum to `S`, and `m'` the mean of all answers outside d
//! if there are any: `m = (2 + S + m') / (n + 2)`, else `m = (2 + S) / (n + 1)`. `m` is rounded to quarters,
//! half up, and picks a row of a fixed table of level probabilities. The program never shows the guess instead of the
//! guaranteed range.

use super::credit::credit;
use crate::assessment::{Choice, Sheet};
use crate::framework::{DomainId, Framework, LEVELS, Level};

/// The chances of the levels 0 to 4, per mille, for means of 0.00, 0.25, ... 4.00.
const TABLE: [[u64; LEVELS]; 17] = [
    [691, 242, 61, 6, 0],
    [598, 296, 93, 12, 1],
    [501, 341, 136, 21, 1],
    [401, 372, 187, 37, 3],
    [309, 382, 242, 61, 6],
    [227, 372, 296, 93, 12],
    [159, 341, 341, 136, 23],
    [106, 296, 371, 187, 40],
    [67, 242, 382, 242, 67],
    [40, 187, 371, 296, 106],
    [23, 136, 341, 341, 159],
    [12, 93, 296, 372, 227],
    [6, 61, 242, 382, 309],
    [3, 37, 187, 372, 401],
    [1, 21, 136, 341, 501],
    [1, 12, 93, 296, 598],
    [0, 6, 61, 242, 691],
];

/// The expectation of every domain.
#[derive(Debug, Clone)]
pub struct Likely {
    domains: Vec<Expectation>,
    all: Tally,
}

/// The expected levels of the unanswered skills of a domain, and the answers behind them.
#[derive(Debug, Clone, Copy)]
pub struct Expectation {
    /// The answers inside the domain.
    pub inside: Tally,
    /// The answers outside the domain.
    pub outside: Tally,
    row: usize,
}

/// The number and the sum of answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// The number of answers.
    pub answers: u64,
    /// The sum of their levels.
    pub sum: u64,
}

impl Expectation {
    /// Returns the mean `m`, rounded to quarters, in quarters.
    pub const fn quarters(self) -> usize {
        self.row
    }

    /// Returns the chances of the levels 0 to 4, per mille.
    pub const fn chances(self) -> [u64; LEVELS] {
        TABLE[self.row]
    }
}

impl Likely {
    /// Computes the expectation of each domain from the answers.
    pub fn of(framework: &Framework, sheet: &Sheet) -> Self {
        let mut domains = vec![Tally::default(); framework.domains().len()];
        let mut all = Tally::default();
        for skill in framework.skills() {
            if let Choice::Level(level) = sheet.choice(skill) {
                let domain = &mut domains[framework.skill(skill).domain.index()];
                for tally in [domain, &mut all] {
                    tally.answers += 1;
                    tally.sum += u64::from(level.number());
                }
            }
        }
        let expectation = |inside: Tally| {
            let outside = Tally { answers: all.answers - inside.answers, sum: all.sum - inside.sum };
            Expectation { inside, outside, row: row(inside, outside) }
        };
        Self { domains: domains.into_iter().map(expectation).collect(), all }
    }

    /// Returns the tally of all answers.
    pub const fn all(&self) -> Tally {
        self.all
    }

    /// Returns the expectation of a domain.
    pub fn domain(&self, domain: DomainId) -> Expectation {
        self.domains[domain.index()]
    }

    /// Returns the chances of the levels 0 to 4 of an unanswered skill of a domain, per mille.
    pub fn chances(&self, domain: DomainId) -> impl Iterator<Item = (Level, u64)> + use<> {
        Level::ALL.into_iter().zip(self.domain(domain).chances())
    }

    /// Returns the expected credit of an unanswered skill of a domain, in twelfths of a thousandth.
    pub fn credit(&self, domain: DomainId, target: Level) -> u64 {
        self.chances(domain).map(|(level, chance)| chance * credit(level, target)).sum()
    }
}

/// Returns the table row for a domain: four times its mean, rounded half up.
fn row(inside: Tally, outside: Tally) -> usize {
    let (numerator, denominator) = if outside.answers > 0 {
        // (2 + S + m') / (n + 2) with m' = sum / answers, written over one denominator.
        let numerator = (2 + inside.sum) * outside.answers + outside.sum;
        (numerator, (inside.answers + 2) * outside.answers)
    } else {
        (2 + inside.sum, inside.answers + 1)
    };
    let row = (8 * numerator + denominator) / (2 * denominator);
    usize::try_from(row).expect("a mean of levels is at most 4, so the row is at most 16")
}

#[cfg(test)]
mod tests {
    use super::{TABLE, Tally, row};

    #[test]
    fn every_row_of_the_table_adds_up_and_a_higher_mean_never_makes_a_higher_level_less_likely() {
        for chances in TABLE {
            assert_eq!(chances.iter().sum::<u64>(), 1_000);
        }
        for pair in TABLE.windows(2) {
            for level in 1..5 {
                let at_least = |row: [u64; 5]| row[level..].iter().sum::<u64>();
                assert!(at_least(pair[0]) <= at_least(pair[1]));
            }
        }
    }

    #[test]
    fn rows_follow_the_formula() {
        let tally = |answers, sum| Tally { answers, sum };
        assert_eq!(row(tally(0, 0), tally(0, 0)), 8, "nothing known: mean 2");
        assert_eq!(row(tally(3, 12), tally(0, 0)), 14, "(2 + 12) / 4 = 3.5");
        assert_eq!(row(tally(0, 0), tally(4, 16)), 12, "(2 + 0 + 4) / 2 = 3");
        assert_eq!(row(tally(1, 3), tally(2, 3)), 9, "(2 + 3 + 1.5) / 3 = 2.17, nearest quarter 2.25");
        assert_eq!(row(tally(14, 0), tally(1, 0)), 1, "2 / 16 = 0.125, half up to 0.25");
    }
}
