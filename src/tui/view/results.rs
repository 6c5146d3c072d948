//! All roles at a band, best first, and the highlighted one in short.

use std::fmt::Write;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span, Text};

use super::Shape;
use super::parts::{likely_words, range_words, verdict_style};
use crate::framework::{BandId, Framework};
use crate::report::{NOTICE, leading_words, standing_words, verdict_words};
use crate::score::{Scorecard, gaps, remarks, strengths};
use crate::text::{fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{RangeBar, indented, rule};
use crate::tui::{App, ResultsScreen, Sitting};

pub(super) fn draw(
    app: &App,
    results: &ResultsScreen,
    theme: &Theme,
    (frame, area, shape): (&mut Frame<'_>, Rect, Shape),
) {
    let Some(sitting) = app.sitting() else { return };
    let area = area.inner(Margin::new(1, 0));
    let order = &sitting.ranking(results.band).order;
    let spacing = u16::from(shape == Shape::Wide);
    let leading = indented(Vec::new(), &Span::styled(leading(app, sitting, results.band), theme.strong), area.width);
    let rows = Layout::vertical([
        Constraint::Length(1 + spacing),
        Constraint::Length(u16::try_from(leading.len()).unwrap_or(1) + spacing),
        Constraint::Length(u16::try_from(order.len()).unwrap_or(u16::MAX)),
        Constraint::Length(1 + spacing),
        Constraint::Fill(1),
        Constraint::Length(1),
    ]);
    let [tabs, group, ranking, line, detail, notice] = rows.areas(area);
    frame.render_widget(bands(app.framework(), results.band, theme), tabs);
    frame.render_widget(Text::from(leading), group);
    let lines = order.iter().enumerate().map(|(position, role)| {
        let card = sitting.scores().card(*role, results.band);
        row(app, card, position == results.cursor, (theme, area.width))
    });
    frame.render_widget(lines.collect::<Text<'_>>(), ranking);
    frame.render_widget(rule(theme, area.width, (0, 1)), line);
    if let Some(role) = order.get(results.cursor) {
        let card = sitting.scores().card(*role, results.band);
        frame.render_widget(Text::from(summary(app, sitting, card, (theme, detail))), detail);
    }
    frame.render_widget(Line::styled(NOTICE, theme.quiet), notice);
}

/// The bands as tabs.
pub(super) fn bands(framework: &Framework, band: BandId, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    for other in framework.bands() {
        let (mark, style) = if other == band { (theme.marks.cursor, theme.cursor) } else { (" ", theme.quiet) };
        spans.push(Span::styled(format!("{mark} {}", framework.band(other).name), style));
        spans.push(Span::raw("   "));
    }
    let bar = framework.band(band).ready_at;
    spans.push(Span::styled(format!("ready at {bar} {}", theme.marks.bar), theme.quiet));
    Line::from(spans)
}

fn leading(app: &App, sitting: &Sitting, band: BandId) -> String {
    let mut words = leading_words(app.framework(), sitting.ranking(band));
    for remark in remarks(sitting.sheet()) {
        words += " ";
        words += &remark.to_string();
    }
    words
}

fn row(app: &App, card: &Scorecard, here: bool, (theme, cells): (&Theme, u16)) -> Line<'static> {
    const FIXED: usize = 50;
    let framework = app.framework();
    let names = framework.roles().map(|role| width(framework.role(role).name.as_str())).max().unwrap_or(0);
    let roomy = usize::from(cells) >= names + FIXED;
    let role = framework.role(card.role);
    let name = if roomy { fit(role.name.as_str(), names) } else { fit(role.short.as_str(), 12) };
    let used = width(&name) + 2 + 9 + 13 + 20;
    let room = u16::try_from(usize::from(cells).saturating_sub(used).min(40)).unwrap_or(0);
    let (mark, style) = if here { (theme.marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let mut spans = vec![Span::styled(format!("{mark} {name} "), style)];
    match RangeBar::of(card, framework.band(card.band).ready_at) {
        Some(range) => spans.extend(range.spans(room, theme)),
        None => spans.push(Span::raw(" ".repeat(room.into()))),
    }
    spans.push(Span::styled(format!(" {:>7}", range_words(card, theme)), theme.strong));
    spans.push(Span::styled(format!("  {:<11}", likely_words(card, theme)), theme.quiet));
    spans.push(Span::styled(verdict_words(card), verdict_style(card.verdict, theme)));
    Line::from(spans)
}

/// The highlighted role in short: why, must-haves, domains, strengths, gaps.
fn summary(app: &App, sitting: &Sitting, card: &Scorecard, (theme, area): (&Theme, Rect)) -> Vec<Line<'static>> {
    let framework = app.framework();
    let name = &framework.role(card.role).name;
    let words = format!("{name}. {}", standing_words(framework, card));
    let mut lines = indented(Vec::new(), &Span::styled(words, theme.strong), area.width);
    lines.extend(indented(Vec::new(), &Span::styled(facts(card), theme.quiet), area.width));
    lines.push(must_haves(framework, card, theme));
    lines.extend(domains(framework, sitting, card, (theme, area.width)));
    let named = |skills: Vec<String>| if skills.is_empty() { "none yet".to_owned() } else { skills.join(", ") };
    let skill = |id| framework.skill(id).name.to_string();
    let sheet = sitting.sheet();
    let strong = strengths(framework, sheet, card).into_iter().take(4).map(skill).collect();
    let missing = gaps(framework, sheet, card);
    let missing = missing.iter().take(4).map(|gap| format!("{} {}/{}", skill(gap.skill), gap.level, gap.target));
    let strong = Span::styled(named(strong), theme.text);
    let missing = Span::styled(named(missing.collect()), theme.text);
    lines.extend(indented(vec![Span::styled("Strengths  ", theme.strong)], &strong, area.width));
    lines.extend(indented(vec![Span::styled("Gaps       ", theme.strong)], &missing, area.width));
    lines.truncate(area.height.into());
    lines
}

fn facts(card: &Scorecard) -> String {
    let coverage = card.coverage;
    let mut facts = format!(
        "{} of {} skills answered, {}% of the weight.",
        coverage.answered,
        coverage.skills,
        coverage.weight_percent()
    );
    if let (Some(lowest), Some(shown)) = (card.lowest(), card.shown()) {
        let _ = write!(facts, " Claimed {}, shown with evidence {}.", lowest.percent(), shown.percent());
    }
    if let Some(fit) = card.fit() {
        let _ = write!(facts, " Fit {}.", crate::report::Decimal::nearest(fit));
    }
    facts
}

fn must_haves(framework: &Framework, card: &Scorecard, theme: &Theme) -> Line<'static> {
    let mut spans = vec![Span::styled("Must-haves ", theme.strong)];
    for must_have in &card.must_haves {
        let (mark, style) = match must_have.met() {
            Some(true) => (theme.marks.done, theme.good),
            Some(false) => (theme.marks.missed, theme.bad),
            None => (theme.marks.unanswered, theme.quiet),
        };
        let name = &framework.skill(must_have.skill).name;
        spans.push(Span::styled(format!("{mark} {name} "), style));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

fn domains(
    framework: &Framework,
    sitting: &Sitting,
    card: &Scorecard,
    (theme, cells): (&Theme, u16),
) -> Vec<Line<'static>> {
    let parts = framework.domains().filter_map(|domain| card.domain(framework, sitting.sheet(), domain));
    parts
        .map(|part| {
            let name = fit(framework.domain(part.domain).name.as_str(), 14);
            let mut spans = vec![Span::raw(format!("  {name} "))];
            let (Some(lowest), Some(highest)) = (part.lowest(), part.highest()) else {
                return Line::from(spans);
            };
            spans.extend(RangeBar::between(lowest, highest).spans(cells.saturating_sub(30).min(40), theme));
            let numbers = match part.readiness() {
                Some(exact) => exact.percent().to_string(),
                None => format!("{}{}{}", lowest.percent(), theme.marks.dash, highest.times_ceil(100)),
            };
            spans.push(Span::styled(format!(" {numbers:>7}"), theme.text));
            Line::from(spans)
        })
        .collect()
}
