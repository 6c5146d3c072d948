//! The changes between two states that do not count in the number.

use jiff::civil::Date;

use super::sides::{ComparisonRequest, Side};
use crate::assessment::Choice;
use crate::framework::{Level, SkillId};
use crate::text::Clean;

/// The changes that do not count in the number, each in the framework's order of skills.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotCounted {
    /// The skills that had no answer before and have a level now.
    pub newly_answered: Vec<SkillId>,
    /// The skills that had an answer before and have none now.
    pub no_longer_answered: Vec<SkillId>,
    /// The skills that were marked as not applicable in one of the states only.
    pub not_applicable: Vec<SkillId>,
    /// The skills whose meaning changed in a new edition and that wait to be looked at again.
    pub reworded: Vec<SkillId>,
    /// The ids of skills that the framework no longer asks about and that have an answer in one of the states.
    pub retired: Vec<Clean>,
    /// The edition of the earlier state, if a later one changed what the role expects. Both states are counted with what
    /// it expects now.
    pub targets_since: Option<u32>,
    /// The must-haves of the role that were missing before and are met now.
    pub must_haves_met: Vec<SkillId>,
    /// The must-haves of the role that were met before and are missing now.
    pub must_haves_lost: Vec<SkillId>,
    /// The steps of a plan that were marked as done in between.
    pub steps_done: Vec<StepDone>,
    /// The skills without evidence before and with evidence now.
    pub evidence_gained: Vec<SkillId>,
}

/// A step of a plan that was marked as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDone {
    /// The skill.
    pub skill: SkillId,
    /// The level that the step leads to.
    pub to: Level,
    /// The day on which the person marked it.
    pub on: Date,
}

impl NotCounted {
    pub(super) fn of(request: &ComparisonRequest<'_>) -> Self {
        let framework = request.after.assessment.framework();
        let choices = |skill| [request.before, request.after].map(|side| side.assessment.entry(skill).choice);
        let skills = |is_one: &dyn Fn(SkillId) -> bool| framework.skills().filter(|it| is_one(*it)).collect();
        let must_haves = |from: &Side<'_>, to: &Side<'_>| {
            let requirements = framework.role(request.role).requirements.iter();
            let must_haves = requirements.filter(|requirement| requirement.is_must_have(request.band));
            let is_met = |side: &Side<'_>, skill, floor| {
                side.assessment.entry(skill).choice.level().is_some_and(|level| level >= floor)
            };
            let won = must_haves.filter(|requirement| {
                let (skill, floor) = (requirement.skill, requirement.floor(request.band));
                !is_met(from, skill, floor) && is_met(to, skill, floor)
            });
            won.map(|requirement| requirement.skill).collect()
        };
        Self {
            newly_answered: skills(&|skill| matches!(choices(skill), [Choice::Unanswered, Choice::Level(_)])),
            no_longer_answered: skills(&|skill| {
                matches!(choices(skill), [Choice::Level(_) | Choice::NotApplicable, Choice::Unanswered])
            }),
            not_applicable: skills(&|skill| {
                let [before, after] = choices(skill).map(|choice| choice == Choice::NotApplicable);
                before != after && !matches!(choices(skill), [Choice::NotApplicable, Choice::Unanswered])
            }),
            reworded: skills(&|skill| {
                choices(skill).iter().all(|it| it.level().is_some()) && request.is_to_look_at_again(skill)
            }),
            retired: retired(request),
            targets_since: Some(request.before.assessment.file_edition())
                .filter(|edition| framework.expects_otherwise_since(request.role, *edition)),
            must_haves_met: must_haves(&request.before, &request.after),
            must_haves_lost: must_haves(&request.after, &request.before),
            steps_done: steps_done(request),
            evidence_gained: skills(&|skill| {
                let [before, after] = [request.before, request.after].map(|it| it.assessment.entry(skill));
                before.evidence.is_empty() && !after.evidence.is_empty()
            }),
        }
    }

    /// Returns whether nothing of it changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn retired(request: &ComparisonRequest<'_>) -> Vec<Clean> {
    let keys =
        |side: &Side<'_>| -> Vec<Clean> { side.assessment.retired().iter().map(|(key, _)| key.clone()).collect() };
    let (before, after) = (keys(&request.before), keys(&request.after));
    let mut all: Vec<Clean> = before;
    let more = after.into_iter().filter(|key| !all.contains(key)).collect::<Vec<_>>();
    all.extend(more);
    all
}

fn steps_done(request: &ComparisonRequest<'_>) -> Vec<StepDone> {
    let framework = request.after.assessment.framework();
    let done = framework.skills().flat_map(|skill| {
        let before = &request.before.assessment.entry(skill).steps;
        let after = &request.after.assessment.entry(skill).steps;
        let was_done = |to| before.iter().any(|step| step.to == to && step.done.is_some());
        let done = after.iter().filter(move |step| !was_done(step.to));
        done.filter_map(move |step| Some(StepDone { skill, to: step.to, on: step.done? }))
    });
    done.collect()
}
