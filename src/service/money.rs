//! Amounts that belong together: what was ordered, what was charged, what arrived.

use super::Say;
use super::shape::{member, text};
use crate::diagnostic::codes;
use crate::json::{Fault, Value};
use crate::value::Decimal;

/// An amount that can be read, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Money<'a> {
    pub(super) value: &'a Value,
    pub(super) amount: Decimal,
    pub(super) currency: &'a str,
}

impl<'a> Money<'a> {
    /// The money in an object with `amount` and `currency`.
    pub(super) fn of(object: &'a Value) -> Option<Money<'a>> {
        let value = member(object, "amount")?;
        let amount = Decimal::parse(value.text()?.as_bytes())?;
        Some(Money { value, amount, currency: text(object, "currency")? })
    }
}

/// A payment of which it is known what should have arrived.
pub(super) struct Settled<'a> {
    pub(super) instructed: Money<'a>,
    pub(super) confirmed: Money<'a>,
    pub(super) charges: Vec<Money<'a>>,
    pub(super) bearer: &'a str,
}

/// Says it if another amount arrived than was ordered, less the charges. Who pays them
/// decides: the creditor, then all are taken off; the debtor, then none; each his own,
/// then it may be anything between.
pub(super) fn check_charges(settled: &Settled<'_>, say: Say<'_>) {
    let Settled { instructed, confirmed, charges, bearer } = settled;
    let mut all = charges.iter().chain([confirmed]);
    if !all.all(|money| money.currency == instructed.currency) {
        return;
    }
    let sum = charges.iter().try_fold(Decimal::ZERO, |sum, money| sum.checked_add(money.amount));
    let Some(least) = sum.and_then(|sum| instructed.amount.checked_sub(sum)) else { return };
    let (from, to) = match *bearer {
        "CRED" => (least, least),
        "DEBT" => (instructed.amount, instructed.amount),
        _ => (least, instructed.amount),
    };
    if (from..=to).contains(&confirmed.amount) {
        return;
    }
    let expected = if from == to { from.to_string() } else { format!("{from} to {to}") };
    let message = "the confirmed amount is not the instructed one less the charges";
    say(Fault::new(&codes::CHARGES_SUM, confirmed.value.span, message)
        .expected(expected)
        .found(confirmed.value.text().unwrap_or_default()));
}

/// Says it if money changed its currency and nothing tells at which rate.
pub(super) fn check_exchange(
    instructed: Money<'_>,
    confirmed: Money<'_>,
    told: bool,
    say: Say<'_>,
) {
    if !told && instructed.currency != confirmed.currency {
        let message = "the confirmed amount has another currency, and no exchange details say why";
        say(Fault::new(&codes::EXCHANGE_MISSING, confirmed.value.span, message)
            .expected("`foreign_exchange_details`"));
    }
}
