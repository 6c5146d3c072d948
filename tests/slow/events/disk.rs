//! A simulated disk that is late, fails, skips older states, and tells hostile words.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use devrel_ready::assessment::{Assessment, Mark, Name};
use devrel_ready::framework::Framework;
use devrel_ready::look::RoleBar;
use devrel_ready::report::Rendered;
use devrel_ready::score::{Evaluation, Scorecard};
use devrel_ready::text::Clean;
use devrel_ready::tui::{
    Access, Conflict, Effect, Exported, HomeRow, HomeStanding, Listed, LoadQuestion, Msg, OpenedAssessment, Replace,
    RoleStanding, Settle, Unlocked, Version,
};
use devrel_ready::words::{ClosestWords, outcome_words};

use crate::Random;
use crate::hostile::{PAYLOADS, floods};
use crate::simulated_points::SimulatedPoints;

/// The disk, whose content is known.
pub(super) struct Disk {
    framework: Arc<Framework>,
    /// The saved states with their revisions.
    kept: BTreeMap<Name, (u64, Assessment)>,
    points: SimulatedPoints,
    /// The requests that the disk has not begun.
    asked: VecDeque<Effect>,
    /// The replies that the disk has not sent.
    said: VecDeque<Msg>,
    floods: Vec<String>,
}

impl Disk {
    /// Creates an empty disk.
    pub(super) fn new(framework: Arc<Framework>) -> Self {
        let (kept, asked, said) = (BTreeMap::new(), VecDeque::new(), VecDeque::new());
        Self { framework, kept, points: SimulatedPoints::default(), asked, said, floods: floods() }
    }

    /// Forgets the requests of a program that has ended. Keeps the saved states, up to a number.
    pub(super) fn restart(&mut self) {
        self.asked.clear();
        self.said.clear();
        if self.kept.len() > 12 {
            self.kept.clear();
        }
    }

    /// Takes a request.
    pub(super) fn ask(&mut self, effect: Effect) {
        self.asked.push_back(effect);
    }

    /// Sends the next reply.
    pub(super) fn reply(&mut self) -> Option<Msg> {
        self.said.pop_front()
    }

    /// Returns the name of the first saved state.
    pub(super) fn first(&self) -> Option<Name> {
        self.kept.keys().next().cloned()
    }

    /// Returns the saved state of a name.
    pub(super) fn kept(&self, name: &Name) -> Option<&Assessment> {
        self.kept.get(name).map(|(_, kept)| kept)
    }

    /// Returns hostile or ordinary text.
    pub(super) fn text(&self, random: &mut Random) -> String {
        match random.below(12) {
            0 => random.pick(&self.floods).clone(),
            1..4 => "an ordinary line".to_owned(),
            4 => String::new(),
            _ => format!("x{}{}y\n", random.pick(&PAYLOADS), random.pick(&PAYLOADS)),
        }
    }

    /// Returns hostile or ordinary text of one line.
    pub(super) fn clean(&self, random: &mut Random) -> Clean {
        Clean::line(&self.text(random))
    }

    /// Returns the list of the saved states, with random words.
    pub(super) fn summaries(&self, random: &mut Random) -> Vec<HomeRow> {
        let summary = |name: &Name, random: &mut Random| HomeRow {
            which: Listed::Named(name.clone()),
            framework: (random.below(4) > 0).then(|| self.clean(random)),
            aim: self.clean(random),
            progress: (random.below(40), 28),
            standing: (random.below(4) > 0).then(|| self.standing(random)),
            rating: None,
            answered: self.clean(random),
            trouble: (random.below(4) == 0).then(|| self.clean(random)),
        };
        self.kept.keys().map(|name| summary(name, random)).collect()
    }

    fn standing(&self, random: &mut Random) -> HomeStanding {
        let cards = Evaluation::of(&self.framework, self.framework.skills().map(|_| Mark::default()).collect());
        let role = |card: &Scorecard, random: &mut Random| {
            let ends = [random.below(101), random.below(101)].map(|end| u64::try_from(end).expect("small"));
            let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            let (role, short, bar) = (self.clean(random), self.clean(random), RoleBar::example(low, high));
            let outcome = outcome_words(&self.framework, card);
            let (score, is_settled) = (format!("{low}–{high}"), low == high);
            RoleStanding { role, short, bar, score, is_settled, ready_at: 85, outcome }
        };
        let roles = cards.cards().take(1 + random.below(5)).map(|card| role(card, random)).collect();
        let lines = (0..random.below(4)).map(|_| ("Plan", self.clean(random))).collect();
        HomeStanding { roles, closest: ClosestWords::TooEarly, is_close: random.below(2) == 0, lines }
    }

    /// Performs the next request, or fails.
    pub(super) fn work(&mut self, random: &mut Random) {
        let Some(effect) = self.asked.pop_front() else { return };
        let fails = random.below(4) == 0;
        let msg = match effect {
            // A newer state replaces this one.
            Effect::Save(..) if matches!(self.asked.front(), Some(Effect::Save(..))) => return,
            Effect::Save(revision, assessment) if fails => {
                let msg = Msg::NotSaved(assessment.name().clone(), self.clean(random));
                self.asked.push_front(Effect::Save(revision, assessment));
                msg
            }
            Effect::Save(revision, assessment) => {
                let name = assessment.name().clone();
                self.kept.insert(name.clone(), (revision, *assessment));
                Msg::Saved(name, revision)
            }
            Effect::Open(_) | Effect::Create(..) | Effect::Settle(_) if fails => Msg::NotOpened(self.clean(random)),
            Effect::TakeOver(name, revision) => {
                let unlocked = [Unlocked::Here { safe: true }, Unlocked::NotYet, Unlocked::Changed];
                Msg::Unlocked(name, revision, unlocked[random.below(3)])
            }
            Effect::Open(name) | Effect::Reconcile(name, Version::Theirs) => self.opened(&name, random),
            Effect::Create(name, aim, pace) => {
                let mut assessment = Assessment::new(&self.framework, name.clone(), aim);
                assessment.set_pace(pace);
                self.kept.insert(name.clone(), (1, assessment));
                self.opened(&name, random)
            }
            Effect::Settle(_) => match self.kept.keys().next().cloned() {
                Some(name) => self.opened(&name, random),
                None => Msg::NotOpened(self.clean(random)),
            },
            Effect::Delete(which) if fails => Msg::NotDeleted(which, self.clean(random)),
            Effect::Delete(which) => {
                which.name().map(|name| self.kept.remove(name));
                Msg::Deleted(which)
            }
            effect @ (Effect::ListPoints(_) | Effect::KeepPoint(..) | Effect::DeletePoint(..)) => {
                let words = self.clean(random);
                return self.said.extend(self.points.work(effect, (fails, words), random));
            }
            Effect::Read(..) | Effect::ReadPosting(..) => Msg::NotOpened(self.clean(random)),
            Effect::MakeRole(_) => Msg::RoleNotMade(self.clean(random)),
            Effect::Close => Msg::Listed(self.summaries(random)),
            Effect::Reconcile(name, Version::Mine) => Msg::NotSaved(name, self.clean(random)),
            Effect::Preview(ticket, _) => Msg::Previewed(ticket, Rendered { text: self.text(random), seen: None }),
            Effect::Write(document, _) if fails => Msg::Written(document, Exported::Refused(self.clean(random))),
            Effect::Write(document, Replace::Ask) if random.below(2) == 0 => {
                let path = Clean::file(&document.file);
                Msg::Written(document, Exported::Exists(path))
            }
            Effect::Write(document, _) => {
                let path = Clean::file(&document.file);
                Msg::Written(document, Exported::Written(path))
            }
            Effect::DeleteRating(..) if fails => Msg::Warned(self.clean(random)),
            Effect::DeleteRating(name, _, words) => Msg::RatingDeleted(name, words),
            Effect::Export(export) => {
                let outcome = match random.below(3) {
                    0 => Exported::Written(Clean::line(&export.path)),
                    1 => Exported::Exists(Clean::line(&export.path)),
                    _ => Exported::Refused(self.clean(random)),
                };
                Msg::Exported(export.ticket, outcome)
            }
            Effect::Configure(_) if random.below(2) == 0 => Msg::Configured(Err(self.clean(random))),
            Effect::Configure(_) => Msg::Configured(Ok(())),
            Effect::Suspend | Effect::Redraw | Effect::Quit | Effect::Copy(..) => return,
        };
        self.said.push_back(msg);
    }

    /// Returns the reply to a request to open.
    pub(super) fn opened(&self, name: &Name, random: &mut Random) -> Msg {
        let Some((revision, assessment)) = self.kept.get(name) else {
            return Msg::NotOpened(self.clean(random));
        };
        let read_only = random.below(8) == 0;
        let access = if read_only { Access::ReadOnly(self.clean(random)) } else { Access::Writable };
        let ways = [Settle::Accept, Settle::Restore, Settle::StartOver];
        let question = (random.below(8) == 0).then(|| LoadQuestion {
            found: self.clean(random),
            ways: ways.into_iter().skip(random.below(3)).map(|way| (way, self.clean(random))).collect(),
        });
        let notices = (0..random.below(3)).map(|_| self.clean(random)).collect();
        Msg::Opened(Box::new(OpenedAssessment {
            assessment: assessment.clone(),
            revision: *revision,
            access,
            safe: random.below(4) > 0,
            notices,
            question,
        }))
    }

    /// Returns a random conflict.
    pub(super) fn conflict(&self, random: &mut Random) -> Conflict {
        let mut offered = || (random.below(4) > 0).then(|| self.clean(random));
        let (mine, theirs) = (offered(), offered());
        let differences = (0..random.below(30)).map(|_| [0; 3].map(|_| self.clean(random)));
        Conflict { mine, theirs, differences: differences.collect(), found: self.clean(random) }
    }
}
