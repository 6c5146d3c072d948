//! Draws a question on a large screen: all skills at the left, the question in the middle, the roles at the right.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use super::QuestionView;
use crate::score::Scorecard;
use crate::text::{cut, width};
use crate::tui::Target;
use crate::tui::view::parts::{
    choice_mark, extra_marks, range, range_words, stands_out, sureness_words, verdict_style,
};
use crate::tui::widget::{Block, Canvas, RangeBar, columns, height, rows, sides, visible};
use crate::words::leading_words;

/// Widths of the list of skills and of the ranges, if there is just room for three columns.
const NARROWEST: [u16; 2] = [31, 32];
/// Widths of the two columns, if there is plenty of room.
const WIDEST: [u16; 2] = [46, 60];
/// The widest line of text that is easy to read.
const LONGEST_LINE: u16 = 96;

pub(super) fn draw(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    const GAP: u16 = 2;
    let area = canvas.area.inner(Margin::new(1, 1));
    let spare = area.width.saturating_sub(118);
    let [list, ranges] = [0, 1].map(|side| (NARROWEST[side] + spare / 4).min(WIDEST[side]));
    let room = area.width.saturating_sub(list + ranges + 2 * GAP);
    let text = room.min(LONGEST_LINE);
    // The remaining width goes between the columns.
    let [left, middle, right] = columns(area, GAP + (room - text) / 2, [Some(list), Some(text), Some(ranges)]);
    canvas.blocks(skills(view, left), left);
    question(view, &mut canvas.part(middle));
    canvas.lines(roles(view, right), right);
}

fn skills(view: &QuestionView<'_>, area: Rect) -> Vec<Block<'static>> {
    let framework = view.app.framework();
    let theme = view.theme;
    let mut rows: Vec<Block<'_>> = Vec::new();
    let mut cursor = 0;
    let spaced = usize::from(area.height) >= framework.skills().len() + 2 * framework.domains().len();
    for domain in framework.domains() {
        if spaced && !rows.is_empty() {
            rows.push((None, vec![Line::default()]));
        }
        let done = framework
            .skills_of(domain)
            .filter(|skill| view.current.sheet().choice(*skill) != crate::assessment::Choice::Unanswered);
        let counts = format!("{}/{}", done.count(), framework.skills_of(domain).count());
        let name = Line::styled(framework.domain(domain).name.to_string(), theme.strong);
        rows.push((None, vec![sides(name, Line::styled(counts, theme.quiet), area.width)]));
        for skill in framework.skills_of(domain) {
            if skill == view.screen.skill {
                cursor = rows.len();
            }
            let entry = view.current.assessment().entry(skill);
            let (mark, style) = theme.entry(skill, view.screen.skill);
            let extra: Vec<Span<'_>> =
                extra_marks(entry, theme).into_iter().filter(|mark| mark.content.as_ref() != " ").collect();
            // A mark, the choice and a space stand before the name, and a space before the other marks.
            let room = usize::from(area.width).saturating_sub(4 + extra.len());
            let name = Span::styled(cut(framework.skill(skill).name.as_str(), room), style);
            let lead = vec![Span::styled(mark, style), choice_mark(entry.choice, theme), Span::raw(" "), name];
            rows.push((Some(Target::Skill(skill)), vec![sides(Line::from(lead), Line::from(extra), area.width)]));
        }
    }
    let seen = visible(cursor, rows.len(), area.height.into());
    rows.drain(seen).collect()
}

fn question(view: &QuestionView<'_>, canvas: &mut Canvas<'_, '_>) {
    let width = canvas.area.width;
    // The statements take only what they need, so that the other parts stay close to them.
    let about = if width < COMFORTABLE { 4 } else { 3 };
    let room = canvas.area.height.saturating_sub(2 + about + EVIDENCE + ANSWER);
    let statements = view.spaced_statements(Rect { height: room, ..canvas.area });
    let needed = height(&statements).min(room);
    let gap = u16::from(needed < room);
    let heights = [Some(2), Some(about), Some(needed), Some(gap), Some(EVIDENCE), Some(ANSWER)];
    let [title, definition, options, _, evidence, answer] = rows(canvas.area, heights);
    canvas.put(view.title(width), title);
    canvas.lines(view.definition(width, about.into()), definition);
    canvas.blocks(statements, options);
    canvas.lines(view.evidence_prompt(width, EVIDENCE.into()), evidence);
    canvas.lines(view.answer_lines(width, ANSWER.into()), answer);
}

/// From this width on, a definition takes at most two lines.
const COMFORTABLE: u16 = 80;
/// Rows for the answer so far.
const ANSWER: u16 = 3;
/// Rows for the evidence.
const EVIDENCE: u16 = 3;

fn roles(view: &QuestionView<'_>, area: Rect) -> Vec<Line<'static>> {
    let framework = view.app.framework();
    let (builder, theme) = (view.builder(area.width), view.theme);
    let band = view.current.assessment().aim().band;
    let head = format!("Readiness, {}", framework.band(band).name);
    let mut lines = vec![Line::styled(head, theme.strong), Line::default()];
    for role in framework.roles() {
        let card = view.current.evaluation().card(role, band);
        lines.push(role_name(view, card, area.width));
        lines.push(Line::from(range(view.app, view.current, card, builder)));
        let verdict = Span::styled(crate::words::verdict_words(card), verdict_style(card.verdict, theme));
        let likely = Line::styled(sureness_words(view.current, card, theme), theme.quiet);
        lines.push(sides(Line::from(verdict), likely, area.width));
        lines.push(Line::default());
    }
    let leading = leading_words(framework, view.current.ranking(band));
    lines.extend(builder.paragraph(&leading, theme.text));
    lines.push(Line::default());
    lines.push(RangeBar::legend(["reached", "still open", "ready"], theme));
    let mut words = vec!["Likely: if the rest of you resembles what you answered".to_owned()];
    let cards = framework.roles().map(|role| view.current.evaluation().card(role, band));
    if cards.into_iter().any(|card| stands_out(view.app, view.current, card)) {
        words.insert(0, format!("{} in front or too close to call", theme.marks.leading));
    }
    for words in words {
        lines.extend(builder.paragraph(&words, theme.quiet));
    }
    lines
}

/// Returns a role's name, cut if necessary, and its range in numbers.
fn role_name(view: &QuestionView<'_>, card: &Scorecard, cells: u16) -> Line<'static> {
    let theme = view.theme;
    let role = view.app.framework().role(card.role);
    let leads = stands_out(view.app, view.current, card);
    let (mark, style) = if leads { (theme.marks.leading, theme.strong) } else { ("", theme.text) };
    let numbers = Line::styled(range_words(card, theme), style);
    let fits = width(role.name.as_str()) + 1 + width(theme.marks.leading) + numbers.width() < usize::from(cells);
    let name = if fits { &role.name } else { &role.short };
    sides(Line::styled(format!("{name} {mark}"), style), numbers, cells)
}
