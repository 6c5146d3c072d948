//! Plans as plain text: each step with the statement to reach, what to do and where to read on.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Decimal, PlanPart, StepPart, left_out_words};
use crate::framework::{Framework, Level};
use crate::plan::{Plan, PlanTo};
use crate::score::Fraction;
use crate::text::{counted, push_item, push_wrapped};

/// What stands before the role that a plan is for.
pub const PLAN_HEADING: &str = "What to do next";

/// What a text says of a plan beside its steps.
#[derive(Debug, Clone, Default)]
pub struct PlanWords {
    /// What it leads to.
    pub outcome: String,
    /// The must-haves that it leaves below their floor, each with the level it needs.
    pub still_missing: Vec<String>,
}

/// What a plan leads to, in a sentence or two.
pub fn plan_words(framework: &Framework, plan: &Plan) -> String {
    match left_out_words(framework, &plan.blocked_by) {
        Some(blocked) if plan.to == PlanTo::Ready => format!("No plan leads to ready. {blocked}"),
        Some(blocked) => format!("{} {blocked}", way_words(plan)),
        None => way_words(plan),
    }
}

/// How far the steps lead, and what they take.
fn way_words(plan: &Plan) -> String {
    let (start, end, effort) = (plan.start.percent(), plan.end().percent(), plan.effort());
    let ready = if plan.ready { "That is ready." } else { "That is not ready yet." };
    let steps = counted(plan.steps.len(), "step", "steps");
    let from_to = format!("from {start} to {end}");
    match (plan.to, plan.steps.is_empty()) {
        (PlanTo::Ready, true) if plan.ready => ready_already(plan),
        (PlanTo::Ready, _) => format!("The shortest path to ready: {steps}, effort {effort}, {from_to}."),
        (PlanTo::Effort(most), true) => format!("An effort of {most} leads to no further step: {start} stays. {ready}"),
        (PlanTo::Effort(most), false) => {
            format!("The most for an effort of {most}: {steps}, effort {effort}, {from_to}. {ready}")
        }
        (PlanTo::Goals, true) => format!("Your goals are reached, at {start}. {ready}"),
        (PlanTo::Goals, false) => format!("The way to your goals: {steps}, effort {effort}, {from_to}. {ready}"),
    }
}

fn ready_already(plan: &Plan) -> String {
    let start = plan.start.percent();
    let Fraction { numerator, denominator } = plan.start;
    if numerator == denominator {
        return format!("Nothing is missing: you are ready at {start}.");
    }
    // Gaps can be told of right beside it, and open answers too.
    format!("You are ready already, at {start}. What is left to gain is above the bar.")
}

/// Writes plans for the same role and band one after the other, for people, in at most 80 columns. What a step means
/// is told once.
pub fn plans_as_text(framework: &Framework, heading: &str, plans: &[&PlanPart]) -> String {
    let mut page = Page { framework, text: String::new(), told: BTreeSet::new(), read: BTreeSet::new(), opened: false };
    if let Some(first) = plans.first() {
        page.head(heading, first);
    }
    for (position, plan) in plans.iter().enumerate() {
        if position > 0 {
            page.text.push('\n');
        }
        page.plan(plan);
    }
    page.text
}

struct Page<'p> {
    framework: &'p Framework,
    text: String,
    /// The steps told about so far: the skill and the level they lead to.
    told: BTreeSet<(&'p str, u32)>,
    /// The skills whose resources are told.
    read: BTreeSet<&'p str>,
    /// Whether it is told what open answers would change: that is so for every plan.
    opened: bool,
}

impl<'p> Page<'p> {
    fn paragraph(&mut self, words: &str) {
        push_wrapped(&mut self.text, 0, words);
    }

    fn name(&self, skill: &str) -> String {
        let id = self.framework.find_skill(skill);
        id.map_or_else(|| skill.to_owned(), |id| self.framework.skill(id).name.to_string())
    }

    fn head(&mut self, heading: &str, plan: &PlanPart) {
        let framework = self.framework;
        let (role, band) = (framework.find_role(&plan.role), framework.find_band(&plan.band));
        let role = role.map_or(plan.role.as_str(), |role| framework.role(role).name.as_str());
        let band = band.map_or_else(
            || plan.band.clone(),
            |id| format!("{}, ready at {} of 100", framework.band(id).name, framework.band(id).ready_at),
        );
        self.paragraph(&format!("{heading}: {role}, {band}"));
    }

    fn plan(&mut self, plan: &'p PlanPart) {
        self.paragraph(&plan.words.outcome);
        self.open_answers(plan);
        for (number, step) in (1..).zip(&plan.steps) {
            self.text.push('\n');
            self.step(number, step);
        }
        if !plan.words.still_missing.is_empty() {
            let missing = plan.words.still_missing.join(", ");
            self.text.push('\n');
            self.paragraph(&format!("Still missing for ready, whatever the score: {missing}."));
        }
    }

    fn step(&mut self, number: usize, step: &'p StepPart) {
        let assumed = match (step.assumed, step.from) {
            (true, 0) => " (not answered yet, taken as level 0)",
            (true, _) => " (not answered yet)",
            (false, _) => "",
        };
        let head = format!("{number}. {}: level {} to {}{assumed}", self.name(&step.skill), step.from, step.to);
        self.paragraph(&head);
        let nothing = Decimal::floor(Fraction { numerator: 0, denominator: 1 });
        let points = if step.gain == nothing { "No points here".to_owned() } else { format!("{} points", step.gain) };
        let again = if self.told.insert((&step.skill, step.to)) { "" } else { " What it means stands above." };
        let gain = format!("{points} for effort {}; readiness {}.{again}", step.effort, step.reaches);
        push_wrapped(&mut self.text, 2, &gain);
        if again.is_empty() {
            self.practice(step);
        }
    }

    /// What a step means.
    fn practice(&mut self, step: &'p StepPart) {
        let Some(skill) = self.framework.find_skill(&step.skill).map(|skill| self.framework.skill(skill)) else {
            return;
        };
        let [from, to] = [step.from, step.to].map(|level| Level::new(level).map(Level::index));
        if let Some(statement) = to.and_then(|level| skill.statements.get(level)) {
            push_wrapped(&mut self.text, 2, &format!("To reach: {statement}"));
        }
        for action in from.and_then(|level| skill.actions.get(level)).into_iter().flatten() {
            push_item(&mut self.text, action.as_str());
        }
        if !self.read.insert(&step.skill) {
            return;
        }
        for resource in &skill.resources {
            push_wrapped(&mut self.text, 2, &format!("{}:", resource.title));
            let _ = writeln!(self.text, "  {}", resource.url);
        }
    }

    /// What is to be answered before any step is taken, so it stands before them.
    fn open_answers(&mut self, plan: &PlanPart) {
        if plan.open_answers.is_empty() || std::mem::replace(&mut self.opened, true) {
            return;
        }
        let (some, none): (Vec<_>, Vec<_>) = plan.open_answers.iter().partition(|open| open.saves > 0);
        self.text.push('\n');
        self.paragraph("Skills without an answer are taken as level 0.");
        if !some.is_empty() {
            self.paragraph("Answering these could shorten the path, by up to:");
            for open in some {
                let item = format!("{} {}", open.saves, self.name(&open.skill));
                push_item(&mut self.text, &item);
            }
        }
        if !none.is_empty() {
            let names: Vec<String> = none.iter().map(|open| self.name(&open.skill)).collect();
            self.paragraph(&format!("These would not change its effort: {}.", names.join(", ")));
        }
    }
}
