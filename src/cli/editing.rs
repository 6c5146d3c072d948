//! Opens a saved assessment for editing by a command.
//!
//! Takes the lock, and waits up to two seconds for another command to release it. A changed or damaged save needs a
//! decision first, which options of the command can give.

use std::thread::sleep;
use std::time::Duration;

use clap::Args;

use super::context::CommandContext;
use crate::assessment::{Assessment, Name};
use crate::cli::output::failure::Failure;
use crate::store::{Notice, Opened, PendingDecision, Resolution, Resumed, Session};
use crate::workspace::{self, Obstacle, OpenOutcome, Workspace};

/// An assessment that can be changed.
pub(crate) struct EditSession {
    /// The session that may write it.
    pub(crate) session: Session,
    /// The saved answers; `None` for a new assessment.
    pub(crate) found: Option<SavedAnswers>,
}

/// Saved answers, with notices for the person.
pub(crate) struct SavedAnswers {
    pub(crate) assessment: Assessment,
    pub(crate) notices: Vec<Notice>,
}

/// The result of taking the lock.
pub(crate) enum EditOutcome {
    /// It can be changed.
    Ready(EditSession),
    /// The person has to decide first.
    Undecided(PendingDecision),
}

/// Options that decide in advance how to open a changed or damaged save.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct DecisionOptions {
    /// If the file was changed outside the program, go on with it as it is
    #[arg(long, conflicts_with_all = ["restore_backup", "start_over"])]
    accept_changes: bool,

    /// If the file was changed or is damaged, go back to the newest backup
    #[arg(long, conflicts_with = "start_over")]
    restore_backup: bool,

    /// If the file is damaged, or was changed and has no backup, begin with no answers; the file is kept aside
    #[arg(long)]
    start_over: bool,
}

impl DecisionOptions {
    fn resolution(self) -> Option<Resolution> {
        let options = [
            (self.accept_changes, Resolution::Accept),
            (self.restore_backup, Resolution::Restore),
            (self.start_over, Resolution::StartOver),
        ];
        options.into_iter().find_map(|(is_set, resolution)| is_set.then_some(resolution))
    }
}

const fn option(resolution: Resolution) -> &'static str {
    match resolution {
        Resolution::Accept => "--accept-changes",
        Resolution::Restore => "--restore-backup",
        Resolution::StartOver => "--start-over",
    }
}

/// What a command wants with an assessment, for the words if a window has it open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purpose {
    verb: &'static str,
    /// The usual keys that do the same in that window; empty if there are none.
    keys: &'static str,
}

impl Purpose {
    pub(crate) const CHANGE: Self = Self { verb: "change", keys: "" };
    pub(crate) const KEEP: Self = Self { verb: "keep", keys: "t and then +" };
    pub(crate) const KEEP_RATING: Self = Self { verb: "keep a rating of", keys: "" };
    pub(crate) const FORGET: Self = Self { verb: "delete a rating of", keys: "t, R and then d" };
    pub(crate) const AGAIN: Self = Self { verb: "answer again", keys: "A" };
    pub(crate) const LOG: Self = Self { verb: "log for", keys: "L" };
    pub(crate) const RENAME: Self = Self { verb: "rename", keys: "" };
    pub(crate) const RESTORE: Self = Self { verb: "restore", keys: "" };

    /// Builds the refusal of an assessment that cannot be written.
    fn refused(self, name: &Name, obstacle: Obstacle) -> Failure {
        let hint = match &obstacle {
            Obstacle::Locked if !self.keys.is_empty() => {
                format!("press {} in that window, or close it first", self.keys)
            }
            other => other.hint(),
        };
        match obstacle {
            Obstacle::Refused(error) => error.into(),
            obstacle => {
                Failure::Refused { verb: self.verb, name: name.clone(), why: obstacle.reason().to_string(), hint }
            }
        }
    }
}

/// The time between two attempts to get a lock.
const PAUSE: Duration = Duration::from_millis(50);

/// Repeats an attempt while the lock is taken, for up to two seconds.
pub(crate) fn when_free<T>(attempt: impl FnMut() -> T, is_busy: impl Fn(&T) -> bool) -> T {
    workspace::when_free(attempt, is_busy, || sleep(PAUSE))
}

/// Opens an assessment for writing, whether it exists or not.
pub(crate) fn open_for_edit(context: &CommandContext, purpose: Purpose, name: &Name) -> Result<EditOutcome, Failure> {
    let store = context.store()?;
    match Workspace::new(&store, context.catalog()).open_when_free(name, || sleep(PAUSE))? {
        OpenOutcome::New(session) => Ok(EditOutcome::Ready(EditSession { session, found: None })),
        OpenOutcome::Ready(session, Opened { assessment, notices, .. }) => {
            context.chosen().refuse_other(&assessment, name)?;
            Ok(EditOutcome::Ready(EditSession { session, found: Some(SavedAnswers { assessment, notices }) }))
        }
        OpenOutcome::Undecided(pending) => Ok(EditOutcome::Undecided(pending)),
        OpenOutcome::ReadOnly(read_only) => Err(purpose.refused(name, read_only.obstacle)),
    }
}

/// Opens a sound save for a command that works on all of its content. Refuses one that needs a decision first.
pub(crate) fn open_ready(
    context: &CommandContext,
    purpose: Purpose,
    name: &Name,
) -> Result<(Session, Opened), Failure> {
    let store = context.store()?;
    match Workspace::new(&store, context.catalog()).open_when_free(name, || sleep(PAUSE))? {
        OpenOutcome::Ready(session, opened) => {
            context.chosen().refuse_other(&opened.assessment, name)?;
            Ok((session, opened))
        }
        OpenOutcome::New(_) => Err(context.no_assessment(name)?),
        OpenOutcome::Undecided(pending) => Err(undecided(context, &pending, None)),
        OpenOutcome::ReadOnly(read_only) => Err(purpose.refused(name, read_only.obstacle)),
    }
}

/// Takes the lock of a saved or new assessment without asking. Options may decide about a changed or damaged save.
pub(crate) fn begin_edit(
    context: &CommandContext,
    purpose: Purpose,
    name: &Name,
    decided: Option<DecisionOptions>,
) -> Result<EditSession, Failure> {
    match open_for_edit(context, purpose, name)? {
        EditOutcome::Ready(work) => Ok(work),
        EditOutcome::Undecided(pending) => match decided.and_then(DecisionOptions::resolution) {
            Some(resolution) if pending.offers(resolution) => resolve(context, pending, resolution),
            _ => Err(undecided(context, &pending, decided)),
        },
    }
}

/// Applies the decision and opens the assessment.
pub(crate) fn resolve(
    context: &CommandContext,
    pending: PendingDecision,
    resolution: Resolution,
) -> Result<EditSession, Failure> {
    let Resumed { session, assessment, notices, .. } =
        pending.resolve(resolution, context.catalog().usual(), CommandContext::now())?;
    Ok(EditSession { session, found: Some(SavedAnswers { assessment, notices }) })
}

/// Builds the error for a save that needs a decision, with the options that decide.
pub(crate) fn undecided(
    context: &CommandContext,
    pending: &PendingDecision,
    decided: Option<DecisionOptions>,
) -> Failure {
    let ways = pending.choices().into_iter().map(|(resolution, words)| {
        // The part after the semicolon is only for the interactive question.
        let words = words.as_str().split(';').next().unwrap_or_default();
        format!("{} to {words}", option(resolution))
    });
    let ways: Vec<String> = ways.collect();
    let ask = context.program.command("ask", pending.name());
    let hint = if decided.is_some() {
        format!("pass {}; `{ask}` asks you. Nothing was changed", ways.join(", or "))
    } else {
        format!("`{ask}` asks you how to go on; nothing was changed")
    };
    let words = pending.words();
    let why = words.as_str().replacen("The ", "the ", 1).trim_end_matches('.').to_owned();
    Failure::Refused { verb: "change", name: pending.name().clone(), why, hint }
}
