//! Handles of the parts of a framework.
//!
//! A handle is a position, so a lookup costs nothing. Only a framework creates handles, and a handle is valid in that
//! framework alone. Files use the text ids instead.

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            pub(super) fn new(index: usize) -> Self {
                Self(u16::try_from(index).expect("the parser refuses more than 2,000 skills and 1 MiB a file"))
            }

            /// Returns the position in the framework's order, counted from 0.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

handle!(
    /// The handle of a skill, valid in the framework that created it.
    SkillId
);
handle!(
    /// The handle of a domain, valid in the framework that created it.
    DomainId
);
handle!(
    /// The handle of a role, valid in the framework that created it.
    RoleId
);
handle!(
    /// The handle of a band, valid in the framework that created it. A later band is more senior.
    BandId
);
handle!(
    /// The handle of a preference, valid in the framework that created it.
    PreferenceId
);
