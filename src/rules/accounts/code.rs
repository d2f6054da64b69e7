//! Bank transaction codes: of entries and of their details.

use crate::check::Record;
use crate::codes::{TRANSACTION_EDITION, TransactionPart, check_transaction_code};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;

/// A bank transaction code has a part, and its parts belong together. Of its values the first
/// is the code itself, then come its domain, the bank's own, and the parts of the domain.
pub(super) fn check(record: &Record<'_>, first: usize, severity: Severity, desk: &mut Desk<'_>) {
    if !record.has(first) {
        return;
    }
    desk.applied(id::MDR_DOMAIN_OR_PROPRIETARY);
    if record.is_absent(first + 1) && record.is_absent(first + 2) {
        let said = Said::at(record, first, "the bank transaction code is empty")
            .help("state the domain with family and sub-family, or the bank's own code")
            .at_most(severity);
        desk.say(id::MDR_DOMAIN_OR_PROPRIETARY, said);
    }
    let part = |at: usize| record.sound_bytes(first + at);
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
    let [domain, family, sub_family] = [domain, family, sub_family].map(String::from_utf8_lossy);
    let message = format!("no such {unknown} in {domain}/{family}/{sub_family}");
    let said = Said::at(record, at, message)
        .help(format!("compare the combination with the list ({TRANSACTION_EDITION})"));
    desk.say(id::NTR_BK_TX_CD, said);
}

/// Families that say only that there is no other.
const GENERIC: [&[u8]; 4] = [b"NTAV", b"OTHR", b"MCOP", b"MDOP"];
