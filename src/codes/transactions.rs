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

/// Whether a line begins with these parts.
fn has_line(parts: &[&str]) -> bool {
    // The line in the middle of what is left, until it is one or nothing is left.
    let mut rest = COMBINATIONS.split_once('\n').map_or("", |(_, lines)| lines);
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let from = rest[..middle].rfind('\n').map_or(0, |at| at + 1);
        let to = rest[from..].find('\n').map_or(rest.len(), |at| from + at);
        match rest[from..to].split('\t').take(parts.len()).cmp(parts.iter().copied()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => rest = rest.get(to + 1..).unwrap_or_default(),
            std::cmp::Ordering::Greater => rest = &rest[..from.saturating_sub(1)],
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_looked_at_in_the_one_before() {
        assert_eq!(check_transaction_code("XTND", "NTAV", "NTAV"), Ok(()));
        assert_eq!(check_transaction_code("PMNT", "ESCT", "RCDT"), Err(TransactionPart::Family));
        assert_eq!(check_transaction_code("MNT", "RCDT", "ESCT"), Err(TransactionPart::Domain));
        assert_eq!(check_transaction_code("", "", ""), Err(TransactionPart::Domain));
        assert_eq!(check_transaction_code("PMNT", "RCDT", "ESC"), Err(TransactionPart::SubFamily));
    }
}
