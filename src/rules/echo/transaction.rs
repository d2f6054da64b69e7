//! What a status report says of a transaction of the original.

use super::account::Account;
use super::index::{Hit, Index};
use super::original::{Amount, Original, Transaction};
use super::seen::Seen;
use super::sentinel::is_sentinel;
use super::time::day;
use crate::check::Spot;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use std::ops::Range;

/// What is read of `TxInfAndSts`.
pub(super) const PATHS: [&str; 16] = [
    "../OrgnlPmtInfId",
    "OrgnlEndToEndId",
    "OrgnlInstrId",
    "OrgnlUETR",
    "OrgnlTxRef/Amt/InstdAmt",
    "OrgnlTxRef/Amt/InstdAmt/@Ccy",
    "OrgnlTxRef/Amt/EqvtAmt/Amt",
    "OrgnlTxRef/Amt/EqvtAmt/Amt/@Ccy",
    "OrgnlTxRef/ReqdExctnDt",
    "OrgnlTxRef/ReqdExctnDt/Dt",
    "OrgnlTxRef/ReqdExctnDt/DtTm",
    "OrgnlTxRef/ReqdColltnDt",
    "OrgnlTxRef/DbtrAcct/Id/IBAN",
    "OrgnlTxRef/DbtrAcct/Id/Othr/Id",
    "OrgnlTxRef/CdtrAcct/Id/IBAN",
    "OrgnlTxRef/CdtrAcct/Id/Othr/Id",
];
const BATCH: usize = 0;
const END_TO_END: usize = 1;
const INSTRUCTION: usize = 2;
const UETR: usize = 3;
const INSTRUCTED: usize = 4;
const EQUIVALENT: usize = 6;
const EXECUTION: Range<usize> = 8..11;
const COLLECTION: Range<usize> = 11..12;
const DEBTOR: usize = 12;
const CREDITOR: usize = 14;

/// Which transaction of the original is meant.
enum Meant {
    This(u32),
    /// None has the identification at that path.
    None(usize),
    /// That cannot be told, and why.
    Open(&'static str),
}

/// Compares a transaction.
pub(super) fn check(original: &Original, seen: Seen<'_, '_>, desk: &mut Desk<'_>) {
    let Some(among) = batch(original, seen) else { return };
    let Some(meant) = find(original, seen, &among) else { return };
    match meant {
        Meant::Open(why) => desk.not_run(id::ECHO_TX, why),
        Meant::None(_) if original.is_damaged => {
            desk.not_run(id::ECHO_TX, "a part of the original could not be read");
        }
        Meant::None(path) => {
            desk.applied(id::ECHO_TX);
            unknown(original, seen, path, desk);
        }
        Meant::This(number) => {
            desk.applied(id::ECHO_TX);
            if let Some(transaction) = original.transactions.get(number as usize) {
                Comparison { original, transaction, seen, desk }.all();
            }
        }
    }
}

/// The transactions of the batch that is named, or all if none or several are; `None` if the
/// original has no such batch, which is said of the batch.
fn batch(original: &Original, seen: Seen<'_, '_>) -> Option<Range<u32>> {
    let Some(batch) = seen.text(BATCH) else { return Some(original.all()) };
    match original.batch(batch) {
        Hit::One(number) => Some(original.batches.get(number as usize)?.transactions.clone()),
        Hit::Many => Some(original.all()),
        Hit::None => is_sentinel(batch).then(|| original.all()),
    }
}

/// An identification that says something.
fn named<'r>(seen: Seen<'r, '_>, path: usize) -> Option<&'r str> {
    seen.text(path).filter(|text| !is_sentinel(text))
}

/// Finds the transaction: by UETR, by the end-to-end identification, and where that says
/// nothing or is not unique, by the identification of the instruction. `None` if there is
/// nothing to find it by.
fn find(original: &Original, seen: Seen<'_, '_>, among: &Range<u32>) -> Option<Meant> {
    let indexes = &original.indexes;
    let uetr = named(seen, UETR);
    if let Some(Hit::One(number)) = uetr.map(|uetr| indexes.uetrs.find(uetr, among)) {
        return Some(Meant::This(number));
    }
    let instruction = named(seen, INSTRUCTION);
    let by_instruction = instruction.map(|id| indexes.instructions.find(id, among));
    let Some(end_to_end) = named(seen, END_TO_END) else {
        return by_instruction.map(alone).or_else(|| only(uetr, seen, among));
    };
    Some(match (indexes.end_to_ends.find(end_to_end, among), by_instruction) {
        (Hit::One(number), _) | (Hit::None, Some(Hit::One(number))) => Meant::This(number),
        (Hit::None, _) => Meant::None(END_TO_END),
        (Hit::Many, Some(Hit::One(number))) => Meant::This(number),
        (Hit::Many, _) => Meant::Open("several transactions of the original have one EndToEndId"),
    })
}

/// What the identification of the instruction alone says.
fn alone(hit: Hit) -> Meant {
    match hit {
        Hit::One(number) => Meant::This(number),
        Hit::None => Meant::None(INSTRUCTION),
        Hit::Many => Meant::Open("several transactions of the original have one InstrId"),
    }
}

/// A transaction that has neither identification: it is known by its UETR, or is the only one.
fn only(uetr: Option<&str>, seen: Seen<'_, '_>, among: &Range<u32>) -> Option<Meant> {
    if uetr.is_some() {
        return Some(Meant::None(UETR));
    }
    // Without any identification nothing says that it is a transaction of the original.
    seen.text(END_TO_END).or(seen.text(INSTRUCTION))?;
    Some(match among.len() {
        1 => Meant::This(among.start),
        _ => Meant::Open("the report does not identify a transaction"),
    })
}

/// Says that the original has no such transaction, or has it elsewhere.
fn unknown(original: &Original, seen: Seen<'_, '_>, path: usize, desk: &mut Desk<'_>) {
    let Some((value, text)) = seen.value(path).zip(seen.text(path)) else { return };
    let indexes = &original.indexes;
    let (index, element): (&Index, _) = match path {
        END_TO_END => (&indexes.end_to_ends, "EndToEndId"),
        INSTRUCTION => (&indexes.instructions, "InstrId"),
        _ => (&indexes.uetrs, "UETR"),
    };
    let message = if index.has(text) {
        format!("the transaction of this {element} stands in another batch of the original")
    } else {
        format!("the original has no transaction of this {element}")
    };
    let said = Said::new(message, format!("{}/{}", seen.0.path(), PATHS[path]), value.place())
        .expected(format!("the {element} of a transaction of the batch"))
        .found(text)
        .help("check whether the report was made from another file, or the identification changed on its way");
    desk.say(id::ECHO_TX, said);
}

/// A transaction of the report beside that of the original.
struct Comparison<'c, 'r, 'a, 'd> {
    original: &'c Original,
    transaction: &'c Transaction,
    seen: Seen<'r, 'a>,
    desk: &'c mut Desk<'d>,
}

impl Comparison<'_, '_, '_, '_> {
    fn all(&mut self) {
        let Transaction { end_to_end, instruction, uetr, .. } = self.transaction;
        self.identification(END_TO_END, end_to_end.as_deref(), "EndToEndId");
        self.identification(INSTRUCTION, instruction.as_deref(), "InstrId");
        self.identification(UETR, uetr.as_deref(), "UETR");
        self.amount();
        self.date();
        self.accounts();
    }

    /// What a report gives to a transaction that has none in the original is the bank's own.
    fn identification(&mut self, path: usize, own: Option<&str>, element: &str) {
        let Some((own, text)) = own.zip(named(self.seen, path)) else { return };
        let Some(value) = self.seen.value(path).filter(|_| own != text) else { return };
        let message = format!("the transaction has another {element} in the original");
        let said = self
            .said(message, path, value.place())
            .expected(format!("the {element} of the original"))
            .found(text)
            .help("book this status only if the rest of the transaction agrees");
        self.desk.say(id::ECHO_TX, said);
    }

    fn amount(&mut self) {
        let Some((path, text)) = self.seen.first([INSTRUCTED, EQUIVALENT]) else { return };
        let currency = self.seen.text(path + 1);
        let amount = currency.and_then(|ccy| Amount::of(text, ccy, path == EQUIVALENT));
        let Some((amount, own)) = amount.zip(self.transaction.amount) else { return };
        let Some(value) = self.seen.value(path) else { return };
        if amount.is_equivalent == own.is_equivalent && amount != own {
            let message = format!("the report gives the amount as {amount}, the original as {own}");
            let said = self
                .said(message, path, value.place())
                .expected(own.to_string())
                .found(amount.to_string())
                .help("a status must not change the amount; ask the bank before booking it");
            self.desk.say(id::ECHO_TX, said);
        }
    }

    /// A bank may move the day to its next business day.
    fn date(&mut self) {
        let paths = if self.original.is_debit() { COLLECTION } else { EXECUTION };
        let Some((path, text)) = self.seen.first(paths) else { return };
        let batch = self.original.batches.get(self.transaction.batch as usize);
        let Some((day, own)) = day(text).zip(batch.and_then(|batch| batch.date.as_deref())) else {
            return;
        };
        let Some(value) = self.seen.value(path).filter(|_| day != own) else { return };
        let message = format!("the report gives the day as {day}, the original as {own}");
        let said = self
            .said(message, path, value.place())
            .expected(own)
            .found(day)
            .at_most(Severity::Warning)
            .help("expect the payment on the day of the report, if the bank moved it");
        self.desk.say(id::ECHO_TX, said);
    }

    fn accounts(&mut self) {
        let batch = self.original.batches.get(self.transaction.batch as usize);
        let sender = batch.and_then(|batch| batch.account);
        let other = self.transaction.account;
        let is_debit = self.original.is_debit();
        let (debtor, creditor) = if is_debit { (other, sender) } else { (sender, other) };
        self.account(DEBTOR, debtor, "debtor");
        self.account(CREDITOR, creditor, "creditor");
    }

    fn account(&mut self, path: usize, own: Option<Account>, party: &str) {
        let by_iban = self.seen.text(path).and_then(|text| Account::iban(text.as_bytes()));
        let (path, account) = match by_iban {
            Some(account) => (path, Some(account)),
            None => {
                let other = self.seen.text(path + 1);
                (path + 1, other.and_then(|text| Account::other(text.as_bytes())))
            }
        };
        let is_same = account.zip(own).and_then(|(account, own)| account.is_same(own));
        let Some(value) = self.seen.value(path).filter(|_| is_same == Some(false)) else { return };
        let message = format!("the account of the {party} is not that of the original");
        let said = self
            .said(message, path, value.place())
            .expected(format!("the account of the {party} in the original"))
            .help("a status must not change an account; ask the bank before booking it");
        self.desk.say(id::ECHO_TX, said);
    }

    fn said(&self, message: String, path: usize, place: Spot) -> Said {
        Said::new(message, format!("{}/{}", self.seen.0.path(), PATHS[path]), place)
    }
}
