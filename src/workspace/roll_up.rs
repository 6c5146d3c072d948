//! Rolls reports up: shares the files out among some threads, and merges what each has taken.
//!
//! The result depends neither on the number of threads nor on the order in which they work. A thread holds one piece of
//! one file. This module prints nothing and reads no clock; the caller watches [`RollUpProgress`].

use std::io::Read;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::report::results_begin;
use crate::report::team::{Intake, IntakeRules, PersonSink, ReportPlace, TakenReports};
use crate::store::{LinesPiece, ReportFiles, ReportLines, StoreError, text_limit};

/// The files that a thread takes at once.
const FILES: usize = 32;

/// The name of standard input where the path of a file would stand.
const INPUT: &str = "standard input";

/// The request for a roll-up.
pub struct RollUp<'r> {
    /// The files.
    pub files: &'r ReportFiles,
    /// An input with a report in each line, such as standard input.
    pub input: Option<Box<dyn Read + Send>>,
    /// The rules of reading.
    pub rules: &'r IntakeRules,
    /// The number of threads.
    pub jobs: usize,
    /// The progress.
    pub progress: &'r RollUpProgress,
}

/// The progress of a roll-up. Another thread may look at it.
#[derive(Debug, Default)]
pub struct RollUpProgress {
    reports: AtomicU64,
    bytes: AtomicU64,
}

impl RollUpProgress {
    /// Returns the number of reports that were looked at.
    #[must_use]
    pub fn reports(&self) -> u64 {
        self.reports.load(Ordering::Relaxed)
    }

    /// Returns the number of bytes that were read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn add(&self, reports: u64, bytes: usize) {
        self.reports.fetch_add(reports, Ordering::Relaxed);
        self.bytes.fetch_add(u64::try_from(bytes).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// The next piece of work.
enum Work {
    /// Files with one report each.
    Files(Range<usize>),
    /// Lines of a file; of standard input without a number.
    Lines(Option<usize>),
    /// A file of lines that cannot be used, with the reason.
    Unusable(Option<usize>, String),
}

/// Hands out work.
struct Dispatcher<'r> {
    files: &'r ReportFiles,
    next: usize,
    lines: Option<(Option<usize>, ReportLines)>,
}

/// Rolls reports up into a sink. Each thread fills one, and all are merged.
pub fn roll_up<S: PersonSink + Send>(request: RollUp<'_>, sink: impl Fn() -> S) -> TakenReports<S> {
    let RollUp { files, input, rules, jobs, progress } = request;
    let lines = input.map(|input| (None, ReportLines::new(input)));
    let has_lines = lines.is_some() || (0..files.len()).any(|number| files.has_lines(number));
    let dispatcher = Mutex::new(Dispatcher { files, next: 0, lines });
    // A few files are read faster than a thread is started.
    let jobs = if has_lines { jobs } else { jobs.min(files.len() / FILES) };
    let mut all = Intake::new(rules, sink());
    for (number, (shown, reason)) in files.unusable().enumerate() {
        let number = u32::try_from(files.len() + number).unwrap_or(u32::MAX);
        all.skip(&ReportPlace { number, shown: &shown, relative: &shown, line: None }, reason);
    }
    let mut others: Vec<Intake<'_, S>> = (1..jobs).map(|_| Intake::new(rules, sink())).collect();
    thread::scope(|scope| {
        for other in &mut others {
            // If the system refuses a thread, the others do its work.
            let work = || work(&dispatcher, files, other, progress);
            let _ = thread::Builder::new().name("reports".to_owned()).spawn_scoped(scope, work);
        }
        work(&dispatcher, files, &mut all, progress);
    });
    for other in others {
        all.merge(other);
    }
    all.finish()
}

/// Works until nothing is left.
fn work<S: PersonSink>(
    dispatcher: &Mutex<Dispatcher<'_>>,
    files: &ReportFiles,
    intake: &mut Intake<'_, S>,
    progress: &RollUpProgress,
) {
    let (mut piece, mut bytes) = (LinesPiece::default(), Vec::new());
    loop {
        let next = dispatcher.lock().unwrap_or_else(PoisonError::into_inner).next(&mut piece);
        match next {
            None => return,
            Some(Work::Files(numbers)) => {
                for number in numbers {
                    read_file(files, number, intake, &mut bytes);
                    progress.add(1, bytes.len());
                }
            }
            Some(Work::Lines(number)) => {
                let [shown, relative] = names(files, number);
                let place = place(number, &shown, &relative);
                progress.add(take_lines(&piece, place, intake), piece.bytes().len());
            }
            Some(Work::Unusable(number, reason)) => {
                let [shown, relative] = names(files, number);
                intake.skip(&place(number, &shown, &relative), &reason);
            }
        }
    }
}

fn names(files: &ReportFiles, number: Option<usize>) -> [String; 2] {
    number.map_or_else(|| [INPUT, INPUT].map(str::to_owned), |number| files.names(number))
}

/// Returns the place of a file. Standard input comes after all files.
fn place<'p>(number: Option<usize>, shown: &'p str, relative: &'p str) -> ReportPlace<'p> {
    let number = number.and_then(|number| u32::try_from(number).ok()).unwrap_or(u32::MAX);
    ReportPlace { number, shown, relative, line: None }
}

impl Dispatcher<'_> {
    fn next(&mut self, piece: &mut LinesPiece) -> Option<Work> {
        loop {
            if let Some((number, lines)) = &mut self.lines {
                let number = *number;
                match lines.next_piece(piece) {
                    Ok(true) if piece.first_line == 1 && begins_a_document(piece.bytes()) => {
                        self.lines = None;
                        let reason = "this is one document over many lines, and here each line is a report; \
                                      `devrel-ready export NAME --compact` writes one line";
                        return Some(Work::Unusable(number, reason.to_owned()));
                    }
                    Ok(true) => return Some(Work::Lines(number)),
                    Ok(false) => self.lines = None,
                    Err(error) => {
                        self.lines = None;
                        return Some(Work::Unusable(number, format!("it cannot be read to its end: {error}")));
                    }
                }
            }
            if self.next == self.files.len() {
                return None;
            }
            let first = self.next;
            if self.files.has_lines(first) {
                self.next += 1;
                match self.files.open_lines(first) {
                    Ok(lines) => self.lines = Some((Some(first), lines)),
                    Err(error) => return Some(Work::Unusable(Some(first), reason(&error))),
                }
                continue;
            }
            let most = self.files.len().min(first + FILES);
            self.next = (first..most).find(|number| self.files.has_lines(*number)).unwrap_or(most);
            return Some(Work::Files(first..self.next));
        }
    }
}

/// Returns whether the first line opens a document that goes on in other lines.
fn begins_a_document(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    matches!(without_mark(first).trim_ascii(), b"{" | b"[")
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

fn read_file<S: PersonSink>(files: &ReportFiles, number: usize, intake: &mut Intake<'_, S>, bytes: &mut Vec<u8>) {
    let [shown, relative] = files.names(number);
    let place = place(Some(number), &shown, &relative);
    let open = files.open(number, bytes, |bytes| results_begin(bytes).is_some());
    let read = open.and_then(|mut open| {
        // A report in one line may be the first of several, which would be lost.
        let is_line = !bytes[..results_begin(bytes).unwrap_or_default()].contains(&b'\n');
        if is_line {
            open.read_rest(bytes)?;
        }
        if is_line && has_several_lines(bytes) {
            intake.skip(&place, SEVERAL);
        } else if !intake.take_beginning(&place, bytes) {
            open.read_rest(bytes)?;
            intake.take_whole(&place, std::mem::take(bytes));
        }
        Ok(())
    });
    if let Err(error) = read {
        intake.skip(&place, &reason(&error));
    }
}

/// Returns whether a text that begins with a whole report in one line goes on behind it.
fn has_several_lines(bytes: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', bytes) else { return false };
    results_begin(&bytes[..end]).is_some() && !bytes[end..].trim_ascii().is_empty()
}

/// Returns why a file cannot be read. Its path stands beside the reason already.
fn reason(error: &StoreError) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("it cannot be read: {cause}"),
        None => error.to_string(),
    }
}

/// Takes the lines of a piece, and returns their number.
fn take_lines<S: PersonSink>(piece: &LinesPiece, place: ReportPlace<'_>, intake: &mut Intake<'_, S>) -> u64 {
    if piece.is_too_long {
        intake.skip(&ReportPlace { line: Some(piece.first_line), ..place }, TOO_LONG);
        return 1;
    }
    let (mut rest, mut number, mut reports) = (piece.bytes(), piece.first_line, 0);
    if number == 1 {
        rest = without_mark(rest);
    }
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        let place = ReportPlace { line: Some(number), ..place };
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        reports += 1;
        if intake.take_beginning(&place, line) {
            continue;
        }
        if u64::try_from(line.len()).is_ok_and(|length| length > text_limit(line)) {
            intake.skip(&place, TOO_LONG);
        } else {
            intake.take_whole(&place, line.to_vec());
        }
    }
    reports
}

const SEVERAL: &str = "it holds several reports, one a line; give it a name that ends in .ndjson, so that each counts";

const TOO_LONG: &str = "the line is longer than any report of this program";
