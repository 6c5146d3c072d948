//! The account of a result for other people: three sentences about where somebody stands, what is in the way, and the
//! shortest way.
//!
//! A mentor or a manager reads them, so nobody is addressed. The headline of the program says the same to the person.

use super::numbers::below_the_bar;
use super::{Term, Terms, verdict_terms};
use crate::assessment::Assessment;
use crate::assessment::Choice;
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::order::Order as _;
use crate::plan::{Plan, PlanTo, Planner};
use crate::score::{Evaluation, Scorecard, SkillLine, Tenths, Verdict, by_loss};
use crate::text::{counted, listed};

/// The subject of an account.
#[derive(Debug, Clone, Copy)]
pub struct AccountOf<'a> {
    /// The answers.
    pub assessment: &'a Assessment,
    /// Their results.
    pub evaluation: &'a Evaluation,
    /// The role in focus.
    pub role: RoleId,
    /// The band in focus.
    pub band: BandId,
    /// The earliest way to ready and the way with a margin, if there are such ways.
    pub ways: [Option<&'a Plan>; 2],
}

/// Returns the three sentences. Empty without an answer that counts.
#[must_use]
pub fn account(of: AccountOf<'_>) -> Vec<String> {
    let card = of.evaluation.card(of.role, of.band);
    if of.assessment.coverage().answered == 0 || card.verdict == Verdict::NotAssessed {
        return Vec::new();
    }
    if card.verdict == Verdict::Ready {
        return [of.ready_words(card), "Nothing is in the way.".to_owned()].into_iter().chain(of.next_band()).collect();
    }
    [Some(of.closest()), of.in_the_way(card), of.shortest_way()].into_iter().flatten().collect()
}

impl AccountOf<'_> {
    fn framework(&self) -> &Framework {
        self.assessment.framework()
    }

    fn role_name(&self, role: RoleId) -> &str {
        self.framework().role(role).name.as_str()
    }

    fn ready_words(&self, card: &Scorecard) -> String {
        let (role, band) = (self.role_name(self.role), &self.framework().band(self.band).name);
        let provisional = if card.provisional { ", provisionally" } else { "" };
        format!("Ready for {role}, {band}{provisional}: {} points, {} asked for.", points_words(card), card.ready_at)
    }

    /// Names the role or roles closest to the skills, and the points of the role in focus.
    fn closest(&self) -> String {
        let ranking = self.evaluation.ranking(self.band);
        let card = self.evaluation.card(self.role, self.band);
        let points = format!("{} points now; ready asks for {}.", points_words(card), card.ready_at);
        let names: Vec<&str> = ranking.top.iter().map(|role| self.role_name(*role)).collect();
        let is_early = !ranking.settled && ranking.closest.is_some();
        let closest = match names.as_slice() {
            [_, _, ..] if is_early => "Too early to tell which role is closest to today’s skills.".to_owned(),
            [one] => format!("Closest to today’s skills: {one}."),
            group => format!("Closest to today’s skills, too close to call: {}.", listed(group, "and")),
        };
        match ranking.top.as_slice() {
            [one] if *one == self.role => format!("{closest} {points}"),
            _ => format!("{closest} {}: {points}", self.role_name(self.role)),
        }
    }

    /// Names the must-haves that are missing, else the skills that most of the points hang on.
    fn in_the_way(&self, card: &Scorecard) -> Option<String> {
        let missing = card.must_haves.iter().filter(|it| it.rules_out_ready());
        let missing: Vec<String> = missing
            .map(|it| {
                let name = &self.framework().skill(it.skill).name;
                match it.choice.level() {
                    Some(level) => format!("{name}, a must-have at level {level} that needs {}", it.floor),
                    None => format!("{name}, a must-have that is marked as not applicable"),
                }
            })
            .collect();
        if !missing.is_empty() {
            return Some(format!("In the way: {}.", missing.join("; ")));
        }
        let costly = |is_open: bool| -> Vec<&str> {
            let lines = by_loss(self.framework(), self.evaluation.sheet(), card).into_iter();
            let lines = lines.filter(|line| line.lost.numerator > 0 && line.choice.level().is_none() == is_open);
            lines.take(2).map(|line| self.skill_name(line.requirement.skill)).collect()
        };
        let (lead, names) = match card.verdict {
            Verdict::Open => ("Still open: the questions without an answer decide, mostly", costly(true)),
            _ => ("In the way: the points, mostly", costly(false)),
        };
        (!names.is_empty()).then(|| format!("{lead} {}.", listed(&names, "and")))
    }

    fn skill_name(&self, skill: SkillId) -> &str {
        self.framework().skill(skill).name.as_str()
    }

    fn shortest_way(&self) -> Option<String> {
        let [earliest, margin] = self.ways.map(|plan| plan.filter(|plan| plan.ready && !plan.steps.is_empty()));
        let earliest = earliest?;
        let more = margin.filter(|margin| margin.effort() > earliest.effort());
        let margin = more.map(|plan| format!("; with a margin, {}", way_words(plan))).unwrap_or_default();
        Some(format!("The shortest way: {}{margin}.", way_words(earliest)))
    }

    /// Names the next band and the way there.
    fn next_band(&self) -> Option<String> {
        let band = self.framework().bands().find(|band| *band > self.band)?;
        let planner = Planner { assessment: self.assessment, evaluation: self.evaluation, role: self.role, band };
        let plan = planner.plan(PlanTo::Ready)?;
        let name = &self.framework().band(band).name;
        match plan.steps.is_empty() {
            _ if !plan.ready => None,
            true => Some(format!("Next: {name}, ready as well.")),
            false => Some(format!("Next: {name}, {}.", way_words(&plan))),
        }
    }
}

/// Says what a plan takes and leads to, for other people, above the items of the plan.
#[must_use]
pub fn ways_words(framework: &Framework, plan: &Plan, other: Option<&Plan>) -> String {
    let blocked: Vec<&str> = plan.blocked_by.iter().map(|skill| framework.skill(*skill).name.as_str()).collect();
    let way = || format!("{}, from {} to {}", way_words(plan), plan.start.percent(), plan.end().percent());
    match (plan.to, plan.steps.is_empty()) {
        (PlanTo::Ready | PlanTo::WithMargin, _) if !blocked.is_empty() => {
            let is = if blocked.len() == 1 { "is" } else { "are" };
            format!("No plan leads to ready while {} {is} marked as not applicable.", listed(&blocked, "and"))
        }
        (PlanTo::Ready | PlanTo::WithMargin, _) => ready_words(plan, other),
        (PlanTo::Goals, true) => format!("The goals are reached, at {}.", plan.start.percent()),
        (PlanTo::Goals, false) => format!("The way to the goals: {}.", way()),
        (PlanTo::Effort(most), true) => format!("No step is left within an effort of {most}."),
        (PlanTo::Effort(most), false) => format!("The most for an effort of {most}: {}.", way()),
    }
}

/// Says what the two ways to ready take.
fn ready_words(plan: &Plan, other: Option<&Plan>) -> String {
    let (earliest, margin) = if plan.to == PlanTo::WithMargin { (other, Some(plan)) } else { (Some(plan), other) };
    let is_way = |plan: &&Plan| plan.ready && plan.blocked_by.is_empty();
    let (Some(earliest), Some(margin)) = (earliest.filter(is_way), margin.filter(is_way)) else {
        return format!("The way leads to {}.", plan.end().percent());
    };
    match (earliest.steps.is_empty(), margin.effort() > earliest.effort()) {
        (true, false) => format!("Ready at {}, with a margin.", plan.start.percent()),
        (true, true) => {
            format!("Ready already, at {}. With a margin: {}.", plan.start.percent(), way_words(margin))
        }
        (false, false) => format!("Ready at the earliest, and with a margin: {}.", way_words(earliest)),
        (false, true) => format!(
            "Ready at the earliest: {}. To be ready on most other days, too: {}.",
            way_words(earliest),
            way_words(margin)
        ),
    }
}

/// Returns words such as `3 skills, effort 9`.
fn way_words(plan: &Plan) -> String {
    let mut skills: Vec<SkillId> = plan.steps.iter().map(|step| step.skill).collect();
    skills.order();
    skills.dedup();
    format!("{}, effort {}", counted(skills.len(), "skill", "skills"), plan.effort())
}

/// Returns the score of a role in words for other people: `79`, or `77 to 87` while answers are open. A range that ends
/// below the bar says so: `78 to under 85`.
#[must_use]
pub fn points_words(card: &Scorecard) -> String {
    let Some((lowest, highest)) = card.lowest().zip(card.highest()) else { return "n/a".to_owned() };
    match (card.readiness(), below_the_bar(card, highest)) {
        (Some(exact), _) => exact.percent().to_string(),
        (None, Some(bar)) => format!("{} to under {bar}", lowest.percent()),
        (None, None) => format!("{} to {}", lowest.percent(), highest.times_ceil(100)),
    }
}

/// Returns the points that a skill costs, in tenths: `5.5`, `0`, `≤ 8.2` while it is open, or `–` if it does not apply.
#[must_use]
pub fn lost_words(line: &SkillLine<'_>) -> String {
    match line.choice {
        Choice::NotApplicable => "–".to_owned(),
        _ if line.lost.numerator == 0 => "0".to_owned(),
        Choice::Unanswered => format!("≤ {}", Tenths(line.lost.times_ceil(10))),
        Choice::Level(_) => Tenths(line.lost.times_nearest(10)).to_string(),
    }
}

/// Returns the answer beside the target: `2, target 3`, or `open, target 3`.
#[must_use]
pub fn target_words(line: &SkillLine<'_>) -> String {
    let level = match line.choice {
        Choice::Level(level) => level.to_string(),
        Choice::NotApplicable => "n/a".to_owned(),
        Choice::Unanswered => "open".to_owned(),
    };
    format!("{level}, target {}", line.target)
}

/// Returns the terms that an account of these roles uses.
#[must_use]
pub fn report_terms<'c>(cards: impl Iterator<Item = &'c Scorecard>) -> Terms {
    let mut terms = Terms::new();
    for card in cards {
        terms.extend(card.error().filter(|error| error.0 > 0).map(|_| Term::PlusMinus));
        terms.extend((!card.must_haves.is_empty()).then_some(Term::MustHave));
        terms.extend(verdict_terms(card));
    }
    terms
}
