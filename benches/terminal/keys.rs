//! Measures the time from a key to the last byte of its frame, and the bytes of a frame.
//!
//! The two programs get keys in turn. A frame ends when no output has arrived for a while. Its time is that of its last
//! output.

use std::time::Duration;

use crate::process::writes;
use crate::programs::{Programs, SCREENS_WITH_A_HIGHLIGHT};
use crate::pty::Terminal;
use crate::table::{Table, decimal, hundredths_of, percentile};

/// The longest pause of either program within a frame.
const SILENCE: Duration = Duration::from_millis(3);

/// The time in which a key has to change the screen.
const PATIENCE: Duration = Duration::from_millis(60);

/// A key that no screen binds: F5.
const UNBOUND: &str = "\x1b[15~";

pub(crate) fn measure(programs: &Programs, count: usize, table: &mut Table) {
    // The key of a list whose detail follows may write the detail, which is many cells.
    let limits = [400, 2_000, 1_300, 1_300, 400];
    let highlights = SCREENS_WITH_A_HIGHLIGHT.into_iter().zip(limits);
    let tried = (("what-if, another level, all roles rescored", "rw", ["+", "-"]), 550);
    for ((screen, way, keys), most) in highlights.chain([tried]) {
        let mut ours = Terminal::start(&mut programs.ours(&programs.ten(), Some(1)));
        let mut bare = Terminal::start(&mut programs.bare());
        ours.see("saved");
        bare.see("quit");
        for key in way.chars() {
            ours.press(&key.to_string());
            ours.settle();
        }
        let mut painted = [Painted::default(), Painted::default()];
        let before = writes(&ours.child);
        for round in 0..count {
            painted[0].key(&mut ours, keys[round % 2]);
            painted[1].key(&mut bare, ["j", "k"][round % 2]);
        }
        let written = writes(&ours.child) - before;
        show(table, screen, &painted);
        let each = u64::try_from(count).expect("a small number");
        table.most(&format!("bytes of it: {screen}"), painted.each_ref().map(Painted::bytes_each), (most, "bytes"));
        let words =
            [&format!("writes of it: {screen}"), &decimal(u128::from(written) * 100 / u128::from(each)), "", "", "1"];
        table.row(words.map(|word: &str| word), written == each);
        let mut nothing = Painted::default();
        for _ in 0..3 {
            nothing.key(&mut ours, UNBOUND);
        }
        table.most(&format!("bytes of a key that means nothing: {screen}"), [nothing.bytes, 0], (0, "bytes"));
    }
    flood(programs, table);
    escapes(programs, table);
}

#[derive(Default)]
struct Painted {
    times: Vec<Duration>,
    bytes: u64,
    keys: u64,
}

impl Painted {
    fn key(&mut self, terminal: &mut Terminal, key: &str) {
        let pressed = terminal.press(key);
        let pieces = terminal.pieces(PATIENCE, SILENCE);
        self.times.extend(pieces.last().map(|last| last.at - pressed));
        self.bytes += pieces.iter().map(|piece| piece.bytes.len() as u64).sum::<u64>();
        self.keys += 1;
    }

    fn bytes_each(&self) -> u64 {
        self.bytes.checked_div(self.keys).unwrap_or_default()
    }
}

fn show(table: &mut Table, screen: &str, painted: &[Painted; 2]) {
    let [ours, bare] = painted.each_ref().map(|painted| percentile(&painted.times, 50));
    let ratio = hundredths_of(ours, bare);
    let words = [&format!("key to paint, median: {screen}"), &micros(ours), &micros(bare), &decimal(ratio), "0.85x"];
    table.row(words.map(|word: &str| word), ratio <= 85);
    let [late, bare_late] = painted.each_ref().map(|painted| percentile(&painted.times, 99));
    let [own, bare_own] = [hundredths_of(late, ours), hundredths_of(bare_late, bare)];
    let [late, bare_late] = [late, bare_late].map(micros);
    let what = format!("99th percentile over the median: {screen}");
    let [ours, bare] = [(own, late), (bare_own, bare_late)].map(|(own, late)| format!("{} ({late})", decimal(own)));
    // The bare program shows how busy the machine is.
    let words = [&what, &ours, &bare, &decimal(own * 100 / bare_own.max(1)), "1.10x"];
    table.row(words.map(|word: &str| word), own * 100 <= bare_own * 110);
}

fn micros(time: Duration) -> String {
    format!("{} us", time.as_micros())
}

/// Sends two thousand keys at once, to several new programs.
fn flood(programs: &Programs, table: &mut Table) {
    const ROUNDS: usize = 9;
    let mut times: Vec<Option<Duration>> = (0..ROUNDS).map(|_| flooded(programs)).collect();
    // What is never right is slower than everything else.
    times.sort_by_key(|time| time.unwrap_or(Duration::MAX));
    let (keys, took) = (flood_keys(), times[ROUNDS / 2]);
    let mut bare = Terminal::start(&mut programs.bare());
    bare.see("quit");
    let pressed = bare.press(&keys.replace('l', "j").replace('h', "k"));
    let last = bare.pieces(PATIENCE, Duration::from_millis(300)).pop().map(|last| last.at - pressed);
    let taken = bare.row(crate::pty::ROWS - 1);
    let taken = taken.split_whitespace().next().unwrap_or_default();
    let shown = took.map_or_else(|| "never".to_owned(), crate::table::millis);
    let bare = format!("{}, {taken} of 2000", crate::table::millis(last.unwrap_or_default()));
    let within = times.iter().all(Option::is_some) && took.is_some_and(|took| took < Duration::from_millis(10));
    table.row(["2,000 keys at once, until the state is right, median", &shown, &bare, "", "10 ms, all taken"], within);
}

/// Returns two thousand keys. Only the last one leads to the question after the fourteenth step.
fn flood_keys() -> String {
    "l".repeat(12) + &"lh".repeat(993) + "ll"
}

/// Returns the time from two thousand keys to the question that the last one leads to; `None` if another one stays.
fn flooded(programs: &Programs) -> Option<Duration> {
    const NUMBER: u16 = 3;
    let mut ours = Terminal::start(&mut programs.ours(&programs.ten(), Some(2)));
    ours.see("saved");
    ours.press(&format!("\x1b[H{}", "l".repeat(14)));
    ours.settle();
    let wanted = ours.row(NUMBER);
    ours.press("\x1b[H");
    ours.settle();
    let pressed = ours.press(&flood_keys());
    let mut took = None;
    while took.is_none() && pressed.elapsed() < Duration::from_secs(2) {
        let pieces = ours.pieces(PATIENCE, Duration::ZERO);
        took = pieces.last().map(|last| last.at - pressed).filter(|_| ours.row(NUMBER) == wanted);
    }
    ours.settle();
    took.filter(|_| ours.row(NUMBER) == wanted)
}

/// Measures a lone Escape, and an arrow key whose second part is late.
fn escapes(programs: &Programs, table: &mut Table) {
    let mut ours = Terminal::start(&mut programs.ours(&programs.ten(), Some(3)));
    ours.see("saved");
    let mut escape = Painted::default();
    for _ in 0..20 {
        ours.press("H");
        ours.pieces(PATIENCE, SILENCE);
        escape.key(&mut ours, "\x1b");
    }
    let late = percentile(&escape.times, 50);
    let words = ["a lone Esc until it is acted on, median", &crate::table::millis(late), "", "", "50 ms"];
    table.row(words, late <= Duration::from_millis(50));

    // The highlight moves to the top, so that it can move down.
    ours.press("kkkkk");
    ours.settle();
    ours.press("\x1b[B");
    ours.settle();
    let whole = ours.screen();
    ours.press("k");
    ours.settle();
    let mut survived = 0;
    for _ in 0..10 {
        ours.press("\x1b");
        // The rest of the key is late by this time.
        ours.pieces(Duration::from_millis(25), Duration::from_millis(25));
        ours.press("[B");
        ours.settle();
        survived += u32::from(ours.screen() == whole);
        ours.press("k");
        ours.settle();
    }
    let words = ["an arrow torn by 25 ms is still an arrow", &format!("{survived} of 10"), "", "", "10 of 10"];
    table.row(words, survived == 10);
}
