//! The terms of a budget: what there is, what each project costs, and what
//! keeps a project out.
//!
//! * `min-support`: a project with less support is not funded.
//! * `conflicts=a+b,c+d`: of each group at most one project is funded; once one
//!   is, the others are out.
//! * `limits=CATEGORY:COST,…`: the projects of a category cost at most this
//!   together; a project in several categories counts in each.

use super::CountError;
use super::voices::Voices;
use crate::amount::Amount;
use crate::outcome::Bar;
use crate::profile::Profile;
use crate::spec::RuleSpec;

/// What there is to spend, and on what.
///
/// Amounts are whole numbers of `10^-scale`. Cannot overflow: an amount has at
/// most 18 digits and 18 places, so that it is below 10^36, and no sum here
/// exceeds twice the budget or a limit.
pub(super) struct Terms<'a> {
    profile: &'a Profile,
    scale: u32,
    budget: i128,
    costs: Vec<i128>,
    rivals: Vec<Vec<usize>>,
    limits: Vec<Limit>,
    weak: Vec<bool>,
}

struct Limit {
    name: String,
    most: i128,
    within: Vec<bool>,
}

/// What was chosen so far.
#[derive(Clone)]
pub(super) struct Basket<'t> {
    terms: &'t Terms<'t>,
    chosen: Vec<usize>,
    inside: Vec<bool>,
    spent: i128,
    on_limits: Vec<i128>,
}

impl<'a> Terms<'a> {
    pub(super) fn new(profile: &'a Profile, spec: &RuleSpec, voices: &Voices) -> Result<Self, CountError> {
        let budget = profile.budget().unwrap_or(Amount::ZERO);
        let named = spec.limits("limits");
        let prices = profile.entries().iter().map(|entry| entry.cost.unwrap_or(Amount::ZERO));
        let costs: Vec<Amount> = prices.collect();
        let all = costs.iter().chain(named.iter().map(|(_, most)| most)).chain([&budget]);
        let scale = all.map(|amount| amount.scale()).max().unwrap_or(0);
        let units = |amount: &Amount| i128::from(amount.units()) * 10_i128.pow(scale - amount.scale());
        let least = i128::from(spec.number("min-support").unwrap_or(0)) * i128::from(voices.unit());
        let limits = named.iter().map(|(name, most)| limit(profile, name, units(most)));
        Ok(Self {
            profile,
            scale,
            budget: units(&budget),
            costs: costs.iter().map(units).collect(),
            rivals: rivals(profile, spec)?,
            limits: limits.collect::<Result<_, _>>()?,
            weak: voices.support().iter().map(|&support| support < least).collect(),
        })
    }

    pub(super) const fn budget(&self) -> i128 {
        self.budget
    }

    pub(super) fn cost(&self, place: usize) -> i128 {
        self.costs[place]
    }

    /// A whole unit of the currency.
    pub(super) const fn whole(&self) -> i128 {
        10_i128.pow(self.scale)
    }

    /// An amount as a decimal number.
    pub(super) fn money(&self, units: i128) -> String {
        let (whole, part) = (units / self.whole(), units % self.whole());
        if part == 0 {
            return whole.to_string();
        }
        let places = usize::try_from(self.scale).expect("at most 18 places");
        let digits = format!("{part:0>places$}");
        format!("{whole}.{}", digits.trim_end_matches('0'))
    }

    /// Nothing chosen yet.
    pub(super) fn basket(&'a self) -> Basket<'a> {
        let options = self.costs.len();
        Basket {
            terms: self,
            chosen: Vec::new(),
            inside: vec![false; options],
            spent: 0,
            on_limits: vec![0; self.limits.len()],
        }
    }
}

impl Basket<'_> {
    /// In the order they were chosen.
    pub(super) fn chosen(&self) -> &[usize] {
        &self.chosen
    }

    pub(super) fn holds(&self, place: usize) -> bool {
        self.inside[place]
    }

    pub(super) const fn spent(&self) -> i128 {
        self.spent
    }

    pub(super) const fn left(&self) -> i128 {
        self.terms.budget - self.spent
    }

    pub(super) fn fits(&self, place: usize) -> bool {
        self.terms.cost(place) <= self.left()
    }

    /// A basket under the same terms with nothing in it.
    pub(super) fn emptied(&self) -> Self {
        self.terms.basket()
    }

    /// What keeps a project out whatever money there is; the budget aside.
    pub(super) fn barred(&self, place: usize) -> Option<Bar> {
        if self.terms.weak[place] {
            return Some(Bar::Support);
        }
        if let Some(&rival) = self.terms.rivals[place].iter().find(|rival| self.inside[**rival]) {
            return Some(Bar::Conflict { with: self.terms.profile.id(rival).to_owned() });
        }
        let mut limits = self.terms.limits.iter().zip(&self.on_limits);
        let over =
            |(limit, spent): &(&Limit, &i128)| limit.within[place] && self.terms.cost(place) > limit.most - **spent;
        limits.find(over).map(|(limit, _)| Bar::Limit { category: limit.name.clone() })
    }

    /// What keeps a project out, its cost included.
    pub(super) fn bar(&self, place: usize) -> Option<Bar> {
        self.barred(place).or_else(|| (!self.fits(place)).then_some(Bar::Budget))
    }

    /// Whether none of these is touched by another's conflict or limit.
    pub(super) fn independent(&self, places: &[usize]) -> bool {
        let touches = |place: usize| {
            let terms = self.terms;
            terms.rivals[place].iter().any(|rival| places.contains(rival))
                || terms.limits.iter().any(|limit| limit.within[place])
        };
        !places.iter().any(|&place| touches(place))
    }

    pub(super) fn take(&mut self, place: usize) {
        self.chosen.push(place);
        self.inside[place] = true;
        self.spent += self.terms.cost(place);
        for (limit, spent) in self.terms.limits.iter().zip(&mut self.on_limits) {
            if limit.within[place] {
                *spent += self.terms.cost(place);
            }
        }
    }

    /// Whether nothing more could be funded from what is left.
    pub(super) fn exhaustive(&self) -> bool {
        let mut standing = self.terms.profile.standing().into_iter();
        standing.all(|place| self.holds(place) || !self.fits(place) || self.barred(place).is_some())
    }
}

fn rivals(profile: &Profile, spec: &RuleSpec) -> Result<Vec<Vec<usize>>, CountError> {
    let mut rivals = vec![Vec::new(); profile.entries().len()];
    for group in spec.groups("conflicts") {
        let place = |id: &&str| {
            let found = profile.entries().iter().position(|entry| entry.id == *id);
            found.ok_or_else(|| CountError::Setting {
                parameter: "conflicts",
                given: (*id).chars().take(60).collect(),
                expected: "the id of a project is expected".to_owned(),
            })
        };
        let places = group.iter().map(place).collect::<Result<Vec<usize>, _>>()?;
        for &place in &places {
            rivals[place].extend(places.iter().copied().filter(|&other| other != place));
        }
    }
    Ok(rivals)
}

fn limit(profile: &Profile, name: &str, most: i128) -> Result<Limit, CountError> {
    let inside = |categories: &[String]| categories.iter().any(|category| category == name);
    let within: Vec<bool> = profile.entries().iter().map(|entry| inside(&entry.categories)).collect();
    if !within.contains(&true) {
        return Err(CountError::Setting {
            parameter: "limits",
            given: name.chars().take(60).collect(),
            expected: "a category that a project is in is expected".to_owned(),
        });
    }
    Ok(Limit { name: name.to_owned(), most, within })
}
