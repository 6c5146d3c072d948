//! The sentences that say what the numbers mean, shared by every report and every screen.
//!
//! They speak to the person, kindly and plainly, and they never promise more than the numbers hold.

use super::Term;
use crate::assessment::Coverage;
use crate::framework::{BandId, Framework, RoleId, SkillId};
use crate::interview::{Question, Quick, Why};
use crate::score::{Ranking, Scorecard, Verdict};
use crate::text::listed;

/// What the numbers are, and what they are not. Part of every report.
pub const NOTICE: &str = "Self-reported: a starting point for a conversation, not a certificate.";

/// What readiness is, in one sentence.
pub const READINESS: &str = "Readiness is the importance-weighted average of how much of each target you have reached; \
                             levels above a target add nothing.";

/// Why there is no plan where nothing is left to score.
pub const NOTHING_TO_PLAN: &str = "Every skill of this role is marked as not applicable, so there is nothing to plan.";

/// Said before the first answer, and where every skill is marked as not applicable.
const NOBODY_LEADS: &str = "No role leads: there is no answer that counts yet.";

/// What a band asks for: how high, and when a person counts as ready.
pub fn band_words(framework: &Framework, band: BandId) -> String {
    let ready = format!("Ready from {} of 100.", framework.band(band).ready_at);
    match framework.usual_core_target(band) {
        Some(level) => {
            let name = framework.level_name(level);
            format!("Most core skills at level {level}, \"{name}\". {ready}")
        }
        None => ready,
    }
}

/// How many skills are dealt with: what does not apply counts as done, and is told apart from what is answered.
pub fn coverage_words(coverage: Coverage) -> String {
    let (answered, skills) = (coverage.answered, coverage.skills());
    match coverage.not_applicable {
        0 => format!("{answered} of {skills} answered"),
        left_out => format!("{} of {skills} done: {answered} answered, {left_out} not applicable", coverage.done()),
    }
}

/// The verdict in one to three words.
pub fn verdict_words(card: &Scorecard) -> &'static str {
    match (card.verdict, is_close(card), card.provisional) {
        (Verdict::NotYet, ..) if misses_must_have(card) => "Not yet: must-have",
        (Verdict::Ready, false, false) => "Ready",
        (Verdict::Ready, false, true) => "Ready, provisional",
        (Verdict::Ready, true, false) => "Ready, borderline",
        (Verdict::Ready, true, true) => "Ready, borderline, provisional",
        (Verdict::NotYet, false, _) => "Not yet",
        (Verdict::NotYet, true, _) => "Not yet, borderline",
        (Verdict::Open, ..) => "Still open",
        (Verdict::NotAssessed, ..) => "Not assessed",
    }
}

/// The terms in the verdict, be it in a few words or in sentences.
pub fn verdict_terms(card: &Scorecard) -> Vec<Term> {
    match card.verdict {
        Verdict::NotAssessed => Vec::new(),
        Verdict::Open => vec![Term::StillOpen],
        Verdict::Ready | Verdict::NotYet => {
            let must_have = misses_must_have(card).then_some(Term::MustHave);
            let borderline = is_close(card).then_some(Term::Borderline);
            let provisional = card.provisional.then_some(Term::Provisional);
            [must_have, borderline, provisional].into_iter().flatten().collect()
        }
    }
}

/// The verdict as sentences, with the reason.
pub fn standing_words(framework: &Framework, card: &Scorecard) -> String {
    let bar = framework.band(card.band).ready_at;
    let percent = |score: Option<crate::score::Fraction>| score.map_or(0, |score| score.times_floor(100));
    let highest = card.highest().map_or(0, |score| score.times_ceil(100));
    let complete = card.is_complete();
    let missed = missed_must_haves(framework, card);
    let left_out: Vec<SkillId> = card.blocked_by().collect();
    let mut words = match card.verdict {
        Verdict::NotAssessed => {
            "Every skill of this role is marked as not applicable, so there is nothing to score.".into()
        }
        Verdict::NotYet if !left_out.is_empty() && missed.is_empty() => "Not yet:".to_owned(),
        Verdict::NotYet if !missed.is_empty() => {
            let score = if complete {
                format!("{} reached, {bar} asked for, and ", percent(card.readiness()))
            } else {
                String::new()
            };
            format!("Not yet: {score}{}.", missed.join("; "))
        }
        Verdict::NotYet if complete => format!("Not yet: {} reached, {bar} asked for.", percent(card.readiness())),
        Verdict::NotYet => format!("Not yet: {bar} is out of reach with the answers so far."),
        Verdict::Ready if complete => format!("Ready: {} reached, {bar} asked for.", percent(card.readiness())),
        Verdict::Ready => format!("Ready, whatever the open answers turn out to be: {bar} is reached already."),
        Verdict::Open => format!("Still open: between {} and {highest}; {bar} asked for.", percent(card.lowest())),
    };
    if let Some(sentences) = left_out_words(framework, &left_out) {
        words += " ";
        words += &sentences;
    }
    if is_close(card) {
        words += " Borderline: the score is so close to the bar that one answer could decide.";
    }
    if card.provisional {
        words += " Provisional: it holds only because of the skills you marked as not applicable.";
    }
    words
}

/// Whether to say "borderline": not where a must-have rules out "ready" whatever the score.
pub(super) fn is_close(card: &Scorecard) -> bool {
    card.borderline && !misses_must_have(card)
}

/// Whether a must-have rules out "ready", whatever the score.
fn misses_must_have(card: &Scorecard) -> bool {
    card.must_haves.iter().any(|must_have| must_have.rules_out_ready())
}

/// Why a role or a plan cannot come to "ready" while must-haves are marked as not applicable, and what to do.
pub fn left_out_words(framework: &Framework, skills: &[SkillId]) -> Option<String> {
    let names: Vec<&str> = skills.iter().map(|skill| framework.skill(*skill).name.as_str()).collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(format!(
            "{name} is a must-have of this role and you marked it as not applicable. Give it a level to be judged."
        )),
        names => Some(format!(
            "{} are must-haves of this role and you marked them as not applicable. Give each a level to be judged.",
            listed(names, "and")
        )),
    }
}

fn missed_must_haves(framework: &Framework, card: &Scorecard) -> Vec<String> {
    let missed = card.must_haves.iter().filter(|must_have| must_have.met() == Some(false));
    missed
        .map(|must_have| {
            let level = must_have.choice.level().map_or_else(String::new, |level| level.to_string());
            let name = &framework.skill(must_have.skill).name;
            format!("{name} is at {level} and has to be at {} or above", must_have.floor)
        })
        .collect()
}

/// Who leads, with the whole group named when it is too close to call.
pub fn leading_words(framework: &Framework, ranking: &Ranking) -> String {
    let role = |role: &RoleId| framework.role(*role);
    let words = |group: &[RoleId]| {
        // Full names of more than two would fill the screen.
        let short = group.len() > 2;
        let name = |id| if short { role(id).short.as_str() } else { role(id).name.as_str() };
        listed(&group.iter().map(name).collect::<Vec<_>>(), "and")
    };
    match ranking.top.as_slice() {
        [] => NOBODY_LEADS.to_owned(),
        [leader] => format!("{} leads.", role(leader).name),
        group if group == ranking.equal.as_slice() => format!("Exactly equal: {}.", words(group)),
        group => format!("Too close to call: {}.", words(group)),
    }
}

/// The term in who leads, if there is one.
pub fn leading_term(ranking: &Ranking) -> Option<Term> {
    (ranking.top.len() > 1 && ranking.top != ranking.equal).then_some(Term::TooClose)
}

/// Why a question is asked now.
pub fn question_words(framework: &Framework, question: Question) -> String {
    let short = |role| &framework.role(role).short;
    match question.why {
        Why::TellsApart { leader, rival } => {
            format!("This one tells {} and {} apart best.", short(leader), short(rival))
        }
        Why::StillOpen { role, band } => {
            let listed = framework.role(role).requirement(question.skill);
            match listed {
                Some(listed) if listed.is_must_have(band) => {
                    format!("A must-have for {} that is still open.", short(role))
                }
                Some(listed) => format!("Still open for {}, where it is {}.", short(role), listed.importance.word()),
                None => format!("Still open, though {} does not ask for it.", short(role)),
            }
        }
    }
}

/// Where quick mode stands: how safe the leader's place is, and then whether others are too close to call.
pub fn quick_words(framework: &Framework, quick: &Quick) -> Vec<String> {
    let name = |role| framework.role(role).name.as_str();
    let Some(leader) = quick.leader().map(name) else {
        return vec![NOBODY_LEADS.to_owned()];
    };
    let place = match (quick.decided, quick.settled, quick.closest) {
        (true, ..) => format!("Decided: whatever the open answers turn out to be, {leader} stays in front."),
        (false, true, _) => format!("Settled: the open answers are unlikely to put another role above {leader}."),
        // Nobody is in front of the others in a tie; which roles those are comes next.
        (false, false, _) if quick.is_too_close() => "Not settled yet.".to_owned(),
        (false, false, Some(rival)) => {
            format!("Not settled yet: {leader} is in front, and {} could still pass.", name(rival))
        }
        (false, false, None) => format!("Not settled yet: {leader} is in front."),
    };
    let group: Vec<&str> = quick.top.iter().copied().map(name).collect();
    let close = quick
        .is_too_close()
        .then(|| format!("Too close to call, as exact as answers can be: {}.", listed(&group, "and")));
    [place].into_iter().chain(close).collect()
}
