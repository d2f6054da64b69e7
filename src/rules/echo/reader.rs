//! Taking an original in the pass in which it is checked.

use super::account::Account;
use super::original::{Amount, Batch, Header, Indexes, Original, Totals, Transaction};
use super::seen::Seen;
use super::time::day;
use crate::check::{Finding, Interest, Observer, Record, Validator};
use crate::diagnostic::FileReport;
use crate::rules::Rulebook;
use crate::value::Decimal;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

/// Why an input gives no original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOriginal {
    /// It holds neither a credit transfer nor a direct debit initiation.
    None,
    /// It holds several.
    Several,
}

impl std::fmt::Display for NoOriginal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            NoOriginal::None => "holds no pain.001 and no pain.008",
            NoOriginal::Several => "holds several payment messages",
        })
    }
}

impl std::error::Error for NoOriginal {}

/// An observer that takes the original of later status reports.
#[derive(Debug, Default)]
pub struct OriginalReader {
    /// The message that is open.
    open: Open,
    done: Vec<Original>,
}

/// The elements that hold a payment message, its family, and the element of its
/// transactions; the first versions name the former by the message id.
const ROOTS: [(&str, &str, &str); 4] = [
    ("Document/CstmrCdtTrfInitn", "pain.001", "CdtTrfTxInf"),
    ("Document/CstmrDrctDbtInitn", "pain.008", "DrctDbtTxInf"),
    ("Document/pain.001.001.02", "pain.001", "CdtTrfTxInf"),
    ("Document/pain.008.001.01", "pain.008", "DrctDbtTxInf"),
];

const HEADER: [&str; 4] = ["MsgId", "CreDtTm", "NbOfTxs", "CtrlSum"];

const BATCH: [&str; 11] = [
    "PmtInfId",
    "NbOfTxs",
    "CtrlSum",
    "ReqdExctnDt",
    "ReqdExctnDt/Dt",
    "ReqdExctnDt/DtTm",
    "ReqdColltnDt",
    "DbtrAcct/Id/IBAN",
    "DbtrAcct/Id/Othr/Id",
    "CdtrAcct/Id/IBAN",
    "CdtrAcct/Id/Othr/Id",
];
const DATES: Range<usize> = 3..7;
const BATCH_ACCOUNTS: [(usize, usize); 2] = [(7, 8), (9, 10)];

const TRANSACTION: [&str; 13] = [
    "PmtId/InstrId",
    "PmtId/EndToEndId",
    "PmtId/UETR",
    "Amt/InstdAmt",
    "Amt/InstdAmt/@Ccy",
    "Amt/EqvtAmt/Amt",
    "Amt/EqvtAmt/Amt/@Ccy",
    "InstdAmt",
    "InstdAmt/@Ccy",
    "DbtrAcct/Id/IBAN",
    "DbtrAcct/Id/Othr/Id",
    "CdtrAcct/Id/IBAN",
    "CdtrAcct/Id/Othr/Id",
];
const EQUIVALENT: usize = 5;
const AMOUNTS: [usize; 3] = [3, EQUIVALENT, 7];
const ACCOUNTS: [(usize, usize); 2] = [(9, 10), (11, 12)];

/// Interests of one root, in the order in which they close.
const LEVELS: usize = 4;

impl Original {
    /// Checks a payment and takes it as the original of later reports. `path` is what the
    /// report calls it.
    ///
    /// # Errors
    /// The input holds no payment message, or several; its report is there all the same.
    pub fn read(
        validator: &Validator,
        rules: &Rulebook,
        path: &str,
        input: impl Read,
    ) -> (Result<Original, NoOriginal>, FileReport) {
        let mut reader = OriginalReader::default();
        let report = rules.check(validator, path, true, input, &mut [&mut reader]);
        (reader.original(), report)
    }
}

impl OriginalReader {
    /// What was taken.
    ///
    /// # Errors
    /// The input held no payment message, or several.
    pub fn original(mut self) -> Result<Original, NoOriginal> {
        if self.open.is_begun() {
            // The input ends within the message.
            let mut original = std::mem::take(&mut self.open).close();
            original.is_damaged = true;
            self.done.push(original);
        }
        match (self.done.pop(), self.done.is_empty()) {
            (Some(original), true) => Ok(original),
            (Some(_), false) => Err(NoOriginal::Several),
            (None, _) => Err(NoOriginal::None),
        }
    }
}

impl Observer for OriginalReader {
    fn interests(&self) -> Vec<Interest> {
        let of = |(root, _, transaction): (&str, &str, &str)| -> [Interest; LEVELS] {
            [
                Interest::new(&format!("{root}/GrpHdr"), &HEADER),
                Interest::new(&format!("{root}/PmtInf/{transaction}"), &TRANSACTION).record(),
                Interest::new(&format!("{root}/PmtInf"), &BATCH),
                Interest::new(root, &[]),
            ]
        };
        ROOTS.into_iter().flat_map(of).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, _: &mut Vec<Finding>) {
        self.open.is_damaged |= !record.is_whole();
        if self.open.message.is_empty() {
            let (_, family, _) = ROOTS[interest / LEVELS];
            // Of a message that no schema declares only the family is known.
            let message = if record.message.is_empty() { family } else { record.message };
            message.clone_into(&mut self.open.message);
        }
        match interest % LEVELS {
            0 => self.open.header(Seen(record)),
            1 => self.open.transaction(Seen(record)),
            2 => self.open.batch(Seen(record)),
            _ => {
                self.done.push(std::mem::take(&mut self.open).close());
            }
        }
    }
}

/// A message that is being read.
#[derive(Debug)]
struct Open {
    message: String,
    header: Header,
    batches: Vec<Batch>,
    transactions: Vec<Transaction>,
    indexes: Indexes,
    is_damaged: bool,
    /// The first transaction of the open batch.
    first: u32,
    /// The sum of the open batch, and of those before it.
    sum: Option<Decimal>,
    total: Option<Decimal>,
}

impl Default for Open {
    fn default() -> Open {
        Open {
            message: String::new(),
            header: Header::default(),
            batches: Vec::new(),
            transactions: Vec::new(),
            indexes: Indexes::default(),
            is_damaged: false,
            first: 0,
            sum: Some(Decimal::ZERO),
            total: Some(Decimal::ZERO),
        }
    }
}

impl Open {
    fn is_begun(&self) -> bool {
        !self.message.is_empty()
    }

    fn header(&mut self, seen: Seen<'_, '_>) {
        self.is_damaged |= seen.is_lost(0);
        self.header.id = seen.text(0).map(Arc::from);
        self.header.created = seen.text(1).map(Arc::from);
        self.header.stated = stated(seen, 2, 3);
    }

    fn transaction(&mut self, seen: Seen<'_, '_>) {
        self.is_damaged |= (0..3).any(|path| seen.is_lost(path));
        let id = |path| seen.text(path).map(Arc::<str>::from);
        let amount = amount(seen);
        self.sum = self.sum.zip(amount).and_then(|(sum, own)| sum.checked_add(own.value));
        let transaction = Transaction {
            instruction: id(0),
            end_to_end: id(1),
            uetr: id(2),
            amount,
            account: account(seen, ACCOUNTS),
            batch: number(self.batches.len()),
        };
        let at = number(self.transactions.len());
        let Indexes { instructions, end_to_ends, uetrs, .. } = &mut self.indexes;
        for (index, id) in [
            (instructions, &transaction.instruction),
            (end_to_ends, &transaction.end_to_end),
            (uetrs, &transaction.uetr),
        ] {
            if let Some(id) = id {
                index.add(id, at);
            }
        }
        self.transactions.push(transaction);
    }

    fn batch(&mut self, seen: Seen<'_, '_>) {
        let end = number(self.transactions.len());
        let sum = self.sum.replace(Decimal::ZERO);
        self.total = self.total.zip(sum).and_then(|(total, sum)| total.checked_add(sum));
        let id = seen.text(0).map(Arc::from);
        self.is_damaged |= id.is_none();
        if let Some(id) = &id {
            self.indexes.batches.add(id, number(self.batches.len()));
        }
        self.batches.push(Batch {
            id,
            stated: stated(seen, 1, 2),
            computed: Totals { count: Some(u64::from(end - self.first)), sum },
            date: seen.first(DATES).and_then(|(_, date)| day(date)).map(Arc::from),
            transactions: self.first..end,
            account: account(seen, BATCH_ACCOUNTS),
        });
        self.first = end;
    }

    fn close(self) -> Original {
        let count = Some(self.transactions.len() as u64);
        let computed = Totals { count, sum: self.total };
        Original {
            message: self.message,
            header: Header { computed, ..self.header },
            batches: self.batches,
            transactions: self.transactions,
            indexes: self.indexes,
            is_damaged: self.is_damaged,
        }
    }
}

fn stated(seen: Seen<'_, '_>, count: usize, sum: usize) -> Totals {
    let count = seen.text(count).and_then(|text| text.parse().ok());
    Totals { count, sum: seen.decimal(sum) }
}

fn amount(seen: Seen<'_, '_>) -> Option<Amount> {
    let (path, value) = seen.first(AMOUNTS)?;
    Amount::of(value, seen.text(path + 1)?, path == EQUIVALENT)
}

/// The first account, by IBAN or otherwise.
fn account(seen: Seen<'_, '_>, paths: [(usize, usize); 2]) -> Option<Account> {
    paths.into_iter().find_map(|(iban, other)| {
        let by_iban = seen.text(iban).and_then(|text| Account::iban(text.as_bytes()));
        by_iban.or_else(|| Account::other(seen.text(other)?.as_bytes()))
    })
}

/// Transactions are counted in 32 bits: those of the largest files take some hundred GiB.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
