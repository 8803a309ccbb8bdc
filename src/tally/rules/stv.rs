//! **Single transferable vote**: what its two counts share. A seat costs a quota
//! of votes; what an elected option has above it, and all of an excluded one,
//! goes on to the next preferences.
//!
//! * `stv-scottish`: by hand or machine, votes in units of 10^-5 (`scottish`).
//! * `stv-meek`: by computer, in units of 10^-9 (`meek`).
//!
//! **Quota**, of the votes that count: `droop` is the rule's own: ⌊v/(s+1)⌋ + 1
//! whole votes (Scottish), the least unit above v/(s+1) (Meek, whose votes are
//! never whole); `droop-exact` the least unit above v/(s+1); `hare` v/s, rounded up
//! to a unit. Above v/(s+1) no more than s options can have a quota each.
//!
//! **Fewer options than seats**: all are elected, as in law, and the seats left
//! stay empty; no ballots at all elect nobody. **Withdrawn** options (BLT `-3`) are
//! struck before the count and what follows moves up. **Equal ranks**: neither
//! rule knows them; `overvote` says what becomes of a ballot that reaches one
//! (`papers`). Its vote then rests with nobody: in the Scottish count for good, in
//! Meek's, which counts every ballot anew each time, until one of the tied is left.
//!
//! `ranking`: the elected in the order of their election (those elected at once by
//! their votes), then those left, then the excluded, the last first. `totals`: what
//! each had when it was last counted. `ballots.exhausted`: the ballots, whole, of
//! which at least a part rests with nobody at the end.
//!
//! House monotonicity is not promised: a seat more may cost a winner the seat (test
//! `a_seat_more_can_cost_a_seat`).

mod by_stage;
mod meek;
mod roll;
mod scottish;

pub(crate) use meek::RULE as MEEK;
pub(crate) use scottish::RULE as SCOTTISH;

use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;

pub(crate) const QUOTA: Parameter = Parameter {
    name: "quota",
    default: "droop",
    allowed: Allowed::Word(&["droop", "droop-exact", "hare"]),
    summary: "the votes a seat costs",
};

/// The quota for `seats` of `votes`, in units; `whole` is the units of one vote
/// where the rule's own Droop quota is in whole votes, and one otherwise.
///
/// Cannot overflow: votes are below 2^48 · 10^9 < 2^78 units.
fn quota(spec: &RuleSpec, votes: u128, whole: u128) -> u128 {
    let seats = spec.seats() as u128;
    match spec.text(QUOTA.name) {
        "hare" => votes.div_ceil(seats).max(1),
        "droop-exact" => votes / (seats + 1) + 1,
        _ => (votes / whole / (seats + 1) + 1) * whole,
    }
}

/// `units` of `10^-places` as a decimal with all its places.
fn decimal(units: u128, places: u32) -> String {
    let one = 10_u128.pow(places);
    let width = places as usize;
    format!("{}.{:0width$}", units / one, units % one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_are_exact() {
        let quota = |kind: &str, seats, votes, whole| {
            let spec = RuleSpec::of("stv-scottish").unwrap().set("quota", kind).unwrap().with_seats(seats).unwrap();
            super::quota(&spec, votes, whole)
        };
        assert_eq!(quota("droop", 3, 480_400_000, 100_000), 120_200_000);
        assert_eq!(quota("droop", 3, 400_000, 100_000), 200_000, "four votes: two, not one and a bit");
        assert_eq!(quota("droop-exact", 3, 400_000, 100_000), 100_001);
        assert_eq!(quota("hare", 3, 400_000, 100_000), 133_334);
        assert_eq!(quota("droop", 3, 4_000_000_000, 1), 1_000_000_001);
        assert_eq!((quota("hare", 3, 0, 1), quota("droop", 3, 0, 1)), (1, 1), "never nothing");
        assert_eq!(decimal(120_200_001, 5), "1202.00001");
    }
}
