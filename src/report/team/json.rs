//! The picture of a team as JSON, for programs. Names of fields are stable; a number that is hidden is null.

use serde::Serialize;

use super::{SkippedFile, TeamForm, TeamReport};
use crate::framework::{BandId, Framework, LEVELS, Level, RoleId, SkillId};
use crate::json::indented;
use crate::report::format::json::{ExtraRoleJson, extra_roles};
use crate::team::{
    ByClass, Departure, GroupPicture, Growth, Hire, Naming, Pair, RoleCost, RolePicture, SeatRequest, Seating,
    SkillCoverage, Teaching, Tie,
};
use crate::text::Clean;
use crate::words::team_notice;

/// The name and version of the format.
const SCHEMA: &str = "devrel-ready/team/1";

/// The row of this form in the table.
pub(super) const FORM: TeamForm = TeamForm { name: "json", endings: &["json"], title: "JSON for programs", render };

fn render(report: &TeamReport) -> String {
    indented(&TeamJson::of(report))
}

#[derive(Serialize)]
struct TeamJson<'t> {
    schema: &'static str,
    generated_at: String,
    mode: &'static str,
    k: Option<u32>,
    framework: FrameworkJson<'t>,
    people: u32,
    reports: FilesJson<'t>,
    coverage: Vec<CoverageJson<'t>>,
    roles: Vec<RoleJson<'t>>,
    without_aim: Option<u32>,
    groups: Vec<GroupJson<'t>>,
    seats: SeatsJson<'t>,
    hire: Option<Vec<HireJson<'t>>>,
    growth: Option<Vec<GrowthJson<'t>>>,
    leaving: Option<Vec<LeavingJson<'t>>>,
    teaching: Option<Vec<TeachingJson<'t>>>,
    notice: String,
}

#[derive(Serialize)]
struct FrameworkJson<'t> {
    id: &'t str,
    edition: u32,
    sha256: &'t str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extra_roles: Vec<ExtraRoleJson<'t>>,
}

#[derive(Serialize)]
struct FilesJson<'t> {
    read: u32,
    skipped: Vec<SkippedJson<'t>>,
    skipped_count: u32,
    replaced: Vec<&'t str>,
    replaced_count: u32,
    older_than_a_year: u32,
}

#[derive(Serialize)]
struct SkippedJson<'t> {
    file: &'t str,
    reason: &'t str,
}

#[derive(Serialize)]
struct CoverageJson<'t> {
    skill: &'t str,
    domain: &'t str,
    asked_level: Option<usize>,
    able: Option<u32>,
    possible: Option<u32>,
    answered: Option<u32>,
    by_class: Option<ByClassJson>,
    by_level: Option<[u32; LEVELS]>,
    single_point: Option<bool>,
}

#[derive(Serialize)]
struct ByClassJson {
    able: Option<u32>,
    one_below: Option<u32>,
    further: Option<u32>,
}

/// A role at a band.
#[derive(Serialize)]
struct PlaceJson<'t> {
    role: &'t str,
    band: &'t str,
}

#[derive(Serialize)]
struct RoleJson<'t> {
    #[serde(flatten)]
    place: PlaceJson<'t>,
    ready: Option<u32>,
    open: Option<u32>,
    mean_lowest: Option<u64>,
    aimed_at: Option<u32>,
    costs: Vec<CostJson<'t>>,
}

#[derive(Serialize)]
struct CostJson<'t> {
    skill: &'t str,
    /// In tenths of a point, because these numbers are exact.
    tenths: u64,
}

#[derive(Serialize)]
struct GroupJson<'t> {
    names: Vec<&'t str>,
    people: u32,
    reached: Vec<ReachedJson<'t>>,
}

#[derive(Serialize)]
struct ReachedJson<'t> {
    domain: &'t str,
    percent: Option<u64>,
}

#[derive(Serialize)]
struct SeatsJson<'t> {
    asked: Vec<AskedJson<'t>>,
    filled_ready: Option<u32>,
    total_readiness: Option<u64>,
    pairs: Option<Vec<PairJson<'t>>>,
    ties: Vec<TieJson<'t>>,
}

#[derive(Serialize)]
struct AskedJson<'t> {
    #[serde(flatten)]
    place: PlaceJson<'t>,
    count: u32,
}

#[derive(Serialize)]
struct PairJson<'t> {
    #[serde(flatten)]
    place: PlaceJson<'t>,
    person: Option<&'t str>,
    readiness: u64,
    error_tenths: Option<u64>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct TieJson<'t> {
    person: &'t str,
    #[serde(flatten)]
    place: PlaceJson<'t>,
    other: &'t str,
}

#[derive(Serialize)]
struct HireJson<'t> {
    #[serde(flatten)]
    place: PlaceJson<'t>,
    filled_ready_gain: u32,
    readiness_gain: Option<i64>,
}

#[derive(Serialize)]
struct GrowthJson<'t> {
    #[serde(flatten)]
    place: PlaceJson<'t>,
    person: &'t str,
    effort: u32,
    gain: u32,
    steps: Vec<StepJson<'t>>,
}

#[derive(Serialize)]
struct StepJson<'t> {
    skill: &'t str,
    level: usize,
}

#[derive(Serialize)]
struct LeavingJson<'t> {
    person: &'t str,
    skills: Vec<&'t str>,
    seats: u32,
}

#[derive(Serialize)]
struct TeachingJson<'t> {
    skill: &'t str,
    teachers: Vec<&'t str>,
    learners: Vec<&'t str>,
}

/// Turns what belongs to a framework into JSON.
#[derive(Clone, Copy)]
struct Namer<'t>(&'t Framework);

impl<'t> TeamJson<'t> {
    fn of(report: &'t TeamReport) -> Self {
        let TeamReport { picture, files, generated_at } = report;
        let namer = Namer(&picture.framework);
        let (mode, k) = match picture.naming {
            Naming::Aggregate { least } => ("aggregate", Some(least)),
            Naming::Named => ("named", None),
        };
        let framework = &picture.framework;
        let skipped = |SkippedFile { file, reason }: &'t SkippedFile| SkippedJson {
            file: file.as_str(),
            reason: reason.as_str(),
        };
        // The path of a file may be the name of a person.
        let replaced = files.replaced.iter().filter(|_| k.is_none());
        Self {
            schema: SCHEMA,
            generated_at: generated_at.to_string(),
            mode,
            k,
            framework: FrameworkJson {
                id: framework.id().as_str(),
                edition: framework.edition(),
                sha256: framework.sha256(),
                extra_roles: extra_roles(framework),
            },
            people: picture.people,
            reports: FilesJson {
                read: files.read,
                skipped: files.skipped.iter().map(skipped).collect(),
                skipped_count: files.skipped_count,
                replaced: replaced.map(Clean::as_str).collect(),
                replaced_count: files.replaced_count,
                older_than_a_year: files.older_than_a_year,
            },
            coverage: picture.coverage.iter().map(|it| namer.coverage(it)).collect(),
            roles: picture.roles.iter().map(|it| namer.role(it)).collect(),
            without_aim: picture.without_aim,
            groups: picture.groups.iter().map(|it| namer.group(it)).collect(),
            seats: namer.seats(&picture.seats),
            hire: picture.hires.as_ref().map(|all| all.iter().map(|it| namer.hire(it)).collect()),
            growth: picture.growth.as_ref().map(|all| all.iter().map(|it| namer.growth(it)).collect()),
            leaving: picture.leaving.as_ref().map(|all| all.iter().map(|it| namer.leaving(it)).collect()),
            teaching: picture.teaching.as_ref().map(|all| all.iter().map(|it| namer.teaching(it)).collect()),
            notice: team_notice(picture.naming),
        }
    }
}

impl<'t> Namer<'t> {
    fn place(self, role: RoleId, band: BandId) -> PlaceJson<'t> {
        PlaceJson { role: self.0.role(role).key.as_str(), band: self.0.band(band).key.as_str() }
    }

    fn skill(self, skill: SkillId) -> &'t str {
        self.0.skill(skill).key.as_str()
    }

    fn coverage(self, row: &SkillCoverage) -> CoverageJson<'t> {
        let classes = |ByClass { able, one_below, further }: ByClass| ByClassJson { able, one_below, further };
        CoverageJson {
            skill: self.skill(row.skill),
            domain: self.0.domain(self.0.skill(row.skill).domain).key.as_str(),
            asked_level: row.asked.map(Level::index),
            able: row.able(),
            possible: row.possible,
            answered: row.answered,
            by_class: row.by_class.map(classes),
            by_level: row.by_level,
            single_point: row.single_point,
        }
    }

    fn role(self, it: &RolePicture) -> RoleJson<'t> {
        let cost = |cost: &RoleCost| CostJson { skill: self.skill(cost.skill), tenths: cost.points.0 };
        RoleJson {
            place: self.place(it.role, it.band),
            ready: it.ready,
            open: it.open,
            mean_lowest: it.mean_lowest,
            aimed_at: it.aimed_at,
            costs: it.costs.iter().map(cost).collect(),
        }
    }

    fn group(self, it: &'t GroupPicture) -> GroupJson<'t> {
        let reached = it.reached.iter();
        let reached = reached
            .map(|(domain, percent)| ReachedJson { domain: self.0.domain(*domain).key.as_str(), percent: *percent });
        GroupJson { names: texts(&it.names), people: it.people, reached: reached.collect() }
    }

    fn seats(self, it: &'t Seating) -> SeatsJson<'t> {
        let asked = |it: &SeatRequest| AskedJson { place: self.place(it.role, it.band), count: it.count };
        let pair = |it: &'t Pair| PairJson {
            place: self.place(it.role, it.band),
            person: it.person.as_ref().map(Clean::as_str),
            readiness: it.readiness,
            error_tenths: it.error.map(|error| error.0),
            verdict: it.verdict.word(),
        };
        let tie = |it: &'t Tie| TieJson {
            person: it.person.as_str(),
            place: self.place(it.role, it.band),
            other: it.other.as_str(),
        };
        SeatsJson {
            asked: it.asked.iter().map(asked).collect(),
            filled_ready: it.filled_ready,
            total_readiness: it.total_readiness,
            pairs: it.pairs.as_ref().map(|pairs| pairs.iter().map(pair).collect()),
            ties: it.ties.iter().map(tie).collect(),
        }
    }

    fn hire(self, it: &Hire) -> HireJson<'t> {
        let Hire { role, band, filled_ready_gain, readiness_gain } = *it;
        HireJson { place: self.place(role, band), filled_ready_gain, readiness_gain }
    }

    fn growth(self, it: &'t Growth) -> GrowthJson<'t> {
        let step = |(skill, level): &(SkillId, Level)| StepJson { skill: self.skill(*skill), level: level.index() };
        GrowthJson {
            place: self.place(it.role, it.band),
            person: it.person.as_str(),
            effort: it.effort,
            gain: it.gain,
            steps: it.steps.iter().map(step).collect(),
        }
    }

    fn leaving(self, it: &'t Departure) -> LeavingJson<'t> {
        let skills = it.skills.iter().map(|skill| self.skill(*skill)).collect();
        LeavingJson { person: it.person.as_str(), skills, seats: it.seats }
    }

    fn teaching(self, it: &'t Teaching) -> TeachingJson<'t> {
        TeachingJson { skill: self.skill(it.skill), teachers: texts(&it.teachers), learners: texts(&it.learners) }
    }
}

fn texts(all: &[Clean]) -> Vec<&str> {
    all.iter().map(Clean::as_str).collect()
}
