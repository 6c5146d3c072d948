//! Reading a job posting: which skills it mentions, quoted, and which role it resembles.
//!
//! It is a reading help. It knows nothing of negation, pay, or of wish against requirement, and a person confirms what
//! it finds before anything is scored. All arithmetic is exact, so the same text gives the same result everywhere.
//!
//! ```text
//! page       the lines of a text, without the tags of HTML
//! word       the words of a line, and the breaks between them
//! pattern    the patterns of the terms, and where they match
//! find       the skills: score, group, quote
//! quote      a line to show, with its matched words
//! nearest    the role that a posting resembles most
//! years      what a posting says about years, read back
//! bytes      files that are no text
//! confirm    what a person keeps, and the role profile that it makes
//! given      whether a text from outside is a posting at all
//! shown      the text to be read on a screen
//! ```

mod bytes;
mod confirm;
mod find;
mod given;
mod nearest;
mod page;
mod pattern;
mod quote;
mod shown;
#[cfg(test)]
mod tests;
mod word;
mod years;

pub use bytes::{NotAPosting, POSTING_LIMIT, posting_text};
pub use confirm::{Decision, MadeFrom, RoleConfirmation, RoleItem};
pub use find::{Mention, MentionGroup, Posting};
pub use given::{GivenKind, pasted_posting};
pub use nearest::NearestRole;
pub use quote::Quote;
pub use shown::{ShownLine, shown_lines};
pub use word::posting_words;
