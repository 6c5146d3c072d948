//! The points in time of an assessment and its present state, in the order of time.

use crate::assessment::{Assessment, Coverage, Day, PointInTime};
use crate::framework::{BandId, RoleId};
use crate::score::Evaluation;
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
    /// The day of the newest answer; `None` if there is no answer or the day is not known.
    pub day: Option<Day>,
    /// The label; empty if there is none.
    pub label: Clean,
    /// How many skills have an answer.
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

    /// Returns whether there is enough to draw how the roles went: three points or more.
    #[must_use]
    pub fn has_courses(&self) -> bool {
        self.rows.len() > 3
    }

    /// Returns the scores of a role in the order of time, in percent, rounded down: the readiness, or the likely one
    /// while answers are open. States without a score are left out.
    #[must_use]
    pub fn course(&self, role: RoleId) -> Vec<u64> {
        let scores = self.rows.iter().filter_map(|row| row.evaluation.card(role, self.band).likely());
        scores.map(crate::score::Fraction::percent).collect()
    }
}
