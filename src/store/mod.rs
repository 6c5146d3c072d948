//! The only door to the disk: saving, loading, locking, backing up, keeping damaged files.
//!
//! A [`Store`] is a data directory. Looking at an assessment ([`Store::load`], [`Store::list`]) writes
//! nothing; working on one ([`Store::begin`]) takes its lock and returns a [`Session`], the only thing that
//! writes. What is found on the disk is data, and a [`StoreError`] means that the disk refused.
//!
//! ```text
//! <data>/assessments/<key>/current.json    the newest save: a header line, then JSON
//!                          lock            locked while a window works on the assessment
//!                          backups/        saves that sessions started from: the newest five, and one of each of
//!                                          five days
//!                          quarantine/     files that were damaged or changed by others, as they were found
//! ```
//!
//! The person's settings are one file ([`ConfigFile`]), usually in a directory of its own.
//!
//! Every file call goes through [`Fs`]. No clock is read here and no order depends on one: revisions count. Links inside
//! the data directory are not followed, and directories of other users are not used.
//! Nothing here knows a terminal, and nothing tries twice; that is up to the caller.

mod action;
mod advice;
mod backups;
mod begin;
mod config;
mod conflict;
mod damage;
mod data_directory;
mod decision;
mod delete;
mod disk;
mod durable;
mod error;
mod find;
mod format;
mod fs;
mod guard;
mod hold;
mod layout;
mod limits;
mod list;
mod loaded;
mod location;
mod naming;
mod notice;
mod outside;
mod owner;
mod quarantine;
mod retention;
mod saved_file;
mod session;
mod swap;
#[cfg(test)]
#[expect(clippy::panic, reason = "a test that finds something else has nothing to go on with")]
mod tests;

pub use self::action::Action;
pub use self::backups::Backup;
pub use self::begin::{Begun, ReadOnly};
pub use self::config::ConfigFile;
pub use self::conflict::OtherVersion;
pub use self::damage::Damage;
pub use self::data_directory::Store;
pub use self::decision::{PendingDecision, Resolution, Resumed};
pub use self::delete::{Deleted, Leftover};
pub use self::disk::{Disk, Held};
pub use self::error::{Lost, StoreError};
pub use self::fs::{FileKind, Fs, Owner, Status};
pub use self::layout::AssessmentKey;
pub use self::limits::size_limits_are_errors;
pub use self::list::ListEntry;
pub use self::loaded::{AnswerChanged, Changed, Damaged, Health, Loaded, Newer, Opened, Summary};
pub use self::location::{config_file, data_dir, typed_path};
pub use self::notice::Notice;
pub use self::outside::{Overwrite, TEXT_LIMIT, export, read_framework_dir, read_source, text_limit};
pub use self::saved_file::{is_save, read_save};
pub use self::session::{Saved, Session, Undecided};
