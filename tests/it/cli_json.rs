//! JSON payloads: verdicts, the user's own schema, and secrets in no output.

use super::cli::{Folder, Run};
use isoproof::diagnostic::codes;
use serde_json::Value;

fn report(run: &Run) -> Value {
    serde_json::from_str(&run.out).expect("JSON")
}

/// The code, line, column and path of each finding of the first file.
fn findings(run: &Run) -> Vec<String> {
    let report = report(run);
    let findings = report["files"][0]["findings"].as_array().expect("findings");
    let text = |f: &Value| {
        let (code, path) = (f["code"].as_str().unwrap(), f["path"].as_str().unwrap());
        format!("{code} {}:{} {path}", f["line"], f["column"])
    };
    findings.iter().map(text).collect()
}

fn layer<'a>(report: &'a Value, name: &str) -> &'a Value {
    let layers = report["files"][0]["layers"].as_array().unwrap();
    layers.iter().find(|l| l["layer"] == name).unwrap()
}

#[test]
fn json_of_no_known_kind_is_unchecked_and_says_why() {
    let folder = Folder::new("json-unknown").with("in/a.json", "{\"n\": 1}");
    let run = folder.isoproof("validate in/a.json --format json");
    let whole = report(&run);
    assert_eq!((run.code, &whole["files"][0]["verdict"]), (2, &Value::from("unchecked")));
    assert_eq!(layer(&whole, "json")["status"], "passed");
    assert_eq!(layer(&whole, "xml")["status"], "not-applicable");
    assert_eq!(layer(&whole, "schema")["reason"], "no published shape for this JSON");
    assert_eq!(folder.isoproof("validate in").code, 0);
    assert_eq!(folder.isoproof("validate in/a.json --layers xml").code, 0);
    assert_eq!(folder.isoproof("validate in/a.json --layers json").code, 0);
    let text = folder.isoproof("validate in/a.json").out;
    assert!(text.contains("encoding, json passed; schema not run: no published shape"), "{text}");
}

#[test]
fn broken_json_is_invalid_in_a_folder_too() {
    let folder = Folder::new("json-broken").with("in/a.json", "{\"n\": [1,]");
    let run = folder.isoproof("validate in --format json");
    assert_eq!(run.code, 1);
    assert_eq!(findings(&run), ["JSON0102 1:9 $.n", "JSON0107 1:11 $"]);
}

#[test]
fn own_schemas_judge_any_json() {
    let schema = r#"{
        "type": "object", "required": ["branch", "zone"], "additionalProperties": false,
        "properties": {
            "branch": { "type": "string", "minLength": 3 },
            "cutoffs": { "items": { "pattern": "^[0-9:]+$" } },
            "day": { "format": "date" }
        }
    }"#;
    let folder = Folder::new("json-schema")
        .with("own.json", schema)
        .with("a.json", "{\n \"branch\": \"50\",\n \"cutoffs\": [\"16:00\", \"4 pm\"], \"day\": \"2026-02-30\",\n \"more\": 1\n}")
        .with("b.json", r#"{"branch": "501", "zone": 1, "zone": 2}"#)
        .with("c.json", r#"{"branch": "501", "zone": 1,}"#);
    let schema = schema.replace("additionalProperties\": false", "additionalProperties\": true");
    let folder = folder.with("open.json", schema);
    let run =
        folder.isoproof("validate a.json --json-schema own.json --layers schema --format json");
    assert_eq!(
        findings(&run),
        [
            "JSON0501 1:1 $",
            "JSON0501 2:12 $.branch",
            "JSON0501 3:23 $.cutoffs[1]",
            "JSON0501 3:39 $.day",
            "JSON0501 4:2 $.more",
        ]
    );
    assert_eq!(run.code, 1);
    let run = folder.isoproof("validate b.json --json-schema open.json --format json");
    assert_eq!((run.code, findings(&run)), (0, vec!["JSON0401 1:30 $.zone".to_owned()]));
    assert_eq!(report(&run)["files"][0]["verdict"], "valid");
    let run = folder.isoproof("validate c.json --json-schema open.json --format json");
    assert_eq!(layer(&report(&run), "schema")["status"], "passed");
    assert_eq!((run.code, findings(&run)), (1, vec!["JSON0102 1:28 $".to_owned()]));
}

#[test]
fn a_schema_that_cannot_be_evaluated_is_refused() {
    for (name, schema) in [
        ("broken", "{"),
        ("type", r#"{"type": "no-such-type"}"#),
        ("format", r#"{"format": "no-such-format"}"#),
        ("pattern", r#"{"pattern": "(?=a)"}"#),
        ("network", r#"{"$ref": "https://schemas.invalid/a.json"}"#),
        ("file", r#"{"$ref": "other.json"}"#),
    ] {
        let folder = Folder::new(&format!("json-schema-{name}"))
            .with("own.json", schema)
            .with("other.json", "{}")
            .with("a.json", "{}");
        let run = folder.isoproof("validate a.json --json-schema own.json");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}");
        assert!(run.err.starts_with("isoproof: own.json: "), "{}", run.err);
    }
}

#[test]
fn the_examples_of_the_document_are_right() {
    let mut schema = String::new();
    for block in codes::OWN_JSON_SCHEMA.document.split("```").skip(1).step_by(2) {
        let (words, text) = block.split_once('\n').unwrap();
        if words == "json-schema" {
            schema = text.to_owned();
            continue;
        }
        let folder = Folder::new("json-schema-document").with("s", &schema).with("a", text);
        let run = folder.isoproof("validate a --json-schema s --layers schema --format json");
        let found: usize = findings(&run).len();
        assert_eq!(found, usize::from(words.contains(" invalid")), "{words}: {}", run.out);
    }
}

#[test]
fn deep_and_huge_values_meet_a_schema() {
    let schema = r##"{"items": {"$ref": "#"}, "multipleOf": 0.01, "maximum": 1e400}"##;
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let folder = Folder::new("json-schema-deep")
        .with("own.json", schema)
        .with("deep.json", deep)
        .with("huge.json", "[1e999999999, -1e-999999999, 0.001, 1e500, 12345678901234567890.12]");
    let run = folder.isoproof("validate deep.json --json-schema own.json");
    assert_eq!(run.code, 0, "{}", run.err);
    let run = folder.isoproof("validate huge.json --json-schema own.json --format json");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
}

/// A secret that has every kind of character a token may have.
const SECRET: &str = "S3cr.et-Val_ue~9+z/Q==";

/// What is written around a secret; `@` stands for it.
const PAYLOADS: &[&str] = &[
    r#"{"access_token": "@", "token_type": "Bearer"}"#,
    r#"{"access_token": "@", "access_token": "@"}"#,
    r#"{"access_token": "@" "token_type": "Bearer"}"#,
    r#"{"access_token": "@\x", "refresh_token": "@"}"#,
    r#"{"accessToken": "@", "x": nan, "refreshToken": "@"}"#,
    r#"{"access_token": @, "x": 1}"#,
    r#"{"access_token": '@', "x": 1}"#,
    r#"{access_token: "@", "x": 1,}"#,
    r#"{"access_token" "@", "x": 1,}"#,
    r#"{"access_token": "@, "x": 1}"#,
    "{\"access_token\": \"@\n\"}",
    r#"{"a": [1, {"client_secret": "@"]}"#,
    r#"{"password": ["@", {"x": "@"}], "y": 01}"#,
    r#"{"password": {"value": "@"}, "y": 01}"#,
    r#"{"id_token" /* one */ : /* two */ "@", "y": 01}"#,
    r#"{"assertion": "@"} {"assertion": "@"}"#,
    r#"{"Authorization": "Basic @", "y": 01}"#,
    r#"{"header": "Authorization: Bearer @", "y": 01}"#,
    r#"{"error": "Bearer @", "y": 01}"#,
    r#"{"body": "{\"access_token\":\"@\"}", "y": 01}"#,
    r#"{"body": "{\"a\":\"{\\\"access_token\\\":\\\"@\\\"}\"}", "y": 01}"#,
    r#"{"access_t\u006fken": "@", "y": 01}"#,
    r#"{"access_t\u006fken": "@" "y": 01}"#,
    r#"{"x": 1} access_token=@&y=2"#,
    "<token><access_token>@</access_token><x>&y;</x></token>",
    "<token><access_token>@&y;</access_token></token>",
    "<token><access_token>@</access_tokn></token>",
    "<token><access_token><![CDATA[@]]></access_token><x y=1/></token>",
    "<token access_token=\"@\" y=1/>",
    "<token access_token=\"@<\"/>",
    "<token><access_token x='1'>@",
    "<t:token xmlns:t='urn:x'><t:accessToken>@</t:accessToken><u:x/></t:token>",
];

const FORMATS: [&str; 5] = ["text", "concise", "json", "sarif", "junit"];

#[test]
fn secrets_are_in_no_output() {
    let schema = r#"{"not": {}, "properties": {"access_token": false, "password": {"maxLength": 1}},
        "patternProperties": {"": {"pattern": "^$"}}}"#;
    let mut folder = Folder::new("json-secrets").with("own.json", schema);
    let long = SECRET.repeat(400);
    for (i, payload) in PAYLOADS.iter().enumerate() {
        folder = folder
            .with(&format!("in/{i:02}"), payload.replace('@', SECRET))
            .with(&format!("in/{i:02}-long"), payload.replace('@', &long));
    }
    for format in FORMATS {
        for options in ["", "--json-schema own.json", "--json-schema own.json --mask"] {
            let run = folder.isoproof(&format!("validate in --format {format} {options}"));
            let out = run.out + &run.err;
            assert!(out.contains("in/00"), "{out}");
            for piece in [&SECRET[..6], &SECRET[6..12], &SECRET[12..]] {
                let leak = out.find(piece).map(|at| {
                    let from =
                        (0..=at.saturating_sub(400)).rev().find(|i| out.is_char_boundary(*i));
                    &out[from.unwrap_or(0)..at + piece.len()]
                });
                assert_eq!(leak, None, "{format} {options}");
            }
        }
    }
}

#[test]
fn rules_run_where_there_are_some_unless_other_layers_are_asked_for() {
    let folder = Folder::new("json-rules")
        .with("a.json", r#"{"uetr": "11111111-1111-4111-8111-111111111111"}"#)
        .with("b.json", r#"{"holidays": ["2026-12-25"]}"#);
    let run = folder.isoproof("validate a.json --format json");
    assert_eq!(findings(&run), ["GPI0101 1:10 $.uetr"]);
    assert_eq!(layer(&report(&run), "rules")["status"], "passed");
    let run = folder.isoproof("validate a.json --layers schema --format json");
    assert_eq!(findings(&run), [""; 0]);
    assert_eq!(layer(&report(&run), "rules")["reason"], "not asked for");
    let run = folder.isoproof("validate b.json --format json");
    let why = layer(&report(&run), "rules")["reason"].clone();
    assert!(why.as_str().unwrap().starts_with("holiday-range not run: "), "{why}");
    assert_eq!(run.code, 0);
}
