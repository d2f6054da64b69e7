//! The totals that a summary states by bank transaction code.

use super::statement::{PATHS, Statement};
use super::totals::Sum;
use crate::check::Record;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::words::{are, counted, money};
use crate::value::Decimal;
use std::collections::{BTreeMap, HashMap};

/// What is read of the totals of a bank transaction code.
pub(super) const GROUP: [&str; 7] = [
    "NbOfNtries",
    "Sum",
    "BkTxCd/Domn/Cd",
    "BkTxCd/Domn/Fmly/Cd",
    "BkTxCd/Domn/Fmly/SubFmlyCd",
    "BkTxCd/Prtry/Cd",
    "FcstInd",
];
/// Where the code of an entry begins among what is read of it.
const ENTRY_CODE: usize = 5;
const PER_CODE: usize = 26;

/// Codes of a statement, and groups of its summary, that are kept: there are fewer.
const MOST: usize = 20_000;

/// A bank transaction code: that of the standard, and the bank's own.
type Code = (String, String);

/// The code of which the first part is read at that number, if there is one.
fn code(record: &Record<'_>, first: usize) -> Option<Code> {
    let text = |at: usize| record.sound(at).unwrap_or_default();
    let standard = match text(first) {
        "" => String::new(),
        domain => format!("{domain}/{}/{}", text(first + 1), text(first + 2)),
    };
    let own = text(first + 3).to_owned();
    (!standard.is_empty() || !own.is_empty()).then_some((standard, own))
}

/// Sums of entries by their code.
#[derive(Debug, Default)]
pub(super) struct Codes {
    sums: BTreeMap<Code, Sum>,
    /// Some entry has no code of its own, or there are too many codes.
    is_unclear: bool,
}

impl Codes {
    pub(super) fn add(&mut self, record: &Record<'_>, amount: Option<Decimal>) {
        match code(record, ENTRY_CODE) {
            Some(code) if self.sums.len() < MOST => self.sums.entry(code).or_default().add(amount),
            _ => self.is_unclear = true,
        }
    }

    /// The same by the codes of the standard alone, and by those of the bank alone.
    fn parts(&self) -> [HashMap<&str, Sum>; 2] {
        let mut parts = [HashMap::new(), HashMap::new()];
        for ((standard, own), sum) in &self.sums {
            for (part, code) in parts.iter_mut().zip([standard, own]) {
                part.entry(code.as_str()).or_insert_with(Sum::default).add_all(*sum);
            }
        }
        parts
    }
}

/// What a summary states, code by code.
#[derive(Debug, Default)]
pub(super) struct Groups {
    stated: BTreeMap<Code, Group>,
    /// How many there are, with those that are not kept.
    count: usize,
    is_unclear: bool,
}

/// What it states of one code, which may be in several groups, of days or of availability.
#[derive(Debug)]
struct Group {
    /// The first of them.
    number: usize,
    count: Option<u64>,
    sum: Option<Decimal>,
}

impl Groups {
    pub(super) fn add(&mut self, record: &Record<'_>) {
        let number = self.count;
        self.count += 1;
        // Entries that are expected are not listed.
        if matches!(record.sound(6), Some("true" | "1")) {
            return;
        }
        let Some(code) = code(record, 2).filter(|_| self.stated.len() < MOST) else {
            self.is_unclear = true;
            return;
        };
        let count = record.number(0);
        let sum = record.decimal(1);
        let add = |group: &mut Group| {
            group.count = group.count.zip(count).and_then(|(a, b)| a.checked_add(b));
            group.sum = group.sum.zip(sum).and_then(|(a, b)| a.checked_add(b));
        };
        self.stated.entry(code).and_modify(add).or_insert(Group { number, count, sum });
    }

    /// The summary states none: it comes before the entries.
    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// Compares the totals by code with the entries of each.
pub(super) fn check(record: &Record<'_>, open: &Statement, desk: &mut Desk<'_>) {
    let (codes, groups) = (&open.codes, &open.groups);
    if groups.is_empty() {
        return;
    }
    if codes.is_unclear || groups.is_unclear {
        let why = "an entry or a total has no bank transaction code, or there are too many";
        return desk.not_run(id::TTL_PER_CODE, why);
    }
    let [standard, own] = codes.parts();
    let mut all: Vec<(&Code, &Group)> = groups.stated.iter().collect();
    all.sort_unstable_by_key(|(_, group)| group.number);
    for (code, group) in all {
        let found = match (code.0.as_str(), code.1.as_str()) {
            (code, "") => standard.get(code),
            ("", code) => own.get(code),
            _ => codes.sums.get(code),
        };
        desk.applied(id::TTL_PER_CODE);
        if let Some(message) = group.differs(found.copied().unwrap_or_default()) {
            desk.say(id::TTL_PER_CODE, said(record, group.number, message));
        }
    }
}

impl Group {
    /// In what it differs from the entries.
    fn differs(&self, found: Sum) -> Option<String> {
        match (self.count, self.sum, found.sum) {
            (Some(stated), ..) if stated != found.count => Some(format!(
                "the summary states {} of this code, there {} {}",
                counted(stated, "entry"),
                are(found.count),
                found.count
            )),
            (_, Some(stated), Some(own)) if stated != own => Some(format!(
                "the summary states a sum of {} for this code, the entries add up to {}",
                money(stated),
                money(own)
            )),
            _ => None,
        }
    }
}

fn said(record: &Record<'_>, number: usize, message: String) -> Said {
    let place = record.values(PER_CODE).nth(number).map(|value| value.place());
    let path = format!("{}/{}[{}]", record.path(), PATHS[PER_CODE], number + 1);
    Said::new(message, path, place.unwrap_or_else(|| record.start()))
        .help("compare the totals with the entries of that code")
}
