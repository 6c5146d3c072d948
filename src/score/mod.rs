//! The readiness of a person for each role at each band, and its error.
//!
//! This module computes every score the program shows. A person can redo the formulas by hand. Raising an answer never
//! lowers a score, and the readiness never counts an unanswered skill as 0. The formulas work on whole numbers and
//! exact fractions; only the error takes a root.
//!
//! The words: a *level* is an answer, 0 to 4; a role expects a *target* `t` of a skill at a *band*, 1 to 4,
//! and gives it a *weight* `w`. A skill marked as not applicable is out of the score of every role.
//!
//! This module ranks and judges. It makes no plan (see `plan`) and chooses no question (see `interview`).

mod card;
mod credit;
mod decided;
mod decimal;
mod difference;
mod evaluation;
mod fraction;
mod gaps;
mod likely;
mod ranking;
mod remarks;
mod verdict;
mod verdict_rules;
mod wide;

use card::Answered;
pub(crate) use card::noise_of_credit;
pub use card::{DomainCard, RoleCoverage, Scorecard};
pub use credit::{FULL_CREDIT, credit};
pub use decided::is_decided;
pub use decimal::Decimal;
pub use difference::{Apart, Difference};
pub(crate) use difference::{most_telling, variance_between};
pub use evaluation::Evaluation;
pub(crate) use fraction::standard_error;
pub use fraction::{Fraction, Tenths};
pub use gaps::{Gap, SkillLine, by_loss, gaps, skill_lines, strengths};
pub use likely::{Expectation, Likely, Tally};
pub use ranking::Ranking;
pub use remarks::{Remark, remarks};
pub use verdict::{MustHave, Verdict};
use verdict_rules::judged;
pub use verdict_rules::reaches_bar;

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::assessment::Sheet;
use crate::framework::{BandId, Framework, RoleId};

/// The scorecards of all roles at all bands for one sheet of answers. Each is computed when it is first asked for,
/// because a list of assessments needs one band of each.
#[derive(Clone)]
pub struct Scores {
    framework: Arc<Framework>,
    sheet: Sheet,
    /// The likely levels of the unanswered skills.
    likely: Likely,
    cards: Vec<OnceLock<Scorecard>>,
}

/// Shows the answers, because everything else follows from them, whether it is computed already or not.
impl fmt::Debug for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scores").field("sheet", &self.sheet).finish_non_exhaustive()
    }
}

impl Scores {
    /// Prepares the scores of a sheet.
    pub fn of(framework: &Arc<Framework>, sheet: Sheet) -> Self {
        let likely = Likely::of(framework, &sheet);
        let cards = vec![OnceLock::new(); framework.roles().len() * framework.bands().len()];
        Self { framework: Arc::clone(framework), sheet, likely, cards }
    }

    /// Returns the questions and role profiles.
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// Returns the scored answers.
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Returns the scorecard of a role at a band.
    pub fn card(&self, role: RoleId, band: BandId) -> &Scorecard {
        self.cards[role.index() * self.framework.bands().len() + band.index()].get_or_init(|| {
            let answered = Answered { framework: &self.framework, sheet: &self.sheet, likely: &self.likely };
            judged(&self.framework, Scorecard::of(answered, role, band))
        })
    }

    /// Returns all scorecards: roles in the framework's order, and bands within each.
    pub fn cards(&self) -> impl Iterator<Item = &Scorecard> {
        let pairs = self.framework.roles().flat_map(|role| self.framework.bands().map(move |band| (role, band)));
        pairs.map(|(role, band)| self.card(role, band))
    }
}
