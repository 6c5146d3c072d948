//! Opening what a command is about, for reading only.
//!
//! Nothing is moved, locked or written here. A save that is newer, changed or damaged is still shown as far as
//! it goes, and what is the matter with it is said on standard error.

use std::fmt::Write;
use std::io::{self, Read};

use jiff::Timestamp;

use super::context::Context;
use super::failure::Failure;
use super::snippet;
use super::subject::Subject;
use crate::assessment::{Assessment, Name};
use crate::json::Source;
use crate::report::{NOTICE, read_answers};
use crate::store::{Changed, Damaged, Loaded, Newer, Opened, read_source};

/// Most that is read from standard input, as from a file.
const INPUT_LIMIT: u64 = 1024 * 1024;

/// An assessment, and what should be known about it.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) assessment: Assessment,
    pub(super) talk: String,
}

/// Opens what is named.
pub(super) fn open(context: &Context, subject: &Subject) -> Result<Opening, Failure> {
    let source = match subject {
        Subject::Saved(name) => return open_saved(context, name),
        Subject::File(path) => read_source(path)?,
        Subject::Input => read_input()?,
    };
    match read_answers(&context.framework, &source) {
        Ok(assessment) => Ok(Opening { assessment, talk: String::new() }),
        Err(_) if is_for_people(&source) => Err(Failure::ForPeople { file: source.name }),
        Err(problems) => {
            let drawn = snippet::draw(&problems, &[&source]);
            Err(Failure::Problems { file: source.name, drawn, count: problems.len() })
        }
    }
}

/// Whether it is plainly a report as text.
fn is_for_people(source: &Source) -> bool {
    !source.text.trim_start().starts_with(['{', '[']) && source.text.lines().any(|line| line == NOTICE)
}

/// Reads standard input as a file is read: limited, and text.
pub(super) fn read_input() -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(INPUT_LIMIT + 1).read_to_end(&mut bytes).map_err(Failure::Input)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > INPUT_LIMIT) {
        return Err(Failure::InputUnfit("larger than 1 MiB"));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::InputUnfit("not UTF-8 text"))?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(Source::new("standard input", text))
}

fn open_saved(context: &Context, name: &Name) -> Result<Opening, Failure> {
    match context.store()?.load(&context.framework, name)? {
        Loaded::Nothing => Err(context.no_assessment(name)?),
        Loaded::Sound(opened) => Ok(opening(opened, "")),
        Loaded::Changed(Changed { opened, backup, differing }) => {
            let mut warning = "the file was changed outside the program; this is what it says now".to_owned();
            if let Some(backup) = backup {
                let differ = match differing.len() {
                    1 => "1 answer differs".to_owned(),
                    count => format!("{count} answers differ"),
                };
                let _ = write!(warning, ". {differ} from the backup of {}", time_words(backup.saved_at));
            }
            Ok(opening(opened, &warning))
        }
        Loaded::Newer(Newer { theirs, ours, opened: Some(opened) }) => {
            let warning = format!(
                "a newer version of the program wrote this (save format {theirs}, ours is {ours}); part of it may be missing here"
            );
            Ok(opening(opened, &warning))
        }
        Loaded::Newer(Newer { theirs, ours, opened: None }) => Err(Failure::Unfit {
            verb: "read",
            name: name.clone(),
            why: format!("a newer version of the program wrote it (save format {theirs}, ours is {ours})"),
            hint: "install the newer version of devrel-ready; the file is left as it is".to_owned(),
        }),
        Loaded::Damaged(Damaged { damage, backup: Some(backup), .. }) => {
            let time = time_words(backup.saved_at);
            let warning = format!(
                "the save is damaged ({damage}); this is the backup of {time}. `{}` shows what can be done",
                context.program.open(name)
            );
            Ok(opening(backup, &warning))
        }
        Loaded::Damaged(Damaged { damage, backup: None, .. }) => Err(Failure::Unfit {
            verb: "read",
            name: name.clone(),
            why: format!("{damage}, and there is no backup"),
            hint: format!("`{}` shows what can be done; the file is kept as it is", context.program.open(name)),
        }),
    }
}

/// A time as people read it, to the minute.
pub(super) fn time_words(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

fn opening(opened: Opened, warning: &str) -> Opening {
    let mut talk = String::new();
    if !warning.is_empty() {
        let _ = writeln!(talk, "warning: {warning}");
    }
    for notice in &opened.notices {
        let _ = writeln!(talk, "note: {notice}");
    }
    Opening { assessment: opened.assessment, talk }
}
