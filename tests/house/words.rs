//! Words: every key that is used exists, every key that exists is used, and no
//! language lacks one, leaves one empty or merely copies another language.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::{File, all, none, program};
use crate::rust::{Extent, Source};

/// Words that are the same in two languages, and why.
const SAME: [(&str, &str); 1] = [("role-administrator", "one word in Polish and English")];

/// Texts in the sources that look like keys of a catalogue and are none, and what they are.
const NO_KEYS: [(&str, &str); 2] =
    [("ballot-weights", "the tag of a step of a count"), ("ballot-worth", "the tag of a step of a count")];

type Catalogue = BTreeMap<String, String>;

/// Keys with their texts. Parts of a message stand on lines of their own, indented.
fn catalogue(text: &str) -> Catalogue {
    let mut found = Catalogue::new();
    let mut last = None;
    for line in text.lines() {
        match line.split_once('=') {
            Some((key, words)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                found.insert(key.trim().to_owned(), words.trim().to_owned());
                last = Some(key.trim().to_owned());
            }
            _ if line.starts_with(' ') => {
                if let Some(words) = last.as_ref().and_then(|key| found.get_mut(key)) {
                    words.push_str(line.trim());
                }
            }
            _ => {}
        }
    }
    found
}

/// All keys of a language with their texts, and the names of its files.
fn languages(files: &[File]) -> BTreeMap<String, Catalogue> {
    let mut found: BTreeMap<String, Catalogue> = BTreeMap::new();
    for file in files {
        let Some(rest) = file.path.strip_prefix("templates/words/") else { continue };
        let Some((language, _)) = rest.split_once('/').filter(|(_, name)| name.ends_with(".ftl")) else { continue };
        found.entry(language.to_owned()).or_default().extend(catalogue(&file.text));
    }
    found
}

/// What is wrong between the languages.
fn apart(languages: &BTreeMap<String, Catalogue>) -> Vec<String> {
    let mut found = Vec::new();
    let Some((_, polish)) = languages.iter().find(|(language, _)| *language == "pl") else {
        return vec!["there are no Polish words".to_owned()];
    };
    for (language, words) in languages {
        let keys: BTreeSet<&String> = words.keys().collect();
        let wanted: BTreeSet<&String> = polish.keys().collect();
        found.extend(wanted.difference(&keys).map(|key| format!("{language}: `{key}` is missing")));
        found.extend(keys.difference(&wanted).map(|key| format!("{language}: `{key}` is not in Polish")));
        for (key, text) in words {
            if text.is_empty() {
                found.push(format!("{language}: `{key}` is empty"));
            } else if language != "pl"
                && polish.get(key) == Some(text)
                && text.contains(|c: char| c.is_alphabetic())
                && !only_arguments(text)
                && !SAME.iter().any(|(same, _)| same == key)
            {
                found.push(format!("{language}: `{key}` says what the Polish says: {text}"));
            }
        }
    }
    found
}

/// `{ $day } { $month }` has nothing to translate.
fn only_arguments(text: &str) -> bool {
    let outside: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    !outside.contains(|c: char| c.is_alphabetic())
}

struct Used {
    /// Keys that are surely keys.
    keys: BTreeSet<(String, String)>,
    /// Every other text in the sources.
    texts: BTreeSet<(String, String)>,
}

fn used(sources: &[File]) -> Used {
    let mut used = Used { keys: BTreeSet::new(), texts: BTreeSet::new() };
    for file in sources {
        let source = Source::new(&file.text);
        let sure = [(".t(", Extent::All), ("words.with(", Extent::FirstArgument), ("keys![", Extent::All)];
        for literal in sure.into_iter().flat_map(|(opening, extent)| source.inside(opening, extent)) {
            used.keys.insert((literal.text, file.path.clone()));
        }
        used.texts.extend(source.literals().into_iter().map(|literal| (literal.text, file.path.clone())));
    }
    used
}

/// Keys that are used and missing, or there and unused.
fn unknown_or_unused(words: &Catalogue, used: &Used) -> Vec<String> {
    let shaped = |text: &str| {
        text.contains('-')
            && !text.ends_with('-')
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let first = |text: &str| text.split('-').next().unwrap_or_default().to_owned();
    let mut rooms: BTreeMap<String, usize> = BTreeMap::new();
    words.keys().for_each(|key| *rooms.entry(first(key)).or_default() += 1);
    let mut found = Vec::new();
    for (key, path) in &used.keys {
        let sure = shaped(key) || key.chars().all(|c| c.is_ascii_lowercase());
        if sure && !key.is_empty() && !words.contains_key(key) {
            found.push(format!("{path}: `{key}` is in no catalogue"));
        }
    }
    for (text, path) in &used.texts {
        let like = shaped(text) && rooms.get(&first(text)).is_some_and(|keys| *keys >= 10);
        if like && !words.contains_key(text) && !NO_KEYS.iter().any(|(known, _)| known == text) {
            found.push(format!("{path}: `{text}` looks like a key, but is in no catalogue"));
        }
    }
    let texts: BTreeSet<&str> = used.texts.iter().map(|(text, _)| text.as_str()).collect();
    let unused = words.keys().filter(|key| !texts.contains(key.as_str()));
    found.extend(unused.map(|key| format!("`{key}` is used nowhere")));
    found.sort();
    found.dedup();
    found
}

#[test]
fn no_language_lacks_a_word() {
    let languages = languages(&all());
    assert!(languages.len() >= 2 && languages["pl"].len() > 50, "the catalogues were not found");
    none("Words that differ between the languages", &apart(&languages));
}

#[test]
fn every_word_that_is_used_exists_and_the_other_way_round() {
    let polish = &languages(&all())["pl"];
    none("Words that are missing or used nowhere", &unknown_or_unused(polish, &used(&program())));
}

#[test]
fn missing_empty_copied_and_unused_words_are_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let files = [
        file(
            "templates/words/pl/a.ftl",
            "a-one = Jeden\na-two =\n    { $n ->\n        [one] dwa\n    }\na-three = Tak\n",
        ),
        file("templates/words/en/a.ftl", "a-one = Jeden\na-two =\na-four = Four\n"),
    ];
    let languages = languages(&files);
    assert_eq!(languages["pl"]["a-two"], "{ $n ->[one] dwa}");
    let found = apart(&languages).join("\n");
    for expected in [
        "en: `a-one` says what the Polish says",
        "en: `a-two` is empty",
        "en: `a-three` is missing",
        "en: `a-four` is not in Polish",
    ] {
        assert!(found.contains(expected), "{expected:?} is not in\n{found}");
    }
    let many: String = (0..10).map(|n| format!("room-{n} = Słowo\n")).collect();
    let source =
        file("src/x.rs", "fn f() { w.t(\"room-0\"); words.with(\"gone\", &[]); g(\"room-title\"); k(\"room-1\") }");
    let found = unknown_or_unused(&catalogue(&many), &used(&[source])).join("\n");
    for expected in ["src/x.rs: `gone` is in no catalogue", "`room-title` looks like a key", "`room-2` is used nowhere"]
    {
        assert!(found.contains(expected), "{expected:?} is not in\n{found}");
    }
    assert!(!found.contains("`room-0`") && !found.contains("`room-1` is used"), "{found}");
    assert!(only_arguments("{ $day } { $month }") && !only_arguments("{ $day } maja"));
}
