//! A real terminal with the real program, for the tests that need one.
//!
//! It is a pseudo-terminal with an emulator. Every wait is for text on its screen or for the process, and has a
//! deadline. The program has no controlling terminal, so signals come only from the test.

use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};
use vt100::{MouseProtocolMode, Parser};

/// The limit of every wait.
const DEADLINE: Duration = Duration::from_secs(20);

#[cfg(target_os = "linux")]
const NOT_INHERITED: OpenptFlags = OpenptFlags::CLOEXEC;
#[cfg(not(target_os = "linux"))]
const NOT_INHERITED: OpenptFlags = OpenptFlags::empty();

/// A terminal with the program.
pub(crate) struct Terminal {
    /// The side of the person. Without it the terminal is gone.
    person: Option<OwnedFd>,
    /// The side of the program, for reading its modes.
    program: File,
    pub(crate) child: Child,
    emulator: Parser,
    /// All output of the program.
    pub(crate) written: Vec<u8>,
}

impl Terminal {
    /// Starts the program in a terminal of 100 columns and 30 rows.
    pub(crate) fn start(data_dir: &Path, arguments: &[&str]) -> Self {
        let mut command = Self::command(env!("CARGO_BIN_EXE_devrel-ready"), data_dir);
        // The program gets a process group of its own, as from a shell: stopping it must not stop the tests.
        Self::run(command.args(arguments).process_group(0))
    }

    /// Returns a command with the environment of the tests.
    pub(crate) fn command(program: &str, data_dir: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs([("TERM", "xterm-256color"), ("LANG", "C.UTF-8")]);
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin").env("DEVREL_READY_DATA_DIR", data_dir);
        // Typed keys may export a file, which then lies in this directory.
        command.current_dir(data_dir);
        command
    }

    /// Starts a command in a terminal of 100 columns and 30 rows.
    pub(crate) fn run(command: &mut Command) -> Self {
        Self::run_in(command, (100, 30))
    }

    /// Starts a command in a terminal that claims a size.
    pub(crate) fn run_in(command: &mut Command, size: (u16, u16)) -> Self {
        // If the program inherited this side, its own terminal would never hang up.
        let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | NOT_INHERITED).expect("a terminal");
        fcntl_setfd(&person, FdFlags::CLOEXEC).expect("it is open");
        grantpt(&person).and_then(|()| unlockpt(&person)).expect("it is ours");
        let path = ptsname(&person, Vec::new()).expect("it has a name");
        let no_control = i32::try_from(OFlags::NOCTTY.bits()).expect("a small number");
        let mut options = OpenOptions::new();
        let path = path.to_str().expect("ASCII");
        let program = options.read(true).write(true).custom_flags(no_control).open(path).expect("its other side");
        set_size(&person, size);
        let descriptor = || program.try_clone().expect("a descriptor is free");
        let child = command.stdin(descriptor()).stdout(descriptor()).stderr(descriptor()).spawn().expect("it is there");
        Self { person: Some(person), program, child, emulator: Parser::new(30, 100, 0), written: Vec::new() }
    }

    /// Starts a new assessment called "me" and waits for its first question.
    pub(crate) fn at_first_question(data_dir: &Path) -> Self {
        let mut terminal = Self::start(data_dir, &[]);
        for screen in [
            "Begin your first",
            "What shall it be called",
            "Which role do you think of",
            "For which band",
            "All questions, or",
        ] {
            terminal.see(screen).press("\r");
        }
        terminal.see_saved(1);
        terminal
    }

    /// Presses keys, given as the bytes that a terminal sends for them.
    pub(crate) fn press(&mut self, keys: impl AsRef<[u8]>) -> &mut Self {
        let (person, keys) = (self.person.as_ref().expect("the terminal is there"), keys.as_ref());
        let written = rustix::io::write(person, keys);
        assert_eq!(written, Ok(keys.len()), "the terminal takes keys");
        self
    }

    /// Waits until the screen shows a text.
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("the screen to show {text:?}"), |terminal| terminal.screen().contains(text))
    }

    /// Waits until a question is on screen, by its position among 28, and everything is called saved.
    pub(crate) fn see_saved(&mut self, position: usize) -> &mut Self {
        let place = format!(" {position} of 28");
        self.wait(&format!("question {position}, saved"), |terminal| {
            let screen = terminal.screen();
            screen.contains(&place) && screen.contains("✓ saved")
        })
    }

    /// Waits until the list of all answers counts so many given ones and calls them saved. Goes there and back.
    pub(crate) fn see_answered(&mut self, count: usize) -> &mut Self {
        self.see("✓ saved").press("V").see(&format!(" {count} of 28 answered")).see("✓ saved").press("\x1b");
        self.see_no_longer(" answered")
    }

    /// Waits until the screen no longer shows a text.
    pub(crate) fn see_no_longer(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("{text:?} to go"), |terminal| !terminal.screen().contains(text))
    }

    /// Returns the text of the screen.
    pub(crate) fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Waits until a condition holds, reading the output of the program.
    pub(crate) fn wait(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while !is_so(self) {
            assert!(Instant::now() < deadline, "waited too long for {what}; on screen:\n{}", self.screen());
            self.take_in();
        }
        self
    }

    /// Reads the output until the program has been silent for a while.
    pub(crate) fn settle(&mut self) -> &mut Self {
        while self.take_in_within(Duration::from_millis(150)) {}
        self
    }

    /// Reads the output of the next moment.
    pub(crate) fn take_in(&mut self) {
        self.take_in_within(Duration::from_millis(5));
    }

    /// Reads output. Returns whether there was any.
    pub(crate) fn take_in_within(&mut self, limit: Duration) -> bool {
        let Some(person) = &self.person else {
            thread::sleep(limit);
            return false;
        };
        let limit = Timespec::try_from(limit).expect("a short time");
        if poll(&mut [PollFd::new(person, PollFlags::IN)], Some(&limit)) != Ok(1) {
            return false;
        }
        let mut bytes = [0; 4_096];
        let count = rustix::io::read(person, &mut bytes).expect("the other side is held open");
        self.emulator.process(&bytes[..count]);
        self.written.extend_from_slice(&bytes[..count]);
        true
    }

    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(Pid::from_child(&self.child), signal).expect("the program is there");
        self
    }

    pub(crate) fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        self.emulator.screen_mut().set_size(size.1.max(1), size.0.max(1));
        self.claim(size)
    }

    /// Sets another size without changing the emulator.
    pub(crate) fn claim(&mut self, size: (u16, u16)) -> &mut Self {
        set_size(self.person.as_ref().expect("the terminal is there"), size);
        // The system sends the signal only to programs with this controlling terminal.
        self.signal(Signal::WINCH)
    }

    /// Closes the window.
    pub(crate) fn hang_up(&mut self) -> &mut Self {
        self.person = None;
        self
    }

    /// Waits for the program to end.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let mut status = None;
        self.wait("the program to end", |terminal| {
            status = terminal.child.try_wait().expect("it is our child");
            status.is_some()
        });
        // The last output is still on its way.
        self.take_in();
        status.expect("it was waited for")
    }

    /// Waits until the program is stopped, as by Ctrl-Z in a shell.
    pub(crate) fn stopped(&mut self) -> &mut Self {
        self.wait("the program to stop", |terminal| {
            let child = Pid::from_child(&terminal.child);
            let waited = waitpid(Some(child), WaitOptions::UNTRACED | WaitOptions::NOHANG).expect("it is our child");
            let Some((_, status)) = waited else { return false };
            assert!(status.stopped(), "it ended instead of stopping: {status:?}; on screen:\n{}", terminal.screen());
            true
        })
    }

    /// Asserts that a shell could continue here.
    pub(crate) fn assert_given_back(&mut self) {
        self.take_in();
        let screen = self.emulator.screen();
        assert!(!screen.alternate_screen(), "the ordinary screen is back");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are not bracketed");
        assert!(!self.mouse_is_taken(), "the mouse selects text");
        assert!(!self.is_raw(), "the line is edited by the terminal again");
    }

    pub(crate) fn mouse_is_taken(&self) -> bool {
        self.emulator.screen().mouse_protocol_mode() != MouseProtocolMode::None
    }

    pub(crate) fn is_raw(&self) -> bool {
        let modes = tcgetattr(&self.program).expect("it is a terminal").local_modes;
        !modes.intersects(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The program may have ended by itself.
        if self.child.kill().is_err_and(|error| error.kind() != ErrorKind::InvalidInput) {
            return;
        }
        let _ = self.child.wait();
    }
}

fn set_size(terminal: &OwnedFd, (ws_col, ws_row): (u16, u16)) {
    tcsetwinsize(terminal, Winsize { ws_row, ws_col, ws_xpixel: 0, ws_ypixel: 0 }).expect("it is a terminal");
}

/// Returns the exit code, or 128 and the signal that killed the program, as in a shell.
pub(crate) fn code(status: ExitStatus) -> i32 {
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default())
}
