//! Evidence from the log: the entries that name a skill, to take one, and a row for writing one's own.

use super::{App, Overlay, TextBox, TextPurpose, moved};
use crate::assessment::{Assessment, Edit, LogEntry};
use crate::framework::SkillId;
use crate::tui::Intent;

/// The entries of the log that can be taken as evidence.
#[derive(Debug, Clone)]
pub struct EvidenceOffer {
    /// The skill.
    pub skill: SkillId,
    /// The highlighted row: an entry, or after the last one writing one's own.
    pub cursor: usize,
}

impl EvidenceOffer {
    /// Returns the entries that name the skill, the newest first.
    pub fn entries<'l>(&self, assessment: &'l Assessment) -> Vec<&'l LogEntry> {
        let key = assessment.framework().skill(self.skill).key.as_str();
        assessment.log().found(None, Some(key))
    }

    /// Returns whether an entry is the evidence already.
    pub fn is_taken(&self, assessment: &Assessment, entry: &LogEntry) -> bool {
        assessment.entry(self.skill).evidence == entry.as_evidence()
    }
}

impl App {
    /// Offers the entries of the log that name a skill, or opens the box to write evidence if there are none.
    pub(super) fn offer_evidence(&mut self, skill: SkillId) {
        let Some(current) = &self.current else { return };
        let offer = EvidenceOffer { skill, cursor: 0 };
        if offer.entries(current.assessment()).is_empty() {
            self.write_evidence(skill);
        } else {
            self.overlay = Some(Overlay::Offer(offer));
        }
    }

    fn write_evidence(&mut self, skill: SkillId) {
        let Some(current) = &self.current else { return };
        let text = current.assessment().entry(skill).evidence.as_str();
        self.overlay = Some(Overlay::Text(TextBox::new(TextPurpose::Evidence(skill), text)));
    }

    pub(super) fn handle_offer(&mut self, intent: Intent) {
        let (Some(Overlay::Offer(offer)), Some(current)) = (&mut self.overlay, &self.current) else { return };
        let entries = offer.entries(current.assessment());
        let skill = offer.skill;
        match (intent, entries.get(offer.cursor)) {
            (Intent::Back, _) => self.overlay = None,
            (Intent::Evidence, _) | (Intent::Accept, None) => self.write_evidence(skill),
            (Intent::Accept, Some(entry)) => {
                let evidence = entry.as_evidence();
                self.overlay = None;
                self.edit(skill, Edit::Evidence(evidence));
                let undo = self.key(self.mode(), Intent::Undo);
                let taken = "The entry is your evidence now.";
                self.notice =
                    Some(if undo.is_empty() { taken.to_owned() } else { format!("{taken} {undo} takes it back.") });
            }
            _ => offer.cursor = moved(offer.cursor, entries.len() + 1, intent),
        }
    }
}
