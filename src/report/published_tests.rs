//! What is written, beside the schemas that others and we publish.

use super::Format;
use super::fixtures::{options, run, written};
use crate::diagnostic::FileReport;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

fn shipped(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the schema has against the report; `Value` so that tests can spoil it.
fn faults(schema: &str, document: &Value) -> Vec<String> {
    let schema = std::fs::read_to_string(shipped(schema)).unwrap();
    // The pattern of a language tag in the SARIF schema has a bracket that most
    // engines refuse; no language is written.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&schema).unwrap();
    validator.iter_errors(document).map(|e| format!("{e} at {}", e.instance_path())).collect()
}

fn document(format: Format, mask: bool, files: &[FileReport]) -> Value {
    serde_json::from_str(&written(format, &options(mask), files)).unwrap()
}

fn assert_both_ways(format: Format, schema: &str) {
    for files in [&run()[..], &run()[1..2], &[]] {
        for mask in [false, true] {
            let faults = faults(schema, &document(format, mask, files));
            assert!(faults.is_empty(), "{format:?}: {faults:#?}");
        }
    }
}

#[test]
fn json_follows_its_schema() {
    assert_both_ways(Format::Json, "docs/report.schema.json");
}

#[test]
fn the_json_schema_refuses_what_is_not_described() {
    let schema = "docs/report.schema.json";
    let spoil = |change: fn(&mut Value)| {
        let mut document = document(Format::Json, false, &run());
        change(&mut document);
        faults(schema, &document).len()
    };
    assert_eq!(spoil(|d| d["files"][0]["extra"] = 1.into()), 1);
    assert_eq!(spoil(|d| d["files"][0]["findings"][0]["line"] = 0.into()), 1);
    assert_eq!(spoil(|d| d["files"][0]["verdict"] = "fine".into()), 1);
    assert_eq!(spoil(|d| drop(d["files"][0].as_object_mut().unwrap().remove("sha256"))), 1);
    assert_eq!(spoil(|d| d["summary"]["findings"]["codes"]["x"] = 1.into()), 1);
}

/// Each object of the schema is closed, requires all it names, and says what it is.
#[test]
fn the_json_schemas_are_strict_and_described() {
    fn walk(schema: &Value, at: &str) {
        let Some(object) = schema.as_object() else { return };
        if let Some(properties) = object.get("properties").and_then(Value::as_object) {
            assert_eq!(object["additionalProperties"], false, "{at}");
            let names: Vec<&String> = properties.keys().collect();
            assert_eq!(object["required"], serde_json::json!(names), "{at}");
            for (name, property) in properties {
                let described =
                    property.get("description").or_else(|| property.get("$ref")).is_some();
                assert!(described, "{at}/{name}");
            }
        }
        for (name, inner) in object {
            walk(inner, &format!("{at}/{name}"));
        }
    }
    for schema in ["docs/report.schema.json", "docs/claims.schema.json"] {
        let text = std::fs::read_to_string(shipped(schema)).unwrap();
        walk(&serde_json::from_str(&text).unwrap(), schema);
    }
}

#[test]
fn sarif_follows_the_published_schema() {
    assert_both_ways(Format::Sarif, "tests/schemas/sarif-schema-2.1.0.json");
    let mut spoilt = document(Format::Sarif, false, &run());
    spoilt["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] =
        0.into();
    assert_eq!(faults("tests/schemas/sarif-schema-2.1.0.json", &spoilt).len(), 1);
}

/// Whether xmllint accepts it against the published schema; `None` without xmllint.
fn xmllint_accepts(xml: &str) -> Option<bool> {
    let schema = shipped("tests/schemas/junit-10.xsd");
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(schema).arg("-");
    let streams = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let Ok(mut child) = streams.spawn() else {
        println!("skipped: no xmllint on the path");
        return None;
    };
    child.stdin.take().unwrap().write_all(xml.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    println!("{}", String::from_utf8_lossy(&output.stderr));
    Some(output.status.success())
}

#[test]
fn junit_follows_the_published_schema() {
    for files in [&run()[..], &run()[1..2], &[]] {
        let xml = written(Format::Junit, &options(false), files);
        let Some(accepted) = xmllint_accepts(&xml) else { return };
        assert!(accepted, "{xml}");
    }
    let spoilt = written(Format::Junit, &options(false), &run()).replace(" tests=", " test=");
    assert_eq!(xmllint_accepts(&spoilt), Some(false));
}
