//! The change of a score, its causes, and how it compares to answering on another day.

use super::not_counted::NotCounted;
use super::points::{Points, apportioned};
use super::sides::{ComparisonProblem, ComparisonRequest};
use crate::framework::{BandId, Level, Requirement, RoleId, SkillId};
use crate::order::Order as _;
use crate::score::{FULL_CREDIT, Fraction, Tenths, credit, noise_of_credit, standard_error};

/// The change between two states, for one role at one band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The role.
    pub role: RoleId,
    /// The band.
    pub band: BandId,
    /// The exact change, `100 * (N2 - N1) / D`.
    pub change: Points,
    /// The standard error of the change, in tenths of a point.
    pub error: Tenths,
    /// The word for the change, measured by its error.
    pub word: NoiseWord,
    /// The number of shared skills whose answer was given again.
    pub given_again: usize,
    /// The number of skills with a level in both states.
    pub shared: usize,
    /// The readiness over the shared skills, before and after.
    pub readiness: [Fraction; 2],
    /// The skills with another level, the most points first.
    pub causes: Vec<Cause>,
    /// The same readiness for the other roles at the band, in the framework's order.
    pub other_roles: Vec<RoleChange>,
    /// The changes that do not count in the number.
    pub not_counted: NotCounted,
}

/// A skill with another level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// The skill.
    pub skill: SkillId,
    /// The level before.
    pub before: Level,
    /// The level after.
    pub after: Level,
    /// The level that the role expects at the band.
    pub target: Level,
    /// The exact part of the change.
    pub points: Points,
    /// The part in tenths of a point, rounded so that all parts add up to the change.
    pub tenths: i64,
    /// The part in hundredths of a point, rounded so that all parts add up to the change.
    pub hundredths: i64,
    /// Whether the answer was given again.
    pub given_again: bool,
}

impl Cause {
    /// Returns whether the levels are two or more apart, which chance alone rarely does.
    #[must_use]
    pub const fn is_two_or_more(&self) -> bool {
        self.before.is_apart_from(self.after)
    }
}

/// The word for a change, compared to the one that answering on another day alone would make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoiseWord {
    /// No shared skill was given again, and nothing changed.
    NotGivenAgain,
    /// `|change| < 1.28 * e`.
    WithinNoise,
    /// Between the two others.
    ProbablyReal,
    /// `|change| > 1.96 * e`.
    Real,
}

/// The readiness of another role over its own shared skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleChange {
    /// The role.
    pub role: RoleId,
    /// The readiness before.
    pub before: Fraction,
    /// The readiness after.
    pub after: Fraction,
}

/// The sums over the shared skills of one role.
struct Sums {
    /// `N1` and `N2`.
    known: [u64; 2],
    /// `D`.
    all: u64,
    /// `400 * sum of w^2 * (Var1 + Var2)` over the skills given again.
    noise: u128,
    given_again: usize,
    shared: Vec<Shared>,
}

/// A skill with a level in both states.
struct Shared {
    skill: SkillId,
    levels: [Level; 2],
    target: Level,
    /// `w * credit2 - w * credit1`.
    gained: i64,
    given_again: bool,
}

impl Comparison {
    /// Compares two states.
    ///
    /// # Errors
    ///
    /// The two states answer different questions, or no skill of the role has a level in both.
    pub fn of(request: &ComparisonRequest<'_>) -> Result<Self, ComparisonProblem> {
        request.check()?;
        let ComparisonRequest { role, band, .. } = *request;
        let sums = Sums::of(request, role);
        let readiness = sums.readiness().ok_or(ComparisonProblem::NothingShared)?;
        let framework = request.after.assessment.framework();
        let others = framework.roles().filter(|other| *other != role).filter_map(|role| {
            let [before, after] = Sums::of(request, role).readiness()?;
            Some(RoleChange { role, before, after })
        });
        Ok(Self {
            role,
            band,
            change: Points { numerator: signed(sums.known[1]) - signed(sums.known[0]), denominator: sums.all },
            error: sums.error(),
            word: sums.word(),
            given_again: sums.given_again,
            shared: sums.shared.len(),
            readiness,
            causes: sums.causes(),
            other_roles: others.collect(),
            not_counted: NotCounted::of(request),
        })
    }

    /// Returns `N2 - N1`, not reduced.
    #[must_use]
    pub const fn numerator(&self) -> i64 {
        self.change.numerator
    }

    /// Returns `D`, not reduced.
    #[must_use]
    pub const fn denominator(&self) -> u64 {
        self.change.denominator
    }
}

impl Sums {
    fn of(request: &ComparisonRequest<'_>, role: RoleId) -> Self {
        let mut sums = Self { known: [0; 2], all: 0, noise: 0, given_again: 0, shared: Vec::new() };
        for requirement in &request.after.assessment.framework().role(role).requirements {
            sums.add(request, requirement);
        }
        sums
    }

    fn add(&mut self, request: &ComparisonRequest<'_>, requirement: &Requirement) {
        let skill = requirement.skill;
        let marks = [request.before, request.after].map(|side| side.assessment.mark(skill));
        let [Some(before), Some(after)] = marks.map(|mark| mark.choice.level()) else { return };
        if request.is_to_look_at_again(skill) {
            return;
        }
        let (target, weight) = (requirement.target(request.band), u64::from(requirement.weight));
        let credits = [before, after].map(|level| weight * credit(level, target));
        let given_again = request.is_given_again(skill);
        if given_again {
            let noise = noise_of_credit(marks[0], before, target) + noise_of_credit(marks[1], after, target);
            self.noise += u128::from(weight * weight) * u128::from(noise);
            self.given_again += 1;
        }
        self.known = [self.known[0] + credits[0], self.known[1] + credits[1]];
        self.all += FULL_CREDIT * weight;
        let gained = signed(credits[1]) - signed(credits[0]);
        self.shared.push(Shared { skill, levels: [before, after], target, gained, given_again });
    }

    fn readiness(&self) -> Option<[Fraction; 2]> {
        let [before, after] = self.known.map(|known| Fraction::new(known, self.all));
        Some([before?, after?])
    }

    /// Returns `e` in tenths of a point, rounded half up.
    fn error(&self) -> Tenths {
        standard_error(self.noise, self.all).unwrap_or(Tenths(0))
    }

    /// Compares the change with 1.28 and 1.96 times its error, exactly:
    /// `625 * change^2 < 1024 * e^2` and `10000 * change^2 > 38416 * e^2`.
    fn word(&self) -> NoiseWord {
        let change = u128::from(self.known[0].abs_diff(self.known[1]));
        // `noise` is 400 times the sum of variances.
        let square = 400 * change * change;
        match () {
            () if self.given_again == 0 && change == 0 => NoiseWord::NotGivenAgain,
            () if 625 * square < 1_024 * self.noise || change == 0 => NoiseWord::WithinNoise,
            () if 10_000 * square > 38_416 * self.noise => NoiseWord::Real,
            () => NoiseWord::ProbablyReal,
        }
    }

    fn causes(&self) -> Vec<Cause> {
        let mut changed: Vec<&Shared> = self.shared.iter().filter(|it| it.levels[0] != it.levels[1]).collect();
        changed.order_by_key(|it| std::cmp::Reverse(it.gained));
        let gained: Vec<i64> = changed.iter().map(|it| it.gained).collect();
        let shown = [10, 100].map(|units| apportioned(&gained, self.all, units));
        let causes = changed.iter().zip(&shown[0]).zip(&shown[1]);
        causes
            .map(|((it, tenths), hundredths)| Cause {
                skill: it.skill,
                before: it.levels[0],
                after: it.levels[1],
                target: it.target,
                points: Points { numerator: it.gained, denominator: self.all },
                tenths: *tenths,
                hundredths: *hundredths,
                given_again: it.given_again,
            })
            .collect()
    }
}

fn signed(sum: u64) -> i64 {
    i64::try_from(sum).expect("the weights of a framework are far below 2^63")
}
