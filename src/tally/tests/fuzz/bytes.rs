//! An election and a rule out of any bytes.

use seeded::Dice;
use tally::{
    Allowed, Amount, Entry, Given, Kind, Profile, ProfileBuilder, Ranked, Rule, RuleSpec, Seats, TieOrder, rules,
};

/// Bytes read one after the other; when they end, dice go on.
pub(crate) struct Bytes<'a> {
    left: &'a [u8],
    dice: Dice,
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let seed = bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self { left: bytes, dice: Dice::new(seed) }
    }

    fn byte(&mut self) -> u8 {
        match self.left.split_first() {
            Some((byte, rest)) => {
                self.left = rest;
                *byte
            }
            None => self.dice.byte(),
        }
    }

    /// A number below `end`, which is at most 256.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end
    }

    fn of<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }

    /// Mostly small, now and then as large as can be.
    fn number(&mut self) -> u64 {
        match self.byte() {
            small @ 0..200 => u64::from(small) % 12,
            200..240 => u64::from(self.byte()) * 7,
            240..250 => 1 << (self.byte() % 46),
            _ => (1 << 47) - u64::from(self.byte()),
        }
    }
}

/// A rule with parameters that it takes, seats and a tie order.
pub(crate) fn spec(bytes: &mut Bytes<'_>, profile: &Profile) -> RuleSpec {
    let kind = profile.ballots().kind();
    let fitting: Vec<&'static Rule> = rules().iter().copied().filter(|rule| rule.takes.contains(&kind)).collect();
    let rule = bytes.of(&fitting);
    let mut spec = RuleSpec::of(rule.id).unwrap();
    for parameter in rule.parameters {
        if bytes.below(3) == 0 {
            let value = value(bytes, parameter.allowed, profile);
            // A value the parameter does not take leaves the default.
            if let Ok(set) = spec.clone().set(parameter.name, &value) {
                spec = set;
            }
        }
    }
    // Single steps towards a huge cost end after a million counts, and equal shares know people by
    // the four thousand million, so that more make thousands of groups: right, but no fuzz.
    let huge = profile.entries().iter().any(|entry| entry.cost > Some(Amount::whole(10_000)));
    if (huge || profile.total() > 1 << 36) && spec.setting("increment").is_some() {
        spec = spec.set("increment", "0").unwrap();
    }
    if matches!(rule.seats, Seats::Any | Seats::UpTo) {
        spec = spec.with_seats(1 + bytes.below(5)).unwrap();
    }
    let orders = ["order", "id", "lot:7", "undrawn", "cost,support,id", "all"];
    // Of many options all courses are up to 20,000 counts: right, but no fuzz.
    let among = if profile.entries().len() > 6 { &orders[..5] } else { &orders };
    let order: TieOrder = bytes.of(among).parse().unwrap();
    let by_cost = order == TieOrder::CostSupportId && rule.seats != Seats::Budget;
    spec.with_ties(if by_cost { TieOrder::Listed } else { order })
}

fn value(bytes: &mut Bytes<'_>, allowed: Allowed, profile: &Profile) -> String {
    let ids: Vec<&str> = profile.entries().iter().map(|entry| entry.id.as_str()).collect();
    match allowed {
        Allowed::Word(words) => bytes.of(words).to_owned(),
        Allowed::Number { least } | Allowed::NumberOrNone { least } => (least + bytes.number() % 1000).to_string(),
        Allowed::ShareOrNone => format!("{}/{}", bytes.below(9), 1 + bytes.below(9)),
        Allowed::GroupsOrNone => {
            let group = |bytes: &mut Bytes<'_>| format!("{}+{}", bytes.of(&ids), bytes.of(&ids));
            if bytes.below(2) == 0 { group(bytes) } else { format!("{},{}", group(bytes), group(bytes)) }
        }
        Allowed::LimitsOrNone => format!("c{}:{}", bytes.below(3), bytes.number()),
        Allowed::AmountOrNone => format!("{}.{}", bytes.number(), bytes.below(10)),
        Allowed::OptionOrNone => bytes.of(&ids).to_owned(),
    }
}

/// Options, withdrawals, costs and ballots.
pub(crate) fn profile(bytes: &mut Bytes<'_>) -> Profile {
    let kind = bytes.of(&[Kind::Choice, Kind::Approval, Kind::Ranking, Kind::Points, Kind::Score]);
    let most = if bytes.below(16) == 0 { 20 } else { 6 };
    let options = 1 + bytes.below(most);
    let withdrawals = bytes.below(3) == 0;
    let entries: Vec<Entry> = (0..options)
        .map(|place| {
            let cost = Amount::whole(i64::try_from(bytes.number()).unwrap());
            let entry = Entry::new(format!("o{}", (place * 7) % 23)).costing(cost);
            let entry = if bytes.below(3) == 0 { entry.within(format!("c{}", bytes.below(3))) } else { entry };
            if withdrawals && bytes.below(3) == 0 { entry.withdrawn() } else { entry }
        })
        .collect();
    let mut builder = ProfileBuilder::new(kind, entries).unwrap();
    builder.scale(u32::try_from(bytes.below(3)).unwrap());
    if bytes.below(8) != 0 {
        builder.budget(Amount::whole(i64::try_from(bytes.number()).unwrap()));
    }
    if bytes.below(4) == 0 {
        builder.electorate(bytes.number());
    }
    for _ in 0..bytes.below(12) {
        let times = bytes.number();
        // Too many ballots are refused, and leave nothing behind.
        let _added = ballot(bytes, &mut builder, kind, options, times);
    }
    let _blank = builder.blank(bytes.number() % 5);
    if bytes.below(4) == 0 {
        let _invalid = builder.invalid("torn", bytes.number());
    }
    builder.build()
}

fn ballot(
    bytes: &mut Bytes<'_>,
    builder: &mut ProfileBuilder,
    kind: Kind,
    options: usize,
    times: u64,
) -> Result<(), tally::BallotError> {
    let named: Vec<u16> = (0_u16..).take(options).filter(|_| bytes.below(2) == 0).collect();
    match kind {
        Kind::Choice => builder.marks_at(&mut named.into_iter().take(1).collect::<Vec<_>>(), times),
        Kind::Approval => builder.marks_at(&mut named.clone(), times),
        Kind::Ranking => {
            let ranked = named.into_iter().map(|option| Ranked { level: u16::from(bytes.byte() % 4), option });
            builder.ranking_at(&mut ranked.collect::<Vec<_>>(), times)
        }
        Kind::Points | Kind::Score => {
            let signs = kind == Kind::Score;
            let mut given = Vec::new();
            for option in named {
                let number = match bytes.byte() {
                    0..4 => i64::MAX,
                    4..6 if signs => i64::MIN + 1,
                    6..30 if signs => -i64::from(bytes.byte() % 6),
                    other => i64::from(other % 7),
                };
                given.push(Given { option, number });
            }
            builder.points_at(&mut given, times)
        }
    }
}
