//! Confirming what a posting asks for, skill by skill, and the role profile that it makes.
//!
//! A pure state: each method is one decision of the person. It asks and shows nothing, so that both shells can use it.
//! Nothing is scored here.

use std::sync::Arc;

use jiff::civil::Date;

use super::find::{MentionGroup, Posting};
use crate::framework::{BandId, DraftRequirement, Framework, Importance, Level, RoleDraft, RoleId, SkillId};
use crate::text::Clean;

/// The target if there is no role to take it from.
const TARGET: Level = Level::ALL[2];

/// The decision of a person about a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// The skill is asked for.
    Kept,
    /// The skill is not asked for.
    Dropped,
}

/// A skill of the role to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleItem {
    /// The skill.
    pub skill: SkillId,
    /// The group in which it was found. `NotFound` if the person added it.
    pub group: MentionGroup,
    /// The decision.
    pub decision: Decision,
    /// The level wanted at the band.
    pub level: Level,
    /// Whether the person chose the level, which then stays the same at every band.
    pub is_chosen: bool,
    /// The importance.
    pub importance: Importance,
}

/// The state of confirming.
#[derive(Debug, Clone)]
pub struct RoleConfirmation {
    framework: Arc<Framework>,
    band: BandId,
    /// The role that lends its targets.
    nearest: Option<RoleId>,
    items: Vec<RoleItem>,
    /// The position of the current skill. The number of skills at the end of the list.
    at: usize,
}

/// The name of the role, and the day on which it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFrom {
    /// The id of the role.
    pub id: String,
    /// The name of the role.
    pub name: Clean,
    /// The day.
    pub day: Date,
}

impl RoleConfirmation {
    /// Begins with what a posting mentions: first what it clearly asks for, then what it perhaps asks for.
    #[must_use]
    pub fn new(framework: Arc<Framework>, posting: &Posting, band: BandId) -> Self {
        let nearest = posting.nearest.first();
        let mut confirmation = Self { framework, band, nearest, items: Vec::new(), at: 0 };
        for group in [MentionGroup::Clearly, MentionGroup::Perhaps] {
            let found = posting.group(group).into_iter().map(|mention| mention.skill);
            let items: Vec<RoleItem> = found.map(|skill| confirmation.item(skill, group)).collect();
            confirmation.items.extend(items);
        }
        confirmation
    }

    fn item(&self, skill: SkillId, group: MentionGroup) -> RoleItem {
        let importance = if group == MentionGroup::Clearly { Importance::Core } else { Importance::Important };
        let level = self.usual_target(skill, self.band);
        RoleItem { skill, group, decision: Decision::Open, level, is_chosen: false, importance }
    }

    /// Returns the target that the nearest role has for a skill.
    fn usual_target(&self, skill: SkillId, band: BandId) -> Level {
        let requirement = self.nearest.and_then(|role| self.framework.role(role).requirement(skill));
        requirement.map_or(TARGET, |requirement| requirement.target(band))
    }

    /// Returns the framework.
    #[must_use]
    pub const fn framework(&self) -> &Arc<Framework> {
        &self.framework
    }

    /// Returns the band whose levels are asked for.
    #[must_use]
    pub const fn band(&self) -> BandId {
        self.band
    }

    /// Returns the role that lends its targets.
    #[must_use]
    pub const fn nearest(&self) -> Option<RoleId> {
        self.nearest
    }

    /// Returns the skills in order.
    #[must_use]
    pub fn items(&self) -> &[RoleItem] {
        &self.items
    }

    /// Returns the current skill. `None` at the end of the list.
    #[must_use]
    pub fn current(&self) -> Option<RoleItem> {
        self.items.get(self.at).copied()
    }

    /// Returns the position of the current skill, counted from 0.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.at
    }

    /// Returns the number of skills with a decision.
    #[must_use]
    pub fn count(&self, decision: Decision) -> usize {
        self.items.iter().filter(|item| item.decision == decision).count()
    }

    /// Keeps the current skill, at another level if one is given, and goes on to the next open one. Level 0 asks for
    /// nothing, so it drops the skill.
    pub fn keep(&mut self, level: Option<Level>) {
        if level == Some(Level::ALL[0]) {
            return self.decide(Decision::Dropped);
        }
        if let (Some(item), Some(level)) = (self.items.get_mut(self.at), level) {
            item.level = level;
            item.is_chosen = true;
        }
        self.decide(Decision::Kept);
    }

    /// Drops the current skill and goes on to the next open one.
    pub fn drop_current(&mut self) {
        self.decide(Decision::Dropped);
    }

    /// Leaves the decision about the current skill as it is, and goes on. An open skill is kept at its usual level.
    pub fn go_on(&mut self) {
        match self.current().map(|item| item.decision) {
            Some(Decision::Dropped) => self.decide(Decision::Dropped),
            _ => self.decide(Decision::Kept),
        }
    }

    /// Changes the importance of the current skill.
    pub fn weigh(&mut self, importance: Importance) {
        if let Some(item) = self.items.get_mut(self.at) {
            item.importance = importance;
        }
    }

    /// Makes a skill the current one. One that was not found is added behind the others.
    pub fn add(&mut self, skill: SkillId) {
        if let Some(position) = self.items.iter().position(|item| item.skill == skill) {
            self.at = position;
            return;
        }
        self.at = self.items.len();
        self.items.push(self.item(skill, MentionGroup::NotFound));
    }

    /// Goes back to the skill before. Returns `false` at the first one.
    pub const fn back(&mut self) -> bool {
        let can = self.at > 0;
        self.at = self.at.saturating_sub(1);
        can
    }

    /// Asks for the levels of another band. A level that the person chose stays.
    pub fn look_at(&mut self, band: BandId) {
        self.band = band;
        for position in 0..self.items.len() {
            let RoleItem { skill, is_chosen, .. } = self.items[position];
            if !is_chosen {
                self.items[position].level = self.usual_target(skill, band);
            }
        }
    }

    /// Goes to a skill by its position.
    pub fn go_to(&mut self, position: usize) {
        self.at = position.min(self.items.len());
    }

    /// Keeps every skill that is still open, with its usual level.
    pub fn keep_rest(&mut self) {
        for item in self.items.iter_mut().filter(|item| item.decision == Decision::Open) {
            item.decision = Decision::Kept;
        }
        self.at = self.items.len();
    }

    fn decide(&mut self, decision: Decision) {
        let Some(item) = self.items.get_mut(self.at) else { return };
        item.decision = decision;
        let is_open = |position: &usize| self.items[*position].decision == Decision::Open;
        let after = (self.at + 1..self.items.len()).find(is_open);
        self.at = after.or_else(|| (0..self.at).find(is_open)).unwrap_or(self.items.len());
    }

    /// Returns the role profile of the kept skills. `None` if none is kept.
    #[must_use]
    pub fn finish(&self, made: MadeFrom) -> Option<RoleDraft> {
        let kept = self.items.iter().filter(|item| item.decision == Decision::Kept);
        let requirements: Vec<DraftRequirement> = kept.map(|item| self.requirement(*item)).collect();
        let MadeFrom { id, name, day } = made;
        let summary = format!("Made from a job posting on {day}.");
        let draft = RoleDraft { id, name, summary, must_have: Vec::new(), requirements };
        (!draft.requirements.is_empty()).then_some(draft)
    }

    /// Returns the targets at all bands: the confirmed one at its band, and those of the nearest role at the others,
    /// moved as far as needed so that they never fall from band to band.
    fn requirement(&self, item: RoleItem) -> DraftRequirement {
        let mut targets: Vec<Level> = self.framework.bands().map(|band| self.usual_target(item.skill, band)).collect();
        let confirmed = self.band.index();
        targets[confirmed] = item.level;
        for band in (0..confirmed).rev() {
            targets[band] = targets[band].min(targets[band + 1]);
        }
        for band in confirmed + 1..targets.len() {
            targets[band] = targets[band].max(targets[band - 1]);
        }
        DraftRequirement { skill: item.skill, importance: item.importance, targets }
    }
}
