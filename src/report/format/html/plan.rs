//! The way to ready: what it takes, a picture of it, and every item with what to do.

use maud::{Markup, html};

use super::Part;
use super::chart::Stairs;
use super::piece::{skill, title};
use crate::framework::{Framework, Level};
use crate::plan::{PlanTo, Step, bar_with_margin};
use crate::report::{PlanItem, PlanSection, Report};
use crate::score::Fraction;
use crate::text::Clean;
use crate::words::{effort_words, step_mark_days, still_missing_words, ways_words};

/// Returns the section; `None` without a plan.
pub(super) fn part(report: &Report<'_>) -> Option<Part> {
    let section = report.plan.as_ref()?;
    let framework = report.framework();
    let body = html! {
        (introduction(framework, section))
        (steps(report, section))
        @for other in &report.other_plans {
            h3 { (heading(other)) }
            p { (ways_words(framework, &other.plan, other.other_way.as_ref())) }
            (short_steps(framework, other))
        }
    };
    Some(Part { id: "plan", title: html! { "The way to ready" }, class: Some("side"), body })
}

fn heading(section: &PlanSection) -> &'static str {
    match section.plan.to {
        PlanTo::Goals => "The way to the goals",
        _ => "The most for an effort",
    }
}

fn introduction(framework: &Framework, section: &PlanSection) -> Markup {
    let PlanSection { plan, other_way, open_answers, .. } = section;
    let has_both = !plan.steps.is_empty() && other_way.as_ref().is_some_and(|other| other.effort() != plan.effort());
    let first = open_answers.iter().find(|open| open.saves > 0);
    html! {
        p {
            (ways_words(framework, plan, other_way.as_ref()))
            @if has_both && plan.to == PlanTo::WithMargin { " That way is shown." }
            @if has_both { " What stands in both ways is marked " b { "in any case" } "." }
            @if !plan.steps.is_empty() { " " (effort_words(framework)) }
        }
        @if let Some(open) = first {
            p {
                "First: answer " b { (skill(framework, open.skill)) }
                ". It counts as 0 now, and the answer alone may save effort " (open.saves) "."
            }
        }
    }
}

fn steps(report: &Report<'_>, section: &PlanSection) -> Markup {
    let framework = report.framework();
    let items = section.items();
    html! {
        @if !items.is_empty() {
            (picture(report, section, &items))
            ul.plan { @for (number, item) in (1_usize..).zip(&items) { (detailed(framework, number, item)) } }
        }
        @if let Some(words) = still_missing_words(framework, &section.still_missing) { p { (words) } }
    }
}

fn picture(report: &Report<'_>, section: &PlanSection, items: &[PlanItem<'_>]) -> Markup {
    let plan = &section.plan;
    let hundredths = |share: Fraction| share.times_floor(10_000);
    let ready = report.framework().band(plan.band).ready_at;
    let card = report.evaluation.card(plan.role, plan.band);
    let margin = (plan.to == PlanTo::WithMargin).then(|| bar_with_margin(report.framework(), card)).flatten();
    let reached: Vec<u64> = items.iter().map(|item| hundredths(item.last().reaches)).collect();
    let tenths = |hundredths: u64| format!("{}.{}", hundredths / 100, hundredths / 10 % 10);
    let climbs: Vec<String> = (1_usize..)
        .zip(&reached)
        .map(|(number, reaches)| format!("step {number} brings {}", tenths(*reaches)))
        .collect();
    let with_margin = margin.map(|margin| format!(", with a margin at {margin}")).unwrap_or_default();
    let start = hundredths(plan.start);
    let label =
        format!("From {} points today: {}. Ready is at {ready}{with_margin}.", tenths(start), climbs.join("; "));
    let stairs =
        Stairs { start, items: reached, ready: 100 * u64::from(ready), margin: margin.map(|it| 10 * it.0), label };
    let way = if plan.to == PlanTo::WithMargin { "the way with a margin" } else { "the way" };
    html! {
        figure {
            (stairs.drawn())
            figcaption.q {
                "Readiness after each step of " (way) ". The axis begins at " (stairs.origin()) "."
                @if plan.steps.iter().any(|step| step.assumed) { " Open skills count 0 until answered." }
            }
        }
    }
}

/// Returns the level before an item: `open` if there is no answer.
fn from(item: &PlanItem<'_>) -> String {
    let first = &item.steps[0];
    if first.assumed { "open".to_owned() } else { format!("level {}", first.from) }
}

fn detailed(framework: &Framework, number: usize, item: &PlanItem<'_>) -> Markup {
    let texts = framework.skill(item.skill());
    html! {
        li {
            h3 { (number) ". " (skill(framework, item.skill())) ": " (from(item)) " to " (item.last().to) }
            p.sm.q.why {
                @if item.in_any_case { b { "in any case" } " · " }
                (item.gain) " points · effort " (item.effort()) " · readiness then " (item.last().reaches.percent())
            }
            @for mark in item.marks.iter().flatten() {
                @let (label, days) = step_mark_days(mark);
                p.sm { b { (label) } " " (days) }
            }
            @for step in item.steps { (practice(framework, step)) }
            @if !texts.resources.is_empty() {
                p.sm {
                    span.q { "To read:" } " "
                    @for (position, resource) in texts.resources.iter().enumerate() {
                        @if position > 0 { span.sep { " · " } }
                        a.x href=(resource.url) rel="noreferrer noopener" { (title(framework, &resource.title)) }
                    }
                }
            }
        }
    }
}

/// The statement that a step leads to, and ways to get there.
fn practice(framework: &Framework, step: &Step) -> Markup {
    let skill = framework.skill(step.skill);
    let actions: &[Clean] = &skill.actions[step.from.index()];
    html! {
        div.cols {
            div {
                p.sm.q { (to_reach(framework, step.to)) }
                blockquote { p { (title(framework, &skill.statements[step.to.index()])) } }
            }
            @if !actions.is_empty() {
                div { p.sm.q { "Ways to get there" } ul { @for action in actions { li { (title(framework, action)) } } } }
            }
        }
    }
}

fn to_reach(framework: &Framework, level: Level) -> Markup {
    html! { "To reach level " (level) ", " (title(framework, framework.level_name(level))) }
}

/// The items of another plan in one line each: the complete plan stands above.
fn short_steps(framework: &Framework, section: &PlanSection) -> Markup {
    html! {
        ol.steps { @for item in section.items() {
            li {
                b { (skill(framework, item.skill())) } ", " (from(&item)) " to " (item.last().to) ". "
                span.q { (item.gain) " points, effort " (item.effort()) "." }
            }
        } }
    }
}

/// The first items of a plan, each with the statement it leads to.
pub(super) fn next_steps(report: &Report<'_>, plan: &PlanSection, most: usize) -> Markup {
    let framework = report.framework();
    html! {
        ol.steps { @for item in plan.items().iter().take(most) {
            @let to = item.last().to;
            li {
                b { (skill(framework, item.skill())) } ", to level " (to) ": "
                (title(framework, &framework.skill(item.skill()).statements[to.index()])) " "
                span.q { (item.gain) " points, effort " (item.effort()) "." }
            }
        } }
    }
}
