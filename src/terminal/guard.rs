//! Taking the terminal and giving it back, however the program ends.
//!
//! Whether the terminal is taken is known in one place, because it has to be given back exactly once and from
//! anywhere: the end of the loop, an error, a signal, a panic in any thread. What is drawn on it is the
//! business of `screen`.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use nix::unistd::{getpid, getsid};
use rustix::process::{Signal, kill_current_process_group};

use super::tty::write_patiently;

/// Whether the terminal is in our modes.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back at the latest when dropped.
#[derive(Debug)]
pub(super) struct TerminalGuard(());

impl TerminalGuard {
    /// Takes the terminal. What [`taking`] returns has to be written before anything else.
    ///
    /// # Errors
    ///
    /// There is no terminal.
    pub(super) fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        Ok(Self(()))
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back and stops the program, with the script it may run in, until somebody continues it.
///
/// Where it is the first program of its terminal there is no shell that could continue it, so it goes on.
pub(super) fn stop() {
    // In a container the leader may be a process outside of it, and then its number is 0. Those of rustix cannot be.
    if getsid(None).is_ok_and(|leader| leader == getpid()) {
        return;
    }
    give_back();
    // A stop cannot be refused, and comes with the continuation that takes the terminal again.
    let _ = kill_current_process_group(Signal::STOP);
}

/// Takes the terminal once more, after a stop.
///
/// # Errors
///
/// The terminal is gone.
pub(super) fn retake() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    // After a stop that came as a surprise the library believes that raw mode is on, and would do nothing.
    disable_raw_mode()?;
    enable_raw_mode()
}

/// Whether the terminal may be written to.
pub(super) fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Forgets a terminal that is gone: from now on nothing is written to it.
pub(super) fn abandon() {
    TAKEN.store(false, Ordering::SeqCst);
}

/// Gives the terminal back, unless that has happened. What fails is ignored: there is no terminal to say it on.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = write_patiently(&giving_back());
        let _ = disable_raw_mode();
    }
}

/// What to write when the terminal is taken.
pub(super) fn taking() -> Vec<u8> {
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, SetAttribute(Attribute::Reset), Clear(ClearType::All), Hide)
        .expect("writing to memory does not fail");
    bytes.extend_from_slice(MARKING_PASTES);
    bytes.extend_from_slice(MOUSE_WITHOUT_UTF8);
    bytes
}

/// Writes to the terminal as long as it is taken. Afterwards everything is accepted and nothing written.
#[derive(Debug)]
pub(super) struct TakenTty;

impl Write for TakenTty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if is_taken() { write_patiently(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn giving_back() -> Vec<u8> {
    let mut bytes = Vec::new();
    queue!(bytes, SetAttribute(Attribute::Reset), LeaveAlternateScreen, Show).expect("writing to memory does not fail");
    bytes.extend_from_slice(NOT_MARKING_PASTES);
    bytes.extend_from_slice(GIVING_THE_MOUSE_BACK);
    bytes
}

/// Asks for marks around pasted text.
const MARKING_PASTES: &[u8] = b"\x1b[?2004h";

const NOT_MARKING_PASTES: &[u8] = b"\x1b[?2004l";

/// Turns a form of mouse reports off that an earlier program may have left on, and that has no fixed length.
const MOUSE_WITHOUT_UTF8: &[u8] = b"\x1b[?1005l";

/// Asks for presses and the wheel, in a form without a limit on columns. What crossterm sends asks for every movement
/// too, and that would wake the program for nothing.
pub(super) const TAKING_THE_MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";

/// Asks for nothing any more, so that the terminal selects text.
pub(super) const GIVING_THE_MOUSE_BACK: &[u8] = b"\x1b[?1006l\x1b[?1000l";
