//! Titles that fit a ballot paper.

use std::collections::BTreeMap;

/// Most characters of a title.
const TITLE: usize = 160;

/// Ids with titles that fit and differ: an empty, long or repeated one gets its id.
pub(super) fn distinct(options: &[(String, String)]) -> Vec<(String, String)> {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let plain: Vec<String> = options.iter().map(|(_, name)| cut(&clean(name))).collect();
    for title in &plain {
        *uses.entry(title.to_lowercase()).or_default() += 1;
    }
    let distinct = |title: &str, id: &str| {
        let whole = !title.is_empty() && uses.get(&title.to_lowercase()) == Some(&1);
        if whole {
            title.to_owned()
        } else {
            let room = TITLE.saturating_sub(id.chars().count() + 3);
            format!("{} [{id}]", within(title, room)).trim().to_owned()
        }
    };
    options.iter().zip(&plain).map(|((id, _), title)| (id.clone(), distinct(title, id))).collect()
}

/// A title of the length a title may have.
pub(super) fn cut(text: &str) -> String {
    within(text, TITLE)
}

fn within(text: &str, limit: usize) -> String {
    let kept: String = text.chars().take(limit).collect();
    kept.trim_end().to_owned()
}
