//! Statuses of groups, payment informations and transactions.

use super::{Condition, Probe, STATUS_BATCHES, STATUS_GROUPS, STATUS_TRANSACTIONS};
use crate::diagnostic::Severity;
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_GROUP_STATUS_ACCEPTED,
        contexts: STATUS_BATCHES,
        given: &[Probe::is(
            "../OrgnlGrpInfAndSts/GrpSts",
            &["ACTC", "ACCP", "ACSP", "ACSC", "ACWC"],
        )],
        broken: &[Probe::is("PmtInfSts", &["RJCT"])],
        place: "PmtInfSts",
        message: "the payment information is rejected, but the group is accepted",
        help: "set GrpSts to PART, or correct PmtInfSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_GROUP_STATUS_PENDING,
        contexts: STATUS_BATCHES,
        given: &[Probe::is("../OrgnlGrpInfAndSts/GrpSts", &["PDNG"])],
        broken: &[Probe::is("PmtInfSts", &["RJCT"])],
        place: "PmtInfSts",
        message: "the payment information is rejected, but the group is pending",
        help: "set GrpSts to PART, or correct PmtInfSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_GROUP_STATUS_REJECTED,
        contexts: STATUS_BATCHES,
        given: &[Probe::is("../OrgnlGrpInfAndSts/GrpSts", &["RJCT"])],
        broken: &[Probe::is_not("PmtInfSts", &["RJCT"])],
        place: "PmtInfSts",
        message: "the group is rejected, but the payment information is not",
        help: "set PmtInfSts to RJCT or leave it out, or set GrpSts to PART",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_GROUP_STATUS_RECEIVED,
        contexts: STATUS_BATCHES,
        given: &[Probe::is("../OrgnlGrpInfAndSts/GrpSts", &["RCVD"])],
        broken: &[Probe::has("PmtInfSts")],
        place: "PmtInfSts",
        message: "a payment information has a status, but the group was only received",
        help: "leave PmtInfSts out, or correct GrpSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_PAYMENT_INFORMATION_STATUS_ACCEPTED,
        contexts: STATUS_TRANSACTIONS,
        given: &[Probe::is("../PmtInfSts", &["ACTC", "ACCP", "ACSP", "ACSC", "ACWC"])],
        broken: &[Probe::is("TxSts", &["RJCT"])],
        place: "TxSts",
        message: "the transaction is rejected, but the payment information is accepted",
        help: "set PmtInfSts to PART, or correct TxSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_PAYMENT_INFORMATION_STATUS_PENDING,
        contexts: STATUS_TRANSACTIONS,
        given: &[Probe::is("../PmtInfSts", &["PDNG"])],
        broken: &[Probe::is("TxSts", &["RJCT"])],
        place: "TxSts",
        message: "the transaction is rejected, but the payment information is pending",
        help: "set PmtInfSts to PART, or correct TxSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_PAYMENT_INFORMATION_STATUS_REJECTED,
        contexts: STATUS_TRANSACTIONS,
        given: &[Probe::is("../PmtInfSts", &["RJCT"])],
        broken: &[Probe::is_not("TxSts", &["RJCT"])],
        place: "TxSts",
        message: "the payment information is rejected, but the transaction is not",
        help: "set TxSts to RJCT or leave it out, or set PmtInfSts to PART",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_PAYMENT_INFORMATION_STATUS_RECEIVED,
        contexts: STATUS_TRANSACTIONS,
        given: &[Probe::is("../PmtInfSts", &["RCVD"])],
        broken: &[Probe::has("TxSts")],
        place: "TxSts",
        message: "a transaction has a status, but the payment information was only received",
        help: "leave TxSts out, or correct PmtInfSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_STATUS_REASON,
        contexts: &[("pain.002", "OrgnlGrpInfAndSts/StsRsnInf")],
        given: &[Probe::is("Rsn/Cd", &["NARR"])],
        broken: &[Probe::lacks("AddtlInf")],
        place: "Rsn/Cd",
        message: "the reason is to be given as text, but there is none",
        help: "add AddtlInf, or use another code",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_STATUS_REASON,
        contexts: &[("pain.002", "OrgnlPmtInfAndSts/StsRsnInf")],
        given: &[Probe::is("Rsn/Cd", &["NARR"])],
        broken: &[Probe::lacks("AddtlInf")],
        place: "Rsn/Cd",
        message: "the reason is to be given as text, but there is none",
        help: "add AddtlInf, or use another code",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_STATUS_REASON,
        contexts: &[("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf")],
        given: &[Probe::is("Rsn/Cd", &["NARR"])],
        broken: &[Probe::lacks("AddtlInf")],
        place: "Rsn/Cd",
        message: "the reason is to be given as text, but there is none",
        help: "add AddtlInf, or use another code",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_STATUS_REASON,
        contexts: &[("pacs.002", "OrgnlGrpInfAndSts/StsRsnInf")],
        given: &[Probe::is("Rsn/Cd", &["NARR"])],
        broken: &[Probe::lacks("AddtlInf")],
        place: "Rsn/Cd",
        message: "the reason is to be given as text, but there is none",
        help: "add AddtlInf, or use another code",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_STATUS_REASON,
        contexts: &[("pacs.002", "TxInfAndSts/StsRsnInf")],
        given: &[Probe::is("Rsn/Cd", &["NARR"])],
        broken: &[Probe::lacks("AddtlInf")],
        place: "Rsn/Cd",
        message: "the reason is to be given as text, but there is none",
        help: "add AddtlInf, or use another code",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_STATUS_REASON_INFORMATION,
        contexts: STATUS_GROUPS,
        given: &[Probe::is_not("GrpSts", &["RJCT", "PDNG"])],
        broken: &[Probe::has("StsRsnInf/AddtlInf")],
        place: "StsRsnInf/AddtlInf",
        message: "additional information stands on a group that is neither rejected nor pending",
        help: "leave AddtlInf out, or correct GrpSts",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_NUMBER_OF_TRANSACTIONS_PER_STATUS,
        contexts: STATUS_GROUPS,
        given: &[Probe::has("NbOfTxsPerSts")],
        broken: &[Probe::is_not_or_lacks("GrpSts", &["PART"])],
        place: "NbOfTxsPerSts",
        message: "transactions are counted by status, but the group is not PART",
        help: "set GrpSts to PART, or leave NbOfTxsPerSts out",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::STS_ACS_INFO,
        contexts: &[("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts"), ("pacs.002", "TxInfAndSts")],
        given: &[Probe::has("AccptncDtTm")],
        broken: &[Probe::is_not(
            "TxSts",
            &[
                "ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "ACCC", "ACWP", "ACFC", "ACPD", "PATC",
                "ACIS",
            ],
        )],
        place: "AccptncDtTm",
        message: "a time of acceptance stands on a transaction that is not accepted",
        help: "leave AccptncDtTm out, or correct TxSts",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::STS_ORGNL_IDS,
        contexts: &[("pain.002", "OrgnlPmtInfAndSts/TxInfAndSts"), ("pacs.002", "TxInfAndSts")],
        given: &[],
        broken: &[
            Probe::lacks("OrgnlEndToEndId"),
            Probe::lacks("OrgnlInstrId"),
            Probe::lacks("OrgnlUETR"),
            Probe::lacks("OrgnlTxId"),
        ],
        place: "",
        message: "the status names no transaction of the original",
        help: "add OrgnlEndToEndId or OrgnlInstrId",
        ..Condition::DEFAULT
    },
];
