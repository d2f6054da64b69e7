//! Tokens, requests for them, errors.

use super::{expect, faults};

const TOKEN: &str = "bm90LWEtcmVhbC10b2tlbg";

fn answer(rest: &str) -> String {
    format!(r#"{{"access_token": "{TOKEN}", {rest}}}"#)
}

#[test]
fn a_strict_answer_has_no_findings() {
    for rest in [
        r#""token_type": "Bearer", "expires_in": 1800"#,
        r#""token_type": "bearer", "expires_in": 1, "scope": "a b", "id_token": null"#,
    ] {
        expect(&answer(rest), &[]);
    }
}

#[test]
fn the_published_answer_of_the_bank_deviates_in_three_ways() {
    expect(
        &format!(
            r#"{{"token": {{"token_type": "Bearer", "access_token": "{TOKEN}=",
            "expires_in": "1800", "scope": "/authenticationservices/v1"}}}}"#
        ),
        &[
            "token-wrapper $.token",
            "expires-in-string $.token.expires_in",
            "scope-version $.token.scope",
        ],
    );
}

#[test]
fn what_the_standard_requires_must_be_there() {
    expect(r#"{"access_token": "x", "expires_in": 1800}"#, &["member-missing $"]);
    expect(r#"{"token_type": "Bearer", "expires_in": 1800}"#, &["member-missing $"]);
    expect(
        r#"{"access_token": "", "token_type": 1, "expires_in": 1800}"#,
        &["member-value $.access_token", "member-type $.token_type"],
    );
    let misspelt = faults(r#"{"access_token": "x", "tokenType": "Bearer", "expires_in": 1}"#);
    assert_eq!(misspelt[0].help.as_deref(), Some("write `token_type` for `tokenType`"));
}

#[test]
fn a_lifetime_is_a_number_above_zero() {
    for (lifetime, found) in [
        ("0", "expires-in-range"),
        ("-5", "expires-in-range"),
        ("3600.5", "expires-in-range"),
        ("1e3", "expires-in-range"),
        ("\"1 hour\"", "member-type"),
        ("true", "member-type"),
    ] {
        let rest = format!(r#""token_type": "Bearer", "expires_in": {lifetime}"#);
        expect(&answer(&rest), &[&format!("{found} $.expires_in")]);
    }
    let rest = r#""token_type": "Bearer", "expires_in": "0""#;
    expect(&answer(rest), &["expires-in-string $.expires_in", "expires-in-range $.expires_in"]);
    expect(&answer(r#""token_type": "Bearer", "expires_in": null"#), &["expires-in-missing $"]);
}

#[test]
fn scope_and_other_members_are_judged() {
    let rest = |rest: &str| answer(&format!(r#""token_type": "Bearer", "expires_in": 1, {rest}"#));
    expect(&rest(r#""scope": ["a"]"#), &["oauth-text $.scope"]);
    expect(&rest(r#""scope": "a\"b""#), &["oauth-text $.scope"]);
    expect(&rest(r#""refresh_token": "x""#), &["refresh-token-unexpected $.refresh_token"]);
    expect(&answer(r#""token_type": "mac", "expires_in": 1"#), &["token-type-other $.token_type"]);
}

/// Whatever is wrong with a token, no finding repeats it.
#[test]
fn findings_hold_no_token() {
    let secret = "s3cr3t tok\\u00e9n";
    let text = format!(
        r#"{{"token": {{"access_token": "{secret}", "refresh_token": "{secret}",
        "token_type": "x", "expires_in": "1"}}}}"#
    );
    let faults = faults(&text);
    assert!(faults.iter().any(|fault| fault.code.name == "access-token-characters"));
    for fault in faults {
        let texts = [Some(fault.message), fault.found, fault.expected, fault.help];
        for text in texts.into_iter().flatten() {
            assert!(!text.contains("s3cr3t") && !text.contains('\u{e9}'), "{text}");
        }
    }
}

#[test]
fn a_request_in_json_is_noted_and_its_grant_judged() {
    expect(
        r#"{"oAuthToken": {"grantType": "client_credentials", "scope": "/x/v1"}}"#,
        &["token-request-json $"],
    );
    expect(
        r#"{"grant_type": "password", "scope": 1}"#,
        &["token-request-json $", "grant-type-other $.grant_type"],
    );
    expect(
        r#"{"oAuthToken": {"scope": "x"}}"#,
        &["token-request-json $", "member-missing $.oAuthToken"],
    );
    expect(r#"{"grantType": 1}"#, &["token-request-json $", "member-type $.grantType"]);
}

#[test]
fn errors_of_every_kind_are_judged() {
    expect(r#"{"error": "invalid_scope", "error_description": "no such scope"}"#, &[]);
    expect(r#"{"error": "invalid_scop"}"#, &["oauth-error-unlisted $.error"]);
    expect(
        r#"{"error": "invalid_client", "error_description": "na\u00efve"}"#,
        &["oauth-text $.error_description"],
    );
    expect(
        r#"{"httpCode": "401", "httpMessage": "Unauthorized"}"#,
        &["error-not-oauth $.httpCode"],
    );
    expect(
        r#"{"httpMessage": "Unauthorized"}"#,
        &["member-missing $", "error-not-oauth $.httpMessage"],
    );
    expect(
        r#"{"ref_id": "1", "status": "FAILURE", "http_code": 400,
        "errors": [{"issue": "x", "action": "y"}]}"#,
        &[],
    );
    expect(
        r#"{"errors": ["x"], "http_code": "4xx"}"#,
        &["member-type $.errors[0]", "member-value $.http_code"],
    );
}
