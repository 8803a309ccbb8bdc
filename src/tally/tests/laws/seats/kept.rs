//! Kept examples of what the rules for committees do not promise.

use super::elections::Election;

/// PAV is not house monotonic: with a fourth seat, c loses its own.
#[test]
fn pav_fails_house_monotonicity() {
    let ballots = [("a", 1), ("abd", 1), ("abe", 1), ("b", 1), ("bde", 1), ("cd", 1), ("ce", 1)];
    let election = Election::written("abcde", &ballots, 3);
    assert_eq!(election.won("pav", None), "abc");
    assert_eq!(election.with_seats(4).won("pav", None), "abde");
}

/// Nor are equal shares: with a fourth seat there is more money, other options are
/// paid for, and d loses its seat.
#[test]
fn equal_shares_fail_house_monotonicity() {
    let ballots = [("a", 1), ("ac", 1), ("ace", 1), ("b", 1), ("bc", 1), ("bcd", 1), ("bd", 1), ("be", 1), ("de", 1)];
    let election = Election::written("abcde", &ballots, 3);
    assert_eq!(election.won("equal-shares-committee", None), "bad");
    assert_eq!(election.with_seats(4).won("equal-shares-committee", None), "bcea");
}
