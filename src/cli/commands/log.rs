//! `devrel-ready log`: adds to the evidence log, lists it, and changes or deletes an entry.

use std::fmt::Write as _;

use clap::{ArgGroup, Args};
use jiff::civil::Date;
use serde::Serialize;

use crate::assessment::{EvidenceLog, LogDraft, LogEntry, LogProblem, Name};
use crate::cli::args::day::day_parser;
use crate::cli::args::subject::{Subject, name_parser};
use crate::cli::context::{CommandContext, skill};
use crate::cli::conversation::confirm::asked;
use crate::cli::editing::{EditSession, Purpose, SavedAnswers, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::json::json;
use crate::cli::output::reply::{Reply, can_ask};
use crate::cli::subject_reader;
use crate::framework::Framework;
use crate::text::{Clean, counted, date_words, push_paragraph};
use crate::words::core_without_evidence_words;

/// Note what you did, or list what you noted
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP, group(ArgGroup::new("said").args(["text", "edit"]).multiple(true)))]
pub(crate) struct LogArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// The entry: what you did; without it, the log is listed
    text: Option<String>,

    /// A skill that it shows; can be given several times. When listing: only what shows this skill
    #[arg(long)]
    skill: Vec<String>,

    /// A link to it, or - to take the link of an entry away
    #[arg(long, value_name = "URL", allow_hyphen_values = true, requires = "said")]
    link: Option<String>,

    /// The day on which it happened, instead of today
    #[arg(long, value_name = "DATE", requires = "said", value_parser = day_parser())]
    on: Option<Date>,

    /// List only what happened on this day or later
    #[arg(long, value_name = "DATE", conflicts_with_all = ["text", "edit", "delete"], value_parser = day_parser())]
    since: Option<Date>,

    /// Change this entry: give a new text, link, day or skills
    #[arg(long, value_name = "NUMBER")]
    edit: Option<u32>,

    /// Delete this entry, after asking
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["text", "edit"])]
    delete: Option<u32>,

    /// Do not ask
    #[arg(long, requires = "delete")]
    yes: bool,

    /// Print JSON, for programs
    #[arg(long, conflicts_with_all = ["text", "edit", "delete"])]
    json: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready log me 'Ran the API workshop' --skill workshop-teaching
  devrel-ready log me 'Talk at the user group' --on 2026-11-20 \\
    --link https://example.org/talk
  devrel-ready log me --since 2026-06-01  List what you did since then
  devrel-ready log me --edit 3 --skill public-speaking
  devrel-ready log me --delete 3

Nothing of the log enters a score. It is the memory for your evidence, for a
review and for a resume. An entry has up to 500 characters and 10 skills, and
the log up to 2,000 entries. With --json each entry has: id, on, text, link
(null without one), skills.";

/// An entry, as `--json` prints it. Fields may be added, but not changed.
#[derive(Debug, Serialize)]
struct EntryJson<'l> {
    id: u32,
    on: String,
    text: &'l str,
    link: Option<&'l str>,
    skills: Vec<&'l str>,
}

impl LogArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let Some(name) = context.known(&self.name)? else { return Err(context.no_assessment(&self.name)?) };
        match (&self.text, self.edit, self.delete) {
            (None, None, None) => self.list(context, &name),
            (_, Some(id), _) => self.change(context, &name, id),
            (_, _, Some(id)) => self.delete(context, &name, id),
            (Some(text), None, None) => {
                let text = Clean::line(text);
                self.edited(context, &name, |log, skills, today| {
                    let draft =
                        LogDraft { on: self.on.unwrap_or(today), text, link: self.link_over(Clean::default()), skills };
                    let id = log.add(draft, today)?;
                    Ok(format!("Logged as entry {id}.\n"))
                })
            }
        }
    }

    fn list(&self, context: &CommandContext, name: &Name) -> Result<Reply, Failure> {
        let opened = subject_reader::open(context, &Subject::Saved(name.clone()))?;
        let assessment = &opened.assessment;
        let skill = match self.skill.as_slice() {
            [] => None,
            [one] => Some(key_of(context, assessment.framework(), one)?),
            _ => return Err(Failure::usage("the list can be of one skill only", "name one with --skill")),
        };
        let found = assessment.log().found(self.since, skill.as_ref().map(Clean::as_str));
        let messages = opened.messages.clone();
        if self.json {
            let rows: Vec<EntryJson<'_>> = found.into_iter().map(entry_json).collect();
            return Ok(Reply { messages, ..Reply::exact(json(&rows)) });
        }
        if found.is_empty() {
            let words = if assessment.log().is_empty() {
                let add = context.program.command("log", name);
                format!("Nothing is logged yet. `{add} 'What I did'` logs something.\n")
            } else {
                "Nothing in the log fits.\n".to_owned()
            };
            return Ok(Reply { messages: messages + &words, ..Reply::default() });
        }
        let mut text = String::new();
        for entry in found {
            push_entry(&mut text, assessment.framework(), entry);
        }
        let is_whole = self.since.is_none() && skill.is_none();
        if let Some(names) = core_without_evidence_words(assessment).filter(|_| is_whole) {
            text.push('\n');
            push_paragraph(&mut text, 0, &format!("Core for your aim, without an entry or evidence: {names}"));
        }
        Ok(Reply { messages, ..Reply::page(text) })
    }

    /// Returns the link of an entry that had `before`.
    fn link_over(&self, before: Clean) -> Clean {
        match self.link.as_deref() {
            None => before,
            Some("-") => Clean::default(),
            Some(link) => Clean::line(link),
        }
    }

    fn change(&self, context: &CommandContext, name: &Name, id: u32) -> Result<Reply, Failure> {
        if self.text.is_none() && self.link.is_none() && self.on.is_none() && self.skill.is_empty() {
            let hint = "give a new text, or --link, --on or --skill";
            return Err(Failure::usage(format!("nothing is said about what to change in entry {id}"), hint));
        }
        self.edited(context, name, |log, skills, today| {
            let before = log.entry(id).ok_or(LogProblem::Missing(id))?.clone();
            let draft = LogDraft {
                on: self.on.unwrap_or(before.on),
                text: self.text.as_deref().map_or(before.text, Clean::line),
                link: self.link_over(before.link),
                skills: if self.skill.is_empty() { before.skills } else { skills },
            };
            log.change(id, draft, today)?;
            Ok(format!("Entry {id} is changed.\n"))
        })
    }

    fn delete(&self, context: &CommandContext, name: &Name, id: u32) -> Result<Reply, Failure> {
        if !self.yes {
            if !can_ask() {
                let message = format!("cannot ask whether to delete entry {id}: there is no terminal");
                return Err(Failure::usage(message, "pass --yes to delete without being asked"));
            }
            let opened = subject_reader::open(context, &Subject::Saved(name.clone()))?;
            let entry = opened.assessment.log().entry(id).ok_or_else(|| refused(name, &LogProblem::Missing(id)))?;
            if !asked(&format!("Delete entry {id}, \"{}\"?\n", entry.text))? {
                return Ok(Reply { messages: "Nothing was deleted.\n".to_owned(), ..Reply::default() });
            }
        }
        self.edited(context, name, |log, _, _| {
            let entry = log.delete(id)?;
            Ok(format!("Entry {id} is deleted: {}\n", entry.text))
        })
    }

    /// Changes the log and saves it.
    fn edited(
        &self,
        context: &CommandContext,
        name: &Name,
        edit: impl FnOnce(&mut EvidenceLog, Vec<Clean>, Date) -> Result<String, LogProblem>,
    ) -> Result<Reply, Failure> {
        let EditSession { mut session, found } = begin_edit(context, Purpose::LOG, name, None)?;
        let Some(SavedAnswers { mut assessment, .. }) = found else { return Err(context.no_assessment(name)?) };
        subject_reader::refuse_foreign("log", &assessment)?;
        let skills: Result<Vec<Clean>, Failure> =
            self.skill.iter().map(|skill| key_of(context, assessment.framework(), skill)).collect();
        let skills = skills?;
        let words = edit(assessment.log_mut(), skills, CommandContext::today());
        let words = words.map_err(|problem| refused(name, &problem))?;
        session.save(&assessment, session.revision() + 1, CommandContext::now())?;
        Ok(Reply::page(words))
    }
}

fn refused(name: &Name, problem: &LogProblem) -> Failure {
    let hint = match problem {
        LogProblem::Missing(_) => "without a text, `devrel-ready log NAME` lists the entries with their numbers",
        LogProblem::TooLong { .. } => "a link often says the rest",
        LogProblem::Future(_) => "pass the day on which it happened with --on",
        _ => "`devrel-ready log --help` has examples",
    };
    Failure::Refused { verb: "log for", name: name.clone(), why: problem.to_string(), hint: hint.to_owned() }
}

/// Returns the id of a skill that was named by id or by name.
fn key_of(context: &CommandContext, framework: &Framework, typed: &str) -> Result<Clean, Failure> {
    let skill = skill(context, framework, typed)?;
    Ok(Clean::line(framework.skill(skill).key.as_str()))
}

fn push_entry(text: &mut String, framework: &Framework, entry: &LogEntry) {
    let day = date_words(entry.on);
    push_paragraph(text, 0, &format!("{}. {day}: {}", entry.id, entry.text));
    if !entry.link.is_empty() {
        push_paragraph(text, 4, entry.link.as_str());
    }
    let names = entry.skills.iter().map(|key| {
        framework.find_skill(key.as_str()).map_or(key.as_str(), |skill| framework.skill(skill).name.as_str())
    });
    let names: Vec<&str> = names.collect();
    if !names.is_empty() {
        let _ = writeln!(text, "    {}: {}", counted(names.len(), "skill", "skills"), names.join(", "));
    }
}

fn entry_json(entry: &LogEntry) -> EntryJson<'_> {
    EntryJson {
        id: entry.id,
        on: entry.on.to_string(),
        text: entry.text.as_str(),
        link: (!entry.link.is_empty()).then(|| entry.link.as_str()),
        skills: entry.skills.iter().map(Clean::as_str).collect(),
    }
}
