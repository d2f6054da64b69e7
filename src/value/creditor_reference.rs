//! References of a creditor: ISO 11649, and the Belgian structured communication.

use super::mod97::remainder;

/// Why a text is no creditor reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceFault {
    /// It does not have the form.
    Form,
    /// Its check digits do not fit the rest.
    CheckDigits,
}

/// Whether a text, its blanks left out, has the form of an ISO 11649 reference: `RF`, two
/// digits, and one to 21 letters or digits.
#[must_use]
pub fn has_rf_form(text: &[u8]) -> bool {
    let mut rest = text.iter().filter(|byte| **byte != b' ');
    let is_headed = rest.next() == Some(&b'R')
        && rest.next() == Some(&b'F')
        && rest.by_ref().take(2).filter(|byte| byte.is_ascii_digit()).count() == 2;
    let is_reference = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let count = rest.clone().count();
    is_headed && (1..=21).contains(&count) && rest.all(is_reference)
}

/// Checks an ISO 11649 reference, in which blanks may stand.
///
/// # Errors
///
/// What is wrong with it.
///
/// ```
/// use isoproof::value::{ReferenceFault, check_rf_reference};
/// assert_eq!(check_rf_reference(b"RF18539007547034"), Ok(()));
/// assert_eq!(check_rf_reference(b"RF19539007547034"), Err(ReferenceFault::CheckDigits));
/// ```
pub fn check_rf_reference(text: &[u8]) -> Result<(), ReferenceFault> {
    if !has_rf_form(text) {
        return Err(ReferenceFault::Form);
    }
    let dense: Vec<u8> = text.iter().copied().filter(|byte| *byte != b' ').collect();
    let (head, rest) = dense.split_at(4);
    let fits = remainder(&[rest, head]) == 1;
    if fits { Ok(()) } else { Err(ReferenceFault::CheckDigits) }
}

/// Checks a Belgian structured communication: twelve digits, of which the last two are the
/// rest of the others by 97, or 97 where that is 0.
///
/// # Errors
///
/// What is wrong with it.
///
/// ```
/// use isoproof::value::check_belgian_reference;
/// assert_eq!(check_belgian_reference(b"090933755493"), Ok(()));
/// ```
pub fn check_belgian_reference(text: &[u8]) -> Result<(), ReferenceFault> {
    if text.len() != 12 || !text.iter().all(u8::is_ascii_digit) {
        return Err(ReferenceFault::Form);
    }
    let rest = remainder(&[&text[..10]]);
    let right = if rest == 0 { 97 } else { rest };
    let digits = (text[10] - b'0') * 10 + (text[11] - b'0');
    if digits == right { Ok(()) } else { Err(ReferenceFault::CheckDigits) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_may_be_written_in_groups() {
        assert_eq!(check_rf_reference(b"RF18 5390 0754 7034"), Ok(()));
        for text in ["", "RF", "RF18", "RF1853900754703412345678901", "rf18539007547034", "RFA8539"]
        {
            assert_eq!(check_rf_reference(text.as_bytes()), Err(ReferenceFault::Form), "{text}");
        }
    }

    #[test]
    fn a_rest_of_zero_is_written_as_97() {
        // 9700000000 is divisible by 97.
        assert_eq!(check_belgian_reference(b"970000000097"), Ok(()));
        assert_eq!(check_belgian_reference(b"970000000000"), Err(ReferenceFault::CheckDigits));
        assert_eq!(check_belgian_reference(b"97000000009"), Err(ReferenceFault::Form));
    }
}
