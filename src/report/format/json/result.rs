//! The result for one role at one band as JSON.

use serde::Serialize;

use super::keys::{band_key, role_key, skill_key};
use super::number;
use crate::framework::{Framework, Level};
use crate::report::Report;
use crate::score::{Decimal, DomainCard, Gap, MustHave, Scorecard, gaps, strengths};
use crate::words::standing_words;

/// The result for one role at one band.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ResultJson<'r> {
    /// The role's id.
    role: &'r str,
    /// The band's id.
    band: &'r str,
    /// The exact readiness, once every listed skill is answered or not applicable.
    readiness: Option<ReadinessJson>,
    /// The readiness with unanswered skills at 0, in percent, rounded down.
    lowest: Option<u64>,
    /// The readiness with unanswered skills on target, in percent, rounded up.
    highest: Option<u64>,
    /// The readiness if the unanswered skills resemble the answers, in percent, rounded to the nearest.
    likely: Option<u64>,
    /// The standard error in points.
    #[serde(serialize_with = "number::optional")]
    error: Option<Decimal>,
    /// `ready`, `not-yet`, `open` or `not-assessed`.
    verdict: &'static str,
    /// The verdict as a sentence, with the reason.
    standing: String,
    /// Whether no later answer can change the verdict.
    guaranteed: bool,
    /// Whether answering noise could move the score to the other side of the bar.
    borderline: bool,
    /// Whether "ready" holds only because the person marked skills as not applicable.
    provisional: bool,
    /// The skills that no other skill can make up for at this band.
    must_haves: Vec<MustHaveJson<'r>>,
    /// The lean of the person to the role; 1.00 is no lean.
    #[serde(serialize_with = "number::optional")]
    fit: Option<Decimal>,
    /// The readiness with levels without evidence at 0, in percent, rounded down.
    shown: Option<u64>,
    /// The coverage of the role by answers.
    coverage: RoleCoverageJson,
    /// The readiness by domain.
    domains: Vec<DomainJson<'r>>,
    /// The gaps, in descending order of points lost.
    gaps: Vec<GapJson<'r>>,
    /// The ids of skills at or above target, most important first.
    strengths: Vec<&'r str>,
}

/// An exact readiness.
#[derive(Debug, Clone, Serialize)]
struct ReadinessJson {
    /// The percent, rounded down.
    percent: u64,
    /// `N`: the sum of weight times credit.
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
    /// The level, if the answer is one.
    level: Option<u32>,
    /// Whether the level reaches the floor, if the answer is a level.
    met: Option<bool>,
    /// `true` if the skill is marked as not applicable, which rules out "ready".
    #[serde(skip_serializing_if = "Option::is_none")]
    na: Option<bool>,
}

/// The coverage of a role by answers.
#[derive(Debug, Clone, Serialize)]
struct RoleCoverageJson {
    /// The number of listed skills with a level.
    answered: usize,
    /// The number of listed skills.
    skills: usize,
    /// The share of the weight with a level, in percent, rounded down.
    weight_percent: u64,
}

/// The readiness in one domain of a role, in percent.
#[derive(Debug, Clone, Serialize)]
struct DomainJson<'r> {
    /// The domain's id.
    domain: &'r str,
    /// The exact readiness, rounded down, once complete.
    readiness: Option<u64>,
    /// The readiness with unanswered skills at 0, rounded down.
    lowest: Option<u64>,
    /// The readiness with unanswered skills on target, rounded up.
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
    /// The points of 100 lost, rounded down.
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
