//! Property tests of ratings: the agreement of two people, and what a request and a rating hold.

use std::io::Write as _;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use devrel_ready::assessment::{Aim, Assessment, Choice, Entry, Mark, Moment, Name, Sureness};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{BandId, Framework, Level, RoleId};
use devrel_ready::rating::{
    Agreement, FEWEST_TOGETHER, Rating, RatingRequest, Together, TogetherProblem, rating_json, read_rating,
    read_request, request_json,
};
use devrel_ready::score::Evaluation;
use devrel_ready::text::Clean;
use jiff::civil::{Date, date};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::prop_assert_eq;
use proptest::sample::Index;
use proptest::strategy::Strategy;
use serde_json::{Value, json};

use super::cases::{ANSWERS, Case};
use super::for_all;
use crate::python::python;

const TODAY: Date = date(2026, 11, 26);

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

/// A rater's word on each skill: the level, or nothing if they have not seen it, and whether they wrote evidence.
fn seen() -> impl Strategy<Value = Vec<(Option<u32>, bool)>> {
    vec((proptest::option::weighted(0.7, 0_u32..5), any::<bool>()), ANSWERS)
}

/// Returns the own answers of a case, every one with evidence and a note of its own.
fn own(case: &Case) -> Assessment {
    let mut own = Assessment::new(&case.framework, name("Sam"), Aim { role: None, band: case.framework.usual_band() });
    for skill in case.framework.skills() {
        let Mark { choice, sureness, shown, .. } = case.sheet.mark(skill);
        let evidence = if shown { Clean::line(&format!("secret{}", skill.index())) } else { Clean::default() };
        let moment = Moment { today: TODAY, edition: case.framework.edition(), revision: 1 };
        let given = (choice != Choice::Unanswered).then_some(moment.given());
        own.restore_entry(skill, Entry { choice, sureness, evidence, given, ..Entry::default() });
    }
    own
}

/// Returns what a rater gives, through the assessment that holds their answers.
fn rated(framework: &Arc<Framework>, by: &str, seen: &[(Option<u32>, bool)]) -> Rating {
    let request = RatingRequest::of(name("Sam"), framework, &[]);
    let mut theirs = request.to_rate(name(by)).expect("short names");
    for (skill, (level, shown)) in framework.skills().zip(seen) {
        let choice = level.and_then(Level::new).map_or(Choice::Unanswered, Choice::Level);
        let evidence = if *shown { Clean::line("seen it") } else { Clean::default() };
        theirs.restore_entry(skill, Entry { choice, evidence, note: Clean::note("a note"), ..Entry::default() });
    }
    Rating::of(&theirs, TODAY).expect("it is about Sam")
}

/// The same counts in Python, with fractions and without any of this program.
const COUNTS: &str = r#"
import json, sys
from fractions import Fraction
for line in sys.stdin:
    case = json.loads(line)
    pairs = [(s, o, t, p, q) for s, o, t, p, q in case["pairs"] if s is not None and o is not None]
    d = [o - s for s, o, *_ in pairs]
    def kind(s, o, t):
        if t is None: return "talk"
        if o - s <= -2 and o < t: return "blind-spot"
        if o - s >= 2 and o >= t: return "hidden-strength"
        if abs(o - s) < 2 and min(s, o) >= t: return "agreed-strength"
        if abs(o - s) < 2 and max(s, o) < t: return "agreed-gap"
        return "talk"
    expected = {
        "same": d.count(0), "near": sum(abs(x) == 1 for x in d), "apart": sum(abs(x) > 1 for x in d),
        "kinds": sorted(kind(s, o, t) for s, o, t, _, _ in pairs),
    }
    chance = Fraction(0)
    off = lambda p: {-1: Fraction(p, 20), 0: 1 - Fraction(2 * p, 20), 1: Fraction(p, 20)}
    for _, _, _, p, q in pairs:
        chance += sum(a * b for x, a in off(p).items() for y, b in off(q).items() if abs(x - y) >= 2)
    expected["four_hundredths"] = int(chance * 400)
    assert (chance * 400).denominator == 1
    mean = Fraction(100 * sum(d), len(d)) if d else None
    said = case["said"]
    for key, value in expected.items():
        assert said[key] == value, (key, said[key], value, case)
    if mean is None:
        assert said["mean"] is None, case
    else:
        assert abs(said["mean"] - mean) <= Fraction(1, 2), case
print("checked")
"#;

/// Returns what the program says about two people, with what it follows from, for another program to repeat.
fn for_another_program(own: &Assessment, rating: &Rating, aim: Option<(RoleId, BandId)>) -> Value {
    let framework = own.framework();
    let agreement = Agreement::of(own, rating, aim);
    let chance = |mark: Mark| match mark.sureness {
        _ if mark.look_again => 5,
        _ if mark.shown => 2,
        Sureness::Sure => 2,
        Sureness::Unsaid => 3,
        Sureness::Unsure => 5,
    };
    let pairs = framework.skills().map(|skill| {
        let target = aim.and_then(|(role, band)| Some(framework.role(role).requirement(skill)?.target(band).number()));
        let mine = own.entry(skill).choice.level().map(Level::number);
        let theirs = rating.skill(skill).map(|it| it.level.number());
        json!([mine, theirs, target, chance(own.mark(skill)), chance(rating.mark(skill))])
    });
    let mut kinds: Vec<&str> = agreement.items.iter().map(|pair| pair.kind.key()).collect();
    kinds.sort_unstable();
    json!({
        "pairs": pairs.collect::<Vec<_>>(),
        "said": {
            "same": agreement.same(), "near": agreement.near(), "apart": agreement.apart(), "kinds": kinds,
            "four_hundredths": agreement.by_chance.four_hundredths, "mean": agreement.mean_hundredths(),
        },
    })
}

#[test]
fn another_program_counts_the_same_agreement() {
    let Some(mut python) = python("fractions", COUNTS) else { return };
    let lines = Mutex::new(String::new());
    for_all((seen(), any::<Index>(), any::<Index>(), any::<bool>()), |case, (seen, role, band, has_aim)| {
        let aim = has_aim.then(|| (case.role(role), case.band(band)));
        let said = for_another_program(&own(case), &rated(&case.framework, "Kim", &seen), aim);
        lines.lock().expect("no other thread").extend([said.to_string(), "\n".to_owned()]);
        Ok(())
    });
    let mut child = python.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it ran");
    let lines = lines.into_inner().expect("no other thread");
    assert!(lines.lines().count() > 50, "too few cases to tell anything");
    // A check that fails ends the other program before it has read everything.
    let _ = child.stdin.take().expect("it was piped").write_all(lines.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        "checked",
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn every_pair_is_the_same_near_or_apart_and_the_largest_difference_comes_first() {
    for_all((seen(), any::<Index>(), any::<Index>()), |case, (seen, role, band)| {
        let (own, rating) = (own(case), rated(&case.framework, "Kim", &seen));
        let agreement = Agreement::of(&own, &rating, Some((case.role(role), case.band(band))));
        prop_assert_eq!(agreement.same() + agreement.near() + agreement.apart(), agreement.items.len());
        let sizes: Vec<i64> = agreement.items.iter().map(|pair| -pair.difference().abs()).collect();
        assert!(sizes.is_sorted());
        prop_assert_eq!(agreement.items.len() + agreement.only_theirs.len(), rating.count());
        Ok(())
    });
}

#[test]
fn a_request_is_the_same_whatever_the_person_has_answered() {
    for_all(any::<()>(), |case, ()| {
        let answered = own(case);
        let blank = Assessment::new(&case.framework, answered.name().clone(), answered.aim());
        let of = |person: &Assessment| request_json(&RatingRequest::of(person.name().clone(), person.framework(), &[]));
        let text = of(&answered);
        prop_assert_eq!(&text, &of(&blank));
        assert!(!text.contains("secret"));
        Ok(())
    });
}

#[test]
fn requests_and_ratings_read_back_as_they_were_written() {
    for_all((seen(), any::<Index>()), |case, (seen, one)| {
        let framework = &case.framework;
        let rating = rated(framework, "Kim", &seen);
        let text = rating_json(&rating);
        let read = read_rating(framework, &Source::new("r.json", text.clone()), TODAY).expect("the program wrote it");
        prop_assert_eq!(rating_json(&read), text.clone());
        prop_assert_eq!(read.count() + read.not_seen.len(), framework.skills().len());
        assert!(!rating_json(&rating.without_notes()).contains("a note"));

        let request = RatingRequest::of(name("Sam"), framework, &[case.skill(one)]);
        for shipped in [Arc::clone(framework), Framework::shipped()] {
            let text = request_json(&request);
            let read = read_request(&shipped, &Source::new("q.json", text)).expect("the program wrote it");
            prop_assert_eq!(&read.asked, &request.asked);
            prop_assert_eq!(read.framework.id(), framework.id());
        }
        Ok(())
    });
}

#[test]
fn ratings_change_neither_the_own_answers_nor_any_score() {
    for_all(seen(), |case, seen| {
        let own = own(case);
        let before = format!("{:?}", Evaluation::of(&case.framework, own.sheet()));
        let rating = rated(&case.framework, "Kim", &seen);
        let _ = (Agreement::of(&own, &rating, None), rating.as_assessment(&own));
        prop_assert_eq!(format!("{:?}", Evaluation::of(&case.framework, own.sheet())), before);
        Ok(())
    });
}

#[test]
fn together_shows_only_what_three_have_seen_and_never_who_said_it() {
    for_all((seen(), seen(), seen(), seen()), |case, (a, b, c, d)| {
        let framework = &case.framework;
        let own = own(case);
        let ratings = [("Ann", &a), ("Ben", &b), ("Cem", &c), ("Dot", &d)].map(|(by, it)| rated(framework, by, it));
        let few: Vec<&Rating> = ratings.iter().take(FEWEST_TOGETHER - 1).collect();
        prop_assert_eq!(Together::of(&own, &few), Err(TogetherProblem::TooFew(2)));
        let twice = [&ratings[0], &ratings[1], &ratings[0]];
        prop_assert_eq!(Together::of(&own, &twice), Err(TogetherProblem::Twice(name("Ann"))));
        let all: Vec<&Rating> = ratings.iter().collect();
        let together = Together::of(&own, &all).expect("there are four");
        for skill in framework.skills() {
            let mut levels: Vec<u32> = ratings.iter().filter_map(|it| Some(it.skill(skill)?.level.number())).collect();
            levels.sort_unstable();
            let row = together.rows.iter().find(|row| row.skill == skill);
            prop_assert_eq!(row.is_some(), levels.len() >= 3);
            prop_assert_eq!(together.too_few.contains(&skill), (1..3).contains(&levels.len()));
            let Some(row) = row else { continue };
            let [lowest, highest] = [row.lowest, row.highest].map(Level::number);
            prop_assert_eq!([lowest, highest], [levels[0], levels[levels.len() - 1]]);
            let at_most = levels.iter().filter(|level| 2 * **level <= row.median.0).count();
            let at_least = levels.iter().filter(|level| 2 * **level >= row.median.0).count();
            assert!(2 * at_most >= levels.len() && 2 * at_least >= levels.len());
        }
        let text = format!("{together:?}");
        assert!(["Ann", "Ben", "Cem", "Dot"].iter().all(|name| !text.contains(name)));
        Ok(())
    });
}
