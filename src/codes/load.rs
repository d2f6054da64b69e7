//! Another edition of the external code sets, from a file.

use super::sets::CodeSet;
use crate::json;
use crate::schema;
use crate::schema::model::TypeKind;

/// Why a file gives no code sets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodesError {
    /// It cannot be read as what it looks like.
    #[error("{0}")]
    Unreadable(String),
    /// It holds no code set.
    #[error("it holds no external code set")]
    NoSet,
}

/// The code sets in a file.
pub(super) fn read(text: &str) -> Result<Vec<CodeSet>, CodesError> {
    let sets = match text.trim_start().bytes().next() {
        Some(b'<') => from_xsd(text)?,
        Some(b'{') => from_json(text)?,
        _ => from_table(text),
    };
    if sets.is_empty() { Err(CodesError::NoSet) } else { Ok(sets) }
}

fn is_set(name: &str) -> bool {
    name.starts_with("External") && name.ends_with("Code")
}

/// A line `=Set` before the lines of each.
fn from_table(text: &str) -> Vec<CodeSet> {
    let mut sets: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().map(str::trim_end).filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix('='), sets.last_mut()) {
            (Some(name), _) => sets.push((name.to_owned(), Vec::new())),
            (None, Some((_, lines))) if !line.is_empty() => lines.push(line.to_owned()),
            (None, _) => {}
        }
    }
    sets.into_iter().filter(|(n, _)| is_set(n)).map(|(n, lines)| CodeSet::new(&n, lines)).collect()
}

/// A simple type with enumerations for each set.
fn from_xsd(text: &str) -> Result<Vec<CodeSet>, CodesError> {
    let none = |location: &str| Err(format!("{location} is not given"));
    let schema = schema::load(text.as_bytes(), &none);
    let schema = schema.map_err(|error| CodesError::Unreadable(error.to_string()))?;
    let set = |found: &schema::model::Type| {
        let name = &found.name.as_ref().filter(|name| is_set(&name.local))?.local;
        let TypeKind::Simple(simple) = &found.kind else { return None };
        Some(CodeSet::new(name, simple.facets.enumerations.clone()))
    };
    Ok(schema.types.iter().filter_map(set).collect())
}

/// How deep a JSON Schema may be, and how many faults are looked at.
const DEPTH: usize = 64;

/// A definition with an `enum` for each set.
fn from_json(text: &str) -> Result<Vec<CodeSet>, CodesError> {
    let reading = json::read(text.as_bytes(), DEPTH, 1);
    if let Some(fault) = reading.faults.first() {
        return Err(CodesError::Unreadable(fault.message.clone()));
    }
    let root = reading.value.ok_or(CodesError::NoSet)?;
    let holders = ["definitions", "$defs"].into_iter().filter_map(|name| root.member(name));
    let set = |member: &json::Member| {
        let codes = member.value.member("enum").filter(|_| is_set(&member.name))?;
        let lines = codes.items().iter().filter_map(|code| code.text().map(str::to_owned));
        Some(CodeSet::new(&member.name, lines.collect()))
    };
    Ok(holders.flat_map(json::Value::members).filter_map(set).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{CodeSets, CodesError};

    const XSD: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:simpleType name="ExternalPurpose1Code"><xs:restriction base="xs:string">
            <xs:enumeration value="ZZZZ"/><xs:enumeration value="AAAA"/>
        </xs:restriction></xs:simpleType></xs:schema>"#;
    const JSON: &str = r#"{"definitions": {"ExternalPurpose1Code": {"type": "string", "enum": ["ZZZZ", "AAAA"]}}}"#;
    const TABLE: &str = "# newer\n=ExternalPurpose1Code\nZZZZ\tNew\t2026-09\nAAAA\n";

    #[test]
    fn sets_of_a_file_stand_in_the_place_of_the_embedded_ones() {
        for text in [XSD, JSON, TABLE] {
            let sets = CodeSets::load("3Q2026", text).unwrap();
            assert_eq!(sets.edition(), "3Q2026");
            let purposes = sets.set("ExternalPurpose1Code").unwrap();
            let codes: Vec<&str> = purposes.codes().map(|known| known.code).collect();
            assert_eq!(codes, ["AAAA", "ZZZZ"], "{text}");
            assert!(sets.set("ExternalCategoryPurpose1Code").unwrap().find("SALA").is_some());
        }
    }

    #[test]
    fn other_files_are_refused() {
        for text in ["", "Purpose", "=Other\nA\n", "{}", "<a/>", "{\"definitions\": "] {
            assert!(CodeSets::load("x", text).is_err(), "{text}");
        }
        assert_eq!(CodeSets::load("x", "{}").unwrap_err(), CodesError::NoSet);
    }
}
