//! One balance: what can be said of it alone.

use super::amounts::{amount, signed};
use super::period::Period;
use crate::check::Record;
use crate::rules::day::Day;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
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
    "../FrToDt/FrDtTm",
    "../FrToDt/ToDtTm",
    "Tp/CdOrPrtry/Prtry",
    "Dt",
];
const CODE: usize = 0;
const AMOUNT: usize = 3;
const CURRENCY: usize = 4;
const DIRECTION: usize = 5;
const DATE: [usize; 3] = [6, 7, 12];
const ACCOUNT: usize = 8;

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
    /// The date as it is written, without a time.
    pub(super) date: Option<Day>,
    pub(super) is_proprietary: bool,
}

/// Booked balances, which are kept in the currency of the account.
const BOOKED: [&str; 4] = ["OPBD", "CLBD", "PRCD", "ITBD"];

impl Balance {
    pub(super) fn of(record: &Record<'_>) -> Balance {
        let text = |at: usize| record.sound(at).unwrap_or_default().to_owned();
        let sub_type = record.sound(1).or_else(|| record.sound(2)).unwrap_or_default();
        let own = amount(record, AMOUNT);
        Balance {
            code: text(CODE),
            sub_type: sub_type.to_owned(),
            amount: own.and_then(|amount| signed(amount, record.sound(DIRECTION))),
            currency: text(CURRENCY),
            date: DATE.iter().find_map(|at| record.sound(*at).and_then(Day::of)),
            is_proprietary: record.value(11).is_some(),
        }
    }

    /// It is one of the whole statement: of no sub-type, or of one that tells the opening
    /// from the closing of a page or of an interim report.
    pub(super) fn is_of_statement(&self) -> bool {
        !self.is_proprietary && matches!(&self.sub_type[..], "" | "INTM" | "OIBD" | "CIBD")
    }
}

/// Checks what a balance says by itself.
pub(super) fn check(record: &Record<'_>, balance: &Balance, desk: &mut Desk<'_>) {
    let is_booked = BOOKED.contains(&&balance.code[..]);
    if let Some(account) = record.sound(ACCOUNT).filter(|_| is_booked) {
        desk.applied(id::BAL_CURRENCY);
        if !balance.currency.is_empty() && balance.currency != account {
            let said = said(
                record,
                CURRENCY,
                "Amt/@Ccy",
                "the balance is not in the currency of the account",
            )
            .expected(account)
            .help("state the balance in the currency of the account");
            desk.say(id::BAL_CURRENCY, said);
        }
    }
    zero(record, desk);
    in_period(record, balance, desk);
}

/// A balance of nothing is written as a credit.
fn zero(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(amount), Some(direction)) = (amount(record, AMOUNT), record.sound(DIRECTION)) else {
        return;
    };
    if amount != Decimal::ZERO {
        return;
    }
    desk.applied(id::BAL_ZERO_IS_CREDIT);
    if direction == "DBIT" {
        let said = said(record, DIRECTION, "CdtDbtInd", "a balance of zero stands as a debit")
            .expected("CRDT")
            .help("write CRDT for a balance of zero");
        desk.say(id::BAL_ZERO_IS_CREDIT, said);
    }
}

/// An opening balance is of the first day of the period or before, a closing one not after
/// the last.
fn in_period(record: &Record<'_>, balance: &Balance, desk: &mut Desk<'_>) {
    let period = Period::of(record, 9, 10);
    let Some(date) = balance.date else { return };
    let message = match (&balance.code[..], period.from, period.to) {
        ("OPBD", Some(from), _) => {
            desk.applied(id::BAL_DATE_IN_PERIOD);
            (date > from).then_some("the opening balance is of a day after the period began")
        }
        ("CLBD", _, Some(to)) => {
            desk.applied(id::BAL_DATE_IN_PERIOD);
            (date > to).then_some("the closing balance is of a day after the period ended")
        }
        _ => return,
    };
    if let Some(message) = message {
        let at = DATE.into_iter().find(|at| record.sound(*at).is_some_and(|t| !t.is_empty()));
        let said = said(record, at.unwrap_or(DATE[0]), "Dt", message)
            .help("compare the date of the balance with FrToDt");
        desk.say(id::BAL_DATE_IN_PERIOD, said);
    }
}

fn said(record: &Record<'_>, at: usize, path: &str, message: &str) -> Said {
    let place = record.place(at).unwrap_or_else(|| record.start());
    let found = record.sound(at).unwrap_or_default();
    Said::new(message, format!("{}/{path}", record.path()), place).found(found)
}
