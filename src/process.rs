//! Settings of the process in the system.

/// Keeps the system from writing the memory of the process to a file after a crash. A dump would contain evidence and
/// notes that were on screen.
///
/// The limit is one byte instead of 0: Linux passes dumps to programs such as crash reporters regardless of the limit,
/// unless it is exactly one. Linux never writes a file of one byte.
pub fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Core);
        let current = Some(maximum.map_or(1, |maximum| maximum.min(1)));
        // A limit may always be lowered. If the system refuses, nothing changes.
        let _ = setrlimit(Resource::Core, Rlimit { current, maximum });
    }
}
