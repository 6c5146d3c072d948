//! Other rules for picking the next question, for comparison with the program's own. They use floating point, because
//! the program never runs them.

use devrel_ready::assessment::{Choice, Sheet};
use devrel_ready::framework::{BandId, Framework, LEVELS, Level, RoleId, SkillId};
use devrel_ready::score::{Likely, Scores, credit};

/// The leader against one rival.
pub(crate) struct Rival {
    /// The expected lead in points.
    pub(crate) lead: f64,
    /// The variance of the lead from the open answers.
    pub(crate) variance: f64,
    /// For every open skill, how far each level would move the lead from its expectation.
    pub(crate) moves: Vec<[f64; LEVELS]>,
}

/// The state from which a rule picks.
pub(crate) struct View {
    pub(crate) open: Vec<SkillId>,
    /// For every open skill, the chances of its levels.
    pub(crate) chances: Vec<[f64; LEVELS]>,
    pub(crate) rivals: Vec<Rival>,
    /// For every open skill, the number of answers in its domain.
    pub(crate) known: Vec<f64>,
}

impl View {
    pub(crate) fn of(
        framework: &Framework,
        sheet: &Sheet,
        (scores, band, order): (&Scores, BandId, &[RoleId]),
    ) -> Self {
        let open: Vec<SkillId> =
            framework.skills().filter(|skill| sheet.choice(*skill) == Choice::Unanswered).collect();
        let share = |chance| float(chance) / 1_000.0;
        let likely = Likely::of(framework, sheet);
        let chances: Vec<[f64; LEVELS]> = open
            .iter()
            .map(|skill| {
                let mut row = [0.0; LEVELS];
                for (level, chance) in likely.chances(framework.skill(*skill).domain) {
                    row[level.index()] = share(chance);
                }
                row
            })
            .collect();
        let points = |role: RoleId, skill: SkillId, level: Level| {
            let whole = scores.card(role, band).highest().map_or(1.0, |highest| float(highest.denominator));
            let listed = framework.role(role).requirement(skill);
            listed.map_or(0.0, |it| 100.0 * f64::from(it.weight) * float(credit(level, it.target(band))) / whole)
        };
        let expected = |role: RoleId| {
            scores.card(role, band).likely().map_or(0.0, |it| 100.0 * float(it.numerator) / float(it.denominator))
        };
        let rival = |rival: &RoleId| {
            let moves: Vec<[f64; LEVELS]> = open
                .iter()
                .zip(&chances)
                .map(|(skill, chances)| {
                    let points =
                        Level::ALL.map(|level| points(order[0], *skill, level) - points(*rival, *skill, level));
                    let mean: f64 = points.iter().zip(chances).map(|(points, chance)| points * chance).sum();
                    points.map(|points| points - mean)
                })
                .collect();
            let variance = moves.iter().zip(&chances).map(|(moves, chances)| variance(moves, chances)).sum();
            Rival { lead: expected(order[0]) - expected(*rival), variance, moves }
        };
        let rivals = order.iter().skip(1).map(rival).collect();
        let answered = |skill: &SkillId| {
            let inside = framework.skills_of(framework.skill(*skill).domain);
            inside.map(|other| if sheet.choice(other).level().is_some() { 1.0 } else { 0.0 }).sum()
        };
        let known = open.iter().map(answered).collect();
        Self { open, chances, rivals, known }
    }

    /// Returns whether every rival is behind by `factor` standard deviations of the open answers.
    pub(crate) fn is_settled(&self, factor: f64) -> bool {
        self.rivals.iter().all(|rival| rival.lead > 0.0 && rival.lead.powi(2) >= factor.powi(2) * rival.variance)
    }

    /// Returns the open skill with the highest value. Among equal ones, returns the first.
    fn best(&self, value: impl Fn(usize) -> f64) -> Option<SkillId> {
        let best = (0..self.open.len()).rev().max_by(|a, b| value(*a).total_cmp(&value(*b)))?;
        Some(self.open[best])
    }

    fn rivals_in_doubt(&self) -> impl Iterator<Item = &Rival> {
        self.rivals.iter().filter(|rival| rival.variance > 0.0)
    }
}

fn float(number: u64) -> f64 {
    f64::from(u32::try_from(number).expect("sums of small weights"))
}

fn variance(moves: &[f64; LEVELS], chances: &[f64; LEVELS]) -> f64 {
    moves.iter().zip(chances).map(|(moved, chance)| chance * moved * moved).sum()
}

/// Returns the chance that a standard normal number is above `x` (logistic approximation, with an error of about 0.01).
fn tail(x: f64) -> f64 {
    1.0 / (1.0 + (1.702 * x).exp())
}

/// The rule of the specification: the rival with the smallest lead^2 / variance, then the largest variance against it.
pub(crate) fn closest_rival(view: &View) -> Option<SkillId> {
    let uncertainty = |rival: &Rival| rival.lead.powi(2) / rival.variance;
    let closest = view.rivals_in_doubt().min_by(|a, b| uncertainty(a).total_cmp(&uncertainty(b)))?;
    view.best(|skill| variance(&closest.moves[skill], &view.chances[skill]))
}

/// The rival with the smallest lead, whatever its variance.
pub(crate) fn smallest_lead(view: &View) -> Option<SkillId> {
    let closest = view.rivals_in_doubt().min_by(|a, b| a.lead.total_cmp(&b.lead))?;
    view.best(|skill| variance(&closest.moves[skill], &view.chances[skill]))
}

/// All rivals: the share of the variance that the answer removes, weighted by the chance that the rival turns out
/// ahead.
pub(crate) fn all_rivals(view: &View) -> Option<SkillId> {
    view.best(|skill| {
        let removed = |rival: &Rival| variance(&rival.moves[skill], &view.chances[skill]) / rival.variance;
        let weight = |rival: &Rival| tail(rival.lead / rival.variance.sqrt());
        view.rivals_in_doubt().map(|rival| weight(rival) * removed(rival)).sum()
    })
}

/// All rivals: weighted by Cantelli's bound on the chance that the rival turns out ahead, `variance / (variance +
/// lead^2)`.
pub(crate) fn all_rivals_by_bound(view: &View) -> Option<SkillId> {
    view.best(|skill| {
        let removed = |rival: &Rival| variance(&rival.moves[skill], &view.chances[skill]);
        view.rivals_in_doubt().map(|rival| removed(rival) / (rival.variance + rival.lead.powi(2))).sum()
    })
}

/// The closest rival, with a bonus for skills of domains with few answers.
pub(crate) fn closest_rival_new_domains(view: &View) -> Option<SkillId> {
    let uncertainty = |rival: &Rival| rival.lead.powi(2) / rival.variance;
    let closest = view.rivals_in_doubt().min_by(|a, b| uncertainty(a).total_cmp(&uncertainty(b)))?;
    view.best(|skill| variance(&closest.moves[skill], &view.chances[skill]) * (1.0 + 1.0 / (view.known[skill] + 1.0)))
}

/// All rivals, weighted by the chance of reversal, with the same bonus.
pub(crate) fn all_rivals_new_domains(view: &View) -> Option<SkillId> {
    view.best(|skill| {
        let removed = |rival: &Rival| variance(&rival.moves[skill], &view.chances[skill]) / rival.variance;
        let weight = |rival: &Rival| tail(rival.lead / rival.variance.sqrt());
        let sum: f64 = view.rivals_in_doubt().map(|rival| weight(rival) * removed(rival)).sum();
        sum * (1.0 + 1.0 / (view.known[skill] + 1.0))
    })
}

/// One step ahead: the smallest expected lead^2 / variance after the answer, over all rivals.
pub(crate) fn look_ahead(view: &View) -> Option<SkillId> {
    view.best(|skill| {
        let after = |level: usize| {
            let ratio = |rival: &Rival| {
                let left = rival.variance - variance(&rival.moves[skill], &view.chances[skill]);
                (rival.lead + rival.moves[skill][level]).abs() / left.max(1e-9).sqrt()
            };
            view.rivals.iter().map(ratio).fold(f64::INFINITY, f64::min).min(3.0)
        };
        (0..LEVELS).map(|level| view.chances[skill][level] * after(level)).sum()
    })
}

/// One step ahead: the lowest expected chance that some rival turns out ahead.
pub(crate) fn least_regret(view: &View) -> Option<SkillId> {
    view.best(|skill| {
        let after = |level: usize| -> f64 {
            let reversal = |rival: &Rival| {
                let left = rival.variance - variance(&rival.moves[skill], &view.chances[skill]);
                tail((rival.lead + rival.moves[skill][level]).abs() / left.max(1e-9).sqrt())
            };
            view.rivals.iter().map(reversal).sum()
        };
        -(0..LEVELS).map(|level| view.chances[skill][level] * after(level)).sum::<f64>()
    })
}

/// The order of the framework, as in a questionnaire without quick mode.
pub(crate) fn in_order(view: &View) -> Option<SkillId> {
    view.open.first().copied()
}
