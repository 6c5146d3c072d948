//! The modes of the interface: each has a table of keys of its own.

/// Which table of bindings is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// A window that is too small.
    Cramped,
    /// Home without any assessment.
    Welcome,
    /// Home.
    Home,
    /// Typing a name for a new assessment.
    Name,
    /// Choosing a band or role for a new assessment.
    Pick,
    /// Answering.
    Question,
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
    /// Exporting.
    Export,
    /// Choosing settings.
    Settings,
    /// Typing a line.
    Line,
    /// Typing a note.
    Note,
    /// Finding a skill.
    Search,
    /// Answering yes or no.
    Confirm,
    /// Deciding what to do with a save that is not as it was left.
    Decide,
    /// Reading the help.
    Help,
    /// Reading the arithmetic behind a number.
    Why,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 20] = [
        Self::Cramped,
        Self::Welcome,
        Self::Home,
        Self::Name,
        Self::Pick,
        Self::Question,
        Self::Review,
        Self::Results,
        Self::Role,
        Self::Plan,
        Self::WhatIf,
        Self::Export,
        Self::Settings,
        Self::Why,
        Self::Line,
        Self::Note,
        Self::Search,
        Self::Confirm,
        Self::Decide,
        Self::Help,
    ];
}
