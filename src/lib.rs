//! devrel-ready: which role in Developer Relations suits a person, how ready they are, and the shortest way there.
//!
//! # The house
//!
//! A pure core knows the subject and nothing of terminals, files or clocks; one door leads to the disk; two
//! shells share the core and never know each other.
//!
//! ```text
//! data/         what is asked and what roles expect: JSON, embedded, checked
//! text          Clean: text from outside made safe to show; Filter: the gate for what is printed
//! diagnostic    what is wrong with a text, where, and what to do about it
//! json          strict JSON with places: how every file a person names is read
//! framework     domains, skills, levels, bands, roles; only a checked Framework can exist
//! assessment    one person's answers, editing them, undo
//! score         readiness, ranges, likely, error, fit, verdict, ranking; exact fractions
//! interview     which question comes next, the way back, and whether the leading role is found
//! plan          the shortest path to ready, the most to gain with some effort, the way to a goal
//! words         the sentences that both shells say
//! report        the document a person takes away, and reading answers back
//! settings      the person's own settings: what config.toml says, and changing it without touching the rest
//! keymap        which key means what on which screen, usual or the person's own
//! schema        the JSON Schemas of what is read and written
//! store         the only door to the disk: save, load, lock, back up, quarantine
//! workspace     open, create, save with retry, the condition of a save: what both shells do with a save
//! clock         what time it is, and which day that is where the person lives
//! cli           one file a subcommand
//! tui           the interface as state, messages, effects and views
//! process       what is asked of the system for the process as a whole
//! terminal      raw mode, threads, signals, the loop: the imperative edge of the tui
//! ```
//!
//! # The walls
//!
//! What must not be, each one kept by a test in `tests/it/walls.rs`:
//!
//! * the core (`framework`, `assessment`, `score`, `interview`, `plan`, `report`, `settings`) names no terminal library, file,
//!   environment or clock, and no shell; time comes in as a value;
//! * types that are written to a file are versioned, live beside their reader or writer, and are converted to
//!   core types: a file is a promise to the past, the core is not. The settings are the exception: people write that
//!   file themselves, so it has no version; its names never change, and what is not known is refused;
//! * only `store` touches the disk, only `terminal` the terminal (whether there is one, `main` and the commands may
//!   ask), only `tui::theme` names a color, only `text` decides what is printable;
//! * `tui::app` names no terminal library and no file; views change nothing; widgets do not know the state;
//! * `cli` does not know `tui`, nor the reverse;
//! * no `unsafe`, no `unwrap`, and `expect` only with the sentence that makes it true.
//!
//! # The life of a keypress
//!
//! A thread reads what the terminal sends and passes the bytes, with their time, down the one channel that the loop in
//! `terminal` waits on. There the [`Decoder`](terminal::input::Decoder) makes a key of them, or nothing, if nobody typed
//! them. The table of the current [`Mode`](keymap::Mode) in the [`Keymap`](keymap::Keymap), usual or the person's own, gives it a
//! meaning, an [`Intent`](keymap::Intent).
//! [`App::update`](tui::App::update) records the answer, scores it, and returns an [`Effect`](tui::Effect): keep
//! revision 7. When everything waiting has been taken in, [`view::draw`](tui::view::draw) draws once. Meanwhile
//! the storage worker, a thread of its own, writes the newest revision: a temporary file beside the target, flushed, exchanged
//! with the old one unless somebody else has changed that, flushed again, the directory flushed. Only then does "saved 7" come back through the same channel and the same
//! `update`, and the screen says "saved". A failure comes back too, stays on screen, and is retried.
//!
//! So the screen never waits for the disk, and the word "saved" is never ahead of it.
//!
//! A click takes the same way: drawing a frame returns the [`HitMap`](tui::HitMap) that lie on it, the loop looks
//! up what was clicked, and [`App::clicked`](tui::App::clicked) says which intent that is. What is to be seen only for a
//! moment, such as what an answer has just ruled out, goes with a message of its own; the loop sets the time.

pub mod assessment;
pub mod cli;
pub mod clock;
pub mod diagnostic;
pub mod framework;
pub mod interview;
pub mod json;
pub mod keymap;
pub mod plan;
pub mod process;
pub mod report;
pub mod schema;
pub mod score;
pub mod settings;
pub mod store;
pub mod terminal;
pub mod text;
pub mod tui;
pub mod words;
pub mod workspace;
