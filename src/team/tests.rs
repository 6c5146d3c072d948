//! Claims about a team that hold for any people.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, proptest};

use super::{Member, Naming, PictureRequest, RoleCost, TeamPicture, TeamProblem, TeamTally, audit, parse_seats};
use crate::assessment::{Aim, Choice, Mark, Sheet};
use crate::framework::{Framework, Level};
use crate::score::{Evaluation, Tenths, Verdict};
use crate::text::Clean;

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);

/// A person as numbers: the aim, and for each skill a level, 5 for no answer, or 6 for not applicable.
type Drawn = (usize, Vec<usize>);

fn people(least: usize, most: usize) -> impl Strategy<Value = Vec<Drawn>> {
    let choice = prop::sample::select(vec![0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6]);
    let person = (0_usize..13, prop::collection::vec(choice, FRAMEWORK.skills().len()));
    prop::collection::vec(person, least..most)
}

fn member(number: usize, (aim, choices): &Drawn) -> Member {
    let framework = &*FRAMEWORK;
    let mark = |choice: &usize| Mark {
        choice: match choice {
            5 => Choice::Unanswered,
            6 => Choice::NotApplicable,
            level => Choice::Level(Level::ALL[*level]),
        },
        ..Mark::default()
    };
    let sheet: Sheet = choices.iter().map(mark).collect();
    let bands = framework.bands().len();
    let band = framework.bands().nth(aim % bands).expect("there are as many");
    Member {
        person: Clean::line(&format!("p{number:03}")),
        group: Some(Clean::line(["one", "two", "three"][number % 3])),
        aim: Aim { role: framework.roles().nth(aim / bands), band },
        evaluation: Evaluation::of(framework, sheet),
        wants: vec![number.is_multiple_of(2); framework.skills().len()],
    }
}

fn tally(people: &[Drawn], order: impl Iterator<Item = usize>, seats: &str, named: bool) -> TeamTally {
    let seats = parse_seats(&FRAMEWORK, seats).expect("they are right");
    let mut tally = TeamTally::new(&FRAMEWORK, Some(&seats), named);
    for number in order {
        tally.add(member(number, &people[number]));
    }
    tally
}

fn picture(tally: TeamTally, seats: &str, naming: Naming) -> Result<TeamPicture, TeamProblem> {
    let seats = Some(parse_seats(&FRAMEWORK, seats).expect("they are right"));
    TeamPicture::of(tally, PictureRequest { seats, naming })
}

const SEATS: &str = "advocate/established=2,writer/entry=1,ospo/lead=1";

/// Returns everything that a picture tells, without the people themselves.
fn told(picture: &TeamPicture) -> String {
    let TeamPicture { coverage, roles, seats, groups, hires, growth, leaving, teaching, .. } = picture;
    format!("{coverage:?}{roles:?}{seats:?}{groups:?}{hires:?}{growth:?}{leaving:?}{teaching:?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_files_and_how_they_are_shared_out_change_nothing(people in people(5, 30)) {
        for naming in [Naming::Named, Naming::Aggregate { least: 3 }] {
            let named = naming == Naming::Named;
            let forwards = tally(&people, 0..people.len(), SEATS, named);
            let backwards = tally(&people, (0..people.len()).rev(), SEATS, named);
            let (half, all) = (people.len() / 2, people.len());
            let mut merged = tally(&people, half..all, SEATS, named);
            merged.merge(tally(&people, 0..half, SEATS, named));
            let [one, other, third] = [forwards, backwards, merged].map(|tally| picture(tally, SEATS, naming));
            let words = |picture: &Result<TeamPicture, TeamProblem>| picture.as_ref().map_or_else(ToString::to_string, told);
            prop_assert_eq!(words(&one), words(&other));
            prop_assert_eq!(words(&one), words(&third));
        }
    }

    #[test]
    fn with_few_candidates_kept_the_seats_are_filled_as_well_as_with_everybody(people in people(5, 60)) {
        let few = picture(tally(&people, 0..people.len(), SEATS, false), SEATS, Naming::Aggregate { least: 3 });
        let all = picture(tally(&people, 0..people.len(), SEATS, true), SEATS, Naming::Named).expect("they are few");
        let few = few.expect("they are enough").seats;
        prop_assert!(few.filled_ready.is_none_or(|filled| Some(filled) == all.seats.filled_ready));
        prop_assert!(few.total_readiness.is_none_or(|total| Some(total) == all.seats.total_readiness));
        let pairs = all.seats.pairs.expect("they are named");
        let ready = pairs.iter().filter(|pair| pair.verdict == Verdict::Ready).count();
        prop_assert_eq!(all.seats.filled_ready, u32::try_from(ready).ok());
        prop_assert_eq!(all.seats.total_readiness, Some(pairs.iter().map(|pair| pair.readiness).sum()));
        let seated: BTreeSet<&Clean> = pairs.iter().filter_map(|pair| pair.person.as_ref()).collect();
        prop_assert_eq!(seated.len(), pairs.len().min(people.len()), "nobody has two seats");
    }

    #[test]
    fn who_grows_as_told_fills_a_seat_more_and_who_leaves_is_missed_as_told(people in people(3, 9)) {
        let numbers = 0..people.len();
        let before = picture(tally(&people, numbers.clone(), SEATS, true), SEATS, Naming::Named).expect("few");
        for growth in before.growth.as_deref().unwrap_or_default() {
            let mut grown = people.clone();
            let number: usize = growth.person.as_str()[1..].parse().expect("a number");
            for (skill, level) in &growth.steps {
                grown[number].1[skill.index()] = level.index();
            }
            let after = picture(tally(&grown, numbers.clone(), SEATS, true), SEATS, Naming::Named).expect("few");
            let [was, is] = [&before, &after].map(|it| it.seats.filled_ready.expect("named"));
            prop_assert_eq!(is - was, growth.gain);
        }
        for missed in before.leaving.as_deref().unwrap_or_default() {
            let number: usize = missed.person.as_str()[1..].parse().expect("a number");
            let rest = numbers.clone().filter(|it| *it != number);
            let after = picture(tally(&people, rest, SEATS, true), SEATS, Naming::Named).expect("few");
            let [was, is] = [&before, &after].map(|it| it.seats.filled_ready.expect("named"));
            prop_assert_eq!(was - is, missed.seats);
            for skill in &missed.skills {
                prop_assert_eq!(after.coverage[skill.index()].able(), Some(0));
            }
        }
    }

    #[test]
    fn nothing_that_is_hidden_can_be_worked_out(people in people(5, 14), least in 3_u32..6) {
        let naming = Naming::Aggregate { least };
        match picture(tally(&people, 0..people.len(), SEATS, false), SEATS, naming) {
            Ok(picture) => {
                prop_assert_eq!(audit(&picture, least), Ok(()));
                for row in &picture.coverage {
                    attack(row, picture.people, least);
                }
                prop_assert!(picture.roles.iter().all(|role| role.costs.is_empty()), "they tell how many have a level");
                let starred = picture.coverage.iter().filter(|row| row.by_class.is_some_and(|it| it.able.is_none()));
                prop_assert!(starred.count() != 1, "the only skill that rests on few would be named by its star");
            }
            // To tell nothing is safe.
            Err(TeamProblem::Audit(_) | TeamProblem::TooFew { .. }) => {}
            Err(problem) => prop_assert!(false, "{}", problem),
        }
    }
}

/// Tries every team that would show the same row, and asserts that they leave enough possibilities.
#[track_caller]
fn attack(row: &super::SkillCoverage, people: u32, least: u32) {
    let Some(shown) = row.by_class else { return };
    let mut seen: [BTreeSet<u32>; 6] = Default::default();
    for able in 0..=people {
        for one_below in 0..=people - able {
            for further in 0..=people - able - one_below {
                for open in 0..=people - able - one_below - further {
                    let not_applicable = people - able - one_below - further - open;
                    let further_in_all = further + open + not_applicable;
                    let agrees = |shown: Option<u32>, value: u32| shown.is_none_or(|shown| shown == value);
                    if agrees(shown.able, able)
                        && agrees(shown.one_below, one_below)
                        && agrees(shown.further, further_in_all)
                        && agrees(row.possible, open)
                        && agrees(row.answered, able + one_below + further)
                    {
                        let all = [able, one_below, further_in_all, further, open, not_applicable];
                        for (values, value) in seen.iter_mut().zip(all) {
                            values.insert(value);
                        }
                    }
                }
            }
        }
    }
    for (shown, values) in shown.cells().into_iter().zip(&seen) {
        assert!(shown.is_some() || values.len() >= 3, "{values:?} of {row:?}");
    }
    for values in &seen {
        let known = values.first().filter(|_| values.len() == 1);
        assert!(known.is_none_or(|value| *value == 0 || *value >= least), "{values:?} of {row:?}");
    }
}

#[test]
fn a_picture_is_refused_where_it_would_tell_too_much_or_nothing() {
    let people: Vec<Drawn> = (0..4).map(|_| (0, vec![3; FRAMEWORK.skills().len()])).collect();
    let of = |count: usize, named| tally(&people, 0..count, SEATS, named);
    let problem = |tally, naming| picture(tally, SEATS, naming).expect_err("refused").to_string();
    assert!(problem(of(4, false), Naming::Aggregate { least: 5 }).contains("4 of at least 5 people"));
    assert!(problem(of(1, true), Naming::Named).contains("two people or more"));
    let nobody_aims = vec![(12, vec![3; FRAMEWORK.skills().len()]); 5];
    let mut tally = TeamTally::new(&FRAMEWORK, None, true);
    for (number, drawn) in nobody_aims.iter().enumerate() {
        tally.add(member(number, drawn));
    }
    let request = PictureRequest { seats: None, naming: Naming::Named };
    assert_eq!(TeamPicture::of(tally, request).expect_err("refused"), TeamProblem::NoSeats);
}

#[test]
fn seats_that_nobody_can_fill_are_listed_and_change_nothing() {
    let people: Vec<Drawn> = (0..6).map(|n| (n, vec![n % 5; FRAMEWORK.skills().len()])).collect();
    let seated = |count: usize| {
        let seats = format!("writer/entry={count},community/established=2");
        picture(tally(&people, 0..6, &seats, true), &seats, Naming::Named).expect("six are enough").seats
    };
    let (few, many) = (seated(6), seated(1_000));
    let (kept, rest): (Vec<_>, Vec<_>) = many.pairs.expect("named").into_iter().partition(|pair| pair.person.is_some());
    assert_eq!(kept.len() + rest.len(), 1_002);
    assert_eq!(kept, few.pairs.expect("named").into_iter().filter(|pair| pair.person.is_some()).collect::<Vec<_>>());
    assert_eq!((many.filled_ready, many.total_readiness), (few.filled_ready, few.total_readiness));
}

#[test]
fn what_was_planted_is_found_by_the_audit() {
    let people: Vec<Drawn> = (0..12).map(|n| (n % 4 * 3, vec![n % 5; FRAMEWORK.skills().len()])).collect();
    let least = 5;
    let sound = || {
        let tally = tally(&people, 0..12, SEATS, false);
        picture(tally, SEATS, Naming::Aggregate { least }).expect("twelve are enough")
    };
    assert_eq!(audit(&sound(), least), Ok(()));
    let mut small = sound();
    small.coverage[0].by_class.as_mut().expect("asked").able = Some(2);
    let mut alone = sound();
    let classes = alone.coverage.iter_mut().find_map(|row| row.by_class.as_mut()).expect("asked");
    (classes.able, classes.one_below, classes.further) = (Some(6), None, Some(5));
    let mut levels = sound();
    levels.coverage[0].by_level = Some([0; 5]);
    let mut filled = sound();
    filled.seats.filled_ready = Some(1);
    let mut role = sound();
    role.roles[0].ready = Some(1);
    let mut cost = sound();
    let skill = cost.coverage[0].skill;
    cost.roles[0].costs.push(RoleCost { skill, points: Tenths(12) });
    let mut mean = sound();
    // A person who is not able at something loses points, and some are not able.
    mean.roles[0].mean_lowest = Some(100);
    for (what, picture) in [
        ("small", small),
        ("alone", alone),
        ("levels", levels),
        ("filled", filled),
        ("role", role),
        ("cost", cost),
        ("mean", mean),
    ] {
        assert!(audit(&picture, least).is_err(), "{what}");
    }
}

#[test]
fn a_share_of_one_skill_would_count_the_able_and_is_hidden() {
    let framework = &*FRAMEWORK;
    let seats = "community-manager/entry";
    let people: Vec<Drawn> = (0..18).map(|n| (n % 12, vec![n / 3 % 3; framework.skills().len()])).collect();
    let mut picture =
        picture(tally(&people, 0..18, seats, false), seats, Naming::Aggregate { least: 5 }).expect("enough");
    let asked = |domain| {
        picture.coverage.iter().filter(move |it| it.asked.is_some() && framework.skill(it.skill).domain == domain)
    };
    assert_eq!(framework.domains().map(|domain| asked(domain).count()).collect::<Vec<_>>(), [1, 1, 8, 6]);
    assert_eq!(picture.groups.len(), 3);
    for group in &picture.groups {
        assert_eq!(group.people, 6);
        let is_shown: Vec<bool> = group.reached.iter().map(|(_, percent)| percent.is_some()).collect();
        assert_eq!(is_shown, [false, false, true, true], "one skill each, and several");
    }
    picture.groups[0].reached[0].1 = Some(33);
    assert_eq!(
        audit(&picture, 5).expect_err("two of six").to_string(),
        "a hidden number about a group could be worked out from the others"
    );
}

#[test]
fn one_seat_for_each_aim_is_refused_where_it_tells_what_single_people_aim_at() {
    let of = |aims: &[usize]| {
        let people: Vec<Drawn> = aims.iter().map(|aim| (*aim, vec![2; FRAMEWORK.skills().len()])).collect();
        let mut tally = TeamTally::new(&FRAMEWORK, None, false);
        for (number, drawn) in people.iter().enumerate() {
            tally.add(member(number, drawn));
        }
        TeamPicture::of(tally, PictureRequest { seats: None, naming: Naming::Aggregate { least: 5 } }).err()
    };
    // Five people and five aims: everybody has one.
    assert_eq!(of(&[0, 1, 2, 3, 4]), Some(TeamProblem::SeatsTell));
    assert_eq!(of(&[0, 0, 1, 2, 3]), Some(TeamProblem::SeatsTell), "one or two people each");
    assert_eq!(of(&[0, 0, 0, 1, 2]), None);
    assert_eq!(of(&[0; 5]), None);
    let seats = "writer/entry";
    let people: Vec<Drawn> = (0..5).map(|aim| (aim, vec![2; FRAMEWORK.skills().len()])).collect();
    let told =
        picture(tally(&people, 0..5, seats, false), seats, Naming::Aggregate { least: 5 }).expect("the seats are said");
    assert!(told.roles.iter().all(|role| role.aimed_at.is_none()), "not even a 0 is shown");
}
