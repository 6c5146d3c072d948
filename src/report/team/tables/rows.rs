//! The rows of the tables: a person, an answer, a result, and a target of a role.
//!
//! All results are computed from the answers. What a report says about them is not read.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::column::{Column, ColumnSpec, ColumnType, TableCell, columns};
use crate::assessment::{Choice, Coverage, Sureness};
use crate::framework::{BandId, Framework, Importance, Level, Requirement, RoleId, SkillId};
use crate::report::BriefReport;
use crate::report::team::PersonReport;
use crate::score::Evaluation;
use crate::score::{Fraction, Ranking, Scorecard};
use crate::text::Clean;

/// A person as the tables tell about them.
#[derive(Debug)]
pub struct TabledPerson {
    person: Clean,
    group: Option<Clean>,
    report: BriefReport,
    evaluation: Evaluation,
    coverage: Coverage,
    today: Date,
}

impl TabledPerson {
    /// Computes the results of a person. `person` is the name in the tables.
    #[must_use]
    pub fn of(framework: &Arc<Framework>, report: PersonReport, person: Clean, today: Date) -> Self {
        let PersonReport { group, report, .. } = report;
        let evaluation = Evaluation::of(framework, report.sheet.clone());
        let coverage = report.sheet.coverage();
        Self { person, group, report, evaluation, coverage, today }
    }

    fn framework(&self) -> &Framework {
        self.evaluation.framework()
    }

    fn ranking(&self) -> &Ranking {
        self.evaluation.ranking(self.report.aim.band)
    }

    fn aim_role(&self) -> Option<RoleId> {
        self.report.aim.role
    }

    fn aim_band(&self) -> TableCell<'_> {
        TableCell::text(self.framework().band(self.report.aim.band).key.as_str())
    }

    fn age_days(&self) -> Option<u64> {
        let age = self.today.since(self.report.answered_on?).ok()?.get_days();
        u64::try_from(age).ok()
    }

    /// Returns the rows of the answers, one for each skill.
    pub(super) fn answers(&self) -> impl Iterator<Item = AnswerRow<'_>> {
        self.framework().skills().map(|skill| AnswerRow { of: self, skill })
    }

    /// Returns the rows of the results, one for each role and band.
    pub(super) fn results(&self) -> impl Iterator<Item = ResultRow<'_>> {
        self.evaluation.cards().map(|card| ResultRow { of: self, card })
    }
}

/// The answer of a person to one skill.
pub(super) struct AnswerRow<'p> {
    of: &'p TabledPerson,
    skill: SkillId,
}

/// The result of a person for one role at one band.
pub(super) struct ResultRow<'p> {
    of: &'p TabledPerson,
    card: &'p Scorecard,
}

/// The demand of a role at a band.
pub(super) struct TargetRow<'f> {
    framework: &'f Framework,
    role: RoleId,
    band: BandId,
    listed: &'f Requirement,
}

/// Returns the rows of the targets, in the order of the framework.
pub(super) fn targets(framework: &Framework) -> impl Iterator<Item = TargetRow<'_>> {
    let places = framework.roles().flat_map(|role| framework.bands().map(move |band| (role, band)));
    places.flat_map(move |(role, band)| {
        let listed = framework.role(role).requirements.iter();
        listed.map(move |listed| TargetRow { framework, role, band, listed })
    })
}

pub(super) type PersonCell = for<'r> fn(&'r TabledPerson) -> TableCell<'r>;
pub(super) type AnswerCell = for<'r> fn(&'r AnswerRow<'r>) -> TableCell<'r>;
pub(super) type ResultCell = for<'r> fn(&'r ResultRow<'r>) -> TableCell<'r>;
pub(super) type TargetCell = for<'r> fn(&'r TargetRow<'r>) -> TableCell<'r>;

/// The columns of the people.
pub(super) const PEOPLE: &[Column<PersonCell>] = columns! {
    "person" Text: "The person; the same in all tables." = |it| TableCell::text(it.person.as_str());
    "grp" Text or null: "The group of the person." = |it| TableCell::words(it.group.as_ref());
    "answered_at" Text or null: "The day of the newest answer, if it is known." = |it| day(it.report.answered_on);
    "generated_at" Text or null: "The time of the report; empty for a file of answers."
        = |it| TableCell::text(it.report.generated_at.as_str());
    "age_days" Int or null: "The days since the newest answer." = |it| TableCell::number(it.age_days());
    "aim_role" Text or null: "The role that the person aims at." = |it| role(it.framework(), it.aim_role());
    "aim_band" Text: "The band that the person aims at." = |it| it.aim_band();
    "framework" Text: "The id of the questions and role profiles." = |it| TableCell::text(it.framework().id().as_str());
    "edition" Int: "The edition of the questions that were answered." = |it| TableCell::Int(it.report.edition.into());
    "sha256" Text: "The checksum of the framework that all results are computed with."
        = |it| TableCell::text(it.framework().sha256());
    "answered" Int: "The number of skills with a level." = |it| TableCell::count(it.coverage.answered);
    "not_applicable" Int: "The number of skills that do not apply." = |it| TableCell::count(it.coverage.not_applicable);
    "unanswered" Int: "The number of skills without an answer." = |it| TableCell::count(it.coverage.unanswered);
    "leader" Text or null: "The role that is closest to the skills of the person at the band of the aim."
        = |it| role(it.framework(), it.ranking().leader());
    "settled" Bool: "Whether the open answers are unlikely to put another role in front."
        = |it| TableCell::Bool(it.ranking().settled);
    "decided" Bool: "Whether no open answer can put another role in front."
        = |it| TableCell::Bool(it.evaluation.is_decided(it.report.aim.band));
};

/// The columns of the answers.
pub(super) const ANSWERS: &[Column<AnswerCell>] = columns! {
    "person" Text: "The person." = |it| TableCell::text(it.of.person.as_str());
    "grp" Text or null: "The group of the person." = |it| TableCell::words(it.of.group.as_ref());
    "aim_band" Text: "The band that the person aims at." = |it| it.of.aim_band();
    "skill" Text: "The id of the skill; every skill of the framework has a row."
        = |it| TableCell::text(it.of.framework().skill(it.skill).key.as_str());
    "domain" Text: "The id of the domain of the skill." = |it| domain(it.of.framework(), it.skill);
    "level" Int or null: "The level, 0 to 4; empty without an answer and if the skill does not apply."
        = |it| level(it.of.report.sheet.choice(it.skill).level());
    "not_applicable" Bool: "Whether the skill does not apply to the person."
        = |it| TableCell::Bool(it.of.report.sheet.choice(it.skill) == Choice::NotApplicable);
    "has_evidence" Bool: "Whether there is evidence; its text is not in the tables."
        = |it| TableCell::Bool(it.of.report.sheet.mark(it.skill).shown);
    "sure" Text or null: "The word sure or unsure, if the person said so."
        = |it| sureness(it.of.report.sheet.mark(it.skill).sureness);
    "wants" Bool: "Whether the person wants to grow the skill." = |it| TableCell::Bool(it.of.report.wants[it.skill.index()]);
    "goal" Int or null: "The level that the person wants to get to." = |it| level(it.of.report.goals[it.skill.index()]);
};

/// The columns of the results.
pub(super) const RESULTS: &[Column<ResultCell>] = columns! {
    "person" Text: "The person." = |it| TableCell::text(it.of.person.as_str());
    "grp" Text or null: "The group of the person." = |it| TableCell::words(it.of.group.as_ref());
    "role" Text: "The id of the role." = |it| role(it.of.framework(), Some(it.card.role));
    "band" Text: "The id of the band." = |it| TableCell::text(it.of.framework().band(it.card.band).key.as_str());
    "aimed_at" Bool: "Whether the person aims at this role and band." = |it| {
        let aim = it.of.report.aim;
        TableCell::Bool((aim.role, aim.band) == (Some(it.card.role), it.card.band))
    };
    "numerator" Int or null: "The sum of weight times credit; empty until every skill of the role has an answer."
        = |it| TableCell::number(it.card.readiness().map(|exact| exact.numerator));
    "denominator" Int or null: "The same sum of a person exactly on every target; empty with the numerator."
        = |it| TableCell::number(it.card.readiness().map(|exact| exact.denominator));
    "lowest" Int or null: "The readiness in percent with open answers at 0, rounded down."
        = |it| TableCell::number(it.card.lowest().map(Fraction::percent));
    "highest" Int or null: "The readiness in percent with open answers on target, rounded up."
        = |it| TableCell::number(it.card.highest().map(|score| score.times_ceil(100)));
    "likely" Int or null: "The readiness in percent if open answers resemble the others, rounded to the nearest."
        = |it| TableCell::number(it.card.likely().map(|score| score.times_nearest(100)));
    "error_tenths" Int or null: "The standard error of the readiness in tenths of a point."
        = |it| TableCell::number(it.card.error().map(|error| error.0));
    "verdict" Text: "The word ready, not-yet, open or not-assessed." = |it| TableCell::text(it.card.verdict.word());
    "guaranteed" Bool: "Whether no later answer can change the verdict." = |it| TableCell::Bool(it.card.guaranteed);
    "borderline" Bool: "Whether the score is so close to the bar that another day could change the verdict."
        = |it| TableCell::Bool(it.card.borderline);
    "provisional" Bool: "Whether ready holds only because skills do not apply." = |it| TableCell::Bool(it.card.provisional);
    "must_haves_met" Bool or null: "Whether every must-have reaches its floor; empty while open answers decide."
        = |it| TableCell::truth(must_haves_met(it.card));
    "shown" Int or null: "The readiness in percent with levels without evidence at 0, rounded down."
        = |it| TableCell::number(it.card.shown().map(Fraction::percent));
};

/// The columns of the targets.
pub(super) const TARGETS: &[Column<TargetCell>] = columns! {
    "role" Text: "The id of the role." = |it| role(it.framework, Some(it.role));
    "band" Text: "The id of the band." = |it| TableCell::text(it.framework.band(it.band).key.as_str());
    "skill" Text: "The id of the skill." = |it| TableCell::text(it.framework.skill(it.listed.skill).key.as_str());
    "domain" Text: "The id of the domain of the skill." = |it| domain(it.framework, it.listed.skill);
    "importance" Int: "The importance of the skill for the role: 1 core, 2 important, 3 helpful."
        = |it| importance(it.listed.importance);
    "target" Int: "The level that the role asks for at the band, 1 to 4." = |it| level(Some(it.listed.target(it.band)));
    "floor" Int or null: "The lowest level that does not rule out ready; empty if the skill is no must-have."
        = |it| level(it.listed.is_must_have(it.band).then(|| it.listed.floor(it.band)));
    "weight" Int: "The importance in points." = |it| TableCell::Int(it.listed.weight.into());
};

fn day(day: Option<Date>) -> TableCell<'static> {
    day.map_or(TableCell::Null, |day| TableCell::Text(Cow::Owned(day.to_string())))
}

fn role(framework: &Framework, role: Option<RoleId>) -> TableCell<'_> {
    role.map_or(TableCell::Null, |role| TableCell::text(framework.role(role).key.as_str()))
}

fn domain(framework: &Framework, skill: SkillId) -> TableCell<'_> {
    TableCell::text(framework.domain(framework.skill(skill).domain).key.as_str())
}

fn level(level: Option<Level>) -> TableCell<'static> {
    TableCell::number(level.map(Level::number))
}

const fn sureness(sureness: Sureness) -> TableCell<'static> {
    match sureness {
        Sureness::Unsaid => TableCell::Null,
        Sureness::Sure => TableCell::Text(Cow::Borrowed("sure")),
        Sureness::Unsure => TableCell::Text(Cow::Borrowed("unsure")),
    }
}

fn importance(importance: Importance) -> TableCell<'static> {
    TableCell::Int(match importance {
        Importance::Core => 1,
        Importance::Important => 2,
        Importance::Helpful => 3,
    })
}

/// Returns whether all must-haves are met. `None` if open answers decide.
fn must_haves_met(card: &Scorecard) -> Option<bool> {
    if card.must_haves.iter().any(|must_have| must_have.rules_out_ready()) {
        return Some(false);
    }
    card.must_haves.iter().all(|must_have| must_have.met() == Some(true)).then_some(true)
}
