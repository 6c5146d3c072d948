//! Asking about one skill, and what comes after the answer.

use super::{App, CurrentAssessment, Mode, Overlay, ResultsScreen, ReviewFilter, ReviewScreen, Screen, moved};
use crate::assessment::{Choice, Edit, Pace, Sureness};
use crate::framework::{LEVELS, Level, RoleId, SkillId};
use crate::text::counted;
use crate::tui::{Field, Intent};

/// One skill being asked about.
#[derive(Debug, Clone)]
pub struct QuestionScreen {
    /// The skill.
    pub skill: SkillId,
    /// The highlighted row: a level, or after the levels "does not apply". None before the person moves, so that
    /// Enter alone answers nothing.
    pub cursor: Option<usize>,
}

/// Rows to choose from: the levels and "does not apply".
const ROWS: usize = LEVELS + 1;

impl QuestionScreen {
    /// A question with the answer given so far highlighted.
    pub(super) fn at(skill: SkillId, current: Option<&CurrentAssessment>) -> Self {
        let choice = current.map_or(Choice::Unanswered, |current| current.sheet().choice(skill));
        let cursor = match choice {
            Choice::Level(level) => Some(level.index()),
            Choice::NotApplicable => Some(LEVELS),
            Choice::Unanswered => None,
        };
        Self { skill, cursor }
    }

    fn highlighted(&self) -> Option<Choice> {
        let level = |row| Level::ALL.get(row).map_or(Choice::NotApplicable, |level| Choice::Level(*level));
        self.cursor.map(level)
    }
}

impl App {
    pub(super) fn handle_question(&mut self, intent: Intent) {
        let Screen::Question(question) = &mut self.screen else { return };
        let skill = question.skill;
        match intent {
            Intent::Up | Intent::Down => {
                question.cursor = Some(question.cursor.map_or(0, |cursor| moved(cursor, ROWS, intent)));
            }
            Intent::To(_) => question.cursor = Some(moved(0, ROWS, intent)),
            Intent::Accept => {
                let Some(choice) = question.highlighted() else {
                    let keys = Level::ALL.map(|level| self.key_here(Intent::Choose(level)));
                    let levels = if keys.join("") == "01234" { "0 to 4".to_owned() } else { keys.join(" ") };
                    let [up, down] = [Intent::Up, Intent::Down].map(|intent| self.key_here(intent));
                    self.notice = Some(format!("Move to a statement with {up} and {down} first, or press {levels}."));
                    return;
                };
                self.answer(skill, choice);
            }
            Intent::Choose(level) => self.answer(skill, Choice::Level(level)),
            Intent::NotApplicable => self.answer(skill, Choice::NotApplicable),
            Intent::Clear => {
                self.edit(skill, Edit::Choose(Choice::Unanswered));
                if !self.effects.is_empty() {
                    self.milestone = None;
                    let undo = self.key(Mode::Question, Intent::Undo);
                    self.notice = Some(format!("Your answer is taken back. {undo} brings it back."));
                }
                self.screen = Screen::Question(QuestionScreen::at(skill, self.current.as_ref()));
            }
            Intent::Next => self.beside(self.after(skill)),
            Intent::Previous => self.before(skill),
            Intent::First => self.beside(self.framework.skills().next()),
            Intent::Last => self.beside(self.framework.skills().next_back()),
            Intent::Note | Intent::Evidence => self.write(skill, intent),
            Intent::Sureness => {
                let now =
                    self.current.as_ref().map_or(Sureness::Unsaid, |open| open.assessment().entry(skill).sureness);
                let next = match now {
                    Sureness::Unsaid => Sureness::Sure,
                    Sureness::Sure => Sureness::Unsure,
                    Sureness::Unsure => Sureness::Unsaid,
                };
                self.edit(skill, Edit::Sureness(next));
            }
            Intent::Star => self.edit(skill, Edit::ToggleStar),
            Intent::Flag => self.edit(skill, Edit::ToggleFlag),
            Intent::Undo | Intent::Redo => self.turn_back(intent),
            Intent::Review => self.review(ReviewFilter::All, Some(skill)),
            Intent::Pace => self.change_pace(),
            Intent::Why => self.why_roles(),
            Intent::Results => self.results(),
            Intent::Export => self.export(),
            Intent::Back => self.back(),
            _ => {}
        }
    }

    /// Changes an entry, or says why that cannot be.
    pub(super) fn edit(&mut self, skill: SkillId, edit: Edit) {
        let Some(current) = &mut self.current else {
            return;
        };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
        }
        if let Some(save) = current.edit(&self.framework, skill, edit, self.today) {
            self.effects.push(save);
        }
    }

    /// Shows a question and remembers the place.
    pub(super) fn ask(&mut self, skill: SkillId) {
        let question = Screen::Question(QuestionScreen::at(skill, self.current.as_ref()));
        if matches!(self.screen, Screen::Question(_)) {
            self.screen = question;
        } else {
            self.open(question);
        }
        if let Some(save) = self.current.as_mut().and_then(|current| current.stand_at(skill)) {
            self.effects.push(save);
        }
    }

    /// The key to speak of where answers are given.
    fn key_here(&self, intent: Intent) -> String {
        self.key(Mode::Question, intent)
    }

    fn beside(&mut self, skill: Option<SkillId>) {
        let Some(skill) = skill else {
            let first = self.screen_is_first_question();
            let results = self.key_here(Intent::Results);
            self.notice = Some(if first {
                "This is the first question.".to_owned()
            } else {
                format!("This is the last question. {results} shows the results.")
            });
            return;
        };
        self.ask(skill);
    }

    /// Opens the arithmetic of the role aimed at, or of the one in front.
    fn why_roles(&mut self) {
        let Some(current) = &self.current else {
            return;
        };
        let aim = current.assessment().aim();
        let role = aim.role.or_else(|| current.ranking(aim.band).order.first().copied());
        if let Some(role) = role {
            self.why(role, aim.band);
        }
    }

    /// The question after one: in order, or in quick mode the next open one.
    fn after(&self, skill: SkillId) -> Option<SkillId> {
        match &self.current {
            Some(current) if current.assessment().pace() == Pace::Quick => {
                current.assessment().next_unanswered(&self.framework, skill)
            }
            _ => self.framework.skills().nth(skill.index() + 1),
        }
    }

    /// Goes back: in order, or in quick mode the way the person came.
    fn before(&mut self, skill: SkillId) {
        let came = match &mut self.current {
            Some(current) if current.assessment().pace() == Pace::Quick => current.step_back(),
            _ => None,
        };
        let Some(came) = came else {
            return self.beside(skill.index().checked_sub(1).and_then(|index| self.framework.skills().nth(index)));
        };
        self.ask(came);
        // Going back is no new part of the way.
        if let Some(current) = &mut self.current {
            let _ = current.step_back();
        }
    }

    fn change_pace(&mut self) {
        let Some(current) = &mut self.current else {
            return;
        };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
            return;
        }
        let pace = match current.assessment().pace() {
            Pace::Full => Pace::Quick,
            Pace::Quick => Pace::Full,
        };
        let save = current.set_pace(pace);
        self.effects.push(save);
        let other = self.key_here(Intent::Pace);
        self.notice = Some(match pace {
            Pace::Quick => {
                format!("Quick mode: from here on the most telling question comes next. {other} asks all in order.")
            }
            Pace::Full => "All questions in order from here on. Nothing is asked twice.".to_owned(),
        });
    }

    /// Answers and goes on: to the next question, to what is still open, or to the results.
    fn answer(&mut self, skill: SkillId, choice: Choice) {
        let open_before = self.open_count();
        let before = self.standing();
        let found_before = before.is_some();
        self.milestone = None;
        self.edit(skill, Edit::Choose(choice));
        if self.current.as_ref().is_some_and(|current| current.read_only().is_some()) {
            return;
        }
        let open = self.open_count();
        if open == 0 && open_before > 0 {
            self.results();
            // From here the way back leads home: nothing is left to be asked.
            self.trail.clear();
            self.notice = Some("Every question is answered. This is where you stand.".to_owned());
            return;
        }
        if self.is_quick() {
            return self.go_on_quickly(found_before);
        }
        let Some(next) = self.framework.skills().nth(skill.index() + 1) else {
            if open == 0 {
                self.results();
            } else {
                self.review(ReviewFilter::Open, None);
                self.notice = Some(format!("That was the last question. {open} still open."));
            }
            return;
        };
        self.milestone = self.found_words(before).or_else(|| self.done_words(skill, open_before, open));
        self.ask(next);
    }

    /// Back to the questions: where the person was, or in quick mode what is asked next.
    pub(super) fn go_on(&mut self, place: SkillId) {
        let next = self.current.as_ref().filter(|_| self.is_quick()).and_then(|current| {
            let open = current.sheet().choice(place) == Choice::Unanswered;
            if open { None } else { current.quick(&self.framework).question }
        });
        self.ask(next.map_or(place, |question| question.skill));
    }

    fn screen_is_first_question(&self) -> bool {
        matches!(&self.screen, Screen::Question(question) if question.skill.index() == 0)
    }

    fn is_quick(&self) -> bool {
        self.current.as_ref().is_some_and(|current| current.assessment().pace() == Pace::Quick)
    }

    /// The leading role, once it is settled or decided, and whether it is decided.
    fn standing(&self) -> Option<(RoleId, bool)> {
        let quick = self.current.as_ref()?.quick(&self.framework);
        quick.leader().filter(|_| quick.is_found()).map(|leader| (leader, quick.decided))
    }

    /// Returns the sentence for an answer that settled or decided the leading role.
    fn found_words(&self, before: Option<(RoleId, bool)>) -> Option<String> {
        let now = self.standing()?;
        if before == Some(now) {
            return None;
        }
        let (leader, decided) = now;
        let name = &self.framework.role(leader).name;
        let word = if decided { "Decided" } else { "Settled" };
        let alone = !self.current.as_ref()?.quick(&self.framework).is_too_close();
        let place = if alone { "leads" } else { "stays in front, though others are too close to call" };
        Some(format!("{word}: {name} {place}"))
    }

    /// The most telling question next; once, when the leading role is found, the results instead.
    fn go_on_quickly(&mut self, found_before: bool) {
        let Some(quick) = self.current.as_ref().map(|current| current.quick(&self.framework)) else { return };
        if quick.is_found() && !found_before {
            self.results();
            let on = self.key(Mode::Results, Intent::Questions);
            self.notice = Some(if quick.is_too_close() {
                format!("More questions would hardly tell these apart. {on} goes on with those still open.")
            } else {
                format!("The leading role is found. {on} goes on with the questions still open.")
            });
            return;
        }
        let Some(question) = quick.question else {
            self.review(ReviewFilter::Open, None);
            self.notice = Some("Nothing more to ask for the leading role. These are open for the others.".to_owned());
            return;
        };
        self.ask(question.skill);
    }

    fn open_count(&self) -> usize {
        self.current.as_ref().map_or(0, |current| current.sheet().coverage().unanswered)
    }

    /// Returns the sentence for an answer that completed a domain.
    fn done_words(&self, skill: SkillId, open_before: usize, open: usize) -> Option<String> {
        let domain = self.framework.skill(skill).domain;
        let current = self.current.as_ref()?;
        let done = self.framework.skills_of(domain).all(|skill| current.sheet().choice(skill) != Choice::Unanswered);
        (done && open < open_before).then(|| {
            let questions = counted(open, "question", "questions");
            format!("{} is done, {questions} to go", self.framework.domain(domain).name)
        })
    }

    pub(super) fn write(&mut self, skill: SkillId, intent: Intent) {
        let Some(current) = &self.current else {
            return;
        };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing can be changed: {reason}"));
            return;
        }
        let entry = current.assessment().entry(skill);
        self.overlay = Some(if intent == Intent::Note {
            Overlay::Note { skill, field: Box::new(Field::note(entry.note.as_str())) }
        } else {
            Overlay::Evidence { skill, field: Box::new(Field::line(entry.evidence.as_str())) }
        });
    }

    /// Shows the answers in one list.
    pub(super) fn review(&mut self, filter: ReviewFilter, at: Option<SkillId>) {
        let mut review = ReviewScreen { filter, cursor: 0 };
        if let Some(current) = &self.current {
            let rows = review.rows(&self.framework, current.assessment());
            review.cursor = rows.iter().position(|skill| Some(*skill) == at).unwrap_or(0);
        }
        self.open(Screen::Review(review));
    }

    /// Shows where the person stands at the band they aim at, with the role they aim at highlighted.
    pub(super) fn results(&mut self) {
        if let Some(current) = &self.current {
            let aim = current.assessment().aim();
            let order = &current.ranking(aim.band).order;
            let cursor = aim.role.and_then(|role| order.iter().position(|other| *other == role)).unwrap_or(0);
            self.open(Screen::Results(ResultsScreen { band: aim.band, cursor }));
        }
    }
}
