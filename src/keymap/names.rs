//! The names of modes and intents in a settings file.
//!
//! People have these names in their files. A variant may be renamed; its name here must stay. The tables alone decide
//! which names mean something in which mode.

use super::{Intent, Mode};

impl Mode {
    /// Returns the name in a settings file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cramped => "cramped",
            Self::Welcome => "welcome",
            Self::Home => "home",
            Self::Filter => "filter",
            Self::Name => "name",
            Self::Pick => "pick",
            Self::Question => "question",
            Self::Edition => "edition",
            Self::LookAgain => "look-again",
            Self::Rate => "rate",
            Self::Review => "review",
            Self::Results => "results",
            Self::Role => "role",
            Self::Plan => "plan",
            Self::WhatIf => "what-if",
            Self::History => "history",
            Self::Compare => "compare",
            Self::SideBySide => "side-by-side",
            Self::Export => "export",
            Self::Settings => "settings",
            Self::Wishes => "likes",
            Self::Posting => "posting",
            Self::PostingConfirm => "posting-confirm",
            Self::PostingName => "posting-name",
            Self::Line => "line",
            Self::Note => "note",
            Self::Search => "search",
            Self::Confirm => "confirm",
            Self::Decide => "decide",
            Self::Help => "help",
            Self::Menu => "menu",
            Self::Why => "why",
            Self::Log => "log",
            Self::LogFilter => "log-filter",
            Self::Entry => "entry",
            Self::Offer => "offer",
        }
    }

    /// Returns whether characters are text in this mode.
    pub(super) const fn is_typing(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Line
                | Self::Note
                | Self::Search
                | Self::Menu
                | Self::Filter
                | Self::LogFilter
                | Self::Entry
                | Self::PostingName
        )
    }
}

impl Intent {
    /// Returns whether the first version of the program did not have the intent, so that files can have its keys for
    /// something else.
    pub(super) const fn is_newer(self) -> bool {
        matches!(
            self,
            Self::History
                | Self::KeepPoint
                | Self::Mark
                | Self::AnswerAgain
                | Self::SideBySide
                | Self::Sheet
                | Self::Home
                | Self::Example
                | Self::OpenFile
                | Self::Log
                | Self::NewEntry
                | Self::LookAgain
                | Self::Later
                | Self::Importance
        )
    }

    /// Returns the name in a settings file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Previous => "previous",
            Self::Next => "next",
            Self::PageUp => "page-up",
            Self::PageDown => "page-down",
            Self::First => "first",
            Self::Last => "last",
            // These three come from clicks and are in no table.
            Self::To(_) => "to",
            Self::Tab(_) => "tab",
            Self::Ask(_) => "ask",
            Self::Accept => "accept",
            Self::Back => "back",
            Self::Quit => "quit",
            Self::Help => "help",
            Self::LookUp => "look-up",
            Self::Filter => "filter",
            Self::Home => "home",
            Self::NextPlace => "next-place",
            Self::PreviousPlace => "previous-place",
            Self::Search => "search",
            Self::Start => "start",
            Self::Example => "example",
            Self::OpenFile => "open-file",
            Self::Both => "both",
            Self::Delete => "delete",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Choose(level) => match level.number() {
                0 => "choose-0",
                1 => "choose-1",
                2 => "choose-2",
                3 => "choose-3",
                _ => "choose-4",
            },
            Self::Pick(place) => match place {
                0 | 1 => "pick-1",
                2 => "pick-2",
                3 => "pick-3",
                4 => "pick-4",
                5 => "pick-5",
                6 => "pick-6",
                7 => "pick-7",
                8 => "pick-8",
                _ => "pick-9",
            },
            Self::NotApplicable => "not-applicable",
            Self::Clear => "clear",
            Self::Note => "note",
            Self::Evidence => "evidence",
            Self::Sureness => "sureness",
            Self::Star => "star",
            Self::Flag => "flag",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Review => "review",
            Self::LookAgain => "look-again",
            Self::Later => "later",
            Self::Importance => "importance",
            Self::Results => "results",
            Self::Questions => "questions",
            Self::Aim => "aim",
            Self::Plan => "plan",
            Self::WhatIf => "what-if",
            Self::Why => "why",
            Self::Raise => "raise",
            Self::Lower => "lower",
            Self::Reset => "reset",
            Self::Keep => "keep",
            Self::History => "history",
            Self::KeepPoint => "keep-point",
            Self::Mark => "mark",
            Self::AnswerAgain => "answer-again",
            Self::SideBySide => "side-by-side",
            Self::Sheet => "sheet",
            Self::Goals => "goals",
            Self::OtherWay => "other-way",
            Self::Pace => "pace",
            Self::Export => "export",
            Self::Form => "form",
            Self::ToggleNotes => "toggle-notes",
            Self::Rename => "rename",
            Self::Wishes => "likes",
            Self::Unsure => "unsure",
            Self::Settings => "settings",
            Self::Copy => "copy",
            Self::PassMouse => "pass-mouse",
            Self::Log => "log",
            Self::NewEntry => "new-entry",
            Self::Suspend => "suspend",
            Self::Redraw => "redraw",
        }
    }
}
