//! Exporting the report: its content, its file, and a preview.

use std::sync::Arc;

use super::{App, CurrentAssessment, Overlay, PlanScreen, Screen, TextBox, TextPurpose, moved};
use crate::framework::{BandId, RoleId};
use crate::plan::PlanTo;
use crate::report::{ExportFormat, Notes, Scope};
use crate::text::Clean;
use crate::tui::effect::{Replace, Ticket};
use crate::tui::{Confirm, Effect, Export, Exported, Intent, Wanted};

/// A line of the export screen that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportRow {
    /// The format of the report.
    Form,
    /// Whether it includes notes.
    Notes,
    /// The file.
    File,
}

impl ExportRow {
    /// All lines, from the top.
    pub const ALL: [Self; 3] = [Self::Form, Self::Notes, Self::File];

    /// Returns what changing the line means.
    const fn intent(self) -> Intent {
        match self {
            Self::Form => Intent::Form,
            Self::Notes => Intent::ToggleNotes,
            Self::File => Intent::Rename,
        }
    }
}

/// The export screen.
#[derive(Debug, Clone)]
pub struct ExportScreen {
    /// The highlighted line.
    pub row: usize,
    /// Whether the report includes notes.
    pub notes: Notes,
    /// The format of the report.
    pub format: &'static ExportFormat,
    /// The role and band that were on screen. The text formats are about them.
    pub about: Option<(RoleId, BandId)>,
    /// The effort of the plan that was on screen, if it had one. The text formats include that plan.
    effort: Option<u32>,
    /// The file.
    pub path: String,
    /// The file of the request in progress.
    asked: Option<(Ticket, String)>,
    /// The ticket of the newest preview.
    awaited: Ticket,
    /// The text to write, once it has arrived.
    pub preview: Option<Arc<Preview>>,
    /// The outcome of the export.
    pub outcome: Option<Exported>,
}

/// The text that an export would write.
#[derive(Debug)]
pub struct Preview {
    /// The text as it is written and copied.
    pub text: String,
    /// The text as it can be drawn, line by line.
    pub lines: Vec<Clean>,
}

impl App {
    /// Opens the export screen. Private notes stay out until the person includes them.
    pub(super) fn export(&mut self) {
        let Some(current) = &self.current else {
            return;
        };
        let slug = slug(current.assessment().name().as_str());
        let (notes, format) = (Notes::Without, ExportFormat::usual());
        let path = format!("{slug}-{}-report.{}", self.framework.id(), format.endings[0]);
        let about = self.looked_at(current);
        let effort = match &self.screen {
            Screen::Plan(PlanScreen { to: PlanTo::Effort(effort), .. }) => Some(*effort),
            _ => None,
        };
        self.open(Screen::Export(ExportScreen {
            row: 0,
            notes,
            format,
            about,
            effort,
            path,
            asked: None,
            awaited: Ticket::default(),
            preview: None,
            outcome: None,
        }));
        self.preview();
    }

    /// Returns the role and band that the screen shows.
    pub(super) fn looked_at(&self, current: &CurrentAssessment) -> Option<(RoleId, BandId)> {
        match &self.screen {
            Screen::Results(results) => {
                let role = current.ranking(results.band).order.get(results.cursor)?;
                Some((*role, results.band))
            }
            Screen::Role(role) => Some((role.role, role.band)),
            Screen::Plan(plan) => Some((plan.role, plan.band)),
            _ => None,
        }
    }

    /// Requests a preview. The old preview is of another report, so it disappears.
    fn preview(&mut self) {
        let ticket = self.take_ticket();
        if let (Screen::Export(export), Some(current)) = (&mut self.screen, &self.current) {
            export.awaited = ticket;
            export.preview = None;
            self.effects.push(Effect::Preview(ticket, Box::new(wanted(current, export))));
        }
    }

    pub(super) fn previewed(&mut self, ticket: Ticket, text: String) {
        if let Some(export) = self.exports().find(|export| export.awaited == ticket) {
            let lines = text.lines().map(Clean::note).collect();
            export.preview = Some(Arc::new(Preview { text, lines }));
        }
    }

    fn take_ticket(&mut self) -> Ticket {
        self.ticket = self.ticket.next();
        self.ticket
    }

    /// Returns all export screens. One may lie below another screen.
    fn exports(&mut self) -> impl Iterator<Item = &mut ExportScreen> {
        self.trail.iter_mut().chain([&mut self.screen]).filter_map(|screen| match screen {
            Screen::Export(export) => Some(export),
            _ => None,
        })
    }

    pub(super) fn handle_export(&mut self, intent: Intent) {
        let Screen::Export(export) = &mut self.screen else { return };
        match intent {
            Intent::Accept if export.asked.is_some() => {}
            Intent::Accept => match refused_ending(&export.path) {
                None => {
                    let path = export.path.clone();
                    self.write_export(path, Replace::Ask);
                }
                refused => export.outcome = refused,
            },
            Intent::Back => self.back(),
            Intent::Next | Intent::Previous => {
                let row = ExportRow::ALL.get(export.row).copied();
                self.change_line(row.map_or(Intent::Form, ExportRow::intent), intent);
            }
            Intent::Form | Intent::ToggleNotes | Intent::Rename => self.change_line(intent, Intent::Next),
            _ => export.row = moved(export.row, ExportRow::ALL.len(), intent),
        }
    }

    /// Changes a line of the screen, forward or back.
    fn change_line(&mut self, line: Intent, way: Intent) {
        let Screen::Export(export) = &mut self.screen else { return };
        match line {
            Intent::Rename => {
                self.overlay = Some(Overlay::Text(TextBox::new(TextPurpose::Path, &export.path)));
                return;
            }
            Intent::ToggleNotes => {
                export.notes = if export.notes == Notes::With { Notes::Without } else { Notes::With };
            }
            _ => {
                export.format = if way == Intent::Previous { export.format.previous() } else { export.format.next() };
                export.path = export.format.renamed(&export.path);
            }
        }
        export.outcome = None;
        self.preview();
    }

    /// Changes the file. If its ending names a format, changes the format too.
    pub(super) fn rename(&mut self, path: &Clean) {
        let Screen::Export(export) = &mut self.screen else { return };
        if path.is_empty() {
            return;
        }
        export.format = ExportFormat::of_file(path.as_str()).ok().flatten().unwrap_or(export.format);
        export.outcome = refused_ending(path.as_str());
        export.path = path.to_string();
        self.preview();
    }

    /// Requests that the file is written.
    pub(super) fn write_export(&mut self, path: String, replace: Replace) {
        let ticket = self.take_ticket();
        let (Screen::Export(screen), Some(current)) = (&mut self.screen, &self.current) else {
            return;
        };
        screen.asked = Some((ticket, path.clone()));
        screen.outcome = None;
        let export = Export { ticket, wanted: wanted(current, screen), path, replace };
        self.effects.push(Effect::Export(Box::new(export)));
    }

    pub(super) fn exported(&mut self, ticket: Ticket, outcome: Exported) {
        let may_ask = self.overlay.is_none() && matches!(self.screen, Screen::Export(_));
        let is_meant = |export: &&mut ExportScreen| export.asked.as_ref().is_some_and(|(asked, _)| *asked == ticket);
        let Some(export) = self.exports().find(is_meant) else {
            // The screen has been left, but the person has to know the outcome.
            self.notice = Some(outcome.words());
            return;
        };
        match (outcome, export.asked.take()) {
            // The person decides whether to replace the file.
            (Exported::Exists(path), Some((_, asked))) if may_ask => {
                self.overlay = Some(Overlay::Confirm(Confirm::Replace(path, asked)));
            }
            (outcome, _) => export.outcome = Some(outcome),
        }
    }
}

impl Exported {
    /// Returns the outcome as a sentence.
    pub fn words(&self) -> String {
        match self {
            Self::Written(path) => format!("Written: {path}"),
            Self::Exists(path) => format!("Nothing was written: {path} is there already."),
            Self::Refused(reason) => format!("Nothing was written: {reason}"),
        }
    }
}

/// Returns a refusal if the ending of the file names a format that no report has.
fn refused_ending(path: &str) -> Option<Exported> {
    let ending = ExportFormat::of_file(path).err()?;
    Some(Exported::Refused(Clean::line(&format!("{ending}: {}.", ending.hint()))))
}

/// Builds the request for a report. A text format covers the role, the band and the plan that were on screen.
fn wanted(current: &CurrentAssessment, export: &ExportScreen) -> Wanted {
    let ExportScreen { notes, format, effort, about, .. } = *export;
    let about = about.filter(|_| format.is_for_people);
    let scope = about.map_or_else(Scope::default, |(role, band)| Scope::at(role, band));
    Wanted { assessment: current.assessment().without_history(), notes, format, effort, scope }
}

/// Returns a file name from a person's words: letters and digits, with a hyphen for everything else.
pub(super) fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
