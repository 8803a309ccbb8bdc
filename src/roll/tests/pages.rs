//! The organiser's pages, through HTTP.

use std::sync::Arc;

use roll::rows::{districts, residents};
use roll::views::bad;
use store::Engine;
use web::Role;
use web::testing::{Browser, Known, Page, TestApp};

async fn town() -> (TestApp, Browser) {
    let test = TestApp::new(Engine::Sqlite, |parts| {
        parts.sessions = Arc::new(Known::staff(&[Role::Organiser]).and("clerk", &[Role::Clerk]));
    })
    .await;
    let browser = test.browser(roll::routes(&test.app)).with_token("token");
    (test, browser)
}

/// As an office program of the nineties writes it.
fn windows_1250(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'ę' => 0xEA,
        'ó' => 0xF3,
        'ł' => 0xB3,
        'Ł' => 0xA3,
        'ś' => 0x9C,
        'ż' => 0xBF,
        'ń' => 0xF1,
        plain => u8::try_from(u32::from(plain)).expect("a sample uses the letters above"),
    };
    text.chars().map(byte).collect()
}

async fn send(browser: &mut Browser, name: &str, bytes: &[u8]) -> Page {
    browser.get("/roll/imports").await;
    browser.post_files("/roll/imports", &[], &[("list", name, bytes)]).await
}

/// The page of an import when its pass has ended.
async fn ended(browser: &mut Browser, path: &str) -> Page {
    loop {
        let page = browser.get(path).await;
        if !page.has("import-running") {
            return page;
        }
        assert!(
            page.has("http-equiv=\"refresh\"") && page.has("data-job=\"/jobs/roll.import/"),
            "works without a script"
        );
    }
}

/// Sends a list and checks it with the columns that were guessed and these.
async fn checked(browser: &mut Browser, bytes: &[u8], columns: &[(&str, &str)]) -> (String, Page) {
    let sent = send(browser, "lista.csv", bytes).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let path = sent.location().strip_suffix("/columns").expect("a list leads to its columns").to_owned();
    browser.get(sent.location()).await;
    let page = browser.post(sent.location(), columns).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, path.as_str()), "{}", page.text());
    let page = ended(browser, &path).await;
    (path, page)
}

async fn written(browser: &mut Browser, path: &str) -> Page {
    assert_eq!(browser.post(&format!("{path}/write"), &[]).await.location(), path);
    ended(browser, path).await
}

fn figures(page: &Page) -> Vec<u64> {
    let text = page.text();
    let figure = |name: &str| {
        let (_, rest) = text.split_once(&format!("data-total=\"{name}\" data-figure=\"")).unwrap_or_default();
        rest.split('"').next().and_then(|figure| figure.parse().ok()).unwrap_or(u64::MAX)
    };
    ["rows", "added", "found", "asked", "bad"].map(figure).into()
}

const LIST: &str = "Imię;Nazwisko;Adres;Osiedle;Rok urodzenia\n\
    Ewa;Kowal;Lipowa 3;Śródmieście;1980\n\
    Jan;Wilk;Polna 1;Zarzecze;1950\n\
    Jan;Wilk;ul. Polna 1;Zarzecze;1985\n\
    Ada;;Polna 2;Zarzecze;1999\n";

const COLUMNS: &[(&str, &str)] =
    &[("given", "0"), ("surname", "1"), ("address", "2"), ("district", "3"), ("birth-year", "4")];

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_windows_1250_is_mapped_checked_written_and_doubles_nobody() {
    let (test, mut browser) = town().await;
    let list = windows_1250(&LIST.replace("Śródmieście", "Łąkowe").replace('ą', "a"));
    let sent = send(&mut browser, "C:\\listy\\lista.csv", &list).await;
    let page = browser.get(sent.location()).await;
    assert!(page.has("CSV · Windows-1250 · ;"), "{}", page.text());
    assert!(page.has("lista.csv") && page.has("Łakowe") && page.has("<option value=\"1\" selected>B · Nazwisko"));

    let (path, page) = checked(&mut browser, &list, COLUMNS).await;
    assert_eq!(figures(&page), [4, 2, 0, 1, 1]);
    assert!(page.has("Komórka jest pusta.") && page.has("B (Nazwisko)"), "{}", page.text());
    assert_eq!(residents::search(test.app.store.reader(), "", 9).await.unwrap(), [], "nothing is written yet");
    let csv = browser.get(&format!("{path}/bad-rows.csv")).await;
    assert_eq!(
        csv.text(),
        "\u{FEFF}Wiersz;Kolumna;Wartość;Co jest nie tak i co zrobić\r\n5;B (Nazwisko);;Komórka jest pusta. Uzupełnij ją.\r\n"
    );

    let page = written(&mut browser, &path).await;
    assert!(page.has("id=\"import-done\""), "{}", page.text());
    assert_eq!(figures(&page), [4, 2, 0, 1, 1]);
    let id = path.rsplit('/').next().unwrap();
    assert!(!test.app.store.dir().join("imports").join(id).exists(), "the list is deleted");
    assert!(browser.get(&format!("{path}/bad-rows.csv")).await.has("5;B (Nazwisko)"));
    assert!(browser.get("/roll").await.has("data-waiting=\"1\""));
    assert!(browser.get("/roll/residents?q=kowal+LIPOWA").await.has("data-found=\"1\""));

    let (path, page) = checked(&mut browser, &list, COLUMNS).await;
    assert_eq!(figures(&page), [4, 0, 2, 1, 1]);
    written(&mut browser, &path).await;
    assert!(browser.get("/roll").await.has("id=\"roll-total\" data-total=\"2\""));
    assert!(browser.get("/roll").await.has("data-waiting=\"1\""), "the same question is asked once");
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_are_decided_once() {
    let (_test, mut browser) = town().await;
    let twice =
        "Imię;Nazwisko;Adres;Rok urodzenia\nJan;Wilk;Polna 1;1950\nJan;Wilk;Polna 1;1985\nJan;Wilk;Polna 1;1986\n";
    let columns = [("given", "0"), ("surname", "1"), ("address", "2"), ("birth-year", "3")];
    let (path, _) = checked(&mut browser, twice.as_bytes(), &columns).await;
    written(&mut browser, &path).await;
    let page = browser.get("/roll/questions").await;
    assert!(page.has("data-waiting=\"2\"") && page.has("1950") && page.has("1985"), "{}", page.text());
    let action = |page: &Page| {
        let text = page.text();
        let (_, rest) = text.split_once("action=\"/roll/questions/").unwrap();
        format!("/roll/questions/{}", rest.split('"').next().unwrap())
    };
    let (to, once) = (action(&page), page.hidden("_once").unwrap());

    let none = browser.post(&to, &[("_once", &once)]).await;
    assert_eq!(none.status, 422);
    assert!(none.has("Wybierz jedną z odpowiedzi."));
    for _ in 0..2 {
        let page = browser.post(&to, &[("_once", &once), ("decision", "another")]).await;
        assert_eq!(page.location(), "/roll/questions", "a second click changes nothing");
    }
    assert!(browser.get("/roll").await.has("data-total=\"2\""));
    let page = browser.get("/roll/questions").await;
    let once = page.hidden("_once").unwrap();
    browser.post(&action(&page), &[("_once", &once), ("decision", "same")]).await;
    assert!(browser.get("/roll/questions").await.has("id=\"no-questions\""));
    assert!(browser.get("/roll").await.has("data-total=\"2\""));
    assert!(browser.get("/roll/residents").await.has("1986"), "the row was written onto the resident");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_is_imported_as_well() {
    let (test, mut browser) = town().await;
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Spis").unwrap();
    for (row, cells) in (0..).zip([["Imię", "Nazwisko", "Adres"], ["Olga", "Sokół", "Leśna 2"]]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let sent = send(&mut browser, "spis.xlsx", &bytes).await;
    assert!(browser.get(sent.location()).await.has("XLSX · Spis"));
    let (path, _) = checked(&mut browser, &bytes, &[("given", "0"), ("surname", "1"), ("address", "2")]).await;
    assert_eq!(figures(&written(&mut browser, &path).await), [1, 1, 0, 0, 0]);
    assert_eq!(residents::search(test.app.store.reader(), "sokół", 9).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_refused_with_its_remedy() {
    let (test, mut browser) = town().await;
    let cases: [(&[u8], &str); 5] = [
        (b"", "W pliku nie ma tabeli."),
        (b"%PDF-1.7 ...", "To nie jest CSV ani .xlsx: to PDF."),
        (b"1;2\n3;4\n", "Wiersz 1: W pierwszym wierszu są dane."),
        (b"Adres;Adres\nx;y\n", "Wiersz 1, kolumna B (Adres): Kolumna A ma taki sam nagłówek."),
        (b"PK\x03\x04 not really", "Skoroszyt jest uszkodzony."),
    ];
    for (bytes, said) in cases {
        let page = send(&mut browser, "lista", bytes).await;
        assert_eq!(page.status, 422);
        assert!(page.has(said) && page.has("class=\"error-summary\""), "{said}: {}", page.text());
    }
    browser.get("/roll/imports").await;
    let none = browser.post_files("/roll/imports", &[], &[]).await;
    assert!(none.status == 422 && none.has("Wybierz plik."));
    let left = std::fs::read_dir(test.app.store.dir().join("uploads")).unwrap().count();
    assert_eq!(left, 0, "refused files are removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_mapping_is_kept_and_explained_and_pesel_refused() {
    let (_test, mut browser) = town().await;
    let list = "Imię;Nazwisko;Adres;PESEL;Nr\nEwa;Kowal;Lipowa 3;44051401359;44051401359\n";
    let sent = send(&mut browser, "lista.csv", list.as_bytes()).await;
    let page = browser.get(sent.location()).await;
    assert!(page.has("id=\"national\"") && page.has("PESEL, Nr") && !page.has("44051401359"), "{}", page.text());
    let wrong = [("given", "0"), ("surname", "0"), ("number", "3"), ("email", "77")];
    let page = browser.post(sent.location(), &wrong).await;
    assert_eq!(page.status, 422);
    for said in ["Kolumna „PESEL” zawiera numery PESEL", "Kolumna „Imię” jest już wybrana", "Wybierz kolumnę; bez niej"]
    {
        assert!(page.has(said), "{said}: {}", page.text());
    }
    assert!(page.has("<option value=\"3\" selected>D · PESEL"), "the choice is kept");
    let given_up = sent.location().replace("columns", "give-up");
    assert_eq!(browser.post(&given_up, &[]).await.location(), "/roll/imports");
    assert!(browser.get(sent.location()).await.location().ends_with(given_up.split('/').nth(3).unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_of_ordinals_writes_nobody_over() {
    let (_test, mut browser) = town().await;
    let columns = [("number", "0"), ("given", "1"), ("surname", "2"), ("address", "3")];
    let first = "Nr;Imię;Nazwisko;Adres\n1;Ewa;Kowal;Lipowa 3\n1;Jan;Wilk;Polna 1\n44051401358;Ada;Lis;Polna 2\n";
    let (path, page) = checked(&mut browser, first.as_bytes(), &columns).await;
    assert_eq!(figures(&page), [3, 1, 0, 0, 2]);
    assert!(page.has("roll-bad-number-twice") && page.has("roll-bad-national-number") && !page.has("44051401358"));
    written(&mut browser, &path).await;
    let second = "Nr;Imię;Nazwisko;Adres\n1;Adam;Lis;Polna 9\n";
    let (_, page) = checked(&mut browser, second.as_bytes(), &columns).await;
    assert_eq!(figures(&page), [1, 0, 0, 0, 1]);
    assert!(page.has("roll-bad-number-of-another") && page.has("id=\"nothing-to-write\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_was_interrupted_is_run_again() {
    let (test, mut browser) = town().await;
    let (path, _) = checked(&mut browser, LIST.as_bytes(), COLUMNS).await;
    // A worker that stopped in the middle: half the list is written, its job silent.
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    let store = &test.app.store;
    let mut import = roll::rows::imports::find(store.reader().conn(), id).await.unwrap().unwrap();
    import.stage = roll::rows::imports::Stage::Running;
    let subject = id.to_string();
    let name = store::jobs::Name { kind: roll::jobs::passes::KIND, subject: &subject };
    let tx = store.begin(web::testing::START, &store::Actor::system()).await.unwrap();
    roll::rows::imports::update(&tx, &import).await.unwrap();
    assert!(store::jobs::start(&tx, name, Some(4)).await.unwrap());
    tx.unrecorded("a test");
    tx.commit().await.unwrap();
    assert!(browser.get(&path).await.has("id=\"import-running\""));
    test.wait(90);
    let page = browser.get(&path).await;
    assert!(page.has("id=\"interrupted\"") && page.has("Zapisuj dalej"), "{}", page.text());
    assert_eq!(figures(&written(&mut browser, &path).await), [4, 2, 0, 1, 1]);
    let refused = browser.post(&format!("{path}/write"), &[]).await;
    assert_eq!(refused.location(), path, "what is done is not begun again");
    assert!(browser.get("/roll").await.has("data-total=\"2\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_which_a_part_is_broken_is_named() {
    let (_test, mut browser) = town().await;
    let rows: String = (0..40).map(|n| format!("Ewa;Kowal;Lipowa {n}\n")).collect();
    let list = format!("Imię;Nazwisko;Adres\n{rows}Jan;Wilk\nAda;Lis;\"Polna 2\n");
    let (_, page) = checked(&mut browser, list.as_bytes(), &[("given", "0"), ("surname", "1"), ("address", "2")]).await;
    assert!(page.has("id=\"import-failed\"") && page.has("Otwarty tu cudzysłów nie jest zamknięty"), "{}", page.text());
    assert!(page.has("Liczba komórek w wierszu to 2, a nagłówków jest 3"));
    assert!(!page.has("id=\"write\""), "a broken list is not written");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_resident_by_hand() {
    let (test, mut browser) = town().await;
    let page = browser.get("/roll/residents/new").await;
    let once = page.hidden("_once").unwrap();
    let mut typed = vec![("_once", once.as_str()), ("surname", "Wilk"), ("given", "Jan"), ("address", "")];
    let page = browser.post("/roll/residents/new", &typed).await;
    assert!(page.status == 422 && page.has("Wypełnij to pole.") && page.has("value=\"Wilk\""), "{}", page.text());
    typed[3] = ("address", "Polna 1");
    let at = browser.post("/roll/residents/new", &typed).await.location().to_owned();
    assert!(at.starts_with("/roll/residents/"));
    assert_eq!(
        browser.post("/roll/residents/new", &typed).await.location(),
        "/roll/residents",
        "sent twice, added once"
    );
    typed[0] = ("_once", "another-form");
    let page = browser.post("/roll/residents/new", &typed).await;
    assert!(page.status == 422 && page.has("name=\"another\""), "{}", page.text());

    let changed = [
        ("surname", "Wilk"),
        ("given", "Jan"),
        ("address", "Polna 7"),
        ("email", "jan@example.org"),
        ("language", "be"),
    ];
    assert_eq!(browser.post(&at, &changed).await.location(), format!("{at}?saved=yes"));
    let page = browser.get(&at).await;
    assert!(page.has("Polna 7") && page.has("value=\"be\" selected"));
    assert!(browser.post(&at, &[("surname", "Wilk"), ("email", "x")]).await.has("To nie jest adres e-mail"));
    let none = browser.post(&format!("{at}/leave"), &[]).await;
    assert!(none.status == 422 && none.has("Wybierz, dlaczego"));
    browser.post(&format!("{at}/leave"), &[("reason", "moved")]).await;
    assert!(browser.get(&at).await.has("id=\"left\""));
    assert!(browser.get("/roll/residents?q=wilk").await.has("data-found=\"0\""));
    assert!(browser.get("/roll/residents?q=wilk&left=yes").await.has("data-found=\"1\""));
    browser.post(&format!("{at}/come-back"), &[]).await;
    assert!(browser.get("/roll/residents?q=wilk").await.has("data-found=\"1\""));
    store::check_chain(test.app.store.reader()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn districts_are_added_and_renamed_and_pages_turned() {
    let (test, mut browser) = town().await;
    browser.get("/roll/districts").await;
    browser.post("/roll/districts", &[("name", "Zarzecze")]).await;
    browser.post("/roll/districts", &[("name", "Centrum")]).await;
    assert!(browser.post("/roll/districts", &[("name", "Centrum")]).await.has("już istnieje"));
    let id = districts::all(test.app.store.reader().conn()).await.unwrap()["Zarzecze"];
    let one = format!("/roll/districts/{id}");
    assert!(browser.get(&one).await.has("value=\"Zarzecze\""));
    assert_eq!(browser.post(&one, &[("name", "Centrum")]).await.status, 422);
    assert_eq!(browser.post(&one, &[("name", "Nad rzeką")]).await.location(), "/roll/districts");
    assert!(browser.get("/roll/districts").await.has("Nad rzeką"));

    let rows: String = (0..60).map(|n| format!("Imię{n:02};Nazwisko;Polna {n}\n")).collect();
    let list = format!("Imię;Nazwisko;Adres\n{rows}");
    let (path, _) = checked(&mut browser, list.as_bytes(), &[("given", "0"), ("surname", "1"), ("address", "2")]).await;
    written(&mut browser, &path).await;
    let page = browser.get("/roll/residents?q=polna").await;
    assert!(page.has("data-found=\"50\"") && page.has("Imię49") && !page.has("Imię50"));
    let text = page.text();
    let (_, rest) = text.split_once("href=\"/roll/residents?q=polna&amp;after=").unwrap();
    let next = format!("/roll/residents?q=polna&after={}", rest.split('"').next().unwrap());
    let page = browser.get(&next).await;
    assert!(page.has("data-found=\"10\"") && page.has("Imię50") && page.has("Imię59"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_organisers_come_in_and_limits_hold() {
    let (test, mut browser) = town().await;
    browser.get("/roll/imports").await;
    let mut clerk = test.browser(roll::routes(&test.app)).with_token("clerk");
    for path in ["/roll", "/roll/residents", "/roll/imports", "/roll/questions", "/roll/districts"] {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
        assert_eq!(clerk.get(path).await.status, 403, "{path}");
    }
    let nobody = "00000000-0000-0000-0000-000000000000";
    for path in ["residents", "districts", "imports"] {
        assert_eq!(browser.get(&format!("/roll/{path}/{nobody}")).await.status, 404, "{path}");
    }
    // One byte more than a form may have, on a form without files.
    let long = "x".repeat(1024 * 1024);
    assert_eq!(browser.post("/roll/districts", &[("name", &long)]).await.status, 413);
    let table = roll::routes(&test.app).table();
    assert!(table.iter().all(|route| route.access == web::Access::Staff(&[Role::Organiser])));
}

#[test]
fn every_kind_of_bad_row_has_its_message_in_both_languages() {
    use roll::rows::imports::BadCell;
    for lang in templates::offered() {
        let words = templates::Words::of(lang);
        for key in bad::KEYS {
            let cell = BadCell { why: key.to_owned(), line: 3, number: Some(7), ..BadCell::default() };
            let said = bad::said_with_place(&words, &cell);
            assert!(said.contains('3') && !said.contains('⟦'), "{lang} {key}: {said}");
        }
        for what in ["a PDF", "an old Excel workbook (.xls)", "locked with a password", "something new"] {
            let (why, text) = ("roll-sheet-other-format".to_owned(), Some(what.to_owned()));
            assert!(!bad::said(&words, &BadCell { why, text, ..BadCell::default() }).contains('⟦'), "{what}");
        }
    }
}
