//! The invented residents: a list as a town would have it, imported as a town would.

use std::fmt::Write as _;
use std::path::Path;

use kernel::Instant;
use shell::config::Config;
use store::Store;

use crate::fail::Failure;
use crate::{files, roll};

const WOMEN: [&str; 24] = [
    "Anna",
    "Maria",
    "Katarzyna",
    "Małgorzata",
    "Agnieszka",
    "Barbara",
    "Ewa",
    "Krystyna",
    "Magdalena",
    "Elżbieta",
    "Joanna",
    "Aleksandra",
    "Zofia",
    "Monika",
    "Teresa",
    "Danuta",
    "Natalia",
    "Julia",
    "Olga",
    "Nina",
    "Wiera",
    "Ludmiła",
    "Oksana",
    "Halina",
];
const MEN: [&str; 24] = [
    "Jan",
    "Andrzej",
    "Piotr",
    "Krzysztof",
    "Stanisław",
    "Tomasz",
    "Paweł",
    "Józef",
    "Marcin",
    "Marek",
    "Michał",
    "Grzegorz",
    "Jerzy",
    "Tadeusz",
    "Adam",
    "Łukasz",
    "Zbigniew",
    "Mikołaj",
    "Aleksy",
    "Bazyli",
    "Eugeniusz",
    "Wiktor",
    "Sergiusz",
    "Konstanty",
];
const FAMILIES: [&str; 32] = [
    "Przykład",
    "Wzorzec",
    "Próbka",
    "Jaskółka",
    "Wierzba",
    "Brzoza",
    "Żubr",
    "Sosna",
    "Dąbek",
    "Leszczyna",
    "Kalina",
    "Jarzębina",
    "Olcha",
    "Skowronek",
    "Czapla",
    "Bocian",
    "Wróbel",
    "Sikora",
    "Zając",
    "Borsuk",
    "Ryś",
    "Łoś",
    "Gawron",
    "Modrzew",
    "Świerk",
    "Jałowiec",
    "Paproć",
    "Macierzanka",
    "Rumianek",
    "Chaber",
    "Żuraw",
    "Kos",
];
const STREETS: [(&str, &str); 20] = [
    ("ul. Zmyślona", "Centrum"),
    ("ul. Próbna", "Centrum"),
    ("ul. Wzorcowa", "Centrum"),
    ("ul. Lipowa", "Centrum"),
    ("ul. Bajkowa", "Leśne"),
    ("ul. Jagodowa", "Leśne"),
    ("ul. Grzybowa", "Leśne"),
    ("ul. Mchowa", "Leśne"),
    ("ul. Kolejowa", "Dworzec"),
    ("ul. Zwrotnicza", "Dworzec"),
    ("ul. Semaforowa", "Dworzec"),
    ("ul. Fabryczna", "Fabryczne"),
    ("ul. Tkacka", "Fabryczne"),
    ("ul. Stolarska", "Fabryczne"),
    ("ul. Łąkowa", "Zarzecze"),
    ("ul. Mostowa", "Zarzecze"),
    ("ul. Wodna", "Zarzecze"),
    ("ul. Rybacka", "Zarzecze"),
    ("ul. Sadowa", "Sady"),
    ("ul. Wiśniowa", "Sady"),
];

/// The `n`-th resident's row. The same `n` is always the same person.
fn row(n: u32) -> String {
    // A fixed mixing of the number (SplitMix64), so that neighbours differ.
    let mut x = u64::from(n).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut pick = |of: usize| {
        x ^= x >> 30;
        x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x ^= x >> 27;
        usize::try_from(x % of as u64).unwrap_or(0)
    };
    let given = if pick(2) == 0 { WOMEN[pick(WOMEN.len())] } else { MEN[pick(MEN.len())] };
    let first = FAMILIES[pick(FAMILIES.len())];
    let family = match pick(4) {
        0 => format!("{first}-{}", FAMILIES[pick(FAMILIES.len())]),
        _ => first.to_owned(),
    };
    let (street, district) = STREETS[pick(STREETS.len())];
    let (house, flat, year) = (pick(90) + 1, pick(40) + 1, 1932 + pick(80));
    let lang = if pick(25) == 0 { "en" } else { "pl" };
    format!("P{n:06};{family};{given};{street} {house}/{flat};{district};{year};{lang}\n")
}

/// Writes the list and imports it.
pub(super) async fn settle(
    store: &Store,
    config: &Config,
    dir: &Path,
    (residents, now): (u32, Instant),
) -> Result<(), Failure> {
    let mut list = String::from("numer;nazwisko;imię;adres;osiedle;rok urodzenia;język\n");
    for n in 1..=residents {
        write!(list, "{}", row(n)).map_err(|error| Failure::of("the list of residents", &error))?;
    }
    let path = dir.join("residents.csv");
    files::create_with(&path, list.as_bytes())?;
    roll::import_file(store, config, &path, now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_invented_the_same_way_every_time_and_differ() {
        assert_eq!(row(7), row(7));
        let rows: std::collections::BTreeSet<String> =
            (1..=500).map(|n| row(n).split_once(';').unwrap().1.to_owned()).collect();
        assert!(rows.len() > 490, "only {} of 500 differ", rows.len());
        assert!(rows.iter().all(|row| row.split(';').count() == 6));
    }
}
