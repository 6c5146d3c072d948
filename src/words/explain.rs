//! The arithmetic behind each number, in words and figures, so that a person can check it by hand.
//!
//! Every function returns lines, which the caller wraps. This module computes nothing that is not on the scorecard.

use super::numbers::{below_the_bar, likely_percent};
use super::verdict::is_close;
use super::{READINESS, band_words, effort_words, left_out_words, must_haves, standing_words};
use crate::assessment::{Choice, Sheet};
use crate::framework::{DomainId, Framework};
use crate::plan::{Plan, Step};
use crate::score::{Decimal, Expectation, FULL_CREDIT, Fraction, Likely, Scorecard, SkillLine, credit, skill_lines};
use crate::text::counted;

/// The text if every skill is n/a.
const NOTHING: &str = "Every skill of this role is marked as not applicable, so there is nothing to work out.";

/// Explains one number of a scorecard.
type Explanation = fn(&Framework, &Sheet, &Scorecard) -> Vec<String>;

/// Returns all explanations of a scorecard, each with its heading.
pub fn everything(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<(&'static str, Vec<String>)> {
    let parts: [(&str, Explanation); 7] = [
        ("Readiness", readiness),
        ("Range", range),
        ("Likely", likely),
        ("Error", error),
        ("Verdict", verdict),
        ("Fit", fit),
        ("Shown", shown),
    ];
    parts.into_iter().map(|(heading, part)| (heading, part(framework, sheet, card))).collect()
}

/// Explains readiness: what each skill brings, and the sum.
pub fn readiness(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<String> {
    let Some(sum) = sum(card) else {
        return vec![NOTHING.to_owned()];
    };
    let mut words = vec![
        READINESS.to_owned(),
        format!(
            "Each skill brings weight × credit. The credit is {FULL_CREDIT} on target, below it \
             {FULL_CREDIT} × level / target."
        ),
    ];
    words.extend(skill_lines(framework, sheet, card).iter().map(|line| skill(framework, line)));
    words.push(sum);
    words
}

/// Explains readiness without its skills: the sum, and its rule.
pub fn readiness_in_short(card: &Scorecard) -> Vec<String> {
    sum(card).map_or_else(|| vec![NOTHING.to_owned()], |sum| vec![sum, READINESS.to_owned()])
}

/// Returns the sum of all skills. `None` if the role is not assessed.
fn sum(card: &Scorecard) -> Option<String> {
    let Fraction { numerator, denominator } = card.lowest()?;
    let weight = denominator / FULL_CREDIT;
    Some(match card.readiness() {
        Some(exact) => format!(
            "Together {numerator} of {FULL_CREDIT} × {weight} = {denominator}: {} percent, shown rounded down as {}.",
            percent(exact),
            exact.percent()
        ),
        None => format!(
            "Together {numerator} of {FULL_CREDIT} × {weight} = {denominator} so far; the rest is not answered yet."
        ),
    })
}

/// Returns the line of one skill in the sum.
pub fn skill(framework: &Framework, line: &SkillLine<'_>) -> String {
    let name = &framework.skill(line.requirement.skill).name;
    let (weight, target) = (u64::from(line.requirement.weight), line.target);
    let whole = FULL_CREDIT * weight;
    match line.choice {
        Choice::NotApplicable => format!("{name}: not applicable, left out."),
        Choice::Unanswered => {
            format!("{name}: not answered, target {target}; up to {weight} × {FULL_CREDIT} = {whole}.")
        }
        Choice::Level(level) => {
            let (credit, brings) = (line.credit, weight * line.credit);
            let lost = match credit {
                FULL_CREDIT => String::new(),
                _ => format!(", {} points lost", Decimal::floor(line.lost)),
            };
            format!("{name}: level {level}, target {target}; {weight} × {credit} = {brings} of {whole}{lost}.")
        }
    }
}

/// Explains the lowest and the highest score.
pub fn range(_: &Framework, _: &Sheet, card: &Scorecard) -> Vec<String> {
    let (Some(lowest), Some(highest)) = (card.lowest(), card.highest()) else {
        return vec![NOTHING.to_owned()];
    };
    if card.is_complete() {
        return vec!["Nothing is open, so lowest and highest are the readiness itself.".to_owned()];
    }
    let sum = |score: Fraction| format!("{} of {}, {} percent", score.numerator, score.denominator, percent(score));
    let open = highest.numerator - lowest.numerator;
    // Rounded up, it would seem to reach a bar that it does not reach.
    let rounded = match below_the_bar(card, highest) {
        Some(bar) => format!("which is under {bar}"),
        None => format!("rounded up {}", highest.times_ceil(100)),
    };
    vec![
        format!("Lowest, with open answers at level 0: {}, rounded down {}.", sum(lowest), lowest.times_floor(100)),
        format!("Highest, with open answers on target, {open} more: {}, {rounded}.", sum(highest)),
        "Whatever you answer later, the result lies between the two.".to_owned(),
    ]
}

/// Explains the likely score: the assumptions about the open answers.
pub fn likely(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<String> {
    let (Some(lowest), Some(score)) = (card.lowest(), card.likely()) else {
        return vec![NOTHING.to_owned()];
    };
    if card.is_complete() {
        return vec!["Nothing is open, so there is nothing to guess: likely is the readiness itself.".to_owned()];
    }
    let likely = Likely::of(framework, sheet);
    let listed = &framework.role(card.role).requirements;
    let is_open = |domain: DomainId| {
        let inside = listed.iter().filter(|listed| framework.skill(listed.skill).domain == domain);
        inside.map(|listed| sheet.choice(listed.skill)).any(|choice| choice == Choice::Unanswered)
    };
    let mut words = vec!["Likely, if the rest of you resembles what you answered.".to_owned()];
    words.extend(framework.domains().filter(|domain| is_open(*domain)).map(|domain| {
        let name = &framework.domain(domain).name;
        format!("{name}: {}", expectation(likely.domain(domain)))
    }));
    // The likely score is in thousandths of the units of the range.
    let expected = Fraction { numerator: score.numerator - 1_000 * lowest.numerator, denominator: 1_000 };
    words.push(format!(
        "The open answers then bring {} more: {} + {} of {}, {} percent, shown as {}.",
        Decimal::nearest(expected),
        lowest.numerator,
        Decimal::nearest(expected),
        lowest.denominator,
        percent(score),
        likely_percent(card).unwrap_or_default()
    ));
    words
}

fn expectation(expected: Expectation) -> String {
    let Expectation { inside, outside, .. } = expected;
    let (n, sum) = (inside.answers, inside.sum);
    let mean = Fraction::new(outside.sum, outside.answers).map_or_else(
        || format!("(2 + {sum}) / ({n} + 1)"),
        |outside| format!("(2 + {sum} + {}) / ({n} + 2)", Decimal::nearest(outside)),
    );
    let quarters = u64::try_from(expected.quarters()).expect("at most 16");
    let rounded = Decimal::nearest(Fraction { numerator: quarters, denominator: 4 });
    let levels = counted(usize::try_from(sum).unwrap_or(usize::MAX), "level", "levels");
    let chances = expected.chances().map(|chance| chance.to_string()).join(", ");
    format!(
        "{n} answered with {levels} together; mean {mean}, to the nearest quarter {rounded}. The program \
         assumes that of 1000 such answers {chances} would be levels 0 to 4."
    )
}

/// Explains the error: how far off answers can be, and the effect on the score.
pub fn error(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<String> {
    let Some(error) = card.error() else {
        return vec![NOTHING.to_owned()];
    };
    let listed = framework.role(card.role).requirements.iter().map(|listed| sheet.mark(listed.skill));
    let mut counts = [0; 3];
    for mark in listed.filter(|mark| mark.choice.level().is_some()) {
        let kind = match mark.slip_chance() {
            2 => 0,
            3 => 1,
            _ => 2,
        };
        counts[kind] += 1;
    }
    let [sure, unsaid, unsure] = counts;
    let variance = u64::try_from(card.noise()).unwrap_or(u64::MAX);
    let variance = Decimal::nearest(Fraction { numerator: variance, denominator: 400 });
    vec![
        format!(
            "The program assumes that an answer is one level off, each way, with a chance of 10 percent if you are sure or gave evidence, \
             25 percent if you are unsure or the question has changed since, else 15 percent. Of your answers here these are {sure}, {unsure} and \
             {unsaid}."
        ),
        format!(
            "Weight² × variance of the credit, added up over the answers, is {variance}. The error is 100 × its \
             square root / {}: {error} points.",
            card.denominator()
        ),
        "Then, about two times out of three, the score without such slips lies within one error.".to_owned(),
    ]
}

/// Explains the verdict: the bar, the must-haves, and the result.
pub fn verdict(framework: &Framework, _: &Sheet, card: &Scorecard) -> Vec<String> {
    let band = framework.band(card.band);
    let mut words = vec![
        format!("{}: {}", band.name, band_words(framework, card.band)),
        "Every must-have has to be at most one level below its target, too.".to_owned(),
    ];
    words.extend(must_haves(framework, card));
    words.push(standing_words(framework, card));
    if let (true, Some(exact), Some(error)) = (card.is_complete(), card.readiness(), card.error()) {
        let bar = Fraction { numerator: u64::from(band.ready_at), denominator: 100 };
        let side = if exact < bar { "below" } else { "at or above" };
        let noise = Decimal::nearest(Fraction { numerator: 128 * error.0, denominator: 1_000 });
        let reached = percent(exact);
        let judged = match (card.borderline, is_close(card)) {
            (true, true) => "nearer than that, so close",
            (true, false) => "nearer than that, which decides nothing while a must-have is not reached",
            (false, _) => "further than that",
        };
        words.push(format!(
            "Close is whatever is nearer to the bar than 1.28 × error, about {noise} points: {reached} is {side} {} \
             and {judged}.",
            band.ready_at
        ));
    }
    words
}

/// Explains the fit.
pub fn fit(framework: &Framework, sheet: &Sheet, card: &Scorecard) -> Vec<String> {
    let level = |choice: Choice| choice.level().map(|level| u64::from(level.number()));
    let add = |(sum, count): (u64, u64), (weight, level): (u64, u64)| (sum + weight * level, count + weight);
    let listed = framework.role(card.role).requirements.iter();
    let here = listed.filter_map(|listed| Some((u64::from(listed.weight), level(sheet.choice(listed.skill))?)));
    let (sum, weight) = here.fold((0, 0), add);
    let (levels, answers) = sheet.marks().filter_map(|mark| Some((1, level(mark.choice)?))).fold((0, 0), add);
    let (Some(fit), Some(here), Some(all)) = (card.fit(), Fraction::new(sum, weight), Fraction::new(levels, answers))
    else {
        return vec!["Without an answer above 0 there is no leaning to speak of.".to_owned()];
    };
    let [here, all, fit] = [here, all, fit].map(Decimal::nearest);
    vec![
        format!("Your answers here, weighted by importance: {sum} / {weight} = {here}."),
        format!("All your answers: {levels} / {answers} = {all}. Fit is the first over the second: {fit}."),
        "Above 1.00 your answers lean towards this role, below it away from it. It says nothing of how far you are."
            .to_owned(),
    ]
}

/// Explains how much the levels with evidence bring.
pub fn shown(_: &Framework, _: &Sheet, card: &Scorecard) -> Vec<String> {
    let (Some(shown), Some(lowest)) = (card.shown(), card.lowest()) else {
        return vec![NOTHING.to_owned()];
    };
    vec![format!(
        "Levels with evidence bring {} of {}: {} percent, rounded down {}. All levels together bring {}. Evidence \
         never changes the readiness.",
        shown.numerator,
        shown.denominator,
        percent(shown),
        shown.percent(),
        lowest.numerator
    )]
}

/// Explains a plan: what each step gains, and the result.
pub fn plan(framework: &Framework, plan: &Plan) -> Vec<String> {
    let start =
        format!("Start: {} of {}, {} percent.", plan.start.numerator, plan.start.denominator, percent(plan.start));
    let steps = plan.steps.iter().map(|it| step(framework, plan, it));
    let effort = effort_words(framework);
    let blocked = left_out_words(framework, &plan.blocked_by);
    [start].into_iter().chain(blocked).chain(steps).chain([effort]).collect()
}

/// Returns the gain of one step.
pub fn step(framework: &Framework, plan: &Plan, step: &Step) -> String {
    let name = &framework.skill(step.skill).name;
    let Some(listed) = framework.role(plan.role).requirement(step.skill) else {
        return format!("{name} {} to {}: the role does not count it, so it gains nothing.", step.from, step.to);
    };
    let [before, after] = [step.from, step.to].map(|level| credit(level, listed.target(plan.band)));
    let weight = u64::from(listed.weight);
    format!(
        "{name} {} to {}: weight {weight} × (credit {after} − {before}) = {} of {}, {} points for effort {}; reaches {} \
         percent.",
        step.from,
        step.to,
        weight * (after - before),
        step.reaches.denominator,
        Decimal::floor(step.gain),
        step.effort,
        percent(step.reaches)
    )
}

/// Returns a share in percent with two decimals, rounded down.
fn percent(share: Fraction) -> Decimal {
    Decimal::floor(Fraction { numerator: 100 * share.numerator, denominator: share.denominator })
}

#[cfg(test)]
mod tests {
    use super::{NOTHING, readiness, readiness_in_short};
    use crate::assessment::{Choice, Mark, Sheet};
    use crate::framework::{Framework, Level};
    use crate::score::Evaluation;

    #[test]
    fn readiness_in_short_is_the_sum_and_the_rule_of_the_whole_or_says_once_that_there_is_nothing() {
        let framework = Framework::shipped();
        for (choice, is_assessed) in [(Choice::Level(Level::ALL[2]), true), (Choice::NotApplicable, false)] {
            let mut sheet: Sheet = framework.skills().map(|_| Mark::default()).collect();
            framework.skills().for_each(|skill| sheet.choose(skill, choice));
            let evaluation = Evaluation::of(&framework, sheet.clone());
            for card in evaluation.cards() {
                let (whole, short) = (readiness(&framework, &sheet, card), readiness_in_short(card));
                let ends = [whole.last(), whole.first()].map(|words| words.cloned().unwrap_or_default());
                assert_eq!(short, if is_assessed { ends.to_vec() } else { vec![NOTHING.to_owned()] });
            }
        }
    }
}
