//! Opening what a command is about, for reading only.
//!
//! Nothing is moved, locked or written here. A save that is newer, changed or damaged is still shown as far as
//! it goes, and what is the matter with it is said on standard error.

use std::fmt::Write;
use std::io::{self, Read};

use super::context::CommandContext;
use crate::assessment::{Assessment, Name};
use crate::cli::args::backup_ref::BackupRef;
use crate::cli::args::subject::Subject;
use crate::cli::output::failure::Failure;
use crate::cli::output::snippet;
use crate::clock::local_words;
use crate::diagnostic::{Problem, Source, total};
use crate::report::{NOTICE, Reading, read};
use crate::store::{
    Backup, Damaged, Loaded, Newer, Opened, TEXT_LIMIT, is_save, read_save, read_source, text_limit, typed_path,
};
use crate::text::decoded;

/// An assessment, and what should be known about it.
#[derive(Debug)]
pub(crate) struct OpenedSubject {
    pub(crate) assessment: Assessment,
    pub(crate) messages: String,
    /// That the file belongs to a newer edition of the questions. It can be shown, but not saved as ours.
    pub(crate) newer: Option<Problem>,
}

/// Opens what is named.
pub(crate) fn open(context: &CommandContext, subject: &Subject) -> Result<OpenedSubject, Failure> {
    let source = match subject {
        Subject::Saved(name) => return open_saved(context, name),
        Subject::File(path) => read_source(&typed_path(path)?)?,
        Subject::Input => read_input()?,
    };
    if is_save(&source) {
        return open_save_file(context, &source);
    }
    match read(&context.framework, &source, CommandContext::today()) {
        Ok(Reading { assessment, newer }) => {
            let messages = newer.as_ref().map(|problem| format!("warning: {problem}\n")).unwrap_or_default();
            Ok(OpenedSubject { assessment, messages, newer })
        }
        Err(_) if is_for_people(&source) => Err(Failure::ForPeople { file: source.name }),
        Err(problems) => {
            let drawn = snippet::draw(&problems, &[&source]);
            Err(Failure::Problems { file: source.name, drawn, count: total(&problems) })
        }
    }
}

/// Refuses to put answers to other questions under the labels of these.
pub(crate) fn refuse_foreign(verb: &'static str, assessment: &Assessment) -> Result<(), Failure> {
    assessment.foreign().map_or(Ok(()), |foreign| {
        let (name, hint) = (assessment.name().clone(), foreign.hint().to_owned());
        Err(Failure::Refused { verb, name, why: foreign.to_string(), hint })
    })
}

/// Whether it is plainly a report as text.
fn is_for_people(source: &Source) -> bool {
    !source.text.trim_start().starts_with(['{', '[']) && source.text.lines().any(|line| line == NOTICE)
}

/// Reads standard input as a file is read: limited, and text.
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
    match context.store()?.load(&context.framework, name)? {
        Loaded::Nothing => match earlier_state(context, name)? {
            Some(backup) => Ok(opening(backup.opened, "")),
            None => Err(context.no_assessment(name)?),
        },
        Loaded::Sound(opened) => Ok(opening(opened, "")),
        Loaded::Changed(changed) => {
            let words = changed.words(&context.framework);
            Ok(opening(changed.opened, &format!("{words} This is what it says now.")))
        }
        Loaded::Newer(Newer { theirs, ours, opened: Some(opened) }) => {
            let warning = format!(
                "a newer version of the program wrote this (save format {theirs}, ours is {ours}); part of it may be missing here"
            );
            Ok(opening(opened, &warning))
        }
        Loaded::Newer(Newer { theirs, ours, opened: None }) => Err(Failure::Refused {
            verb: "read",
            name: name.clone(),
            why: format!("a newer version of the program wrote it (save format {theirs}, ours is {ours})"),
            hint: "install the newer version of devrel-ready; the file is left as it is".to_owned(),
        }),
        Loaded::Damaged(Damaged { damage, backup: Some(backup), .. }) => {
            let time = local_words(backup.saved_at);
            let warning = format!(
                "the save is damaged ({damage}); this is the backup of {time}. `{}` shows what can be done",
                context.program.open(name)
            );
            Ok(opening(backup, &warning))
        }
        Loaded::Damaged(Damaged { damage, backup: None, .. }) => Err(Failure::Refused {
            verb: "read",
            name: name.clone(),
            why: format!("{damage}, and there is no backup"),
            hint: format!("`{}` shows what can be done; the file is kept as it is", context.program.open(name)),
        }),
    }
}

/// The earlier state that `NAME@b2` stands for, if there is one. A saved name of that kind goes before.
fn earlier_state(context: &CommandContext, written: &Name) -> Result<Option<Backup>, Failure> {
    let Some(BackupRef { name, number }) = BackupRef::parse(written.as_str()) else {
        return Ok(None);
    };
    let name = context.known(&name)?.unwrap_or(name);
    let backups = context.store()?.backups(&context.framework, &name)?;
    Ok(backups.into_iter().find(|backup| backup.number == number))
}

/// Opens a save or a backup that is named by its path.
fn open_save_file(context: &CommandContext, source: &Source) -> Result<OpenedSubject, Failure> {
    let (opened, health) = read_save(&context.framework, source)?;
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
    OpenedSubject { assessment: opened.assessment, messages, newer: None }
}
