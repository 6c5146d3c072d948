//! Tests of a bug in the middle of a frame, which a program of the tests has.
//!
//! The real program has no switch for it. [`program`] runs the same loop with a frontend that panics. The test starts
//! its own binary again to run it in a terminal.

use std::env::{current_exe, var_os};
use std::sync::Arc;

use devrel_ready::assessment::Name;
use devrel_ready::clock;
use devrel_ready::framework::{Catalog, Framework};
use devrel_ready::settings::Mouse;
use devrel_ready::store::Store;
use devrel_ready::terminal::{AppFrontend, Frontend, StorageWorker, run_frontend};
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{App, Effects, Intent, Key, Msg, ScreenMoment};
use ratatui::buffer::Buffer;

use super::terminal::{Terminal, code};

/// A frontend that panics in the middle of a frame, once two skills are answered.
struct Broken(AppFrontend);

impl Frontend for Broken {
    fn message(&self, key: Key) -> Option<Msg> {
        self.0.message(key)
    }

    fn has_field(&self) -> bool {
        self.0.has_field()
    }

    fn confirmation(&self) -> Option<u64> {
        self.0.confirmation()
    }

    fn clicked(&self, column: u16, row: u16) -> Option<Msg> {
        self.0.clicked(column, row)
    }

    fn mouse(&self) -> Mouse {
        self.0.mouse()
    }

    fn moment(&self) -> Option<ScreenMoment> {
        self.0.moment()
    }

    fn hint(&self, key: Key) -> Option<Msg> {
        self.0.hint(key)
    }

    fn rolled(&self, intent: Intent) -> Option<Msg> {
        self.0.rolled(intent)
    }

    fn update(&mut self, msg: Msg) -> Effects {
        self.0.update(msg)
    }

    fn leave(&mut self) -> Effects {
        self.0.leave()
    }

    fn draw(&mut self, buffer: &mut Buffer) {
        self.0.draw(buffer);
        let answered = self.0.app().current().map_or(0, |current| current.assessment().coverage().done());
        assert!(answered < 2, "broken on purpose");
    }

    fn open_name(&self) -> Option<Name> {
        self.0.open_name()
    }
}

#[test]
#[ignore = "a program that breaks on purpose; another test starts it in a terminal"]
fn program() {
    let Some(data) = var_os("DEVREL_READY_DATA_DIR") else { return };
    let framework = Framework::shipped();
    let mut worker = StorageWorker::new(Store::open(data.into()), Catalog::of(Arc::clone(&framework)));
    let today = clock::local_day(clock::now());
    let mut app = App::new(framework, Vec::new(), Clean::line("data"), today);
    let _ = app.update(worker.open(&Name::new("me").expect("a plain name")));
    let frontend = AppFrontend::new(app, Theme::new(Palette::Dark, Glyphs::Unicode));
    run_frontend(Broken(frontend), worker).expect("there is a terminal");
}

#[test]
fn a_bug_in_the_middle_of_a_frame_gives_the_terminal_back_and_quotes_no_answer() {
    let dir = super::rough::begun();
    // The evidence is typed earlier, in a run without the bug.
    let mut before = Terminal::start(dir.path(), &["me"]);
    before.see_saved(1).press("esecret words\r").see("secret words").see("✓ saved").press("q").end();
    let tests = current_exe().expect("the tests run");
    let mut command = Terminal::command(&tests.to_string_lossy(), dir.path());
    command.args(["--ignored", "--exact", "pty::broken::program", "--nocapture", "--test-threads=1"]);
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut terminal = Terminal::run(&mut command);
    terminal.see_saved(1).press("4");
    assert_eq!(code(terminal.end()), 101);
    terminal.assert_given_back();
    // The ordinary screen shows what was written after the switch to it.
    let said = terminal.screen();
    assert_eq!(said.matches("devrel-ready: stopped by a bug at ").count(), 1, "{said}");
    for private in ["secret", "Established", "broken on purpose", "of 28"] {
        assert!(!said.contains(private), "{said}");
    }
    Terminal::start(dir.path(), &["me"]).see_answered(2);
}
