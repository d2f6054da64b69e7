//! Amounts of payments, and the currencies between which they are exchanged.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::Decimal;

const PATHS: [&str; 9] = [
    "Amt/InstdAmt",
    "InstdAmt",
    "Amt/EqvtAmt/Amt",
    "Amt/InstdAmt/@Ccy",
    "Amt/EqvtAmt/Amt/@Ccy",
    "Amt/EqvtAmt/CcyOfTrf",
    "../DbtrAcct/Ccy",
    "XchgRateInf",
    "IntrBkSttlmAmt",
];
const AMOUNTS: [usize; 4] = [0, 1, 2, 8];
const INSTRUCTED_CURRENCY: usize = 3;
const EQUIVALENT_CURRENCY: usize = 4;
const TRANSFER_CURRENCY: usize = 5;
const ACCOUNT_CURRENCY: usize = 6;
const EXCHANGE: usize = 7;

struct Amounts {
    context: String,
}

const RULES: [RuleId; 3] = [id::AMT_POSITIVE, id::AMT_EQVT_CURRENCY, id::AMT_XCHG_RATE];

/// The amounts of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let context = super::transactions(&task.message).filter(|_| task.is_any_on(&RULES))?;
    Some(Box::new(Amounts { context }))
}

impl Part for Amounts {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.context, &PATHS).record()]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        positive(record, desk);
        equivalent(record, desk);
        exchange(record, desk);
    }
}

/// A payment is of something.
fn positive(record: &Record<'_>, desk: &mut Desk<'_>) {
    for at in AMOUNTS {
        let Some(amount) = record.sound_bytes(at) else { continue };
        desk.applied(id::AMT_POSITIVE);
        // Amounts have no sign: what is not nothing has another digit than 0.
        let is_something = amount.iter().any(|byte| matches!(byte, b'1'..=b'9'));
        if !is_something && record.decimal(at).is_some_and(|amount| amount <= Decimal::ZERO) {
            let said = Said::at(record, at, "the amount is zero")
                .help("leave the payment out, unless the bank has a use for such payments")
                .reason("AM01");
            desk.say(id::AMT_POSITIVE, said);
        }
    }
}

/// An equivalent amount is in another currency than the transfer, and in that of the account.
fn equivalent(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(currency) = record.sound(EQUIVALENT_CURRENCY) else { return };
    desk.applied(id::AMT_EQVT_CURRENCY);
    let help = "use InstdAmt for an amount in the currency of the transfer";
    if record.sound(TRANSFER_CURRENCY) == Some(currency) {
        let message = "the equivalent amount is in the currency of the transfer";
        let said = Said::at(record, EQUIVALENT_CURRENCY, message).help(help).reason("AM11");
        return desk.say(id::AMT_EQVT_CURRENCY, said);
    }
    let account = record.sound(ACCOUNT_CURRENCY);
    if let Some(account) = account.filter(|account| *account != currency) {
        let message = "the equivalent amount is not in the currency of the debtor's account";
        let said = Said::at(record, EQUIVALENT_CURRENCY, message).expected(account);
        desk.say(id::AMT_EQVT_CURRENCY, said.help("state it in the currency of the account"));
    }
}

/// Nothing is exchanged between an amount and an account in one currency.
fn exchange(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(_), Some(account)) = (record.value(EXCHANGE), record.sound(ACCOUNT_CURRENCY)) else {
        return;
    };
    desk.applied(id::AMT_XCHG_RATE);
    if record.sound(INSTRUCTED_CURRENCY) == Some(account) {
        let message = "an exchange rate stands on a payment in the currency of the account";
        let said = Said::at(record, EXCHANGE, message).found(account);
        desk.say(id::AMT_XCHG_RATE, said.help("leave XchgRateInf out, or correct the currency"));
    }
}
