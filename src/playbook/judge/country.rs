//! The country that a value tells.

use crate::value::{is_bic, is_country};

/// Clearing systems and their countries (external code set of clearing systems,
/// 2Q2026): the national ones whose codes start with a country's own letters, and those
/// that do not.
const CLEARING_SYSTEMS: [(&str, &str); 28] = [
    ("ATBLZ", "AT"),
    ("AUBSB", "AU"),
    ("CACPA", "CA"),
    ("CHBCC", "CH"),
    ("CHSIC", "CH"),
    ("CNAPS", "CN"),
    ("CNCIP", "CN"),
    ("DEBLZ", "DE"),
    ("ESNCC", "ES"),
    ("GBDSC", "GB"),
    ("GRBIC", "GR"),
    ("HKNCC", "HK"),
    ("IENCC", "IE"),
    ("INFSC", "IN"),
    ("ITNCC", "IT"),
    ("JPZGN", "JP"),
    ("KRBOK", "KR"),
    ("MZBMO", "MZ"),
    ("NZNCC", "NZ"),
    ("NZRSA", "NZ"),
    ("PLKNR", "PL"),
    ("PTNCC", "PT"),
    ("RUCBC", "RU"),
    ("SESBA", "SE"),
    ("SGIBG", "SG"),
    ("THCBC", "TH"),
    ("TWNCC", "TW"),
    ("USABA", "US"),
];

/// The country, two letters, that the value of an element or member of that name tells;
/// `None` if it tells none. A BIC has it at its fifth and sixth letter (ISO 9362), an
/// IBAN at its start (ISO 13616).
pub(super) fn of(name: &str, value: &str) -> Option<String> {
    let letters = match name {
        "BIC" | "BICFI" | "BICOrBEI" | "AnyBIC" if matches!(value.len(), 8 | 11) => value.get(4..6),
        "IBAN" => value.get(..2),
        "Ctry" | "CtryOfRes" | "country" => Some(value),
        "Cd" => {
            CLEARING_SYSTEMS.iter().find(|(code, _)| *code == value).map(|(_, country)| *country)
        }
        _ => None,
    };
    letters.filter(|letters| is_country(letters)).map(str::to_owned)
}

/// The same, and of a value of any other name that has the shape of a BIC, the BIC's.
pub(super) fn of_any(name: &str, value: &str) -> Option<String> {
    of(name, value).or_else(|| of("BIC", value).filter(|_| is_bic(value)))
}

#[cfg(test)]
mod tests {
    use super::{CLEARING_SYSTEMS, of};

    #[test]
    fn names_decide_how_a_value_is_read() {
        assert_eq!(of("BIC", "ALQBSGSGXXX").as_deref(), Some("SG"));
        assert_eq!(of("BICFI", "ALQBSG").as_deref(), None);
        assert_eq!(of("Ctry", "HK").as_deref(), Some("HK"));
        assert_eq!(of("Cd", "HKNCC").as_deref(), Some("HK"));
        assert_eq!(of("Nm", "HK").as_deref(), None);
        assert!(CLEARING_SYSTEMS.is_sorted());
    }
}
