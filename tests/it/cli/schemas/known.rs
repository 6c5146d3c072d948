//! The places where schema and program disagree, and the reasons.

/// The side that refuses a document that the other accepts, and the condition.
#[derive(Debug, Clone, Copy)]
pub(super) enum Refused {
    /// The schema, after these changes; one that ends in `…` stands for all that begin so.
    BySchema(&'static [&'static str]),
    /// The program, with a message that contains one of these.
    ByProgram(&'static [&'static str]),
}

use Refused::{ByProgram, BySchema};

/// A disagreement with its reason.
pub(super) struct Known {
    /// The kind of document.
    pub(super) kind: &'static str,
    /// The place; `*` is any one key or position.
    pub(super) place: &'static str,
    by: Refused,
    /// The reason.
    pub(super) why: &'static str,
}

impl Known {
    /// Returns whether this is a disagreement at a place.
    fn is_at(&self, kind: &str, place: &str) -> bool {
        let (ours, theirs): (Vec<&str>, Vec<&str>) = (self.place.split('/').collect(), place.split('/').collect());
        let is_place =
            ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(it, step)| *it == "*" || it == step);
        self.kind == kind && is_place
    }

    /// Returns whether the program refuses a change here with this message.
    pub(super) fn is_message(&self, kind: &str, place: &str, message: &str) -> bool {
        matches!(self.by, ByProgram(parts) if parts.iter().any(|part| message.contains(part)))
            && self.is_at(kind, place)
    }

    /// Returns whether the schema refuses this change here.
    pub(super) fn is_change(&self, kind: &str, place: &str, change: &str) -> bool {
        let BySchema(changes) = self.by else { return false };
        let is_one = changes.iter().any(|it| match it.strip_suffix('…') {
            Some(beginning) => change.starts_with(beginning),
            None => *it == change,
        });
        is_one && self.is_at(kind, place)
    }
}

const fn known(kind: &'static str, place: &'static str, by: Refused, why: &'static str) -> Known {
    Known { kind, place, by, why }
}

const IDS: &str = "a schema does not know what the framework has";
const QUESTIONS: &str = "a schema does not know which framework and edition the program asks";
const WIDE: &str = "a schema counts characters and not columns";
const FILES: &str = "a schema does not know the other files";
const SENSE: &str = "a schema does not calculate";
const RESULTS: &str = "the program computes results and titles itself and does not read them";
const WRITTEN: &str = "the schema says what the program writes; the program also reads what people write into a report";

/// The messages of the program if a file has no entry, or an entry no file.
const OTHER_FILES: &[&str] =
    &["the file is missing", "no domain or role of framework.json", "unknown skill", "unknown resource"];

/// The disagreements.
pub(super) const KNOWN: &[Known] = &[
    known("answers", "/role", ByProgram(&["unknown role"]), IDS),
    known("answers", "/band", ByProgram(&["unknown band"]), IDS),
    known("answers", "/aim/role", ByProgram(&["unknown role"]), IDS),
    known("answers", "/aim/band", ByProgram(&["unknown band"]), IDS),
    known("answers", "/answers", ByProgram(&["unknown skill"]), IDS),
    known("answers", "/preferences", ByProgram(&["unknown preference"]), IDS),
    known("answers", "/name", ByProgram(&["wide ones count twice"]), WIDE),
    known("answers", "/framework", ByProgram(&["belong to the framework"]), QUESTIONS),
    known("answers", "/framework/id", ByProgram(&["belong to the framework"]), QUESTIONS),
    known("answers", "/framework/edition", ByProgram(&["were given to edition"]), QUESTIONS),
    known("report", "/aim/role", ByProgram(&["unknown role"]), IDS),
    known("report", "/aim/band", ByProgram(&["unknown band"]), IDS),
    known("report", "/name", ByProgram(&["wide ones count twice"]), WIDE),
    known("report", "/framework/id", ByProgram(&["belong to the framework"]), QUESTIONS),
    known("report", "/framework/edition", ByProgram(&["were given to edition"]), QUESTIONS),
    known("report", "/", BySchema(&["without …", "generated_at renamed", "name renamed", "aim renamed"]), WRITTEN),
    known("report", "/", BySchema(&["coverage renamed", "results renamed", "leading renamed"]), RESULTS),
    known("report", "/", BySchema(&["plan renamed", "remarks renamed", "notice renamed"]), RESULTS),
    known("report", "/generated_at", BySchema(&["…"]), WRITTEN),
    known("report", "/aim", BySchema(&["empty", "without role", "without band"]), WRITTEN),
    known("report", "/aim/role", BySchema(&["in capitals", "padded"]), WRITTEN),
    known("report", "/aim/band", BySchema(&["in capitals", "padded"]), WRITTEN),
    known("report", "/answers/*", BySchema(&["a number"]), WRITTEN),
    known("report", "/answers/*/na", BySchema(&["the opposite"]), WRITTEN),
    known("report", "/answers/*/star", BySchema(&["the opposite"]), WRITTEN),
    known("report", "/answers/*/flag", BySchema(&["the opposite"]), WRITTEN),
    known(
        "report",
        "/preferences",
        BySchema(&["empty key", "blank key", "odd key"]),
        "another edition may ask for other preferences, so the program skips those that it does not know",
    ),
    known("report", "/framework", BySchema(&["without edition", "edition renamed", "without sha256"]), WRITTEN),
    known(
        "report",
        "/framework",
        BySchema(&["sha256 renamed", "unknown field", "empty key", "blank key", "odd key"]),
        WRITTEN,
    ),
    known("report", "/framework/sha256", BySchema(&["…"]), RESULTS),
    known("report", "/answered_at", BySchema(&["…"]), RESULTS),
    known("report", "/coverage", BySchema(&["…"]), RESULTS),
    known("report", "/results", BySchema(&["…"]), RESULTS),
    known("report", "/leading", BySchema(&["…"]), RESULTS),
    known("report", "/plan", BySchema(&["…"]), RESULTS),
    known("report", "/remarks", BySchema(&["…"]), RESULTS),
    known("report", "/notice", BySchema(&["…"]), RESULTS),
    known("report", "/titles", BySchema(&["…"]), RESULTS),
    known("report", "/statements", BySchema(&["…"]), RESULTS),
    known("report", "/history", BySchema(&["…"]), RESULTS),
    known("report", "/comparison", BySchema(&["…"]), RESULTS),
    known("request", "/about", ByProgram(&["wide ones count twice"]), WIDE),
    known("request", "/framework/id", ByProgram(&["questions of another framework"]), QUESTIONS),
    known("request", "/framework/edition", ByProgram(&["is newer than edition"]), QUESTIONS),
    known("request", "/framework/files", ByProgram(OTHER_FILES), FILES),
    known("request", "/framework/files/*", ByProgram(&[""]), "a schema does not look into the text of a file"),
    known("request", "/skills", ByProgram(&["unknown skill"]), IDS),
    known("request", "/skills/*", ByProgram(&["unknown skill"]), IDS),
    known("rating", "/about", ByProgram(&["wide ones count twice"]), WIDE),
    known("rating", "/by", ByProgram(&["wide ones count twice"]), WIDE),
    known("rating", "/framework/id", ByProgram(&["questions of another framework"]), QUESTIONS),
    known("rating", "/framework/edition", ByProgram(&["is newer than edition"]), QUESTIONS),
    known("rating", "/ratings", ByProgram(&["unknown skill"]), IDS),
    known("rating", "/not_seen", ByProgram(&["unknown skill"]), IDS),
    known("rating", "/not_seen/*", ByProgram(&["unknown skill"]), IDS),
    known("framework", "/bands", ByProgram(&["target for"]), FILES),
    known("framework", "/bands/*/ready_at", ByProgram(&["is ready at grown"]), SENSE),
    known("framework", "/importance/helpful", ByProgram(&["is ready at grown"]), SENSE),
    known("framework", "/changes/*/edition", ByProgram(&["the edition is the number"]), SENSE),
    known("framework", "/changes/*/skill", ByProgram(&["unknown skill"]), FILES),
    known("framework", "/changes/*/role", ByProgram(&["unknown role"]), IDS),
    known("framework", "/domains", ByProgram(OTHER_FILES), FILES),
    known("framework", "/domains/*/id", ByProgram(OTHER_FILES), FILES),
    known("framework", "/preferences/*/roles", ByProgram(&["unknown role"]), IDS),
    known("framework", "/preferences/*/short", ByProgram(&["longer than 22"]), WIDE),
    known("framework", "/roles", ByProgram(&["unknown role"]), IDS),
    known("framework", "/roles/*", ByProgram(&["unknown role"]), IDS),
    known("resources", "/", ByProgram(&["unknown resource"]), FILES),
    known("role", "/id", ByProgram(&["calls itself"]), FILES),
    known("role", "/short", ByProgram(&["longer than 12"]), WIDE),
    known("role", "/must_have", ByProgram(&["unknown skill"]), FILES),
    known("role", "/must_have/*", ByProgram(&["unknown skill"]), FILES),
    known("role", "/skills", ByProgram(&["draws on one domain"]), FILES),
    known("role", "/skills/*/skill", ByProgram(&["unknown skill"]), FILES),
    known("role", "/skills/*/targets", ByProgram(&["for 1 band"]), FILES),
    known("role", "/skills/*/targets/*", ByProgram(&["asks for nothing"]), SENSE),
    known("role", "/skills/*/targets/*", ByProgram(&["is ready at grown"]), SENSE),
    known("skills", "/", ByProgram(&["unknown skill"]), FILES),
    known("skills", "/*/id", ByProgram(&["unknown skill"]), FILES),
    known("skills", "/*/resources", ByProgram(&["unknown resource"]), FILES),
    known("skills", "/*/resources/*", ByProgram(&["unknown resource"]), FILES),
    known("skills", "/*/short", ByProgram(&["longer than 22"]), WIDE),
    known("skills", "/skills", ByProgram(&["unknown skill"]), FILES),
    known("skills", "/skills/*/id", ByProgram(&["unknown skill"]), FILES),
    known("skills", "/skills/*/resources", ByProgram(&["unknown resource"]), FILES),
    known("skills", "/skills/*/resources/*", ByProgram(&["unknown resource"]), FILES),
    known("skills", "/skills/*/short", ByProgram(&["longer than 22"]), WIDE),
    known("terms", "/hint_only", ByProgram(&["unknown skill"]), FILES),
    known("terms", "/hint_only/*", ByProgram(&["unknown skill"]), FILES),
    known("terms", "/skills", ByProgram(&["unknown skill"]), FILES),
    known("terms", "/usual", ByProgram(&["unknown skill"]), FILES),
    known("terms", "/skills/*/*/term", BySchema(&["padded"]), "the program forgives blanks around a pattern"),
    known("language", "/bands", ByProgram(&["unknown band"]), FILES),
    known("language", "/domains", ByProgram(&["unknown domain"]), FILES),
    known("language", "/skills", ByProgram(&["unknown skill"]), FILES),
    known("language", "/roles", ByProgram(&["unknown role"]), FILES),
    known("language", "/preferences", ByProgram(&["unknown preference"]), FILES),
    known("language", "/resources", ByProgram(&["unknown resource"]), FILES),
    known("language", "/skills/*/short", ByProgram(&["longer than 22"]), WIDE),
    known("language", "/roles/*/short", ByProgram(&["longer than 12"]), WIDE),
    known("language", "/preferences/*/short", ByProgram(&["longer than 22"]), WIDE),
    known("edition", "/edition", ByProgram(&["is named after edition"]), FILES),
];
