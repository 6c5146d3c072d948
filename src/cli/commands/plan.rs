//! `devrel-ready plan`: prints the shortest way to ready, the most gain for some effort, or the way to the goals.

mod drawn;
mod page;

use clap::Args;

use self::page::Planned;

use super::example;
use crate::assessment::Assessment;
use crate::cli::args::subject::{HINT, Subject};
use crate::cli::context::{CommandContext, band, role};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::{Printed, Reply};
use crate::cli::output::status::ExitStatus;
use crate::cli::subject_reader;
use crate::framework::{BandId, Framework, RoleId};
use crate::plan::{PlanTo, Planner};
use crate::report::PlanSection;
use crate::score::Evaluation;

/// Show the shortest way to ready
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct PlanArgs {
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
    #[arg(long, value_name = "N", value_parser = effort)]
    effort: Option<u32>,

    /// Show the earliest way, without a margin
    #[arg(long, conflicts_with_all = ["effort", "goals"])]
    earliest: bool,

    /// Show the way to the levels kept as goals instead
    #[arg(long, conflicts_with = "effort")]
    goals: bool,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready plan me
  devrel-ready plan me --role writer --band lead
  devrel-ready plan me --earliest
  devrel-ready plan me --effort 10
  devrel-ready plan me --goals
  devrel-ready plan me --json | jq -r '.steps[].skill'

The plan leads to ready with a margin, because answers vary from day to day. The
margin covers most other days, not all; --earliest leaves it out. Steps that
stand in both ways are marked \"in any case\".

Effort is no unit of time: reaching level 1, 2, 3 and 4 counts 1, 2, 4 and 8.
Among ways that take the same effort, the one with fewer skills is shown, and
among those the one with skills you starred. Skills without an answer are taken
as level 0, so answering them first can shorten the way.

",
    example::answers_file!(),
    "Nothing is saved or changed by planning."
);

/// Parses an effort.
fn effort(typed: &str) -> Result<u32, String> {
    typed.parse().map_err(|_| "write a whole number, as in --effort 6".to_owned())
}

impl PlanArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let subject_reader::OpenedSubject { assessment, messages, .. } = subject_reader::open(context, &self.name)?;
        let framework = assessment.framework();
        let role = self.role.map(|typed| role(framework, &typed)).transpose()?;
        let band = self.band.map(|typed| band(framework, &typed)).transpose()?;
        let evaluation = Evaluation::of(framework, assessment.sheet());
        let band = band.unwrap_or(assessment.aim().band);
        let role = match role.or(assessment.aim().role) {
            Some(role) => role,
            None => leader(framework, &evaluation, band)?,
        };
        let to = match (self.effort, self.goals, self.earliest) {
            (Some(effort), ..) => PlanTo::Effort(effort),
            (None, true, _) => PlanTo::Goals,
            (None, false, true) => PlanTo::Ready,
            (None, false, false) => PlanTo::WithMargin,
        };
        if to == PlanTo::Goals && assessment.goal_sheet().is_none() {
            return Err(no_goals(&assessment));
        }
        let card = evaluation.card(role, band);
        let plan = PlanSection::of(Planner { assessment: &assessment, evaluation: &evaluation, role, band }, to);
        let planned = Planned { framework, assessment: &assessment, card, to, plan };
        let result = match (self.json, context.target.page()) {
            (true, _) => Printed::Exact(json(&page::as_json(planned))),
            (false, Some(mut page)) => {
                drawn::plan(&mut page, &planned);
                Printed::Drawn(page)
            }
            (false, None) => Printed::Page(page::as_text(&planned)),
        };
        Ok(Reply { result, messages, status: ExitStatus::Done })
    }
}

/// Builds the refusal of a plan to goals that are not there.
fn no_goals(assessment: &Assessment) -> Failure {
    Failure::Refused {
        verb: "plan for",
        name: assessment.name().clone(),
        why: "no goal lies above its answers".to_owned(),
        hint: "open it, try levels out on the what-if screen, and keep them as goals there".to_owned(),
    }
}

/// Returns the leading role, for a person without a target role.
fn leader(framework: &Framework, evaluation: &Evaluation, band: BandId) -> Result<RoleId, Failure> {
    evaluation.ranking(band).leader().ok_or_else(|| {
        let hint = format!("name one, as in --role {}", framework.role_keys().first().copied().unwrap_or_default());
        Failure::usage("no role is aimed at, and none is closest yet: there is no answer that counts", hint)
    })
}
