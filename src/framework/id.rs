//! Handles of the things in a framework.
//!
//! A handle is a position, so looking up is free. It is minted by the framework only and means nothing in
//! another one; files use the text ids instead.

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            pub(super) fn new(index: usize) -> Self {
                Self(u16::try_from(index).expect("the parser refuses more than 2,000 skills and 1 MiB a file"))
            }

            /// The position in the framework's order, counted from 0.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

handle!(
    /// A skill of the framework that minted it.
    SkillId
);
handle!(
    /// A domain of the framework that minted it.
    DomainId
);
handle!(
    /// A role of the framework that minted it.
    RoleId
);
handle!(
    /// A band of the framework that minted it; a later one is more senior.
    BandId
);
handle!(
    /// A preference of the framework that minted it.
    PreferenceId
);
