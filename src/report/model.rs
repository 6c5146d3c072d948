//! The report as data, independent of its format.
//!
//! A [`Report`] holds ids, entries and computed results. It holds no sentences and no JSON: `words` has the sentences
//! and [`format`](super::format) writes them. The time is a parameter, so that the same answers give the same bytes.

use jiff::Timestamp;

use super::beside::{SecondView, Since, Timeline};
use crate::assessment::{Aim, Assessment, Entry, LogEntry, StepMark};
use crate::compare::History;
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::plan::{OpenAnswer, Plan, PlanTo, Planner, Step, open_answers};
use crate::rating::Rating;
use crate::score::{Evaluation, MustHave, Remark, Scorecard, Tenths, remarks};
use crate::text::Clean;
use crate::words::{AccountOf, account};

/// Whether private notes go into the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// Notes stay out; the default everywhere.
    Without,
    /// Notes go in, because the person asked for them.
    With,
}

/// The parts that make a report.
#[derive(Debug, Clone, Copy)]
pub struct ReportRequest<'r> {
    /// The answers.
    pub assessment: &'r Assessment,
    /// The time of the report.
    pub generated_at: Timestamp,
    /// Whether notes go in.
    pub notes: Notes,
    /// The effort of the plan on screen, if it is one for an effort. Formats for people show that plan too.
    pub effort: Option<u32>,
    /// The role and band to cover in detail. The report states the aim unchanged.
    pub scope: Scope,
    /// The points in time and ratings that are kept beside a saved assessment; `None` for answers from a file.
    pub kept: Option<Timeline<'r>>,
}

/// The role and the band that a report covers in detail, if they differ from the aim.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The role.
    pub role: Option<RoleId>,
    /// The band.
    pub band: Option<BandId>,
}

impl Scope {
    /// Returns the scope of a role at a band.
    pub const fn at(role: RoleId, band: BandId) -> Self {
        Self { role: Some(role), band: Some(band) }
    }

    /// Returns the role and band in view, if they differ from the aim.
    fn beside(self, aim: Aim) -> Option<Aim> {
        let looked_at = Aim { role: self.role.or(aim.role), band: self.band.unwrap_or(aim.band) };
        (looked_at != aim).then_some(looked_at)
    }
}

/// The complete report.
#[derive(Debug, Clone)]
pub struct Report<'r> {
    /// The answers.
    pub assessment: &'r Assessment,
    /// The time of the report.
    pub generated_at: Timestamp,
    /// Whether notes go in.
    pub notes: Notes,
    /// The role and band in view, if they differ from the aim.
    pub looked_at: Option<Aim>,
    /// The results for every role and band.
    pub evaluation: Evaluation,
    /// The way to ready with a margin, and the earliest one beside it. The role is that in view, else the aim, else the
    /// leader.
    pub plan: Option<PlanSection>,
    /// The way to the person's goals, and the plan for an effort if the request has one.
    pub other_plans: Vec<PlanSection>,
    /// The patterns that deserve a second look.
    pub remarks: Vec<Remark>,
    /// The points in time and the present state, for the role of the aim or the first leader; `None` without a point.
    pub history: Option<History>,
    /// The change since the newest point in time, for the role and band in focus; `None` if nothing can be compared.
    pub since: Option<Since>,
    /// The views of other people.
    pub views: Vec<SecondView>,
}

impl<'r> Report<'r> {
    /// Builds a report.
    pub fn of(request: ReportRequest<'r>) -> Self {
        let ReportRequest { assessment, generated_at, notes, effort, scope, kept } = request;
        let framework = assessment.framework();
        let evaluation = Evaluation::of(framework, assessment.sheet());
        let looked_at = scope.beside(assessment.aim());
        let Aim { role, band } = looked_at.unwrap_or(assessment.aim());
        let role = role.or_else(|| evaluation.ranking(band).leader());
        let planner = role.map(|role| Planner { assessment, evaluation: &evaluation, role, band });
        let plan = planner.and_then(|planner| PlanSection::of(planner, PlanTo::WithMargin));
        let others = [Some(PlanTo::Goals), effort.map(PlanTo::Effort)].into_iter().flatten();
        let other_plans = others.filter_map(|to| PlanSection::of(planner?, to)).collect();
        let remarks = remarks(evaluation.sheet());
        let history = kept.filter(|kept| !kept.points.is_empty()).map(|kept| History::of(kept.points, assessment));
        let since = kept.zip(role).and_then(|(kept, role)| Since::of(assessment, kept, role, band));
        let aim = role.map(|role| (role, band));
        let view = |rating: &Rating| SecondView::of(assessment, rating, aim, notes == Notes::With);
        let views = kept.map(|kept| kept.ratings.iter().map(view).collect()).unwrap_or_default();
        Self {
            assessment,
            generated_at,
            notes,
            looked_at,
            evaluation,
            plan,
            other_plans,
            remarks,
            history,
            since,
            views,
        }
    }

    /// Returns the questions and role profiles.
    #[must_use]
    pub fn framework(&self) -> &'r Framework {
        self.assessment.framework()
    }

    /// Returns the role and band that the report covers in detail: those in view, or else the aim. Without a role, it
    /// is the leader.
    #[must_use]
    pub fn focus(&self) -> (Option<RoleId>, BandId) {
        let Aim { role, band } = self.looked_at.unwrap_or(self.assessment.aim());
        (role.or_else(|| self.evaluation.ranking(band).leader()), band)
    }

    /// Returns where the person stands in a few sentences for other people. Empty without an answer that counts.
    #[must_use]
    pub fn account(&self) -> Vec<String> {
        let (Some(role), band) = self.focus() else { return Vec::new() };
        let ways = self.plan.as_ref().map_or([None, None], |plan| [plan.earliest(), plan.with_margin()]);
        account(AccountOf { assessment: self.assessment, evaluation: &self.evaluation, role, band, ways })
    }

    /// Returns the scorecards at the band in focus: the roles in the order of their rank, then those without a score.
    #[must_use]
    pub fn cards(&self) -> Vec<&Scorecard> {
        let (_, band) = self.focus();
        let order = &self.evaluation.ranking(band).order;
        let others = self.framework().roles().filter(|role| !order.contains(role));
        order.iter().copied().chain(others).map(|role| self.evaluation.card(role, band)).collect()
    }

    /// Returns the names of the skills that an entry of the log shows; the id of a skill that the framework no longer has.
    #[must_use]
    pub fn skills_of<'a>(&'a self, entry: &'a LogEntry) -> Vec<&'a str> {
        let framework = self.framework();
        let name = |key: &'a Clean| {
            framework.find_skill(key.as_str()).map_or(key.as_str(), |skill| framework.skill(skill).name.as_str())
        };
        entry.skills.iter().map(name).collect()
    }

    /// Returns the entries that are not blank, in the framework's order, then those of retired skills. The note is
    /// empty if notes stay out.
    pub fn answers(&self) -> impl Iterator<Item = ReportedAnswer<'_>> {
        let asked = self.framework().skills().map(|skill| (ReportedSkill::Asked(skill), self.assessment.entry(skill)));
        let retired = self.assessment.retired().iter().map(|(key, entry)| (ReportedSkill::Retired(key), entry));
        let answers = asked.chain(retired).map(|(skill, entry)| {
            let note = match self.notes {
                Notes::With => entry.note.as_str(),
                Notes::Without => "",
            };
            ReportedAnswer { skill, entry, note }
        });
        answers.filter(ReportedAnswer::says_something)
    }
}

/// The skill of a reported answer.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum ReportedSkill<'r> {
    /// A skill of the framework.
    Asked(SkillId),
    /// The id of a skill that the framework no longer has.
    Retired(&'r Clean),
}

/// An answer in a report.
#[derive(Debug, Clone, Copy)]
pub struct ReportedAnswer<'r> {
    /// The skill.
    pub skill: ReportedSkill<'r>,
    /// The entry. Its note is private; use [`note`](Self::note).
    pub entry: &'r Entry,
    /// The note; empty if notes stay out.
    pub note: &'r str,
}

impl ReportedAnswer<'_> {
    /// Returns the statement chosen, if the answer is a level. An answer to an earlier edition of the questions chose the
    /// statement of that edition.
    #[must_use]
    pub fn statement(&self, framework: &Framework) -> Option<ChosenStatement> {
        let (ReportedSkill::Asked(skill), Some(level)) = (self.skill, self.entry.choice.level()) else { return None };
        let present = &framework.skill(skill).statements[level.index()];
        let edition = self.entry.given.map_or(framework.edition(), |given| given.edition);
        let earlier = || Some(framework.earlier_statements(edition, skill)?[level.index()].clone());
        let chosen = if edition < framework.edition() { earlier() } else { None };
        Some(match chosen {
            Some(chosen) if chosen != *present => ChosenStatement { words: chosen, edition: Some(edition) },
            _ => ChosenStatement { words: present.clone(), edition: None },
        })
    }

    fn says_something(&self) -> bool {
        let without_note = Entry { note: Clean::default(), ..self.entry.clone() };
        !self.note.is_empty() || !without_note.is_blank()
    }
}

/// The statement that a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenStatement {
    /// The statement.
    pub words: Clean,
    /// The edition of the questions that has it, if the present one says something else.
    pub edition: Option<u32>,
}

/// A plan with further facts for its readers.
#[derive(Debug, Clone)]
pub struct PlanSection {
    /// The plan.
    pub plan: Plan,
    /// The other way to ready, for comparison: the earliest one for a plan with a margin, and the reverse.
    pub other_way: Option<Plan>,
    /// The role's unanswered skills, in descending order of the effort that they could save. Empty for a plan to the
    /// goals.
    pub open_answers: Vec<OpenAnswer>,
    /// The effort of the shortest path to ready, for a plan that spends an effort; 0 if there is no such path.
    pub shortest_effort: u32,
    /// The must-haves that the plan leaves below their floor, each with that floor. Empty while must-haves marked as
    /// not applicable block the plan; those are in [`Plan::blocked_by`].
    pub still_missing: Vec<(SkillId, Level)>,
    /// The mark of each step of the plan, in their order; `None` for a step without one.
    pub marks: Vec<Option<StepMark>>,
}

/// The steps of a plan that raise one skill one after the other.
#[derive(Debug, Clone, Copy)]
pub struct PlanItem<'p> {
    /// The steps; one at least.
    pub steps: &'p [Step],
    /// The points that they gain together, rounded so that all items of the plan add up.
    pub gain: Tenths,
    /// Whether every one of them belongs to the other way to ready, too.
    pub in_any_case: bool,
    /// The marks of the steps, in the same order.
    pub marks: &'p [Option<StepMark>],
}

impl PlanItem<'_> {
    /// Returns the skill.
    #[must_use]
    pub fn skill(&self) -> SkillId {
        self.steps[0].skill
    }

    /// Returns the effort of the steps together.
    #[must_use]
    pub fn effort(&self) -> u32 {
        self.steps.iter().map(|step| step.effort).sum()
    }

    /// Returns the last step.
    #[must_use]
    pub fn last(&self) -> &Step {
        self.steps.last().unwrap_or(&self.steps[0])
    }
}

impl PlanSection {
    /// Returns the steps, those of one skill together where they follow one another.
    #[must_use]
    pub fn items(&self) -> Vec<PlanItem<'_>> {
        let gains = self.plan.shown_gains();
        let mut end = 0;
        let groups = self.plan.steps.chunk_by(|a, b| a.skill == b.skill);
        let item = |steps| {
            let begin = end;
            end += <[Step]>::len(steps);
            let gain = Tenths(gains[begin..end].iter().map(|gain| gain.0).sum());
            let other = self.other_way.as_ref();
            let in_any_case = other.is_some_and(|other| steps.iter().all(|step| other.has_step(step)));
            PlanItem { steps, gain, in_any_case, marks: &self.marks[begin..end] }
        };
        groups.map(item).collect()
    }

    /// Builds a plan with its further facts. `None` if there is no such plan.
    #[must_use]
    pub fn of(planner: Planner<'_>, to: PlanTo) -> Option<Self> {
        let plan = planner.plan(to)?;
        let (framework, sheet, card) = (planner.framework(), planner.evaluation.sheet(), planner.card());
        let open_answers = match to {
            PlanTo::Ready | PlanTo::WithMargin | PlanTo::Effort(_) => open_answers(framework, sheet, card),
            // The effort that an answer saves belongs to the shortest path. An answer does not move a goal.
            PlanTo::Goals => Vec::new(),
        };
        let shortest_effort = match to {
            PlanTo::Effort(_) => planner.plan(PlanTo::Ready).map_or(0, |path| path.effort()),
            PlanTo::Ready | PlanTo::WithMargin | PlanTo::Goals => 0,
        };
        let (other_way, still_missing) = (planner.other_way(to), still_missing(card, &plan));
        let marks = plan.steps.iter().map(|step| planner.assessment.entry(step.skill).step(step.to).copied()).collect();
        Some(Self { plan, other_way, open_answers, shortest_effort, still_missing, marks })
    }

    /// Returns the earliest way to ready, if this is a way to ready.
    #[must_use]
    pub fn earliest(&self) -> Option<&Plan> {
        [Some(&self.plan), self.other_way.as_ref()].into_iter().flatten().find(|plan| plan.to == PlanTo::Ready)
    }

    /// Returns the way to ready with a margin, if this is a way to ready.
    #[must_use]
    pub fn with_margin(&self) -> Option<&Plan> {
        [Some(&self.plan), self.other_way.as_ref()].into_iter().flatten().find(|plan| plan.to == PlanTo::WithMargin)
    }
}

fn still_missing(card: &Scorecard, plan: &Plan) -> Vec<(SkillId, Level)> {
    if plan.ready || !plan.blocked_by.is_empty() {
        return Vec::new();
    }
    let end = |must_have: &MustHave| {
        let climbed = plan.steps.iter().rev().find(|step| step.skill == must_have.skill).map(|step| step.to);
        // An unanswered skill counts as level 0, as in the plan.
        climbed.or(must_have.choice.level()).unwrap_or(Level::ALL[0])
    };
    let missing = card.must_haves.iter().filter(|it| !it.is_left_out() && end(it) < it.floor);
    missing.map(|it| (it.skill, it.floor)).collect()
}
