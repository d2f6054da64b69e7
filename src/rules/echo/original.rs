//! What is remembered of a payment, for the reports that answer it.

use super::account::Account;
use super::index::{Hit, Index};
use crate::value::Decimal;
use std::ops::Range;
use std::sync::Arc;

/// A payment initiation, as far as a status report repeats it: identifications, counts, sums,
/// amounts, dates, and accounts by numbers that stand for them.
///
/// Memory grows with its transactions: some hundred bytes each.
///
/// ```
/// use isoproof::check::{SchemaSet, Settings, Validator};
/// use isoproof::rules::{Original, Rulebook};
/// let validator = Validator::new(SchemaSet::embedded(), Settings::default());
/// let payment = include_bytes!("../../../samples/valid/pain.001.001.03/small.xml");
/// let rules = Rulebook::default();
/// let (original, report) = Original::read(&validator, &rules, "payment.xml", &payment[..]);
/// let original = original.unwrap();
/// assert_eq!(original.message(), "pain.001.001.03");
/// assert_eq!(original.header().stated.count, original.header().computed.count);
/// assert!(report.findings.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    pub(super) message: String,
    pub(super) header: Header,
    pub(super) batches: Vec<Batch>,
    pub(super) transactions: Vec<Transaction>,
    pub(super) indexes: Indexes,
    /// Something in it could not be read, so that what is not here may be there.
    pub(super) is_damaged: bool,
}

/// Its header, and what the whole message adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// `GrpHdr/MsgId`, if the schema allows what stands there.
    pub id: Option<Arc<str>>,
    /// `GrpHdr/CreDtTm`, as it stands there.
    pub created: Option<Arc<str>>,
    /// What the header states.
    pub stated: Totals,
    /// What the transactions add up to.
    pub computed: Totals,
}

/// How many transactions, and the sum of their amounts whatever their currencies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The number of transactions.
    pub count: Option<u64>,
    /// The sum; computed, `None` if an amount could not be read.
    pub sum: Option<Decimal>,
}

/// A batch (`PmtInf`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// `PmtInfId`.
    pub id: Option<Arc<str>>,
    /// What it states.
    pub stated: Totals,
    /// What its transactions add up to.
    pub computed: Totals,
    /// The day asked for, `YYYY-MM-DD`.
    pub date: Option<Arc<str>>,
    /// Its transactions, by their numbers in the message, from 0.
    pub transactions: Range<u32>,
    /// The account of the party that sends the message.
    pub(super) account: Option<Account>,
}

/// A transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// `PmtId/InstrId`.
    pub instruction: Option<Arc<str>>,
    /// `PmtId/EndToEndId`.
    pub end_to_end: Option<Arc<str>>,
    /// `PmtId/UETR`.
    pub uetr: Option<Arc<str>>,
    pub(super) amount: Option<Amount>,
    /// The account of the other party.
    pub(super) account: Option<Account>,
    /// The number of its batch, from 0.
    pub(super) batch: u32,
}

/// An amount with its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// It is the counter value of an amount in another currency.
    pub(super) is_equivalent: bool,
    pub(super) value: Decimal,
    pub(super) currency: [u8; 3],
}

/// Where identifications occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Indexes {
    pub(super) batches: Index,
    pub(super) instructions: Index,
    pub(super) end_to_ends: Index,
    pub(super) uetrs: Index,
}

impl Original {
    /// The id of its message: `pain.001.001.03`; the family alone if no schema declares it.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Its header.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Its batches, in order.
    #[must_use]
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// Its transactions, in order.
    #[must_use]
    pub fn transactions(&self) -> &[Transaction] {
        &self.transactions
    }

    /// Whether it collects money, not sends it.
    pub(super) fn is_debit(&self) -> bool {
        self.message.starts_with("pain.008")
    }

    /// The batch of an identification.
    pub(super) fn batch(&self, id: &str) -> Hit {
        self.indexes.batches.find(id, &(0..u32::MAX))
    }

    /// The numbers of all transactions.
    pub(super) fn all(&self) -> Range<u32> {
        0..u32::try_from(self.transactions.len()).unwrap_or(u32::MAX)
    }
}

impl Amount {
    /// Of a value and the code of its currency.
    pub(super) fn of(value: &str, currency: &str, is_equivalent: bool) -> Option<Amount> {
        let value = Decimal::parse(value.as_bytes())?;
        let currency = currency.as_bytes().try_into().ok()?;
        Some(Amount { is_equivalent, value, currency })
    }
}

/// `1250 EUR`.
impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.value, String::from_utf8_lossy(&self.currency))
    }
}
