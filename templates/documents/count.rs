//! A count in words, for pages and minutes alike: texts and figures, no rule.

/// What is said of a count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountTold {
    /// What the totals are.
    pub measure: String,
    /// The options, the best first.
    pub totals: Vec<TotalLine>,
    /// The winners in order, with their cost where there is one.
    pub winners: Vec<String>,
    /// What the winners cost together, and what there was to spend.
    pub spent: Option<[String; 2]>,
    /// The working.
    pub rounds: Vec<RoundTold>,
    /// Every two options, for rules that compare them.
    pub duels: Vec<Duel>,
}

/// An option with its total.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TotalLine {
    /// Its title.
    pub title: String,
    /// Its total, as people read it.
    pub total: String,
    /// Its share of the valid ballots, where that says something.
    pub share: Option<String>,
    /// How long its bar is, of a thousand.
    pub length: Option<u64>,
    /// Whether it won.
    pub won: bool,
}

/// A round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoundTold {
    /// Its name; empty when there is only one.
    pub title: String,
    /// Option and total; empty when there is only one round.
    pub totals: Vec<[String; 2]>,
    /// What was done, a sentence a step.
    pub steps: Vec<String>,
}

/// Two options compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duel {
    /// The one that more people prefer.
    pub winner: String,
    /// The other one.
    pub loser: String,
    /// How many prefer each: `52 : 48`.
    pub score: String,
    /// Whether they are equal.
    pub tied: bool,
}
