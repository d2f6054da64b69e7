//! The lexical form of decimals: reading, comparing and counting digits in place, so
//! that a number of any length is exact and costs no memory.

use std::cmp::Ordering;

/// A decimal as it stands in the text, without the zeros that carry no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'a> {
    /// True behind a minus; never for zero.
    pub(super) negative: bool,
    /// Digits before the point, without leading zeros.
    pub(super) integer: &'a [u8],
    /// Digits behind the point, without trailing zeros.
    pub(super) fraction: &'a [u8],
}

impl<'a> Number<'a> {
    /// Reads `[+-]? (digits ('.' digits?)? | '.' digits)` (Datatypes, 3.2.3.1).
    pub(super) fn parse(text: &'a [u8]) -> Option<Number<'a>> {
        let (minus, unsigned) = split_sign(text);
        let (integer, rest) = split_digits(unsigned);
        let fraction = match rest {
            [] => &[][..],
            [b'.', fraction @ ..] if fraction.iter().all(u8::is_ascii_digit) => fraction,
            _ => return None,
        };
        if integer.is_empty() && fraction.is_empty() {
            return None;
        }
        let integer = without_leading_zeros(integer);
        let fraction = without_trailing_zeros(fraction);
        let negative = minus && !(integer.is_empty() && fraction.is_empty());
        Some(Number { negative, integer, fraction })
    }

    /// Reads `[+-]? digits`, the form of `xs:integer` (Datatypes, 3.3.13.1).
    pub(super) fn parse_integer(text: &'a [u8]) -> Option<Number<'a>> {
        if text.contains(&b'.') { None } else { Number::parse(text) }
    }

    /// Digits that count for `totalDigits`: the least n for which the value is a
    /// whole number below 10^n divided by a power of ten not above 10^n.
    pub(super) const fn total_digits(&self) -> u64 {
        (self.integer.len() + self.fraction.len()) as u64
    }

    /// Digits that count for `fractionDigits`.
    pub(super) const fn fraction_digits(&self) -> u64 {
        self.fraction.len() as u64
    }

    /// The order of the values.
    pub(super) fn order(&self, other: &Number<'_>) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude_order(other),
            (true, true) => other.magnitude_order(self),
        }
    }

    /// Without leading zeros, the longer whole part is the greater one.
    fn magnitude_order(&self, other: &Number<'_>) -> Ordering {
        let length = self.integer.len().cmp(&other.integer.len());
        length
            .then_with(|| self.integer.cmp(other.integer))
            .then_with(|| self.fraction.cmp(other.fraction))
    }
}

fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}

fn without_leading_zeros(mut digits: &[u8]) -> &[u8] {
    while let [b'0', rest @ ..] = digits {
        digits = rest;
    }
    digits
}

fn without_trailing_zeros(mut digits: &[u8]) -> &[u8] {
    while let [rest @ .., b'0'] = digits {
        digits = rest;
    }
    digits
}

/// Why a text is no number, without repeating it.
///
/// `text` is trimmed and is one that [`Number::parse`] (or, with `whole`,
/// [`Number::parse_integer`]) refuses.
pub(super) fn fault(text: &[u8], whole: bool) -> &'static str {
    let has = |byte: u8| text.contains(&byte);
    if text.is_empty() {
        "it is empty"
    } else if whole && Number::parse(text).is_some() {
        "a decimal point in a whole number"
    } else if !text.iter().any(u8::is_ascii_digit) {
        "no digits"
    } else if text.iter().any(u8::is_ascii_alphabetic) {
        letter_fault(text)
    } else if !text.is_ascii() {
        "a character that is no digit"
    } else if has(b',') {
        comma_fault(text)
    } else if has(b'\'') || has(b'_') || text.iter().any(|b| super::whitespace::is_space(*b)) {
        separator_fault(text)
    } else if text.iter().filter(|byte| **byte == b'.').count() > 1 {
        "more than one decimal point"
    } else if has(b'-') || has(b'+') {
        "a sign that does not stand alone in front"
    } else {
        "a character that is no digit"
    }
}

/// The letter E after digits is an exponent; any other letters are a unit or a word.
fn letter_fault(text: &[u8]) -> &'static str {
    let (_, unsigned) = split_sign(text);
    let mantissa =
        unsigned.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    match unsigned.get(mantissa..) {
        Some([b'e' | b'E', exponent @ ..])
            if mantissa > 0 && Number::parse_integer(exponent).is_some() =>
        {
            "an exponent, which decimal numbers do not have"
        }
        _ => "letters in a number",
    }
}

/// A comma alone stands for the decimal point; beside a point, or before groups of
/// three more than once, it separates thousands.
fn comma_fault(text: &[u8]) -> &'static str {
    let commas = text.iter().filter(|byte| **byte == b',').count();
    let last_comma = text.iter().rposition(|byte| *byte == b',');
    let last_point = text.iter().rposition(|byte| *byte == b'.');
    if commas > 1 || last_point > last_comma {
        "a thousands separator"
    } else if last_point.is_some() {
        "a thousands separator, and a comma where a decimal point must be"
    } else {
        "a comma where a decimal point must be"
    }
}

fn separator_fault(text: &[u8]) -> &'static str {
    let inner = text.split(|byte| !byte.is_ascii_digit()).skip(1);
    if inner.take_while(|group| group.len() == 3).count() > 0 {
        "a thousands separator"
    } else if text.contains(&b'\'') || text.contains(&b'_') {
        "a character that is no digit"
    } else {
        "white space inside"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number<'_> {
        Number::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn every_lexical_form_is_read() {
        for text in [
            "0",
            "-0",
            "+1",
            "1.",
            ".5",
            "-.5",
            "00",
            "1.50",
            "0.0",
            "9999999999999999999999999999999999999999999",
        ] {
            assert!(Number::parse(text.as_bytes()).is_some(), "{text}");
        }
        for text in [
            "", ".", "+", "-", "-.", "+-1", "1e5", "1,5", "1 0", " 1", "1.2.3", "INF", "NaN",
            "0x1", "1_000", "１",
        ] {
            assert!(Number::parse(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn digits_are_counted_by_value() {
        for (text, total, fraction) in [
            ("0", 0, 0),
            ("000.000", 0, 0),
            ("100", 3, 0),
            ("00100.00", 3, 0),
            ("0.00123", 5, 5),
            ("-12.3400", 4, 2),
            (".5", 1, 1),
        ] {
            assert_eq!(
                (number(text).total_digits(), number(text).fraction_digits()),
                (total, fraction),
                "{text}"
            );
        }
    }

    #[test]
    fn order_is_that_of_the_values() {
        let ascending = [
            "-100",
            "-99.9",
            "-1.01",
            "-1",
            "-0.5",
            "0",
            "0.05",
            "0.1",
            "0.11",
            "1",
            "9",
            "10",
            "10.0000000000000000000000000000000000000001",
        ];
        for (i, a) in ascending.iter().enumerate() {
            for (j, b) in ascending.iter().enumerate() {
                assert_eq!(number(a).order(&number(b)), i.cmp(&j), "{a} {b}");
            }
        }
        for (a, b) in [("-0", "0"), ("1.0", "+01"), (".50", "0.5")] {
            assert_eq!(number(a).order(&number(b)), Ordering::Equal);
        }
    }

    #[test]
    fn faults_name_what_is_wrong() {
        for (text, reason) in [
            ("", "it is empty"),
            ("-", "no digits"),
            ("abc", "no digits"),
            ("1,5", "a comma where a decimal point must be"),
            ("1,234.50", "a thousands separator"),
            ("1.234,50", "a thousands separator, and a comma where a decimal point must be"),
            ("1'234.50", "a thousands separator"),
            ("1 234", "a thousands separator"),
            ("1 2", "white space inside"),
            ("1_2", "a character that is no digit"),
            ("1e5", "an exponent, which decimal numbers do not have"),
            ("12EUR", "letters in a number"),
            ("EUR 12", "letters in a number"),
            ("1.2.3", "more than one decimal point"),
            ("12-", "a sign that does not stand alone in front"),
            ("1\u{a0}000", "a character that is no digit"),
            ("5%", "a character that is no digit"),
        ] {
            assert_eq!(fault(text.as_bytes(), false), reason, "{text}");
        }
        assert_eq!(fault(b"5.0", true), "a decimal point in a whole number");
    }
}
