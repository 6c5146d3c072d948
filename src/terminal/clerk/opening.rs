//! What is said and asked when an assessment is opened, and what becomes of the answer.

use super::desk::Desk;
use super::{Clerk, not_opened, words};
use crate::assessment::{Aim, Assessment, Name};
use crate::store::{self, Begun, Changed, Damaged, Loaded, ReadOnly, Undecided};
use crate::text::Clean;
use crate::tui::{Access, LoadQuestion, Msg, Opened, Settle};

/// What a person has to decide, with everything needed to act on it.
#[derive(Debug)]
pub(super) struct Decision {
    name: Name,
    undecided: Undecided,
    found: Found,
}

#[derive(Debug)]
enum Found {
    Changed(Changed),
    Damaged(Damaged),
}

/// Where to go on from.
#[derive(Debug)]
enum GoOn {
    With(Box<Changed>),
    WithBackup(store::Opened),
    Anew,
}

impl Decision {
    pub(super) fn is_for(&self, name: &Name) -> bool {
        self.name == *name
    }
}

impl Clerk {
    pub(super) fn begun(&mut self, name: &Name, begun: Begun) -> Msg {
        let (undecided, found) = match begun {
            // It was there a moment ago: somebody deleted it just now.
            Begun::New(_) => return not_opened(&format!("there is no assessment called \"{name}\" any more")),
            Begun::Sound(session, opened) => {
                let notices = notices(&opened);
                return self.at_desk(Desk::new(name.clone(), session), opened.assessment, notices);
            }
            Begun::ReadOnly(why, loaded) => return read_only(name, &why, loaded),
            Begun::Changed(undecided, changed) => (undecided, Found::Changed(changed)),
            Begun::Damaged(undecided, damaged) => (undecided, Found::Damaged(damaged)),
        };
        let (shown, question) = match &found {
            Found::Changed(changed) => (Some(&changed.opened), about_changed(changed)),
            Found::Damaged(damaged) => (damaged.backup.as_ref(), about_damaged(damaged)),
        };
        let opened = Opened {
            assessment: shown.map_or_else(|| self.blank(name), |opened| opened.assessment.clone()),
            revision: shown.map_or(0, |opened| opened.revision),
            access: Access::ReadOnly(Clean::line("first decide what to go on with")),
            safe: true,
            notices: shown.map(notices).unwrap_or_default(),
            question: Some(question),
        };
        self.decision = Some(Decision { name: name.clone(), undecided, found });
        Msg::Opened(Box::new(opened))
    }

    /// Acts on what a person has decided.
    pub(super) fn settle(&mut self, answer: Settle) -> Vec<Msg> {
        // Only the choices that were offered count; without a backup there is no "no".
        let offered = |decision: &mut Decision| match &decision.found {
            Found::Changed(_) | Found::Damaged(Damaged { backup: Some(_), .. }) => true,
            Found::Damaged(Damaged { backup: None, .. }) => answer == Settle::Yes,
        };
        let Some(Decision { name, undecided, found }) = self.decision.take_if(offered) else {
            return vec![not_opened("there is nothing of that kind to decide")];
        };
        let settled = match go_on(found, answer) {
            GoOn::With(changed) => undecided.accept(*changed).and_then(|(session, opened)| {
                let notices = notices(&opened);
                let mut desk = Desk::new(name.clone(), session);
                // From now on it is a save of ours, so that nobody is asked the same again.
                desk.save_first(&opened.assessment)?;
                Ok(self.at_desk(desk, opened.assessment, notices))
            }),
            GoOn::WithBackup(backup) => undecided.restore(&backup).map(|session| {
                let notices = notices(&backup);
                self.at_desk(Desk::new(name.clone(), session), backup.assessment, notices)
            }),
            GoOn::Anew => undecided.start_over().and_then(|session| {
                let assessment = self.blank(&name);
                let mut desk = Desk::new(name.clone(), session);
                // What the screen calls saved has to be there.
                desk.save_first(&assessment)?;
                Ok(self.at_desk(desk, assessment, Vec::new()))
            }),
        };
        match settled {
            Ok(opened) => vec![opened],
            // Nothing is lost, and opening again asks again.
            Err(error) => vec![self.open(&name), Msg::Warned(words(&error))],
        }
    }

    fn blank(&self, name: &Name) -> Assessment {
        Assessment::new(&self.framework, name.clone(), Aim { role: None, band: self.framework.usual_band() })
    }
}

fn go_on(found: Found, answer: Settle) -> GoOn {
    match (found, answer) {
        (Found::Changed(changed), Settle::Yes) => GoOn::With(Box::new(changed)),
        (Found::Changed(Changed { backup, .. }), Settle::No) => backup.map_or(GoOn::Anew, GoOn::WithBackup),
        (Found::Damaged(Damaged { backup: Some(backup), .. }), Settle::Yes) => GoOn::WithBackup(backup),
        // Without a backup there is no second choice, and "no" is not offered.
        (Found::Damaged(_), _) => GoOn::Anew,
    }
}

fn about_changed(changed: &Changed) -> LoadQuestion {
    let (found, no) = match &changed.backup {
        Some(backup) => (
            format!(
                "The file was changed outside the program; {} from the newest backup.",
                differ(changed.differing.len())
            ),
            format!("go back to the backup of {}", day(backup)),
        ),
        None => (
            "The file was changed outside the program, and there is no backup yet.".to_owned(),
            "start over; the file is kept aside".to_owned(),
        ),
    };
    question(&found, "go on with the file as it is; a copy is kept aside", Some(&no))
}

fn about_damaged(damaged: &Damaged) -> LoadQuestion {
    let Damaged { damage, backup, differing, .. } = damaged;
    match backup {
        Some(backup) => {
            let readable = match differing.len() {
                0 => String::new(),
                count => format!(" In what can still be read of it, {} from the backup.", differ(count)),
            };
            question(
                &format!("The save cannot be used: {damage}. There is a backup of {}.{readable}", day(backup)),
                "go on with the backup; the damaged file is kept aside",
                Some("start over; the damaged file and the backups are kept"),
            )
        }
        None => question(
            &format!("The save cannot be used: {damage}. There is no backup."),
            "start over; the damaged file is kept aside",
            None,
        ),
    }
}

fn question(found: &str, yes: &str, no: Option<&str>) -> LoadQuestion {
    LoadQuestion { found: Clean::line(found), yes: Clean::line(yes), no: no.map(Clean::line) }
}

fn differ(answers: usize) -> String {
    match answers {
        0 => "no answer differs".to_owned(),
        1 => "1 answer differs".to_owned(),
        answers => format!("{answers} answers differ"),
    }
}

fn day(opened: &store::Opened) -> String {
    opened.saved_at.strftime("%Y-%m-%d").to_string()
}

pub(super) fn read_only(name: &Name, why: &ReadOnly, loaded: Loaded) -> Msg {
    let reason = match why {
        ReadOnly::Refused(error) => words(error).to_string(),
        ReadOnly::Locked | ReadOnly::Newer => "another window is working on it".to_owned(),
    };
    let (opened, reason) = match loaded {
        Loaded::Newer(newer) => {
            let [theirs, ours] = [newer.theirs, newer.ours];
            let versions = format!("a newer version of the program wrote it (format {theirs}, this one knows {ours})");
            (newer.opened, versions)
        }
        Loaded::Sound(opened) => (Some(opened), reason),
        Loaded::Changed(changed) => (Some(changed.opened), reason),
        Loaded::Damaged(Damaged { backup: None, damage, .. }) => (None, format!("{damage}, and {reason}")),
        Loaded::Damaged(Damaged { backup, .. }) => (backup, format!("{reason}, and this is its newest backup")),
        Loaded::Nothing => (None, "another window is just beginning it".to_owned()),
    };
    let Some(opened) = opened else {
        return not_opened(&format!("cannot open \"{name}\": {reason}"));
    };
    let notices = notices(&opened);
    let access = Access::ReadOnly(Clean::line(&reason));
    let store::Opened { assessment, revision, .. } = opened;
    Msg::Opened(Box::new(Opened { assessment, revision, access, safe: true, notices, question: None }))
}

fn notices(opened: &store::Opened) -> Vec<Clean> {
    opened.notices.iter().map(|notice| Clean::line(&notice.to_string())).collect()
}
