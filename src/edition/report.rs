//! The report about the answers of one person after an edition changed, and the former answers behind a new skill.

use crate::assessment::{Assessment, Choice, Entry, Given};
use crate::framework::{ChangeKind, Framework, Level, RoleId, SkillId};
use crate::order::Order as _;
use crate::text::Clean;

/// An answer that needs another look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAgain {
    /// The skill.
    pub skill: SkillId,
    /// The level that was given.
    pub level: Level,
    /// The levels whose meaning changed since.
    pub changed: Vec<Level>,
}

/// The effects of a new edition on the answers to an earlier one. Every answer is in one of the first four groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionReport {
    /// The edition of the answers.
    pub from: u32,
    /// The edition at hand.
    pub to: u32,
    /// The answers whose statements are the same.
    pub as_before: Vec<SkillId>,
    /// The answers whose statements have other words and mean the same.
    pub in_other_words: Vec<SkillId>,
    /// The answers that need another look.
    pub look_again: Vec<LookAgain>,
    /// The ids of the answers that are kept and no longer asked for.
    pub retired: Vec<Clean>,
    /// The skills that are new since, without an answer.
    pub new: Vec<SkillId>,
    /// The roles that expect other levels.
    pub roles: Vec<RoleId>,
}

impl EditionReport {
    /// Returns the report to show when an assessment is opened: its file is for an earlier edition, and it has answers.
    /// After the next save, the file is for the edition at hand.
    #[must_use]
    pub fn at_opening(assessment: &Assessment) -> Option<Self> {
        let is_earlier = assessment.file_edition() < assessment.framework().edition();
        let report = || Self::of(assessment, assessment.file_edition());
        (is_earlier && assessment.foreign().is_none()).then(report).filter(|report| report.answers() > 0)
    }

    /// Sorts the answers of an assessment by what became of them since an edition.
    #[must_use]
    pub fn of(assessment: &Assessment, from: u32) -> Self {
        let framework = assessment.framework();
        let mut report = Self {
            from,
            to: framework.edition(),
            as_before: Vec::new(),
            in_other_words: Vec::new(),
            look_again: Vec::new(),
            retired: Vec::new(),
            new: Vec::new(),
            roles: Vec::new(),
        };
        for skill in framework.skills() {
            let entry = assessment.entry(skill);
            let level = entry.choice.level().filter(|_| assessment.is_worth_another_look(skill));
            match (entry.choice, level) {
                (Choice::Unanswered, _) if is_begun_since(framework, skill, from) => report.new.push(skill),
                (Choice::Unanswered, _) => {}
                (_, Some(level)) => {
                    let changed = changed_levels(framework, skill, entry);
                    report.look_again.push(LookAgain { skill, level, changed });
                }
                (_, None) if has_other_words(framework, skill, entry) => report.in_other_words.push(skill),
                (_, None) => report.as_before.push(skill),
            }
        }
        let retired = assessment.retired().iter().filter(|(_, entry)| entry.choice != Choice::Unanswered);
        report.retired = retired.map(|(key, _)| key.clone()).collect();
        report.roles = framework.roles().filter(|role| framework.expects_otherwise_since(*role, from)).collect();
        report
    }

    /// Counts the answers of the report.
    #[must_use]
    pub const fn answers(&self) -> usize {
        self.as_before.len() + self.in_other_words.len() + self.look_again.len() + self.retired.len()
    }
}

fn is_begun_since(framework: &Framework, skill: SkillId, edition: u32) -> bool {
    framework.changes_since(skill, edition).iter().any(|change| change.kind.begins_a_skill())
}

/// Returns the levels whose meaning changed since an answer was given, the lowest first.
fn changed_levels(framework: &Framework, skill: SkillId, entry: &Entry) -> Vec<Level> {
    let since = entry.given.map_or(framework.edition(), |given| given.edition);
    let changes = framework.changes_since(skill, since);
    let is_changed = |level: &Level| {
        since == Given::OTHER_WORDS
            || changes
                .iter()
                .any(|it| it.kind.begins_a_skill() || (it.kind == ChangeKind::Meaning && it.levels.contains(level)))
    };
    Level::ALL.into_iter().filter(is_changed).collect()
}

/// Returns whether the statements that an answer rests on, at its level and the next one, have other words now. If the
/// framework does not keep the earlier ones, any change of the skill counts.
fn has_other_words(framework: &Framework, skill: SkillId, entry: &Entry) -> bool {
    let Some(given) = entry.given.filter(|given| given.edition < framework.edition()) else { return false };
    let now = &framework.skill(skill).statements;
    match (framework.earlier_statements(given.edition, skill), entry.choice.level()) {
        (Some(before), Some(level)) => {
            [level, level.up()].iter().any(|level| before[level.index()] != now[level.index()])
        }
        (Some(before), None) => before != *now,
        (None, _) => !framework.changes_since(skill, given.edition).is_empty(),
    }
}

/// A former answer to a skill that a new one comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerAnswer {
    /// The id of the former skill.
    pub key: Clean,
    /// The answer.
    pub choice: Choice,
    /// The statement of the level, if the framework keeps it.
    pub statement: Option<Clean>,
}

/// Returns the former answers to the skills that a skill was split from or merged of. They are a hint for an unanswered
/// skill; nothing fills them in.
#[must_use]
pub fn former_answers(assessment: &Assessment, skill: SkillId) -> Vec<FormerAnswer> {
    let is_open = assessment.entry(skill).choice == Choice::Unanswered;
    if !is_open || assessment.retired().is_empty() {
        return Vec::new();
    }
    let framework = assessment.framework();
    let changes = framework.changes_since(skill, 0);
    let mut origins: Vec<(&Clean, u32)> =
        changes.iter().flat_map(|change| change.from.iter().map(|key| (key, change.edition))).collect();
    let mut found: Vec<FormerAnswer> = Vec::new();
    // An origin can come from other skills itself, in an earlier edition.
    while let Some((key, edition)) = origins.pop() {
        let earlier = framework.changes().iter().filter(|it| it.key == *key && it.edition < edition);
        origins.extend(earlier.flat_map(|it| it.from.iter().map(|from| (from, it.edition))));
        let kept = assessment.retired().iter().find(|(retired, _)| retired == key);
        let Some((_, entry)) = kept.filter(|(_, entry)| entry.choice != Choice::Unanswered) else { continue };
        if found.iter().all(|it| it.key != *key) {
            let level = entry.choice.level();
            let statements = entry.given.and_then(|given| framework.statements_of(given.edition, key));
            let statement = level.zip(statements).map(|(level, five)| five[level.index()].clone());
            found.push(FormerAnswer { key: key.clone(), choice: entry.choice, statement });
        }
    }
    found.order_by(|a, b| a.key.cmp(&b.key));
    found
}
