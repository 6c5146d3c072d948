//! Draws the preview at the right of a wide window: what the highlighted entry means.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::parts::{LABEL, from_word, practice};
use crate::framework::{BandId, Level, RoleId, Skill};
use crate::plan::PlanTo;
use crate::text::width;
use crate::tui::theme::{CHOSEN, Theme};
use crate::tui::widget::{Canvas, Grid, LineBuilder, sides};
use crate::tui::{App, CurrentAssessment, Intent};

/// Cells of the labels of a step.
const STEP_LABEL: usize = LABEL - 4;

/// Draws all steps to a role, with what each means.
pub(super) fn plan(
    app: &App,
    current: &CurrentAssessment,
    (role, band): (RoleId, BandId),
    canvas: &mut Canvas<'_, '_>,
) {
    let (framework, theme, area) = (app.framework(), canvas.theme, inset(canvas.area));
    let builder = canvas.builder(area);
    let key = app.key(app.mode_below(), Intent::Plan);
    let right = if key.is_empty() { String::new() } else { format!("{key} opens it") };
    let whole = format!("The plan, {}", framework.role(role).name);
    let fits = width(&whole) + 1 + width(&right) <= usize::from(area.width);
    // The role is highlighted beside it.
    let title = if fits { whole } else { "The plan".to_owned() };
    let mut lines =
        vec![sides(Line::styled(title, theme.strong), Line::styled(right, theme.faint), area.width), Line::default()];
    let plan = current.plan(role, band, PlanTo::WithMargin);
    let steps = plan.iter().flat_map(|plan| plan.steps.iter().zip(plan.shown_gains()));
    for (position, (step, gain)) in steps.enumerate() {
        let skill = framework.skill(step.skill);
        lines.push(Line::from(vec![
            Span::styled(
                format!("{}  {}  {} → {}  ", position + 1, skill.name, from_word(step), step.to),
                theme.strong,
            ),
            Span::styled(format!("+{gain}"), theme.gain),
            Span::styled(format!("  effort {}", step.effort), theme.text),
        ]));
        let inside = LineBuilder { theme, width: area.width.saturating_sub(3) };
        lines.extend(practice(skill, step, STEP_LABEL, inside).into_iter().map(indented));
        lines.push(Line::default());
    }
    if plan.is_none_or(|plan| plan.steps.is_empty()) {
        lines.extend(builder.paragraph("No step is left: nothing is missing up to ready with a margin.", theme.text));
    }
    canvas.lines(lines, area);
}

fn indented(mut line: Line<'static>) -> Line<'static> {
    line.spans.insert(0, Span::raw("   "));
    line
}

/// Returns the statements of a skill: the person's own marked, and the target.
pub(super) fn statements(
    app: &App,
    skill: &Skill,
    own: Option<Level>,
    target: Option<Level>,
    builder: LineBuilder<'_>,
) -> Vec<Line<'static>> {
    let theme = builder.theme;
    let mut lines = Vec::new();
    for (level, statement) in Level::ALL.into_iter().zip(&skill.statements) {
        let (is_own, is_target) = (own == Some(level), target == Some(level));
        let mark = match (is_own, is_target) {
            (true, _) => Span::styled(format!("{CHOSEN} "), theme.good),
            (false, true) => Span::styled("┃ ", theme.strong),
            _ => Span::raw("  "),
        };
        let mut note = app.framework().level_name(level).to_string();
        if is_own {
            note.push_str(", you today");
        }
        if is_target {
            note.push_str(", target of this role");
        }
        let style = if is_own || is_target { theme.strong } else { theme.text };
        let lead = vec![mark, Span::styled(format!("{level}  "), theme.accent)];
        lines.extend(builder.after(lead, &note, style));
        let inside = LineBuilder { theme, width: builder.width.saturating_sub(5) };
        lines.extend(inside.paragraph(statement.as_str(), style).into_iter().map(further_in));
    }
    lines
}

fn further_in(mut line: Line<'static>) -> Line<'static> {
    line.spans.insert(0, Span::raw("     "));
    line
}

/// Draws the line before the pane of a list. Returns the place of the list and the place inside the pane, which takes
/// `usual` columns, and more where there is a preview.
pub(super) fn beside(body: Rect, grid: Grid, usual: u16, canvas: &mut Canvas<'_, '_>) -> [Rect; 2] {
    let most = body.width.saturating_sub(Grid::beside_preview(body));
    let aside = if grid.has_preview() { most.min(78) } else { usual };
    let left = Rect { width: body.width.saturating_sub(aside), ..body };
    canvas.vertical_line(Rect { x: left.right(), width: 1, ..body });
    let right = Rect { x: left.right() + 2, width: aside.saturating_sub(3), ..body };
    [left, inset(right)]
}

/// Returns the area below the blank row under the header.
pub(super) fn inset(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// Returns a heading.
pub(super) fn titled(words: &str, theme: &Theme) -> Line<'static> {
    Line::styled(words.to_owned(), theme.strong)
}
