//! The share of comparisons of two days that call chance "probably real" or "real". The same people are drawn for every
//! run; `cargo bench --bench how_good` has more of them, and tells them apart.

use devrel_ready::assessment::Sureness;
use devrel_ready::framework::{BandId, Framework};

use crate::second_day::{Aimed, Days, Said, said};

/// The number of people of each kind.
const PEOPLE: usize = 1_500;

const SEED: u64 = 2_026;

const fn unchanged(band: BandId) -> Days {
    Days { band, are_shaped: true, sureness: Sureness::Unsaid, again: None, steps: 0, by: Aimed::Role }
}

/// Returns whether a part is between two shares of a whole, in percent.
fn is_within(part: usize, whole: usize, [least, most]: [usize; 2]) -> bool {
    (least * whole..=most * whole).contains(&(100 * part))
}

#[test]
fn of_unchanged_people_about_one_in_five_is_called_probably_real_and_one_in_twenty_real() {
    let framework = Framework::shipped();
    for again in [None, Some(6)] {
        let mut all = Said::default();
        for (are_shaped, band) in [false, true].into_iter().flat_map(|it| framework.bands().map(move |band| (it, band)))
        {
            let said = said(&framework, Days { are_shaped, again, ..unchanged(band) }, PEOPLE, SEED);
            assert!(is_within(said.alarms, said.people, [15, 25]), "{again:?}, {are_shaped}, {band:?}: {said:?}");
            assert!(is_within(said.real, said.people, [3, 8]), "{again:?}, {are_shaped}, {band:?}: {said:?}");
            all = all.with(&said);
        }
        assert!(is_within(all.alarms, all.people, [18, 22]), "{again:?}: {all:?}");
        assert!(is_within(all.real, all.people, [4, 7]), "{again:?}: {all:?}");
    }
}

#[test]
fn the_role_that_leads_is_called_changed_no_more_often_than_the_aim() {
    let framework = Framework::shipped();
    let mut all = Said::default();
    for (are_shaped, band) in [false, true].into_iter().flat_map(|it| framework.bands().map(move |band| (it, band))) {
        let days = Days { are_shaped, by: Aimed::Leader, ..unchanged(band) };
        all = all.with(&said(&framework, days, PEOPLE / 2, SEED));
    }
    assert!(is_within(all.alarms, all.people, [17, 23]) && is_within(all.real, all.people, [4, 7]), "{all:?}");
}

#[test]
fn six_true_steps_are_seldom_called_chance_when_only_they_are_given_again() {
    let framework = Framework::shipped();
    let band = framework.usual_band();
    let days = Days { again: Some(6), steps: 6, ..unchanged(band) };
    let said = said(&framework, days, PEOPLE, SEED);
    assert!(is_within(said.alarms, said.people, [75, 100]), "{said:?}");
}
