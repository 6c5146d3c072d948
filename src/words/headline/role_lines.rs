//! The lines about one role: what is in the way, how firm it is, and the shortest way.

use super::lines::{HeadlineRow, Said, missed, row, tenths, way};
use super::teller::Teller;
use crate::assessment::{Assessment, Choice};
use crate::framework::{Level, RoleId, SkillId};
use crate::plan::{Plan, PlanTo, Planner};
use crate::score::{Evaluation, Fraction, MustHave, Scorecard, Tenths, Verdict, gaps, reaches_bar, strengths};
use crate::text::{counted, listed};
use crate::words::error_words;

impl Teller<'_> {
    /// Returns the lines about a role: what is in the way and what leads on.
    pub(super) fn rows(self, card: &Scorecard) -> Vec<HeadlineRow> {
        let is_close = card.borderline && missed(card).next().is_none();
        match (self.in_the_way(card), card.verdict) {
            (_, Verdict::NotAssessed) => vec![row("Next", "give one of its skills a level")],
            (Some(in_the_way), _) if card.blocked_by().next().is_some() => {
                vec![in_the_way, row("Next", "give it a level to be judged; no plan leads past it")]
            }
            (_, Verdict::Ready) if card.provisional => self.provisional(card),
            (_, Verdict::Ready) if card.borderline => self.borderline(card, "not yet"),
            (_, Verdict::Ready) => self.ready(card),
            (_, _) if is_close => self.borderline(card, "ready"),
            (in_the_way, _) => in_the_way.into_iter().chain([self.shortest_way(card)]).collect(),
        }
    }

    /// Says what is in the way of a role; `None` if nothing is.
    pub(super) fn in_the_way(self, card: &Scorecard) -> Option<HeadlineRow> {
        if let Some(skill) = card.blocked_by().next() {
            let name = &self.framework.skill(skill).name;
            let words = Said::new(
                format!("{name} is a must-have and marked as not applicable"),
                format!("{name} is marked as not applicable"),
            );
            return Some(row("In the way", words));
        }
        let missed: Vec<&MustHave> = missed(card).collect();
        let text = match (card.verdict, missed.as_slice()) {
            (Verdict::Ready | Verdict::NotAssessed, _) => return None,
            (_, []) => self.points_missing(card),
            (_, [one]) => self.must_have_missing(card, **one),
            (_, several) => {
                let names: Vec<&str> = several.iter().map(|it| self.framework.skill(it.skill).short.as_str()).collect();
                let first = if names.len() > 3 {
                    format!("{} and {} more", names[..2].join(", "), names.len() - 2)
                } else {
                    listed(&names, "and")
                };
                let count = several.len();
                Said::new(
                    format!("{count} must-haves: {first}"),
                    format!("{count} must-haves: {}, {} more", names[0], count - 1),
                )
            }
        };
        Some(row("In the way", text))
    }

    fn points_missing(self, card: &Scorecard) -> Said {
        let missing = u64::from(self.ready_at()).saturating_sub(card.lowest().map_or(0, Fraction::percent));
        let points = counted(usize::try_from(missing).unwrap_or(0), "point", "points");
        match gaps(self.framework, self.evaluation.sheet(), card).first() {
            None => points.into(),
            Some(gap) => {
                let lost = tenths(Tenths(gap.lost.times_nearest(10)));
                let skill = self.framework.skill(gap.skill);
                let words = |name: &str| format!("{points}, most of all {name}, {lost}");
                Said::new(words(skill.name.as_str()), words(skill.short.as_str()))
            }
        }
    }

    fn must_have_missing(self, card: &Scorecard, must_have: MustHave) -> Said {
        let skill = self.framework.skill(must_have.skill);
        let (level, floor) = (must_have.choice.level().map_or(0, Level::number), must_have.floor);
        if self.one_step(card).is_some() {
            return format!("{} {level} → {floor}, nothing else", skill.name).into();
        }
        Said::new(
            format!("{} is at {level} and has to be at {floor}", skill.name),
            format!("{}, at {level}, needs {floor}", skill.short),
        )
    }

    /// Returns the must-have that one step would lift to its floor, if that alone leads to ready.
    pub(super) fn one_step(self, card: &Scorecard) -> Option<SkillId> {
        let mut missed = missed(card);
        let only = missed.next().filter(|_| missed.next().is_none() && card.blocked_by().next().is_none())?;
        let is_one_step = only.choice.level().is_some_and(|level| level.up() == only.floor);
        let is_reached = card.lowest().is_some_and(|lowest| reaches_bar(self.framework, self.band, lowest));
        (is_one_step && is_reached).then_some(only.skill)
    }

    fn borderline(self, card: &Scorecard, other: &str) -> Vec<HeadlineRow> {
        let error = card.error().map(error_words).filter(|words| !words.is_empty());
        let error = error.map_or_else(String::new, |words| format!("{words}, so "));
        let margin = self.plan(card.role, PlanTo::WithMargin).filter(|plan| !plan.steps.is_empty());
        let margin = margin.map(|plan| row("With a margin", way(&plan)));
        let firm = row("How firm", format!("{error}another day could say {other}"));
        std::iter::once(firm).chain(margin).collect()
    }

    fn provisional(self, card: &Scorecard) -> Vec<HeadlineRow> {
        let skills = counted(card.coverage.not_applicable, "skill does", "skills do");
        let requirements = self.framework.role(card.role).requirements.iter();
        let left_out = requirements.filter(|it| self.evaluation.sheet().choice(it.skill) == Choice::NotApplicable);
        let weightiest = left_out.max_by_key(|it| (it.weight, std::cmp::Reverse(it.skill)));
        let settle =
            weightiest.map(|it| row("To settle it", format!("give {} a level", self.framework.skill(it.skill).name)));
        let why = row(
            "Why",
            Said::new(
                format!("it holds only because {skills} not apply to you"),
                format!("only because {skills} not apply to you"),
            ),
        );
        std::iter::once(why).chain(settle).collect()
    }

    fn ready(self, card: &Scorecard) -> Vec<HeadlineRow> {
        let percent = card.lowest().map_or(0, Fraction::percent);
        let points = row("", format!("{percent} points; {} was asked for", self.ready_at()));
        let open = self.assessment.coverage().unanswered;
        if open > 0 {
            let left = counted(open, "question", "questions");
            return vec![points, row("Next", format!("{left} left"))];
        }
        if !self.framework.bands().any(|other| other > self.band) {
            return vec![row("", "There is no band above."), self.worth_showing(card)];
        }
        let at_floor = card.must_haves.iter().filter(|it| it.choice.level() == Some(it.floor));
        let at_floor: Vec<&str> = at_floor.map(|it| self.framework.skill(it.skill).short.as_str()).collect();
        let firm = if at_floor.is_empty() {
            let error = card.error().map(error_words).unwrap_or_default();
            format!("Most other days would say the same: {percent} {error}").trim_end().to_owned()
        } else {
            format!("Just high enough: {}", listed(&at_floor, "and"))
        };
        vec![points, row("", firm)]
    }

    fn worth_showing(self, card: &Scorecard) -> HeadlineRow {
        let shown = strengths_to_show(self.assessment, self.evaluation, card);
        let names: Vec<&str> = shown.iter().take(3).map(|it| self.framework.skill(*it).short.as_str()).collect();
        match names.as_slice() {
            [] => row("", "Every strength has evidence."),
            names => row("Worth showing", listed(names, "and")),
        }
    }

    pub(super) fn plan(self, role: RoleId, to: PlanTo) -> Option<Plan> {
        let Self { assessment, evaluation, band, .. } = self;
        Planner { assessment, evaluation, role, band }.plan(to)
    }

    fn shortest_way(self, card: &Scorecard) -> HeadlineRow {
        let earliest = self.plan(card.role, PlanTo::Ready).filter(|plan| plan.ready);
        let margin = self.plan(card.role, PlanTo::WithMargin).filter(|plan| plan.ready);
        let steps = |plan: &Plan| counted(plan.steps.len(), "step", "steps");
        let text = match (earliest, margin) {
            (Some(earliest), Some(margin)) if margin.effort() > earliest.effort() => Said::new(
                format!("{}; with a margin {}", way(&earliest), way(&margin)),
                format!("{}, with a margin {}", steps(&earliest), margin.steps.len()),
            ),
            (Some(earliest), _) => Said::new(way(&earliest), steps(&earliest)),
            (None, _) => "no plan leads to ready".into(),
        };
        row("Shortest way", text)
    }
}

/// Returns the strengths of a role that nothing shows yet, strongest first.
pub fn strengths_to_show(assessment: &Assessment, evaluation: &Evaluation, card: &Scorecard) -> Vec<SkillId> {
    let strengths = strengths(assessment.framework(), evaluation.sheet(), card).into_iter();
    strengths.filter(|skill| assessment.entry(*skill).evidence.is_empty()).collect()
}
