//! Legal entity identifiers (ISO 17442-1).

use super::mod97::remainder;

/// Whether a text is an LEI: eighteen capitals or digits and two check digits, which together
/// leave 1 by 97.
///
/// ```
/// use isoproof::value::is_lei;
/// assert!(is_lei(b"5493001KJTIIGC8Y1R12") && !is_lei(b"5493001KJTIIGC8Y1R17"));
/// ```
#[must_use]
pub fn is_lei(text: &[u8]) -> bool {
    text.len() == 20
        && text.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && text[18..].iter().all(u8::is_ascii_digit)
        && remainder(&[text]) == 1
}

#[cfg(test)]
mod tests {
    use super::is_lei;

    #[test]
    fn one_changed_character_is_found() {
        let right = *b"5493001KJTIIGC8Y1R12";
        for at in 0..right.len() {
            let mut wrong = right;
            wrong[at] = match right[at] {
                b'9' => b'8',
                b'Y' => b'X',
                other => other + 1,
            };
            assert!(!is_lei(&wrong), "{at}");
        }
        assert!(!is_lei(b"") && !is_lei(b"5493001kjtiigc8y1r12"));
    }
}
