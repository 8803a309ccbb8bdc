//! Sentences for committees, and fractions for people.

use num_bigint::{BigInt, BigUint};
use num_traits::Zero;

use super::{Report, several};
use crate::outcome::{Round, SeatStep, Step};

impl Report<'_> {
    pub(super) fn seats(&self, step: &SeatStep) -> String {
        match step {
            SeatStep::BallotWeights { weights } => {
                let weights = weights.iter();
                let weights: Vec<_> = weights
                    .map(|w| format!("{} {}", several(w.ballots, "ballot weighs", "ballots weigh"), w.weight))
                    .collect();
                format!("From now on {}.", weights.join(", "))
            }
            SeatStep::Represented { ballots, of } => {
                format!("{} of {of} valid ballots have somebody elected.", ballots)
            }
            SeatStep::LowestLoad { options, load } => {
                format!("Tied with the lowest load, {load} a ballot: {}.", self.list(options))
            }
            SeatStep::LoadBorne { option, ballots, load } => format!(
                "{} is elected: its {} now {} {load} each.",
                self.name(option),
                several(*ballots, "ballot", "ballots"),
                if *ballots == 1 { "bears" } else { "bear" },
            ),
            SeatStep::Unnamed { options } => format!("No ballot names what is left: {}.", self.list(options)),
            SeatStep::SeatEndowment { ballots, each } => {
                format!("The seats are divided among {}: each has {each}.", several(*ballots, "ballot", "ballots"))
            }
            SeatStep::LowestPrice { options, price } => {
                format!("Tied with the lowest price, {price} a ballot: {}.", self.list(options))
            }
            SeatStep::SeatPaid { option, price, payers, poorer } => self.paid(option, price, (*payers, *poorer)),
            SeatStep::NoneAffordable { seats } => format!(
                "No ballots together can pay for another option; {} left.",
                several(*seats, "seat is", "seats are")
            ),
            SeatStep::Completion { by } if by == "av" => {
                "The seats left go to the options named by most ballots.".to_owned()
            }
            SeatStep::Completion { .. } => {
                "The seats left are filled as by Phragmén; money left over is a load below nothing.".to_owned()
            }
            SeatStep::BestCommittees { certain, possible, score } if possible.is_empty() => {
                format!("One committee has the highest score, {score}: {}.", self.list(certain))
            }
            SeatStep::BestCommittees { certain, possible, score } => {
                let all = if certain.is_empty() { "nobody".to_owned() } else { self.list(certain) };
                format!(
                    "Several committees have the highest score, {score}: {all} in all, {} in some.",
                    self.list(possible)
                )
            }
            SeatStep::SeatWorth { option, worth } => {
                format!("{} is elected: without it the score were {worth} lower.", self.name(option))
            }
        }
    }

    fn paid(&self, option: &str, price: &str, (payers, poorer): (u64, u64)) -> String {
        let payers = match payers {
            1 => format!("1 ballot pays {price}"),
            _ => format!("{payers} ballots pay {price} each"),
        };
        let poorer = match poorer {
            0 => String::new(),
            1 => ", 1 that has less gives all it has".to_owned(),
            _ => format!(", {poorer} that have less give all they have"),
        };
        format!("{} is bought: {payers}{poorer}.", self.name(option))
    }
}

/// Whether the totals of a round are numbers of ballots, of which a percentage
/// says something: loads, prices and weights are not.
pub(super) fn counts_ballots(round: &Round) -> bool {
    use SeatStep::{BallotWeights, BestCommittees, LoadBorne, LowestLoad, LowestPrice, SeatPaid};
    let other = |step: &Step| match step {
        Step::Seats(BallotWeights { .. }) => round.round > 1,
        Step::Seats(step) => {
            matches!(
                step,
                LowestLoad { .. } | LowestPrice { .. } | LoadBorne { .. } | SeatPaid { .. } | BestCommittees { .. }
            )
        }
        _ => false,
    };
    !round.steps.iter().any(other) && round.totals.values().all(|total| !total.contains('/'))
}

/// A fraction as a decimal number with four digits that count; nothing for
/// anything else.
pub(super) fn about(text: &str) -> String {
    let fraction = text.split_once('/').and_then(|(part, whole)| {
        let (part, whole): (BigInt, BigUint) = (part.parse().ok()?, whole.parse().ok()?);
        (!whole.is_zero() && !part.is_zero()).then_some((part, whole))
    });
    let Some((part, whole)) = fraction else { return String::new() };
    let sign = if part < BigInt::zero() { "-" } else { "" };
    let part = part.magnitude();
    let mut places = 0_usize;
    let mut scaled = part.clone();
    while &scaled / &whole < BigUint::from(1000_u32) {
        scaled *= 10_u32;
        places += 1;
    }
    // Rounded half up.
    let digits = ((scaled * 2_u32 + &whole) / (whole * 2_u32)).to_string();
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (units, rest) = digits.split_at(digits.len() - places);
    if rest.is_empty() { format!("≈ {sign}{units}") } else { format!("≈ {sign}{units}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::about;

    #[test]
    fn fractions_have_four_digits_that_count() {
        let known = [("1/3", "≈ 0.3333"), ("2/3", "≈ 0.6667"), ("1207/3", "≈ 402.3"), ("1/139", "≈ 0.007194")];
        known.iter().for_each(|(text, decimal)| assert_eq!(&about(text), decimal));
        assert_eq!(about("-19999999/2"), "≈ -10000000");
        assert_eq!(["5", "", "x/y", "1/0"].map(about), ["", "", "", ""]);
    }
}
