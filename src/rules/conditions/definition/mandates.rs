//! Amendments of mandates.

use super::{Condition, LATER_MANDATES, MANDATES, Probe};
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_AMENDMENT_INDICATOR_TRUE,
        contexts: MANDATES,
        given: &[Probe::is("AmdmntInd", &["true", "1"])],
        broken: &[Probe::lacks("AmdmntInfDtls")],
        place: "AmdmntInd",
        message: "the mandate was amended, but the details are missing",
        help: "add AmdmntInfDtls, or set AmdmntInd to false",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_AMENDMENT_INDICATOR_TRUE,
        contexts: LATER_MANDATES,
        given: &[Probe::is("DrctDbtMndt/AmdmntInd", &["true", "1"])],
        broken: &[Probe::lacks("DrctDbtMndt/AmdmntInfDtls")],
        place: "DrctDbtMndt/AmdmntInd",
        message: "the mandate was amended, but the details are missing",
        help: "add AmdmntInfDtls, or set AmdmntInd to false",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_AMENDMENT_INDICATOR_FALSE,
        contexts: MANDATES,
        given: &[Probe::is("AmdmntInd", &["false", "0"])],
        broken: &[Probe::has("AmdmntInfDtls")],
        place: "AmdmntInd",
        message: "the mandate was not amended, but details of an amendment are there",
        help: "set AmdmntInd to true, or remove AmdmntInfDtls",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_AMENDMENT_INDICATOR_FALSE,
        contexts: LATER_MANDATES,
        given: &[Probe::is("DrctDbtMndt/AmdmntInd", &["false", "0"])],
        broken: &[Probe::has("DrctDbtMndt/AmdmntInfDtls")],
        place: "DrctDbtMndt/AmdmntInd",
        message: "the mandate was not amended, but details of an amendment are there",
        help: "set AmdmntInd to true, or remove AmdmntInfDtls",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
];
