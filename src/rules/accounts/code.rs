//! Bank transaction codes: of entries and of their details.

use crate::check::Record;
use crate::codes::{TRANSACTION_EDITION, TransactionPart, check_transaction_code};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;

/// Combinations that were found in the list not long ago: files have few.
#[derive(Debug)]
pub(super) struct Known([u128; 64]);

impl Known {
    pub(super) const NONE: Known = Known([0; 64]);

    /// Looks a combination up.
    fn check(&mut self, parts: [&[u8]; 3]) -> Result<(), TransactionPart> {
        let [domain, family, sub_family] = parts;
        let check = || check_transaction_code(domain, family, sub_family);
        let Some(number) = number(parts) else { return check() };
        let place = &mut self.0[place(number)];
        if *place != number {
            check()?;
            *place = number;
        }
        Ok(())
    }
}

/// A combination of parts of four characters as a number, which is not 0.
fn number(parts: [&[u8]; 3]) -> Option<u128> {
    parts.into_iter().try_fold(1, |number: u128, part| {
        let part: [u8; 4] = part.try_into().ok()?;
        Some(number << 32 | u128::from(u32::from_be_bytes(part)))
    })
}

/// Where a combination is kept: by the upper bits of a product that all of them change.
fn place(number: u128) -> usize {
    let mixed = (number as u64 ^ (number >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 58) as usize
}

/// A bank transaction code has a part, and its parts belong together. Of its values the first
/// is the code itself, then come its domain, the bank's own, and the parts of the domain.
pub(super) fn check(
    record: &Record<'_>,
    first: usize,
    severity: Severity,
    known: &mut Known,
    desk: &mut Desk<'_>,
) {
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
    let Err(unknown) = known.check([domain, family, sub_family]) else { return };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_what_the_list_has() {
        let mut known = Known::NONE;
        for _ in 0..2 {
            assert_eq!(known.check([b"PMNT", b"RCDT", b"ESCT"]), Ok(()));
            let wrong = known.check([b"PMNT", b"RCDT", b"XXXX"]);
            assert_eq!(wrong, Err(TransactionPart::SubFamily));
            assert_eq!(known.check([b"PMNT", b"RCD", b"TESCT"]), Err(TransactionPart::Family));
            assert_eq!(known.check([b"", b"", b""]), Err(TransactionPart::Domain));
        }
    }
}
