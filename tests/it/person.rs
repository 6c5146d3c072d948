//! A scripted person who types keys and reads the screen, without a terminal or threads.
//!
//! Effects are performed at once by the program's storage worker, on a disk in memory. See `computer`.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::{Catalog, Framework};
use devrel_ready::report::Rendered;
use devrel_ready::store::Store;
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{App, Effect, Exported, HitMap, Key, Msg, Preferences, Screen, Settle, Version, Wanted, view};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

pub(crate) use crate::computer::Disk;
use crate::computer::{CONFIG, Computer, DATA_DIR};
use crate::model::Model;

/// A person who uses the program.
pub(crate) struct Person {
    pub(crate) app: App,
    pub(crate) theme: Theme,
    pub(crate) computer: Computer,
    pub(crate) left: bool,
    /// Whether effects wait for [`catch_up`](Self::catch_up), so that their outcomes come late.
    pub(crate) slow: bool,
    /// The text of every preview, instead of the report.
    pub(crate) previews_say: Option<String>,
    /// The outcome of every export, instead of writing.
    pub(crate) exports_end: Option<Exported>,
    /// The decisions about unsound saves.
    pub(crate) settled: Vec<Settle>,
    /// The versions chosen in conflicts.
    pub(crate) reconciled: Vec<Version>,
    /// The last copied text.
    pub(crate) clipboard: String,
    waiting: VecDeque<Effect>,
    size: (u16, u16),
}

/// A screen and its clickable areas.
pub(crate) struct Seen {
    buffer: Buffer,
    targets: HitMap,
}

/// The day of all tests that do not set another.
pub(crate) const TODAY: Date = date(2026, 5, 1);

impl Person {
    /// Starts the program for the first time.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::on(Computer::bare_disk(), (width, height))
    }

    /// Starts the program on a disk.
    pub(crate) fn on(disk: Model, size: (u16, u16)) -> Self {
        Self::starting(disk, Catalog::shipped(), Clean::line(DATA_DIR), size)
    }

    /// Starts the program with another framework for new assessments, and with the shelf of the data directory.
    pub(crate) fn with_shelf(framework: Arc<Framework>, disk: Model, size: (u16, u16)) -> Self {
        let catalog = Store::on(disk.clone(), DATA_DIR.into()).completing(Catalog::of(framework));
        Self::starting(disk, catalog, Clean::line(DATA_DIR), size)
    }

    /// Starts the program with these frameworks and their roles.
    pub(crate) fn knowing(catalog: Catalog, disk: Model, size: (u16, u16)) -> Self {
        Self::starting(disk, catalog, Clean::line(DATA_DIR), size)
    }

    /// Starts with a sentence at home.
    pub(crate) fn noticing(self, notice: Option<String>) -> Self {
        Self { app: self.app.noticing(notice), ..self }
    }

    /// Starts the program with another framework and another name of the data directory.
    pub(crate) fn with(framework: Arc<Framework>, data_dir: Clean, size: (u16, u16)) -> Self {
        Self::starting(Computer::bare_disk(), Catalog::of(framework), data_dir, size)
    }

    /// Starts the program with another framework on a disk.
    pub(crate) fn of(framework: Arc<Framework>, disk: Model, size: (u16, u16)) -> Self {
        Self::starting(disk, Catalog::of(framework), Clean::line(DATA_DIR), size)
    }

    fn starting(disk: Model, catalog: Catalog, data_dir: Clean, (width, height): (u16, u16)) -> Self {
        let framework = Arc::clone(catalog.usual());
        let mut computer = Computer::new(disk, catalog);
        let app = App::new(framework, computer.list_first(height), data_dir, TODAY);
        let mut person = Self {
            app,
            theme: Theme::new(Palette::Dark, Glyphs::Unicode),
            computer,
            left: false,
            slow: false,
            previews_say: None,
            exports_end: None,
            settled: Vec::new(),
            reconciled: Vec::new(),
            clipboard: String::new(),
            waiting: VecDeque::new(),
            size: (width, height),
        };
        person.resize(width, height);
        person
    }

    /// Starts the program with a settings file.
    pub(crate) fn preferring(width: u16, height: u16, config: &str) -> Self {
        let mut person = Self::on(Computer::disk_with_config(config), (width, height));
        let source = Source::new("config.toml", config.to_owned());
        let preferences = Preferences::read(&source).expect("it is right");
        let Self { app, .. } = person;
        let app = app.preferring(preferences, Clean::line(CONFIG));
        person = Self { app, ..person };
        person
    }

    /// Starts the program and creates an assessment "me" at the established band, with no target role.
    pub(crate) fn at_first_question(width: u16, height: u16) -> Self {
        let mut person = Self::new(width, height);
        person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
        person
    }

    /// Kills the program and starts it again on the same disk.
    pub(crate) fn started_again(self) -> Self {
        self.started_again_with(Catalog::shipped())
    }

    /// Does the same with these frameworks and their roles.
    pub(crate) fn started_again_with(self, catalog: Catalog) -> Self {
        let Self { computer, size, .. } = self;
        let disk = computer.disk.clone();
        // The new process can take the locks only after they were released.
        drop(computer);
        Self::knowing(catalog, disk, size)
    }

    /// Types keys, separated by spaces: characters, or names in angle brackets. Then waits for a moment.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.press_at_once(key);
            if let Some(first) = self.look().targets.scrolled() {
                self.tell(Msg::Scrolled(first));
            }
        }
        self.tell(Msg::Faded);
        self
    }

    /// Types keys like [`press`](Self::press), without waiting.
    pub(crate) fn press_at_once(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let key = parse(key);
            if let Some(msg) = self.app.message(key).or_else(|| self.app.hint(key)) {
                self.tell(msg);
            }
        }
        self
    }

    /// Types text, letter by letter.
    pub(crate) fn write(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            if let Some(msg) = self.app.message(Key::Char(c)) {
                self.tell(msg);
            }
        }
        self
    }

    /// Sends a message, and every message that follows from it.
    pub(crate) fn tell(&mut self, msg: Msg) {
        let mut next = VecDeque::from([msg]);
        while let Some(msg) = next.pop_front() {
            for effect in self.app.update(msg) {
                match effect {
                    Effect::Quit => self.left = true,
                    effect if self.slow => self.waiting.push_back(effect),
                    effect => next.extend(self.perform(effect)),
                }
            }
        }
    }

    /// Returns the number of waiting effects.
    pub(crate) fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// Performs all waiting effects.
    pub(crate) fn catch_up(&mut self) {
        while let Some(effect) = self.waiting.pop_front() {
            self.perform(effect).into_iter().for_each(|msg| self.tell(msg));
        }
    }

    /// Performs the first waiting effect.
    pub(crate) fn perform_next(&mut self) {
        if let Some(effect) = self.waiting.pop_front() {
            self.perform(effect).into_iter().for_each(|msg| self.tell(msg));
        }
    }

    /// Starts the program again with the name of a missing assessment, while the list is being read.
    pub(crate) fn start_with(&mut self, name: &str) {
        self.computer.restart();
        self.app = App::new(Framework::shipped(), Vec::new(), Clean::line(DATA_DIR), TODAY).expecting_others();
        let (width, height) = self.size;
        self.tell(Msg::Resized(width, height));
        let outcome = self.computer.open(&Name::new(name).expect("a name"));
        self.tell(outcome);
    }

    /// Ends the program from outside, as a signal does.
    pub(crate) fn end(&mut self) {
        for effect in self.app.leave() {
            let _ = self.perform(effect);
        }
        self.computer.finish();
    }

    /// Waits until a failed save is tried again.
    pub(crate) fn wait(&mut self) {
        self.computer.wait().into_iter().for_each(|msg| self.tell(msg));
    }

    /// Performs an effect. Previews need no disk; they contain a fixed time.
    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match &effect {
            Effect::Preview(ticket, wanted) => {
                let said = self.previews_say.clone().map(|text| Rendered { text, seen: None });
                return vec![Msg::Previewed(*ticket, said.unwrap_or_else(|| Self::report(wanted)))];
            }
            Effect::Export(export) => {
                if let Some(outcome) = self.exports_end.clone() {
                    return vec![Msg::Exported(export.ticket, outcome)];
                }
            }
            Effect::Settle(answer) => self.settled.push(*answer),
            Effect::Reconcile(_, version) => self.reconciled.push(*version),
            Effect::Copy(text, _) => self.clipboard.clone_from(text),
            _ => {}
        }
        self.computer.perform(effect)
    }

    /// Returns the saved assessments from the disk.
    pub(crate) fn saved(&self) -> BTreeMap<Name, Assessment> {
        self.computer.saved()
    }

    /// Returns the only saved assessment.
    pub(crate) fn only_save(&self) -> Assessment {
        let mut saved = self.saved().into_values();
        let save = saved.next().expect("one is saved");
        assert!(saved.next().is_none(), "there are others");
        save
    }

    /// Returns the written reports, by file name.
    pub(crate) fn written(&self) -> BTreeMap<String, String> {
        self.computer.reports()
    }

    /// Returns the content of the settings file.
    pub(crate) fn config(&self) -> String {
        self.computer.text(CONFIG)
    }

    /// Changes how the disk behaves from now on.
    pub(crate) fn disk_is(&self, disk: Disk) {
        self.computer.disk_is(disk);
    }

    fn report(wanted: &Wanted) -> Rendered {
        let generated_at = Timestamp::from_second(1_767_225_600).expect("a date in range");
        wanted.rendered(generated_at, &[], &[])
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.tell(Msg::Resized(width, height));
        self
    }

    /// Returns the screen, cell by cell.
    pub(crate) fn buffer(&self) -> Buffer {
        self.look().buffer
    }

    fn look(&self) -> Seen {
        let backend = TestBackend::new(self.size.0, self.size.1);
        let mut terminal = Terminal::new(backend).expect("the test backend does not fail");
        let mut targets = HitMap::default();
        let theme = self.theme.chosen(self.app.settings());
        let draw = |frame: &mut ratatui::Frame<'_>| targets = view::draw(&self.app, &theme, frame.buffer_mut());
        terminal.draw(draw).expect("the test backend does not fail");
        Seen { buffer: terminal.backend().buffer().clone(), targets }
    }

    /// Clicks on the first place that shows some words.
    pub(crate) fn click(&mut self, words: &str) -> &mut Self {
        let Seen { buffer, targets } = self.look();
        let rows = buffer.content.chunks(buffer.area.width.into());
        let place = rows.enumerate().find_map(|(row, cells)| {
            let starts = (0..cells.len()).find(|start| {
                let from_here: String = cells[*start..].iter().map(ratatui::buffer::Cell::symbol).collect();
                from_here.starts_with(words)
            });
            starts.map(|column| (column, row))
        });
        assert!(place.is_some(), "{words:?} is not on screen:\n{}", self.screen());
        let (column, row) = place.unwrap_or_default();
        let cell = |at: usize| u16::try_from(at).expect("a small screen");
        if let Some(msg) = targets.at(cell(column), cell(row)).and_then(|spot| self.app.clicked(spot)) {
            self.tell(msg);
        }
        self
    }

    /// Returns the text of the screen.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let rows = buffer.content.chunks(buffer.area.width.max(1).into());
        let rows = rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        rows.map(|row| row.trim_end().to_owned() + "\n").collect()
    }

    /// Reads on in the text below a list until some words are on screen. Returns whether they came.
    pub(crate) fn reads(&mut self, words: &str) -> bool {
        for _ in 0..30 {
            if self.sees(words) {
                return true;
            }
            self.press("<PageDown>");
        }
        self.sees(words)
    }

    /// Returns whether the screen contains some words, wherever its lines are broken.
    pub(crate) fn sees_folded(&self, words: &str) -> bool {
        // A long word, such as a path, is broken too.
        let folded = |text: &str| text.split_whitespace().collect::<String>();
        folded(&self.screen()).contains(&folded(words))
    }

    /// Returns the row of the first line that contains some words, counted from the top.
    pub(crate) fn row_of(&self, words: &str) -> Option<usize> {
        self.screen().lines().position(|line| line.contains(words))
    }

    /// Returns whether the screen contains some words.
    pub(crate) fn sees(&self, words: &str) -> bool {
        self.screen().contains(words)
    }
}

/// Returns the skill of the current question.
pub(crate) fn asked(person: &Person) -> &str {
    let Screen::Question(question) = person.app.screen() else {
        return "no question";
    };
    person.app.framework().skill(question.skill).key.as_str()
}

fn parse(key: &str) -> Key {
    match key {
        "<Enter>" => Key::Enter,
        "<Esc>" => Key::Escape,
        "<Tab>" => Key::Tab,
        "<BackTab>" => Key::BackTab,
        "<Backspace>" => Key::Backspace,
        "<Delete>" => Key::Delete,
        "<Up>" => Key::Up,
        "<Down>" => Key::Down,
        "<Left>" => Key::Left,
        "<Right>" => Key::Right,
        "<PageUp>" => Key::PageUp,
        "<PageDown>" => Key::PageDown,
        "<Home>" => Key::Home,
        "<End>" => Key::End,
        "<Space>" => Key::Char(' '),
        _ => match (key.strip_prefix("<C-").and_then(|rest| rest.chars().next()), key.chars().next()) {
            (Some(letter), _) => Key::Ctrl(letter),
            (None, Some(letter)) => Key::Char(letter),
            (None, None) => unreachable!("split words are not empty"),
        },
    }
}
