//! Opens the subject of a command for reading.
//!
//! It does not move, lock or write anything. A newer, changed or damaged save is read as far as possible, with a
//! warning.

use std::fmt::Write;
use std::io::{self, Read};
use std::sync::Arc;

use jiff::civil::Date;

use super::context::CommandContext;
use crate::assessment::{Assessment, Name, PointInTime, StateLabel};
use crate::cli::args::state_ref::StateRef;
use crate::cli::args::subject::Subject;
use crate::cli::output::failure::Failure;
use crate::cli::output::snippet;
use crate::clock::{local_day, local_words};
use crate::diagnostic::{Problem, Source};
use crate::rating::Rating;
use crate::report::{Reading, framework_named_in, read};
use crate::store::{
    DamagedPoint, Opened, SavedPoints, TEXT_LIMIT, is_save, read_save, read_source, text_limit, typed_path,
};
use crate::text::{decoded, shell_quoted};
use crate::words::{NOTICE, answers_by_id, missing_aim_words, not_own_words};
use crate::workspace::{Condition, Inspection, Workspace};

/// An assessment, with warnings and notes about it.
#[derive(Debug)]
pub(crate) struct OpenedSubject {
    pub(crate) assessment: Assessment,
    pub(crate) messages: String,
    /// The problem that the file belongs to a newer edition. It can be shown but not saved.
    pub(crate) newer: Option<Problem>,
    /// The saved assessment, if this is one of its states.
    pub(crate) origin: Option<SavedState>,
}

/// A state of a saved assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SavedState {
    /// The name of the assessment.
    pub(crate) name: Name,
    /// The revision of the state.
    pub(crate) revision: u64,
    /// The label of the state; `None` for the present one.
    pub(crate) label: Option<StateLabel>,
    /// The day on which an earlier state was kept; `None` for the present one.
    pub(crate) kept_on: Option<Date>,
}

/// Opens a subject.
pub(crate) fn open(context: &CommandContext, subject: &Subject) -> Result<OpenedSubject, Failure> {
    let opened = open_or_rating(context, subject)?;
    refuse_rating("score", &opened.assessment)?;
    if answers_by_id(&opened.assessment).is_some() {
        refuse_foreign("score", &opened.assessment)?;
    }
    Ok(opened)
}

/// Opens a subject, which may be a rating of another person.
pub(crate) fn open_or_rating(context: &CommandContext, subject: &Subject) -> Result<OpenedSubject, Failure> {
    match (subject, source_of(subject)?) {
        (Subject::Saved(name), _) => open_saved(context, name),
        (_, Some(source)) => open_source(context, source),
        (_, None) => Err(Failure::UnusableInput("no file".to_owned())),
    }
}

/// Reads the text of a subject. `None` if it is a saved assessment.
pub(crate) fn source_of(subject: &Subject) -> Result<Option<Source>, Failure> {
    Ok(match subject {
        Subject::Saved(_) => None,
        Subject::File(path) => Some(read_source(&typed_path(path)?)?),
        Subject::Input => Some(read_input()?),
    })
}

/// Opens a text.
pub(crate) fn open_source(context: &CommandContext, source: Source) -> Result<OpenedSubject, Failure> {
    if is_save(&source) {
        return open_save_file(context, &source);
    }
    let framework = match framework_named_in(context.catalog(), &source) {
        Some(framework) => {
            context.chosen().refuse_language(&framework)?;
            framework
        }
        None => Arc::clone(context.framework()?),
    };
    match read(&framework, &source, CommandContext::today()) {
        Ok(Reading { assessment, newer, missing_aim, .. }) => {
            let mut messages = newer.as_ref().map(|problem| format!("warning: {problem}\n")).unwrap_or_default();
            if let Some(name) = missing_aim {
                let _ = writeln!(messages, "note: {}", missing_aim_words(&name));
            }
            Ok(OpenedSubject { assessment, messages, newer, origin: None })
        }
        Err(_) if is_for_people(&source) => Err(Failure::ForPeople { file: source.name }),
        Err(problems) => {
            let drawn = snippet::draw(&problems, &[&source]);
            Err(Failure::Problems { file: source.name, drawn, count: problems.count() })
        }
    }
}

/// Refuses a rating of another person where own answers are needed.
pub(crate) fn refuse_rating(verb: &'static str, assessment: &Assessment) -> Result<(), Failure> {
    assessment.about().map_or(Ok(()), |about| {
        let name = assessment.name().clone();
        let hint = format!(
            "`devrel-ready export {} -o FILE` writes the file that {} compares",
            shell_quoted(name.as_str()),
            about.subject
        );
        Err(Failure::Refused { verb, name, why: not_own_words(about), hint })
    })
}

/// Refuses answers to the questions of another framework, and ratings of another person.
pub(crate) fn refuse_foreign(verb: &'static str, assessment: &Assessment) -> Result<(), Failure> {
    refuse_rating(verb, assessment)?;
    assessment.foreign().map_or(Ok(()), |foreign| {
        let (name, hint) = (assessment.name().clone(), foreign.hint().to_owned());
        Err(Failure::Refused { verb, name, why: foreign.to_string(), hint })
    })
}

/// Returns whether a source is a report as text.
fn is_for_people(source: &Source) -> bool {
    !source.text.trim_start().starts_with(['{', '[']) && source.text.lines().any(|line| line == NOTICE)
}

/// Reads standard input with the same limits as a file.
pub(crate) fn read_input() -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(TEXT_LIMIT + 1).read_to_end(&mut bytes).map_err(Failure::Input)?;
    let limit = text_limit(&bytes);
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        let largest = if limit == TEXT_LIMIT { "larger than 8 MiB" } else { "larger than 1 MiB" };
        return Err(Failure::UnusableInput(largest.to_owned()));
    }
    let text = decoded(bytes).map_err(|what| Failure::UnusableInput(what.to_string()))?;
    Ok(Source::new("standard input", text))
}

fn open_saved(context: &CommandContext, name: &Name) -> Result<OpenedSubject, Failure> {
    let name = &context.known(name)?.unwrap_or_else(|| name.clone());
    let Inspection { condition, shown } = Workspace::new(&context.store()?, context.catalog()).inspect(name)?;
    let unfit = |why: String, hint: String| Failure::Refused { verb: "read", name: name.clone(), why, hint };
    let program = &context.program;
    let warning = match (&condition, &shown) {
        (Condition::Missing, _) => {
            let earlier = earlier_state(context, name)?;
            return earlier.map_or_else(|| Err(context.no_assessment(name)?), Ok);
        }
        (Condition::Sound, _) => String::new(),
        (Condition::ChangedOutside(words), _) => format!("{words} This is what it says now."),
        (Condition::Newer { .. }, Some(_)) => {
            format!("{}; part of it may be missing here", condition.newer_words().unwrap_or_default())
        }
        (Condition::Newer { .. }, None) => {
            let hint = "install the newer version of devrel-ready; the file is left as it is";
            return Err(unfit(condition.newer_words().unwrap_or_default(), hint.to_owned()));
        }
        (Condition::Damaged(damage), Some(backup)) => {
            let (time, open) = (local_words(backup.saved_at), program.open(name));
            format!("the save is damaged ({damage}); this is the backup of {time}. `{open}` shows what can be done")
        }
        (Condition::Damaged(damage), None) => {
            let hint = format!("`{}` shows what can be done; the file is kept as it is", program.open(name));
            return Err(unfit(format!("{damage}, and there is no backup"), hint));
        }
    };
    let shown = shown.expect("every condition without a state has returned");
    context.chosen().refuse_other(&shown.assessment, name)?;
    let origin = SavedState { name: name.clone(), revision: shown.revision, label: None, kept_on: None };
    Ok(OpenedSubject { origin: Some(origin), ..opening(shown, &warning) })
}

/// Opens the earlier state that `NAME@2` or `NAME@b2` stands for. `None` if the text names no state of a saved
/// assessment.
fn earlier_state(context: &CommandContext, written: &Name) -> Result<Option<OpenedSubject>, Failure> {
    let Some(StateRef { name, label }) = StateRef::parse(written.as_str()) else { return Ok(None) };
    let Some(name) = context.known(&name)? else { return Ok(None) };
    let opened = state_of(context, "read", &name, &label)?;
    let kept_on = Some(local_day(opened.saved_at));
    let origin = SavedState { name, revision: opened.revision, label: Some(label), kept_on };
    Ok(Some(OpenedSubject { origin: Some(origin), ..opening(opened, "") }))
}

/// Returns an earlier state of a saved assessment: a backup or a point in time.
pub(crate) fn state_of(
    context: &CommandContext,
    verb: &'static str,
    name: &Name,
    label: &StateLabel,
) -> Result<Opened, Failure> {
    let store = context.store()?;
    let refused = |why: String, command: &str| {
        let hint = format!("`{}` lists those there are", context.program.command(command, name));
        Failure::Refused { verb, name: name.clone(), why, hint }
    };
    if let StateLabel::Backup(number) = label {
        let backups = store.backups(context.catalog(), name)?;
        let backup = backups.into_iter().find(|backup| backup.number == *number);
        return backup
            .map(|backup| backup.opened)
            .ok_or_else(|| refused(format!("there is no backup {label}"), "backups"));
    }
    let SavedPoints { points, damaged } = store.points(context.catalog(), name)?;
    let Some(point) = label.point(&points) else {
        let is_named = |point: &&DamagedPoint| StateLabel::Number(point.number) == *label;
        return Err(match damaged.iter().find(is_named) {
            Some(point) => refused(format!("point {} cannot be used: {}", point.number, point.why), "history"),
            None => refused(format!("there is no point in time {label}"), "history"),
        });
    };
    let opened = store.state_at(context.catalog(), name, point.number);
    opened.ok_or_else(|| refused(format!("point {} has just been deleted", point.number), "history"))
}

/// Returns the points in time beside a saved assessment, for its present state; none for an earlier state or a file.
pub(crate) fn points_beside(
    context: &CommandContext,
    origin: Option<&SavedState>,
    messages: &mut String,
) -> Result<Vec<PointInTime>, Failure> {
    let Some(SavedState { name, label: None, .. }) = origin else { return Ok(Vec::new()) };
    let SavedPoints { points, damaged } = context.store()?.points(context.catalog(), name)?;
    *messages += &damaged_words(&damaged);
    Ok(points)
}

/// Returns the newest kept rating of every rater of a saved assessment, for its present state.
pub(crate) fn ratings_beside(
    context: &CommandContext,
    (own, origin): (&Assessment, Option<&SavedState>),
    messages: &mut String,
) -> Result<Vec<Rating>, Failure> {
    let Some(SavedState { name, label: None, .. }) = origin else { return Ok(Vec::new()) };
    let saved = context.store()?.ratings(own.framework(), name, CommandContext::today())?;
    for (number, why) in &saved.damaged {
        let _ = writeln!(messages, "warning: rating {number} cannot be used: {why}");
    }
    Ok(saved.newest().into_iter().map(|(_, rating)| rating.clone()).collect())
}

/// Names the points in time that cannot be used, each on a line.
pub(crate) fn damaged_words(damaged: &[DamagedPoint]) -> String {
    let line = |point: &DamagedPoint| {
        format!("warning: point {} cannot be used: {}; its file is kept\n", point.number, point.why)
    };
    damaged.iter().map(line).collect()
}

/// Opens a save or a backup by its path.
fn open_save_file(context: &CommandContext, source: &Source) -> Result<OpenedSubject, Failure> {
    let (opened, health) = read_save(context.catalog(), source)?;
    context.chosen().refuse_language(opened.assessment.framework())?;
    let warning = health.trouble().map(|trouble| format!("{}: {trouble}", source.name)).unwrap_or_default();
    Ok(opening(opened, &warning))
}

fn opening(opened: Opened, warning: &str) -> OpenedSubject {
    let mut messages = String::new();
    if !warning.is_empty() {
        let _ = writeln!(messages, "warning: {warning}");
    }
    for notice in &opened.notices {
        let _ = writeln!(messages, "note: {notice}");
    }
    OpenedSubject { assessment: opened.assessment, messages, newer: None, origin: None }
}
