//! Charges: their total against their records, and against the amounts before and after
//! them.

use super::amounts::signed;
use super::exchange::amounts;
use crate::check::Record;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::words::money;
use crate::value::Decimal;

/// What is read; the second version repeats `Chrgs` where later ones have records in it.
pub(super) const PATHS: [&str; 10] = [
    "Chrgs/TtlChrgsAndTaxAmt",
    "Chrgs/TtlChrgsAndTaxAmt/@Ccy",
    "Chrgs/Rcrd/Amt",
    "Chrgs/Rcrd/Amt/@Ccy",
    "Chrgs/Rcrd/CdtDbtInd",
    "Chrgs/Rcrd/Tax/Amt",
    "Chrgs/Amt",
    "Chrgs/Amt/@Ccy",
    "Chrgs/CdtDbtInd",
    "Chrgs/Tax/Amt",
];
const TOTAL: usize = 0;
const TOTAL_CURRENCY: usize = 1;
/// Where the parts of the records begin: amount, currency, direction, tax.
const RECORDS: [usize; 2] = [2, 6];

/// Checks the charges of a transaction, of which the first value is read at that number.
pub(super) fn check(record: &Record<'_>, first: usize, desk: &mut Desk<'_>) {
    let Some(charges) = Charges::of(record, first) else { return };
    if let (Some(total), Some(sum)) = (charges.total, charges.sum) {
        desk.applied(id::NTR_CHARGES);
        // Some count the tax on a charge with it, others beside it.
        let with_tax = charges.tax.and_then(|tax| sum.checked_add(tax));
        if ![Some(sum), with_tax].contains(&Some(total)) {
            let message = format!(
                "the total of charges is {}, their records add up to {}",
                money(total),
                money(sum)
            );
            let said = said(record, first, PATHS[TOTAL], message)
                .expected(money(sum))
                .found(money(total))
                .help("compare the total with the records");
            return desk.say(id::NTR_CHARGES, said);
        }
    }
    net(record, first, &charges, desk);
}

/// What is charged, in one currency.
struct Charges<'r> {
    currency: &'r str,
    total: Option<Decimal>,
    /// Of the records, less what was given back.
    sum: Option<Decimal>,
    /// The taxes on them.
    tax: Option<Decimal>,
}

impl<'r> Charges<'r> {
    /// Charges of which nothing is unclear, if there are any.
    fn of(record: &'r Record<'_>, first: usize) -> Option<Charges<'r>> {
        if !(0..PATHS.len()).any(|at| record.has(first + at)) {
            return None;
        }
        let from = RECORDS.map(|at| first + at);
        let from = from.into_iter().find(|at| record.has(*at));
        let currency = |at| record.sound(at).filter(|own| is_all(record, at, own));
        let at = from.map_or(first + TOTAL_CURRENCY, |from| from + 1);
        let currency = currency(at)?;
        let total = match all(record, first + TOTAL)?.as_slice() {
            [] => None,
            [total, others @ ..] if others.iter().all(|other| other == total) => Some(*total),
            _ => return None,
        };
        if total.is_some() && !is_all(record, first + TOTAL_CURRENCY, currency) {
            return None;
        }
        let sum = match from {
            Some(from) => Some(net_of(record, from)?.checked_abs()?),
            None => None,
        };
        let tax = from.and_then(|from| sum_of(&all(record, from + 3)?));
        Some(Charges { currency, total, sum, tax })
    }
}

fn is_all(record: &Record<'_>, at: usize, text: &str) -> bool {
    record.values(at).all(|value| !value.is_refused() && value.text.trim_ascii() == text.as_bytes())
}

/// The amounts at a path; `None` if one of them is not known.
fn all(record: &Record<'_>, at: usize) -> Option<Vec<Decimal>> {
    let parse = |text: &[u8]| Decimal::parse(text.trim_ascii());
    record.values(at).map(|v| parse(v.text).filter(|_| !v.is_refused())).collect()
}

fn sum_of(all: &[Decimal]) -> Option<Decimal> {
    all.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one))
}

/// The records of charges with their signs. A charge without direction is a debit; where only
/// some have one, it is not known which.
fn net_of(record: &Record<'_>, from: usize) -> Option<Decimal> {
    let amounts = all(record, from)?;
    let directions =
        record.values(from + 2).map(|v| Some(v.text.trim_ascii()).filter(|_| !v.is_refused()));
    let directions: Vec<&[u8]> = directions.collect::<Option<_>>()?;
    if directions.iter().all(|direction| *direction == b"DBIT") {
        return sum_of(&amounts);
    }
    if directions.len() != amounts.len() {
        return None;
    }
    let pairs = amounts.into_iter().zip(directions);
    sum_of(&pairs.map(|(own, direction)| signed(own, Some(direction))).collect::<Option<Vec<_>>>()?)
}

/// Where the instructed amount is not that of the transaction, in one currency, the charges
/// lie between.
fn net(record: &Record<'_>, first: usize, charges: &Charges<'_>, desk: &mut Desk<'_>) {
    let [Some(gross), Some(net), _] = amounts(record) else { return };
    let is_one = gross.currency == net.currency && net.currency == charges.currency;
    let gap = gross.amount.checked_sub(net.amount).and_then(Decimal::checked_abs);
    let Some(gap) = gap.filter(|gap| is_one && *gap != Decimal::ZERO) else { return };
    let Some(charged) = charges.total.or(charges.sum).filter(|own| *own != Decimal::ZERO) else {
        return;
    };
    desk.applied(id::NTR_CHARGES);
    if gap != charged {
        let message = format!(
            "between the instructed amount of {} and that of the transaction, {}, lie {}, but the \
             charges are {}",
            money(gross.amount),
            money(net.amount),
            money(gap),
            money(charged)
        );
        let path = if charges.total.is_some() { PATHS[TOTAL] } else { "Chrgs" };
        let said = said(record, first, path, message)
            .expected(money(gap))
            .found(money(charged))
            .help("compare the charges with the advice of the bank");
        desk.say(id::NTR_CHARGES, said);
    }
}

/// At the total of charges, or at their first record.
fn said(record: &Record<'_>, first: usize, path: &str, message: String) -> Said {
    let places = [TOTAL, RECORDS[0], RECORDS[1]].map(|at| first + at);
    let place = places.into_iter().find_map(|at| record.place(at));
    let place = place.unwrap_or_else(|| record.start());
    Said::new(message, format!("{}/{path}", record.path()), place)
}
