//! The published form of a report, field by field.
//!
//! Field names and their meaning are a promise: they may be added to, never changed, under one schema version.

use serde::Serialize;
use serde::ser::SerializeMap;

use super::{Decimal, PlanPart, Term};

/// The name and version of the format.
pub const REPORT_SCHEMA: &str = "devrel-ready/report/1";

/// Everything a person takes away.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Always [`REPORT_SCHEMA`].
    pub schema: &'static str,
    /// When it was made, in UTC, to the second.
    pub generated_at: String,
    /// The day of the newest answer; none before the first one, or if it is not known.
    pub answered_at: Option<String>,
    /// The same for people, also where only the latest that it can be is known; not part of the JSON.
    #[serde(skip)]
    pub answered_words: String,
    /// What the person calls the assessment.
    pub name: String,
    /// What the person aims at.
    pub aim: AimPart,
    /// The role and band that are told about, if they are not those aimed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_at: Option<AimPart>,
    /// The questions and role profiles it was made with.
    pub framework: FrameworkPart,
    /// How many skills have been dealt with.
    pub coverage: CoveragePart,
    /// What the person said, in the framework's order of skills.
    pub answers: AnswerMap,
    /// One for each role and band, in the framework's order.
    pub results: Vec<ResultPart>,
    /// Who leads at the band looked at, else at the one aimed at.
    pub leading: LeadingPart,
    /// The shortest path to ready for the role looked at, else for the one aimed at, else for the leader.
    pub plan: Option<PlanPart>,
    /// The way to the goals the person has, and the plan the person looked at if it was another one. Not part of the
    /// JSON, where the goals are among the answers.
    #[serde(skip)]
    pub other_plans: Vec<PlanPart>,
    /// What is worth a second look.
    pub remarks: Vec<String>,
    /// What the numbers are, and what they are not.
    pub notice: &'static str,
}

/// A role and a band, such as those a person aims at.
#[derive(Debug, Clone, Serialize)]
pub struct AimPart {
    /// A role id; none if the person is not sure.
    pub role: Option<String>,
    /// A band id.
    pub band: String,
}

/// Which questions and role profiles.
#[derive(Debug, Clone, Serialize)]
pub struct FrameworkPart {
    /// The framework's id.
    pub id: String,
    /// The edition.
    pub edition: u32,
    /// Digest of the framework's files.
    pub sha256: String,
}

/// How many skills have been dealt with.
#[derive(Debug, Clone, Serialize)]
pub struct CoveragePart {
    /// With a level.
    pub answered: usize,
    /// Marked as not applicable.
    pub not_applicable: usize,
    /// Neither.
    pub unanswered: usize,
    /// All.
    pub skills: usize,
}

/// Answers by skill id, in the framework's order.
#[derive(Debug, Clone)]
pub struct AnswerMap(pub Vec<(String, AnswerPart)>);

impl Serialize for AnswerMap {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (skill, answer) in &self.0 {
            map.serialize_entry(skill, answer)?;
        }
        map.end()
    }
}

/// What a person said about one skill; what was not said is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AnswerPart {
    /// The level, 0 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
    /// `true` if the skill does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub na: Option<bool>,
    /// What could show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// A private note; only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// `"sure"` or `"unsure"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sure: Option<&'static str>,
    /// `true` for "I want to grow this".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub star: Option<bool>,
    /// `true` for "come back to this".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<bool>,
    /// The level the person wants to get to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<u32>,
    /// The day on which the answer was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_on: Option<String>,
    /// The latest that the day can be, where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_by: Option<String>,
    /// The edition of the questions that was answered, if it is not that of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_edition: Option<u32>,
    /// The day on which the evidence was written, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_on: Option<String>,
}

/// How a person stands for one role at one band.
#[derive(Debug, Clone, Serialize)]
pub struct ResultPart {
    /// The role's id.
    pub role: String,
    /// The band's id.
    pub band: String,
    /// The exact readiness, once every listed skill is answered or not applicable.
    pub readiness: Option<ReadinessPart>,
    /// Percent, rounded down: unanswered skills at 0.
    pub lowest: Option<u64>,
    /// Percent, rounded up: unanswered skills on target.
    pub highest: Option<u64>,
    /// Percent, to the nearest: if the rest resembles the answers.
    pub likely: Option<u64>,
    /// Standard error in points.
    pub error: Option<Decimal>,
    /// `ready`, `not-yet`, `open` or `not-assessed`.
    pub verdict: &'static str,
    /// The verdict with its marks in a few words; not part of the JSON, which has them one by one.
    #[serde(skip)]
    pub verdict_words: &'static str,
    /// The terms in the verdict, for a text that explains them; not part of the JSON.
    #[serde(skip)]
    pub terms: Vec<Term>,
    /// The verdict as a sentence, with the reason.
    pub standing: String,
    /// Whether no later answer can change the verdict.
    pub guaranteed: bool,
    /// Whether answering noise could move the score across the bar.
    pub borderline: bool,
    /// Whether "ready" holds only because of skills left out as not applicable.
    pub provisional: bool,
    /// The skills that nothing can make up for at this band.
    pub must_haves: Vec<MustHavePart>,
    /// How many of them are met, for a text; not part of the JSON.
    #[serde(skip)]
    pub must_haves_met: Option<String>,
    /// Where the person leans; 1.00 is no lean.
    pub fit: Option<Decimal>,
    /// Percent, rounded down: levels without evidence at 0.
    pub shown: Option<u64>,
    /// How much of the role has been answered.
    pub coverage: RoleCoveragePart,
    /// The same by domain.
    pub domains: Vec<DomainPart>,
    /// What is missing, most points first.
    pub gaps: Vec<GapPart>,
    /// Ids of skills at or above target, most important first.
    pub strengths: Vec<String>,
}

/// An exact readiness.
#[derive(Debug, Clone, Serialize)]
pub struct ReadinessPart {
    /// Percent, rounded down.
    pub percent: u64,
    /// `N`: sum of weight times credit.
    pub numerator: u64,
    /// `D`: 12 times the sum of the weights.
    pub denominator: u64,
}

/// One must-have.
#[derive(Debug, Clone, Serialize)]
pub struct MustHavePart {
    /// The skill's id.
    pub skill: String,
    /// The lowest level that does not rule out "ready".
    pub floor: u32,
    /// The level, if there is one.
    pub level: Option<u32>,
    /// Whether the floor is reached, if there is a level.
    pub met: Option<bool>,
    /// `true` if it is marked as not applicable, which rules out "ready".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub na: Option<bool>,
    /// The same as a sentence, for a text; not part of the JSON.
    #[serde(skip)]
    pub words: String,
}

/// How much of a role has been answered.
#[derive(Debug, Clone, Serialize)]
pub struct RoleCoveragePart {
    /// Listed skills with a level.
    pub answered: usize,
    /// Listed skills.
    pub skills: usize,
    /// Share of the weight with a level, rounded down.
    pub weight_percent: u64,
}

/// How a person stands in one domain of a role, in percent.
#[derive(Debug, Clone, Serialize)]
pub struct DomainPart {
    /// The domain's id.
    pub domain: String,
    /// Rounded down, once complete.
    pub readiness: Option<u64>,
    /// Rounded down.
    pub lowest: Option<u64>,
    /// Rounded up.
    pub highest: Option<u64>,
}

/// A skill below its target.
#[derive(Debug, Clone, Serialize)]
pub struct GapPart {
    /// The skill's id.
    pub skill: String,
    /// The level answered.
    pub level: u32,
    /// The level expected.
    pub target: u32,
    /// Points of 100 lost, rounded down.
    pub points_lost: Decimal,
}

/// Who leads at a band.
#[derive(Debug, Clone, Serialize)]
pub struct LeadingPart {
    /// The band's id.
    pub band: String,
    /// The leader and the roles too close to it to call; empty before the first answer.
    pub roles: Vec<String>,
    /// Whether the rest is unlikely to change the leader.
    pub settled: bool,
    /// Whether the rest cannot change the leader.
    pub decided: bool,
    /// The same as a sentence.
    pub words: String,
    /// The term in that sentence, for a text that explains it; not part of the JSON.
    #[serde(skip)]
    pub term: Option<Term>,
}

impl Report {
    /// The report as JSON, indented, with a line feed at the end.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("texts and numbers always become JSON");
        json + "\n"
    }

    /// The result for a role at a band.
    pub fn result(&self, role: &str, band: &str) -> Option<&ResultPart> {
        self.results.iter().find(|result| result.role == role && result.band == band)
    }
}
