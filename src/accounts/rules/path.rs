//! Where one may be led after signing in: within this site only.

/// `raw`, if it is a path of this site.
///
/// Browsers read `//host`, `/\host` and paths with tabs or line breaks in them as other sites.
#[must_use]
pub fn own(raw: &str) -> Option<&str> {
    let rest = raw.strip_prefix('/')?;
    let plain = raw.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && !rest.starts_with('/') && raw.len() <= 500).then_some(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for good in ["/", "/account", "/staff-log?kind=x&before=3", "/plebiscites/1#top", "/a//b"] {
            assert_eq!(own(good), Some(good));
        }
        for bad in [
            "",
            "account",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "\\\\evil.example",
            " /account",
            "/ż",
            "/a\u{0}",
        ] {
            assert_eq!(own(bad), None, "{bad:?}");
        }
        assert_eq!(own(&format!("/{}", "a".repeat(500))), None);
    }
}
