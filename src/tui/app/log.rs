//! The evidence log of the open assessment: the list, its filter, and what becomes of an entry.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::rc::Rc;
use std::sync::Arc;

use super::{App, EntryForm, Overlay, Screen, moved};
use crate::assessment::{Assessment, EvidenceLog, LogEdit, LogEntry};
use crate::framework::{Framework, SkillId};
use crate::order::Order as _;
use crate::text::{Clean, Query, cut};
use crate::tui::{Confirm, CurrentAssessment, Effect, Field, Intent};
use crate::words::{log_day, log_skills};

/// The list of entries, the newest first.
#[derive(Debug, Clone, Default)]
pub struct LogScreen {
    /// The highlighted entry.
    pub cursor: usize,
    /// The skill that was highlighted where the person came from. A new entry suggests it.
    pub about: Option<SkillId>,
    /// The skill that the person came to log about: that of a question, or of a step that is done. A new entry names
    /// it.
    named: Option<SkillId>,
    /// The letters of the filter, while it is in force.
    filter: Option<Box<Field>>,
    /// Whether the filter is being typed.
    is_typing: bool,
    known: RefCell<Option<Found>>,
}

/// The entries of a log that a filter leaves.
#[derive(Debug, Clone)]
struct Found {
    letters: Clean,
    log: Arc<EvidenceLog>,
    /// The positions of the entries, the newest first.
    positions: Rc<[usize]>,
}

impl LogScreen {
    pub(super) fn about(about: Option<SkillId>, named: Option<SkillId>) -> Self {
        Self { about, named, ..Self::default() }
    }

    /// Returns the entries that the filter leaves, the newest first.
    pub fn rows<'l>(&self, assessment: &'l Assessment) -> Vec<&'l LogEntry> {
        let entries = assessment.log().entries();
        self.found(assessment).iter().filter_map(|position| entries.get(*position)).collect()
    }

    /// Returns the positions of the entries that the filter leaves. They are looked up once for the same letters and the
    /// same log.
    fn found(&self, assessment: &Assessment) -> Rc<[usize]> {
        let (log, letters) = (assessment.shared_log(), self.letters());
        let mut known = self.known.borrow_mut();
        if let Some(known) = known.as_ref().filter(|known| Arc::ptr_eq(&known.log, log) && known.letters == letters) {
            return Rc::clone(&known.positions);
        }
        let query = Query::new(letters.as_str());
        let entries = log.entries();
        let is_left =
            |position: &usize| letters.is_empty() || is_found(&query, assessment.framework(), &entries[*position]);
        let mut positions: Vec<usize> = (0..entries.len()).filter(is_left).collect();
        positions.order_by_key(|position| Reverse((entries[*position].on, entries[*position].id)));
        let positions: Rc<[usize]> = positions.into();
        *known = Some(Found { letters, log: Arc::clone(log), positions: Rc::clone(&positions) });
        positions
    }

    /// Returns the letters of the filter; empty without one.
    pub fn letters(&self) -> Clean {
        self.filter.as_ref().map(|field| field.text()).unwrap_or_default()
    }

    /// Returns whether the filter is being typed.
    pub const fn is_filtering(&self) -> bool {
        self.is_typing
    }

    /// Returns the field of the filter while it is being typed.
    pub fn field(&self) -> Option<&Field> {
        self.filter.as_deref().filter(|_| self.is_typing)
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        self.filter.as_deref_mut().filter(|_| self.is_typing)
    }

    fn type_filter(&mut self) {
        self.filter.get_or_insert_with(|| Box::new(Field::line("")));
        (self.is_typing, self.cursor) = (true, 0);
    }

    /// Shows all entries again, with the same one highlighted.
    fn show_all(&mut self, assessment: &Assessment) {
        let highlighted = self.rows(assessment).get(self.cursor).map(|entry| entry.id);
        (self.filter, self.is_typing) = (None, false);
        self.highlight(highlighted, assessment);
    }

    /// Highlights an entry, if the list has it.
    pub(super) fn highlight(&mut self, id: Option<u32>, assessment: &Assessment) {
        let position = self.rows(assessment).iter().position(|entry| Some(entry.id) == id);
        self.cursor = position.unwrap_or(self.cursor);
    }
}

fn is_found(query: &Query, framework: &Framework, entry: &LogEntry) -> bool {
    let skills = log_skills(framework, entry);
    query.matches(&[entry.text.as_str(), skills.as_str()])
}

impl App {
    /// Shows the log. On a step of a plan that is done and has no entry since, begins one.
    pub(super) fn open_log(&mut self) {
        let about = self.skill_at_hand();
        let done = self.step_to_log();
        let asked = about.filter(|_| matches!(self.screen, Screen::Question(_) | Screen::LookAgain(_)));
        let screen = LogScreen::about(about, done.or(asked));
        let form = self.new_entry(&screen);
        self.open(Screen::Log(screen));
        if done.is_some() {
            self.write_entry(form);
        }
    }

    /// Begins an entry. It names the skill that the person came to log about.
    fn new_entry(&self, screen: &LogScreen) -> EntryForm {
        let named = screen.named.map(|skill| self.framework.skill(skill).key.clone());
        EntryForm::new(self.today, named.into_iter().collect(), screen.about)
    }

    pub(super) fn handle_log(&mut self, intent: Intent) {
        let (Screen::Log(screen), Some(current)) = (&mut self.screen, &self.current) else {
            return self.go_home();
        };
        let rows = screen.rows(current.assessment());
        let (count, highlighted) = (rows.len(), rows.get(screen.cursor).copied());
        match (intent, highlighted) {
            (Intent::Accept, _) if screen.is_typing => screen.is_typing = false,
            (Intent::Back, _) if screen.filter.is_some() => screen.show_all(current.assessment()),
            (Intent::Accept, Some(entry)) => {
                let form = EntryForm::of(entry);
                self.write_entry(form);
            }
            (Intent::NewEntry, _) => {
                let screen = screen.clone();
                let form = self.new_entry(&screen);
                self.write_entry(form);
            }
            (Intent::Clear, Some(entry)) => {
                let (id, words) =
                    (entry.id, Clean::line(&format!("{}: {}", log_day(entry), cut(entry.text.as_str(), 160))));
                self.ask_to_delete_entry(id, words);
            }
            (Intent::Filter, _) => screen.type_filter(),
            (Intent::Back, _) => self.back(),
            _ => screen.cursor = moved(screen.cursor, count, intent),
        }
    }

    fn write_entry(&mut self, form: EntryForm) {
        let Some(current) = &self.current else { return };
        match current.read_only() {
            Some(reason) => self.notice = Some(format!("Nothing can be changed: {reason}")),
            None => self.overlay = Some(Overlay::Entry(Box::new(form))),
        }
    }

    fn ask_to_delete_entry(&mut self, id: u32, words: Clean) {
        let Some(current) = &self.current else { return };
        match current.read_only() {
            Some(reason) => self.notice = Some(format!("Nothing was deleted: {reason}")),
            None => self.overlay = Some(Overlay::Confirm(Confirm::DeleteEntry(id, words))),
        }
    }

    /// Deletes an entry, after the person agreed. It is called deleted once that is saved.
    pub(super) fn delete_entry(&mut self, id: u32) {
        let undo = self.key(self.mode_below(), Intent::Undo);
        let back = if undo.is_empty() { String::new() } else { format!(" {undo} brings it back.") };
        let Some(current) = &mut self.current else { return };
        if let Ok((_, save)) = current.edit_log(LogEdit::Delete(id), self.today) {
            current.tell_once_saved(format!("The entry is deleted.{back}"));
            self.effects.push(save);
        }
    }

    /// Logs what a form says, and highlights the entry.
    pub(super) fn log(&mut self, edit: LogEdit) -> Result<(), String> {
        let is_new = matches!(edit, LogEdit::Add(_));
        let undo = self.key(self.mode_below(), Intent::Undo);
        let Some(current) = &mut self.current else { return Ok(()) };
        let (id, save) = current.edit_log(edit, self.today).map_err(|problem| sentence(&problem.to_string()))?;
        self.effects.push(save);
        if let Screen::Log(screen) = &mut self.screen {
            // A new entry that the filter would hide ends it.
            if !screen.rows(current.assessment()).iter().any(|entry| entry.id == id) {
                screen.show_all(current.assessment());
            }
            screen.highlight(Some(id), current.assessment());
        }
        let back = if undo.is_empty() { String::new() } else { format!(" {undo} takes it back.") };
        self.notice = Some(if is_new { format!("Logged.{back}") } else { format!("The entry is changed.{back}") });
        Ok(())
    }

    /// Says what undo or redo has done to an entry, and highlights it.
    pub(super) fn entry_turned(&mut self, id: u32, before: Option<&LogEntry>, done: &str) {
        let Some(current) = &self.current else { return };
        let now = current.assessment().log().entry(id);
        let text = now.or(before).map(|entry| cut(entry.text.as_str(), 40)).unwrap_or_default();
        let what = match (before, now) {
            (None, _) => "is in the log again",
            (Some(_), None) => "is out of the log",
            (Some(_), Some(_)) => "is as it was",
        };
        self.notice = Some(format!("{done}: the entry \"{text}\" {what}."));
        if let Screen::Log(screen) = &mut self.screen {
            screen.highlight(Some(id), current.assessment());
        }
    }
}

/// Returns a problem as a sentence.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    format!("{}.", first.chain(chars).collect::<String>())
}

impl CurrentAssessment {
    /// Changes the log. Returns the number of the entry and the save to perform.
    pub(super) fn edit_log(
        &mut self,
        edit: LogEdit,
        today: jiff::civil::Date,
    ) -> Result<(u32, Effect), crate::assessment::LogProblem> {
        let id = self.assessment.edit_log(edit, today)?;
        Ok((id, self.save()))
    }
}
