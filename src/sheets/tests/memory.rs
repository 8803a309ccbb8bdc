//! Half a million rows go through in memory that does not grow with them.

use std::io::{self, Read, Seek, SeekFrom};

use sheets::Options;

const HEADER: &str = "numer;nazwisko;adres\n";
const ROWS: u64 = 500_000;

/// A CSV file of half a million rows that is never anywhere: each row is made
/// when it is read.
struct Endless {
    at: u64,
}

const WIDTH: u64 = 40;

impl Endless {
    fn len() -> u64 {
        HEADER.len() as u64 + ROWS * WIDTH
    }

    fn byte(at: u64) -> u8 {
        let header = HEADER.as_bytes();
        match usize::try_from(at).ok().and_then(|at| header.get(at)) {
            Some(byte) => *byte,
            None => {
                let (row, column) = ((at - header.len() as u64) / WIDTH, (at - header.len() as u64) % WIDTH);
                match column {
                    0..=6 => {
                        let power = u32::try_from(6 - column).expect("at most six");
                        b'0' + u8::try_from(row / 10_u64.pow(power) % 10).expect("a digit")
                    }
                    7 | 20 => b';',
                    39 => b'\n',
                    _ => b'x',
                }
            }
        }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(Self::len() - self.at).expect("20 MB").min(buffer.len());
        for (byte, at) in buffer[..left].iter_mut().zip(self.at..) {
            *byte = Self::byte(at);
        }
        self.at += left as u64;
        Ok(left)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(by) => Self::len().saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn half_a_million_rows() {
    let before = peak();
    let mut reader = sheets::from_reader(Endless { at: 0 }, &Options::default()).unwrap();
    let mut count = 0;
    for row in reader.rows().unwrap() {
        let row = row.unwrap();
        assert_eq!(row.line, count + 2);
        count += 1;
    }
    assert_eq!(count, ROWS);
    let grown = peak() - before;
    assert!(grown < 8_000, "peak memory grew by {grown} kB");
}

/// The most memory this process ever held, in kB (Linux); elsewhere zero.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}
