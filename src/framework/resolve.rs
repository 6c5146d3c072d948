//! Finds skills, roles and bands by id, by name, and by the words of a search.
//!
//! The command line, the files and the screens share this resolver, so that they all accept the same words.

use std::collections::BTreeMap;

use super::{BandId, Framework, RoleId, SkillId};
use crate::order::Order as _;
use crate::text::{Query, same_words, words};

/// The longest text to compare with names, in bytes. A file can hold text of any length, and no name is longer.
const LONGEST: usize = 400;

/// An index of all skills by the words of their ids and names, for many lookups.
#[derive(Debug)]
pub struct SkillNames(BTreeMap<Vec<String>, SkillId>);

impl SkillNames {
    /// Collects the names of a framework. If two skills share a name, it belongs to the first; a short name, which
    /// screens show, never takes the place of an id or a name.
    #[must_use]
    pub fn of(framework: &Framework) -> Self {
        let mut names = BTreeMap::new();
        for id in framework.skills() {
            let skill = framework.skill(id);
            for name in [&skill.key, &skill.name] {
                names.entry(words(name.as_str())).or_insert(id);
            }
        }
        for id in framework.skills() {
            names.entry(words(framework.skill(id).short.as_str())).or_insert(id);
        }
        Self(names)
    }

    /// Returns the skill with this id, name or short name. Capitals, hyphens and accents do not matter.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<SkillId> {
        if text.len() > LONGEST { None } else { self.0.get(&words(text)).copied() }
    }
}

impl Framework {
    /// Returns the role with this id, name or short name. Capitals, hyphens and accents do not matter.
    #[must_use]
    pub fn role_called(&self, text: &str) -> Option<RoleId> {
        let named = |id: &RoleId| {
            let role = self.role(*id);
            [&role.key, &role.name, &role.short].iter().any(|name| same_words(name.as_str(), text))
        };
        self.find_role(text).or_else(|| self.roles().find(named))
    }

    /// Returns the band with this id or name.
    #[must_use]
    pub fn band_called(&self, text: &str) -> Option<BandId> {
        let named = |id: &BandId| {
            let band = self.band(*id);
            [&band.key, &band.name].iter().any(|name| same_words(name.as_str(), text))
        };
        self.find_band(text).or_else(|| self.bands().find(named))
    }

    /// Returns the skill with this id, name or short name. For many lookups, use [`SkillNames`].
    #[must_use]
    pub fn skill_called(&self, text: &str) -> Option<SkillId> {
        self.find_skill(text).or_else(|| SkillNames::of(self).find(text))
    }

    /// Returns the skills in which every typed word begins a word. Skills whose name starts with the query come first,
    /// then matches in name or id, then matches that need the definition.
    #[must_use]
    pub fn search(&self, typed: &str) -> Vec<SkillId> {
        let query = Query::new(typed);
        let rank = |id: &SkillId| {
            let skill = self.skill(*id);
            let (name, key, definition) = (skill.name.as_str(), skill.key.as_str(), skill.definition.as_str());
            match () {
                () if query.starts(name) => Some(0),
                () if query.matches(&[name, key]) => Some(1),
                () if query.matches(&[name, key, definition]) => Some(2),
                () => None,
            }
        };
        let mut found: Vec<(u8, SkillId)> = self.skills().filter_map(|id| rank(&id).map(|rank| (rank, id))).collect();
        found.order_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, id)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Framework;

    #[test]
    fn roles_bands_and_skills_are_found_by_each_of_their_names() {
        let framework = Framework::shipped();
        for text in ["ospo", "OSPO", "open source program manager", "Open-Source"] {
            assert_eq!(framework.role_called(text), framework.find_role("ospo"), "{text}");
        }
        for text in ["entry", "first role", "FIRST-ROLE"] {
            assert_eq!(framework.band_called(text), framework.find_band("entry"), "{text}");
        }
        for text in ["public-speaking", "Public Speaking", "PUBLIC-SPEAKING"] {
            assert_eq!(framework.skill_called(text), framework.find_skill("public-speaking"), "{text}");
        }
        assert_eq!((framework.role_called("manager"), framework.band_called("")), (None, None));
        assert_eq!(framework.skill_called("public"), None);
    }

    #[test]
    fn a_search_takes_the_beginnings_of_words_in_any_order() {
        let framework = Framework::shipped();
        let found = |typed: &str| -> Vec<&str> {
            framework.search(typed).into_iter().map(|skill| framework.skill(skill).key.as_str()).collect()
        };
        for typed in ["tech writ", "WRIT tech", "technical-writing", "téchnical"] {
            assert_eq!(found(typed).first(), Some(&"technical-writing"), "{typed}");
        }
        assert_eq!(found("").len(), framework.skills().len());
        assert!(!found("supply chain").is_empty(), "two words of a definition");
        assert!(found("riting").is_empty(), "the middle of a word");
    }
}
