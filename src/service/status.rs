//! The status of a payment and its reasons, wherever a payload has them.

use super::Say;
use crate::diagnostic::codes;
use crate::json::{Fault, Value};

/// A status, and the reasons that stand beside it.
pub(super) struct Status<'a> {
    pub(super) value: &'a Value,
    pub(super) reasons: Vec<&'a Value>,
}

impl<'a> Status<'a> {
    pub(super) fn code(&self) -> &'a str {
        self.value.text().unwrap_or_default()
    }
}

/// Credited, settled or rejected: nothing comes after it.
pub(super) fn is_final(code: &str) -> bool {
    matches!(code, "ACCC" | "ACSC" | "RJCT")
}

/// The reasons with which agents say where a payment is. The registered G007 and G008
/// have no published meaning, so they are left alone.
fn is_progress(reason: &str) -> bool {
    matches!(reason, "G000" | "G001" | "G002" | "G003" | "G004" | "G005" | "G006")
}

pub(super) fn check_status(status: &Status<'_>, say: Say<'_>) {
    let code = status.code();
    for reason in &status.reasons {
        let text = reason.text().unwrap_or_default();
        if code != "ACSP" && is_progress(text) {
            let message = "a reason that says where a payment is, with a status other than ACSP";
            say(Fault::new(&codes::PROGRESS_REASON_STATUS, reason.span, message)
                .expected("ACSP as the status, or another reason")
                .found(text));
        }
    }
    if code == "RJCT" && status.reasons.is_empty() {
        let message = "a rejection without a reason";
        say(Fault::new(&codes::REJECT_REASON_MISSING, status.value.span, message)
            .expected("a reason code beside it"));
    }
}

/// Says it if a payment goes on after its end. The statuses stand in the order of time.
pub(super) fn check_order<'a>(statuses: impl Iterator<Item = &'a Value>, say: Say<'_>) {
    let mut ended = None;
    for status in statuses {
        let code = status.text().unwrap_or_default();
        match ended {
            Some(end) if code == "ACSP" => {
                let message = format!("the payment is in process again after {end}");
                say(Fault::new(&codes::STATUS_AFTER_END, status.span, message).found(code));
            }
            None if code == "ACCC" => ended = Some("ACCC"),
            None if code == "RJCT" => ended = Some("RJCT"),
            _ => {}
        }
    }
}

/// Explains a code of service levels that looks like one of reasons.
pub(super) fn explain_service_level(root: &Value, say: Say<'_>) {
    for member in root.members() {
        let level = member.value.text().unwrap_or_default();
        if member.name == "service_level" && level.len() == 4 && level.starts_with("G00") {
            let message = "here this is a service level; the same code among status reasons \
                           means something else";
            say(Fault::new(&codes::GPI_SERVICE_LEVEL, member.value.span, message).found(level));
        }
        explain_service_level(&member.value, say);
    }
    for item in root.items() {
        explain_service_level(item, say);
    }
}
