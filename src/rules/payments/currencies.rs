//! The currencies between which payments are exchanged.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;

const PATHS: [&str; 5] = [
    "Amt/InstdAmt/@Ccy",
    "Amt/EqvtAmt/Amt/@Ccy",
    "Amt/EqvtAmt/CcyOfTrf",
    "../DbtrAcct/Ccy",
    "XchgRateInf",
];
const INSTRUCTED_CURRENCY: usize = 0;
const EQUIVALENT_CURRENCY: usize = 1;
const TRANSFER_CURRENCY: usize = 2;
const ACCOUNT_CURRENCY: usize = 3;
const EXCHANGE: usize = 4;

/// Without one of these there is nothing to compare.
const ONLY_WITH: [&str; 2] = [PATHS[EQUIVALENT_CURRENCY], PATHS[EXCHANGE]];

struct Currencies {
    context: String,
}

const RULES: [RuleId; 2] = [id::AMT_EQVT_CURRENCY, id::AMT_XCHG_RATE];

/// The currencies of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let context = super::transactions(&task.message).filter(|_| task.is_any_on(&RULES))?;
    Some(Box::new(Currencies { context }))
}

impl Part for Currencies {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.context, &PATHS).record().only_with(&ONLY_WITH)]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        equivalent(record, desk);
        exchange(record, desk);
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
