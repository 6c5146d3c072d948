//! Ctrl-C in a conversation: the same words as at the end of the input, then the exit code of an interruption.
//!
//! The words are only said between two lines. While an answer is being saved, whoever interrupts waits for that, so
//! that "all saved" is true.

use std::process::exit;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;

use crate::cli::output::{is_typed, tell};

/// The words for whoever interrupts.
#[derive(Debug, Default)]
pub(super) struct Parting(Arc<Mutex<String>>);

impl Parting {
    /// From now on Ctrl-C is answered with words. Where nobody types, and where the system refuses, it ends the program
    /// as ever.
    pub(super) fn prepare() -> Self {
        let parting = Self::default();
        let words = Arc::clone(&parting.0);
        if is_typed()
            && let Ok(mut signals) = Signals::new([SIGINT])
        {
            let watch = move || {
                if signals.forever().next().is_some() {
                    let words = held(&words);
                    let _ = tell(&format!("\n{words}"));
                    exit(128 + SIGINT)
                }
            };
            // Without the thread Ctrl-C would do nothing, but a system without room for it has other worries.
            let _ = thread::Builder::new().name("parting".to_owned()).spawn(watch);
        }
        parting
    }

    /// Holds an interruption up until the answer, the right words for it, is let go.
    pub(super) fn hold(&self) -> MutexGuard<'_, String> {
        held(&self.0)
    }
}

fn held(words: &Mutex<String>) -> MutexGuard<'_, String> {
    words.lock().unwrap_or_else(PoisonError::into_inner)
}
