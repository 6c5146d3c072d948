//! Draws the state without changing it. Each screen has a file.
//!
//! Every screen has a header with the strip of places, a rule that marks the present place, a body, a row for messages
//! and a footer with its keys. The [`Grid`](super::widget::Grid) says where things stand at each size. A window below 60 by 20 gets a few
//! sentences.

mod buttons;
mod compare;
mod cramped;
mod edition;
mod entry;
mod export;
mod foot;
mod frame;
mod help;
mod history;
mod home;
mod log;
mod log_pane;
mod look_again;
mod menu;
mod overlay;
mod parts;
mod plan;
mod posting;
mod preview;
mod question;
mod results;
mod review;
mod role;
mod settings;
mod side_by_side;
mod start;
mod what_if;
mod wishes;

use ratatui::buffer::Buffer;

use super::theme::{Glyphs, Theme};
use super::widget::Canvas;
use super::{App, HitMap, SMALLEST, Screen};
use crate::look::in_ascii;

/// Draws the whole screen. Returns its clickable areas.
pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) -> HitMap {
    let area = buffer.area;
    let mut targets = HitMap::default();
    let mut canvas = Canvas::new(buffer, theme, &mut targets);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        cramped::draw(app, &mut canvas);
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
        to_ascii(buffer);
    }
    targets
}

fn screen(app: &App, canvas: &mut Canvas<'_, '_>) {
    let body = frame::draw(app, canvas);
    let inside = &mut canvas.part(body);
    match app.screen() {
        Screen::Home(home) => home::draw(app, home, inside),
        Screen::Start(start) => start::draw(app, start, inside),
        Screen::Question(question) => question::draw(app, question, inside),
        Screen::Edition(edition) => edition::draw(app, edition, inside),
        Screen::LookAgain(look) => look_again::draw(app, look, inside),
        Screen::Review(review) => review::draw(app, review, inside),
        Screen::Results(results) => results::draw(app, results, inside),
        Screen::Role(role) => role::draw(app, role, inside),
        Screen::Plan(plan) => plan::draw(app, plan, inside),
        Screen::WhatIf(what_if) => what_if::draw(app, what_if, inside),
        Screen::History(history) => history::draw(app, history, inside),
        Screen::Compare(compare) => compare::draw(app, compare, inside),
        Screen::SideBySide(screen) => side_by_side::draw(app, screen, inside),
        Screen::Export(export) => export::draw(app, export, inside),
        Screen::Settings(settings) => settings::draw(app, *settings, inside),
        Screen::Wishes(wishes) => wishes::draw(app, *wishes, inside),
        Screen::Log(log) => log::draw(app, log, inside),
        Screen::Posting(posting) => posting::draw(app, posting, inside),
    }
    frame::draw_footer(app, canvas);
    frame::draw_message(app, canvas);
}

/// Replaces characters that an ASCII terminal cannot show.
#[expect(clippy::disallowed_methods, reason = "the characters written here are fixed and printable")]
fn to_ascii(buffer: &mut Buffer) {
    let cells = &mut buffer.content;
    for at in 0..cells.len() {
        let symbol = cells[at].symbol();
        if symbol.is_ascii() {
            continue;
        }
        // An error takes the blank behind it, as in `+-4`.
        let is_error = symbol == "±" && cells.get(at + 1).is_some_and(|next| next.symbol() == " ");
        let ascii = in_ascii(symbol);
        cells[at].set_symbol(ascii);
        if is_error {
            cells[at + 1].set_symbol("-");
        }
    }
}
