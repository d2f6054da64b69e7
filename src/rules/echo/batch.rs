//! What a status report says of a batch of the original.

use super::index::Hit;
use super::original::Original;
use super::seen::Seen;
use super::sentinel::is_sentinel;
use super::totals;
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;

/// What is read of `OrgnlPmtInfAndSts`; count and sum stand where [`totals`] looks for them.
pub(super) const PATHS: [&str; 4] = ["OrgnlPmtInfId", "PmtInfSts", "OrgnlNbOfTxs", "OrgnlCtrlSum"];

/// Compares the identification of a batch and its counts.
pub(super) fn check(original: &Original, seen: Seen<'_, '_>, desk: &mut Desk<'_>) {
    let (Some(value), Some(batch)) = (seen.value(0), seen.text(0)) else { return };
    let path = format!("{}/OrgnlPmtInfId", seen.0.path());
    let said = match original.batch(batch) {
        Hit::One(number) => {
            desk.applied(id::ECHO_PMT_INF);
            let batch = &original.batches[number as usize];
            let own = (batch.stated, batch.computed);
            return totals::check(id::ECHO_PMT_INF, "batch", own, seen, desk);
        }
        Hit::Many => {
            let why = "several batches of the original have one PmtInfId";
            return desk.not_run(id::ECHO_PMT_INF, why);
        }
        Hit::None if is_sentinel(batch) => {
            let message = "the report does not say of which batch it speaks";
            Said::new(message, path, value.place())
                .at_most(Severity::Info)
                .help("ask the bank to repeat the PmtInfId of the batch")
        }
        Hit::None if original.is_damaged => {
            let why = "a part of the original could not be read";
            return desk.not_run(id::ECHO_PMT_INF, why);
        }
        Hit::None => Said::new("the original has no batch of this PmtInfId", path, value.place())
            .expected("the PmtInfId of a batch of the original")
            .help("check whether the report was made from another file"),
    };
    desk.applied(id::ECHO_PMT_INF);
    desk.say(id::ECHO_PMT_INF, said.found(batch));
}
