//! References of creditors.

use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::value::{ReferenceFault, check_belgian_reference, check_rf_reference, has_rf_form};

/// The paths of a reference and of its issuer.
const PATHS: [&str; 2] = ["Ref", "Tp/Issr"];

struct References {
    context: String,
}

/// The references of a message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let holder = match message.family {
        "pain.001" | "pain.008" | "pacs.008" => super::transactions(message),
        "camt.052" | "camt.053" | "camt.054" => {
            message.statement().map(|name| message.path(&format!("{name}/Ntry/NtryDtls/TxDtls")))
        }
        _ => None,
    }?;
    task.is_on(id::REF_RF).then(|| {
        Box::new(References { context: format!("{holder}/RmtInf/Strd/CdtrRefInf") })
            as Box<dyn Part>
    })
}

impl Part for References {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new(&self.context, &PATHS).record()]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        reference(record, desk);
    }
}

/// A reference with the form, or the issuer, of ISO 11649 has its check digits; a Belgian
/// one those of its own.
fn reference(record: &Record<'_>, desk: &mut Desk<'_>) {
    let Some(text) = record.sound(0) else { return };
    let bytes = text.as_bytes();
    let (result, what, severity) = match record.sound(1) {
        Some("BBA") => (check_belgian_reference(bytes), "Belgian reference", Severity::Warning),
        Some("ISO") => (check_rf_reference(bytes), "ISO 11649 reference", Severity::Error),
        _ if has_rf_form(bytes) => {
            (check_rf_reference(bytes), "ISO 11649 reference", Severity::Error)
        }
        _ if text.starts_with("RF") => {
            (Err(ReferenceFault::Form), "ISO 11649 reference, as which it begins", Severity::Info)
        }
        _ => return,
    };
    desk.applied(id::REF_RF);
    let message = match result {
        Ok(()) => return,
        Err(ReferenceFault::Form) => format!("the reference does not have the form of a {what}"),
        Err(ReferenceFault::CheckDigits) => format!("the check digits of the {what} are wrong"),
    };
    let said = Said::at(record, 0, message)
        .help("copy the reference from the invoice")
        .reason("RR09")
        .at_most(severity);
    desk.say(id::REF_RF, said);
}
