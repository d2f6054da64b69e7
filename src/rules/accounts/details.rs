//! Details of entries: amounts that were exchanged, and charges.

use super::amounts::{amount, signed};
use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::payments::counts::money;
use crate::value::{Decimal, minor_units};

/// Amounts of a transaction, each with its currency and the exchange that led to it.
const KINDS: [&str; 3] = ["InstdAmt", "TxAmt", "CntrValAmt"];
const PARTS: [&str; 5] =
    ["Amt", "Amt/@Ccy", "CcyXchg/SrcCcy", "CcyXchg/TrgtCcy", "CcyXchg/XchgRate"];
const CHARGES: [&str; 5] = [
    "Chrgs/TtlChrgsAndTaxAmt",
    "Chrgs/TtlChrgsAndTaxAmt/@Ccy",
    "Chrgs/Rcrd/Amt",
    "Chrgs/Rcrd/Amt/@Ccy",
    "Chrgs/Rcrd/CdtDbtInd",
];
const FIRST_CHARGE: usize = KINDS.len() * PARTS.len();

struct Exchanges {
    contexts: Vec<String>,
}

/// The details of the entries of a message, and entries themselves.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let name = task.message.statement()?;
    let is_due = task.is_any_on(&[id::NTR_FX_CONSISTENCY, id::NTR_CHARGES]);
    is_due.then(|| {
        let contexts = ["Ntry/NtryDtls/TxDtls", "Ntry"];
        let contexts = contexts.map(|path| task.message.path(&format!("{name}/{path}")));
        Box::new(Exchanges { contexts: contexts.into() }) as Box<dyn Part>
    })
}

impl Part for Exchanges {
    fn interests(&self) -> Vec<Interest> {
        let amounts = KINDS
            .iter()
            .flat_map(|kind| PARTS.iter().map(move |part| format!("AmtDtls/{kind}/{part}")));
        let values: Vec<String> = amounts.chain(CHARGES.map(str::to_owned)).collect();
        let interest = |context: &String| Interest {
            context: context.clone(),
            values: values.clone(),
            is_record: context.ends_with("TxDtls"),
        };
        self.contexts.iter().map(interest).collect()
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        exchange(record, desk);
        charges(record, desk);
    }
}

/// An amount in a currency.
#[derive(Clone, Copy)]
struct Money<'r> {
    amount: Decimal,
    currency: &'r str,
}

/// Amounts in two currencies are in the ratio of the exchange rate.
fn exchange(record: &Record<'_>, desk: &mut Desk<'_>) {
    let of = |kind: usize| {
        let at = kind * PARTS.len();
        Some(Money { amount: amount(record, at)?, currency: record.sound(at + 1)? })
    };
    let all: Vec<Money<'_>> = (0..KINDS.len()).filter_map(of).collect();
    for kind in 0..KINDS.len() {
        let at = kind * PARTS.len();
        let Some(rate) = amount(record, at + 4).filter(|rate| *rate > Decimal::ZERO) else {
            continue;
        };
        let (source, target) = (record.sound(at + 2), record.sound(at + 3));
        let find = |currency: Option<&str>| all.iter().find(|m| Some(m.currency) == currency);
        let (Some(from), Some(to)) = (find(source), find(target)) else {
            currencies(record, at, &all, (source, target), desk);
            continue;
        };
        desk.applied(id::NTR_FX_CONSISTENCY);
        if from.currency != to.currency && !is_exchanged(*from, *to, rate) {
            let message = format!(
                "{} {} and {} {} are not in the ratio of the rate",
                money(from.amount),
                from.currency,
                money(to.amount),
                to.currency
            );
            say(record, at + 4, message, desk);
        }
    }
}

/// The currencies of an exchange are those of amounts, where there are two.
fn currencies(
    record: &Record<'_>,
    at: usize,
    all: &[Money<'_>],
    (source, target): (Option<&str>, Option<&str>),
    desk: &mut Desk<'_>,
) {
    let is_two = all.iter().any(|money| money.currency != all[0].currency);
    if !is_two || target.is_none() {
        return;
    }
    desk.applied(id::NTR_FX_CONSISTENCY);
    let is_known = |currency: Option<&str>| all.iter().any(|m| Some(m.currency) == currency);
    if !is_known(source) {
        say(record, at + 2, "no amount is in the source currency of the exchange".to_owned(), desk);
    } else if !is_known(target) {
        say(record, at + 3, "no amount is in the target currency of the exchange".to_owned(), desk);
    }
}

/// Whether one amount times the rate is the other, in either direction, within a unit of
/// the currency.
fn is_exchanged(from: Money<'_>, to: Money<'_>, rate: Decimal) -> bool {
    let is_near = |from: Money<'_>, to: Money<'_>| {
        let unit = match minor_units(to.currency) {
            Some(0) => "1",
            Some(3) => "0.001",
            _ => "0.01",
        };
        let product = from.amount.checked_mul(rate);
        let gap = product.and_then(|product| product.checked_sub(to.amount)?.checked_abs());
        gap.zip(Decimal::parse(unit.as_bytes())).is_none_or(|(gap, unit)| gap <= unit)
    };
    is_near(from, to) || is_near(to, from)
}

/// The total of charges is that of their records.
fn charges(record: &Record<'_>, desk: &mut Desk<'_>) {
    let mut totals = record.values(FIRST_CHARGE);
    let (Some(total), None) = (totals.next(), totals.next()) else { return };
    let Some(total) = Decimal::parse(total.text.trim_ascii()) else { return };
    let currency = record.sound(FIRST_CHARGE + 1);
    let is_one =
        record.values(FIRST_CHARGE + 3).all(|c| Some(c.text) == currency.map(str::as_bytes));
    let mut directions = record.values(FIRST_CHARGE + 4);
    let mut sum = Decimal::ZERO;
    let mut count = 0;
    for charge in record.values(FIRST_CHARGE + 2) {
        // A charge without direction is one: a debit.
        let direction = directions.next().and_then(|d| std::str::from_utf8(d.text).ok());
        let own = Decimal::parse(charge.text.trim_ascii());
        let signed = own.and_then(|own| signed(own, direction.or(Some("DBIT"))));
        let Some(next) = signed.and_then(|own| sum.checked_sub(own)) else { return };
        (sum, count) = (next, count + 1);
    }
    if count == 0 || !is_one {
        return;
    }
    desk.applied(id::NTR_CHARGES);
    let is_same = sum.checked_abs() == Some(total);
    if !is_same {
        let message = format!(
            "the total of charges is {}, their records add up to {}",
            money(total),
            money(sum.checked_abs().unwrap_or(sum))
        );
        let place = record.place(FIRST_CHARGE).unwrap_or_else(|| record.start());
        let said = Said::new(message, format!("{}/{}", record.path(), CHARGES[0]), place)
            .found(money(total))
            .help("compare the total with the records");
        desk.say(id::NTR_CHARGES, said);
    }
}

fn say(record: &Record<'_>, at: usize, message: String, desk: &mut Desk<'_>) {
    let path = format!(
        "{}/AmtDtls/{}/{}",
        record.path(),
        KINDS[at / PARTS.len()],
        PARTS[at % PARTS.len()]
    );
    let place = record.place(at).unwrap_or_else(|| record.start());
    let said = Said::new(message, path, place)
        .found(record.sound(at).unwrap_or_default())
        .help("compare amounts, currencies and rate with the advice of the bank");
    desk.say(id::NTR_FX_CONSISTENCY, said);
}
