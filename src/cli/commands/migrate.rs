//! `devrel-ready migrate`: reports what a new edition of the questions does to the answers of a saved assessment. It
//! writes nothing: opening carries the answers over, and the next answer saves them.

use std::fmt::Write as _;

use clap::Args;
use serde::Serialize;

use crate::assessment::Assessment;
use crate::cli::args::subject::Subject;
use crate::cli::context::CommandContext;
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader::{self, OpenedSubject};
use crate::edition::{EditionReport, former_answers};
use crate::framework::{Framework, Level, SkillId};
use crate::text::{Clean, push_paragraph};
use crate::words::{
    NOTHING_IS_LOST, changed_levels_words, changed_roles_words, edition_groups, edition_headline, former_answer_words,
};

/// See what a new edition of the questions does to the answers
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct MigrateArgs {
    /// A saved assessment, a report or file of answers, or - for standard input
    #[arg(value_name = "NAME|FILE", value_parser = Subject::parser(), value_hint = crate::cli::args::subject::HINT)]
    subject: Subject,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready migrate me
  devrel-ready migrate me --json | jq .look_again
  devrel-ready me                         Look at them again, one by one

This only reports. Every answer remembers the edition that it was given for. An
answer whose level or the next one changed its meaning counts as unsure until
you look at it again.";

/// The report, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Serialize)]
struct MigrationJson<'r> {
    schema: &'static str,
    name: &'r str,
    framework: &'r str,
    from: u32,
    to: u32,
    as_before: Vec<&'r str>,
    in_other_words: Vec<&'r str>,
    look_again: Vec<LookAgainJson<'r>>,
    new: Vec<NewJson<'r>>,
    retired: Vec<&'r str>,
    roles: Vec<&'r str>,
}

#[derive(Debug, Serialize)]
struct LookAgainJson<'r> {
    skill: &'r str,
    level: u32,
    changed: Vec<u32>,
}

#[derive(Debug, Serialize)]
struct NewJson<'r> {
    skill: &'r str,
    former: Vec<FormerJson>,
}

#[derive(Debug, Serialize)]
struct FormerJson {
    skill: String,
    level: Option<u32>,
}

impl MigrateArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let OpenedSubject { assessment, .. } = subject_reader::open(context, &self.subject)?;
        subject_reader::refuse_foreign("report the editions of", &assessment)?;
        let report = EditionReport::of(&assessment, assessment.file_edition().min(assessment.earliest_edition()));
        if self.json {
            return Ok(Reply::exact(json(&migration(&assessment, &report))));
        }
        Ok(Reply::page(as_text(&assessment, &report)))
    }
}

fn as_text(assessment: &Assessment, report: &EditionReport) -> String {
    let framework = assessment.framework();
    let mut text = String::new();
    let is_of_this_edition = report.from == report.to;
    if is_of_this_edition && report.look_again.is_empty() {
        let _ = writeln!(text, "All answers belong to edition {} of the questions, which is asked now.", report.to);
        return text;
    }
    if is_of_this_edition {
        push_paragraph(&mut text, 0, "Statements have changed without a new edition since these answers were given.");
    } else {
        for said in edition_headline(report) {
            push_paragraph(&mut text, 0, &format!("{}.", said.full.trim_end_matches('.')));
        }
    }
    text.push('\n');
    for group in edition_groups(framework, report) {
        push_paragraph(&mut text, 0, &format!("{:>4} {}: {}", group.count, group.word, group.meaning));
    }
    if !report.look_again.is_empty() {
        text.push_str("\nTo look at again:\n");
    }
    for look in &report.look_again {
        let (name, changed) = (&framework.skill(look.skill).name, changed_levels_words(&look.changed));
        push_paragraph(&mut text, 0, &format!("  {name}, level {}: {changed}", look.level));
    }
    let new: Vec<(SkillId, _)> = report.new.iter().map(|skill| (*skill, former_answers(assessment, *skill))).collect();
    for (skill, former) in new.iter().filter(|(_, former)| !former.is_empty()) {
        let _ = writeln!(text, "\nNew: {}", framework.skill(*skill).name);
        for answer in former {
            push_paragraph(&mut text, 0, &format!("  Before, {}", former_answer_words(answer)));
        }
    }
    text.push('\n');
    if let Some(words) = changed_roles_words(framework, report) {
        push_paragraph(&mut text, 0, &words);
    }
    push_paragraph(&mut text, 0, NOTHING_IS_LOST);
    text
}

fn migration<'r>(assessment: &'r Assessment, report: &'r EditionReport) -> MigrationJson<'r> {
    let framework: &Framework = assessment.framework();
    let key = |skill: &SkillId| framework.skill(*skill).key.as_str();
    let look_again = report.look_again.iter().map(|look| LookAgainJson {
        skill: key(&look.skill),
        level: look.level.number(),
        changed: look.changed.iter().map(|level| level.number()).collect(),
    });
    let new = report.new.iter().map(|skill| {
        let former = former_answers(assessment, *skill).into_iter();
        let former =
            former.map(|it| FormerJson { skill: it.key.to_string(), level: it.choice.level().map(Level::number) });
        NewJson { skill: key(skill), former: former.collect() }
    });
    MigrationJson {
        schema: "devrel-ready/migration/1",
        name: assessment.name().as_str(),
        framework: framework.id().as_str(),
        from: report.from,
        to: report.to,
        as_before: report.as_before.iter().map(key).collect(),
        in_other_words: report.in_other_words.iter().map(key).collect(),
        look_again: look_again.collect(),
        new: new.collect(),
        retired: report.retired.iter().map(Clean::as_str).collect(),
        roles: report.roles.iter().map(|role| framework.role(*role).key.as_str()).collect(),
    }
}
