//! The skills as JSON Resume, for a resume: <https://jsonresume.org>, schema 1.3.1.
//!
//! Most themes show no `level`, so the level stands among the keywords, too. Some need every part of `basics`, so empty
//! ones are written. Nothing goes into `certificates`: a self-rating is none.

use serde::Serialize;

use super::ExportFormat;
use crate::framework::{LEVELS, Level};
use crate::json::indented;
use crate::order::Order as _;
use crate::report::{Report, ReportedSkill};
use crate::text::{Clean, is_web_address};
use crate::words::NOTICE;

/// The row of this format in the table of formats.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "json-resume",
    endings: &["resume.json"],
    title: "JSON Resume for a resume",
    short: "JSON Resume",
    readers: "skills and projects for a resume",
    contents: "skills from level 1 on, and projects from links in evidence",
    is_for_people: false,
    may_have_notes: false,
    variant: None,
    render,
    seen: None,
    handout: None,
};

/// The address of the schema.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

#[derive(Debug, Serialize)]
struct Resume<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    basics: Basics<'r>,
    work: [(); 0],
    education: [(); 0],
    skills: Vec<ResumeSkill<'r>>,
    projects: Vec<Project<'r>>,
}

#[derive(Debug, Serialize)]
struct Basics<'r> {
    name: &'r str,
    label: &'r str,
    summary: String,
    location: Location,
    profiles: [(); 0],
}

#[derive(Debug, Serialize)]
struct Location {}

#[derive(Debug, Serialize)]
struct ResumeSkill<'r> {
    name: &'r str,
    level: &'r str,
    keywords: [String; 3],
    #[serde(rename = "x-devrel-ready")]
    source: Source<'r>,
}

/// The exact answer, for programs that know where it comes from.
#[derive(Debug, Serialize)]
struct Source<'r> {
    skill: &'r str,
    level: u32,
    of: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'r str>,
}

#[derive(Debug, Serialize)]
struct Project<'r> {
    name: &'r str,
    description: String,
    url: &'r str,
    keywords: [&'r str; 1],
}

/// The highest level.
const HIGHEST: usize = LEVELS - 1;

fn render(report: &Report<'_>) -> String {
    let framework = report.framework();
    let mut skills = Vec::new();
    let mut projects = Vec::new();
    let answers: Vec<_> = report.answers().collect();
    for answer in &answers {
        let (ReportedSkill::Asked(skill), Some(level)) = (answer.skill, answer.entry.choice.level()) else { continue };
        if level == Level::ALL[0] {
            continue;
        }
        let (named, evidence) = (framework.skill(skill), answer.entry.evidence.as_str());
        let level_name = framework.level_name(level).as_str();
        let domain = framework.domain(named.domain).name.to_string();
        skills.push(ResumeSkill {
            name: named.name.as_str(),
            level: level_name,
            keywords: [level_name.to_owned(), format!("level {level} of {HIGHEST}"), domain],
            source: Source {
                skill: named.key.as_str(),
                level: level.number(),
                of: HIGHEST,
                evidence: (!evidence.is_empty()).then_some(evidence),
            },
        });
        if is_web_address(evidence) {
            let chosen = answer.statement(framework).map_or_else(Clean::default, |chosen| chosen.words);
            let keywords = [named.name.as_str()];
            projects.push(Project {
                name: named.name.as_str(),
                description: chosen.to_string(),
                url: evidence,
                keywords,
            });
        }
    }
    // The strongest first; the order of the framework among equals.
    skills.order_by_key(|skill| std::cmp::Reverse(skill.source.level));
    let summary = format!("{}, edition {}. {NOTICE}", framework.name(), framework.edition());
    let basics = Basics {
        name: report.assessment.name().as_str(),
        label: framework.name().as_str(),
        summary,
        location: Location {},
        profiles: [],
    };
    let resume = Resume { schema: SCHEMA, basics, work: [], education: [], skills, projects };
    indented(&resume)
}
