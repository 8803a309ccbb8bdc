//! The methods of counting, and the guide to them.

use templates::layout::Page;
use web::{Answer, Query, Role, Visit};

use crate::paths::public as paths;
use crate::rules::advice::{Answers, Fair, Hand, Many, Say, What, advise};
use crate::views::public::methods;

fn may_begin(visit: &Visit) -> bool {
    visit.signed_in.as_ref().is_some_and(|staff| staff.has_any(&[Role::Organiser]))
}

/// Every method.
pub async fn all(_: paths::Methods, visit: Visit) -> Answer {
    let page = Page::titled(visit.words.t("methods-title"));
    Ok(visit.page(&page, &methods::methods(&visit.words, may_begin(&visit))))
}

/// The guide; the answers stand in the address, so that they can be handed on.
pub async fn guide(_: paths::Guide, visit: Visit, Query(query): Query) -> Answer {
    let answers = Answers {
        what: What::read(query.get("what")),
        many: Many::read(query.get("many")),
        say: Say::read(query.get("say")),
        fair: Fair::read(query.get("fair")),
        hand: Hand::read(query.get("hand")),
    };
    let page = Page::titled(visit.words.t("guide-title"));
    let advice = advise(&answers);
    Ok(visit.page(&page, &methods::guide(&visit.words, &answers, advice.as_ref(), may_begin(&visit))))
}
