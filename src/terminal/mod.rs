//! The edge of the terminal interface: the only place that knows a terminal, threads, signals and the clock.
//!
//! [`run`](fn@run) takes the terminal, draws the first frame, and then waits. Small threads feed one channel: keys
//! (`input`), signals (`signals`), the end of the terminal (`hang_up`), and what the disk answered (`clerk`).
//! The loop folds everything that is waiting into the [`App`](crate::tui::App) and draws once (`cycle`). It
//! never waits for the disk and never asks the terminal anything, so no key is ever late because of either.
//!
//! Nothing here decides what a key means or what a screen looks like; that is `tui`. Nothing here knows how a
//! file is written; that is `store`.

mod appearance;
mod clerk;
mod custody;
mod cycle;
mod escape;
mod events;
mod hang_up;
mod input;
mod out;
mod panic;
mod run;
mod screen;
mod signals;

pub use appearance::Appearance;
pub use clerk::Clerk;
pub use out::rows;
pub use run::{Exit, run};
