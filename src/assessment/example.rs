//! An invented, filled assessment to look around in.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Aim, Assessment, Choice, Edit, Moment, Name};
use crate::framework::{Framework, Level};
use crate::text::Clean;

/// The name of the example.
const NAME: &str = "Example";

/// Levels of a person who is better at some things than at others, in the order of the skills. Other questions take them
/// in turn.
const LEVELS: [usize; 28] = [2, 2, 2, 1, 2, 2, 2, 2, 1, 1, 2, 1, 1, 3, 3, 3, 3, 2, 3, 2, 3, 1, 2, 1, 1, 1, 2, 1];

/// Every so many skills have evidence.
const WITH_EVIDENCE: usize = 5;

impl Assessment {
    /// Builds an assessment of nobody in particular, with all questions answered on a day.
    ///
    /// # Panics
    ///
    /// Never: the name is a valid one.
    #[must_use]
    pub fn example(framework: &Arc<Framework>, today: Date) -> Self {
        let name = Name::new(NAME).expect("it has letters and is short");
        let mut example = Self::new(framework, name, Aim { role: None, band: framework.usual_band() });
        let moment = Moment { today, edition: framework.edition(), revision: 0 };
        for (position, skill) in framework.skills().enumerate() {
            let level = Level::ALL[LEVELS[position % LEVELS.len()]];
            example.edit(skill, Edit::Choose(Choice::Level(level)), moment);
            if position % WITH_EVIDENCE == 0 {
                example.edit(skill, Edit::Evidence(Clean::line("https://example.org/invented")), moment);
            }
        }
        example.without_history()
    }
}
