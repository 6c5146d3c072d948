//! Sections 2 to 7 of the specification and the gaps of section 8, implemented in the most obvious way.
//!
//! This file uses nothing of the `devrel_ready` library, because the comparison proves something only if the two share
//! no code. It computes everything again wherever it is needed, with exact fractions and without regard to speed.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::{
    chances::{CHANCES, mean, noise, variance},
    framework::{Answer, Framework, Listed},
    ratio::Ratio,
};

/// One person's answers to one framework.
pub(super) struct Person<'a> {
    /// The framework.
    pub(super) framework: &'a Framework,
    /// One answer for each of its skills, framework order.
    pub(super) answers: &'a [Answer],
}

/// N and D of section 2 over some listed skills, and the missing part.
pub(super) struct Sums {
    /// Weight times credit of the answered skills.
    pub(super) known: i128,
    /// Twelve times the weight of the unanswered skills.
    pub(super) missing: i128,
    /// D: twelve times the weight of all skills that are not n/a.
    pub(super) all: i128,
}

/// Section 2: the credit of a level towards a target.
pub(super) fn credit(level: i128, target: i128) -> i128 {
    12 * level.min(target) / target
}

/// Returns a JSON number with decimals, from `units` of the last decimal place.
pub(super) fn decimal(units: i128, places: usize) -> Value {
    let scale = 10_i128.pow(u32::try_from(places).expect("few places"));
    serde_json::from_str(&format!("{}.{:0places$}", units / scale, units % scale)).expect("digits are a JSON number")
}

impl Person<'_> {
    /// Returns everything of the report that is compared.
    pub(super) fn report(&self, band: &str) -> Value {
        let count = |wanted: fn(&Answer) -> bool| self.answers.iter().filter(|answer| wanted(answer)).count();
        let mut results = Vec::new();
        for role in 0..self.framework.roles.len() {
            for band in 0..self.framework.bands.len() {
                results.push(self.result(role, band));
            }
        }
        let aim = self.framework.bands.iter().position(|known| known.id == band).expect("a known band");
        let leading: Vec<_> = self.leading(aim).into_iter().map(|role| self.framework.roles[role].id.clone()).collect();
        json!({
            "coverage": {
                "answered": count(|answer| answer.level().is_some()),
                "not_applicable": count(|answer| *answer == Answer::NotApplicable),
                "unanswered": count(|answer| *answer == Answer::Unanswered),
                "skills": self.answers.len(),
            },
            "results": results,
            "leading": { "band": band, "roles": leading },
        })
    }

    /// Returns one role at one band, as in the report.
    pub(super) fn result(&self, role: usize, band: usize) -> Value {
        let sums = self.sums(role, band, |_| true);
        let percent = |n: i128| Ratio::new(100 * n, sums.all);
        let assessed = sums.all > 0;
        let complete = assessed && sums.missing == 0;
        let (verdict, guaranteed) = self.verdict(role, band);
        json!({
            "role": self.framework.roles[role].id,
            "band": self.framework.bands[band].id,
            "readiness": if complete {
                json!({"percent": whole(percent(sums.known).floor()), "numerator": whole(sums.known),
                    "denominator": whole(sums.all)})
            } else {
                Value::Null
            },
            "lowest": if assessed { whole(percent(sums.known).floor()) } else { Value::Null },
            "highest": if assessed { whole(percent(sums.known + sums.missing).ceil()) } else { Value::Null },
            "likely": match self.likely(role, band) {
                Some(likely) => whole(likely.times(Ratio::whole(100)).nearest()),
                None => Value::Null,
            },
            "error": match self.error_squared(role, band) {
                Some(square) => decimal(square.times(Ratio::whole(100)).nearest_root(), 1),
                None => Value::Null,
            },
            "verdict": verdict,
            "guaranteed": guaranteed,
            "borderline": complete && self.borderline(role, band),
            "provisional": verdict == "ready" && self.provisional(role, band),
            "must_haves": self.must_haves(role, band),
            "fit": match self.fit(role) {
                Some(fit) => decimal(fit.times(Ratio::whole(100)).nearest(), 2),
                None => Value::Null,
            },
            "shown": self.shown(role, band),
            "coverage": self.coverage(role),
            "domains": self.domains(role, band),
            "gaps": self.gaps(role, band),
            "strengths": self.strengths(role, band),
        })
    }

    /// Returns the skills that a role lists.
    pub(super) fn listed(&self, role: usize) -> &[Listed] {
        &self.framework.roles[role].listed
    }

    /// Returns the listed skills with a level.
    fn answered(&self, role: usize) -> Vec<(&Listed, i128)> {
        self.listed(role).iter().filter_map(|listed| Some((listed, self.answers[listed.skill].level()?))).collect()
    }

    /// Returns N, D and the missing part over the selected skills.
    pub(super) fn sums(&self, role: usize, band: usize, wanted: impl Fn(&Listed) -> bool) -> Sums {
        let mut sums = Sums { known: 0, missing: 0, all: 0 };
        for listed in self.listed(role).iter().filter(|listed| wanted(listed)) {
            match self.answers[listed.skill] {
                Answer::NotApplicable => continue,
                Answer::Unanswered => sums.missing += 12 * listed.weight,
                Answer::Level { level, .. } => sums.known += listed.weight * credit(level, listed.targets[band]),
            }
            sums.all += 12 * listed.weight;
        }
        sums
    }

    /// Section 3: the chances of the levels of an unanswered skill.
    pub(super) fn guess(&self, skill: usize) -> Vec<(Ratio, i128)> {
        let levels = |inside: bool| -> Vec<i128> {
            let domain = &self.framework.skills[skill].domain;
            let all = self.framework.skills.iter().zip(self.answers);
            all.filter(|(other, _)| (other.domain == *domain) == inside)
                .filter_map(|(_, answer)| answer.level())
                .collect()
        };
        let (inside, outside) = (levels(true), levels(false));
        let sum = Ratio::whole(2 + inside.iter().sum::<i128>());
        let m = if outside.is_empty() {
            sum.over(Ratio::whole(length(&inside) + 1))
        } else {
            let mean_outside = Ratio::new(outside.iter().sum(), length(&outside));
            sum.plus(mean_outside).over(Ratio::whole(length(&inside) + 2))
        };
        let quarters = m.times(Ratio::whole(4)).nearest();
        let row = CHANCES[usize::try_from(quarters).expect("m is between 0 and 4")];
        row.iter().zip(0..).map(|(per_mille, level)| (Ratio::new(*per_mille, 1000), level)).collect()
    }

    /// Section 3: the likely readiness, as a share of 1; `None` if there is nothing to score.
    pub(super) fn likely(&self, role: usize, band: usize) -> Option<Ratio> {
        let sums = self.sums(role, band, |_| true);
        if sums.all == 0 {
            return None;
        }
        let mut likely = Ratio::whole(sums.known);
        for listed in self.listed(role).iter().filter(|listed| self.answers[listed.skill] == Answer::Unanswered) {
            let credits: Vec<_> = self
                .guess(listed.skill)
                .into_iter()
                .map(|(chance, level)| (chance, Ratio::whole(listed.weight * credit(level, listed.targets[band]))))
                .collect();
            likely = likely.plus(mean(&credits));
        }
        Some(likely.over(Ratio::whole(sums.all)))
    }

    /// Section 5: the square of the error, in points; `None` if there is nothing to score.
    pub(super) fn error_squared(&self, role: usize, band: usize) -> Option<Ratio> {
        let sums = self.sums(role, band, |_| true);
        if sums.all == 0 {
            return None;
        }
        let mut sum = Ratio::ZERO;
        for listed in self.listed(role) {
            if let Answer::Level { level, chance, .. } = self.answers[listed.skill] {
                let credits: Vec<_> = noise(level, chance)
                    .into_iter()
                    .map(|(chance, level)| (chance, Ratio::whole(credit(level, listed.targets[band]))))
                    .collect();
                sum = sum.plus(Ratio::whole(listed.weight).squared().times(variance(&credits)));
            }
        }
        Some(sum.times(Ratio::new(100, sums.all).squared()))
    }

    /// Section 4: the verdict, and whether more answers could change it.
    fn verdict(&self, role: usize, band: usize) -> (&'static str, bool) {
        let sums = self.sums(role, band, |_| true);
        let ready_at = self.framework.bands[band].ready_at;
        let must_haves = self.demanded(role, band);
        let answer = |listed: &Listed| self.answers[listed.skill];
        let at_floor = |listed: &Listed| answer(listed).level().map(|level| level >= listed.targets[band] - 1);
        let is_ruled_out =
            |listed: &&Listed| answer(listed) == Answer::NotApplicable || at_floor(listed) == Some(false);
        // Rule 1 comes before "not assessed".
        if must_haves.iter().any(is_ruled_out) {
            return ("not-yet", true);
        }
        if sums.all == 0 {
            return ("not-assessed", false);
        }
        let reaches = |known: i128| 100 * known >= ready_at * sums.all;
        if !reaches(sums.known + sums.missing) {
            ("not-yet", true)
        } else if reaches(sums.known) && must_haves.iter().all(|listed| at_floor(listed) == Some(true)) {
            ("ready", true)
        } else {
            ("open", false)
        }
    }

    /// Section 4: whether a complete role's readiness is within 1.28 errors of the bar.
    fn borderline(&self, role: usize, band: usize) -> bool {
        let sums = self.sums(role, band, |_| true);
        let distance = Ratio::new(100 * sums.known, sums.all).minus(Ratio::whole(self.framework.bands[band].ready_at));
        let error = self.error_squared(role, band).expect("a complete role has something to score");
        distance.squared() < error.times(Ratio::new(128, 100).squared())
    }

    /// Section 4: whether "ready" would be out of reach if the n/a skills counted too.
    fn provisional(&self, role: usize, band: usize) -> bool {
        let known = self.sums(role, band, |_| true).known;
        let everything: i128 = self.listed(role).iter().map(|listed| 12 * listed.weight).sum();
        100 * known < self.framework.bands[band].ready_at * everything
    }

    /// Section 4: the must-haves whose floor at a band is above 0, in profile order.
    pub(super) fn demanded(&self, role: usize, band: usize) -> Vec<&Listed> {
        self.listed(role).iter().filter(|listed| listed.must_have && listed.targets[band] > 1).collect()
    }

    /// Returns the must-haves as in the report.
    fn must_haves(&self, role: usize, band: usize) -> Vec<Value> {
        let row = |listed: &Listed| {
            let floor = listed.targets[band] - 1;
            let level = self.answers[listed.skill].level();
            let mut row = json!({"skill": self.framework.skills[listed.skill].id, "floor": whole(floor),
                "level": level.map(whole), "met": level.map(|level| level >= floor)});
            if self.answers[listed.skill] == Answer::NotApplicable {
                row["na"] = json!(true);
            }
            row
        };
        self.demanded(role, band).into_iter().map(row).collect()
    }

    /// Section 6: the fit.
    fn fit(&self, role: usize) -> Option<Ratio> {
        let here = self.answered(role);
        let all: Vec<i128> = self.answers.iter().filter_map(|answer| answer.level()).collect();
        if here.is_empty() || all.iter().sum::<i128>() == 0 {
            return None;
        }
        let weighted: i128 = here.iter().map(|(listed, level)| listed.weight * level).sum();
        let weight: i128 = here.iter().map(|(listed, _)| listed.weight).sum();
        Some(Ratio::new(weighted, weight).over(Ratio::new(all.iter().sum(), length(&all))))
    }

    /// Section 7: readiness with only the levels that have evidence.
    fn shown(&self, role: usize, band: usize) -> Value {
        let all = self.sums(role, band, |_| true).all;
        let mut known = 0;
        for listed in self.listed(role) {
            if let Answer::Level { level, evidence: true, .. } = self.answers[listed.skill] {
                known += listed.weight * credit(level, listed.targets[band]);
            }
        }
        if all == 0 { Value::Null } else { whole(Ratio::new(100 * known, all).floor()) }
    }

    /// Returns how much of a role is answered.
    fn coverage(&self, role: usize) -> Value {
        let answered = self.answered(role);
        let weight: i128 = answered.iter().map(|(listed, _)| listed.weight).sum();
        let all: i128 = self.listed(role).iter().map(|listed| listed.weight).sum();
        json!({"answered": answered.len(), "skills": self.listed(role).len(),
            "weight_percent": whole(Ratio::new(100 * weight, all).floor())})
    }

    /// Returns the readiness within each domain.
    fn domains(&self, role: usize, band: usize) -> Vec<Value> {
        let mut rows = Vec::new();
        for domain in &self.framework.domains {
            let within = |listed: &Listed| self.framework.skills[listed.skill].domain == *domain;
            if !self.listed(role).iter().any(within) {
                continue;
            }
            let sums = self.sums(role, band, within);
            rows.push(if sums.all == 0 {
                json!({"domain": domain, "readiness": null, "lowest": null, "highest": null})
            } else {
                let lowest = Ratio::new(100 * sums.known, sums.all);
                let highest = Ratio::new(100 * (sums.known + sums.missing), sums.all);
                let readiness = (sums.missing == 0).then(|| whole(lowest.floor()));
                json!({"domain": domain, "readiness": readiness, "lowest": whole(lowest.floor()),
                    "highest": whole(highest.ceil())})
            });
        }
        rows
    }

    /// Section 8: the skills below their target, most points lost first.
    fn gaps(&self, role: usize, band: usize) -> Vec<Value> {
        let all = self.sums(role, band, |_| true).all;
        let lost = |listed: &Listed, level: i128| {
            Ratio::new(100 * listed.weight * (12 - credit(level, listed.targets[band])), all)
        };
        let mut gaps = self.answered(role);
        gaps.retain(|(listed, level)| *level < listed.targets[band]);
        gaps.sort_by_key(|(listed, level)| (Reverse(lost(listed, *level)), listed.skill));
        gaps.into_iter()
            .map(|(listed, level)| {
                json!({"skill": self.framework.skills[listed.skill].id, "level": whole(level),
                    "target": whole(listed.targets[band]),
                    "points_lost": decimal(lost(listed, level).times(Ratio::whole(100)).floor(), 2)})
            })
            .collect()
    }

    /// Returns the skills at or above their target: the largest weight first, then the furthest above.
    fn strengths(&self, role: usize, band: usize) -> Vec<&str> {
        let mut strengths = self.answered(role);
        strengths.retain(|(listed, level)| *level >= listed.targets[band]);
        strengths.sort_by_key(|(listed, level)| {
            (Reverse(listed.weight), Reverse(level - listed.targets[band]), listed.skill)
        });
        strengths.into_iter().map(|(listed, _)| self.framework.skills[listed.skill].id.as_str()).collect()
    }

    /// Section 5: the leader and the roles that are too close to it to call, in order.
    pub(super) fn leading(&self, band: usize) -> Vec<usize> {
        if self.answers.iter().all(|answer| answer.level().is_none()) {
            return Vec::new();
        }
        let mut order: Vec<usize> =
            (0..self.framework.roles.len()).filter(|role| self.likely(*role, band).is_some()).collect();
        let next = (band + 1 < self.framework.bands.len()).then_some(band + 1);
        order.sort_by_key(|role| {
            let above = next.map(|next| self.likely(*role, next));
            // No fit comes last: `None` is the smallest, hence the last in reverse.
            (Reverse(self.likely(*role, band)), Reverse(above), Reverse(self.fit(*role)), *role)
        });
        let Some(leader) = order.first().copied() else { return order };
        order.retain(|role| {
            let likely = |role| self.likely(role, band).expect("roles with nothing to score are left out");
            let difference = likely(leader).minus(likely(*role));
            let noise = self.difference_variance(leader, *role, band);
            difference == Ratio::ZERO || difference.squared() < noise.times(Ratio::new(128, 100).squared())
        });
        order
    }

    /// Section 5: the variance of the difference of two roles, as shares of 1, on the same answers.
    pub(super) fn difference_variance(&self, a: usize, b: usize, band: usize) -> Ratio {
        let share = |role: usize, skill: usize, level: i128| match self
            .listed(role)
            .iter()
            .find(|listed| listed.skill == skill)
        {
            Some(listed) => {
                Ratio::new(listed.weight * credit(level, listed.targets[band]), self.sums(role, band, |_| true).all)
            }
            None => Ratio::ZERO,
        };
        let mut sum = Ratio::ZERO;
        for skill in 0..self.answers.len() {
            let levels = match self.answers[skill] {
                Answer::NotApplicable => continue,
                Answer::Unanswered => self.guess(skill),
                Answer::Level { level, chance, .. } => noise(level, chance),
            };
            let cases: Vec<_> = levels
                .into_iter()
                .map(|(chance, level)| (chance, share(a, skill, level).minus(share(b, skill, level))))
                .collect();
            sum = sum.plus(variance(&cases));
        }
        sum
    }
}

/// Returns a whole number as JSON.
pub(super) fn whole(number: i128) -> Value {
    json!(i64::try_from(number).expect("scores are small numbers"))
}

/// Returns the number of levels.
fn length(levels: &[i128]) -> i128 {
    i128::try_from(levels.len()).expect("few levels")
}
