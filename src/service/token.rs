//! The answer of the token endpoint (RFC 6749, 5.1), with what public documents show
//! otherwise.

use super::Say;
use super::shape::{Holds, Shape, brace, check, member, must, wrong_kind};
use crate::diagnostic::codes;
use crate::json::{Data, Fault, Kind, Value};
use crate::value::Decimal;

const SHAPE: Shape = &[must("access_token", Holds::Text), must("token_type", Holds::Text)];

pub(super) fn check_token_response(root: &Value, say: Say<'_>) {
    let token = match member(root, "token") {
        Some(token) if member(root, "access_token").is_none() => {
            let message = "the answer stands inside `token`, not at the top";
            say(Fault::new(&codes::TOKEN_WRAPPER, token.span, message));
            token
        }
        _ => root,
    };
    check(token, SHAPE, say);
    check_access_token(token, say);
    check_type(token, say);
    check_lifetime(token, say);
    check_scope(token, say);
    if let Some(refresh) = member(token, "refresh_token") {
        let message = "a refresh token, which client credentials should not bring";
        say(Fault::new(&codes::REFRESH_TOKEN_UNEXPECTED, refresh.span, message));
    }
}

/// RFC 6750, 2.1: what a client can put behind `Bearer`.
fn check_access_token(token: &Value, say: Say<'_>) {
    let Some(value) = member(token, "access_token") else { return };
    let Some(text) = value.text().filter(|text| !text.is_empty()) else { return };
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~+/".contains(c);
    let body = text.trim_end_matches('=');
    if body.is_empty() || !body.chars().all(is_part) {
        let length = text.chars().count();
        let message =
            format!("among the {length} characters of the token is one that no client can send");
        say(Fault::new(&codes::ACCESS_TOKEN_CHARACTERS, value.span, message)
            .expected("letters, digits and - . _ ~ + / with = at the end only"));
    }
}

fn check_type(token: &Value, say: Say<'_>) {
    let Some(value) = member(token, "token_type") else { return };
    if value.text().is_some_and(|t| !t.is_empty() && !t.eq_ignore_ascii_case("Bearer")) {
        let message = "a token type other than Bearer";
        say(Fault::new(&codes::TOKEN_TYPE_OTHER, value.span, message).expected("Bearer"));
    }
}

fn check_lifetime(token: &Value, say: Say<'_>) {
    let Some(value) = member(token, "expires_in") else {
        let message = "`expires_in` is missing: how long the token lives must be known otherwise";
        say(Fault::new(&codes::EXPIRES_IN_MISSING, brace(token), message));
        return;
    };
    let seconds = match &value.data {
        Data::Number(digits) => digits,
        Data::String(digits)
            if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() =>
        {
            let message = "`expires_in` is a string of digits, not a number";
            say(Fault::new(&codes::EXPIRES_IN_STRING, value.span, message)
                .expected("a number")
                .found(digits.as_str())
                .help("leave out the quotes"));
            digits
        }
        _ => return say(wrong_kind(value, Kind::Number)),
    };
    let whole = seconds.bytes().all(|byte| byte.is_ascii_digit());
    if !whole || Decimal::parse(seconds.as_bytes()) == Some(Decimal::ZERO) {
        say(Fault::new(&codes::EXPIRES_IN_RANGE, value.span, "this is no lifetime")
            .expected("a whole number of seconds above zero")
            .found(seconds.as_str()));
    }
}

fn check_scope(token: &Value, say: Say<'_>) {
    let Some(value) = member(token, "scope") else { return };
    let Some(scope) = value.text() else {
        return say(Fault { code: &codes::OAUTH_TEXT, ..wrong_kind(value, Kind::String) });
    };
    check_characters(value, say);
    if names_version(scope) {
        let message = "the scope names a version of the service";
        let help =
            "do not tell the version of the API from it: the documents show v1 for version 4";
        say(Fault::new(&codes::SCOPE_VERSION, value.span, message).found(scope).help(help));
    }
}

/// Whether a scope has a step like `v1`: `/authenticationservices/v1`.
fn names_version(scope: &str) -> bool {
    scope.split('/').skip(1).any(|step| {
        step.strip_prefix('v').is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    })
}

/// The characters of a scope, an error and its description (RFC 6749, appendix A.4, A.7
/// and A.8).
pub(super) fn check_characters(value: &Value, say: Say<'_>) {
    let may_be = |c: char| matches!(c, '\x20' | '\x21' | '\x23'..='\x5B' | '\x5D'..='\x7E');
    let Some(other) = value.text().and_then(|text| text.chars().find(|c| !may_be(*c))) else {
        return;
    };
    let message = "a character that RFC 6749 does not allow here";
    say(Fault::new(&codes::OAUTH_TEXT, value.span, message)
        .expected("printable ASCII but for \" and \\")
        .found(format!("U+{:04X}", u32::from(other))));
}
