//! Restores the terminal after a panic and reports its place.
//!
//! The message of a panic is not shown, because it may quote what a person wrote. The place is enough to find the bug.

use std::io::{self, Write};
use std::panic::{Location, set_hook};

use super::guard;
use crate::text::Filter;

/// Installs a hook that restores the terminal and prints one line, for a panic in any thread.
pub(super) fn install_hook() {
    set_hook(Box::new(|panic| {
        guard::give_back();
        // If standard error is closed, there is nowhere to report it.
        let _ = say(io::stderr().lock(), panic.location());
    }));
}

fn say(out: impl Write, location: Option<&Location<'_>>) -> io::Result<()> {
    let place = location.map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let mut out = Filter::new(out);
    writeln!(
        out,
        "devrel-ready: stopped by a bug at {place}. Answers that were shown as saved are safe; please report this line."
    )
}

#[cfg(test)]
mod tests {
    use std::panic::Location;

    use super::say;

    #[test]
    fn a_bug_is_reported_with_its_place_and_nothing_else() {
        let mut out = Vec::new();
        say(&mut out, Some(Location::caller())).expect("writing to memory does not fail");
        let line = String::from_utf8(out).expect("text");
        assert!(line.contains("terminal/panic.rs:"), "{line}");
        assert_eq!(line.matches('\n').count(), 1);
    }
}
