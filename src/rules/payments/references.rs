//! References of creditors, and identifications that other rails cut.

use crate::check::{Interest, Record};
use crate::diagnostic::Severity;
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::value::{ReferenceFault, check_belgian_reference, check_rf_reference, has_rf_form};

/// Characters that a reference has at most in MT messages.
const LONGEST: usize = 16;

struct References {
    references: Vec<String>,
    /// The transactions whose identifications may be cut.
    transaction: Option<String>,
    was_said: bool,
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
    let references = task.is_on(id::REF_RF).then(|| format!("{holder}/RmtInf/Strd/CdtrRefInf"));
    let is_cut = task.is_on(id::REF_LENGTH_MT);
    (references.is_some() || is_cut).then(|| {
        Box::new(References {
            references: references.into_iter().collect(),
            transaction: is_cut.then_some(holder),
            was_said: false,
        }) as Box<dyn Part>
    })
}

const LONG_PATHS: [&str; 2] = ["PmtId/EndToEndId", "PmtId/InstrId"];

impl Part for References {
    fn interests(&self) -> Vec<Interest> {
        let values = ["Ref", "Tp/Issr"];
        let references = self.references.iter().map(|path| Interest::new(path, &values).record());
        let own = self.transaction.iter().map(|path| Interest::new(path, &LONG_PATHS).record());
        references.chain(own).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        if interest < self.references.len() {
            reference(record, desk)
        } else {
            self.length(record, desk)
        }
    }
}

impl References {
    /// The first identification of a file that MT messages would cut is said.
    fn length(&mut self, record: &Record<'_>, desk: &mut Desk<'_>) {
        for at in 0..LONG_PATHS.len() {
            let Some(text) = record.sound_bytes(at) else { continue };
            desk.applied(id::REF_LENGTH_MT);
            if text.len() <= LONGEST || self.was_said {
                continue;
            }
            let length = String::from_utf8_lossy(text).chars().count();
            if length <= LONGEST {
                continue;
            }
            self.was_said = true;
            let message = format!(
                "the identification has {length} characters, MT messages carry {LONGEST} \
                 (said once a message)"
            );
            let said = Said::at(record, at, message)
                .help("keep what tells payments apart in the first 16 characters");
            desk.say(id::REF_LENGTH_MT, said);
        }
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
