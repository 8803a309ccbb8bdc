//! The addresses of accounts.

use axum_extra::routing::TypedPath;
use kernel::StaffId;
use serde::Deserialize;

macro_rules! fixed {
    ($($(#[$meta:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name;
    )*};
}

fixed! {
    /// Signing in.
    SignIn "/sign-in",
    /// Signing out.
    SignOut "/sign-out",
    /// After signing out.
    SignedOut "/signed-out",
    /// The code from the telephone.
    SecondFactor "/second-factor",
    /// Setting up the telephone.
    Enrol "/second-factor/enrol",
    /// The recovery codes, shown once.
    RecoveryCodes "/second-factor/recovery-codes",
    /// One's own account.
    Account "/account",
    /// Changing the password.
    ChangePassword "/account/password",
    /// Ending all sessions.
    SignOutEverywhere "/account/sessions/end",
    /// A forgotten password.
    Forgot "/password/forgot",
    /// After asking for a link.
    ForgotSent "/password/forgot/sent",
    /// The landing page of staff.
    StaffRoom "/staff-room",
    /// Colleagues.
    Staff "/staff",
    /// Inviting somebody.
    Invite "/staff/invite",
    /// The staff log.
    StaffLog "/staff-log",
    /// The staff log as JSON lines.
    StaffLogLines "/staff-log/lines",
}

/// Ending one session.
#[derive(Debug, Clone, TypedPath, Deserialize)]
#[typed_path("/account/sessions/{session}/end")]
pub struct EndSession {
    /// The first half of its token's hash.
    pub session: String,
}

/// Setting a password by link.
#[derive(Clone, TypedPath, Deserialize)]
#[typed_path("/password/reset/{token}")]
pub struct Reset {
    /// The token.
    pub token: String,
}

/// Following an invitation.
#[derive(Clone, TypedPath, Deserialize)]
#[typed_path("/invitation/{token}")]
pub struct Join {
    /// The token.
    pub token: String,
}

/// A colleague.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/staff/{id}")]
pub struct Member {
    /// Who.
    pub id: StaffId,
}

/// Changing what a colleague may do.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/staff/{id}/roles")]
pub struct ChangeRoles {
    /// Who.
    pub id: StaffId,
}

/// Taking a colleague's account out of use.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/staff/{id}/disable")]
pub struct Disable {
    /// Who.
    pub id: StaffId,
}

/// Putting it back.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/staff/{id}/enable")]
pub struct Enable {
    /// Who.
    pub id: StaffId,
}

/// Taking a colleague's second factor away.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/staff/{id}/second-factor")]
pub struct ResetSecondFactor {
    /// Who.
    pub id: StaffId,
}

/// Withdrawing an invitation.
#[derive(Debug, Clone, TypedPath, Deserialize)]
#[typed_path("/staff/invitations/{invitation}/withdraw")]
pub struct Withdraw {
    /// The first half of its token's hash.
    pub invitation: String,
}
