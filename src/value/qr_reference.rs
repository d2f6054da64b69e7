//! Swiss QR references and the accounts for them (SIX, Swiss Payment Standards).

/// For each carry of the recursive modulo 10 what it and the next digit lead to.
const TABLE: [u8; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/// Whether a text is a QR reference: 27 digits, not all zero, the last of which is the check
/// digit of the others by recursive modulo 10.
///
/// ```
/// use isoproof::value::is_qr_reference;
/// assert!(is_qr_reference(b"210000000003139471430009017"));
/// assert!(!is_qr_reference(b"210000000003139471430009018"));
/// ```
#[must_use]
pub fn is_qr_reference(text: &[u8]) -> bool {
    if text.len() != 27 || !text.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let carry = text[..26]
        .iter()
        .fold(0, |carry: u8, digit| TABLE[usize::from((carry + digit - b'0') % 10)]);
    let is_zero = text.iter().all(|digit| *digit == b'0');
    !is_zero && (10 - carry) % 10 == text[26] - b'0'
}

/// Whether an IBAN is one for QR references: Swiss or of Liechtenstein, with an institution
/// from 30000 to 31999.
///
/// ```
/// use isoproof::value::is_qr_iban;
/// assert!(is_qr_iban(b"CH4431999123000889012") && !is_qr_iban(b"CH9300762011623852957"));
/// ```
#[must_use]
pub fn is_qr_iban(iban: &[u8]) -> bool {
    let is_of_country = iban.starts_with(b"CH") || iban.starts_with(b"LI");
    let institution = iban.get(4..9).unwrap_or_default();
    is_of_country && matches!(institution, [b'3', b'0' | b'1', _, _, _])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_changed_digit_is_found() {
        let right = *b"210000000003139471430009017";
        for at in 0..27 {
            let mut wrong = right;
            wrong[at] = b'0' + (right[at] - b'0' + 1) % 10;
            assert!(!is_qr_reference(&wrong), "{at}");
        }
        assert!(!is_qr_reference(&[b'0'; 27]) && !is_qr_reference(b"21"));
    }

    #[test]
    fn other_accounts_are_for_no_qr_reference() {
        for iban in ["CH4432000123000889012", "DE4431999123000889012", "CH44", ""] {
            assert!(!is_qr_iban(iban.as_bytes()), "{iban}");
        }
    }
}
