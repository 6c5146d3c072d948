//! The points in time of the open assessment: the list, keeping one, deleting one, and comparing two states.

use jiff::civil::Date;

use super::{App, Mode, Overlay, Screen, moved};
use crate::assessment::{Name, PointInTime};
use crate::compare::{Comparison, ComparisonProblem, ComparisonRequest, Side, aim_of};
use crate::text::Clean;
use crate::tui::{Confirm, CurrentAssessment, Effect, Intent, Kept, PointList};
use crate::words::{again_begun_words, told_apart};

/// A state of the open assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateInTime {
    /// The present answers.
    Now,
    /// The point in time of this number.
    Point(u32),
}

/// The list of points in time, the newest first. The first row is the present state.
#[derive(Debug, Clone, Default)]
pub struct HistoryScreen {
    /// The highlighted row.
    pub cursor: usize,
    /// The states marked for a comparison, two at most.
    pub marked: Vec<StateInTime>,
}

/// Two states beside each other.
#[derive(Debug, Clone)]
pub struct CompareScreen {
    /// The earlier state.
    pub before: StateInTime,
    /// The later state.
    pub after: StateInTime,
    /// The highlighted cause.
    pub cursor: usize,
}

impl HistoryScreen {
    /// Creates the list with the newest point highlighted.
    pub(super) const fn at_newest() -> Self {
        Self { cursor: 1, marked: Vec::new() }
    }

    /// Returns the states in the order of the rows.
    #[must_use]
    pub fn states(current: &CurrentAssessment) -> Vec<StateInTime> {
        let points = current.points().iter().rev().map(|point| StateInTime::Point(point.number));
        std::iter::once(StateInTime::Now).chain(points).collect()
    }
}

impl CompareScreen {
    /// Compares the two states for the role aimed at, or else for the earlier leader.
    ///
    /// # Errors
    ///
    /// A point is gone, or the two cannot be compared.
    pub fn comparison(&self, current: &CurrentAssessment) -> Result<Comparison, ComparisonProblem> {
        let side = |state| current.side(state).ok_or(ComparisonProblem::NothingShared);
        let (before, after) = (side(self.before)?, side(self.after)?);
        let (role, band) = aim_of(before.assessment, after.assessment).ok_or(ComparisonProblem::NothingShared)?;
        Comparison::of(&ComparisonRequest { before, after, role, band })
    }
}

impl CompareScreen {
    /// Returns the days between which entries of the log say what happened; without a second day up to now. `None` if
    /// the earlier state has no day.
    pub fn days(&self, current: &CurrentAssessment) -> Option<(Date, Option<Date>)> {
        let point = |state| match state {
            StateInTime::Point(number) => current.point(number),
            StateInTime::Now => None,
        };
        let (before, after) = (point(self.before)?, point(self.after));
        let days = (before.day().latest(), after.map(|point| point.day().latest()));
        // Points with the same answers lie as far apart as the days on which they were kept.
        Some(if Some(days.0) == days.1 { (before.kept_on, after.map(|point| point.kept_on)) } else { days })
    }
}

impl CurrentAssessment {
    /// Returns a state as a side of a comparison. `None` if there is no such point.
    pub fn side(&self, state: StateInTime) -> Option<Side<'_>> {
        match state {
            // The present answers may have changed since the last save.
            StateInTime::Now => Some(Side { assessment: self.assessment(), revision: Some(self.revision()) }),
            StateInTime::Point(number) => {
                let point = self.point(number)?;
                Some(Side { assessment: &point.assessment, revision: Some(point.revision) })
            }
        }
    }

    /// Names the two states of a comparison by the days of their answers.
    pub fn days_of(&self, states: [StateInTime; 2]) -> [String; 2] {
        let number = |state| match state {
            StateInTime::Now => None,
            StateInTime::Point(number) => Some(number),
        };
        told_apart(states.map(|state| self.day_of(state)), states.map(number))
    }

    fn day_of(&self, state: StateInTime) -> String {
        match state {
            StateInTime::Now => "now".to_owned(),
            StateInTime::Point(number) => {
                self.point(number).map_or_else(|| format!("point {number}"), |point| point.day().to_string())
            }
        }
    }

    /// Returns a point in time.
    pub fn point(&self, number: u32) -> Option<&PointInTime> {
        self.points().iter().find(|point| point.number == number)
    }
}

impl App {
    /// Shows the points in time, with the newest one highlighted.
    pub(super) fn history(&mut self) {
        self.read_points();
        self.open(Screen::History(HistoryScreen::at_newest()));
    }

    /// Asks for the points in time, unless they are known.
    pub(super) fn read_points(&mut self) {
        let Some(current) = self.current.as_mut().filter(|current| !current.knows_points()) else { return };
        if current.has_save() {
            self.effects.push(Effect::ListPoints(current.assessment().name().clone()));
        } else {
            current.set_points(PointList::default());
        }
    }

    pub(super) fn handle_history(&mut self, intent: Intent) {
        let (Screen::History(screen), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let states = HistoryScreen::states(current);
        let highlighted = states.get(screen.cursor).copied().unwrap_or(StateInTime::Now);
        match intent {
            Intent::Accept => {
                let two = screen.marked.clone();
                self.compare_marked(&two, highlighted);
            }
            Intent::Mark => {
                match screen.marked.iter().position(|state| *state == highlighted) {
                    Some(position) => drop(screen.marked.remove(position)),
                    None if screen.marked.len() < 2 => screen.marked.push(highlighted),
                    // The first mark gives way.
                    None => screen.marked = vec![screen.marked[1], highlighted],
                }
            }
            Intent::Clear | Intent::Delete => self.ask_to_delete(highlighted),
            Intent::Undo => self.take_point_back(),
            Intent::Redo => self.turn_back(intent),
            Intent::Back => self.back(),
            _ => screen.cursor = moved(screen.cursor, states.len(), intent),
        }
    }

    /// Asks whether to delete a point, or says why it cannot be deleted.
    fn ask_to_delete(&mut self, state: StateInTime) {
        let Some(current) = &self.current else { return };
        let round = current.assessment().again().map(|again| again.point);
        match (current.read_only(), state) {
            (Some(reason), _) => self.notice = Some(format!("Nothing was deleted: {reason}")),
            (None, StateInTime::Now) => self.notice = Some("The present answers are no point in time.".to_owned()),
            (None, StateInTime::Point(number)) if round == Some(number) => {
                self.notice =
                    Some(format!("Point {number} holds the former answers while you answer again. End that first."));
            }
            (None, StateInTime::Point(number)) => {
                self.overlay = Some(Overlay::Confirm(Confirm::DeletePoint(number, current.point_words(number))));
            }
        }
    }

    /// Compares two marked states, or the highlighted one with the present state.
    fn compare_marked(&mut self, marked: &[StateInTime], highlighted: StateInTime) {
        let Some(current) = &self.current else { return };
        let newest = current.points().last().map(|point| StateInTime::Point(point.number));
        let (before, after) = match (marked, highlighted) {
            ([one, other], _) => (*one, *other),
            ([one], other) if *one != other => (*one, other),
            (_, StateInTime::Now) => {
                let Some(newest) = newest else {
                    let keep = self.key(self.mode(), Intent::KeepPoint);
                    self.notice = Some(format!("There is nothing to compare with yet. {keep} keeps today's answers."));
                    return;
                };
                (newest, StateInTime::Now)
            }
            (_, point) => (point, StateInTime::Now),
        };
        self.compare(before, after);
    }

    /// Shows two states beside each other, the earlier one first.
    pub(super) fn compare(&mut self, one: StateInTime, other: StateInTime) {
        let number = |state| match state {
            StateInTime::Point(number) => number,
            StateInTime::Now => u32::MAX,
        };
        let (before, after) = if number(one) <= number(other) { (one, other) } else { (other, one) };
        let screen = CompareScreen { before, after, cursor: 0 };
        self.read_points();
        // While the points are being read, nobody knows.
        let current = self.current.as_ref().filter(|current| current.knows_points());
        let problem = current.and_then(|current| screen.comparison(current).err());
        match problem {
            Some(problem) => self.notice = Some(format!("These two cannot be compared: {problem}.")),
            None => self.open(Screen::Compare(screen)),
        }
    }

    pub(super) fn handle_compare(&mut self, intent: Intent) {
        let (Screen::Compare(screen), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let causes = screen.comparison(current).map(|comparison| comparison.causes).unwrap_or_default();
        match (intent, causes.get(screen.cursor)) {
            (Intent::Accept, Some(cause)) => self.ask(cause.skill),
            (Intent::Back, _) => self.back(),
            _ => screen.cursor = moved(screen.cursor, causes.len(), intent),
        }
    }

    /// Keeps the present state as a point in time.
    pub(super) fn keep_point(&mut self) {
        let Some(current) = &self.current else { return };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was kept: {reason}"));
            return;
        }
        let state = Box::new(current.assessment().without_history());
        self.effects.push(Effect::KeepPoint(current.revision(), state, Clean::default()));
    }

    /// Takes back the point that was kept last in this session.
    fn take_point_back(&mut self) {
        let Some(current) = &mut self.current else { return };
        match current.kept.take() {
            Some(number) => self.delete_point(number),
            None => self.turn_back(Intent::Undo),
        }
    }

    /// Deletes a point in time, after the person agreed.
    pub(super) fn delete_point(&mut self, number: u32) {
        let Some(current) = &mut self.current else { return };
        current.kept.take_if(|kept| *kept == number);
        self.effects.push(Effect::DeletePoint(current.assessment().name().clone(), number));
    }

    /// Tells that a point is gone. Nothing says so before.
    pub(super) fn point_deleted(&mut self, name: &Name, number: u32) {
        if self.current.as_ref().is_some_and(|current| current.assessment().name() == name) {
            self.notice = Some(format!("Point {number} is deleted."));
        }
    }

    pub(super) fn points_read(&mut self, name: &Name, list: PointList) {
        if let Screen::Home(home) = &mut self.screen {
            home.points_counted(name, list.points.len() + list.damaged.len());
        }
        let Some(current) = self.current.as_mut().filter(|current| current.assessment().name() == name) else { return };
        let before = HistoryScreen::states(current);
        current.set_points(list);
        let states = HistoryScreen::states(current);
        for screen in self.trail.iter_mut().chain([&mut self.screen]) {
            let Screen::History(screen) = screen else { continue };
            // The highlighted state stays highlighted, and the first point that there is becomes it.
            let same = before.get(screen.cursor).and_then(|state| states.iter().position(|it| it == state));
            let cursor = if before.len() == 1 { 1 } else { same.unwrap_or(screen.cursor) };
            screen.cursor = cursor.min(states.len() - 1);
            screen.marked.retain(|state| states.contains(state));
        }
    }

    pub(super) fn point_kept(&mut self, name: &Name, kept: Kept) {
        let Some(current) = self.current.as_mut().filter(|current| current.assessment().name() == name) else { return };
        if let Some((save, first)) = current.answer_again(kept.number()) {
            let left = current.assessment().left_to_ask();
            self.effects.push(save);
            self.ask(first);
            self.notice = Some(again_begun_words(kept.number(), true, left));
            return;
        }
        self.notice = Some(match kept {
            Kept::As(number) => {
                current.kept = Some(number);
                let undo = self.key(Mode::History, Intent::Undo);
                let back = match self.screen {
                    Screen::History(_) if !undo.is_empty() => format!(" {undo} takes it back."),
                    _ => String::new(),
                };
                format!("Today's answers are kept as point {number}.{back}")
            }
            Kept::Already(number) => format!("Nothing changed since point {number}, so no other one was made."),
        });
    }

    pub(super) fn point_not_kept(&mut self, name: &Name, reason: &Clean) {
        if let Some(current) = self.current.as_mut().filter(|current| current.assessment().name() == name) {
            current.round_to_begin = None;
            self.notice = Some(format!("Today's answers are not kept as a point: {reason}"));
        }
    }
}
