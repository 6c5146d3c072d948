//! Compares a framework with an earlier edition of it: every difference needs a line in `changes`, and every line needs
//! a difference.
//!
//! An earlier edition between the two is known by its kept statements only. What cannot be compared is no problem.

use super::{Change, ChangeKind, Framework, LEVELS, Level, Requirement, RoleId, SkillId, soundness};
use crate::diagnostic::{Problem, Problems};
use crate::text::{Clean, listed};

/// Returns the problems of `new` as a later edition of `old`.
pub(super) fn problems(new: &Framework, old: &Framework) -> Problems {
    if new.id != old.id {
        let message = format!("the framework is \"{}\", and the earlier edition is of \"{}\"", new.id, old.id);
        return in_manifest(new, &["id"], [&message, "compare two editions of one framework"]).into();
    }
    if new.edition < old.edition {
        let message = format!("the edition is {}, and the earlier one is {}", new.edition, old.edition);
        return in_manifest(new, &["edition"], [&message, "name the earlier edition after --since"]).into();
    }
    let since = Since { new, old };
    let mut found: Problems = new.skills().filter_map(|skill| since.statements_without_a_line(skill)).collect();
    found.extend(new.skills().filter_map(|skill| since.new_without_a_line(skill)));
    found.extend(old.skills().filter_map(|skill| since.gone_without_a_line(skill)));
    found.extend(new.roles().flat_map(|role| since.targets_without_a_line(role)));
    let lines = new.changes().iter().enumerate().filter(|(_, change)| change.edition > old.edition);
    found.extend(lines.flat_map(|(position, change)| since.line_without_a_difference(position, change)));
    found
}

struct Since<'f> {
    new: &'f Framework,
    old: &'f Framework,
}

impl Since<'_> {
    /// Returns the changes that the new edition has and the old one cannot have.
    fn lines(&self) -> impl Iterator<Item = &Change> {
        self.new.changes().iter().filter(|change| change.edition > self.old.edition)
    }

    /// Returns the skill of the old edition that a skill was.
    fn before(&self, skill: SkillId) -> Option<SkillId> {
        self.old.find_skill(self.new.key_in(skill, self.old.edition).as_str())
    }

    fn has(&self, skill: SkillId, takes: impl Fn(ChangeKind) -> bool) -> bool {
        self.new.changes_since(skill, self.old.edition).iter().any(|change| takes(change.kind))
    }

    /// Returns whether a change after the old edition and before `edition` begins a skill.
    fn begins_before(&self, key: &Clean, edition: u32) -> bool {
        let begins = |change: &Change| change.kind.begins_a_skill() || change.kind == ChangeKind::Renamed;
        self.lines().any(|change| change.key == *key && change.edition < edition && begins(change))
    }

    /// Returns whether a change says that a skill ends in an edition after `from` and up to `to`.
    fn ends_between(&self, key: &Clean, [from, to]: [u32; 2]) -> bool {
        let ends = |it: &Change| (it.kind == ChangeKind::Retired && it.key == *key) || it.from.contains(key);
        self.lines().any(|change| change.edition > from && change.edition <= to && ends(change))
    }

    /// Returns the advice to add a line, as it could stand in the file.
    fn add(&self, key: &Clean, rest: &str) -> String {
        let edition = self.new.edition.max(self.old.edition + 1);
        let raise = if self.new.edition == self.old.edition { "raise the edition, and " } else { "" };
        format!("{raise}add {{\"edition\": {edition}, \"skill\": \"{key}\", {rest}, \"why\": \"...\"}} to \"changes\"")
    }

    fn statements_without_a_line(&self, skill: SkillId) -> Option<Problem> {
        let (now, before) = (self.new.skill(skill), self.old.skill(self.before(skill)?));
        let differing = differing(&before.statements, &now.statements);
        let is_told =
            self.has(skill, |kind| matches!(kind, ChangeKind::Wording | ChangeKind::Meaning) || kind.begins_a_skill());
        (!differing.is_empty() && !is_told).then(|| {
            let levels = level_words(&differing);
            let message =
                format!("the statements of \"{}\" at {levels} differ from edition {}", now.key, self.old.edition);
            let advice = self.add(&now.key, "\"what\": \"wording\" or \"meaning\"");
            self.in_skill(skill, Some("levels"), [&message, &advice])
        })
    }

    fn new_without_a_line(&self, skill: SkillId) -> Option<Problem> {
        let is_told = self.before(skill).is_some() || self.has(skill, ChangeKind::begins_a_skill);
        (!is_told).then(|| {
            let key = &self.new.skill(skill).key;
            let message =
                format!("edition {} has no skill \"{key}\", and no change says where it comes from", self.old.edition);
            let advice = self.add(key, "\"what\": \"new\", \"renamed\", \"split\" or \"merged\"");
            self.in_skill(skill, Some("id"), [&message, &advice])
        })
    }

    fn gone_without_a_line(&self, skill: SkillId) -> Option<Problem> {
        let old_key = &self.old.skill(skill).key;
        let key = self.new.key_now(old_key.as_str(), self.old.edition);
        let is_told = self.new.find_skill(key.as_str()).is_some()
            || self.ends_between(&key, [self.old.edition, self.new.edition]);
        (!is_told).then(|| {
            let message = format!("the skill \"{old_key}\" of edition {} is gone", self.old.edition);
            let advice = self.add(old_key, "\"what\": \"retired\"");
            in_manifest(self.new, &["changes"], [&message, &advice])
        })
    }

    /// Returns the requirements of a role for a skill then and now. `None` if one of the editions lacks the role or the
    /// skill, so that another change explains the difference.
    fn requirements(&self, role: RoleId, skill: SkillId) -> Option<[Option<&Requirement>; 2]> {
        let before = self.before(skill)?;
        let old_role = self.old.find_role(self.new.role(role).key.as_str())?;
        Some([self.old.role(old_role).requirement(before), self.new.role(role).requirement(skill)])
    }

    fn is_about(&self, change: &Change, role: RoleId, skill: SkillId) -> bool {
        change.kind == ChangeKind::Targets
            && change.role.as_ref() == Some(&self.new.role(role).key)
            && change.key == self.new.key_in(skill, change.edition)
    }

    fn targets_without_a_line(&self, role: RoleId) -> Vec<Problem> {
        let skills = self.new.skills().filter(|skill| {
            let differ = self.requirements(role, *skill).is_some_and(|[before, now]| !is_same(before, now));
            differ && !self.lines().any(|change| self.is_about(change, role, *skill))
        });
        let problem = |skill: SkillId| {
            let (profile, key) = (self.new.role(role), &self.new.skill(skill).key);
            let message =
                format!("\"{}\" expects \"{key}\" otherwise than in edition {}", profile.key, self.old.edition);
            let advice = self.add(key, &format!("\"role\": \"{}\", \"what\": \"targets\"", profile.key));
            let position = profile.requirements.iter().position(|it| it.skill == skill).map(|it| it.to_string());
            let path = match &position {
                Some(position) => vec!["skills", position.as_str()],
                None => vec!["skills"],
            };
            soundness::in_role(self.new, profile, &path, [&message, &advice])
        };
        skills.map(problem).collect()
    }

    fn line_without_a_difference(&self, position: usize, change: &Change) -> Vec<Problem> {
        let (key, earlier) = (&change.key, change.edition - 1);
        let mut messages: Vec<[String; 2]> = Vec::new();
        let mut say = |message: String, advice: &str| messages.push([message, advice.to_owned()]);
        let was_there = |key: &Clean| {
            let old_key = self.old.skills().any(|skill| {
                self.new.key_now(self.old.skill(skill).key.as_str(), self.old.edition) == *key
                    || self.old.skill(skill).key == *key
            });
            old_key || self.begins_before(key, change.edition)
        };
        match change.kind {
            ChangeKind::Wording | ChangeKind::Meaning => {
                if let Some([before, after]) = self.statements_around(change) {
                    let differing = differing(&before, &after);
                    let same: Vec<Level> = change.levels.iter().copied().filter(|it| !differing.contains(it)).collect();
                    if differing.is_empty() {
                        say(format!("no statement of \"{key}\" differs from edition {earlier}"), "take the line out");
                    } else if change.kind == ChangeKind::Meaning && !change.levels.len().eq(&LEVELS) && !same.is_empty()
                    {
                        let levels = level_words(&same);
                        say(
                            format!("the statement of \"{key}\" at {levels} is that of edition {earlier}"),
                            "take the level out of \"levels\"",
                        );
                    }
                }
            }
            ChangeKind::New if was_there(key) && !self.ends_between(key, [self.old.edition, earlier]) => {
                say(
                    format!("the skill \"{key}\" is not new: an earlier edition has it"),
                    "take the line out, or say \"meaning\"",
                );
            }
            ChangeKind::Retired if !was_there(key) => {
                say(format!("no earlier edition has the skill \"{key}\""), "take the line out");
            }
            ChangeKind::Retired if self.is_asked_after(key, change.edition) => {
                say(format!("the skill \"{key}\" is still asked"), "take the line out, or take the skill out");
            }
            ChangeKind::Targets => {
                let role = change.role.as_ref().and_then(|role| self.new.find_role(role.as_str()));
                let skill =
                    self.new.skills().find(|skill| role.is_some_and(|role| self.is_about(change, role, *skill)));
                let pair =
                    role.zip(skill).and_then(|(role, skill)| Some(((role, skill), self.requirements(role, skill)?)));
                // Of several lines about one pair, only the sum of their differences is known.
                if let Some(((role, skill), [before, now])) = pair
                    && is_same(before, now)
                    && self.lines().filter(|it| self.is_about(it, role, skill)).count() == 1
                {
                    let role = &self.new.role(role).key;
                    say(
                        format!("\"{role}\" expects \"{key}\" as in edition {}", self.old.edition),
                        "take the line out",
                    );
                }
            }
            _ => {}
        }
        for origin in &change.from {
            if !was_there(origin) {
                say(
                    format!("no earlier edition has the skill \"{origin}\""),
                    "name a skill of the edition before in \"from\"",
                );
            } else if self.is_asked_after(origin, change.edition) {
                say(
                    format!("the skill \"{origin}\" is still asked"),
                    "give the present skill a new id, so that the old answers keep theirs",
                );
            }
        }
        let at =
            |words: [String; 2]| in_manifest(self.new, &["changes", &position.to_string()], [&words[0], &words[1]]);
        messages.into_iter().map(at).collect()
    }

    /// Returns whether the new edition has a skill of this id, and none after `edition` began it again.
    fn is_asked_after(&self, key: &Clean, edition: u32) -> bool {
        let begins = |it: &Change| it.kind.begins_a_skill() || it.kind == ChangeKind::Renamed;
        let begins_later = self.lines().any(|it| it.key == *key && it.edition > edition && begins(it));
        self.new.find_skill(key.as_str()).is_some() && !begins_later
    }

    /// Returns the statements before and after a change. `None` if one of them is not kept.
    fn statements_around(&self, change: &Change) -> Option<[[Clean; LEVELS]; 2]> {
        let skill = self.new.skills().find(|skill| self.new.key_in(*skill, change.edition) == change.key)?;
        let in_edition = |edition: u32| match edition {
            _ if edition == self.old.edition => Some(self.old.skill(self.before(skill)?).statements.clone()),
            _ if edition == self.new.edition => Some(self.new.skill(skill).statements.clone()),
            _ => self.new.earlier_statements(edition, skill),
        };
        Some([in_edition(change.edition - 1)?, in_edition(change.edition)?])
    }

    fn in_skill(&self, skill: SkillId, field: Option<&str>, words: [&str; 2]) -> Problem {
        let domain = self.new.skill(skill).domain;
        let position = self.new.skills_of(domain).position(|other| other == skill).unwrap_or_default().to_string();
        // A file of skills is a list, or an object with one.
        let path: Vec<&str> = ["skills", position.as_str()].into_iter().chain(field).collect();
        let name = format!("skills/{}.json", self.new.domain(domain).key);
        soundness::at_first(self.new, &name, &[&path[1..], &path], words)
    }
}

fn in_manifest(framework: &Framework, path: &[&str], words: [&str; 2]) -> Problem {
    soundness::at(framework, "framework.json", path, words)
}

/// Returns the levels whose statements differ.
fn differing(before: &[Clean; LEVELS], after: &[Clean; LEVELS]) -> Vec<Level> {
    Level::ALL.into_iter().filter(|level| before[level.index()] != after[level.index()]).collect()
}

fn level_words(levels: &[Level]) -> String {
    let numbers: Vec<String> = levels.iter().map(ToString::to_string).collect();
    let word = if numbers.len() == 1 { "level" } else { "levels" };
    format!("{word} {}", listed(&numbers.iter().map(String::as_str).collect::<Vec<_>>(), "and"))
}

/// Returns whether two requirements ask for the same.
fn is_same(before: Option<&Requirement>, now: Option<&Requirement>) -> bool {
    let content = |it: &Requirement| (it.targets.clone(), it.importance, it.must_have);
    before.map(content) == now.map(content)
}
