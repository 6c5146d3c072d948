//! Turns of the loop, with a toy in the place of the interface.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel, sync_channel};

use ratatui::Frame;
use ratatui::layout::Size;

use super::{Cycle, Ending, Next};
use crate::config::Mouse;
use crate::terminal::events::{Event, Events};
use crate::terminal::run::Interface;
use crate::terminal::screen::Screen;
use crate::text::Clean;
use crate::tui::{Effect, Intent, Key, Msg, Step};

/// An interface that remembers what it was told. `q` leaves, `z` stops, `s` has an effect, `x` is not bound.
#[derive(Default, Clone)]
struct Toy {
    told: Rc<RefCell<Vec<Msg>>>,
    drawn: Rc<Cell<usize>>,
}

impl Interface for Toy {
    fn leave(&mut self) -> Step {
        Step::Wait
    }

    fn message(&self, key: Key) -> Option<Msg> {
        match key {
            Key::Char('q') => Some(Msg::Do(Intent::Quit)),
            Key::Char('z') => Some(Msg::Do(Intent::Suspend)),
            Key::Char('s') => Some(Msg::Do(Intent::Review)),
            Key::Char('x') => None,
            key => Some(Msg::Type(key)),
        }
    }

    fn clicked(&self, column: u16, row: u16) -> Option<Msg> {
        (row == 0).then_some(Msg::Do(Intent::To(column.into())))
    }

    fn mouse(&self) -> Mouse {
        Mouse::On
    }

    fn fading(&self) -> Option<u64> {
        matches!(self.told.borrow().last(), Some(Msg::Type(Key::Char('a')))).then_some(1)
    }

    fn rolled(&self, intent: Intent) -> Option<Msg> {
        Some(Msg::Do(intent))
    }

    fn update(&mut self, msg: Msg) -> Step {
        self.told.borrow_mut().push(msg.clone());
        match msg {
            Msg::Do(Intent::Quit) => Step::Quit,
            Msg::Do(Intent::Suspend) => Step::Perform(Effect::Suspend),
            Msg::Do(Intent::Review) => Step::Perform(Effect::Close),
            _ => Step::Wait,
        }
    }

    fn draw(&mut self, _: &mut Frame<'_>) {
        self.drawn.set(self.drawn.get() + 1);
    }
}

impl Toy {
    fn keys(&self) -> Vec<Key> {
        let told = self.told.borrow();
        told.iter().filter_map(|msg| if let Msg::Type(key) = msg { Some(*key) } else { None }).collect()
    }
}

/// Lets one turn take `events`. Returns what the terminal went through and whether an effect was performed.
fn one_turn(toy: &Toy, events: &Receiver<Event>) -> (Vec<Next>, usize) {
    let (performed, effects) = channel();
    let screen = Screen::new(std::io::sink(), Size::new(80, 24), Vec::new());
    let mut cycle = Cycle::new(toy.clone(), screen, |effect| performed.send(effect).expect("it is waited for"));
    let mut went_through = Vec::new();
    cycle.turn(events, |_, next| {
        went_through.push(next);
        if let Next::End(ending) = next { Some(ending) } else { None }
    });
    (went_through, effects.try_iter().count())
}

fn queue(keys: impl IntoIterator<Item = Key>) -> (Events, Receiver<Event>) {
    let (sender, events) = sync_channel(4_096);
    keys.into_iter().for_each(|key| sender.send(Event::Key(key)).expect("there is room"));
    (sender, events)
}

#[test]
fn two_thousand_waiting_keys_are_all_taken_and_cost_one_frame() {
    let toy = Toy::default();
    let (_sender, events) = queue([Key::Down; 2_000]);
    one_turn(&toy, &events);
    assert_eq!(toy.keys().len(), 2_000);
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn a_key_that_means_nothing_costs_no_frame() {
    let toy = Toy::default();
    let (_sender, events) = queue([Key::Char('x'); 3]);
    one_turn(&toy, &events);
    assert_eq!(toy.drawn.get(), 0);
}

#[test]
fn a_click_means_what_is_drawn_there_and_elsewhere_nothing() {
    let toy = Toy::default();
    let (sender, events) = queue([]);
    for row in [0, 1] {
        sender.send(Event::Click(7, row)).expect("there is room");
    }
    one_turn(&toy, &events);
    assert!(matches!(toy.told.borrow().as_slice(), [Msg::Do(Intent::To(7))]));
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn effects_are_handed_on_and_stopping_is_not() {
    let toy = Toy::default();
    let (_sender, events) = queue([Key::Char('s'), Key::Char('z'), Key::Char('s')]);
    let (went_through, performed) = one_turn(&toy, &events);
    assert_eq!(performed, 2);
    assert_eq!(went_through, [Next::Wait, Next::Stop, Next::Wait]);
}

#[test]
fn nothing_is_taken_after_the_end() {
    let toy = Toy::default();
    let (_sender, events) = queue([Key::Down, Key::Char('q'), Key::Up]);
    let (went_through, _) = one_turn(&toy, &events);
    assert_eq!(toy.keys(), [Key::Down]);
    assert_eq!(went_through.last(), Some(&Next::End(Ending::Quit)));
    assert_eq!(toy.drawn.get(), 0);
}

#[test]
fn what_the_clerk_reports_is_told_and_drawn() {
    let toy = Toy::default();
    let (sender, events) = queue([]);
    sender.send(Event::Report(Msg::Warned(Clean::line("no")))).expect("there is room");
    one_turn(&toy, &events);
    assert!(matches!(toy.told.borrow().as_slice(), [Msg::Warned(_)]));
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn a_lone_escape_is_acted_on_without_another_key() {
    let toy = Toy::default();
    let (_sender, events) = queue([Key::Escape]);
    let screen = Screen::new(std::io::sink(), Size::new(80, 24), Vec::new());
    let mut cycle = Cycle::new(toy.clone(), screen, |_| {});
    cycle.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), []);
    cycle.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Escape]);
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn what_is_shown_for_a_moment_goes_by_itself_and_once() {
    let toy = Toy::default();
    let (_sender, events) = queue([Key::Char('a')]);
    let screen = Screen::new(std::io::sink(), Size::new(80, 24), Vec::new());
    let mut cycle = Cycle::new(toy.clone(), screen, |_| {});
    cycle.turn(&events, |_, _| None);
    assert_eq!(toy.drawn.get(), 1);
    cycle.turn(&events, |_, _| None);
    assert!(matches!(toy.told.borrow().as_slice(), [_, Msg::Faded]));
    assert_eq!((toy.drawn.get(), cycle.fading), (2, None));
}

#[test]
fn an_arrow_key_that_comes_apart_is_still_one() {
    let toy = Toy::default();
    let (sender, events) = queue([Key::Escape]);
    let screen = Screen::new(std::io::sink(), Size::new(80, 24), Vec::new());
    let mut cycle = Cycle::new(toy.clone(), screen, |_| {});
    for c in ['[', 'A'] {
        cycle.turn(&events, |_, _| None);
        sender.send(Event::Key(Key::Char(c))).expect("there is room");
    }
    cycle.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Up]);
}

#[test]
fn a_loop_that_nobody_feeds_ends() {
    let (sender, events) = queue([]);
    drop(sender);
    let screen = Screen::new(std::io::sink(), Size::new(80, 24), Vec::new());
    let mut cycle = Cycle::new(Toy::default(), screen, |_| {});
    assert_eq!(cycle.turn(&events, |_, _| None), Some(Ending::HungUp));
}
