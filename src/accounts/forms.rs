//! What was typed, as what it means: or every error of the form.

use kernel::{Lang, Line, TextError};
use web::{Errors, Fields};

use crate::jobs::NewInvitation;
use crate::rules::email::{EmailAddress, Fault as EmailFault};
use crate::rules::password::{Fault, LONGEST, Password, SHORTEST, Typed};
use crate::rules::roles::{self, Roles};

/// Characters of a name.
const NAME: usize = 200;
/// Characters of a reason.
const REASON: usize = 500;

/// Address and password.
///
/// # Errors
/// What is missing or no address.
pub fn sign_in(fields: &Fields) -> Result<(EmailAddress, Typed), Errors> {
    let mut errors = Errors::default();
    let email = email(fields, &mut errors);
    if fields.raw("password").is_empty() {
        errors.add("password", "accounts-password-empty");
    }
    match email {
        Some(email) if errors.is_empty() => Ok((email, Typed::new(fields.raw("password")))),
        _ => Err(errors),
    }
}

/// An address to send a link to.
///
/// # Errors
/// It is missing or no address.
pub fn forgot(fields: &Fields) -> Result<EmailAddress, Errors> {
    let mut errors = Errors::default();
    email(fields, &mut errors).ok_or(errors)
}

/// A new password; `own` are words close to the person.
///
/// # Errors
/// Why it is not taken.
pub fn new_password(fields: &Fields, own: &[&str]) -> Result<Password, Errors> {
    let mut errors = Errors::default();
    password(fields, own, &mut errors).ok_or(errors)
}

/// The present password and a new one.
///
/// # Errors
/// What is missing, or why the new one is not taken.
pub fn change_password(fields: &Fields, own: &[&str]) -> Result<(Typed, Password), Errors> {
    let mut errors = Errors::default();
    if fields.raw("old").is_empty() {
        errors.add("old", "accounts-password-empty");
    }
    match password(fields, own, &mut errors) {
        Some(new) if errors.is_empty() => Ok((Typed::new(fields.raw("old")), new)),
        _ => Err(errors),
    }
}

/// Whom to invite.
///
/// # Errors
/// What is missing or wrong.
pub fn invite(fields: &Fields) -> Result<NewInvitation, Errors> {
    let mut errors = Errors::default();
    let name = line(fields.get("name"), NAME, ["accounts-name-empty", "accounts-name-form"]);
    let name = errors.keep("name", name);
    let email = email(fields, &mut errors);
    let lang = fields.get("lang").parse::<Lang>().ok().filter(|lang| templates::offered().contains(lang));
    let lang = errors.keep("lang", lang.ok_or("accounts-lang-form"));
    let roles = errors.keep("roles", chosen(fields));
    match (name, email, lang, roles) {
        (Some(name), Some(email), Some(lang), Some(roles)) => Ok(NewInvitation { email, name, lang, roles }),
        _ => Err(errors),
    }
}

/// At least one role.
///
/// # Errors
/// None was chosen.
pub fn roles(fields: &Fields) -> Result<Roles, Errors> {
    let mut errors = Errors::default();
    errors.keep("roles", chosen(fields)).ok_or(errors)
}

/// Why an account is taken out of use.
///
/// # Errors
/// It is missing or too long.
pub fn reason(fields: &Fields) -> Result<Line, Errors> {
    let mut errors = Errors::default();
    let keys = ["accounts-member-reason-empty", "accounts-member-reason-form"];
    errors.keep("reason", line(fields.get("reason"), REASON, keys)).ok_or(errors)
}

/// The roles ticked, known or not at all.
#[must_use]
pub fn ticked(fields: &Fields) -> Roles {
    Roles::new(&fields.all("roles").filter_map(roles::parse).collect::<Vec<_>>())
}

fn chosen(fields: &Fields) -> Result<Roles, &'static str> {
    let roles = ticked(fields);
    if roles.is_empty() { Err("accounts-roles-empty") } else { Ok(roles) }
}

fn line(raw: &str, most: usize, [empty, form]: [&'static str; 2]) -> Result<Line, &'static str> {
    Line::parse(raw, most).map_err(|error| match error {
        TextError::Empty => empty,
        TextError::TooLong { .. } | TextError::Control { .. } => form,
    })
}

fn email(fields: &Fields, errors: &mut Errors) -> Option<EmailAddress> {
    let parsed = EmailAddress::parse(fields.get("email")).map_err(|fault| match fault {
        EmailFault::Empty => "accounts-email-empty",
        EmailFault::Form => "accounts-email-form",
    });
    errors.keep("email", parsed)
}

fn password(fields: &Fields, own: &[&str], errors: &mut Errors) -> Option<Password> {
    let fault = match Password::parse(fields.raw("new"), own) {
        Ok(password) => return Some(password),
        Err(fault) => fault,
    };
    match fault {
        Fault::Empty => errors.add("new", "accounts-password-empty"),
        Fault::TooShort(length) => {
            let args = vec![("length", length.into()), ("shortest", SHORTEST.into())];
            errors.add_with("new", "accounts-password-too-short", args);
        }
        Fault::TooLong(_) => {
            errors.add_with("new", "accounts-password-too-long", vec![("longest", LONGEST.into())]);
        }
        Fault::Common => errors.add("new", "accounts-password-common"),
        Fault::Personal => errors.add("new", "accounts-password-personal"),
    }
    None
}
