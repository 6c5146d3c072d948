//! `devrel-ready answer`: sets answers and the aim of a saved assessment from a script or a shell.
//!
//! All arguments are checked before anything is written. Only `--new` starts an assessment, so that a misspelled name
//! does not.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use clap::Args;

use super::example;
use crate::assessment::{Aim, Assessment, Choice, Edit, Name};
use crate::cli::args::subject::name_parser;
use crate::cli::context::{CommandContext, band, role};
use crate::cli::editing::{DecisionOptions, EditSession, Purpose, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::subject_reader;
use crate::framework::{Framework, Level, SkillId};
use crate::json::whole;
use crate::store::Session;
use crate::text::{Clean, LINE_LIMIT, counted, nearest};
use crate::words::coverage_words;

/// Set answers of a saved assessment, or what it aims at
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct AnswerArgs {
    /// The saved assessment
    #[arg(value_parser = name_parser())]
    name: Name,

    /// A skill and its level, 0 to 4, na if it does not apply to you, or - to take the answer back
    #[arg(value_name = "SKILL=LEVEL", required_unless_present_any = ["role", "band"])]
    answers: Vec<String>,

    /// The evidence, a link or a sentence, or - to read it from standard input; for one answer at a time
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    evidence: Option<String>,

    /// Aim at this role, or - if you are not sure
    #[arg(long, allow_hyphen_values = true)]
    role: Option<String>,

    /// Aim at this band
    #[arg(long)]
    band: Option<String>,

    /// Start the assessment if there is none of that name yet
    #[arg(long)]
    new: bool,

    #[command(flatten)]
    decided: DecisionOptions,
}

const LONG_HELP: &str = concat!(
    "\
Examples:
  devrel-ready answer me --new technical-writing=3 public-speaking=na
  devrel-ready answer me technical-writing=-
  devrel-ready answer me software-building=3 --evidence https://example.org/tool
  devrel-ready answer me public-speaking=2 --evidence - < evidence.txt
  devrel-ready answer me --role advocate --band lead

`devrel-ready skills` lists the skills, `devrel-ready skills SKILL` the five
levels of one. Either all answers are set or none. Evidence and notes stay when
an answer changes. A file that was changed outside the program or is damaged is
not touched, unless one of the last three options says how to go on.

What is typed as an argument can be seen by others on this computer while the
command runs; what is read from standard input cannot.

To score many answers at once, write a file and use `devrel-ready show FILE`.
",
    example::answers_file!()
);

/// The assessment that receives the answers.
struct Started {
    session: Session,
    assessment: Assessment,
    /// Whether the assessment is new. A new one is saved even without answers, because `--new` asks for that.
    is_new: bool,
}

impl AnswerArgs {
    pub(crate) fn run(self, context: &CommandContext) -> Result<Reply, Failure> {
        let framework = &context.framework_of(&self.name)?;
        let choices = choices(context, framework, &self.answers)?;
        let role = match self.role.as_deref() {
            None => None,
            Some("-") => Some(None),
            Some(typed) => Some(Some(role(framework, typed)?)),
        };
        let band = self.band.as_deref().map(|typed| band(framework, typed)).transpose()?;
        if self.evidence.is_some() && choices.len() != 1 {
            let hint = "set answers with evidence one at a time";
            return Err(Failure::usage("--evidence is for exactly one answer", hint));
        }
        let evidence = self.evidence.as_deref().map(evidence).transpose()?;
        let Started { mut session, mut assessment, is_new } = self.begin(context, framework)?;
        let moment = CommandContext::moment(&assessment, session.revision() + 1);
        let (mut changed, mut given_again) = (0_usize, 0_usize);
        for (skill, choice) in choices {
            let before = assessment.entry(skill).clone();
            let mut different = assessment.edit(skill, Edit::Choose(choice), moment);
            if let Some(evidence) = &evidence {
                different |= assessment.edit(skill, Edit::Evidence(evidence.clone()), moment);
            }
            let is_same = before.says_the_same(assessment.entry(skill));
            changed += usize::from(!is_same);
            given_again += usize::from(is_same && different);
        }
        let before = assessment.aim();
        let aim = Aim { role: role.unwrap_or(before.role), band: band.unwrap_or(before.band) };
        assessment.set_aim(aim);
        let mut messages = String::new();
        if changed > 0 || given_again > 0 || aim != before || is_new {
            let saved = session.save(&assessment, session.revision() + 1, CommandContext::now())?;
            if let Some(problem) = saved.backup_problem {
                messages = format!("warning: there is no backup of the answers before: {}\n", problem.reason());
            }
        }
        let coverage = coverage_words(assessment.coverage());
        let again = if given_again > 0 { format!("{given_again} given again, ") } else { String::new() };
        let mut result = format!("{}: {changed} changed, {again}{coverage}\n", assessment.name());
        if role.is_some() || band.is_some() {
            let role = aim.role.map_or("no role in particular", |role| framework.role(role).name.as_str());
            let _ = writeln!(result, "Aims at: {role}, {}", framework.band(aim.band).name);
        }
        Ok(Reply { messages, ..Reply::page(result) })
    }

    /// Takes the lock. Creates a new assessment only with `--new`.
    fn begin(&self, context: &CommandContext, framework: &Arc<Framework>) -> Result<Started, Failure> {
        if !self.new && !context.is_saved(&self.name)? {
            return Err(match context.no_assessment(&self.name)? {
                Failure::NoAssessment { name, near, .. } => Failure::Refused {
                    verb: "find",
                    name,
                    why: "there is no assessment of that name".to_owned(),
                    hint: match near {
                        Some(near) => format!("did you mean \"{near}\"? To start a new one, pass --new"),
                        None => "pass --new to start it".to_owned(),
                    },
                },
                failure => failure,
            });
        }
        let name = context.known_or_new(&self.name)?;
        let EditSession { session, found } = begin_edit(context, Purpose::CHANGE, &name, Some(self.decided))?;
        let aim = Aim { role: None, band: framework.usual_band() };
        let new = || Assessment::new(framework, name.clone(), aim);
        if let Some(found) = &found {
            subject_reader::refuse_rating("change", &found.assessment)?;
        }
        let is_new = found.is_none();
        Ok(Started { session, assessment: found.map_or_else(new, |found| found.assessment), is_new })
    }
}

/// Reads evidence from the argument or from standard input. Refuses text that is too long instead of cutting it.
fn evidence(typed: &str) -> Result<Clean, Failure> {
    let read = if typed == "-" { Some(subject_reader::read_input()?) } else { None };
    let text = read.as_ref().map_or(typed, |source| source.text.trim());
    let length = text.chars().count();
    if length > LINE_LIMIT {
        let message = format!("--evidence has {}", counted(length, "character", "characters"));
        return Err(Failure::usage(message, format!("use at most {LINE_LIMIT}; a link often says it best")));
    }
    Ok(Clean::line(text))
}

/// Parses all pairs, or returns every problem with any of them.
fn choices(
    context: &CommandContext,
    framework: &Framework,
    pairs: &[String],
) -> Result<Vec<(SkillId, Choice)>, Failure> {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut choices = Vec::new();
    for pair in pairs {
        match choice(framework, pair) {
            Ok((skill, _)) if !seen.insert(skill) => {
                wrong.push(Clean::line(&format!("\"{pair}\": the skill stands twice")));
            }
            Ok(choice) => choices.push(choice),
            Err(why) => wrong.push(Clean::line(&format!("\"{pair}\": {why}"))),
        }
    }
    if wrong.is_empty() {
        return Ok(choices);
    }
    let all = counted(pairs.len(), "answer", "answers");
    let message = Clean::line(&format!("cannot set {} of {all}, so none is set", wrong.len()));
    let skills = context.command_about(framework, "skills");
    let hint = Clean::line(&format!("`{skills}` lists the skills; `devrel-ready answer --help` has examples"));
    Err(Failure::Usage { message, details: wrong, hint })
}

fn choice(framework: &Framework, pair: &str) -> Result<(SkillId, Choice), String> {
    let Some((key, level)) = pair.split_once('=') else {
        return Err("write SKILL=LEVEL, as in technical-writing=3".to_owned());
    };
    let Some(skill) = framework.skill_called(key) else {
        let near = nearest(key, &framework.skill_keys()).map(|near| format!("; did you mean {near}?"));
        return Err(format!("there is no skill \"{key}\"{}", near.unwrap_or_default()));
    };
    let begins_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let choice = match level.to_lowercase().as_str() {
        "-" => Some(Choice::Unanswered),
        "na" | "n/a" => Some(Choice::NotApplicable),
        // Reject leading zeros and signs as slips, but accept 3.0, because other programs write whole numbers so.
        number if begins_with_digit(number) && !number.strip_prefix('0').is_some_and(begins_with_digit) => {
            whole(number).and_then(Level::new).map(Choice::Level)
        }
        _ => None,
    };
    let wanted = "a level is 0 to 4, na if it does not apply, or - to take the answer back";
    choice.map(|choice| (skill, choice)).ok_or_else(|| wanted.to_owned())
}
