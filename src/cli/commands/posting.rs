//! `devrel-ready posting`: says which skills a job posting mentions, and makes a role of it.

mod drawn;
mod json;
mod page;

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueHint};

use super::new_role::id_of;
use crate::cli::context::{CommandContext, band};
use crate::cli::conversation::dialog::ignore_closed_output;
use crate::cli::conversation::posting::confirm;
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::{Printed, Reply, can_ask};
use crate::framework::Framework;
use crate::posting::{Decision, MadeFrom, NotAPosting, POSTING_LIMIT, Posting, RoleConfirmation, posting_text};
use crate::store::{Overwrite, check_free, read_bytes, role_file, typed_path, write_role};
use crate::text::{Clean, counted};

/// See which skills a job posting asks for, and make a role of it
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct PostingArgs {
    /// The posting as plain text or HTML, or - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// Make a role of this name of it; you are asked skill by skill
    #[arg(id = "title", long = "as", value_name = "NAME", conflicts_with = "json")]
    name: Option<String>,

    /// The band whose levels are asked for
    #[arg(long, value_name = "BAND", requires = "title")]
    band: Option<String>,

    /// Take every skill that was found, with the usual levels, without asking
    #[arg(long, requires = "title")]
    yes: bool,

    /// Replace the role if it is there already
    #[arg(long, requires = "title")]
    force: bool,

    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready posting job.txt
  devrel-ready posting job.txt --as \"Harborline Advocate\"
  devrel-ready posting job.txt --as Harborline --band established --yes
  pbpaste | devrel-ready posting - --json |
    jq '.skills[] | select(.group == \"clearly\")'

It quotes the line that says so for each skill. It is reading help: three of ten
findings are wrong or missed, a wish is not told from a requirement, years are
not turned into levels, and it says nothing about your chances. So you confirm
skill by skill before anything is scored: keep, drop, the level wanted, or add
one that was not found.

The role is a file that only you can read, in the folder \"roles\" beside
config.toml. What is clearly asked counts as core, the rest as important; there
are no must-haves. Change it with an editor, and check it with `devrel-ready
check`. Nothing leaves this computer, and the posting is not kept.

A posting is English text in UTF-8 of at most 256 KiB; the tags of HTML are
dropped. The schema of the JSON is printed by `schema posting`.";

/// A role to make of a posting.
struct NewRole {
    made: MadeFrom,
    path: PathBuf,
    overwrite: Overwrite,
}

impl PostingArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let framework = context.framework()?;
        let wanted = self.band.as_deref().map(|typed| band(framework, typed)).transpose()?;
        let new = self.name.as_deref().map(|name| self.new_role(context, framework, name)).transpose()?;
        if new.is_some() && !self.yes && (!can_ask() || self.file.as_os_str() == "-") {
            let message = "a role is confirmed skill by skill, and nobody can be asked here";
            return Err(Failure::usage(
                message,
                "pass --yes to take every skill that was found, or run it on a terminal",
            ));
        }
        let (name, text) = read(&self.file)?;
        let posting = Posting::read(framework, &text);
        let Some(new) = new else {
            return Ok(match context.target.page() {
                _ if self.json => Reply::exact(json(&json::document(framework, &posting))),
                Some(mut page) => {
                    drawn::posting(&mut page, framework, &posting);
                    Reply { result: Printed::Drawn(page), ..Reply::default() }
                }
                None => Reply::page(page::text(framework, &posting)),
            });
        };
        let band = wanted.unwrap_or_else(|| framework.usual_band());
        let mut confirmation = RoleConfirmation::new(Arc::clone(framework), &posting, band);
        if self.yes {
            confirmation.keep_rest();
        } else {
            let confirmed = confirm(context, &posting, confirmation);
            let Some(confirmed) = ignore_closed(confirmed)? else {
                return Ok(Reply::page("Nothing was written.\n"));
            };
            confirmation = confirmed;
        }
        write(context, &name, &confirmation, new)
    }

    /// Returns the role to make. Refuses a name that cannot be written before anybody is asked.
    fn new_role(&self, context: &CommandContext, framework: &Framework, name: &str) -> Result<NewRole, Failure> {
        let name = Clean::line(name);
        let id = id_of(framework, &name)?;
        let path = role_file(&context.config_file()?, &id);
        let overwrite = if self.force { Overwrite::Replace } else { Overwrite::Refuse };
        check_free(&path, overwrite)?;
        Ok(NewRole { made: MadeFrom { id, name, day: CommandContext::today() }, path, overwrite })
    }
}

/// Returns the name and the text of a posting.
fn read(file: &std::path::Path) -> Result<(Clean, String), Failure> {
    let (name, bytes) = if file.as_os_str() == "-" {
        let most = u64::try_from(POSTING_LIMIT).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(Failure::Input)?;
        (Clean::line("standard input"), bytes)
    } else {
        let path = typed_path(file)?;
        (Clean::file(&path.to_string_lossy()), read_bytes(&path)?)
    };
    let unreadable = |why: NotAPosting| Failure::Posting { file: name.clone(), why: why.to_string(), hint: why.hint() };
    let text = posting_text(bytes).map_err(unreadable)?;
    Ok((name, text))
}

fn write(
    context: &CommandContext,
    file: &Clean,
    confirmation: &RoleConfirmation,
    NewRole { made, path, overwrite }: NewRole,
) -> Result<Reply, Failure> {
    let framework = confirmation.framework();
    let name = made.name.clone();
    let Some(draft) = confirmation.finish(made) else {
        return Err(Failure::NothingKept { file: file.clone() });
    };
    write_role(&path, &draft.file(framework), overwrite)?;
    let count = counted(confirmation.count(Decision::Kept), "skill", "skills");
    let shown = Clean::file(&path.to_string_lossy());
    Ok(Reply::page(format!(
        "Wrote {shown}: the role \"{name}\" with {count} of the framework \"{}\", for \"{}\". It is scored beside the \
         other roles from now on. Change it with an editor, and check it with `{}`.\n",
        framework.id(),
        framework.band(confirmation.band()).name,
        context.program.command("check", &shown)
    )))
}

/// Treats closed output as leaving.
fn ignore_closed(confirmed: Result<Option<RoleConfirmation>, Failure>) -> Result<Option<RoleConfirmation>, Failure> {
    match confirmed {
        Err(failure) => ignore_closed_output(Err(failure)).map(|_| None),
        confirmed => confirmed,
    }
}
