//! The bindings that do something now: the footer, the menu and the boxes name these and no others.
//!
//! A key without a name here keeps its meaning, and pressing it does no harm.

use super::{App, HistoryScreen, Mode, NoPlan, Overlay, PlanScreen, Screen, StartScreen};
use crate::assessment::Assessment;
use crate::plan::PlanTo;
use crate::tui::{Binding, CurrentAssessment, Footer, Intent};

/// The state of the program that decides whether a binding does something in a mode.
struct Availability<'a> {
    app: &'a App,
    mode: Mode,
    /// The number of rows of the list to move in; `None` without a list.
    rows: Option<usize>,
}

impl<'a> Availability<'a> {
    fn of(app: &'a App, mode: Mode) -> Self {
        Self { app, mode, rows: app.rows(mode) }
    }

    /// Returns whether a binding does something.
    fn allows(&self, binding: &Binding) -> bool {
        let intent = binding.intent;
        let is_refused = intent.changes_answers(self.mode) && self.current().is_some_and(|it| it.read_only().is_some());
        let is_done = intent == Intent::Questions
            && self.mode == Mode::Results
            && binding.footer != Footer::Absent
            && self.assessment().is_some_and(|assessment| assessment.coverage().unanswered == 0);
        let lacks_row = self.is_about_a_row(intent) && self.has_no_row();
        !is_refused && !is_done && !lacks_row && self.has_other_row(intent) && self.has_subject(intent)
    }

    fn current(&self) -> Option<&'a CurrentAssessment> {
        self.app.current.as_ref()
    }

    fn assessment(&self) -> Option<&'a Assessment> {
        self.current().map(CurrentAssessment::assessment)
    }

    /// Returns the number of people who rated the person.
    fn raters(&self) -> usize {
        self.current().map_or(0, |current| current.ratings().len())
    }

    /// Returns whether no row is highlighted that an intent could be about.
    fn has_no_row(&self) -> bool {
        match (&self.app.screen, self.mode) {
            // The first row of the history is now, which is no point in time.
            (_, Mode::History) => self.rows == Some(1),
            (Screen::Posting(screen), Mode::PostingConfirm) => screen.is_at_end(),
            _ => self.rows == Some(0),
        }
    }

    /// Returns whether the role of the plan on the screen is scored, so that there can be a plan.
    fn has_score(&self) -> bool {
        let plan = self.plan().zip(self.current());
        !plan.is_some_and(|(plan, current)| matches!(plan.plan(self.app, current), Err(NoPlan::NothingToScore)))
    }

    /// Returns the plan on the screen.
    fn plan(&self) -> Option<&'a PlanScreen> {
        match &self.app.screen {
            Screen::Plan(plan) => Some(plan),
            _ => None,
        }
    }

    /// Returns whether one of the two ways to ready has a step.
    fn has_way(&self) -> bool {
        self.plan().zip(self.current()).is_some_and(|(plan, current)| plan.has_way(current))
    }

    /// Returns whether an intent is about the highlighted row.
    fn is_about_a_row(&self, intent: Intent) -> bool {
        match self.mode {
            Mode::Home => matches!(
                intent,
                Intent::Accept
                    | Intent::Results
                    | Intent::Export
                    | Intent::Filter
                    | Intent::History
                    | Intent::Log
                    | Intent::AnswerAgain
                    | Intent::Delete
            ),
            Mode::Results => matches!(intent, Intent::Accept | Intent::Aim | Intent::Why),
            Mode::Review => {
                matches!(intent, Intent::Accept | Intent::Evidence | Intent::Flag | Intent::Note | Intent::Star)
            }
            Mode::History | Mode::Plan => matches!(intent, Intent::Accept | Intent::Mark | Intent::Clear),
            Mode::PostingConfirm => matches!(intent, Intent::Choose(_) | Intent::Clear | Intent::Importance),
            // Enter leads from the filter to the list, and from a posting to confirming, whatever is there.
            Mode::LogFilter | Mode::Posting => false,
            // A rating can be deleted even if both of you answered nothing in common.
            Mode::SideBySide => intent == Intent::Accept,
            _ => matches!(intent, Intent::Accept | Intent::Clear),
        }
    }

    /// Returns whether there is another row, band, role or person to go to, if an intent goes there.
    fn has_other_row(&self, intent: Intent) -> bool {
        let bands = self.app.framework.bands().len();
        match intent {
            Intent::Up | Intent::Down | Intent::First | Intent::Last => self.rows.is_none_or(|rows| rows > 1),
            Intent::Pick(place) => self.rows.is_none_or(|rows| usize::from(place) <= rows),
            Intent::Previous | Intent::Next => match self.mode {
                Mode::SideBySide => self.raters() > 1,
                Mode::LookAgain => self.rows.is_none_or(|rows| rows > 1),
                Mode::Why => self.app.framework.roles().len() > 1,
                // Where nothing of a role applies, it has a plan at no band.
                Mode::Plan => bands > 1 && self.has_score(),
                Mode::Results | Mode::Role | Mode::WhatIf | Mode::Posting | Mode::PostingConfirm => bands > 1,
                _ => true,
            },
            _ => true,
        }
    }

    /// Returns whether the subject of an intent exists, such as a rating or an entry of the log.
    fn has_subject(&self, intent: Intent) -> bool {
        match intent {
            Intent::SideBySide | Intent::Sheet => self.raters() > 0,
            Intent::Clear if self.mode == Mode::SideBySide => self.raters() > 0,
            // A rating of another person has neither results nor a history.
            Intent::Results | Intent::History | Intent::Log | Intent::AnswerAgain if self.mode == Mode::Home => {
                self.app.highlighted_at_home().is_none_or(|row| row.rating.is_none())
            }
            Intent::Filter if self.mode == Mode::Log => {
                self.assessment().is_some_and(|assessment| !assessment.log().is_empty())
            }
            Intent::LookAgain => self.assessment().is_some_and(|assessment| assessment.worth_another_look() > 0),
            Intent::Wishes => self.app.framework.preferences().len() > 0,
            Intent::Plan | Intent::WhatIf => self.current().is_none() || self.app.subject().is_some(),
            Intent::Copy => self.app.has_words(),
            Intent::Raise | Intent::Lower if self.mode == Mode::Plan => self.has_score(),
            Intent::OtherWay if self.mode == Mode::Plan => self.has_score() && self.has_way(),
            Intent::Reset if self.mode == Mode::Plan => {
                self.has_score() && !self.plan().is_some_and(|plan| plan.to == PlanTo::WithMargin)
            }
            Intent::Goals => !self.plan().is_some_and(|plan| plan.to == PlanTo::Goals),
            _ => true,
        }
    }
}

impl App {
    /// Returns the bindings in force in a mode, without those that would do nothing now.
    pub fn offered(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        let availability = Availability::of(self, mode);
        self.keymap().bindings(mode).filter(move |binding| availability.allows(binding))
    }

    /// Returns the number of rows of the list that a mode moves in; `None` if it has no list.
    fn rows(&self, mode: Mode) -> Option<usize> {
        if mode != self.mode_below() {
            return self.rows_of_box();
        }
        let current = self.current.as_ref();
        match &self.screen {
            Screen::Home(_) if self.is_first_start() => None,
            Screen::Home(home) => Some(home.rows(&self.home).len()),
            Screen::Start(start) => self.choices(start),
            Screen::Review(review) => {
                current.map(|current| review.rows(&self.framework, current.assessment(), self.today).len())
            }
            Screen::LookAgain(look) => Some(look.walk.skills().len()),
            Screen::Edition(edition) => Some(edition.report.look_again.len()),
            Screen::Results(results) => current.map(|current| current.ranking(results.band).order.len()),
            Screen::Role(role) => current.map(|current| self.role_rows(current, role).len()),
            Screen::Plan(plan) => current.map(|current| self.steps(plan, current)),
            Screen::WhatIf(_) => Some(self.framework.skills().len()),
            Screen::History(_) => current.map(|current| HistoryScreen::states(current).len()),
            Screen::Compare(compare) => {
                current.map(|current| compare.comparison(current).map_or(0, |comparison| comparison.causes.len()))
            }
            Screen::SideBySide(screen) => {
                current.map(|current| screen.agreement(current).map_or(0, |(_, agreement)| agreement.items.len()))
            }
            Screen::Log(log) => current.map(|current| log.rows(current.assessment()).len()),
            Screen::Wishes(_) => Some(self.framework.preferences().len()),
            Screen::Posting(posting) if mode == Mode::Posting => Some(posting.mentions().len()),
            Screen::Posting(posting) => Some(posting.confirmation().items().len() + 1),
            Screen::Question(_) | Screen::Export(_) | Screen::Settings(_) => None,
        }
    }

    /// Returns the number of rows of the list in a box; `None` if it has no list.
    fn rows_of_box(&self) -> Option<usize> {
        match self.overlay.as_ref()? {
            Overlay::Menu(menu) => Some(self.menu_rows(menu).len()),
            Overlay::Search(search) => Some(self.framework.search(search.field.text().as_str()).len()),
            _ => None,
        }
    }

    fn choices(&self, start: &StartScreen) -> Option<usize> {
        Some(start.step.choices(&self.framework)).filter(|count| *count > 0)
    }

    fn steps(&self, plan: &PlanScreen, current: &CurrentAssessment) -> usize {
        plan.plan(self, current).map_or(0, |plan| plan.steps.len())
    }
}
