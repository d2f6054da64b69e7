//! Bank transaction codes: which sub-families a family has, and which families a domain.

use std::fmt;

/// Written by `cargo run -p xtask -- codes`: a line a combination, ascending.
const COMBINATIONS: &str = include_str!("../../schemas/codes/bank-transaction.tsv");

/// The edition of the bank transaction codes.
pub const TRANSACTION_EDITION: &str = "version 7.0 of 30 October 2023";

/// Which part of a bank transaction code is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransactionPart {
    /// The domain.
    Domain,
    /// The family, in that domain.
    Family,
    /// The sub-family, in that family.
    SubFamily,
}

impl fmt::Display for TransactionPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TransactionPart::Domain => "domain",
            TransactionPart::Family => "family",
            TransactionPart::SubFamily => "sub-family",
        })
    }
}

/// Checks a bank transaction code as a combination.
///
/// # Errors
///
/// The first part that is not known.
///
/// ```
/// use isoproof::codes::{TransactionPart, check_transaction_code};
/// assert_eq!(check_transaction_code("PMNT", "RCDT", "ESCT"), Ok(()));
/// assert_eq!(check_transaction_code("PMNT", "RCDT", "XXXX"), Err(TransactionPart::SubFamily));
/// ```
pub fn check_transaction_code(
    domain: &str,
    family: &str,
    sub_family: &str,
) -> Result<(), TransactionPart> {
    let parts = [domain, family, sub_family];
    if has_line(&parts) {
        Ok(())
    } else if has_line(&parts[..2]) {
        Err(TransactionPart::SubFamily)
    } else if has_line(&parts[..1]) {
        Err(TransactionPart::Family)
    } else {
        Err(TransactionPart::Domain)
    }
}

/// Letters of a part; parts have a tab between them, and lines an end.
const PART: usize = 4;
const LINE: usize = 3 * (PART + 1);

/// Whether a line begins with these parts.
fn has_line(parts: &[&str]) -> bool {
    let lines = COMBINATIONS.split_once('\n').map_or("", |(_, lines)| lines).as_bytes();
    let (lines, _) = lines.as_chunks::<LINE>();
    if parts.iter().any(|part| part.len() != PART) {
        return false;
    }
    let mut wanted = [0; LINE];
    let length = parts.len() * (PART + 1);
    for (cell, part) in wanted.chunks_mut(PART + 1).zip(parts) {
        cell[..PART].copy_from_slice(part.as_bytes());
        cell[PART] = b'\t';
    }
    let wanted = &wanted[..length - 1];
    lines.binary_search_by(|line| line[..wanted.len()].cmp(wanted)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_of_one_length_and_ascend() {
        let (_, lines) = COMBINATIONS.split_once('\n').unwrap();
        let is_line = |line: &str| {
            line.len() == LINE && line.ends_with('\n') && line.split('\t').all(|p| p.len() >= PART)
        };
        assert!(lines.split_inclusive('\n').all(is_line));
        assert!(lines.lines().is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn each_part_is_looked_at_in_the_one_before() {
        assert_eq!(check_transaction_code("XTND", "NTAV", "NTAV"), Ok(()));
        assert_eq!(check_transaction_code("PMNT", "ESCT", "RCDT"), Err(TransactionPart::Family));
        assert_eq!(check_transaction_code("MNT", "RCDT", "ESCT"), Err(TransactionPart::Domain));
        assert_eq!(check_transaction_code("", "", ""), Err(TransactionPart::Domain));
        assert_eq!(check_transaction_code("PMNT", "RCDT", "ESC"), Err(TransactionPart::SubFamily));
    }
}
