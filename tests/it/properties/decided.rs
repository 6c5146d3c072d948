//! What is called decided cannot be turned by any later answer, not even by somebody who tries.

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{BandId, Level, RoleId, SkillId};
use devrel_ready::next::is_decided;
use proptest::prop_assert;
use proptest::strategy::Just;

use super::cases::{Case, later_answers};
use super::{by_hand, for_all};

/// So many completions are all tried; beyond, one answer at a time is improved until none can be.
const TRY_ALL: usize = 300;

const CHOICES: [Choice; 6] = [
    Choice::NotApplicable,
    Choice::Level(Level::ALL[0]),
    Choice::Level(Level::ALL[1]),
    Choice::Level(Level::ALL[2]),
    Choice::Level(Level::ALL[3]),
    Choice::Level(Level::ALL[4]),
];

/// The leader of every band that is decided.
fn decided(case: &Case) -> Vec<(RoleId, BandId)> {
    let scores = case.scores();
    let bands = case.framework.bands().filter_map(|band| {
        let ranking = case.ranking(&scores, band);
        let leader = ranking.leader()?;
        is_decided(&case.framework, &case.sheet, (&scores, &ranking)).then_some((leader, band))
    });
    bands.collect()
}

/// Somebody who answers so that a rival comes out above the leader.
struct Adversary<'c> {
    case: &'c Case,
    band: BandId,
    leader: RoleId,
    rival: RoleId,
}

impl Adversary<'_> {
    /// How far the rival is above the leader as an exact fraction; nothing if one of them is not assessed.
    fn lead(&self, sheet: &Sheet) -> Option<(i128, i128)> {
        let [leader, rival] = [self.leader, self.rival].map(|role| {
            let (reached, all) = by_hand::sums(&self.case.framework, sheet, (role, self.band));
            (i128::from(reached), i128::from(all))
        });
        let denominator = leader.1 * rival.1;
        (denominator > 0).then_some((rival.0 * leader.1 - leader.0 * rival.1, denominator))
    }

    fn is_better(&self, sheet: &Sheet, than: &Sheet) -> bool {
        match (self.lead(sheet), self.lead(than)) {
            (Some((a, over_a)), Some((b, over_b))) => a * over_b > b * over_a,
            (lead, other) => lead.is_some() && other.is_none(),
        }
    }

    /// The unanswered skills that either role lists.
    fn open(&self) -> Vec<SkillId> {
        let listed = |role, skill| self.case.framework.role(role).requirement(skill).is_some();
        let either = |skill: &SkillId| listed(self.leader, *skill) || listed(self.rival, *skill);
        self.case.open().into_iter().filter(either).collect()
    }

    /// The best completion for the rival that can be found.
    fn best(&self) -> Sheet {
        let open = self.open();
        let all = u32::try_from(open.len()).ok().and_then(|count| CHOICES.len().checked_pow(count));
        match all {
            Some(all) if all <= TRY_ALL => self.best_of_all(&open, all),
            _ => self.improved(&open),
        }
    }

    fn best_of_all(&self, open: &[SkillId], all: usize) -> Sheet {
        let completion = |mut number: usize| {
            let mut sheet = self.case.sheet.clone();
            for skill in open {
                sheet.choose(*skill, CHOICES[number % CHOICES.len()]);
                number /= CHOICES.len();
            }
            sheet
        };
        let better = |best: Sheet, sheet: Sheet| if self.is_better(&sheet, &best) { sheet } else { best };
        (0..all).map(completion).reduce(better).expect("there is at least one completion")
    }

    fn improved(&self, open: &[SkillId]) -> Sheet {
        let mut sheet = self.case.sheet.clone();
        for skill in open {
            let rival = self.case.framework.role(self.rival).requirement(*skill);
            let level = rival.map_or(Level::ALL[0], |listed| listed.target(self.band));
            sheet.choose(*skill, Choice::Level(level));
        }
        loop {
            let before = sheet.clone();
            for skill in open {
                for choice in CHOICES {
                    let mut other = sheet.clone();
                    other.choose(*skill, choice);
                    if self.is_better(&other, &sheet) {
                        sheet = other;
                    }
                }
            }
            if sheet == before {
                return sheet;
            }
        }
    }
}

#[test]
fn what_is_decided_is_not_reversed_by_any_answers_on_the_way_to_the_end() {
    for_all(later_answers(), |case, later| {
        let decided = decided(case);
        if decided.is_empty() {
            return Ok(());
        }
        for stage in case.answered_one_by_one(&later) {
            let scores = stage.scores();
            for (leader, band) in &decided {
                for rival in case.framework.roles() {
                    let [ahead, behind] = [*leader, rival].map(|role| scores.card(role, *band).likely());
                    prop_assert!(ahead >= behind, "{behind:?} overtakes {ahead:?}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_decided_is_not_reversed_by_answers_chosen_to_reverse_it() {
    for_all(Just(()), |case, ()| {
        for (leader, band) in decided(case) {
            for rival in case.framework.roles().filter(|rival| *rival != leader) {
                let adversary = Adversary { case, band, leader, rival };
                let best = adversary.best();
                let lead = adversary.lead(&best);
                prop_assert!(lead.is_none_or(|(lead, _)| lead <= 0), "{rival:?} overtakes {leader:?} with {best:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_leader_is_decided_once_everything_is_answered() {
    for_all(later_answers(), |case, later| {
        let stages = case.answered_one_by_one(&later);
        let complete = &stages[stages.len() - 1];
        let scores = complete.scores();
        let leaders = case.framework.bands().filter(|band| complete.ranking(&scores, *band).leader().is_some());
        prop_assert!(leaders.count() == decided(complete).len());
        Ok(())
    });
}
