//! What must be reached: the mail server.

use std::path::Path;
use std::time::Duration;

use reqwest::Url;
use shell::config::Config;
use tokio::net::TcpStream;

use super::Found;

/// How long is waited for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether letters can leave.
pub(super) async fn mail(config: &Config) -> Found {
    let raw = &config.mail.url;
    if let Some(folder) = raw.strip_prefix("file:") {
        let subject = format!("mail is written into the folder `{}` and sent nowhere", Path::new(folder).display());
        return Found::warn(subject, "for a real town set mail.url = \"smtps://user:password@host\"");
    }
    let Some((host, port)) = server(raw) else {
        return Found::bad(
            "mail.url is no address of a mail server",
            "expected smtps://user:password@host, smtp://host:587?tls=required, or file:FOLDER",
        );
    };
    let shown = format!("{host}:{port}");
    match tokio::time::timeout(PATIENCE, TcpStream::connect((host.as_str(), port))).await {
        Ok(Ok(_connected)) => Found::ok(format!("the mail server {shown} answers")),
        Ok(Err(error)) => Found::bad(format!("the mail server {shown}: {error}"), "check mail.url and the firewall"),
        Err(_elapsed) => Found::bad(
            format!("the mail server {shown} did not answer within {} seconds", PATIENCE.as_secs()),
            "check mail.url and the firewall",
        ),
    }
}

/// Host and port of an address such as `smtps://user:password@host`.
fn server(raw: &str) -> Option<(String, u16)> {
    let url: Url = raw.parse().ok()?;
    let usual = match url.scheme() {
        "smtps" => 465,
        "smtp" => 25,
        _ => return None,
    };
    Some((url.host_str()?.to_owned(), url.port().unwrap_or(usual)))
}

#[cfg(test)]
mod tests {
    use super::super::Level;
    use super::*;

    #[test]
    fn the_server_is_read_from_the_address() {
        assert_eq!(server("smtps://u:p@mail.example"), Some(("mail.example".to_owned(), 465)));
        assert_eq!(server("smtp://mail.example:587?tls=required"), Some(("mail.example".to_owned(), 587)));
        assert_eq!(server("imap://mail.example"), None);
        assert_eq!(server("mail.example"), None);
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_bad() {
        let mut config = Config::default();
        assert_eq!(mail(&config).await.level, Level::Warn);
        config.mail.url = "smtp://127.0.0.1:1".to_owned();
        let found = mail(&config).await;
        assert_eq!(found.level, Level::Bad);
        assert!(found.to_string().contains("127.0.0.1:1") && found.to_string().contains("check mail.url"));
        config.mail.url = "pigeon://x".to_owned();
        assert!(mail(&config).await.to_string().contains("expected smtps://"));
    }
}
