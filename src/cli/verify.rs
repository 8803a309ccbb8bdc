//! `wiec verify`: a bundle from its first byte to its last, and a verdict.

use std::io::BufReader;
use std::process::ExitCode;

use serde_json::json;

use crate::args::{Format, Verify};
use crate::fail::{Ended, Failure, chain};
use crate::fetch::{Place, is_eid};
use crate::say;

/// Checks and reports: 0 when everything holds, 1 naming the first thing wrong.
pub(crate) fn run(args: &Verify) -> Ended {
    let place = Place::parse(&args.bundle)?;
    let expected = expected(args.eid.as_deref(), &place)?;
    let source = BufReader::with_capacity(1 << 16, place.open()?);
    match (verify::bundle(source, expected.as_deref()), args.format) {
        (Ok(verdict), Format::Text) => {
            say::line(verify::text(&verdict))?;
            let vouched = match &expected {
                Some(_) => "OK: everything holds, and it is the election asked for.",
                None => "OK: everything holds. Compare the eid with your letter, or give it with --eid.",
            };
            say::line(vouched)?;
            Ok(ExitCode::SUCCESS)
        }
        (Ok(verdict), Format::Json) => {
            say::json(&json!({"ok": true, "eid": verdict.result.eid, "result": verdict.result}))?;
            Ok(ExitCode::SUCCESS)
        }
        (Err(wrong), Format::Text) => {
            say::line(format!("WRONG: {}", chain(&wrong)))?;
            Ok(ExitCode::FAILURE)
        }
        (Err(wrong), Format::Json) => {
            say::json(&json!({"ok": false, "wrong": chain(&wrong)}))?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The `eid` to compare with: as typed, else as the address names it.
fn expected(typed: Option<&str>, place: &Place) -> Result<Option<String>, Failure> {
    let Some(typed) = typed else {
        return Ok(match place {
            Place::Web(_, eid) => eid.clone(),
            Place::File(_) => None,
        });
    };
    let plain: String = typed.to_lowercase().split(|c: char| c.is_whitespace() || c == '-').collect();
    if is_eid(&plain) {
        return Ok(Some(plain));
    }
    Err(Failure::new(format!(
        "--eid {typed}: an eid has 26 signs, letters a–z and digits 2–7; copy it from the letter"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eid_is_taken_as_printed() {
        let file = Place::File("x".into());
        let printed = "ABCD efgh ijkl mnop qrst uvwx yz";
        assert_eq!(expected(Some(printed), &file).unwrap().unwrap(), "abcdefghijklmnopqrstuvwxyz");
        assert!(expected(Some("abc"), &file).unwrap_err().to_string().contains("copy it from the letter"));
        assert_eq!(expected(None, &file).unwrap(), None);
    }
}
