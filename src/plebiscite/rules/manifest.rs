//! The manifest of a frozen form.

use ballotbox::ballot::{Budget, Definition, Kind, OptionDef};
use ballotbox::commitment::Commitment;
use ballotbox::manifest::{Counting, FlushPolicy, IssuerDef, KdfDef, Manifest, SealDef};
use kernel::{ByLang, Line};

use verify::counting::Misfit;

use super::form::{BallotForm, Choice, Conflict, Marking};
use super::method::{BallotKind, Group};
use super::money::{DIGITS, Money};

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
///
/// # Errors
/// [`Misfit`] when the method cannot count such ballots; the checklist has seen to it that it can.
pub fn unnamed(form: &BallotForm, around: Around) -> Result<Manifest, Misfit> {
    let definition = definition(form);
    let none: [[u8; 33]; 0] = [];
    let closes = form.window.closes.millis();
    Ok(Manifest {
        v: 1,
        title: texts(&form.title),
        pad_len: definition.pad_len(),
        counting: counting(form, &definition)?,
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
    })
}

/// What a ballot of this form may say.
#[must_use]
pub fn definition(form: &BallotForm) -> Definition {
    let counting = &form.counting;
    let budget = counting.budget.as_ref().filter(|_| counting.method.group() == Group::Budget);
    let option = |choice: &Choice| OptionDef {
        // A cost that is left over from another method says nothing.
        cost: budget.and(choice.cost).map(Money::as_minor),
        ..OptionDef::new(choice.id.as_str(), texts(&choice.title))
    };
    let base = Definition::of(kind(counting.marking.ballot()), form.options.iter().map(option).collect());
    Definition {
        max: u32::try_from(form.most()).unwrap_or(u32::MAX),
        blank: counting.blank,
        max_score: if let Marking::Score { best } = counting.marking { Some(best.into()) } else { None },
        points: if let Marking::Points { all } = counting.marking { Some(all.into()) } else { None },
        budget: budget.map(|budget| Budget {
            amount: budget.amount.as_minor(),
            currency: budget.currency.as_str().to_owned(),
            digits: DIGITS,
        }),
        ..base
    }
}

const fn kind(ballot: BallotKind) -> Kind {
    match ballot {
        BallotKind::Choice => Kind::Choice,
        BallotKind::Approval => Kind::Approval,
        BallotKind::Ranking => Kind::Ranking,
        BallotKind::Score => Kind::Score,
        BallotKind::Points => Kind::Points,
    }
}

/// The method with everything it needs: what the form does not say stays at the rule's default.
fn counting(form: &BallotForm, definition: &Definition) -> Result<Counting, Misfit> {
    let said = &form.counting;
    let mut counting = verify::counting::of(definition, said.method.id())?;
    // The proposal is the first of the two answers, whatever they are called.
    if let (Some(yes), Some(first)) = (counting.parameters.get_mut("yes"), form.options.first()) {
        first.id.as_str().clone_into(yes);
    }
    if let (Group::Several, Some(seats)) = (said.method.group(), said.seats) {
        counting.seats = seats.into();
    }
    for (share, of) in [(said.quorum, &mut counting.quorum), (said.threshold, &mut counting.threshold)] {
        if let Some(share) = share {
            *of = Some(share.to_string());
        }
    }
    verify::counting::rule(definition, &counting).map(|_fits| counting)
}

fn texts(by_lang: &ByLang<Line>) -> std::collections::BTreeMap<String, String> {
    by_lang.0.iter().map(|(lang, line)| (lang.tag().to_owned(), line.as_str().to_owned())).collect()
}
