//! Payments: what stands on one level only, charges, accounts, supplementary data.

use super::{
    ALL_TRANSACTIONS, BATCHES, Condition, DEBITS, MESSAGES, Probe, TRANSACTIONS, TRANSFERS,
};
use crate::diagnostic::Severity;
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_PAYMENT_TYPE_INFORMATION,
        contexts: TRANSACTIONS,
        given: &[Probe::has("../PmtTpInf")],
        broken: &[Probe::has("PmtTpInf")],
        place: "PmtTpInf",
        message: "the payment type stands on the batch and on this transaction",
        help: "keep PmtTpInf on PmtInf, or on each transaction, not on both",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHARGE_BEARER,
        contexts: TRANSACTIONS,
        given: &[Probe::has("../ChrgBr")],
        broken: &[Probe::has("ChrgBr")],
        place: "ChrgBr",
        message: "ChrgBr stands on the batch and on this transaction",
        help: "keep ChrgBr on PmtInf, or on each transaction, not on both",
        reason: Some("BE19"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_ULTIMATE_DEBTOR,
        contexts: TRANSFERS,
        given: &[Probe::has("../UltmtDbtr")],
        broken: &[Probe::has("UltmtDbtr")],
        place: "UltmtDbtr",
        message: "UltmtDbtr stands on the batch and on this transaction",
        help: "keep UltmtDbtr on PmtInf, or on each transaction, not on both",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_ULTIMATE_CREDITOR,
        contexts: DEBITS,
        given: &[Probe::has("../UltmtCdtr")],
        broken: &[Probe::has("UltmtCdtr")],
        place: "UltmtCdtr",
        message: "UltmtCdtr stands on the batch and on this transaction",
        help: "keep UltmtCdtr on PmtInf, or on each transaction, not on both",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CREDITOR_SCHEME_IDENTIFICATION,
        contexts: DEBITS,
        given: &[Probe::has("../CdtrSchmeId")],
        broken: &[Probe::has("DrctDbtTx/CdtrSchmeId")],
        place: "DrctDbtTx/CdtrSchmeId",
        message: "CdtrSchmeId stands on the batch and on this transaction",
        help: "keep CdtrSchmeId on PmtInf, or on each transaction, not on both",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_INSTRUCTION_FOR_DEBTOR_AGENT,
        contexts: TRANSFERS,
        given: &[Probe::has("../InstrForDbtrAgt")],
        broken: &[Probe::has("InstrForDbtrAgt")],
        place: "InstrForDbtrAgt",
        message: "InstrForDbtrAgt stands on the batch and on this transaction",
        help: "keep InstrForDbtrAgt on PmtInf, or on each transaction, not on both",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHARGES_ACCOUNT,
        contexts: BATCHES,
        given: &[Probe::has("ChrgsAcctAgt")],
        broken: &[Probe::lacks("ChrgsAcct")],
        place: "ChrgsAcctAgt",
        message: "the agent for charges is named without the account",
        help: "add ChrgsAcct, or remove ChrgsAcctAgt",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SUPPLEMENTARY_DATA,
        contexts: MESSAGES,
        given: &[Probe::has("SplmtryData")],
        broken: &[Probe::has("SplmtryData")],
        place: "SplmtryData",
        message: "supplementary data stand on the message as a whole",
        help: "see that the receiver agreed to the envelope",
        at_most: Severity::Info,
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_IDENTIFICATION_OR_PROXY,
        contexts: &[("pain.001", "PmtInf/DbtrAcct")],
        given: &[],
        broken: &[Probe::lacks("Id"), Probe::lacks("Prxy")],
        place: "",
        message: "the account has neither an identification nor a proxy",
        help: "add Id or Prxy",
        reason: Some("AC01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_IDENTIFICATION_OR_PROXY,
        contexts: &[("pain.001", "PmtInf/ChrgsAcct")],
        given: &[],
        broken: &[Probe::lacks("Id"), Probe::lacks("Prxy")],
        place: "",
        message: "the account has neither an identification nor a proxy",
        help: "add Id or Prxy",
        reason: Some("AC01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_IDENTIFICATION_OR_PROXY,
        contexts: &[("pain.001", "PmtInf/CdtTrfTxInf/CdtrAcct")],
        given: &[],
        broken: &[Probe::lacks("Id"), Probe::lacks("Prxy")],
        place: "",
        message: "the account has neither an identification nor a proxy",
        help: "add Id or Prxy",
        reason: Some("AC01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::REF_BARRIER,
        contexts: ALL_TRANSACTIONS,
        given: &[Probe::has("RmtInf")],
        broken: &[Probe::has("RmtInf/Ustrd"), Probe::has("RmtInf/Strd")],
        place: "RmtInf/Strd",
        message: "remittance information stands as text and structured",
        help: "keep the structured form if the creditor gave a reference, otherwise the text",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::AGT_CDTR_AGT_IDENT,
        contexts: TRANSFERS,
        given: &[Probe::is_not("../PmtMtd", &["CHK"])],
        broken: &[
            Probe::lacks("CdtrAgt"),
            Probe::lacks("CdtrAcct/Id/IBAN"),
            Probe::lacks("CdtrAcct/Prxy"),
            Probe::lacks("InstrForCdtrAgt"),
        ],
        place: "",
        message: "neither an agent of the creditor nor an IBAN leads to a bank",
        help: "name the creditor's agent, or write the account as IBAN",
        reason: Some("AGNT"),
        ..Condition::DEFAULT
    },
];
