//! The open assessment with its scores and the state of its save.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use jiff::civil::Date;

use crate::assessment::{Aim, AnsweringAgain, Assessment, Choice, Edit, Moment, Pace, PointInTime, Sheet, Wish};
use crate::compare::History;
use crate::framework::{BandId, Framework, PreferenceId, RoleId, SkillId};
use crate::interview::{Interview, Next, Quick, Standing};
use crate::plan::{OpenAnswer, Plan, PlanTo, Planner, open_answers};
use crate::rating::Rating;
use crate::score::{Evaluation, Ranking};
use crate::text::Clean;
use crate::tui::{Access, Effect, OpenedAssessment, PointList};
use crate::words::{Headline, began_words, headline};

/// A role at a band.
type RoleAtBand = (RoleId, BandId);

/// The role, the band and the purpose of a plan.
type Goal = (RoleId, BandId, PlanTo);

/// Whether the newest change is safe on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// It is safe.
    Saved,
    /// It is being saved.
    Pending,
    /// A text is being written that is kept only when the person says so.
    Writing,
    /// It could not be saved, for this reason. Saving is retried.
    Failed(Clean),
}

/// A round of answering again that waits for its point in time.
#[derive(Debug, Clone, Copy)]
pub(super) struct RoundToBegin {
    /// The revision of the state that is being kept. Answers given after it count as given again.
    pub(super) revision: u64,
    /// Whether the former answers are hidden.
    pub(super) hides_former: bool,
}

/// An open assessment with its evaluation, because every screen shows scores.
#[derive(Debug)]
pub struct CurrentAssessment {
    pub(super) assessment: Assessment,
    evaluation: Evaluation,
    revision: u64,
    /// The newest revision known to be safe on disk; `None` if the opened state is not safe yet.
    saved: Option<u64>,
    access: Access,
    /// The evaluation before the last answer, while the screen shows the difference, and its revision.
    before: Option<(Evaluation, u64)>,
    /// The way from question to question.
    interview: Interview,
    /// The role and band looked at last.
    pub(super) looked_at: Option<(RoleId, BandId)>,
    /// The levels tried out, while they are not on screen.
    pub(super) tried: Vec<(SkillId, Choice)>,
    /// The plans that were needed since the last change, so that moving a cursor makes none again.
    plans: RefCell<Vec<(Goal, Option<Rc<Plan>>)>>,
    /// The open answers of a role, with what each would save, as far as they were needed since the last change.
    open: RefCell<Vec<(RoleAtBand, Rc<[OpenAnswer]>)>>,
    /// The headline at each band, once it was needed.
    headlines: Vec<OnceCell<Headline>>,
    /// The points in time, once they were read.
    points: Option<PointList>,
    /// The scores at all points and now, once they were needed.
    history: OnceCell<History>,
    /// The point kept last in this session, to take it back.
    pub(super) kept: Option<u32>,
    /// The round of answering again that begins once the answers are kept.
    pub(super) round_to_begin: Option<RoundToBegin>,
    /// A sentence to say once this revision is safe on disk.
    pub(super) once_saved: Option<(u64, String)>,
}

impl CurrentAssessment {
    pub(super) fn new(opened: OpenedAssessment) -> Self {
        let OpenedAssessment { assessment, revision, access, safe, .. } = opened;
        let saved = safe.then_some(revision);
        let evaluation = Evaluation::of(assessment.framework(), assessment.sheet());
        let headlines = assessment.framework().bands().map(|_| OnceCell::new()).collect();
        Self {
            assessment,
            evaluation,
            revision,
            saved,
            access,
            before: None,
            interview: Interview::default(),
            looked_at: None,
            tried: Vec::new(),
            plans: RefCell::default(),
            open: RefCell::default(),
            headlines,
            points: None,
            history: OnceCell::new(),
            kept: None,
            round_to_begin: None,
            once_saved: None,
        }
    }

    /// Returns the questions and role profiles that the answers belong to.
    pub fn framework(&self) -> &Framework {
        self.assessment.framework()
    }

    /// Returns the answers.
    pub const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Returns the answers as numbers.
    pub const fn sheet(&self) -> &Sheet {
        self.evaluation.sheet()
    }

    /// Returns the evaluation of the answers.
    pub const fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// Returns the evaluation before the last answer, while the screen shows the difference.
    pub fn before(&self) -> Option<&Evaluation> {
        self.before.as_ref().map(|(evaluation, _)| evaluation)
    }

    /// Returns the number of the difference that the screen shows for a moment, if there is one.
    pub(super) fn fading(&self) -> Option<u64> {
        self.before.as_ref().map(|(_, revision)| *revision)
    }

    /// Ends the display of the difference.
    pub(super) fn forget_before(&mut self) {
        self.before = None;
    }

    /// Returns a plan. `None` if nothing is left to score, or for a plan to the goals if none lies above the answers.
    pub fn plan(&self, role: RoleId, band: BandId, to: PlanTo) -> Option<Rc<Plan>> {
        let goal = (role, band, to);
        let known = self.plans.borrow().iter().find(|(other, _)| *other == goal).map(|(_, plan)| plan.clone());
        known.unwrap_or_else(|| {
            let plan = self.planner(role, band).plan(to).map(Rc::new);
            self.plans.borrow_mut().push((goal, plan.clone()));
            plan
        })
    }

    /// Returns the open answers of a role at a band, those that shorten the shortest path most first.
    pub fn open_answers(&self, role: RoleId, band: BandId) -> Rc<[OpenAnswer]> {
        let known =
            self.open.borrow().iter().find(|(about, _)| *about == (role, band)).map(|(_, open)| Rc::clone(open));
        known.unwrap_or_else(|| {
            let card = self.evaluation.card(role, band);
            let open: Rc<[OpenAnswer]> = open_answers(self.framework(), self.sheet(), card).into();
            self.open.borrow_mut().push(((role, band), Rc::clone(&open)));
            open
        })
    }

    /// Returns the planner for a role at a band.
    pub(super) fn planner(&self, role: RoleId, band: BandId) -> Planner<'_> {
        Planner { assessment: &self.assessment, evaluation: &self.evaluation, role, band }
    }

    /// Returns the headline of the answers at a band.
    pub fn headline(&self, band: BandId) -> &Headline {
        self.headlines[band.index()].get_or_init(|| {
            let headline = headline(&self.assessment, &self.evaluation, band);
            // The points in time are about the aim, or else about the leader.
            let is_told = headline.is_ready && self.ranking(band).leader() == self.history().role;
            match is_told.then(|| began_words(self.history())).flatten() {
                Some(words) if band == self.history().band => headline.with_beginning(&words),
                _ => headline,
            }
        })
    }

    /// Returns the newest revision, saved or not.
    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns whether the points in time were read.
    pub fn knows_points(&self) -> bool {
        self.points.is_some()
    }

    /// Returns the points in time, in the order of their numbers; none before they were read.
    pub fn points(&self) -> &[PointInTime] {
        self.points.as_ref().map(|list| list.points.as_slice()).unwrap_or_default()
    }

    /// Returns a sentence about each point that cannot be used.
    pub fn damaged_points(&self) -> &[Clean] {
        self.points.as_ref().map(|list| list.damaged.as_slice()).unwrap_or_default()
    }

    /// Returns the newest rating of each rater that is kept with the assessment, with its number; none before they were
    /// read.
    pub fn ratings(&self) -> &[(u32, Rating)] {
        self.points.as_ref().map(|list| list.ratings.as_slice()).unwrap_or_default()
    }

    /// Names a point by its number, its label and the day of its answers.
    pub fn point_words(&self, number: u32) -> Clean {
        let point = self.points().iter().find(|point| point.number == number);
        let label = point.map(|point| &point.label).filter(|label| !label.is_empty());
        let label = label.map(|label| format!(", \"{label}\"")).unwrap_or_default();
        let day = point.map(|point| format!(", {}", point.day())).unwrap_or_default();
        Clean::line(&format!("point {number}{label}{day}"))
    }

    /// Takes the points in time.
    pub(super) fn set_points(&mut self, list: PointList) {
        self.points = Some(list);
        self.history = OnceCell::new();
        self.headlines.iter_mut().for_each(|headline| *headline = OnceCell::new());
    }

    /// Returns the scores at all points and now.
    pub fn history(&self) -> &History {
        self.history.get_or_init(|| History::of(self.points(), &self.assessment))
    }

    /// Begins or ends a round of answering again. Returns the save to perform, and the first question to ask.
    pub(super) fn set_again(&mut self, again: Option<AnsweringAgain>) -> (Effect, SkillId) {
        self.assessment.set_again(again);
        let first = self.assessment.still_to_give().next();
        let first = first.unwrap_or(self.assessment.place());
        (self.save(), first)
    }

    /// Returns the ranking of the roles at a band.
    pub fn ranking(&self, band: BandId) -> &Ranking {
        self.evaluation.ranking(band)
    }

    /// Returns whether the newest change is on the disk.
    pub(super) const fn is_saved(&self) -> bool {
        matches!(self.saved, Some(saved) if saved == self.revision)
    }

    /// Returns whether the assessment is a saved one. An example or a file that was read has no revision, and a saved
    /// assessment may have the same name.
    pub(super) const fn has_save(&self) -> bool {
        self.revision > 0
    }

    /// Returns whether changes can be saved.
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// Returns the reason why nothing can be changed, if so.
    pub(in crate::tui) const fn read_only(&self) -> Option<&Clean> {
        match &self.access {
            Access::ReadOnly(reason) | Access::OpenElsewhere(reason) => Some(reason),
            Access::Writable => None,
        }
    }

    /// Allows changes. If the opened state is not safe yet, its save follows.
    pub(super) fn unlock(&mut self, safe: bool) {
        self.access = Access::Writable;
        self.saved = safe.then_some(self.revision);
    }

    /// Changes an entry. Returns the save to perform, if anything is different.
    pub(super) fn edit(&mut self, skill: SkillId, edit: Edit, today: Date) -> Option<Effect> {
        let moment = Moment { today, edition: self.framework().edition(), revision: self.revision + 1 };
        (self.read_only().is_none() && self.assessment.edit(skill, edit, moment)).then(|| self.changed())
    }

    /// Returns the answers and their evaluation, for deciding on the next question.
    pub(super) const fn standing(&self) -> Standing<'_> {
        Standing { assessment: &self.assessment, evaluation: &self.evaluation }
    }

    /// Returns the way from question to question.
    pub(super) const fn interview(&self) -> &Interview {
        &self.interview
    }

    /// Returns the state of quick mode at the target band.
    pub fn quick(&self) -> Quick {
        self.standing().quick()
    }

    /// Changes the order of the questions.
    pub(super) fn set_pace(&mut self, pace: Pace) -> Effect {
        self.assessment.set_pace(pace);
        self.save()
    }

    /// Changes the aim.
    pub(super) fn set_aim(&mut self, aim: Aim) -> Effect {
        self.assessment.change_aim(aim);
        self.save()
    }

    /// Changes what the person says to a preference.
    pub(super) fn set_wish(&mut self, preference: PreferenceId, wish: Option<Wish>) -> Effect {
        self.assessment.change_wish(preference, wish);
        self.save()
    }

    /// Goes one step back from a question.
    pub(super) fn step_back(&mut self, here: SkillId) -> Next {
        let Self { interview, assessment, evaluation, .. } = self;
        interview.back(Standing { assessment, evaluation }, here).next
    }

    /// Remembers the way from one question to another.
    pub(super) fn arrive(&mut self, from: SkillId, to: SkillId) {
        self.interview.arrive(from, to);
    }

    /// Remembers the question where the person is, for the next time.
    pub(super) fn stand_at(&mut self, skill: SkillId) -> Option<Effect> {
        if self.assessment.place() == skill || self.read_only().is_some() {
            return None;
        }
        self.assessment.set_place(skill);
        // A place alone does not turn a save of an earlier edition into one of this edition.
        (self.assessment.file_edition() == self.framework().edition()).then(|| self.save())
    }

    /// Remembers that a revision is safe on disk. Returns the sentence that waited for it.
    pub(super) fn saved(&mut self, revision: u64) -> Option<String> {
        self.saved = Some(revision);
        self.once_saved.take_if(|(waiting, _)| *waiting <= revision).map(|(_, words)| words)
    }

    /// Says something once the newest change is safe on disk.
    pub(super) fn tell_once_saved(&mut self, words: String) {
        self.once_saved = Some((self.revision, words));
    }

    /// Evaluates the answers after a change. Returns the save to perform.
    pub(super) fn changed(&mut self) -> Effect {
        let sheet = self.assessment.sheet();
        // A note, a star or a flag changes no number.
        if sheet != *self.sheet() {
            let is_answer = sheet.marks().zip(self.sheet().marks()).any(|(now, before)| now.choice != before.choice);
            let before = std::mem::replace(&mut self.evaluation, Evaluation::of(self.assessment.framework(), sheet));
            // Evidence and sureness change errors, but no range.
            if is_answer {
                self.before = Some((before, self.revision));
            }
        }
        self.save()
    }

    pub(super) fn save(&mut self) -> Effect {
        self.plans.take();
        self.open.take();
        self.history = OnceCell::new();
        self.headlines.iter_mut().for_each(|headline| *headline = OnceCell::new());
        self.assessment.set_file_edition(self.assessment.framework().edition());
        self.revision += 1;
        Effect::Save(self.revision, Box::new(self.assessment.without_history()))
    }
}
