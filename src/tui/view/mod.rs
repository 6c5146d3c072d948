//! Drawing: reads the state and changes nothing. One screen a file.
//!
//! Every screen has a header, a thin rule that shows the progress, a body and a footer with its keys. Three
//! shapes: wide, normal and compact; below 60 by 20 a sentence.

mod export;
mod help;
mod home;
mod overlay;
mod parts;
mod plan;
mod question;
mod results;
mod review;
mod role;
mod start;
mod what_if;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

use super::theme::{Glyphs, Theme};
use super::widget::{footer, rows, rule, sides};
use super::{Access, App, SMALLEST, Saving, Screen, bindings};
use crate::assessment::Pace;
use crate::text::{self, width};

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Room for three columns.
    Wide,
    /// The classic terminal.
    Normal,
    /// Just enough.
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

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(theme, frame);
    } else {
        screen(app, theme, frame);
        if let Some(over) = app.overlay() {
            overlay::draw(app, over, theme, frame);
        }
    }
    if theme.glyphs() == Glyphs::Ascii {
        to_ascii(frame);
    } else {
        to_text(frame);
    }
}

fn screen(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let [head, line, body, foot] = rows(frame.area(), [Some(1), Some(1), None, Some(1)]);
    let shape = Shape::of(frame.area());
    frame.render_widget(header(app, theme, head.width), head);
    frame.render_widget(progress_or_trouble(app, theme, line.width), line);
    match app.screen() {
        Screen::Home(home) => home::draw(app, home, theme, (frame, body)),
        Screen::Start(start) => start::draw(app, start, theme, (frame, body)),
        Screen::Question(question) => question::draw(app, question, theme, (frame, body, shape)),
        Screen::Review(review) => review::draw(app, review, theme, (frame, body)),
        Screen::Results(results) => results::draw(app, results, theme, (frame, body, shape)),
        Screen::Role(role) => role::draw(app, role, theme, (frame, body)),
        Screen::Plan(plan) => plan::draw(app, plan, theme, (frame, body)),
        Screen::WhatIf(what_if) => what_if::draw(app, what_if, theme, (frame, body)),
        Screen::Export(export) => export::draw(app, export, theme, (frame, body)),
    }
    let last = match app.notice() {
        Some(notice) => {
            let words = format!(" {}  ", text::cut(notice, usize::from(foot.width) - 3));
            let room = foot.width.saturating_sub(u16::try_from(width(&words)).unwrap_or(u16::MAX));
            let mut line = Line::from(vec![Span::styled(words, theme.strong)]);
            line.spans.extend(footer(bindings(app.mode()), theme, room).spans);
            line
        }
        None => footer(bindings(app.mode()), theme, foot.width),
    };
    frame.render_widget(last, foot);
}

/// Program, assessment and aim at the left; how much is answered and whether it is saved at the right.
fn header(app: &App, theme: &Theme, width: u16) -> Line<'static> {
    let mut left = vec![Span::styled(" devrel-ready", theme.strong)];
    let Some(sitting) = app.sitting() else {
        return Line::from(left);
    };
    let assessment = sitting.assessment();
    let band = &app.framework().band(assessment.aim().band).name;
    let quick = if assessment.pace() == Pace::Quick { " (quick)" } else { "" };
    left.push(Span::styled(format!("  {} {} {band}{quick}", assessment.name(), theme.marks.dot), theme.quiet));
    let coverage = sitting.sheet().coverage();
    let saved = match (sitting.access(), app.saving()) {
        (Access::ReadOnly(_), _) => Span::styled("read only ", theme.caution),
        (_, Some(Saving::Saved)) => Span::styled(format!("{} saved ", theme.marks.done), theme.good),
        (_, Some(Saving::Failed(_))) => Span::styled("NOT SAVED ", theme.bad),
        (_, Some(Saving::Pending) | None) => Span::styled(format!("{} saving ", theme.marks.more), theme.quiet),
    };
    let progress = Span::styled(format!("{} of {}   ", coverage.done(), coverage.skills()), theme.text);
    sides(Line::from(left), Line::from(vec![progress, saved]), width)
}

/// The rule below the header: how far the person is, or what is wrong with saving.
fn progress_or_trouble(app: &App, theme: &Theme, width: u16) -> Line<'static> {
    if let Some((name, reason)) = app.unsaved() {
        let whose = if app.sitting().is_some() { String::new() } else { format!(" ({name})") };
        let words = format!(" NOT SAVED{whose}: {reason}");
        return Line::styled(text::cut(&words, width.into()), theme.bad);
    }
    let Some(sitting) = app.sitting() else {
        return rule(theme, width, (0, 1));
    };
    let coverage = sitting.sheet().coverage();
    rule(theme, width, (coverage.done(), coverage.skills()))
}

fn too_small(theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let (width, height) = SMALLEST;
    let words = format!(
        "This window is {} by {}. Please make it at least {width} by {height}. Nothing is lost; q leaves.",
        area.width, area.height
    );
    let lines = text::wrap(&words, area.width.into());
    let text: Text<'_> = lines.into_iter().map(|line| Line::styled(line, theme.text)).collect();
    frame.render_widget(text, area);
}

/// Takes out what is no text, whatever text it came with.
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

/// Replaces what an ASCII terminal cannot show, whatever text it came with.
#[expect(clippy::disallowed_methods, reason = "the characters written here are fixed and printable")]
fn to_ascii(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        if !cell.symbol().is_ascii() {
            cell.set_symbol(match cell.symbol() {
                "…" => "~",
                "–" | "—" => "-",
                "’" | "‘" => "'",
                "↑" => "^",
                "↓" => "v",
                "←" => "<",
                "→" => ">",
                _ => "?",
            });
        }
    }
}
