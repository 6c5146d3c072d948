//! The only definition of what can be typed. The help, the manual page and the completions are built from it.
//!
//! This module runs nothing.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand, ValueHint};

use super::groups;
use crate::cli::commands::{
    again, answer, ask, backups, bundle, check, compare, completions, copy, delete, due, export, frameworks, history,
    import, invite, keep, list, log, man, migrate, new_framework, new_role, next, plan, posting, rate, rename, restore,
    roles, schema, show, skills, tables, team,
};
use crate::framework::Medium;

/// Find out which role is closest to your skills, how ready you are, and what to do next.
#[derive(Debug, Parser)]
#[command(
    name = "devrel-ready",
    version,
    override_usage = "devrel-ready [OPTIONS] [NAME]\n       devrel-ready [OPTIONS] <COMMAND>",
    after_help = "Without a command, the program opens in the terminal.",
    after_long_help = LONG_HELP
)]
pub(crate) struct Arguments {
    /// The assessment to open in the terminal
    pub(crate) name: Option<OsString>,

    /// Whatever else stands there; caught so that a misspelled command is called by its name
    #[arg(hide = true)]
    pub(crate) rest: Vec<OsString>,

    /// The directory of the assessments.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Keep the assessments in this directory instead of the usual one [env: DEVREL_READY_DATA_DIR]",
        value_hint = ValueHint::DirPath,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    pub(crate) data_dir: Option<PathBuf>,

    /// The framework for new assessments.
    #[arg(
        long,
        global = true,
        value_name = "ID|PATH",
        help = "Use the questions and roles of this framework [env: DEVREL_READY_FRAMEWORK]",
        value_hint = ValueHint::AnyPath,
        value_parser = OsStringValueParser::new()
    )]
    pub(crate) framework: Option<OsString>,

    /// Files of roles to add, before and behind the command. The parser alone would drop the former.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        help = "Add the role in this file to those that are scored; can stand several times",
        value_hint = ValueHint::FilePath,
        value_parser = OsStringValueParser::new().map(PathBuf::from)
    )]
    pub(crate) extra_role: Vec<PathBuf>,

    /// The language of the questions and roles.
    #[arg(
        long,
        global = true,
        value_name = "TAG",
        help = "Show the questions and roles in this language, such as de or pt-BR"
    )]
    pub(crate) language: Option<String>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const LONG_HELP: &str = "\
Without a command, the program opens in the terminal: at the list of
assessments, or at NAME.

Examples:
  devrel-ready                             Answer the questions, one at a time
  devrel-ready me                          Go on with the assessment \"me\"
  devrel-ready ask me                      The same as plain lines
  devrel-ready show me --role advocate     See where you stand, as text
  devrel-ready plan me                     See the shortest way to ready
  devrel-ready export me -o me.json        Take a report away
  devrel-ready show answers.json           Score a file without saving anything

Wherever an assessment is only read, NAME can be a saved assessment, a file of
answers or a report (a path, or a name that ends in .json), or - for standard
input.

The settings and keys are in config.toml. Commands on a terminal follow its
theme and characters; NO_COLOR goes before them. The variable
DEVREL_READY_CONFIG names another file. With --data-dir the file is in that
directory.

The questions and roles are a framework: the one that ships with the program, or
one of your own. --framework, DEVREL_READY_FRAMEWORK and the line framework =
\"...\" in config.toml name it, in this order: a folder, a bundle (one file), or
the id of one that an assessment uses already. It counts for new assessments;
an existing one always uses its own.

Roles of your own, such as \"our company's staff advocate\", are files that
`new-role` begins. Those in the folder roles beside config.toml, and those that
--extra-role names, are scored like all others.

A framework can have its texts in several languages. --language, the line
language = \"de\" in config.toml, and LC_ALL, LC_MESSAGES or LANG name the one to
read, in this order; the answers are the same in each. `devrel-ready frameworks`
lists them. The words of the program itself are English.

Everything stays on this computer. Exit codes: 0 done, 1 failed, 2 wrong usage,
130 interrupted.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Ask(ask::AskArgs),
    Show(show::ShowArgs),
    Plan(plan::PlanArgs),
    Next(next::NextArgs),
    Answer(answer::AnswerArgs),
    List(list::ListArgs),
    Delete(delete::DeleteArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
    Again(again::AgainArgs),
    Keep(keep::KeepArgs),
    History(history::HistoryArgs),
    Compare(compare::CompareArgs),
    Invite(invite::InviteArgs),
    Rate(rate::RateArgs),
    Log(log::LogArgs),
    Due(due::DueArgs),
    Backups(backups::BackupsArgs),
    Restore(restore::RestoreArgs),
    Rename(rename::RenameArgs),
    Copy(copy::CopyArgs),
    Migrate(migrate::MigrateArgs),
    Roles(roles::RolesArgs),
    Skills(skills::SkillsArgs),
    Check(check::CheckArgs),
    Frameworks(frameworks::FrameworksArgs),
    NewFramework(new_framework::NewFrameworkArgs),
    NewRole(new_role::NewRoleArgs),
    Posting(posting::PostingArgs),
    Bundle(bundle::BundleArgs),
    Team(team::TeamArgs),
    Tables(tables::TablesArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

impl Command {
    /// Returns what sets the texts that the command writes.
    pub(crate) fn medium(&self) -> Medium {
        match self {
            Self::Export(export) => export.medium(),
            _ => Medium::Terminal,
        }
    }
}

/// Returns everything that can be typed, as a clap command.
pub(crate) fn definition() -> clap::Command {
    groups::grouped(Arguments::command())
}

/// Returns the commands that the help shows.
pub(crate) fn command_names() -> Vec<String> {
    let definition = definition();
    let shown = definition.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(|command| command.get_name().to_owned()).collect()
}
