use super::*;
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text.as_bytes()).unwrap()
}

#[test]
fn equal_values_are_equal() {
    for (a, b) in [("1.50", "+01.5"), ("-0", "0.000"), (".5", "0.5"), ("5.", "5"), ("100", "100.0")]
    {
        assert_eq!(decimal(a), decimal(b), "{a} {b}");
    }
}

#[test]
fn the_form_is_canonical() {
    for (text, canonical) in [
        ("0100.50", "100.5"),
        ("-.05", "-0.05"),
        ("-0", "0"),
        ("5.", "5"),
        ("-12", "-12"),
        ("1000", "1000"),
        ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
        ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
    ] {
        assert_eq!(decimal(text).to_string(), canonical);
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    for text in [
        "170141183460469231731687303715884105728",
        "0.000000000000000000000000000000000000001",
        "1e5",
        "",
        "1,5",
        "abc",
    ] {
        assert_eq!(Decimal::parse(text.as_bytes()), None, "{text}");
    }
    let most = decimal("170141183460469231731687303715884105727");
    assert_eq!(most.checked_add(decimal("1")), None);
    assert_eq!(most.checked_add(decimal("0.1")), None);
    assert_eq!(most.checked_sub(decimal("1")).unwrap().checked_add(decimal("1")), Some(most));
}

#[test]
fn sums_are_exact() {
    assert_eq!(decimal("0.1").checked_add(decimal("0.2")), Some(decimal("0.3")));
    assert_eq!(decimal("0.5").checked_add(decimal("0.5")), Some(decimal("1")));
    assert_eq!(decimal("1").checked_sub(decimal("1.005")), Some(decimal("-0.005")));
}

/// Decimals written as digits of the least place, the most significant first, with
/// 40 places behind the point: slow and plain.
mod oracle {
    use std::cmp::Ordering;

    const PLACES: usize = 40;
    const DIGITS: usize = 90;

    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(super) struct Big {
        pub(super) negative: bool,
        digits: Vec<u8>,
    }

    pub(super) fn read(text: &str) -> Big {
        let unsigned = text.trim_start_matches(['+', '-']);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let padded = format!("{whole:0>50}{fraction:0<40}");
        let digits: Vec<u8> = padded.bytes().map(|byte| byte - b'0').collect();
        let negative = text.starts_with('-') && digits.iter().any(|digit| *digit > 0);
        assert_eq!(digits.len(), DIGITS);
        Big { negative, digits }
    }

    pub(super) fn add(a: &Big, b: &Big) -> Big {
        if a.negative == b.negative {
            return Big { negative: a.negative, digits: sum(&a.digits, &b.digits) };
        }
        match a.digits.cmp(&b.digits) {
            Ordering::Less => {
                Big { negative: b.negative, digits: difference(&b.digits, &a.digits) }
            }
            Ordering::Equal => Big { negative: false, digits: vec![0; DIGITS] },
            Ordering::Greater => {
                Big { negative: a.negative, digits: difference(&a.digits, &b.digits) }
            }
        }
    }

    fn sum(a: &[u8], b: &[u8]) -> Vec<u8> {
        let mut result = vec![0; DIGITS];
        let mut carry = 0;
        for at in (0..DIGITS).rev() {
            let column = a[at] + b[at] + carry;
            (result[at], carry) = (column % 10, column / 10);
        }
        result
    }

    fn difference(a: &[u8], b: &[u8]) -> Vec<u8> {
        let mut result = vec![0; DIGITS];
        let mut borrow = 0;
        for at in (0..DIGITS).rev() {
            let column = 10 + a[at] - b[at] - borrow;
            (result[at], borrow) = (column % 10, 1 - column / 10);
        }
        result
    }

    pub(super) fn order(a: &Big, b: &Big) -> Ordering {
        match (a.negative, b.negative) {
            (false, false) => a.digits.cmp(&b.digits),
            (true, true) => b.digits.cmp(&a.digits),
            (a_below, b_below) => b_below.cmp(&a_below),
        }
    }

    pub(super) fn write(big: &Big) -> String {
        let text: String = big.digits.iter().map(|digit| char::from(digit + b'0')).collect();
        let (whole, fraction) = text.split_at(DIGITS - PLACES);
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let sign = if big.negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        let whole = if whole.is_empty() { "0" } else { whole };
        format!("{sign}{whole}{point}{fraction}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn reading_and_writing_agree_with_the_oracle(text in "[+-]?[0-9]{1,20}(\\.[0-9]{0,18})?") {
        prop_assert_eq!(decimal(&text).to_string(), oracle::write(&oracle::read(&text)));
    }

    #[test]
    fn sums_agree_with_the_oracle(a in "-?[0-9]{1,18}(\\.[0-9]{1,18})?", b in "-?[0-9]{1,18}(\\.[0-9]{1,18})?") {
        let expected = oracle::add(&oracle::read(&a), &oracle::read(&b));
        let sum = decimal(&a).checked_add(decimal(&b));
        prop_assert_eq!(sum.unwrap().to_string(), oracle::write(&expected));
        let back = sum.unwrap().checked_sub(decimal(&b));
        prop_assert_eq!(back, Some(decimal(&a)));
    }

    #[test]
    fn wide_sums_are_right_or_refused(a in "-?[0-9]{1,38}(\\.[0-9]{1,38})?", b in "-?[0-9]{1,38}(\\.[0-9]{1,38})?") {
        let terms = (Decimal::parse(a.as_bytes()), Decimal::parse(b.as_bytes()));
        if let (Some(x), Some(y)) = terms && let Some(sum) = x.checked_add(y) {
            let expected = oracle::add(&oracle::read(&a), &oracle::read(&b));
            prop_assert_eq!(sum.to_string(), oracle::write(&expected));
        }
    }

    #[test]
    fn order_agrees_with_the_oracle(a in "-?[0-9]{1,3}(\\.[0-9]{1,38})?", b in "-?[0-9]{1,3}(\\.[0-9]{1,2})?") {
        let expected = oracle::order(&oracle::read(&a), &oracle::read(&b));
        let (a, b) = (Decimal::parse(a.as_bytes()), Decimal::parse(b.as_bytes()));
        if let (Some(a), Some(b)) = (a, b) {
            prop_assert_eq!(a.cmp(&b), expected);
        }
    }
}

/// Both ways to read, and to add, agree where both can.
#[test]
fn few_digits_are_read_and_added_as_many_are() {
    let texts = ["0", "0.0", ".5", "5.", "007.10", "999999999999999999", "99999999999999999.9"];
    for a in texts {
        let short = Decimal::parse_short(a.as_bytes());
        assert!(short.is_some() == (a.len() <= SHORT), "{a}");
        let long = Decimal::parse_long(a.as_bytes());
        assert!(short.is_none() || short == long, "{a}");
        for b in texts {
            let (a, b) = (decimal(a), decimal(b));
            let scale = a.scale.max(b.scale);
            let mantissa = a.at_scale(scale).unwrap() + b.at_scale(scale).unwrap();
            assert_eq!(a.checked_add(b), Some(Decimal { mantissa, scale }.reduced()));
        }
    }
    for text in ["", ".", "-1", "+1", "1.2.3", "1e5", "1,0", " 1"] {
        assert_eq!(Decimal::parse_short(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn products_are_exact() {
    let product = |a: &str, b: &str| {
        let [a, b] = [a, b].map(|text| Decimal::parse(text.as_bytes()).unwrap());
        a.checked_mul(b).map(|product| product.to_string())
    };
    assert_eq!(product("1250.00", "1.0837").as_deref(), Some("1354.625"));
    assert_eq!(product("-0.5", "0.2").as_deref(), Some("-0.1"));
    assert_eq!(product("0", "99999999999999999").as_deref(), Some("0"));
    assert_eq!(product(&"9".repeat(30), &"9".repeat(30)), None);
    let [negative, positive] = [b"-1.5".as_slice(), b"1.5"].map(|t| Decimal::parse(t).unwrap());
    assert_eq!((negative.checked_abs(), positive.checked_abs()), (Some(positive), Some(positive)));
}
