//! Entries and the details in them.

use super::amounts::{amount, shown, signed};
use super::period::Period;
use crate::check::{Interest, Record};
use crate::codes::{TRANSACTION_EDITION, TransactionPart, check_transaction_code};
use crate::diagnostic::Severity;
use crate::rules::day::Day;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::payments::counts::{counted, money};
use crate::rules::rule::RuleId;
use crate::rules::unique::{Met, Unique};
use crate::value::Decimal;

const ENTRY: [&str; 28] = [
    "NtryRef",
    "Amt",
    "Amt/@Ccy",
    "CdtDbtInd",
    "RvslInd",
    "Sts",
    "Sts/Cd",
    "BookgDt",
    "BookgDt/Dt",
    "BookgDt/DtTm",
    "AcctSvcrRef",
    "BkTxCd",
    "BkTxCd/Domn",
    "BkTxCd/Prtry",
    "BkTxCd/Domn/Cd",
    "BkTxCd/Domn/Fmly/Cd",
    "BkTxCd/Domn/Fmly/SubFmlyCd",
    "Chrgs/TtlChrgsAndTaxAmt",
    "Chrgs/Amt",
    "Chrgs/Rcrd/Amt",
    "../FrToDt/FrDtTm",
    "../FrToDt/ToDtTm",
    "ValDt/Dt",
    "ValDt/DtTm",
    "ValDt",
    "Avlbty",
    "NtryDtls",
    "AddtlNtryInf",
];
const REFERENCES: [usize; 2] = [10, 0];
const AMOUNT: usize = 1;
const CURRENCY: usize = 2;
const DIRECTION: usize = 3;
const REVERSAL: usize = 4;
const STATUS: [usize; 2] = [6, 5];
const BOOKED: [usize; 2] = [8, 9];
const CODE: usize = 11;
const CHARGES: [usize; 3] = [17, 18, 19];

const DETAIL: [&str; 15] = [
    "Refs",
    "Amt",
    "Amt/@Ccy",
    "CdtDbtInd",
    "AmtDtls/TxAmt/Amt",
    "AmtDtls/TxAmt/Amt/@Ccy",
    "BkTxCd",
    "BkTxCd/Domn",
    "BkTxCd/Prtry",
    "BkTxCd/Domn/Cd",
    "BkTxCd/Domn/Fmly/Cd",
    "BkTxCd/Domn/Fmly/SubFmlyCd",
    "Chrgs/TtlChrgsAndTaxAmt",
    "Chrgs/Amt",
    "Chrgs/Rcrd/Amt",
];
const DETAIL_CHARGES: [usize; 3] = [12, 13, 14];

const BATCH: [&str; 5] =
    ["Btch/NbOfTxs", "Btch/TtlAmt", "Btch/TtlAmt/@Ccy", "Btch/CdtDbtInd", "../CdtDbtInd"];

/// References that say that there is none.
const NO_REFERENCE: [&str; 2] = ["NONREF", "NOTPROVIDED"];

const RULES: [RuleId; 8] = [
    id::NTR_DETAILS_SUM,
    id::NTR_BATCH_COUNT,
    id::NTR_BOOKING_DATE,
    id::NTR_REVERSAL,
    id::NTR_DUPLICATE_REF,
    id::NTR_BK_TX_CD,
    id::MDR_REFERENCE,
    id::MDR_DOMAIN_OR_PROPRIETARY,
];

/// The entries of a message.
struct Entries {
    statement: String,
    open: Details,
    seen: Unique,
    most: u64,
    number: u32,
}

/// What was gathered of the details of the open entry.
#[derive(Debug)]
struct Details {
    count: u64,
    /// Of the open group of details.
    in_group: u64,
    group_sum: Option<Decimal>,
    /// Their net with signs; those without a direction of their own add up apart.
    net: Option<Decimal>,
    undirected: Option<Decimal>,
    /// Each has an amount in this currency.
    currency: Option<String>,
    is_mixed: bool,
    charges: Decimal,
    has_reference: bool,
    /// How many have a bank transaction code.
    coded: u64,
}

impl Details {
    fn none() -> Details {
        Details {
            count: 0,
            in_group: 0,
            group_sum: Some(Decimal::ZERO),
            net: Some(Decimal::ZERO),
            undirected: Some(Decimal::ZERO),
            currency: None,
            is_mixed: false,
            charges: Decimal::ZERO,
            has_reference: false,
            coded: 0,
        }
    }
}

/// The entries of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let name = task.message.statement().filter(|_| task.is_any_on(&RULES))?;
    let most = task.choice.max_unique();
    Some(Box::new(Entries {
        statement: task.message.path(name),
        open: Details::none(),
        seen: Unique::new(most),
        most,
        number: 0,
    }))
}

impl Part for Entries {
    fn interests(&self) -> Vec<Interest> {
        let below = |path: &str| format!("{}/Ntry{path}", self.statement);
        vec![
            Interest::new(&below("/NtryDtls/TxDtls"), &DETAIL).record(),
            Interest::new(&below("/NtryDtls"), &BATCH),
            Interest::new(&below(""), &ENTRY),
            Interest::new(&self.statement, &[]),
        ]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match interest {
            0 => self.detail(record, desk),
            1 => self.group(record, desk),
            2 => self.entry(record, desk),
            _ => (self.number, _) = (0, self.seen.clear()),
        }
    }
}

/// The first of these values that is an amount.
fn charges(record: &Record<'_>, paths: [usize; 3]) -> Decimal {
    let sum = |at: usize| {
        let values = record.values(at).filter_map(|value| Decimal::parse(value.text.trim_ascii()));
        let sum = values.fold(Decimal::ZERO, |sum, one| sum.checked_add(one).unwrap_or(sum));
        Some(sum).filter(|sum| *sum > Decimal::ZERO)
    };
    paths.into_iter().find_map(sum).unwrap_or(Decimal::ZERO)
}

impl Entries {
    fn detail(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let open = &mut self.open;
        open.count += 1;
        open.in_group += 1;
        open.has_reference |= record.value(0).is_some();
        open.coded += u64::from(record.value(7).is_some() || record.value(8).is_some());
        open.charges =
            open.charges.checked_add(charges(record, DETAIL_CHARGES)).unwrap_or(open.charges);
        let at = if record.value(1).is_some() { 1 } else { 4 };
        let own = amount(record, at);
        open.group_sum = open.group_sum.zip(own).and_then(|(sum, one)| sum.checked_add(one));
        let (directed, undirected) = match record.sound(3) {
            None => (Some(Decimal::ZERO), own),
            direction => (own.and_then(|own| signed(own, direction)), Some(Decimal::ZERO)),
        };
        open.net = open.net.zip(directed).and_then(|(sum, one)| sum.checked_add(one));
        open.undirected =
            open.undirected.zip(undirected).and_then(|(sum, one)| sum.checked_add(one));
        match (&open.currency, record.sound(at + 1)) {
            (None, Some(currency)) if open.count == 1 => open.currency = Some(currency.to_owned()),
            (Some(known), Some(currency)) if known == currency => {}
            _ => open.is_mixed = true,
        }
        if record.value(6).is_some() {
            transaction_code(record, 6, Severity::Warning, desk);
        }
    }

    fn group(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let count = std::mem::take(&mut self.open.in_group);
        let sum = self.open.group_sum.replace(Decimal::ZERO);
        let Some(stated) = record.sound(0).and_then(|text| text.parse::<u64>().ok()) else {
            return;
        };
        if count == 0 || !record.is_whole() {
            return;
        }
        desk.applied(id::NTR_BATCH_COUNT);
        let help = "compare the batch with the details below it";
        if stated != count {
            let message = format!(
                "the batch states {}, {count} {} listed",
                counted(stated, "transaction"),
                if count == 1 { "is" } else { "are" }
            );
            let severity = if count < stated { Severity::Info } else { Severity::Warning };
            let said = said(record, 0, BATCH[0], message)
                .expected(count.to_string())
                .help(help)
                .at_most(severity);
            return desk.say(id::NTR_BATCH_COUNT, said);
        }
        let is_one_currency =
            !self.open.is_mixed && self.open.currency.as_deref() == record.sound(2);
        if let (Some(total), Some(sum)) = (amount(record, 1), sum.filter(|_| is_one_currency))
            && total != sum
        {
            let message = format!(
                "the batch states a total of {}, its details add up to {}",
                money(total),
                money(sum)
            );
            let said = said(record, 1, BATCH[1], message).expected(money(sum)).help(help);
            desk.say(id::NTR_BATCH_COUNT, said);
        }
        if let (Some(own), Some(entry)) = (record.sound(3), record.sound(4))
            && own != entry
        {
            let message = "the batch has another direction than the entry".to_owned();
            let said = said(record, 3, BATCH[3], message).expected(entry).help(help);
            desk.say(id::NTR_BATCH_COUNT, said);
        }
    }

    fn entry(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let open = std::mem::replace(&mut self.open, Details::none());
        self.number = self.number.saturating_add(1);
        details_sum(record, &open, desk);
        booking_date(record, desk);
        reversal(record, desk);
        self.duplicate(record, desk);
        reference(record, &open, desk);
        let is_coded = open.count > 0 && open.coded == open.count;
        let severity = if is_coded { Severity::Info } else { Severity::Warning };
        transaction_code(record, CODE, severity, desk);
    }

    fn duplicate(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let text = REFERENCES.iter().find_map(|at| Some((*at, record.sound(*at)?)));
        let Some((at, text)) = text.filter(|(_, text)| !NO_REFERENCE.contains(text)) else {
            return;
        };
        desk.applied(id::NTR_DUPLICATE_REF);
        let value = |at: usize| record.value(at).unwrap_or_default();
        let date = BOOKED.iter().find_map(|at| record.value(*at)).unwrap_or_default();
        let parts = [text.as_bytes(), value(AMOUNT), value(CURRENCY), value(DIRECTION), date];
        match self.seen.meet(&parts, self.number) {
            Met::New => {}
            Met::Unknown => desk.not_run(
                id::NTR_DUPLICATE_REF,
                format!("not run past {} entries (--max-unique)", self.most),
            ),
            Met::Before(first) => {
                let message =
                    format!("reference, amount, date and direction are those of entry {first} too");
                let said = said(record, at, ENTRY[at], message)
                    .help("see whether the entry was booked twice");
                desk.say(id::NTR_DUPLICATE_REF, said);
            }
        }
    }
}

/// The details of an entry add up to it; what is charged may lie between.
fn details_sum(record: &Record<'_>, open: &Details, desk: &mut Desk<'_>) {
    let Some(own) = amount(record, AMOUNT) else { return };
    let is_comparable = open.count > 0
        && !open.is_mixed
        && open.currency.as_deref() == record.sound(CURRENCY)
        && record.is_whole();
    let Some(entry) = signed(own, record.sound(DIRECTION)).filter(|_| is_comparable) else {
        return;
    };
    let undirected = open.undirected.and_then(|sum| signed(sum, record.sound(DIRECTION)));
    let sum = open.net.zip(undirected).and_then(|(net, sum)| net.checked_add(sum));
    let Some(sum) = sum else { return };
    desk.applied(id::NTR_DETAILS_SUM);
    let difference = entry.checked_sub(sum).and_then(Decimal::checked_abs);
    let charged = charges(record, CHARGES).checked_add(open.charges);
    if difference == Some(Decimal::ZERO) || difference == charged {
        return;
    }
    let message = format!(
        "the entry is {}, its {} add up to {}",
        shown(entry),
        counted(open.count, "detail"),
        shown(sum)
    );
    let said = said(record, AMOUNT, ENTRY[AMOUNT], message)
        .expected(shown(sum))
        .help("look for a detail that is missing, or charges that are not stated");
    desk.say(id::NTR_DETAILS_SUM, said);
}

/// What is booked has a date, in the period of the statement.
fn booking_date(record: &Record<'_>, desk: &mut Desk<'_>) {
    let status = STATUS.iter().find_map(|at| record.sound(*at).filter(|text| !text.is_empty()));
    if status != Some("BOOK") {
        return;
    }
    desk.applied(id::NTR_BOOKING_DATE);
    if record.is_absent(7) {
        let said = Said::new("a booked entry has no booking date", record.path(), record.start())
            .help("add BookgDt");
        return desk.say(id::NTR_BOOKING_DATE, said);
    }
    let at = BOOKED.into_iter().find(|at| record.sound(*at).is_some());
    let day = at.and_then(|at| Day::of(record.sound(at)?));
    let (Some(at), Some(day)) = (at, day) else { return };
    if Period::of(record, 20, 21).excludes(day) {
        let message = "the entry was booked outside of the period of the statement".to_owned();
        let said = said(record, at, ENTRY[at], message).help("compare BookgDt with FrToDt");
        desk.say(id::NTR_BOOKING_DATE, said);
    }
}

/// A reversal turns the direction of what it reverses.
fn reversal(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(text) = record.sound(REVERSAL) else { return };
    desk.applied(id::NTR_REVERSAL);
    if !matches!(text, "true" | "1") {
        return;
    }
    let original = match record.sound(DIRECTION) {
        Some("CRDT") => "debit",
        Some("DBIT") => "credit",
        _ => return,
    };
    let message = format!("the entry reverses a {original}");
    let said = said(record, REVERSAL, ENTRY[REVERSAL], message)
        .help("match it with the entry that it reverses; its own direction is the booked one");
    desk.say(id::NTR_REVERSAL, said);
}

/// An entry, or a detail of it, has a reference.
fn reference(record: &Record<'_>, open: &Details, desk: &mut Desk<'_>) {
    desk.applied(id::MDR_REFERENCE);
    let has_own = REFERENCES.iter().any(|at| record.value(*at).is_some());
    if !has_own && !open.has_reference && record.is_whole() {
        let said = Said::new("the entry has no reference at all", record.path(), record.start())
            .help("add AcctSvcrRef: without a reference an entry cannot be asked about");
        desk.say(id::MDR_REFERENCE, said);
    }
}

/// A bank transaction code has a part, and its parts belong together. Of its values the first
/// is the code itself, then come its domain, the bank's own, and the parts of the domain.
fn transaction_code(record: &Record<'_>, first: usize, severity: Severity, desk: &mut Desk<'_>) {
    if record.value(first).is_none() {
        return;
    }
    desk.applied(id::MDR_DOMAIN_OR_PROPRIETARY);
    if record.is_absent(first + 1) && record.is_absent(first + 2) {
        let said = said(record, first, "BkTxCd", "the bank transaction code is empty".to_owned())
            .help("state the domain with family and sub-family, or the bank's own code")
            .at_most(severity);
        desk.say(id::MDR_DOMAIN_OR_PROPRIETARY, said);
    }
    let part = |at: usize| record.sound(first + at);
    let (Some(domain), Some(family), Some(sub_family)) = (part(3), part(4), part(5)) else {
        return;
    };
    desk.applied(id::NTR_BK_TX_CD);
    let Err(unknown) = check_transaction_code(domain, family, sub_family) else { return };
    // Those have a rule of their own.
    if unknown == TransactionPart::SubFamily && GENERIC.contains(&family) {
        return;
    }
    let at = first + 3 + unknown as usize;
    let message = format!("no such {unknown} in {domain}/{family}/{sub_family}");
    let step = ["Domn/Cd", "Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd"][unknown as usize];
    let said = said(record, at, &format!("BkTxCd/{step}"), message)
        .help(format!("compare the combination with the list ({TRANSACTION_EDITION})"));
    desk.say(id::NTR_BK_TX_CD, said);
}

/// Families that say only that there is no other.
const GENERIC: [&str; 4] = ["NTAV", "OTHR", "MCOP", "MDOP"];

fn said(record: &Record<'_>, at: usize, path: &str, message: String) -> Said {
    let place = record.place(at).unwrap_or_else(|| record.start());
    let said = Said::new(message, format!("{}/{path}", record.path()), place);
    match record.sound(at).filter(|found| !found.is_empty()) {
        Some(found) => said.found(found),
        None => said,
    }
}
