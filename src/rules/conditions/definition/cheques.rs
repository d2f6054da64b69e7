//! Payments by cheque, and those that are not.

use super::{Condition, Probe, TRANSFERS};
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_CHEQUE_INSTRUCTION,
        contexts: TRANSFERS,
        given: &[Probe::has("ChqInstr")],
        broken: &[Probe::is_not("../PmtMtd", &["CHK"])],
        place: "ChqInstr",
        message: "a cheque instruction in a batch that is not paid by cheque",
        help: "remove ChqInstr, or set PmtMtd to CHK",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHEQUE_AND_CREDITOR_ACCOUNT,
        contexts: TRANSFERS,
        given: &[Probe::is("../PmtMtd", &["CHK"])],
        broken: &[Probe::has("CdtrAcct")],
        place: "CdtrAcct",
        message: "an account of the creditor in a payment by cheque",
        help: "remove CdtrAcct, or set PmtMtd to TRF",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHEQUE_DELIVERY_AND_CREDITOR_AGENT,
        contexts: TRANSFERS,
        given: &[
            Probe::is("../PmtMtd", &["CHK"]),
            Probe::is("ChqInstr/DlvryMtd/Cd", &["MLFA", "CRFA", "RGFA", "PUFA"]),
        ],
        broken: &[Probe::lacks("CdtrAgt")],
        place: "ChqInstr/DlvryMtd/Cd",
        message: "the cheque goes to the final agent, which is not named",
        help: "add CdtrAgt, or choose another delivery method",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHEQUE_DELIVERY_AND_NO_CREDITOR_AGENT,
        contexts: TRANSFERS,
        given: &[
            Probe::is("../PmtMtd", &["CHK"]),
            Probe::is_not("ChqInstr/DlvryMtd/Cd", &["MLFA", "CRFA", "RGFA", "PUFA"]),
        ],
        broken: &[Probe::has("CdtrAgt")],
        place: "CdtrAgt",
        message: "an agent of the creditor, though the cheque is not delivered to one",
        help: "remove CdtrAgt, or choose MLFA, CRFA, RGFA or PUFA",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHEQUE_NO_DELIVERY_AND_NO_CREDITOR_AGENT,
        contexts: TRANSFERS,
        given: &[Probe::is("../PmtMtd", &["CHK"]), Probe::lacks("ChqInstr/DlvryMtd")],
        broken: &[Probe::has("CdtrAgt")],
        place: "CdtrAgt",
        message: "an agent of the creditor in a payment by cheque without a delivery method",
        help: "remove CdtrAgt, or add ChqInstr/DlvryMtd",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_CHEQUE_MATURITY_DATE,
        contexts: TRANSFERS,
        given: &[Probe::has("ChqInstr/ChqMtrtyDt")],
        broken: &[Probe::is_not_or_lacks("ChqInstr/ChqTp", &["DRFT", "ELDR"])],
        place: "ChqInstr/ChqMtrtyDt",
        message: "a maturity date on a cheque that is no draft",
        help: "set ChqTp to DRFT or ELDR, or remove ChqMtrtyDt",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_NON_CHEQUE_PAYMENT_METHOD,
        contexts: TRANSFERS,
        given: &[Probe::is_not("../PmtMtd", &["CHK"]), Probe::lacks("Cdtr")],
        broken: &[Probe::lacks("CdtrAcct")],
        place: "",
        message: "neither the creditor nor an account of the creditor is named",
        help: "add CdtrAcct",
        reason: Some("AC03"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_INSTRUCTION_FOR_CREDITOR_AGENT,
        contexts: TRANSFERS,
        given: &[Probe::is("InstrForCdtrAgt/Cd", &["CHQB"])],
        broken: &[Probe::has("CdtrAcct")],
        place: "InstrForCdtrAgt/Cd",
        message: "the creditor's agent is to pay by cheque, but an account is named",
        help: "remove CdtrAcct, or the instruction CHQB",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
];
