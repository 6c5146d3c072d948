//! The edge of the terminal interface: the only module that knows a terminal, threads, signals and the clock.
//!
//! [`run`](fn@run) takes the terminal, draws the first frame, and then waits for the terminal and for a queue (`event`),
//! which small threads fill with signals (`signals`) and results from the disk (`worker`). The loop decodes the bytes of
//! the terminal ([`input`]), applies all waiting events to the [`App`](crate::tui::App) and draws once (`event_loop`). It never
//! waits for the disk and never asks the terminal anything, so that neither delays a key.
//!
//! `tui` decides what a key means and what a screen looks like. `store` writes files.

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
pub use panic::end_in_order_after_a_panic;
pub use run::{Exit, run, run_frontend};
pub use tty::{columns, rows};
pub use worker::StorageWorker;
