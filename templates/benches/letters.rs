//! Letters a second, bytes a letter, and the most memory: files of 500, one after
//! the other, as `wiec codes make` sets them. `LETTERS=20000` for a whole town.

use std::time::Instant;

use kernel::{Instant as Moment, Lang};
use templates::documents::{Letter, LetterSet, PressError, Stationery, Window};

fn main() -> Result<(), PressError> {
    let wanted: usize = std::env::var("LETTERS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    let stationery = Stationery {
        town: "Urząd Miasta Przykładowo".to_owned(),
        accent: "#7a3b12".to_owned(),
        contact: "tel. 85 000 00 00".to_owned(),
        public_url: "https://glosowanie.przykladowo.example".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        opens: Moment::from_millis(1_795_528_800_000),
        closes: Moment::from_millis(1_796_738_400_000),
        max: 1,
        paper: true,
        eid: None,
        rehearsal: false,
        window: Window::Right,
    };
    let titles = [(Lang::Pl, "Motyw przewodni".to_owned()), (Lang::En, "The leading theme".to_owned())];
    let set = LetterSet::new(&stationery, &titles)?;
    let (begun, mut bytes, mut done) = (Instant::now(), 0, 0);
    while done < wanted {
        let file: Vec<Letter> = (done..wanted.min(done + 500)).map(letter).collect();
        bytes += set.pdf(&file)?.len();
        done += file.len();
        if done.is_multiple_of(5_000) || done == wanted {
            let rate = done as f64 / begun.elapsed().as_secs_f64();
            eprintln!("{done} letters, {rate:.0} a second, {} bytes a letter, most memory {}", bytes / done, most());
        }
    }
    Ok(())
}

fn letter(n: usize) -> Letter {
    let code = format!("{:04}-{:04}-{:04}-{:04}", n / 10_000, n % 10_000, n * 7 % 10_000, n * 13 % 10_000);
    let address = [format!("Ada Przykładowa {n}"), format!("ul. Lipowa {n}"), "17-200 Przykładowo".to_owned()];
    Letter { address: address.into(), code, number: n.to_string() }
}

/// The most memory this process ever held, as the kernel says it.
fn most() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" unknown").trim().to_owned()
}
