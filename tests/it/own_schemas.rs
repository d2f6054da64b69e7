//! A user's own schemas: for each `tests/schema_cases/<construct>.xsd` the engine says of
//! its documents what their names say.

use super::shared::{files, project};
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Verdict};
use std::fs;

fn validator(construct: &str) -> Validator {
    let folder = project("tests/schema_cases");
    let read = |name: &str| fs::read(folder.join(name)).map_err(|error| error.to_string());
    let xsd = read(&format!("{construct}.xsd")).unwrap();
    let mut schemas = SchemaSet::embedded();
    schemas.add(construct, "", &xsd, &read).unwrap_or_else(|error| panic!("{construct}: {error}"));
    Validator::new(schemas, Settings::default())
}

fn described(file: &str, report: &FileReport) -> String {
    let findings: Vec<String> = report
        .findings
        .iter()
        .map(|d| format!("{} {}:{} {}", d.code.id, d.place.line, d.place.column, d.message))
        .collect();
    format!("{file}: {:?} {findings:?}", report.verdict)
}

#[test]
fn documents_are_what_their_names_say() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let documents = files(&project("tests/schema_cases"), ".xml");
    for schema in files(&project("tests/schema_cases"), ".xsd") {
        let construct = schema.strip_suffix(".xsd").unwrap();
        let own = documents.iter().filter(|name| name.split('.').next() == Some(construct));
        for name in own {
            count += 1;
            let bytes = fs::read(project("tests/schema_cases").join(name)).unwrap();
            let report = validator(construct).validate(name, true, &bytes[..]);
            // A root of another namespace is unchecked: no schema says anything of it.
            if (report.verdict == Verdict::Valid) != name.contains(".valid") {
                wrong.push(described(name, &report));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 100, "only {count} documents");
}
