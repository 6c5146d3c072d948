//! The terminal interface: what is on screen, and what a person does with it.
//!
//! [`App`] is the whole state and [`App::update`] the only function that changes it; it returns a [`Step`], and what
//! has to happen outside is data, an [`Effect`]. [`view::draw`] only reads. Keys become intents through one table per
//! [`Mode`] in the [`Keymap`], which footer, help and messages read too. Nothing here touches a terminal, a file or a
//! clock: that is the business of `terminal`.

mod app;
mod effect;
mod field;
mod key;
mod keymap;
mod keys;
mod msg;
mod overlay_keys;
mod preferences;
mod spot;
pub mod theme;
pub mod view;
mod widget;

/// The smallest window that is drawn, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 20);

pub use app::{
    App, Confirm, ExportScreen, Filter, HomeScreen, Known, Leaving, Mode, Multiplexer, NoPlan, Overlay, PlanScreen,
    Preview, QuestionScreen, ResultsScreen, ReviewScreen, RoleScreen, Saving, Screen, Search, SettingsScreen, Sitting,
    StartScreen, StartStep, WhatIfScreen, WhyPage, matches,
};
pub use effect::{Effect, Export, Replace, Settle, Step, Ticket, Wanted};
pub use field::Field;
pub use key::Key;
pub use keymap::{Binding, Footer, Keymap};
pub use msg::{Access, Exported, Intent, Listed, LoadQuestion, Msg, Opened, Summary};
pub use preferences::{Keeping, Preferences};
pub use spot::{Spot, Targets};
