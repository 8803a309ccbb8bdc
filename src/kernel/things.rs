//! The ids that more than one room speaks of.

use crate::typed_id;

typed_id! {
    /// A plebiscite (or its rehearsal).
    PlebisciteId
}
typed_id! {
    /// A person on the roll. Random: it tells nothing of when they were entered.
    ResidentId
}
typed_id! {
    /// A district of the town.
    DistrictId
}
typed_id! {
    /// A member of staff.
    StaffId
}
typed_id! {
    /// A picture of an option.
    PictureId
}
