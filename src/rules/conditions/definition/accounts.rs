//! Reports and statements of accounts.

use super::{
    BALANCES, Condition, ENTRIES, FAMILIES_OF_DETAILS, FAMILIES_OF_ENTRIES, Probe, RETURNS,
    SECURITIES, SUMMARIES, SUMMARIES_PER_CODE,
};
use crate::diagnostic::Severity;
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_FORWARD_BALANCE,
        contexts: BALANCES,
        given: &[Probe::is("Tp/CdOrPrtry/Cd", &["FWAV"])],
        broken: &[Probe::has("Avlbty")],
        place: "Avlbty",
        message: "a forward available balance has availability details",
        help: "remove Avlbty, or correct the balance type",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_DEBIT_CREDIT_INDICATOR,
        contexts: SUMMARIES,
        given: &[Probe::has("TtlNetNtryAmt")],
        broken: &[Probe::lacks("CdtDbtInd")],
        place: "TtlNetNtryAmt",
        message: "the net total has no indicator that gives its sign",
        help: "add CdtDbtInd",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CREDIT_DEBIT_INDICATOR,
        contexts: SUMMARIES_PER_CODE,
        given: &[Probe::has("TtlNetNtryAmt")],
        broken: &[Probe::lacks("CdtDbtInd")],
        place: "TtlNetNtryAmt",
        message: "the net total has no indicator that gives its sign",
        help: "add CdtDbtInd",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_FAMILY_AND_SUB_FAMILY,
        contexts: FAMILIES_OF_ENTRIES,
        given: &[Probe::is("Cd", &["NTAV", "OTHR", "MCOP", "MDOP"])],
        broken: &[Probe::is_not(
            "SubFmlyCd",
            &[
                "NTAV", "OTHR", "ADJT", "CHRG", "COME", "COMI", "COMM", "COMT", "FEES", "IADD",
                "INTR", "RIMB", "TAXE",
            ],
        )],
        place: "SubFmlyCd",
        message: "the family is generic, but its sub-family is not",
        help: "use the family of the sub-family, or a generic sub-family",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_FAMILY_AND_SUB_FAMILY,
        contexts: FAMILIES_OF_DETAILS,
        given: &[Probe::is("Cd", &["NTAV", "OTHR", "MCOP", "MDOP"])],
        broken: &[Probe::is_not(
            "SubFmlyCd",
            &[
                "NTAV", "OTHR", "ADJT", "CHRG", "COME", "COMI", "COMM", "COMT", "FEES", "IADD",
                "INTR", "RIMB", "TAXE",
            ],
        )],
        place: "SubFmlyCd",
        message: "the family is generic, but its sub-family is not",
        help: "use the family of the sub-family, or a generic sub-family",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_RETURN_REASON,
        contexts: RETURNS,
        given: &[Probe::is("Rsn/Cd", &["NARR"])],
        broken: &[Probe::lacks("AddtlInf")],
        place: "Rsn/Cd",
        message: "the reason is to be given as text, but there is none",
        help: "add AddtlInf, or use another code",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_MESSAGE_OR_REPORT_PAGINATION,
        contexts: &[("camt.052", "Rpt")],
        given: &[Probe::has("../GrpHdr/MsgPgntn")],
        broken: &[Probe::has("RptPgntn")],
        place: "RptPgntn",
        message: "pages are counted for the message and for this report",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_MESSAGE_OR_STATEMENT_PAGINATION,
        contexts: &[("camt.053", "Stmt")],
        given: &[Probe::has("../GrpHdr/MsgPgntn")],
        broken: &[Probe::has("StmtPgntn")],
        place: "StmtPgntn",
        message: "pages are counted for the message and for this statement",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SECURITY_IDENTIFICATION,
        contexts: SECURITIES,
        given: &[],
        broken: &[Probe::lacks("ISIN"), Probe::lacks("OthrId"), Probe::lacks("Desc")],
        place: "",
        message: "the security has neither ISIN nor other identification nor description",
        help: "add the ISIN",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SECURITY_IDENTIFICATION,
        contexts: SECURITIES,
        given: &[],
        broken: &[Probe::lacks("ISIN"), Probe::lacks("OthrId"), Probe::has("Desc")],
        place: "Desc",
        message: "the security is identified by a description alone",
        help: "add the ISIN, if there is one",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::NTR_VALUE_DATE_VS_AVAILABILITY,
        contexts: ENTRIES,
        given: &[Probe::has("Avlbty")],
        broken: &[Probe::has("ValDt")],
        place: "ValDt",
        message: "a value date stands beside details of availability",
        help: "keep one of the two",
        ..Condition::DEFAULT
    },
];
