//! Draws the state without changing it. Each screen has a file.
//!
//! Every screen has a header, a thin rule that shows the progress, a body, and a footer with its keys. There are three
//! shapes: wide, normal and compact. A window below 60 by 20 gets one sentence.

mod export;
mod help;
mod home;
mod overlay;
mod parts;
mod plan;
mod profile;
mod question;
mod results;
mod review;
mod role;
mod settings;
mod start;
mod what_if;
mod wishes;

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span, Text};

use super::theme::{Glyphs, Theme};
use super::widget::{Canvas, LineBuilder, columns, rows, sides};
use super::{Access, App, Binding, HitMap, Intent, Leaving, SMALLEST, Saving, Screen};
use crate::assessment::Pace;
use crate::text::{self, width};

/// The size class of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Room for three columns.
    Wide,
    /// 80 by 24 and above.
    Normal,
    /// Smaller windows.
    Compact,
}

impl Shape {
    const fn of(area: Rect) -> Self {
        match (area.width, area.height) {
            (110.., 30..) => Self::Wide,
            (78.., 24..) => Self::Normal,
            _ => Self::Compact,
        }
    }
}

/// Draws the whole screen. Returns its clickable areas.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> HitMap {
    let area = frame.area();
    let mut targets = HitMap::default();
    let mut canvas = Canvas::new(frame, theme, &mut targets);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(app, &mut canvas);
    } else {
        screen(app, &mut canvas);
        match (app.leaving(), app.overlay()) {
            (Some(leaving), _) => {
                canvas.recede();
                overlay::draw_leaving(app, &leaving, &mut canvas);
            }
            (None, Some(over)) => {
                canvas.recede();
                overlay::draw(app, over, &mut canvas);
            }
            (None, None) => {}
        }
    }
    if theme.glyphs() == Glyphs::Ascii {
        to_ascii(frame);
    } else {
        to_text(frame);
    }
    targets
}

fn screen(app: &App, canvas: &mut Canvas<'_, '_>) {
    let [head, line, body, foot] = rows(canvas.area, [Some(1), Some(1), None, Some(1)]);
    let theme = canvas.theme;
    canvas.put(header(app, canvas.builder(head)), head);
    canvas.put(progress_or_trouble(app, canvas.builder(line)), line);
    let inside = &mut canvas.part(body);
    match app.screen() {
        Screen::Home(home) => home::draw(app, home, inside),
        Screen::Start(start) => start::draw(app, start, inside),
        Screen::Question(question) => question::draw(app, question, inside),
        Screen::Review(review) => review::draw(app, review, inside),
        Screen::Results(results) => results::draw(app, results, inside),
        Screen::Role(role) => role::draw(app, role, inside),
        Screen::Plan(plan) => plan::draw(app, plan, inside),
        Screen::WhatIf(what_if) => what_if::draw(app, what_if, inside),
        Screen::Export(export) => export::draw(app, export, inside),
        Screen::Settings(settings) => settings::draw(app, *settings, inside),
        Screen::Wishes(wishes) => wishes::draw(app, *wishes, inside),
    }
    // An overlay shows its own keys.
    let bindings =
        if app.overlay().is_none() && app.leaving().is_none() { offered(app) } else { Cow::Borrowed(&[][..]) };
    let bindings = bindings.as_ref();
    let foot = foot.inner(Margin::new(1, 0));
    let Some(notice) = app.notice().filter(|_| app.unsaved().is_some()) else {
        canvas.footer(bindings, foot);
        return;
    };
    let words = format!("{}  ", text::cut(notice, usize::from(foot.width) - 2));
    let said = u16::try_from(width(&words)).unwrap_or(u16::MAX);
    let [told, keys] = columns(foot, 0, [Some(said), None]);
    canvas.put(Span::styled(words, theme.strong), told);
    canvas.footer(bindings, keys);
}

/// Returns the bindings in force. Leaves out those that change answers if the assessment is read-only.
fn offered(app: &App) -> Cow<'_, [Binding]> {
    let mode = app.mode();
    let bindings = app.keymap().bindings(mode);
    if !app.current().is_some_and(|current| matches!(current.access(), Access::ReadOnly(_))) {
        return Cow::Borrowed(bindings);
    }
    bindings.iter().filter(|binding| !binding.intent.changes_answers(mode)).cloned().collect()
}

/// Returns the header: program, assessment and aim at the left, progress and the state of saving at the right.
fn header(app: &App, builder: LineBuilder<'_>) -> Line<'static> {
    let theme = builder.theme;
    let mut left = vec![Span::styled(" devrel-ready", theme.strong)];
    let Some(current) = app.current() else {
        return Line::from(left);
    };
    let assessment = current.assessment();
    let band = &app.framework().band(assessment.aim().band).name;
    let quick = if assessment.pace() == Pace::Quick { " (quick)" } else { "" };
    left.push(Span::styled(format!("  {} {} {band}{quick}", assessment.name(), theme.marks.dot), theme.quiet));
    let coverage = current.sheet().coverage();
    let saving = format!("{} saving", theme.marks.more);
    let (saved, style) = match (current.access(), app.saving()) {
        (Access::ReadOnly(_), _) => ("read only".to_owned(), theme.caution),
        (_, Some(Saving::Saved)) => (format!("{} saved", theme.marks.done), theme.good),
        (_, Some(Saving::Failed(_))) => ("NOT SAVED".to_owned(), theme.bad),
        (_, Some(Saving::Pending) | None) => (saving.clone(), theme.quiet),
    };
    // Each save shows both words, and their neighbors must not move.
    let cells = width(&saving);
    let progress = Span::styled(format!("{} of {}  ", coverage.done(), coverage.skills()), theme.text);
    let saved = Span::styled(format!("{saved:>cells$} "), style);
    sides(Line::from(left), Line::from(vec![progress, saved]), builder.width)
}

/// Returns the rule below the header. It shows the progress, or the problem with saving.
fn progress_or_trouble(app: &App, builder: LineBuilder<'_>) -> Line<'static> {
    let theme = builder.theme;
    if let Some((name, reason)) = app.unsaved() {
        let whose = if app.current().is_some() { String::new() } else { format!(" ({name})") };
        let words = format!(" NOT SAVED{whose}: {reason}");
        return Line::styled(text::cut(&words, builder.width.into()), theme.bad);
    }
    let (done, all) = app.current().map_or((0, 1), |current| {
        let coverage = current.sheet().coverage();
        (coverage.done(), coverage.skills())
    });
    match (app.notice(), app.milestone()) {
        (Some(notice), _) => rule_saying(&Span::styled(notice, theme.strong), builder, done, all),
        (None, Some(words)) => {
            let words = format!("{} {words}", theme.marks.done);
            rule_saying(&Span::styled(words, theme.chosen), builder, done, all)
        }
        (None, None) => builder.progress(done, all),
    }
}

/// Returns the rule with words near its end.
fn rule_saying(words: &Span<'_>, builder: LineBuilder<'_>, done: usize, all: usize) -> Line<'static> {
    const AFTER: u16 = 2;
    let cells = builder.width;
    let style = words.style;
    let words = format!(" {} ", text::cut(&words.content, usize::from(cells.saturating_sub(2 * AFTER + 2))));
    let before = cells.saturating_sub(AFTER).saturating_sub(u16::try_from(width(&words)).unwrap_or(u16::MAX));
    let filled = usize::from(cells) * done / all.max(1);
    let behind = filled.saturating_sub(usize::from(cells - AFTER));
    let mut spans = builder.at_most(before).progress(filled, before.into()).spans;
    spans.push(Span::styled(words, style));
    spans.extend(builder.at_most(AFTER).progress(behind, AFTER.into()).spans);
    Line::from(spans)
}

fn too_small(app: &App, canvas: &mut Canvas<'_, '_>) {
    let (area, theme) = (canvas.area, canvas.theme);
    let (width, height) = SMALLEST;
    let key = |intent| app.key(app.mode(), intent);
    let words = match app.leaving() {
        Some(Leaving::Saved) => format!("Everything is saved. {} leaves; {} stays.", key(Intent::Yes), key(Intent::No)),
        Some(Leaving::Undecided { name }) => format!(
            "{name} was changed elsewhere. {} leaves, and both versions are kept; {} stays.",
            key(Intent::Yes),
            key(Intent::No)
        ),
        Some(Leaving::Losing { names, reason }) => format!(
            "{} leaves and loses the newest changes of {names}, which are NOT SAVED; {} stays. {reason}",
            key(Intent::Yes),
            key(Intent::No)
        ),
        None => format!(
            "This window is {} by {}. Please make it at least {width} by {height}. Nothing is lost; {} leaves.",
            area.width,
            area.height,
            key(Intent::Quit)
        ),
    };
    let lines = text::wrap(&words, area.width.into());
    let text: Text<'_> = lines.into_iter().map(|line| Line::styled(line, theme.text)).collect();
    canvas.put(text, area);
}

/// Removes everything that is not text from all cells.
#[expect(clippy::disallowed_methods, reason = "the characters written here come from the gate")]
fn to_text(frame: &mut Frame<'_>) {
    let cells = &mut frame.buffer_mut().content;
    for at in 0..cells.len() {
        let symbol = cells[at].symbol();
        let after = || cells.get(at + width(symbol).max(1)).and_then(|cell| cell.symbol().chars().next());
        if let Some(shown) = text::cell(symbol, after) {
            cells[at].set_symbol(&shown);
        }
    }
}

/// Replaces characters that an ASCII terminal cannot show.
#[expect(clippy::disallowed_methods, reason = "the characters written here are fixed and printable")]
fn to_ascii(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        if !cell.symbol().is_ascii() {
            cell.set_symbol(match cell.symbol() {
                "\u{a0}" => " ",
                "…" => "~",
                "–" | "—" => "-",
                "’" | "‘" => "'",
                "↑" => "^",
                "↓" => "v",
                "←" => "<",
                "→" => ">",
                "×" => "x",
                "²" => "2",
                _ => "?",
            });
        }
    }
}
