//! The present year, as the town counts it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::Instant;

/// The year in this zone; in UTC where the zone is unknown (`wiec doctor` says so).
#[must_use]
pub fn this_year(now: Instant, zone: &str) -> u16 {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_millisecond(now.millis()).unwrap_or_default();
    zone.to_datetime(at).year().unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_begins_in_the_town_first() {
        let new_year_in_warsaw = Instant::from_millis(1_798_758_000_000);
        assert_eq!(this_year(new_year_in_warsaw, "Europe/Warsaw"), 2027);
        assert_eq!(this_year(new_year_in_warsaw, "UTC"), 2026);
    }
}
