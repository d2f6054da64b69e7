//! Answers that say that a request failed: the error of RFC 6749, 5.2, and the bank's.

use super::Say;
use super::shape::{Holds, Shape, check, may, member, must, wrong_kind};
use super::token::check_characters;
use crate::diagnostic::codes;
use crate::json::{Fault, Kind, Value};
use crate::value::nearest;

/// RFC 6749, 5.2.
const ERRORS: [&str; 6] = [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
];

/// What the gateway answers.
pub(super) const GATEWAY: Shape = &[
    must("httpCode", Holds::Digits),
    may("httpMessage", Holds::Text),
    may("moreInformation", Holds::Text),
];

/// What a service answers.
pub(super) const SERVICE: Shape = &[
    may("ref_id", Holds::Text),
    may("status", Holds::Text),
    may("http_code", Holds::Digits),
    may(
        "errors",
        Holds::List(&Holds::Object(&[may("issue", Holds::Text), may("action", Holds::Text)])),
    ),
];

pub(super) fn check_error(root: &Value, say: Say<'_>) {
    if let Some(error) = member(root, "error") {
        check_oauth(root, error, say);
    } else if let Some(code) = member(root, "httpCode").or_else(|| member(root, "httpMessage")) {
        let message = "an error in the words of the gateway, not in those of RFC 6749";
        say(Fault::new(&codes::ERROR_NOT_OAUTH, code.span, message).expected("`error`"));
        check(root, GATEWAY, say);
    } else {
        check(root, SERVICE, say);
    }
}

fn check_oauth(root: &Value, error: &Value, say: Say<'_>) {
    let Some(text) = error.text() else { return say(wrong_kind(error, Kind::String)) };
    if !ERRORS.contains(&text) {
        let message = "no error that RFC 6749 lists for the token endpoint";
        let fault = Fault::new(&codes::OAUTH_ERROR_UNLISTED, error.span, message)
            .expected(ERRORS.join(", "))
            .found(text);
        say(match nearest(text, ERRORS, 1).first() {
            Some(meant) => fault.help(format!("{meant} is listed")),
            None => fault,
        });
    }
    for name in ["error", "error_description", "error_uri"] {
        if let Some(value) = member(root, name) {
            check_characters(value, say);
        }
    }
}
