//! The 52 patterns of the ISO 20022 messages: their words, and values on both sides.

use super::super::Pattern;
use super::check;

/// A pattern, its words, values that it accepts and values that it refuses.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const CASES: [Case; 52] = [
    (
        "([0-9A-F][0-9A-F]){32}",
        "64 upper-case hexadecimal digits",
        &["0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"],
        &["0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDE", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", ""],
    ),
    (
        ".*Z",
        r#"any number of characters (no line ends), then "Z""#,
        &["Z", "2026-01-31T10:00:00Z", "ZZ"],
        &["", "2026-01-31T10:00:00", "Z\n", "2026-01-31T10:00:00+00:00"],
    ),
    (
        "AT[0-9]{5,5}",
        r#""AT", then 5 digits"#,
        &["AT12345"],
        &["AT1234", "AT123456", "at12345", "ATA1234"],
    ),
    (
        "AU[0-9]{6,6}",
        r#""AU", then 6 digits"#,
        &["AU123456"],
        &["AU12345", "AU1234567", "au123456", "AUA12345"],
    ),
    (
        "BL[0-9]{8,8}",
        r#""BL", then 8 digits"#,
        &["BL12345678"],
        &["BL1234567", "BL123456789", "bl12345678", "BLA1234567"],
    ),
    (
        "CA[0-9]{9,9}",
        r#""CA", then 9 digits"#,
        &["CA123456789"],
        &["CA12345678", "CA1234567890", "ca123456789", "CAA12345678"],
    ),
    (
        "CH[0-9]{6,6}",
        r#""CH", then 6 digits"#,
        &["CH123456"],
        &["CH12345", "CH1234567", "ch123456", "CHA12345"],
    ),
    (
        "CP[0-9]{4,4}",
        r#""CP", then 4 digits"#,
        &["CP1234"],
        &["CP123", "CP12345", "cp1234", "CPA123"],
    ),
    (
        "ES[0-9]{8,9}",
        r#""ES", then 8 or 9 digits"#,
        &["ES12345678", "ES123456789"],
        &["ES1234567", "ES1234567890", "es12345678", "ESA1234567"],
    ),
    (
        "FW[0-9]{9,9}",
        r#""FW", then 9 digits"#,
        &["FW123456789"],
        &["FW12345678", "FW1234567890", "fw123456789", "FWA12345678"],
    ),
    (
        "HK[0-9]{3,3}",
        r#""HK", then 3 digits"#,
        &["HK123"],
        &["HK12", "HK1234", "hk123", "HKA12"],
    ),
    (
        "IE[0-9]{6,6}",
        r#""IE", then 6 digits"#,
        &["IE123456"],
        &["IE12345", "IE1234567", "ie123456", "IEA12345"],
    ),
    (
        "IT[0-9]{10,10}",
        r#""IT", then 10 digits"#,
        &["IT1234567890"],
        &["IT123456789", "IT12345678901", "it1234567890", "ITA123456789"],
    ),
    (
        "NZ[0-9]{6,6}",
        r#""NZ", then 6 digits"#,
        &["NZ123456"],
        &["NZ12345", "NZ1234567", "nz123456", "NZA12345"],
    ),
    (
        "PT[0-9]{8,8}",
        r#""PT", then 8 digits"#,
        &["PT12345678"],
        &["PT1234567", "PT123456789", "pt12345678", "PTA1234567"],
    ),
    (
        "RU[0-9]{9,9}",
        r#""RU", then 9 digits"#,
        &["RU123456789"],
        &["RU12345678", "RU1234567890", "ru123456789", "RUA12345678"],
    ),
    (
        "SC[0-9]{6,6}",
        r#""SC", then 6 digits"#,
        &["SC123456"],
        &["SC12345", "SC1234567", "sc123456", "SCA12345"],
    ),
    (
        "SW[0-9]{3,5}",
        r#""SW", then 3 to 5 digits"#,
        &["SW123", "SW12345"],
        &["SW12", "SW123456", "sw123", "SWA12"],
    ),
    (
        "SW[0-9]{6,6}",
        r#""SW", then 6 digits"#,
        &["SW123456"],
        &["SW12345", "SW1234567", "sw123456", "SWA12345"],
    ),
    (
        "ZA[0-9]{6,6}",
        r#""ZA", then 6 digits"#,
        &["ZA123456"],
        &["ZA12345", "ZA1234567", "za123456", "ZAA12345"],
    ),
    (
        "[+]{0,1}[0-9]{1,15}",
        r#"optionally "+", then 1 to 15 digits"#,
        &["+1", "123456789012345", "+123456789012345"],
        &["", "+", "++1", "-1", "1234567890123456"],
    ),
    (
        "[0-9]",
        "1 digit",
        &["1"],
        &["", "12", "x", " 1"],
    ),
    (
        "[0-9]{1,15}",
        "1 to 15 digits",
        &["1", "123456789012345"],
        &["", "1234567890123456", "x", " 1"],
    ),
    (
        "[0-9]{1,3}",
        "1 to 3 digits",
        &["1", "123"],
        &["", "1234", "x", " 1"],
    ),
    (
        "[0-9]{1,5}",
        "1 to 5 digits",
        &["1", "12345"],
        &["", "123456", "x", " 1"],
    ),
    (
        "[0-9]{13,13}",
        "13 digits",
        &["1234567890123"],
        &["123456789012", "12345678901234", "123456789012x", " 1234567890123"],
    ),
    (
        "[0-9]{2,3}",
        "2 or 3 digits",
        &["12", "123"],
        &["1", "1234", "1x", " 12"],
    ),
    (
        "[0-9]{2}",
        "2 digits",
        &["12"],
        &["1", "123", "1x", " 12"],
    ),
    (
        "[0-9]{3,4}",
        "3 or 4 digits",
        &["123", "1234"],
        &["12", "12345", "12x", " 123"],
    ),
    (
        "[0-9]{3}",
        "3 digits",
        &["123"],
        &["12", "1234", "12x", " 123"],
    ),
    (
        "[0-9]{8,17}",
        "8 to 17 digits",
        &["12345678", "12345678901234567"],
        &["1234567", "123456789012345678", "1234567x", " 12345678"],
    ),
    (
        "[0-9]{8,28}",
        "8 to 28 digits",
        &["12345678", "1234567890123456789012345678"],
        &["1234567", "12345678901234567890123456789", "1234567x", " 12345678"],
    ),
    (
        "[0-9]{9,9}",
        "9 digits",
        &["123456789"],
        &["12345678", "1234567890", "12345678x", " 123456789"],
    ),
    (
        "[0-9a-fA-F]+",
        "1 or more hexadecimal digits",
        &["0", "aBcDeF09"],
        &["", "0x1", "g"],
    ),
    (
        "[A-Z0-9]{12,12}",
        "12 capital letters or digits",
        &["XS0000000009"],
        &["XS000000000", "xs0000000009", "XS00000000099"],
    ),
    (
        "[A-Z0-9]{18,18}[0-9]{2,2}",
        "18 capital letters or digits, then 2 digits",
        &["549300FICTIVEBANK056", "ABCDEFGHIJKLMNOPQR99"],
        &["ABCDEFGHIJKLMNOPQR9", "ABCDEFGHIJKLMNOPQR9X", "abcdefghijklmnopqr99", "ABCDEFGHIJKLMNOPQR990"],
    ),
    (
        "[A-Z0-9]{18}[0-9]{2}[A-Z0-9]{0,32}",
        "18 capital letters or digits, 2 digits, then up to 32 capital letters or digits",
        &["ABCDEFGHIJKLMNOPQR99", "ABCDEFGHIJKLMNOPQR99UNIQUE1", "ABCDEFGHIJKLMNOPQR99XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"],
        &["ABCDEFGHIJKLMNOPQR", "ABCDEFGHIJKLMNOPQRXX", "ABCDEFGHIJKLMNOPQR99-1", "ABCDEFGHIJKLMNOPQR99XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"],
    ),
    (
        "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}",
        "4 capital letters or digits, 2 capital letters, 2 capital letters or digits, optionally 3 capital letters or digits",
        &["FICTDEFF", "F1C2DE00XXX"],
        &["FICTDEF", "FICT1EFF", "FICTDEFFX", "FICTDEFFXX", "FICTDEFFXXXX", "fictdeff"],
    ),
    (
        "[A-Z]{2,2}",
        "2 capital letters",
        &["DE"],
        &["D", "DEU", "de", "D1", ""],
    ),
    (
        "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}",
        "2 capital letters, 2 digits, then 1 to 30 letters or digits",
        &["XX00A", "XX00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
        &["XX00", "xx00A", "XX0A00", "XX00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "XX00 1234"],
    ),
    (
        "[A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}",
        "2 capital letters, 9 capital letters or digits, then 1 digit",
        &["XS0000000009"],
        &["XS000000000X", "120000000009", "XS000000000"],
    ),
    (
        "[A-Z]{2,2}[B-DF-HJ-NP-TV-XZ0-9]{7,7}[0-9]{1,1}",
        "2 capital letters, 7 capital letters (not A, E, I, O, U or Y) or digits, then 1 digit",
        &["DEBCDFG129"],
        &["DEACDFG129", "DEBCDFY129", "DEBCDFG12X", "DEBCDFG12"],
    ),
    (
        "[A-Z]{3,3}",
        "3 capital letters",
        &["EUR"],
        &["EU", "EURO", "eur", "EU1", " EUR"],
    ),
    (
        "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}",
        "6 capital letters, 1 capital letter or digit 2 to 9, 1 capital letter (not O) or digit, optionally 3 capital letters or digits",
        &["FICTDEFF", "FICTDE2NXXX", "FICTDEA0"],
        &["FICTDE1F", "FICTDEFO", "F1CTDEFF", "FICTDEFFXX", "FICTDEF", "FICTDEFFxxx"],
    ),
    (
        r#"[\+]{0,1}[0-9]{1,15}"#,
        r#"optionally "+", then 1 to 15 digits"#,
        &["+1", "123456789012345", "+123456789012345"],
        &["", "+", "++1", "\\1", "1234567890123456"],
    ),
    (
        "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}",
        r#"8 lower-case hexadecimal digits, "-", 4 lower-case hexadecimal digits, "-4", 3 lower-case hexadecimal digits, "-", 1 character ("8", "9", "a" or "b"), 3 lower-case hexadecimal digits, "-", then 12 lower-case hexadecimal digits"#,
        &["01234567-89ab-4cde-8f01-23456789abcd", "ffffffff-ffff-4fff-bfff-ffffffffffff"],
        &["01234567-89ab-3cde-8f01-23456789abcd", "01234567-89ab-4cde-7f01-23456789abcd", "01234567-89AB-4CDE-8F01-23456789ABCD", "0123456789ab4cde8f0123456789abcd"],
    ),
    (
        "[a-zA-Z0-9]{1,30}",
        "1 to 30 letters or digits",
        &["a", "Zz09", "999999999999999999999999999999"],
        &["", "a b", "9999999999999999999999999999999", "ä"],
    ),
    (
        "[a-zA-Z0-9]{1,4}",
        "1 to 4 letters or digits",
        &["a", "Zz09"],
        &["", "a-b", "99999", "ä"],
    ),
    (
        "[a-zA-Z0-9]{4}",
        "4 letters or digits",
        &["abcd", "Zz09"],
        &["", "abc", "99999", "abcß"],
    ),
    (
        "[a-zA-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}",
        "2 letters, 2 digits, then 1 to 30 letters or digits",
        &["xx00A", "XX00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
        &["XX00", "1X00A", "XX0A00", "XX00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
    ),
    (
        "[a-z]{2,2}",
        "2 lower-case letters",
        &["de"],
        &["d", "deu", "DE", "d1"],
    ),
    (
        r#"\+[0-9]{1,3}-[0-9()+\-]{1,30}"#,
        r#""+", 1 to 3 digits, "-", then 1 to 30 characters (digits, "(", ")", "+" or "-")"#,
        &["+49-1", "+352-(0)99-88+1", "+1-999999999999999999999999999999"],
        &["49-1", "+4999-1", "+49-", "+49 1", "+49-1/2", "+1-9999999999999999999999999999999"],
    ),
];

#[test]
fn words_of_every_pattern() {
    for (pattern, words, _, _) in CASES {
        assert_eq!(Pattern::compile(pattern).unwrap().words().as_deref(), Some(words), "{pattern}");
    }
}

#[test]
fn values_of_every_pattern() {
    for (pattern, _, accepted, refused) in CASES {
        check(pattern, accepted, refused);
    }
}

/// The table has all that the published schemas use, each once.
#[test]
fn every_pattern_of_the_published_schemas_is_here() {
    let Some(shared) = std::env::var_os("ISOPROOF_SHARED") else {
        println!("skipped: ISOPROOF_SHARED is not set");
        return;
    };
    let mut published = std::collections::BTreeSet::new();
    let folder = std::path::Path::new(&shared).join("facts/xsd");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "xsd") {
            let text = std::fs::read_to_string(path).unwrap();
            let parts = text.split("<xs:pattern value=\"").skip(1);
            published.extend(parts.filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
        }
    }
    let listed = CASES.iter().map(|case| case.0.to_owned()).collect();
    assert_eq!(published, listed);
    assert_eq!(CASES.len(), published.len());
}

/// Every refusal has words that name a place or a length.
#[test]
fn every_refusal_is_explained() {
    for (pattern, _, _, refused) in CASES {
        let pattern = Pattern::compile(pattern).unwrap();
        for value in refused {
            let words = pattern.explain_mismatch(value.as_bytes()).unwrap();
            let known = ["character ", "ends after ", "must end after ", "is empty, "];
            assert!(known.iter().any(|begin| words.starts_with(begin)), "{words}");
            assert!(!words.contains("may stand"), "{words}");
        }
    }
}
