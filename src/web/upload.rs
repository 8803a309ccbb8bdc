//! A form with files. Files go to disk as they come, so that a roll of half a
//! million residents never stands in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use data_encoding::HEXLOWER;
use http::StatusCode;
use tokio::fs::OpenOptions;
use tokio::io::AsyncWriteExt;

use crate::access::Staff;
use crate::app::App;
use crate::fields::{Fields, check_csrf};
use crate::problem::{Problem, Refusal};

/// Megabytes that are named in the refusal; the routes' own limits are at most this.
const LARGEST_MB: u64 = 256;

/// A file that was sent; removed from the disk when this is dropped, unless kept.
#[derive(Debug)]
pub struct Sent {
    /// Its name, as the browser says; never a path of ours.
    pub name: String,
    path: PathBuf,
    kept: bool,
}

impl Sent {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps it; where it lies.
    #[must_use]
    pub fn keep(mut self) -> PathBuf {
        self.kept = true;
        self.path.clone()
    }

    /// Its whole content: for small files.
    ///
    /// # Errors
    /// The disk failed.
    pub async fn read(&self) -> Result<Vec<u8>, Problem> {
        tokio::fs::read(&self.path).await.map_err(|error| Problem::fault(&error))
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::warn!(error.kind = %error.kind(), "a file that was sent could not be removed");
        }
    }
}

/// Fields and files. A file field that was left empty has no entry.
#[derive(Debug, Default)]
pub struct Upload {
    /// The fields.
    pub fields: Fields,
    /// The files by field.
    pub files: BTreeMap<String, Sent>,
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let staff = request.extensions().get::<Staff>().cloned();
        let multipart = Multipart::from_request(request, app).await;
        let mut multipart = multipart.map_err(|_no_multipart| Problem::from(Refusal::BadRequest))?;
        let mut upload = Self::default();
        while let Some(field) = multipart.next_field().await.map_err(|error| broken(&error))? {
            let Some(name) = field.name().map(str::to_owned) else { continue };
            match field.file_name().map(str::to_owned) {
                None => upload.fields.push(name, field.text().await.map_err(|error| broken(&error))?),
                Some(file) if file.is_empty() => {}
                Some(file) => {
                    upload.files.insert(name, save(app, &file, field).await?);
                }
            }
        }
        check_csrf(staff.as_ref(), &upload.fields)?;
        Ok(upload)
    }
}

fn broken(error: &MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge { limit: LARGEST_MB }.into(),
        _ => Refusal::BadRequest.into(),
    }
}

async fn save(app: &App, name: &str, mut field: Field<'_>) -> Result<Sent, Problem> {
    let fault = |error: std::io::Error| Problem::fault(&error);
    let dir = app.store.dir().join("uploads");
    tokio::fs::create_dir_all(&dir).await.map_err(fault)?;
    let mut random = [0; 16];
    app.ids.fill(&mut random);
    let path = dir.join(HEXLOWER.encode(&random));
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).await.map_err(fault)?;
    let sent = Sent {
        name: name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect(),
        path,
        kept: false,
    };
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        out.write_all(&chunk).await.map_err(fault)?;
    }
    out.sync_all().await.map_err(fault)?;
    Ok(sent)
}
