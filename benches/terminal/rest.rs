//! Measures the program without input, its memory, and its end.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::process::{Counts, peak_memory};
use crate::programs::Programs;
use crate::pty::Terminal;
use crate::table::{Table, millis, percentile};

/// The time without input.
const IDLE: Duration = Duration::from_secs(5);

/// The keys to each screen from the open question.
const SCREENS: [(&str, &str); 10] = [
    ("question", ""),
    ("note", "n"),
    ("search", "/"),
    ("help", "H"),
    ("review", "V"),
    ("results", "r"),
    ("role", "r\r"),
    ("plan", "rp"),
    ("what-if", "rw"),
    ("export", "E"),
];

pub(crate) fn measure(programs: &Programs, rounds: usize, table: &mut Table) {
    let mut home = Terminal::start(&mut programs.ours(&programs.ten(), None));
    home.see("quit");
    let mut screens = vec![("home", home)];
    for (number, (name, way)) in SCREENS.into_iter().enumerate() {
        let mut terminal = Terminal::start(&mut programs.ours(&programs.ten(), Some(number + 1)));
        terminal.see("saved");
        for key in way.chars() {
            terminal.press(&key.to_string());
            terminal.settle();
        }
        screens.push((name, terminal));
    }
    let mut bare = Terminal::start(&mut programs.bare());
    bare.see("quit");
    for (_, terminal) in &mut screens {
        terminal.settle();
    }
    let before: Vec<Counts> = screens.iter().map(|(_, terminal)| Counts::of(&terminal.child)).collect();
    let bare_before = Counts::of(&bare.child);
    std::thread::sleep(IDLE);
    let bare_after = Counts::of(&bare.child);
    let after: Vec<Counts> = screens.iter().map(|(_, terminal)| Counts::of(&terminal.child)).collect();
    let mut bytes = 0;
    for (_, terminal) in &mut screens {
        let pieces = terminal.pieces(Duration::ZERO, Duration::ZERO);
        bytes += pieces.iter().map(|piece| piece.bytes.len() as u64).sum::<u64>();
    }
    let most = |count: fn(&Counts) -> u64| {
        let used = before.iter().zip(&after).map(|(before, after)| count(after) - count(before));
        used.max().unwrap_or_default()
    };
    let idle = |what: &str| format!("idle for 5 s on each of {} screens: {what}, the most of any", screens.len());
    let processor = [most(|counts| counts.processor), bare_after.processor - bare_before.processor];
    table.most(&idle("processor time"), processor, (0, "ns"));
    let switches = [most(|counts| counts.switches), bare_after.switches - bare_before.switches];
    table.most(&idle("wake-ups"), switches, (0, "wake-ups"));
    table.most(&idle("output"), [bytes, 0], (0, "bytes"));
    let memory = screens.iter().map(|(_, terminal)| peak_memory(&terminal.child)).max().unwrap_or_default();
    table.most("peak memory, the most of any screen", [memory, peak_memory(&bare.child)], (8 * 1_024, "KiB"));
    size(programs, table);
    drop(screens);
    ends(programs, rounds, table);
}

/// Adds the sizes of the programs.
pub(crate) fn size(programs: &Programs, table: &mut Table) {
    let size = |path| fs::metadata(path).map_or(0, |metadata| metadata.len()) / 1_024;
    table.most("size of the program", [size(&programs.ours), size(&programs.bare)], (4_608, "KiB"));
}

fn ends(programs: &Programs, rounds: usize, table: &mut Table) {
    type End = fn(&mut Terminal);
    let ways: [(&str, End, i32); 4] = [
        ("q", press_q, 0),
        ("TERM", |terminal| terminal.signal(Signal::TERM), 143),
        ("HUP", |terminal| terminal.signal(Signal::HUP), 129),
        ("a closed window", Terminal::close, 129),
    ];
    for (name, way, code) in ways {
        let mut times = Vec::new();
        let mut clean = true;
        for round in 0..rounds {
            let mut ours = Terminal::start(&mut programs.ours(&programs.ten(), Some(1 + round % 10)));
            ours.see("saved");
            ours.settle();
            let asked = Instant::now();
            way(&mut ours);
            let (ended, ended_with) = ours.end();
            times.push(ended - asked);
            clean &= ended_with == Some(code);
        }
        let mut bare_times = Vec::new();
        for _ in 0..rounds {
            let mut bare = Terminal::start(&mut programs.bare());
            bare.see("quit");
            let asked = bare.press("q");
            bare_times.push(bare.end().0 - asked);
        }
        let bare = if name == "q" { millis(percentile(&bare_times, 50)) } else { String::new() };
        let slowest = percentile(&times, 100);
        let what = format!("from {name} to the end of the program, with everything saved, slowest");
        table.row([&what, &millis(slowest), &bare, "", "50 ms"], clean && slowest <= Duration::from_millis(50));
    }
}

fn press_q(terminal: &mut Terminal) {
    terminal.press("q");
}
