//! Exporting the report: its content, its file, and a preview.

use std::sync::Arc;

use super::{App, CurrentAssessment, Overlay, PlanScreen, Screen, TextBox, TextPurpose, moved};
use crate::framework::{BandId, RoleId};
use crate::plan::PlanTo;
use crate::report::{Content, ExportFormat, FORMATS, Form, LogOrder, Notes, Rendered, Scope};
use crate::text::Clean;
use crate::tui::effect::{Replace, Ticket};
use crate::tui::{Confirm, Effect, Export, Exported, Intent, Wanted};

/// A line of the export screen that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportRow {
    /// The content to write: the report, or the document for a review.
    Content,
    /// The format.
    Form,
    /// The shape of the format, if it has two.
    Shape,
    /// Whether it includes notes.
    Notes,
    /// The file.
    File,
}

impl ExportRow {
    /// All lines, from the top.
    const ALL: [Self; 5] = [Self::Content, Self::Form, Self::Shape, Self::Notes, Self::File];
}

/// The export screen.
#[derive(Debug, Clone)]
pub struct ExportScreen {
    /// The highlighted line.
    pub row: usize,
    /// The content to write.
    pub content: Content,
    /// Whether there is a log to write.
    has_log: bool,
    /// Whether the report includes notes.
    pub notes: Notes,
    /// The form of the report.
    pub form: Form,
    /// The role and band that were on screen. The forms for people are about them.
    pub about: Option<(RoleId, BandId)>,
    /// The effort of the plan that was on screen, if it had one. The forms for people include that plan.
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
    /// The lines that a person sees of it, as they can be drawn.
    pub lines: Vec<Clean>,
}

impl ExportScreen {
    /// Returns the lines of the screen, from the top.
    pub fn rows(&self) -> Vec<ExportRow> {
        let is_report = self.content == Content::Report;
        let is_shown = |row: &ExportRow| match row {
            ExportRow::Content => self.has_log,
            ExportRow::Shape => is_report && self.form.format.variant.is_some(),
            ExportRow::Notes => is_report,
            ExportRow::Form | ExportRow::File => true,
        };
        ExportRow::ALL.into_iter().filter(is_shown).collect()
    }

    /// Returns whether the report includes notes: some forms never do.
    pub fn has_notes(&self) -> bool {
        self.notes == Notes::With && self.form.format.may_have_notes && self.content == Content::Report
    }

    /// Returns the formats that the content can be written in.
    fn formats(&self) -> Vec<&'static ExportFormat> {
        FORMATS.iter().filter(|format| self.content == Content::Report || format.takes_handouts()).collect()
    }

    /// Turns to the next value of a choice, or to the one before.
    fn turned<T: Copy + PartialEq>(choices: &[T], here: T, way: Intent) -> T {
        let position = choices.iter().position(|choice| *choice == here).unwrap_or(0);
        let step = if way == Intent::Previous { choices.len() - 1 } else { 1 };
        choices.get((position + step) % choices.len().max(1)).copied().unwrap_or(here)
    }

    fn chosen(&self) -> Option<ExportRow> {
        self.rows().get(self.row).copied()
    }
}

impl App {
    /// Opens the export screen. Private notes stay out until the person includes them.
    pub(super) fn export(&mut self) {
        let Some(current) = &self.current else {
            return;
        };
        // The page for one sheet of paper is what most people hand over first.
        let form = Form { format: ExportFormat::for_people(), is_variant: true };
        let (notes, has_log) = (Notes::Without, !current.assessment().log().is_empty());
        // From the log, its document is what there is to take away.
        let content = match self.screen {
            Screen::Log(_) if has_log => Content::Log(LogOrder::default()),
            _ => Content::Report,
        };
        let path = file_name(current, content, form);
        let about = self.looked_at(current);
        let effort = match &self.screen {
            Screen::Plan(PlanScreen { to: PlanTo::Effort(effort), .. }) => Some(*effort),
            _ => None,
        };
        self.open(Screen::Export(ExportScreen {
            row: 0,
            content,
            has_log,
            notes,
            form,
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

    pub(super) fn previewed(&mut self, ticket: Ticket, rendered: Rendered) {
        if let Some(export) = self.exports().find(|export| export.awaited == ticket) {
            let Rendered { text, seen } = rendered;
            let lines = seen.as_ref().unwrap_or(&text).lines().map(Clean::note).collect();
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
                let row = export.chosen().unwrap_or(ExportRow::Form);
                self.change_line(row, intent);
            }
            Intent::Form => self.change_line(ExportRow::Form, Intent::Next),
            Intent::ToggleNotes => self.change_line(ExportRow::Notes, Intent::Next),
            Intent::Rename => self.change_line(ExportRow::File, Intent::Next),
            _ => export.row = moved(export.row, export.rows().len(), intent),
        }
    }

    /// Changes a line of the screen, forward or back.
    fn change_line(&mut self, line: ExportRow, way: Intent) {
        let Screen::Export(export) = &mut self.screen else { return };
        match line {
            ExportRow::File => {
                self.overlay = Some(Overlay::Text(TextBox::new(TextPurpose::Path, &export.path)));
                return;
            }
            ExportRow::Notes if !export.form.format.may_have_notes => return,
            ExportRow::Notes => {
                export.notes = if export.notes == Notes::With { Notes::Without } else { Notes::With };
            }
            ExportRow::Shape => export.form.is_variant = !export.form.is_variant,
            ExportRow::Content => {
                let Some(current) = &self.current else { return };
                let usual = file_name(current, export.content, export.form);
                export.content = ExportScreen::turned(&Content::ALL, export.content, way);
                if !export.formats().contains(&export.form.format) {
                    export.form.format = ExportFormat::for_people();
                    export.path = export.form.format.renamed(&export.path);
                }
                if export.path == usual {
                    export.path = file_name(current, export.content, export.form);
                }
            }
            ExportRow::Form => {
                export.form.format = ExportScreen::turned(&export.formats(), export.form.format, way);
                export.path = export.form.format.renamed(&export.path);
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
        export.form.format = ExportFormat::of_file(path.as_str()).ok().flatten().unwrap_or(export.form.format);
        if !export.formats().contains(&export.form.format) {
            export.content = Content::Report;
        }
        export.row = export.row.min(export.rows().len() - 1);
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
    let ExportScreen { content, form, effort, about, .. } = *export;
    let notes = if export.has_notes() { Notes::With } else { Notes::Without };
    let about = about.filter(|_| form.format.is_for_people);
    let scope = about.map_or_else(Scope::default, |(role, band)| Scope::at(role, band));
    let revision = current.has_save().then(|| current.revision());
    let assessment = current.assessment().without_history();
    Wanted { assessment, content, notes, form, effort, scope, revision }
}

/// Returns the name of the file: the person's words, and the day of the answers or `log`.
fn file_name(current: &CurrentAssessment, content: Content, form: Form) -> String {
    let what = match content {
        Content::Report => current.assessment().answered_on().map(|day| day.latest().to_string()),
        Content::Log(_) => Some("log".to_owned()),
    };
    let stem = [Some(slug(current.assessment().name().as_str())), what].into_iter().flatten().collect::<Vec<_>>();
    format!("{}.{}", stem.join("-"), form.format.endings[0])
}

/// Returns a file name from a person's words: letters and digits, with a hyphen for everything else.
pub(super) fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
