//! The organiser's pages.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod house;

use std::io::Cursor;

use house::{House, id_in, page};
use kernel::Audience;
use plebiscite::rules::states::State;

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(900, 600).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_errors_keeps_everything_that_was_typed() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let fresh = ola.get("/plebiscites/new").await;
    assert!(fresh.has("2027-01-29T08:00") && fresh.has("2027-02-12T20:00"), "{}", fresh.text());
    let wrong = page(&[("opens", "wczoraj"), ("quorum", "połowa"), ("option-1-title-pl", "Rynek i rynek")]);
    let again = ola.post_files("/plebiscites/new", &wrong, &[("option-0-picture", "p.png", &png())]).await;
    assert_eq!(again.status, 422);
    for kept in ["wczoraj", "połowa", "Rynek i rynek", "Park nad rzeką", "Po co to robimy", "2027-02-15T20:00"] {
        assert!(again.has(kept), "{kept} is lost");
    }
    for said in ["href=\"#opens\"", "href=\"#quorum\"", "href=\"#option-0-picture\"", "To nie jest data z godziną"] {
        assert!(again.has(said), "{said} is not said");
    }
    // A row more and a row less keep what was typed, too.
    let more = ola.post_files("/plebiscites/new", &[wrong.clone(), vec![("add-option", "yes")]].concat(), &[]).await;
    assert!(more.status == 422 && more.has("option-2-title-pl") && more.has("połowa"));
    let less = ola.post_files("/plebiscites/new", &[wrong, vec![("remove-option", "0")]].concat(), &[]).await;
    assert!(less.status == 422 && !less.has("Park nad rzeką") && less.has("Rynek i rynek"));
    let list = ola.get("/plebiscites").await;
    assert!(list.has("Nie ma jeszcze żadnego plebiscytu"), "nothing was stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_stored_in_steps_with_its_pictures() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let empty: Vec<(&str, &str)> = vec![("options", "2"), ("title-pl", "Bez reszty")];
    let made = ola.post_files("/plebiscites/new", &[empty, vec![("add-option", "yes")]].concat(), &[]).await;
    assert_eq!(made.status, 303);
    let id = id_in(made.location());
    let edit = format!("/plebiscites/{id}/edit");
    assert!(ola.get(made.location().split('#').next().unwrap()).await.has("Bez reszty"));
    let bad = ola.post_files(&edit, &page(&[]), &[("option-0-picture", "x.png", b"not a picture")]).await;
    assert!(bad.status == 422 && bad.has("nie da się odczytać jako zdjęcia"));
    let good = ola.post_files(&edit, &page(&[]), &[("option-0-picture", "x.png", &png())]).await;
    assert_eq!(good.status, 303, "{}", good.text());
    let manage = ola.get(&format!("/plebiscites/{id}/manage")).await;
    assert!(manage.has("#option-0-alt-pl") && manage.has("Opis zdjęcia propozycji 1"), "the words are asked for");
    // Somebody else's page is older now.
    let stale = ola.post_files(&edit, &page(&[("title-pl", "Mój tytuł")]), &[]).await;
    assert!(stale.status == 422 && stale.has("Ktoś inny zmienił") && stale.has("Mój tytuł"));
    assert_eq!(stale.hidden("version").as_deref(), Some("2"));
    let fields = page(&[("version", "2"), ("option-0-id", "a"), ("option-1-id", "b"), ("option-0-alt-pl", "Drzewa")]);
    assert_eq!(ola.post_files(&edit, &fields, &[]).await.status, 303);
    let shown = ola.get(&edit).await;
    assert!(shown.has("src=\"/pictures/") && shown.has("Drzewa"));
    let copied = ola.post(&format!("/plebiscites/{id}/copy"), &[]).await;
    let copy = ola.get(&format!("/plebiscites/{}/edit", id_in(copied.location()))).await;
    assert!(copy.has("src=\"/pictures/") && copy.has("Park nad rzeką"));
    assert_eq!(ola.post(&format!("/plebiscites/{id}/delete"), &[]).await.location(), "/plebiscites");
    assert_eq!(ola.get(&edit).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_checklist_blocks_the_freeze_and_nothing_is_edited_after_it() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let unfinished = page(&[("option-1-title-pl", ""), ("conflict", ""), ("publish", "2027-02-15T20:05")]);
    let id = id_in(ola.post_files("/plebiscites/new", &unfinished, &[]).await.location());
    let freeze = format!("/plebiscites/{id}/freeze");
    for refused in [ola.get(&freeze).await, ola.post(&freeze, &[]).await] {
        assert_eq!(refused.status, 422);
        for link in ["edit#options", "edit#conflict", "edit#publish"] {
            assert!(refused.has(link), "{link} is not linked");
        }
    }
    assert!(ola.get(&format!("/plebiscites/{id}/rules")).await.has("Zasady powstaną same"));
    let edit = format!("/plebiscites/{id}/edit");
    assert_eq!(ola.post_files(&edit, &page(&[]), &[]).await.status, 303);
    let rules = ola.get(&format!("/plebiscites/{id}/rules")).await;
    assert!(rules.has("Głosowanie trwa od 1 lutego 2027") && rules.has("publiczne losowanie"));
    assert!(ola.get(&freeze).await.has("nic nie można zmienić"));
    let frozen = ola.post(&freeze, &[]).await;
    assert_eq!(frozen.location(), format!("/plebiscites/{id}/manage?done=frozen"));
    for refused in [
        ola.post_files(&edit, &page(&[("version", "3")]), &[]).await,
        ola.get(&edit).await,
        ola.post(&freeze, &[]).await,
        ola.post(&format!("/plebiscites/{id}/delete"), &[]).await,
    ] {
        assert_eq!(refused.location(), format!("/plebiscites/{id}/manage?done=frozen-before"));
    }
    let row = house.room.plebiscite(id, Audience::Staff).await.unwrap().unwrap();
    assert_eq!((row.state, row.frozen().unwrap().options.len()), (State::Frozen, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_codes_withdrawal_each_refuse_with_words() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let id = id_in(ola.post_files("/plebiscites/new", &page(&[]), &[]).await.location());
    let at = |what: &str| format!("/plebiscites/{id}/{what}");
    assert_eq!(ola.get(&at("package")).await.status, 404, "a draft has no package");
    house::freeze(&mut ola, id).await;
    let keys = at("code-keys");
    assert!(ola.post_files(&keys, &[], &[]).await.has("Nie wybrano pliku"));
    let wrong = ola.post_files(&keys, &[], &[("keys", "k.json", b"{}")]).await;
    assert!(wrong.status == 422 && wrong.has("nie jest właściwy plik"));
    let (codes, file) = house.codes(&ola.get(&at("package")).await.bytes);
    assert_eq!(ola.post_files(&keys, &[], &[("keys", "k.json", &file)]).await.status, 303);
    assert!(ola.post_files(&keys, &[], &[("keys", "k.json", &file)]).await.has("Klucze wczytuje się raz"));

    let someone = codes.keys().next().unwrap().to_string();
    let found = ola.get(&at("replace-code?q=lipowa")).await;
    assert!(found.has(&someone) && found.has("niewykorzystane"));
    let no_reason = ola.post(&at("replace-code"), &[("resident", &someone), ("q", "lipowa")]).await;
    assert!(no_reason.status == 422 && no_reason.has("Podaj powód"));
    let fields = [("resident", someone.as_str()), ("q", "lipowa"), ("reason", "zaginął")];
    assert!(ola.post(&at("replace-code"), &fields).await.has("data-label-of-spare"));
    let none_left = ola.post(&at("replace-code"), &fields).await;
    assert!(none_left.status == 422 && none_left.has("Nie ma już kodów zapasowych"));

    assert!(ola.post(&at("lot"), &[("text", "1 2")]).await.has("W obecnym stanie plebiscytu"));
    assert!(ola.post(&at("erratum"), &[("text", "x")]).await.has("W obecnym stanie plebiscytu"));
    assert!(ola.post(&at("withdraw"), &[("text", "")]).await.has("Wpisz tekst"));
    assert_eq!(ola.post(&at("withdraw"), &[("text", "Pomyłka w tytule")]).await.status, 303);
    assert!(ola.get(&at("manage")).await.has("Pomyłka w tytule"));
}

#[tokio::test(flavor = "multi_thread")]
async fn turnout_is_for_staff_while_open_and_a_tie_is_broken_on_the_page() {
    let house = House::new().await;
    let mut ola = house.browser("ola").await;
    let (id, codes) = house.open(&mut ola).await;
    let codes: Vec<_> = codes.values().collect();
    house.vote(codes[0], "a").await;
    house.vote(codes[1], "b").await;
    let manage = format!("/plebiscites/{id}/manage");
    let open = ola.get(&manage).await;
    assert!(open.has("Frekwencja") && open.has("Nikt nie widzi, na co głosowano") && !open.has("Zwycięzca"));
    let row = house.room.plebiscite(id, Audience::Staff).await.unwrap().unwrap();
    let form = row.frozen().unwrap();
    house.at(form.window.closes.plus_seconds(901)).await;
    house.at(form.publish_at).await;
    assert!(ola.get(&manage).await.has("Jest remis"));
    let lot = format!("/plebiscites/{id}/lot");
    assert!(ola.get(&lot).await.has("Wylosowane liczby"));
    assert_eq!(ola.post(&lot, &[("text", "17 4 23")]).await.location(), format!("{manage}?done=lot"));
    house.at(form.publish_at.plus_seconds(1)).await;
    assert!(ola.get(&manage).await.has("Zwycięzca"));
    let erratum = format!("/plebiscites/{id}/erratum");
    assert_eq!(ola.post(&erratum, &[("text", "Literówka w opisie")]).await.status, 303);
    assert!(ola.get(&manage).await.has("Literówka w opisie"));
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_keep_the_pages_apart() {
    let house = House::new().await;
    let mut ada = house.browser("ada").await;
    assert_eq!(ada.get("/plebiscites/new").await.status, 403);
    let mut ola = house.browser("ola").await;
    assert_eq!(ola.get("/desk").await.status, 403);
    let id = id_in(ola.post_files("/plebiscites/new", &page(&[]), &[]).await.location());
    let mut anybody = house.test.browser(plebiscite::staff_routes(&house.test.app));
    assert_eq!(anybody.get(&format!("/plebiscites/{id}/rules")).await.status, 404, "a draft is nobody's business");
    assert_eq!(anybody.get("/plebiscites").await.status, 303);
}
