//! Random frameworks and random answers to them.
//!
//! Half of the people are shaped like the holder of some role, the others like nobody in particular. Some have answered
//! little, some nearly all, some all, and for a few half of the skills do not apply. Answers shrink to none.

use std::fmt;
use std::sync::{Arc, LazyLock};

use devrel_ready::assessment::{Choice, Mark, Sheet, Sureness};
use devrel_ready::framework::{BandId, Framework, Level, RoleId, SkillId};
use devrel_ready::plan::{Plan, path_with_margin, shortest_path};
use devrel_ready::score::{Scorecard, Scores};
use proptest::arbitrary::any;
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::option;
use proptest::prop_oneof;
use proptest::sample::{Index, select};
use proptest::strategy::{Just, Strategy};

use super::frameworks::blueprints;

/// The number of answers of a random person: the number of skills in the largest framework here.
pub(super) const ANSWERS: usize = 28;

static SHIPPED: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);

/// A framework and one person's answers.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) framework: Arc<Framework>,
    pub(super) sheet: Sheet,
    /// For every skill, whether it is starred.
    pub(super) starred: Vec<bool>,
}

impl Case {
    pub(super) fn scores(&self) -> Scores {
        Scores::of(&self.framework, self.sheet.clone())
    }

    /// Returns the shortest path to ready for the role and band of a card.
    pub(super) fn path(&self, card: &Scorecard) -> Option<Plan> {
        shortest_path(&self.framework, &self.sheet, card, |skill| self.starred[skill.index()])
    }

    /// Returns the same with a margin.
    pub(super) fn path_with_margin(&self, card: &Scorecard) -> Option<Plan> {
        path_with_margin(&self.framework, &self.sheet, card, |skill| self.starred[skill.index()])
    }

    pub(super) fn role(&self, index: Index) -> RoleId {
        pick(self.framework.roles(), index)
    }

    pub(super) fn band(&self, index: Index) -> BandId {
        pick(self.framework.bands(), index)
    }

    pub(super) fn skill(&self, index: Index) -> SkillId {
        pick(self.framework.skills(), index)
    }

    /// Returns the same person with one answer changed.
    pub(super) fn answering(&self, skill: SkillId, choice: Choice) -> Self {
        let mut changed = self.clone();
        changed.sheet.choose(skill, choice);
        changed
    }

    /// Returns the skills without an answer.
    pub(super) fn open(&self) -> Vec<SkillId> {
        self.framework.skills().filter(|skill| self.sheet.choice(*skill) == Choice::Unanswered).collect()
    }

    /// Returns the same person several times, each time with one more open skill answered, until none is left.
    pub(super) fn answered_one_by_one(&self, later: &[(u8, Choice)]) -> Vec<Self> {
        let mut open = self.open();
        open.sort_by_key(|skill| later[skill.index()].0);
        let mut stages = vec![self.clone()];
        for skill in open {
            stages.push(stages[stages.len() - 1].answering(skill, later[skill.index()].1));
        }
        stages
    }
}

fn pick<T>(mut from: impl ExactSizeIterator<Item = T>, index: Index) -> T {
    let position = index.index(from.len());
    from.nth(position).expect("an index is below the length")
}

/// Prints a case briefly, because people read it when a claim has failed.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let framework = &self.framework;
        for band in framework.bands() {
            write!(f, "{} asks {}; ", framework.band(band).key, framework.band(band).ready_at)?;
        }
        writeln!(f, "effort {:?}", framework.effort())?;
        for domain in framework.domains() {
            let skills: Vec<&str> =
                framework.skills_of(domain).map(|skill| framework.skill(skill).key.as_str()).collect();
            writeln!(f, "{}: {}", framework.domain(domain).key, skills.join(" "))?;
        }
        for role in framework.roles().map(|role| framework.role(role)) {
            write!(f, "{}:", role.key)?;
            for listed in &role.requirements {
                let must_have = if listed.must_have { "!" } else { "" };
                let targets: Vec<u32> = framework.bands().map(|band| listed.target(band).number()).collect();
                let key = &framework.skill(listed.skill).key;
                write!(f, " {key} {}{must_have} w{} t{targets:?};", listed.importance.word(), listed.weight)?;
            }
            writeln!(f)?;
        }
        write!(f, "answers:")?;
        for skill in framework.skills() {
            let mark = self.sheet.mark(skill);
            write!(f, " {}=", framework.skill(skill).key)?;
            match mark.choice {
                Choice::Unanswered => write!(f, "?")?,
                Choice::NotApplicable => write!(f, "n/a")?,
                Choice::Level(level) => write!(f, "{level}")?,
            }
            let sureness = match mark.sureness {
                Sureness::Sure => " sure",
                Sureness::Unsaid => "",
                Sureness::Unsure => " unsure",
            };
            let shown = if mark.shown { " shown" } else { "" };
            let again = if mark.look_again { " again" } else { "" };
            let star = if self.starred[skill.index()] { " star" } else { "" };
            write!(f, "{sureness}{shown}{again}{star};")?;
        }
        Ok(())
    }
}

/// A random person before the framework is known.
#[derive(Debug, Clone)]
struct Person {
    answers: Vec<(Mark, bool)>,
    /// The role and band that shape the person.
    shape: Option<(Index, Index)>,
}

impl Person {
    fn facing(&self, framework: Arc<Framework>) -> Case {
        let starred = self.answers.iter().map(|(_, starred)| *starred).collect();
        let blank: Sheet = framework.skills().map(|_| Mark::default()).collect();
        let mut case = Case { framework, sheet: blank, starred };
        let shape = self.shape.map(|(role, band)| (case.role(role), case.band(band)));
        let mark = |skill: SkillId| {
            let (mark, _) = self.answers[skill.index()];
            match (mark.choice, shape) {
                (Choice::Level(level), Some(shape)) => {
                    Mark { choice: Choice::Level(near_target(&case.framework, skill, (shape, level))), ..mark }
                }
                _ => mark,
            }
        };
        case.sheet = case.framework.skills().map(mark).collect();
        case
    }
}

/// Returns a level near the target of a role and band, or a low one for a skill that the role does not list.
fn near_target(framework: &Framework, skill: SkillId, ((role, band), drawn): ((RoleId, BandId), Level)) -> Level {
    match framework.role(role).requirement(skill).map(|listed| listed.target(band)) {
        Some(target) => [target, target, target.up(), target.down(), target.up().up()][drawn.index()],
        None => drawn.down().down(),
    }
}

/// Generates a person with a random framework.
pub(super) fn on_random_frameworks() -> impl Strategy<Value = Case> {
    (blueprints(), people()).prop_map(|(blueprint, person)| person.facing(Arc::new(blueprint.framework())))
}

/// Generates a person with the shipped framework.
pub(super) fn on_the_shipped_framework() -> impl Strategy<Value = Case> {
    people().prop_map(|person| person.facing(Arc::clone(&SHIPPED)))
}

fn people() -> impl Strategy<Value = Person> {
    let little = vec(answers(prop_oneof![6 => Just(Choice::Unanswered), 1 => given_choices()]), ANSWERS);
    let nearly_all = vec(answers(prop_oneof![1 => Just(Choice::Unanswered), 8 => given_choices()]), ANSWERS);
    let all = vec(answers(given_choices()), ANSWERS);
    let half = vec(answers(prop_oneof![1 => Just(Choice::NotApplicable), 1 => given_choices()]), ANSWERS);
    let shape = option::of((any::<Index>(), any::<Index>()));
    (prop_oneof![2 => little, 4 => nearly_all, 3 => all, 1 => half], shape)
        .prop_map(|(answers, shape)| Person { answers, shape })
}

fn answers(choice: impl Strategy<Value = Choice>) -> impl Strategy<Value = (Mark, bool)> {
    let sureness = select(vec![Sureness::Unsaid, Sureness::Sure, Sureness::Unsure]);
    (choice, sureness, weighted(0.4), weighted(0.2), weighted(0.3)).prop_map(
        |(choice, sureness, shown, look_again, starred)| (Mark { choice, sureness, shown, look_again }, starred),
    )
}

/// Generates an answer, mostly a level.
pub(super) fn given_choices() -> impl Strategy<Value = Choice> {
    prop_oneof![9 => levels().prop_map(Choice::Level), 1 => Just(Choice::NotApplicable)]
}

/// Generates a level.
pub(super) fn levels() -> impl Strategy<Value = Level> {
    select(Level::ALL.to_vec())
}

/// Generates for every skill when it is answered later, and how. Not applicable is more frequent than in reality.
pub(super) fn later_answers() -> impl Strategy<Value = Vec<(u8, Choice)>> {
    let choice = prop_oneof![2 => levels().prop_map(Choice::Level), 1 => Just(Choice::NotApplicable)];
    vec((any::<u8>(), choice), ANSWERS)
}
