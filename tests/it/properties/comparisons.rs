//! Property tests of comparisons of two days.

use devrel_ready::assessment::{Aim, AnsweringAgain, Assessment, Choice, Edit, Entry, Mark, Moment, Name, Sureness};
use devrel_ready::compare::{Comparison, ComparisonProblem, ComparisonRequest, NoiseWord, Side};
use devrel_ready::framework::{BandId, Requirement, RoleId, SkillId};
use devrel_ready::text::Clean;
use jiff::civil::date;
use proptest::arbitrary::any;
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::option;
use proptest::sample::{Index, select};
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_assert_eq};

use super::cases::{ANSWERS, Case, given_choices};
use super::{changed, for_all};
use crate::oracle::comparison::{Change, Shared, change};

/// The revision of the point in time.
const POINT: u64 = 5;

/// The treatment of one answer on the second day.
#[derive(Debug, Clone)]
struct Later {
    /// Whether it is given again.
    again: bool,
    /// The new answer; `None` for the same.
    choice: Option<Choice>,
    sureness: Sureness,
}

fn later() -> impl Strategy<Value = Vec<Later>> {
    let sureness = select(vec![Sureness::Unsaid, Sureness::Sure, Sureness::Unsure]);
    let one = (weighted(0.5), option::of(given_choices()), sureness);
    vec(one.prop_map(|(again, choice, sureness)| Later { again, choice, sureness }), ANSWERS)
}

/// Returns the answers of the first day. Half of those whose meaning has changed since are of the first edition.
fn first_day(case: &Case) -> Assessment {
    let aim = Aim { role: None, band: case.framework.usual_band() };
    let mut person = Assessment::new(&case.framework, Name::new("me").expect("a plain name"), aim);
    for skill in case.framework.skills() {
        let mark = case.sheet.mark(skill);
        let edition = if mark.look_again { 1 } else { case.framework.edition() };
        let moment = Moment { today: date(2026, 5, 1), edition, revision: 1 };
        let entry = Entry {
            choice: mark.choice,
            sureness: mark.sureness,
            evidence: if mark.shown { Clean::line("a talk") } else { Clean::default() },
            given: (mark.choice != Choice::Unanswered).then_some(moment.given()),
            ..Entry::default()
        };
        person.restore_entry(skill, entry);
    }
    person
}

/// Returns the answers of the second day.
fn second_day(before: &Assessment, later: &[Later]) -> Assessment {
    let mut after = before.clone();
    after.set_again(Some(AnsweringAgain { point: 1, revision: POINT, hides_former: false }));
    let framework = before.framework();
    let moment = Moment { today: date(2026, 5, 1), edition: framework.edition(), revision: POINT + 1 };
    for (skill, later) in framework.skills().zip(later) {
        let former = before.entry(skill).choice;
        if later.again && former != Choice::Unanswered {
            after.edit(skill, Edit::Choose(later.choice.unwrap_or(former)), moment);
            after.edit(skill, Edit::Sureness(later.sureness), moment);
        }
    }
    after.without_history()
}

fn compared(
    days: [&Assessment; 2],
    revisions: [u64; 2],
    (role, band): (RoleId, BandId),
) -> Result<Comparison, ComparisonProblem> {
    let [before, after] = [0, 1].map(|day| Side { assessment: days[day], revision: Some(revisions[day]) });
    Comparison::of(&ComparisonRequest { before, after, role, band })
}

/// Returns what the other implementation says. `None` if no skill is shared.
fn said_by_the_oracle(
    [before, after]: [&Assessment; 2],
    (role, band): (RoleId, BandId),
    later: &[Later],
) -> Option<Change> {
    let twentieths = |mark: Mark| match mark.sureness {
        _ if mark.look_again => 5,
        _ if mark.shown => 2,
        Sureness::Sure => 2,
        Sureness::Unsaid => 3,
        Sureness::Unsure => 5,
    };
    let shared = |listed: &Requirement| {
        let marks = [before, after].map(|day| {
            let look_again = day.is_worth_another_look(listed.skill);
            Mark { look_again, ..day.entry(listed.skill).mark() }
        });
        let [Some(first), Some(second)] = marks.map(|mark| mark.choice.level()) else { return None };
        (!marks.iter().all(|mark| mark.look_again)).then(|| Shared {
            weight: i128::from(listed.weight),
            target: i128::from(listed.target(band).number()),
            levels: [first, second].map(|level| i128::from(level.number())),
            chances: marks.map(twentieths),
            given_again: later[listed.skill.index()].again,
        })
    };
    let shared: Vec<Shared> = before.framework().role(role).requirements.iter().filter_map(shared).collect();
    (!shared.is_empty()).then(|| change(&shared))
}

const fn word(word: NoiseWord) -> &'static str {
    match word {
        NoiseWord::NotGivenAgain => "not given again",
        NoiseWord::WithinNoise => "within noise",
        NoiseWord::ProbablyReal => "probably real",
        NoiseWord::Real => "real",
    }
}

#[test]
fn another_implementation_finds_the_same_change_error_and_word() {
    for_all((later(), any::<[Index; 2]>()), |case, (later, [role, band])| {
        let at = (case.role(role), case.band(band));
        let before = first_day(case);
        let after = second_day(&before, &later);
        let ours = compared([&before, &after], [POINT, POINT + 1], at).ok().map(|it| Change {
            numerator: i128::from(it.numerator()),
            denominator: i128::from(it.denominator()),
            error: i128::from(it.error.0),
            word: word(it.word),
        });
        prop_assert_eq!(ours, said_by_the_oracle([&before, &after], at, &later));
        Ok(())
    });
}

#[test]
fn causes_add_up_to_the_change_exactly_and_so_do_the_shown_ones() {
    for_all((later(), any::<[Index; 2]>()), |case, (later, [role, band])| {
        let at = (case.role(role), case.band(band));
        let before = first_day(case);
        let after = second_day(&before, &later);
        let Ok(comparison) = compared([&before, &after], [POINT, POINT + 1], at) else { return Ok(()) };
        let sum = |part: fn(&devrel_ready::compare::Cause) -> i64| comparison.causes.iter().map(part).sum::<i64>();
        prop_assert_eq!(sum(|cause| cause.points.numerator), comparison.numerator());
        prop_assert_eq!(sum(|cause| cause.tenths), comparison.change.tenths());
        prop_assert_eq!(sum(|cause| cause.hundredths), comparison.change.hundredths());
        prop_assert!(comparison.causes.iter().all(|cause| cause.points.denominator == comparison.denominator()));
        let [first, second] = comparison.readiness;
        let difference = i128::from(second.numerator) * i128::from(first.denominator)
            - i128::from(first.numerator) * i128::from(second.denominator);
        prop_assert_eq!(
            difference * i128::from(comparison.denominator()),
            i128::from(comparison.numerator()) * i128::from(first.denominator) * i128::from(second.denominator)
        );
        Ok(())
    });
}

#[test]
fn a_day_against_itself_is_no_change_and_the_other_way_round_is_the_opposite() {
    for_all((later(), any::<[Index; 2]>()), |case, (later, [role, band])| {
        let at = (case.role(role), case.band(band));
        let before = first_day(case);
        let after = second_day(&before, &later);
        for day in [&before, &after] {
            let Ok(same) = compared([day, day], [POINT + 1; 2], at) else { continue };
            prop_assert_eq!((same.numerator(), same.error.0, same.word), (0, 0, NoiseWord::NotGivenAgain));
            prop_assert!(same.causes.is_empty() && same.not_counted.must_haves_met.is_empty());
        }
        let there = compared([&before, &after], [POINT, POINT + 1], at);
        let back = compared([&after, &before], [POINT + 1, POINT], at);
        prop_assert_eq!(there.is_ok(), back.is_ok());
        let (Ok(there), Ok(back)) = (there, back) else { return Ok(()) };
        prop_assert_eq!(back.numerator(), -there.numerator());
        prop_assert_eq!((back.error, back.word, back.denominator()), (there.error, there.word, there.denominator()));
        prop_assert_eq!([back.readiness[1], back.readiness[0]], there.readiness);
        prop_assert_eq!(&back.not_counted.must_haves_lost, &there.not_counted.must_haves_met);
        prop_assert_eq!(&back.not_counted.newly_answered, &lost_levels(&there, &before));
        for (role, opposite) in there.other_roles.iter().zip(&back.other_roles) {
            prop_assert_eq!((role.role, role.before, role.after), (opposite.role, opposite.after, opposite.before));
        }
        Ok(())
    });
}

/// Returns the skills that had a level and have no answer.
fn lost_levels(comparison: &Comparison, before: &Assessment) -> Vec<SkillId> {
    let no_longer = comparison.not_counted.no_longer_answered.iter().copied();
    no_longer.filter(|skill| before.entry(*skill).choice.level().is_some()).collect()
}

#[test]
fn a_skill_that_was_answered_only_once_changes_nothing() {
    for_all((later(), any::<[Index; 2]>(), any::<Index>(), given_choices()), |case, (later, at, skill, choice)| {
        let at = (case.role(at[0]), case.band(at[1]));
        let skill = case.skill(skill);
        let mut before = first_day(case);
        before.restore_entry(skill, Entry::default());
        let after = second_day(&before, &later);
        let mut answered = after.clone();
        let moment = Moment { today: date(2026, 5, 1), edition: case.framework.edition(), revision: POINT + 1 };
        answered.edit(skill, Edit::Choose(choice), moment);
        let without = compared([&before, &after], [POINT, POINT + 1], at);
        let with = compared([&before, &answered], [POINT, POINT + 1], at);
        let number = |comparison: &Comparison| {
            let Comparison { change, error, word, given_again, shared, readiness, causes, other_roles, .. } =
                comparison;
            (*change, *error, *word, *given_again, *shared, *readiness, causes.clone(), other_roles.clone())
        };
        prop_assert_eq!(without.as_ref().map(number), with.as_ref().map(number));
        Ok(())
    });
}

#[test]
fn multiplying_all_weights_changes_nothing() {
    for_all((later(), any::<[Index; 2]>(), 2_u32..5), |case, (later, at, factor)| {
        let at = (case.role(at[0]), case.band(at[1]));
        let heavier =
            Case { framework: std::sync::Arc::new(changed::heavier(&case.framework, factor)), ..case.clone() };
        let of = |case: &Case| {
            let before = first_day(case);
            let after = second_day(&before, &later);
            let comparison = compared([&before, &after], [POINT, POINT + 1], at).ok()?;
            let Comparison { error, word, given_again, shared, .. } = comparison;
            let causes: Vec<_> = comparison.causes.iter().map(|it| (it.skill, it.tenths, it.hundredths)).collect();
            let percent = comparison.readiness.map(devrel_ready::score::Fraction::percent);
            Some((comparison.change.hundredths(), error, word, given_again, shared, percent, causes))
        };
        prop_assert_eq!(of(case), of(&heavier));
        Ok(())
    });
}
