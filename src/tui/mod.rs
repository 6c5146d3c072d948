//! The terminal interface: what is on screen, and how it reacts.
//!
//! [`App`] is the whole state, and [`App::update`] the only function that changes it. It returns work for the outside
//! as data, [`Effects`]. [`view::draw`] only reads. Keys become intents through one table for each [`Mode`] in the
//! [`Keymap`]; the footer, the help and the messages read the same table. This module touches no terminal, no file and
//! no clock: `terminal` does.

mod app;
mod confirm;
mod effect;
mod field;
mod hit_map;
mod msg;
mod preferences;
pub mod theme;
pub mod view;
mod widget;

/// The smallest window in which a screen is drawn, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 20);

pub use crate::keymap::{Binding, Footer, Intent, Key, Keymap, Mode, Preferences};
pub use app::{
    App, Button, CompareScreen, CurrentAssessment, DOORS, EditionScreen, EntryForm, EntryLine, EvidenceOffer,
    ExportRow, ExportScreen, HistoryScreen, HomeScreen, Leaving, ListStatus, LogScreen, LookAgainScreen, Menu, MenuRow,
    MenuSection, Multiplexer, NoPlan, Overlay, Place, PlanScreen, PostingScreen, PostingStage, Preview, QuestionScreen,
    ResultsScreen, ReviewFilter, ReviewScreen, RoleScreen, Saving, Screen, ScreenMoment, Search, SettingsScreen,
    SideBySideScreen, SkillRow, StartScreen, StartStep, StateInTime, TextBox, TextPurpose, WhatIfScreen, WhyPage,
    WishesScreen, rows_to_choose,
};
pub use confirm::{AfterPosting, Confirm};
pub use effect::{Effect, Effects, Export, Replace, RoleToMake, Settle, TextDocument, Ticket, Version, Wanted};
pub use field::Field;
pub use hit_map::{HitMap, Target};
pub use msg::{
    Access, Conflict, Exported, HomeRow, HomeStanding, Kept, Listed, LoadQuestion, Msg, OpenedAssessment, PointList,
    PostingText, RoleStanding, Unlocked,
};
pub use preferences::SettingsStatus;
