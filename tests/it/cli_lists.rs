//! `schemas` and `explain`.

use crate::cli::{Folder, isoproof};
use isoproof::diagnostic::CODES;
use serde_json::Value;

/// The only member of the document that a list command prints.
fn json(arguments: &str) -> Value {
    let run = isoproof(arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments}");
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn all_messages_are_listed() {
    let run = isoproof("schemas");
    assert_eq!((run.code, run.out.lines().count()), (0, 401));
    assert_eq!(isoproof("schemas list").out, run.out);
    let listed = json("schemas --format json");
    assert_eq!(listed["messages"].as_array().map(Vec::len), Some(401));
    let ids: Vec<_> =
        listed["messages"].as_array().unwrap().iter().map(|m| m["id"].as_str()).collect();
    assert!(ids.is_sorted());
}

#[test]
fn filters_and_area_must_all_hold() {
    let ids = |arguments: &str| -> Vec<String> {
        let out = isoproof(arguments).out;
        out.lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    let pain001 = ids("schemas PAIN.001");
    assert!(pain001.contains(&"pain.001.001.03".to_owned()));
    assert!(pain001.iter().all(|id| id.starts_with("pain.001.")), "{pain001:?}");
    let camt = ids("schemas --area camt");
    assert!(camt.iter().all(|id| id.starts_with("camt.")));
    let statements = ids("schemas list --area camt tocustomerstatement .02");
    assert_eq!(statements, ["camt.053.001.02"]);
    assert!(camt.len() > statements.len());
}

#[test]
fn a_schema_is_written_out() {
    let folder = Folder::new("export");
    let run = folder.isoproof("schemas export pain.001.001.03");
    assert_eq!(run.code, 0);
    assert!(run.out.contains("urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"));
    let silent = folder.isoproof("schemas export pain.001.001.03 --output p.xsd");
    assert_eq!((silent.code, silent.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(folder.path("p.xsd")).unwrap(), run.out);
    let failed = folder.isoproof("schemas export pain.001.001.03 --output no/p.xsd");
    assert_eq!(failed.code, 2);
    assert!(failed.err.starts_with("isoproof: no/p.xsd: "), "{}", failed.err);
}

#[test]
fn every_code_is_explained_by_id_and_by_name() {
    let list = isoproof("explain --list").out;
    assert_eq!(list.lines().count(), CODES.len());
    for code in [CODES[0], CODES[CODES.len() - 1]] {
        assert!(list.lines().any(|l| l.starts_with(code.id) && l.contains(code.name)));
        let run = isoproof(&format!("explain {}", code.id));
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert!(run.out.contains(code.name), "{}", run.out);
        assert_eq!(isoproof(&format!("explain {}", code.name)).out, run.out);
        assert_eq!(isoproof(&format!("explain {}", code.id.to_lowercase())).out, run.out);
    }
}
