//! Amounts of structured remittance information.

use crate::check::{Interest, Record, Value};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::words::money;
use crate::value::Decimal;

/// What is due, what is taken off, adjusted and added, and what is paid of a document, in
/// the forms of older and newer versions.
const DUE: usize = 0;
const REMITTED: usize = 1;
const LESS: [usize; 3] = [2, 3, 4];
const MORE: [usize; 2] = [5, 6];
const ADJUSTMENT: usize = 7;
const DIRECTION: usize = 8;
const CURRENCY: usize = 9;
const OTHER_CURRENCIES: std::ops::Range<usize> = 10..17;
const DOCUMENT: usize = 17;
const PATHS: [&str; 18] = [
    "RfrdDocAmt/DuePyblAmt",
    "RfrdDocAmt/RmtdAmt",
    "RfrdDocAmt/DscntApldAmt",
    "RfrdDocAmt/DscntApldAmt/Amt",
    "RfrdDocAmt/CdtNoteAmt",
    "RfrdDocAmt/TaxAmt",
    "RfrdDocAmt/TaxAmt/Amt",
    "RfrdDocAmt/AdjstmntAmtAndRsn/Amt",
    "RfrdDocAmt/AdjstmntAmtAndRsn/CdtDbtInd",
    "RfrdDocAmt/RmtdAmt/@Ccy",
    "RfrdDocAmt/DuePyblAmt/@Ccy",
    "RfrdDocAmt/DscntApldAmt/@Ccy",
    "RfrdDocAmt/DscntApldAmt/Amt/@Ccy",
    "RfrdDocAmt/CdtNoteAmt/@Ccy",
    "RfrdDocAmt/TaxAmt/@Ccy",
    "RfrdDocAmt/TaxAmt/Amt/@Ccy",
    "RfrdDocAmt/AdjstmntAmtAndRsn/Amt/@Ccy",
    "RfrdDocInf/Tp/CdOrPrtry/Cd",
];

const INSTRUCTED: [&str; 4] = ["Amt/InstdAmt", "Amt/InstdAmt/@Ccy", "InstdAmt", "InstdAmt/@Ccy"];

struct Remittance {
    transaction: String,
    /// What the documents of the transaction add up to, and in which currency; `None` if
    /// that is not known.
    sum: Option<Decimal>,
    currency: Option<String>,
    documents: u64,
}

/// The remittance information of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let transaction = super::transactions(&task.message)?;
    task.is_on(id::RMT_STRD_AMOUNTS).then(|| {
        let (sum, currency) = (Some(Decimal::ZERO), None);
        Box::new(Remittance { transaction, sum, currency, documents: 0 }) as Box<dyn Part>
    })
}

impl Part for Remittance {
    fn interests(&self) -> Vec<Interest> {
        let document = format!("{}/RmtInf/Strd", self.transaction);
        vec![
            Interest::new(&document, &PATHS).record(),
            Interest::new(&self.transaction, &INSTRUCTED).record().only_with(&["RmtInf/Strd"]),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        if interest == 0 { self.document(record, desk) } else { self.transaction(record, desk) }
    }
}

/// The values of a path added up; `None` if one is no amount.
fn sum(record: &Record<'_>, at: usize) -> Option<Decimal> {
    let mut amounts = record.values(at).filter(|value| value.kind.is_none());
    amounts.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(read(value)?))
}

fn read(value: Value<'_>) -> Option<Decimal> {
    Decimal::parse(value.text.trim_ascii()).filter(|_| !value.is_refused())
}

/// Whether all amounts of a document are in the currency of what is remitted.
fn is_in_one_currency(record: &Record<'_>) -> bool {
    let own = record.value(CURRENCY);
    let mut others = OTHER_CURRENCIES.flat_map(|at| record.values(at));
    others.all(|other| Some(other.text) == own)
}

impl Remittance {
    fn document(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let remitted = record.decimal(REMITTED).filter(|_| record.is_whole());
        self.documents += 1;
        // What a credit note remits is taken off, by some with and by some without a sign.
        let is_credit = record.values(DOCUMENT).any(|value| value.text == b"CREN");
        let added = remitted.filter(|_| !is_credit);
        self.sum = self.sum.zip(added).and_then(|(sum, one)| sum.checked_add(one));
        match (&self.currency, record.sound(CURRENCY)) {
            (None, Some(currency)) if self.documents == 1 => {
                self.currency = Some(currency.to_owned())
            }
            (Some(known), Some(currency)) if known == currency => {}
            _ => self.sum = None,
        }
        let (Some(due), Some(remitted)) = (record.decimal(DUE), remitted) else { return };
        let expected = expected(record, due).filter(|_| is_in_one_currency(record));
        let Some(expected) = expected else { return };
        desk.applied(id::RMT_STRD_AMOUNTS);
        if !expected.contains(&remitted) {
            let message = format!(
                "what is due, less deductions, is {}; {} is remitted",
                money(expected[0]),
                money(remitted)
            );
            say(record, REMITTED, message, desk);
        }
    }

    fn transaction(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let (sum, currency) = (self.sum.replace(Decimal::ZERO), self.currency.take());
        let documents = std::mem::take(&mut self.documents);
        let Some((sum, currency)) = sum.zip(currency).filter(|_| documents > 0) else { return };
        let at = if record.has(0) { 0 } else { 2 };
        let own = record.sound(at + 1) == Some(currency.as_str());
        let Some(paid) = record.decimal(at).filter(|_| own) else { return };
        desk.applied(id::RMT_STRD_AMOUNTS);
        if paid != sum {
            let message = format!(
                "the documents are remitted with {} together, the payment is of {}",
                money(sum),
                money(paid)
            );
            say(record, at, message, desk);
        }
    }
}

/// What remains of what is due. Adjustments are taken off or added: whether a credit is one
/// of the debtor or of the creditor is read in both ways.
fn expected(record: &Record<'_>, due: Decimal) -> Option<[Decimal; 2]> {
    let mut rest = due;
    for at in LESS {
        rest = rest.checked_sub(sum(record, at)?)?;
    }
    for at in MORE {
        rest = rest.checked_add(sum(record, at)?)?;
    }
    let adjustment = adjustment(record)?;
    Some([rest.checked_sub(adjustment)?, rest.checked_add(adjustment)?])
}

/// All adjustments, credits less debits if each has its direction.
fn adjustment(record: &Record<'_>) -> Option<Decimal> {
    if record.values(DIRECTION).count() != record.values(ADJUSTMENT).count() {
        return sum(record, ADJUSTMENT);
    }
    let mut pairs = record.values(ADJUSTMENT).zip(record.values(DIRECTION));
    pairs.try_fold(Decimal::ZERO, |sum, (value, direction)| match direction.text {
        b"DBIT" => sum.checked_sub(read(value)?),
        _ => sum.checked_add(read(value)?),
    })
}

fn say(record: &Record<'_>, at: usize, message: String, desk: &mut Desk<'_>) {
    let said = Said::at(record, at, message).help("compare the amounts with the documents");
    desk.say(id::RMT_STRD_AMOUNTS, said);
}
