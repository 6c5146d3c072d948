//! The only access to the disk: saves, loads, locks, makes backups, and keeps damaged files.
//!
//! A [`Store`] is a data directory. [`Store::load`] and [`Store::list`] write nothing. [`Store::begin`] takes the lock
//! of an assessment and returns a [`Session`], and only a session writes saves. The content of the disk is data; a
//! [`StoreError`] means that an operation failed.
//!
//! ```text
//! <data>/assessments/<key>/current.json    the newest save: a header line, then JSON
//!                          lock            locked while a window works on the assessment
//!                          backups/        saves that sessions started from: the newest five, and one of each of
//!                                          five days
//!                          ratings/        ratings that the person keeps: 0001.json, 0002.json, ...
//!                          points/         points in time that the person kept: 0001.json, 0002.json, ...
//!                          quarantine/     files that were damaged or changed by others, as they were found
//! <data>/frameworks/                       the shelf: the frameworks of these assessments, except the shipped one
//! ```
//!
//! The person's settings are one file ([`ConfigFile`]), usually in a directory of its own. The folder `roles` beside it
//! has the roles that the person adds ([`read_role_files`]).
//!
//! Reads and writes go through [`Fs`]. The store reads no clock, and revisions define the order. It follows no links
//! inside the data directory and does not use directories of other users. It has no terminal output. The caller decides
//! when to try a failed operation again.

mod action;
mod advice;
mod author;
mod backups;
mod begin;
mod config;
mod conflict;
mod copying;
mod damage;
mod data_directory;
mod decision;
mod delete;
mod disk;
mod durable;
mod error;
mod find;
mod format;
mod frameworks;
mod fs;
mod guard;
mod hold;
mod layout;
mod limits;
mod list;
mod loaded;
mod location;
mod made_role;
mod naming;
mod new_folder;
mod notice;
mod numbered;
mod outside;
mod owner;
mod points;
mod quarantine;
mod ratings;
mod renaming;
mod report_files;
mod report_lines;
mod retention;
mod roles;
mod saved_file;
mod session;
mod swap;
#[cfg(test)]
#[expect(clippy::panic, reason = "a test that finds something else has nothing to go on with")]
mod tests;

pub use self::action::Action;
pub use self::author::create_folder;
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
pub use self::frameworks::{Shelf, ShelfList, ShelvedFramework};
pub use self::fs::{FileKind, Fs, Owner, Status};
pub use self::layout::AssessmentKey;
pub use self::limits::size_limits_are_errors;
pub use self::list::{ListEntry, OpenedEntry};
pub use self::loaded::{AnswerChanged, Changed, Damaged, Health, Loaded, Newer, Opened, Summary};
pub use self::location::{config_file, data_dir, typed_path};
pub use self::made_role::{check_free, read_bytes, role_file, write_role};
pub use self::new_folder::NewFolder;
pub use self::notice::Notice;
pub use self::outside::{
    FrameworkFiles, Overwrite, TEXT_LIMIT, export, holds_framework, read_framework_dir, read_framework_files,
    read_source, text_limit,
};
pub use self::points::{DamagedPoint, SavedPoints};
pub use self::ratings::SavedRatings;
pub use self::renaming::RenameOutcome;
pub use self::report_files::{OpenReport, ReportFiles, read_roster};
pub use self::report_lines::{LinesPiece, ReportLines};
pub use self::roles::{RoleFiles, read_role_files};
pub use self::saved_file::{is_save, read_save};
pub use self::session::{Saved, Session, Undecided};
