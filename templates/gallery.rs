//! Every part with sample content, for the development page and the tests.

use maud::{Markup, html};

use crate::Words;
use crate::parts::{
    Bar, Candidate, Cell, Check, Choice, Field, FieldError, Moment, Receipt, Table, Tone, Total, bars, breadcrumb,
    card, card_fields, checkbox, checkboxes, checklist, code_field, date_time_field, error_summary, figures,
    file_field, first_field, grades, grouped_select, notice, number_field, pagination, password_field, points,
    progress, radios, ranking, receipt, search_field, select, steps, summary, table, tag, text_field, textarea, tiles,
    timeline, totals,
};

fn field<'a>(name: &'a str, label: &str) -> Field<'a> {
    Field { name, label: label.to_owned(), hint: Some("Wskazówka / hint".to_owned()), ..Field::default() }
}

fn bad<'a>(name: &'a str, label: &str) -> Field<'a> {
    Field { error: Some("Co jest źle / what is wrong".to_owned()), value: "abc", ..field(name, label) }
}

fn choices() -> Vec<Choice> {
    let choice = |value: &str, label: &str, chosen: bool| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        note: (!chosen).then(|| "Koszt: 12 000 zł".to_owned()),
        hint: Some("Opis opcji, jedno lub dwa zdania.".to_owned()),
        picture: None,
        chosen,
    };
    vec![choice("a", "Park nad Leśną", true), choice("b", "Rynek bez samochodów", false)]
}

/// The page's body.
#[must_use]
pub fn page(words: &Words) -> Markup {
    html! {
        h1 { "Galeria części / gallery" }
        (fields())
        (ballots(words))
        (guides(words))
        (contents(words))
    }
}

fn candidates(field: &str) -> Vec<Candidate> {
    let candidate = |id: &str, title: &str, error: Option<&str>| Candidate {
        name: format!("{field}-{id}"),
        title: title.to_owned(),
        note: error.map(|_| "Koszt: 12 000 zł".to_owned()),
        hint: Some("Opis opcji, jedno lub dwa zdania.".to_owned()),
        value: if error.is_some() { "7" } else { "" }.to_owned(),
        error: error.map(ToOwned::to_owned),
        ..Candidate::default()
    };
    vec![
        candidate("a", "Park nad Leśną", None),
        candidate("b", "Rynek bez samochodów", Some("Co jest źle / what is wrong")),
        candidate("c", "Most", None),
    ]
}

fn ballots(words: &Words) -> Markup {
    html! {
        (ranking(words, &field("rank", "Kolejność"), 3, &candidates("rank")))
        (grades(words, &field("grade", "Oceny"), 5, &candidates("grade")))
        (grades(words, &field("list", "Oceny z listy"), 20, &candidates("list")))
        (points(words, &field("points", "Punkty"), 10, &candidates("points")))
        (card_fields(&field("card", "Karta papierowa"), &candidates("card")))
    }
}

fn fields() -> Markup {
    html! {
        (error_summary(&Words::of(kernel::Lang::Pl), &[FieldError { field: "bad".to_owned(), text: "Co jest źle".to_owned() }]))
        (text_field(&field("text", "Pole tekstowe"), "off"))
        (text_field(&bad("bad", "Pole z błędem"), "off"))
        (first_field(&field("first", "Pierwsze pole")))
        (password_field(&field("password", "Hasło"), "off"))
        (search_field(&field("search", "Szukaj")))
        (number_field(&field("number", "Liczba")))
        (code_field(&field("code", "Kod")))
        (date_time_field(&field("moment", "Data i godzina")))
        (file_field(&field("file", "Plik"), ".csv,.xlsx"))
        (textarea(&field("area", "Opis")))
        (select(&field("select", "Wybór z listy"), &choices()))
        (grouped_select(&field("grouped", "Wybór z grup"), &[("Grupa".to_owned(), choices())]))
        (radios(&field("radios", "Jedno z kilku"), &choices()))
        (checkboxes(&bad("checkboxes", "Kilka z kilku"), &choices()))
        (checkbox(&field("checkbox", "Zgoda")))
    }
}

fn guides(words: &Words) -> Markup {
    let check = |done| Check { text: "Punkt listy".to_owned(), done, href: (!done).then(|| "#text".to_owned()) };
    let moment = |past| Moment { when: "24 listopada".to_owned(), what: "Otwarcie".to_owned(), past };
    html! {
        (breadcrumb(words, &[("Plebiscyty".to_owned(), "/".to_owned())], "Galeria"))
        (steps(words, &["Kod".to_owned(), "Karta".to_owned(), "Potwierdzenie".to_owned()], 1))
        (checklist(&[check(true), check(false)]))
        (timeline(&[moment(true), moment(false)]))
        (progress(words, "/jobs/example", 3, Some(10)))
        (pagination(words, Some("#a"), Some("#b")))
        (tiles(&[("Kafelek".to_owned(), "#".to_owned(), "Co tu jest.".to_owned())]))
    }
}

fn contents(words: &Words) -> Markup {
    let row = vec![
        Cell::Text("Centrum".to_owned()),
        Cell::Number("1 234".to_owned()),
        Cell::Markup(tag(Tone::Good, "gotowe")),
    ];
    let bar = |label: &str, value, marked| Bar { label: label.to_owned(), value, marked };
    html! {
        @for tone in [Tone::Plain, Tone::Good, Tone::Warn] { (notice(tone, "Ogłoszenie", &html! { p { "Treść." } })) }
        (card(&html! { p { "Karta. " (tag(Tone::Plain, "szkic")) } }))
        (table(&Table {
            caption: "Tabela".to_owned(),
            head: vec!["Osiedle".to_owned(), "Osób".to_owned(), "Stan".to_owned()],
            rows: vec![row],
        }))
        (figures(&Table {
            caption: "Wąska tabela".to_owned(),
            head: vec!["Temat".to_owned(), "Głosy".to_owned()],
            rows: vec![vec![Cell::Text("Park".to_owned()), Cell::Number("20".to_owned())]],
        }))
        (bars(
            words,
            "Wynik",
            &["Temat".to_owned(), "Głosy".to_owned(), "Udział".to_owned()],
            30,
            &[bar("Park", 20, true), bar("Rynek", 10, false)],
        ))
        (totals(
            "Wynik w punktach",
            &["Temat".to_owned(), "Punkty".to_owned()],
            &[Total {
                label: "Park".to_owned(),
                shown: "20 1/3".to_owned(),
                length: Some(700),
                marked: true,
                ..Total::default()
            }],
        ))
        (summary(&[("Termin".to_owned(), html! { "1–14 grudnia" })]))
        (receipt(words, &Receipt {
            title: "Głos jest w urnie".to_owned(),
            tracker: "7M3K9QX2TB",
            leaf: "00",
            text: "Po tym numerze znajdziesz swój głos.".to_owned(),
            address: "https://example.org/journal".to_owned(),
            alt: "Kod QR z adresem".to_owned(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use scraper::{Html, Selector};

    use super::*;

    #[test]
    fn every_part_is_labelled_and_clean_in_every_language() {
        for lang in crate::offered() {
            let text = page(&Words::of(lang)).into_string();
            assert!(!text.contains('⟦'), "{lang}: a key is missing");
            let document = Html::parse_fragment(&text);
            let select = |css: &str| Selector::parse(css).unwrap();
            assert_eq!(document.select(&select("[style], script, [onclick]")).count(), 0);
            let mut ids = BTreeSet::new();
            for element in document.select(&select("[id]")) {
                assert!(ids.insert(element.attr("id").unwrap()), "{:?} twice", element.attr("id"));
            }
            let labelled: BTreeSet<_> =
                document.select(&select("label")).filter_map(|label| label.attr("for")).collect();
            for input in document.select(&select("input:not([type=hidden]), select, textarea")) {
                assert!(labelled.contains(input.attr("id").unwrap()), "{} has no label", input.html());
            }
            for described in document.select(&select("[aria-describedby]")) {
                let mut parts = described.attr("aria-describedby").unwrap().split(' ');
                assert!(parts.all(|id| ids.contains(id)), "{}", described.html());
            }
        }
    }

    #[test]
    fn a_link_cannot_run_a_script() {
        use crate::parts::SafeUrl;
        for bad in ["javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "https://a b", ""] {
            assert_eq!(SafeUrl::parse(bad), None, "{bad}");
        }
        assert!(SafeUrl::parse("/plebiscites/x").is_some());
    }
}
