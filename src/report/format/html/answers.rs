//! The answers in words, and what the person would like to do.

use maud::{Markup, html};

use super::Part;
use super::piece::{day, evidence, known_day, lines, name, skill, title, words};
use crate::assessment::{Choice, Entry, Sureness};
use crate::framework::{DomainId, Framework, Level, SkillId};
use crate::report::{Report, ReportedAnswer, ReportedSkill};
use crate::text::Clean;

/// Returns the wishes; `None` if none is answered.
pub(super) fn wishes(report: &Report<'_>) -> Option<Part> {
    let framework = report.framework();
    let answered =
        framework.preferences().filter_map(|it| Some((framework.preference(it), report.assessment.wish(it)?)));
    let answered: Vec<_> = answered.collect();
    if answered.is_empty() {
        return None;
    }
    let body = html! {
        table {
            caption { "Asked apart, never scored" }
            thead { tr { th scope="col" { "Statement" } th.nw scope="col" { "Answer" } } }
            tbody { @for (preference, wish) in &answered {
                tr { th scope="row" { (title(framework, &preference.statement)) } td.nw { (wish.title()) } }
            } }
        }
    };
    let title = html! { "What " (name(report)) " would like to do" };
    Some(Part { id: "wishes", title, class: Some("side"), body })
}

/// Returns all answers; `None` without an entry.
pub(super) fn part(report: &Report<'_>) -> Option<Part> {
    let answers: Vec<ReportedAnswer<'_>> = report.answers().collect();
    if answers.is_empty() {
        return None;
    }
    let framework = report.framework();
    let body = html! {
        p { "The chosen statement for every skill, with the evidence given." }
        @for domain in framework.domains() { (of_domain(report, &answers, domain)) }
        (retired(&answers))
    };
    Some(Part { id: "answers", title: html! { "All answers, in words" }, class: Some("side"), body })
}

fn of_domain(report: &Report<'_>, answers: &[ReportedAnswer<'_>], domain: DomainId) -> Markup {
    let framework = report.framework();
    let of = |skill: SkillId| {
        answers.iter().find(|answer| matches!(answer.skill, ReportedSkill::Asked(asked) if asked == skill))
    };
    let named = framework.domain(domain);
    html! {
        h3 id={"d-" (named.key)} { (title(framework, &named.name)) }
        p.sm.q { (title(framework, &named.summary)) }
        @for id in framework.skills_of(domain) {
            div.ans {
                div {
                    h4 { (skill(framework, id)) }
                    p.sm.q { (choice(framework, of(id).map(|answer| answer.entry))) br; (asked_for(report, id)) }
                }
                @match of(id) {
                    Some(answer) => (said(framework, answer)),
                    None => { div { p.st.q { "No answer yet." } } }
                }
            }
        }
    }
}

/// The level with its name, and how sure the person is.
fn choice(framework: &Framework, entry: Option<&Entry>) -> Markup {
    let Some(Entry { choice, sureness, goal, .. }) = entry else { return html! { "Open" } };
    let named = |level: Level| html! { (level) ", " (title(framework, framework.level_name(level))) };
    html! {
        @match choice {
            Choice::Level(level) => { "Level " (named(*level)) }
            Choice::NotApplicable => { "n/a" }
            Choice::Unanswered => { "Open" }
        }
        @if *sureness == Sureness::Unsure { ", unsure" }
        @if let Some(goal) = goal { "; goal " (goal) }
    }
}

/// Returns what the role in focus asks for, in words.
fn asked_for(report: &Report<'_>, skill: SkillId) -> String {
    let (Some(role), band) = report.focus() else { return String::new() };
    match report.framework().role(role).requirement(skill) {
        Some(requirement) => format!("{}, asks for {}", requirement.importance.word(), requirement.target(band)),
        None => "this role does not ask for it".to_owned(),
    }
}

/// Returns what the person said: the statement, evidence, note and days.
fn said(framework: &Framework, answer: &ReportedAnswer<'_>) -> Markup {
    let Entry { choice, evidence: shown, evidence_on, given, .. } = answer.entry;
    html! {
        div {
            @match (answer.statement(framework), choice) {
                (Some(chosen), _) => {
                    p.st {
                        (title(framework, &chosen.words))
                        @if let Some(edition) = chosen.edition { " " span.tag { "edition " (edition) } }
                    }
                }
                (None, Choice::NotApplicable) => { p.st.q { "Not applicable." } }
                (None, _) => { p.st.q { "No answer yet." } }
            }
            @if !shown.is_empty() {
                p.st.sm {
                    span.q { "Evidence" @if let Some(on) = evidence_on { ", " (day(*on)) } ":" } " " (evidence(shown.as_str()))
                }
            }
            @if !answer.note.is_empty() { p.st.sm { span.q { "Note:" } " " (lines(&Clean::note(answer.note))) } }
            @if let Some(given) = given { p.st.sm.q { "Given " (known_day(given.day)) } }
        }
    }
}

/// Answers to skills that the framework no longer has.
fn retired(answers: &[ReportedAnswer<'_>]) -> Markup {
    let retired = answers.iter().filter_map(|answer| match answer.skill {
        ReportedSkill::Retired(key) => Some((key, answer)),
        ReportedSkill::Asked(_) => None,
    });
    let retired: Vec<_> = retired.collect();
    html! {
        @if !retired.is_empty() {
            h3 { "From another edition of the questions" }
            @for (key, answer) in retired {
                div.ans {
                    div { h4 { (words(key.as_str())) } }
                    div {
                        @if let Choice::Level(level) = answer.entry.choice { p.st { "Level " (level) } }
                        @if !answer.entry.evidence.is_empty() { p.st.sm { (evidence(answer.entry.evidence.as_str())) } }
                    }
                }
            }
        }
    }
}
