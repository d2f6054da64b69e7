//! A report or statement: its balances, its entries and its totals, gathered as they pass and
//! compared when it closes.

use super::amounts::signed;
use super::balance::{self, Balance};
use super::chain::Accounts;
use super::pages::{Page, Pages, Place};
use super::per_code::{self, Codes, Groups};
use super::totals::Totals;
use super::{chain, dates, equation, kind, pages, totals};
use crate::check::{Interest, Record, Spot};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::Decimal;

/// What is read of the statement itself; of what repeats only the places are used, each when
/// something is to be said there.
pub(super) const PATHS: [&str; 36] = [
    "Id",
    "ElctrncSeqNb",
    "Acct/Id/IBAN",
    "Acct/Id/Othr/Id",
    "Acct/Ccy",
    "FrToDt/FrDtTm",
    "FrToDt/ToDtTm",
    "CpyDplctInd",
    "../GrpHdr/MsgPgntn/PgNb",
    "../GrpHdr/MsgPgntn/LastPgInd",
    "StmtPgntn/PgNb",
    "StmtPgntn/LastPgInd",
    "RptPgntn/PgNb",
    "RptPgntn/LastPgInd",
    "Bal",
    "Bal/Amt",
    "TxsSummry/TtlNtries/NbOfNtries",
    "TxsSummry/TtlNtries/Sum",
    "TxsSummry/TtlNtries/TtlNetNtryAmt",
    "TxsSummry/TtlNtries/CdtDbtInd",
    "TxsSummry/TtlNtries/TtlNetNtry/Amt",
    "TxsSummry/TtlNtries/TtlNetNtry/CdtDbtInd",
    "TxsSummry/TtlCdtNtries/NbOfNtries",
    "TxsSummry/TtlCdtNtries/Sum",
    "TxsSummry/TtlDbtNtries/NbOfNtries",
    "TxsSummry/TtlDbtNtries/Sum",
    "TxsSummry/TtlNtriesPerBkTxCd",
    "NtfctnPgntn/PgNb",
    "NtfctnPgntn/LastPgInd",
    "../GrpHdr/MsgPgntn",
    "StmtPgntn",
    "RptPgntn",
    "NtfctnPgntn",
    "TxsSummry",
    "LglSeqNb",
    "Bal/Dt",
];
pub(super) const ID: usize = 0;
pub(super) const SEQUENCE: usize = 1;
pub(super) const LEGAL_SEQUENCE: usize = 34;
pub(super) const ACCOUNT: [usize; 2] = [2, 3];
pub(super) const CURRENCY: usize = 4;
pub(super) const FROM: usize = 5;
pub(super) const TO: usize = 6;
const COPY: usize = 7;
const BALANCES: usize = 14;
const BALANCE_AMOUNTS: usize = 15;
pub(super) const BALANCE_DATES: usize = 35;
pub(super) const SUMMARY: usize = 33;
/// The page of the message.
const MESSAGE_PAGE: Place = [29, 8, 9];

/// What is read of an entry.
const ENTRY: [&str; 10] = [
    "Amt",
    "Amt/@Ccy",
    "CdtDbtInd",
    "Sts",
    "Sts/Cd",
    "BkTxCd/Domn/Cd",
    "BkTxCd/Domn/Fmly/Cd",
    "BkTxCd/Domn/Fmly/SubFmlyCd",
    "BkTxCd/Prtry/Cd",
    "../Acct/Ccy",
];

/// Balances of a statement that are kept: no bank states as many.
const MOST: usize = 10_000;

/// What was gathered of the open statement.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) balances: Vec<Balance>,
    pub(super) totals: Totals,
    /// The net of booked entries, or why it is not known.
    pub(super) booked: Result<Decimal, &'static str>,
    /// Entries that are booked.
    pub(super) booked_count: u64,
    /// Some entry is pending or expected.
    pub(super) has_unbooked: bool,
    /// The currency of the entries, if they have one.
    pub(super) currency: Option<Vec<u8>>,
    pub(super) is_mixed: bool,
    pub(super) codes: Codes,
    pub(super) groups: Groups,
    /// There are more balances than were kept.
    is_cut: bool,
}

impl Statement {
    fn new() -> Statement {
        Statement {
            balances: Vec::new(),
            totals: Totals::default(),
            booked: Ok(Decimal::ZERO),
            booked_count: 0,
            has_unbooked: false,
            currency: None,
            is_mixed: false,
            codes: Codes::default(),
            groups: Groups::default(),
            is_cut: false,
        }
    }

    /// Of some balance it is not known which one it is.
    pub(super) fn has_unclear_balances(&self) -> bool {
        self.is_cut || self.balances.iter().any(|balance| balance.is_unclear)
    }

    fn book(&mut self, amount: Option<Decimal>) {
        const UNKNOWN: &str = "a booked entry lacks its amount or its direction";
        const HUGE: &str = "the sum of the entries has more digits than can be held";
        self.booked_count += 1;
        self.booked =
            self.booked.and_then(|sum| sum.checked_add(amount.ok_or(UNKNOWN)?).ok_or(HUGE));
    }
}

struct Statements {
    context: String,
    is_statement: bool,
    open: Statement,
    /// Where a statement of this message says which page it is.
    page: Place,
    pages: Pages,
    accounts: Accounts,
    /// The rule on totals by code is on.
    by_code: bool,
}

const RULES: [RuleId; 21] = [
    id::BAL_EQUATION,
    id::BAL_EQUATION_INTRADAY,
    id::BAL_REQUIRED,
    id::BAL_PER_DAY_CHAIN,
    id::BAL_CROSS_STATEMENT_CHAIN,
    id::BAL_UNIQUE,
    id::BAL_CURRENCY,
    id::BAL_ZERO_IS_CREDIT,
    id::BAL_DATE_IN_PERIOD,
    id::TTL_NB_OF_NTRIES,
    id::TTL_SUM,
    id::TTL_NET,
    id::TTL_COUNTS_ADD,
    id::TTL_PER_CODE,
    id::STM_PAGINATION,
    id::STM_COPY,
    id::STM_ID_UNIQUE,
    id::STM_END_OF_DAY,
    id::BAL_AVAILABLE_TYPES,
    id::BAL_NO_ENTRIES_PROFILE,
    id::NTR_BOOKED_ONLY,
];

/// The statements of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let name = task.message.statement().filter(|_| task.is_any_on(&RULES))?;
    Some(Box::new(Statements {
        context: task.message.path(name),
        is_statement: task.message.is(&["camt.053"]),
        open: Statement::new(),
        page: match task.message.family {
            "camt.053" => [30, 10, 11],
            "camt.052" => [31, 12, 13],
            _ => [32, 27, 28],
        },
        pages: Pages::new(task.choice.max_unique()),
        accounts: Accounts::new(&task.message, task.choice.max_unique()),
        by_code: task.is_on(id::TTL_PER_CODE),
    }))
}

impl Part for Statements {
    fn interests(&self) -> Vec<Interest> {
        let below = |name: &str| format!("{}/{name}", self.context);
        vec![
            Interest::new(&below("Bal"), &balance::PATHS).record(),
            Interest::new(&below("Ntry"), &ENTRY),
            Interest::new(&below("TxsSummry/TtlNtriesPerBkTxCd"), &per_code::GROUP).record(),
            Interest::new(&self.context, &PATHS),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 => self.balance(record, desk),
            1 => self.entry(record, desk),
            2 => self.open.groups.add(record),
            _ => self.statement(record, desk),
        }
    }

    fn finished(&mut self, desk: &mut Desk<'_>) {
        self.pages.finished(desk);
    }
}

impl Statements {
    fn balance(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let balance = Balance::of(record);
        balance::check(record, &balance, desk);
        match self.open.balances.len() < MOST {
            true => self.open.balances.push(balance),
            false => self.open.is_cut = true,
        }
    }

    fn entry(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let own = record.decimal(0);
        let direction = record.sound_bytes(2);
        let sign = own.and_then(|own| signed(own, direction));
        let open = &mut self.open;
        open.totals.add(own, direction);
        if self.by_code && !open.groups.is_empty() {
            open.codes.add(record, own);
        }
        let currency = record.sound_bytes(1);
        match (&open.currency, currency) {
            (None, Some(currency)) => open.currency = Some(currency.to_owned()),
            (Some(known), Some(currency)) => open.is_mixed |= known != currency,
            (_, None) => open.is_mixed = true,
        }
        let text = |at| record.sound_bytes(at);
        let status = text(4).or_else(|| text(3).filter(|text| !text.is_empty()));
        match status {
            Some(b"BOOK") => open.book(sign),
            Some(b"INFO") => {}
            Some(_) => open.has_unbooked = true,
            None => {
                open.booked = open.booked.and(Err("of an entry it is not known if it is booked"))
            }
        }
        self.entry_alone(record, status, currency, desk);
    }

    /// What an entry says by itself against its statement.
    fn entry_alone(
        &self,
        record: &Record<'_>,
        status: Option<&[u8]>,
        currency: Option<&[u8]>,
        desk: &mut Desk<'_>,
    ) {
        if let Some(status) = status.filter(|_| self.is_statement) {
            desk.applied(id::NTR_BOOKED_ONLY);
            if !matches!(status, b"BOOK" | b"INFO") {
                let at = if record.sound(4).is_some() { 4 } else { 3 };
                let status = String::from_utf8_lossy(status);
                let message = format!("a statement holds booked entries, this one is {status}");
                let said = Said::at(record, at, message)
                    .expected("BOOK")
                    .help("report it in a camt.052, or when it is booked");
                desk.say(id::NTR_BOOKED_ONLY, said);
            }
        }
        let (Some(account), Some(currency)) = (record.sound_bytes(9), currency) else { return };
        desk.applied(id::BAL_CURRENCY);
        if account != currency {
            let message = "the entry is not in the currency of the account";
            let said = Said::at(record, 1, message)
                .expected(String::from_utf8_lossy(account))
                .help("state the entry in the currency of the account; AmtDtls has the others");
            desk.say(id::BAL_CURRENCY, said);
        }
    }

    fn statement(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let open = std::mem::replace(&mut self.open, Statement::new());
        let message = Page::of(record, MESSAGE_PAGE);
        let own = Page::of(record, self.page);
        let page = own.within(message);
        match record.is_whole() {
            true => {
                equation::check(record, &open, page, self.is_statement, desk);
                equation::required(record, &open, page, desk);
                totals::check(record, &open, page, desk);
            }
            false => lost(record, desk),
        }
        chain::per_day(record, &open, desk);
        chain::unique(record, &open, desk);
        dates::check(record, &open, desk);
        let stated = pages::stated(record, own).or_else(|| pages::stated(record, message));
        self.accounts.statement(record, &open, (page, stated), desk);
        kind::check(record, &open, self.is_statement, desk);
        self.pages.message(record, message, MESSAGE_PAGE, desk);
        self.pages.statement(record, own, self.page, desk);
        copy(record, desk);
    }
}

/// Where elements are out of place, nothing can be said of all of them.
fn lost(record: &Record<'_>, desk: &mut Desk<'_>) {
    const WHY: &str = "elements are out of place, so that entries may be missing";
    for rule in [id::BAL_EQUATION, id::BAL_EQUATION_INTRADAY, id::BAL_REQUIRED] {
        desk.not_run(rule, WHY);
    }
    if record.has(SUMMARY) {
        totals::not_run(WHY, desk);
    }
}

/// A copy is not to be booked again.
fn copy(record: &Record<'_>, desk: &mut Desk<'_>) {
    desk.applied(id::STM_COPY);
    if let Some(kind) = record.sound(COPY) {
        let message = match kind {
            "DUPL" => "a duplicate of a statement that was sent before",
            "COPY" => "a copy for somebody else than the addressee",
            _ => "a copy of a duplicate",
        };
        let said = Said::at(record, COPY, message).help("do not book it as an original");
        desk.say(id::STM_COPY, said);
    }
}

/// The place and the path of the amount of a balance, by its number.
pub(super) fn balance_place(record: &Record<'_>, number: usize) -> (Spot, String) {
    below(record, BALANCE_AMOUNTS, number, "Amt")
}

/// The place and the path of an element that each balance has, or of the balance itself if
/// one of them lacks it.
pub(super) fn below(record: &Record<'_>, at: usize, number: usize, tag: &str) -> (Spot, String) {
    let balance = format!("{}/Bal[{}]", record.path(), number + 1);
    let has_each = record.values(at).count() == record.values(BALANCES).count();
    let (at, path) = if has_each { (at, format!("{balance}/{tag}")) } else { (BALANCES, balance) };
    let place = record.values(at).nth(number).map(|value| value.place());
    (place.unwrap_or_else(|| record.start()), path)
}
