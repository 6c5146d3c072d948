//! Text from outside, made safe to show.
//!
//! Names, notes, evidence, framework wording, file names and error texts of the operating system may hold escape
//! sequences, bidirectional overrides or invisible characters. Inside the program, such text is always a [`Clean`],
//! which only its own constructors create. [`Filter`] checks everything that is printed outside the terminal interface,
//! and [`cell()`] every cell of the screen.
//!
//! This module also decides where a printed line breaks and which words count as the same. It knows nothing of screens.

mod cell;
mod clean;
mod decode;
mod difference;
mod filter;
mod fold;
mod nearest;
mod page;
mod shell;
mod width;
mod words;

pub use cell::{cell, typed};
pub use clean::{Clean, LINE_LIMIT, NOTE_LIMIT, pasted, visible};
pub use decode::{NotUtf8, decoded};
pub use difference::differing_words;
pub use filter::Filter;
pub use fold::{Query, composed, folded, same_words, words};
pub use nearest::nearest;
pub use page::{COLUMNS, fold_page, push_item, push_paragraph};
pub use shell::{shell_path, shell_quoted};
pub use width::{cut, first_grapheme, fit, has_single_cells, is_one_cell, is_plain, last_grapheme, width, wrap};
pub use words::{capitalized, counted, date_words, grouped, is_web_address, listed, number_word};
