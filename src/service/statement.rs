//! The order for statements, the reference that answers it, and the note that brings one.

use super::Say;
use super::range::check_range;
use super::shape::{Holds, Shape, check, may, must};
use crate::json::Value;

const FORMATS: Holds =
    Holds::Code(&["SWIFT_MT940", "CAMT_053_001_02", "SWIFT_MT942", "CAMT_052_001_02"]);

pub(super) const REQUEST: Shape = &[
    must("accountNumber", Holds::Either(&Holds::List(&Holds::Text), &Holds::Text)),
    must("formatName", FORMATS),
    must("fromDate", Holds::Moment),
    must("toDate", Holds::Moment),
    may("strLibrayName", Holds::Text),
    may("templateName", Holds::Text),
];

const REFERENCE: Shape = &[must("statementId", Holds::Text)];

pub(super) const RETRIEVAL: Shape =
    &[must("statementId", Holds::Text), must("fileCheckSum", Holds::Text)];

pub(super) fn check_statement_request(root: &Value, say: Say<'_>) {
    check(root, REQUEST, say);
    check_range(root, "fromDate", "toDate", say);
}

pub(super) fn check_reference(root: &Value, say: Say<'_>) {
    check(root, REFERENCE, say);
}

pub(super) fn check_retrieval(root: &Value, say: Say<'_>) {
    check(root, RETRIEVAL, say);
}
