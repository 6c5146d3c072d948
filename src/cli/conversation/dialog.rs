//! `devrel-ready ask`: asks the questions as plain lines, for screen readers, simple terminals and scripts.
//!
//! This module reads lines, performs effects and saves. It saves an answer before it prints the next question.
//! [`state`](super::state) decides what a line does.

use std::io::{self, stdin};

use super::interrupt::InterruptMessage;
use super::interrupt::NOTHING_STARTED;
use super::line::next as next_line;
use super::name_warning::name_warning;
use super::setup::{NameSource, introduction};
use super::setup::{Setup, SetupReply};
use super::state::{Conversation, DialogEffect, SaveReason};
use super::versions::{self, SaveDecision};
use crate::assessment::{Aim, Assessment, Name, PointInTime};
use crate::cli::context::CommandContext;
use crate::cli::editing::{EditOutcome, EditSession, Purpose, SavedAnswers, open_for_edit, resolve, undecided};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::{Reply, print_now};
use crate::edition::EditionReport;
use crate::store::{OtherVersion, Saved, Session, StoreError};
use crate::text::Clean;
use crate::workspace::{Condition, Workspace};

/// The action for a name without a saved assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IfMissing {
    /// Ask whether to start one: the name may be misspelled.
    Ask,
    /// Start one.
    Start,
}

/// Treats closed output as a normal end, because the reader is gone.
pub(crate) fn ignore_closed_output(ended: Result<Reply, Failure>) -> Result<Reply, Failure> {
    match ended {
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Reply::default()),
        ended => ended,
    }
}

/// The assessment that a conversation is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConversationRequest<'n> {
    pub(crate) name: &'n Name,
    /// The action if there is no assessment of that name.
    pub(crate) missing: IfMissing,
    pub(crate) named: NameSource,
}

/// Returns the reply for a person who leaves before an assessment exists.
pub(crate) fn nothing_started() -> Reply {
    Reply::page(NOTHING_STARTED)
}

/// Asks until the person leaves. Returns `None` if the person wants another name.
pub(crate) fn converse(
    context: &CommandContext,
    interrupt: &InterruptMessage,
    request: ConversationRequest<'_>,
) -> Result<Option<Reply>, Failure> {
    let name = &context.known_or_new(request.name)?;
    let request = ConversationRequest { name, ..request };
    let (name, aim) = match Workspace::new(&context.store()?, context.catalog()).inspect(name)?.condition {
        Condition::Missing => match set_up(context, request)? {
            SetupOutcome::New(aim) => (name.clone(), Some(aim)),
            SetupOutcome::Other(name) => (name, None),
            SetupOutcome::Rename => return Ok(None),
            SetupOutcome::Nothing => return Ok(Some(nothing_started())),
        },
        _ => (name.clone(), None),
    };
    let Some(EditSession { session, found }) = begin(context, &name)? else {
        return Ok(Some(Reply::page("Nothing was changed.\n")));
    };
    let notices = found.as_ref().map(|found| found.notices.clone()).unwrap_or_default();
    // The report about a new edition says what these notices say.
    let has_report = found.as_ref().is_some_and(|found| EditionReport::at_opening(&found.assessment).is_some());
    for notice in notices.iter().filter(|notice| !(has_report && notice.is_about_editions())) {
        print_now(context.target, &format!("Note: {notice}.\n"))?;
    }
    let is_new = found.is_none();
    let assessment = if let Some(found) = found {
        found.assessment
    } else {
        let framework = context.framework()?;
        let usual = Aim { role: None, band: framework.usual_band() };
        Assessment::new(framework, name.clone(), aim.unwrap_or(usual))
    };
    go_on(context, interrupt, session, (assessment, is_new)).map(Some)
}

/// Answers a request for a rating: asks until the person leaves. An earlier start is resumed.
pub(crate) fn rate(context: &CommandContext, interrupt: &InterruptMessage, new: Assessment) -> Result<Reply, Failure> {
    let name = context.known(new.name())?.unwrap_or_else(|| new.name().clone());
    let Some(EditSession { session, found }) = begin(context, &name)? else {
        return Ok(Reply::page("Nothing was changed.\n"));
    };
    let Some(SavedAnswers { mut assessment, .. }) = found else {
        return go_on(context, interrupt, session, (new, true));
    };
    let Some(about) = new.about().filter(|_| assessment.about().is_some()) else {
        let why = "an assessment of that name holds own answers".to_owned();
        let hint = "pass another name of yours with --as".to_owned();
        return Err(Failure::Refused { verb: "rate as", name, why, hint });
    };
    assessment.set_about(about.clone());
    go_on(context, interrupt, session, (assessment, false))
}

/// Asks the questions of an assessment until the person leaves.
fn go_on(
    context: &CommandContext,
    interrupt: &InterruptMessage,
    session: Session,
    (assessment, is_new): (Assessment, bool),
) -> Result<Reply, Failure> {
    let name = assessment.name().clone();
    let moment = CommandContext::moment(&assessment, session.revision() + 1);
    let former = former(context, &assessment)?;
    let conversation = Conversation::new(assessment, moment).called_as(context.program.clone()).since(former);
    let mut dialog = DialogSession { context, conversation, session, theirs: None };
    let ended = dialog.run(is_new, interrupt);
    if let Some(kept) = dialog.keep_aside() {
        return Err(kept);
    }
    match dialog.conversation.unsaved() {
        Some(reason) => Err(Failure::Refused {
            verb: "save",
            name,
            why: reason.to_string(),
            hint: "the newest changes are lost; everything that was told to be saved is safe".to_owned(),
        }),
        None => ended,
    }
}

/// Returns the point that a round of answering again began with. Without it, the round ends without a comparison.
fn former(context: &CommandContext, assessment: &Assessment) -> Result<Option<PointInTime>, Failure> {
    let Some(again) = assessment.again() else { return Ok(None) };
    let points = context.store()?.points(context.catalog(), assessment.name())?.points;
    Ok(points.into_iter().find(|point| point.number == again.point))
}

/// Takes the lock. For a changed or damaged save, first asks how to go on. Returns `None` if the person leaves it as it
/// is.
fn begin(context: &CommandContext, name: &Name) -> Result<Option<EditSession>, Failure> {
    let pending = match open_for_edit(context, Purpose::CHANGE, name)? {
        EditOutcome::Ready(work) => return Ok(Some(work)),
        EditOutcome::Undecided(pending) => pending,
    };
    print_now(context.target, &versions::question(&pending))?;
    let ways: Vec<_> = pending.choices().into_iter().map(|(resolution, _)| resolution).collect();
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        match versions::decision(&line, &ways) {
            SaveDecision::With(resolution) => return resolve(context, pending, resolution).map(Some),
            SaveDecision::Ask(words) => print_now(context.target, &words)?,
            SaveDecision::Leave => return Ok(None),
            SaveDecision::End => {
                print_now(context.target, &line.end_words().unwrap_or_default())?;
                return Err(undecided(context, &pending, None));
            }
        }
    }
}

/// The result of the setup.
enum SetupOutcome {
    /// Start it, with this aim.
    New(Aim),
    /// Go on with this saved one.
    Other(Name),
    /// Ask for another name.
    Rename,
    /// Leave.
    Nothing,
}

/// Asks for the aim of a new assessment, or offers a saved one with a similar name.
fn set_up(context: &CommandContext, request: ConversationRequest<'_>) -> Result<SetupOutcome, Failure> {
    let ConversationRequest { name, missing, named } = request;
    let start = Setup::sure(context.framework()?, name.clone(), named);
    let is_doubtful = named == NameSource::Line && name_warning(name).is_some();
    let mut start = if missing == IfMissing::Start && !is_doubtful {
        start
    } else {
        // A person who was asked for a name has seen the introduction already.
        if named == NameSource::Argument && context.store()?.list()?.is_empty() {
            print_now(context.target, &introduction(context.framework()?))?;
        }
        let near = match context.no_assessment(name)? {
            Failure::NoAssessment { near, .. } => near,
            failure => return Err(failure),
        };
        start.unsure(near.and_then(|near| Name::new(&near).ok()))
    };
    print_now(context.target, &start.opening())?;
    loop {
        let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
        match start.take(&line) {
            SetupReply::Ask(question) => print_now(context.target, &question)?,
            SetupReply::Start(aim) => {
                print_now(context.target, &start.chosen(aim))?;
                return Ok(SetupOutcome::New(aim));
            }
            SetupReply::Rename => return Ok(SetupOutcome::Rename),
            SetupReply::Open(name) => return Ok(SetupOutcome::Other(name)),
            SetupReply::Leave => {
                print_now(context.target, &line.end_words().unwrap_or_default())?;
                return Ok(SetupOutcome::Nothing);
            }
        }
    }
}

/// A conversation that can save.
struct DialogSession<'f> {
    context: &'f CommandContext,
    conversation: Conversation,
    session: Session,
    /// The version that another program saved in the meantime, until the person decides.
    theirs: Option<OtherVersion>,
}

impl DialogSession<'_> {
    fn run(&mut self, is_new: bool, interrupt: &InterruptMessage) -> Result<Reply, Failure> {
        let target = self.context.target;
        let mut words = interrupt.hold();
        let mut effects = self.conversation.open();
        if is_new {
            effects.insert(0, DialogEffect::Save(SaveReason::Position));
        }
        loop {
            for effect in effects {
                match effect {
                    DialogEffect::Say(words) => print_now(target, &words)?,
                    // A place alone does not turn a save of an earlier edition into one of this edition.
                    DialogEffect::Save(SaveReason::Position) if !self.conversation.may_save_place() => {}
                    DialogEffect::Save(change) => {
                        let outcome = self.save();
                        print_now(target, &self.conversation.report_save(change, outcome))?;
                        if let Some(theirs) = &self.theirs {
                            let mine = self.conversation.assessment();
                            print_now(target, &versions::about_versions(theirs, mine))?;
                        }
                    }
                    DialogEffect::Leave if self.conversation.unsaved().is_some() => return Ok(Reply::default()),
                    DialogEffect::Leave => return Ok(Reply::page(self.conversation.farewell())),
                }
            }
            *words = self.interrupt_message();
            drop(words);
            let line = next_line(&mut stdin().lock()).map_err(Failure::Line)?;
            words = interrupt.hold();
            let moment = CommandContext::moment(self.conversation.assessment(), self.session.revision() + 1);
            self.conversation.set_moment(moment);
            effects = match versions::choice(&line).filter(|_| self.theirs.is_some()) {
                Some(choice) => self.go_on_with(choice),
                None => self.conversation.take(line),
            };
        }
    }

    /// Continues with one of two versions, or lists their differences.
    fn go_on_with(&mut self, choice: versions::VersionChoice) -> Vec<DialogEffect> {
        let Some(theirs) = self.theirs.take() else { return Vec::new() };
        let mine = self.conversation.assessment().clone();
        let revision = self.session.revision() + 1;
        match choice {
            versions::VersionChoice::Both => {
                let words = versions::both(&theirs, &mine) + &versions::about_versions(&theirs, &mine);
                self.theirs = Some(theirs);
                vec![DialogEffect::Say(words)]
            }
            versions::VersionChoice::Mine if theirs.may_be_replaced() => {
                match self.session.keep_mine(&theirs, &mine, revision, CommandContext::now()) {
                    Ok(_) => {
                        vec![DialogEffect::Save(SaveReason::Edit_(
                            "Your version is saved, and the other one is kept.".to_owned(),
                        ))]
                    }
                    // The next save reports the current problem.
                    Err(_) => vec![DialogEffect::Save(SaveReason::Position)],
                }
            }
            versions::VersionChoice::Theirs if theirs.opened().is_some() => {
                match self.session.take_theirs(theirs, &mine, revision, CommandContext::now()) {
                    Ok(opened) => {
                        let program = self.context.program.clone();
                        let moment = CommandContext::moment(&opened.assessment, self.session.revision() + 1);
                        // Without the point, the end of the round compares nothing. The answers are safe all the same.
                        let former = former(self.context, &opened.assessment).unwrap_or_default();
                        let conversation = Conversation::new(opened.assessment, moment);
                        self.conversation = conversation.called_as(program).since(former);
                        let notice = DialogEffect::Say("This is the other version now; yours is kept.\n".to_owned());
                        [notice].into_iter().chain(self.conversation.open()).collect()
                    }
                    Err(_) => vec![DialogEffect::Save(SaveReason::Position)],
                }
            }
            versions::VersionChoice::Mine | versions::VersionChoice::Theirs => {
                let words = versions::about_versions(&theirs, &mine);
                self.theirs = Some(theirs);
                vec![DialogEffect::Say(words)]
            }
        }
    }

    /// Keeps the person's version aside if they leave without a decision. Returns the message.
    fn keep_aside(&mut self) -> Option<Failure> {
        self.theirs.take()?;
        let name = self.conversation.assessment().name().clone();
        self.session.keep_aside(self.conversation.assessment(), CommandContext::now()).ok()?;
        let hint = format!("your version is kept: `{}` lists it", self.context.program.command("backups", &name));
        let why = "another program or computer has changed the file".to_owned();
        Some(Failure::Refused { verb: "save", name, why, hint })
    }

    /// Builds the message for an interruption.
    fn interrupt_message(&self) -> String {
        match self.conversation.unsaved() {
            Some(reason) => format!("NOT SAVED: {reason}. The newest changes are lost.\n"),
            None => self.conversation.farewell(),
        }
    }

    /// Saves. Returns a warning or the reason for failure, both with a hint.
    fn save(&mut self) -> Result<Option<Clean>, Clean> {
        let reason = |error: StoreError| Clean::line(&format!("{} ({})", error.reason(), error.hint()));
        let revision = self.session.revision() + 1;
        let saved = self.session.save(self.conversation.assessment(), revision, CommandContext::now());
        self.theirs = match &saved {
            Err(StoreError::ChangedUnderneath(_)) => {
                let mine = self.conversation.assessment();
                self.session.theirs(self.context.catalog(), mine.name()).ok().flatten()
            }
            _ => None,
        };
        saved.map(|Saved { backup_problem, .. }| backup_problem.map(reason)).map_err(reason)
    }
}
