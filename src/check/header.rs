//! The business application header names the message that follows it.

use super::observe::{Finding, Interest, Observer, Record, Spot};
use crate::diagnostic::codes;

/// Compares `MsgDefIdr` of a header with the document behind it.
#[derive(Default)]
pub(crate) struct HeaderNames {
    header: Option<(String, Spot)>,
}

const HEADER: usize = 0;

const INTERESTS: [Interest; 2] = [
    Interest { context: "AppHdr", values: &["MsgDefIdr"], record: false },
    Interest { context: "Document", values: &[], record: false },
];

impl Observer for HeaderNames {
    fn interests(&self) -> &[Interest] {
        &INTERESTS
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>) {
        if interest == HEADER {
            let named = record.value(0).map(|v| String::from_utf8_lossy(v).into_owned());
            self.header = named.zip(record.place(0));
            return;
        }
        let Some((named, place)) = self.header.take() else { return };
        if named == record.message {
            return;
        }
        let document = record.message;
        findings.push(Finding {
            code: &codes::HEADER_MISMATCH,
            message: format!(
                "the header names another message than the document, which is {document}"
            ),
            path: "/AppHdr/MsgDefIdr".to_owned(),
            expected: Some(document.to_owned()),
            found: Some(named),
            help: Some(format!(
                "write {document} in MsgDefIdr, or send the document that it names"
            )),
            bank_reason: None,
            place,
        });
    }
}
