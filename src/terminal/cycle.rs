//! One turn of the loop: fold everything that has happened into the interface, then draw once.
//!
//! What to do with the terminal itself (stop, go on, end) is answered, not done, so that turns can be tested
//! without one.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ratatui::layout::Size;

use super::custody;
use super::escape::{Escape, Typed};
use super::events::Event;
use super::run::Interface;
use super::screen::Screen;
use crate::tui::{Effect, Msg, Step};

/// So many events are folded before a frame is drawn at the latest, so that a flood does not freeze the screen.
const FOLD_LIMIT: usize = 4_096;

/// How long something is shown that goes by itself: long enough to be seen, too short to be waited for.
const MOMENT: Duration = Duration::from_millis(900);

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
    /// What is shown for a moment only, and when it has been seen.
    fading: Option<(u64, Instant)>,
    /// Whether the frame on screen may be out of date.
    stale: bool,
}

impl<I: Interface, W: Write, P: Fn(Effect)> Cycle<I, W, P> {
    /// Goes on from a first frame that is on screen.
    pub(super) fn new(interface: I, screen: Screen<W>, perform: P) -> Self {
        Self { interface, screen, perform, escape: Escape::default(), deadline: None, fading: None, stale: false }
    }

    /// The interface as it is in the end.
    pub(super) fn into_interface(self) -> I {
        self.interface
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
                let next = self.time_passed();
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
        match [self.deadline, self.fading.map(|(_, end)| end)].into_iter().flatten().min() {
            Some(deadline) => events.recv_timeout(deadline.saturating_duration_since(Instant::now())),
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Does what was to be done at a certain time.
    fn time_passed(&mut self) -> Next {
        let now = Instant::now();
        if self.fading.take_if(|(_, end)| *end <= now).is_some() {
            return self.update(Msg::Faded);
        }
        self.deadline = None;
        self.escape.time_passed().map_or(Next::Wait, |typed| self.typed(typed))
    }

    fn fold(&mut self, event: Event) -> Next {
        let typed = match event {
            Event::Key(key) => self.escape.key(key),
            Event::Paste(text) => self.escape.paste(text),
            Event::Click(column, row) => {
                let msg = self.interface.clicked(column, row);
                return msg.map_or(Next::Wait, |msg| self.update(msg));
            }
            Event::Wheel(intent) => {
                let msg = self.interface.rolled(intent);
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
        let step = self.interface.update(msg);
        // Whatever happens meanwhile, the moment of a thing begins once.
        self.fading = self.interface.fading().map(|shown| match self.fading {
            Some((same, end)) if same == shown => (same, end),
            _ => (shown, Instant::now() + MOMENT),
        });
        match step {
            Step::Wait => Next::Wait,
            Step::Perform(Effect::Suspend) => Next::Stop,
            Step::Perform(Effect::Copy(text)) => {
                self.screen.copy(&text);
                Next::Wait
            }
            Step::Perform(effect) => {
                (self.perform)(effect);
                Next::Wait
            }
            Step::Quit => Next::End(Ending::Quit),
        }
    }
}

#[cfg(test)]
mod tests;
