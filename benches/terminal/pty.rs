//! A pseudo-terminal of 120 by 40 that records the time of each piece of output.
//!
//! Nothing is interpreted during a measurement: the emulator reads the output afterward. Every wait has a limit,
//! because some keys change nothing.

use std::fs::{File, OpenOptions};
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use vt100::Parser;

pub(crate) const COLUMNS: u16 = 120;
pub(crate) const ROWS: u16 = 40;

/// The limit of every wait.
pub(crate) const DEADLINE: Duration = Duration::from_secs(5);

/// Output of one read.
pub(crate) struct Piece {
    pub(crate) at: Instant,
    pub(crate) bytes: Vec<u8>,
}

/// A terminal with a program in it.
pub(crate) struct Terminal {
    person: Option<OwnedFd>,
    /// Held open, so that the last output can still be read.
    program: Option<File>,
    pub(crate) child: Child,
    /// The moment before the program was started.
    pub(crate) started: Instant,
    emulator: Parser,
}

impl Terminal {
    pub(crate) fn start(command: &mut Command) -> Self {
        let person =
            openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a terminal is free");
        fcntl_setfd(&person, FdFlags::CLOEXEC).expect("it is open");
        grantpt(&person).and_then(|()| unlockpt(&person)).expect("it is ours");
        let path = ptsname(&person, Vec::new()).expect("it has a name");
        let size = Winsize { ws_row: ROWS, ws_col: COLUMNS, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&person, size).expect("it is a terminal");
        let no_control = i32::try_from(OFlags::NOCTTY.bits()).expect("a small number");
        let mut options = OpenOptions::new();
        options.read(true).write(true).custom_flags(no_control);
        let program = options.open(path.to_str().expect("its name is ASCII")).expect("its other side is there");
        let end = || program.try_clone().expect("a descriptor is free");
        command.stdin(end()).stdout(end()).stderr(end()).process_group(0);
        let started = Instant::now();
        let child = command.spawn().expect("the program was built");
        let emulator = Parser::new(ROWS, COLUMNS, 0);
        Self { person: Some(person), program: Some(program), child, started, emulator }
    }

    /// Presses keys, given as the bytes that a terminal sends for them. Returns the time before.
    pub(crate) fn press(&self, keys: &str) -> Instant {
        let pressed = Instant::now();
        let person = self.person.as_ref().expect("the terminal is there");
        let written = rustix::io::write(person, keys.as_bytes());
        assert_eq!(written, Ok(keys.len()), "the terminal takes keys");
        pressed
    }

    /// Returns the output of the program until it is silent for `silence`. `patience` is the limit for the first piece.
    pub(crate) fn pieces(&mut self, patience: Duration, silence: Duration) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let begun = Instant::now();
        while begun.elapsed() < DEADLINE {
            let limit = if pieces.is_empty() { patience } else { silence };
            let Some(bytes) = self.read(limit) else { break };
            pieces.push(Piece { at: Instant::now(), bytes });
        }
        for piece in &pieces {
            self.emulator.process(&piece.bytes);
        }
        pieces
    }

    /// Waits until the program has been silent for a while.
    pub(crate) fn settle(&mut self) {
        self.pieces(Duration::from_millis(200), Duration::from_millis(200));
    }

    /// Waits until the screen shows a text.
    pub(crate) fn see(&mut self, text: &str) {
        let begun = Instant::now();
        while !self.screen().contains(text) {
            assert!(begun.elapsed() < DEADLINE, "waited too long for {text:?}; on screen:\n{}", self.screen());
            if let Some(bytes) = self.read(Duration::from_millis(20)) {
                self.emulator.process(&bytes);
            }
        }
    }

    pub(crate) fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Returns the text of one row of the screen.
    pub(crate) fn row(&self, row: u16) -> String {
        row_of(&self.emulator, row)
    }

    fn read(&self, limit: Duration) -> Option<Vec<u8>> {
        let person = self.person.as_ref()?;
        let limit = Timespec::try_from(limit).expect("a short time");
        if poll(&mut [PollFd::new(person, PollFlags::IN)], Some(&limit)) != Ok(1) {
            return None;
        }
        let mut bytes = vec![0; 65_536];
        let count = rustix::io::read(person, &mut bytes).ok()?;
        bytes.truncate(count);
        Some(bytes)
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("the program is there");
    }

    /// Closes the window.
    pub(crate) fn close(&mut self) {
        self.person = None;
        drop(self.program.take());
    }

    /// Waits until the program has ended. Returns the time, and the exit code if there is one.
    pub(crate) fn end(&mut self) -> (Instant, Option<i32>) {
        let child = pidfd_open(Pid::from_child(&self.child), PidfdFlags::empty()).expect("it is our child");
        let limit = Timespec::try_from(DEADLINE).expect("a short time");
        let ended = poll(&mut [PollFd::new(&child, PollFlags::IN)], Some(&limit));
        let at = Instant::now();
        assert_eq!(ended, Ok(1), "the program ends");
        (at, self.child.wait().ok().and_then(|status| status.code()))
    }
}

/// Returns the text of one row of a screen.
pub(crate) fn row_of(emulator: &Parser, row: u16) -> String {
    emulator.screen().rows(0, COLUMNS).nth(row.into()).unwrap_or_default()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The program may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
