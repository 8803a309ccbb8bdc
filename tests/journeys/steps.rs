//! Steps that journeys share: a roll that is imported, jobs that settle, a ballot that is cast.

use kernel::Instant;
use web::testing::{Browser, Page, START};

use crate::town::TestTown;

const ROLL: &str = "numer;nazwisko;imię;adres;osiedle;rok urodzenia\n\
    1;Przykład;Ada;Lipowa 1;Centrum;1980\n2;Wzorzec;Jan;Lipowa 2;Centrum;1971\n3;Próbka;Ewa;Leśna 3;Leśne;1962\n\
    4;Brzoza;Ola;Leśna 4;Leśne;1990\n5;Żubr;Piotr;Wodna 5;Zarzecze;2001\n6;Kalina;Nina;Wodna 6;Zarzecze;\n";

/// In the town's zone (winter: an hour ahead of UTC).
pub(crate) const OPENS: Instant = Instant::from_millis(1_801_465_200_000);
pub(crate) const CLOSES: Instant = Instant::from_millis(1_802_718_000_000);
pub(crate) const PUBLISH: Instant = Instant::from_millis(1_802_862_000_000);

/// Follows the import from the file to its end.
pub(crate) async fn import(town: &TestTown, ola: &mut Browser) {
    ola.get("/roll/imports").await;
    let staged = ola.post_files("/roll/imports", &[], &[("list", "lista.csv", ROLL.as_bytes())]).await;
    assert_eq!(staged.status, 303, "{}", staged.text());
    let import = staged.location().strip_suffix("/columns").unwrap().to_owned();
    let page = ola.get(staged.location()).await;
    let fields = selected(&page.text());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let checking = ola.post(staged.location(), &fields).await;
    assert_eq!(checking.status, 303, "{}", checking.text());
    let checked = settled(ola, &import).await;
    assert!(checked.contains("data-total=\"added\""), "{checked}");
    let writing = ola.post(&format!("{import}/write"), &[]).await;
    assert_eq!(writing.status, 303, "{}", writing.text());
    settled(ola, &import).await;
    let count = roll_size(town).await;
    assert_eq!(count, 6);
}

async fn roll_size(town: &TestTown) -> u64 {
    roll::rows::residents::by_district(town.app.store.reader()).await.unwrap().values().sum()
}

/// Waits for a job in the background: its page shows a bar until it is done.
pub(crate) async fn settled(browser: &mut Browser, path: &str) -> String {
    for _ in 0..200 {
        let page = browser.get(path).await.text();
        if !page.contains("data-job") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} never settles");
}

/// The chosen value of every select of a page.
fn selected(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for select in page.split("<select").skip(1) {
        let (head, rest) = select.split_once('>').unwrap();
        let name = between(head, "name=\"", "\"");
        let body = rest.split("</select>").next().unwrap();
        let chosen = body.split("<option").find(|option| option.contains(" selected"));
        fields.push((name, chosen.map(|option| between(option, "value=\"", "\"")).unwrap_or_default()));
    }
    fields
}

pub(crate) fn between(text: &str, before: &str, after: &str) -> String {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map(|(inside, _)| inside.to_owned()).unwrap()
}

/// A ballot on somebody's screen.
pub(crate) struct Ballot {
    browser: Browser,
    action: String,
    pass: String,
    /// The page it stands on.
    pub(crate) page: Page,
}

impl Ballot {
    /// The ballot a code opens.
    pub(crate) async fn of(town: &TestTown, code: &str) -> Self {
        let mut browser = town.stranger();
        let page = browser.post("/vote", &[("code", code)]).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let form = page.text().split_once("id=\"ballot\"").unwrap().1.to_owned();
        let (action, pass) = (between(&form, "action=\"", "\""), page.hidden("pass").unwrap());
        Self { browser, action, pass, page }
    }

    /// Sends it filled in like this.
    pub(crate) async fn cast(&mut self, filled: &[(&str, &str)]) -> Page {
        let fields: Vec<(&str, &str)> =
            std::iter::once(("pass", self.pass.as_str())).chain(filled.iter().copied()).collect();
        self.browser.post(&self.action, &fields).await
    }
}

#[test]
fn the_hours_of_this_journey_follow_each_other() {
    assert!(START < OPENS && OPENS < CLOSES && CLOSES < PUBLISH);
}
