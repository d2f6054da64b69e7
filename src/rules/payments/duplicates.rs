//! Payments that stand twice in a message.

use super::unique::past;
use crate::check::{Interest, Record, Surroundings};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::unique::{Met, Parts, Unique};
use std::ops::Range;

/// What two payments have in common that are one: accounts, amount, currency, date, and
/// what they are for.
const SAME: [&str; 16] = [
    "../DbtrAcct/Id/IBAN",
    "../DbtrAcct/Id/Othr/Id",
    "../ReqdExctnDt",
    "../ReqdExctnDt/Dt",
    "../ReqdExctnDt/DtTm",
    "CdtrAcct/Id/IBAN",
    "CdtrAcct/Id/Othr/Id",
    "Amt/InstdAmt",
    "Amt/InstdAmt/@Ccy",
    "Amt/EqvtAmt/Amt",
    "Amt/EqvtAmt/Amt/@Ccy",
    "RmtInf/Ustrd",
    "RmtInf/Strd/CdtrRefInf/Ref",
    "RmtInf/Strd/RfrdDocInf/Nb",
    "Cdtr/Nm",
    "Purp/Cd",
];

/// Those of the batch come first.
const OF_BATCH: usize = 5;

/// The accounts of the creditor among these: without one of them payments cannot be told.
const ACCOUNTS: [usize; 2] = [5, 6];

/// The amounts: 100 and 100.00 are one.
const AMOUNTS: [usize; 2] = [7, 9];

struct Duplicates {
    context: String,
    seen: Unique,
    most: u64,
    number: u32,
    /// What the batch says, as the last payment had it, and what stood around that.
    batch: Parts,
    around: Option<Surroundings>,
}

/// The payments of a credit transfer initiation.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let is_due = task.message.is(&["pain.001"]) && task.is_on(id::UNI_DUPLICATE_PAYMENT);
    let most = task.choice.max_unique();
    is_due.then(|| {
        let context = task.message.path("PmtInf/CdtTrfTxInf");
        Box::new(Duplicates {
            context,
            seen: Unique::new(most),
            most,
            number: 0,
            batch: Parts::default(),
            around: None,
        }) as Box<dyn Part>
    })
}

/// Adds the values of some paths.
fn gather(record: &Record<'_>, paths: Range<usize>, parts: &mut Parts) {
    for at in paths {
        for (nth, value) in record.values(at).enumerate() {
            let is_amount = AMOUNTS.contains(&at);
            let text = if is_amount { shortest(value.text) } else { value.text };
            parts.add(nth * SAME.len() + at, text);
        }
    }
}

/// An amount without zeros that make no difference.
fn shortest(amount: &[u8]) -> &[u8] {
    let mut rest = amount.trim_ascii();
    while let [b'0', behind @ ..] = rest {
        rest = behind;
    }
    if rest.contains(&b'.') {
        while let [before @ .., b'0'] = rest {
            rest = before;
        }
    }
    rest.strip_suffix(b".").unwrap_or(rest)
}

impl Part for Duplicates {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.context, &SAME).record()]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        self.number = self.number.saturating_add(1);
        if !ACCOUNTS.iter().any(|at| record.has(*at)) {
            return;
        }
        desk.applied(id::UNI_DUPLICATE_PAYMENT);
        let around = Some(record.surroundings());
        if self.around != around {
            self.around = around;
            self.batch = Parts::default();
            gather(record, 0..OF_BATCH, &mut self.batch);
        }
        let mut own = self.batch;
        gather(record, OF_BATCH..SAME.len(), &mut own);
        match self.seen.meet_parts(own, self.number) {
            Met::New => {}
            Met::Unknown => desk.not_run(id::UNI_DUPLICATE_PAYMENT, past(self.most)),
            Met::Before(first) => {
                let message = format!(
                    "the payment is the same as transaction {first}: accounts, amount, date and \
                     purpose are alike"
                );
                let said = Said::of(record, message)
                    .help("remove it if it is meant once, or tell them apart by the remittance")
                    .reason("AM05");
                desk.say(id::UNI_DUPLICATE_PAYMENT, said);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn amounts_are_alike_whatever_zeros_they_have() {
        for amount in ["100", "100.00", "0100.0", " 100. "] {
            assert_eq!(shortest(amount.as_bytes()), b"100", "{amount}");
        }
        assert_eq!(shortest(b"0.50"), shortest(b".5"));
        assert_eq!((shortest(b"0.00"), shortest(b"")), (&b""[..], &b""[..]));
    }
}
