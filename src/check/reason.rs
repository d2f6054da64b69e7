//! The ISO 20022 reason codes with which a bank answers a defect.

use super::compile::Compiled;
use super::engine::Engine;
use crate::diagnostic::{Code, codes};

/// Messages that a customer sends, so that a bank answers them with a reason.
const SENT_TO_BANKS: [&str; 5] = ["pain.001.", "pain.007.", "pain.008.", "camt.055.", "pacs."];

/// ExternalStatusReason1Code, by the element whose value is wrong.
const BY_ELEMENT: [(&str, &str); 21] = [
    ("IBAN", "AC01"),
    ("BIC", "RC01"),
    ("BICFI", "RC01"),
    ("MmbId", "RC01"),
    ("InstdAmt", "AM12"),
    ("EqvtAmt", "AM12"),
    ("IntrBkSttlmAmt", "AM12"),
    ("CtrlSum", "AM10"),
    ("NbOfTxs", "AM18"),
    ("ReqdExctnDt", "DT01"),
    ("ReqdColltnDt", "DT01"),
    ("IntrBkSttlmDt", "DT01"),
    ("CreDtTm", "DT01"),
    ("DtOfSgntr", "DT01"),
    ("PmtMtd", "FF03"),
    ("CtgyPurp", "FF06"),
    ("SvcLvl", "FF04"),
    ("LclInstrm", "FF05"),
    ("Purp", "FF07"),
    ("Ctry", "BE09"),
    ("ChrgBr", "BE19"),
];

impl Engine<'_> {
    /// The reason for a defect of the structure.
    pub(crate) fn structure_reason(&self, schema: &Compiled) -> Option<&'static str> {
        is_sent(schema).then_some("FF01")
    }

    /// The reason for a wrong value of the element or attribute at the end of `path`.
    pub(crate) fn value_reason(
        &self,
        schema: &Compiled,
        path: &str,
        code: &'static Code,
    ) -> Option<&'static str> {
        if !is_sent(schema) {
            return None;
        }
        let mut steps = path.rsplit('/').map(|step| step.split('[').next().unwrap_or(step));
        let last = steps.next()?;
        if last == "@Ccy" {
            return Some("AM11");
        }
        let parent = steps.next();
        if last == "Ustrd" && code == &codes::VALUE_TOO_LONG {
            return Some("CH15");
        }
        let of = |name| BY_ELEMENT.iter().find(|(element, _)| *element == name).map(|(_, r)| *r);
        let inherits = matches!(last, "Cd" | "Prtry" | "Dt" | "DtTm");
        of(last).or_else(|| parent.filter(|_| inherits).and_then(of)).or(Some("FF01"))
    }
}

fn is_sent(schema: &Compiled) -> bool {
    let id = schema.message();
    SENT_TO_BANKS.iter().any(|family| id.starts_with(family))
}
