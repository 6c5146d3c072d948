//! A rating: the levels that one person gives to another.

use std::sync::Arc;

use jiff::civil::Date;

use crate::assessment::{About, Assessment, Choice, Day, Entry, Given, Mark, Name};
use crate::framework::{Framework, Level, SkillId};
use crate::text::Clean;

/// The levels that one person gives to another. A skill without one was not seen by the rater and counts nowhere.
#[derive(Debug, Clone)]
pub struct Rating {
    /// The person who is rated.
    pub about: Name,
    /// The rater.
    pub by: Name,
    /// The day of the rating.
    pub on: Date,
    /// The edition of the questions that the rater answered.
    pub edition: u32,
    /// The questions at hand.
    pub framework: Arc<Framework>,
    /// The skills that the rater was asked about and has not seen, in the framework's order.
    pub not_seen: Vec<SkillId>,
    /// The ratings, by the position of the skill.
    skills: Vec<Option<SkillRating>>,
}

/// The rating of one skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillRating {
    /// The level.
    pub level: Level,
    /// The evidence that the rater has seen; empty if they wrote nothing.
    pub evidence: Clean,
    /// The rater's note; empty if there is none, or if notes stayed out.
    pub note: Clean,
}

impl Rating {
    /// Builds a rating without any level yet.
    pub(super) fn empty(framework: &Arc<Framework>, [about, by]: [Name; 2], on: Date, edition: u32) -> Self {
        let skills = vec![None; framework.skills().len()];
        Self { about, by, on, edition, framework: Arc::clone(framework), not_seen: Vec::new(), skills }
    }

    /// Returns the rating that an assessment about another person holds. `None` if it is about the person themself. A
    /// rating whose day is unknown gets `today`.
    #[must_use]
    pub fn of(assessment: &Assessment, today: Date) -> Option<Self> {
        let about = assessment.about()?;
        let framework = assessment.framework();
        let on = assessment.answered_on().map_or(today, Day::latest);
        let names = [about.subject.clone(), about.by.clone()];
        let mut rating = Self::empty(framework, names, on, framework.edition());
        for skill in assessment.asked() {
            let Entry { choice, evidence, note, .. } = assessment.entry(skill);
            match choice.level() {
                Some(level) => {
                    rating.give(skill, SkillRating { level, evidence: evidence.clone(), note: note.clone() });
                }
                None => rating.not_seen.push(skill),
            }
        }
        Some(rating)
    }

    /// Returns the rating without the rater's notes, which are private.
    #[must_use]
    pub fn without_notes(mut self) -> Self {
        for rating in self.skills.iter_mut().flatten() {
            rating.note = Clean::default();
        }
        self
    }

    pub(super) fn give(&mut self, skill: SkillId, rating: SkillRating) {
        self.skills[skill.index()] = Some(rating);
    }

    /// Returns the rating of a skill. `None` if the rater has not seen it.
    #[must_use]
    pub fn skill(&self, skill: SkillId) -> Option<&SkillRating> {
        self.skills[skill.index()].as_ref()
    }

    /// Returns how many skills have a level.
    #[must_use]
    pub fn count(&self) -> usize {
        self.skills.iter().flatten().count()
    }

    /// Returns the values of one skill for scoring, as if the rater had answered. It carries how far the level may be
    /// off.
    #[must_use]
    pub fn mark(&self, skill: SkillId) -> Mark {
        self.skill(skill).map_or_else(Mark::default, |rating| Mark {
            choice: Choice::Level(rating.level),
            shown: !rating.evidence.is_empty(),
            look_again: self.framework.is_worth_another_look(skill, rating.level, self.edition),
            ..Mark::default()
        })
    }

    /// Returns the ratings as the answers of an assessment about another person, for a comparison.
    #[must_use]
    pub fn as_assessment(&self, own: &Assessment) -> Assessment {
        let mut assessment = Assessment::new(&self.framework, own.name().clone(), own.aim());
        let asked = self.framework.skills().collect();
        assessment.set_about(About { subject: self.about.clone(), by: self.by.clone(), asked });
        for skill in self.framework.skills() {
            let Some(SkillRating { level, evidence, .. }) = self.skill(skill) else { continue };
            let given = Given { day: Day::On(self.on), edition: self.edition, revision: 0 };
            let entry = Entry {
                choice: Choice::Level(*level),
                evidence: evidence.clone(),
                given: Some(given),
                ..Entry::default()
            };
            assessment.restore_entry(skill, entry);
        }
        assessment
    }
}
