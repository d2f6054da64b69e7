//! Business identifier codes.

use super::country::is_country_code;

/// Whether a text has the form of a BIC (ISO 9362:2014): four letters or digits for the
/// party, two letters for the country, two letters or digits for the place, and three
/// more for a branch.
///
/// ```
/// use isoproof::value::is_bic;
/// assert!(is_bic("EXMPDEFF") && is_bic("EXMPDEFFXXX") && !is_bic("EXMPDEFFX"));
/// ```
#[must_use]
pub fn is_bic(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.len(), 8 | 11)
        && bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && bytes[4..6].iter().all(u8::is_ascii_uppercase)
}

/// Why a text of the right form is no BIC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BicFault {
    /// It does not have the form of a BIC.
    Form,
    /// Its fifth and sixth characters are no country.
    Country,
}

/// Checks the form of a BIC, and its country (ISO 9362, ISO 3166-1).
///
/// # Errors
///
/// The first thing that is wrong with it.
///
/// ```
/// use isoproof::value::{BicFault, check_bic};
/// assert_eq!(check_bic(b"EXMPDEFFXXX"), Ok(()));
/// assert_eq!(check_bic(b"CITIG22L"), Err(BicFault::Form));
/// assert_eq!(check_bic(b"EXMPZZFF"), Err(BicFault::Country));
/// ```
pub fn check_bic(text: &[u8]) -> Result<(), BicFault> {
    let Some((first, branch)) = text.split_first_chunk::<8>() else { return Err(BicFault::Form) };
    let [.., tens, ones, _, _] = *first;
    let is_formed = matches!(branch.len(), 0 | 3)
        && are_capitals_or_digits(first)
        && are_capitals_or_digits(branch)
        && tens.is_ascii_uppercase()
        && ones.is_ascii_uppercase();
    if !is_formed {
        return Err(BicFault::Form);
    }
    if is_country_code([tens, ones]) { Ok(()) } else { Err(BicFault::Country) }
}

/// All are looked at, which takes less time than to stop at the first that is none.
#[inline(always)]
fn are_capitals_or_digits(text: &[u8]) -> bool {
    text.iter().fold(true, |all, byte| all & (byte.is_ascii_uppercase() | byte.is_ascii_digit()))
}

/// Whether a BIC is one for tests: its eighth character is 0.
#[must_use]
pub fn is_test_bic(text: &[u8]) -> bool {
    text.get(7) == Some(&b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_of_a_bic_exists() {
        assert_eq!(check_bic(b"EXMPXKPR"), Ok(()));
        assert_eq!(check_bic(b"fakebic"), Err(BicFault::Form));
        assert_eq!(check_bic(b"EXMPUKFF"), Err(BicFault::Country));
        assert!(is_test_bic(b"EXMPDEF0") && !is_test_bic(b"EXMPDEF1XXX"));
    }

    #[test]
    fn only_eight_or_eleven_capitals_and_digits_are_a_bic() {
        for text in ["EXMPDEFF", "EXMPDE2AXXX", "1234DE00"] {
            assert!(is_bic(text), "{text}");
        }
        for text in ["", "EXMPDEF", "EXMPDEFFX", "exmpdeff", "EXMP1EFF", "EXMPDEFFXX ", "ÉXMPDEF"]
        {
            assert!(!is_bic(text), "{text}");
        }
    }
}
