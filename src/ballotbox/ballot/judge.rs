//! Whether marks make a valid ballot. The order of the checks is part of the
//! protocol: two verifiers must come to the same word.

use super::{Definition, Invalid, Kind, Marks};

impl Definition {
    /// Marks that are a valid ballot of this definition, as they are.
    ///
    /// # Errors
    /// [`Invalid`]: the first reason that applies.
    pub fn judge(&self, marks: Marks) -> Result<Marks, Invalid> {
        match (&marks, self.kind) {
            (Marks::Blank, _) if self.blank => return Ok(marks),
            (Marks::Blank, _) => return Err(Invalid::BlankNotAllowed),
            (Marks::Options(ids), Kind::Choice | Kind::Approval) => self.groups(std::slice::from_ref(ids))?,
            (Marks::Ranking(groups), Kind::Ranking) => {
                if groups.iter().any(Vec::is_empty) {
                    return Err(Invalid::Form);
                }
                self.groups(groups)?;
            }
            (Marks::Numbers(numbers), Kind::Score | Kind::Points) => {
                let mut ids: Vec<String> = numbers.keys().cloned().collect();
                ids.sort_by_key(|id| self.place(id));
                self.groups(&[ids])?;
                self.numbers(numbers)?;
            }
            _ => return Err(Invalid::Kind),
        }
        Ok(marks)
    }

    /// The place of an option in the definition.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.options.iter().position(|option| option.id == id)
    }

    /// Whether these are options of the ballot, in the order they must have, each
    /// once, and as many as they may be.
    fn groups(&self, groups: &[Vec<String>]) -> Result<(), Invalid> {
        let places = |ids: &Vec<String>| ids.iter().map(|id| self.place(id)).collect::<Option<Vec<usize>>>();
        let places: Option<Vec<Vec<usize>>> = groups.iter().map(places).collect();
        let places = places.ok_or(Invalid::UnknownOption)?;
        let mut all = places.concat();
        if all.is_empty() {
            return Err(Invalid::NoMark);
        }
        let named = all.len();
        all.sort_unstable();
        all.dedup();
        if all.len() < named || !places.iter().all(|group| group.is_sorted()) {
            return Err(Invalid::Order);
        }
        if self.kind == Kind::Ranking && !self.equal && groups.iter().any(|group| group.len() > 1) {
            return Err(Invalid::EqualRanks);
        }
        if named > self.max as usize {
            return Err(Invalid::TooMany);
        }
        if named < self.min as usize { Err(Invalid::TooFew) } else { Ok(()) }
    }

    fn numbers(&self, numbers: &std::collections::BTreeMap<String, u64>) -> Result<(), Invalid> {
        let most = self.largest().unwrap_or(0);
        if self.kind == Kind::Score {
            let fits = numbers.values().all(|score| *score <= most);
            return if fits { Ok(()) } else { Err(Invalid::OutOfRange) };
        }
        if numbers.values().any(|points| *points == 0) {
            return Err(Invalid::OutOfRange);
        }
        let shared: u128 = numbers.values().map(|points| u128::from(*points)).sum();
        if shared > u128::from(most) { Err(Invalid::TooManyPoints) } else { Ok(()) }
    }
}
