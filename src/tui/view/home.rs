//! Draws home: an introduction on the first start, later the saved assessments.

use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use super::parts::page;
use crate::assessment::Name;
use crate::text::{Clean, counted, cut, fit, width};
use crate::tui::widget::{Block, Canvas, LineBuilder, RangeBar, sides, visible};
use crate::tui::{App, HomeRow, HomeScreen, Intent, ListStatus, Mode, Target};

/// The widest list. A wider one would put the dates too far from the names.
const WIDEST: u16 = 110;
/// Cells of the bar of answered questions, where there is room.
const BAR: u16 = 14;
/// Narrowest column of names.
const SHORTEST: usize = 8;

pub(super) fn draw(app: &App, home: &HomeScreen, canvas: &mut Canvas<'_, '_>) {
    if app.is_first_start() {
        let area = page(canvas.area);
        canvas.blocks(welcome(app, canvas.builder(area).at_most(76), area.height.into()), area);
    } else {
        let area = canvas.area.inner(Margin::new(2, 1));
        let area = Rect { width: area.width.min(WIDEST), ..area };
        canvas.blocks(list(app, home, canvas.builder(area), area.height.into()), area);
    }
}

fn welcome(app: &App, builder: LineBuilder<'_>, height: usize) -> Vec<Block<'static>> {
    let (framework, theme) = (app.framework(), builder.theme);
    let question = format!(
        "Which role in {} is closest to your skills? How ready are you? What is the shortest way there?",
        framework.name()
    );
    let mut lines = builder.paragraph(&question, theme.strong);
    lines.push(Line::default());
    let roles: Vec<&str> = framework.roles().map(|role| framework.role(role).name.as_str()).collect();
    lines.extend(builder.paragraph(
        &format!(
            "{}, about 15 minutes. For each skill you choose the highest of five statements that is true \
             of you. While you answer you see where you stand for {}: {}.",
            counted(framework.skills().len(), "question", "questions"),
            counted(roles.len(), "role", "roles"),
            roles.join(", ")
        ),
        theme.text,
    ));
    lines.push(Line::default());
    lines.extend(builder.paragraph(
        "Stop at any time: every answer is saved at once, and you come back to the same question. Nothing leaves \
         this computer.",
        theme.text,
    ));
    let place = builder.paragraph(&format!("Your answers are kept in {}", app.data_dir()), theme.quiet);
    // On a small screen, leave the place out: the help names it, and the way to start stays visible.
    if lines.len() + place.len() + BEGIN <= height {
        lines.extend(place);
    }
    lines.push(Line::default());
    if lines.len() + EXAMPLE + BEGIN - 1 <= height {
        lines.extend(example(app, builder));
    }
    let begin = app.key(Mode::Welcome, Intent::Start);
    let enter = vec![Span::styled(begin, theme.key), Span::styled("  begin your first assessment", theme.strong)];
    let mut notice = vec![Line::default()];
    notice.extend(builder.paragraph(crate::words::NOTICE, theme.quiet));
    vec![(None, lines), (Some(Target::Do(Intent::Start)), vec![Line::from(enter)]), (None, notice)]
}

/// Lines of the way to start, with the empty lines around it.
const BEGIN: usize = 4;

/// Lines of the example below.
const EXAMPLE: usize = 4;

/// Shows how the range of a role narrows while a person answers.
fn example(app: &App, builder: LineBuilder<'_>) -> Vec<Line<'static>> {
    const NUMBERS: usize = 8;
    const WORDS: usize = 18;
    let (framework, theme) = (app.framework(), builder.theme);
    let ready_at = framework.band(framework.usual_band()).ready_at;
    let cells = builder.width.saturating_sub(u16::try_from(NUMBERS + WORDS).unwrap_or(0));
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

fn list(app: &App, home: &HomeScreen, builder: LineBuilder<'_>, height: usize) -> Vec<Block<'static>> {
    let theme = builder.theme;
    let names = app.home().iter().map(|summary| width(summary.which.as_str())).max().unwrap_or(0);
    let limit = (usize::from(builder.width) / 2 - 4).clamp(SHORTEST, Name::LIMIT);
    let table = Table { cursor: home.cursor, builder, names: names.clamp(SHORTEST, limit) };
    let mut blocks = vec![(None, vec![Line::styled("Your assessments", theme.strong), Line::default()])];
    // Each entry takes two lines, and a third if there is room. Above are two lines of heading, below two of hints.
    let room = height.saturating_sub(4);
    let spaced = app.home().len() * 3 <= room;
    let listed = if spaced { room / 3 } else { room / 2 };
    let seen = visible(home.cursor, app.home().len(), listed);
    for (position, summary) in app.home().iter().enumerate().take(seen.end).skip(seen.start) {
        let unsaved = app.unsaved_of(&summary.which);
        blocks.push((Some(Target::Entry(position)), table.row(position, summary, unsaved).into()));
        if spaced {
            blocks.push((None, vec![Line::default()]));
        }
    }
    let (above, below) = (seen.start, app.home().len() - seen.end);
    let more = |count: usize, intent| format!("{} {count} more", app.key(Mode::Home, intent));
    let hint = match (app.known(), above, below) {
        (ListStatus::Unreadable(reason), ..) => format!("Those not shown here cannot be listed: {reason}"),
        // The number is unknown at first: the first list holds only what fits the screen.
        (ListStatus::SoFar, _, 1..) => theme.marks.more.to_owned(),
        (ListStatus::SoFar, ..) if app.home().is_empty() => format!("Reading your assessments {}", theme.marks.more),
        (_, 0, 0) => String::new(),
        (_, above, 0) => more(above, Intent::Up),
        (_, 0, below) => more(below, Intent::Down),
        (_, above, below) => format!("{}   {}", more(above, Intent::Up), more(below, Intent::Down)),
    };
    let hint = builder.paragraph(&hint, theme.quiet);
    blocks.push((None, [Line::default()].into_iter().chain(hint).collect()));
    blocks
}

/// The saved assessments.
struct Table<'a> {
    cursor: usize,
    builder: LineBuilder<'a>,
    /// Cells of the names.
    names: usize,
}

impl Table<'_> {
    /// Returns the two lines of the assessment at a position.
    fn row(&self, position: usize, summary: &HomeRow, unsaved: Option<&Clean>) -> [Line<'static>; 2] {
        let Self { cursor, builder, names } = *self;
        let (theme, cells) = (builder.theme, builder.width);
        let (mark, style) = theme.entry(position, cursor);
        let (done, all) = summary.progress;
        let name = Span::styled(format!("{mark} {}", fit(summary.which.as_str(), names)), style);
        // An unreadable save has no aim and an unknown number of answers.
        let is_known = !summary.aim.is_empty();
        let mut left = vec![name];
        if is_known {
            left.push(Span::styled(format!("  {done:>2} of {all}  "), theme.text));
            if usize::from(cells) >= names + usize::from(BAR) + 36 {
                left.extend(builder.at_most(BAR).progress(done, all).spans);
            }
        }
        let answered = Line::styled(summary.answered.to_string(), theme.quiet);
        let first = sides(Line::from(left), answered, cells);
        let details = match &summary.trouble {
            _ if unsaved.is_some() => {
                let reason = unsaved.map(Clean::as_str).unwrap_or_default();
                Span::styled(cut(&format!("  NOT SAVED: {reason}"), cells.into()), theme.bad)
            }
            Some(trouble) if is_known => Span::styled(format!("  {trouble}"), theme.bad),
            Some(_) => Span::styled("  cannot be read; open it to see why, and what can be done", theme.bad),
            None if done == 0 => Span::styled(format!("  {}", summary.aim), theme.quiet),
            None => Span::styled(format!("  {} {} {}", summary.aim, theme.marks.dot, summary.leading), theme.quiet),
        };
        [first, sides(Line::from(details), Line::default(), cells)]
    }
}
