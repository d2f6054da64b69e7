//! The business application header names the message that follows it.

use super::observe::{Finding, Interest, Observer, Record, Spot};
use crate::diagnostic::codes;

/// Compares `MsgDefIdr` of a header with the document behind it; of a header that has
/// none behind it, with a document before it that has no header.
#[derive(Default)]
pub(crate) struct HeaderNames {
    header: Option<Header>,
    /// The message of a document that no header stood before.
    alone: Option<String>,
}

struct Header {
    names: String,
    place: Spot,
    path: String,
}

/// Characters of a `MsgDefIdr`.
const LONGEST: usize = 35;

const HEADER: usize = 0;

impl Observer for HeaderNames {
    fn interests(&self) -> Vec<Interest> {
        vec![Interest::new("AppHdr", &["MsgDefIdr"]), Interest::new("Document", &[])]
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, findings: &mut Vec<Finding>) {
        if record.message.is_empty() {
            // Of no known schema, which was said: what it is cannot be compared.
            self.header = None;
            return;
        }
        if interest == HEADER {
            let names = record.value(0).map(|v| String::from_utf8_lossy(v).into_owned());
            // What is no identifier at all was said by the schema.
            let names = names.filter(|n| (1..=LONGEST).contains(&n.chars().count()));
            self.header = names.zip(record.place(0)).map(|(names, place)| Header {
                names,
                place,
                path: format!("{}/MsgDefIdr", record.path()),
            });
            return;
        }
        match self.header.take() {
            Some(header) => findings.extend(header.compare(record.message)),
            None => self.alone = Some(record.message.to_owned()),
        }
    }

    fn finished(&mut self, findings: &mut Vec<Finding>) {
        if let (Some(header), Some(document)) = (self.header.take(), self.alone.take()) {
            findings.extend(header.compare(&document));
        }
    }
}

impl Header {
    fn compare(self, document: &str) -> Option<Finding> {
        (self.names != document).then(|| Finding {
            code: &codes::HEADER_MISMATCH,
            severity: codes::HEADER_MISMATCH.severity,
            message: format!(
                "the header names another message than the document, which is {document}"
            ),
            path: self.path,
            expected: Some(document.to_owned()),
            found: Some(self.names),
            help: Some(format!(
                "write {document} in MsgDefIdr, or send the document that it names"
            )),
            bank_reason: None,
            place: self.place,
        })
    }
}
