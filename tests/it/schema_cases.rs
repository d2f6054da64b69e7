//! Schema constructs beside xmllint: for each `tests/schema_cases/<construct>.xsd` the
//! documents `<construct>.valid*.xml` are valid and `<construct>.invalid*.xml` are not.

use isoproof::schema::{Schema, load, write};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema_cases")
}

/// The names of the constructs.
fn constructs() -> Vec<String> {
    files(".xsd").iter().filter_map(|name| Some(name.strip_suffix(".xsd")?.to_owned())).collect()
}

/// The files whose names contain that text, sorted.
fn files(part: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(part))
        .collect();
    names.sort();
    names
}

fn load_case(construct: &str) -> Schema {
    let bytes = fs::read(folder().join(format!("{construct}.xsd"))).unwrap();
    let resolver =
        |location: &str| fs::read(folder().join(location)).map_err(|error| error.to_string());
    load(&bytes, &resolver).unwrap_or_else(|error| panic!("{construct}: {error}"))
}

fn without_resolver(text: &str) -> Schema {
    load(text.as_bytes(), &|_| Err(String::new())).unwrap()
}

/// Checks that xmllint says of each document of a construct what its name says.
fn xmllint_agrees(construct: &str, schema: &Path) {
    for (kind, is_valid) in [("valid", true), ("invalid", false)] {
        let documents = files(&format!("{construct}.{kind}"));
        let documents: Vec<&String> =
            documents.iter().filter(|name| name.starts_with(&format!("{construct}."))).collect();
        assert!(!documents.is_empty(), "{construct} has no {kind} document");
        let output = Command::new("xmllint")
            .args(["--noout", "--schema"])
            .arg(schema)
            .args(documents.iter().map(|name| folder().join(name)))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let verdict = if is_valid { "xml validates" } else { "xml fails to validate" };
        assert_eq!(said.matches(verdict).count(), documents.len(), "{construct} {kind}: {said}");
    }
}

fn has_xmllint() -> bool {
    let is_there = Command::new("xmllint").arg("--version").output().is_ok();
    if !is_there {
        println!("skipped: xmllint is not installed");
    }
    is_there
}

#[test]
fn every_case_loads() {
    assert!(constructs().len() >= 40);
    for construct in constructs() {
        assert!(!load_case(&construct).elements.is_empty(), "{construct}");
    }
}

#[test]
fn xmllint_agrees_with_the_names() {
    if has_xmllint() {
        for construct in constructs() {
            xmllint_agrees(&construct, &folder().join(format!("{construct}.xsd")));
        }
    }
}

#[test]
fn a_written_schema_loads_to_the_same_model() {
    // One document cannot declare two namespaces; and the base of that simple content
    // has no name, but gets one when written.
    let is_one_to_one = |name: &&String| *name != "import" && *name != "simple_content_restriction";
    for construct in constructs().iter().filter(is_one_to_one) {
        let schema = load_case(construct);
        let text = write(&schema);
        let again = without_resolver(&text);
        assert_eq!(again.sorted(), schema.sorted(), "{construct}");
        assert_eq!(write(&again), text, "{construct}");
    }
}

#[test]
fn xmllint_reads_a_written_schema_in_the_same_way() {
    if !has_xmllint() {
        return;
    }
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for construct in constructs().iter().filter(|name| *name != "import") {
        let path = temporary.join(format!("written_{construct}.xsd"));
        fs::write(&path, write(&load_case(construct))).unwrap();
        xmllint_agrees(construct, &path);
    }
}
