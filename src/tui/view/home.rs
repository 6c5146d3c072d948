//! Home: what this is on the first start, the saved assessments after that.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span, Text};

use crate::text::{fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{indented, sides, visible};
use crate::tui::{App, HomeScreen, Intent, Mode, Summary};

/// Widest column of names.
const NAME_LIMIT: usize = 24;

pub(super) fn draw(app: &App, home: &HomeScreen, theme: &Theme, (frame, area): (&mut Frame<'_>, Rect)) {
    let area = area.inner(Margin::new(2, 1));
    let text = if app.home().is_empty() { welcome(app, theme, area) } else { list(app, home, theme, area) };
    frame.render_widget(text, area);
}

fn welcome(app: &App, theme: &Theme, area: Rect) -> Text<'static> {
    let framework = app.framework();
    let paragraph = |words: String, style| indented(Vec::new(), &Span::styled(words, style), area.width.min(76));
    let question = "Which role in Developer Relations suits you? How ready are you? What is the shortest way there?";
    let mut lines = paragraph(question.to_owned(), theme.strong);
    lines.push(Line::default());
    let roles: Vec<&str> = framework.roles().map(|role| framework.role(role).name.as_str()).collect();
    lines.extend(paragraph(
        format!(
            "{} questions, about 15 minutes. For each skill you choose the highest of five statements that is true \
             of you. While you answer you see where you stand for {} roles: {}.",
            framework.skills().len(),
            roles.len(),
            roles.join(", ")
        ),
        theme.text,
    ));
    lines.push(Line::default());
    lines.extend(paragraph(
        "Stop at any time: every answer is saved at once, and you come back to the same question. Nothing leaves \
         this computer."
            .to_owned(),
        theme.text,
    ));
    lines.extend(paragraph(format!("Your answers are kept in {}", app.data_dir()), theme.quiet));
    lines.push(Line::default());
    let begin = app.key(Mode::Welcome, Intent::Start);
    let enter = vec![Span::styled(begin, theme.key), Span::styled("  begin your first assessment", theme.strong)];
    lines.push(Line::from(enter));
    lines.push(Line::default());
    lines.extend(paragraph(crate::report::NOTICE.to_owned(), theme.quiet));
    Text::from(lines)
}

fn list(app: &App, home: &HomeScreen, theme: &Theme, area: Rect) -> Text<'static> {
    let names = app.home().iter().map(|summary| width(summary.name.as_str())).max().unwrap_or(0);
    let columns = (names.clamp(8, NAME_LIMIT), area.width);
    let mut lines = vec![Line::styled("Your assessments", theme.strong), Line::default()];
    // Two lines each, below two lines of heading and above two lines of hint.
    let height = usize::from(area.height).saturating_sub(4) / 2;
    let seen = visible(home.cursor, app.home().len(), height);
    for (position, summary) in app.home().iter().enumerate().take(seen.end).skip(seen.start) {
        lines.extend(entry(summary, position == home.cursor, (theme, columns)));
    }
    lines.push(Line::default());
    let hidden = app.home().len() - seen.len();
    let hint = if hidden > 0 { format!("{hidden} more; arrows show them") } else { String::new() };
    lines.push(Line::styled(hint, theme.quiet));
    Text::from(lines)
}

fn entry(summary: &Summary, highlighted: bool, (theme, (names, cells)): (&Theme, (usize, u16))) -> [Line<'static>; 2] {
    let marks = &theme.marks;
    let (mark, style) = if highlighted { (marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let (done, all) = summary.progress;
    let name = Span::styled(format!("{mark} {}", fit(summary.name.as_str(), names)), style);
    let progress = Span::styled(format!("  {done} of {all}"), theme.text);
    let changed = Line::styled(summary.changed.to_string(), theme.quiet);
    let first = sides(Line::from(vec![name, progress]), changed, cells);
    let details = match &summary.trouble {
        Some(trouble) => Span::styled(format!("  {trouble}"), theme.bad),
        None => Span::styled(format!("  {} {} {}", summary.aim, marks.dot, summary.leading), theme.quiet),
    };
    [first, sides(Line::from(details), Line::default(), cells)]
}
