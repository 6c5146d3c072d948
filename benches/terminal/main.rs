//! Compares the program in a real terminal with a minimal ratatui program.
//!
//! `cargo bench --bench terminal` builds both in release mode, measures them in turn, and prints one table.
//! `docs/performance.md` explains its lines. Only ratios can be compared between machines; counts are exact. `-- quick`
//! runs a tenth of the rounds, and `-- counts` only the counts; it fails if one is over its budget. `-- order` measures
//! nothing: it writes which functions `cargo small` puts first.
#![expect(clippy::print_stdout, reason = "a program that prints a table")]

#[cfg(target_os = "linux")]
mod counts;
#[cfg(target_os = "linux")]
mod keys;
#[cfg(target_os = "linux")]
mod order;
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
    let asked = |word: &str| std::env::args().any(|argument| argument == word);
    let scale = if asked("quick") { 1 } else { 10 };
    let programs = programs::Programs::build();
    let mut table = table::Table::default();
    if asked("order") {
        order::write(&programs);
        return;
    }
    counts::measure(&programs, &mut table);
    if asked("counts") {
        rest::size(&programs, &mut table);
        println!("\n{}", table.to_markdown());
        assert!(table.is_within(), "a count is over its budget");
        return;
    }
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
