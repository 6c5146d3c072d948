//! A question on a large screen: all skills at the left, the question in the middle, the roles at the right.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span, Text};

use super::Asked;
use crate::report::leading_words;
use crate::text::cut;
use crate::tui::view::parts::{choice_mark, extra_marks, role_range, sureness_words, verdict_style};
use crate::tui::widget::{columns, indented, rows, sides, visible};

/// Width of the list of skills.
const SKILLS: u16 = 31;
/// Width of the roles' ranges.
const ROLES: u16 = 32;

pub(super) fn draw(asked: &Asked<'_>, frame: &mut Frame<'_>, area: Rect) {
    let [left, middle, right] = columns(area.inner(Margin::new(1, 1)), 2, [Some(SKILLS), None, Some(ROLES)]);
    frame.render_widget(skills(asked, left), left);
    question(asked, frame, middle);
    frame.render_widget(roles(asked, right), right);
}

fn skills(asked: &Asked<'_>, area: Rect) -> Text<'static> {
    let framework = asked.app.framework();
    let theme = asked.theme;
    let mut lines = Vec::new();
    let mut cursor = 0;
    for domain in framework.domains() {
        let done = framework
            .skills_of(domain)
            .filter(|skill| asked.sitting.sheet().choice(*skill) != crate::assessment::Choice::Unanswered);
        let counts = format!("{}/{}", done.count(), framework.skills_of(domain).count());
        let name = Line::styled(framework.domain(domain).name.to_string(), theme.strong);
        lines.push(sides(name, Line::styled(counts, theme.quiet), area.width));
        for skill in framework.skills_of(domain) {
            let here = skill == asked.screen.skill;
            if here {
                cursor = lines.len();
            }
            let entry = asked.sitting.assessment().entry(skill);
            let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
            let extra: Vec<Span<'_>> =
                extra_marks(entry, theme).into_iter().filter(|mark| mark.content.as_ref() != " ").collect();
            // Mark, choice and a space before the name, and a space before extra marks if there are any.
            let room = usize::from(area.width).saturating_sub(4 + extra.len());
            let name = Span::styled(cut(framework.skill(skill).name.as_str(), room), style);
            let lead = vec![Span::styled(mark, style), choice_mark(entry.choice, theme), Span::raw(" "), name];
            lines.push(sides(Line::from(lead), Line::from(extra), area.width));
        }
    }
    let seen = visible(cursor, lines.len(), area.height.into());
    Text::from(lines.drain(seen).collect::<Vec<_>>())
}

fn question(asked: &Asked<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = area.width;
    let [title, about, options, evidence, said] = rows(area, [Some(2), Some(4), None, Some(3), Some(1)]);
    frame.render_widget(asked.title(width), title);
    frame.render_widget(Text::from(asked.definition(width, 4)), about);
    frame.render_widget(Text::from(asked.spaced_statements(options)), options);
    frame.render_widget(Text::from(asked.evidence_prompt(width, evidence.height.into())), evidence);
    frame.render_widget(asked.said(width), said);
}

fn roles(asked: &Asked<'_>, area: Rect) -> Text<'static> {
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
    Text::from(lines)
}
