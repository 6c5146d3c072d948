//! `devrel-ready plan`: the shortest path to ready, or the most to gain with some effort.

mod page;

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::output::{Reply, Status};
use super::page::json;
use super::subject::{HINT, Subject};
use super::{example, files};
use crate::assessment::{Assessment, Sheet};
use crate::framework::{BandId, Framework, RoleId};
use crate::plan::{Budget, most_gain, shortest_path};
use crate::report::PlanPart;
use crate::score::{Ranking, Scorecard, Scores};

/// Show the shortest path to ready
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(super) struct PlanCommand {
    /// A saved assessment, a file of answers or a report, or - for standard input
    #[arg(value_parser = Subject::parser(), value_hint = HINT)]
    name: Subject,

    /// Plan for this role instead of the one aimed at or leading
    #[arg(long)]
    role: Option<String>,

    /// Plan for this band instead of the one aimed at
    #[arg(long)]
    band: Option<String>,

    /// Show the most that can be gained with this much effort instead
    #[arg(long, value_name = "N")]
    effort: Option<u32>,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready plan me
  devrel-ready plan me --role writer --band lead
  devrel-ready plan me --effort 10
  devrel-ready plan me --json | jq -r '.steps[].skill'

Effort has no unit: reaching level 1, 2, 3 and 4 counts 1, 2, 4 and 8. Among
paths that take the same effort, the one with fewer skills is shown, and among
those the one with skills you starred. Skills without an answer are taken as
level 0, so answering them first can shorten the path.

",
    example::answers_file!(),
    "Nothing is saved or changed by planning."
);

/// What is planned, for whom.
struct Planned<'p> {
    framework: &'p Framework,
    assessment: &'p Assessment,
    card: &'p Scorecard,
    /// The effort that can be spent; none for the shortest path.
    budget: Option<u32>,
    /// None if nothing is left to score.
    plan: Option<PlanPart>,
}

impl PlanCommand {
    pub(super) fn run(self, context: &Context) -> Result<Reply, Failure> {
        let role = self.role.map(|role| context.role(&role)).transpose()?;
        let band = self.band.map(|band| context.band(&band)).transpose()?;
        let files::Opening { assessment, talk } = files::open(context, &self.name)?;
        let framework = &context.framework;
        let sheet = assessment.sheet();
        let scores = Scores::of(framework, &sheet);
        let band = band.unwrap_or(assessment.aim().band);
        let role = match role.or(assessment.aim().role) {
            Some(role) => role,
            None => leader(framework, &sheet, &scores, band)?,
        };
        let card = scores.card(role, band);
        let star = |skill| assessment.entry(skill).star;
        let plan = match self.effort {
            Some(effort) => most_gain(framework, &sheet, card, Budget { effort, starred: star }),
            None => shortest_path(framework, &sheet, card, star),
        };
        let plan = plan.map(|plan| PlanPart::of(framework, &sheet, card, &plan));
        let planned = Planned { framework, assessment: &assessment, card, budget: self.effort, plan };
        let result = if self.json { json(&page::as_json(planned)) } else { page::as_text(&planned) };
        Ok(Reply { result, talk, status: Status::Done })
    }
}

/// The leading role, for a person who aims at none.
fn leader(framework: &Framework, sheet: &Sheet, scores: &Scores, band: BandId) -> Result<RoleId, Failure> {
    Ranking::of(framework, sheet, scores, band).leader().ok_or_else(|| {
        let hint = format!("name one, as in --role {}", framework.role_keys().first().copied().unwrap_or_default());
        Failure::usage("no role is aimed at, and none leads before the first answer", hint)
    })
}
