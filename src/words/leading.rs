//! Sentences about the leader at a band, and how safe its lead is.

use super::{ENOUGH_TO_GUESS, Said, Term};
use crate::assessment::Coverage;
use crate::framework::{Framework, RoleId};
use crate::interview::Quick;
use crate::score::Ranking;
use crate::text::listed;

/// The certainty of the answers about which role is closest to a person's skills. Home, `list` and the results say the
/// same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosestWords {
    /// There are too few answers to say it.
    TooEarly,
    /// This one, if the rest resembles the answers.
    Likely(RoleId),
    /// This one.
    Certain(RoleId),
}

/// Returns how far the answers tell which role is closest. While answers are open and the leading role is neither settled
/// nor decided, it is only likely.
pub fn closest_words(ranking: &Ranking, coverage: Coverage, is_decided: bool) -> ClosestWords {
    match ranking.order.first().copied() {
        Some(leader) if coverage.unanswered == 0 || ranking.settled || is_decided => ClosestWords::Certain(leader),
        Some(leader) if coverage.answered >= ENOUGH_TO_GUESS => ClosestWords::Likely(leader),
        _ => ClosestWords::TooEarly,
    }
}

impl ClosestWords {
    /// Returns the role, unless it is too early to name one.
    pub const fn role(self) -> Option<RoleId> {
        match self {
            Self::TooEarly => None,
            Self::Likely(role) | Self::Certain(role) => Some(role),
        }
    }

    /// Returns the word before the role; empty if it is certain.
    pub const fn lead(self) -> &'static str {
        match self {
            Self::TooEarly => "too early",
            Self::Likely(_) => "likely",
            Self::Certain(_) => "",
        }
    }

    /// Returns the role behind its word.
    pub fn words(self, framework: &Framework) -> Said {
        let Some(role) = self.role() else { return self.lead().into() };
        let role = framework.role(role);
        let gap = if self.lead().is_empty() { "" } else { " " };
        let words = |name: &str| format!("{}{gap}{name}", self.lead());
        Said::new(words(role.name.as_str()), words(role.short.as_str()))
    }
}

/// The sentence before the first answer, or if every skill is marked as not applicable.
const NOBODY_LEADS: &str = "No role is closest to your skills yet: there is no answer that counts.";

/// Names the leader, or the whole group if it is too close to call. Skills are not wishes, so no role is said to suit
/// anybody.
pub fn leading_words(framework: &Framework, ranking: &Ranking) -> String {
    let role = |role: &RoleId| framework.role(*role);
    let words = |group: &[RoleId]| {
        // Full names of more than two roles would fill the screen.
        let short = group.len() > 2;
        let name = |id| if short { role(id).short.as_str() } else { role(id).name.as_str() };
        listed(&group.iter().map(name).collect::<Vec<_>>(), "and")
    };
    match ranking.top.as_slice() {
        [] => NOBODY_LEADS.to_owned(),
        [leader] if ranking.settled => format!("Closest to your skills today: {}.", role(leader).name),
        [leader] => format!("Closest to your skills so far: {}.", role(leader).name),
        group if is_early(ranking) => format!("Too early to tell: {}.", words(group)),
        group if group == ranking.equal.as_slice() => format!("Exactly equal: {}.", words(group)),
        group => format!("Too close to call: {}.", words(group)),
    }
}

/// Returns the term in the sentence about the leader, if there is one.
pub fn leading_term(ranking: &Ranking) -> Option<Term> {
    (ranking.top.len() > 1 && ranking.top != ranking.equal && !is_early(ranking)).then_some(Term::TooClose)
}

/// Returns whether open answers, and not only answering on another day, can still change the order.
const fn is_early(ranking: &Ranking) -> bool {
    !ranking.settled && ranking.closest.is_some()
}

/// Returns the state of quick mode: how safe the lead is, and then the roles too close to call.
pub fn quick_words(framework: &Framework, quick: &Quick) -> Vec<String> {
    let name = |role| framework.role(role).name.as_str();
    let Some(leader) = quick.leader().map(name) else {
        return vec![NOBODY_LEADS.to_owned()];
    };
    let place = match (quick.decided, quick.settled, quick.closest) {
        (true, ..) => format!("Decided: whatever the open answers turn out to be, {leader} stays in front."),
        (false, true, _) => format!("Settled: the open answers are unlikely to put another role above {leader}."),
        // In a tie no role is in front. The next sentence names the roles.
        (false, false, _) if quick.is_too_close() => "Not settled yet.".to_owned(),
        (false, false, Some(rival)) => {
            format!("Not settled yet: {leader} is in front, and {} could still pass.", name(rival))
        }
        (false, false, None) => format!("Not settled yet: {leader} is in front."),
    };
    let group: Vec<&str> = quick.top.iter().copied().map(name).collect();
    let lead = if quick.is_found() { "Too close to call, as exact as answers can be" } else { "Too early to tell" };
    let close = quick.is_too_close().then(|| format!("{lead}: {}.", listed(&group, "and")));
    [place].into_iter().chain(close).collect()
}
