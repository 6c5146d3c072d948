//! The points in time of an assessment and its present state, in the order of time.

use crate::assessment::{Assessment, Coverage, Day, PointInTime};
use crate::framework::{BandId, Framework, RoleId};
use crate::order::Order as _;
use crate::score::{Evaluation, Fraction};
use crate::text::Clean;

/// The points in time of an assessment and its present state, for one role at one band.
#[derive(Debug, Clone)]
pub struct History {
    /// The role: the aim, else the first leader there was. The present leader would be the one that went up most.
    /// `None` if nothing is answered.
    pub role: Option<RoleId>,
    /// The band aimed at.
    pub band: BandId,
    /// The rows, in the order of their numbers. The last one is the present state.
    pub rows: Vec<HistoryRow>,
}

/// One state of an assessment.
#[derive(Debug, Clone)]
pub struct HistoryRow {
    /// The number of the point; `None` for the present state.
    pub number: Option<u32>,
    /// The day of the newest answer. A point whose day is unknown has the day on which it was kept. `None` only for the
    /// present state without an answer or with an unknown day.
    pub day: Option<Day>,
    /// The label; empty if there is none.
    pub label: Clean,
    /// The numbers of skills with and without an answer.
    pub coverage: Coverage,
    /// The scores.
    pub evaluation: Evaluation,
}

impl History {
    /// Evaluates the points and the present state. Points that answer other questions are left out: their scores would
    /// mean something else.
    #[must_use]
    pub fn of(points: &[PointInTime], now: &Assessment) -> Self {
        let framework = now.framework();
        let evaluated = |assessment: &Assessment| Evaluation::of(framework, assessment.sheet());
        let comparable = points.iter().filter(|point| point.assessment.foreign().is_none());
        let kept = comparable.map(|point| HistoryRow {
            number: Some(point.number),
            day: Some(point.day()),
            label: point.label.clone(),
            coverage: point.assessment.coverage(),
            evaluation: evaluated(&point.assessment),
        });
        let mut rows: Vec<HistoryRow> = kept.collect();
        let present = evaluated(now);
        let band = now.aim().band;
        rows.push(HistoryRow {
            number: None,
            day: now.answered_on(),
            label: Clean::default(),
            coverage: now.coverage(),
            evaluation: present,
        });
        let first = || rows.iter().find_map(|row| row.evaluation.ranking(band).leader());
        let role = now.aim().role.or_else(first);
        Self { role, band, rows }
    }

    /// Returns how each role went, the highest present score first. `None` with fewer than three points: two ends need no
    /// drawing.
    #[must_use]
    pub fn courses(&self, framework: &Framework) -> Option<Courses> {
        /// Fewest points that are drawn. The present state comes on top.
        const FEWEST: usize = 3;
        if self.rows.len() <= FEWEST {
            return None;
        }
        let courses = framework.roles().map(|role| RoleCourse { role, scores: self.scores(role) });
        let mut roles: Vec<RoleCourse> = courses.filter(|course| course.scores.len() > 1).collect();
        roles.order_by_key(|course| (std::cmp::Reverse(course.scores.last().copied()), course.role));
        let all = || roles.iter().flat_map(|course| course.scores.iter().copied());
        let ends = [all().min().unwrap_or_default(), all().max().unwrap_or_default()];
        Some(Courses { roles, ends })
    }

    /// Returns the scores of a role in the order of time, in percent, rounded down: the readiness, or the likely one
    /// while answers are open. States without a score are left out.
    fn scores(&self, role: RoleId) -> Vec<u64> {
        let scores = self.rows.iter().filter_map(|row| row.evaluation.card(role, self.band).likely());
        scores.map(Fraction::percent).collect()
    }
}

/// The courses of the roles over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Courses {
    /// The roles, the highest present score first.
    pub roles: Vec<RoleCourse>,
    /// The lowest and the highest score of all of them, in percent.
    pub ends: [u64; 2],
}

/// The course of one role over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleCourse {
    /// The role.
    pub role: RoleId,
    /// The scores in the order of time, in percent. There are two at least.
    pub scores: Vec<u64>,
}

impl RoleCourse {
    /// Returns the first and the last score.
    #[must_use]
    pub fn first_and_last(&self) -> [u64; 2] {
        let end = |score: Option<&u64>| score.copied().unwrap_or_default();
        [end(self.scores.first()), end(self.scores.last())]
    }

    /// Returns the points between the first and the last score.
    #[must_use]
    pub fn change(&self) -> i64 {
        let [first, last] = self.first_and_last().map(|score| i64::try_from(score).unwrap_or_default());
        last - first
    }
}
