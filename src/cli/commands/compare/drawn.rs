//! A comparison drawn: the two scores as bars, then each cause with what was gained and lost.

use super::Compared;
use crate::assessment::Choice;
use crate::cli::figures::{GUTTER, WIDE};
use crate::cli::output::drawn::DrawnPage;
use crate::compare::{Cause, Comparison, NoiseWord};
use crate::framework::Framework;
use crate::look::{RoleBar, SEGMENTS, Scale, SkillBar, Tone};
use crate::text::{cut, width};
use crate::words::{apart_words, cause_points, compared_words, comparison_headline, comparison_lines};

/// The fewest and the most columns of the bar of a score.
const BAR: [usize; 2] = [12, 40];

/// The columns of the labels of the lines below.
const LABEL: usize = 16;

/// Cells of a level.
const CELLS: usize = 2;

/// Draws a comparison.
pub(super) fn comparison(page: &mut DrawnPage, compared: &Compared, comparison: &Comparison) {
    let framework = compared.framework();
    let (name, days) = compared.names();
    let days = [days[0].as_str(), days[1].as_str()];
    page.push_wrapped(page.line(), 0, Tone::Strong, &comparison_headline(comparison));
    let about = format!("{name}: {}", compared_words(framework, comparison, days));
    page.push_wrapped(page.line(), 0, Tone::Text, &about);
    page.blank();
    push_scores(page, framework, comparison, days);
    if !comparison.causes.is_empty() {
        page.blank();
        push_causes(page, framework, comparison);
    }
    page.blank();
    let lines = comparison_lines(framework, &compared.after.assessment, comparison).into_iter();
    for (label, words) in lines.map(|line| (line.label, line.words)).chain(compared.logged(comparison)) {
        let lead = page.line().text(Tone::Text, label);
        let lead = if page.columns() >= 60 { lead.to(LABEL) } else { lead.text(Tone::Text, ": ") };
        let indent = if page.columns() >= 60 { LABEL } else { 0 };
        page.push_wrapped(lead, indent, Tone::Text, &words);
    }
}

fn push_scores(page: &mut DrawnPage, framework: &Framework, comparison: &Comparison, days: [&str; 2]) {
    let label = days.iter().map(|day| page.line().measure(day)).max().unwrap_or_default().min(page.columns() / 2);
    let from = GUTTER + label + 2;
    let [fewest, most] = BAR;
    let room = page.columns().saturating_sub(from + 6);
    let scale = (room > fewest).then(|| Scale::even(framework.band(comparison.band).ready_at, room.min(most) - 1));
    for (day, readiness) in days.into_iter().zip(comparison.readiness) {
        let bar = scale.map(|scale| RoleBar::at(readiness).runs(scale)).unwrap_or_default();
        let line = page.line().to(GUTTER).text(Tone::Text, &cut(day, label)).to(from).bar(&bar);
        let column = from + scale.map_or(0, |scale| scale.cells() + 1) + 5;
        page.push(line.right(column, Tone::Strong, &readiness.percent().to_string()));
    }
}

fn push_causes(page: &mut DrawnPage, framework: &Framework, comparison: &Comparison) {
    let is_wide = page.columns() >= WIDE;
    let name = |cause: &Cause| {
        let skill = framework.skill(cause.skill);
        if is_wide { skill.name.to_string() } else { skill.short.to_string() }
    };
    let names =
        comparison.causes.iter().map(|cause| width(&name(cause))).max().unwrap_or_default().min(page.columns() / 2);
    let bars = GUTTER + names + 2;
    let segments = SEGMENTS * (CELLS + 1) + 1;
    let levels = bars + segments;
    let points = levels + 14;
    let head = page.line().to(GUTTER).text(Tone::Faint, "Why").to(bars).text(Tone::Faint, "then and now");
    let head = head.right(levels + 5, Tone::Faint, "then").right(levels + 9, Tone::Faint, "now");
    page.push(head.right(points + 4, Tone::Faint, "points"));
    for cause in &comparison.causes {
        let bar = SkillBar::of(Choice::Level(cause.after)).since(Choice::Level(cause.before));
        let line = page.line().to(GUTTER).text(Tone::Text, &cut(&name(cause), names)).to(bars);
        let line = line.segments(&bar.segments(), CELLS).right(levels + 5, Tone::Text, &cause.before.to_string());
        let line = line.right(levels + 9, Tone::Strong, &cause.after.to_string());
        let line = line.right(points + 4, tone(cause.tenths), &cause_points(cause.tenths));
        let apart = apart_words(cause.is_two_or_more());
        let has_room = line.width() + 2 + width(apart) <= page.columns();
        page.push(if has_room && !apart.is_empty() { line.text(Tone::Text, &format!("  {apart}")) } else { line });
    }
    let total = page.line().to(GUTTER).text(Tone::Text, "together");
    let tone = if comparison.word == NoiseWord::WithinNoise { Tone::Strong } else { tone(comparison.change.tenths()) };
    page.push(total.right(points + 4, tone, &comparison.change.to_string()));
}

const fn tone(tenths: i64) -> Tone {
    match tenths {
        1.. => Tone::Good,
        0 => Tone::Text,
        _ => Tone::Missing,
    }
}
