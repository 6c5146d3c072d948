//! The doors of the first screen: beginning, looking around in an example, and reading a posting or a report.

use super::{App, Destination, HomeScreen, Overlay, Screen, TextBox, TextPurpose, moved};
use crate::assessment::Assessment;
use crate::text::Clean;
use crate::tui::{Access, Intent, OpenedAssessment};

/// The doors of the first screen, each with its name.
pub const DOORS: [(Intent, &str); 3] = [
    (Intent::Start, "Begin your first assessment"),
    (Intent::Example, "Look around in a filled example"),
    (Intent::OpenFile, "Read a job posting, or a report"),
];

impl App {
    /// Moves between the doors, or opens one.
    pub(super) fn handle_welcome(&mut self, intent: Intent) {
        let Screen::Home(HomeScreen { cursor, .. }) = &mut self.screen else { return };
        match intent {
            Intent::Accept => {
                if let Some((door, _)) = DOORS.get(*cursor) {
                    self.open_door(*door);
                }
            }
            Intent::Start | Intent::Example | Intent::OpenFile => self.open_door(intent),
            _ => *cursor = moved(*cursor, DOORS.len(), intent),
        }
    }

    /// Opens one of the doors. They are in the menu of home, too.
    pub(super) fn open_door(&mut self, door: Intent) {
        match door {
            Intent::Start => self.start(),
            Intent::Example => self.show_example(),
            Intent::OpenFile => self.overlay = Some(Overlay::Text(TextBox::new(TextPurpose::Open, ""))),
            _ => {}
        }
    }

    /// Shows the results of an invented assessment. It is on no disk and cannot be changed.
    fn show_example(&mut self) {
        self.awaiting = Some(Destination::Results);
        self.opened(OpenedAssessment {
            assessment: Assessment::example(&self.framework, self.today),
            revision: 0,
            access: Access::ReadOnly(Clean::line("all of this is invented, and none of it is saved.")),
            safe: true,
            notices: Vec::new(),
            question: None,
        });
    }
}
