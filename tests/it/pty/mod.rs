//! Tests of the real program in a real terminal, from the first frame to the exit code.
//!
//! The files beside this one have the tests. The slow tests use the same terminal.

mod broken;
mod commands;
#[cfg(target_os = "linux")]
mod completing;
mod dumb;
#[cfg(target_os = "linux")]
mod frugal;
mod journey;
mod life;
mod posting;
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
