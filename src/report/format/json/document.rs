//! The fields of the JSON report, and their values from the model.

use jiff::Timestamp;
use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::comparison::{ComparisonJson, StateJson};
use super::explained::{LogEntryJson, TitlesJson, statements};
use super::extra_role::{ExtraRoleJson, extra_roles};
use super::history::PointJson;
use super::keys::{band_key, role_key, skill_key};
use super::plan::PlanJson;
use super::result::ResultJson;
use crate::assessment::{Aim, Assessment, Choice, Day, StepMark, Sureness};
use crate::framework::{Framework, Language, Level};
use crate::report::Since;
use crate::report::model::{Report, ReportedAnswer, ReportedSkill};
use crate::words::{NOTICE, leading_words};

/// The name and version of the format.
pub const REPORT_SCHEMA: &str = "devrel-ready/report/1";

/// The complete report.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ReportJson<'r> {
    /// Always [`REPORT_SCHEMA`].
    schema: &'static str,
    /// The time of the report, in UTC, to the second.
    generated_at: String,
    /// The day of the newest answer; null before the first answer, or if the day is not known.
    answered_at: Option<String>,
    /// The name of the assessment.
    name: &'r str,
    /// The role and band that the person aims at.
    aim: AimJson<'r>,
    /// The role and band in view, if they differ from the aim.
    #[serde(skip_serializing_if = "Option::is_none")]
    looked_at: Option<AimJson<'r>>,
    /// The questions and role profiles of the report.
    framework: FrameworkJson<'r>,
    /// The language of the titles and statements; absent if it is English.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'r str>,
    /// The counts of answered, not applicable and unanswered skills.
    coverage: CoverageJson,
    /// The answers, in the framework's order of skills.
    answers: AnswerMap<'r>,
    /// The results for each role and band, in the framework's order.
    results: Vec<ResultJson<'r>>,
    /// The leading roles at the band in view, else at the band of the aim.
    leading: LeadingJson<'r>,
    /// The shortest path to ready for the role in view, else for the role of the aim, else for the leader.
    plan: Option<PlanJson<'r>>,
    /// The answers to the preferences; absent if there are none. Never scored.
    #[serde(skip_serializing_if = "WishMap::is_empty")]
    preferences: WishMap<'r>,
    /// The patterns that deserve a second look.
    remarks: Vec<String>,
    /// The notice about the meaning of the numbers.
    notice: &'static str,
    /// The names on screen of everything that the report mentions by its id.
    titles: TitlesJson<'r>,
    /// The statements chosen, by skill id.
    statements: BTreeMap<String, String>,
    /// The entries of the log; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    log: Vec<LogEntryJson<'r>>,
    /// The points in time and the present state; absent without a point.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<PointJson<'r>>,
    /// The change since the newest point in time; absent if nothing can be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<ComparisonJson<'r>>,
}

/// A role and a band, such as those a person aims at.
#[derive(Debug, Clone, Serialize)]
struct AimJson<'r> {
    /// A role id; null if the person is not sure.
    role: Option<&'r str>,
    /// A band id.
    band: &'r str,
}

/// The questions and role profiles of a report.
#[derive(Debug, Clone, Serialize)]
struct FrameworkJson<'r> {
    /// The framework's id.
    id: &'r str,
    /// The edition.
    edition: u32,
    /// The SHA-256 digest of the framework's files.
    sha256: String,
    /// The roles that the person has added; absent without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extra_roles: Vec<ExtraRoleJson<'r>>,
}

/// The counts of answered, not applicable and unanswered skills.
#[derive(Debug, Clone, Serialize)]
struct CoverageJson {
    /// The number of skills with a level.
    answered: usize,
    /// The number of skills marked as not applicable.
    not_applicable: usize,
    /// The number of unanswered skills.
    unanswered: usize,
    /// The number of all skills.
    skills: usize,
}

/// The answers by skill id, in the framework's order.
#[derive(Debug, Clone)]
struct AnswerMap<'r>(Vec<(&'r str, AnswerJson<'r>)>);

impl Serialize for AnswerMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (skill, answer) in &self.0 {
            map.serialize_entry(skill, answer)?;
        }
        map.end()
    }
}

/// The answers to the preferences by their id, in the framework's order.
#[derive(Debug, Clone)]
struct WishMap<'r>(Vec<(&'r str, &'static str)>);

impl WishMap<'_> {
    const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for WishMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (preference, wish) in &self.0 {
            map.serialize_entry(preference, wish)?;
        }
        map.end()
    }
}

/// The answer to one skill; empty fields are absent.
#[derive(Debug, Clone, Serialize)]
struct AnswerJson<'r> {
    /// The level, 0 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u32>,
    /// `true` if the skill does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    na: Option<bool>,
    /// The evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'r str>,
    /// A private note; only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'r str>,
    /// `"sure"` or `"unsure"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    sure: Option<&'static str>,
    /// `true` for the mark "I want to grow this".
    #[serde(skip_serializing_if = "Option::is_none")]
    star: Option<bool>,
    /// `true` for the mark "come back to this".
    #[serde(skip_serializing_if = "Option::is_none")]
    flag: Option<bool>,
    /// The level the person wants to get to.
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<u32>,
    /// The plan steps that the person has begun or done, by the level that each leads to.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    steps: BTreeMap<u32, StepJson>,
    /// The day on which the answer was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_on: Option<String>,
    /// The latest possible day of the answer, if the exact day is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_by: Option<String>,
    /// The edition of the questions, if it is not that of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    given_edition: Option<u32>,
    /// The day on which the evidence was written, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence_on: Option<String>,
}

/// The leading roles at a band.
#[derive(Debug, Clone, Serialize)]
struct LeadingJson<'r> {
    /// The band's id.
    band: &'r str,
    /// The leader and the roles too close to it to call; empty before the first answer.
    roles: Vec<&'r str>,
    /// Whether the unanswered skills are unlikely to change the leader.
    settled: bool,
    /// Whether the unanswered skills cannot change the leader.
    decided: bool,
    /// The leading roles as a sentence.
    words: String,
}

impl<'r> ReportJson<'r> {
    pub(super) fn of(report: &'r Report<'_>) -> Self {
        let Report { assessment, looked_at, evaluation, .. } = report;
        let framework = report.framework();
        let (aim, band) = (assessment.aim(), report.focus().1);
        let (ranking, coverage) = (evaluation.ranking(band), evaluation.sheet().coverage());
        let second = Timestamp::from_second(report.generated_at.as_second()).unwrap_or(report.generated_at);
        Self {
            schema: REPORT_SCHEMA,
            generated_at: second.to_string(),
            answered_at: assessment.answered_on().and_then(Day::known).map(|day| day.to_string()),
            name: assessment.name().as_str(),
            aim: AimJson::of(framework, aim),
            looked_at: looked_at.map(|looked_at| AimJson::of(framework, looked_at)),
            framework: FrameworkJson {
                id: framework.id().as_str(),
                edition: framework.edition(),
                sha256: framework.sha256().to_owned(),
                extra_roles: extra_roles(framework),
            },
            language: Some(framework.language()).filter(|it| **it != Language::english()).map(Language::tag),
            coverage: CoverageJson {
                answered: coverage.answered,
                not_applicable: coverage.not_applicable,
                unanswered: coverage.unanswered,
                skills: coverage.skills(),
            },
            answers: AnswerMap(report.answers().map(|answer| keyed(framework, answer)).collect()),
            results: evaluation.cards().map(|card| ResultJson::of(report, card)).collect(),
            leading: LeadingJson {
                band: band_key(framework, band),
                roles: ranking.top.iter().map(|role| role_key(framework, *role)).collect(),
                settled: ranking.settled,
                decided: evaluation.is_decided(band),
                words: leading_words(framework, ranking),
            },
            plan: report.plan.as_ref().map(|section| PlanJson::of(framework, section)),
            preferences: WishMap(wishes(assessment)),
            remarks: report.remarks.iter().map(ToString::to_string).collect(),
            notice: NOTICE,
            titles: TitlesJson::of(framework),
            statements: statements(report),
            log: assessment.log().entries().iter().map(LogEntryJson::of).collect(),
            history: report.history.iter().flat_map(|it| it.rows.iter().map(|row| PointJson::of(it, row))).collect(),
            comparison: report.since.as_ref().map(|since| since_json(report, since)),
        }
    }
}

/// Converts what changed since the newest point in time.
fn since_json<'r>(report: &'r Report<'_>, since: &'r Since) -> ComparisonJson<'r> {
    let states = [StateJson::at(since), StateJson::of(report.assessment, None)];
    ComparisonJson::of(report.framework(), states, &since.comparison, None)
}

/// The mark of a plan step.
#[derive(Debug, Clone, Serialize)]
struct StepJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    begun: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
}

impl StepJson {
    fn of(mark: StepMark) -> Self {
        Self { begun: mark.begun.map(|day| day.to_string()), done: mark.done.map(|day| day.to_string()) }
    }
}

impl<'r> AimJson<'r> {
    fn of(framework: &'r Framework, aim: Aim) -> Self {
        Self { role: aim.role.map(|role| role_key(framework, role)), band: band_key(framework, aim.band) }
    }
}

/// Returns an answer with the id of its skill.
fn keyed<'r>(framework: &'r Framework, answer: ReportedAnswer<'r>) -> (&'r str, AnswerJson<'r>) {
    let key = match answer.skill {
        ReportedSkill::Asked(skill) => skill_key(framework, skill),
        ReportedSkill::Retired(key) => key.as_str(),
    };
    (key, AnswerJson::of(answer, framework.edition()))
}

impl<'r> AnswerJson<'r> {
    /// Converts an answer. `edition` is that of the report.
    fn of(answer: ReportedAnswer<'r>, edition: u32) -> Self {
        let entry = answer.entry;
        let day = entry.given.map(|given| given.day);
        let known = day.and_then(Day::known);
        let filled = |text: &'r str| (!text.is_empty()).then_some(text);
        Self {
            level: entry.choice.level().map(Level::number),
            na: (entry.choice == Choice::NotApplicable).then_some(true),
            evidence: filled(entry.evidence.as_str()),
            note: filled(answer.note),
            sure: match entry.sureness {
                Sureness::Sure => Some("sure"),
                Sureness::Unsure => Some("unsure"),
                Sureness::Unsaid => None,
            },
            star: entry.star.then_some(true),
            flag: entry.flag.then_some(true),
            goal: entry.goal.map(Level::number),
            steps: entry.steps.iter().map(|mark| (mark.to.number(), StepJson::of(*mark))).collect(),
            given_on: known.map(|day| day.to_string()),
            given_by: day.filter(|_| known.is_none()).map(|day| day.latest().to_string()),
            given_edition: entry.given.map(|given| given.edition).filter(|given| *given != edition),
            evidence_on: entry.evidence_on.map(|day| day.to_string()),
        }
    }
}

fn wishes(assessment: &Assessment) -> Vec<(&str, &'static str)> {
    let framework = assessment.framework();
    let said = framework.preferences().filter_map(|preference| Some((preference, assessment.wish(preference)?)));
    said.map(|(preference, wish)| (framework.preference(preference).key.as_str(), wish.key())).collect()
}
