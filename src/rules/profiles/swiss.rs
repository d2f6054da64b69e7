//! Swiss references, and the accounts for them.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;
use crate::value::{has_rf_form, is_qr_iban, is_qr_reference};

const PATHS: [&str; 5] = [
    "CdtrAcct/Id/IBAN",
    "RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Prtry",
    "RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Cd",
    "RmtInf/Strd/CdtrRefInf/Ref",
    "RmtInf/Strd/CdtrRefInf/Tp/Issr",
];
const ACCOUNT: usize = 0;
const REFERENCE: usize = 3;
const ISSUER: usize = 4;

const RULES: [RuleId; 3] = [id::REF_QRR, id::REF_QR_IBAN, id::REF_SCOR];

struct Swiss {
    context: String,
}

/// The references of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let below = match task.message.family {
        "pain.001" => "PmtInf/CdtTrfTxInf",
        "camt.053" => "Stmt/Ntry/NtryDtls/TxDtls",
        _ => return None,
    };
    let context = task.message.path(below);
    task.is_any_on(&RULES).then(|| Box::new(Swiss { context }) as Box<dyn Part>)
}

impl Part for Swiss {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.context, &PATHS).record()]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let reference = record.sound(REFERENCE);
        let is_qr = record.sound(1) == Some("QRR");
        if let Some(reference) = reference.filter(|_| is_qr) {
            desk.applied(id::REF_QRR);
            if !is_qr_reference(reference.as_bytes()) {
                let message =
                    "the QR reference is wrong: 27 digits, the last of which fits the others";
                let said = Said::at(record, REFERENCE, message)
                    .help("copy the reference from the QR-bill")
                    .reason("RR09");
                desk.say(id::REF_QRR, said);
            }
        }
        account(record, is_qr, desk);
        let is_creditors = record.sound(2) == Some("SCOR");
        if let Some(reference) = reference.filter(|_| is_creditors) {
            desk.applied(id::REF_SCOR);
            // Where the issuer is ISO, that was said.
            let was_said = record.sound(ISSUER) == Some("ISO") && desk.is_on(id::REF_RF);
            if !has_rf_form(reference.as_bytes()) && !was_said {
                let message = "a reference of the type SCOR is an ISO 11649 reference";
                let said = Said::at(record, REFERENCE, message)
                    .expected("RF, two digits, and up to 21 letters or digits")
                    .help("copy the reference from the invoice, or leave the type out")
                    .reason("RR09");
                desk.say(id::REF_SCOR, said);
            }
        }
    }
}

/// A QR-IBAN and a QR reference need each other.
fn account(record: &Record<'_>, is_qr: bool, desk: &mut Desk<'_>) {
    let Some(iban) = record.sound(ACCOUNT) else { return };
    let is_qr_account = is_qr_iban(iban.as_bytes());
    if !is_qr && !is_qr_account {
        return;
    }
    desk.applied(id::REF_QR_IBAN);
    let message = match (is_qr_account, is_qr) {
        (true, false) => "payments to a QR-IBAN need a QR reference",
        (false, true) => "a QR reference needs a QR-IBAN",
        _ => return,
    };
    let said = Said::at(record, ACCOUNT, message)
        .help("copy account and reference from the same QR-bill")
        .reason("AC03");
    desk.say(id::REF_QR_IBAN, said);
}
