//! The catalogues that are shipped, their published schema, and the reader.

use super::shared::{files, project};
use isoproof::playbook::{File, Kind, embedded, embedded_files, read};
use serde_json::Value;
use std::fs;

fn schema() -> jsonschema::Validator {
    let text = fs::read_to_string(project("docs/catalog.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// TOML as the data model of JSON sees it.
fn as_json(text: &str) -> Option<Value> {
    serde_json::to_value(toml::from_str::<toml::Value>(text).ok()?).ok()
}

fn example() -> Vec<File> {
    let folder = project("catalog/examples/zimtstern");
    let file = |name: String| File { text: fs::read_to_string(folder.join(&name)).unwrap(), name };
    files(&folder, ".toml").into_iter().map(file).collect()
}

#[test]
fn all_files_of_the_folder_are_embedded() {
    let embedded: Vec<String> = embedded_files().into_iter().map(|file| file.name).collect();
    let folder = files(&project("catalog/citiconnect"), ".toml");
    assert_eq!(
        embedded,
        folder.iter().map(|f| format!("catalog/citiconnect/{f}")).collect::<Vec<_>>()
    );
}

#[test]
fn every_shipped_file_is_as_the_schema_says() {
    let schema = schema();
    for file in embedded_files().into_iter().chain(example()) {
        let json = as_json(&file.text).unwrap();
        let errors: Vec<String> =
            schema.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.name);
    }
}

#[test]
fn the_example_is_a_catalogue() {
    let catalog = read(example()).unwrap();
    assert_eq!((catalog.apis.len(), catalog.sources.len(), catalog.claims.len()), (2, 3, 4));
}

/// The blocks of TOML in the guide for who writes catalogues.
fn guide() -> String {
    let text = fs::read_to_string(project("docs/catalog.md")).unwrap();
    let blocks = text.split("```toml\n").skip(1);
    blocks.filter_map(|block| block.split("```").next()).collect()
}

#[test]
fn the_examples_of_the_guide_are_a_catalogue() {
    let text = guide();
    assert!(schema().is_valid(&as_json(&text).unwrap()));
    let file = File { name: "docs/catalog.md".into(), text };
    let catalog = read(vec![file]).unwrap();
    assert_eq!((catalog.sources.len(), catalog.claims.len(), catalog.peers.len()), (2, 2, 1));
}

/// What `schema` calls the keys of a table of the catalogue.
fn keys(table: &str) -> Vec<String> {
    let text = fs::read_to_string(project("docs/catalog.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let properties = schema["$defs"][table]["properties"].as_object().unwrap();
    properties.keys().cloned().collect()
}

#[test]
fn the_guide_names_every_key_of_a_condition() {
    let guide = fs::read_to_string(project("docs/catalog.md")).unwrap();
    for key in keys("condition") {
        let named = [format!("`{key} ="), format!("`{key}`"), format!(" {key} = ")];
        assert!(named.iter().any(|name| guide.contains(name)), "{key}");
    }
}

#[test]
fn formats_of_the_embedded_catalogue_exist() {
    let catalog = embedded().unwrap();
    for api in catalog.apis() {
        for format in api.formats.iter().filter(|format| format.kind == Kind::Iso20022) {
            let id = format.id.get_ref();
            let mut known = isoproof::schema::messages();
            assert!(known.any(|known| known.id().starts_with(id.as_str())), "{}: {id}", api.id);
        }
    }
}

/// Changes of a sound file that neither the reader nor the schema takes.
const BROKEN: &[(&str, &str)] = &[
    ("[[source]]", "[[sources]]"),
    ("id = \"handbook\"", "key = \"handbook\""),
    ("id = \"handbook\"", "id = 1"),
    ("trust = \"primary\"", "trust = \"good\""),
    ("date = \"2026-01\"", "date = \"January\""),
    ("date = \"2026-01\"", "date = 2026-01-01"),
    ("lower = true", "lower = \"yes\""),
    ("kind = \"iso20022\"", "kind = \"iso\""),
    ("direction = \"request\"\nsource", "direction = \"both\"\nsource"),
    ("modes = [\"sync\"]", "modes = \"sync\""),
    ("aliases = [", "alias = ["),
    ("verb = \"POST\"\n", ""),
    ("public = [\"the message and its version\"]\n", ""),
    ("kind = \"version\"", "kind = \"format\""),
    ("quantifier = \"all\"", "quantifier = \"every\""),
    ("sources = [\"handbook\"]\npage = \"12\"\nlabel", "sources = []\npage = \"12\"\nlabel"),
    ("label = \"Credit v9\"\nevidence", "confidence = \"high\"\nevidence"),
    ("evidence = \"a payment request\"\n", ""),
    ("direction = [\"request\"]\n", ""),
    ("direction = [\"request\"]\n", "direction = []\n"),
    ("otherwise = \"the payload is no message\"\n", ""),
    ("not_testable = \"limits are in no payload\"", "evidence = \"none\""),
    ("kind = \"not-testable\"", "kind = \"label\""),
    ("verdict = \"consistent\"", "verdict = \"fine\""),
    ("{ is = [\"camt.053\"] }", "{ }"),
    ("{ is = [\"camt.053\"] }", "{ is = \"camt.053\" }"),
    ("{ is = [\"camt.053\"] }", "{ iz = [\"camt.053\"] }"),
    ("count = \">= 2\"", "count = \"two\""),
    ("count = \">= 2\"", "count = 2"),
    ("{ is = [\"camt.053\"] }", "{ count = \">= 2\" }"),
    ("{ is = [\"camt.053\"] }", "{ each = \"Document\" }"),
    ("{ is = [\"camt.053\"] }", "{ holds = { path = \"Ntry\" } }"),
    ("{ is = [\"camt.053\"] }", "{ path = \"Document//Ntry\" }"),
    ("{ is = [\"camt.053\"] }", "{ path = \"A\", is_a = \"day\" }"),
    ("{ is = [\"camt.053\"] }", "{ differ = [\"A\"] }"),
    ("{ is = [\"camt.053\"] }", "{ paths = [\"A\"] }"),
    ("{ is = [\"camt.053\"] }", "{ any = [{ }] }"),
    ("{ is = [\"camt.053\"] }", "{ partner = { when = { path = \"A\" } } }"),
];

#[test]
fn the_schema_and_the_reader_refuse_the_same() {
    let schema = schema();
    for (changed, to) in BROKEN {
        let mut files = example();
        let file = files.iter_mut().find(|file| file.text.contains(changed));
        let file = file.unwrap_or_else(|| panic!("{changed}"));
        file.text = file.text.replacen(changed, to, 1);
        let text = file.text.clone();
        let faults = read(files).err().unwrap_or_default();
        assert!(faults.iter().any(|f| f.finding.code.id == "CAT0001"), "{to}: {faults:?}");
        let json = as_json(&text).unwrap_or_else(|| panic!("{to} is no TOML"));
        assert!(!schema.is_valid(&json), "the schema takes {to}");
    }
}
