//! A request for an access token in JSON, which RFC 6749, 4.4.2 has as a form.

use super::Say;
use super::shape::{brace, check_any, member, wrong_kind};
use super::token::check_characters;
use crate::diagnostic::codes;
use crate::json::{Fault, Kind, Value};

const FORM: &str = "grant_type=client_credentials as application/x-www-form-urlencoded";

pub(super) fn check_token_request(root: &Value, say: Say<'_>) {
    let message = "a token request in JSON, where RFC 6749 has a form";
    say(Fault::new(&codes::TOKEN_REQUEST_JSON, brace(root), message).expected(FORM));
    let request = member(root, "oAuthToken").unwrap_or(root);
    match member(request, "grant_type").or_else(|| member(request, "grantType")) {
        Some(grant) => check_grant(grant, say),
        None => check_any(request, &["grantType"], say),
    }
    if let Some(scope) = member(request, "scope") {
        check_characters(scope, say);
    }
}

fn check_grant(grant: &Value, say: Say<'_>) {
    match grant.text() {
        None => say(wrong_kind(grant, Kind::String)),
        Some("client_credentials") => {}
        Some(_) => {
            let message = "a grant other than client_credentials";
            say(Fault::new(&codes::GRANT_TYPE_OTHER, grant.span, message)
                .expected("client_credentials"));
        }
    }
}
