//! Motion: the parts of the screen that move by themselves. They are the flash of what an answer fixed, and the rule
//! that turns green when a role is ready. Any key ends both, and nothing repeats.

use std::time::Duration;

use super::{App, Screen};
use crate::settings::Motion;

/// The time for which the cells that an answer fixed are marked.
const FLASH: Duration = Duration::from_millis(400);
/// The time that one step of the green rule takes.
const STEP: Duration = Duration::from_millis(50);
/// The steps of the green rule, from left to right.
pub(super) const STEPS: u8 = 6;

/// Something short-lived on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenMoment {
    /// Its number: each moment has its own.
    pub number: u64,
    /// The time that it lasts.
    pub lasts: Duration,
}

impl App {
    /// Returns what is on screen for a moment, if something is. It ends with [`Msg::Faded`](crate::tui::Msg::Faded).
    pub fn moment(&self) -> Option<ScreenMoment> {
        /// Numbers of steps lie above those of flashes, which are revisions.
        const STEPS_FROM: u64 = 1 << 60;
        if let Some(step) = self.sweep.filter(|step| *step < STEPS) {
            return Some(ScreenMoment { number: STEPS_FROM + u64::from(step), lasts: STEP });
        }
        let number = self.current.as_ref().and_then(super::CurrentAssessment::fading)?;
        Some(ScreenMoment { number, lasts: FLASH })
    }

    /// Returns how much of the rule is green, in parts of the whole, while a ready result is shown.
    pub fn green_rule(&self) -> Option<(usize, usize)> {
        let Screen::Results(results) = &self.screen else { return None };
        let is_ready = self.current.as_ref().is_some_and(|current| current.headline(results.band).is_ready);
        let step = self.sweep.unwrap_or(STEPS);
        is_ready.then_some((usize::from(step), usize::from(STEPS)))
    }

    /// Lets the rule turn green when the results are shown, if the last answer made a role ready.
    pub(super) fn begin_to_celebrate(&mut self) {
        if std::mem::take(&mut self.is_celebrating) && self.settings().motion == Motion::Full {
            self.sweep = Some(0);
        }
    }

    /// Goes on to the next step, or ends the flash.
    pub(super) fn faded(&mut self) {
        match &mut self.sweep {
            Some(step) if *step < STEPS => *step += 1,
            _ => self.end_moments(),
        }
    }

    /// Ends everything that moves.
    pub(super) fn end_moments(&mut self) {
        self.sweep = None;
        self.current.iter_mut().for_each(super::CurrentAssessment::forget_before);
    }
}
