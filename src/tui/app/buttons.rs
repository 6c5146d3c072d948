//! The buttons of a question: arrows move between them, Enter presses one. The safe one comes first.

use super::{App, Leaving, Overlay};
use crate::tui::{Confirm, Intent};

/// A button: its words, and what pressing it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// The words.
    pub label: String,
    /// The effect of pressing.
    pub intent: Intent,
}

fn button(intent: Intent, label: impl Into<String>) -> Button {
    Button { label: label.into(), intent }
}

impl App {
    /// Returns the buttons of the question on top; none if there is no question.
    pub fn buttons(&self) -> Vec<Button> {
        if let Some(leaving) = self.leaving() {
            return match leaving {
                Leaving::Losing { .. } => {
                    vec![button(Intent::No, "Stay"), button(Intent::Yes, "Leave and lose them")]
                }
                Leaving::Undecided { .. } => {
                    vec![button(Intent::No, "Stay and decide"), button(Intent::Yes, "Leave; both are kept")]
                }
                Leaving::Posting => {
                    vec![button(Intent::No, "Stay"), button(Intent::Yes, "Leave and drop it")]
                }
                Leaving::Saved => vec![button(Intent::Yes, "Leave"), button(Intent::No, "Stay")],
            };
        }
        match &self.overlay {
            Some(Overlay::Confirm(confirm)) => confirm.buttons(),
            Some(Overlay::Text(text)) if text.on_buttons() => {
                let [take, leave] = text.button_words();
                vec![button(Intent::Yes, take), button(Intent::No, leave)]
            }
            _ => Vec::new(),
        }
    }

    /// Returns the position of the highlighted button.
    pub fn focus(&self) -> usize {
        self.focus.min(self.buttons().len().saturating_sub(1))
    }

    /// Moves between the buttons, or returns what pressing the highlighted one does. Other intents stay as they are.
    pub(super) fn pressed(&mut self, intent: Intent) -> Option<Intent> {
        let buttons = self.buttons();
        let (focus, count) = (self.focus(), buttons.len().max(1));
        match intent {
            Intent::Next => self.focus = (focus + 1) % count,
            Intent::Previous => self.focus = (focus + count - 1) % count,
            Intent::To(position) => self.focus = position.min(count - 1),
            Intent::Accept => return buttons.get(focus).map(|button| button.intent),
            _ => return Some(intent),
        }
        None
    }
}

impl Confirm {
    /// Returns the buttons of the question, the safe one first.
    fn buttons(&self) -> Vec<Button> {
        match self {
            Self::Delete(_) | Self::DeletePoint(..) | Self::DeleteRating(..) | Self::DeleteEntry(..) => {
                vec![button(Intent::No, "Keep it"), button(Intent::Yes, "Delete")]
            }
            Self::Again => vec![
                button(Intent::Yes, "show the old answers"),
                button(Intent::No, "hide the old answers"),
                button(Intent::Back, "not now"),
            ],
            Self::Round(..) => vec![
                button(Intent::Yes, "go on answering"),
                button(Intent::No, "end it here"),
                button(Intent::Back, "back"),
            ],
            Self::LeftBehind(..) | Self::ById(..) => vec![button(Intent::No, "Close")],
            Self::HandOver(document, _) => {
                vec![button(Intent::No, "Not now"), button(Intent::Yes, format!("Write {}", document.file))]
            }
            Self::Replace(..) | Self::Overwrite(..) => {
                vec![button(Intent::No, "Leave it"), button(Intent::Yes, "Replace it")]
            }
            Self::Drop => {
                vec![button(Intent::No, "Write on"), button(Intent::Keep, "Keep it"), button(Intent::Yes, "Drop it")]
            }
            Self::DropPosting(_) => vec![button(Intent::No, "Stay"), button(Intent::Yes, "Drop it")],
            Self::Load(question) => {
                let ways = question.ways.iter().map(|(way, words)| button(question.intent(*way), words.as_str()));
                std::iter::once(button(Intent::No, "decide later; nothing is touched")).chain(ways).collect()
            }
            Self::StartOver(_) => vec![button(Intent::No, "Leave it as it is"), button(Intent::Yes, "Start over")],
            Self::Conflict(_, conflict, both) => {
                let look = if *both { "back to the question" } else { "look at both" };
                let look = (!conflict.differences.is_empty()).then(|| button(Intent::Both, look));
                let later = (!both).then(|| button(Intent::Back, "decide later; it stays NOT SAVED"));
                let mine = conflict.mine.as_ref().map(|mine| button(Intent::Yes, mine.as_str()));
                let theirs = conflict.theirs.as_ref().map(|theirs| button(Intent::No, theirs.as_str()));
                [look, mine, theirs, later].into_iter().flatten().collect()
            }
        }
    }
}
