//! The five levels of a skill.

use std::fmt;

/// The number of levels, level 0 included.
pub const LEVELS: usize = 5;

/// A level of a skill, 0 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; LEVELS] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// Returns the level with this number, if there is one.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }

    /// Returns the number, 0 to 4.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0 as u32
    }

    /// Returns the number as a position.
    #[inline]
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Returns whether the levels are two or more apart, which chance alone rarely makes.
    #[must_use]
    pub const fn is_apart_from(self, other: Self) -> bool {
        self.0.abs_diff(other.0) >= 2
    }

    /// Returns the level above. The highest level returns itself.
    #[inline]
    #[must_use]
    pub fn up(self) -> Self {
        Self::ALL.get(self.index() + 1).copied().unwrap_or(self)
    }

    /// Returns the level below. The lowest level returns itself.
    #[inline]
    #[must_use]
    pub const fn down(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
