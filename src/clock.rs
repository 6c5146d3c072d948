//! The clock, and local times.
//!
//! No other module reads the clock or the time zone. A clock beyond the calendar counts as the last moment of the
//! calendar, so that no other code has to handle it. The core takes time as a value.

use std::path::Path;
use std::sync::LazyLock;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The local time zone, read once.
static ZONE: LazyLock<TimeZone> = LazyLock::new(|| named_zone().unwrap_or_else(TimeZone::system));

/// Returns the time zone that `TZ` names, such as `Europe/Berlin`. Reads only its file, because jiff would list the
/// whole database, which takes longer than starting the program. Leaves rules and paths in `TZ`, and the zone of the
/// system, to jiff.
fn named_zone() -> Option<TimeZone> {
    let variable = std::env::var("TZ").ok()?;
    let name = variable.strip_prefix(':').unwrap_or(&variable);
    if name.is_empty() || name.starts_with('/') || name.contains("..") {
        return None;
    }
    let file = std::fs::read(Path::new("/usr/share/zoneinfo").join(name)).ok()?;
    TimeZone::tzif(name, &file).ok()
}

/// Returns the current time.
#[must_use]
pub fn now() -> Timestamp {
    clamped(SystemTime::now())
}

/// Converts a system time, limited to the calendar.
fn clamped(time: SystemTime) -> Timestamp {
    let last = if time > SystemTime::UNIX_EPOCH { Timestamp::MAX } else { Timestamp::MIN };
    Timestamp::try_from(time).unwrap_or(last)
}

/// Returns the local day of a time.
#[must_use]
pub fn local_day(time: Timestamp) -> Date {
    time.to_zoned(ZONE.clone()).date()
}

/// Returns a local time to the minute: `2026-11-26 18:51`.
#[must_use]
pub fn local_words(time: Timestamp) -> String {
    time.to_zoned(ZONE.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use jiff::Timestamp;

    use super::{clamped, local_day, local_words};

    #[test]
    fn a_clock_beyond_the_calendar_is_at_its_end() {
        let end_of_9999 = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799);
        for beyond in [end_of_9999, end_of_9999 + Duration::from_secs(1_000_000_000)] {
            let time = clamped(beyond);
            assert_eq!(time, Timestamp::MAX);
            assert_eq!(time.to_string().parse().ok(), Some(time), "it can be written and read");
            assert!(local_words(time).starts_with("9999-12-3") && local_day(time).year() == 9999);
        }
        let year_2000 = SystemTime::UNIX_EPOCH + Duration::from_secs(946_684_800);
        assert_eq!(clamped(year_2000).to_string(), "2000-01-01T00:00:00Z");
    }
}
