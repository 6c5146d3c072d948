//! Writing an entry of the log: what, a link, the day, the skills. Enter goes from line to line and keeps it at the end.

use jiff::civil::Date;

use super::{App, Overlay, moved};
use crate::assessment::{LOG_SKILLS_LIMIT, LOG_TEXT_LIMIT, LogDraft, LogEdit, LogEntry};
use crate::framework::{Framework, SkillId};
use crate::text::Clean;
use crate::tui::{Confirm, Field, Intent};

/// An entry being written.
#[derive(Debug)]
pub struct EntryForm {
    /// The number of the entry that is changed; `None` for a new one.
    pub id: Option<u32>,
    /// The line that has focus.
    pub line: EntryLine,
    /// The ids of the skills.
    pub skills: Vec<Clean>,
    /// The highlighted row below the lines, while the skills have focus.
    pub cursor: usize,
    /// The reason why the entry cannot be kept as it is.
    pub problem: Option<String>,
    /// A skill that stands first among those not named.
    suggested: Option<SkillId>,
    /// The fields of the lines. That of the skills holds letters to find one.
    fields: [Field; 4],
    /// The texts of the lines and the skills at first.
    before: ([Clean; 3], Vec<Clean>),
}

/// A line of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryLine {
    /// The sentence about what the person did.
    Text,
    /// A link.
    Link,
    /// The day.
    Day,
    /// The skills.
    Skills,
}

impl EntryLine {
    /// All lines, from the top.
    pub const ALL: [Self; 4] = [Self::Text, Self::Link, Self::Day, Self::Skills];

    /// Returns the word before the line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "What I did",
            Self::Link => "Link",
            Self::Day => "Day",
            Self::Skills => "Skills",
        }
    }

    const fn position(self) -> usize {
        self as usize
    }

    fn beside(self, intent: Intent) -> Self {
        let count = Self::ALL.len();
        let step = if matches!(intent, Intent::Next | Intent::Down) { 1 } else { count - 1 };
        Self::ALL[(self.position() + step) % count]
    }
}

/// A row below the lines, while the skills have focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SkillRow {
    /// Keep the entry.
    Keep,
    /// Name the skill, or name it no longer.
    Skill(SkillId),
    /// No longer name a skill that the questions no longer have.
    Retired(Clean),
}

impl EntryForm {
    pub(super) fn new(today: Date, skills: Vec<Clean>, suggested: Option<SkillId>) -> Self {
        let day = Field::suggestion(&today.to_string());
        Self { suggested, ..Self::with(None, [Field::line(""), Field::line(""), day], skills) }
    }

    pub(super) fn of(entry: &LogEntry) -> Self {
        let day = Field::suggestion(&entry.on.to_string());
        let fields = [Field::line(entry.text.as_str()), Field::line(entry.link.as_str()), day];
        Self::with(Some(entry.id), fields, entry.skills.clone())
    }

    fn with(id: Option<u32>, fields: [Field; 3], skills: Vec<Clean>) -> Self {
        let before = (fields.each_ref().map(Field::text), skills.clone());
        let [text, link, day] = fields;
        let fields = [text, link, day, Field::line("")];
        Self { id, line: EntryLine::Text, skills, cursor: 0, problem: None, suggested: None, fields, before }
    }

    /// Returns the field of a line.
    pub const fn field(&self, line: EntryLine) -> &Field {
        &self.fields[line.position()]
    }

    /// Returns the field that has focus.
    pub const fn focused(&self) -> &Field {
        self.field(self.line)
    }

    pub(super) const fn focused_mut(&mut self) -> &mut Field {
        &mut self.fields[self.line.position()]
    }

    /// Returns the rows below the lines, while the skills have focus: what has the letters typed, or else keeping, the
    /// skills named, and all others.
    pub fn rows(&self, framework: &Framework) -> Vec<SkillRow> {
        let typed = self.field(EntryLine::Skills).text();
        if !typed.is_empty() {
            return framework.search(typed.as_str()).into_iter().map(SkillRow::Skill).collect();
        }
        let named = |key: &Clean| {
            let skill = framework.find_skill(key.as_str());
            skill.map_or_else(|| SkillRow::Retired(key.clone()), SkillRow::Skill)
        };
        let rest = framework.skills().filter(|skill| Some(*skill) != self.suggested);
        let others = self.suggested.into_iter().chain(rest).filter(|skill| !self.names(framework, *skill));
        let others = others.map(SkillRow::Skill);
        std::iter::once(SkillRow::Keep).chain(self.skills.iter().map(named)).chain(others).collect()
    }

    /// Returns whether the entry names a skill.
    pub fn names(&self, framework: &Framework, skill: SkillId) -> bool {
        self.skills.contains(&framework.skill(skill).key)
    }

    /// Returns whether dropping the entry would lose something that was typed or chosen.
    pub(super) fn is_changed(&self) -> bool {
        let [text, link, day, _] = self.fields.each_ref().map(Field::text);
        ([text, link, day], &self.skills) != (self.before.0.clone(), &self.before.1)
    }

    /// Returns what the lines say, or why they say nothing that can be kept, with the line to mend.
    fn draft(&self, today: Date) -> Result<LogDraft, (EntryLine, String)> {
        let [text, link, day, _] = self.fields.each_ref().map(Field::text);
        if text.is_empty() {
            return Err((EntryLine::Text, "Say in a few words what you did.".to_owned()));
        }
        let example = today.strftime("%Y-%m-%d");
        let on = if day.is_empty() { Ok(today) } else { day.as_str().parse() };
        let on = on.map_err(|_| (EntryLine::Day, format!("Write the day as in {example}.")))?;
        // An entry can have been logged in a time zone to the east, and keeps its day.
        if on > today && day != self.before.0[2] {
            return Err((EntryLine::Day, "That day is yet to come; the log says what you did.".to_owned()));
        }
        Ok(LogDraft { on, text, link, skills: self.skills.clone() })
    }

    fn turn_to(&mut self, line: EntryLine) {
        (self.line, self.cursor) = (line, 0);
    }

    /// Names a skill, or names it no longer.
    fn toggle(&mut self, key: Clean) {
        match self.skills.iter().position(|named| *named == key) {
            Some(position) => drop(self.skills.remove(position)),
            None if self.skills.len() == LOG_SKILLS_LIMIT => {
                self.problem = Some(format!("An entry has at most {LOG_SKILLS_LIMIT} skills."));
                return;
            }
            None => self.skills.push(key),
        }
        self.drop_letters();
    }

    /// Drops the letters typed to find a skill.
    fn drop_letters(&mut self) {
        self.fields[EntryLine::Skills.position()] = Field::line("");
        self.cursor = 0;
    }
}

impl App {
    pub(super) fn handle_entry(&mut self, intent: Intent) {
        let (framework, today) = (std::sync::Arc::clone(&self.framework), self.today);
        let Some(Overlay::Entry(form)) = &mut self.overlay else { return };
        form.problem = None;
        let on_skills = form.line == EntryLine::Skills;
        let rows = if on_skills { form.rows(&framework) } else { Vec::new() };
        match (intent, rows.get(form.cursor)) {
            (Intent::Back, _) if on_skills && !form.focused().text().is_empty() => form.drop_letters(),
            (Intent::Back, _) if form.is_changed() => self.ask_to_drop(),
            (Intent::Back, _) => self.overlay = None,
            (Intent::Yes, _) | (Intent::Accept, Some(SkillRow::Keep)) => self.keep_entry(),
            (Intent::Accept, Some(SkillRow::Skill(skill))) => form.toggle(framework.skill(*skill).key.clone()),
            (Intent::Accept, Some(SkillRow::Retired(key))) => form.toggle(key.clone()),
            (Intent::Accept, None) if on_skills => {}
            (Intent::Accept, None) => match form.draft(today) {
                // A problem on this line keeps the focus on it.
                Err((line, problem)) if line == form.line => form.problem = Some(problem),
                _ => form.turn_to(form.line.beside(Intent::Next)),
            },
            (Intent::Up | Intent::Down | Intent::To(_), _) if on_skills => {
                if intent == Intent::Up && form.cursor == 0 {
                    form.turn_to(form.line.beside(intent));
                } else {
                    form.cursor = moved(form.cursor, rows.len(), intent);
                }
            }
            (Intent::Tab(position), _) => form.turn_to(EntryLine::ALL[position.min(EntryLine::ALL.len() - 1)]),
            (Intent::Next | Intent::Previous | Intent::Up | Intent::Down, _) => {
                form.turn_to(form.line.beside(intent));
            }
            _ => {}
        }
    }

    /// Asks whether to drop what was typed. The box comes back if not.
    pub(super) fn ask_to_drop(&mut self) {
        self.typing = self.overlay.replace(Overlay::Confirm(Confirm::Drop));
    }

    /// Closes the form and logs what it says, or stays and says what is to mend.
    pub(super) fn keep_entry(&mut self) {
        let form = match self.overlay.take() {
            Some(Overlay::Entry(form)) => form,
            other => {
                self.overlay = other;
                return;
            }
        };
        let kept = form.draft(self.today).and_then(|draft| {
            let edit = form.id.map_or_else(|| LogEdit::Add(draft.clone()), |id| LogEdit::Change(id, draft.clone()));
            self.log(edit).map_err(|problem| (form.line, problem))
        });
        if let Err((line, problem)) = kept {
            self.overlay = Some(Overlay::Entry(Box::new(EntryForm { line, problem: Some(problem), ..*form })));
        }
    }

    /// Logs what can be logged of a form, because the program is ending: an impossible day becomes today, and of a text
    /// that is too long the beginning is kept.
    pub(super) fn keep_entry_at_the_end(&mut self) {
        let today = self.today;
        if let Some(Overlay::Entry(form)) = &mut self.overlay {
            if matches!(form.draft(today), Err((EntryLine::Day, _))) {
                form.fields[EntryLine::Day.position()] = Field::line(&today.to_string());
            }
            for line in [EntryLine::Text, EntryLine::Link] {
                let kept: String = form.field(line).text().as_str().chars().take(LOG_TEXT_LIMIT).collect();
                form.fields[line.position()] = Field::line(&kept);
            }
            self.keep_entry();
        }
    }
}
