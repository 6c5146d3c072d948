//! A job posting: what it mentions, confirming that skill by skill, and the role that is made of it.
//!
//! Nothing is scored before the person has confirmed. Until the role is written, nothing is on the disk, so leaving asks
//! if something would be lost.

use std::sync::Arc;

use super::{App, Destination, Overlay, ResultsScreen, Screen, TextBox, TextPurpose, moved};
use crate::assessment::{Assessment, Name};
use crate::framework::{BandId, Framework, Importance, RoleId, SkillId};
use crate::posting::{Decision, MadeFrom, Mention, MentionGroup, RoleConfirmation, pasted_posting};
use crate::text::{Clean, cut};
use crate::tui::{AfterPosting, Confirm, Effect, Field, Intent, Mode, PostingText, RoleToMake};
use crate::words::{made_role_words, still_to_confirm_words};

/// The widest name that is suggested for a role, in columns.
const SUGGESTION: usize = 40;

/// A posting, and how far it is confirmed.
#[derive(Debug, Clone)]
pub struct PostingScreen {
    /// The step.
    pub stage: PostingStage,
    /// The highlighted skill among all, those that are clearly asked for first.
    pub cursor: usize,
    /// The reason why the role could not be made, if there is one.
    pub problem: Option<String>,
    text: Arc<PostingText>,
    confirmation: RoleConfirmation,
    name: Field,
}

/// A step from a posting to a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostingStage {
    /// Reading what was found.
    Found,
    /// Confirming it, skill by skill.
    Confirm,
    /// Naming the role.
    Name,
}

impl PostingScreen {
    fn new(text: PostingText) -> Self {
        let band = text.own.as_ref().map_or_else(|| text.framework.usual_band(), |own| own.aim().band);
        let confirmation = RoleConfirmation::new(Arc::clone(&text.framework), &text.posting, band);
        let name = Field::suggestion(&suggestion(&text));
        Self { stage: PostingStage::Found, cursor: 0, problem: None, text: Arc::new(text), confirmation, name }
    }

    /// Returns the posting.
    pub fn text(&self) -> &PostingText {
        &self.text
    }

    /// Returns the framework whose skills it was searched for.
    pub fn framework(&self) -> &Framework {
        &self.text.framework
    }

    /// Returns the decisions.
    pub const fn confirmation(&self) -> &RoleConfirmation {
        &self.confirmation
    }

    /// Returns what was found of every skill, in the order of the list.
    pub fn mentions(&self) -> Vec<&Mention> {
        let groups = [MentionGroup::Clearly, MentionGroup::Perhaps, MentionGroup::NotFound];
        groups.into_iter().flat_map(|group| self.text.posting.group(group)).collect()
    }

    /// Returns what was found of a skill.
    pub fn mention(&self, skill: SkillId) -> Option<&Mention> {
        self.text.posting.mentions.iter().find(|mention| mention.skill == skill)
    }

    /// Returns the highlighted skill; `None` at the end of the list.
    pub fn skill(&self) -> Option<SkillId> {
        match self.stage {
            PostingStage::Found => self.mentions().get(self.cursor).map(|mention| mention.skill),
            PostingStage::Confirm => self.confirmation.current().map(|item| item.skill),
            PostingStage::Name => None,
        }
    }

    /// Returns whether the row after the last skill is highlighted: making the role.
    pub fn is_at_end(&self) -> bool {
        self.stage == PostingStage::Confirm && self.confirmation.current().is_none()
    }

    /// Returns the highlighted row of a list.
    pub(super) const fn row(&self) -> Option<usize> {
        match self.stage {
            PostingStage::Found => Some(self.cursor),
            PostingStage::Confirm => Some(self.confirmation.position()),
            PostingStage::Name => None,
        }
    }

    pub(super) const fn mode(&self) -> Mode {
        match self.stage {
            PostingStage::Found => Mode::Posting,
            PostingStage::Confirm => Mode::PostingConfirm,
            PostingStage::Name => Mode::PostingName,
        }
    }

    /// Returns the field of the name while it is being typed.
    pub fn field(&self) -> Option<&Field> {
        (self.stage == PostingStage::Name).then_some(&self.name)
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        (self.stage == PostingStage::Name).then_some(&mut self.name)
    }

    /// Returns whether leaving would lose a text that is in no file, or decisions.
    pub fn is_on_no_disk(&self) -> bool {
        self.text.file.is_none() || self.confirmation.count(Decision::Open) < self.confirmation.items().len()
    }

    /// Asks for the levels of the next band, or of the band before.
    fn turn_band(&mut self, intent: Intent) {
        let band = super::results::beside(&self.text.framework, self.confirmation.band(), intent);
        self.confirmation.look_at(band);
    }

    /// Goes on to confirming, at the highlighted skill if it is in the list.
    fn begin_confirming(&mut self) {
        let items = self.confirmation.items();
        if let Some(position) = self.skill().and_then(|skill| items.iter().position(|item| item.skill == skill)) {
            self.confirmation.go_to(position);
        }
        self.stage = PostingStage::Confirm;
    }

    /// Changes how much the current skill counts.
    fn weigh(&mut self) {
        if let Some(item) = self.confirmation.current() {
            let all = Importance::ALL;
            let next = all.iter().position(|it| *it == item.importance).map_or(0, |at| (at + 1) % all.len());
            self.confirmation.weigh(all[next]);
        }
    }
}

/// Returns a name for the role: that of the file without its ending, or the beginning of the text.
fn suggestion(text: &PostingText) -> String {
    let of_file = text.file.as_ref().map(Clean::as_str);
    let stem =
        of_file.map(|file| file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem }));
    let first =
        text.lines.first().map(|line| line.text.as_str().split([',', '(', '|', ':']).next().unwrap_or_default());
    cut(stem.or(first).unwrap_or_default().trim(), SUGGESTION)
}

impl App {
    /// Returns the assessment whose answers stand beside a posting: the one of the present posting, or else the one that is
    /// highlighted at home.
    fn beside_posting(&self) -> Option<Name> {
        match &self.screen {
            Screen::Posting(screen) => screen.text.own.as_ref().map(|own| own.name().clone()),
            _ => self.highlighted_at_home().filter(|row| row.rating.is_none())?.which.name().cloned(),
        }
    }

    /// Requests the file that was typed, to read it.
    pub(super) fn read_file(&mut self, path: &Clean) {
        if !path.is_empty() {
            let beside = self.beside_posting();
            self.ask_for(Effect::Read(path.to_string(), beside), Destination::Results);
        }
    }

    /// Takes a pasted text as a posting, if it is one and the name of a file is expected. Returns whether it was taken.
    pub(super) fn pasted_posting(&mut self, text: &str) -> bool {
        let is_open =
            matches!(&self.overlay, Some(Overlay::Text(it)) if it.purpose == TextPurpose::Open && !it.on_buttons());
        let Some(posting) = pasted_posting(text).filter(|_| is_open && self.field().is_some()) else { return false };
        let beside = self.beside_posting();
        self.overlay = None;
        self.ask_for(Effect::ReadPosting(posting, beside), Destination::Results);
        true
    }

    /// Shows what a posting mentions. It takes the place of an earlier one.
    pub(super) fn posting_read(&mut self, text: PostingText) {
        self.awaiting = None;
        self.framework = Arc::clone(&text.framework);
        let screen = Screen::Posting(Box::new(PostingScreen::new(text)));
        match &self.screen {
            Screen::Posting(_) => self.screen = screen,
            _ => self.open(screen),
        }
    }

    pub(super) fn handle_posting(&mut self, intent: Intent) {
        let keep_rest = self.key(Mode::PostingConfirm, Intent::Yes);
        let Screen::Posting(screen) = &mut self.screen else { return };
        screen.problem = None;
        match (screen.stage, intent) {
            (PostingStage::Name, Intent::Accept) => self.make_role(),
            (PostingStage::Name, _) => screen.stage = PostingStage::Confirm,
            (_, Intent::Previous | Intent::Next) => screen.turn_band(intent),
            (PostingStage::Found, Intent::Accept) => screen.begin_confirming(),
            (PostingStage::Found, Intent::Back) => self.leave_posting(AfterPosting::Home),
            (PostingStage::Found, Intent::OpenFile) => self.leave_posting(AfterPosting::Another),
            (PostingStage::Found, _) => screen.cursor = moved(screen.cursor, screen.mentions().len(), intent),
            (PostingStage::Confirm, Intent::Accept) if screen.skill().is_some() => screen.confirmation.keep(None),
            (PostingStage::Confirm, Intent::Accept) => {
                let missing = still_to_confirm_words(&screen.confirmation, &keep_rest);
                match missing {
                    Some(words) => self.notice = Some(words),
                    None => screen.stage = PostingStage::Name,
                }
            }
            (PostingStage::Confirm, Intent::Choose(level)) => screen.confirmation.keep(Some(level)),
            (PostingStage::Confirm, Intent::Clear) => screen.confirmation.drop_current(),
            (PostingStage::Confirm, Intent::Importance) => screen.weigh(),
            (PostingStage::Confirm, Intent::Yes) => screen.confirmation.keep_rest(),
            (PostingStage::Confirm, Intent::NewEntry) => self.overlay = Some(Overlay::Search(super::Search::new())),
            (PostingStage::Confirm, Intent::Back) => screen.stage = PostingStage::Found,
            (PostingStage::Confirm, _) => {
                let rows = screen.confirmation.items().len() + 1;
                screen.confirmation.go_to(moved(screen.confirmation.position(), rows, intent));
            }
        }
    }

    /// Takes the skill that was searched for: adds it to the posting at hand, or asks about it.
    pub(super) fn skill_found(&mut self, skill: SkillId) {
        match &mut self.screen {
            Screen::Posting(screen) => screen.confirmation.add(skill),
            _ => self.ask(skill),
        }
    }

    /// Requests the role of what was kept, under the name that was typed.
    fn make_role(&mut self) {
        let Screen::Posting(screen) = &mut self.screen else { return };
        let name = screen.name.text();
        let id = match screen.text.framework.new_role_id(&name) {
            Ok(id) => id,
            Err(fault) => {
                screen.problem = Some(format!("Please change it: {fault}; {}.", fault.hint()));
                return;
            }
        };
        let framework = Arc::clone(&screen.text.framework);
        let Some(draft) = screen.confirmation.finish(MadeFrom { id: id.clone(), name, day: self.today }) else {
            return;
        };
        let role = RoleToMake { id, text: draft.file(&framework), framework };
        self.ask_for(Effect::MakeRole(Box::new(role)), Destination::Results);
    }

    pub(super) fn role_not_made(&mut self, reason: &Clean) {
        self.awaiting = None;
        if let Screen::Posting(screen) = &mut self.screen {
            screen.problem = Some(format!("The role is not written: {reason}"));
        }
    }

    /// Scores the role from now on. Opens the answers that stand beside the posting, or goes home and says what is next.
    pub(super) fn role_made(&mut self, usual: Arc<Framework>, role: RoleId) {
        self.awaiting = None;
        self.usual = usual;
        let Screen::Posting(screen) = &self.screen else { return };
        let (band, own) = (screen.confirmation.band(), screen.text.own.as_ref().map(Assessment::name).cloned());
        // The answers that stand beside it tell for which framework it is; without any it is the usual one.
        let words = own.is_none().then(|| made_role_words(self.usual.role(role)));
        self.close_posting();
        if let Some(name) = own {
            return self.ask_for(Effect::Open(name), Destination::Made(role, band));
        }
        let begin = self.key(self.mode(), Intent::Start);
        let next = format!("{begin} begins an assessment: choose it as your aim.");
        self.notice = words.map(|words| format!("{words} {next}"));
    }

    /// Shows the results with a role in view that was just made.
    pub(super) fn show_made(&mut self, role: RoleId, band: BandId) {
        let Some(current) = &mut self.current else { return };
        // Answers that were not saved yet keep the framework that they were given with.
        if !self.framework.roles().any(|known| known == role) {
            return;
        }
        let cursor = current.ranking(band).order.iter().position(|other| *other == role).unwrap_or(0);
        current.looked_at = Some((role, band));
        self.screen = Screen::Results(ResultsScreen { band, cursor });
        let told = self.notice.take().map(|told| format!(" {told}")).unwrap_or_default();
        self.notice = Some(format!("{}{told}", made_role_words(self.framework.role(role))));
    }

    /// Leaves the posting, or asks first if something would be lost.
    fn leave_posting(&mut self, then: AfterPosting) {
        if self.would_lose_posting() {
            self.overlay = Some(Overlay::Confirm(Confirm::DropPosting(then)));
        } else {
            self.after_posting(then);
        }
    }

    /// Returns whether leaving the program would lose a posting.
    pub(super) fn would_lose_posting(&self) -> bool {
        // The settings may lie over it.
        let mut screens = self.trail.iter().chain([&self.screen]);
        screens.any(|screen| matches!(screen, Screen::Posting(screen) if screen.is_on_no_disk()))
    }

    /// Does what comes after a posting.
    pub(super) fn after_posting(&mut self, then: AfterPosting) {
        match then {
            AfterPosting::Home => self.close_posting(),
            AfterPosting::Another => self.overlay = Some(Overlay::Text(TextBox::new(TextPurpose::Open, ""))),
        }
    }

    fn close_posting(&mut self) {
        self.framework = Arc::clone(&self.usual);
        self.back();
    }
}

#[cfg(test)]
mod tests {
    use super::suggestion;
    use crate::framework::Framework;
    use crate::posting::{Posting, shown_lines};
    use crate::text::Clean;
    use crate::tui::PostingText;

    fn suggested(file: Option<&str>, text: &str) -> String {
        let framework = Framework::shipped();
        let posting = Posting::read(&framework, text);
        suggestion(&PostingText {
            file: file.map(Clean::line),
            framework,
            posting,
            lines: shown_lines(text),
            own: None,
        })
    }

    #[test]
    fn a_role_is_called_like_the_file_or_as_the_text_begins() {
        assert_eq!(suggested(Some("harborline.txt"), "We write."), "harborline");
        assert_eq!(suggested(Some(".job"), "We write."), ".job");
        assert_eq!(suggested(None, "\nDeveloper Advocate (remote), message queues\nWe write."), "Developer Advocate");
        assert!(suggested(None, &"a".repeat(1_000)).chars().count() <= 40);
    }
}
