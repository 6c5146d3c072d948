//! The terminal interface: what is on screen, and what a person does with it.
//!
//! [`App`] is the whole state and [`App::update`] the only function that changes it; it returns what
//! has to happen outside as data, [`Effects`]. [`view::draw`] only reads. Keys become intents through one table per
//! [`Mode`] in the [`Keymap`], which footer, help and messages read too. Nothing here touches a terminal, a file or a
//! clock: that is the business of `terminal`.

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

/// The smallest window that is drawn, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 20);

pub use crate::keymap::{Binding, Footer, Intent, Key, Keymap, Mode, Preferences};
pub use app::{
    App, CurrentAssessment, ExportScreen, HomeScreen, Leaving, ListStatus, Multiplexer, NoPlan, Overlay, PlanScreen,
    Preview, QuestionScreen, ResultsScreen, ReviewFilter, ReviewScreen, RoleScreen, Saving, Screen, Search,
    SettingsScreen, StartScreen, StartStep, WhatIfScreen, WhyPage,
};
pub use confirm::Confirm;
pub use effect::{Effect, Effects, Export, Replace, Settle, Ticket, Version, Wanted};
pub use field::Field;
pub use hit_map::{HitMap, Target};
pub use msg::{Access, Conflict, Exported, HomeRow, Listed, LoadQuestion, Msg, OpenedAssessment};
pub use preferences::SettingsStatus;
