//! Tests with random events in any order: the interface shows only text, and never says "saved" too early.
//!
//! A simulated disk is late, fails and skips older states. Its content is known, so the word "saved" on screen is
//! compared with it and not with the state of the program.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Instant;

use devrel_ready::assessment::{Assessment, Mark, Name};
use devrel_ready::framework::Framework;
use devrel_ready::look::RoleBar;
use devrel_ready::score::{Evaluation, Scorecard};
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{
    Access, App, Binding, Confirm, Conflict, Effect, Exported, HitMap, HomeRow, HomeStanding, Intent, Key, Listed,
    LoadQuestion, Msg, OpenedAssessment, Overlay, RoleStanding, TextBox, TextPurpose, Ticket, Version, view,
};
use devrel_ready::words::{ClosestWords, outcome_words};
use jiff::civil::{Date, date};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::hostile::{PAYLOADS, floods, forbidden, pile, sent};
use super::simulated_points::SimulatedPoints;
use super::{Random, rounds};

/// The day of all events.
const TODAY: Date = date(2026, 5, 1);

/// The program and the simulated disk.
struct World {
    app: App,
    theme: Theme,
    framework: Arc<Framework>,
    size: (u16, u16),
    terminal: Terminal<TestBackend>,
    targets: HitMap,
    /// The saved states with their revisions.
    kept: BTreeMap<Name, (u64, Assessment)>,
    points: SimulatedPoints,
    /// The requests that the disk has not begun.
    asked: VecDeque<Effect>,
    /// The replies that the disk has not sent.
    said: VecDeque<Msg>,
    floods: Vec<String>,
    tally: Tally,
}

/// What was done and seen.
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
            framework,
            size: (80, 24),
            terminal: terminal((80, 24)),
            targets: HitMap::default(),
            kept: BTreeMap::new(),
            points: SimulatedPoints::default(),
            asked: VecDeque::new(),
            said: VecDeque::new(),
            floods: floods(),
            tally: Tally::default(),
        };
        world.begin(random);
        world
    }

    /// Starts the program again with the saved states.
    fn begin(&mut self, random: &mut Random) {
        self.tally.lives += 1;
        self.asked.clear();
        self.said.clear();
        if self.kept.len() > 12 {
            self.kept.clear();
        }
        let shown = Clean::line(&self.text(random));
        self.app = App::new(Arc::clone(&self.framework), self.summaries(random), shown, TODAY);
        let palette = *random.pick(&[Palette::Dark, Palette::Light, Palette::Plain]);
        self.theme = Theme::new(palette, *random.pick(&[Glyphs::Unicode, Glyphs::Unicode, Glyphs::Ascii]));
        let (width, height) = self.size;
        self.tell(Msg::Resized(width, height), random);
        if let Some(name) = self.kept.keys().next().cloned()
            && random.below(2) == 0
        {
            let opened = self.opened(&name, random);
            self.tell(opened, random);
        }
    }

    /// Returns hostile or ordinary text.
    fn text(&self, random: &mut Random) -> String {
        match random.below(12) {
            0 => random.pick(&self.floods).clone(),
            1..4 => "an ordinary line".to_owned(),
            4 => String::new(),
            _ => format!("x{}{}y\n", random.pick(&PAYLOADS), random.pick(&PAYLOADS)),
        }
    }

    fn clean(&self, random: &mut Random) -> Clean {
        Clean::line(&self.text(random))
    }

    fn summaries(&self, random: &mut Random) -> Vec<HomeRow> {
        let summary = |name: &Name, random: &mut Random| HomeRow {
            which: Listed::Named(name.clone()),
            aim: self.clean(random),
            progress: (random.below(40), 28),
            standing: (random.below(4) > 0).then(|| self.standing(random)),
            answered: self.clean(random),
            trouble: (random.below(4) == 0).then(|| self.clean(random)),
        };
        self.kept.keys().map(|name| summary(name, random)).collect()
    }

    fn standing(&self, random: &mut Random) -> HomeStanding {
        let cards = Evaluation::of(&self.framework, self.framework.skills().map(|_| Mark::default()).collect());
        let role = |card: &Scorecard, random: &mut Random| {
            let ends = [random.below(101), random.below(101)].map(|end| u64::try_from(end).expect("small"));
            let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            let (role, short, bar) = (self.clean(random), self.clean(random), RoleBar::example(low, high));
            let outcome = outcome_words(&self.framework, card);
            RoleStanding {
                role,
                short,
                bar,
                score: format!("{low}–{high}"),
                is_settled: low == high,
                ready_at: 85,
                outcome,
            }
        };
        let roles = cards.cards().take(1 + random.below(5)).map(|card| role(card, random)).collect();
        let lines = (0..random.below(4)).map(|_| ("Plan", self.clean(random))).collect();
        HomeStanding { roles, closest: ClosestWords::TooEarly, is_close: random.below(2) == 0, lines }
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
            70..73 => self.tell(Msg::Paste(self.text(random)), random),
            73..76 => self.resize(random),
            76..88 => self.work(random),
            88..98 => {
                if let Some(msg) = self.said.pop_front() {
                    self.tell(msg, random);
                }
            }
            _ => self.surprise(random),
        }
    }

    fn press_bound(&mut self, random: &mut Random) {
        let table = self.app.keymap().bindings(self.app.mode());
        let Binding { keys, intent, .. } = random.pick(table);
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
        self.terminal = terminal(self.size);
        // The message about the size is sometimes late.
        if random.below(20) > 0 {
            self.tell(Msg::Resized(self.size.0, self.size.1), random);
        }
    }

    fn tell(&mut self, msg: Msg, random: &mut Random) {
        for effect in self.app.update(msg) {
            match effect {
                Effect::Quit => self.begin(random),
                effect => self.asked.push_back(effect),
            }
        }
    }

    /// The disk performs the next request, or fails.
    fn work(&mut self, random: &mut Random) {
        let Some(effect) = self.asked.pop_front() else { return };
        let fails = random.below(4) == 0;
        let msg = match effect {
            // A newer state replaces this one.
            Effect::Save(..) if matches!(self.asked.front(), Some(Effect::Save(..))) => return,
            Effect::Save(revision, assessment) if fails => {
                let msg = Msg::NotSaved(assessment.name().clone(), self.clean(random));
                self.asked.push_front(Effect::Save(revision, assessment));
                msg
            }
            Effect::Save(revision, assessment) => {
                let name = assessment.name().clone();
                self.kept.insert(name.clone(), (revision, *assessment));
                Msg::Saved(name, revision)
            }
            Effect::Open(_) | Effect::Create(..) | Effect::Settle(_) if fails => Msg::NotOpened(self.clean(random)),
            Effect::Open(name) | Effect::Reconcile(name, Version::Theirs) => self.opened(&name, random),
            Effect::Create(name, aim, pace) => {
                let mut assessment = Assessment::new(&self.framework, name.clone(), aim);
                assessment.set_pace(pace);
                self.kept.insert(name.clone(), (1, assessment));
                self.opened(&name, random)
            }
            Effect::Settle(_) => match self.kept.keys().next().cloned() {
                Some(name) => self.opened(&name, random),
                None => Msg::NotOpened(self.clean(random)),
            },
            Effect::Delete(which) if fails => Msg::NotDeleted(which, self.clean(random)),
            Effect::Delete(which) => {
                which.name().map(|name| self.kept.remove(name));
                Msg::Deleted(which)
            }
            Effect::Read(_) => Msg::NotOpened(self.clean(random)),
            Effect::Close => Msg::Listed(self.summaries(random)),
            Effect::Reconcile(name, Version::Mine) => Msg::NotSaved(name, self.clean(random)),
            Effect::Preview(ticket, _) => Msg::Previewed(ticket, self.text(random)),
            Effect::Export(export) => {
                let outcome = match random.below(3) {
                    0 => Exported::Written(Clean::line(&export.path)),
                    1 => Exported::Exists(Clean::line(&export.path)),
                    _ => Exported::Refused(self.clean(random)),
                };
                Msg::Exported(export.ticket, outcome)
            }
            effect @ (Effect::ListPoints(_) | Effect::KeepPoint(..) | Effect::DeletePoint(..)) => {
                let words = self.clean(random);
                return self.said.extend(self.points.work(effect, (fails, words), random));
            }
            Effect::Configure(_) if random.below(2) == 0 => Msg::Configured(Err(self.clean(random))),
            Effect::Configure(_) => Msg::Configured(Ok(())),
            Effect::Suspend | Effect::Redraw | Effect::Quit | Effect::Copy(..) => return,
        };
        self.said.push_back(msg);
    }

    fn opened(&self, name: &Name, random: &mut Random) -> Msg {
        let Some((revision, assessment)) = self.kept.get(name) else {
            return Msg::NotOpened(self.clean(random));
        };
        let read_only = random.below(8) == 0;
        let access = if read_only { Access::ReadOnly(self.clean(random)) } else { Access::Writable };
        let question = (random.below(8) == 0).then(|| LoadQuestion {
            found: self.clean(random),
            yes: self.clean(random),
            no: (random.below(2) == 0).then(|| self.clean(random)),
        });
        let notices = (0..random.below(3)).map(|_| self.clean(random)).collect();
        Msg::Opened(Box::new(OpenedAssessment {
            assessment: assessment.clone(),
            revision: *revision,
            access,
            safe: random.below(4) > 0,
            notices,
            question,
        }))
    }

    fn conflict(&self, random: &mut Random) -> Conflict {
        let mut offered = || (random.below(4) > 0).then(|| self.clean(random));
        let (mine, theirs) = (offered(), offered());
        let differences = (0..random.below(30)).map(|_| [0; 3].map(|_| self.clean(random)));
        Conflict { mine, theirs, differences: differences.collect(), found: self.clean(random) }
    }

    /// Sends a message that follows no request.
    fn surprise(&mut self, random: &mut Random) {
        if random.below(8) == 0 {
            self.leave_cramped(random);
            return;
        }
        let mut name = || Name::new(&self.text(random)).unwrap_or_else(|_| Name::new("other").expect("a good name"));
        let other = name();
        let msg = match random.below(8) {
            6 => Msg::Conflicted(self.kept.keys().next().cloned().unwrap_or(other), Box::new(self.conflict(random))),
            0 => Msg::Warned(self.clean(random)),
            1 => Msg::NotSaved(other, self.clean(random)),
            2 if !self.is_open(&other) => Msg::Saved(other, random.next()),
            3 => Msg::Listed(self.summaries(random)),
            4 => Msg::Previewed(Ticket::default(), self.text(random)),
            5 => Msg::NotListed(self.clean(random)),
            _ => Msg::Exported(Ticket::default(), Exported::Exists(self.clean(random))),
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
        self.terminal.draw(|frame| *targets = view::draw(app, theme, frame)).expect("the test backend does not fail");
        self.tally.frames += 1;
        let buffer = self.terminal.backend().buffer();
        let screen = sent(buffer);
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
            let is_there = kept.place() == open.place() && kept.again() == open.again();
            is_there && skills.all(|skill| kept.entry(skill) == open.entry(skill))
        };
        typed && self.kept.get(open.name()).is_some_and(|(_, kept)| same(kept))
    }
}

fn terminal((width, height): (u16, u16)) -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(width, height)).expect("the test backend does not fail")
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
