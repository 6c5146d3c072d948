//! Runs the interface from taking the terminal to restoring it.
//!
//! Threads start only after the first frame. When the loop ends, the terminal is restored first, and then the worker
//! finishes, so that a slow disk does not leave a dead interface on screen.

use std::io;

use signal_hook::consts::SIGHUP;

use super::event_loop::{Ending, EventLoop, LoopStep};
use super::frontend::{AppFrontend, Frontend};
use super::guard::{self, TakenTty, TerminalGuard};
use super::screen::TerminalScreen;
use super::tty::{read_what_waits, size};
use super::worker::{StorageWorker, WorkerThread};
use super::{event, panic, reader, signals, tty};
use crate::assessment::Name;
use crate::text::Clean;
use crate::tui::theme::Theme;
use crate::tui::{App, Msg};

/// The end of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// The exit code: 0, or 128 and the number of the signal.
    pub code: u8,
    /// The reason why the newest changes could not be saved, if so. The terminal is restored, so the caller can print
    /// it.
    pub unsaved: Option<Clean>,
    /// The assessment that was open for writing, if one was.
    pub open: Option<Name>,
}

/// Runs the program on the terminal of standard input and output. The theme is the one for the terminal; the settings
/// of the person may change it.
///
/// # Errors
///
/// The terminal cannot be taken, or the system refuses a thread.
pub fn run(app: App, theme: Theme, worker: StorageWorker) -> io::Result<Exit> {
    run_frontend(AppFrontend::new(app, theme), worker)
}

/// Runs any frontend as [`run`] runs the program.
///
/// # Errors
///
/// As for [`run`].
pub fn run_frontend(mut interface: impl Frontend, worker: StorageWorker) -> io::Result<Exit> {
    panic::end_in_order_after_a_panic();
    let collected = signals::collect()?;
    let guard = TerminalGuard::take()?;
    // Ignore what was typed or reported before.
    let waiting = read_what_waits();
    let size_now = size();
    // A change of size has no effects.
    let _ = interface.update(Msg::Resized(size_now.width, size_now.height));
    let mut screen = TerminalScreen::new(TakenTty, size_now, guard::taking());
    screen.pass_mouse(interface.mouse());
    screen.draw(|buffer| interface.draw(buffer))?;

    let (sender, events) = event::channel(tty::watchable())?;
    let (storage, last_save) = WorkerThread::start(worker, &sender)?;
    panic::expect_last_save(last_save);
    if !events.reads_terminal() {
        event::spawn("reader", &sender, reader::watch)?;
    }
    event::spawn("signals", &sender, |events| signals::watch(collected, events))?;
    let mut event_loop = EventLoop::new(interface, screen, storage, &waiting);
    let ending = loop {
        let ending = event_loop.turn(&events, |event_loop, next| match next {
            LoopStep::Wait => None,
            LoopStep::Stop => {
                guard::stop();
                None
            }
            LoopStep::GoOn => {
                let retaken = guard::retake();
                event_loop.restart(size(), &read_what_waits());
                retaken.err().map(|_| Ending::HungUp)
            }
            LoopStep::Measure => {
                event_loop.resize(size());
                None
            }
            LoopStep::End(ending) => Some(ending),
        });
        if let Some(ending) = ending {
            break ending;
        }
    };
    event_loop.leave();
    // Closes the channel, so that worker threads do not block on it.
    drop(events);
    let open = event_loop.into_frontend().open_name();
    Ok(end(ending, guard, open))
}

fn end(ending: Ending, guard: TerminalGuard, open: Option<Name>) -> Exit {
    let code = match ending {
        Ending::Quit => 0,
        Ending::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        Ending::HungUp => u8::try_from(128 + SIGHUP).unwrap_or(u8::MAX),
    };
    if ending == Ending::HungUp || tty::is_gone() {
        guard::abandon();
    }
    drop(guard);
    Exit { code, unsaved: panic::save_for_the_last_time(), open }
}
