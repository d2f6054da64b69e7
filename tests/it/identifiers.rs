//! Identifiers and codes beside other programs, and the tables beside the facts that they
//! are from. Where others differ, the test says why.

use super::shared::{folder, project, table};
use iban_validation_rs::{ValidationError, validate_iban_str};
use iso_currency::Currency;
use isoproof::codes::{CodeSets, CodeStatus, check_transaction_code};
use isoproof::value::{
    CurrencyStatus, IbanFault, check_iban, currency_status, is_country, is_currency_form,
    minor_units,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// All pairs of capital letters.
fn pairs() -> impl Iterator<Item = String> {
    let letters = || 'A'..='Z';
    letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")))
}

/// A right IBAN of each country of the registry, made by doing what the faults say.
static IBANS: LazyLock<Vec<String>> = LazyLock::new(|| pairs().filter_map(made).collect());

fn made(country: String) -> Option<String> {
    let mut text = format!("{country}020");
    loop {
        match check_iban(text.as_bytes()) {
            Ok(()) => return Some(text),
            Err(IbanFault::Length { expected, .. }) => {
                text = format!("{text:0<width$}", width = usize::from(expected));
            }
            Err(IbanFault::Character { place, expected: "capital letter" }) => {
                let at = place - 1;
                text.replace_range(at..=at, "A");
            }
            Err(IbanFault::CheckDigits(right)) => {
                text.replace_range(2..4, &format!("{right:02}"));
            }
            Err(_) => return None,
        }
    }
}

/// The territories that the registry names in the rows of France and of the United
/// Kingdom. IBANs there begin with the letters of the row, so that is what our table has;
/// the other program has a row for each territory too.
const TERRITORIES: [&str; 15] =
    ["BL", "GF", "GG", "GP", "IM", "JE", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"];

/// What the other program thinks of a text, as it is to be seen here.
///
/// It takes small letters for capital ones where the registry has letters or digits. An
/// IBAN in a message has capital letters only (ISO 13616), so what it thinks of those does
/// not count, nor what it thinks of territories.
fn other(text: &str) -> Option<Result<(), ValidationError>> {
    let has_small_letters = text.bytes().any(|byte| byte.is_ascii_lowercase());
    let is_of_territory = TERRITORIES.iter().any(|letters| text.starts_with(letters));
    (!has_small_letters && !is_of_territory).then(|| validate_iban_str(text).map(|_| ()))
}

/// Both accept a text, or both refuse it.
fn agree(text: &str) -> bool {
    other(text).is_none_or(|other| other.is_ok() == check_iban(text.as_bytes()).is_ok())
}

#[test]
fn the_same_countries_have_registered_ibans() {
    assert_eq!(IBANS.len(), 89);
    for country in pairs() {
        let other = validate_iban_str(&format!("{country}020"));
        let is_known = other != Err(ValidationError::InvalidCountry);
        let is_ours = IBANS.iter().any(|iban| iban.starts_with(&country));
        let is_territory = TERRITORIES.contains(&&*country);
        assert_eq!(is_known, is_ours || is_territory, "{country}");
        assert!(!is_ours || !is_territory, "{country}");
    }
    for iban in IBANS.iter() {
        assert_eq!(other(iban), Some(Ok(())), "{iban}");
    }
}

#[test]
fn ibans_have_the_same_length_everywhere() {
    for iban in IBANS.iter() {
        for length in 5..=34 {
            let text = format!("{iban:0<length$.length$}");
            let fault = check_iban(text.as_bytes());
            let is_length = matches!(fault, Err(IbanFault::Length { .. }));
            let other = other(&text).unwrap();
            assert_eq!(is_length, other == Err(ValidationError::InvalidSizeForCountry), "{text}");
            assert_eq!(is_length, length != iban.len(), "{text}");
        }
    }
}

#[test]
fn the_same_characters_stand_in_each_place() {
    for iban in IBANS.iter() {
        for at in 4..iban.len() {
            for character in ["0", "9", "A", "Z", "-", " ", "/", ":", "@", "["] {
                let mut text = iban.clone();
                text.replace_range(at..=at, character);
                let fits = !matches!(
                    check_iban(text.as_bytes()),
                    Err(IbanFault::Character { .. } | IbanFault::Form)
                );
                let other = other(&text).unwrap();
                let other = other != Err(ValidationError::StructureIncorrectForCountry);
                assert_eq!(fits, other, "{text}");
            }
        }
    }
}

#[test]
fn the_same_check_digits_are_right() {
    for iban in IBANS.iter() {
        for digits in 0..=99 {
            let mut text = iban.clone();
            text.replace_range(2..4, &format!("{digits:02}"));
            assert!(agree(&text), "{text}");
            let is_right = check_iban(text.as_bytes()).is_ok();
            assert_eq!(is_right, text == *iban, "{text}");
        }
    }
}

proptest! {
    #[test]
    fn changed_ibans_are_judged_alike(
        iban in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[0-9A-Za-z -]"), 0..4),
    ) {
        let mut text = iban.get(&IBANS).clone();
        for (at, character) in changes {
            let at = at.index(text.len());
            text.replace_range(at..=at, &character);
        }
        prop_assert!(agree(&text), "{}", text);
        // With the right check digits all else must be right.
        if let Err(IbanFault::CheckDigits(right)) = check_iban(text.as_bytes()) {
            text.replace_range(2..4, &format!("{right:02}"));
            prop_assert!(check_iban(text.as_bytes()).is_ok() && agree(&text), "{}", text);
        }
    }

    #[test]
    fn other_texts_are_judged_alike(text in "([A-Z]{2}[0-9]{2}[A-Z0-9]{0,31}|.{0,40})") {
        prop_assert!(agree(&text), "{}", text);
    }

    #[test]
    fn identifiers_of_any_text_are_judged(text in prop::collection::vec(any::<u8>(), 0..40)) {
        // That nothing panics is the test.
        use isoproof::value::*;
        let _ = (check_iban(&text), is_qr_iban(&text), is_lei(&text), check_bic(&text));
        let _ = (is_test_bic(&text), check_creditor_id(&text), is_qr_reference(&text));
        let _ = (currency_status(&text), check_rf_reference(&text), has_rf_form(&text));
        let _ = (check_belgian_reference(&text), check_clearing_member("USABA", &text));
        let _ = CodeSets::load("any", &String::from_utf8_lossy(&text));
    }
}

/// The withdrawn codes that the other program has.
const STILL_THERE: [&str; 5] = ["BGN", "CUC", "HRK", "SLL", "ZWL"];

#[test]
fn currencies_and_their_decimals_are_the_same() {
    let letters = || 'A'..='Z';
    for code in pairs().flat_map(|pair| letters().map(move |c| format!("{pair}{c}"))) {
        let other = Currency::from_code(&code).map(|currency| currency.exponent());
        match currency_status(code.as_bytes()) {
            Some(CurrencyStatus::Active { decimals }) => {
                assert_eq!(other, Some(decimals.map(u16::from)), "{code}");
            }
            Some(CurrencyStatus::NoCurrency) => assert_eq!(other, Some(None), "{code}"),
            // It keeps some that were replaced not long ago.
            Some(CurrencyStatus::Withdrawn { .. }) if STILL_THERE.contains(&&*code) => {
                assert!(other.is_some(), "{code}");
            }
            // Of all others that were replaced it knows nothing.
            Some(CurrencyStatus::Withdrawn { .. }) | None => assert_eq!(other, None, "{code}"),
        }
    }
}

#[test]
fn countries_and_currencies_are_those_of_the_facts() {
    let Some(folder) = folder() else { return };
    let facts = table(&folder.join("facts/countries.tsv"));
    let facts: BTreeSet<String> = facts.into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(pairs().filter(|pair| is_country(pair)).collect::<BTreeSet<_>>(), facts);

    for row in table(&folder.join("facts/currencies.tsv")) {
        let (code, minor, withdrawal) = (&row[0], row[2].parse().ok(), &*row[6]);
        assert!(is_currency_form(code), "{code}");
        match currency_status(code.as_bytes()).unwrap() {
            CurrencyStatus::Active { decimals } => {
                assert_eq!(("active", minor), (&*row[5], decimals), "{code}");
            }
            CurrencyStatus::NoCurrency => assert_eq!((&*row[5], minor), ("active", None)),
            CurrencyStatus::Withdrawn { since } => {
                assert_eq!((&*row[5], minor_units(code)), ("historic", None), "{code}");
                // Of a span the end counts, and of a year its last month.
                let year = since.strip_suffix("-12").unwrap_or(since);
                assert!(withdrawal.ends_with(since) || withdrawal.ends_with(year), "{code}");
            }
        }
    }
}

#[test]
fn ibans_are_those_of_the_facts() {
    let Some(folder) = folder() else { return };
    let facts = table(&folder.join("facts/iban.tsv"));
    assert_eq!(facts.len(), IBANS.len());
    for (row, iban) in facts.iter().zip(IBANS.iter()) {
        assert_eq!((&*row[0], row[2].parse().unwrap()), (&iban[..2], iban.len()));
        let places: String = (4..iban.len()).map(|at| kind(iban, at)).collect();
        assert_eq!(places, written_out(&row[3]), "{}", row[0]);
    }
}

/// What may stand at a place of an IBAN: `n`, `a` or `c`.
fn kind(iban: &str, at: usize) -> char {
    let fits = |character| {
        let mut text = iban.to_owned();
        text.replace_range(at..=at, character);
        !matches!(check_iban(text.as_bytes()), Err(IbanFault::Character { .. }))
    };
    match (fits("0"), fits("A")) {
        (true, true) => 'c',
        (true, false) => 'n',
        (false, _) => 'a',
    }
}

/// `2!a3!n` as `aannn`.
fn written_out(structure: &str) -> String {
    let runs = structure.split_inclusive(['n', 'a', 'c']);
    runs.map(|run| {
        let (length, kind) = run.split_once('!').unwrap();
        kind.repeat(length.parse().unwrap())
    })
    .collect()
}

#[test]
fn external_codes_are_those_of_the_facts() {
    let Some(folder) = folder() else { return };
    let sets = CodeSets::embedded();
    let facts = table(&folder.join("facts/codes.tsv"));
    let facts: Vec<_> = facts.into_iter().filter(|row| row[0] == "external").collect();
    let names: BTreeSet<&str> = facts.iter().map(|row| &*row[1]).collect();
    assert!(sets.sets().iter().map(|set| set.name()).eq(names));
    let mut codes = 0;
    for row in &facts {
        let (set, code) = (sets.set(&row[1]).unwrap(), &row[2]);
        if code.is_empty() {
            assert!(set.is_empty(), "{}", row[1]);
            continue;
        }
        let known = set.find(code).unwrap_or_else(|| panic!("{} {code}", row[1]));
        assert_eq!(known.name, row[3], "{code}");
        assert_eq!(known.registered, row[6].get(..7).unwrap_or_default(), "{code}");
        let status = match row[5].split(' ').next().unwrap() {
            "Registered" => CodeStatus::Registered,
            "Obsolete" => CodeStatus::Obsolete,
            "Withdrawn" => CodeStatus::Withdrawn,
            other => panic!("{other}"),
        };
        assert_eq!(known.status, status, "{code}");
        codes += 1;
    }
    assert_eq!(sets.sets().iter().map(|set| set.codes().count()).sum::<usize>(), codes);
}

#[test]
fn bank_transaction_codes_are_those_of_the_facts() {
    let Some(folder) = folder() else { return };
    let facts = table(&folder.join("facts/codes_btc.tsv"));
    for row in &facts {
        assert_eq!(
            check_transaction_code(row[0].as_bytes(), row[1].as_bytes(), row[2].as_bytes()),
            Ok(()),
            "{row:?}"
        );
    }
    let text = std::fs::read_to_string(project("schemas/codes/bank-transaction.tsv")).unwrap();
    assert_eq!(text.lines().count() - 1, facts.len());
}
