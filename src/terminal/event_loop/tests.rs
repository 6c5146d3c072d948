//! Tests of turns of the loop, with a toy interface.

mod bursts;

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::rc::Rc;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::{Ending, EventLoop, LoopStep, Storage};
use crate::assessment::Name;
use crate::settings::Mouse;
use crate::terminal::event::{self, Event, EventSender, Events};
use crate::terminal::frontend::Frontend;
use crate::terminal::screen::TerminalScreen;
use crate::terminal::tty::Chunk;
use crate::text::Clean;
use crate::tui::{Effect, Effects, Intent, Key, Msg, ScreenMoment};

/// An interface that records its messages. `q` leaves, `z` stops, `s` has an effect, `x` is not bound, `d` asks for a
/// confirmation that every key answers, `e` opens a text field that Enter and Escape close.
#[derive(Default, Clone)]
struct Toy {
    messages: Rc<RefCell<Vec<Msg>>>,
    drawn: Rc<Cell<usize>>,
    has_field: Rc<Cell<bool>>,
    asks: Rc<Cell<bool>>,
    /// The keys that a person types while a frame is drawn.
    typed_while_drawing: Rc<RefCell<Option<Typing>>>,
}

/// Keys, and the side of the terminal where a person types them.
type Typing = (&'static [u8], UnixStream);

impl Frontend for Toy {
    fn open_name(&self) -> Option<Name> {
        None
    }

    fn leave(&mut self) -> Effects {
        Effects::default()
    }

    fn has_field(&self) -> bool {
        self.has_field.get()
    }

    fn confirmation(&self) -> Option<u64> {
        self.asks.get().then_some(1)
    }

    fn message(&self, key: Key) -> Option<Msg> {
        match key {
            key if self.has_field() => Some(Msg::Type(key)),
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

    fn moment(&self) -> Option<ScreenMoment> {
        let is_shown = matches!(self.messages.borrow().last(), Some(Msg::Type(Key::Char('a'))));
        is_shown.then_some(ScreenMoment { number: 1, lasts: Duration::from_millis(400) })
    }

    fn hint(&self, _: Key) -> Option<Msg> {
        None
    }

    fn rolled(&self, intent: Intent) -> Option<Msg> {
        Some(Msg::Do(intent))
    }

    fn update(&mut self, msg: Msg) -> Effects {
        self.messages.borrow_mut().push(msg.clone());
        self.asks.set(matches!(msg, Msg::Type(Key::Char('d'))) && !self.has_field());
        match msg {
            Msg::Type(Key::Char('e')) => self.has_field.set(true),
            Msg::Type(Key::Enter | Key::Escape) => self.has_field.set(false),
            _ => {}
        }
        match msg {
            Msg::Do(Intent::Quit) => Effect::Quit.into(),
            Msg::Do(Intent::Suspend) => Effect::Suspend.into(),
            Msg::Do(Intent::Review) => Effect::Close.into(),
            _ => Effects::default(),
        }
    }

    fn draw(&mut self, _: &mut Buffer) {
        self.drawn.set(self.drawn.get() + 1);
        if let Some((keys, mut person)) = self.typed_while_drawing.borrow_mut().take() {
            person.write_all(keys).expect("there is room");
        }
    }
}

impl Toy {
    fn keys(&self) -> Vec<Key> {
        let messages = self.messages.borrow();
        messages.iter().filter_map(|msg| if let Msg::Type(key) = msg { Some(*key) } else { None }).collect()
    }
}

/// A disk that counts effects, and hangs on a request until a certain time.
#[derive(Default)]
struct ToyDisk {
    performed: Cell<usize>,
    due: Cell<Option<Instant>>,
}

impl Storage for &ToyDisk {
    fn perform(&self, _: Effect) {
        self.performed.set(self.performed.get() + 1);
    }

    fn next_due(&self) -> Option<Instant> {
        self.due.get()
    }

    fn overdue(&self, now: Instant) -> Vec<Msg> {
        let overdue = self.due.take().filter(|due| *due <= now);
        overdue.map(|_| Msg::Warned(Clean::line("the disk hangs"))).into_iter().collect()
    }
}

type ToyLoop<'disk> = EventLoop<Toy, std::io::Sink, &'disk ToyDisk>;

/// Returns a loop that has just taken the terminal.
fn event_loop<'disk>(toy: &Toy, disk: &'disk ToyDisk) -> ToyLoop<'disk> {
    let screen = TerminalScreen::new(std::io::sink(), Size::new(80, 24), Vec::new());
    EventLoop::new(toy.clone(), screen, disk, &chunk(b""))
}

/// Lets one turn apply `events`. Returns what the turn did with the terminal, and the number of effects.
fn one_turn(toy: &Toy, events: &Events<'_>) -> (Vec<LoopStep>, usize) {
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(toy, &disk);
    let mut went_through = Vec::new();
    event_loop.turn(events, |_, next| {
        went_through.push(next);
        if let LoopStep::End(ending) = next { Some(ending) } else { None }
    });
    (went_through, disk.performed.get())
}

/// Creates a chunk of bytes that were read together just now.
fn chunk(bytes: impl AsRef<[u8]>) -> Chunk {
    let at = Instant::now();
    Chunk { bytes: bytes.as_ref().to_owned(), at, arrived: at, goes_on: false }
}

/// Creates a queue of chunks that were read one after another, after the terminal was taken.
fn queue<B: AsRef<[u8]>>(chunks: impl IntoIterator<Item = B>) -> (EventSender, Events<'static>) {
    let (sender, events) = event::channel(None).expect("there are descriptors");
    chunks.into_iter().for_each(|bytes| send(&sender, bytes));
    (sender, events)
}

fn send(sender: &EventSender, bytes: impl AsRef<[u8]>) {
    let later = Instant::now() + Duration::from_secs(1);
    assert!(sender.send(Event::Sent(Chunk { at: later, arrived: later, ..chunk(bytes) })));
}

#[test]
fn two_thousand_waiting_keys_are_all_taken_and_cost_one_frame() {
    let toy = Toy::default();
    let (_sender, events) = queue(["\x1b[B".repeat(1_000), "\x1b[B".repeat(1_000)]);
    one_turn(&toy, &events);
    assert_eq!(toy.keys().len(), 2_000);
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn a_key_that_means_nothing_costs_no_frame() {
    let toy = Toy::default();
    let (_sender, events) = queue(["x", "xx", "\x1b[?997;1n"]);
    one_turn(&toy, &events);
    assert_eq!(toy.drawn.get(), 0);
}

#[test]
fn a_click_means_what_is_drawn_there_and_elsewhere_nothing() {
    let toy = Toy::default();
    let (_sender, events) = queue(["\x1b[<0;8;1M", "\x1b[<0;8;2M"]);
    one_turn(&toy, &events);
    assert!(matches!(toy.messages.borrow().as_slice(), [Msg::Do(Intent::To(7))]));
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn effects_are_handed_on_and_stopping_is_not() {
    let toy = Toy::default();
    let (_sender, events) = queue(["s", "z", "s"]);
    let (went_through, performed) = one_turn(&toy, &events);
    assert_eq!(performed, 2);
    assert_eq!(went_through, [LoopStep::Wait, LoopStep::Stop, LoopStep::Wait]);
}

#[test]
fn nothing_is_taken_after_the_end() {
    let toy = Toy::default();
    let (_sender, events) = queue(["\x1b[Bq\x1b[A"]);
    let (went_through, _) = one_turn(&toy, &events);
    assert_eq!(toy.keys(), [Key::Down]);
    assert_eq!(went_through.last(), Some(&LoopStep::End(Ending::Quit)));
    assert_eq!(toy.drawn.get(), 0);
}

#[test]
fn a_report_of_the_worker_is_folded_and_drawn() {
    let toy = Toy::default();
    let (sender, events) = queue::<&str>([]);
    assert!(sender.send(Event::Report(Msg::Warned(Clean::line("no")))));
    one_turn(&toy, &events);
    assert!(matches!(toy.messages.borrow().as_slice(), [Msg::Warned(_)]));
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn a_disk_that_hangs_is_told_without_another_event() {
    let toy = Toy::default();
    let (_sender, events) = queue::<&str>([]);
    let disk = ToyDisk { due: Cell::new(Some(Instant::now())), ..ToyDisk::default() };
    event_loop(&toy, &disk).turn(&events, |_, _| None);
    assert!(matches!(toy.messages.borrow().as_slice(), [Msg::Warned(_)]));
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn a_lone_escape_is_acted_on_without_another_key() {
    let toy = Toy::default();
    let (sender, events) = queue::<&str>([]);
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    assert!(sender.send(Event::Sent(chunk("\x1b"))));
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), []);
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Escape]);
    assert_eq!(toy.drawn.get(), 1);
}

#[test]
fn what_is_shown_for_a_moment_goes_by_itself_and_once() {
    let toy = Toy::default();
    let (_sender, events) = queue(["a"]);
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.drawn.get(), 1);
    event_loop.turn(&events, |_, _| None);
    assert!(matches!(toy.messages.borrow().as_slice(), [_, Msg::Faded]));
    assert_eq!((toy.drawn.get(), event_loop.moment), (2, None));
}

#[test]
fn an_arrow_key_that_comes_apart_is_still_one() {
    let toy = Toy::default();
    let (_sender, events) = queue(["\x1b", "[", "A"]);
    one_turn(&toy, &events);
    assert_eq!(toy.keys(), [Key::Up]);
}

#[test]
fn an_arrow_key_whose_end_came_during_a_long_frame_is_still_one() {
    let toy = Toy::default();
    let (sender, events) = queue(["b\x1b"]);
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    event_loop.turn(&events, |_, _| None);
    let arrived = event_loop.decoder.newest().expect("the sequence is not finished");
    // The frame was on its way for longer than a lone Escape waits, and the rest came somewhere in between.
    let late = Chunk { at: arrived + Duration::from_secs(1), arrived, ..chunk("[A") };
    assert!(sender.send(Event::Sent(late)));
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Char('b'), Key::Up]);
}

#[test]
fn what_was_read_before_the_terminal_was_taken_is_not_typed() {
    let toy = Toy::default();
    let (sender, events) = queue::<&str>([]);
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    let moment = Duration::from_millis(1);
    let before = event_loop.taken;
    event_loop.taken += 2 * moment;
    let taken = event_loop.taken;
    assert!(sender.send(Event::Sent(Chunk { at: before, arrived: before, ..chunk("3q\x1b]11;rgb:") })));
    assert!(sender.send(Event::Sent(Chunk { at: taken + moment, ..chunk("1e1e/1e1e\x07\x1b[A") })));
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Up]);
    event_loop.restart(Size::new(80, 24), &Chunk { at: taken + 3 * moment, ..chunk("q") });
    assert!(sender.send(Event::Sent(Chunk { at: taken + 2 * moment, ..chunk("q") })));
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Up], "it was read before the terminal was taken again");
}

#[test]
fn escape_and_then_a_key_are_both_taken_unless_alt_means_something() {
    let toy = Toy::default();
    let (_sender, events) = queue(["\x1br", "\x1b\r", "\x1bb"]);
    one_turn(&toy, &events);
    assert_eq!(toy.keys(), [Key::Escape, Key::Char('r'), Key::Escape, Key::Enter, Key::WordLeft]);
}

#[test]
fn a_confirmation_takes_no_key_that_was_read_before_it_was_drawn() {
    let toy = Toy::default();
    let (sender, events) = queue::<&str>([]);
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    assert!(sender.send(Event::Sent(chunk("dy"))));
    assert!(sender.send(Event::Sent(chunk("y"))));
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Char('d')]);
    send(&sender, "y");
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Char('d'), Key::Char('y')]);
}

/// More keys than are read at once.
static LONG: [u8; 10_000] = [b'y'; 10_000];

#[test]
fn a_confirmation_takes_no_key_that_was_typed_while_it_was_drawn() {
    let toy = Toy::default();
    let (mut person, terminal) = UnixStream::pair().expect("there are descriptors");
    let (_sender, events) = event::channel(Some(terminal.as_fd())).expect("there are descriptors");
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    person.write_all(b"d").expect("there is room");
    let other = person.try_clone().expect("there are descriptors");
    toy.typed_while_drawing.replace(Some((&LONG, other)));
    for _ in ["the key that asks", "what was typed meanwhile"] {
        event_loop.turn(&events, |_, _| None);
    }
    assert_eq!(toy.keys(), [Key::Char('d')]);
    person.write_all(b"\x1b[B").expect("there is room");
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Char('d'), Key::Down]);
}

#[test]
fn a_key_that_is_typed_while_a_frame_is_drawn_is_taken_in_the_next_turn() {
    let toy = Toy::default();
    let (mut person, terminal) = UnixStream::pair().expect("there are descriptors");
    let (_sender, events) = event::channel(Some(terminal.as_fd())).expect("there are descriptors");
    let disk = ToyDisk::default();
    let mut event_loop = event_loop(&toy, &disk);
    person.write_all(b"b").expect("there is room");
    toy.typed_while_drawing.replace(Some((b"c", person)));
    event_loop.turn(&events, |_, _| None);
    event_loop.turn(&events, |_, _| None);
    assert_eq!(toy.keys(), [Key::Char('b'), Key::Char('c')]);
    assert_eq!(toy.drawn.get(), 2);
}

#[test]
fn a_loop_that_nobody_feeds_ends() {
    let (sender, events) = queue::<&str>([]);
    drop(sender);
    let (went_through, _) = one_turn(&Toy::default(), &events);
    assert_eq!(went_through, [LoopStep::End(Ending::HungUp)]);
}
