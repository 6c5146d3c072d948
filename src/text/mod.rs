//! Text from outside, made safe to show.
//!
//! Names, notes, evidence, framework wording, file names and the operating system's error texts may hold
//! anything: escape sequences, bidirectional overrides, invisible characters. [`Clean`] is the only form in
//! which such text travels inside the program, and its constructors are the only way to make one.
//! [`Filter`] is the second gate, at the exit: whatever is printed without the terminal interface goes
//! through it; [`cell()`] does the same for a cell of the screen. This module decides what is printable, and where
//! a printed line breaks, and which words are the same; it decides nothing about screens.

mod cell;
mod clean;
mod decode;
mod filter;
mod fold;
mod nearest;
mod page;
mod width;
mod words;

pub use cell::{cell, typed};
pub use clean::{Clean, LINE_LIMIT, NOTE_LIMIT, pasted, visible};
pub use decode::{NotUtf8, decoded};
pub use filter::Filter;
pub use fold::{Query, composed, folded, same_words, words};
pub use nearest::nearest;
pub use page::{COLUMNS, push_item, push_wrapped};
pub use width::{cut, first_grapheme, fit, last_grapheme, width, wrap};
pub use words::{counted, grouped, listed};
