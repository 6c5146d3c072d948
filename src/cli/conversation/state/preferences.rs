//! Asks the preferences by lines: what the person would like to do.

use super::{Conversation, DialogEffect, SaveReason};
use crate::assessment::Wish;
use crate::cli::conversation::render;
use crate::framework::PreferenceId;

impl Conversation {
    /// Starts with the first preference.
    pub(super) fn ask_preferences(&mut self) -> Vec<DialogEffect> {
        let Some(first) = self.framework().preferences().next() else {
            return self.reply_wrapped("These questions have no statements about what you would like to do.");
        };
        self.preference = Some(first);
        vec![DialogEffect::Say(render::preferences_head() + &render::preference(&self.assessment, first))]
    }

    /// Takes a line that is said to a preference.
    pub(super) fn take_preference(&mut self, preference: PreferenceId, line: &str) -> Vec<DialogEffect> {
        let wish = match line.trim().to_lowercase().as_str() {
            "" | "skip" | "s" | "next" => return self.next_preference(preference),
            "stop" | "done" | "quit" | "q" => return self.end_preferences(),
            "-" => None,
            "yes" | "y" => Some(Wish::Yes),
            "no" | "n" => Some(Wish::No),
            "not sure" | "not-sure" | "ns" | "?" => Some(Wish::NotSure),
            _ => {
                let again = render::preference(&self.assessment, preference);
                return vec![DialogEffect::Say("That is not known here.\n".to_owned() + &again)];
            }
        };
        self.assessment.set_wish(preference, wish);
        let words = wish.map_or("nothing", Wish::words);
        let saved = DialogEffect::Save(SaveReason::Edit_(format!("Saved: {words}.")));
        let mut effects = vec![saved];
        effects.extend(self.next_preference(preference));
        effects
    }

    /// Returns whether there are preferences and the person said nothing to any of them.
    pub(super) fn has_preferences_to_ask(&self) -> bool {
        self.framework().preferences().len() > 0 && !self.assessment.has_wishes()
    }

    fn next_preference(&mut self, preference: PreferenceId) -> Vec<DialogEffect> {
        match self.framework().preferences().nth(preference.index() + 1) {
            Some(next) => {
                self.preference = Some(next);
                vec![DialogEffect::Say(render::preference(&self.assessment, next))]
            }
            None => self.end_preferences(),
        }
    }

    /// Goes back to where the person was.
    fn end_preferences(&mut self) -> Vec<DialogEffect> {
        self.preference = None;
        let words = "That is all. Type results to read it beside each role; it is never scored.\n";
        vec![DialogEffect::Say(words.to_owned() + &self.prompt())]
    }
}
