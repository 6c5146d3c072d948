//! Draws a chart of the person against a role: every skill as a bar of levels with its target.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::framework::Framework;
use crate::score::{Scorecard, SkillLine, skill_lines};
use crate::text::{fit, width};
use crate::tui::CurrentAssessment;
use crate::tui::widget::{Canvas, LevelBar, columns};

/// Cells between the chart and the text beside it.
const GAP: u16 = 3;

/// Splits an area into a text at the left and a chart of `skills` rows at the right. The chart gets no cells if it does
/// not fit, or if the text would become too narrow.
pub(super) fn beside(area: Rect, skills: usize) -> [Rect; 2] {
    let cells = match area.width {
        ..116 => 0,
        116..160 => 54,
        160.. => 66,
    };
    let cells = if skills < area.height.into() { cells } else { 0 };
    let gap = if cells > 0 { GAP } else { 0 };
    columns(area, gap, [None, Some(cells)])
}

/// Draws a heading and one line for each skill of the role, in the role's order. Groups the skills by domain if there
/// is room.
pub(super) fn draw_chart(
    framework: &Framework,
    current: &CurrentAssessment,
    card: &Scorecard,
    canvas: &mut Canvas<'_, '_>,
) {
    let (theme, area) = (canvas.theme, canvas.area);
    let skills = skill_lines(framework, current.sheet(), card);
    let longest = skills.iter().map(|line| width(framework.skill(line.requirement.skill).name.as_str())).max();
    let cells = usize::from(area.width);
    let names = longest.unwrap_or(0).min(cells * 3 / 4);
    let per_level = (cells.saturating_sub(names + 2) / 4).max(1);
    let heading = Line::styled(format!("You, and the target {} of each skill", theme.marks.bar), theme.quiet);
    let row = |line: &SkillLine<'_>| {
        let name = fit(framework.skill(line.requirement.skill).name.as_str(), names);
        let mut spans = vec![Span::styled(format!("{name} "), theme.text)];
        spans.extend(LevelBar { choice: line.choice, target: line.target }.spans(per_level, theme));
        Line::from(spans)
    };
    let grouped = usize::from(area.height) > skills.len() + 2 * framework.domains().len();
    let mut rows = vec![heading];
    for (position, line) in skills.iter().enumerate() {
        let domain = framework.skill(line.requirement.skill).domain;
        let before = position.checked_sub(1).map(|before| framework.skill(skills[before].requirement.skill).domain);
        if grouped && before != Some(domain) {
            let name = framework.domain(domain).name.to_string();
            rows.extend([Line::default(), Line::styled(name, theme.strong)]);
        }
        rows.push(row(line));
    }
    canvas.lines(rows, area);
}
