//! Ctrl-C in a conversation: prints the closing message and exits with the code of an interruption.
//!
//! The message is printed only between two lines. An interruption waits for a running save, so that "all saved" is
//! true.

use std::process::exit;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;

use crate::cli::output::reply::{is_typed, print_now};
use crate::cli::output::target::OutputTarget;

/// The message for a person who leaves before an assessment exists.
pub(in crate::cli) const NOTHING_STARTED: &str = "Nothing was started.\n";

/// The longest delay of an interruption.
const GRACE: Duration = Duration::from_secs(5);

/// The message that an interruption prints.
#[derive(Debug)]
pub(in crate::cli) struct InterruptMessage(Arc<Mutex<String>>);

impl InterruptMessage {
    /// Handles Ctrl-C from now on. The first message is that nothing was started. If the input is not a terminal,
    /// Ctrl-C keeps its default action.
    pub(in crate::cli) fn prepare(target: OutputTarget) -> Self {
        let interrupt = Self(Arc::new(Mutex::new(NOTHING_STARTED.to_owned())));
        let words = Arc::clone(&interrupt.0);
        if is_typed()
            && let Ok(mut signals) = Signals::new([SIGINT])
        {
            let watch = move || {
                if signals.forever().next().is_some() {
                    let _ = thread::Builder::new().name("end".to_owned()).spawn(insist);
                    let words = held(&words);
                    let _ = print_now(target, &format!("\n{words}"));
                    exit(128 + SIGINT)
                }
            };
            // If the system refuses a thread, Ctrl-C has no effect.
            let _ = thread::Builder::new().name("parting".to_owned()).spawn(watch);
        }
        interrupt
    }

    /// Blocks an interruption until the guard is dropped. The guard gives access to the message.
    pub(crate) fn hold(&self) -> MutexGuard<'_, String> {
        held(&self.0)
    }
}

/// Ends the program if the save or the output hangs.
fn insist() {
    thread::sleep(GRACE);
    exit(128 + SIGINT)
}

fn held(words: &Mutex<String>) -> MutexGuard<'_, String> {
    words.lock().unwrap_or_else(PoisonError::into_inner)
}
