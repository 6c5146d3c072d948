//! What a limit of the system on the size of files does to the program: nothing but a failed write.

#[cfg(unix)]
use std::sync::{Arc, atomic::AtomicBool};

/// Makes a write beyond the limit fail like any other. Without this, the system ends the program there, and
/// whoever waits for the answer learns nothing.
pub fn size_limits_are_errors() {
    #[cfg(unix)]
    {
        // The signal only has to be caught; the write that caused it fails and says why. Where it cannot be
        // caught, a limit ends the program, and the save before is still whole.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }
}
