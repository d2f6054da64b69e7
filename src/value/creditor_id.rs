//! Creditor identifiers of SEPA direct debits (EPC262-08).

use super::country::is_country_code;
use super::mod97::remainder;

/// Why a text is no creditor identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditorIdFault {
    /// It does not begin with a country and two digits, is too short or too long, or holds
    /// other characters than letters and digits.
    Form,
    /// The check digits do not fit the rest; those that would.
    CheckDigits(u8),
}

/// Checks a creditor identifier: the check digits are those of the national part, behind the
/// business code in the fifth to seventh place, which they leave out.
///
/// # Errors
///
/// What is wrong with it.
///
/// ```
/// use isoproof::value::{CreditorIdFault, check_creditor_id};
/// assert_eq!(check_creditor_id(b"DE98ZZZ09999999999"), Ok(()));
/// assert_eq!(check_creditor_id(b"DE99ZZZ09999999999"), Err(CreditorIdFault::CheckDigits(98)));
/// ```
pub fn check_creditor_id(text: &[u8]) -> Result<(), CreditorIdFault> {
    let is_formed = (8..=35).contains(&text.len())
        && text.iter().all(u8::is_ascii_alphanumeric)
        && is_country_code([text[0], text[1]])
        && text[2..4].iter().all(u8::is_ascii_digit);
    if !is_formed {
        return Err(CreditorIdFault::Form);
    }
    let parts: [&[u8]; 3] = [&text[7..], &text[..2], b"00"];
    let right = 98 - remainder(&parts);
    let digits = (text[2] - b'0') * 10 + (text[3] - b'0');
    if digits == right { Ok(()) } else { Err(CreditorIdFault::CheckDigits(right)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples_are_right() {
        for text in ["DE98ZZZ09999999999", "AT88ZZZ00000000001", "NL69ZZZ123456780000"] {
            assert_eq!(check_creditor_id(text.as_bytes()), Ok(()), "{text}");
        }
        for text in ["", "DE98ZZZ", "98DEZZZ09999999999", "DE98ZZZ0999 999999"] {
            assert_eq!(check_creditor_id(text.as_bytes()), Err(CreditorIdFault::Form), "{text}");
        }
    }

    #[test]
    fn the_business_code_is_left_out() {
        assert_eq!(check_creditor_id(b"DE98ABC09999999999"), Ok(()));
    }
}
