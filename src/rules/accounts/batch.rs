//! A batch booking against the details that are listed below it.

use super::parts::Parts;
use crate::check::Record;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::words::{are, counted, money};
use crate::value::Decimal;

/// What is read of a group of details.
pub(super) const PATHS: [&str; 5] =
    ["Btch/NbOfTxs", "Btch/TtlAmt", "Btch/TtlAmt/@Ccy", "Btch/CdtDbtInd", "../CdtDbtInd"];
const COUNT: usize = 0;
const TOTAL: usize = 1;
const CURRENCY: usize = 2;
const DIRECTION: usize = 3;
const ENTRY: usize = 4;

const HELP: &str = "compare the batch with the details below it";

/// Checks a batch of which so many details are listed.
pub(super) fn check(record: &Record<'_>, listed: u64, sum: &Parts, desk: &mut Desk<'_>) {
    let states = [COUNT, TOTAL, DIRECTION].into_iter().any(|at| record.sound_bytes(at).is_some());
    if listed == 0 || !states || !record.is_whole() {
        return;
    }
    desk.applied(id::NTR_BATCH_COUNT);
    let stated = record.number(COUNT);
    match stated.filter(|stated| *stated != listed) {
        Some(stated) => other_count(record, stated, listed, desk),
        None => total(record, sum, desk),
    }
    direction(record, desk);
}

/// Other details are listed than the batch counts; some banks list only a few of them.
fn other_count(record: &Record<'_>, stated: u64, listed: u64, desk: &mut Desk<'_>) {
    let message = format!(
        "the batch states {}, {listed} {} listed",
        counted(stated, "transaction"),
        are(listed)
    );
    let said = Said::at(record, COUNT, message)
        .expected(listed.to_string())
        .help(HELP)
        .at_most(if listed < stated { Severity::Info } else { Severity::Warning });
    desk.say(id::NTR_BATCH_COUNT, said);
}

/// The total of a batch is what its details add up to, whatever its sign.
fn total(record: &Record<'_>, sum: &Parts, desk: &mut Desk<'_>) {
    let sum = sum
        .in_entry(record.sound_bytes(CURRENCY), record.sound_bytes(ENTRY))
        .ok()
        .and_then(Decimal::checked_abs);
    let (Some(total), Some(sum)) = (record.decimal(TOTAL), sum) else { return };
    if total != sum {
        let message = format!(
            "the batch states a total of {}, its details add up to {}",
            money(total),
            money(sum)
        );
        let said = Said::at(record, TOTAL, message).expected(money(sum)).help(HELP);
        desk.say(id::NTR_BATCH_COUNT, said);
    }
}

fn direction(record: &Record<'_>, desk: &mut Desk<'_>) {
    let (Some(own), Some(entry)) = (record.sound(DIRECTION), record.sound(ENTRY)) else { return };
    if own != entry {
        let message = "the batch has another direction than the entry".to_owned();
        let said = Said::at(record, DIRECTION, message).expected(entry).help(HELP);
        desk.say(id::NTR_BATCH_COUNT, said);
    }
}
