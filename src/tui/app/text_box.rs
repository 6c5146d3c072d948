//! Boxes to type in: evidence, a note, the file of a report. Each has two buttons, to keep the text or to drop it.

use super::{App, Overlay};
use crate::assessment::{Assessment, Edit};
use crate::framework::SkillId;
use crate::tui::{Field, Intent, Mode};

/// A box to type in.
#[derive(Debug)]
pub struct TextBox {
    /// The purpose of the text.
    pub purpose: TextPurpose,
    /// The text.
    pub field: Box<Field>,
    /// The text before typing.
    before: crate::text::Clean,
    /// Whether the buttons have focus instead of the text.
    on_buttons: bool,
}

/// The purpose of a typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPurpose {
    /// The evidence for a level.
    Evidence(SkillId),
    /// A private note.
    Note(SkillId),
    /// The file of the report.
    Path,
    /// The file to read.
    Open,
}

impl TextBox {
    pub(super) fn new(purpose: TextPurpose, text: &str) -> Self {
        let field = match purpose {
            TextPurpose::Note(_) => Field::note(text),
            TextPurpose::Evidence(_) | TextPurpose::Path | TextPurpose::Open => Field::line(text),
        };
        Self { purpose, before: field.text(), field: Box::new(field), on_buttons: false }
    }

    /// Returns whether the buttons have focus.
    pub const fn on_buttons(&self) -> bool {
        self.on_buttons
    }

    pub(super) const fn mode(&self) -> Mode {
        match self.purpose {
            _ if self.on_buttons => Mode::Confirm,
            TextPurpose::Note(_) => Mode::Note,
            TextPurpose::Evidence(_) | TextPurpose::Path | TextPurpose::Open => Mode::Line,
        }
    }

    /// Returns the words on the two buttons: to take the text, and to leave it.
    pub const fn button_words(&self) -> [&'static str; 2] {
        match self.purpose {
            TextPurpose::Open => ["Open", "Leave"],
            TextPurpose::Evidence(_) | TextPurpose::Note(_) | TextPurpose::Path => ["Keep", "Drop"],
        }
    }

    /// Returns whether the box holds text that is not in the answers yet.
    pub(super) fn differs_from(&self, assessment: &Assessment) -> bool {
        match self.purpose {
            TextPurpose::Evidence(skill) => self.field.text() != assessment.entry(skill).evidence,
            TextPurpose::Note(skill) => self.field.text() != assessment.entry(skill).note,
            TextPurpose::Path | TextPurpose::Open => false,
        }
    }

    /// Returns whether dropping the text would lose something that was typed. The name of a file to read is no loss.
    fn is_changed(&self) -> bool {
        self.purpose != TextPurpose::Open && self.field.text() != self.before
    }
}

impl App {
    pub(super) fn handle_text(&mut self, intent: Intent) {
        let on_buttons = matches!(&self.overlay, Some(Overlay::Text(text)) if text.on_buttons);
        // After the last button comes the text again.
        let is_past = intent == Intent::Next && self.focus() + 1 == self.buttons().len();
        let intent = if on_buttons && !is_past { self.pressed(intent) } else { Some(intent) };
        let (Some(intent), Some(Overlay::Text(text))) = (intent, &mut self.overlay) else { return };
        match (intent, text.on_buttons) {
            (Intent::Next, false) => {
                text.on_buttons = true;
                self.focus = 0;
            }
            (Intent::Accept, false) | (Intent::Yes, true) => self.keep_text(),
            (Intent::No, true) | (Intent::Back, false) if text.is_changed() => self.ask_to_drop(),
            (Intent::No, true) | (Intent::Back, false) => self.overlay = None,
            _ => text.on_buttons = false,
        }
    }

    /// Drops the text, or goes back to writing.
    pub(super) fn drop_text(&mut self, intent: Intent) {
        if let Some(mut typing) = self.typing.take().filter(|_| intent != Intent::Yes) {
            if let Overlay::Text(text) = &mut typing {
                text.on_buttons = false;
            }
            self.overlay = Some(typing);
        }
    }

    /// Keeps the text that the program asks about: leaving the box twice never loses anything.
    pub(super) fn keep_after_all(&mut self) {
        self.drop_text(Intent::No);
        if let Some(Overlay::Entry(_)) = self.overlay {
            return self.keep_entry();
        }
        let is_answer = matches!(&self.overlay, Some(Overlay::Text(text)) if text.purpose != TextPurpose::Path);
        self.keep_text();
        if is_answer && self.notice.is_none() {
            let undo = self.key(self.mode(), Intent::Undo);
            self.notice = Some(format!("What you typed is kept. {undo} takes it back."));
        }
    }

    /// Closes the box and keeps its text.
    pub(super) fn keep_text(&mut self) {
        let text = match self.overlay.take() {
            Some(Overlay::Text(text)) => text,
            other => {
                self.overlay = other;
                return;
            }
        };
        let typed = text.field.text();
        match text.purpose {
            TextPurpose::Evidence(skill) => self.edit(skill, Edit::Evidence(typed)),
            TextPurpose::Note(skill) => self.edit(skill, Edit::Note(typed)),
            TextPurpose::Path => self.rename(&typed),
            TextPurpose::Open => self.read_file(&typed),
        }
    }
}
