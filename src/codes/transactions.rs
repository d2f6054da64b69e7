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
/// assert_eq!(check_transaction_code(b"PMNT", b"RCDT", b"ESCT"), Ok(()));
/// assert_eq!(check_transaction_code(b"PMNT", b"RCDT", b"XXXX"), Err(TransactionPart::SubFamily));
/// ```
pub fn check_transaction_code(
    domain: &[u8],
    family: &[u8],
    sub_family: &[u8],
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

/// The lines behind the first, which names the columns.
static LINES: &[[u8; LINE]] = lines();

const fn lines() -> &'static [[u8; LINE]] {
    let mut rest = COMBINATIONS.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first == b'\n' {
            break;
        }
    }
    rest.as_chunks().0
}

/// Whether a line begins with these parts.
fn has_line(parts: &[&[u8]]) -> bool {
    let mut wanted = [0; LINE];
    for (cell, part) in wanted.chunks_mut(PART + 1).zip(parts) {
        let Some(part) = part.first_chunk::<PART>().filter(|_| part.len() == PART) else {
            return false;
        };
        cell[..PART].copy_from_slice(part);
        cell[PART] = b'\t';
    }
    let shown = parts.len() * (PART + 1) - 1;
    let wanted = start_of(&wanted, shown);
    LINES.binary_search_by(|line| start_of(line, shown).cmp(&wanted)).is_ok()
}

/// The first bytes of a line, as a number by which lines are in order.
#[inline(always)]
fn start_of(line: &[u8; LINE], length: usize) -> u128 {
    let mut bytes = [0; 16];
    bytes[..LINE].copy_from_slice(line);
    u128::from_be_bytes(bytes) >> ((16 - length) * 8)
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
        assert_eq!(check_transaction_code(b"XTND", b"NTAV", b"NTAV"), Ok(()));
        assert_eq!(check_transaction_code(b"PMNT", b"ESCT", b"RCDT"), Err(TransactionPart::Family));
        assert_eq!(check_transaction_code(b"MNT", b"RCDT", b"ESCT"), Err(TransactionPart::Domain));
        assert_eq!(check_transaction_code(b"", b"", b""), Err(TransactionPart::Domain));
        assert_eq!(
            check_transaction_code(b"PMNT", b"RCDT", b"ESC"),
            Err(TransactionPart::SubFamily)
        );
    }
}
