//! Measures the time from the start of a program to its first complete frame.
//!
//! Rows are written from the top, so a frame is complete when the last hint of the last row is on screen. The time is
//! that of the output that completes it.

use std::process::Command;
use std::time::Duration;

use vt100::Parser;

use crate::programs::Programs;
use crate::pty::{COLUMNS, DEADLINE, ROWS, Terminal, row_of};
use crate::table::{Table, decimal, hundredths_of, millis, percentile};

/// The silence after which a program has drawn its frame.
const SILENCE: Duration = Duration::from_millis(25);

pub(crate) fn measure(programs: &Programs, rounds: usize, table: &mut Table) {
    let [mut bare, mut home, mut question, mut many] = [const { Vec::new() }; 4];
    for round in 0..rounds {
        let number = 1 + round % 10;
        bare.push(first_frame(programs.bare(), "q quit"));
        home.push(first_frame(programs.ours(&programs.ten(), None), "q quit"));
        question.push(first_frame(programs.ours(&programs.ten(), Some(number)), "? menu"));
        many.push(first_frame(programs.ours(&programs.thousand(), None), "q quit"));
    }
    for (percent, called) in [(50, "median"), (10, "fastest tenth")] {
        let [bare, home, question, many] = [&bare, &home, &question, &many].map(|times| percentile(times, percent));
        table.ratio(&format!("start to first frame, {called}: home, 10 saved"), home, bare, 125);
        table.ratio(&format!("start to first frame, {called}: a question by name"), question, bare, 125);
        let ratio = hundredths_of(many, home);
        let what = format!("start to first frame, {called}: home with 1,000 saved, ratio to home with 10");
        table.row([&what, &millis(many), "", &decimal(ratio), "1.50x"], ratio <= 150);
    }
}

fn first_frame(mut command: Command, last_hint: &str) -> Duration {
    let mut terminal = Terminal::start(&mut command);
    let mut emulator = Parser::new(ROWS, COLUMNS, 0);
    // On a busy machine, a program can pause in the middle of its frame.
    while terminal.started.elapsed() < DEADLINE {
        for piece in terminal.pieces(DEADLINE, SILENCE) {
            emulator.process(&piece.bytes);
            if row_of(&emulator, ROWS - 1).contains(last_hint) {
                return piece.at - terminal.started;
            }
        }
    }
    unreachable!("the last row shows {last_hint:?}; on screen:\n{}", terminal.screen())
}
