//! The decision about a changed or damaged save: the question, the choices, and the effect of each choice.
//!
//! The terminal interface and the commands ask the same question. The first choice keeps the most data.

use std::sync::Arc;

use jiff::Timestamp;

use super::damage::Damage;
use super::disk::Disk;
use super::error::StoreError;
use super::fs::Fs;
use super::loaded::{AnswerChanged, Changed, Damaged, Opened};
use super::notice::Notice;
use super::session::{Session, Undecided};
use crate::assessment::{Aim, Assessment, Choice, Name};
use crate::clock::local_words;
use crate::framework::{Framework, SkillId};
use crate::text::{Clean, listed, shell_quoted};

/// A way to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Go on with the file as it is.
    Accept,
    /// Go on with the newest backup.
    Restore,
    /// Go on without answers.
    StartOver,
}

/// A changed or damaged save that waits for a decision.
#[derive(Debug)]
pub struct PendingDecision<F: Fs = Disk> {
    name: Name,
    undecided: Undecided<F>,
    trouble: Trouble,
}

#[derive(Debug)]
enum Trouble {
    Changed(Box<Changed>),
    Damaged(Box<Damaged>),
}

/// The result of a decision.
#[derive(Debug)]
pub struct Resumed<F: Fs = Disk> {
    /// The right to write the assessment.
    pub session: Session<F>,
    /// The answers.
    pub assessment: Assessment,
    /// The notices for the person.
    pub notices: Vec<Notice>,
    /// The outcome, in whole sentences: what the answers are now, and where the rejected file is.
    pub done: Clean,
}

/// The number of skills that a message names. It counts the rest.
const NAMED: usize = 3;

impl<F: Fs> PendingDecision<F> {
    /// Creates a decision about a changed save.
    #[must_use]
    pub fn changed(name: Name, undecided: Undecided<F>, changed: Changed) -> Self {
        Self { name, undecided, trouble: Trouble::Changed(Box::new(changed)) }
    }

    /// Creates a decision about a damaged or missing save.
    #[must_use]
    pub fn damaged(name: Name, undecided: Undecided<F>, damaged: Damaged) -> Self {
        Self { name, undecided, trouble: Trouble::Damaged(Box::new(damaged)) }
    }

    /// Returns the name of the assessment.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// Returns the state to show before the decision.
    #[must_use]
    pub fn shown(&self) -> Option<&Opened> {
        match &self.trouble {
            Trouble::Changed(changed) => Some(&changed.opened),
            Trouble::Damaged(damaged) => damaged.backup.as_ref(),
        }
    }

    /// Describes what was found, in whole sentences.
    #[must_use]
    pub fn words(&self) -> Clean {
        match &self.trouble {
            Trouble::Changed(changed) => changed.words(),
            Trouble::Damaged(damaged) => damaged.words(),
        }
    }

    /// Lists the ways to go on, each with a description.
    #[must_use]
    pub fn choices(&self) -> Vec<(Resolution, Clean)> {
        let backup = |backup: &Opened| format!("go back to the backup of {}", local_words(backup.saved_at));
        let choices = match &self.trouble {
            Trouble::Changed(changed) => vec![
                (Resolution::Accept, "go on with the file as it is; a copy is kept aside".to_owned()),
                match &changed.backup {
                    Some(opened) => (Resolution::Restore, format!("{}; the file is kept aside", backup(opened))),
                    None => (Resolution::StartOver, "start over; the file is kept aside".to_owned()),
                },
            ],
            Trouble::Damaged(damaged) => match &damaged.backup {
                Some(opened) => vec![
                    (Resolution::Restore, format!("{}; the damaged file is kept aside", backup(opened))),
                    (Resolution::StartOver, "start over; the damaged file and the backups are kept".to_owned()),
                ],
                None => vec![(Resolution::StartOver, "start over; the damaged file is kept aside".to_owned())],
            },
        };
        choices.into_iter().map(|(resolution, words)| (resolution, Clean::line(&words))).collect()
    }

    /// Returns whether this is one of the [`choices`](Self::choices).
    #[must_use]
    pub fn offers(&self, resolution: Resolution) -> bool {
        self.choices().iter().any(|(offered, _)| *offered == resolution)
    }

    /// Carries out a decision. Keeps the rejected file aside. Starting over uses the questions of `framework`.
    ///
    /// # Errors
    ///
    /// The disk refuses. No data is lost, and beginning again leads to the same decision.
    pub fn resolve(
        self,
        resolution: Resolution,
        framework: &Arc<Framework>,
        now: Timestamp,
    ) -> Result<Resumed<F>, StoreError> {
        let Self { name, undecided, trouble } = self;
        let kept = trouble.kept_words(&undecided.kept_aside());
        match (resolution, trouble) {
            (Resolution::Accept, Trouble::Changed(changed)) => {
                let (mut session, opened) = undecided.accept(*changed)?;
                // The program now writes its own save, so that nobody has to decide again.
                session.save(&opened.assessment, session.revision() + 1, now)?;
                let done = format!("You go on with the file as it was.{kept}");
                Ok(resumed(session, opened, &done))
            }
            (Resolution::Restore, Trouble::Changed(changed)) if changed.backup.is_some() => {
                let backup = changed.backup.expect("the guard has seen that there is one");
                let done = back_at_words(&backup, &kept);
                Ok(resumed(undecided.restore(&backup)?, backup, &done))
            }
            (Resolution::Restore, Trouble::Damaged(damaged)) if damaged.backup.is_some() => {
                let backup = damaged.backup.expect("the guard has seen that there is one");
                let done = back_at_words(&backup, &kept);
                Ok(resumed(undecided.restore(&backup)?, backup, &done))
            }
            (_, trouble) => {
                let mut session = undecided.start_over()?;
                let assessment = Assessment::new(framework, name, Aim { role: None, band: framework.usual_band() });
                // The program calls this state saved, so it has to be on the disk.
                session.save(&assessment, session.revision() + 1, now)?;
                let backups = if trouble.has_backup() {
                    format!(
                        " The backups are kept: `devrel-ready restore {}` goes back to one.",
                        shell_quoted(&format!("{}@b1", assessment.name()))
                    )
                } else {
                    String::new()
                };
                let done = format!("Started over with 0 answers.{backups}{kept}");
                Ok(Resumed { session, assessment, notices: Vec::new(), done: Clean::line(&done) })
            }
        }
    }
}

impl<F: Fs> PendingDecision<F> {
    /// Goes back to an earlier state instead. Keeps the file aside.
    ///
    /// # Errors
    ///
    /// The disk refuses. No data is lost, and beginning again leads to the same decision.
    pub fn go_back_to(self, earlier: &Opened) -> Result<Session<F>, StoreError> {
        self.undecided.restore(earlier)
    }
}

fn resumed<F: Fs>(session: Session<F>, opened: Opened, done: &str) -> Resumed<F> {
    let Opened { assessment, notices, .. } = opened;
    Resumed { session, assessment, notices, done: Clean::line(done) }
}

/// Says that a backup is open now, how far it is, and where the rejected file is.
fn back_at_words(backup: &Opened, kept: &str) -> String {
    let (time, coverage) = (local_words(backup.saved_at), backup.assessment.coverage());
    let (done, skills) = (coverage.done(), coverage.skills());
    format!("This is the backup of {time}: {done} of {skills} answered.{kept}")
}

impl Trouble {
    const fn has_backup(&self) -> bool {
        match self {
            Self::Changed(changed) => changed.backup.is_some(),
            Self::Damaged(damaged) => damaged.backup.is_some(),
        }
    }

    /// Says in which folder the file is kept, after a blank; nothing if there is no file.
    fn kept_words(&self, folder: &str) -> String {
        match self {
            Self::Changed(_) => format!(" The changed file is kept in {folder}."),
            Self::Damaged(damaged) if damaged.damage == Damage::Gone => String::new(),
            Self::Damaged(_) => format!(" The damaged file is kept in {folder}."),
        }
    }
}

impl Changed {
    /// Describes the change in whole sentences, as far as it is known.
    #[must_use]
    pub fn words(&self) -> Clean {
        let Self { opened, backup, differing, edit } = self;
        let framework = opened.assessment.framework();
        if let Some(AnswerChanged { skill, was, is }) = edit {
            let skill = &framework.skill(*skill).name;
            let (is, was) = (answer_words(*is), answer_words(*was));
            let change = format!("{skill} is {is} now and was {was}. Nothing else was changed.");
            return Clean::line(&format!("The file was changed outside the program: {change}"));
        }
        let compared = match backup {
            Some(backup) => {
                let time = local_words(backup.saved_at);
                let since = if differing.is_empty() { "" } else { " What you answered since then is among these." };
                format!("{} the newest backup, of {time}.{since}", differing_words(differing, framework))
            }
            None => "There is no backup yet to compare it with.".to_owned(),
        };
        Clean::line(&format!("The file was changed outside the program. {compared}"))
    }
}

impl Damaged {
    /// Describes the damage and the backup in whole sentences.
    #[must_use]
    pub fn words(&self) -> Clean {
        let Self { damage, backup, differing, .. } = self;
        let rest = match backup {
            None => "There is no backup.".to_owned(),
            Some(backup) => {
                let readable = match differing_words(differing, backup.assessment.framework()) {
                    _ if differing.is_empty() => String::new(),
                    words => format!(" In what can still be read of the save, {words} the backup."),
                };
                format!("There is a backup of {}.{readable}", local_words(backup.saved_at))
            }
        };
        Clean::line(&format!("The save cannot be used: {damage}. {rest}"))
    }
}

/// Returns a phrase such as `3 answers (…) differ from`. The caller adds the object.
fn differing_words(differing: &[SkillId], framework: &Framework) -> String {
    let mut names: Vec<String> =
        differing.iter().take(NAMED).map(|skill| framework.skill(*skill).name.to_string()).collect();
    if differing.len() > NAMED {
        names.push(format!("{} more", differing.len() - NAMED));
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let names = listed(&names, "and");
    match differing.len() {
        0 => "No answer differs from".to_owned(),
        1 => format!("1 answer ({names}) differs from"),
        count => format!("{count} answers ({names}) differ from"),
    }
}

/// Describes an answer in one or two words.
pub(super) fn answer_words(choice: Choice) -> String {
    match choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "not answered".to_owned(),
    }
}
