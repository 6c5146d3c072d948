//! One turn of the loop: fold everything that has happened into the interface, then draw once.
//!
//! What to do with the terminal itself (stop, go on, end) is answered, not done, so that turns can be tested
//! without one.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ratatui::layout::Size;

use super::burst::{Burst, Taken};
use super::event::Event;
use super::frontend::Frontend;
use super::guard;
use super::input::{Decoder, Input, MouseInput, key_with_alt};
use super::screen::TerminalScreen;
use super::tty::Chunk;
use crate::settings::Mouse;
use crate::tui::{Effect, Effects, Intent, Key, Msg};

/// So many events are folded before a frame is drawn at the latest, so that a flood does not freeze the screen.
const FOLD_LIMIT: usize = 1_024;

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
pub(super) enum LoopStep {
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

impl LoopStep {
    /// Goes on with something else, unless the terminal has to go through something first.
    fn unless(self, go_on: impl FnOnce() -> Self) -> Self {
        if self == Self::Wait { go_on() } else { self }
    }
}

/// The interface, its screen, and what lies between two frames.
#[derive(Debug)]
pub(super) struct EventLoop<I, W: Write, P> {
    interface: I,
    screen: TerminalScreen<W>,
    /// Takes effects to whoever performs them.
    perform: P,
    decoder: Decoder,
    /// What arrives in one go.
    burst: Burst,
    /// When the terminal was taken. What was read before means nothing.
    taken: Instant,
    /// The confirmation that is on screen, and since when. Nothing read before can answer it.
    confirmation: Option<(u64, Instant)>,
    /// What is shown for a moment only, and when it has been seen.
    fading: Option<(u64, Instant)>,
    /// Whether the frame on screen may be out of date.
    stale: bool,
}

impl<I: Frontend, W: Write, P: Fn(Effect)> EventLoop<I, W, P> {
    /// Goes on from a first frame that is on screen. `waiting` is what waited when the terminal was taken.
    pub(super) fn new(interface: I, screen: TerminalScreen<W>, perform: P, waiting: &Chunk) -> Self {
        let mut event_loop = Self {
            interface,
            screen,
            perform,
            decoder: Decoder::default(),
            burst: Burst::default(),
            taken: waiting.at,
            confirmation: None,
            fading: None,
            stale: false,
        };
        event_loop.discard(waiting);
        event_loop.note_confirmation();
        event_loop
    }

    /// The interface as it is in the end.
    pub(super) fn into_frontend(self) -> I {
        self.interface
    }

    /// Waits for something to happen and takes it together with everything that is waiting behind it. `handle`
    /// takes the terminal through what follows, and may end the loop.
    pub(super) fn turn(
        &mut self,
        events: &Receiver<Event>,
        mut handle: impl FnMut(&mut Self, LoopStep) -> Option<Ending>,
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
        screen.draw(|frame| interface.draw(frame))?;
        self.note_confirmation();
        Ok(())
    }

    /// Remembers since when the confirmation that is on screen can be answered.
    fn note_confirmation(&mut self) {
        let asked = self.interface.confirmation();
        self.confirmation = asked.map(|asked| match self.confirmation {
            Some((same, since)) if same == asked => (same, since),
            _ => (asked, Instant::now()),
        });
    }

    /// Drops what was read before the terminal was taken.
    fn discard(&mut self, Chunk { bytes, at, .. }: &Chunk) {
        self.taken = *at;
        self.burst.end();
        self.decoder.discard(bytes, *at);
    }

    /// Draws everything anew on a terminal that was taken again. `waiting` is what waited then.
    pub(super) fn restart(&mut self, size: Size, waiting: &Chunk) {
        self.discard(waiting);
        let _ = self.interface.update(Msg::Resized(size.width, size.height));
        self.screen.restart(size, guard::taking());
        self.stale = true;
    }

    /// Lets the interface keep what is half done.
    pub(super) fn leave(&mut self) {
        self.interface.leave().into_iter().for_each(&self.perform);
    }

    /// Takes another size.
    pub(super) fn resize(&mut self, size: Size) {
        // A size asks for nothing to be done.
        let _ = self.interface.update(Msg::Resized(size.width, size.height));
        self.screen.resize(size);
        self.stale = true;
    }

    fn wait(&self, events: &Receiver<Event>) -> Result<Event, RecvTimeoutError> {
        let deadlines = [self.decoder.deadline(), self.burst.deadline(), self.fading.map(|(_, end)| end)];
        match deadlines.into_iter().flatten().min() {
            Some(deadline) => events.recv_timeout(deadline.saturating_duration_since(Instant::now())),
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Does what was to be done at a certain time.
    fn time_passed(&mut self) -> LoopStep {
        let now = Instant::now();
        let is_due = |deadline: Option<Instant>| deadline.is_some_and(|deadline| deadline <= now);
        if self.fading.take_if(|(_, end)| *end <= now).is_some() {
            return self.update(Msg::Faded);
        }
        if is_due(self.burst.deadline()) {
            self.burst.release_enter();
            let next = self.input(Input::Key(Key::Enter), now);
            return next.unless(|| self.end_burst());
        }
        if is_due(self.decoder.deadline()) {
            let mut inputs = Vec::new();
            self.decoder.expire(&mut inputs);
            return self.inputs(inputs, now, false);
        }
        LoopStep::Wait
    }

    fn fold(&mut self, event: Event) -> LoopStep {
        match event {
            Event::Sent(Chunk { bytes, at, .. }) if at < self.taken => {
                self.decoder.discard(&bytes, at);
                LoopStep::Wait
            }
            Event::Sent(Chunk { bytes, at, goes_on }) => {
                let mut inputs = Vec::new();
                self.decoder.feed(&bytes, at, &mut inputs);
                self.inputs(inputs, at, goes_on)
            }
            Event::Report(msg) => self.update(msg),
            Event::Suspended => LoopStep::Stop,
            Event::Continued => LoopStep::GoOn,
            Event::Resized => LoopStep::Measure,
            Event::Signal(signal) => LoopStep::End(Ending::Signal(signal)),
            Event::HungUp => LoopStep::End(Ending::HungUp),
            Event::Broken => LoopStep::End(Ending::Broken),
        }
    }

    /// Takes what arrived in one go.
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

    /// Returns the key that Alt and a key are, where that means something, else Escape, and the key behind it.
    fn without_alt(&self, key: Key) -> (Input, Option<Input>) {
        let meant = key_with_alt(key).filter(|key| self.interface.message(*key).is_some());
        meant.map_or((Input::Key(Key::Escape), Some(Input::Key(key))), |key| (Input::Key(key), None))
    }

    /// Writes text that arrived in one go into the field that has focus.
    fn write(&mut self, text: &mut String) -> LoopStep {
        if text.is_empty() { LoopStep::Wait } else { self.update(Msg::Paste(std::mem::take(text))) }
    }

    fn end_burst(&mut self) -> LoopStep {
        match self.burst.end() {
            0 => LoopStep::Wait,
            count => self.update(Msg::InputLeftOut(count)),
        }
    }

    /// Takes one thing that a person did.
    fn input(&mut self, input: Input, at: Instant) -> LoopStep {
        let confirmed = self.interface.confirmation();
        if confirmed.is_some() && confirmed != self.confirmation.filter(|(_, since)| *since < at).map(|(id, _)| id) {
            return LoopStep::Wait;
        }
        let msg = match input {
            Input::Key(key) | Input::Alt(key) => self.interface.message(key),
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
        // A key that means nothing here changes nothing.
        msg.map_or(LoopStep::Wait, |msg| self.update(msg))
    }

    fn update(&mut self, msg: Msg) -> LoopStep {
        self.stale = true;
        let effects = self.interface.update(msg);
        // Whatever happens meanwhile, the moment of a thing begins once.
        self.fading = self.interface.fading().map(|shown| match self.fading {
            Some((same, end)) if same == shown => (same, end),
            _ => (shown, Instant::now() + MOMENT),
        });
        self.perform(effects)
    }

    /// Has effects performed, and returns what the terminal has to go through.
    fn perform(&mut self, effects: Effects) -> LoopStep {
        let mut next = LoopStep::Wait;
        for effect in effects {
            match effect {
                Effect::Suspend => next = LoopStep::Stop,
                Effect::Quit => next = LoopStep::End(Ending::Quit),
                Effect::Copy(text, multiplexer) => self.screen.copy(&text, multiplexer),
                Effect::Redraw => self.screen.redraw(),
                effect => (self.perform)(effect),
            }
        }
        next
    }
}

#[cfg(test)]
mod tests;
