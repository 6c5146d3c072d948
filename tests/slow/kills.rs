//! Tests of the real program in a terminal that is killed at any moment: nothing that its screen called saved is lost.
//!
//! The same keys go to a second state without a terminal and a disk. So the state behind every screen is known, and a
//! screen with the mark of saving promises one exact state.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::framework::{Catalog, Framework};
use devrel_ready::store::Store;
use devrel_ready::terminal::StorageWorker;
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{Access, App, Effect, Key, Mode, Msg, OpenedAssessment, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::process::Signal;

use super::hostile::sent;
use super::terminal::Terminal;
use super::{Place, Random, rounds};

/// The mark of saving in the header.
const SAVED: &str = "✓ saved";

/// The state after a key, and its screen once it is saved.
struct Moment {
    screen: String,
    assessment: Assessment,
}

/// The expected states, key by key.
struct Course {
    app: App,
    theme: Theme,
    moments: Vec<Moment>,
    /// The latest state that the screen may have called saved. The state on disk must not be older.
    promised: usize,
}

impl Course {
    /// Starts from an assessment that was just opened.
    fn from(assessment: Assessment) -> Self {
        let app = App::new(Framework::shipped(), Vec::new(), Clean::line("/nowhere"), jiff::civil::date(2026, 5, 1));
        let theme = Theme::new(Palette::Dark, Glyphs::Unicode);
        let mut course = Self { app, theme, moments: Vec::new(), promised: 0 };
        let access = Access::Writable;
        let opened =
            OpenedAssessment { assessment, revision: 1, access, safe: true, notices: Vec::new(), question: None };
        course.tell(Msg::Resized(100, 30));
        course.tell(Msg::Opened(Box::new(opened)));
        course.remember();
        course
    }

    /// Presses a key.
    fn press(&mut self, key: Key) {
        if let Some(msg) = self.app.message(key).or_else(|| self.app.hint(key)) {
            self.tell(msg);
        }
        self.remember();
    }

    /// Applies a message, with a disk that is faster than any key.
    fn tell(&mut self, msg: Msg) {
        for effect in self.app.update(msg) {
            let Effect::Save(revision, assessment) = effect else { unreachable!("these keys only answer: {effect:?}") };
            let _ = self.app.update(Msg::Saved(assessment.name().clone(), revision));
        }
    }

    fn remember(&mut self) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
        drop(view::draw(&self.app, &self.theme, &mut buffer));
        let screen = trimmed(&sent(&buffer));
        let assessment = self.app.current().expect("it is open").assessment().without_history();
        self.moments.push(Moment { screen, assessment });
    }

    /// Reads the promise of a screen, if there is one.
    fn read(&mut self, screen: &str) {
        if !screen.contains(SAVED) {
            return;
        }
        let screen = trimmed(screen);
        let later = self.moments.iter().skip(self.promised);
        if let Some(further) = later.into_iter().position(|moment| moment.screen == screen) {
            self.promised += further;
        }
    }

    /// Returns whether the state on the disk is one of those since the last promise.
    fn keeps(&self, found: &Assessment) -> bool {
        self.moments.iter().skip(self.promised).any(|moment| same(&moment.assessment, found))
    }
}

/// Returns the lines without blanks at their ends.
fn trimmed(screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

/// Returns the screen without the lines about saving.
fn body(screen: &str) -> String {
    trimmed(&screen.lines().skip(2).collect::<Vec<&str>>().join("\n"))
}

fn same(one: &Assessment, other: &Assessment) -> bool {
    let framework = Framework::shipped();
    let mut skills = framework.skills();
    one.place() == other.place() && skills.all(|skill| one.entry(skill).says_the_same(other.entry(skill)))
}

/// Returns the state on the disk, read as a second window would.
fn on_disk(data: &Path) -> Assessment {
    let mut worker = StorageWorker::new(Store::open(data.to_owned()), Catalog::of(Framework::shipped()));
    match worker.open(&Name::new("me").expect("a good name")) {
        Msg::Opened(opened) => {
            assert_eq!(opened.question, None, "nothing is to be decided after a kill");
            opened.assessment
        }
        other => unreachable!("a save is there: {other:?}"),
    }
}

/// Returns the bytes that a terminal sends for a key.
fn bytes(key: Key) -> String {
    match key {
        Key::Char(c) => c.to_string(),
        Key::Ctrl(c) => char::from(u8::try_from(c).expect("a letter") & 0x1f).to_string(),
        Key::Enter => "\r".to_owned(),
        Key::Backspace => "\x7f".to_owned(),
        Key::Up => "\x1b[A".to_owned(),
        Key::Down => "\x1b[B".to_owned(),
        Key::Left => "\x1b[D".to_owned(),
        Key::Right => "\x1b[C".to_owned(),
        other => unreachable!("no such key is pressed here: {other:?}"),
    }
}

/// Returns the keys of one action at a question.
fn deed(random: &mut Random) -> Vec<Key> {
    let text = |random: &mut Random| {
        let letters = (0..=random.below(12)).map(|_| *random.pick(&['a', 'b', ' ', 'é', '語', '7']));
        letters.map(Key::Char).collect::<Vec<Key>>()
    };
    match random.below(20) {
        0..10 => vec![Key::Char(*random.pick(&['0', '1', '2', '3', '4']))],
        10..12 => vec![Key::Char('u')],
        12 => vec![Key::Ctrl('r')],
        13 => vec![*random.pick(&[Key::Left, Key::Right, Key::Up, Key::Down])],
        14 => vec![*random.pick(&[Key::Char('f'), Key::Char('*'), Key::Char('s'), Key::Char('x'), Key::Backspace])],
        15..18 => [vec![Key::Char('n')], text(random), vec![Key::Ctrl('s')]].concat(),
        _ => [vec![Key::Char('e')], text(random), vec![Key::Enter]].concat(),
    }
}

/// Reads the output of the program for a while, and every promise in it.
fn watch(terminal: &mut Terminal, course: &mut Course, limit: Duration) {
    let end = Instant::now() + limit;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if !terminal.take_in_within(left.min(Duration::from_millis(2))) {
            course.read(&terminal.screen());
            if left.is_zero() {
                return;
            }
        }
    }
}

/// The result of many kills.
#[derive(Debug, Default)]
struct Tally {
    kills: u64,
    keys: usize,
    promises: usize,
    /// The kills after which a key was lost that had not been called saved.
    unpromised: usize,
}

#[test]
fn nothing_that_the_screen_called_saved_is_lost_to_a_kill() {
    let started = Instant::now();
    let mut random = Random::new();
    let mut tally = Tally::default();
    let mut place = fresh();
    for round in 0..rounds(20, 1_000) {
        let context = format!("kill {round} (seed {})", Random::seed());
        let before = on_disk(&place.data());
        let mut course = Course::from(before);
        let mut terminal = Terminal::start(&place.data(), &["me"]);
        // One in ten is killed while it starts.
        if random.below(10) > 0 {
            let question = course.moments[0].screen.clone();
            let what = format!("the question where the last one died; {context}");
            terminal.wait(&what, |terminal| trimmed(&terminal.screen()) == question);
            type_deeds(&mut terminal, &mut course, &mut random);
        }
        // Half are killed in the middle of the save, the others soon after.
        let longest = *random.pick(&[1_000, 40_000]);
        watch(&mut terminal, &mut course, Duration::from_micros(random.next() % longest));
        terminal.signal(Signal::KILL).end();
        course.read(&terminal.screen());

        let found = on_disk(&place.data());
        assert!(course.keeps(&found), "{context}: something that was called saved is gone:\n{}", terminal.screen());
        let last = course.moments.last().expect("there is a first");
        tally.unpromised += usize::from(!same(&last.assessment, &found));
        tally.promises += usize::from(course.promised > 0);
        tally.keys += course.moments.len() - 1;
        tally.kills += 1;
        if found.coverage().done() > 20 {
            place = fresh();
        }
    }
    println!("{tally:?}, 0 lost, in {:.0?} (seed {})", started.elapsed(), Random::seed());
    assert!(
        tally.promises * 2 > usize::try_from(tally.kills).expect("few"),
        "the screen hardly ever promised anything"
    );
}

fn fresh() -> Place {
    let place = Place::new();
    place.done(["answer", "me", "--new", "editing-review=2"]);
    place
}

/// Performs a few actions at the questions. The last may be incomplete.
fn type_deeds(terminal: &mut Terminal, course: &mut Course, random: &mut Random) {
    let last = random.below(12);
    for number in 0..=last {
        if course.app.mode() != Mode::Question {
            return;
        }
        let mut keys = deed(random);
        if number == last {
            keys.truncate(1 + random.below(keys.len()));
        }
        let opens_field = matches!(keys.first(), Some(Key::Char('n' | 'e')));
        for key in keys {
            // The expected state changes first, so that no screen is ahead of it.
            course.press(key);
            terminal.press(bytes(key));
        }
        if number < last {
            // Text in one burst goes into the field, so wait until the field has closed.
            if opens_field {
                let closed = body(&course.moments.last().expect("there is a first").screen);
                terminal.wait("the field to be closed", |terminal| body(&terminal.screen()) == closed);
            }
            let longest = *random.pick(&[1_000, 60_000]);
            watch(terminal, course, Duration::from_micros(random.next() % longest));
        }
    }
}

/// Tests the check itself.
#[test]
fn an_older_save_in_the_place_of_the_newest_is_noticed() {
    let place = fresh();
    let data = place.data();
    let mut course = Course::from(on_disk(&data));
    let mut terminal = Terminal::start(&data, &["me"]);
    terminal.see(SAVED);
    let current = current(&place);
    for keys in ["3", "4"] {
        fs::copy(&current, place.path("older")).expect("it can be copied");
        keys.chars().for_each(|key| course.press(Key::Char(key)));
        let after = course.moments.last().expect("there is a first").screen.clone();
        terminal.press(keys).wait("the next question, saved", |terminal| trimmed(&terminal.screen()) == after);
        watch(&mut terminal, &mut course, Duration::from_millis(20));
    }
    terminal.signal(Signal::KILL).end();
    assert_eq!(course.promised, 2, "both answers were called saved");
    assert!(course.keeps(&on_disk(&data)));
    fs::copy(place.path("older"), &current).expect("it can be copied");
    assert!(!course.keeps(&on_disk(&data)), "the older save passed for the newest");
}

/// Returns the save of the only assessment.
fn current(place: &Place) -> PathBuf {
    let is_save = |path: &PathBuf| path.file_name().is_some_and(|name| name == "current.json");
    place.everything().into_iter().find(is_save).expect("it is saved")
}
