//! One balance: what can be said of it alone.

use super::amounts::signed;
use crate::check::Record;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::value::Day;
use crate::value::Decimal;

/// What is read of a balance.
pub(super) const PATHS: [&str; 13] = [
    "Tp/CdOrPrtry/Cd",
    "Tp/SubTp/Cd",
    "Tp/SubTp/Prtry",
    "Amt",
    "Amt/@Ccy",
    "CdtDbtInd",
    "Dt/Dt",
    "Dt/DtTm",
    "../Acct/Ccy",
    "Tp/CdOrPrtry/Prtry",
    "Dt",
    // The first version names the type without the element around it.
    "Tp/Cd",
    "Tp/Prtry",
];
const CODE: [usize; 2] = [0, 11];
const SUB_TYPE: [usize; 2] = [1, 2];
const AMOUNT: usize = 3;
const CURRENCY: usize = 4;
const DIRECTION: usize = 5;
const DATE: [usize; 3] = [6, 7, 10];
const ACCOUNT: usize = 8;
const PROPRIETARY: [usize; 2] = [9, 12];

/// A balance of a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Balance {
    /// The code of its type; empty if that is proprietary.
    pub(super) code: String,
    /// The code of its sub-type, or the bank's own.
    pub(super) sub_type: String,
    /// With its sign; `None` if that is not known.
    pub(super) amount: Option<Decimal>,
    pub(super) currency: String,
    /// Its day, whatever the time.
    pub(super) date: Option<Day>,
    /// The date as it is written, with its time.
    pub(super) moment: String,
    pub(super) is_proprietary: bool,
    /// The schema refused what would tell which balance it is.
    pub(super) is_unclear: bool,
}

/// Booked balances, which are kept in the currency of the account.
const BOOKED: [&str; 4] = ["OPBD", "CLBD", "PRCD", "ITBD"];

/// What divides a statement: the balance of a page, and where interim balances open and
/// close (Finnish guide).
const PARTS: [&str; 4] = ["", "INTM", OPENING, CLOSING];
/// The interim balance that opens a report.
pub(super) const OPENING: &str = "OIBD";
/// The one that closes it.
pub(super) const CLOSING: &str = "CIBD";

impl Balance {
    pub(super) fn of(record: &Record<'_>) -> Balance {
        let first = |all: &[usize]| all.iter().find_map(|at| record.sound(*at));
        let is_there = |all: &[usize]| all.iter().any(|at| record.has(*at));
        let text = |all: &[usize]| first(all).unwrap_or_default().to_owned();
        let own = record.decimal(AMOUNT);
        let is_proprietary = is_there(&PROPRIETARY);
        let moment = DATE.iter().find_map(|at| record.sound(*at).filter(|text| !text.is_empty()));
        let has_type = is_proprietary || first(&CODE).is_some();
        let has_sub_type = first(&SUB_TYPE).is_some() || !is_there(&SUB_TYPE);
        Balance {
            code: text(&CODE),
            sub_type: text(&SUB_TYPE),
            amount: own.and_then(|amount| signed(amount, record.sound_bytes(DIRECTION))),
            currency: text(&[CURRENCY]),
            date: moment.and_then(Day::of),
            moment: moment.unwrap_or_default().to_owned(),
            is_proprietary,
            is_unclear: !has_type || !has_sub_type,
        }
    }

    /// It is one of the whole statement: of no sub-type, or of one that tells the opening
    /// from the closing of a page or of an interim report.
    pub(super) fn is_of_statement(&self) -> bool {
        !self.is_proprietary && !self.is_unclear && PARTS.contains(&&self.sub_type[..])
    }
}

/// Checks what a balance says by itself.
pub(super) fn check(record: &Record<'_>, balance: &Balance, desk: &mut Desk<'_>) {
    let is_booked = BOOKED.contains(&&balance.code[..]);
    if let Some(account) = record.sound(ACCOUNT).filter(|_| is_booked) {
        desk.applied(id::BAL_CURRENCY);
        if !balance.currency.is_empty() && balance.currency != account {
            let said =
                Said::at(record, CURRENCY, "the balance is not in the currency of the account")
                    .expected(account)
                    .help("state the balance in the currency of the account");
            desk.say(id::BAL_CURRENCY, said);
        }
    }
    zero(record, desk);
}

/// A balance of nothing is written as a credit.
fn zero(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(amount), Some(direction)) = (record.decimal(AMOUNT), record.sound(DIRECTION)) else {
        return;
    };
    if amount != Decimal::ZERO {
        return;
    }
    desk.applied(id::BAL_ZERO_IS_CREDIT);
    if direction == "DBIT" {
        let said = Said::at(record, DIRECTION, "a balance of zero stands as a debit")
            .expected("CRDT")
            .help("write CRDT for a balance of zero");
        desk.say(id::BAL_ZERO_IS_CREDIT, said);
    }
}
