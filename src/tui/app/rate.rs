//! Rating another person on the question screen: what differs from own answers, and what is closed.

use super::export::slug;
use super::{App, Destination, Mode, Overlay, Place};
use crate::assessment::{About, Choice, Edit};
use crate::framework::SkillId;
use crate::interview::Next;
use crate::rating::{Rating, rating_json};
use crate::text::Clean;
use crate::tui::{Confirm, Intent, TextDocument};
use crate::words::{not_anonymous_words, rating_ended_words, seen_words};

impl App {
    /// Returns whom the open assessment is about, if it is a rating of another person.
    pub fn about(&self) -> Option<&About> {
        self.current.as_ref()?.assessment().about()
    }

    /// Keeps a rater on the questions: a rating has no results, no plan and no history. Returns whether an intent would
    /// have left them.
    pub(super) fn stays_rating(&mut self, intent: Intent) -> bool {
        let is_own = matches!(
            intent,
            Intent::NextPlace
                | Intent::PreviousPlace
                | Intent::Review
                | Intent::AnswerAgain
                | Intent::KeepPoint
                | Intent::SideBySide
                | Intent::Wishes
        );
        self.about().is_some() && (is_own || Place::ALL.iter().any(|place| place.intent() == intent))
    }

    /// Greets a rater who goes on with a rating: where it will be seen, and how far it is.
    /// If the person asked for the file, asks about writing it.
    pub(super) fn rating_opened(&mut self, destination: Destination) {
        let Some(current) = &self.current else { return };
        let place = current.assessment().place();
        let words = current
            .assessment()
            .about()
            .map(|about| format!("{} {}", seen_words(current.assessment()), not_anonymous_words(&about.subject)));
        self.ask(place);
        self.trail.clear();
        self.notice = words;
        if destination == Destination::Export {
            self.hand_over();
        }
    }

    /// Asks whether to write the rating to a file, and says before who will see it.
    pub(super) fn hand_over(&mut self) {
        let Some(current) = &self.current else { return };
        let Some(rating) = Rating::of(current.assessment(), self.today) else { return };
        if rating.count() == 0 {
            self.notice = Some("Nothing is rated yet. Rate one skill at least.".to_owned());
            return;
        }
        let file = format!("{}.json", slug(current.assessment().name().as_str()));
        let who_sees_it = Clean::line(&not_anonymous_words(&rating.about));
        let document = TextDocument { file, text: rating_json(&rating.without_notes()) };
        self.notice = None;
        self.overlay = Some(Overlay::Confirm(Confirm::HandOver(document, who_sees_it)));
    }

    /// Rates a skill and goes on to the next one that was asked for.
    pub(super) fn rate(&mut self, skill: SkillId, choice: Choice) {
        let Some(before) = self.current.as_ref().map(|current| current.standing().before()) else { return };
        if choice == Choice::NotApplicable {
            return;
        }
        self.edit(skill, Edit::Choose(choice));
        let Some(current) = self.current.as_ref().filter(|current| current.read_only().is_none()) else { return };
        let turn = current.interview().answer(before, current.standing(), skill);
        match turn.next {
            Next::Ask(next) => self.ask(next),
            _ => self.rating_ended(),
        }
    }

    /// Says how far the rating is and how to hand it over. The question stays.
    pub(super) fn rating_ended(&mut self) {
        let write = self.key(Mode::Rate, Intent::Export);
        let Some(current) = &self.current else { return };
        let own = current.assessment();
        self.notice = own.about().map(|about| format!("The last question. {}", rating_ended_words(own, about, &write)));
    }
}
