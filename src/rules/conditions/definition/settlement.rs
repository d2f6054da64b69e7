//! Settlement: what fits its method.

use super::{Condition, Probe, SETTLEMENTS};
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::is("SttlmMtd", &["INDA", "INGA", "CLRG"])],
        broken: &[Probe::has("InstgRmbrsmntAgt")],
        place: "InstgRmbrsmntAgt",
        message: "a reimbursement agent is named, which this settlement method does not have",
        help: "remove InstgRmbrsmntAgt, or correct SttlmMtd",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::is("SttlmMtd", &["INDA", "INGA", "CLRG"])],
        broken: &[Probe::has("InstdRmbrsmntAgt")],
        place: "InstdRmbrsmntAgt",
        message: "a reimbursement agent is named, which this settlement method does not have",
        help: "remove InstdRmbrsmntAgt, or correct SttlmMtd",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::is("SttlmMtd", &["INDA", "INGA", "CLRG"])],
        broken: &[Probe::has("ThrdRmbrsmntAgt")],
        place: "ThrdRmbrsmntAgt",
        message: "a reimbursement agent is named, which this settlement method does not have",
        help: "remove ThrdRmbrsmntAgt, or correct SttlmMtd",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::is("SttlmMtd", &["INDA", "INGA", "COVE"])],
        broken: &[Probe::has("ClrSys")],
        place: "ClrSys",
        message: "a clearing system is named, but the method settles without one",
        help: "remove ClrSys, or set SttlmMtd to CLRG",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::is("SttlmMtd", &["COVE", "CLRG"])],
        broken: &[Probe::has("SttlmAcct")],
        place: "SttlmAcct",
        message: "a settlement account is named, which this settlement method does not have",
        help: "remove SttlmAcct, or correct SttlmMtd",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::is("SttlmMtd", &["COVE"])],
        broken: &[Probe::lacks("InstgRmbrsmntAgt"), Probe::lacks("InstdRmbrsmntAgt")],
        place: "SttlmMtd",
        message: "the settlement goes over reimbursement agents, but none is named",
        help: "add InstgRmbrsmntAgt or InstdRmbrsmntAgt",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::has("ThrdRmbrsmntAgt")],
        broken: &[Probe::lacks("InstgRmbrsmntAgt")],
        place: "ThrdRmbrsmntAgt",
        message: "a third reimbursement agent is named without InstgRmbrsmntAgt",
        help: "add InstgRmbrsmntAgt",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::has("ThrdRmbrsmntAgt")],
        broken: &[Probe::lacks("InstdRmbrsmntAgt")],
        place: "ThrdRmbrsmntAgt",
        message: "a third reimbursement agent is named without InstdRmbrsmntAgt",
        help: "add InstdRmbrsmntAgt",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::has("InstgRmbrsmntAgtAcct")],
        broken: &[Probe::lacks("InstgRmbrsmntAgt")],
        place: "InstgRmbrsmntAgtAcct",
        message: "the account of a reimbursement agent is named without the agent",
        help: "add InstgRmbrsmntAgt, or remove its account",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::has("InstdRmbrsmntAgtAcct")],
        broken: &[Probe::lacks("InstdRmbrsmntAgt")],
        place: "InstdRmbrsmntAgtAcct",
        message: "the account of a reimbursement agent is named without the agent",
        help: "add InstdRmbrsmntAgt, or remove its account",
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_SETTLEMENT_METHOD,
        contexts: SETTLEMENTS,
        given: &[Probe::has("ThrdRmbrsmntAgtAcct")],
        broken: &[Probe::lacks("ThrdRmbrsmntAgt")],
        place: "ThrdRmbrsmntAgtAcct",
        message: "the account of a reimbursement agent is named without the agent",
        help: "add ThrdRmbrsmntAgt, or remove its account",
        ..Condition::DEFAULT
    },
];
