//! International bank account numbers (ISO 13616-1:2020).

use super::country::is_country_code;
use super::mod97::remainder;
use std::fmt;

/// The edition of the IBAN registry whose structures are known here.
pub const IBAN_EDITION: &str = "IBAN registry, release 101";

/// Of each country: the length of its IBANs, and what the national part is made of: `n`
/// digits, `a` capitals, `c` letters or digits.
const REGISTRY: [(&str, u8, &str); 89] = [
    ("AD", 24, "4n4n12c"),
    ("AE", 23, "3n16n"),
    ("AL", 28, "8n16c"),
    ("AT", 20, "5n11n"),
    ("AZ", 28, "4a20c"),
    ("BA", 20, "3n3n8n2n"),
    ("BE", 16, "3n7n2n"),
    ("BG", 22, "4a4n2n8c"),
    ("BH", 22, "4a14c"),
    ("BI", 27, "5n5n11n2n"),
    ("BR", 29, "8c5n10n1c1c"),
    ("BY", 28, "4c4n16c"),
    ("CH", 21, "5n12c"),
    ("CR", 22, "4n14n"),
    ("CY", 28, "3n5n16c"),
    ("CZ", 24, "4n16n"),
    ("DE", 22, "8n10n"),
    ("DJ", 27, "5n5n11n2n"),
    ("DK", 18, "4n9n1n"),
    ("DO", 28, "4c20n"),
    ("EE", 20, "2n14n"),
    ("EG", 29, "4n4n17n"),
    ("ES", 24, "4n4n1n1n10n"),
    ("FI", 18, "3n11n"),
    ("FK", 18, "2a12n"),
    ("FO", 18, "4n9n1n"),
    ("FR", 27, "5n5n11c2n"),
    ("GB", 22, "4a6n8n"),
    ("GE", 22, "2a16n"),
    ("GI", 23, "4a15c"),
    ("GL", 18, "4n9n1n"),
    ("GR", 27, "3n4n16c"),
    ("GT", 28, "4c20c"),
    ("HN", 28, "4a20n"),
    ("HR", 21, "7n10n"),
    ("HU", 28, "3n4n1n15n1n"),
    ("IE", 22, "4a6n8n"),
    ("IL", 23, "3n3n13n"),
    ("IQ", 23, "4a3n12n"),
    ("IS", 26, "4n2n6n10n"),
    ("IT", 27, "1a5n5n12c"),
    ("JO", 30, "4a4n18c"),
    ("KW", 30, "4a22c"),
    ("KZ", 20, "3n13c"),
    ("LB", 28, "4n20c"),
    ("LC", 32, "4a24c"),
    ("LI", 21, "5n12c"),
    ("LT", 20, "5n11n"),
    ("LU", 20, "3n13c"),
    ("LV", 21, "4a13c"),
    ("LY", 25, "3n3n15n"),
    ("MC", 27, "5n5n11c2n"),
    ("MD", 24, "2c18c"),
    ("ME", 22, "3n13n2n"),
    ("MK", 19, "3n10c2n"),
    ("MN", 20, "4n12n"),
    ("MR", 27, "5n5n11n2n"),
    ("MT", 31, "4a5n18c"),
    ("MU", 30, "4a2n2n12n3n3a"),
    ("NI", 28, "4a20n"),
    ("NL", 18, "4a10n"),
    ("NO", 15, "4n6n1n"),
    ("OM", 23, "3n16c"),
    ("PK", 24, "4a16c"),
    ("PL", 28, "8n16n"),
    ("PS", 29, "4a21c"),
    ("PT", 25, "4n4n11n2n"),
    ("QA", 29, "4a21c"),
    ("RO", 24, "4a16c"),
    ("RS", 22, "3n13n2n"),
    ("RU", 33, "9n5n15c"),
    ("SA", 24, "2n18c"),
    ("SC", 31, "4a2n2n16n3a"),
    ("SD", 18, "2n12n"),
    ("SE", 24, "3n16n1n"),
    ("SI", 19, "5n8n2n"),
    ("SK", 24, "4n6n10n"),
    ("SM", 27, "1a5n5n12c"),
    ("SO", 23, "4n3n12n"),
    ("ST", 25, "4n4n11n2n"),
    ("SV", 28, "4a20n"),
    ("TL", 23, "3n14n2n"),
    ("TN", 24, "2n3n13n2n"),
    ("TR", 26, "5n1n16c"),
    ("UA", 29, "6n19c"),
    ("VA", 22, "3n15n"),
    ("VG", 24, "4a16n"),
    ("XK", 20, "4n10n2n"),
    ("YE", 30, "4a4n18c"),
];

/// For each pair of letters the place of the country in the registry, from 1.
static PLACES: [u8; 26 * 26] = places();

const fn places() -> [u8; 26 * 26] {
    let mut places = [0; 26 * 26];
    let mut at = 0;
    while at < REGISTRY.len() {
        let country = REGISTRY[at].0.as_bytes();
        places[(country[0] - b'A') as usize * 26 + (country[1] - b'A') as usize] = at as u8 + 1;
        at += 1;
    }
    places
}

const DIGIT: u8 = 1;
const CAPITAL: u8 = 2;

/// Whether a byte is a digit or a capital.
#[inline(always)]
fn kind(byte: u8) -> u8 {
    (DIGIT * u8::from(byte.is_ascii_digit())) | (CAPITAL * u8::from(byte.is_ascii_uppercase()))
}

/// What may stand at each place of a national part, and a digit behind its end.
type Shape = [u8; ROOM];

/// An IBAN has at most 34 characters (ISO 13616-1), 4 of which are its head: room for the
/// others.
const ROOM: usize = 32;

/// The structures of the registry, character by character.
static SHAPES: [Shape; REGISTRY.len()] = shapes();

const fn shapes() -> [Shape; REGISTRY.len()] {
    let mut shapes = [[0; ROOM]; REGISTRY.len()];
    let mut at = 0;
    while at < REGISTRY.len() {
        shapes[at] = shape(REGISTRY[at].2.as_bytes());
        at += 1;
    }
    shapes
}

const fn shape(structure: &[u8]) -> Shape {
    let mut shape = [DIGIT; ROOM];
    let (mut place, mut count, mut at) = (0, 0, 0);
    while at < structure.len() {
        let kind = match structure[at] {
            b'n' => DIGIT,
            b'a' => CAPITAL,
            b'c' => DIGIT | CAPITAL,
            digit => {
                count = count * 10 + (digit - b'0');
                0
            }
        };
        while kind > 0 && count > 0 {
            shape[place] = kind;
            place += 1;
            count -= 1;
        }
        at += 1;
    }
    shape
}

/// Why a text is no IBAN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IbanFault {
    /// It does not begin with two capitals and two digits, or has other characters than
    /// letters and digits behind them.
    Form,
    /// Its first letters are no country.
    Country,
    /// The country issues no IBANs by the registry; its check digits are right or not.
    Unregistered(bool),
    /// Another number of characters than the country has.
    Length {
        /// What the country has.
        expected: u8,
        /// What is there.
        found: usize,
    },
    /// A character that the country does not have at that place, from 1.
    Character {
        /// The place in the whole number, from 1.
        place: usize,
        /// What stands there by the registry.
        expected: &'static str,
    },
    /// The check digits do not fit the rest; those that would.
    CheckDigits(u8),
}

impl fmt::Display for IbanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IbanFault::Form => f.write_str("it is no IBAN at all"),
            IbanFault::Country => f.write_str("its first two letters are no country"),
            IbanFault::Unregistered(true) => {
                f.write_str("its country is not in the registry, though its check digits fit")
            }
            IbanFault::Unregistered(false) => {
                f.write_str("its country issues no IBANs, and its check digits do not fit")
            }
            IbanFault::Length { expected, found } => {
                write!(f, "its country has {expected} characters, here are {found}")
            }
            IbanFault::Character { place, expected } => {
                write!(f, "character {place} is no {expected}")
            }
            IbanFault::CheckDigits(_) => f.write_str("its check digits do not fit the rest"),
        }
    }
}

/// Checks an IBAN in its electronic form, without blanks: country, length and structure by
/// the registry, and the check digits.
///
/// # Errors
///
/// The first thing that is wrong with it.
///
/// ```
/// use isoproof::value::{IbanFault, check_iban};
/// assert_eq!(check_iban(b"GB29NWBK60161331926819"), Ok(()));
/// assert_eq!(check_iban(b"GB28NWBK60161331926819"), Err(IbanFault::CheckDigits(29)));
/// ```
pub fn check_iban(text: &[u8]) -> Result<(), IbanFault> {
    let [first, second, tens, ones, national @ ..] = text else { return Err(IbanFault::Form) };
    let is_headed = first.is_ascii_uppercase()
        && second.is_ascii_uppercase()
        && tens.is_ascii_digit()
        && ones.is_ascii_digit();
    if !is_headed {
        return Err(IbanFault::Form);
    }
    let place = PLACES[usize::from(first - b'A') * 26 + usize::from(second - b'A')];
    let at = usize::from(place).wrapping_sub(1);
    let registered = REGISTRY.get(at).zip(SHAPES.get(at));
    let misfit = match registered {
        None => Some(unregistered([*first, *second], text)),
        Some(((_, length, _), _)) if text.len() != usize::from(*length) => {
            Some(IbanFault::Length { expected: *length, found: text.len() })
        }
        Some((_, shape)) => misfit(national, shape),
    };
    if let Some(fault) = misfit {
        let is_formed = national.iter().all(u8::is_ascii_alphanumeric);
        return Err(if is_formed { fault } else { IbanFault::Form });
    }
    let digits = (tens - b'0') * 10 + (ones - b'0');
    let right = fitting(&text[..2], national);
    if digits == right { Ok(()) } else { Err(IbanFault::CheckDigits(right)) }
}

/// The check digits that fit, from 02 to 98.
fn fitting(country: &[u8], national: &[u8]) -> u8 {
    let parts: [&[u8]; 3] = [national, country, b"00"];
    98 - remainder(&parts)
}

fn unregistered(country: [u8; 2], text: &[u8]) -> IbanFault {
    if !is_country_code(country) {
        return IbanFault::Country;
    }
    let (head, national) = text.split_at(4);
    let is_formed =
        (11..=30).contains(&national.len()) && !national.iter().any(u8::is_ascii_lowercase);
    let fits = is_formed && remainder(&[national, head]) == 1;
    IbanFault::Unregistered(fits)
}

/// The first character of a national part that is not what its country has there.
fn misfit(national: &[u8], shape: &Shape) -> Option<IbanFault> {
    // All places are looked at together first, which is some steps for a machine.
    let mut text = [b'0'; ROOM];
    text.get_mut(..national.len())?.copy_from_slice(national);
    let is_wrong = |(byte, allowed): (&u8, &u8)| kind(*byte) & allowed == 0;
    if !text.iter().zip(shape).fold(false, |any, place| any | is_wrong(place)) {
        return None;
    }
    let at = text.iter().zip(shape).position(is_wrong)?;
    let expected = match shape[at] {
        DIGIT => "digit",
        CAPITAL => "capital letter",
        _ => "capital letter or digit",
    };
    Some(IbanFault::Character { place: at + 5, expected })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structures_have_the_length_of_their_country() {
        for (country, length, structure) in REGISTRY {
            let parts = structure.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty());
            let sum: u8 = parts.map(|part| part.parse::<u8>().unwrap()).sum();
            assert_eq!(sum + 4, length, "{country}");
        }
        assert!(REGISTRY.is_sorted_by_key(|(country, ..)| country));
    }

    #[test]
    fn ibans_are_checked_part_by_part() {
        for right in [
            "GB29NWBK60161331926819",
            "DE89370400440532013000",
            "CH9300762011623852957",
            "NO9386011117947",
            "AD1200012030200359100100",
        ] {
            assert_eq!(check_iban(right.as_bytes()), Ok(()), "{right}");
        }
        for (wrong, fault) in [
            ("", IbanFault::Form),
            ("DE8", IbanFault::Form),
            ("de89370400440532013000", IbanFault::Form),
            ("DE89 3704 0044 0532 0130 00", IbanFault::Form),
            ("DEA9370400440532013000", IbanFault::Form),
            ("ZZ89370400440532013000", IbanFault::Country),
            ("US89370400440532013000", IbanFault::Unregistered(false)),
            ("DE8937040044053201300", IbanFault::Length { expected: 22, found: 21 }),
            ("DE8937040044053201300A", IbanFault::Character { place: 22, expected: "digit" }),
            (
                "GB2911WB60161331926819",
                IbanFault::Character { place: 5, expected: "capital letter" },
            ),
            (
                "CH930076201162385295a",
                IbanFault::Character { place: 21, expected: "capital letter or digit" },
            ),
            ("GB27CITI12345678912345", IbanFault::CheckDigits(16)),
            // 97 leaves the same remainder as 00, which is none of the digits that are made.
            ("DE88370400440532013000", IbanFault::CheckDigits(89)),
        ] {
            assert_eq!(check_iban(wrong.as_bytes()), Err(fault), "{wrong}");
        }
    }

    #[test]
    fn countries_without_registration_may_have_consistent_numbers() {
        let national = "0123456789012345678901";
        let digits = fitting(b"DZ", national.as_bytes());
        let text = format!("DZ{digits:02}{national}");
        assert_eq!(check_iban(text.as_bytes()), Err(IbanFault::Unregistered(true)));
    }

    #[test]
    fn only_the_digits_from_02_to_98_fit() {
        // 98 leaves 1 as 01 would, and 97 as 00 would.
        for national in 0..200 {
            let text = format!("{national:018}");
            let digits = fitting(b"DE", text.as_bytes());
            assert!((2..=98).contains(&digits));
            let other = if digits >= 97 { digits - 97 } else { continue };
            let wrong = format!("DE{other:02}{text}");
            assert_eq!(check_iban(wrong.as_bytes()), Err(IbanFault::CheckDigits(digits)));
        }
    }
}
