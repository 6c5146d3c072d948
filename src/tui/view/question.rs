//! One skill: its statements, what could show them, and the roles' ranges moving as the person answers.

mod compact;
mod normal;
mod pieces;
mod wide;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Shape;
use crate::assessment::Entry;
use crate::framework::Skill;
use crate::tui::theme::Theme;
use crate::tui::{App, QuestionScreen, Sitting};

/// What a question shows.
struct Asked<'a> {
    app: &'a App,
    sitting: &'a Sitting,
    screen: &'a QuestionScreen,
    skill: &'a Skill,
    entry: &'a Entry,
    theme: &'a Theme,
}

pub(super) fn draw(
    app: &App,
    screen: &QuestionScreen,
    theme: &Theme,
    (frame, area, shape): (&mut Frame<'_>, Rect, Shape),
) {
    let Some(sitting) = app.sitting() else { return };
    let skill = app.framework().skill(screen.skill);
    let entry = sitting.assessment().entry(screen.skill);
    let asked = Asked { app, sitting, screen, skill, entry, theme };
    match shape {
        Shape::Wide => wide::draw(&asked, frame, area),
        Shape::Normal => normal::draw(&asked, frame, area),
        Shape::Compact => compact::draw(&asked, frame, area),
    }
}
