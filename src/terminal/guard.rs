//! Takes the terminal and restores it, however the program ends.
//!
//! One flag says whether the terminal is taken, because it has to be restored exactly once and from anywhere: the end
//! of the loop, an error, a signal, a panic in any thread. `screen` draws on it.

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

/// Whether the terminal is in the modes of this program.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Restores the terminal when dropped.
#[derive(Debug)]
pub(super) struct TerminalGuard(());

impl TerminalGuard {
    /// Takes the terminal. The caller has to write the bytes of [`taking`] first.
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

/// Restores the terminal and stops the process group, including a script that runs the program, until it is continued.
///
/// The leader of a session has no shell that could continue it, so it does not stop.
pub(super) fn stop() {
    // From nix: in a container, a leader outside of it has the number 0, which a `Pid` of rustix cannot hold.
    if getsid(None).is_ok_and(|leader| leader == getpid()) {
        return;
    }
    give_back();
    // A stop signal cannot be refused. The signal that continues the program takes the terminal again.
    let _ = kill_current_process_group(Signal::STOP);
}

/// Takes the terminal once more, after a stop.
///
/// # Errors
///
/// The terminal is gone.
pub(super) fn retake() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    // After an unexpected stop, crossterm believes that raw mode is on, and enabling it alone would do nothing.
    disable_raw_mode()?;
    enable_raw_mode()
}

/// Returns whether the terminal may be written to.
pub(super) fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Marks the terminal as gone, so that nothing is written to it.
pub(super) fn abandon() {
    TAKEN.store(false, Ordering::SeqCst);
}

/// Restores the terminal once. Ignores errors, because there is no terminal to report them on.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = write_patiently(&giving_back());
        let _ = disable_raw_mode();
    }
}

/// Returns the bytes to write when the terminal is taken.
pub(super) fn taking() -> Vec<u8> {
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, SetAttribute(Attribute::Reset), Clear(ClearType::All), Hide)
        .expect("writing to memory does not fail");
    bytes.extend_from_slice(MARKING_PASTES);
    bytes.extend_from_slice(MOUSE_WITHOUT_UTF8);
    bytes
}

/// Writes to the terminal as long as it is taken. Afterward it accepts everything and writes nothing.
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

/// Turns marks around pasted text on.
const MARKING_PASTES: &[u8] = b"\x1b[?2004h";

const NOT_MARKING_PASTES: &[u8] = b"\x1b[?2004l";

/// Turns off a form of mouse reports without a fixed length, which an earlier program may have left on.
const MOUSE_WITHOUT_UTF8: &[u8] = b"\x1b[?1005l";

/// Turns on reports of presses and the wheel, in a form without a limit on columns. The sequence of crossterm would
/// also report every movement and wake the program for nothing.
pub(super) const TAKING_THE_MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";

/// Turns mouse reports off, so that the terminal selects text.
pub(super) const GIVING_THE_MOUSE_BACK: &[u8] = b"\x1b[?1006l\x1b[?1000l";
