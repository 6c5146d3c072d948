//! `devrel-ready invite`: writes a request for a rating, without any of the person's answers.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::assessment::Name;
use crate::cli::args::subject::{Subject, name_parser};
use crate::cli::context::{CommandContext, skill};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::framework::SkillId;
use crate::rating::{RatingRequest, request_json};
use crate::store::typed_path;
use crate::text::{counted, shell_path};

/// Ask another person to rate your skills, with a file
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct InviteArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// Write the request to this file instead of standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Ask about this skill only; several times for several skills
    #[arg(long, value_name = "SKILL")]
    skill: Vec<String>,

    /// Replace the file if it is there already
    #[arg(long, requires = "output")]
    force: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready invite Sam -o for-kim.json
  devrel-ready invite Sam -o for-lee.json --skill public-speaking
  devrel-ready rate for-kim.json               What Kim types
  devrel-ready compare Sam sam-by-kim.json     What came back, side by side

The file holds your name and the questions, and none of your answers, so that
the other person is not led by them. Send it in any way you like; nothing is
sent by the program. `devrel-ready schema request` describes the format.";

impl InviteArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        let assessment = subject_reader::open(context, &Subject::Saved(name.clone()))?.assessment;
        subject_reader::refuse_foreign("ask for a rating of", &assessment)?;
        let skills: Vec<SkillId> =
            self.skill.iter().map(|typed| skill(context, assessment.framework(), typed)).collect::<Result<_, _>>()?;
        let request = RatingRequest::of(name.clone(), assessment.framework(), &skills);
        let text = request_json(&request);
        let Some(file) = self.output.as_ref().filter(|file| file.as_os_str() != "-") else {
            return Ok(Reply::exact(text));
        };
        let file = typed_path(file)?;
        let shown = context.write_file(&file, &text, self.force)?;
        let typed = shell_path(shown.as_str());
        let asked = counted(request.asked.len(), "skill", "skills");
        let mut messages = format!(
            "Wrote {shown}: a request to rate \"{name}\", {asked}. None of your answers is in it.\n\
             The other person answers it with `devrel-ready rate {typed}`.\n"
        );
        if ["me", "i", "myself"].contains(&name.as_str().to_lowercase().as_str()) {
            let rename = context.program.command("rename", &name);
            let _ = writeln!(messages, "They will read \"About {name}\". `{rename} NAME` gives it your name first.");
        }
        Ok(Reply { messages, ..Reply::default() })
    }
}
