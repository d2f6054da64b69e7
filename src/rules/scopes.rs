//! The messages to which rules apply.
//!
//! The last versions are those that are embedded. What the sources of the rules cover: the
//! playbook's versions to their successors for technical rules; the editions up to 2018/19
//! for the constraints of the message definition reports.

use super::rule::Reach;

/// A message in all versions that exist from one on; the source covers those from one to
/// another.
const fn reach(message: &'static str, (from, to): (u8, u8), covered: (u8, u8)) -> Reach {
    Reach { message, from, to, covered }
}

/// No version is covered.
const NONE: (u8, u8) = (1, 0);

/// Customer credit transfer initiation, by what is covered.
const fn pain_001(from: u8, covered: (u8, u8)) -> Reach {
    reach("pain.001", (from, 13), covered)
}

const fn pain_008(from: u8, covered: (u8, u8)) -> Reach {
    reach("pain.008", (from, 12), covered)
}

const fn pain_002(from: u8, covered: (u8, u8)) -> Reach {
    reach("pain.002", (from, 15), covered)
}

const fn camt_052(from: u8, covered: (u8, u8)) -> Reach {
    reach("camt.052", (from, 14), covered)
}

const fn camt_053(from: u8, covered: (u8, u8)) -> Reach {
    reach("camt.053", (from, 14), covered)
}

const fn camt_054(from: u8) -> Reach {
    reach("camt.054", (from, 14), NONE)
}

const fn pacs_008(from: u8) -> Reach {
    reach("pacs.008", (from, 14), NONE)
}

const fn pacs_002(from: u8) -> Reach {
    reach("pacs.002", (from, 16), NONE)
}

const fn pain_007(from: u8) -> Reach {
    reach("pain.007", (from, 13), NONE)
}

const fn camt_056(from: u8) -> Reach {
    reach("camt.056", (from, 12), NONE)
}

/// Rules of a standard that does not depend on the message (ISO 13616, ISO 9362, ISO 4217):
/// every version of every message here.
pub(super) const STANDARD: &[Reach] = &[
    reach("pain.001", (1, 13), (1, 13)),
    reach("pain.002", (1, 15), (1, 15)),
    reach("pain.007", (1, 13), (1, 13)),
    reach("pain.008", (1, 12), (1, 12)),
    reach("camt.052", (1, 14), (1, 14)),
    reach("camt.053", (1, 14), (1, 14)),
    reach("camt.054", (1, 14), (1, 14)),
    reach("camt.056", (1, 12), (1, 12)),
    reach("pacs.002", (1, 16), (1, 16)),
    reach("pacs.008", (1, 14), (1, 14)),
];

/// Every message here; technical rules on the playbook's messages.
pub(super) const ALL: &[Reach] = &[
    pain_001(1, (3, 9)),
    pain_002(1, (3, 10)),
    pain_008(1, (2, 8)),
    camt_052(1, (2, 8)),
    camt_053(1, (2, 8)),
    camt_054(1),
    pacs_008(1),
    pacs_002(1),
    pain_007(1),
    camt_056(1),
];

/// Payments in all their versions: credit transfers and direct debits, technical rules.
pub(super) const PAYMENTS: &[Reach] = &[pain_001(2, (3, 9)), pain_008(1, (2, 8))];
/// Credit transfers, technical rules.
pub(super) const TRANSFERS: &[Reach] = &[pain_001(2, (3, 9))];
/// Direct debits, technical rules.
pub(super) const DEBITS: &[Reach] = &[pain_008(1, (2, 8))];
/// Status reports of payments, technical rules.
pub(super) const STATUS: &[Reach] = &[pain_002(3, (3, 10))];
/// Status reports that have batches, technical rules.
pub(super) const ANSWERS: &[Reach] = &[pain_002(3, (3, 10))];
/// Reports, statements and notifications of accounts, technical rules.
pub(super) const ACCOUNTS: &[Reach] = &[camt_052(1, (2, 8)), camt_053(1, (2, 8)), camt_054(1)];
/// Reports and statements, technical rules.
pub(super) const BALANCES: &[Reach] = &[camt_052(1, (2, 8)), camt_053(1, (2, 8))];
/// Reports, technical rules.
pub(super) const REPORTS: &[Reach] = &[camt_052(1, (2, 8))];
/// Statements, technical rules.
pub(super) const STATEMENTS: &[Reach] = &[camt_053(1, (2, 8))];

/// Constraints of the definition reports on payments.
pub(super) const MDR_PAYMENTS: &[Reach] = &[pain_001(3, (3, 8)), pain_008(2, (2, 7))];
/// The same on credit transfers.
pub(super) const MDR_TRANSFERS: &[Reach] = &[pain_001(3, (3, 8))];
/// The same on direct debits.
pub(super) const MDR_DEBITS: &[Reach] = &[pain_008(2, (2, 7))];
/// The same on status reports.
pub(super) const MDR_STATUS: &[Reach] = &[pain_002(3, (3, 9))];
/// The same on reports, statements and notifications of accounts.
pub(super) const MDR_ACCOUNTS: &[Reach] = &[camt_052(2, (2, 7)), camt_053(2, (2, 7)), camt_054(2)];
/// The same on reports and statements.
pub(super) const MDR_BALANCES: &[Reach] = &[camt_052(2, (2, 7)), camt_053(2, (2, 7))];

/// Messages that state numbers of transactions.
pub(super) const COUNTED: &[Reach] =
    &[pain_001(1, (3, 9)), pain_002(1, (3, 10)), pain_008(1, (2, 8))];
/// Status reports whose statuses are external codes.
pub(super) const STATUS_CODES: &[Reach] = &[pain_002(8, (8, 10)), pacs_002(8)];
/// Status reports whose reasons are external codes.
pub(super) const STATUS_REASONS: &[Reach] = &[pain_002(3, (3, 10)), pacs_002(3)];

/// The definition reports on instructions for debtors' agents, which batches have from .04 on.
pub(super) const MDR_TRANSFERS_04: &[Reach] = &[pain_001(4, (4, 8))];
/// The same on the way of transfers.
pub(super) const MDR_INTERMEDIARIES: &[Reach] = &[pain_001(3, (3, 8)), pacs_008(2)];
/// The same on mandates.
pub(super) const MDR_MANDATES: &[Reach] =
    &[pain_008(2, (2, 7)), pain_002(3, (3, 9)), pain_007(2), pacs_002(3), camt_056(1)];
/// The same on supplementary data, which messages have from 2013 on.
pub(super) const MDR_SUPPLEMENTARY: &[Reach] = &[
    pain_001(4, (4, 8)),
    pain_002(4, (4, 9)),
    pain_008(3, (3, 7)),
    camt_052(3, (3, 7)),
    camt_053(3, (3, 7)),
    camt_054(3),
    pain_007(3),
    camt_056(2),
    pacs_002(4),
    pacs_008(3),
];
/// The same on accounts that a proxy may identify.
pub(super) const MDR_PROXY: &[Reach] = &[
    pain_001(11, (11, 13)),
    pain_002(12, NONE),
    pain_007(11),
    pain_008(10, NONE),
    camt_052(9, NONE),
    camt_053(9, NONE),
    camt_054(9),
    camt_056(10),
    pacs_002(12),
    pacs_008(10),
];
/// The same on reasons of statuses.
pub(super) const MDR_STATUS_ALL: &[Reach] = &[pain_002(3, (3, 9)), pacs_002(3)];
/// The same on settlement.
pub(super) const MDR_SETTLEMENT: &[Reach] =
    &[pain_002(3, (3, 9)), pacs_002(3), pacs_008(2), pain_007(2), camt_056(1)];
/// The same on net totals that are amounts without sign.
pub(super) const MDR_NET: &[Reach] = &[
    reach("camt.052", (2, 3), (2, 3)),
    reach("camt.053", (2, 3), (2, 3)),
    reach("camt.054", (2, 3), NONE),
];
/// The same on pages of reports.
pub(super) const MDR_PAGES_052: &[Reach] = &[camt_052(6, (6, 7))];
/// The same on pages of statements.
pub(super) const MDR_PAGES_053: &[Reach] = &[camt_053(6, (6, 7))];
/// The same on securities.
pub(super) const MDR_SECURITIES: &[Reach] =
    &[camt_052(3, (3, 7)), camt_053(3, (3, 7)), camt_054(3)];
/// Status reports to customers, technical rules; and those between banks.
pub(super) const STATUS_AND_INTERBANK: &[Reach] = &[pain_002(3, (3, 10)), pacs_002(3)];

/// Payments whose batches state control sums.
pub(super) const PAYMENTS_WITH_BATCHES: &[Reach] = &[pain_001(3, (3, 9)), pain_008(2, (2, 8))];
/// Payments of customers, and transfers between banks.
pub(super) const ORDERS: &[Reach] = &[pain_001(2, (3, 9)), pain_008(1, (2, 8)), pacs_008(1)];
/// Messages that name payments by their UETR.
pub(super) const WITH_UETR: &[Reach] =
    &[pain_001(9, (9, 9)), pain_008(8, (8, 8)), pain_002(10, (10, 10)), pacs_008(8), pacs_002(10)];
/// Messages with remittance information.
pub(super) const WITH_REFERENCES: &[Reach] = &[
    pain_001(2, (3, 9)),
    pain_008(1, (2, 8)),
    pacs_008(1),
    camt_052(1, (2, 8)),
    camt_053(1, (2, 8)),
    camt_054(1),
];
/// The definition reports on the parties of payments.
pub(super) const MDR_PARTIES: &[Reach] = &[pain_001(3, (3, 8)), pain_008(2, (2, 7)), pacs_008(2)];
/// Payments whose remittance information has amounts of referred documents in their first
/// form.
pub(super) const REFERRED_AMOUNTS: &[Reach] = &[
    reach("pain.001", (2, 11), (3, 9)),
    reach("pain.008", (1, 10), (2, 8)),
    reach("pacs.008", (1, 11), NONE),
];

/// Messages in which Swiss QR references stand.
pub(super) const SWISS_REFERENCES: &[Reach] = &[pain_001(2, (3, 9)), camt_053(1, (2, 8))];
/// Credit transfers that may have a UETR.
pub(super) const TRANSFERS_WITH_UETR: &[Reach] = &[pain_001(9, (9, 9)), pacs_008(8)];
/// Credit transfers of customers, and those between banks.
pub(super) const ALL_TRANSFERS: &[Reach] = &[pain_001(2, (3, 9)), pacs_008(1)];
/// Messages that state totals of their transactions.
pub(super) const TOTALS: &[Reach] =
    &[pain_001(2, (3, 9)), pain_008(1, (2, 8)), pacs_008(1), pain_007(2), camt_056(1)];
