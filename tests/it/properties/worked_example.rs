//! One role of three skills, scored by hand: A core target 3, B important target 2, C helpful target 4.
//!
//! A is answered 2 and B 3, so their credits are 8 and 12 of 12. `D = 12 * (5 + 3 + 1) = 108`, `N = 5 * 8 + 3 * 12 = 76`.

use std::sync::Arc;

use devrel_ready::assessment::{Aim, Assessment, Choice, Edit, Mark, Moment, Name};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::report::{ExportFormat, Notes, Report, ReportRequest, Scope};
use devrel_ready::score::{Tenths, Verdict, skill_lines};
use jiff::Timestamp;
use jiff::civil::date;
use serde_json::{Value, json};

use super::cases::Case;
use super::frameworks::{Blueprint, EDITION, Row};

/// The moment of all answers here.
const MOMENT: Moment = Moment { today: date(2026, 5, 1), edition: EDITION, revision: 1 };

/// Returns an answer without evidence, neither sure nor unsure.
pub(super) fn mark(choice: Choice) -> Mark {
    Mark { choice, ..Mark::default() }
}

/// Returns an answer with a level.
pub(super) fn level(number: usize) -> Choice {
    Choice::Level(Level::ALL[number])
}

/// Returns a case with these answers to a blueprint's skills, without stars.
pub(super) fn answers(blueprint: &Blueprint, choices: &[Choice]) -> Case {
    let sheet = choices.iter().copied().map(mark).collect();
    Case { framework: blueprint.framework().into(), sheet, starred: vec![false; choices.len()] }
}

/// Returns a role with A and B in one domain and C in another, ready at 80.
fn role() -> Blueprint {
    let rows = vec![Row::core(0, &[3]), Row::important(1, &[2]), Row::helpful(2, &[4])];
    Blueprint { domains: vec![0, 0, 1], ..Blueprint::small(80, 3, vec![rows]) }
}

/// Returns the case with this answer to C.
fn example(c: Choice) -> Case {
    answers(&role(), &[level(2), level(3), c])
}

/// Returns the report of the same answers.
fn printed(framework: &Arc<Framework>, c: Choice) -> Value {
    let aim = Aim { role: None, band: framework.usual_band() };
    let mut assessment = Assessment::new(framework, Name::new("me").expect("a plain name"), aim);
    for (skill, choice) in framework.skills().zip([level(2), level(3), c]) {
        assessment.edit(skill, Edit::Choose(choice), MOMENT);
    }
    let request = ReportRequest {
        assessment: &assessment,
        generated_at: Timestamp::UNIX_EPOCH,
        notes: Notes::Without,
        effort: None,
        scope: Scope::default(),
        kept: None,
    };
    let json = ExportFormat::usual().write(&Report::of(request));
    serde_json::from_str::<Value>(&json).expect("a report is JSON")["results"][0].take()
}

/// Returns a percentage with two decimals, rounded down.
fn hundredths(score: Option<devrel_ready::score::Fraction>) -> Option<u64> {
    score.map(|score| score.times_floor(10_000))
}

#[test]
fn with_one_skill_unanswered_the_score_is_a_range() {
    let case = example(Choice::Unanswered);
    let scores = case.scores();
    let card = scores.cards().next().expect("one role");
    assert_eq!(card.readiness(), None);
    let lowest = card.lowest().map(|score| (score.numerator, score.denominator));
    let highest = card.highest().map(|score| (score.numerator, score.denominator));
    assert_eq!((lowest, highest), (Some((76, 108)), Some((88, 108))));
    assert_eq!((hundredths(card.lowest()), hundredths(card.highest())), (Some(7_037), Some(8_148)));
    // There is no answer in C's domain. The mean outside is 5/2, so m = (2 + 5/2) / 2 = 2.25. By its row of the table
    // (40 187 371 296 106), the expected credit of target 4 is 6.723, and (76 + 6.723) / 108 = 76.59.
    assert_eq!(hundredths(card.likely()), Some(7_659));
    // A's credit is 4, 8 or 12, a variance of 0.3 * 16; B's is 12 throughout: 100 * sqrt(25 * 4.8) / 108 = 10.14.
    assert_eq!(card.error(), Some(Tenths(101)));
    // (5 * 2 + 3 * 3) / 8 over (2 + 3) / 2.
    assert_eq!(card.fit().map(|fit| fit.times_floor(100)), Some(95));
    assert_eq!((card.verdict, card.guaranteed, card.borderline), (Verdict::Open, false, false));
}

#[test]
fn with_all_answered_the_score_is_one_number_and_the_points_lost_add_up() {
    let case = example(level(1));
    let scores = case.scores();
    let card = scores.cards().next().expect("one role");
    assert_eq!(card.readiness().map(|score| (score.numerator, score.denominator)), Some((79, 108)));
    assert_eq!(hundredths(card.readiness()), Some(7_314));
    let lines = skill_lines(&case.framework, &case.sheet, card);
    assert_eq!(lines.iter().map(|line| line.credit).collect::<Vec<_>>(), [8, 12, 3]);
    let lost: Vec<_> = lines.iter().map(|line| line.lost.times_floor(100)).collect();
    assert_eq!(lost, [1_851, 0, 833]);
    // 20 + 9 of 108 units together: 26.85, which is 100 - 73.15.
    let together: u64 = lines.iter().map(|line| line.lost.numerator).sum();
    assert_eq!((together, 10_000 * together / 10_800), (2_900, 2_685));
    // C's credit is 0, 3 or 6, a variance of 0.3 * 9: 100 * sqrt(120 + 2.7) / 108 = 10.26; 80 - 73.1 < 1.28 * 10.26.
    assert_eq!(card.error(), Some(Tenths(103)));
    assert_eq!((card.verdict, card.guaranteed, card.borderline), (Verdict::NotYet, true, true));
}

#[test]
fn with_one_skill_not_applicable_the_rest_is_the_whole() {
    let case = example(Choice::NotApplicable);
    let scores = case.scores();
    let card = scores.cards().next().expect("one role");
    assert_eq!(card.readiness().map(|score| (score.numerator, score.denominator)), Some((76, 96)));
    assert_eq!(hundredths(card.readiness()), Some(7_916));
    assert_eq!((card.verdict, card.borderline), (Verdict::NotYet, true));
}

#[test]
fn the_report_prints_what_was_worked_out() {
    let framework = Arc::new(role().framework());
    let lost = |result: &Value| -> Vec<String> {
        let gaps = result["gaps"].as_array().into_iter().flatten();
        gaps.map(|gap| format!("{} {}", gap["skill"], gap["points_lost"])).collect()
    };
    let domains = |result: &Value| -> Vec<[Value; 3]> {
        let domains = result["domains"].as_array().into_iter().flatten();
        domains.map(|part| ["readiness", "lowest", "highest"].map(|field| part[field].clone())).collect()
    };
    let scores = |result: &Value| ["lowest", "highest", "likely"].map(|field| result[field].clone());

    let open = printed(&framework, Choice::Unanswered);
    assert_eq!((&open["readiness"], scores(&open)), (&json!(null), [json!(70), json!(82), json!(77)]));
    assert_eq!((open["fit"].to_string(), open["error"].to_string()), ("0.95".to_owned(), "10.1".to_owned()));
    assert_eq!(open["coverage"], json!({"answered": 2, "skills": 3, "weight_percent": 88}));
    assert_eq!(lost(&open), ["\"s0\" 18.51"]);
    // 76 of 96 units in the first domain; the second has no answers.
    let first = [json!(79), json!(79), json!(80)];
    assert_eq!(domains(&open), [first.clone(), [json!(null), json!(0), json!(100)]]);

    let complete = printed(&framework, level(1));
    assert_eq!((&complete["readiness"]["percent"], scores(&complete)), (&json!(73), [json!(73), json!(74), json!(73)]));
    assert_eq!(complete["error"].to_string(), "10.3");
    assert_eq!(lost(&complete), ["\"s0\" 18.51", "\"s2\" 8.33"]);
    assert_eq!((&complete["strengths"], &complete["shown"]), (&json!(["s1"]), &json!(0)));

    let without = printed(&framework, Choice::NotApplicable);
    assert_eq!((&without["readiness"]["percent"], &without["likely"]), (&json!(79), &json!(79)));
    assert_eq!(without["coverage"]["weight_percent"], json!(88));
    assert_eq!(domains(&without), [first, [json!(null), json!(null), json!(null)]]);
}
