//! What is done to accounts, on both engines, with two at once where it matters.

use super::common::{START, Seeded, add, by, email, line, new_staff, password};
use accounts::jobs::{Deed, Entrance, NewInvitation, guessing_address, seal_key, sweep};
use accounts::rows;
use accounts::rows::staff::{Account, State};
use accounts::rules::roles::Roles;
use accounts::rules::second_factor::SharedSecret;
use accounts::rules::session::SessionLimits;
use accounts::rules::staff::{Refused, StaffError};
use accounts::rules::token::{Purpose, Token};
use kernel::{Lang, StaffId};
use post::Letter;
use store::Store;
use store::testing::each_engine;

async fn account(store: &Store, id: StaffId) -> Account {
    rows::staff::by_id(store.reader().conn(), id).await.unwrap().unwrap()
}

fn entrance() -> Entrance {
    Entrance { limits: SessionLimits::default(), agent: "test".to_owned(), replaces: None }
}

fn letter(to: &str) -> Letter {
    Letter { to: to.to_owned(), name: String::new(), subject: "s".to_owned(), text: "t".to_owned() }
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn refused(result: Result<impl std::fmt::Debug, StaffError>) -> Refused {
    match result.unwrap_err() {
        StaffError::Refused(why) => why,
        StaffError::Db(cause) => panic!("{cause}"),
    }
}

/// Enrols and gives the secret and recovery codes.
async fn enrol(deed: &Deed<'_>, id: StaffId) -> (SharedSecret, Vec<String>) {
    let secret = SharedSecret::draw(deed.ids);
    let step = secret.check(&secret.code(deed.now), deed.now, None).unwrap();
    let key = seal_key(deed.store, deed.ids).unwrap();
    let account = account(deed.store, id).await;
    let (_, codes) = deed.enrol(&account, (&secret, step), &key, &entrance()).await.unwrap();
    (secret, codes.iter().map(|code| code.shown()).collect())
}

#[tokio::test]
async fn an_address_has_one_account() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let id = add(&deed, "ada", "clerk,auditor").await;
        assert_eq!(refused(deed.add(&new_staff("ada", "clerk"), &password()).await), Refused::EmailTaken);
        let ada = account(&store, id).await;
        assert_eq!(ada.roles, Roles::from_text("clerk,auditor"));
        assert_eq!(ada.state, State::Active);
        assert_eq!(deed.list().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_cannot_be_removed() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let ada = add(&deed, "ada", "administrator").await;
        let bob = add(&deed, "bob", "clerk").await;
        let why = line("gone");
        assert_eq!(refused(deed.disable(ada, &why).await), Refused::LastAdministrator);
        assert_eq!(refused(deed.change_roles(ada, &Roles::from_text("clerk")).await), Refused::LastAdministrator);
        deed.change_roles(bob, &Roles::from_text("administrator")).await.unwrap();
        deed.disable(ada, &why).await.unwrap();
        assert_eq!(refused(deed.disable(ada, &why).await), Refused::Unchanged);
        assert_eq!(refused(deed.disable(bob, &why).await), Refused::LastAdministrator, "a disabled one does not count");
        deed.enable(ada).await.unwrap();
        deed.disable(bob, &why).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_administrators_cannot_remove_each_other_at_once() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let ada = add(&deed, "ada", "administrator").await;
        let bob = add(&deed, "bob", "administrator").await;
        for _ in 0..20 {
            let why = line("race");
            let none = Roles::from_text("clerk");
            let (one, two) = tokio::join!(deed.disable(ada, &why), deed.change_roles(bob, &none));
            assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
            if one.is_ok() {
                deed.enable(ada).await.unwrap();
            } else {
                deed.change_roles(bob, &Roles::from_text("administrator")).await.unwrap();
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_not_taken_twice() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let id = add(&deed, "ada", "organiser").await;
        let (secret, _) = enrol(&deed, id).await;
        let key = seal_key(&store, &ids).unwrap();
        let enrolled = account(&store, id).await;
        let code = secret.code(START);
        let again = deed.second_factor(&enrolled, &code, &key, &entrance()).await.unwrap();
        assert!(again.is_none(), "the code of the enrolment is used up");

        let later = by(&store, &ids, START.plus_seconds(60));
        let code = secret.code(later.now);
        let at_the_door = entrance();
        let try_in = || later.second_factor(&enrolled, &code, &key, &at_the_door);
        let (one, two, three) = tokio::join!(try_in(), try_in(), try_in());
        let taken = [one, two, three].into_iter().filter(|done| done.as_ref().unwrap().is_some()).count();
        assert_eq!(taken, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_works_once() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let id = add(&deed, "ada", "organiser").await;
        let (_, codes) = enrol(&deed, id).await;
        assert_eq!(codes.len(), 10);
        let key = seal_key(&store, &ids).unwrap();
        let enrolled = account(&store, id).await;
        let typed = codes[3].to_lowercase();
        let at_the_door = entrance();
        let try_in = || deed.second_factor(&enrolled, &typed, &key, &at_the_door);
        let (one, two) = tokio::join!(try_in(), try_in());
        let taken = [one, two].into_iter().filter(|done| done.as_ref().unwrap().is_some()).count();
        assert_eq!(taken, 1);
        assert_eq!(rows::recovery::left(store.reader().conn(), id).await.unwrap(), 9);

        deed.renew_recovery_codes(&enrolled).await.unwrap();
        assert!(deed.second_factor(&enrolled, &codes[4], &key, &entrance()).await.unwrap().is_none(), "old codes end");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_makes_one_account() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let invite = |roles: &str| NewInvitation {
            email: email("eve@town.example"),
            name: line("Eve"),
            lang: Lang::En,
            roles: Roles::from_text(roles),
        };
        let (first, second) = (Token::draw(&ids), Token::draw(&ids));
        deed.invite(&invite("clerk"), &first, &letter("eve@town.example")).await.unwrap();
        deed.invite(&invite("auditor"), &second, &letter("eve@town.example")).await.unwrap();
        let [first, second] = [first, second].map(|token| token.hash(Purpose::Invitation));
        let hash = password().hash([1; 16]);
        assert_eq!(refused(deed.join(first, hash.clone()).await), Refused::LinkEnded, "the second replaced it");

        let late = by(&store, &ids, START.plus_days(7));
        assert_eq!(refused(late.join(second, hash.clone()).await), Refused::LinkEnded);
        let (one, two) = tokio::join!(deed.join(second, hash.clone()), deed.join(second, hash.clone()));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        let id = one.or(two).unwrap();
        assert_eq!(account(&store, id).await.roles, Roles::from_text("auditor"));
        let third = Token::draw(&ids);
        let taken = deed.invite(&invite("clerk"), &third, &letter("eve@town.example")).await;
        assert_eq!(refused(taken), Refused::EmailTaken);
    })
    .await;
}

#[tokio::test]
async fn a_link_for_a_new_password_works_once_and_for_an_hour() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let id = add(&deed, "ada", "clerk").await;
        let [one, two] = [Token::draw(&ids), Token::draw(&ids)];
        let mail = letter("ada@town.example");
        deed.send_reset("gate", Some((id, &one, &mail))).await.unwrap();
        deed.send_reset("gate", Some((id, &two, &mail))).await.unwrap();
        let [one, two] = [one, two].map(|token| token.hash(Purpose::PasswordReset));
        assert_eq!(refused(deed.reset_password(one, "x", &mail).await), Refused::LinkEnded);
        let late = by(&store, &ids, START.plus_seconds(3_600));
        assert_eq!(refused(late.reset_password(two, "x", &mail).await), Refused::LinkEnded);
        deed.reset_password(two, "x", &mail).await.unwrap();
        assert_eq!(refused(deed.reset_password(two, "y", &mail).await), Refused::LinkEnded);
        assert_eq!(account(&store, id).await.password.as_deref(), Some("x"));
    })
    .await;
}

#[tokio::test]
async fn failures_are_counted_and_forgiven_and_forgotten() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let gates = guessing_address("ada@town.example", "192.0.2.1");
        for _ in 0..4 {
            assert_eq!(deed.attempt(&gates).await.unwrap(), None);
            assert_eq!(deed.failed(&gates, None).await.unwrap(), None);
        }
        assert_eq!(deed.attempt(&gates).await.unwrap(), None, "the fifth is still looked at");
        let until = deed.failed(&gates, None).await.unwrap();
        assert_eq!(until, Some(START.plus_seconds(60)));
        assert_eq!(deed.must_wait(&gates).await.unwrap(), until);
        let elsewhere = guessing_address("ada@town.example", "192.0.2.2");
        assert_eq!(deed.must_wait(&elsewhere).await.unwrap(), None, "a stranger does not lock the clerk out");
        let later = by(&store, &ids, START.plus_seconds(60));
        assert_eq!(later.must_wait(&gates).await.unwrap(), None);
        assert_eq!(sweep(&store, START.plus_days(3)).await.unwrap().others, 2);
    })
    .await;
}

#[tokio::test]
async fn every_deed_is_in_the_staff_log() {
    each_engine(|store| async move {
        let ids = Seeded::new();
        let deed = by(&store, &ids, START);
        let ada = add(&deed, "ada", "administrator").await;
        let bob = add(&deed, "bob", "clerk").await;
        enrol(&deed, bob).await;
        deed.reset_second_factor(bob, None).await.unwrap();
        deed.change_password(bob, "x", None, None).await.unwrap();
        deed.disable(bob, &line("on leave")).await.unwrap();
        deed.enable(bob).await.unwrap();
        deed.sign_out_everywhere(ada).await.unwrap();
        let entries = rows::log::following(store.reader().conn(), &rows::log::Filter::default(), 0, 100).await.unwrap();
        let kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
        let expected = [
            "staff.added",
            "staff.added",
            "staff.second-factor-enrolled",
            "staff.second-factor-reset",
            "staff.password-changed",
            "staff.disabled",
            "staff.enabled",
            "staff.signed-out-everywhere",
        ];
        assert_eq!(kinds, expected);
        assert_eq!(entries[5].detail["reason"], "on leave");
        assert_eq!(store::check_chain(store.reader()).await.unwrap().0, 8);
    })
    .await;
}
