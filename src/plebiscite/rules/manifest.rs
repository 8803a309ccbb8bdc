//! The manifest of a frozen form.

use ballotbox::ballot::{Definition, Kind, OptionDef};
use ballotbox::commitment::Commitment;
use ballotbox::manifest::{Counting, FlushPolicy, IssuerDef, KdfDef, Manifest, SealDef};
use kernel::{ByLang, Line};

use super::form::{BallotForm, Conflict, Marking};

/// What a manifest says besides the form.
#[derive(Debug, Clone)]
pub struct Around {
    /// The key that signs credentials.
    pub issuer: IssuerDef,
    /// The key ballots are sealed to.
    pub seal: SealDef,
    /// Verifier keys of urn and register.
    pub vkeys: (String, String),
    /// Over the roll.
    pub roll: Commitment,
    /// How a code is stretched.
    pub code_kdf: KdfDef,
    /// Seconds after the close in which a ballot may land.
    pub grace_seconds: u32,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// When leaves join the logs.
    pub flush: FlushPolicy,
    /// Days in which the result may be disputed.
    pub dispute_days: u32,
}

/// The manifest without code keys; it gets its name when they are loaded.
#[must_use]
pub fn unnamed(form: &BallotForm, around: Around) -> Manifest {
    let definition = definition(form);
    let none: [[u8; 33]; 0] = [];
    let closes = form.window.closes.millis();
    Manifest {
        v: 1,
        title: texts(&form.title),
        pad_len: definition.pad_len(),
        counting: counting(form, &definition),
        ballot_definition: definition,
        conflict: match form.conflict {
            Conflict::FirstCounts => "first-counts",
            Conflict::WebOnly => "web-only",
        }
        .to_owned(),
        modes: vec!["simple".to_owned()],
        opens_at: form.window.opens.millis(),
        issue_closes_at: closes,
        cast_closes_at: closes + 1000 * i64::from(around.grace_seconds),
        publish_at: form.publish_at.millis(),
        issuer: around.issuer,
        seal: around.seal,
        urn_vkey: around.vkeys.0,
        register_vkey: around.vkeys.1,
        witnesses: Vec::new(),
        roll_commitment: around.roll,
        code_keys: None,
        code_kdf: around.code_kdf,
        cast_grace_s: around.grace_seconds,
        rehearsal: around.rehearsal,
        envelope_keys: Commitment::over(none),
        client_js_sha256: String::new(),
        flush_policy: around.flush,
        allow_change: false,
        dispute_days: around.dispute_days,
    }
}

/// What a ballot of this form may say.
#[must_use]
pub fn definition(form: &BallotForm) -> Definition {
    let option = |choice: &super::form::Choice| OptionDef::new(choice.id.as_str(), texts(&choice.title));
    let (kind, max) = match form.counting.marking {
        Marking::Single => (Kind::Choice, 1),
        Marking::Approval { max } => (Kind::Approval, u32::from(max)),
    };
    let options = form.options.iter().map(option).collect();
    Definition { max, blank: form.counting.blank, ..Definition::of(kind, options) }
}

fn counting(form: &BallotForm, definition: &Definition) -> Counting {
    let rule = match form.counting.marking {
        Marking::Single => "plurality",
        Marking::Approval { .. } => "approval",
    };
    Counting {
        quorum: form.counting.quorum.map(|share| share.to_string()),
        threshold: form.counting.threshold.map(|share| share.to_string()),
        ..verify::counting::of(definition, rule).expect("plurality and approval are rules")
    }
}

fn texts(by_lang: &ByLang<Line>) -> std::collections::BTreeMap<String, String> {
    by_lang.0.iter().map(|(lang, line)| (lang.tag().to_owned(), line.as_str().to_owned())).collect()
}
