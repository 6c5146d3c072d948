//! Tests with random events in any order: the interface shows only text, and never says "saved" too early.
//!
//! The content of a simulated disk is known, so the word "saved" on screen is compared with it and not with the state of
//! the program.

mod disk;

use std::sync::Arc;
use std::time::Instant;

use devrel_ready::assessment::{Assessment, Name};
use devrel_ready::framework::Framework;
use devrel_ready::report::Rendered;
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{
    App, Binding, Confirm, Effect, Exported, HitMap, Intent, Key, Msg, Overlay, TextBox, TextPurpose, Ticket, view,
};
use jiff::civil::{Date, date};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::disk::Disk;
use super::hostile::{forbidden, pile, sent};
use super::{Random, rounds};

/// The day of all events.
const TODAY: Date = date(2026, 5, 1);

/// The program and the simulated disk.
struct World {
    app: App,
    theme: Theme,
    framework: Arc<Framework>,
    size: (u16, u16),
    targets: HitMap,
    disk: Disk,
    tally: Tally,
}

/// The counts of what was done and seen.
#[derive(Debug, Default)]
struct Tally {
    events: u64,
    frames: u64,
    lives: u64,
    said_saved: u64,
    said_not_saved: u64,
    said_saving: u64,
}

impl World {
    fn new(random: &mut Random) -> Self {
        let framework = Framework::shipped();
        let mut world = Self {
            app: App::new(Arc::clone(&framework), Vec::new(), Clean::line(""), TODAY),
            theme: Theme::new(Palette::Dark, Glyphs::Unicode),
            disk: Disk::new(Arc::clone(&framework)),
            framework,
            size: (80, 24),
            targets: HitMap::default(),
            tally: Tally::default(),
        };
        world.begin(random);
        world
    }

    /// Starts the program again with the saved states.
    fn begin(&mut self, random: &mut Random) {
        self.tally.lives += 1;
        self.disk.restart();
        let shown = self.disk.clean(random);
        self.app = App::new(Arc::clone(&self.framework), self.disk.summaries(random), shown, TODAY);
        let palette = *random.pick(&[Palette::Dark, Palette::Light, Palette::Plain]);
        self.theme = Theme::new(palette, *random.pick(&[Glyphs::Unicode, Glyphs::Unicode, Glyphs::Ascii]));
        let (width, height) = self.size;
        self.tell(Msg::Resized(width, height), random);
        if let Some(name) = self.disk.first()
            && random.below(2) == 0
        {
            let opened = self.disk.opened(&name, random);
            self.tell(opened, random);
        }
    }

    /// Performs one random event.
    fn happen(&mut self, random: &mut Random) {
        self.tally.events += 1;
        match random.below(100) {
            0..42 => self.press_bound(random),
            42..50 => self.click(random),
            50..66 => {
                let letters = [
                    'a',
                    'Z',
                    ' ',
                    '7',
                    'é',
                    '語',
                    '👩',
                    '\u{301}',
                    '\u{202e}',
                    '\u{200b}',
                    '\u{2028}',
                    '\u{200d}',
                    '\u{e0041}',
                    '\u{9b}',
                    '\u{7f}',
                ];
                self.press(Key::Char(*random.pick(&letters)), random);
            }
            66..70 => {
                let others =
                    [Key::Ctrl('k'), Key::Ctrl('w'), Key::Delete, Key::WordLeft, Key::WordRight, Key::Ctrl('j')];
                self.press(*random.pick(&others), random);
            }
            70..73 => self.tell(Msg::Paste(self.disk.text(random)), random),
            73..76 => self.resize(random),
            76..88 => self.disk.work(random),
            88..98 => {
                if let Some(msg) = self.disk.reply() {
                    self.tell(msg, random);
                }
            }
            _ => self.surprise(random),
        }
    }

    fn press_bound(&mut self, random: &mut Random) {
        let table: Vec<&Binding> = self.app.keymap().bindings(self.app.mode()).collect();
        let Binding { keys, intent, .. } = random.pick(&table);
        let (key, intent) = (keys.get(random.below(keys.len().max(1))).copied(), *intent);
        // Skip most keys that leave. Otherwise few runs would get far.
        if matches!(intent, Intent::Quit | Intent::Back | Intent::No) && random.below(8) > 0 {
            return;
        }
        match key {
            Some(key) => self.press(key, random),
            // Only the menu offers it.
            None => self.tell(Msg::Do(intent), random),
        }
    }

    fn press(&mut self, key: Key, random: &mut Random) {
        if let Some(msg) = self.app.message(key).or_else(|| self.app.hint(key)) {
            self.tell(msg, random);
        }
    }

    /// Clicks a random cell of the last frame, which may have another size by now.
    fn click(&mut self, random: &mut Random) {
        let cell = |random: &mut Random, cells: u16| u16::try_from(random.below(usize::from(cells) + 1)).unwrap_or(0);
        let spot = self.targets.at(cell(random, self.size.0), cell(random, self.size.1));
        if let Some(msg) = spot.and_then(|spot| self.app.clicked(spot)) {
            self.tell(msg, random);
        }
    }

    fn resize(&mut self, random: &mut Random) {
        let any = |random: &mut Random, usual: [u16; 4]| {
            let odd = u16::try_from(random.below(201)).expect("small");
            if random.below(4) == 0 { odd } else { *random.pick(&usual) }
        };
        self.size = (any(random, [60, 80, 100, 120]), any(random, [20, 24, 30, 40]));
        // The message about the size is sometimes late.
        if random.below(20) > 0 {
            self.tell(Msg::Resized(self.size.0, self.size.1), random);
        }
    }

    fn tell(&mut self, msg: Msg, random: &mut Random) {
        for effect in self.app.update(msg) {
            match effect {
                Effect::Quit => self.begin(random),
                effect => self.disk.ask(effect),
            }
        }
    }

    /// Sends a message that follows no request.
    fn surprise(&mut self, random: &mut Random) {
        if random.below(8) == 0 {
            self.leave_cramped(random);
            return;
        }
        let mut name =
            || Name::new(&self.disk.text(random)).unwrap_or_else(|_| Name::new("other").expect("a good name"));
        let other = name();
        let msg = match random.below(8) {
            6 => Msg::Conflicted(self.disk.first().unwrap_or(other), Box::new(self.disk.conflict(random))),
            0 => Msg::Warned(self.disk.clean(random)),
            1 => Msg::NotSaved(other, self.disk.clean(random)),
            2 if !self.is_open(&other) => Msg::Saved(other, random.next()),
            3 => Msg::Listed(self.disk.summaries(random)),
            4 => Msg::Previewed(Ticket::default(), Rendered { text: self.disk.text(random), seen: None }),
            5 => Msg::NotListed(self.disk.clean(random)),
            _ => Msg::Exported(Ticket::default(), Exported::Exists(self.disk.clean(random))),
        };
        self.tell(msg, random);
    }

    /// Leaves in a window that is too small, which takes two keys from every screen.
    fn leave_cramped(&mut self, random: &mut Random) {
        let lives = self.tally.lives;
        self.tell(Msg::Resized(40, 10), random);
        for key in ['q', 'y'] {
            if self.tally.lives == lives {
                self.press(Key::Char(key), random);
            }
        }
        assert_eq!(self.tally.lives, lives + 1, "it was left: {:?}", self.app);
    }

    fn is_open(&self, name: &Name) -> bool {
        self.app.current().is_some_and(|current| current.assessment().name() == name)
    }

    /// Draws, and checks every cell and the mark of saving.
    fn look(&mut self, context: &str) {
        let (app, theme) = (&self.app, &self.theme.chosen(self.app.settings()));
        let targets = &mut self.targets;
        let (width, height) = self.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        *targets = view::draw(app, theme, &mut buffer);
        self.tally.frames += 1;
        let screen = sent(&buffer);
        for row in screen.split('\n') {
            assert_eq!(forbidden(row), None, "{context}: {row:?} in\n{screen}");
            assert!(pile(row) <= 8, "{context}: {row:?} in\n{screen}");
        }
        let header = screen.lines().next().unwrap_or_default().trim_end();
        self.tally.said_not_saved += u64::from(header.ends_with("NOT SAVED"));
        self.tally.said_saving += u64::from(header.ends_with(" saving"));
        // A narrow window shows the mark alone.
        if header.ends_with("✓ saved") || header.ends_with('✓') {
            self.tally.said_saved += 1;
            assert!(self.is_kept(), "{context}: called saved too early:\n{screen}");
        }
    }

    /// Returns whether everything that the person has typed is on the disk.
    fn is_kept(&self) -> bool {
        let Some(current) = self.app.current() else { return false };
        let open = current.assessment();
        let typed = match self.app.overlay() {
            Some(Overlay::Text(TextBox { purpose: TextPurpose::Evidence(skill), field, .. })) => {
                field.text() == open.entry(*skill).evidence
            }
            Some(Overlay::Text(TextBox { purpose: TextPurpose::Note(skill), field, .. })) => {
                field.text() == open.entry(*skill).note
            }
            // Text that is asked about is not in the answers.
            Some(Overlay::Confirm(Confirm::Drop)) => false,
            _ => true,
        };
        let same = |kept: &Assessment| {
            let mut skills = self.framework.skills();
            kept.place() == open.place()
                && kept.again() == open.again()
                && skills.all(|skill| kept.entry(skill) == open.entry(skill))
        };
        typed && self.disk.kept(open.name()).is_some_and(same)
    }
}

#[test]
fn whatever_happens_it_goes_on_shows_only_text_and_never_says_saved_too_early() {
    let started = Instant::now();
    let mut random = Random::new();
    let mut world = World::new(&mut random);
    let all = rounds(20_000, 1_000_000);
    while world.tally.events < all {
        // Several events are applied before one frame.
        for _ in 0..=random.below(8) {
            world.happen(&mut random);
        }
        let context = format!("event {} (seed {})", world.tally.events, Random::seed());
        world.look(&context);
    }
    println!("{:?} in {:.0?} (seed {})", world.tally, started.elapsed(), Random::seed());
    let Tally { said_saved, said_not_saved, said_saving, .. } = world.tally;
    assert!([said_saved, said_not_saved, said_saving].iter().all(|count| *count > 0), "{:?}", world.tally);
}
