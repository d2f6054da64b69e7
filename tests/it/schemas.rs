//! The schemas of all messages: the files, the pool inside the binary, the manifest,
//! and the published files.

use isoproof::schema::{self, Packed, Schema};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")
}

fn file(id: &str) -> PathBuf {
    folder().join(id.split('.').next().unwrap()).join(format!("{id}.xsd"))
}

fn load(path: &Path) -> Schema {
    let bytes = fs::read(path).unwrap();
    schema::load(&bytes, &|_| Err(String::new()))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of the manifest.
fn manifest() -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder().join("manifest.tsv")).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The folder of the shared facts, if there is one.
fn facts() -> Option<PathBuf> {
    let shared = std::env::var_os("ISOPROOF_SHARED");
    if shared.is_none() {
        println!("skipped: ISOPROOF_SHARED is not set");
    }
    Some(Path::new(&shared?).join("facts"))
}

#[test]
fn the_pool_is_fresh() {
    let messages: Vec<Packed> = manifest()
        .into_iter()
        .map(|row| Packed {
            schema: load(&file(&row[0])),
            sha256: Sha256::digest(fs::read(file(&row[0])).unwrap()).into(),
            id: row[0].clone(),
            name: row[1].clone(),
        })
        .collect();
    let packed = schema::pack(&messages).unwrap();
    assert!(packed.len() < 500_000);
    let is_fresh = packed == fs::read(folder().join("pool.bin")).unwrap();
    assert!(is_fresh, "schemas/pool.bin is old: run cargo run -p xtask -- pool");
}

#[test]
fn the_pool_gives_the_files_back() {
    let rows = manifest();
    assert_eq!(rows.len(), schema::messages().count());
    for (row, message) in rows.iter().zip(schema::messages()) {
        let (id, text) = (message.id(), message.xsd());
        assert_eq!([id, message.name(), message.root_element()], [&row[0], &row[1], &row[2]]);
        assert!(text == fs::read_to_string(file(id)).unwrap(), "{id}: other text");
        let hash = Sha256::digest(&text);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(message.schema_sha256(), hash, "{id}");
    }
}

#[test]
fn each_area_has_its_messages() {
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    for message in schema::messages() {
        *areas.entry(message.area()).or_default() += 1;
    }
    let expected =
        [("admi", 7), ("camt", 165), ("head", 5), ("pacs", 98), ("pain", 116), ("remt", 10)];
    assert_eq!(areas.into_iter().collect::<Vec<_>>(), expected);
}

/// A type as other types see it: each type that it names by the name and not by the
/// place in the list.
fn by_name(schema: &Schema) -> BTreeMap<String, String> {
    let name = |index: u32| schema.types[index as usize].name.as_ref().unwrap().local.clone();
    schema
        .types
        .iter()
        .map(|one| {
            let names: Vec<String> = one.references().iter().map(|id| name(id.0)).collect();
            let mut text = format!("{:?}", one.kind);
            for (id, name) in one.references().iter().zip(&names) {
                text = text.replacen(&format!("TypeId({})", id.0), name, 1);
            }
            assert!(!text.contains("TypeId("), "{text}");
            (one.name.as_ref().unwrap().local.clone(), text)
        })
        .collect()
}

#[test]
fn ours_say_what_the_published_say() {
    let Some(facts) = facts() else { return };
    for message in schema::messages() {
        let published = load(&facts.join(format!("xsd/{}.xsd", message.id())));
        let ours = message.schema();
        assert_eq!(published.types.len(), ours.types.len(), "{}", message.id());
        assert_eq!(by_name(&published), by_name(&ours), "{}", message.id());
        assert_eq!(published.sorted(), ours, "{}", message.id());
    }
}

#[test]
fn the_manifest_names_the_published_files() {
    let Some(facts) = facts() else { return };
    let messages = fs::read_to_string(facts.join("messages.tsv")).unwrap();
    assert_eq!(messages.lines().count() - 1, manifest().len());
    for (row, line) in manifest().iter().zip(messages.lines().skip(1)) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!([&row[0], &row[1], &row[2], &row[6]], [cells[0], cells[3], cells[1], cells[6]]);
        let published = fs::read(facts.join(format!("xsd/{}.xsd", row[0]))).unwrap();
        let hash = Sha256::digest(&published);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(row[5], hash, "{}", row[0]);
        assert!(row[4].len() == 10 && row[3].starts_with("github:"), "{row:?}");
    }
}

#[test]
fn libxml2_loads_ours() {
    if facts().is_none() {
        return;
    }
    let document = Path::new(env!("CARGO_TARGET_TMPDIR")).join("any.xml");
    fs::write(&document, "<any/>").unwrap();
    for message in schema::messages() {
        let output = Command::new("xmllint")
            .args(["--noout", "--schema"])
            .args([&file(message.id()), &document])
            .output()
            .unwrap();
        // 3: the document is invalid, so the schema has been compiled (5: it cannot be).
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{}: {said}", message.id());
    }
}
