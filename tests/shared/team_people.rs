//! Made-up reports of the people of a team, the same for the same number.

use std::sync::Arc;

use devrel_ready::assessment::{Aim, Assessment, Choice, Edit, Moment, Name};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::report::format::json::{write, write_line};
use devrel_ready::report::{Notes, Report, ReportRequest, Scope};
use devrel_ready::text::Clean;
use jiff::Timestamp;
use jiff::civil::Date;

/// Numbers that look random and are the same every time.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Returns a number below a limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Returns the answers of a person: near the targets of the role aimed at, with open answers for every fifth person.
/// Every ninth person aims at no role.
pub(crate) fn made_up(framework: &Arc<Framework>, number: u64, name: &str, day: Date) -> Assessment {
    let mut numbers = Numbers::of(number + 1);
    let roles = u64::try_from(framework.roles().len()).expect("there are few roles");
    let role = framework.roles().nth(usize::try_from(numbers.below(roles)).expect("it is small"));
    let band = framework.usual_band();
    let aim = Aim { role: role.filter(|_| number % 9 != 8), band };
    let mut assessment = Assessment::new(framework, Name::new(name).expect("it is a name"), aim);
    let moment = Moment { today: day, edition: framework.edition(), revision: 1 };
    for skill in framework.skills() {
        let target =
            role.and_then(|role| framework.role(role).requirement(skill)).map_or(1, |it| it.target(band).index());
        let level = (target + usize::try_from(numbers.below(4)).expect("it is small")).saturating_sub(2).min(4);
        let choice = match numbers.below(40) {
            0 => Choice::NotApplicable,
            1..4 if number.is_multiple_of(5) => Choice::Unanswered,
            _ => Choice::Level(Level::ALL[level]),
        };
        assessment.edit(skill, Edit::Choose(choice), moment);
        if numbers.below(10) == 0 {
            assessment.edit(skill, Edit::Evidence(Clean::line("https://example.org/something-to-look-at")), moment);
        }
        if numbers.below(6) == 0 {
            assessment.edit(skill, Edit::ToggleStar, moment);
        }
    }
    assessment
}

/// Returns the report of some answers as JSON, over many lines or in one.
pub(crate) fn json_of(assessment: &Assessment, in_one_line: bool) -> String {
    let (generated_at, scope) = (Timestamp::UNIX_EPOCH, Scope::default());
    let report =
        Report::of(ReportRequest { assessment, generated_at, notes: Notes::Without, effort: None, scope, kept: None });
    if in_one_line { write_line(&report) } else { write(&report) }
}
