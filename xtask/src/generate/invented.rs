//! Invented parties, accounts and texts.

use super::random::Random;

/// BICs of banks that do not exist.
pub(crate) const BANKS: [&str; 6] =
    ["EXMPDEFFXXX", "TESTDEHHXXX", "DEMODEMMXXX", "SAMPDEBBXXX", "MOCKDESSXXX", "FAKEDEKKXXX"];

const FIRMS: [&str; 8] = [
    "Harbour Lane Supplies",
    "Northfield Tools",
    "Blue Kettle Foods",
    "Quayside Printing",
    "Elmwood Logistics",
    "Redstone Fittings",
    "Copperfield Dairy",
    "Larkspur Textiles",
];

const FIRMS_ACCENTED: [&str; 8] = [
    "Bäckerei Süßmann",
    "Ateliers Béranger Frères",
    "Łukasiewicz Części",
    "Peñarrubia Conservas",
    "Ærø Skibsværft",
    "Žižkov Strojírny",
    "Ελαιώνας Εξαγωγές",
    "青葉商店",
];

const FORMS: [&str; 5] = ["GmbH", "Ltd", "SARL", "BV", "AG"];
const STREETS: [&str; 6] =
    ["Mill Street", "Station Road", "Orchard Way", "Canal Row", "Market Square", "Chapel Lane"];
const TOWNS: [&str; 6] =
    ["Westhaven", "Oldbridge", "Steinfurt an der Au", "Port Alden", "Kirchbach", "Vieuxpont"];
const TOWNS_ACCENTED: [&str; 4] = ["Königsbrück", "Saint-Rémy", "Świebodzice", "Mörbylånga"];
pub(crate) const COUNTRIES: [&str; 6] = ["DE", "FR", "NL", "AT", "BE", "ES"];
const GOODS: [&str; 6] =
    ["spare parts", "freight", "office supplies", "consulting", "packaging", "maintenance"];

/// A party: its name and where it is.
pub(crate) struct Party {
    pub(crate) name: String,
    pub(crate) street: &'static str,
    pub(crate) number: String,
    pub(crate) postcode: String,
    pub(crate) town: &'static str,
    pub(crate) country: &'static str,
}

impl Party {
    /// A party; `accented` ones have letters that are not ASCII.
    pub(crate) fn draw(random: &mut Random, accented: bool) -> Party {
        let firm = random.pick(if accented { &FIRMS_ACCENTED } else { &FIRMS });
        Party {
            name: format!("{firm} {} {}", random.below(9_000) + 1_000, random.pick(&FORMS)),
            street: random.pick(&STREETS),
            number: (random.below(240) + 1).to_string(),
            postcode: format!("{:05}", random.below(90_000) + 10_000),
            town: random.pick(if accented { &TOWNS_ACCENTED } else { &TOWNS }),
            country: random.pick(&COUNTRIES),
        }
    }
}

/// A German account number of the bank code 00000000, which no bank has, with its
/// check digits.
pub(crate) fn iban(random: &mut Random) -> String {
    let account = random.below(10_000_000_000);
    // D is 13, E is 14, and the check digits count as 00.
    let rest = (u128::from(account) * 1_000_000 + 131_400) % 97;
    format!("DE{:02}00000000{account:010}", 98 - rest)
}

/// What a payment is for; 40 % have a reference to an ampersand.
pub(crate) fn remittance(random: &mut Random, record: u64, accented: bool) -> String {
    let and = if random.chance(40) { "&amp;" } else { "and" };
    let (first, second) = (random.pick(&GOODS), random.pick(&GOODS));
    let thanks = if accented { ", fällig sofort" } else { "" };
    format!(
        "Invoice {:08} {first} {and} {second} month {:02}{thanks}",
        record,
        random.below(12) + 1
    )
}

/// A time of the year 2026, with its date.
pub(crate) fn date(random: &mut Random) -> String {
    format!("2026-{:02}-{:02}", random.below(12) + 1, random.below(28) + 1)
}
