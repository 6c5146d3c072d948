//! The edge of the terminal interface: the only place that knows a terminal, threads, signals and the clock.
//!
//! [`run`](fn@run) takes the terminal, draws the first frame, and then waits. Small threads feed one channel: bytes of
//! the terminal (`reader`), signals (`signals`), and what the disk answered (`worker`). The loop decodes the bytes
//! ([`input`]), folds everything that is waiting into the [`App`](crate::tui::App) and draws once (`event_loop`). It
//! never waits for the disk and never asks the terminal anything, so no key is ever late because of either.
//!
//! Nothing here decides what a key means or what a screen looks like; that is `tui`. Nothing here knows how a
//! file is written; that is `store`.

mod appearance;
mod burst;
mod event;
mod event_loop;
mod frontend;
mod guard;
pub mod input;
mod panic;
mod reader;
mod run;
mod screen;
mod signals;
mod tty;
mod worker;

pub use appearance::Appearance;
pub use frontend::{AppFrontend, Frontend};
pub use run::{Exit, run, run_frontend};
pub use tty::rows;
pub use worker::StorageWorker;
