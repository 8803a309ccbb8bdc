//! Who asks, as far as limits need it: an address, never stored and never logged.

use std::net::{IpAddr, Ipv6Addr};

use http::HeaderMap;

/// The client's address: IPv4 whole, IPv6 by its /64 (one household or firm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Client(IpAddr);

impl Client {
    /// The address `hops` places from the right of `X-Forwarded-For`, where our own
    /// proxies wrote it; the peer's own without proxies.
    #[must_use]
    pub fn find(peer: Option<IpAddr>, headers: &HeaderMap, hops: usize) -> Self {
        let peer = peer.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
        if hops == 0 {
            return Self(grouped(peer));
        }
        let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
        let all: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let told = all.len().checked_sub(hops).and_then(|place| all.get(place)).and_then(|raw| parse(raw));
        Self(grouped(told.unwrap_or(peer)))
    }

    /// As text, to be hashed into a count; not for logs.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// Whether it is this machine.
    #[must_use]
    pub const fn is_here(&self) -> bool {
        self.0.is_loopback()
    }
}

fn parse(raw: &str) -> Option<IpAddr> {
    let plain = raw.trim_start_matches('[').split(']').next().unwrap_or_default();
    plain.parse().ok().or_else(|| raw.parse::<std::net::SocketAddr>().ok().map(|address| address.ip()))
}

fn grouped(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) if !v6.is_loopback() => {
            let s = v6.segments();
            IpAddr::V6(Ipv6Addr::new(s[0], s[1], s[2], s[3], 0, 0, 0, 0))
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        headers
    }

    #[test]
    fn the_client_is_taken_from_the_right_and_never_believed_further_left() {
        let peer = Some("10.0.0.1".parse().unwrap());
        let forged = headers(&["6.6.6.6, 203.0.113.9"]);
        assert_eq!(Client::find(peer, &forged, 0).text(), "10.0.0.1");
        assert_eq!(Client::find(peer, &forged, 1).text(), "203.0.113.9");
        assert_eq!(Client::find(peer, &headers(&["6.6.6.6, 203.0.113.9", "10.1.1.1"]), 2).text(), "203.0.113.9");
        assert_eq!(Client::find(peer, &headers(&["nonsense"]), 1).text(), "10.0.0.1");
        assert_eq!(Client::find(peer, &headers(&["1.2.3.4"]), 3).text(), "10.0.0.1");
    }

    #[test]
    fn ipv6_is_taken_by_its_64() {
        let client = |raw: &str| Client::find(Some(raw.parse().unwrap()), &HeaderMap::new(), 0);
        assert_eq!(client("2001:db8:1:2:3:4:5:6"), client("2001:db8:1:2::1"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assert_eq!(client("::ffff:192.0.2.1"), client("192.0.2.1"));
        assert!(client("::1").is_here() && client("127.0.0.1").is_here());
    }
}
