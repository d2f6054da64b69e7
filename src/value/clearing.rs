//! Identifications of members of clearing systems, by the system's code.

/// What is wrong with the identification of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberFault {
    /// Another number of digits than the system has; what it has.
    Form(&'static str),
    /// The check digit does not fit the rest.
    CheckDigit,
}

/// The systems whose form is known: the code, the numbers of digits, and these in words.
const SYSTEMS: [(&str, &[usize], &str); 10] = [
    ("AUBSB", &[6], "6 digits"),
    ("CACPA", &[9], "9 digits"),
    ("CHBCC", &[3, 4, 5], "3 to 5 digits"),
    ("DEBLZ", &[8], "8 digits"),
    ("GBDSC", &[6], "6 digits"),
    ("HKNCC", &[3], "3 digits"),
    ("INFSC", &[11], "11 letters or digits"),
    ("SGIBG", &[3, 4, 7], "7 digits, or the bank's 4 or the branch's 3"),
    ("USABA", &[9], "9 digits"),
    ("ZANCC", &[6], "6 digits"),
];

/// Checks the identification of a member of a clearing system; `None` if the form of that
/// system is not known here.
///
/// ```
/// use isoproof::value::{MemberFault, check_clearing_member};
/// assert_eq!(check_clearing_member("AUBSB", b"062000"), Some(Ok(())));
/// assert_eq!(check_clearing_member("AUBSB", b"12345"), Some(Err(MemberFault::Form("6 digits"))));
/// assert_eq!(check_clearing_member("XXXXX", b"12345"), None);
/// ```
#[must_use]
pub fn check_clearing_member(system: &str, member: &[u8]) -> Option<Result<(), MemberFault>> {
    let (_, lengths, words) = SYSTEMS.iter().find(|(code, ..)| *code == system)?;
    let is_one: fn(&u8) -> bool = match system {
        "INFSC" => u8::is_ascii_alphanumeric,
        _ => u8::is_ascii_digit,
    };
    let is_formed = lengths.contains(&member.len()) && member.iter().all(is_one);
    Some(match system {
        _ if !is_formed => Err(MemberFault::Form(words)),
        "USABA" if !fits_aba(member) => Err(MemberFault::CheckDigit),
        _ => Ok(()),
    })
}

/// The weighted sum of the nine digits of an ABA routing number is a multiple of ten.
fn fits_aba(digits: &[u8]) -> bool {
    let weights = [3, 7, 1].into_iter().cycle();
    let sum: u32 = digits.iter().zip(weights).map(|(d, weight)| u32::from(d - b'0') * weight).sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routing_numbers_have_a_check_digit() {
        assert_eq!(check_clearing_member("USABA", b"021000089"), Some(Ok(())));
        assert_eq!(
            check_clearing_member("USABA", b"021000088"),
            Some(Err(MemberFault::CheckDigit))
        );
    }

    #[test]
    fn forms_are_those_of_the_system() {
        for (system, member) in [
            ("DEBLZ", "10020030"),
            ("CHBCC", "762"),
            ("INFSC", "HDFC0000001"),
            ("SGIBG", "7171001"),
        ] {
            assert_eq!(check_clearing_member(system, member.as_bytes()), Some(Ok(())), "{system}");
        }
        for (system, member) in [("DEBLZ", "1002003"), ("CHBCC", "76"), ("GBDSC", "20-00-00")] {
            let result = check_clearing_member(system, member.as_bytes());
            assert!(matches!(result, Some(Err(MemberFault::Form(_)))), "{system}");
        }
    }
}
