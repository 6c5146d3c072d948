//! Property tests of "decided": no later answers change the leader, even if they are chosen to.

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{BandId, Level, RoleId, SkillId};
use devrel_ready::score::{Ranking, is_decided};
use proptest::strategy::Just;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::{Case, later_answers};
use super::frameworks::{Blueprint, Row};
use super::worked_example::{answers, level};
use super::{by_hand, for_all};

/// The largest number of completions that are all tried. With more, one answer at a time is improved as long as
/// possible.
const TRY_ALL: usize = 300;

const CHOICES: [Choice; 6] = [
    Choice::NotApplicable,
    Choice::Level(Level::ALL[0]),
    Choice::Level(Level::ALL[1]),
    Choice::Level(Level::ALL[2]),
    Choice::Level(Level::ALL[3]),
    Choice::Level(Level::ALL[4]),
];

/// Returns the leader of every band that is decided.
fn decided(case: &Case) -> Vec<(RoleId, BandId)> {
    let scores = case.scores();
    let bands = case.framework.bands().filter_map(|band| {
        let ranking = Ranking::of(&scores, band);
        let leader = ranking.leader()?;
        is_decided(&scores, &ranking).then_some((leader, band))
    });
    bands.collect()
}

/// A search for answers that put a rival above the leader.
struct Adversary<'c> {
    case: &'c Case,
    band: BandId,
    leader: RoleId,
    rival: RoleId,
}

impl Adversary<'_> {
    /// Returns the lead of the rival as an exact fraction. Returns `None` if there is no rival left, and a whole lead
    /// if there is no leader left.
    fn lead(&self, sheet: &Sheet) -> Option<(i128, i128)> {
        let [leader, rival] = [self.leader, self.rival].map(|role| {
            let (reached, all) = by_hand::sums(&self.case.framework, sheet, (role, self.band));
            (i128::from(reached), i128::from(all))
        });
        match (leader.1, rival.1) {
            (_, 0) => None,
            (0, _) => Some((1, 1)),
            (all, of_rival) => Some((rival.0 * all - leader.0 * of_rival, all * of_rival)),
        }
    }

    fn is_better(&self, sheet: &Sheet, than: &Sheet) -> bool {
        match (self.lead(sheet), self.lead(than)) {
            (Some((a, over_a)), Some((b, over_b))) => a * over_b > b * over_a,
            (lead, other) => lead.is_some() && other.is_none(),
        }
    }

    /// Returns the unanswered skills that either role lists.
    fn open(&self) -> Vec<SkillId> {
        let listed = |role, skill| self.case.framework.role(role).requirement(skill).is_some();
        let either = |skill: &SkillId| listed(self.leader, *skill) || listed(self.rival, *skill);
        self.case.open().into_iter().filter(either).collect()
    }

    /// Returns the best completion for the rival that the search can find.
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

/// Returns whether chosen answers bring any rival level with the leader, if the rival or the leader still has open
/// answers.
fn can_be_reversed(case: &Case, (leader, band): (RoleId, BandId)) -> bool {
    let mut rivals = case.framework.roles().filter(|rival| *rival != leader);
    let scores = case.scores();
    let complete = |role| scores.card(role, band).is_complete();
    rivals.any(|rival| {
        if complete(leader) && complete(rival) {
            return false;
        }
        let adversary = Adversary { case, band, leader, rival };
        adversary.lead(&adversary.best()).is_some_and(|(lead, _)| lead >= 0)
    })
}

#[test]
fn answers_chosen_to_reverse_the_leader_do_so_exactly_where_it_is_not_decided() {
    for_all(Just(()), |case, ()| {
        let scores = case.scores();
        let decided = decided(case);
        for band in case.framework.bands() {
            let Some(leader) = Ranking::of(&scores, band).leader() else { continue };
            // If everything about the leader is open, leaving all of it out would leave no leader to overtake.
            let anchored = scores.card(leader, band).coverage.answered > 0;
            let (is_decided, can_turn) = (decided.contains(&(leader, band)), can_be_reversed(case, (leader, band)));
            prop_assert!(!(is_decided && can_turn), "{leader:?} at {band:?} is called decided");
            prop_assert!(is_decided || can_turn || !anchored, "{leader:?} at {band:?} is not called decided");
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
        let leaders = case.framework.bands().filter(|band| Ranking::of(&scores, *band).leader().is_some());
        prop_assert_eq!(leaders.count(), decided(complete).len());
        Ok(())
    });
}

/// Returns whether the only band is decided.
fn is_decided_for(roles: Vec<Vec<Row>>, choices: &[Choice]) -> bool {
    !decided(&answers(&Blueprint::small(80, choices.len(), roles), choices)).is_empty()
}

#[test]
fn an_open_skill_that_both_roles_share_keeps_nothing_undecided_but_drawing_level_does() {
    // The ranges are 50 to 100 and 17 to 67, but the open half is the same for both.
    let sharing = || vec![vec![Row::core(0, &[3]), Row::core(1, &[3])], vec![Row::core(2, &[3]), Row::core(1, &[3])]];
    assert!(is_decided_for(sharing(), &[level(3), Choice::Unanswered, level(1)]));
    // Alone, the other role's open half could pass 2 of 3 and equal 3 of 3.
    assert!(!is_decided_for(sharing(), &[level(2), level(1), Choice::Unanswered]));
    assert!(!is_decided_for(sharing(), &[level(3), level(1), Choice::Unanswered]));
}

#[test]
fn a_leader_of_which_nothing_is_answered_is_not_decided_although_nobody_can_pass_it() {
    // The other role stays at 0. With the open skill left out, the leader would have no score.
    let roles = vec![vec![Row::core(0, &[3])], vec![Row::core(1, &[3])]];
    assert!(!is_decided_for(roles, &[Choice::Unanswered, level(0)]));
}
