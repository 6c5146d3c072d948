//! Sentences about the whole assessment: the notice, coverage, aims and bands.

use crate::assessment::{Aim, Coverage};
use crate::framework::{BandId, Framework};
use crate::text::counted;

/// The notice about the numbers: what they are, and what they are not. Every report includes it.
pub const NOTICE: &str = "Self-reported: a starting point for a conversation, not a certificate.";

/// The same in one row of a narrow window.
pub const SHORT_NOTICE: &str = "Self-reported: a starting point, not a certificate.";

/// The meaning of readiness, in one sentence.
pub const READINESS: &str = "Readiness is the importance-weighted average of how much of each target is reached; \
                             levels above a target add nothing.";

/// Explains a band: its expected level, and the score for "ready".
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

/// Returns how many skills are done. Skills that do not apply are counted separately.
pub fn coverage_words(coverage: Coverage) -> String {
    let (answered, skills) = (coverage.answered, coverage.skills());
    match coverage.not_applicable {
        0 => format!("{answered} of {skills} answered"),
        left_out => format!("{} of {skills} done: {answered} answered, {left_out} not applicable", coverage.done()),
    }
}

/// Counts the answers for other people: `26 of 28 skills answered, 1 not applicable, 1 open.`
pub fn coverage_sentence(coverage: Coverage) -> String {
    let part = |count: usize, words: &str| if count == 0 { String::new() } else { format!(", {count} {words}") };
    let (left_out, open) = (part(coverage.not_applicable, "not applicable"), part(coverage.unanswered, "open"));
    format!("{} of {} answered{left_out}{open}.", coverage.answered, counted(coverage.skills(), "skill", "skills"))
}

/// Returns the aim.
pub fn aim_words(framework: &Framework, aim: Aim) -> String {
    let role = aim.role.map_or("not sure yet", |role| framework.role(role).name.as_str());
    format!("Aim: {role}, {}", framework.band(aim.band).name)
}

/// Returns the role and band looked at instead of the aim.
pub fn looked_at_words(framework: &Framework, looked_at: Aim) -> String {
    let role = looked_at.role.map(|role| format!("{}, ", framework.role(role).name)).unwrap_or_default();
    format!("Looked at: {role}{}", framework.band(looked_at.band).name)
}
