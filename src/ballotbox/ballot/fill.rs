//! From what was ticked or typed on a form to marks in their one order.

use std::collections::{BTreeMap, BTreeSet};

use super::{Definition, Invalid, Kind, Marks};

impl Definition {
    /// Options ticked, in any order. Nothing ticked is a blank ballot where that
    /// is allowed.
    ///
    /// # Errors
    /// [`Invalid`] says why they make no valid ballot.
    pub fn marks(&self, chosen: &[String]) -> Result<Marks, Invalid> {
        if chosen.is_empty() {
            return self.nothing();
        }
        let mut ordered = chosen.to_vec();
        ordered.sort_by_key(|id| self.place(id));
        self.judge(Marks::Options(ordered))
    }

    /// Numbers typed beside options. In a ranking 1 is best, and ranks that nobody
    /// was put on close up; beside a score ballot's options they are scores; with
    /// points a 0 is the same as nothing. An option without a number is not named.
    /// No number at all is a blank ballot where that is allowed.
    ///
    /// # Errors
    /// [`Invalid`] says why they make no valid ballot; a rank 0 is out of range.
    pub fn numbered(&self, typed: &[(String, u64)]) -> Result<Marks, Invalid> {
        let ids: BTreeSet<&String> = typed.iter().map(|(id, _)| id).collect();
        if ids.len() < typed.len() {
            return Err(Invalid::Order);
        }
        let named = typed.iter().filter(|(_, number)| self.kind != Kind::Points || *number > 0);
        let numbers: BTreeMap<String, u64> = named.cloned().collect();
        if numbers.is_empty() {
            return self.nothing();
        }
        match self.kind {
            Kind::Ranking if numbers.values().any(|rank| *rank == 0) => Err(Invalid::OutOfRange),
            Kind::Ranking => self.judge(self.ranks(numbers)),
            _ => self.judge(Marks::Numbers(numbers)),
        }
    }

    fn nothing(&self) -> Result<Marks, Invalid> {
        if self.blank { Ok(Marks::Blank) } else { Err(Invalid::NoMark) }
    }

    /// Ranks closed up, options of one rank in the order of the definition.
    fn ranks(&self, numbers: BTreeMap<String, u64>) -> Marks {
        let mut ranks: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for (id, rank) in numbers {
            ranks.entry(rank).or_default().push(id);
        }
        let mut groups: Vec<Vec<String>> = ranks.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort_by_key(|id| self.place(id)));
        Marks::Ranking(groups)
    }
}
