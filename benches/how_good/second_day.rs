//! People answer, and answer again on another day: what a comparison says about the change.
//!
//! Every answer is one level off, in each direction, with the chance of its mark. So the true change is known: nothing, or
//! the steps that the person really made in between. The tests compile this file too.

use std::sync::Arc;

use devrel_ready::assessment::{Aim, Assessment, Choice, Edit, Mark, Moment, Name, Sureness};
use devrel_ready::compare::{Cause, Comparison, ComparisonRequest, NoiseWord, Side};
use devrel_ready::framework::{BandId, Framework, Level, Requirement, RoleId, SkillId};
use devrel_ready::score::Evaluation;
use jiff::civil::date;

use crate::people::{Random, Shape, holder, person};

/// The level around which people shaped for a role answer what their role does not list.
const UNLISTED: u32 = 1;

/// The revision of the earlier state.
const EARLIER: u64 = 5;

/// The way in which a crowd answers twice.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    pub(crate) band: BandId,
    pub(crate) are_shaped: bool,
    pub(crate) sureness: Sureness,
    /// The number of answers that are given again; `None` for all.
    pub(crate) again: Option<usize>,
    /// The number of skills of the role that are below their target and truly one level higher on the second day. Only
    /// they are given again if `again` is that number.
    pub(crate) steps: usize,
    pub(crate) by: Aimed,
}

/// The role of the comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aimed {
    /// The aim, which has nothing to do with the answers. Shaped people aim at their own role.
    Role,
    /// The role that led by the earlier answers.
    Leader,
}

/// The counts of what the comparisons of a crowd said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) people: usize,
    /// "probably real" or "real".
    pub(crate) alarms: usize,
    /// "real".
    pub(crate) real: usize,
    /// Answers with another level, for all people together.
    pub(crate) differing: usize,
    /// Answers that differ by two levels or more.
    pub(crate) two_or_more: usize,
    /// Comparisons whose change has the other sign than the true one.
    pub(crate) backward: usize,
    /// The change of all people together, in hundredths of a point.
    pub(crate) hundredths: i64,
    /// The squares of the changes and of the errors, of all people together, in hundredths of a point.
    pub(crate) squares: [u64; 2],
}

impl Said {
    /// Returns what was said about both crowds.
    pub(crate) const fn with(&self, other: &Self) -> Self {
        Self {
            people: self.people + other.people,
            alarms: self.alarms + other.alarms,
            real: self.real + other.real,
            differing: self.differing + other.differing,
            two_or_more: self.two_or_more + other.two_or_more,
            backward: self.backward + other.backward,
            hundredths: self.hundredths + other.hundredths,
            squares: [self.squares[0] + other.squares[0], self.squares[1] + other.squares[1]],
        }
    }
}

/// Lets a crowd answer twice and compares.
pub(crate) fn said(framework: &Arc<Framework>, days: Days, count: usize, seed: u64) -> Said {
    let mut random = Random::new(seed);
    let mut said = Said::default();
    let roles: Vec<RoleId> = framework.roles().collect();
    for role in roles.into_iter().cycle().take(count) {
        let comparison = compared(framework, days, (role, &mut random));
        said.people += 1;
        said.alarms += usize::from(matches!(comparison.word, NoiseWord::ProbablyReal | NoiseWord::Real));
        said.real += usize::from(comparison.word == NoiseWord::Real);
        said.differing += comparison.causes.len();
        said.two_or_more += comparison.causes.iter().filter(|cause| Cause::is_two_or_more(cause)).count();
        said.backward += usize::from(comparison.numerator() < 0);
        said.hundredths += comparison.change.hundredths();
        said.squares[0] += comparison.change.hundredths().unsigned_abs().pow(2);
        said.squares[1] += (10 * comparison.error.0).pow(2);
    }
    said
}

/// Draws a person who aims at a role and compares the answers of two days.
fn compared(framework: &Arc<Framework>, days: Days, (role, random): (RoleId, &mut Random)) -> Comparison {
    let mut levels = if days.are_shaped {
        holder(framework, days.band, (role, UNLISTED), random)
    } else {
        person(framework, days.band, (Shape::Undifferentiated, random))
    };
    let mut before =
        Assessment::new(framework, Name::new("me").expect("a good name"), Aim { role: Some(role), band: days.band });
    for (skill, level) in framework.skills().zip(&levels) {
        answer(&mut before, (skill, *level), (days.sureness, EARLIER), random);
    }
    let role = match days.by {
        Aimed::Role => role,
        Aimed::Leader => {
            let evaluation = Evaluation::of(framework, before.sheet());
            evaluation.ranking(days.band).leader().expect("there are answers")
        }
    };
    let mut listed = shuffled(&framework.role(role).requirements, random);
    if days.steps > 0 {
        // The skills that can be climbed come first.
        listed.sort_by_key(|listed| levels[listed.skill.index()] >= listed.target(days.band));
    }
    for climbed in listed.iter().take(days.steps) {
        let level = &mut levels[climbed.skill.index()];
        *level = if *level < climbed.target(days.band) { level.up() } else { *level };
    }
    let again: Vec<SkillId> = match days.again {
        Some(some) => listed.iter().take(some).map(|listed| listed.skill).collect(),
        None => framework.skills().collect(),
    };
    let mut after = before.without_history();
    for skill in again {
        answer(&mut after, (skill, levels[skill.index()]), (days.sureness, EARLIER + 1), random);
    }
    let side = |assessment, revision| Side { assessment, revision: Some(revision) };
    let (before, after) = (side(&before, EARLIER), side(&after, EARLIER + 1));
    Comparison::of(&ComparisonRequest { before, after, role, band: days.band }).expect("all have the same questions")
}

/// Answers a question around the true level, on the day of a revision.
fn answer(
    person: &mut Assessment,
    (skill, level): (SkillId, Level),
    (sureness, revision): (Sureness, u64),
    random: &mut Random,
) {
    let slip = Mark { sureness, ..Mark::default() }.slip_chance();
    let slip = usize::try_from(slip).expect("a few twentieths");
    let level = match random.below(20) {
        roll if roll < slip => level.down(),
        roll if roll < 2 * slip => level.up(),
        _ => level,
    };
    let today = if revision == EARLIER { date(2026, 5, 1) } else { date(2026, 11, 1) };
    let moment = Moment { today, edition: person.framework().edition(), revision };
    person.edit(skill, Edit::Choose(Choice::Level(level)), moment);
    person.edit(skill, Edit::Sureness(sureness), moment);
}

fn shuffled<'r>(requirements: &'r [Requirement], random: &mut Random) -> Vec<&'r Requirement> {
    let mut listed: Vec<&Requirement> = requirements.iter().collect();
    for place in (1..listed.len()).rev() {
        listed.swap(place, random.below(place + 1));
    }
    listed
}
