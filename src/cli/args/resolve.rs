//! Resolves a typed name to a role, band or saved assessment.
//!
//! Capitals are easily forgotten, and hyphens and punctuation are hard to hear, so this module ignores all three. The
//! framework finds whole names; this module also finds prefixes.

use crate::assessment::Name;
use crate::framework::{BandId, Framework, RoleId};

/// Finds a role by one of its names, or by a prefix that only one role has.
pub(crate) fn role_by_prefix(framework: &Framework, typed: &str) -> Option<RoleId> {
    let begun = |id: &RoleId| {
        let role = framework.role(*id);
        [&role.key, &role.name, &role.short].iter().any(|name| begins(name.as_str(), typed))
    };
    framework.role_called(typed).or_else(|| only(framework.roles().filter(begun)))
}

/// Finds a band by one of its names, or by a prefix that only one band has.
pub(crate) fn band_by_prefix(framework: &Framework, typed: &str) -> Option<BandId> {
    let begun = |id: &BandId| {
        let band = framework.band(*id);
        [&band.key, &band.name].iter().any(|name| begins(name.as_str(), typed))
    };
    framework.band_called(typed).or_else(|| only(framework.bands().filter(begun)))
}

/// Finds a saved name: the exact one, or the only one with the same letters and digits.
pub(crate) fn name<'n>(names: &[&'n Name], typed: &str) -> Option<&'n Name> {
    if let Some(same) = names.iter().find(|name| name.as_str() == typed) {
        return Some(*same);
    }
    let sounds = sound(typed);
    let mut alike = names.iter().filter(|name| !sounds.is_empty() && sound(name.as_str()) == sounds);
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(*only),
        _ => None,
    }
}

/// Returns whether a name starts with the typed text. Fewer than three letters never match, because they are easily a slip.
fn begins(name: &str, typed: &str) -> bool {
    let sounds = sound(typed);
    sounds.chars().count() >= 3 && sound(name).starts_with(&sounds)
}

/// Returns the only item of an iterator, or `None` if there are more.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Returns the letters and digits of a name in lower case.
fn sound(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{band_by_prefix, name, role_by_prefix};
    use crate::assessment::Name;
    use crate::framework::Framework;

    #[test]
    fn a_beginning_is_enough_where_it_fits_only_one() {
        let framework = Framework::shipped();
        assert_eq!(role_by_prefix(&framework, "technical"), framework.find_role("writer"));
        assert_eq!(role_by_prefix(&framework, "comm"), framework.find_role("community-manager"));
        assert_eq!(band_by_prefix(&framework, "Estab"), framework.find_band("established"));
        for typed in ["te", "", "dev rel", "x"] {
            assert_eq!((role_by_prefix(&framework, typed), band_by_prefix(&framework, typed)), (None, None), "{typed}");
        }
        assert_eq!(framework.role_called("technical"), None, "an argument has to be whole");
    }

    #[test]
    fn a_name_is_meant_by_its_sound_if_no_other_sounds_alike() {
        let [check, me, capital] = ["My Community Check!", "me", "Me"].map(|it| Name::new(it).expect("a name"));
        assert_eq!(name(&[&check, &me], "my community-check"), Some(&check));
        assert_eq!(name(&[&check, &me], "ME"), Some(&me));
        assert_eq!(name(&[&me, &capital], "Me"), Some(&capital));
        assert_eq!(name(&[&me, &capital], "ME"), None, "two sound alike");
        assert_eq!(name(&[&check, &me], "!"), None);
    }
}
