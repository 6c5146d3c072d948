//! Turns the file size limit of the system into an ordinary write error.

#[cfg(unix)]
use std::sync::{Arc, atomic::AtomicBool};

/// Makes a write beyond the limit fail like any other. Otherwise the system ends the program, and the caller gets no
/// answer.
pub fn size_limits_are_errors() {
    #[cfg(unix)]
    {
        // It is enough to catch the signal: the write then fails with an error. If it cannot be caught, the limit ends
        // the program, and the previous save is still whole.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }
}
