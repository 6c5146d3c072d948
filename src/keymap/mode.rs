//! The modes of the interface: each has a table of keys of its own.

/// A screen or box with its own table of bindings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// The window is too small.
    Cramped,
    /// Home without any assessment.
    Welcome,
    /// Home.
    Home,
    /// Filtering the list of home.
    Filter,
    /// Typing a name for a new assessment.
    Name,
    /// Choosing a band or role for a new assessment.
    Pick,
    /// Answering.
    Question,
    /// Reading what a new edition does to the answers.
    Edition,
    /// Looking again at answers to an earlier edition.
    LookAgain,
    /// Rating another person.
    Rate,
    /// Reviewing.
    Review,
    /// All roles.
    Results,
    /// One role.
    Role,
    /// The plan.
    Plan,
    /// Trying levels out.
    WhatIf,
    /// The points in time.
    History,
    /// Two states beside each other.
    Compare,
    /// Own answers and a rating beside each other.
    SideBySide,
    /// Exporting.
    Export,
    /// Choosing settings.
    Settings,
    /// Saying what the person would like to do.
    Wishes,
    /// Reading what a job posting asks for.
    Posting,
    /// Confirming it, skill by skill.
    PostingConfirm,
    /// Naming the role that it makes.
    PostingName,
    /// Typing a line.
    Line,
    /// Typing a note.
    Note,
    /// Finding a skill.
    Search,
    /// Answering yes or no.
    Confirm,
    /// Deciding about a save that was changed or damaged outside the program.
    Decide,
    /// Reading what marks and words mean.
    Help,
    /// Choosing from the menu.
    Menu,
    /// Reading the arithmetic behind a number.
    Why,
    /// The evidence log.
    Log,
    /// Filtering the log.
    LogFilter,
    /// Writing an entry of the log.
    Entry,
    /// Choosing an entry of the log as evidence.
    Offer,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 36] = [
        Self::Cramped,
        Self::Welcome,
        Self::Home,
        Self::Filter,
        Self::Name,
        Self::Pick,
        Self::Question,
        Self::Edition,
        Self::LookAgain,
        Self::Rate,
        Self::Review,
        Self::Results,
        Self::Role,
        Self::Plan,
        Self::WhatIf,
        Self::History,
        Self::Compare,
        Self::Log,
        Self::LogFilter,
        Self::SideBySide,
        Self::Export,
        Self::Settings,
        Self::Wishes,
        Self::Posting,
        Self::PostingConfirm,
        Self::PostingName,
        Self::Why,
        Self::Line,
        Self::Note,
        Self::Search,
        Self::Entry,
        Self::Offer,
        Self::Confirm,
        Self::Decide,
        Self::Help,
        Self::Menu,
    ];
}
