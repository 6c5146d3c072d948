//! The roles at the band in focus, what changed, and every skill against its target.

use std::fmt::Write;

use super::escape::escaped;
use super::{heading, table};
use crate::compare::{Comparison, NoiseWord, signed_hundredths};
use crate::order::Order as _;
use crate::report::{Report, SecondView, Since};
use crate::score::{Scorecard, skill_lines};
use crate::text::counted;
use crate::words::{
    TWO_VIEWS, agreement_words, aside_lines, evidence_words, kind_words, lost_words, noise_words, points_words,
    rated_by_both_words, rater_and_day_words, standing_words,
};

/// Writes the table of roles, and the role in focus in sentences.
pub(super) fn write(page: &mut String, report: &Report<'_>) {
    let framework = report.framework();
    let (role, band) = report.focus();
    let named = framework.band(band);
    heading(page, "Roles");
    let _ = writeln!(page, "Band: {}, ready at {} of 100.\n", escaped(named.name.as_str()), named.ready_at);
    let row = |card: &Scorecard| {
        let error = card.error().filter(|error| error.0 > 0).map(|error| format!("± {error}")).unwrap_or_default();
        let name = escaped(framework.role(card.role).name.as_str());
        vec![name, points_words(card), error, escaped(&standing_words(framework, card))]
    };
    table(page, &["Role", "Readiness", "Give or take", "Verdict"], report.cards().into_iter().map(row));
    let Some(card) = role.map(|role| report.evaluation.card(role, band)) else { return };
    if let Some((lowest, shown)) = card.lowest().zip(card.shown())
        && let Some(words) = evidence_words(lowest.percent(), shown.percent())
    {
        let _ = writeln!(page, "\n{}", escaped(&words));
    }
}

/// Writes what changed since the newest point in time, and all points.
pub(super) fn write_change(page: &mut String, report: &Report<'_>) {
    if let Some(since) = &report.since {
        heading(page, "Since last time");
        change(page, report, since);
    }
    let Some(history) = &report.history else { return };
    let title = history.role.map(|role| report.framework().role(role).name.as_str()).unwrap_or_default();
    heading(page, "Points in time");
    if !title.is_empty() {
        let _ = writeln!(page, "Readiness for {}.\n", escaped(title));
    }
    let rows = history.rows.iter().map(|row| {
        let day = row.day.map_or_else(|| "no day known".to_owned(), |day| day.to_string());
        let label = if row.number.is_none() { "now".to_owned() } else { escaped(row.label.as_str()) };
        let readiness = history.role.map(|role| points_words(row.evaluation.card(role, history.band)));
        vec![day, label, format!("{} of {}", row.coverage.done(), row.coverage.skills()), readiness.unwrap_or_default()]
    });
    table(page, &["Answers of", "Label", "Done", "Readiness"], rows);
}

fn change(page: &mut String, report: &Report<'_>, since: &Since) {
    let framework = report.framework();
    let Since { comparison, day, .. } = since;
    let Comparison { change, error, word, shared, given_again, .. } = comparison;
    let _ = match word {
        NoiseWord::NotGivenAgain => writeln!(page, "No change {}: {}.", day.since(), noise_words(*word)),
        _ => writeln!(
            page,
            "**{} ± {error} points {}**: {}. Compared over the {} answered both times; {given_again} given again.",
            signed_hundredths(change.hundredths()),
            day.since(),
            escaped(noise_words(*word)),
            counted(*shared, "skill", "skills")
        ),
    };
    if !comparison.causes.is_empty() {
        page.push('\n');
        let rows = comparison.causes.iter().map(|cause| {
            let name = escaped(framework.skill(cause.skill).name.as_str());
            let apart = if cause.is_two_or_more() { " (two levels or more)" } else { "" };
            let levels = format!("{} to {}", cause.before, cause.after);
            vec![format!("{name}{apart}"), levels, signed_hundredths(cause.hundredths)]
        });
        let together = vec!["Together".to_owned(), String::new(), signed_hundredths(change.hundredths())];
        table(page, &["Skill", "Level", "Points"], rows.chain([together]));
    }
    let aside = aside_lines(framework, comparison);
    if !aside.is_empty() {
        page.push('\n');
    }
    for line in aside {
        let _ = writeln!(page, "- {}: {}", line.label, escaped(&line.words));
    }
}

/// Writes what other people see beside the own answers; nothing without a kept rating.
pub(super) fn write_views(page: &mut String, report: &Report<'_>) {
    if report.views.is_empty() {
        return;
    }
    heading(page, "Second views");
    let _ = writeln!(page, "{}", escaped(TWO_VIEWS));
    for view in &report.views {
        let SecondView { rating, agreement } = view;
        let both = format!("{}. {}", rated_by_both_words(agreement), agreement_words(agreement));
        let _ = writeln!(page, "\n**{}**: {}\n", escaped(&rater_and_day_words(rating)), escaped(&both));
        let rows: Vec<Vec<String>> = view
            .differing()
            .map(|pair| {
                let name = escaped(report.framework().skill(pair.skill).name.as_str());
                let target = pair.target.map(|target| target.to_string()).unwrap_or_default();
                let kind = kind_words(pair.kind).to_owned();
                vec![name, pair.own.to_string(), pair.other.to_string(), target, kind]
            })
            .collect();
        if !rows.is_empty() {
            table(page, &["Skill", "Own", &escaped(rating.by.as_str()), "Target", "What it is"], rows);
        }
    }
}

/// Writes every skill of the role in focus against its target, in the order of the framework.
pub(super) fn write_skills(page: &mut String, report: &Report<'_>) {
    let (Some(role), band) = report.focus() else { return };
    let framework = report.framework();
    let card = report.evaluation.card(role, band);
    heading(page, "Every skill against its target");
    let _ = writeln!(page, "For {}.\n", escaped(framework.role(role).name.as_str()));
    let mut lines = skill_lines(framework, report.evaluation.sheet(), card);
    lines.order_by_key(|line| line.requirement.skill);
    let rows = lines.iter().map(|line| {
        let skill = framework.skill(line.requirement.skill);
        let must_have = if line.requirement.is_must_have(band) { " (must-have)" } else { "" };
        let level = match line.choice.level() {
            Some(level) => level.to_string(),
            None if line.choice == crate::assessment::Choice::NotApplicable => "n/a".to_owned(),
            None => "open".to_owned(),
        };
        vec![
            format!("{}{must_have}", escaped(skill.name.as_str())),
            escaped(framework.domain(skill.domain).name.as_str()),
            level,
            line.target.to_string(),
            lost_words(line),
        ]
    });
    table(page, &["Skill", "Domain", "Level", "Target", "Points lost"], rows);
}
