//! `devrel-ready ask`: the same questions as plain lines, for screen readers, simple terminals and scripts.
//!
//! Here lines are read, effects performed and saves made, in this order: an answer is saved before the next question
//! is printed. What a line means is decided in [`state`](super::state).

use std::io::{self, stdin};

use clap::Args;

use super::choosing::choose;
use super::doubt::doubt;
use super::interrupt::NOTHING_STARTED;
use super::interrupt::Parting;
use super::line::next as next_line;
use super::setup::{Move, Start};
use super::setup::{Named, introduction};
use super::state::{Asked, Change, Effect};
use super::versions::{self, Decision};
use crate::assessment::{Aim, Assessment, Name};
use crate::cli::args::subject::name_parser;
use crate::cli::commands::context::Context;
use crate::cli::commands::work::{Start as Begin, Work, resolve, start, undecided};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, tell};
use crate::store::{Loaded, OtherVersion, Saved, Session, StoreError};
use crate::text::Clean;

/// Answer the questions as plain lines, without drawing
#[derive(Debug, Args)]
#[command(after_long_help = LONG_HELP)]
pub(crate) struct Ask {
    /// The saved assessment, or the name of a new one; without it, you are asked which
    #[arg(value_parser = name_parser())]
    name: Option<Name>,

    /// Start the assessment without asking whether to, if there is none of that name yet
    #[arg(long, requires = "name")]
    new: bool,
}

const LONG_HELP: &str = "\
Examples:
  devrel-ready ask
  devrel-ready ask me
  devrel-ready ask me --new < lines.txt

One question after the other, as plain lines: nothing is drawn, no color is
used, and the cursor stays where it is. At each question type 0 to 4, na, an
empty line to skip, or help for everything else. Every answer is saved before
the next question comes. quit or the end of the input leaves; the next start
comes back to the same question. When everything is answered no line is taken
as an answer until a question is asked again, as with question 12. The last line
of a file counts only if it is ended.

A new assessment first asks for a band and a role, by number or name; an empty
line takes the usual one. In quick mode (type quick) the most telling question comes next.";

/// What to do where there is no assessment of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Ask whether to start one: the name may be misspelled.
    Ask,
    /// Start one.
    Start,
}

impl Ask {
    pub(crate) fn run(self, context: &Context) -> Result<Reply, Failure> {
        let missing = if self.new { Missing::Start } else { Missing::Ask };
        let parting = Parting::prepare();
        quietly(match self.name {
            Some(name) => {
                let wanted = Wanted { name: &name, missing, named: Named::ByArgument };
                // Another name takes another command.
                converse(context, &parting, wanted).map(|ended| ended.unwrap_or_else(nothing_started))
            }
            None => choose(context, &parting),
        })
    }
}

/// Whoever was reading and has gone has seen enough.
pub(crate) fn quietly(ended: Result<Reply, Failure>) -> Result<Reply, Failure> {
    match ended {
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Reply::default()),
        ended => ended,
    }
}

/// What somebody wants to be asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'n> {
    pub(crate) name: &'n Name,
    /// What to do if there is none of that name.
    pub(crate) missing: Missing,
    pub(crate) named: Named,
}

/// What is returned to whoever leaves before there is an assessment.
pub(crate) fn nothing_started() -> Reply {
    Reply::result(NOTHING_STARTED)
}

/// Asks until the person leaves; returns nothing if another name is wanted.
pub(crate) fn converse(context: &Context, parting: &Parting, wanted: Wanted<'_>) -> Result<Option<Reply>, Failure> {
    let name = &context.known_or_new(wanted.name)?;
    let wanted = Wanted { name, ..wanted };
    let (name, aim) = match context.store()?.load(&context.framework, name)? {
        Loaded::Nothing => match set_up(context, wanted)? {
            SetUp::New(aim) => (name.clone(), Some(aim)),
            SetUp::Other(name) => (name, None),
            SetUp::Rename => return Ok(None),
            SetUp::Nothing => return Ok(Some(nothing_started())),
        },
        _ => (name.clone(), None),
    };
    let Some(Work { session, found }) = begin(context, &name)? else {
        return Ok(Some(Reply::result("Nothing was changed.\n")));
    };
    let notices = found.as_ref().map(|found| found.notices.clone()).unwrap_or_default();
    for notice in notices {
        tell(&format!("Note: {notice}.\n"))?;
    }
    let is_new = found.is_none();
    let assessment = found.map_or_else(
        || {
            let usual = Aim { role: None, band: context.framework.usual_band() };
            Assessment::new(&context.framework, name.clone(), aim.unwrap_or(usual))
        },
        |found| found.assessment,
    );
    let moment = context.moment(session.revision() + 1);
    let asked = Asked::new(&context.framework, assessment, moment).called_as(context.program.clone());
    let mut sitting = Sitting { context, asked, session, theirs: None };
    let ended = sitting.run(is_new, parting);
    if let Some(kept) = sitting.keep_aside() {
        return Err(kept);
    }
    match sitting.asked.unsaved() {
        Some(reason) => Err(Failure::Unfit {
            verb: "save",
            name,
            why: reason.to_string(),
            hint: "the newest changes are lost; everything that was told to be saved is safe".to_owned(),
        }),
        None => ended.map(Some),
    }
}

/// Takes the lock; if the save is not as it was left, after the person has decided how to go on. Returns nothing if
/// they leave it as it is.
fn begin(context: &Context, name: &Name) -> Result<Option<Work>, Failure> {
    let pending = match start(context, name)? {
        Begin::Ready(work) => return Ok(Some(work)),
        Begin::Undecided(pending) => pending,
    };
    tell(&versions::question(&context.framework, &pending))?;
    let ways: Vec<_> = pending.choices().into_iter().map(|(resolution, _)| resolution).collect();
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        match versions::decision(&line, &ways) {
            Decision::With(resolution) => return resolve(context, pending, resolution).map(Some),
            Decision::Ask(words) => tell(&words)?,
            Decision::Leave => return Ok(None),
            Decision::End => {
                tell(&line.end_words().unwrap_or_default())?;
                return Err(undecided(context, &pending, None));
            }
        }
    }
}

/// What came of setting up.
enum SetUp {
    /// Start it, with this aim.
    New(Aim),
    /// Go on with another one, which is saved.
    Other(Name),
    /// Ask for another name.
    Rename,
    /// The person does not want to.
    Nothing,
}

/// Asks what a new assessment aims at, or whether another one is meant.
fn set_up(context: &Context, wanted: Wanted<'_>) -> Result<SetUp, Failure> {
    let Wanted { name, missing, named } = wanted;
    let start = Start::sure(&context.framework, name.clone(), named);
    let is_doubtful = named == Named::ByLine && doubt(name).is_some();
    let mut start = if missing == Missing::Start && !is_doubtful {
        start
    } else {
        // Whoever was asked for a name has heard what this is.
        if named == Named::ByArgument && context.store()?.list()?.is_empty() {
            tell(&introduction(&context.framework))?;
        }
        let near = match context.no_assessment(name)? {
            Failure::NoAssessment { near, .. } => near,
            failure => return Err(failure),
        };
        start.unsure(near.and_then(|near| Name::new(&near).ok()))
    };
    tell(&start.opening())?;
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        match start.take(&line) {
            Move::Ask(question) => tell(&question)?,
            Move::Begin(aim) => {
                tell(&start.chosen(aim))?;
                return Ok(SetUp::New(aim));
            }
            Move::Rename => return Ok(SetUp::Rename),
            Move::Open(name) => return Ok(SetUp::Other(name)),
            Move::Leave => {
                tell(&line.end_words().unwrap_or_default())?;
                return Ok(SetUp::Nothing);
            }
        }
    }
}

/// A conversation with the right to save it.
struct Sitting<'f> {
    context: &'f Context,
    asked: Asked<'f>,
    session: Session,
    /// What somebody else has saved meanwhile, until the person has decided.
    theirs: Option<OtherVersion>,
}

impl Sitting<'_> {
    fn run(&mut self, is_new: bool, parting: &Parting) -> Result<Reply, Failure> {
        let mut words = parting.hold();
        let mut effects = self.asked.open();
        if is_new {
            effects.insert(0, Effect::Save(Change::Place));
        }
        loop {
            for effect in effects {
                match effect {
                    Effect::Say(words) => tell(&words)?,
                    Effect::Save(change) => {
                        let outcome = self.save();
                        tell(&self.asked.told(change, outcome))?;
                        if let Some(theirs) = &self.theirs {
                            let mine = self.asked.assessment();
                            tell(&versions::about_versions(&self.context.framework, theirs, mine))?;
                        }
                    }
                    Effect::Leave if self.asked.unsaved().is_some() => return Ok(Reply::default()),
                    Effect::Leave => return Ok(Reply::result(self.asked.farewell())),
                }
            }
            *words = self.parting_words();
            drop(words);
            let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
            words = parting.hold();
            self.asked.set_moment(self.context.moment(self.session.revision() + 1));
            effects = match versions::choice(&line).filter(|_| self.theirs.is_some()) {
                Some(choice) => self.go_on_with(choice),
                None => self.asked.take(line),
            };
        }
    }

    /// Goes on with one of two versions, or says what differs between them.
    fn go_on_with(&mut self, choice: versions::Choice) -> Vec<Effect> {
        let Some(theirs) = self.theirs.take() else { return Vec::new() };
        let (framework, mine) = (&self.context.framework, self.asked.assessment().clone());
        let revision = self.session.revision() + 1;
        match choice {
            versions::Choice::Both => {
                let words =
                    versions::both(framework, &theirs, &mine) + &versions::about_versions(framework, &theirs, &mine);
                self.theirs = Some(theirs);
                vec![Effect::Say(words)]
            }
            versions::Choice::Mine if theirs.may_be_replaced() => {
                match self.session.keep_mine(&theirs, &mine, revision, Context::now()) {
                    Ok(_) => {
                        vec![Effect::Save(Change::Said("Your version is saved, and the other one is kept.".to_owned()))]
                    }
                    // Saving once more says what is in the way now.
                    Err(_) => vec![Effect::Save(Change::Place)],
                }
            }
            versions::Choice::Theirs if theirs.opened().is_some() => {
                match self.session.take_theirs(theirs, &mine, revision, Context::now()) {
                    Ok(opened) => {
                        let program = self.context.program.clone();
                        let moment = self.context.moment(self.session.revision() + 1);
                        self.asked = Asked::new(framework, opened.assessment, moment).called_as(program);
                        let said = Effect::Say("This is the other version now; yours is kept.\n".to_owned());
                        [said].into_iter().chain(self.asked.open()).collect()
                    }
                    Err(_) => vec![Effect::Save(Change::Place)],
                }
            }
            versions::Choice::Mine | versions::Choice::Theirs => {
                let words = versions::about_versions(framework, &theirs, &mine);
                self.theirs = Some(theirs);
                vec![Effect::Say(words)]
            }
        }
    }

    /// Keeps the person's version aside if they leave undecided, and says so.
    fn keep_aside(&mut self) -> Option<Failure> {
        self.theirs.take()?;
        let name = self.asked.assessment().name().clone();
        self.session.keep_aside(self.asked.assessment(), Context::now()).ok()?;
        let hint = format!("your version is kept: `{}` lists it", self.context.program.command("backups", &name));
        let why = "another program or computer has changed the file".to_owned();
        Some(Failure::Unfit { verb: "save", name, why, hint })
    }

    /// What is said to somebody who interrupts.
    fn parting_words(&self) -> String {
        match self.asked.unsaved() {
            Some(reason) => format!("NOT SAVED: {reason}. The newest changes are lost.\n"),
            None => self.asked.farewell(),
        }
    }

    /// Saves, and returns a warning or why it did not work, both with what to do about it.
    fn save(&mut self) -> Result<Option<Clean>, Clean> {
        let told = |error: StoreError| Clean::line(&format!("{} ({})", error.reason(), error.hint()));
        let revision = self.session.revision() + 1;
        let saved = self.session.save(self.asked.assessment(), revision, Context::now());
        self.theirs = match &saved {
            Err(StoreError::ChangedUnderneath(_)) => {
                let mine = self.asked.assessment();
                self.session.theirs(&self.context.framework, mine.name()).ok().flatten()
            }
            _ => None,
        };
        saved.map(|Saved { backup_problem, .. }| backup_problem.map(told)).map_err(told)
    }
}
