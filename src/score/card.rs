//! The scorecard of one role at one band.
//!
//! ```text
//! credit(a, t) = 12 * min(a, t) / t
//! N = sum of w * credit,  D = 12 * sum of w      over the role's skills that are not n/a
//! readiness = N / D
//! ```
//!
//! `lowest` counts unanswered skills as 0, `highest` as their target. The final readiness lies between the two,
//! whatever the later answers are, n/a included. `likely` fills unanswered skills by [`Likely`]. `shown` counts each
//! level without evidence as 0.

use super::credit::{FULL_CREDIT, credit, credits};
use super::fraction::{Fraction, Tenths, standard_error};
use super::likely::{Likely, Tally};
use super::verdict::{MustHave, Verdict};
use crate::assessment::{Choice, Mark, Sheet};
use crate::framework::{BandId, DomainId, Framework, Level, Requirement, RoleId, SkillId};

/// The readiness of a person for a role at a band, and its error.
#[derive(Debug, Clone)]
pub struct Scorecard {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The score where ready begins, in percent.
    pub ready_at: u32,
    /// The coverage of the role by answers.
    pub coverage: RoleCoverage,
    /// The must-haves of the role at this band, in the order of its skills.
    pub must_haves: Vec<MustHave>,
    /// The conclusion from the numbers.
    pub verdict: Verdict,
    /// Whether no later answer can change the verdict.
    pub guaranteed: bool,
    /// Whether a complete score is so close to the bar that answering noise could move it to the other side.
    pub borderline: bool,
    /// Whether "ready" holds only because the person marked skills as not applicable.
    pub provisional: bool,
    sums: Sums,
    /// `400 * sum of w^2 * Var(credit)` over answered skills; a whole number because chances are twentieths.
    noise: u128,
    leaning: Option<Fraction>,
}

/// The coverage of a role by answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleCoverage {
    /// The number of listed skills with a level.
    pub answered: usize,
    /// The number of all listed skills.
    pub skills: usize,
    /// The number of listed skills that are not applicable.
    pub not_applicable: usize,
    /// The weight of the listed skills with a level.
    pub answered_weight: u64,
    /// The weight of all listed skills.
    pub weight: u64,
}

impl RoleCoverage {
    /// Returns the share of the weight with a level, in percent, rounded down.
    pub fn weight_percent(self) -> u64 {
        (100 * self.answered_weight).checked_div(self.weight).unwrap_or(0)
    }
}

/// The sums over the role's skills that are not n/a, in twelfths of a weight.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// The credit of the answered skills.
    known: u64,
    /// The credit that the unanswered skills could still bring.
    open: u64,
    /// The expected credit of the unanswered skills, in thousandths.
    expected: u64,
    /// The credit of the answered skills with evidence.
    shown: u64,
    /// The credit of a person exactly on every target.
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

/// The answers, and the likely levels of the unanswered skills.
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
            ready_at: framework.band(band).ready_at,
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

    /// Returns the exact readiness `N / D`, once every listed skill is answered or not applicable.
    pub fn readiness(&self) -> Option<Fraction> {
        self.sums.readiness()
    }

    /// Returns the readiness with every unanswered skill at 0. `None` if nothing is left to score.
    pub fn lowest(&self) -> Option<Fraction> {
        self.sums.lowest()
    }

    /// Returns the readiness with every unanswered skill on target. `None` if nothing is left to score.
    pub fn highest(&self) -> Option<Fraction> {
        self.sums.highest()
    }

    /// Returns the expected readiness if the unanswered skills resemble the answers. It equals the readiness when
    /// complete.
    pub fn likely(&self) -> Option<Fraction> {
        Fraction::new(1_000 * self.sums.known + self.sums.expected, 1_000 * self.sums.all)
    }

    /// Returns the readiness with every level without evidence at 0, and unanswered skills at 0 too.
    pub fn shown(&self) -> Option<Fraction> {
        Fraction::new(self.sums.shown, self.sums.all)
    }

    /// Returns the weighted mean of the role's answers over the plain mean of all answers. 1 means no lean to the role.
    pub const fn fit(&self) -> Option<Fraction> {
        self.leaning
    }

    /// Returns whether every listed skill is answered or not applicable and something is left to score.
    pub fn is_complete(&self) -> bool {
        self.readiness().is_some()
    }

    /// Returns the must-haves marked as not applicable. While there are any, no other answer leads to "ready".
    pub fn blocked_by(&self) -> impl Iterator<Item = SkillId> {
        self.must_haves.iter().filter(|must_have| must_have.is_left_out()).map(|must_have| must_have.skill)
    }

    /// Returns `N`: the sum of weight times credit of the answered skills.
    pub(crate) const fn numerator(&self) -> u64 {
        self.sums.known
    }

    /// Returns `D`: 12 times the weight of the listed skills that are not n/a.
    pub(crate) const fn denominator(&self) -> u64 {
        self.sums.all
    }

    /// Returns `400 * D^2` times the variance of the readiness.
    pub(crate) const fn noise(&self) -> u128 {
        self.noise
    }

    /// Returns the standard error of the readiness in points, `100 * sqrt(sum of w^2 * Var(X)) / D`, rounded to a
    /// tenth.
    pub fn error(&self) -> Option<Tenths> {
        standard_error(self.noise, self.sums.all)
    }

    /// Returns the part of the scorecard that belongs to one domain. `None` if the role lists no skill of the domain.
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
    /// Returns the same value as for the whole role, over the skills of the domain.
    pub fn readiness(self) -> Option<Fraction> {
        self.sums.readiness()
    }

    /// Returns the same value as for the whole role, over the skills of the domain.
    pub fn lowest(self) -> Option<Fraction> {
        self.sums.lowest()
    }

    /// Returns the same value as for the whole role, over the skills of the domain.
    pub fn highest(self) -> Option<Fraction> {
        self.sums.highest()
    }
}

/// Returns `(sum of w*a / sum of w) / (mean of all answered levels)`. `None` without answers or if all are 0.
fn fit(weighted: u64, weight: u64, all: Tally) -> Option<Fraction> {
    Fraction::new(weighted * all.answers, weight * all.sum)
}

/// Returns the possible true levels of an answer, with their chances in twentieths.
///
/// An answer is one level off in each direction with the chance of [`Mark::slip_chance`]. Levels end at 0 and 4.
pub(super) fn noisy_levels(mark: Mark, level: Level) -> [(Level, u64); 3] {
    let off = mark.slip_chance();
    [(level.down(), off), (level, 20 - 2 * off), (level.up(), off)]
}

/// Returns `400 * Var(credit)` of one answer.
pub(crate) fn noise_of_credit(mark: Mark, level: Level, target: Level) -> u64 {
    let off = mark.slip_chance();
    let row = credits(target);
    let [below, here, above] = [row[level.down().index()], row[level.index()], row[level.up().index()]];
    let mean = off * (below + above) + (20 - 2 * off) * here;
    let square = off * (below * below + above * above) + (20 - 2 * off) * here * here;
    20 * square - mean * mean
}
