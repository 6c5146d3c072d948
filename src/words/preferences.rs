//! The wishes of a person: the things that they would like to do, beside the work of a role. Nothing is counted, summed
//! or scored.

use crate::assessment::{Assessment, Wish};
use crate::framework::{PreferenceId, RoleId, WorkShare};

/// The explanation of the preferences. It comes before they are asked.
pub const PREFERENCES: &str = "Skills are not wishes. These statements are about what you would like to do; all of them \
                               can be skipped, and none is ever scored.";

/// Returns what the person says to matters of a role, central ones first, as in `Central to this role: traveling (no),
/// speaking (yes).` A matter that is rare in the role is named only where they would like it. `None` if they say nothing to
/// any of them.
pub fn preference_words(assessment: &Assessment, role: RoleId) -> Option<String> {
    let framework = assessment.framework();
    let with_share = |share: WorkShare| -> Vec<String> {
        let said = |preference: PreferenceId| {
            let wish = assessment.wish(preference).filter(|wish| share != WorkShare::Rare || *wish == Wish::Yes)?;
            let matter = framework.preference(preference);
            (matter.share(role) == Some(share)).then(|| format!("{} ({})", matter.short, wish.words()))
        };
        framework.preferences().filter_map(said).collect()
    };
    let sentences = [
        (WorkShare::Central, "Central to this role"),
        (WorkShare::Part, "Part of it"),
        (WorkShare::Rare, "Seldom part of this role"),
    ]
    .map(|(share, lead)| (lead, with_share(share)))
    .map(|(lead, words)| (!words.is_empty()).then(|| format!("{lead}: {}.", words.join(", "))));
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::preference_words;
    use crate::assessment::{Aim, Assessment, Name, Wish};
    use crate::framework::Framework;

    #[test]
    fn central_matters_come_first_and_rare_ones_only_where_they_are_liked() {
        let framework = Framework::shipped();
        let aim = Aim { role: None, band: framework.usual_band() };
        let mut me = Assessment::new(&framework, Name::new("me").expect("a plain name"), aim);
        let role = |key: &str| framework.find_role(key).expect("shipped");
        assert_eq!(preference_words(&me, role("advocate")), None);
        for (key, wish) in
            [("travel", Wish::No), ("stage", Wish::Yes), ("recording", Wish::NotSure), ("rules", Wish::Yes)]
        {
            me.set_wish(framework.find_preference(key).expect("shipped"), Some(wish));
        }
        let advocate = "Central to this role: traveling (no), speaking (yes). Part of it: being recorded (not sure). \
                        Seldom part of this role: rules and licenses (yes).";
        assert_eq!(preference_words(&me, role("advocate")).as_deref(), Some(advocate));
        let writer = "Seldom part of this role: speaking (yes), rules and licenses (yes).";
        assert_eq!(preference_words(&me, role("writer")).as_deref(), Some(writer));
    }
}
