//! What holds for any input: no panic, the same report in pieces of any size, places
//! that can be counted again.

use super::shared::project;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::{FileReport, Place, Verdict};
use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::sync::LazyLock;

/// One validator for each number of bytes read at a time; the first reads all at once.
static VALIDATORS: LazyLock<Vec<Validator>> = LazyLock::new(|| {
    let with_chunk = |chunk| {
        let settings = Settings { chunk, ..Settings::default() };
        Validator::new(SchemaSet::embedded(), settings)
    };
    [1 << 20, 1, 7, 64, 4096].map(with_chunk).into()
});

/// Small files of many kinds, with the name of their encoding.
static PAYLOADS: LazyLock<Vec<(&'static encoding_rs::Encoding, Vec<u8>)>> = LazyLock::new(|| {
    [
        (encoding_rs::UTF_8, "samples/valid/pain.001.001.03/small.xml"),
        (encoding_rs::UTF_8, "samples/valid/camt.052.001.08/small.xml"),
        (encoding_rs::UTF_8, "samples/valid/envelope/header-and-pacs.008.001.08.xml"),
        (encoding_rs::UTF_8, "samples/invalid/XSD0103/purpose-behind-remittance.xml"),
        (encoding_rs::UTF_8, "samples/invalid/XML0201/doctype-with-entity.xml"),
        (encoding_rs::UTF_8, "tests/wellformed/ok--comments-everywhere.xml"),
        (encoding_rs::UTF_8, "tests/wellformed/ok--names-fifth-edition.xml"),
        (encoding_rs::WINDOWS_1252, "samples/valid/encoding/iso-8859-1.xml"),
        (encoding_rs::UTF_16LE, "samples/valid/encoding/utf-16.xml"),
    ]
    .map(|(encoding, path)| (encoding, fs::read(project(path)).unwrap()))
    .into()
});

#[derive(Clone, Debug)]
enum Change {
    Cut(Index),
    Flip(Index, u8),
    Insert(Index, u8),
    Delete(Index),
}

impl Change {
    /// The changed bytes. What declares the encoding stays, so that it is known.
    fn of(&self, bytes: &[u8]) -> Vec<u8> {
        let start = 120;
        let mut bytes = bytes.to_vec();
        if bytes.len() <= start {
            return bytes;
        }
        let length = bytes.len();
        let place = |index: &Index| start + index.index(length - start);
        match self {
            Change::Cut(index) => bytes.truncate(index.index(length)),
            Change::Flip(index, byte) => bytes[place(index)] ^= *byte,
            Change::Insert(index, byte) => bytes.insert(place(index), *byte),
            Change::Delete(index) => drop(bytes.remove(place(index))),
        }
        bytes
    }
}

/// Bytes, those with a meaning in XML more often.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![any::<u8>(), prop::sample::select(b"<>&;\"'/!?-[]=: \n\r\t#x\0".to_vec())]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        any::<Index>().prop_map(Change::Cut),
        (any::<Index>(), 1..=u8::MAX).prop_map(|(index, byte)| Change::Flip(index, byte)),
        (any::<Index>(), byte()).prop_map(|(index, byte)| Change::Insert(index, byte)),
        any::<Index>().prop_map(Change::Delete),
    ]
}

/// The place behind those bytes, counted in the plainest way.
fn place_behind(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Place {
    let text = encoding.decode_with_bom_removal(bytes).0;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let last = text.rsplit('\n').next().unwrap_or_default();
    Place {
        offset: bytes.len() as u64,
        line: 1 + text.matches('\n').count() as u64,
        column: 1 + last.chars().count() as u64,
        column_utf16: 1 + last.encode_utf16().count() as u64,
    }
}

fn check_places(
    encoding: &'static encoding_rs::Encoding,
    bytes: &[u8],
    report: &FileReport,
) -> Result<(), TestCaseError> {
    for finding in &report.findings {
        let offset = finding.place.offset as usize;
        prop_assert!(offset <= bytes.len(), "{finding:?}");
        prop_assert_eq!(finding.place, place_behind(encoding, &bytes[..offset]), "{:?}", finding);
    }
    Ok(())
}

/// Checks all that must hold for any bytes; gives the report.
fn check_any(bytes: &[u8]) -> Result<FileReport, TestCaseError> {
    let report = VALIDATORS[0].validate("x", true, bytes);
    for validator in VALIDATORS.iter() {
        prop_assert_eq!(&validator.validate("x", true, bytes), &report);
        prop_assert_eq!(validator.is_valid(bytes), report.verdict == Verdict::Valid);
    }
    Ok(report)
}

/// What stands behind a fault far from the start of its tag is shown however the input
/// was cut.
#[test]
fn a_fault_far_inside_a_tag_is_shown_alike_in_pieces() {
    let text = format!("<a b=\"{}<c>\"/>", "x".repeat(3000));
    let report = check_any(text.as_bytes()).unwrap();
    assert!(report.findings[0].excerpt.text.ends_with("<c>\"/>"), "{report:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_payloads_are_read_alike_in_pieces(
        file in any::<Index>(),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let (encoding, bytes) = file.get(&PAYLOADS[..]);
        let changed = changes.iter().fold(bytes.clone(), |bytes, change| change.of(&bytes));
        let report = check_any(&changed)?;
        check_places(encoding, &changed, &report)?;
    }

    #[test]
    fn a_changed_start_is_read_alike_in_pieces(
        file in any::<Index>(),
        at in any::<Index>(),
        byte in byte(),
        inserts in any::<bool>(),
    ) {
        let (_, bytes) = file.get(&PAYLOADS[..]);
        let mut changed = bytes.clone();
        let at = at.index(changed.len().min(120));
        if inserts { changed.insert(at, byte) } else { changed[at] = byte }
        check_any(&changed)?;
    }

    #[test]
    fn any_bytes_are_read_alike_in_pieces(bytes in prop::collection::vec(byte(), 0..300)) {
        check_any(&bytes)?;
    }
}

#[test]
fn no_truncated_payload_is_valid() {
    for (_, bytes) in PAYLOADS.iter() {
        // The last `/` is that of the end tag of the root element.
        let root = bytes.iter().rposition(|byte| *byte == b'/').unwrap();
        for end in (0..=root).step_by(5) {
            assert!(!VALIDATORS[0].is_valid(&bytes[..end]), "{end}");
        }
    }
}
