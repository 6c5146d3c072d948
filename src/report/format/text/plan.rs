//! Plans as plain text: each step with the statement to reach, what to do and where to read on.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::assessment::StepMark;
use crate::framework::{Framework, Level, SkillId};
use crate::plan::{OpenAnswer, PlanTo, Step};
use crate::report::PlanSection;
use crate::score::Tenths;
use crate::text::{COLUMNS, fold_page, push_item, push_paragraph};
use crate::words::{MARGIN, effort_words, gain_words, plan_outcome, step_mark_words, still_missing_words};

/// The heading before the role of a plan.
pub const PLAN_HEADING: &str = "What to do next";

/// Writes plans for the same role and band one after the other, for people, in at most 80 columns except for links. It
/// writes the practice of a step once.
pub fn plans_as_text(framework: &Framework, heading: &str, plans: &[&PlanSection]) -> String {
    fold_page(&plans_in_paragraphs(framework, heading, plans), COLUMNS)
}

/// Writes the same plans with each paragraph on one line.
pub fn plans_in_paragraphs(framework: &Framework, heading: &str, plans: &[&PlanSection]) -> String {
    let mut page = Page::new(framework);
    if let Some(first) = plans.first() {
        page.paragraph(&plan_title(framework, heading, first));
    }
    for (position, plan) in plans.iter().enumerate() {
        if position > 0 {
            page.text.push('\n');
        }
        page.introduction(plan);
        page.steps(plan);
    }
    page.text
}

/// Returns the first line of a plan: the role, the band and where ready begins.
pub fn plan_title(framework: &Framework, heading: &str, section: &PlanSection) -> String {
    let role = &framework.role(section.plan.role).name;
    let band = framework.band(section.plan.band);
    format!("{heading}: {role}, {}, ready at {} of 100", band.name, band.ready_at)
}

/// Writes what a plan leads to and assumes, with each paragraph on one line.
pub fn plan_introduction(framework: &Framework, section: &PlanSection) -> String {
    let mut page = Page::new(framework);
    page.introduction(section);
    page.text
}

/// Writes the steps of a plan in detail, with each paragraph on one line.
pub fn plan_steps(framework: &Framework, section: &PlanSection) -> String {
    let mut page = Page::new(framework);
    page.steps(section);
    page.text
}

struct Page<'p> {
    framework: &'p Framework,
    text: String,
    /// The steps with their practice written, by skill and level reached.
    steps: BTreeSet<(SkillId, Level)>,
    /// The skills with their resources written.
    skills: BTreeSet<SkillId>,
    /// Whether the page has the open answers. Every plan with open answers has the same ones.
    has_open_answers: bool,
    /// Whether the page explains effort.
    has_effort: bool,
}

impl<'p> Page<'p> {
    const fn new(framework: &'p Framework) -> Self {
        Self {
            framework,
            text: String::new(),
            steps: BTreeSet::new(),
            skills: BTreeSet::new(),
            has_open_answers: false,
            has_effort: false,
        }
    }

    fn paragraph(&mut self, words: &str) {
        push_paragraph(&mut self.text, 0, words);
    }

    fn name(&self, skill: SkillId) -> &str {
        self.framework.skill(skill).name.as_str()
    }

    fn introduction(&mut self, section: &PlanSection) {
        let PlanSection { plan, other_way, shortest_effort, .. } = section;
        self.paragraph(&plan_outcome(self.framework, plan, other_way.as_ref(), *shortest_effort));
        if plan.to == PlanTo::WithMargin && !plan.steps.is_empty() {
            self.paragraph(MARGIN);
        }
        if !plan.steps.is_empty() && !std::mem::replace(&mut self.has_effort, true) {
            self.paragraph(&effort_words(self.framework));
        }
        if plan.steps.len() > 1 {
            self.paragraph(&gain_words(plan));
        }
        self.open_answers(&section.open_answers);
    }

    fn steps(&mut self, section: &PlanSection) {
        let steps = (1..).zip(&section.plan.steps).zip(section.plan.shown_gains()).zip(&section.marks);
        for (((number, step), gain), mark) in steps {
            self.text.push('\n');
            let in_any_case = section.other_way.as_ref().is_some_and(|other| other.has_step(step));
            self.step((number, step, gain), in_any_case, mark.as_ref());
        }
        if let Some(words) = still_missing_words(self.framework, &section.still_missing) {
            self.text.push('\n');
            self.paragraph(&words);
        }
    }

    fn step(&mut self, (number, step, gain): (usize, &Step, Tenths), in_any_case: bool, mark: Option<&StepMark>) {
        let assumed = match (step.assumed, step.from.number()) {
            (true, 0) => " (not answered yet, taken as level 0)",
            (true, _) => " (not answered yet)",
            (false, _) => "",
        };
        let head = format!("{number}. {}: level {} to {}{assumed}", self.name(step.skill), step.from, step.to);
        self.paragraph(&head);
        let points = if step.gain.numerator == 0 { "No points here".to_owned() } else { format!("{gain} points") };
        let again = if self.steps.insert((step.skill, step.to)) { "" } else { " What it means stands above." };
        let in_any_case = if in_any_case { " In any case." } else { "" };
        let gain =
            format!("{points} for effort {}; readiness {}.{in_any_case}{again}", step.effort, step.reaches.percent());
        push_paragraph(&mut self.text, 2, &gain);
        if let Some((label, words)) = mark.map(step_mark_words) {
            push_paragraph(&mut self.text, 2, &format!("{label}: {words}"));
        }
        if again.is_empty() {
            self.practice(step);
        }
    }

    /// Writes the statement, the actions and, once for each skill, the resources.
    fn practice(&mut self, step: &Step) {
        let skill = self.framework.skill(step.skill);
        push_paragraph(&mut self.text, 2, &format!("To reach: {}", skill.statements[step.to.index()]));
        for action in &skill.actions[step.from.index()] {
            push_item(&mut self.text, action.as_str());
        }
        if !self.skills.insert(step.skill) {
            return;
        }
        for resource in &skill.resources {
            push_paragraph(&mut self.text, 2, &format!("{}:", resource.title));
            let _ = writeln!(self.text, "  {}", resource.url);
        }
    }

    /// Writes the answers that could shorten the path. They come before the steps, because answering comes first.
    fn open_answers(&mut self, open_answers: &[OpenAnswer]) {
        if open_answers.is_empty() || std::mem::replace(&mut self.has_open_answers, true) {
            return;
        }
        let (some, none): (Vec<&OpenAnswer>, Vec<&OpenAnswer>) = open_answers.iter().partition(|open| open.saves > 0);
        self.text.push('\n');
        self.paragraph("Skills without an answer are taken as level 0.");
        if !some.is_empty() {
            self.paragraph("Answering these could shorten the path:");
            for open in some {
                let item = format!("{}: up to {} effort less", self.name(open.skill), open.saves);
                push_item(&mut self.text, &item);
            }
        }
        if !none.is_empty() {
            let names: Vec<&str> = none.iter().map(|open| self.name(open.skill)).collect();
            let words = format!("These would not change its effort: {}.", names.join(", "));
            self.paragraph(&words);
        }
    }
}
