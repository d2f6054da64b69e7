//! Numbers: RFC 8259 section 6.

/// What is wrong with a text that starts as a number does, and how to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberFault {
    pub(super) message: &'static str,
    pub(super) help: String,
}

/// How many bytes a number takes, or what was meant as one: up to white space or
/// punctuation.
pub(super) fn length(text: &[u8]) -> usize {
    let goes_on = |b: &u8| b.is_ascii_alphanumeric() || b"+-._".contains(b);
    text.iter().position(|b| !goes_on(b)).unwrap_or(text.len())
}

/// What is wrong with a number, if anything is.
pub(super) fn fault(number: &str) -> Option<NumberFault> {
    let unsigned = number.strip_prefix('-').unwrap_or(number);
    let (mantissa, exponent) = halves(unsigned, ['e', 'E']);
    let (whole, fraction) = halves(mantissa, ['.', '.']);
    let exponent = exponent.map(|e| e.strip_prefix(['+', '-']).unwrap_or(e));
    let is_mantissa = is_whole(whole) && fraction.is_none_or(is_digits);
    if is_mantissa && exponent.is_none_or(is_digits) {
        return None;
    }
    let (message, help) = match (whole, fraction) {
        _ if number.starts_with('+') => ("a number may not start with +", "it without the +"),
        ("", None) => ("a minus without a number", "digits behind it"),
        ("", Some(decimals)) if is_digits(decimals) => {
            ("a number may not start with a point", "a 0 before the point")
        }
        (_, Some("")) if is_digits(whole) => {
            ("no digit behind the point", "a digit behind the point")
        }
        _ if is_mantissa => ("no digit in the exponent", "digits behind the e"),
        _ if is_digits(whole) && whole.starts_with('0') => {
            ("a number may not start with 0", "it without the 0")
        }
        _ => ("this is no number", "decimal digits, with a point before the decimals"),
    };
    Some(NumberFault { message, help: format!("write {help}, or the whole as a string") })
}

fn halves(text: &str, at: [char; 2]) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Digits without a leading zero.
fn is_whole(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}
