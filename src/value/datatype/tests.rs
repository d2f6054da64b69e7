use super::*;
use crate::value::Facets;

fn built_in(builtin: Builtin) -> Datatype {
    Datatype::compile(builtin, &[]).unwrap()
}

fn restricted(builtin: Builtin, facets: Facets) -> Datatype {
    Datatype::compile(builtin, &[&facets]).unwrap()
}

fn lengths(min: u64, max: u64) -> Facets {
    Facets { min_length: Some(min), max_length: Some(max), ..Facets::default() }
}

fn digits(total: u64, fraction: u64) -> Facets {
    Facets { total_digits: Some(total), fraction_digits: Some(fraction), ..Facets::default() }
}

fn at_least(text: &str) -> Facets {
    Facets { min_inclusive: Some(text.to_owned()), ..Facets::default() }
}

fn values(texts: &[&str]) -> Facets {
    Facets {
        enumerations: texts.iter().map(|text| (*text).to_owned()).collect(),
        ..Facets::default()
    }
}

fn patterns(sources: &[&str]) -> Facets {
    Facets {
        patterns: sources.iter().map(|text| (*text).to_owned()).collect(),
        ..Facets::default()
    }
}

fn accepts(datatype: &Datatype, texts: &[&str]) {
    for text in texts {
        assert_eq!(datatype.check(text.as_bytes()), Ok(()), "{text:?}");
    }
}

fn refuses(datatype: &Datatype, texts: &[&str]) {
    for text in texts {
        assert!(datatype.check(text.as_bytes()).is_err(), "{text:?}");
    }
}

#[test]
fn text_keeps_its_white_space() {
    let max3 = restricted(Builtin::String, lengths(1, 3));
    accepts(&max3, &["a", "abc", "   ", "\n", "äöü", "😀😀😀"]);
    assert_eq!(max3.check(b""), Err(Violation::TooShort { min: 1, found: 0 }));
    assert_eq!(max3.check(b" abc"), Err(Violation::TooLong { max: 3, found: 4 }));
    assert_eq!(max3.check("😀😀😀😀".as_bytes()), Err(Violation::TooLong { max: 3, found: 4 }));
}

#[test]
fn least_lengths_are_in_characters_too() {
    let five = restricted(Builtin::String, lengths(5, 40));
    assert_eq!(five.check("ääää".as_bytes()), Err(Violation::TooShort { min: 5, found: 4 }));
    accepts(&five, &["äääää", "abcde"]);
    let exact = restricted(Builtin::String, Facets { length: Some(2), ..Facets::default() });
    accepts(&exact, &["ab", "äö"]);
    assert_eq!(exact.check(b"abc"), Err(Violation::Length { required: 2, found: 3 }));
    assert_eq!(exact.check("ä".as_bytes()), Err(Violation::Length { required: 2, found: 1 }));
}

#[test]
fn tokens_are_measured_after_collapsing() {
    let token = restricted(Builtin::Token, lengths(1, 3));
    accepts(&token, &["  abc  ", "a \n b", "a"]);
    assert_eq!(token.check(b"   "), Err(Violation::TooShort { min: 1, found: 0 }));
    let normalized = restricted(Builtin::NormalizedString, lengths(1, 3));
    assert_eq!(normalized.check(b" abc"), Err(Violation::TooLong { max: 3, found: 4 }));
    let stated = Facets { white_space: Some(WhiteSpace::Collapse), ..lengths(1, 3) };
    accepts(&restricted(Builtin::String, stated), &[" abc "]);
}

#[test]
fn codes_are_compared_as_text() {
    let codes = restricted(Builtin::String, values(&["TRF", "CHK", "TRA"]));
    accepts(&codes, &["CHK", "TRF", "TRA"]);
    refuses(&codes, &["", "trf", "TRF ", "TR", "TRFX"]);
    let near = Violation::Code { nearest: vec!["TRF".to_owned(), "TRA".to_owned()], count: 3 };
    assert_eq!(codes.check(b"TRf"), Err(near.clone()));
    assert_eq!(codes.enumerations(), ["TRF", "CHK", "TRA"]);
    accepts(&restricted(Builtin::Token, values(&[" A  B "])), &["A B", " A\tB"]);
}

#[test]
fn the_last_enumeration_counts() {
    let both = [&values(&["A", "B", "C"]), &values(&["C", "B"])];
    let datatype = Datatype::compile(Builtin::String, &both).unwrap();
    accepts(&datatype, &["B", "C"]);
    refuses(&datatype, &["A"]);
}

#[test]
fn values_are_compared_by_value() {
    accepts(&restricted(Builtin::Decimal, values(&["1.5", "2"])), &["1.50", "+2", "02.", " 2 "]);
    refuses(&restricted(Builtin::Decimal, values(&["1.5"])), &["1.51", "15"]);
    accepts(&restricted(Builtin::Boolean, values(&["true"])), &["1", "true"]);
    refuses(&restricted(Builtin::Boolean, values(&["true"])), &["0", "false"]);
    let noon = restricted(Builtin::DateTime, values(&["2024-01-31T12:00:00Z"]));
    accepts(&noon, &["2024-01-31T13:00:00.0+01:00", "2024-01-31T12:00:00+00:00"]);
    refuses(&noon, &["2024-01-31T12:00:00", "2024-01-31T12:00:01Z"]);
    accepts(&restricted(Builtin::HexBinary, values(&["0a"])), &["0A", " 0a "]);
    accepts(&restricted(Builtin::Base64Binary, values(&["AAAA"])), &["AA AA"]);
    refuses(&restricted(Builtin::Base64Binary, values(&["AAAA"])), &["AAAB"]);
}

#[test]
fn amounts() {
    let facets = Facets { min_inclusive: Some("0".to_owned()), ..digits(5, 2) };
    let amount = restricted(Builtin::Decimal, facets);
    accepts(&amount, &["0", "-0.00", ".5", "5.", "+1.5", "123.45", "00123.4500", " 1 ", "12345"]);
    assert_eq!(amount.check(b"1.234"), Err(Violation::FractionDigits { max: 2, found: 3 }));
    assert_eq!(amount.check(b"123456"), Err(Violation::TotalDigits { max: 5, found: 6 }));
    assert_eq!(amount.check(b"1234.56"), Err(Violation::TotalDigits { max: 5, found: 6 }));
    assert_eq!(amount.check(b"-0.01"), Err(Violation::Range { bound: "at least 0".to_owned() }));
    let comma = Violation::Shape { reason: "a comma where a decimal point must be".to_owned() };
    assert_eq!(amount.check(b"1,50"), Err(comma));
    refuses(&amount, &["", " ", "1 5", "1e2", "EUR 1", "INF", "\u{a0}1"]);
}

#[test]
fn ranges_are_exact_at_any_length() {
    let facets = Facets {
        min_exclusive: Some("-0.5".to_owned()),
        max_exclusive: Some("100000000000000000000000000000000000000000000".to_owned()),
        ..Facets::default()
    };
    let wide = restricted(Builtin::Decimal, facets);
    accepts(
        &wide,
        &[
            "-0.4999999999999999999999999999999999999999999",
            "99999999999999999999999999999999999999999999.9",
        ],
    );
    assert_eq!(wide.check(b"-.50"), Err(Violation::Range { bound: "more than -0.5".to_owned() }));
    refuses(&wide, &["100000000000000000000000000000000000000000000", "-1"]);
}

#[test]
fn whole_numbers_keep_their_ranges() {
    for (builtin, least, greatest, below, above) in [
        (
            Builtin::Long,
            "-9223372036854775808",
            "9223372036854775807",
            "-9223372036854775809",
            "9223372036854775808",
        ),
        (Builtin::Int, "-2147483648", "2147483647", "-2147483649", "2147483648"),
        (Builtin::Short, "-32768", "32767", "-32769", "32768"),
        (Builtin::Byte, "-128", "127", "-129", "128"),
        (Builtin::UnsignedLong, "0", "18446744073709551615", "-1", "18446744073709551616"),
        (Builtin::UnsignedInt, "0", "4294967295", "-1", "4294967296"),
        (Builtin::UnsignedShort, "0", "65535", "-1", "65536"),
        (Builtin::UnsignedByte, "0", "255", "-1", "256"),
    ] {
        accepts(&built_in(builtin), &[least, greatest, "0", "-0", "007"]);
        refuses(&built_in(builtin), &[below, above, "1.0", "1.", "", "x"]);
    }
    accepts(&built_in(Builtin::Integer), &["123456789012345678901234567890", "-5", "+5"]);
    refuses(&built_in(Builtin::PositiveInteger), &["0", "-1"]);
    refuses(&built_in(Builtin::NegativeInteger), &["0", "1"]);
    accepts(&built_in(Builtin::NonPositiveInteger), &["0", "-1"]);
    accepts(&built_in(Builtin::NonNegativeInteger), &["0", "+1"]);
}

#[test]
fn booleans() {
    let indicator = built_in(Builtin::Boolean);
    accepts(&indicator, &["true", "false", "1", "0", " true\n"]);
    refuses(&indicator, &["", "True", "yes", "01", "t rue", "-1"]);
    let capitals = "capital letters; true and false are written in small ones".to_owned();
    assert_eq!(indicator.check(b"TRUE"), Err(Violation::Shape { reason: capitals }));
}

#[test]
fn dates_are_collapsed_and_bounded() {
    accepts(&built_in(Builtin::Date), &["2024-02-29", " 2024-02-29\n", "2024-02-29Z"]);
    refuses(&built_in(Builtin::Date), &["2024- 02-29", "2024-02-29T00:00:00", "\u{a0}2024-02-29"]);
    let bounded = restricted(Builtin::Date, at_least("2024-01-31"));
    accepts(&bounded, &["2024-01-31", "2024-02-01", "2024-02-02Z"]);
    refuses(&bounded, &["2024-01-30", "2024-01-31Z", "2023-12-31"]);
    let words = Violation::Range { bound: "not before 2024-01-31".to_owned() };
    assert_eq!(bounded.check(b"-2024-01-31"), Err(words));
}

#[test]
fn binary_lengths_are_in_bytes() {
    let three = Facets { length: Some(3), ..Facets::default() };
    accepts(&restricted(Builtin::Base64Binary, three.clone()), &["AAAA", " AA AA "]);
    accepts(&restricted(Builtin::HexBinary, three.clone()), &["0A0b0C", " 0a0b0c "]);
    let base64 = restricted(Builtin::Base64Binary, three);
    assert_eq!(base64.check(b"AA=="), Err(Violation::Length { required: 3, found: 1 }));
    assert_eq!(base64.length_unit(), "bytes");
    refuses(&built_in(Builtin::Base64Binary), &["AB==", "AAA", "A-==", "AAAA="]);
    accepts(&restricted(Builtin::Base64Binary, lengths(1, 10240)), &["AAAA", "AA=="]);
}

#[test]
fn names_and_addresses() {
    accepts(&built_in(Builtin::NmToken), &["-a", " 1 "]);
    refuses(&built_in(Builtin::NcName), &["a:b", "1a", "a b", ""]);
    accepts(&built_in(Builtin::Name), &["a:b"]);
    accepts(&built_in(Builtin::Language), &["en", " de-AT "]);
    accepts(&built_in(Builtin::AnyUri), &["", "%zz", "http://a b/", "ü"]);
    accepts(&built_in(Builtin::AnySimpleType), &["", " anything "]);
    let short = restricted(Builtin::NcName, lengths(1, 2));
    assert_eq!(short.check(b"abc"), Err(Violation::TooLong { max: 2, found: 3 }));
}

#[test]
fn patterns_of_a_step_are_choices_and_those_of_steps_add_up() {
    let steps = [&patterns(&["[A-Z]{3}", "[A-Z]{2,2}"]), &patterns(&["A.*"])];
    let datatype = Datatype::compile(Builtin::String, &steps).unwrap();
    accepts(&datatype, &["ABC", "AB"]);
    refuses(&datatype, &["BCD", "A", "ABCD", "aB"]);
    let currency = restricted(Builtin::String, patterns(&["[A-Z]{3}"]));
    assert!(matches!(currency.check(b"eur"), Err(Violation::Pattern { .. })));
}

#[test]
fn patterns_see_the_normalised_text() {
    let zulu = restricted(Builtin::DateTime, patterns(&[".*Z"]));
    accepts(&zulu, &["2024-01-31T12:00:00Z", " 2024-01-31T12:00:00Z "]);
    refuses(&zulu, &["2024-01-31T12:00:00+00:00", "2024-01-31T12:00:00"]);
    accepts(&restricted(Builtin::Decimal, patterns(&["[0-9]{1,2}"])), &[" 12 "]);
    refuses(&restricted(Builtin::Decimal, patterns(&["[0-9]{1,2}"])), &["1.0", "123"]);
    refuses(&restricted(Builtin::String, patterns(&["[A-Z]{3}"])), &[" EUR", "EUR "]);
    accepts(&restricted(Builtin::HexBinary, patterns(&["[0-9]{1,2}"])), &[" 12 "]);
}

#[test]
fn any_bytes_are_judged() {
    let everything: Vec<u8> = (0..=255).collect();
    for name in [
        "string",
        "token",
        "NCName",
        "language",
        "decimal",
        "int",
        "boolean",
        "dateTime",
        "date",
        "time",
        "gYear",
        "gMonthDay",
        "base64Binary",
        "hexBinary",
    ] {
        let datatype = built_in(Builtin::parse(name).unwrap());
        for bytes in [&everything[..], &[0xFF], &[0xC3], &[b'1', 0x80], &[0xED, 0xA0, 0x80]] {
            let textual = matches!(name, "string" | "token");
            assert_eq!(datatype.check(bytes).is_ok(), textual, "{name} {bytes:?}");
        }
    }
}

fn error(builtin: Builtin, steps: &[&Facets]) -> &'static str {
    Datatype::compile(builtin, steps).expect_err("the schema is wrong").facet
}

#[test]
fn facets_that_a_base_does_not_have_are_refused() {
    assert_eq!(error(Builtin::String, &[&digits(5, 2)]), "totalDigits");
    assert_eq!(error(Builtin::String, &[&at_least("a")]), "minInclusive");
    assert_eq!(error(Builtin::Decimal, &[&lengths(1, 2)]), "minLength");
    assert_eq!(error(Builtin::Date, &[&lengths(1, 2)]), "minLength");
    assert_eq!(error(Builtin::Boolean, &[&at_least("0")]), "minInclusive");
    assert_eq!(error(Builtin::AnySimpleType, &[&patterns(&["a"])]), "pattern");
}

#[test]
fn facets_with_values_outside_the_base_are_refused() {
    assert_eq!(error(Builtin::Decimal, &[&at_least("zero")]), "minInclusive");
    assert_eq!(error(Builtin::Integer, &[&at_least("0.5")]), "minInclusive");
    assert_eq!(error(Builtin::Date, &[&at_least("2023-02-29")]), "minInclusive");
    assert_eq!(error(Builtin::Decimal, &[&values(&["1", "x"])]), "enumeration");
    assert_eq!(error(Builtin::String, &[&lengths(1, 2), &values(&["abc"])]), "enumeration");
    assert_eq!(error(Builtin::UnsignedByte, &[&values(&["256"])]), "enumeration");
    assert_eq!(error(Builtin::String, &[&patterns(&["["])]), "pattern");
    let far = format!("{}-01-01", "9".repeat(29));
    assert_eq!(error(Builtin::Date, &[&at_least(&far)]), "minInclusive");
    let most = Facets { total_digits: Some(0), ..Facets::default() };
    assert_eq!(error(Builtin::Decimal, &[&most]), "totalDigits");
}

#[test]
fn steps_that_widen_are_refused() {
    assert_eq!(error(Builtin::String, &[&lengths(1, 35), &lengths(1, 36)]), "maxLength");
    assert_eq!(error(Builtin::String, &[&lengths(1, 35), &lengths(0, 35)]), "minLength");
    assert_eq!(error(Builtin::Decimal, &[&digits(18, 5), &digits(19, 5)]), "totalDigits");
    assert_eq!(error(Builtin::Decimal, &[&digits(18, 2), &digits(18, 5)]), "fractionDigits");
    assert_eq!(error(Builtin::Integer, &[&digits(18, 2)]), "fractionDigits");
    assert_eq!(error(Builtin::Decimal, &[&at_least("1"), &at_least("0")]), "minInclusive");
    assert_eq!(error(Builtin::UnsignedByte, &[&at_least("-1")]), "minInclusive");
    assert_eq!(error(Builtin::UnsignedByte, &[&at_least("256")]), "minInclusive");
    let preserve = Facets { white_space: Some(WhiteSpace::Preserve), ..Facets::default() };
    assert_eq!(error(Builtin::Token, &[&preserve]), "whiteSpace");
    assert_eq!(error(Builtin::Decimal, &[&preserve]), "whiteSpace");
    let above = Facets { min_exclusive: Some("0".to_owned()), ..Facets::default() };
    assert_eq!(error(Builtin::Decimal, &[&above, &at_least("0")]), "minInclusive");
}

#[test]
fn facets_that_contradict_each_other_are_refused() {
    assert_eq!(error(Builtin::String, &[&lengths(3, 2)]), "minLength");
    assert_eq!(error(Builtin::Decimal, &[&digits(2, 3)]), "fractionDigits");
    let exact = |length| Facets { length: Some(length), ..Facets::default() };
    assert_eq!(error(Builtin::String, &[&exact(2), &exact(3)]), "length");
    assert_eq!(error(Builtin::String, &[&exact(4), &lengths(1, 3)]), "minLength");
    assert_eq!(error(Builtin::String, &[&Facets { length: Some(2), ..lengths(1, 3) }]), "length");
    let none = Facets { max_inclusive: Some("1".to_owned()), ..at_least("2") };
    assert_eq!(error(Builtin::Decimal, &[&none]), "maxInclusive");
    let point = Facets { max_exclusive: Some("2".to_owned()), ..at_least("2") };
    assert_eq!(error(Builtin::Decimal, &[&point]), "maxExclusive");
    let twice = Facets { min_exclusive: Some("2".to_owned()), ..at_least("2") };
    assert_eq!(error(Builtin::Decimal, &[&twice]), "minInclusive");
}

#[test]
fn the_narrowest_step_counts() {
    let steps = [&lengths(1, 35), &Facets { max_length: Some(10), ..Facets::default() }];
    let narrow = Datatype::compile(Builtin::String, &steps).unwrap();
    assert_eq!(narrow.words(), "text of 1 to 10 characters");
    let above = Facets { min_exclusive: Some("0".to_owned()), ..Facets::default() };
    let positive = Datatype::compile(Builtin::Decimal, &[&at_least("0"), &above]).unwrap();
    refuses(&positive, &["0"]);
    let exact = Facets { length: Some(4), ..Facets::default() };
    let four = Datatype::compile(Builtin::String, &[&lengths(1, 35), &exact]).unwrap();
    assert_eq!(four.words(), "text of exactly 4 characters");
}

#[test]
fn words_say_what_is_allowed() {
    let few = values(&["CHK", "TRF", "TRA"]);
    let many: Vec<String> = (0..32).map(|n| format!("C{n:03}")).collect();
    let many = values(&many.iter().map(String::as_str).collect::<Vec<_>>());
    let amount = Facets { min_inclusive: Some("0".to_owned()), ..digits(18, 5) };
    for (builtin, facets, words) in [
        (Builtin::String, lengths(1, 35), "text of 1 to 35 characters"),
        (Builtin::String, lengths(0, 1), "text of up to 1 character"),
        (Builtin::String, lengths(4, 4), "text of exactly 4 characters"),
        (Builtin::String, Facets::default(), "text"),
        (
            Builtin::String,
            Facets { min_length: Some(1), ..Facets::default() },
            "text of at least 1 character",
        ),
        (
            Builtin::Decimal,
            amount,
            "a decimal number of up to 18 digits, 5 of them decimals, at least 0",
        ),
        (Builtin::Decimal, digits(18, 0), "a number of up to 18 digits without decimals"),
        (
            Builtin::Decimal,
            Facets { fraction_digits: Some(1), ..Facets::default() },
            "a decimal number with up to 1 decimal",
        ),
        (Builtin::UnsignedByte, Facets::default(), "a whole number, at least 0, at most 255"),
        (Builtin::Date, Facets::default(), "a date (YYYY-MM-DD, optionally with a time zone)"),
        (
            Builtin::Date,
            at_least("2024-01-01"),
            "a date (YYYY-MM-DD, optionally with a time zone), not before 2024-01-01",
        ),
        (Builtin::Boolean, Facets::default(), "true or false (also 1 or 0)"),
        (Builtin::Base64Binary, lengths(1, 100), "base64 data of 1 to 100 bytes"),
        (Builtin::String, few, "one of CHK, TRF, TRA"),
        (Builtin::String, values(&["SEPA"]), "exactly SEPA"),
        (Builtin::String, many, "one of 32 codes"),
    ] {
        assert_eq!(restricted(builtin, facets).words(), words);
    }
}

#[test]
fn patterns_have_words_beside_lengths_and_types() {
    let form = |datatype: &Datatype| words::of_step(&datatype.patterns[0]);
    let alone = restricted(Builtin::String, patterns(&["[A-Z]{3}"]));
    assert_eq!(alone.words(), form(&alone));
    let sized = restricted(
        Builtin::String,
        Facets { patterns: patterns(&["[a-zA-Z0-9]{1,4}"]).patterns, ..lengths(1, 4) },
    );
    assert_eq!(sized.words(), format!("{}, 1 to 4 characters", form(&sized)));
    let zulu = restricted(Builtin::Date, patterns(&[".*Z"]));
    assert!(zulu.words().starts_with("a date (YYYY-MM-DD, optionally with a time zone): "));
    assert!(zulu.words().ends_with(&form(&zulu)));
}

#[test]
fn violations_never_repeat_the_value() {
    for name in [
        "NCName",
        "language",
        "decimal",
        "int",
        "boolean",
        "dateTime",
        "date",
        "gYear",
        "base64Binary",
        "hexBinary",
    ] {
        let datatype = built_in(Builtin::parse(name).unwrap());
        for value in ["Zebedee Quux", "AT611904300234573201?", "8675309,8675309x", "8675309-86-75"]
        {
            let violation = format!("{:?}", datatype.check(value.as_bytes()));
            for part in ["Zebedee", "Quux", "611904", "8675", "5309"] {
                assert!(!violation.contains(part), "{name}: {violation}");
            }
        }
    }
}
