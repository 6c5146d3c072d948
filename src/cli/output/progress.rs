//! Tells a person who waits how far the reading is, and lets Ctrl-C end it cleanly.
//!
//! The first line comes after half a second, so that quick work stays quiet. An interruption waits until a file that is
//! being written is whole.

use std::fmt;
use std::process::exit;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::reply::{is_watched, print_message, print_over};
use crate::text::counted;
use crate::workspace::RollUpProgress;

/// The time before the first line.
const QUIET: Duration = Duration::from_millis(500);

/// The time between two lines.
const BETWEEN: Duration = Duration::from_millis(200);

/// The end of the program by an interruption: its message, and what it clears away.
#[derive(Debug)]
pub(crate) struct Interruption(Arc<Mutex<Parting>>);

/// The actions of an interruption: the words to print, and the clearing to do.
pub(crate) struct Parting {
    words: &'static str,
    clearing: Option<Box<dyn FnMut() + Send>>,
}

impl fmt::Debug for Parting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Parting").field(&self.words).finish()
    }
}

impl Interruption {
    /// Handles Ctrl-C, and other requests to end, from now on.
    pub(crate) fn prepare() -> Self {
        let parting = Parting { words: "Interrupted: nothing was written.\n", clearing: None };
        let parting = Arc::new(Mutex::new(parting));
        let interruption = Self(Arc::clone(&parting));
        if let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) {
            let watch = move || {
                if let Some(signal) = signals.forever().next() {
                    let mut parting = held(&parting);
                    if let Some(clear) = &mut parting.clearing {
                        clear();
                    }
                    if is_watched() {
                        print_over("");
                    }
                    print_message(parting.words);
                    exit(128 + signal)
                }
            };
            // If the system refuses a thread, Ctrl-C has no effect.
            let _ = thread::Builder::new().name("interruption".to_owned()).spawn(watch);
        }
        interruption
    }

    /// Blocks an interruption until the guard is dropped. After that, nothing is claimed about what was written.
    pub(crate) fn hold(&self) -> MutexGuard<'_, Parting> {
        let mut parting = held(&self.0);
        parting.words = "Interrupted.\n";
        parting
    }

    /// Begins something that an interruption has to clear away. None comes before it is known how.
    pub(crate) fn beginning<T, C: FnMut() + Send + 'static, E>(
        &self,
        begin: impl FnOnce() -> Result<(T, C), E>,
    ) -> Result<T, E> {
        let mut parting = held(&self.0);
        let (result, clear) = begin()?;
        parting.clearing = Some(Box::new(clear));
        Ok(result)
    }
}

/// Does some work, and tells a person how far it is.
pub(crate) fn while_watched<T>(progress: &RollUpProgress, work: impl FnOnce() -> T) -> T {
    if !is_watched() {
        return work();
    }
    let (is_done, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        let watch = || tell(progress, &is_done, &changed);
        // If the system refuses a thread, nothing is told.
        let _ = thread::Builder::new().name("progress".to_owned()).spawn_scoped(scope, watch);
        let result = work();
        *held(&is_done) = true;
        changed.notify_all();
        result
    })
}

fn tell(progress: &RollUpProgress, is_done: &Mutex<bool>, changed: &Condvar) {
    let start = Instant::now();
    let mut pause = QUIET;
    let mut has_told = false;
    let mut done = held(is_done);
    while !*done {
        let (guard, timeout) = changed.wait_timeout(done, pause).unwrap_or_else(PoisonError::into_inner);
        done = guard;
        if timeout.timed_out() && !*done {
            print_over(&progress_words(progress.reports(), progress.bytes(), start.elapsed()));
            (pause, has_told) = (BETWEEN, true);
        }
    }
    if has_told {
        print_over("");
    }
}

fn progress_words(reports: u64, bytes: u64, elapsed: Duration) -> String {
    let reports = counted(usize::try_from(reports).unwrap_or(usize::MAX), "report", "reports");
    let milliseconds = elapsed.as_millis().max(1);
    let a_second = u128::from(bytes) / milliseconds / 1_000;
    format!("{reports}, {} MB read, {a_second} MB/s", bytes / 1_000_000)
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::progress_words;

    #[test]
    fn reports_bytes_and_speed_are_told() {
        let words = progress_words(12_345, 310_400_000, Duration::from_secs(1));
        assert_eq!(words, "12,345 reports, 310 MB read, 310 MB/s");
        assert_eq!(progress_words(1, 0, Duration::ZERO), "1 report, 0 MB read, 0 MB/s");
    }
}
