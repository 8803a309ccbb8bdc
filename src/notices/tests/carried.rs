//! Notices on both engines: carried once, refused in sight, told by role.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use accounts::jobs::{Deed, NewStaff};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::roles::{self, Roles};
use kernel::{Ids, Instant, Lang, Line, ManualClock, Uuid};
use notices::jobs::{Messenger, forget};
use notices::rows::{State, page};
use notices::{Notice, Recipient};
use post::{Captured, Carrier, Postman, Round};
use store::testing::each_engine;
use store::{Actor, Event, Store};

const START: Instant = Instant::from_millis(1_800_000_000_000);

struct Counting(AtomicU8);

impl Ids for Counting {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        buffer.fill(self.0.fetch_add(1, Ordering::SeqCst));
    }
}

struct Town {
    store: Store,
    ids: Counting,
    clock: Arc<ManualClock>,
    sent: Captured,
    messenger: Messenger,
}

fn town(store: Store) -> Town {
    let clock = Arc::new(ManualClock::new(START));
    let (carrier, sent) = Carrier::captured();
    let postman = Postman::new(store.clone(), clock.clone(), carrier, "Wiec <wiec@town.example>").unwrap();
    let messenger = Messenger::new(store.clone(), clock.clone(), postman);
    Town { store, ids: Counting(AtomicU8::new(1)), clock, sent, messenger }
}

impl Town {
    async fn send(&self) {
        let to = Recipient { email: "ada@x.example".into(), name: "Ada".into(), staff: None, lang: Lang::Pl };
        let notice = Notice { kind: "test.told", to, subject: "Żubr".into(), body: "Dzień dobry".into() };
        let tx = self.store.begin(START, &Actor::system()).await.unwrap();
        notices::send(&tx, &self.ids, &notice).await.unwrap();
        tx.record(Event::new("test.told", "x")).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn states(&self) -> Vec<State> {
        let rows = page(self.store.reader().conn(), None, 50).await.unwrap();
        rows.iter().map(|row| row.state).collect()
    }
}

#[tokio::test]
async fn a_notice_is_carried_once_and_its_row_says_so() {
    each_engine(|store| async move {
        let town = town(store);
        town.send().await;
        assert_eq!(town.states().await, [State::Waiting]);
        assert_eq!(town.messenger.round().await.unwrap(), Round { sent: 1, ..Round::default() });
        town.clock.set(START.plus_days(1));
        assert_eq!(town.messenger.round().await.unwrap(), Round::default());
        assert_eq!(town.states().await, [State::Sent]);
        assert_eq!(town.sent.all().len(), 1);
        assert_eq!(town.sent.all()[0].letter.name, "Ada");

        assert_eq!(forget(&town.store, START.plus_days(90)).await.unwrap(), 0);
        assert_eq!(forget(&town.store, START.plus_days(91)).await.unwrap(), 1);
        let rows = page(town.store.reader().conn(), None, 50).await.unwrap();
        assert_eq!((rows[0].recipient.as_str(), rows[0].body.as_str()), ("", ""));
        assert_eq!(rows[0].kind, "test.told");
    })
    .await;
}

#[tokio::test]
async fn a_refused_notice_says_why_and_is_given_up_in_sight() {
    each_engine(|store| async move {
        let town = town(store);
        town.sent.refuse(Some("550 no such mailbox"));
        town.send().await;
        let mut now = START;
        for _ in 1..store::outbox::MOST_ATTEMPTS {
            assert_eq!(town.messenger.round().await.unwrap(), Round { waiting: 1, ..Round::default() });
            now = now.plus_seconds(6 * 3_600);
            town.clock.set(now);
        }
        assert_eq!(town.states().await, [State::Waiting]);
        assert_eq!(town.messenger.round().await.unwrap(), Round { dead: 1, ..Round::default() });
        let rows = page(town.store.reader().conn(), None, 50).await.unwrap();
        assert_eq!(rows[0].state, State::Failed);
        assert_eq!(rows[0].error.as_deref(), Some("550 no such mailbox"));
    })
    .await;
}

#[tokio::test]
async fn staff_are_told_by_role_and_in_their_language() {
    each_engine(|store| async move {
        let town = town(store);
        let deed = Deed { store: &town.store, ids: &town.ids, now: START, actor: Actor::cli() };
        let password = Password::parse("stopa zbiera mokre okno", &[]).unwrap();
        for (name, lang, role) in
            [("ada", Lang::Pl, "organiser"), ("bob", Lang::En, "organiser"), ("eve", Lang::En, "clerk")]
        {
            let new = NewStaff {
                email: EmailAddress::parse(&format!("{name}@town.example")).unwrap(),
                name: Line::parse(name, 50).unwrap(),
                lang,
                roles: Roles::from_text(role),
            };
            deed.add(&new, &password).await.unwrap();
        }
        let tx = town.store.begin(START, &Actor::system()).await.unwrap();
        let organisers = [roles::parse("organiser").unwrap()];
        let told = notices::tell_staff(&tx, &town.ids, ("test.told", &organisers), |lang| {
            (format!("subject {lang}"), "text".to_owned())
        });
        assert_eq!(told.await.unwrap(), 2);
        tx.unrecorded("a test");
        tx.commit().await.unwrap();
        assert_eq!(town.messenger.round().await.unwrap().sent, 2);
        let mut got: Vec<_> = town.sent.all().into_iter().map(|one| (one.letter.to, one.letter.subject)).collect();
        got.sort();
        let expected = [("ada@town.example", "subject pl"), ("bob@town.example", "subject en")];
        assert_eq!(got, expected.map(|(to, subject)| (to.to_owned(), subject.to_owned())));
    })
    .await;
}
