//! Just enough reading of Rust: texts in quotation marks and where they stand.

/// A source without comments and without its tests (which stand last).
pub(crate) struct Source {
    code: Vec<char>,
}

/// A text in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) text: String,
    /// Place of its first quotation mark in the code.
    pub(crate) at: usize,
}

impl Source {
    pub(crate) fn new(text: &str) -> Self {
        let program = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
        Self { code: without_comments(program) }
    }

    pub(crate) fn code(&self) -> String {
        self.code.iter().collect()
    }

    pub(crate) fn literals(&self) -> Vec<Literal> {
        literals(&self.code, 0)
    }

    /// The literals inside each `opening …` up to the bracket that closes it, or for
    /// `First::Argument` up to the first comma outside of inner brackets.
    pub(crate) fn inside(&self, opening: &str, extent: Extent) -> Vec<Literal> {
        let opening: Vec<char> = opening.chars().collect();
        let starts = self.code.windows(opening.len()).enumerate().filter(|(_, window)| *window == opening);
        let each = starts.flat_map(|(start, _)| {
            let begin = start + opening.len();
            let end = end_of(&self.code, begin, extent);
            literals(&self.code[..end], begin)
        });
        each.collect()
    }
}

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    All,
    FirstArgument,
}

fn end_of(code: &[char], begin: usize, extent: Extent) -> usize {
    let mut depth = 0_u32;
    let mut at = begin;
    while at < code.len() {
        match code[at] {
            '"' => {
                at = end_of_literal(code, at);
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 && extent == Extent::FirstArgument => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Behind the closing quotation mark of the literal whose opening one is at `at`.
fn end_of_literal(code: &[char], at: usize) -> usize {
    let hashes = code[..at].iter().rev().take_while(|c| **c == '#').count();
    let raw = code.get(at.wrapping_sub(hashes + 1)) == Some(&'r');
    let mut end = at + 1;
    while end < code.len() {
        match code[end] {
            '\\' if !raw => end += 2,
            '"' if !raw || code[end + 1..].iter().take_while(|c| **c == '#').count() >= hashes => return end + 1,
            _ => end += 1,
        }
    }
    code.len()
}

fn literals(code: &[char], begin: usize) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = begin;
    while at < code.len() {
        if code[at] == '"' && !quoted_mark(code, at) {
            let end = end_of_literal(code, at);
            let text = code[at + 1..end.saturating_sub(1).max(at + 1)].iter().collect();
            found.push(Literal { text, at });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// `'"'`, a character and no text.
fn quoted_mark(code: &[char], at: usize) -> bool {
    at > 0 && code[at - 1] == '\'' && code.get(at + 1) == Some(&'\'')
}

fn without_comments(text: &str) -> Vec<char> {
    let code: Vec<char> = text.chars().collect();
    let mut out = Vec::with_capacity(code.len());
    let mut at = 0;
    while at < code.len() {
        if code[at] == '"' && !quoted_mark(&code, at) {
            let end = end_of_literal(&code, at);
            out.extend_from_slice(&code[at..end]);
            at = end;
        } else if code[at..].starts_with(&['/', '/']) {
            at = (at..code.len()).find(|i| code[*i] == '\n').unwrap_or(code.len());
        } else {
            out.push(code[at]);
            at += 1;
        }
    }
    out
}

#[test]
fn texts_are_found_and_comments_are_not() {
    let source = Source::new(
        "// \"no\"\nfn f() { words.t(if a { \"one\" } else { \"two\" }); g('\"', \"th\\\"ree\", r#\"fo\"ur\"#); }\n\
         words.with(\n    \"five\", &[(\"arg\", \"x\")]); keys![\"six\", \"seven\"]\n\n#[cfg(test)]\nmod tests { \"no\" }",
    );
    let texts = |literals: Vec<Literal>| literals.into_iter().map(|literal| literal.text).collect::<Vec<_>>();
    assert_eq!(texts(source.literals()), ["one", "two", "th\\\"ree", "fo\"ur", "five", "arg", "x", "six", "seven"]);
    assert_eq!(texts(source.inside(".t(", Extent::All)), ["one", "two"]);
    assert_eq!(texts(source.inside(".with(", Extent::FirstArgument)), ["five"]);
    assert_eq!(texts(source.inside("keys![", Extent::All)), ["six", "seven"]);
}
