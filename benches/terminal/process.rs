//! Reads what the system counts about a running process.

use std::fs;
use std::process::Child;

/// Counts up to now.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    /// Nanoseconds of processor time.
    pub(crate) processor: u64,
    /// The number of times that one of its threads was given a processor.
    pub(crate) switches: u64,
}

impl Counts {
    /// Reads the counts of all threads.
    pub(crate) fn of(child: &Child) -> Self {
        let mut counts = Self::default();
        let tasks = fs::read_dir(format!("/proc/{}/task", child.id())).expect("it is running");
        for task in tasks {
            let task = task.expect("it is running").path();
            let text = |name| fs::read_to_string(task.join(name)).unwrap_or_default();
            counts.processor += text("schedstat").split(' ').next().and_then(|time| time.parse().ok()).unwrap_or(0);
            let status = text("status");
            counts.switches +=
                field(&status, "voluntary_ctxt_switches:") + field(&status, "nonvoluntary_ctxt_switches:");
        }
        counts
    }
}

/// Returns the number of write calls of the drawing thread, to any file.
pub(crate) fn writes(child: &Child) -> u64 {
    let id = child.id();
    field(&fs::read_to_string(format!("/proc/{id}/task/{id}/io")).unwrap_or_default(), "syscw:")
}

/// Returns the number of pages that the system mapped without reading from a disk, for all threads.
pub(crate) fn page_faults(child: &Child) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
    // The name of the program is in brackets. The faults are the eighth number behind it.
    let numbers = stat.rsplit_once(')').map_or("", |(_, numbers)| numbers);
    numbers.split_whitespace().nth(7).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Returns the peak memory in KiB.
pub(crate) fn peak_memory(child: &Child) -> u64 {
    field(&fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default(), "VmHWM:")
}

fn field(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}
