//! The result for one role at one band as JSON.

use serde::Serialize;

use super::keys::{band_key, role_key, skill_key};
use super::number;
use crate::framework::{Framework, Level};
use crate::report::Report;
use crate::score::{Decimal, DomainCard, Gap, MustHave, Scorecard, gaps, strengths};
use crate::words::standing_words;

/// How a person stands for one role at one band.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ResultJson<'r> {
    /// The role's id.
    role: &'r str,
    /// The band's id.
    band: &'r str,
    /// The exact readiness, once every listed skill is answered or not applicable.
    readiness: Option<ReadinessJson>,
    /// Percent, rounded down: unanswered skills at 0.
    lowest: Option<u64>,
    /// Percent, rounded up: unanswered skills on target.
    highest: Option<u64>,
    /// Percent, to the nearest: if the rest resembles the answers.
    likely: Option<u64>,
    /// Standard error in points.
    #[serde(serialize_with = "number::optional")]
    error: Option<Decimal>,
    /// `ready`, `not-yet`, `open` or `not-assessed`.
    verdict: &'static str,
    /// The verdict as a sentence, with the reason.
    standing: String,
    /// Whether no later answer can change the verdict.
    guaranteed: bool,
    /// Whether answering noise could move the score across the bar.
    borderline: bool,
    /// Whether "ready" holds only because of skills left out as not applicable.
    provisional: bool,
    /// The skills that nothing can make up for at this band.
    must_haves: Vec<MustHaveJson<'r>>,
    /// Where the person leans; 1.00 is no lean.
    #[serde(serialize_with = "number::optional")]
    fit: Option<Decimal>,
    /// Percent, rounded down: levels without evidence at 0.
    shown: Option<u64>,
    /// How much of the role has been answered.
    coverage: RoleCoverageJson,
    /// The same by domain.
    domains: Vec<DomainJson<'r>>,
    /// What is missing, most points first.
    gaps: Vec<GapJson<'r>>,
    /// Ids of skills at or above target, most important first.
    strengths: Vec<&'r str>,
}

/// An exact readiness.
#[derive(Debug, Clone, Serialize)]
struct ReadinessJson {
    /// Percent, rounded down.
    percent: u64,
    /// `N`: sum of weight times credit.
    numerator: u64,
    /// `D`: 12 times the sum of the weights.
    denominator: u64,
}

/// One must-have.
#[derive(Debug, Clone, Serialize)]
struct MustHaveJson<'r> {
    /// The skill's id.
    skill: &'r str,
    /// The lowest level that does not rule out "ready".
    floor: u32,
    /// The level, if there is one.
    level: Option<u32>,
    /// Whether the floor is reached, if there is a level.
    met: Option<bool>,
    /// `true` if it is marked as not applicable, which rules out "ready".
    #[serde(skip_serializing_if = "Option::is_none")]
    na: Option<bool>,
}

/// How much of a role has been answered.
#[derive(Debug, Clone, Serialize)]
struct RoleCoverageJson {
    /// Listed skills with a level.
    answered: usize,
    /// Listed skills.
    skills: usize,
    /// Share of the weight with a level, rounded down.
    weight_percent: u64,
}

/// How a person stands in one domain of a role, in percent.
#[derive(Debug, Clone, Serialize)]
struct DomainJson<'r> {
    /// The domain's id.
    domain: &'r str,
    /// Rounded down, once complete.
    readiness: Option<u64>,
    /// Rounded down.
    lowest: Option<u64>,
    /// Rounded up.
    highest: Option<u64>,
}

/// A skill below its target.
#[derive(Debug, Clone, Serialize)]
struct GapJson<'r> {
    /// The skill's id.
    skill: &'r str,
    /// The level answered.
    level: u32,
    /// The level expected.
    target: u32,
    /// Points of 100 lost, rounded down.
    #[serde(serialize_with = "number::decimal")]
    points_lost: Decimal,
}

impl<'r> ResultJson<'r> {
    pub(super) fn of(report: &'r Report<'_>, card: &Scorecard) -> Self {
        let (framework, sheet) = (report.framework(), report.evaluation.sheet());
        let domains = framework.domains().filter_map(|domain| card.domain(framework, sheet, domain));
        let (gaps, strengths) = (gaps(framework, sheet, card), strengths(framework, sheet, card));
        Self {
            role: role_key(framework, card.role),
            band: band_key(framework, card.band),
            readiness: card.readiness().map(|exact| ReadinessJson {
                percent: exact.percent(),
                numerator: exact.numerator,
                denominator: exact.denominator,
            }),
            lowest: card.lowest().map(|score| score.times_floor(100)),
            highest: card.highest().map(|score| score.times_ceil(100)),
            likely: card.likely().map(|score| score.times_nearest(100)),
            error: card.error().map(Decimal::from),
            verdict: card.verdict.word(),
            standing: standing_words(framework, card),
            guaranteed: card.guaranteed,
            borderline: card.borderline,
            provisional: card.provisional,
            must_haves: card.must_haves.iter().map(|must_have| MustHaveJson::of(framework, *must_have)).collect(),
            fit: card.fit().map(Decimal::nearest),
            shown: card.shown().map(|score| score.times_floor(100)),
            coverage: RoleCoverageJson {
                answered: card.coverage.answered,
                skills: card.coverage.skills,
                weight_percent: card.coverage.weight_percent(),
            },
            domains: domains.map(|card| DomainJson::of(framework, card)).collect(),
            gaps: gaps.iter().map(|gap| GapJson::of(framework, gap)).collect(),
            strengths: strengths.into_iter().map(|skill| skill_key(framework, skill)).collect(),
        }
    }
}

impl<'r> MustHaveJson<'r> {
    fn of(framework: &'r Framework, must_have: MustHave) -> Self {
        Self {
            skill: skill_key(framework, must_have.skill),
            floor: must_have.floor.number(),
            level: must_have.choice.level().map(Level::number),
            met: must_have.met(),
            na: must_have.is_left_out().then_some(true),
        }
    }
}

impl<'r> DomainJson<'r> {
    fn of(framework: &'r Framework, card: DomainCard) -> Self {
        Self {
            domain: framework.domain(card.domain).key.as_str(),
            readiness: card.readiness().map(|score| score.times_floor(100)),
            lowest: card.lowest().map(|score| score.times_floor(100)),
            highest: card.highest().map(|score| score.times_ceil(100)),
        }
    }
}

impl<'r> GapJson<'r> {
    fn of(framework: &'r Framework, gap: &Gap) -> Self {
        Self {
            skill: skill_key(framework, gap.skill),
            level: gap.level.number(),
            target: gap.target.number(),
            points_lost: Decimal::floor(gap.lost),
        }
    }
}
