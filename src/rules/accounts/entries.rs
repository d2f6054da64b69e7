//! Entries and the details in them.

use super::amounts::{shown, signed};
use super::parts::{Part as Amount, Parts, Unknown};
use super::period::Period;
use super::{batch, code};
use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::rules::unique::{Met, Unique, parts};
use crate::value::Day;
use crate::value::Decimal;

const ENTRY: [&str; 22] = [
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

/// References that say that there is none.
const NO_REFERENCE: [&[u8]; 2] = [b"NONREF", b"NOTPROVIDED"];

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
    /// The first version has no element around details.
    group: &'static str,
    open: Details,
    seen: Unique,
    most: u64,
    number: u32,
    codes: code::Known,
}

/// What was gathered of the details of the open entry.
#[derive(Debug)]
struct Details {
    count: u64,
    sum: Parts,
    /// The same of the open group of details.
    group: Parts,
    group_count: u64,
    /// Details may be missing: elements were lost beside them.
    is_lost: bool,
    charges: Decimal,
    has_reference: bool,
    /// How many have a bank transaction code.
    coded: u64,
}

impl Details {
    const fn none() -> Details {
        Details {
            count: 0,
            sum: Parts::NONE,
            group: Parts::NONE,
            group_count: 0,
            is_lost: false,
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
        group: if task.message.version == 1 { "" } else { "/NtryDtls" },
        open: Details::none(),
        seen: Unique::new(most),
        most,
        number: 0,
        codes: code::Known::NONE,
    }))
}

impl Part for Entries {
    fn interests(&self) -> Vec<Interest> {
        let below = |path: &str| format!("{}/Ntry{path}", self.statement);
        let details = format!("{}/TxDtls", self.group);
        vec![
            Interest::new(&below(&details), &DETAIL).record(),
            Interest::new(&below(self.group), &batch::PATHS),
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
    paths.into_iter().filter(|at| record.has(*at)).find_map(sum).unwrap_or(Decimal::ZERO)
}

impl Entries {
    fn detail(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let open = &mut self.open;
        open.count += 1;
        open.group_count += 1;
        open.has_reference |= record.has(0);
        open.coded += u64::from(record.has(7) || record.has(8));
        open.charges =
            open.charges.checked_add(charges(record, DETAIL_CHARGES)).unwrap_or(open.charges);
        let part = part_of(record);
        open.sum.add(part.as_ref());
        open.group.add(part.as_ref());
        if record.has(6) {
            code::check(record, 6, Severity::Warning, &mut self.codes, desk);
        }
    }

    fn group(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let listed = std::mem::take(&mut self.open.group_count);
        let sum = std::mem::replace(&mut self.open.group, Parts::NONE);
        self.open.is_lost |= !record.is_whole();
        batch::check(record, listed, &sum, desk);
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
        code::check(record, CODE, severity, &mut self.codes, desk);
    }

    fn duplicate(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        let own = REFERENCES.iter().filter_map(|at| Some((*at, record.sound_bytes(*at)?)));
        let mut own = own.filter(|(_, text)| !NO_REFERENCE.contains(text));
        let (Some((at, text)), Some(amount)) = (own.next(), record.decimal(AMOUNT)) else {
            return;
        };
        desk.applied(id::NTR_DUPLICATE_REF);
        let date = BOOKED.iter().find_map(|at| record.sound_bytes(*at));
        let [currency, direction, date] =
            [record.sound_bytes(CURRENCY), record.sound_bytes(DIRECTION), date]
                .map(Option::unwrap_or_default);
        let own = parts([&amount.to_bytes()[..], text, currency, direction, date]);
        match self.seen.meet_parts(own, self.number) {
            Met::New => {}
            Met::Unknown => desk.not_run(
                id::NTR_DUPLICATE_REF,
                format!("not run past {} entries (--max-unique)", self.most),
            ),
            Met::Before(first) => {
                let message =
                    format!("reference, amount, date and direction are those of entry {first} too");
                let said =
                    Said::at(record, at, message).help("see whether the entry was booked twice");
                desk.say(id::NTR_DUPLICATE_REF, said);
            }
        }
    }
}

/// The amount of a detail: its own, or that of the transaction.
fn part_of<'r>(record: &'r Record<'_>) -> Option<Amount<'r>> {
    let at = if record.has(1) { 1 } else { 4 };
    let (own, currency) = (record.decimal(at)?, record.sound_bytes(at + 1)?);
    let is_directed = record.has(3);
    let amount = if is_directed { signed(own, record.sound_bytes(3))? } else { own };
    (is_directed || record.is_absent(3)).then_some(Amount { amount, currency, is_directed })
}

/// The details of an entry add up to it; what is charged may lie between.
fn details_sum(record: &Record<'_>, open: &Details, desk: &mut Desk<'_>) {
    if open.count == 0 || open.is_lost || !record.is_whole() {
        return;
    }
    let direction = record.sound_bytes(DIRECTION);
    let Some(own) = record.decimal(AMOUNT) else { return };
    let Some(entry) = signed(own, direction) else { return };
    let sum = match open.sum.in_entry(record.sound_bytes(CURRENCY), direction) {
        Ok(sum) => sum,
        Err(Unknown::Amount) => return,
        Err(Unknown::Digits) => {
            let why = "the sum of the details has more digits than can be held";
            return desk.not_run(id::NTR_DETAILS_SUM, why);
        }
    };
    desk.applied(id::NTR_DETAILS_SUM);
    if is_explained(entry, sum, charges(record, CHARGES), open.charges) {
        return;
    }
    let message = format!(
        "the entry is {}, its {} up to {}",
        shown(entry),
        if open.count == 1 {
            "detail adds".to_owned()
        } else {
            format!("{} details add", open.count)
        },
        shown(sum)
    );
    let said = Said::at(record, AMOUNT, message)
        .expected(shown(sum))
        .help("look for a detail that is missing, or charges that are not stated");
    desk.say(id::NTR_DETAILS_SUM, said);
}

/// The entry is the sum of its details, or what is charged on the entry, on its details or on
/// both lies between.
fn is_explained(entry: Decimal, sum: Decimal, own: Decimal, of_details: Decimal) -> bool {
    let Some(gap) = entry.checked_sub(sum).and_then(Decimal::checked_abs) else { return true };
    gap == Decimal::ZERO
        || gap == own
        || gap == of_details
        || Some(gap) == own.checked_add(of_details)
}

/// What is booked has a date, in the period of the statement.
fn booking_date(record: &Record<'_>, desk: &mut Desk<'_>) {
    let text = |at: &usize| record.sound_bytes(*at).filter(|text| !text.is_empty());
    if STATUS.iter().find_map(text) != Some(b"BOOK") {
        return;
    }
    desk.applied(id::NTR_BOOKING_DATE);
    if record.is_absent(7) {
        let said = Said::of(record, "a booked entry has no booking date").help("add BookgDt");
        return desk.say(id::NTR_BOOKING_DATE, said);
    }
    let Some(at) = BOOKED.into_iter().find(|at| record.has(*at)) else { return };
    let Some(day) = record.sound(at).and_then(Day::of) else { return };
    if Period::of(record, 20, 21).excludes(day) {
        let message = "the entry was booked outside of the period of the statement".to_owned();
        let said = Said::at(record, at, message).help("compare BookgDt with FrToDt");
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
    let said = Said::at(record, REVERSAL, message)
        .help("match it with the entry that it reverses; its own direction is the booked one");
    desk.say(id::NTR_REVERSAL, said);
}

/// An entry, or a detail of it, has a reference.
fn reference(record: &Record<'_>, open: &Details, desk: &mut Desk<'_>) {
    desk.applied(id::MDR_REFERENCE);
    let has_own = REFERENCES.iter().any(|at| record.has(*at));
    if !has_own && !open.has_reference && record.is_whole() {
        let said = Said::of(record, "the entry has no reference at all")
            .help("add AcctSvcrRef: without a reference an entry cannot be asked about");
        desk.say(id::MDR_REFERENCE, said);
    }
}
