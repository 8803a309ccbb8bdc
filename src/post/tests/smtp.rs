//! Letters against a real SMTP server on a free port: taken, refused, down and up again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use kernel::{Instant, ManualClock};
use mailin_embedded::response::{self, INTERNAL_ERROR, NO_MAILBOX, OK};
use mailin_embedded::{Handler, Response, Server, SslConfig};
use post::{Carrier, Letter, Postman, Round};
use store::testing::each_engine;
use store::{Actor, Event, Store, outbox};

const START: Instant = Instant::from_millis(1_700_000_000_000);

/// What the server was given, and whether it takes anything at all.
#[derive(Clone, Default)]
struct Mailbox {
    half: Vec<u8>,
    whole: Arc<Mutex<Vec<String>>>,
    refuse: Arc<AtomicBool>,
}

impl Handler for Mailbox {
    fn rcpt(&mut self, _to: &str) -> Response {
        if self.refuse.load(Ordering::SeqCst) { NO_MAILBOX } else { OK }
    }

    fn data_start(&mut self, _domain: &str, _from: &str, _is8bit: bool, _to: &[String]) -> Response {
        self.half.clear();
        response::START_DATA
    }

    fn data(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.half.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        match String::from_utf8(std::mem::take(&mut self.half)) {
            Ok(letter) => {
                self.whole.lock().unwrap().push(letter);
                OK
            }
            Err(_not_text) => INTERNAL_ERROR,
        }
    }
}

/// Serves on a listener until the process ends.
fn serve(listener: TcpListener, mailbox: Mailbox) {
    std::thread::spawn(move || {
        let mut server = Server::new(mailbox);
        server.with_name("mail.example").with_ssl(SslConfig::None).unwrap().with_tcp_listener(listener);
        server.serve().map_err(|error| error.to_string())
    });
}

fn listener() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

struct Office {
    store: Store,
    clock: Arc<ManualClock>,
    postman: Postman,
}

fn office(store: &Store, url: &str) -> Office {
    let clock = Arc::new(ManualClock::new(START));
    let carrier = Carrier::from_url(url).unwrap();
    let postman = Postman::new(store.clone(), clock.clone(), carrier, "Wiec <wiec@town.example>").unwrap();
    Office { store: store.clone(), clock, postman }
}

async fn write(store: &Store, subject: &str) {
    let tx = store.begin(START, &Actor::system()).await.unwrap();
    letter(subject).put(&tx).await.unwrap();
    tx.record(Event::new("test.letter", subject)).await.unwrap();
    tx.commit().await.unwrap();
}

fn letter(subject: &str) -> Letter {
    Letter {
        to: "ada@example.org".to_owned(),
        name: "Ada".to_owned(),
        subject: subject.to_owned(),
        text: "Dzień dobry\n.\nkoniec\n".to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_delivered_once() {
    each_engine(|store| async move {
        let (listener, port) = listener();
        let mailbox = Mailbox::default();
        serve(listener, mailbox.clone());
        let office = office(&store, &format!("smtp://127.0.0.1:{port}"));
        write(&store, "Żółw").await;

        assert_eq!(office.postman.round().await.unwrap(), Round { sent: 1, ..Round::default() });
        assert_eq!(office.postman.round().await.unwrap(), Round::default());
        let got = mailbox.whole.lock().unwrap().clone();
        assert_eq!(got.len(), 1);
        assert!(got[0].contains("Subject: =?utf-8?b?xbvDs8WCdw==?="), "{}", got[0]);
        assert!(got[0].contains("koniec"), "a line of one dot must not end the letter: {}", got[0]);
        assert_eq!(outbox::waiting(store.reader()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_of_a_transaction_undone_is_never_sent() {
    each_engine(|store| async move {
        let (listener, port) = listener();
        serve(listener, Mailbox::default());
        let office = office(&store, &format!("smtp://127.0.0.1:{port}"));
        let tx = store.begin(START, &Actor::system()).await.unwrap();
        letter("never").put(&tx).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(office.postman.round().await.unwrap(), Round::default());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_letter_waits_longer_each_time_and_is_given_up_in_sight() {
    each_engine(|store| async move {
        let (listener, port) = listener();
        let mailbox = Mailbox::default();
        mailbox.refuse.store(true, Ordering::SeqCst);
        serve(listener, mailbox.clone());
        let office = office(&store, &format!("smtp://127.0.0.1:{port}"));
        write(&store, "refused").await;

        let waiting = Round { waiting: 1, ..Round::default() };
        assert_eq!(office.postman.round().await.unwrap(), waiting);
        office.clock.set(START.plus_seconds(59));
        assert_eq!(office.postman.round().await.unwrap(), Round::default(), "not before a minute");
        let mut now = START;
        for _ in 2..outbox::MOST_ATTEMPTS {
            now = now.plus_seconds(6 * 3_600);
            office.clock.set(now);
            assert_eq!(office.postman.round().await.unwrap(), waiting);
        }
        office.clock.set(now.plus_seconds(6 * 3_600));
        assert_eq!(office.postman.round().await.unwrap(), Round { dead: 1, ..Round::default() });
        office.clock.set(now.plus_days(30));
        assert_eq!(office.postman.round().await.unwrap(), Round::default(), "given up is given up");

        let dead = outbox::dead(office.store.reader(), 10).await.unwrap();
        assert_eq!(dead.len(), 1);
        let error = dead[0].error.clone().unwrap_or_default();
        assert!(error.contains("550"), "the server's own words are kept: {error}");
        assert!(mailbox.whole.lock().unwrap().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_was_down_gets_the_letter_when_it_is_up() {
    each_engine(|store| async move {
        let (reserved, port) = listener();
        drop(reserved);
        let office = office(&store, &format!("smtp://127.0.0.1:{port}"));
        write(&store, "late").await;
        assert_eq!(office.postman.round().await.unwrap(), Round { waiting: 1, ..Round::default() });

        let mailbox = Mailbox::default();
        serve(TcpListener::bind(("127.0.0.1", port)).unwrap(), mailbox.clone());
        office.clock.set(START.plus_seconds(61));
        assert_eq!(office.postman.round().await.unwrap(), Round { sent: 1, ..Round::default() });
        assert_eq!(mailbox.whole.lock().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_letter_goes_in_the_clear_where_tls_is_required() {
    each_engine(|store| async move {
        let (listener, port) = listener();
        let mailbox = Mailbox::default();
        serve(listener, mailbox.clone());
        let office = office(&store, &format!("smtp://user:secret@127.0.0.1:{port}?tls=required"));
        write(&store, "secret").await;
        assert_eq!(office.postman.round().await.unwrap(), Round { waiting: 1, ..Round::default() });
        assert!(mailbox.whole.lock().unwrap().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_postmen_do_not_deliver_a_letter_twice() {
    each_engine(|store| async move {
        let (listener, port) = listener();
        let mailbox = Mailbox::default();
        serve(listener, mailbox.clone());
        let office = office(&store, &format!("smtp://127.0.0.1:{port}"));
        for number in 0..12 {
            write(&store, &format!("letter {number}")).await;
        }
        let (one, two) = tokio::join!(office.postman.round(), office.postman.round());
        let (three, four) = tokio::join!(office.postman.round(), office.postman.round());
        let sent: u32 = [one, two, three, four].map(|round| round.unwrap().sent).iter().sum();
        assert_eq!(sent, 12);
        assert_eq!(mailbox.whole.lock().unwrap().len(), 12);
    })
    .await;
}

#[tokio::test]
async fn a_folder_gets_whole_files() {
    each_engine(|store| async move {
        let folder = tempfile::tempdir().unwrap();
        let office = office(&store, &format!("file:{}", folder.path().join("mail").display()));
        write(&store, "file").await;
        assert_eq!(office.postman.round().await.unwrap(), Round { sent: 1, ..Round::default() });
        let names: Vec<_> = std::fs::read_dir(folder.path().join("mail")).unwrap().map(|f| f.unwrap().path()).collect();
        assert_eq!(names.len(), 1);
        assert!(names[0].extension().is_some_and(|end| end == "eml"));
        assert!(std::fs::read_to_string(&names[0]).unwrap().contains("Subject: file"));
    })
    .await;
}
