//! Asking about one skill, and what follows the answer.

use super::{
    App, CurrentAssessment, Mode, Overlay, ResultsScreen, ReviewFilter, ReviewScreen, Screen, TextBox, TextPurpose,
    moved,
};
use crate::assessment::{Assessment, Choice, Edit, Pace, Sureness};
use crate::framework::{LEVELS, Level, SkillId};
use crate::interview::{Milestone, Next, Turn};
use crate::text::counted;
use crate::tui::Intent;
use crate::words::{found_words, passed_over_words};

/// The question about one skill.
#[derive(Debug, Clone)]
pub struct QuestionScreen {
    /// The skill.
    pub skill: SkillId,
    /// The highlighted row: a level, or "does not apply" after the levels. `None` until the person moves, so that Enter
    /// alone answers nothing.
    pub cursor: Option<usize>,
}

/// Returns the rows to choose from: the levels, and for own answers "does not apply".
#[must_use]
pub fn rows_to_choose(assessment: &Assessment) -> usize {
    if assessment.about().is_some() { LEVELS } else { LEVELS + 1 }
}

impl QuestionScreen {
    /// Creates a question with the current answer highlighted.
    pub(super) fn at(skill: SkillId, current: Option<&CurrentAssessment>) -> Self {
        let is_hidden = current.is_some_and(|current| current.assessment().is_hidden(skill));
        let choice = current.filter(|_| !is_hidden).map_or(Choice::Unanswered, |it| it.sheet().choice(skill));
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
        let rows = self.current.as_ref().map_or(LEVELS, |current| rows_to_choose(current.assessment()));
        let Screen::Question(question) = &mut self.screen else { return };
        let skill = question.skill;
        match intent {
            Intent::Up | Intent::Down => {
                // Before the first step nothing is highlighted: down begins at the lowest level, up at the highest.
                let first = if intent == Intent::Up { LEVELS - 1 } else { 0 };
                question.cursor = Some(question.cursor.map_or(first, |cursor| moved(cursor, rows, intent)));
            }
            Intent::To(_) => question.cursor = Some(moved(0, rows, intent)),
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
            Intent::Next => self.skip(skill),
            Intent::Previous => self.step_back(skill),
            Intent::First | Intent::Last => {
                let Some(current) = &self.current else { return };
                let mut skills = current.assessment().asked();
                let end = if intent == Intent::First { skills.next() } else { skills.next_back() };
                drop(skills);
                self.ask(end.unwrap_or(skill));
            }
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
            Intent::Pace => self.change_pace(),
            Intent::Why => self.why_roles(),
            Intent::Back => self.back(),
            _ => {}
        }
    }

    /// Changes an entry, or says why it cannot be changed.
    pub(super) fn edit(&mut self, skill: SkillId, edit: Edit) {
        let Some(current) = &mut self.current else {
            return;
        };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing was changed: {reason}"));
        }
        if let Some(save) = current.edit(skill, edit, self.today) {
            self.effects.push(save);
        }
    }

    /// Shows a question, and remembers it as the place and on the way.
    pub(super) fn ask(&mut self, skill: SkillId) {
        if self.current.as_ref().is_some_and(|current| !current.assessment().is_asked(skill)) {
            self.notice = Some(format!("{} is not asked for in this rating.", self.framework.skill(skill).name));
            return;
        }
        if let Some(current) = &mut self.current {
            let from = match &self.screen {
                Screen::Question(question) => question.skill,
                _ => current.assessment().place(),
            };
            current.arrive(from, skill);
        }
        self.show_question(skill);
    }

    /// Shows a question, and remembers it as the place.
    fn show_question(&mut self, skill: SkillId) {
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

    /// Returns the name of the key for an intent on the question screen.
    fn key_here(&self, intent: Intent) -> String {
        self.key(Mode::Question, intent)
    }

    /// Skips a question.
    fn skip(&mut self, skill: SkillId) {
        let Some(current) = &self.current else { return };
        let turn = current.interview().skip(current.standing(), skill);
        if let Next::Ask(next) = turn.next {
            // The person sees which question follows. Only starting over needs a notice.
            self.notice = turn.starts_over.then(|| passed_over_words(&turn));
            return self.ask(next);
        }
        if turn.next == Next::EndOfRating {
            return self.rating_ended();
        }
        let results = self.key_here(Intent::Results);
        self.notice = Some(match turn.next {
            Next::OnlyOpen => format!("No other question is open. {results} shows the results."),
            _ => format!("This is the last question. {results} shows the results."),
        });
    }

    /// Goes back to the question shown before, or else to the one before in the list.
    fn step_back(&mut self, skill: SkillId) {
        match self.current.as_mut().map(|current| current.step_back(skill)) {
            Some(Next::Ask(came)) => self.show_question(came),
            _ => self.notice = Some("This is the first question.".to_owned()),
        }
    }

    /// Opens the arithmetic of the target role, or of the leading role.
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

    /// Answers a question and goes on as the interview decides.
    fn answer(&mut self, skill: SkillId, choice: Choice) {
        if self.about().is_some() {
            return self.rate(skill, choice);
        }
        let Some(before) = self.current.as_ref().map(|current| current.standing().before()) else {
            return;
        };
        self.milestone = None;
        let goals = self.before_answer(skill);
        self.edit(skill, Edit::Choose(choice));
        let reached = self.reached_words(goals, skill);
        let Some(current) = self.current.as_ref().filter(|current| current.read_only().is_none()) else { return };
        let is_quick = current.assessment().pace() == Pace::Quick && current.assessment().again().is_none();
        let turn = current.interview().answer(before, current.standing(), skill);
        self.milestone = reached;
        match turn.next {
            Next::AllAnswered if self.ended_round() => {}
            Next::AllAnswered => self.end_with_results(&turn),
            _ if is_quick && turn.found.is_some_and(|found| found.is_first) => {
                self.results();
                // The asking ends here, so going back leads home, as after the last question.
                self.trail.clear();
                let on = self.key(Mode::Results, Intent::Questions);
                self.notice = Some(if turn.found.is_some_and(|found| found.too_close) {
                    format!("More questions would hardly tell these apart. {on} goes on with those still open.")
                } else {
                    format!("The leading role is found. {on} goes on with the questions still open.")
                });
            }
            Next::Ask(next) => {
                if !is_quick {
                    self.milestone = self.milestone.take().or_else(|| self.milestone_words(&turn));
                    let passed = passed_over_words(&turn);
                    self.notice = (!passed.is_empty()).then_some(passed);
                }
                self.ask(next);
            }
            _ => {
                self.review(ReviewFilter::Open, None);
                self.notice =
                    Some("Nothing more to ask for the leading role. These are open for the others.".to_owned());
            }
        }
    }

    /// Shows the results once no question is left.
    fn end_with_results(&mut self, turn: &Turn) {
        let is_new = turn.completed == Some(Milestone::Everything);
        let has_origin = !matches!(self.trail.last(), None | Some(Screen::Home(_) | Screen::Question(_)));
        if has_origin && !is_new && !self.is_celebrating {
            // An answer looked at again leads back to where the person came from.
            return self.back();
        }
        self.results();
        if is_new {
            // From here, going back leads home, because no question is left.
            self.trail.clear();
            let likes = self.key(Mode::Results, Intent::Wishes);
            let has_wishes = self.current.as_ref().is_some_and(|current| current.assessment().has_wishes());
            let is_asked = self.framework.preferences().len() > 0 && !has_wishes && !likes.is_empty();
            let next = if is_asked {
                format!("{likes} asks what you would like to do.")
            } else {
                "This is where you stand.".to_owned()
            };
            self.notice = Some(format!("All answered. {next}"));
        } else {
            // The results replace the question, so going back leads to the screen before it.
            self.trail.pop();
        }
    }

    /// Returns the sentence for an answer that found the leading role or completed a domain.
    fn milestone_words(&self, turn: &Turn) -> Option<String> {
        if let Some(found) = turn.found {
            return Some(found_words(&self.framework, found));
        }
        let Some(Milestone::Domain(domain)) = turn.completed else { return None };
        let questions = counted(turn.open, "question", "questions");
        Some(format!("{} is done, {questions} to go", self.framework.domain(domain).name))
    }

    /// Continues at the place, or in quick mode with the next question if the place is answered.
    pub(super) fn go_on(&mut self, place: SkillId) {
        let next = self.current.as_ref().filter(|current| {
            current.assessment().pace() == Pace::Quick && current.sheet().choice(place) != Choice::Unanswered
        });
        let next = next.map(|current| current.interview().resume(current.standing(), place).next);
        self.ask(if let Some(Next::Ask(next)) = next { next } else { place });
    }

    pub(super) fn write(&mut self, skill: SkillId, intent: Intent) {
        let Some(current) = &self.current else {
            return;
        };
        if let Some(reason) = current.read_only() {
            self.notice = Some(format!("Nothing can be changed: {reason}"));
            return;
        }
        if intent == Intent::Note {
            let note = current.assessment().entry(skill).note.as_str();
            self.overlay = Some(Overlay::Text(TextBox::new(TextPurpose::Note(skill), note)));
        } else {
            self.offer_evidence(skill);
        }
    }

    /// Opens the list of answers.
    pub(super) fn review(&mut self, filter: ReviewFilter, at: Option<SkillId>) {
        let mut review = ReviewScreen { filter, cursor: 0 };
        if let Some(current) = &self.current {
            let rows = review.rows(&self.framework, current.assessment(), self.today);
            review.cursor = rows.iter().position(|skill| Some(*skill) == at).unwrap_or(0);
        }
        self.open(Screen::Review(review));
    }

    /// Opens the results at the band and with the role looked at last, or else those aimed at.
    pub(super) fn results(&mut self) {
        if let Some(current) = &self.current {
            let aim = current.assessment().aim();
            let order = &current.ranking(aim.band).order;
            let aimed_at = aim.role.map(|role| (role, aim.band));
            let (role, band) = match current.looked_at.or(aimed_at) {
                Some((role, band)) => (Some(role), band),
                None => (None, aim.band),
            };
            let order = if band == aim.band { order } else { &current.ranking(band).order };
            let cursor = role.and_then(|role| order.iter().position(|other| *other == role)).unwrap_or(0);
            let is_ready = current.headline(aim.band).is_ready;
            self.open(Screen::Results(ResultsScreen { band, cursor }));
            if is_ready {
                // The headline tells where the person began.
                self.read_points();
            }
            self.begin_to_celebrate();
        }
    }
}
