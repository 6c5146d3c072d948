//! How the program behaves in a real terminal, beside the smallest honest ratatui program.
//!
//! `cargo bench --bench terminal` builds both as they are released, measures them by turns in one run, and prints one
//! table. What each line means, and what it does not, is told in `docs/performance.md`. Only ratios mean anything
//! elsewhere; counts are exact. `-- quick` measures a tenth as often, to see whether everything works.
#![expect(clippy::print_stdout, reason = "a program that prints a table")]

#[cfg(target_os = "linux")]
mod keys;
#[cfg(target_os = "linux")]
mod process;
#[cfg(target_os = "linux")]
mod programs;
#[cfg(target_os = "linux")]
mod pty;
#[cfg(target_os = "linux")]
mod rest;
#[cfg(target_os = "linux")]
#[path = "../../tests/shared/saves.rs"]
mod saves;
#[cfg(target_os = "linux")]
mod starts;
#[cfg(target_os = "linux")]
mod table;

#[cfg(target_os = "linux")]
fn main() {
    let scale = if std::env::args().any(|argument| argument == "quick") { 1 } else { 10 };
    let programs = programs::Programs::build();
    let mut table = table::Table::default();
    starts::measure(&programs, 10 * scale, &mut table);
    keys::measure(&programs, 60 * scale, &mut table);
    rest::measure(&programs, 2 * scale, &mut table);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("\nafter {} starts and {} keys of each kind; load {load}", 10 * scale, 60 * scale);
    println!("\n{}", table.to_markdown());
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("The figures come from /proc, so this runs on Linux only.");
}
