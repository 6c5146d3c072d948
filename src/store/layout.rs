//! The files of an assessment and their names.
//!
//! The name of an assessment never becomes a path. The directory name consists of a readable part and a hash, and the
//! file contains the name. This module touches no disk.

use std::fmt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::format::REVISION_LIMIT;
use crate::assessment::Name;

/// The longest readable part of a directory name.
const SLUG_LIMIT: usize = 32;

/// The lowest revision that counts as invented: nobody saves so often, and half of the range is still free.
const UNBELIEVABLE: u64 = REVISION_LIMIT / 2;

/// The start of the name of a directory that is being deleted. No key starts like this.
pub(super) const TRASH_PREFIX: &str = ".deleted-";

/// The directory name of an assessment: lowercase letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssessmentKey(String);

impl AssessmentKey {
    /// Returns the key of a name. Two names have two keys, even on file systems that ignore capitals or accents.
    #[must_use]
    pub fn of(name: &Name) -> Self {
        let mut slug = String::new();
        for c in name.as_str().chars().map(|c| c.to_ascii_lowercase()) {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
            if slug.len() == SLUG_LIMIT {
                break;
            }
        }
        let slug = match slug.trim_end_matches('-') {
            "" => "assessment",
            slug => slug,
        };
        let digest = Sha256::digest(name.as_str());
        let hash = digest.iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
        Self(format!("{slug}-{hash:016x}"))
    }

    /// Returns the key with this directory name; `None` if no key has this form.
    #[must_use]
    pub fn from_dir_name(name: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (!name.is_empty() && name.bytes().all(allowed)).then(|| Self(name.to_owned()))
    }

    /// Guesses the name from the readable part of the key, in usual spellings.
    pub(super) fn guesses(&self) -> Vec<String> {
        let slug = self.0.rsplit_once('-').map_or("", |(slug, _)| slug);
        let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
        let words: Vec<String> = slug.split('-').filter(|word| !word.is_empty()).map(capital).collect();
        vec![slug.to_owned(), slug.replace('-', " "), words.join(" "), words.join("-")]
    }

    /// Returns the key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AssessmentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The name of the newest save in the directory of its assessment.
pub(super) const CURRENT: &str = "current.json";

/// The paths of one assessment.
#[derive(Debug, Clone)]
pub(super) struct Paths {
    /// The data directory.
    pub(super) root: PathBuf,
    /// The directory of all assessments.
    pub(super) shelf: PathBuf,
    /// The directory of this assessment.
    pub(super) dir: PathBuf,
    /// The newest save.
    pub(super) current: PathBuf,
    /// The file that a window locks while it works on the assessment.
    pub(super) lock: PathBuf,
    /// Older saves, one for each session.
    pub(super) backups: PathBuf,
    /// Points in time that the person kept. Nothing removes them by itself.
    pub(super) points: PathBuf,
    /// Ratings that the person keeps with the assessment.
    pub(super) ratings: PathBuf,
    /// Files that were damaged or changed by others, in their original state.
    pub(super) quarantine: PathBuf,
    /// The name of the directory while it is being deleted.
    pub(super) trash: PathBuf,
}

impl Paths {
    pub(super) fn new(root: &Path, key: &AssessmentKey) -> Self {
        let shelf = shelf(root);
        let dir = shelf.join(key.as_str());
        Self {
            root: root.to_owned(),
            current: dir.join(CURRENT),
            lock: dir.join("lock"),
            backups: dir.join("backups"),
            points: dir.join("points"),
            ratings: dir.join("ratings"),
            quarantine: dir.join("quarantine"),
            trash: shelf.join(format!("{TRASH_PREFIX}{key}")),
            shelf,
            dir,
        }
    }

    /// Returns the path of a point in time.
    pub(super) fn point(&self, number: u32) -> PathBuf {
        self.points.join(format!("{number:04}.json"))
    }

    /// Returns the path of a rating.
    pub(super) fn rating(&self, number: u32) -> PathBuf {
        self.ratings.join(format!("{number:04}.json"))
    }

    /// Returns the path of a backup. Leading zeros keep a listing by name in order.
    pub(super) fn backup(&self, revision: u64) -> PathBuf {
        self.backups.join(format!("{revision:016}.json"))
    }
}

/// Returns the directory of all assessments.
pub(super) fn shelf(root: &Path) -> PathBuf {
    root.join("assessments")
}

/// Returns the number in the file name of a point in time or a rating.
pub(super) fn number_of(file_name: &str) -> Option<u32> {
    let number = file_name.strip_suffix(".json")?.parse().ok()?;
    // A number has one spelling, so that no two files are the same point.
    (number > 0 && file_name == format!("{number:04}.json")).then_some(number)
}

/// Returns the revision in the file name of a backup.
pub(super) fn backup_revision(file_name: &str) -> Option<u64> {
    let digits = file_name.strip_suffix(".json")?;
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let revision = digits.parse().ok().filter(|_| all_digits)?;
    is_believable(revision).then_some(revision)
}

/// Returns whether later revisions may count on from this one. After the highest number there would be none left.
pub(super) const fn is_believable(revision: u64) -> bool {
    revision < UNBELIEVABLE
}

#[cfg(test)]
mod tests {
    use super::{AssessmentKey, backup_revision};
    use crate::assessment::Name;

    fn key(name: &str) -> String {
        AssessmentKey::of(&Name::new(name).expect("a name")).to_string()
    }

    #[test]
    fn a_key_is_readable_and_nothing_but_lowercase_letters_digits_and_hyphens() {
        assert_eq!(key("me"), "me-2744ccd10c7533bd");
        assert!(key("Ada Lovelace, 2026").starts_with("ada-lovelace-2026-"));
        assert!(key("春").starts_with("assessment-"));
        assert!(key("CON").starts_with("con-"));
        for name in ["a..", "C:x", "x\u{202e}y", "nul", "a b  c", &"x".repeat(48)] {
            let key = key(name);
            assert!(key.len() <= 49 && AssessmentKey::from_dir_name(&key).is_some(), "{key}");
        }
    }

    #[test]
    fn names_that_a_file_system_would_mix_up_have_different_keys() {
        assert_ne!(key("me"), key("ME"));
        assert_ne!(key("e\u{301}"), key("é"));
        assert_ne!(key("a b"), key("a-b"));
    }

    #[test]
    fn only_digits_are_a_backup() {
        assert_eq!(backup_revision("0000000000000042.json"), Some(42));
        let invented = ["4503599627370496.json", "9007199254740992.json", "18446744073709551615.json"];
        for name in ["42", "+42.json", ".json", "x.json", "42.json.tmp"].into_iter().chain(invented) {
            assert_eq!(backup_revision(name), None, "{name}");
        }
    }
}
