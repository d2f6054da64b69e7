//! The external code sets.

use super::load::{self, CodesError};
use crate::value::nearest;
use memchr::memmem;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Written by `cargo run -p xtask -- codes`.
const EMBEDDED: &str = include_str!("../../schemas/codes/external.tsv");

/// What the embedded edition is called.
const EDITION: &str = "2Q2026";

/// External code sets of one edition.
#[derive(Debug)]
pub struct CodeSets {
    edition: String,
    /// By name, ascending.
    sets: Vec<CodeSet>,
}

/// A code set.
#[derive(Debug, Clone)]
pub struct CodeSet {
    name: Cow<'static, str>,
    /// A line a code, ascending: code, name, month, status.
    codes: Cow<'static, str>,
}

/// What is known of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownCode<'a> {
    /// The code.
    pub code: &'a str,
    /// Its name; empty where it is not known.
    pub name: &'a str,
    /// The month in which it was registered: `2016-05`; empty where it is not known.
    pub registered: &'a str,
    /// Whether it is to be used.
    pub status: CodeStatus,
}

/// Whether a code is to be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeStatus {
    /// It is registered.
    Registered,
    /// It is registered, but not to be used any more.
    Obsolete,
    /// It is not in the set any more.
    Withdrawn,
}

impl CodeSets {
    /// The embedded edition.
    ///
    /// ```
    /// use isoproof::codes::CodeSets;
    /// let sets = CodeSets::embedded();
    /// let purposes = sets.set("ExternalPurpose1Code").unwrap();
    /// assert!(purposes.find("SALA").is_some() && purposes.find("ZZZZ").is_none());
    /// assert_eq!(sets.edition(), "2Q2026");
    /// ```
    #[must_use]
    pub fn embedded() -> &'static CodeSets {
        static SETS: OnceLock<CodeSets> = OnceLock::new();
        SETS.get_or_init(|| CodeSets { edition: EDITION.to_owned(), sets: split(EMBEDDED) })
    }

    /// The embedded edition with the sets of a file in the place of those of the same name.
    /// The file is a table as this project keeps it, an XSD with a simple type for each set,
    /// or a JSON Schema with a definition for each set. `edition` is what reports call it.
    ///
    /// # Errors
    ///
    /// If the file is none of these, or has no set.
    pub fn load(edition: &str, text: &str) -> Result<CodeSets, CodesError> {
        let mut sets = CodeSets::embedded().sets.clone();
        for set in load::read(text)? {
            match sets.binary_search_by(|known| known.name.cmp(&set.name)) {
                Ok(at) => sets[at] = set,
                Err(at) => sets.insert(at, set),
            }
        }
        Ok(CodeSets { edition: edition.to_owned(), sets })
    }

    /// What the edition is called.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The sets, by name.
    #[must_use]
    pub fn sets(&self) -> &[CodeSet] {
        &self.sets
    }

    /// The set of that name.
    #[must_use]
    pub fn set(&self, name: &str) -> Option<&CodeSet> {
        self.sets.get(self.number(name)?)
    }

    /// The place of the set of that name among the sets.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.sets.binary_search_by(|set| set.name.as_ref().cmp(name)).ok()
    }
}

impl CodeSet {
    /// A set of codes, each with a line of its own that begins with it.
    pub(super) fn new(name: &str, mut lines: Vec<String>) -> CodeSet {
        lines.sort_unstable_by(|a, b| code_of(a).cmp(code_of(b)));
        CodeSet { name: name.to_owned().into(), codes: lines.join("\n").into() }
    }

    /// The name of the set: `ExternalPurpose1Code`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the set is registered without values: then it refuses none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The codes, ascending.
    pub fn codes(&self) -> impl Iterator<Item = KnownCode<'_>> {
        self.codes.lines().map(known)
    }

    /// What is known of a code; `None` if the set does not have it.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<KnownCode<'_>> {
        // The line in the middle of what is left, until it is the one or nothing is left.
        let mut rest: &str = &self.codes;
        while !rest.is_empty() {
            let middle = rest.floor_char_boundary(rest.len() / 2);
            let from = rest[..middle].rfind('\n').map_or(0, |at| at + 1);
            let to = rest[from..].find('\n').map_or(rest.len(), |at| from + at);
            let line = &rest[from..to];
            match code_of(line).cmp(code) {
                std::cmp::Ordering::Equal => return Some(known(line)),
                std::cmp::Ordering::Less => rest = rest.get(to + 1..).unwrap_or_default(),
                std::cmp::Ordering::Greater => rest = &rest[..from.saturating_sub(1)],
            }
        }
        None
    }

    /// The codes most like a text, at most so many.
    #[must_use]
    pub fn nearest(&self, text: &str, most: usize) -> Vec<&str> {
        nearest(text, self.codes().map(|known| known.code), most)
    }
}

fn code_of(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

fn known(line: &str) -> KnownCode<'_> {
    let mut cells = line.split('\t');
    let mut next = || cells.next().unwrap_or_default();
    KnownCode {
        code: next(),
        name: next(),
        registered: next(),
        status: match next() {
            "obsolete" => CodeStatus::Obsolete,
            "withdrawn" => CodeStatus::Withdrawn,
            _ => CodeStatus::Registered,
        },
    }
}

/// The sets of a table: a line `=Set` before the lines of each.
pub(super) fn split(table: &'static str) -> Vec<CodeSet> {
    let starts: Vec<usize> = memmem::find_iter(table.as_bytes(), b"\n=").collect();
    let ends = starts.iter().skip(1).copied().chain([table.len()]);
    let sets = starts.iter().zip(ends).filter_map(|(start, end)| table.get(start + 2..end));
    sets.map(|set| {
        let (name, codes) = set.split_once('\n').unwrap_or((set, ""));
        CodeSet { name: name.into(), codes: codes.trim_end().into() }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_every_set_is_found() {
        let sets = CodeSets::embedded();
        assert!(sets.sets.is_sorted_by(|a, b| a.name < b.name));
        let mut count = 0;
        for set in sets.sets() {
            assert!(set.codes().map(|c| c.code).is_sorted_by(|a, b| a < b), "{}", set.name);
            for known in set.codes() {
                assert_eq!(set.find(known.code), Some(known), "{}", set.name);
                count += 1;
            }
            for none in ["", "\u{0}", "~~~~", "Ä"] {
                assert_eq!(set.find(none), None, "{}", set.name);
            }
        }
        assert_eq!((sets.sets().len(), count), (163, 3346));
    }

    #[test]
    fn codes_tell_what_became_of_them() {
        let instruments = CodeSets::embedded().set("ExternalLocalInstrument1Code").unwrap();
        let status = |code| instruments.find(code).map(|known| known.status);
        assert_eq!(status("CORE"), Some(CodeStatus::Registered));
        assert_eq!(status("0090"), Some(CodeStatus::Obsolete));
        let empty = CodeSets::embedded().set("ExternalCreditLineType1Code").unwrap();
        assert!(empty.is_empty() && empty.find("X").is_none());
        let purposes = CodeSets::embedded().set("ExternalPurpose1Code").unwrap();
        assert_eq!(purposes.nearest("SALARY", 1), ["SALA"]);
    }
}
