//! A scripted person who types keys and reads the screen, without a terminal, a disk or threads.
//!
//! Effects are performed at once and in memory: a save is followed by "saved", and a created or opened assessment
//! arrives as opened.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use devrel_ready::report::{Report, ReportRequest};
use devrel_ready::settings;
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{
    Access, App, Effect, Exported, HitMap, HomeRow, Key, Listed, Msg, OpenedAssessment, Preferences, Replace, Screen,
    Settle, Version, Wanted, view,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// A person who uses the program.
pub(crate) struct Person {
    pub(crate) app: App,
    pub(crate) theme: Theme,
    pub(crate) saved: BTreeMap<Name, Assessment>,
    pub(crate) written: BTreeMap<String, String>,
    /// The content of the settings file.
    pub(crate) config: String,
    pub(crate) left: bool,
    /// Whether the disk works.
    pub(crate) disk: Disk,
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

/// The behavior of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disk {
    Works,
    Fails,
}

/// The day of all tests that do not set another.
pub(crate) const TODAY: Date = date(2026, 5, 1);

impl Person {
    /// Starts the program for the first time.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self::with(Framework::shipped(), Clean::line("/home/ada/.local/share/devrel-ready"), (width, height))
    }

    /// Starts the program with another framework and data directory.
    pub(crate) fn with(framework: Arc<Framework>, data_dir: Clean, (width, height): (u16, u16)) -> Self {
        let app = App::new(framework, Vec::new(), data_dir, TODAY);
        let mut person = Self {
            app,
            theme: Theme::new(Palette::Colors, Glyphs::Unicode),
            saved: BTreeMap::new(),
            written: BTreeMap::new(),
            config: String::new(),
            left: false,
            disk: Disk::Works,
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
        let mut person = Self::new(width, height);
        let source = Source::new("config.toml", config.to_owned());
        let preferences = Preferences::read(&source).expect("it is right");
        let Self { app, .. } = person;
        let app = app.preferring(preferences, Clean::line("/home/ada/.config/devrel-ready/config.toml"));
        person = Self { app, config: config.to_owned(), ..person };
        person
    }

    /// Starts the program and creates an assessment "me" at the established band, with no target role.
    pub(crate) fn at_first_question(width: u16, height: u16) -> Self {
        let mut person = Self::new(width, height);
        person.press("<Enter> <Enter> <Enter> <Enter> <Enter>");
        person
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
            if let Some(msg) = self.app.message(key) {
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
        let framework = Framework::shipped();
        let data_dir = Clean::line("/home/ada/.local/share/devrel-ready");
        self.app = App::new(framework, Vec::new(), data_dir, TODAY).expecting_others();
        let (width, height) = self.size;
        self.tell(Msg::Resized(width, height));
        self.tell(Msg::NotOpened(Clean::line(&format!("there is no assessment called \"{name}\""))));
    }

    /// Ends the program from outside, as a signal does.
    pub(crate) fn end(&mut self) {
        for effect in self.app.leave() {
            let _ = self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Open(_) | Effect::Create(..) | Effect::Settle(_) if self.disk == Disk::Fails => {
                vec![Msg::NotOpened(Clean::line("Input/output error (os error 5): the disk may be failing"))]
            }
            Effect::Delete(which) => {
                let refused = Clean::line("Permission denied (os error 13): the file belongs to somebody else");
                let told = match which.name().filter(|_| self.disk == Disk::Works) {
                    Some(name) => {
                        self.saved.remove(name);
                        Msg::Deleted(which)
                    }
                    None => Msg::NotDeleted(which, refused),
                };
                vec![told, Msg::Listed(self.summaries())]
            }
            effect => self.answer(effect).into_iter().collect(),
        }
    }

    fn answer(&mut self, effect: Effect) -> Option<Msg> {
        let opened = |assessment: Assessment| {
            let opened = OpenedAssessment {
                assessment,
                revision: 1,
                access: Access::Writable,
                safe: true,
                notices: Vec::new(),
                question: None,
            };
            Some(Msg::Opened(Box::new(opened)))
        };
        match effect {
            Effect::Close => Some(Msg::Listed(self.summaries())),
            Effect::Open(name) => opened(self.saved[&name].clone()),
            Effect::Create(name, aim, pace) => {
                let mut assessment = Assessment::new(self.app.framework(), name.clone(), aim);
                assessment.set_pace(pace);
                self.saved.insert(name, assessment.clone());
                opened(assessment)
            }
            Effect::Save(_, assessment) if self.disk == Disk::Fails => Some(Msg::NotSaved(
                assessment.name().clone(),
                Clean::line(
                    "No space left on device (os error 28): the disk is full: free some space (cannot write /home/ada/.local/share/devrel-ready/assessments/me-2744ccd10c7533bd/.current.json.tmp)",
                ),
            )),
            Effect::Save(revision, assessment) => {
                let name = assessment.name().clone();
                self.saved.insert(name.clone(), *assessment);
                Some(Msg::Saved(name, revision))
            }
            Effect::Preview(ticket, wanted) => {
                let text = self.previews_say.clone().unwrap_or_else(|| Self::report(&wanted));
                Some(Msg::Previewed(ticket, text))
            }
            Effect::Export(export) => {
                let ticket = export.ticket;
                if let Some(outcome) = self.exports_end.clone() {
                    return Some(Msg::Exported(ticket, outcome));
                }
                let path = Clean::line(&export.path);
                if self.written.contains_key(&export.path) && export.replace == Replace::Ask {
                    return Some(Msg::Exported(ticket, Exported::Exists(path)));
                }
                let report = Self::report(&export.wanted);
                self.written.insert(export.path, report);
                Some(Msg::Exported(ticket, Exported::Written(path)))
            }
            Effect::Settle(answer) => {
                self.settled.push(answer);
                None
            }
            Effect::Reconcile(_, version) => {
                self.reconciled.push(version);
                None
            }
            Effect::Configure(_) if self.disk == Disk::Fails => {
                Some(Msg::Configured(Err(Clean::line("No space left on device (os error 28): the disk is full"))))
            }
            Effect::Configure(settings) => {
                let before = Source::new("config.toml", self.config.clone());
                let kept = settings::change(&before, &settings).map(|text| self.config = text);
                Some(Msg::Configured(kept.map_err(|why| Clean::line(&why.to_string()))))
            }
            Effect::Suspend | Effect::Redraw | Effect::Quit | Effect::Delete(..) => None,
            Effect::Copy(text, _) => {
                self.clipboard = text;
                None
            }
        }
    }

    fn report(wanted: &Wanted) -> String {
        let Wanted { assessment, notes, format, effort, scope } = wanted;
        let generated_at = Timestamp::from_second(1_767_225_600).expect("a date in range");
        let (notes, effort, scope) = (*notes, *effort, *scope);
        format.write(&Report::of(ReportRequest { assessment, generated_at, notes, effort, scope }))
    }

    fn summaries(&self) -> Vec<HomeRow> {
        let summary = |assessment: &Assessment| HomeRow {
            which: Listed::Named(assessment.name().clone()),
            aim: Clean::line("Established"),
            progress: (assessment.coverage().done(), assessment.coverage().skills()),
            leading: Clean::line("no role leads yet"),
            answered: Clean::line(&assessment.answered_words()),
            trouble: None,
        };
        self.saved.values().map(summary).collect()
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
        let draw = |frame: &mut ratatui::Frame<'_>| targets = view::draw(&self.app, &theme, frame);
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
