//! The text of the current screen for the clipboard.

use jiff::Timestamp;

use super::{App, Overlay, Screen, WhyPage};
use crate::framework::{BandId, RoleId};
use crate::report::{
    ExportFormat, Notes, PLAN_HEADING, PlanSection, Report, ReportRequest, Scope, conversation_sheet, plans_as_text,
    results_as_text,
};
use crate::score::Evaluation;
use crate::tui::{CurrentAssessment, Effect, Intent};
use crate::words::{comparison_sentences, explain};

/// Most bytes that are copied. Some terminals refuse more.
const LONGEST: usize = 56_000;

/// A program between this one and the terminal that may block the clipboard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Multiplexer {
    /// No known program is in between.
    #[default]
    None,
    /// GNU screen, which passes on only wrapped sequences.
    Screen,
    /// tmux, which has to be configured to accept them.
    Tmux,
}

impl App {
    /// Sets the program between this one and the terminal.
    #[must_use]
    pub fn inside(self, multiplexer: Multiplexer) -> Self {
        Self { multiplexer, ..self }
    }

    /// Copies what is on screen. The terminal does not report success, so the notice does not claim it.
    pub(super) fn copy(&mut self) {
        let Some(text) = self.words() else {
            return;
        };
        if text.len() > LONGEST {
            let write = if let Screen::Export(_) = self.screen { Intent::Accept } else { Intent::Export };
            let write = self.key(self.mode_below(), write);
            let advice = if write.is_empty() { String::new() } else { format!(" {write} writes it to a file.") };
            self.notice = Some(format!("That is too long to copy.{advice}"));
            return;
        }
        let sent = match self.multiplexer {
            Multiplexer::Tmux => "Sent to the clipboard; tmux passes it on after `set -g set-clipboard on`.",
            Multiplexer::Screen | Multiplexer::None => "Sent to the clipboard, if your terminal allows it.",
        };
        self.notice = Some(sent.to_owned());
        self.effects.push(Effect::Copy(text, self.multiplexer));
    }

    /// Returns whether there is something to copy, without writing it.
    pub(super) fn has_words(&self) -> bool {
        match (&self.overlay, &self.screen) {
            (Some(overlay), _) if !matches!(overlay, Overlay::Menu(_)) => matches!(overlay, Overlay::Why(_)),
            (_, screen) => self.current.as_ref().is_some_and(|current| match screen {
                Screen::Results(_) | Screen::Role(_) => self.looked_at(current).is_some(),
                Screen::Plan(screen) => screen.plan(self, current).is_ok(),
                Screen::Compare(screen) => screen.comparison(current).is_ok(),
                Screen::SideBySide(screen) => screen.agreement(current).is_some(),
                Screen::Export(export) => export.preview.is_some(),
                _ => false,
            }),
        }
    }

    fn words(&self) -> Option<String> {
        if let Some(overlay) = &self.overlay {
            return if let Overlay::Why(page) = overlay { Some(page.words(self)) } else { None };
        }
        let current = self.current.as_ref()?;
        match &self.screen {
            Screen::Results(_) | Screen::Role(_) => {
                self.looked_at(current).map(|(role, band)| results_words(current, role, band))
            }
            Screen::Plan(screen) => {
                let section = PlanSection::of(current.planner(screen.role, screen.band), screen.to)?;
                Some(plans_as_text(&self.framework, PLAN_HEADING, &[&section]))
            }
            Screen::Compare(screen) => {
                let comparison = screen.comparison(current).ok()?;
                let days = current.days_of([screen.before, screen.after]);
                let days = [days[0].as_str(), days[1].as_str()];
                Some(comparison_sentences(current.assessment(), &comparison, days).join("\n") + "\n")
            }
            Screen::SideBySide(screen) => {
                let (rating, agreement) = screen.agreement(current)?;
                let sheet = conversation_sheet(current.assessment(), rating, &agreement);
                ExportFormat::named("text")?.write_handout(&sheet)
            }
            Screen::Export(export) => export.preview.as_ref().map(|preview| preview.text.clone()),
            _ => None,
        }
    }
}

/// Returns the results as the command line prints them.
fn results_words(current: &CurrentAssessment, role: RoleId, band: BandId) -> String {
    // The text gives the days of the answers, but not its own time.
    let generated_at = Timestamp::UNIX_EPOCH;
    let (assessment, notes, scope) = (current.assessment(), Notes::Without, Scope::at(role, band));
    results_as_text(&Report::of(ReportRequest { assessment, generated_at, notes, effort: None, scope, kept: None }))
}

impl WhyPage {
    /// Returns the arithmetic in paragraphs, each part with its title.
    pub fn paragraphs(&self, app: &App) -> Vec<(&'static str, Vec<String>)> {
        let framework = app.framework();
        let Self { role, band, sheet, .. } = self;
        let mut parts =
            explain::everything(framework, sheet, Evaluation::of(framework, sheet.clone()).card(*role, *band));
        if let (Screen::Plan(screen), Some(current)) = (app.screen(), app.current())
            && let Some(plan) = screen.plan(app, current).ok().filter(|plan| plan.role == *role)
        {
            parts.insert(0, ("Plan", explain::plan(framework, &plan)));
        }
        parts
    }

    /// Returns the title: the role, the band, and whether levels are tried out.
    pub fn title(&self, app: &App) -> String {
        let tried = app.current().is_some_and(|current| *current.sheet() != self.sheet);
        let what_if = if tried { ", what if" } else { "" };
        let (role, band) = (app.framework().role(self.role), app.framework().band(self.band));
        format!("Why: {}, {}{what_if}", role.name, band.name)
    }

    fn words(&self, app: &App) -> String {
        let parts = self.paragraphs(app).into_iter();
        let parts = parts.map(|(title, paragraphs)| format!("\n{title}\n{}\n", paragraphs.join("\n")));
        format!("{}\n{}", self.title(app), parts.collect::<String>())
    }
}
