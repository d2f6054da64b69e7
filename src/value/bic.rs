//! The form of business identifier codes.

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

#[cfg(test)]
mod tests {
    use super::*;

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
