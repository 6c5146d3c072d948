//! Parses the arguments, starts the command line or the terminal interface, and returns the exit code.
//!
//! A terminal that cannot be drawn on gets the questions as plain lines instead.

use std::io::{IsTerminal, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;

use devrel_ready::cli::{InterfaceStart, OutputTarget, TerminalTraits};
use devrel_ready::diagnostic::{Problems, Source};
use devrel_ready::look::Background;
use devrel_ready::process;
use devrel_ready::settings::BigNumber;
use devrel_ready::store::{self, ConfigFile, Store};
use devrel_ready::terminal::{self, Appearance, Exit, StorageWorker};
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{App, Preferences};
use devrel_ready::words::{right_to_left_words, unusable_roles_notice};
use devrel_ready::{cli, clock};

fn main() -> ExitCode {
    store::size_limits_are_errors();
    process::no_core_dumps();
    terminal::end_in_order_after_a_panic();
    let target = output_target();
    match cli::run(std::env::args_os(), check_settings, target) {
        cli::Outcome::Done(code) => code,
        cli::Outcome::Interface(_) if !(stdin().is_terminal() && stdout().is_terminal()) => cli::no_terminal(),
        cli::Outcome::Interface(request) => match Appearance::from_environment() {
            Appearance { dumb: true, .. } => cli::plain(*request, target),
            appearance => interface(&request, appearance, target),
        },
    }
}

/// Returns where standard output goes. The command line does not know the terminal.
fn output_target() -> OutputTarget {
    if !stdout().is_terminal() {
        return OutputTarget::Pipe;
    }
    let Appearance { color, background, unicode, dumb, .. } = Appearance::from_environment();
    let columns = terminal::columns;
    OutputTarget::Terminal(TerminalTraits { columns, color, unicode, dumb, background, big_number: BigNumber::On })
}

/// Returns the problems of a settings file. It is passed to the command line, which does not know the keys.
fn check_settings(source: &Source) -> Problems {
    Preferences::read(source).err().unwrap_or_default()
}

/// Runs the terminal interface.
fn interface(request: &cli::InterfaceRequest, appearance: Appearance, target: OutputTarget) -> ExitCode {
    let cli::InterfaceRequest { start, data_dir, config_file, settings_text, catalog, .. } = request.clone();
    let config_file = ConfigFile::at(config_file);
    let preferences = match settings_text.as_ref() {
        Ok(None) => Preferences::default(),
        Ok(Some(source)) => match Preferences::read(source) {
            Ok(preferences) => preferences,
            Err(problems) => return cli::wrong_settings(source, &problems),
        },
        Err(error) => return cli::failed(error.reason().as_str(), error.hint().as_ref()),
    };
    let shown_file = Clean::line(&config_file.path().to_string_lossy());
    let palette = match (appearance.color, appearance.background) {
        (false, _) => Palette::Plain,
        (true, Background::Light) => Palette::Light,
        (true, Background::Dark) => Palette::Dark,
    };
    let glyphs = if appearance.unicode { Glyphs::Unicode } else { Glyphs::Ascii };

    let (framework, unset) = (Arc::clone(catalog.usual()), catalog.clone());
    let unusable = catalog.unusable_roles();
    let shown_dir = Clean::line(&data_dir.to_string_lossy());
    let mut worker = StorageWorker::new(Store::open(data_dir), catalog).keeping_settings_in(config_file);
    // With a named assessment, the list is not on screen at first.
    let home = match start {
        InterfaceStart::Open(_) => Ok(Vec::new()),
        InterfaceStart::Home | InterfaceStart::Begin(_) => worker.list_first(terminal::rows()),
    };
    let home = match home {
        Ok(home) => home,
        Err(error) => return cli::failed(error.reason().as_str(), error.hint().as_ref()),
    };
    let folder = std::env::current_dir().map(|folder| Clean::line(&folder.to_string_lossy())).unwrap_or_default();
    let today = clock::local_day(clock::now());
    let app = App::new(framework, home, shown_dir, today)
        .preferring(preferences, shown_file)
        .started_in(folder)
        .inside(appearance.multiplexer);
    let app = app.noticing(unusable_roles_notice(&unusable));
    let mut app = if worker.has_complete_list() { app } else { app.expecting_others() };
    match start {
        // Opening has no effects.
        InterfaceStart::Home => {
            if let Some(name) = app.begins_with() {
                let _ = app.update(worker.open(&name));
            }
        }
        InterfaceStart::Open(name) => {
            let _ = app.update(worker.open(&name));
        }
        InterfaceStart::Begin(name) => app = app.beginning(name),
    }
    // Opening an assessment may have found the language of its framework.
    let app = app.noting(unset.unset_language().map(|it| format!("{}.", right_to_left_words(it))));
    match terminal::run(app, Theme::new(palette, glyphs), worker) {
        Ok(Exit { code: 0, unsaved: None, open: Some(name) }) => cli::farewell(&name, request, target),
        Ok(Exit { code, unsaved: None, .. }) => ExitCode::from(code),
        Ok(Exit { code, unsaved: Some(reason), .. }) => {
            let failed = cli::failed(
                &format!("the newest changes are not saved: {reason}"),
                "everything that was shown as saved is safe",
            );
            if code == 0 { failed } else { ExitCode::from(code) }
        }
        Err(error) => cli::failed(&format!("cannot use this terminal: {error}"), "try another terminal"),
    }
}
