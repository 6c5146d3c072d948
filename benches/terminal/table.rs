//! The table of the results in Markdown.

use std::time::Duration;

/// The lines of a table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<[String; 6]>,
}

impl Table {
    /// Adds a line: its name, our value, the bare program's value, their ratio, the budget.
    pub(crate) fn row(&mut self, [what, ours, bare, ratio, budget]: [&str; 5], within: bool) {
        let verdict = if within { "yes" } else { "NO" };
        self.rows.push([what, ours, bare, ratio, budget, verdict].map(str::to_owned));
    }

    /// Adds a line for a time with a limit in hundredths of the other time.
    pub(crate) fn ratio(&mut self, what: &str, ours: Duration, bare: Duration, hundredths: u128) {
        let ratio = hundredths_of(ours, bare);
        let budget = format!("{}x", decimal(hundredths));
        let words = [what, &millis(ours), &millis(bare), &decimal(ratio), &budget];
        self.row(words, ratio <= hundredths);
    }

    /// Adds a line for a number with a limit.
    pub(crate) fn most(&mut self, what: &str, [ours, bare]: [u64; 2], (limit, unit): (u64, &str)) {
        let words = [what, &format!("{ours} {unit}"), &format!("{bare} {unit}"), "", &format!("{limit} {unit}")];
        self.row(words, ours <= limit);
    }

    /// Returns whether no line is over its budget.
    pub(crate) fn is_within(&self) -> bool {
        self.rows.iter().all(|row| row[5] != "NO")
    }

    pub(crate) fn to_markdown(&self) -> String {
        let heading = ["what", "this program", "bare", "ratio", "budget", "within?"].map(str::to_owned);
        let rule = [(); 6].map(|()| "---".to_owned());
        let lines = [heading, rule].into_iter().chain(self.rows.iter().cloned());
        let lines: Vec<String> = lines.map(|row| format!("| {} |", row.join(" | "))).collect();
        lines.join("\n")
    }
}

/// Returns the value below which `percent` of all values are.
pub(crate) fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or_default()
}

pub(crate) fn hundredths_of(time: Duration, other: Duration) -> u128 {
    time.as_nanos() * 100 / other.as_nanos().max(1)
}

/// Formats hundredths as a decimal fraction.
pub(crate) fn decimal(hundredths: u128) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

pub(crate) fn millis(time: Duration) -> String {
    format!("{} ms", decimal(time.as_micros() / 10))
}
