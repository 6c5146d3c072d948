//! The places of an open assessment, as a strip to walk: questions, results, plan, what if, report.
//!
//! Walking the strip goes sideways: the way back stays as it was. Every other way to a place goes deeper, and Esc leads
//! back.

use super::{App, CurrentAssessment, ReviewFilter, Screen};
use crate::framework::{BandId, RoleId, SkillId};
use crate::tui::Intent;

/// A place of an open assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Answering, and all answers in one list.
    Questions,
    /// All roles, and one role skill by skill.
    Results,
    /// The plan.
    Plan,
    /// Trying levels out.
    WhatIf,
    /// The points in time, two states beside each other, and the log.
    History,
    /// The report to take away.
    Report,
}

impl Place {
    /// All places, in the order of the strip.
    pub const ALL: [Self; 6] = [Self::Questions, Self::Results, Self::Plan, Self::WhatIf, Self::History, Self::Report];

    /// Returns the word on the strip.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Questions => "Questions",
            Self::Results => "Results",
            Self::Plan => "Plan",
            Self::WhatIf => "What if",
            Self::History => "History",
            Self::Report => "Report",
        }
    }

    /// Returns the intent that goes there.
    pub const fn intent(self) -> Intent {
        match self {
            Self::Questions => Intent::Questions,
            Self::Results => Intent::Results,
            Self::Plan => Intent::Plan,
            Self::WhatIf => Intent::WhatIf,
            Self::History => Intent::History,
            Self::Report => Intent::Export,
        }
    }

    /// Returns the place that an intent goes to.
    fn of(intent: Intent) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.intent() == intent)
    }

    fn beside(self, intent: Intent) -> Self {
        let count = Self::ALL.len();
        let position = Self::ALL.iter().position(|place| *place == self).unwrap_or(0);
        Self::ALL[(position + if intent == Intent::NextPlace { 1 } else { count - 1 }) % count]
    }
}

impl Screen {
    /// Returns the place of the screen; `None` outside an assessment.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::Question(_) | Self::Review(_) | Self::Edition(_) | Self::LookAgain(_) => Some(Place::Questions),
            Self::Results(_) | Self::Role(_) | Self::Wishes(_) => Some(Place::Results),
            Self::Plan(_) => Some(Place::Plan),
            Self::WhatIf(_) => Some(Place::WhatIf),
            Self::History(_) | Self::Compare(_) | Self::SideBySide(_) | Self::Log(_) => Some(Place::History),
            Self::Export(_) => Some(Place::Report),
            Self::Home(_) | Self::Start(_) | Self::Settings(_) | Self::Posting(_) => None,
        }
    }
}

impl Screen {
    /// Returns the highlighted row and the band of a list of an assessment; `None` for other screens.
    pub(super) const fn position(&self) -> Option<(usize, Option<BandId>)> {
        match self {
            Self::Review(review) => Some((review.cursor, None)),
            Self::Edition(edition) => Some((edition.cursor, None)),
            Self::Results(results) => Some((results.cursor, Some(results.band))),
            Self::Role(role) => Some((role.cursor, Some(role.band))),
            Self::Plan(plan) => Some((plan.cursor, Some(plan.band))),
            Self::WhatIf(what_if) => Some((what_if.cursor, Some(what_if.band))),
            Self::Wishes(wishes) => Some((wishes.cursor, None)),
            Self::History(history) => Some((history.cursor, None)),
            Self::Compare(compare) => Some((compare.cursor, None)),
            Self::SideBySide(screen) => Some((screen.cursor, None)),
            Self::Home(home) => Some((home.cursor, None)),
            Self::Log(log) => Some((log.cursor, None)),
            Self::Posting(screen) => match screen.row() {
                Some(row) => Some((row, None)),
                None => None,
            },
            Self::Start(_) | Self::Question(_) | Self::LookAgain(_) | Self::Export(_) | Self::Settings(_) => None,
        }
    }
}

impl App {
    /// Walks the strip, or goes to the place that an intent names. Returns whether it was such an intent.
    pub(super) fn walked(&mut self, intent: Intent) -> bool {
        let Some(here) = self.screen.place() else { return false };
        if intent == Intent::Export && self.about().is_some() {
            self.hand_over();
            return true;
        }
        if self.stays_rating(intent) {
            return true;
        }
        match (intent, Place::of(intent)) {
            (Intent::NextPlace | Intent::PreviousPlace, _) => {
                let before = self.trail.len();
                self.go_to(here.beside(intent));
                // Sideways: the screen that was left is not on the way back.
                if self.trail.len() > before {
                    self.trail.truncate(before);
                }
                true
            }
            (_, Some(place)) => {
                self.go_to(place);
                true
            }
            // In the history, what was kept last is taken back first.
            (Intent::Undo | Intent::Redo, _) if !matches!(self.screen, Screen::History(_)) => {
                self.turn_back(intent);
                true
            }
            (Intent::Review, _) => {
                self.review(ReviewFilter::All, self.skill_at_hand());
                true
            }
            (Intent::AnswerAgain, _) => {
                self.ask_about_again();
                true
            }
            (Intent::LookAgain, _) => {
                self.look_again(None);
                true
            }
            (Intent::SideBySide, _) => {
                self.side_by_side();
                true
            }
            (Intent::KeepPoint, _) => {
                self.keep_point();
                true
            }
            (Intent::Wishes, _) => {
                self.wishes();
                true
            }
            (Intent::Log, _) => {
                self.open_log();
                true
            }
            (Intent::Home, _) => {
                self.go_home();
                true
            }
            _ => false,
        }
    }

    /// Goes to a place, about the role and band looked at last.
    pub(super) fn go_to(&mut self, place: Place) {
        let subject = self.subject();
        let skill = self.skill_at_hand();
        match place {
            Place::Questions => self.questions(skill),
            Place::Results => self.results(),
            Place::Plan => match subject {
                Some((role, band)) => self.plan(role, band),
                None => self.notice = Some("There is nothing to plan: no role can be scored.".to_owned()),
            },
            Place::WhatIf => match subject {
                Some((role, band)) => self.what_if(role, band, skill),
                None => self.notice = Some("There is nothing to try out: no role can be scored.".to_owned()),
            },
            Place::History => self.history(),
            Place::Report => self.export(),
        }
        self.leave_no_second(place);
    }

    /// Drops what lies above an earlier visit of the same place, so that the way back stays short.
    fn leave_no_second(&mut self, place: Place) {
        let is_same = |screen: &Screen| screen.place() == Some(place) && place != Place::Questions;
        if let Some(earlier) = self.trail.iter().position(is_same) {
            self.trail.truncate(earlier);
        }
    }

    /// Returns the role and band that the screen is about, else those looked at last, else the aim, else the leader.
    pub(super) fn subject(&self) -> Option<(RoleId, BandId)> {
        let current = self.current.as_ref()?;
        let aim = current.assessment().aim();
        let aimed_at = aim.role.map(|role| (role, aim.band));
        let leader = || current.ranking(aim.band).order.first().map(|role| (*role, aim.band));
        self.looked_at(current).or(current.looked_at).or(aimed_at).or_else(leader)
    }

    /// Returns the skill that is highlighted.
    pub(super) fn skill_at_hand(&self) -> Option<SkillId> {
        let current = self.current.as_ref()?;
        match &self.screen {
            Screen::Question(question) => Some(question.skill),
            Screen::LookAgain(look) => Some(look.walk.skill()),
            Screen::Review(review) => {
                review.rows(&self.framework, current.assessment(), self.today).get(review.cursor).copied()
            }
            Screen::Role(role) => self.role_rows(current, role).get(role.cursor).copied(),
            Screen::Plan(plan) => {
                plan.plan(self, current).ok().and_then(|it| it.steps.get(plan.cursor).map(|step| step.skill))
            }
            Screen::WhatIf(what_if) => self.what_if_rows(current, what_if).get(what_if.cursor).copied(),
            _ => None,
        }
    }

    /// Remembers what the screen is about before it is left.
    pub(super) fn remember_subject(&mut self) {
        let looked_at = self.current.as_ref().and_then(|current| self.looked_at(current));
        if let (Some(current), Some(looked_at)) = (&mut self.current, looked_at) {
            current.looked_at = Some(looked_at);
        }
    }

    /// Goes to the questions: the one of the highlighted skill, or else on with answering.
    fn questions(&mut self, skill: Option<SkillId>) {
        let place = self.current.as_ref().map(|current| current.assessment().place());
        match (&self.screen, skill, place) {
            (Screen::Review(_), Some(skill), _) => self.ask(skill),
            (Screen::Question(_), ..) => {}
            (_, _, Some(place)) => {
                self.go_on(place);
                self.trail.clear();
            }
            _ => {}
        }
    }
}

impl CurrentAssessment {
    /// Returns the role and band looked at last.
    pub const fn looked_at(&self) -> Option<(RoleId, BandId)> {
        self.looked_at
    }
}
