//! Ctrl-C in a conversation: the same words as at the end of the input, then the exit code of an interruption.
//!
//! The words are only said between two lines. While an answer is being saved, whoever interrupts waits for that, so
//! that "all saved" is true.

use std::process::exit;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;

use crate::cli::output::reply::{is_typed, print_now};

/// What is said to whoever leaves before there is an assessment.
pub(in crate::cli) const NOTHING_STARTED: &str = "Nothing was started.\n";

/// How long an interruption may be held up.
const GRACE: Duration = Duration::from_secs(5);

/// The words for whoever interrupts.
#[derive(Debug)]
pub(in crate::cli) struct InterruptMessage(Arc<Mutex<String>>);

impl InterruptMessage {
    /// From now on Ctrl-C is answered with words, at first that nothing was started. Where nobody types it
    /// ends the program as ever.
    pub(in crate::cli) fn prepare() -> Self {
        let interrupt = Self(Arc::new(Mutex::new(NOTHING_STARTED.to_owned())));
        let words = Arc::clone(&interrupt.0);
        if is_typed()
            && let Ok(mut signals) = Signals::new([SIGINT])
        {
            let watch = move || {
                if signals.forever().next().is_some() {
                    let _ = thread::Builder::new().name("end".to_owned()).spawn(insist);
                    let words = held(&words);
                    let _ = print_now(&format!("\n{words}"));
                    exit(128 + SIGINT)
                }
            };
            // Without the thread Ctrl-C would do nothing, but a system without room for it has other worries.
            let _ = thread::Builder::new().name("parting".to_owned()).spawn(watch);
        }
        interrupt
    }

    /// Holds an interruption up until the answer, the right words for it, is let go.
    pub(crate) fn hold(&self) -> MutexGuard<'_, String> {
        held(&self.0)
    }
}

/// Ends the program if saving or speaking takes too long, because nobody reads what it says, or a disk hangs.
fn insist() {
    thread::sleep(GRACE);
    exit(128 + SIGINT)
}

fn held(words: &Mutex<String>) -> MutexGuard<'_, String> {
    words.lock().unwrap_or_else(PoisonError::into_inner)
}
