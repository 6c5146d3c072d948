//! A comparison as JSON.

use serde::Serialize;
use serde_json::Number;

use super::extra_role::{ExtraRoleJson, extra_roles};
use crate::assessment::{Assessment, Day};
use crate::compare::{Cause, Comparison, NoiseWord};
use crate::framework::{Framework, Level, SkillId};
use crate::rating::{Agreement, Rating};
use crate::report::Since;
use crate::report::beside::newest_edition;
use crate::score::Fraction;

/// A comparison. Fields may be added, but not changed.
#[derive(Debug, Clone, Serialize)]
pub struct ComparisonJson<'c> {
    schema: &'static str,
    before: StateJson,
    after: StateJson,
    role: &'c str,
    band: &'c str,
    change: ChangeJson,
    readiness: ReadinessJson,
    causes: Vec<CauseJson<'c>>,
    other_roles: Vec<RoleJson<'c>>,
    not_counted: NotCountedJson<'c>,
    must_haves: MustHavesJson<'c>,
    steps_done: Vec<StepJson<'c>>,
    evidence_gained: Vec<&'c str>,
    /// The person of a rating; left out without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'c str>,
    /// The rater.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementJson<'c>>,
    /// The roles that the person has added; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extra_roles: Vec<ExtraRoleJson<'c>>,
}

#[derive(Debug, Clone, Serialize)]
struct AgreementJson<'c> {
    same: usize,
    near: usize,
    apart: usize,
    apart_by_chance: Number,
    mean_difference: Option<Number>,
    items: Vec<PairJson<'c>>,
}

#[derive(Debug, Clone, Serialize)]
struct PairJson<'c> {
    skill: &'c str,
    #[serde(rename = "self")]
    own: u32,
    other: u32,
    target: Option<u32>,
    kind: &'static str,
}

/// One of the two states.
#[derive(Debug, Clone, Serialize)]
pub struct StateJson {
    name: String,
    answered_at: Option<String>,
    point: Option<u32>,
    edition: u32,
}

#[derive(Debug, Clone, Serialize)]
struct ChangeJson {
    points: Number,
    numerator: i64,
    denominator: u64,
    error: Number,
    word: &'static str,
    given_again: usize,
    shared: usize,
}

#[derive(Debug, Clone, Serialize)]
struct ReadinessJson {
    before: u64,
    after: u64,
}

#[derive(Debug, Clone, Serialize)]
struct CauseJson<'c> {
    skill: &'c str,
    before: u32,
    after: u32,
    points: Number,
    given_again: bool,
    two_or_more: bool,
}

#[derive(Debug, Clone, Serialize)]
struct RoleJson<'c> {
    role: &'c str,
    before: u64,
    after: u64,
}

#[derive(Debug, Clone, Serialize)]
struct NotCountedJson<'c> {
    newly_answered: Vec<&'c str>,
    no_longer_answered: Vec<&'c str>,
    not_applicable: Vec<&'c str>,
    reworded: Vec<&'c str>,
    retired: Vec<&'c str>,
    targets_since: Option<u32>,
}

#[derive(Debug, Clone, Serialize)]
struct MustHavesJson<'c> {
    met: Vec<&'c str>,
    lost: Vec<&'c str>,
}

#[derive(Debug, Clone, Serialize)]
struct StepJson<'c> {
    skill: &'c str,
    level: u32,
    on: String,
}

impl<'c> ComparisonJson<'c> {
    /// Converts a comparison of two states. A rating on one side comes with how both agree.
    pub fn of(
        framework: &'c Framework,
        [before, after]: [StateJson; 2],
        comparison: &'c Comparison,
        rated: Option<(&'c Rating, &'c Agreement)>,
    ) -> Self {
        let keys = |skills: &'_ [SkillId]| skills.iter().map(|skill| framework.skill(*skill).key.as_str()).collect();
        let readiness = comparison.readiness.map(Fraction::percent);
        let others = comparison.other_roles.iter().map(|change| RoleJson {
            role: framework.role(change.role).key.as_str(),
            before: change.before.percent(),
            after: change.after.percent(),
        });
        let apart = &comparison.not_counted;
        let steps = apart.steps_done.iter().map(|step| StepJson {
            skill: framework.skill(step.skill).key.as_str(),
            level: step.to.number(),
            on: step.on.to_string(),
        });
        Self {
            schema: "devrel-ready/comparison/1",
            before,
            after,
            role: framework.role(comparison.role).key.as_str(),
            band: framework.band(comparison.band).key.as_str(),
            change: ChangeJson {
                points: decimal(comparison.change.hundredths(), 2),
                numerator: comparison.numerator(),
                denominator: comparison.denominator(),
                error: decimal(i64::try_from(comparison.error.0).unwrap_or(i64::MAX), 1),
                word: word(comparison.word),
                given_again: comparison.given_again,
                shared: comparison.shared,
            },
            readiness: ReadinessJson { before: readiness[0], after: readiness[1] },
            causes: comparison.causes.iter().map(|it| cause(framework, it)).collect(),
            other_roles: others.collect(),
            not_counted: NotCountedJson {
                newly_answered: keys(&apart.newly_answered),
                no_longer_answered: keys(&apart.no_longer_answered),
                not_applicable: keys(&apart.not_applicable),
                reworded: keys(&apart.reworded),
                retired: apart.retired.iter().map(crate::text::Clean::as_str).collect(),
                targets_since: apart.targets_since,
            },
            must_haves: MustHavesJson { met: keys(&apart.must_haves_met), lost: keys(&apart.must_haves_lost) },
            steps_done: steps.collect(),
            evidence_gained: keys(&apart.evidence_gained),
            about: rated.map(|(rating, _)| rating.about.as_str()),
            by: rated.map(|(rating, _)| rating.by.as_str()),
            agreement: rated.map(|(_, agreement)| self::agreement(framework, agreement)),
            extra_roles: extra_roles(framework),
        }
    }
}

fn agreement<'c>(framework: &'c Framework, agreement: &Agreement) -> AgreementJson<'c> {
    let items = agreement.items.iter().map(|pair| PairJson {
        skill: framework.skill(pair.skill).key.as_str(),
        own: pair.own.number(),
        other: pair.other.number(),
        target: pair.target.map(Level::number),
        kind: pair.kind.key(),
    });
    AgreementJson {
        same: agreement.same(),
        near: agreement.near(),
        apart: agreement.apart(),
        apart_by_chance: decimal(i64::try_from(agreement.by_chance.tenths()).unwrap_or(i64::MAX), 1),
        mean_difference: agreement.mean_hundredths().map(|mean| decimal(mean, 2)),
        items: items.collect(),
    }
}

impl StateJson {
    /// Describes the point in time of a report.
    pub(super) fn at(since: &Since) -> Self {
        Self {
            name: since.name.to_string(),
            answered_at: since.day.known().map(|date| date.to_string()),
            point: Some(since.number),
            edition: since.edition,
        }
    }

    /// Describes a state; `point` is its number, if it is a point in time.
    pub fn of(assessment: &Assessment, point: Option<u32>) -> Self {
        Self {
            name: assessment.name().to_string(),
            answered_at: assessment.answered_on().and_then(Day::known).map(|date| date.to_string()),
            point,
            edition: newest_edition(assessment),
        }
    }
}

fn cause<'c>(framework: &'c Framework, cause: &Cause) -> CauseJson<'c> {
    CauseJson {
        skill: framework.skill(cause.skill).key.as_str(),
        before: cause.before.number(),
        after: cause.after.number(),
        points: decimal(cause.hundredths, 2),
        given_again: cause.given_again,
        two_or_more: cause.is_two_or_more(),
    }
}

/// Returns the word for programs.
const fn word(word: NoiseWord) -> &'static str {
    match word {
        NoiseWord::NotGivenAgain => "not-given-again",
        NoiseWord::WithinNoise => "within-noise",
        NoiseWord::ProbablyReal => "probably-real",
        NoiseWord::Real => "real",
    }
}

/// Returns a number with exactly these decimals.
fn decimal(units: i64, places: u32) -> Number {
    let scale = 10_u64.pow(places);
    let (size, sign) = (units.unsigned_abs(), if units < 0 { "-" } else { "" });
    let digits = format!("{sign}{}.{:0width$}", size / scale, size % scale, width = places as usize);
    serde_json::from_str(&digits).expect("digits around a point are a number")
}
