//! Which codings of an answer a browser takes (RFC 9110 §12.5.3).

use http::{HeaderMap, header};

/// Whether `Accept-Encoding` names this coding and does not refuse it by `q=0`.
pub(crate) fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    let mut named = lines.flat_map(|line| line.split(','));
    named.any(|one| {
        let (name, rest) = one.split_once(';').unwrap_or((one, ""));
        let refused = rest.trim().strip_prefix("q=").is_some_and(|q| q.trim_end_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_taken_unless_it_is_refused() {
        let accepts = |line: &'static str, coding| {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, http::HeaderValue::from_static(line))]);
            accepts(&headers, coding)
        };
        assert!(accepts("gzip, br", "br"));
        assert!(accepts("br;q=1.0, GZIP;q=0.8", "gzip"));
        assert!(!accepts("gzip;q=0, br", "gzip"));
        assert!(!accepts("gzip;q=0.000", "gzip"));
        assert!(!accepts("", "gzip"));
    }
}
