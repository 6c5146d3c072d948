//! One turn of the loop: fold everything that has happened into the interface, then draw once.
//!
//! What to do with the terminal itself (stop, go on, end) is answered, not done, so that turns can be tested
//! without one.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use ratatui::layout::Size;

use super::custody;
use super::escape::{Escape, Typed};
use super::events::Event;
use super::run::Interface;
use super::screen::Screen;
use crate::tui::{Effect, Msg, Step};

/// So many events are folded before a frame is drawn at the latest, so that a flood does not freeze the screen.
const FOLD_LIMIT: usize = 4_096;

/// Why the loop ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The person wants to leave.
    Quit,
    /// A signal came.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// A thread has panicked.
    Broken,
}

/// What the terminal has to go through after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    Wait,
    /// It is given back until somebody continues the program.
    Stop,
    /// It is taken again.
    GoOn,
    /// It is asked for its size.
    Measure,
    /// It is given back.
    End(Ending),
}

/// The interface, its screen, and what lies between two frames.
#[derive(Debug)]
pub(super) struct Cycle<I, W: Write, P> {
    interface: I,
    screen: Screen<W>,
    /// Takes effects to whoever performs them.
    perform: P,
    escape: Escape,
    /// When what `escape` holds back is all there is.
    deadline: Option<Instant>,
    /// Whether the frame on screen may be out of date.
    stale: bool,
}

impl<I: Interface, W: Write, P: Fn(Effect)> Cycle<I, W, P> {
    /// Goes on from a first frame that is on screen.
    pub(super) fn new(interface: I, screen: Screen<W>, perform: P) -> Self {
        Self { interface, screen, perform, escape: Escape::default(), deadline: None, stale: false }
    }

    /// Waits for something to happen and takes it together with everything that is waiting behind it. `handle`
    /// takes the terminal through what follows, and may end the loop.
    pub(super) fn turn(
        &mut self,
        events: &Receiver<Event>,
        mut handle: impl FnMut(&mut Self, Next) -> Option<Ending>,
    ) -> Option<Ending> {
        let first = match self.wait(events) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => {
                let typed = self.escape.time_passed();
                self.deadline = None;
                let next = typed.map_or(Next::Wait, |typed| self.typed(typed));
                if let Some(ending) = handle(self, next) {
                    return Some(ending);
                }
                None
            }
            // Every thread that could say anything has gone.
            Err(RecvTimeoutError::Disconnected) => return Some(Ending::HungUp),
        };
        for event in first.into_iter().chain(events.try_iter()).take(FOLD_LIMIT) {
            let next = self.fold(event);
            if let Some(ending) = handle(self, next) {
                return Some(ending);
            }
        }
        self.draw().err().map(|_| Ending::HungUp)
    }

    /// Draws a frame, if anything may have changed.
    fn draw(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.stale) {
            return Ok(());
        }
        let Self { interface, screen, .. } = self;
        screen.pass_mouse(interface.mouse());
        screen.draw(|frame| interface.draw(frame))
    }

    /// Draws everything anew on a terminal that was taken again.
    pub(super) fn restart(&mut self, size: Size) {
        let _ = self.interface.update(Msg::Resized(size.width, size.height));
        self.screen.restart(size, custody::taking());
        self.stale = true;
    }

    /// Lets the interface keep what is half done.
    pub(super) fn leave(&mut self) {
        if let Step::Perform(effect) = self.interface.leave() {
            (self.perform)(effect);
        }
    }

    /// Takes another size.
    pub(super) fn resize(&mut self, size: Size) {
        // A size asks for nothing to be done.
        let _ = self.interface.update(Msg::Resized(size.width, size.height));
        self.screen.resize(size);
        self.stale = true;
    }

    fn wait(&self, events: &Receiver<Event>) -> Result<Event, RecvTimeoutError> {
        match self.deadline {
            Some(deadline) => events.recv_timeout(deadline.saturating_duration_since(Instant::now())),
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn fold(&mut self, event: Event) -> Next {
        let typed = match event {
            Event::Key(key) => self.escape.key(key),
            Event::Paste(text) => self.escape.paste(text),
            Event::Click(column, row) => {
                let msg = self.interface.clicked(column, row);
                return msg.map_or(Next::Wait, |msg| self.update(msg));
            }
            Event::Report(msg) => return self.update(msg),
            Event::Suspended => return Next::Stop,
            Event::Continued => return Next::GoOn,
            Event::Resized => return Next::Measure,
            Event::Signal(signal) => return Next::End(Ending::Signal(signal)),
            Event::HungUp => return Next::End(Ending::HungUp),
            Event::Broken => return Next::End(Ending::Broken),
        };
        self.deadline = self.escape.patience().map(|patience| Instant::now() + patience);
        for typed in typed.into_iter().flatten() {
            let next = self.typed(typed);
            if next != Next::Wait {
                return next;
            }
        }
        Next::Wait
    }

    fn typed(&mut self, typed: Typed) -> Next {
        let msg = match typed {
            Typed::Key(key) => self.interface.message(key),
            Typed::Paste(text) => Some(Msg::Paste(text)),
        };
        // A key that means nothing here changes nothing.
        msg.map_or(Next::Wait, |msg| self.update(msg))
    }

    fn update(&mut self, msg: Msg) -> Next {
        self.stale = true;
        match self.interface.update(msg) {
            Step::Wait => Next::Wait,
            Step::Perform(Effect::Suspend) => Next::Stop,
            Step::Perform(effect) => {
                (self.perform)(effect);
                Next::Wait
            }
            Step::Quit => Next::End(Ending::Quit),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::sync::mpsc::{Receiver, channel, sync_channel};

    use ratatui::Frame;
    use ratatui::layout::Size;

    use super::{Cycle, Ending, Next};
    use crate::terminal::events::{Event, Events};
    use crate::terminal::run::Interface;
    use crate::terminal::screen::Screen;
    use crate::text::Clean;
    use crate::tui::{Effect, Intent, Key, Mouse, Msg, Step};

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
            Mouse::Program
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

    /// Lets one turn take `events`. Answers what the terminal went through and whether an effect was performed.
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
        sender.send(Event::Report(Msg::Failed(Clean::line("no")))).expect("there is room");
        one_turn(&toy, &events);
        assert!(matches!(toy.told.borrow().as_slice(), [Msg::Failed(_)]));
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
}
