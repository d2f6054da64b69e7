//! A report or statement: its balances, its entries and its totals, gathered as they pass and
//! compared when it closes.

use super::amounts::{amount, signed};
use super::balance::{self, Balance};
use super::chain::Accounts;
use super::period::{Page, Period};
use super::totals::{Codes, Group, Totals};
use super::{chain, equation, totals};
use crate::check::{Interest, Record, Spot};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::Decimal;

/// What is read of the statement itself; of what repeats only the places are used, each when
/// something is to be said there.
pub(super) const PATHS: [&str; 33] = [
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
    "TxsSummry",
];
pub(super) const SEQUENCE: usize = 1;
pub(super) const ACCOUNT: [usize; 2] = [2, 3];
const FROM: usize = 5;
const TO: usize = 6;
pub(super) const AMOUNTS: usize = 15;

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

/// What is read of the totals of a bank transaction code.
const GROUP: [&str; 6] = [
    "NbOfNtries",
    "Sum",
    "BkTxCd/Domn/Cd",
    "BkTxCd/Domn/Fmly/Cd",
    "BkTxCd/Domn/Fmly/SubFmlyCd",
    "BkTxCd/Prtry/Cd",
];

/// Balances of a statement that are kept: no bank states as many.
const MOST: usize = 10_000;

/// What was gathered of the open statement.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) balances: Vec<Balance>,
    pub(super) totals: Totals,
    /// The net of booked entries.
    pub(super) booked: Option<Decimal>,
    /// Entries that are booked.
    pub(super) booked_count: u64,
    pub(super) has_unbooked: bool,
    /// The currency of the entries, if they have one.
    pub(super) currency: Option<String>,
    pub(super) is_mixed: bool,
    pub(super) codes: Codes,
    pub(super) groups: Vec<Group>,
}

impl Statement {
    fn new() -> Statement {
        Statement {
            balances: Vec::new(),
            totals: Totals::default(),
            booked: Some(Decimal::ZERO),
            booked_count: 0,
            has_unbooked: false,
            currency: None,
            is_mixed: false,
            codes: Codes::default(),
            groups: Vec::new(),
        }
    }
}

struct Statements {
    context: String,
    is_statement: bool,
    open: Statement,
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
        accounts: Accounts::new(task.choice.max_unique()),
        by_code: task.is_on(id::TTL_PER_CODE),
    }))
}

impl Part for Statements {
    fn interests(&self) -> Vec<Interest> {
        let below = |name: &str| format!("{}/{name}", self.context);
        vec![
            Interest::new(&below("Bal"), &balance::PATHS).record(),
            Interest::new(&below("Ntry"), &ENTRY),
            Interest::new(&below("TxsSummry/TtlNtriesPerBkTxCd"), &GROUP).record(),
            Interest::new(&self.context, &PATHS),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 => self.balance(record, desk),
            1 => self.entry(record, desk),
            2 => self.open.groups.push(Group::of(record)),
            _ => self.statement(record, desk),
        }
    }
}

impl Statements {
    fn balance(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let balance = Balance::of(record);
        balance::check(record, &balance, desk);
        if self.open.balances.len() < MOST {
            self.open.balances.push(balance);
        }
    }

    fn entry(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let own = amount(record, 0);
        let direction = record.sound(2);
        let sign = own.and_then(|own| signed(own, direction));
        let open = &mut self.open;
        open.totals.add(own, direction);
        if self.by_code {
            open.codes.add(record, own);
        }
        match (&open.currency, record.sound(1)) {
            (None, Some(currency)) => open.currency = Some(currency.to_owned()),
            (Some(known), Some(currency)) => open.is_mixed |= known != currency,
            (_, None) => open.is_mixed = true,
        }
        let status = record.sound(4).or_else(|| record.sound(3).filter(|text| !text.is_empty()));
        match status {
            Some("BOOK") => {
                open.booked_count += 1;
                open.booked = open.booked.zip(sign).and_then(|(sum, one)| sum.checked_add(one));
            }
            Some(_) => open.has_unbooked = true,
            None => open.booked = None,
        }
        self.entry_alone(record, status, desk);
    }

    /// What an entry says by itself against its statement.
    fn entry_alone(&self, record: &Record<'_>, status: Option<&str>, desk: &mut Desk<'_>) {
        if let Some(status) = status.filter(|_| self.is_statement) {
            desk.applied(id::NTR_BOOKED_ONLY);
            if !matches!(status, "BOOK" | "INFO") {
                let at = if record.sound(4).is_some() { 4 } else { 3 };
                let message = format!("a statement holds booked entries, this one is {status}");
                let said = said(record, at, ENTRY[at], message)
                    .expected("BOOK")
                    .help("report it in a camt.052, or when it is booked");
                desk.say(id::NTR_BOOKED_ONLY, said);
            }
        }
        let (Some(account), Some(currency)) = (record.sound(9), record.sound(1)) else { return };
        desk.applied(id::BAL_CURRENCY);
        if account != currency {
            let message = "the entry is not in the currency of the account";
            let said = said(record, 1, ENTRY[1], message.to_owned())
                .expected(account)
                .help("state the entry in the currency of the account; AmtDtls has the others");
            desk.say(id::BAL_CURRENCY, said);
        }
    }

    fn statement(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let open = std::mem::replace(&mut self.open, Statement::new());
        let page = Page::of(
            record,
            [8, if self.is_statement { 10 } else { 12 }],
            [9, if self.is_statement { 11 } else { 13 }],
        );
        let whole = record.is_whole();
        if whole {
            equation::check(record, &open, page, self.is_statement, desk);
            equation::required(record, &open, page, desk);
            if page.is_whole() {
                totals::check(record, &open, desk);
            } else {
                for rule in [id::TTL_NB_OF_NTRIES, id::TTL_SUM, id::TTL_PER_CODE] {
                    desk.not_run(rule, "a page of several does not hold all entries");
                }
            }
        } else {
            for rule in [id::BAL_EQUATION, id::TTL_NB_OF_NTRIES, id::TTL_SUM] {
                desk.not_run(rule, "elements are out of place, so that entries may be missing");
            }
        }
        chain::per_day(record, &open, desk);
        chain::unique(record, &open, desk);
        self.accounts.statement(record, &open, page, desk);
        self.kind(record, &open, desk);
        whole_period(record, desk);
        pages(record, page, desk);
        copy(record, desk);
    }

    /// What kind of statement it is by its balances and entries (profile citi).
    fn kind(&self, record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
        let has = |codes: &[&str]| open.balances.iter().any(|b| codes.contains(&&b.code[..]));
        let is_end_of_day = has(&["CLBD"]) && !open.has_unbooked;
        desk.applied(id::STM_END_OF_DAY);
        let message = match (self.is_statement, is_end_of_day) {
            (true, false) => {
                "by its balances and entries this is an intraday report, not a statement"
            }
            (false, true) => {
                "by its balances and entries this is a statement of the end of the day"
            }
            _ => "",
        };
        if !message.is_empty() {
            let said = Said::new(message, record.path(), record.start()).help(
                "see whether the API is to deliver reports (camt.052) or statements (camt.053)",
            );
            desk.say(id::STM_END_OF_DAY, said);
        }
        self.balances_only(record, open, desk);
    }

    /// A balance report has a booked and an available balance, and no entries.
    fn balances_only(&self, record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
        if self.is_statement {
            return;
        }
        let has = |end: &str| open.balances.iter().any(|balance| balance.code.ends_with(end));
        let entries = open.totals.all.count;
        desk.applied(id::BAL_NO_ENTRIES_PROFILE);
        if entries > 0 {
            let message = format!("a report of balances alone holds {entries} entries");
            let said = Said::new(message, record.path(), record.start())
                .help("ask the bank whether this API returns entries too");
            desk.say(id::BAL_NO_ENTRIES_PROFILE, said);
            return;
        }
        desk.applied(id::BAL_AVAILABLE_TYPES);
        let missing = match (has("BD"), has("AV")) {
            (true, true) => return,
            (false, true) => "a booked one",
            (true, false) => "an available one",
            (false, false) => "a booked and an available one",
        };
        let message = format!("of the balances that the API is to return, {missing} is missing");
        let said = Said::new(message, record.path(), record.start())
            .help("ask the bank which balances this account gets");
        desk.say(id::BAL_AVAILABLE_TYPES, said);
    }
}

/// A period ends after it began.
fn whole_period(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Period { from, to } = Period::of(record, FROM, TO);
    if let (Some(from), Some(to)) = (from, to) {
        desk.applied(id::BAL_DATE_IN_PERIOD);
        if from > to {
            let message = "the period of the statement ends before it begins".to_owned();
            let said = said(record, TO, PATHS[TO], message).help("exchange the two dates");
            desk.say(id::BAL_DATE_IN_PERIOD, said);
        }
    }
}

/// Other pages belong to the statement.
fn pages(record: &Record<'_>, page: Page, desk: &mut Desk<'_>) {
    let Some(at) = [29, 30, 31].into_iter().find(|at| record.value(*at).is_some()) else { return };
    desk.applied(id::STM_PAGINATION);
    let message = match (page.is_first, page.is_last) {
        (true, true) => return,
        (true, false) => "the first page of several",
        (false, true) => "the last page of several, by its number",
        (false, false) => "a page in the middle of several",
    };
    let path = PATHS[at].trim_start_matches("../");
    let holder = record.path();
    let holder = match PATHS[at].starts_with("../") {
        true => holder.rsplit_once('/').map_or("", |(around, _)| around),
        false => &holder,
    };
    let place = record.place(at).unwrap_or_else(|| record.start());
    let said = Said::new(message, format!("{holder}/{path}"), place)
        .help("check the pages together: totals and balances are of the whole statement")
        .at_most(Severity::Info);
    desk.say(id::STM_PAGINATION, said);
}

/// A copy is not to be booked again.
fn copy(record: &Record<'_>, desk: &mut Desk<'_>) {
    desk.applied(id::STM_COPY);
    if let Some(kind) = record.sound(7) {
        let message = match kind {
            "DUPL" => "a duplicate of a statement that was sent before",
            "COPY" => "a copy for somebody else than the addressee",
            _ => "a copy of a duplicate",
        };
        let said = said(record, 7, "CpyDplctInd", message.to_owned())
            .help("do not book it as an original");
        desk.say(id::STM_COPY, said);
    }
}

pub(super) fn said(record: &Record<'_>, at: usize, path: &str, message: String) -> Said {
    let place = record.place(at).unwrap_or_else(|| record.start());
    let found = record.sound(at).unwrap_or_default();
    Said::new(message, format!("{}/{path}", record.path()), place).found(found)
}

/// The place and the path of the amount of a balance, by its number.
pub(super) fn balance_place(record: &Record<'_>, number: usize) -> (Spot, String) {
    let place = record.values(AMOUNTS).nth(number).map(|value| value.place());
    let path = format!("{}/Bal[{}]/Amt", record.path(), number + 1);
    (place.unwrap_or_else(|| record.start()), path)
}
