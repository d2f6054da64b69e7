//! Country codes.

/// The two-letter codes of ISO 3166-1, as collected in November 2026.
const ALPHA_2: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO \
    BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ \
    DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP \
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG \
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE \
    PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL \
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM \
    US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// The edition of the list of countries.
pub const COUNTRY_EDITION: &str = "ISO 3166-1, as collected in November 2026";

/// For each pair of letters whether it is a country.
static IS_COUNTRY: [bool; 26 * 26] = table();

const fn table() -> [bool; 26 * 26] {
    let (codes, mut table) = (ALPHA_2.as_bytes(), [false; 26 * 26]);
    let mut at = 0;
    while at + 1 < codes.len() {
        table[(codes[at] - b'A') as usize * 26 + (codes[at + 1] - b'A') as usize] = true;
        at += 3;
    }
    table
}

/// Whether two bytes are a code of ISO 3166-1, or XK, which payments use for Kosovo.
#[inline]
pub(crate) fn is_country_code(code: [u8; 2]) -> bool {
    let [first, second] = code.map(|byte| usize::from(byte.wrapping_sub(b'A')));
    first < 26 && second < 26 && IS_COUNTRY[first * 26 + second] || code == *b"XK"
}

/// The codes of ISO 3166-1.
pub(crate) fn countries() -> impl Iterator<Item = &'static str> {
    ALPHA_2.split(' ')
}

/// Whether a text is a two-letter code of ISO 3166-1.
///
/// ```
/// use isoproof::value::is_country;
/// assert!(is_country("SG") && !is_country("UK") && !is_country("sg"));
/// ```
#[must_use]
pub fn is_country(text: &str) -> bool {
    text.len() == 2 && ALPHA_2.split(' ').any(|code| code == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let codes: Vec<&str> = ALPHA_2.split(' ').collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted_by(|a, b| a < b));
        assert!(codes.iter().all(|code| is_country(code)));
    }

    #[test]
    fn bytes_are_looked_up_as_texts_are() {
        let letters = || b'A'..=b'Z';
        for (first, second) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            let text = String::from_utf8(vec![first, second]).unwrap();
            let expected = is_country(&text) || text == "XK";
            assert_eq!(is_country_code([first, second]), expected, "{text}");
        }
        assert!(!is_country_code(*b"d1") && !is_country_code([0xFF, b'Z' + 1]));
    }

    #[test]
    fn other_texts_are_none() {
        for text in ["", "D", "DEU", "de", "EU", "UK", "E ", "D\u{c9}"] {
            assert!(!is_country(text), "{text}");
        }
    }
}
