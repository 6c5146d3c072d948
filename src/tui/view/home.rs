//! Home: what this is on the first start, the saved assessments after that.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use super::parts::page;
use crate::assessment::Name;
use crate::text::{fit, width};
use crate::tui::theme::Theme;
use crate::tui::widget::{Block, Canvas, RangeBar, indented, rule, sides, visible};
use crate::tui::{App, HomeScreen, Intent, Known, Mode, Spot, Summary};

/// The widest that the list becomes: a date far from its name belongs to nobody.
const WIDEST: u16 = 110;
/// Cells of the bar that shows how much is answered, where there is room.
const BAR: usize = 14;
/// Narrowest column of names.
const SHORTEST: usize = 8;

pub(super) fn draw(app: &App, home: &HomeScreen, canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    if app.is_first_start() {
        let area = page(canvas.area);
        canvas.blocks(welcome(app, theme, area), area);
    } else {
        let area = canvas.area.inner(Margin::new(2, 1));
        let area = Rect { width: area.width.min(WIDEST), ..area };
        canvas.blocks(list(app, home, theme, area), area);
    }
}

fn welcome(app: &App, theme: &Theme, area: Rect) -> Vec<Block<'static>> {
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
    let place = paragraph(format!("Your answers are kept in {}", app.data_dir()), theme.quiet);
    // On a small screen the help says it, and the way to begin stays in sight.
    if lines.len() + place.len() + BEGIN <= usize::from(area.height) {
        lines.extend(place);
    }
    lines.push(Line::default());
    if lines.len() + EXAMPLE + BEGIN - 1 <= usize::from(area.height) {
        lines.extend(example(app, theme, area.width.min(76)));
    }
    let begin = app.key(Mode::Welcome, Intent::Start);
    let enter = vec![Span::styled(begin, theme.key), Span::styled("  begin your first assessment", theme.strong)];
    let mut notice = vec![Line::default()];
    notice.extend(paragraph(crate::report::NOTICE.to_owned(), theme.quiet));
    vec![(None, lines), (Some(Spot::Do(Intent::Start)), vec![Line::from(enter)]), (None, notice)]
}

/// Lines of how to begin, and of what lies before and after it.
const BEGIN: usize = 4;

/// Lines of the example below.
const EXAMPLE: usize = 4;

/// How a role's range narrows while one answers: whoever has seen it once can read every screen.
fn example(app: &App, theme: &Theme, width: u16) -> Vec<Line<'static>> {
    const NUMBERS: usize = 8;
    const WORDS: usize = 18;
    let framework = app.framework();
    let ready_at = framework.band(framework.usual_band()).ready_at;
    let cells = width.saturating_sub(u16::try_from(NUMBERS + WORDS).unwrap_or(0));
    let row = |range: [u64; 2], words: &str| {
        let numbers = if range[0] == range[1] {
            range[0].to_string()
        } else {
            format!("{}{}{}", range[0], theme.marks.dash, range[1])
        };
        let mut spans = vec![Span::styled(fit(words, WORDS), theme.text)];
        spans.extend(RangeBar::example(range, ready_at).spans(cells, theme));
        spans.push(Span::styled(format!("{numbers:>NUMBERS$}"), theme.strong));
        Line::from(spans)
    };
    vec![
        RangeBar::legend(["reached", "still open", "where ready begins"], theme),
        row([34, 93], "A role half-way"),
        row([88, 88], "At the end: ready"),
        Line::default(),
    ]
}

fn list(app: &App, home: &HomeScreen, theme: &Theme, area: Rect) -> Vec<Block<'static>> {
    let names = app.home().iter().map(|summary| width(summary.which.as_str())).max().unwrap_or(0);
    let limit = (usize::from(area.width) / 2 - 4).clamp(SHORTEST, Name::LIMIT);
    let columns = (names.clamp(SHORTEST, limit), area.width);
    let mut blocks = vec![(None, vec![Line::styled("Your assessments", theme.strong), Line::default()])];
    // Two lines each and perhaps one between, below two lines of heading and above two lines of hint.
    let room = usize::from(area.height).saturating_sub(4);
    let spaced = app.home().len() * 3 <= room;
    let height = if spaced { room / 3 } else { room / 2 };
    let seen = visible(home.cursor, app.home().len(), height);
    for (position, summary) in app.home().iter().enumerate().take(seen.end).skip(seen.start) {
        let lines = entry(summary, position == home.cursor, (theme, columns));
        blocks.push((Some(Spot::Entry(position)), lines.into()));
        if spaced {
            blocks.push((None, vec![Line::default()]));
        }
    }
    let (above, below) = (seen.start, app.home().len() - seen.end);
    let more = |count: usize, intent| format!("{} {count} more", app.key(Mode::Home, intent));
    let hint = match (app.known(), above, below) {
        (Known::Unreadable(reason), ..) => format!("Those not shown here cannot be listed: {reason}"),
        // How many is not known at first: only what a screen can show is read before it is shown.
        (Known::SoFar, _, 1..) => theme.marks.more.to_owned(),
        (Known::SoFar, ..) if app.home().is_empty() => theme.marks.more.to_owned(),
        (_, 0, 0) => String::new(),
        (_, above, 0) => more(above, Intent::Up),
        (_, 0, below) => more(below, Intent::Down),
        (_, above, below) => format!("{}   {}", more(above, Intent::Up), more(below, Intent::Down)),
    };
    let hint = indented(Vec::new(), &Span::styled(hint, theme.quiet), area.width);
    blocks.push((None, [Line::default()].into_iter().chain(hint).collect()));
    blocks
}

fn entry(summary: &Summary, highlighted: bool, (theme, (names, cells)): (&Theme, (usize, u16))) -> [Line<'static>; 2] {
    let marks = &theme.marks;
    let (mark, style) = if highlighted { (marks.cursor, theme.cursor) } else { (" ", theme.text) };
    let (done, all) = summary.progress;
    let name = Span::styled(format!("{mark} {}", fit(summary.which.as_str(), names)), style);
    // What cannot be read has no aim, and how much is answered is not known.
    let is_known = !summary.aim.is_empty();
    let mut left = vec![name];
    if is_known {
        left.push(Span::styled(format!("  {done:>2} of {all}  "), theme.text));
        if usize::from(cells) >= names + BAR + 36 {
            left.extend(rule(theme, u16::try_from(BAR).unwrap_or(0), (done, all)).spans);
        }
    }
    let changed = Line::styled(summary.changed.to_string(), theme.quiet);
    let first = sides(Line::from(left), changed, cells);
    let details = match &summary.trouble {
        Some(trouble) if is_known => Span::styled(format!("  {trouble}"), theme.bad),
        Some(_) => Span::styled("  cannot be read; open it to see why, and what can be done", theme.bad),
        None if done == 0 => Span::styled(format!("  {}", summary.aim), theme.quiet),
        None => Span::styled(format!("  {} {} {}", summary.aim, marks.dot, summary.leading), theme.quiet),
    };
    [first, sides(Line::from(details), Line::default(), cells)]
}
