//! The shortest paths of section 8, at the earliest and with a margin, found anew and compared with those of a report.
//!
//! Like `model.rs`, this file was written from the specification alone. Several plans can be equally good, so the steps of
//! a report are not compared with others: they are followed, and have to lead where they should for the least effort.

use serde_json::{Value, json};

use super::{
    framework::{Answer, Framework, Listed},
    level,
    model::{Person, credit, decimal, whole},
    ratio::Ratio,
    small,
};

/// A role at a band, and the N that a way has to reach.
#[derive(Clone, Copy)]
struct Goal {
    role: usize,
    band: usize,
    units: i128,
}

impl Person<'_> {
    /// Section 8: the least N at which the bar is reached.
    fn at_the_bar(&self, role: usize, band: usize) -> i128 {
        Ratio::new(self.framework.bands[band].ready_at * self.sums(role, band, |_| true).all, 100).ceil()
    }

    /// Section 8: the least N that is at least 1.28 errors of the present answers above the bar; D if there is none up to D.
    fn past_the_bar(&self, role: usize, band: usize) -> i128 {
        let all = self.sums(role, band, |_| true).all;
        let bar = Ratio::whole(self.framework.bands[band].ready_at);
        let error = self.error_squared(role, band).expect("there is something to score");
        let margin = error.times(Ratio::new(128, 100).squared());
        let is_enough = |n: &i128| Ratio::new(100 * n, all).minus(bar).squared() >= margin;
        (self.at_the_bar(role, band)..=all).find(is_enough).unwrap_or(all)
    }

    /// Returns the level that a plan starts from: an unanswered skill counts as 0, and one that is n/a cannot be raised.
    fn start(&self, skill: usize) -> Option<i128> {
        match self.answers[skill] {
            Answer::NotApplicable => None,
            Answer::Unanswered => Some(0),
            Answer::Level { level, .. } => Some(level),
        }
    }

    /// Returns the floor of a skill: 0 if it is no must-have.
    fn floor(&self, listed: &Listed, goal: Goal) -> i128 {
        let demanded = self.demanded(goal.role, goal.band);
        demanded.iter().find(|other| other.skill == listed.skill).map_or(0, |it| it.targets[goal.band] - 1)
    }

    /// Returns the least effort, and with it the least number of skills to raise, for reaching a goal and every floor.
    ///
    /// `best[units]` is the best way to gain so many units, or more for the last, with the skills so far.
    fn least(&self, goal: Goal) -> Option<(i128, i128)> {
        let known = self.sums(goal.role, goal.band, |_| true).known;
        let needed = usize::try_from((goal.units - known).max(0)).expect("not negative");
        let mut best: Vec<Option<(i128, i128)>> = vec![None; needed + 1];
        best[0] = Some((0, 0));
        for listed in self.listed(goal.role) {
            let Some(start) = self.start(listed.skill) else { continue };
            let mut with = vec![None; needed + 1];
            for end in start.max(self.floor(listed, goal))..=4 {
                let gain =
                    listed.weight * (credit(end, listed.targets[goal.band]) - credit(start, listed.targets[goal.band]));
                let gain = usize::try_from(gain).expect("a higher level gains no less");
                let effort: i128 = (start..end).map(|level| self.effort(level)).sum();
                for (units, before) in best.iter().enumerate() {
                    let Some((spent, raised)) = before else { continue };
                    let cost = Some((spent + effort, raised + i128::from(end > start)));
                    let place = &mut with[(units + gain).min(needed)];
                    if place.is_none() || cost < *place {
                        *place = cost;
                    }
                }
            }
            best = with;
        }
        best[needed]
    }

    /// Returns the effort of one step up from a level.
    fn effort(&self, level: i128) -> i128 {
        self.framework.effort[usize::try_from(level).expect("a level is not negative")]
    }

    /// Returns every place where the plan of a report is not a best one. Without a role, it is for the leader.
    pub(super) fn plan_differences(&self, role: Option<usize>, band: &str, got: &Value) -> Vec<String> {
        let band = self.framework.bands.iter().position(|known| known.id == band).expect("a known band");
        let role = role.or_else(|| self.leading(band).first().copied());
        let Some(role) = role.filter(|role| self.sums(*role, band, |_| true).all > 0) else {
            return if got.is_null() { Vec::new() } else { vec![format!("plan: expected none, got {got}")] };
        };
        let sums = self.sums(role, band, |_| true);
        let demanded = self.demanded(role, band);
        let not_applicable = |listed: &&&Listed| self.answers[listed.skill] == Answer::NotApplicable;
        let blocking: Vec<&str> =
            demanded.iter().filter(not_applicable).map(|it| self.framework.skills[it.skill].id.as_str()).collect();
        let mut wrong = Vec::new();
        for (field, expected) in [
            ("role", Value::from(self.framework.roles[role].id.as_str())),
            ("band", Value::from(self.framework.bands[band].id.as_str())),
            ("start", whole(Ratio::new(100 * sums.known, sums.all).floor())),
            ("ready", Value::from(blocking.is_empty())),
            ("blocked_by", Value::from(blocking.clone())),
        ] {
            if got[field] != expected {
                wrong.push(format!("plan, {field}: expected {expected}, got {}", got[field]));
            }
        }
        let ways = [("earliest", got, &got["sure"]), ("sure", &got["sure"], got)];
        for ((name, way, other), units) in
            ways.into_iter().zip([self.at_the_bar(role, band), self.past_the_bar(role, band)])
        {
            let goal = Goal { role, band, units };
            // Nothing leads past a must-have that is n/a.
            let least = if blocking.is_empty() { self.least(goal) } else { None };
            let found = self.way_differences(goal, least, way, other);
            wrong.extend(found.into_iter().map(|difference| format!("plan, {name}: {difference}")));
        }
        wrong
    }

    /// Follows the steps of a way. Returns every step that is wrong, and what the way does not reach or does too dearly.
    fn way_differences(&self, goal: Goal, least: Option<(i128, i128)>, way: &Value, other: &Value) -> Vec<String> {
        let Goal { role, band, units } = goal;
        let sums = self.sums(role, band, |_| true);
        let steps = |way: &Value| way["steps"].as_array().cloned().unwrap_or_default();
        let (mine, others) = (steps(way), steps(other));
        let mut levels: Vec<Option<i128>> = (0..self.answers.len()).map(|skill| self.start(skill)).collect();
        let (mut reached, mut spent) = (sums.known, 0);
        let mut wrong = Vec::new();
        for step in &mine {
            let listed =
                self.listed(role).iter().find(|listed| step["skill"] == self.framework.skills[listed.skill].id);
            let Some((listed, from)) = listed.and_then(|it| Some((it, levels[it.skill].filter(|level| *level < 4)?)))
            else {
                wrong.push(format!("nothing can be raised by {step}"));
                continue;
            };
            let target = listed.targets[band];
            let gained = listed.weight * (credit(from + 1, target) - credit(from, target));
            levels[listed.skill] = Some(from + 1);
            reached += gained;
            spent += self.effort(from);
            let twin = others.iter().any(|other| other["skill"] == step["skill"] && other["to"] == step["to"]);
            for (field, expected) in [
                ("from", whole(from)),
                ("to", whole(from + 1)),
                ("gain", decimal(Ratio::new(100 * 100 * gained, sums.all).floor(), 2)),
                ("reaches", whole(Ratio::new(100 * reached, sums.all).floor())),
                ("effort", whole(self.effort(from))),
                ("assumed", Value::from(self.answers[listed.skill] == Answer::Unanswered)),
                ("in_any_case", Value::from(twin)),
            ] {
                if !super::same(&expected, step.get(field)) {
                    wrong.push(format!("{step}: {field} should be {expected}"));
                }
            }
        }
        let raised = levels.iter().enumerate().filter(|(skill, level)| self.start(*skill) < **level).count();
        let cost = (spent, i128::try_from(raised).expect("few skills"));
        if cost != least.unwrap_or((0, 0)) {
            wrong.push(format!("expected effort and number of skills {least:?}, got {cost:?}"));
        }
        if least.is_some() && reached < units {
            wrong.push(format!("reaches {reached} of {units} units"));
        }
        let missed = |listed: &&Listed| levels[listed.skill] < Some(self.floor(listed, goal));
        for listed in self.demanded(role, band).into_iter().filter(|it| least.is_some() && missed(it)) {
            wrong.push(format!("leaves {} below its floor", self.framework.skills[listed.skill].id));
        }
        let end = whole(Ratio::new(100 * reached, sums.all).floor());
        for (field, expected) in [("effort", whole(spent)), ("end", end)] {
            if way[field] != expected {
                wrong.push(format!("{field}: expected {expected}, got {}", way[field]));
            }
        }
        wrong
    }
}

#[test]
fn the_least_effort_is_not_always_the_best_gain_per_effort() {
    // 152 of 216 units; 88% are 191. The first skill gains 24 for an effort of 8, the others 20 for 7 each.
    let mut framework = small(&["x", "x", "y"], &[&[(0, 8, 4), (1, 5, 3), (2, 5, 3)]]);
    framework.effort = vec![1, 1, 7, 8];
    framework.bands[0].ready_at = 88;
    let person = Person { framework: &framework, answers: &[level(3), level(2), level(2)] };
    assert_eq!(person.at_the_bar(0, 0), 191);
    assert_eq!(person.least(Goal { role: 0, band: 0, units: 191 }), Some((14, 2)));
    assert_eq!(person.least(Goal { role: 0, band: 0, units: 192 }), Some((14, 2)));
    assert_eq!(person.least(Goal { role: 0, band: 0, units: 193 }), Some((15, 2)));
    assert_eq!(person.least(Goal { role: 0, band: 0, units: 216 }), Some((22, 3)));
}

#[test]
fn a_floor_is_reached_whatever_the_score() {
    let framework = small(&["x", "y"], &[&[(0, 5, 4), (1, 1, 1)]]);
    let person = Person { framework: &framework, answers: &[Answer::Unanswered, level(0)] };
    // The floor is 3, and 1 + 2 + 4 leads there.
    assert_eq!(person.least(Goal { role: 0, band: 0, units: 0 }), Some((7, 1)));
    let person = Person { framework: &framework, answers: &[Answer::NotApplicable, level(0)] };
    assert_eq!(person.least(Goal { role: 0, band: 0, units: 12 }), Some((1, 1)));
}

/// Returns a framework of two skills with target 4, ready at a bar.
fn two_skills(bar: i128) -> Framework {
    let mut framework = small(&["x", "y"], &[&[(0, 5, 4), (1, 5, 4)]]);
    framework.bands[0].ready_at = bar;
    framework
}

/// Returns both ends of the ways to ready.
fn ends(bar: i128, answers: [Answer; 2]) -> (i128, i128) {
    let framework = two_skills(bar);
    let person = Person { framework: &framework, answers: &answers };
    (person.at_the_bar(0, 0), person.past_the_bar(0, 0))
}

/// Returns level 3, unsure. Twice that has an error of 12.5: 1.28 errors are 16 points, or 19.2 of 120 units.
fn unsure() -> Answer {
    Answer::Level { level: 3, evidence: false, chance: Ratio::new(1, 4) }
}

#[test]
fn the_margin_is_1_28_errors_of_the_present_answers_and_ends_at_every_target() {
    assert_eq!(ends(59, [unsure(); 2]), (71, 90));
    assert_eq!(ends(60, [unsure(); 2]), (72, 92));
    assert_eq!(ends(84, [unsure(); 2]), (101, 120));
    assert_eq!(ends(90, [unsure(); 2]), (108, 120));
    // Neither what is unanswered nor what is n/a has an error.
    assert_eq!(ends(80, [Answer::Unanswered; 2]), (96, 96));
    assert_eq!(ends(80, [Answer::Unanswered, Answer::NotApplicable]), (48, 48));
}

#[test]
fn a_plan_that_is_wrong_anywhere_is_found() {
    let framework = two_skills(60);
    let person = Person { framework: &framework, answers: &[unsure(); 2] };
    let right = json!({
        "role": "P", "band": "entry", "start": 75, "end": 75, "ready": true, "blocked_by": [], "effort": 0, "steps": [],
        "sure": {"end": 87, "effort": 8, "steps": [{"skill": "A", "from": 3, "to": 4, "gain": 12.5, "reaches": 87,
            "effort": 8, "assumed": false, "in_any_case": false}]},
    });
    assert_eq!(person.plan_differences(None, "entry", &right), Vec::<String>::new());
    let second = json!({"skill": "B", "from": 3, "to": 4, "gain": 12.5, "reaches": 100, "effort": 8, "assumed": false,
        "in_any_case": false});
    for (place, value) in [
        ("/role", json!("Q")),
        ("/start", json!(74)),
        ("/ready", json!(false)),
        ("/blocked_by", json!(["A"])),
        ("/effort", json!(8)),
        ("/steps", right["sure"]["steps"].clone()),
        ("/sure", Value::Null),
        ("/sure/end", json!(88)),
        ("/sure/steps", json!([])),
        ("/sure/steps", json!([right["sure"]["steps"][0], second])),
        ("/sure/steps/0/skill", json!("C")),
        ("/sure/steps/0/from", json!(2)),
        ("/sure/steps/0/gain", json!(12.4)),
        ("/sure/steps/0/in_any_case", json!(true)),
        ("/sure/steps/0/assumed", json!(true)),
    ] {
        let mut wrong = right.clone();
        *wrong.pointer_mut(place).expect("the place exists") = value;
        assert_ne!(person.plan_differences(None, "entry", &wrong), Vec::<String>::new(), "{place}");
    }
    assert_ne!(person.plan_differences(None, "entry", &Value::Null), Vec::<String>::new());
}
