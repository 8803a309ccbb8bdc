//! A date and an hour as typed, in the town's zone.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::Instant;

/// Reads `2026-11-24T15:00` (what `datetime-local` sends) or `24.11.2026 15:00`.
///
/// # Errors
/// The key of the words: not a moment, or an hour that the change of the clocks
/// skips or repeats.
pub fn parse(raw: &str, zone: &TimeZone) -> Result<Instant, &'static str> {
    let civil = read(raw).ok_or("organise-error-moment")?;
    match zone.to_ambiguous_timestamp(civil).unambiguous() {
        Ok(timestamp) => Ok(Instant::from_millis(timestamp.as_millisecond())),
        Err(_gap_or_fold) => Err("organise-error-clock-change"),
    }
}

/// As a `datetime-local` field wants it.
#[must_use]
pub fn show(at: Instant, zone: &TimeZone) -> String {
    jiff::Timestamp::from_millisecond(at.millis()).map_or_else(
        |_out_of_range| String::new(),
        |at| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string(),
    )
}

/// The day of `at` at this hour, for a field that is filled in beforehand.
#[must_use]
pub fn on_the_hour(at: Instant, hour: i8, zone: &TimeZone) -> Option<Instant> {
    let day = jiff::Timestamp::from_millisecond(at.millis()).ok()?.to_zoned_datetime(zone.clone()).date();
    let at = zone.to_ambiguous_timestamp(day.at(hour, 0, 0, 0)).compatible().ok()?;
    Some(Instant::from_millis(at.as_millisecond()))
}

fn read(raw: &str) -> Option<DateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M"]
        .iter()
        .find_map(|format| DateTime::strptime(format, raw.trim()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_towns_own_hour() {
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        let at = parse("2026-11-24T15:00", &zone).unwrap();
        assert_eq!(at.millis(), 1_795_528_800_000);
        assert_eq!(parse("24.11.2026 15:00", &zone), Ok(at));
        assert_eq!(show(at, &zone), "2026-11-24T15:00");
    }

    #[test]
    fn an_hour_that_is_skipped_or_comes_twice_is_refused() {
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        assert_eq!(parse("2026-03-29T02:30", &zone), Err("organise-error-clock-change"));
        assert_eq!(parse("2026-10-25T02:30", &zone), Err("organise-error-clock-change"));
        assert_eq!(parse("jutro", &zone), Err("organise-error-moment"));
        assert_eq!(parse("2026-02-30T10:00", &zone), Err("organise-error-moment"));
    }
}
