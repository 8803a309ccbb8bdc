//! The ballot, and the receipt as its answer.
//!
//! The receipt is the answer itself, not an address to be sent on to: an address would stand in
//! the history of a shared computer and in the logs of whatever lies between. Reloading sends the
//! same form again, which gives the same receipt.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use templates::layout::Page;
use web::{Answer, Errors, Fields, Visit};

use super::{kept_nowhere, room, vote};
use crate::forms::marks;
use crate::jobs::{BallotPaper, CastRefused, Receipt};
use crate::paths::public as paths;
use crate::views::public::ballot::{self, BallotPage};
use crate::views::public::receipt::{self, ReceiptPage};

/// Nothing to show without a code.
pub async fn show(_: paths::Ballot) -> Response {
    kept_nowhere(Redirect::to(&paths::Vote.to_string()).into_response())
}

/// The ballot was marked.
pub async fn submit(_: paths::Ballot, visit: Visit, fields: Fields) -> Answer {
    let (room, pass) = (room(&visit), fields.get("pass"));
    let Some(paper) = room.paper_of(pass).await? else { return Ok(vote::stale_page(&visit)) };
    let marked = match marks::marked(&fields, &paper.form, visit.lang()) {
        Ok(marked) => marked,
        Err(errors) => return Ok(filled(&visit, &paper, &fields, &errors)),
    };
    match room.cast(pass, &marked).await? {
        Ok(receipt) => Ok(taken(&visit, &receipt)),
        Err(CastRefused::Marks(invalid)) => {
            Ok(filled(&visit, &paper, &fields, &marks::refused(&marked, invalid, &paper.form)))
        }
        Err(CastRefused::Pass) => Ok(vote::stale_page(&visit)),
        Err(CastRefused::Code(refused)) => Ok(vote::refused_page(&visit, "", &refused)),
    }
}

/// The ballot as it is first shown.
pub(super) fn first(visit: &Visit, paper: &BallotPaper) -> Response {
    filled(visit, paper, &Fields::default(), &Errors::default())
}

/// The ballot, what was filled in kept, with what is wrong.
fn filled(visit: &Visit, paper: &BallotPaper, fields: &Fields, errors: &Errors) -> Response {
    let page = BallotPage {
        form: &paper.form,
        options: paper.options(),
        closes: visit.moment(paper.closes),
        pass: &paper.pass,
        fields,
        errors,
    };
    let frame = Page { rehearsal: paper.rehearsal, ..Page::titled(paper.form.title_in(visit.lang())) };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    kept_nowhere(visit.page_with(status, &frame, &ballot::ballot(&visit.words, &page)))
}

fn taken(visit: &Visit, receipt: &Receipt) -> Response {
    let form = &receipt.form;
    let page = ReceiptPage {
        receipt,
        title: form.title_in(visit.lang()),
        plebiscite: paths::Plebiscite { id: receipt.plebiscite }.to_string(),
        public_url: &visit.app.town.public_url,
        merge_by: visit.moment(receipt.merge_by),
        publish_at: visit.moment(form.publish_at),
    };
    let frame = Page { rehearsal: receipt.rehearsal, ..Page::titled(visit.words.t("vote-receipt-title")) };
    kept_nowhere(visit.page(&frame, &receipt::receipt(&visit.words, &page)))
}
