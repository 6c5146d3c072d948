//! Measures the roll-up of a team against reading the same bytes and against DuckDB, and how much memory it needs.
//!
//! `cargo bench --bench team -- 20000` prints the best of some runs that take turns, in seconds of the processor, for so
//! many made-up reports. The files are written into `target/` and removed afterwards. DuckDB is left out if Python does
//! not have it; `.ci/run` installs it into `target/python`.
#![expect(clippy::print_stdout, reason = "a program that prints a table")]
#![expect(clippy::float_arithmetic, reason = "ratios are printed")]

#[path = "../tests/shared/team_people.rs"]
mod team_people;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use devrel_ready::assessment::Choice;
use devrel_ready::framework::Framework;
use devrel_ready::report::team::{IntakeRules, PeopleRules, PersonReport, PersonSink};
use devrel_ready::store::ReportFiles;
use devrel_ready::team::{Naming, PictureRequest, TeamPicture, TeamTally, parse_seats};
use devrel_ready::workspace::{RollUp, RollUpProgress, roll_up};
use jiff::civil::date;

/// The distinct people. The files repeat them.
const PEOPLE: u64 = 500;

/// The runs of each measurement.
const RUNS: usize = 3;

const SEATS: &str = "advocate/established=8,writer/established=6,community-manager/established=5,ospo/established=2";

/// A measurement: its name, the work, and the least time so far.
type Row<'r> = (&'static str, Box<dyn Fn() + 'r>, f64);

/// Counts answers and computes no result.
#[derive(Default)]
struct AnswersOnly(Vec<[u32; 7]>);

impl PersonSink for AnswersOnly {
    fn take(&mut self, person: PersonReport) {
        let marks = person.report.sheet.marks();
        self.0.resize(marks.len(), [0; 7]);
        for (counts, mark) in self.0.iter_mut().zip(marks) {
            counts[match mark.choice {
                Choice::Level(level) => level.index(),
                Choice::Unanswered => 5,
                Choice::NotApplicable => 6,
            }] += 1;
        }
    }

    fn merge(&mut self, other: Self) {
        for (counts, more) in self.0.iter_mut().zip(other.0) {
            for (count, more) in counts.iter_mut().zip(more) {
                *count += more;
            }
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|it| it == "--memory") {
        return memory_of(Path::new(&arguments[at + 1]), &arguments[at + 2]);
    }
    let reports = arguments.iter().find_map(|it| it.parse().ok()).unwrap_or(20_000);
    let framework = Framework::shipped();
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench-team-{}", std::process::id()));
    fs::create_dir_all(&place).expect("target can be written to");
    let (lines, folder) = write_reports(&framework, &place, reports);
    let rescoring = table(&framework, &lines, &folder);
    against_duckdb(&lines, rescoring);
    for (name, path) in [("lines", &lines), ("folder", &folder)] {
        for jobs in ["1", "4"] {
            let own = std::env::current_exe().expect("it runs");
            let output = Command::new(own).arg("--memory").arg(path).arg(jobs).output().expect("it runs again");
            println!("memory, {name}, {jobs} threads: {}", String::from_utf8_lossy(&output.stdout).trim());
        }
    }
    pictures(&framework);
    fs::remove_dir_all(&place).expect("it was created above");
}

fn write_reports(framework: &Arc<Framework>, place: &Path, reports: u64) -> (PathBuf, PathBuf) {
    let person = |number| team_people::made_up(framework, number, &format!("Person {number}"), date(2026, 5, 1));
    let people: Vec<_> = (0..PEOPLE.min(reports)).map(person).collect();
    let texts = |in_one_line| people.iter().map(move |it| team_people::json_of(it, in_one_line)).collect::<Vec<_>>();
    let (compact, pretty) = (texts(true), texts(false));
    let lines = place.join("all.ndjson");
    let mut file = BufWriter::new(File::create(&lines).expect("target can be written to"));
    let folder = place.join("reports");
    for (number, (line, text)) in (0..reports).zip(compact.iter().cycle().zip(pretty.iter().cycle())) {
        file.write_all(line.as_bytes()).expect("there is room");
        // Twenty thousand files are enough for a ratio.
        if number < 20_000 {
            let group = folder.join(format!("group-{}", number % 40));
            fs::create_dir_all(&group).expect("target can be written to");
            fs::write(group.join(format!("{number}.json")), text).expect("there is room");
        }
    }
    file.flush().expect("there is room");
    let size = fs::metadata(&lines).expect("it is there").len();
    println!("{reports} reports; {} bytes each in one line, {} over many\n", size / reports, pretty[0].len());
    (lines, folder)
}

/// Returns the time that the processor has worked for this thread, in seconds.
fn processor_seconds(start: Instant) -> f64 {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = nanoseconds.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |it| std::time::Duration::from_nanos(it).as_secs_f64())
}

/// Prints the table, and returns the seconds for the lines with rescoring.
fn table(framework: &Arc<Framework>, lines: &Path, folder: &Path) -> f64 {
    let tally = || TeamTally::new(framework, None, false);
    let files = || ReportFiles::find(&[folder.to_owned()]).expect("they are there");
    let mut rows: [Row<'_>; 6] = [
        ("lines: read() of all bytes", Box::new(|| read_all(lines)), f64::MAX),
        (
            "lines: answers only",
            Box::new(|| drop(black_box(rolled_up(framework, lines, 1, AnswersOnly::default)))),
            f64::MAX,
        ),
        ("lines: with rescoring", Box::new(|| drop(black_box(rolled_up(framework, lines, 1, tally)))), f64::MAX),
        ("files: open and read 8 KiB", Box::new(|| open_all(folder)), f64::MAX),
        (
            "files: answers only",
            Box::new(|| drop(black_box(rolled_up(framework, folder, 1, AnswersOnly::default)))),
            f64::MAX,
        ),
        ("files: with rescoring", Box::new(|| drop(black_box(rolled_up(framework, folder, 1, tally)))), f64::MAX),
    ];
    black_box(files().len());
    let start = Instant::now();
    for _ in 0..RUNS {
        for (_, run, best) in &mut rows {
            let before = processor_seconds(start);
            run();
            *best = best.min(processor_seconds(start) - before);
        }
    }
    println!("{:<30}{:>10}{:>10}", "", "CPU s", "x");
    for (number, (name, _, best)) in rows.iter().enumerate() {
        let base = rows[number / 3 * 3].2;
        println!("{name:<30}{best:>10.3}{:>10.2}", best / base);
    }
    for jobs in [1, 2, 4] {
        let start = Instant::now();
        drop(black_box(rolled_up(framework, lines, jobs, tally)));
        println!("lines, {jobs} threads: {:.3} s by the clock", start.elapsed().as_secs_f64());
    }
    println!();
    rows[2].2
}

/// Lets DuckDB count the answers of the same file, in its plain way and in the fastest one that was found.
fn against_duckdb(lines: &Path, rescoring: f64) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for way in ["plain", "cut"] {
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", root.join("target/python")).arg(root.join("benches/engines/count.py"));
        let output = python.arg(way).arg(lines).output();
        let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        match text.split_whitespace().next().and_then(|seconds| seconds.parse::<f64>().ok()) {
            Some(seconds) => println!(
                "DuckDB counts the answers, {way}: {seconds:.3} CPU s; with rescoring this program takes {:.2} times that",
                rescoring / seconds
            ),
            None => println!("DuckDB, {way}: left out, because Python or its package is not there"),
        }
    }
    println!();
}

fn read_all(path: &Path) {
    let (mut file, mut buffer) = (File::open(path).expect("it is there"), vec![0; 256 * 1024]);
    while file.read(&mut buffer).expect("it can be read") > 0 {
        black_box(&buffer);
    }
}

fn open_all(folder: &Path) {
    let mut buffer = vec![0; 8 * 1024];
    for group in fs::read_dir(folder).expect("it is there") {
        for file in fs::read_dir(group.expect("readable").path()).expect("it is a folder") {
            let mut file = File::open(file.expect("readable").path()).expect("it is there");
            black_box(file.read(&mut buffer).expect("it can be read"));
        }
    }
}

fn rolled_up<S: PersonSink + Send>(framework: &Arc<Framework>, path: &Path, jobs: usize, sink: impl Fn() -> S) -> S {
    let files = ReportFiles::find(&[path.to_owned()]).expect("it is there");
    let framework = Arc::clone(framework);
    let rules = IntakeRules { framework, today: date(2026, 6, 1), people: PeopleRules::default() };
    let progress = RollUpProgress::default();
    let taken = roll_up(RollUp { files: &files, input: None, rules: &rules, jobs, progress: &progress }, sink);
    assert_eq!(taken.files.skipped_count, 0, "{:?}", taken.files.skipped.first());
    taken.sink
}

/// Rolls up, and prints the most memory that this took.
fn memory_of(path: &Path, jobs: &str) {
    let framework = Framework::shipped();
    let tally =
        rolled_up(&framework, path, jobs.parse().expect("a number"), || TeamTally::new(&framework, None, false));
    black_box(TeamPicture::of(tally, PictureRequest { seats: None, naming: Naming::Aggregate { least: 5 } }).is_ok());
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" is not told here");
    println!("{}", peak.trim());
}

fn pictures(framework: &Arc<Framework>) {
    let seats = parse_seats(framework, SEATS).expect("they are right");
    for (people, named) in [(20, false), (20, true), (500, false), (500, true)] {
        let mut tally = TeamTally::new(framework, Some(&seats), named);
        for number in 0..people {
            let made_up = team_people::made_up(framework, number, "someone", date(2026, 5, 1));
            let mut person = String::new();
            let _ = write!(person, "p{number}");
            let report = devrel_ready::report::BriefReport::of(&made_up, devrel_ready::text::Clean::default());
            let person = PersonReport { person: devrel_ready::text::Clean::line(&person), group: None, report };
            tally.add(person.into_member(framework));
        }
        let naming = if named { Naming::Named } else { Naming::Aggregate { least: 5 } };
        let best = (0..10 * RUNS).map(|_| {
            let (tally, seats) = (tally.clone(), Some(seats.clone()));
            // The work is too short for the time that the system keeps for each thread.
            let start = Instant::now();
            let picture = TeamPicture::of(tally, PictureRequest { seats, naming });
            let seconds = start.elapsed().as_secs_f64();
            assert!(picture.is_ok(), "{:?}", picture.err());
            seconds
        });
        let best = best.fold(f64::MAX, f64::min);
        let kind = if named { "named: seats, hires, growth" } else { "seats and hires" };
        println!("{people} people, 21 seats, {kind}: {:.1} ms", best * 1_000.0);
    }
}
