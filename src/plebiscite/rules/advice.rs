//! Which method fits: from a few plain answers to a method, with reasons.

use super::method::Method;

macro_rules! answers {
    ($($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $variant:ident $word:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $variant),* }

        impl $name {
            /// Every answer, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the address.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Reads the word; anything else is no answer.
            #[must_use]
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|answer| answer.word() == word)
            }
        }
    )*};
}

answers! {
    /// What shall come of it.
    What {
        /// One option.
        One "one",
        /// Yes or no.
        YesNo "yes-no",
        /// Several options.
        Several "several",
        /// Projects a budget pays for.
        Budget "budget",
    }
    /// How many options there are.
    Many {
        /// Two.
        Two "two",
        /// About three to seven.
        Few "few",
        /// More.
        Lots "lots",
    }
    /// What a ballot shall say.
    Say {
        /// What one could live with.
        Accept "accept",
        /// What one prefers to what.
        Order "order",
        /// How much one likes it.
        Grade "grade",
    }
    /// What matters more with several winners.
    Fair {
        /// Most votes.
        Most "most",
        /// A part for every larger group.
        Share "share",
    }
    /// Whether paper must be countable by adding up.
    Hand {
        /// It must.
        Yes "yes",
        /// It need not.
        No "no",
    }
}

/// The answers; what is missing does no harm.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answers {
    /// What shall come of it.
    pub what: Option<What>,
    /// How many options.
    pub many: Option<Many>,
    /// What a ballot says.
    pub say: Option<Say>,
    /// What matters more.
    pub fair: Option<Fair>,
    /// Whether paper is added up by hand.
    pub hand: Option<Hand>,
}

/// Why a method is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// One question, two answers.
    YesNo,
    /// With two options all methods agree.
    Two,
    /// No lesser evil has to be chosen.
    Default,
    /// Seconds to fill in, seldom void.
    Simple,
    /// Counted by hand.
    Hand,
    /// Not counted by adding up.
    NotHand,
    /// It says what is preferred to what.
    Order,
    /// Its steps can be read out.
    Aloud,
    /// It says how much.
    Grade,
    /// Many options are hard to put in order.
    ManyOrder,
    /// Seats go to most votes.
    Most,
    /// Every larger group gets its part.
    Share,
    /// Every voter has an equal part of the money.
    BudgetShare,
    /// Called fairer in studies.
    Trust,
    /// The custom.
    Custom,
    /// The best known.
    Known,
    /// Its runoff keeps out what most do not want.
    Strong,
    /// Extreme grades do not tip the scales.
    FairGrade,
    /// Marks are enough for proportion.
    ProportionalMarks,
}

/// The method that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The method.
    pub method: Method,
    /// Why; never empty.
    pub because: Vec<Reason>,
    /// Another one, and why.
    pub instead: Option<(Method, Reason)>,
}

/// The method that fits these answers; `None` without any answer.
#[must_use]
pub fn advise(answers: &Answers) -> Option<Advice> {
    if *answers == Answers::default() {
        return None;
    }
    let (id, mut because, instead) = match answers.what {
        Some(What::YesNo) => ("referendum", vec![Reason::YesNo, Reason::Simple], None),
        Some(What::Budget) => budget(answers),
        Some(What::Several) => several(answers),
        Some(What::One) | None => one(answers),
    };
    let method = Method::parse(id).ok()?;
    if answers.hand == Some(Hand::Yes) {
        because.push(if method.adds_up() { Reason::Hand } else { Reason::NotHand });
    }
    let instead = instead.and_then(|(id, reason)| Some((Method::parse(id).ok()?, reason)));
    Some(Advice { method, because, instead })
}

type Found = (&'static str, Vec<Reason>, Option<(&'static str, Reason)>);

fn one(answers: &Answers) -> Found {
    let by_hand = answers.hand == Some(Hand::Yes);
    match (answers.many, answers.say) {
        (Some(Many::Two), _) => ("plurality", vec![Reason::Two, Reason::Simple], None),
        (Some(Many::Lots), Some(Say::Order)) => {
            ("approval", vec![Reason::ManyOrder, Reason::Default], Some(("ranked-pairs", Reason::Order)))
        }
        (_, Some(Say::Order)) if !by_hand => {
            ("ranked-pairs", vec![Reason::Order, Reason::Aloud], Some(("irv", Reason::Known)))
        }
        (_, Some(Say::Grade)) if !by_hand => {
            ("star", vec![Reason::Grade, Reason::Strong], Some(("majority-judgment", Reason::FairGrade)))
        }
        (_, Some(Say::Grade)) => ("approval", vec![Reason::Default, Reason::Simple], Some(("star", Reason::Grade))),
        _ => ("approval", vec![Reason::Default, Reason::Simple], Some(("ranked-pairs", Reason::Order))),
    }
}

fn several(answers: &Answers) -> Found {
    let by_hand = answers.hand == Some(Hand::Yes);
    match (answers.fair, answers.say) {
        (Some(Fair::Most), _) => ("k-approval", vec![Reason::Most], Some(("seq-pav", Reason::Share))),
        (None, _) if by_hand => ("k-approval", vec![Reason::Most], Some(("seq-pav", Reason::Share))),
        (_, Some(Say::Order)) => {
            ("stv-scottish", vec![Reason::Share, Reason::Order], Some(("seq-pav", Reason::ProportionalMarks)))
        }
        _ => ("seq-pav", vec![Reason::Share, Reason::ProportionalMarks], Some(("stv-scottish", Reason::Order))),
    }
}

fn budget(answers: &Answers) -> Found {
    let by_hand = answers.hand == Some(Hand::Yes);
    match answers.fair {
        Some(Fair::Most) => ("greedy", vec![Reason::Custom, Reason::Simple], Some(("equal-shares", Reason::Trust))),
        None if by_hand => ("greedy", vec![Reason::Custom], Some(("equal-shares", Reason::BudgetShare))),
        _ => ("equal-shares", vec![Reason::BudgetShare, Reason::Trust], Some(("greedy", Reason::Custom))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every() -> impl Iterator<Item = Answers> {
        fn with_none<T: Copy>(all: &[T]) -> Vec<Option<T>> {
            std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
        }
        with_none(What::ALL).into_iter().flat_map(|what| {
            with_none(Many::ALL).into_iter().flat_map(move |many| {
                with_none(Say::ALL).into_iter().flat_map(move |say| {
                    with_none(Fair::ALL).into_iter().flat_map(move |fair| {
                        with_none(Hand::ALL).into_iter().map(move |hand| Answers { what, many, say, fair, hand })
                    })
                })
            })
        })
    }

    #[test]
    fn any_answer_leads_to_a_method_with_reasons() {
        assert_eq!(advise(&Answers::default()), None);
        let mut methods = std::collections::BTreeSet::new();
        for answers in every().skip(1) {
            let advice = advise(&answers).unwrap();
            assert!(!advice.because.is_empty(), "{answers:?}");
            assert!(advice.instead.is_none_or(|(other, _)| other != advice.method), "{answers:?}");
            methods.insert(advice.method.id());
        }
        let named = [
            "approval",
            "equal-shares",
            "greedy",
            "k-approval",
            "plurality",
            "ranked-pairs",
            "referendum",
            "seq-pav",
            "star",
            "stv-scottish",
        ];
        assert_eq!(methods.into_iter().collect::<Vec<_>>(), named);
    }

    #[test]
    fn the_default_is_approval_and_for_money_equal_shares() {
        let of = |what| advise(&Answers { what: Some(what), ..Answers::default() }).unwrap().method.id();
        assert_eq!(
            [What::One, What::YesNo, What::Several, What::Budget].map(of),
            ["approval", "referendum", "seq-pav", "equal-shares"]
        );
    }

    #[test]
    fn paper_that_is_added_up_is_never_promised_where_it_cannot_be() {
        for answers in every().filter(|answers| answers.hand == Some(Hand::Yes)) {
            let advice = advise(&answers).unwrap();
            assert_eq!(advice.because.contains(&Reason::Hand), advice.method.adds_up(), "{answers:?}");
            assert_eq!(advice.because.contains(&Reason::NotHand), !advice.method.adds_up(), "{answers:?}");
        }
    }
}
