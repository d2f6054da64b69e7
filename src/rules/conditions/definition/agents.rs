//! Intermediary agents.

use super::{Condition, ORDERS, Probe};
use crate::rules::list::id;

pub(super) const TABLE: &[Condition] = &[
    Condition {
        rule: id::MDR_INTERMEDIARY_AGENT_2,
        contexts: ORDERS,
        given: &[Probe::has("IntrmyAgt2")],
        broken: &[Probe::lacks("IntrmyAgt1")],
        place: "IntrmyAgt2",
        message: "intermediary agent 2 is named without intermediary agent 1",
        help: "add IntrmyAgt1, or move the agents up",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_INTERMEDIARY_AGENT_3,
        contexts: ORDERS,
        given: &[Probe::has("IntrmyAgt3")],
        broken: &[Probe::lacks("IntrmyAgt2")],
        place: "IntrmyAgt3",
        message: "intermediary agent 3 is named without intermediary agent 2",
        help: "add IntrmyAgt2, or move the agents up",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_INTERMEDIARY_AGENT_ACCOUNT,
        contexts: ORDERS,
        given: &[Probe::has("IntrmyAgt1Acct")],
        broken: &[Probe::lacks("IntrmyAgt1")],
        place: "IntrmyAgt1Acct",
        message: "the account of intermediary agent 1 is named without the agent",
        help: "add IntrmyAgt1, or remove its account",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_INTERMEDIARY_AGENT_ACCOUNT,
        contexts: ORDERS,
        given: &[Probe::has("IntrmyAgt2Acct")],
        broken: &[Probe::lacks("IntrmyAgt2")],
        place: "IntrmyAgt2Acct",
        message: "the account of intermediary agent 2 is named without the agent",
        help: "add IntrmyAgt2, or remove its account",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
    Condition {
        rule: id::MDR_INTERMEDIARY_AGENT_ACCOUNT,
        contexts: ORDERS,
        given: &[Probe::has("IntrmyAgt3Acct")],
        broken: &[Probe::lacks("IntrmyAgt3")],
        place: "IntrmyAgt3Acct",
        message: "the account of intermediary agent 3 is named without the agent",
        help: "add IntrmyAgt3, or remove its account",
        reason: Some("FF01"),
        ..Condition::DEFAULT
    },
];
