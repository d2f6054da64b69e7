//! Amounts of a transaction in two currencies, against the exchange rate beside them.

use crate::check::Record;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::words::money;
use crate::value::{Decimal, minor_units};

/// Amounts of a transaction, each with its currency and the exchange that led to it.
const KINDS: [&str; 3] = ["InstdAmt", "TxAmt", "CntrValAmt"];
const PARTS: [&str; 5] =
    ["Amt", "Amt/@Ccy", "CcyXchg/SrcCcy", "CcyXchg/TrgtCcy", "CcyXchg/XchgRate"];
const SOURCE: usize = 2;
const TARGET: usize = 3;
const RATE: usize = 4;

/// How many paths are read here.
pub(super) const PATHS: usize = KINDS.len() * PARTS.len();

/// What is read.
pub(super) fn paths() -> impl Iterator<Item = String> {
    KINDS.iter().flat_map(|kind| PARTS.iter().map(move |part| format!("AmtDtls/{kind}/{part}")))
}

/// An amount in a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Money<'r> {
    pub(super) amount: Decimal,
    pub(super) currency: &'r str,
}

/// The instructed amount, that of the transaction, and its counter value.
pub(super) fn amounts<'r>(record: &'r Record<'_>) -> [Option<Money<'r>>; 3] {
    [0, 1, 2].map(|kind| {
        let at = kind * PARTS.len();
        Some(Money { amount: record.decimal(at)?, currency: record.sound(at + 1)? })
    })
}

/// Amounts in two currencies are in the ratio of the exchange rate. One that is wrong may
/// stand at several amounts: it is said once.
pub(super) fn check(record: &Record<'_>, desk: &mut Desk<'_>) {
    let all: Vec<Money<'_>> = amounts(record).into_iter().flatten().collect();
    for first in (0..KINDS.len()).map(|kind| kind * PARTS.len()) {
        let rate = record.decimal(first + RATE).filter(|rate| *rate > Decimal::ZERO);
        if rate.is_some_and(|rate| is_wrong(record, first, (&all, rate), desk)) {
            return;
        }
    }
}

/// Checks the exchange of one amount; whether something was found.
fn is_wrong(
    record: &Record<'_>,
    first: usize,
    (all, rate): (&[Money<'_>], Decimal),
    desk: &mut Desk<'_>,
) -> bool {
    let find = |currency: &str| all.iter().find(|money| money.currency == currency);
    let is_two = all.iter().any(|money| money.currency != all[0].currency);
    let Some(source) = record.sound(first + SOURCE).filter(|_| is_two) else { return false };
    let Some(from) = find(source) else {
        let message = "no amount is in the source currency of the exchange".to_owned();
        return say(record, first + SOURCE, message, desk);
    };
    let to = match record.sound(first + TARGET) {
        // It is the other one of the two.
        None => all.iter().find(|money| money.currency != source),
        Some(target) => find(target),
    };
    let Some(to) = to else {
        let message = "no amount is in the target currency of the exchange".to_owned();
        return say(record, first + TARGET, message, desk);
    };
    desk.applied(id::NTR_FX_CONSISTENCY);
    if from.currency == to.currency || is_exchanged(*from, *to, rate) {
        return false;
    }
    let message = format!(
        "{} {} and {} {} are not in the ratio of the rate",
        money(from.amount),
        from.currency,
        money(to.amount),
        to.currency
    );
    say(record, first + RATE, message, desk)
}

/// Whether one amount times the rate is the other, or divided by it, in either direction,
/// within a unit of the currency of the result.
fn is_exchanged(from: Money<'_>, to: Money<'_>, rate: Decimal) -> bool {
    is_product(from, to, rate) || is_product(to, from, rate)
}

/// Whether `from` × `rate` is `to`; either of the two may be the one that was rounded.
fn is_product(from: Money<'_>, to: Money<'_>, rate: Decimal) -> bool {
    let product = from.amount.checked_mul(rate);
    let gap = product.and_then(|product| product.checked_sub(to.amount)?.checked_abs());
    let quotient = unit(from.currency).and_then(|unit| unit.checked_mul(rate));
    // What cannot be held cannot be judged.
    gap.is_none_or(|gap| [unit(to.currency), quotient].into_iter().flatten().any(|of| gap <= of))
}

/// The smallest unit of a currency.
fn unit(currency: &str) -> Option<Decimal> {
    let unit = match minor_units(currency) {
        Some(0) => "1",
        Some(3) => "0.001",
        Some(4) => "0.0001",
        _ => "0.01",
    };
    Decimal::parse(unit.as_bytes())
}

fn say(record: &Record<'_>, at: usize, message: String, desk: &mut Desk<'_>) -> bool {
    let said = Said::at(record, at, message)
        .help("compare amounts, currencies and rate with the advice of the bank");
    desk.say(id::NTR_FX_CONSISTENCY, said);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(from: (&str, &'static str), to: (&str, &'static str), rate: &str) -> bool {
        let decimal = |text: &str| Decimal::parse(text.as_bytes()).unwrap();
        let money = |(amount, currency)| Money { amount: decimal(amount), currency };
        is_exchanged(money(from), money(to), decimal(rate))
    }

    #[test]
    fn rates_hold_in_either_direction_within_a_unit() {
        assert!(is_right(("100.00", "EUR"), ("108.50", "USD"), "1.0850"));
        assert!(is_right(("108.50", "USD"), ("100.00", "EUR"), "1.0850"));
        assert!(is_right(("100.00", "EUR"), ("108.51", "USD"), "1.0850"));
        assert!(!is_right(("100.00", "EUR"), ("108.52", "USD"), "1.0850"));
    }

    #[test]
    fn an_amount_in_a_larger_unit_was_rounded() {
        // 1000 JPY / 163.27 = 6.12 EUR, and 6.12 × 163.27 = 999.21.
        assert!(is_right(("1000", "JPY"), ("6.12", "EUR"), "163.27"));
        assert!(!is_right(("1000", "JPY"), ("6.15", "EUR"), "163.27"));
    }

    #[test]
    fn what_cannot_be_held_is_not_judged() {
        let long = "9".repeat(30);
        assert!(is_right((&long, "EUR"), ("1.00", "USD"), "12345678901"));
    }
}
