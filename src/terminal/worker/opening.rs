//! What is said and asked when an assessment is opened, and what becomes of the answer.

use super::open_assessment::OpenAssessment;
use super::{StorageWorker, not_opened, words};
use crate::assessment::{Aim, Assessment, Name};
use crate::clock;
use crate::store::{self, Begun, Damaged, Loaded, Notice, PendingDecision, ReadOnly, Resumed};
use crate::text::Clean;
use crate::tui::{Access, LoadQuestion, Msg, Opened, Settle};

impl StorageWorker {
    pub(super) fn begun(&mut self, name: &Name, begun: Begun) -> Msg {
        let pending = match begun {
            // It was there a moment ago: somebody deleted it just now.
            Begun::New(_) => return not_opened(&format!("there is no assessment called \"{name}\" any more")),
            Begun::Sound(session, opened) => {
                let notices = notices(&opened);
                return self.opened_as(OpenAssessment::new(name.clone(), session), opened.assessment, notices);
            }
            Begun::ReadOnly(why, loaded) => return read_only(name, &why, loaded),
            Begun::Changed(undecided, changed) => PendingDecision::changed(name.clone(), undecided, changed),
            Begun::Damaged(undecided, damaged) => PendingDecision::damaged(name.clone(), undecided, damaged),
        };
        let shown = pending.shown();
        let opened = Opened {
            assessment: shown.map_or_else(|| self.blank(name), |opened| opened.assessment.clone()),
            revision: shown.map_or(0, |opened| opened.revision),
            access: Access::ReadOnly(Clean::line("first decide what to go on with")),
            safe: true,
            notices: shown.map(notices).unwrap_or_default(),
            question: self.question(&pending),
        };
        self.decision = Some(pending);
        Msg::Opened(Box::new(opened))
    }

    /// What the person is asked: the first way to go on is "yes", the second one, if there is one, "no".
    fn question(&self, pending: &PendingDecision) -> Option<LoadQuestion> {
        let mut choices = pending.choices().into_iter().map(|(_, words)| words);
        let (yes, no) = (choices.next()?, choices.next());
        Some(LoadQuestion { found: pending.words(&self.framework), yes, no })
    }

    /// Acts on what a person has decided.
    pub(super) fn settle(&mut self, answer: Settle) -> Vec<Msg> {
        let place = match answer {
            Settle::Yes => 0,
            Settle::No => 1,
        };
        // Only the choices that were offered count; without a second one there is no "no".
        let chosen = self.decision.as_ref().and_then(|pending| pending.choices().into_iter().nth(place));
        let (Some((resolution, _)), Some(pending)) = (chosen, self.decision.take_if(|it| it.choices().len() > place))
        else {
            return vec![not_opened("there is nothing of that kind to decide")];
        };
        let name = pending.name().clone();
        match pending.resolve(resolution, &self.framework, clock::now()) {
            Ok(Resumed { session, assessment, notices }) => {
                let notices = notice_lines(&notices);
                vec![self.opened_as(OpenAssessment::new(name, session), assessment, notices)]
            }
            // Nothing is lost, and opening again asks again.
            Err(error) => vec![self.open(&name), Msg::Warned(words(&error))],
        }
    }

    fn blank(&self, name: &Name) -> Assessment {
        Assessment::new(&self.framework, name.clone(), Aim { role: None, band: self.framework.usual_band() })
    }
}

pub(super) fn read_only(name: &Name, why: &ReadOnly, loaded: Loaded) -> Msg {
    let reason = match why {
        ReadOnly::Refused(error) => words(error).to_string(),
        ReadOnly::Foreign(foreign) => foreign.to_string(),
        ReadOnly::Locked | ReadOnly::Newer => "another window or command is working on it".to_owned(),
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
        Loaded::Nothing => (None, "another window or command is just beginning it".to_owned()),
    };
    let Some(opened) = opened else {
        return not_opened(&format!("cannot open \"{name}\": {reason}"));
    };
    // That the questions were others is the reason already.
    let others = opened.notices.iter().filter(|notice| !matches!(notice, Notice::Foreign(_)));
    let notices = others.map(|notice| Clean::line(&notice.to_string())).collect();
    let access = Access::ReadOnly(Clean::line(&reason));
    let store::Opened { assessment, revision, .. } = opened;
    Msg::Opened(Box::new(Opened { assessment, revision, access, safe: true, notices, question: None }))
}

pub(super) fn notices(opened: &store::Opened) -> Vec<Clean> {
    notice_lines(&opened.notices)
}

fn notice_lines(notices: &[Notice]) -> Vec<Clean> {
    notices.iter().map(|notice| Clean::line(&notice.to_string())).collect()
}
