//! The short report as plain text: what the one page of the web form holds.

use crate::report::{PlanItem, PlanSection, Report};
use crate::score::{Scorecard, SkillLine, by_loss, skill_lines, strengths};
use crate::text::{COLUMNS, push_paragraph};
use crate::words::{NOTICE, aim_words, lost_words, must_haves, outcome_words, points_words, target_words};

/// The most strengths and gaps that the page lists.
const LISTED: usize = 5;

/// The most steps that the page lists.
const STEPS: usize = 3;

/// Writes the verdict, the must-haves, strengths, gaps and next steps, with each paragraph on one line.
pub(in crate::report::format) fn one_page(report: &Report<'_>) -> String {
    let framework = report.framework();
    let (role, band) = report.focus();
    let mut text = format!("{}\n{}\n\n", report.assessment.name(), aim_words(framework, report.assessment.aim()));
    for sentence in report.account() {
        push_paragraph(&mut text, 0, &sentence);
    }
    text.push_str("\nRoles\n");
    for card in report.cards() {
        let (name, verdict) = (&framework.role(card.role).name, outcome_words(framework, card).within(COLUMNS));
        push_paragraph(&mut text, 2, &format!("{name}: {}, {verdict}", points_words(card)));
    }
    if let Some(role) = role {
        details(&mut text, report, report.evaluation.card(role, band));
    }
    text.push('\n');
    push_paragraph(&mut text, 0, NOTICE);
    text
}

fn details(text: &mut String, report: &Report<'_>, card: &Scorecard) {
    let (framework, sheet) = (report.framework(), report.evaluation.sheet());
    section(text, "Must-haves", must_haves(framework, card));
    let lines = skill_lines(framework, sheet, card);
    let named =
        |line: &SkillLine<'_>| format!("{}: {}", framework.skill(line.requirement.skill).name, target_words(line));
    let of = |skill| lines.iter().find(|line| line.requirement.skill == skill);
    let strong = strengths(framework, sheet, card).into_iter().filter_map(of).map(named);
    section(text, "Strengths", strong.take(LISTED).collect());
    let missing = by_loss(framework, sheet, card).into_iter().filter(|line| line.lost.numerator > 0);
    let missing = missing.map(|line| format!("{}, {} points", named(&line), lost_words(&line)));
    section(text, "Largest gaps", missing.take(LISTED).collect());
    let items = report.plan.iter().flat_map(PlanSection::items).take(STEPS);
    section(text, "Next steps", items.map(|item| next_step(report, &item)).collect());
}

fn section(text: &mut String, title: &str, paragraphs: Vec<String>) {
    if paragraphs.is_empty() {
        return;
    }
    text.push('\n');
    push_paragraph(text, 0, title);
    for paragraph in paragraphs {
        push_paragraph(text, 2, &paragraph);
    }
}

fn next_step(report: &Report<'_>, item: &PlanItem<'_>) -> String {
    let (skill, to) = (report.framework().skill(item.skill()), item.last().to);
    let statement = &skill.statements[to.index()];
    format!("{}, to level {to}: {statement} {} points, effort {}.", skill.name, item.gain, item.effort())
}
