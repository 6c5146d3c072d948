//! What the program asks of the system for the process as a whole.

/// Keeps the system from writing the memory of the process to a file when it crashes. A dump would hold evidence and
/// notes as they were on screen.
///
/// The limit is one byte and not none: Linux hands a dump to a program, such as a crash reporter, whatever the limit
/// is, unless it is exactly one. A file of one byte is never written.
pub fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Core);
        let current = Some(maximum.map_or(1, |maximum| maximum.min(1)));
        // A limit may always be lowered. Where the system refuses all the same, it is as it was.
        let _ = setrlimit(Resource::Core, Rlimit { current, maximum });
    }
}
