//! Tests of the arithmetic in words, on the worked example of three skills: A core with target 3, B important with
//! target 2, C helpful with target 4. They are answered with 2, 3 and nothing yet.

use std::sync::Arc;

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{Framework, Level};
use devrel_ready::plan::shortest_path;
use devrel_ready::score::{Scorecard, Scores};
use devrel_ready::words::{band_words, explain};

use crate::tiny::{self, Tiny};

fn example(c: Choice) -> (Arc<Framework>, Sheet, Scorecard) {
    let tiny = Tiny {
        ready_at: 80,
        effort: [1, 2, 4, 8],
        weights: [5, 3, 1],
        skills: vec![0, 0, 1],
        roles: vec![vec![(0, 0, true, 3), (1, 1, false, 2), (2, 2, false, 4)]],
    };
    let framework = tiny.framework();
    let sheet = tiny::sheet(&[Choice::Level(Level::ALL[2]), Choice::Level(Level::ALL[3]), c]);
    let role = framework.roles().next().expect("one role");
    let card = Scores::of(&framework, sheet.clone()).card(role, framework.usual_band()).clone();
    (framework, sheet, card)
}

#[test]
fn the_sum_is_written_out_skill_by_skill() {
    let (framework, sheet, card) = example(Choice::Unanswered);
    let words = explain::readiness(&framework, &sheet, &card);
    assert_eq!(
        words[2..],
        [
            "Skill 0: level 2, target 3; 5 × 8 = 40 of 60, 18.51 points lost.",
            "Skill 1: level 3, target 2; 3 × 12 = 36 of 36.",
            "Skill 2: not answered, target 4; up to 1 × 12 = 12.",
            "Together 76 of 12 × 9 = 108 so far; the rest is not answered yet.",
        ]
    );
    let words = explain::range(&framework, &sheet, &card);
    assert_eq!(words[0], "Lowest, with open answers at level 0: 76 of 108, 70.37 percent, rounded down 70.");
    assert_eq!(words[1], "Highest, with open answers on target, 12 more: 88 of 108, 81.48 percent, rounded up 82.");
    let words = explain::likely(&framework, &sheet, &card);
    assert_eq!(
        words[1],
        "d1: 0 answered with 0 levels together; mean (2 + 0 + 2.50) / (0 + 2), to the nearest quarter 2.25. The \
         program assumes that of 1000 such answers 40, 187, 371, 296, 106 would be levels 0 to 4."
    );
    // 3 * 187 + 6 * 371 + 9 * 296 + 12 * 106 = 6723 thousandths.
    assert_eq!(words[2], "The open answers then bring 6.72 more: 76 + 6.72 of 108, 76.59 percent, shown as 77.");
}

#[test]
fn a_complete_score_is_exact_and_one_not_applicable_is_left_out() {
    let (framework, sheet, card) = example(Choice::Level(Level::ALL[1]));
    let sum = explain::readiness(&framework, &sheet, &card).pop();
    assert_eq!(sum.as_deref(), Some("Together 79 of 12 × 9 = 108: 73.14 percent, shown rounded down as 73."));
    let (framework, sheet, card) = example(Choice::NotApplicable);
    let words = explain::readiness(&framework, &sheet, &card);
    assert!(words.contains(&"Skill 2: not applicable, left out.".to_owned()));
    assert_eq!(words[5], "Together 76 of 12 × 8 = 96: 79.16 percent, shown rounded down as 79.");
    assert_eq!(explain::fit(&framework, &sheet, &card)[0], "Your answers here, weighted by importance: 19 / 8 = 2.38.");
}

#[test]
fn a_step_is_explained_by_weight_and_credit() {
    let (framework, sheet, card) = example(Choice::NotApplicable);
    let plan = shortest_path(&framework, &sheet, &card, |_| false).expect("something to score");
    assert_eq!(
        explain::plan(&framework, &plan),
        [
            "Start: 76 of 96, 79.16 percent.",
            "Skill 0 2 to 3: weight 5 × (credit 12 − 8) = 20 of 96, 20.83 points for effort 4; reaches 100.00 percent.",
            "Effort is no unit of time: reaching levels 1 to 4 counts 1, 2, 4 and 8, and only ratios matter.",
        ]
    );
}

#[test]
fn a_band_is_explained_by_what_it_asks_of_core_skills() {
    let shipped = Framework::shipped();
    let words: Vec<String> = shipped.bands().map(|band| band_words(&shipped, band)).collect();
    assert_eq!(
        words,
        [
            "Most core skills at level 2, \"On your own\". Ready from 80 of 100.",
            "Most core skills at level 3, \"Others rely on it\". Ready from 85 of 100.",
            "Most core skills at level 4, \"Makes others better\". Ready from 90 of 100.",
        ]
    );
    let asks = |rows: Vec<tiny::Row>| {
        let tiny =
            Tiny { ready_at: 80, effort: [1, 2, 4, 8], weights: [5, 3, 1], skills: vec![0, 1, 1], roles: vec![rows] };
        let framework = tiny.framework();
        band_words(&framework, framework.usual_band())
    };
    let as_often = asks(vec![(0, 0, false, 3), (1, 0, false, 1), (2, 1, false, 3)]);
    assert_eq!(as_often, "Most core skills at level 1, \"b\". Ready from 80 of 100.");
    assert_eq!(asks(vec![(0, 1, false, 3), (1, 1, false, 1)]), "Ready from 80 of 100.");
}
