//! A question on a large screen: all skills at the left, the question in the middle, the roles at the right.

use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};

use super::Asked;
use crate::report::leading_words;
use crate::text::cut;
use crate::tui::Spot;
use crate::tui::view::parts::{choice_mark, extra_marks, role_range, sureness_words, verdict_style};
use crate::tui::widget::{Block, Canvas, indented, sides, visible};

/// Width of the list of skills.
const SKILLS: u16 = 31;
/// Width of the roles' ranges.
const ROLES: u16 = 32;

pub(super) fn draw(asked: &Asked<'_>, canvas: &mut Canvas<'_, '_>) {
    let columns = Layout::horizontal([Constraint::Length(SKILLS), Constraint::Fill(1), Constraint::Length(ROLES)]);
    let [left, middle, right] = columns.spacing(2).areas(canvas.area.inner(Margin::new(1, 1)));
    canvas.blocks(skills(asked, left), left);
    question(asked, &mut canvas.part(middle));
    canvas.lines(roles(asked, right), right);
}

fn skills(asked: &Asked<'_>, area: Rect) -> Vec<Block<'static>> {
    let framework = asked.app.framework();
    let theme = asked.theme;
    let mut rows = Vec::new();
    let mut cursor = 0;
    for domain in framework.domains() {
        let done = framework
            .skills_of(domain)
            .filter(|skill| asked.sitting.sheet().choice(*skill) != crate::assessment::Choice::Unanswered);
        let counts = format!("{}/{}", done.count(), framework.skills_of(domain).count());
        let name = Line::styled(framework.domain(domain).name.to_string(), theme.strong);
        rows.push((None, vec![sides(name, Line::styled(counts, theme.quiet), area.width)]));
        for skill in framework.skills_of(domain) {
            let here = skill == asked.screen.skill;
            if here {
                cursor = rows.len();
            }
            let entry = asked.sitting.assessment().entry(skill);
            let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
            let extra: Vec<Span<'_>> =
                extra_marks(entry, theme).into_iter().filter(|mark| mark.content.as_ref() != " ").collect();
            // Mark, choice and a space before the name, and a space before extra marks if there are any.
            let room = usize::from(area.width).saturating_sub(4 + extra.len());
            let name = Span::styled(cut(framework.skill(skill).name.as_str(), room), style);
            let lead = vec![Span::styled(mark, style), choice_mark(entry.choice, theme), Span::raw(" "), name];
            rows.push((Some(Spot::Skill(skill)), vec![sides(Line::from(lead), Line::from(extra), area.width)]));
        }
    }
    let seen = visible(cursor, rows.len(), area.height.into());
    rows.drain(seen).collect()
}

fn question(asked: &Asked<'_>, canvas: &mut Canvas<'_, '_>) {
    let width = canvas.area.width;
    let rows = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(4),
        Constraint::Fill(1),
        Constraint::Length(3),
        Constraint::Length(1),
    ]);
    let [title, about, options, evidence, said] = rows.areas(canvas.area);
    canvas.put(asked.title(width), title);
    canvas.lines(asked.definition(width, 4), about);
    canvas.blocks(asked.spaced_statements(options), options);
    canvas.lines(asked.evidence_prompt(width, evidence.height.into()), evidence);
    canvas.put(asked.said(width), said);
}

fn roles(asked: &Asked<'_>, area: Rect) -> Vec<Line<'static>> {
    let framework = asked.app.framework();
    let theme = asked.theme;
    let band = asked.sitting.assessment().aim().band;
    let head = format!("Readiness, {}", framework.band(band).name);
    let mut lines = vec![Line::styled(head, theme.strong), Line::default()];
    for role in framework.roles() {
        let card = asked.sitting.scores().card(role, band);
        lines.push(role_range(asked.app, asked.sitting, card, (theme, area.width)));
        let verdict = Span::styled(crate::report::verdict_words(card), verdict_style(card.verdict, theme));
        let likely = Line::styled(format!("{}  ", sureness_words(asked.sitting, card, theme)), theme.quiet);
        lines.push(sides(Line::from(vec![Span::raw("  "), verdict]), likely, area.width));
        lines.push(Line::default());
    }
    let leading = leading_words(framework, asked.sitting.ranking(band));
    lines.extend(indented(Vec::new(), &Span::styled(leading, theme.text), area.width));
    lines.push(Line::default());
    let marks = &theme.marks;
    let legend = format!(
        "{} certain  {} still open  {} ready. Likely: if the rest of you resembles what you answered.",
        marks.certain, marks.open, marks.bar
    );
    lines.extend(indented(Vec::new(), &Span::styled(legend, theme.quiet), area.width));
    lines
}
