//! The scorecard of one role at one band.
//!
//! ```text
//! credit(a, t) = 12 * min(a, t) / t
//! N = sum of w * credit,  D = 12 * sum of w      over the role's skills that are not n/a
//! readiness = N / D
//! ```
//!
//! `lowest` takes unanswered skills at 0, `highest` at their target: whatever is answered later, n/a included,
//! the final readiness lies between them. `likely` fills them by [`Likely`]. `shown` counts each
//! level without evidence as 0.

use super::credit::{FULL_CREDIT, credit};
use super::fraction::{Fraction, Tenths};
use super::likely::{Likely, Tally};
use super::verdict::{MustHave, Verdict};
use crate::assessment::{Choice, Mark, Sheet};
use crate::framework::{BandId, DomainId, Framework, Level, Requirement, RoleId, SkillId};

/// How ready a person is for a role at a band, and how sure that is.
#[derive(Debug, Clone)]
pub struct Scorecard {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// How much of the role has been answered.
    pub coverage: RoleCoverage,
    /// The must-haves of the role at this band, in the order of its skills.
    pub must_haves: Vec<MustHave>,
    /// What the numbers come to.
    pub verdict: Verdict,
    /// Whether no later answer can change the verdict.
    pub guaranteed: bool,
    /// Whether a complete score is so close to the bar that answering noise could move it across.
    pub borderline: bool,
    /// Whether "ready" holds only because of the skills that were left out as not applicable.
    pub provisional: bool,
    sums: Sums,
    /// `400 * sum of w^2 * Var(credit)` over answered skills; a whole number because chances are twentieths.
    noise: u128,
    leaning: Option<Fraction>,
}

/// How much of a role has been answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleCoverage {
    /// Listed skills with a level.
    pub answered: usize,
    /// All listed skills.
    pub skills: usize,
    /// Listed skills that are not applicable.
    pub not_applicable: usize,
    /// Weight of the listed skills with a level.
    pub answered_weight: u64,
    /// Weight of all listed skills.
    pub weight: u64,
}

impl RoleCoverage {
    /// Share of the weight that has been answered, in percent, rounded down.
    pub fn weight_percent(self) -> u64 {
        (100 * self.answered_weight).checked_div(self.weight).unwrap_or(0)
    }
}

/// Sums over the role's skills that are not n/a, in twelfths of a weight.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Credit of the answered skills.
    known: u64,
    /// Credit that the unanswered skills could still bring.
    open: u64,
    /// Credit that the unanswered skills are expected to bring, in thousandths.
    expected: u64,
    /// Credit of the answered skills that have evidence.
    shown: u64,
    /// Credit of a person exactly on every target.
    all: u64,
}

impl Sums {
    fn add(&mut self, requirement: &Requirement, target: Level, mark: Mark, expected: impl Fn() -> u64) {
        let weight = u64::from(requirement.weight);
        match mark.choice {
            Choice::NotApplicable => return,
            Choice::Unanswered => {
                self.open += FULL_CREDIT * weight;
                self.expected += weight * expected();
            }
            Choice::Level(level) => {
                let points = weight * credit(level, target);
                self.known += points;
                self.shown += if mark.shown { points } else { 0 };
            }
        }
        self.all += FULL_CREDIT * weight;
    }

    fn readiness(self) -> Option<Fraction> {
        if self.open > 0 { None } else { Fraction::new(self.known, self.all) }
    }

    fn lowest(self) -> Option<Fraction> {
        Fraction::new(self.known, self.all)
    }

    fn highest(self) -> Option<Fraction> {
        Fraction::new(self.known + self.open, self.all)
    }
}

/// The answers, and what the unanswered skills are taken to be.
#[derive(Clone, Copy)]
pub(super) struct Answered<'a> {
    pub(super) framework: &'a Framework,
    pub(super) sheet: &'a Sheet,
    pub(super) likely: &'a Likely,
}

impl Scorecard {
    pub(super) fn of(answered: Answered<'_>, role: RoleId, band: BandId) -> Self {
        let Answered { framework, sheet, likely } = answered;
        let mut sums = Sums::default();
        let mut noise = 0;
        let mut coverage = RoleCoverage::default();
        let mut weighted = 0;
        let mut must_haves = Vec::new();
        for requirement in &framework.role(role).requirements {
            let mark = sheet.mark(requirement.skill);
            let target = requirement.target(band);
            let domain = framework.skill(requirement.skill).domain;
            let weight = u64::from(requirement.weight);
            sums.add(requirement, target, mark, || likely.credit(domain, target));
            coverage.skills += 1;
            coverage.not_applicable += usize::from(mark.choice == Choice::NotApplicable);
            coverage.weight += weight;
            if let Choice::Level(level) = mark.choice {
                coverage.answered += 1;
                coverage.answered_weight += weight;
                weighted += weight * u64::from(level.number());
                noise += u128::from(weight * weight) * u128::from(noise_of_credit(mark, level, target));
            }
            if requirement.is_must_have(band) {
                must_haves.push(MustHave::of(requirement, band, mark.choice));
            }
        }
        Self {
            role,
            band,
            coverage,
            must_haves,
            verdict: Verdict::NotAssessed,
            guaranteed: false,
            borderline: false,
            provisional: false,
            sums,
            noise,
            leaning: fit(weighted, coverage.answered_weight, likely.all()),
        }
    }

    /// The exact readiness `N / D`, once every listed skill is answered or not applicable.
    pub fn readiness(&self) -> Option<Fraction> {
        self.sums.readiness()
    }

    /// The readiness if every unanswered skill turned out 0; `None` if nothing is left to score.
    pub fn lowest(&self) -> Option<Fraction> {
        self.sums.lowest()
    }

    /// The readiness if every unanswered skill turned out on target; `None` if nothing is left to score.
    pub fn highest(&self) -> Option<Fraction> {
        self.sums.highest()
    }

    /// The readiness to expect if the rest resembles the answers; equals readiness when complete.
    pub fn likely(&self) -> Option<Fraction> {
        Fraction::new(1_000 * self.sums.known + self.sums.expected, 1_000 * self.sums.all)
    }

    /// The readiness if every level without evidence were 0.
    pub fn shown(&self) -> Option<Fraction> {
        Fraction::new(self.sums.shown, self.sums.all)
    }

    /// Where a person leans: the weighted mean of the answers over the plain mean of all answers; 1 is no lean.
    pub const fn fit(&self) -> Option<Fraction> {
        self.leaning
    }

    /// Whether every listed skill is answered or not applicable and something is left to score.
    pub fn is_complete(&self) -> bool {
        self.readiness().is_some()
    }

    /// The must-haves marked as not applicable. No answer to another skill leads to "ready" past them.
    pub fn blocked_by(&self) -> impl Iterator<Item = SkillId> {
        self.must_haves.iter().filter(|must_have| must_have.is_left_out()).map(|must_have| must_have.skill)
    }

    /// `N`: weight times credit of the answered skills.
    pub(crate) const fn numerator(&self) -> u64 {
        self.sums.known
    }

    /// `D`: 12 times the weight of the listed skills that are not n/a.
    pub(crate) const fn denominator(&self) -> u64 {
        self.sums.all
    }

    /// `400 * D^2` times the variance of the readiness.
    pub(crate) const fn noise(&self) -> u128 {
        self.noise
    }

    /// The standard error of the readiness in points, `100 * sqrt(sum of w^2 * Var(X)) / D`, rounded to a tenth.
    pub fn error(&self) -> Option<Tenths> {
        // With V = 400 times the sum, twenty times the error is 100 * sqrt(V) / D: a whole root, then half up.
        let twentieths = (10_000 * self.noise).isqrt().checked_div(u128::from(self.sums.all))?;
        Some(Tenths(u64::try_from(twentieths.div_ceil(2)).expect("an error is at most 50 points")))
    }

    /// The part of the scorecard that belongs to one domain; `None` if the role lists no skill of it.
    pub fn domain(&self, framework: &Framework, sheet: &Sheet, domain: DomainId) -> Option<DomainCard> {
        let mut sums = Sums::default();
        let mut listed = 0;
        for requirement in &framework.role(self.role).requirements {
            if framework.skill(requirement.skill).domain == domain {
                listed += 1;
                sums.add(requirement, requirement.target(self.band), sheet.mark(requirement.skill), || 0);
            }
        }
        (listed > 0).then_some(DomainCard { domain, sums })
    }
}

/// The readiness in one domain of a role.
#[derive(Debug, Clone, Copy)]
pub struct DomainCard {
    /// The domain.
    pub domain: DomainId,
    sums: Sums,
}

impl DomainCard {
    /// As for the whole role, over the skills of the domain.
    pub fn readiness(self) -> Option<Fraction> {
        self.sums.readiness()
    }

    /// As for the whole role, over the skills of the domain.
    pub fn lowest(self) -> Option<Fraction> {
        self.sums.lowest()
    }

    /// As for the whole role, over the skills of the domain.
    pub fn highest(self) -> Option<Fraction> {
        self.sums.highest()
    }
}

/// `(sum of w*a / sum of w) / (mean of all answered levels)`; none without answers or when all are 0.
fn fit(weighted: u64, weight: u64, all: Tally) -> Option<Fraction> {
    Fraction::new(weighted * all.answers, weight * all.sum)
}

/// The levels that an answer may really stand for, with their chances in twentieths.
///
/// An answer is one level off in each direction with chance 2/20 when the person is sure or says what could
/// show it, 5/20 when unsure, 3/20 otherwise. Levels end at 0 and 4.
pub(super) fn noisy_levels(mark: Mark, level: Level) -> [(Level, u64); 3] {
    let off = mark.slip_chance();
    [(level.down(), off), (level, 20 - 2 * off), (level.up(), off)]
}

/// `400 * Var(credit)` of one answer.
fn noise_of_credit(mark: Mark, level: Level, target: Level) -> u64 {
    let credits = noisy_levels(mark, level).map(|(level, chance)| (credit(level, target), chance));
    let mean: u64 = credits.iter().map(|(credit, chance)| credit * chance).sum();
    let square: u64 = credits.iter().map(|(credit, chance)| credit * credit * chance).sum();
    20 * square - mean * mean
}
