//! From taking the terminal to giving it back.
//!
//! Nothing is started before the first frame that the first frame does not need. When the loop ends, the
//! terminal is given back first, and then the worker finishes: a slow disk keeps nobody in a dead interface.

use std::io;

use crossterm::style::force_color_output;
use ratatui::Frame;
use signal_hook::consts::SIGHUP;

use super::event_loop::{Ending, EventLoop, Next};
use super::guard::{self, TerminalGuard};
use super::screen::Screen;
use super::tty::{Tty, read_what_waits, size};
use super::worker::{StorageWorker, WorkerThread};
use super::{event, panic, reader, signals, tty};
use crate::assessment::Name;
use crate::clock;
use crate::settings::Mouse;
use crate::text::Clean;
use crate::tui::theme::Theme;
use crate::tui::{App, Effect, Effects, HitMap, Intent, Key, Msg, view};

/// What the loop needs of an interface.
pub(super) trait Frontend {
    /// What a key means now; nothing, if it is not bound.
    fn message(&self, key: Key) -> Option<Msg>;

    /// Whether a text field has focus, so that characters are text.
    fn has_field(&self) -> bool;

    /// The confirmation that is asked for, if one is; another number is another one.
    fn confirmation(&self) -> Option<u64>;

    /// What a click at a column and a row of the last frame means now; nothing, if nothing is drawn there.
    fn clicked(&self, column: u16, row: u16) -> Option<Msg>;

    /// Whether the mouse is the program's.
    fn mouse(&self) -> Mouse;

    /// What is shown that is to go by itself after a moment; another number is something else.
    fn fading(&self) -> Option<u64>;

    /// What rolling the wheel means now, given as the intent to move; nothing, if nothing moves here.
    fn rolled(&self, intent: Intent) -> Option<Msg>;

    /// Takes a message, changes the state, and returns what has to be done outside.
    fn update(&mut self, msg: Msg) -> Effects;

    /// Keeps what is half done, because the program is ending.
    fn leave(&mut self) -> Effects;

    /// Draws the state.
    fn draw(&mut self, frame: &mut Frame<'_>);
}

/// The interface as a person sees it.
#[derive(Debug)]
struct AppFrontend {
    app: App,
    /// What the terminal asks for; the person may have chosen otherwise.
    theme: Theme,
    /// What can be clicked where, as it was drawn last.
    targets: HitMap,
    /// Whether drawing breaks after two answers, for the tests, which have to see what becomes of a bug.
    breaks: bool,
}

impl Frontend for AppFrontend {
    fn message(&self, key: Key) -> Option<Msg> {
        self.app.message(key)
    }

    fn has_field(&self) -> bool {
        self.app.has_field()
    }

    fn confirmation(&self) -> Option<u64> {
        self.app.confirmation()
    }

    fn clicked(&self, column: u16, row: u16) -> Option<Msg> {
        self.app.clicked(self.targets.at(column, row)?)
    }

    fn mouse(&self) -> Mouse {
        self.app.mouse()
    }

    fn fading(&self) -> Option<u64> {
        self.app.fading()
    }

    fn rolled(&self, intent: Intent) -> Option<Msg> {
        self.app.rolled(intent)
    }

    fn update(&mut self, msg: Msg) -> Effects {
        // Midnight passes while the program is open. A day asks for nothing to be done.
        let _ = self.app.update(Msg::Today(clock::local_day(clock::now())));
        self.app.update(msg)
    }

    fn leave(&mut self) -> Effects {
        self.app.leave()
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.targets = view::draw(&self.app, &self.theme.chosen(self.app.settings()), frame);
        if let Some(first) = self.targets.scrolled() {
            // That asks for nothing to be done.
            let _ = self.app.update(Msg::Scrolled(first));
        }
        debug_assert!(!self.breaks || done(&self.app) < 2, "broken on purpose");
    }
}

/// How many skills are dealt with.
fn done(app: &App) -> usize {
    app.current().map_or(0, |current| current.sheet().coverage().done())
}

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// The exit code: 0, or 128 and the number of the signal.
    pub code: u8,
    /// Why the newest changes could not be saved, if so. The terminal is given back, so it can be printed.
    pub unsaved: Option<Clean>,
    /// The assessment that was open for writing, if one was.
    pub open: Option<Name>,
}

/// Runs the interface on the terminal of standard input and output, both of which have to be one. The theme is what
/// the terminal asks for, where the person has chosen nothing else.
///
/// # Errors
///
/// The terminal cannot be taken, or the system refuses a thread.
pub fn run(app: App, theme: Theme, worker: StorageWorker) -> io::Result<Exit> {
    // A release does not ask.
    let breaks = cfg!(debug_assertions) && std::env::var_os("DEVREL_READY_BREAK").is_some();
    let mut interface = AppFrontend { app, theme, targets: HitMap::default(), breaks };
    panic::install_hook();
    // The theme leaves colors out by itself when they are not wanted. The library would send resets instead of
    // colors, and those take reverse video with them.
    force_color_output(true);
    let collected = signals::collect()?;
    let guard = TerminalGuard::take()?;
    // What was typed or answered before is not for this program.
    let waiting = read_what_waits();
    let size_now = size();
    // A size asks for nothing to be done.
    let _ = interface.update(Msg::Resized(size_now.width, size_now.height));
    let mut screen = Screen::new(Tty, size_now, guard::taking());
    screen.pass_mouse(interface.mouse());
    screen.draw(|frame| interface.draw(frame))?;

    let (sender, events) = event::channel();
    let storage = WorkerThread::start(worker, &sender)?;
    event::spawn("reader", &sender, reader::watch)?;
    event::spawn("signals", &sender, |events| signals::watch(collected, events))?;
    let mut event_loop = EventLoop::new(interface, screen, |effect: Effect| storage.perform(effect), &waiting);
    let ending = loop {
        let ending = event_loop.turn(&events, |event_loop, next| match next {
            Next::Wait => None,
            Next::Stop => {
                guard::stop();
                None
            }
            Next::GoOn => {
                let retaken = guard::retake();
                event_loop.restart(size(), &read_what_waits());
                retaken.err().map(|_| Ending::HungUp)
            }
            Next::Measure => {
                event_loop.resize(size());
                None
            }
            Next::End(ending) => Some(ending),
        });
        if let Some(ending) = ending {
            break ending;
        }
    };
    event_loop.leave();
    // Whoever is about to report finds nobody, and does not wait.
    drop(events);
    let open = event_loop.into_frontend().app.at_hand();
    Ok(end(ending, guard, &storage, open))
}

fn end(ending: Ending, guard: TerminalGuard, storage: &WorkerThread, open: Option<Name>) -> Exit {
    let code = match ending {
        Ending::Quit => 0,
        Ending::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        Ending::HungUp => u8::try_from(128 + SIGHUP).unwrap_or(u8::MAX),
        // As Rust has it for a panic that nobody catches.
        Ending::Broken => 101,
    };
    if ending == Ending::HungUp || tty::is_gone() {
        guard::abandon();
    }
    drop(guard);
    Exit { code, unsaved: storage.finish(), open }
}
