//! From an assessment to its report.

use jiff::Timestamp;

use super::document::{
    AimPart, AnswerMap, AnswerPart, CoveragePart, DomainPart, FrameworkPart, GapPart, LeadingPart, MustHavePart,
    REPORT_SCHEMA, ReadinessPart, Report, ResultPart, RoleCoveragePart,
};
use super::{
    Decimal, NOTICE, PlanPart, leading_term, leading_words, must_haves, must_haves_met, standing_words, verdict_terms,
    verdict_words,
};
use crate::assessment::{Aim, Assessment, Choice, Day, Entry, Sheet, Sureness};
use crate::framework::{BandId, Framework, Level, RoleId, SkillId};
use crate::plan::{Budget, Plan, most_gain, path_to, shortest_path};
use crate::score::{Evaluation, MustHave, Scorecard, gaps, remarks, strengths};
use crate::text::Clean;

/// Whether private notes go into the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// Leave them out; the default everywhere.
    Without,
    /// Put them in, because the person asked for it.
    With,
}

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Request<'r> {
    /// The questions and role profiles.
    pub framework: &'r Framework,
    /// The answers.
    pub assessment: &'r Assessment,
    /// When it is made.
    pub generated_at: Timestamp,
    /// Whether notes go in.
    pub notes: Notes,
    /// The effort that the person looked at a plan for, if at one; a text tells about it too.
    pub effort: Option<u32>,
    /// The role and band that are looked at. What the person aims at is told as it is, whatever they look at.
    pub scope: Scope,
}

/// The role and the band that a report tells about, where those aimed at are not meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// The role.
    pub role: Option<RoleId>,
    /// The band.
    pub band: Option<BandId>,
}

impl Scope {
    /// A role at a band.
    pub const fn at(role: RoleId, band: BandId) -> Self {
        Self { role: Some(role), band: Some(band) }
    }

    /// What is looked at, if it is not what is aimed at.
    fn beside(self, aim: Aim) -> Option<Aim> {
        let looked_at = Aim { role: self.role.or(aim.role), band: self.band.unwrap_or(aim.band) };
        (looked_at != aim).then_some(looked_at)
    }
}

impl Report {
    /// Builds a report.
    pub fn of(request: Request<'_>) -> Self {
        let Request { framework, assessment, generated_at, notes, effort, scope } = request;
        let evaluation = Evaluation::of(framework, assessment.sheet());
        let sheet = evaluation.sheet();
        let aim = assessment.aim();
        let looked_at = scope.beside(aim);
        let Aim { role, band } = looked_at.unwrap_or(aim);
        let ranking = evaluation.ranking(band);
        let coverage = sheet.coverage();
        let builder = Builder { framework, sheet };
        let role = role.or_else(|| ranking.leader());
        let planner = role.map(|role| Planner { framework, assessment, sheet, card: evaluation.card(role, band) });
        let answered_on = assessment.answered_on();
        Self {
            schema: REPORT_SCHEMA,
            generated_at: to_the_second(generated_at),
            answered_at: answered_on.and_then(Day::known).map(|day| day.to_string()),
            answered_words: assessment.answered_words(),
            name: assessment.name().to_string(),
            aim: builder.aim(aim),
            looked_at: looked_at.map(|looked_at| builder.aim(looked_at)),
            framework: FrameworkPart {
                id: framework.id().to_string(),
                edition: framework.edition(),
                sha256: framework.sha256(),
            },
            coverage: CoveragePart {
                answered: coverage.answered,
                not_applicable: coverage.not_applicable,
                unanswered: coverage.unanswered,
                skills: coverage.skills(),
            },
            answers: builder.answers(assessment, notes),
            results: evaluation.cards().map(|card| builder.result(card)).collect(),
            leading: LeadingPart {
                band: builder.band(band),
                roles: ranking.top.iter().map(|role| builder.role(*role)).collect(),
                settled: ranking.settled,
                decided: evaluation.is_decided(framework, band),
                words: leading_words(framework, ranking),
                term: leading_term(ranking),
            },
            plan: planner.as_ref().and_then(Planner::shortest),
            other_plans: planner.as_ref().map(|planner| planner.others(effort)).unwrap_or_default(),
            remarks: remarks(sheet).iter().map(ToString::to_string).collect(),
            notice: NOTICE,
        }
    }
}

fn to_the_second(time: Timestamp) -> String {
    Timestamp::from_second(time.as_second()).unwrap_or(time).to_string()
}

/// What plans are made from.
struct Planner<'p> {
    framework: &'p Framework,
    assessment: &'p Assessment,
    sheet: &'p Sheet,
    card: &'p Scorecard,
}

impl Planner<'_> {
    fn shortest(&self) -> Option<PlanPart> {
        let star = |skill| self.assessment.entry(skill).star;
        self.part(shortest_path(self.framework, self.sheet, self.card, star))
    }

    /// The way to the goals if there are any, and the most for some effort if that was looked at.
    fn others(&self, effort: Option<u32>) -> Vec<PlanPart> {
        let star = |skill| self.assessment.entry(skill).star;
        let goals = self.assessment.goal_sheet();
        let goals = goals.and_then(|goals| path_to(self.framework, self.sheet, self.card, &goals));
        let most = effort
            .and_then(|effort| most_gain(self.framework, self.sheet, self.card, Budget { effort, starred: star }));
        [goals, most].into_iter().filter_map(|plan| self.part(plan)).collect()
    }

    fn part(&self, plan: Option<Plan>) -> Option<PlanPart> {
        plan.map(|plan| PlanPart::of(self.framework, self.sheet, self.card, &plan))
    }
}

struct Builder<'b> {
    framework: &'b Framework,
    sheet: &'b Sheet,
}

impl Builder<'_> {
    fn skill(&self, skill: SkillId) -> String {
        self.framework.skill(skill).key.to_string()
    }

    fn role(&self, role: RoleId) -> String {
        self.framework.role(role).key.to_string()
    }

    fn band(&self, band: BandId) -> String {
        self.framework.band(band).key.to_string()
    }

    fn aim(&self, aim: Aim) -> AimPart {
        AimPart { role: aim.role.map(|role| self.role(role)), band: self.band(aim.band) }
    }

    fn answers(&self, assessment: &Assessment, notes: Notes) -> AnswerMap {
        let current = self.framework.skills().map(|skill| (self.skill(skill), assessment.entry(skill)));
        let retired = assessment.retired().iter().map(|(key, entry)| (key.to_string(), entry));
        let said = current.chain(retired).filter_map(|(key, entry)| {
            let part = answer(entry, notes, self.framework.edition());
            (part != AnswerPart::default()).then_some((key, part))
        });
        AnswerMap(said.collect())
    }

    fn result(&self, card: &Scorecard) -> ResultPart {
        let Self { framework, sheet } = *self;
        let readiness = card.readiness().map(|exact| ReadinessPart {
            percent: exact.percent(),
            numerator: exact.numerator,
            denominator: exact.denominator,
        });
        let domains = framework.domains().filter_map(|domain| card.domain(framework, sheet, domain));
        ResultPart {
            role: self.role(card.role),
            band: self.band(card.band),
            readiness,
            lowest: card.lowest().map(|score| score.times_floor(100)),
            highest: card.highest().map(|score| score.times_ceil(100)),
            likely: card.likely().map(|score| score.times_nearest(100)),
            error: card.error().map(Decimal::from),
            verdict: card.verdict.word(),
            verdict_words: verdict_words(card),
            terms: verdict_terms(card),
            standing: standing_words(framework, card),
            guaranteed: card.guaranteed,
            borderline: card.borderline,
            provisional: card.provisional,
            must_haves: self.must_haves(card),
            must_haves_met: must_haves_met(&card.must_haves),
            fit: card.fit().map(Decimal::nearest),
            shown: card.shown().map(|score| score.times_floor(100)),
            coverage: RoleCoveragePart {
                answered: card.coverage.answered,
                skills: card.coverage.skills,
                weight_percent: card.coverage.weight_percent(),
            },
            domains: domains
                .map(|part| DomainPart {
                    domain: framework.domain(part.domain).key.to_string(),
                    readiness: part.readiness().map(|score| score.times_floor(100)),
                    lowest: part.lowest().map(|score| score.times_floor(100)),
                    highest: part.highest().map(|score| score.times_ceil(100)),
                })
                .collect(),
            gaps: gaps(framework, sheet, card)
                .iter()
                .map(|gap| GapPart {
                    skill: self.skill(gap.skill),
                    level: gap.level.number(),
                    target: gap.target.number(),
                    points_lost: Decimal::floor(gap.lost),
                })
                .collect(),
            strengths: strengths(framework, sheet, card).into_iter().map(|skill| self.skill(skill)).collect(),
        }
    }

    fn must_haves(&self, card: &Scorecard) -> Vec<MustHavePart> {
        let part = |(must_have, words): (&MustHave, String)| MustHavePart {
            skill: self.skill(must_have.skill),
            floor: must_have.floor.number(),
            level: must_have.choice.level().map(Level::number),
            met: must_have.met(),
            na: must_have.is_left_out().then_some(true),
            words,
        };
        card.must_haves.iter().zip(must_haves(self.framework, card)).map(part).collect()
    }
}

fn answer(entry: &Entry, notes: Notes, edition: u32) -> AnswerPart {
    let day = entry.given.map(|given| given.day);
    let known = day.and_then(Day::known);
    let said = |text: &Clean| (!text.is_empty()).then(|| text.to_string());
    AnswerPart {
        level: entry.choice.level().map(Level::number),
        na: (entry.choice == Choice::NotApplicable).then_some(true),
        evidence: said(&entry.evidence),
        note: if notes == Notes::With { said(&entry.note) } else { None },
        sure: match entry.sureness {
            Sureness::Sure => Some("sure"),
            Sureness::Unsure => Some("unsure"),
            Sureness::Unsaid => None,
        },
        star: entry.star.then_some(true),
        flag: entry.flag.then_some(true),
        goal: entry.goal.map(Level::number),
        given_on: known.map(|day| day.to_string()),
        given_by: day.filter(|_| known.is_none()).map(|day| day.latest().to_string()),
        given_edition: entry.given.map(|given| given.edition).filter(|given| *given != edition),
        evidence_on: entry.evidence_on.map(|day| day.to_string()),
    }
}
