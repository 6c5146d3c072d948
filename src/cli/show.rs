//! `devrel-ready show`: results as text.

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::output::{Reply, Status};
use super::subject::{HINT, Subject};
use super::{example, files};
use crate::assessment::Aim;
use crate::report::{Focus, Notes, Report, Request, as_text};

/// Show results as text
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(super) struct Show {
    /// A saved assessment, a file of answers or a report, or - for standard input
    #[arg(value_parser = Subject::parser(), value_hint = HINT)]
    name: Subject,

    /// Tell about this role in detail instead of the one aimed at or leading
    #[arg(long)]
    role: Option<String>,

    /// Judge by this band instead of the one aimed at
    #[arg(long)]
    band: Option<String>,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready show me
  devrel-ready show me --role writer --band lead
  devrel-ready show answers.json
  curl -s https://example.org/answers.json | devrel-ready show -

`devrel-ready roles` lists the roles and bands.

",
    example::answers_file!(),
    "Nothing is saved or changed by showing it."
);

impl Show {
    pub(super) fn run(self, context: &Context) -> Result<Reply, Failure> {
        let role = self.role.map(|role| context.role(&role)).transpose()?;
        let band = self.band.map(|band| context.band(&band)).transpose()?;
        let generated_at = Context::report_time()?;
        let files::Opening { mut assessment, talk } = files::open(context, &self.name)?;
        let framework = &context.framework;
        let saved_aim = assessment.aim();
        assessment.set_aim(Aim { role: role.or(saved_aim.role), band: band.unwrap_or(saved_aim.band) });
        let report = Report::of(Request { framework, assessment: &assessment, generated_at, notes: Notes::Without });
        let focus = Focus {
            role: report.aim.role.as_deref().or_else(|| report.leading.roles.first().map(String::as_str)),
            band: &report.aim.band,
        };
        Ok(Reply { result: as_text(framework, &report, focus), talk, status: Status::Done })
    }
}
