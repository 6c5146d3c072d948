//! Draws a job posting: what it mentions with the lines that say so, the confirming of that, and the name of the role.

mod confirm;
mod found;
mod name;
mod page;
mod pane;
mod quotes;

use self::page::PostingPage;
use crate::tui::widget::{Canvas, Grid};
use crate::tui::{App, PostingScreen, PostingStage};

pub(super) fn draw(app: &App, screen: &PostingScreen, canvas: &mut Canvas<'_, '_>) {
    let page = PostingPage { app, screen, grid: Grid::of(canvas.window()) };
    match screen.stage {
        PostingStage::Found => page.found(canvas),
        PostingStage::Confirm => page.confirm(canvas),
        PostingStage::Name => page.name(canvas),
    }
}
