//! Draws a question: the statements of a skill, the evidence, and the ranges of the roles.

mod compact;
mod normal;
mod pieces;
mod wide;

use super::Shape;
use crate::assessment::Entry;
use crate::framework::Skill;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, LineBuilder};
use crate::tui::{App, CurrentAssessment, QuestionScreen};

/// The question and everything that its parts need.
struct QuestionView<'a> {
    app: &'a App,
    current: &'a CurrentAssessment,
    screen: &'a QuestionScreen,
    skill: &'a Skill,
    entry: &'a Entry,
    theme: &'a Theme,
}

impl<'a> QuestionView<'a> {
    /// Returns the line builder for a column of this width.
    const fn builder(&self, width: u16) -> LineBuilder<'a> {
        LineBuilder { theme: self.theme, width }
    }
}

pub(super) fn draw(app: &App, screen: &QuestionScreen, canvas: &mut Canvas<'_, '_>) {
    let Some(current) = app.current() else { return };
    let skill = app.framework().skill(screen.skill);
    let entry = current.assessment().entry(screen.skill);
    let view = QuestionView { app, current, screen, skill, entry, theme: canvas.theme };
    match Shape::of(canvas.window()) {
        Shape::Wide => wide::draw(&view, canvas),
        Shape::Normal => normal::draw(&view, canvas),
        Shape::Compact => compact::draw(&view, canvas),
    }
}
