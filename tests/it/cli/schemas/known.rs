//! Where schema and program disagree, and why.

/// The one that refuses a document that the other accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    BySchema,
    ByProgram,
}

use Refused::{ByProgram, BySchema};

/// A disagreement with its reason.
pub(super) struct Known {
    /// The kind of document.
    pub(super) kind: &'static str,
    /// The place; `*` is any one key or position.
    pub(super) place: &'static str,
    /// The changes; one that ends in `…` stands for all that begin so.
    changes: &'static [&'static str],
    by: Refused,
    /// The reason.
    pub(super) why: &'static str,
}

impl Known {
    /// Returns whether this is the disagreement about a change.
    pub(super) fn fits(&self, kind: &str, place: &str, what: &str, by: Refused) -> bool {
        let steps = |place: &str| place.split('/').map(str::to_owned).collect::<Vec<_>>();
        let (ours, theirs) = (steps(self.place), steps(place));
        let is_place = ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(it, step)| it == "*" || it == step);
        let is_change = self.changes.iter().any(|change| match change.strip_suffix('…') {
            Some(beginning) => what.starts_with(beginning),
            None => *change == what,
        });
        self.kind == kind && self.by == by && is_place && is_change
    }
}

const fn known(
    kind: &'static str,
    place: &'static str,
    changes: &'static [&'static str],
    by: Refused,
    why: &'static str,
) -> Known {
    Known { kind, place, changes, by, why }
}

/// The disagreements.
pub(super) const KNOWN: &[Known] = &[];
