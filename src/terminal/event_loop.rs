//! One turn of the loop: applies all waiting events to the interface, then draws once.
//!
//! Stopping, continuing and ending change the terminal itself. The loop returns them instead of doing them, so that
//! tests can run turns without a terminal.

use std::io::{self, Write};
use std::iter;
use std::time::Instant;

use ratatui::layout::Size;

use super::burst::{Burst, Taken};
use super::event::{Event, Events};
use super::frontend::Frontend;
use super::guard;
use super::input::{Decoder, Input, MouseInput, key_with_alt};
use super::screen::TerminalScreen;
use super::tty::Chunk;
use crate::settings::Mouse;
use crate::tui::{Effect, Effects, Intent, Key, Msg};

/// Most events that are applied before a frame is drawn, so that a flood of events does not freeze the screen.
const FOLD_LIMIT: usize = 1_024;

/// Why the loop ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The person leaves the program.
    Quit,
    /// A signal asked the program to end.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
}

/// The step to take with the terminal after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LoopStep {
    /// Nothing.
    Wait,
    /// Restore it, and stop until the program is continued.
    Stop,
    /// Take it again.
    GoOn,
    /// Ask for its size.
    Measure,
    /// Restore it, and end.
    End(Ending),
}

impl LoopStep {
    /// Does something else, unless the terminal has to be handled first.
    fn unless(self, go_on: impl FnOnce() -> Self) -> Self {
        if self == Self::Wait { go_on() } else { self }
    }
}

/// The disk, as the loop knows it. It does its work elsewhere, and reports by events.
pub(super) trait Storage {
    /// Performs an effect, not at once.
    fn perform(&self, effect: Effect);

    /// Returns the time at which the next request is overdue.
    fn next_due(&self) -> Option<Instant>;

    /// Returns a message for every request that is overdue, once.
    fn overdue(&self, now: Instant) -> Vec<Msg>;
}

/// The interface, its screen, and the state between two frames.
#[derive(Debug)]
pub(super) struct EventLoop<I, W: Write, S> {
    interface: I,
    screen: TerminalScreen<W>,
    storage: S,
    decoder: Decoder,
    /// Input that arrives all at once.
    burst: Burst,
    /// The time at which the terminal was taken. The loop ignores input that was read before.
    taken: Instant,
    /// The confirmation on screen, and when it was drawn. Input that may have arrived before cannot answer it.
    confirmation: Option<(u64, Instant)>,
    /// The number of the moment on screen, and the time at which it ends.
    moment: Option<(u64, Instant)>,
    /// Whether the frame on screen may be out of date.
    stale: bool,
}

impl<I: Frontend, W: Write, S: Storage> EventLoop<I, W, S> {
    /// Creates a loop after the first frame. `waiting` is the input that had arrived when the terminal was taken.
    pub(super) fn new(interface: I, screen: TerminalScreen<W>, storage: S, waiting: &Chunk) -> Self {
        let mut event_loop = Self {
            interface,
            screen,
            storage,
            decoder: Decoder::default(),
            burst: Burst::default(),
            taken: waiting.at,
            confirmation: None,
            moment: None,
            stale: false,
        };
        event_loop.discard(waiting);
        event_loop.note_confirmation();
        event_loop
    }

    /// Returns the interface, after the loop has ended.
    pub(super) fn into_frontend(self) -> I {
        self.interface
    }

    /// Waits for an event and applies it together with all events that wait. `handle` carries out what follows for the
    /// terminal, and may end the loop.
    pub(super) fn turn(
        &mut self,
        events: &Events<'_>,
        mut handle: impl FnMut(&mut Self, LoopStep) -> Option<Ending>,
    ) -> Option<Ending> {
        let first = events.wait(self.deadline());
        if first.is_none() {
            let next = self.time_passed();
            if let Some(ending) = handle(self, next) {
                return Some(ending);
            }
        }
        for event in first.into_iter().chain(iter::from_fn(|| events.next_waiting())).take(FOLD_LIMIT) {
            let next = self.fold(event);
            if let Some(ending) = handle(self, next) {
                return Some(ending);
            }
        }
        self.draw().err().map(|_| Ending::HungUp)
    }

    /// Draws a frame if anything may have changed.
    fn draw(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.stale) {
            return Ok(());
        }
        let Self { interface, screen, .. } = self;
        screen.pass_mouse(interface.mouse());
        screen.draw(|buffer| interface.draw(buffer))?;
        self.note_confirmation();
        Ok(())
    }

    /// Remembers when the confirmation on screen was drawn.
    fn note_confirmation(&mut self) {
        let asked = self.interface.confirmation();
        self.confirmation = asked.map(|asked| match self.confirmation {
            Some((same, since)) if same == asked => (same, since),
            _ => (asked, Instant::now()),
        });
    }

    /// Ignores what was read before the terminal was taken.
    fn discard(&mut self, Chunk { bytes, at, .. }: &Chunk) {
        self.taken = *at;
        self.burst.end();
        self.decoder.discard(bytes, *at);
    }

    /// Redraws everything on a terminal that was taken again. `waiting` is the input that had arrived by then.
    pub(super) fn restart(&mut self, size: Size, waiting: &Chunk) {
        self.discard(waiting);
        let _ = self.interface.update(Msg::Resized(size.width, size.height));
        self.screen.restart(size, guard::taking());
        self.stale = true;
    }

    /// Lets the interface keep unfinished input.
    pub(super) fn leave(&mut self) {
        for effect in self.interface.leave() {
            self.storage.perform(effect);
        }
    }

    /// Applies another size of the terminal.
    pub(super) fn resize(&mut self, size: Size) {
        // A change of size has no effects.
        let _ = self.interface.update(Msg::Resized(size.width, size.height));
        self.screen.resize(size);
        self.stale = true;
    }

    /// Returns the time at which something is due without an event.
    fn deadline(&self) -> Option<Instant> {
        let moment = self.moment.map(|(_, end)| end);
        let deadlines = [self.decoder.deadline(), self.burst.deadline(), moment, self.storage.next_due()];
        deadlines.into_iter().flatten().min()
    }

    /// Does what is due now.
    fn time_passed(&mut self) -> LoopStep {
        let now = Instant::now();
        let is_due = |deadline: Option<Instant>| deadline.is_some_and(|deadline| deadline <= now);
        if self.moment.take_if(|(_, end)| *end <= now).is_some() {
            return self.update(Msg::Faded);
        }
        if is_due(self.burst.deadline()) {
            let typed = self.burst.held_since().unwrap_or(now);
            self.burst.release_enter();
            let next = self.input(Input::Key(Key::Enter), typed);
            return next.unless(|| self.end_burst());
        }
        if is_due(self.decoder.deadline()) {
            let typed = self.decoder.newest().unwrap_or(now);
            let mut inputs = Vec::new();
            self.decoder.expire(&mut inputs);
            return self.inputs(inputs, typed, false);
        }
        let overdue = self.storage.overdue(now).into_iter();
        overdue.fold(LoopStep::Wait, |first, msg| {
            let next = self.update(msg);
            first.unless(|| next)
        })
    }

    fn fold(&mut self, event: Event) -> LoopStep {
        match event {
            Event::Sent(Chunk { bytes, at, .. }) if at < self.taken => {
                self.decoder.discard(&bytes, at);
                LoopStep::Wait
            }
            Event::Sent(Chunk { bytes, at, arrived, goes_on }) => {
                let mut inputs = Vec::new();
                self.decoder.feed_late(&bytes, arrived, at, &mut inputs);
                self.inputs(inputs, arrived, goes_on)
            }
            Event::Report(msg) => self.update(msg),
            Event::DeadlineSet => LoopStep::Wait,
            Event::Suspended => LoopStep::Stop,
            Event::Continued => LoopStep::GoOn,
            Event::Resized => LoopStep::Measure,
            Event::Signal(signal) => LoopStep::End(Ending::Signal(signal)),
            Event::HungUp => LoopStep::End(Ending::HungUp),
        }
    }

    /// Applies inputs that arrived together.
    fn inputs(&mut self, inputs: Vec<Input>, at: Instant, goes_on: bool) -> LoopStep {
        self.burst.begin(goes_on || inputs.len() > 1, self.interface.has_field());
        let mut text = String::new();
        if !inputs.is_empty() && self.burst.release_enter() {
            text.push('\r');
        }
        let mut inputs = inputs.into_iter();
        let mut behind_escape = None;
        while let Some(input) = behind_escape.take().or_else(|| inputs.next()) {
            let input = match input {
                Input::Alt(key) => {
                    let (input, behind) = self.without_alt(key);
                    behind_escape = behind;
                    input
                }
                input => input,
            };
            let input = match self.burst.take(input, self.interface.has_field()) {
                Taken::Text(c) => {
                    text.push(c);
                    continue;
                }
                Taken::LeftOut => continue,
                Taken::Alone(input) => input,
            };
            let next = self.write(&mut text).unless(|| self.input(input, at));
            if next != LoopStep::Wait {
                return next;
            }
        }
        if !goes_on && text.ends_with('\r') {
            text.pop();
            self.burst.hold_enter(at);
        }
        let next = self.write(&mut text);
        if goes_on || self.burst.deadline().is_some() {
            return next;
        }
        next.unless(|| self.end_burst())
    }

    /// Returns the key for Alt with another key, if it is bound here. Else returns Escape and the key itself.
    fn without_alt(&self, key: Key) -> (Input, Option<Input>) {
        let meant = key_with_alt(key).filter(|key| self.interface.message(*key).is_some());
        meant.map_or((Input::Key(Key::Escape), Some(Input::Key(key))), |key| (Input::Key(key), None))
    }

    /// Writes text that arrived all at once into the field that has focus.
    fn write(&mut self, text: &mut String) -> LoopStep {
        if text.is_empty() { LoopStep::Wait } else { self.update(Msg::Paste(std::mem::take(text))) }
    }

    fn end_burst(&mut self) -> LoopStep {
        match self.burst.end() {
            0 => LoopStep::Wait,
            count => self.update(Msg::InputLeftOut(count)),
        }
    }

    /// Applies one input.
    fn input(&mut self, input: Input, at: Instant) -> LoopStep {
        let confirmed = self.interface.confirmation();
        if confirmed.is_some() && confirmed != self.confirmation.filter(|(_, since)| *since < at).map(|(id, _)| id) {
            return LoopStep::Wait;
        }
        let msg = match input {
            Input::Key(key) | Input::Alt(key) => self.interface.message(key).or_else(|| self.interface.hint(key)),
            Input::Paste { text, dropped } => {
                let next = self.update(Msg::Paste(text));
                return next
                    .unless(|| if dropped > 0 { self.update(Msg::InputLeftOut(dropped)) } else { LoopStep::Wait });
            }
            Input::Mouse(_) if self.interface.mouse() == Mouse::Off => None,
            Input::Mouse(MouseInput::Press { column, row }) => self.interface.clicked(column, row),
            Input::Mouse(MouseInput::WheelUp) => self.interface.rolled(Intent::Up),
            Input::Mouse(MouseInput::WheelDown) => self.interface.rolled(Intent::Down),
        };
        // An unbound key changes nothing.
        msg.map_or(LoopStep::Wait, |msg| self.update(msg))
    }

    fn update(&mut self, msg: Msg) -> LoopStep {
        self.stale = true;
        let effects = self.interface.update(msg);
        // Other messages do not extend the time of a moment.
        self.moment = self.interface.moment().map(|shown| match self.moment {
            Some((same, end)) if same == shown.number => (same, end),
            _ => (shown.number, Instant::now() + shown.lasts),
        });
        self.perform(effects)
    }

    /// Performs effects. Returns what to do with the terminal.
    fn perform(&mut self, effects: Effects) -> LoopStep {
        let mut next = LoopStep::Wait;
        for effect in effects {
            match effect {
                Effect::Suspend => next = LoopStep::Stop,
                Effect::Quit => next = LoopStep::End(Ending::Quit),
                Effect::Copy(text, multiplexer) => self.screen.copy(&text, multiplexer),
                Effect::Redraw => self.screen.redraw(),
                effect => self.storage.perform(effect),
            }
        }
        next
    }
}

#[cfg(test)]
mod tests;
