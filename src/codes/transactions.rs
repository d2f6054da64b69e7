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
    if has_line(&format!("{domain}\t{family}\t{sub_family}\n")) {
        Ok(())
    } else if has_line(&format!("{domain}\t{family}\t")) {
        Err(TransactionPart::SubFamily)
    } else if has_line(&format!("{domain}\t")) {
        Err(TransactionPart::Family)
    } else {
        Err(TransactionPart::Domain)
    }
}

/// Whether a line begins like that.
fn has_line(start: &str) -> bool {
    COMBINATIONS.match_indices(start).any(|(at, _)| COMBINATIONS[..at].ends_with('\n'))
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
