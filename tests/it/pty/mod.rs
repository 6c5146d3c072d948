//! The real program in a real terminal: its life from the first frame to the exit code.
//!
//! The files beside this one hold the claims; the terminal is shared with the slow tests.

mod broken;
#[cfg(target_os = "linux")]
mod completing;
mod dumb;
#[cfg(target_os = "linux")]
mod frugal;
mod journey;
mod life;
mod rough;
#[cfg(target_os = "linux")]
#[path = "../../shared/saves.rs"]
mod saves;
mod settings;
#[path = "../../shared/terminal.rs"]
mod terminal;
mod tmux;
mod typed;

use self::terminal::{Terminal, code};
