//! Parties that repeat another, and agents for charges.

use crate::check::{Interest, Record};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::rule::RuleId;

/// Two parties of which the second is to be another than the first.
struct Pair {
    rule: RuleId,
    family: &'static str,
    context: &'static str,
    other: &'static str,
    party: &'static str,
    /// It concerns only deliveries of these kinds; empty for all.
    deliveries: &'static str,
}

/// What tells parties apart.
const IDENTITY: [&str; 10] = [
    "Nm",
    "Id/OrgId/BICOrBEI",
    "Id/OrgId/AnyBIC",
    "Id/OrgId/LEI",
    "Id/OrgId/Othr/Id",
    "Id/PrvtId/Othr/Id",
    "PstlAdr/StrtNm",
    "PstlAdr/TwnNm",
    "PstlAdr/AdrLine",
    "PstlAdr/Ctry",
];

/// Those of them that are no address: a party without address is the same all the same.
const WITHOUT_ADDRESS: usize = 6;

const fn pair(
    rule: RuleId,
    family: &'static str,
    context: &'static str,
    (other, party): (&'static str, &'static str),
) -> Pair {
    Pair { rule, family, context, other, party, deliveries: "" }
}

const TRANSFER: &str = "PmtInf/CdtTrfTxInf";
const DEBIT: &str = "PmtInf/DrctDbtTxInf";

const PAIRS: [Pair; 14] = [
    pair(id::MDR_ULTIMATE_DEBTOR_GUIDELINE, "pain.001", "PmtInf", ("Dbtr", "UltmtDbtr")),
    pair(id::MDR_ULTIMATE_DEBTOR_GUIDELINE, "pain.001", TRANSFER, ("../Dbtr", "UltmtDbtr")),
    pair(id::MDR_ULTIMATE_DEBTOR_GUIDELINE, "pain.008", DEBIT, ("Dbtr", "UltmtDbtr")),
    pair(id::MDR_ULTIMATE_DEBTOR_GUIDELINE, "pacs.008", "CdtTrfTxInf", ("Dbtr", "UltmtDbtr")),
    pair(id::MDR_ULTIMATE_CREDITOR_GUIDELINE, "pain.001", TRANSFER, ("Cdtr", "UltmtCdtr")),
    pair(id::MDR_ULTIMATE_CREDITOR_GUIDELINE, "pain.008", "PmtInf", ("Cdtr", "UltmtCdtr")),
    pair(id::MDR_ULTIMATE_CREDITOR_GUIDELINE, "pain.008", DEBIT, ("../Cdtr", "UltmtCdtr")),
    pair(id::MDR_ULTIMATE_CREDITOR_GUIDELINE, "pacs.008", "CdtTrfTxInf", ("Cdtr", "UltmtCdtr")),
    pair(id::MDR_CHEQUE_FROM, "pain.001", TRANSFER, ("../Dbtr", "ChqInstr/ChqFr")),
    pair(id::MDR_CHEQUE_FROM, "pain.001", TRANSFER, ("UltmtDbtr", "ChqInstr/ChqFr")),
    pair(id::MDR_CHEQUE_FROM, "pain.001", TRANSFER, ("../UltmtDbtr", "ChqInstr/ChqFr")),
    Pair {
        deliveries: "MLDB CRDB RGDB PUDB",
        ..pair(id::MDR_CHEQUE_DELIVER_TO, "pain.001", TRANSFER, ("../Dbtr", "ChqInstr/DlvrTo"))
    },
    Pair {
        deliveries: "MLCD CRCD RGCD PUCD MLFA CRFA RGFA PUFA",
        ..pair(id::MDR_CHEQUE_DELIVER_TO, "pain.001", TRANSFER, ("Cdtr", "ChqInstr/DlvrTo"))
    },
    Pair {
        deliveries: "MLDB CRDB RGDB PUDB",
        ..pair(id::MDR_CHEQUE_DELIVER_TO, "pain.001", TRANSFER, ("../UltmtDbtr", "ChqInstr/DlvrTo"))
    },
];

/// Behind the identities of both: how a cheque is delivered.
const DELIVERY: usize = 2 * IDENTITY.len();

struct Parties {
    pairs: Vec<(&'static Pair, String)>,
    /// The batches whose agents for charges are looked at, and the agent of their account.
    charges: Option<(String, &'static str)>,
}

/// The parties of a payment message.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    let is_due = |pair: &&Pair| pair.family == message.family && task.is_on(pair.rule);
    let own = PAIRS.iter().filter(is_due);
    let pairs: Vec<_> = own.map(|pair| (pair, message.path(pair.context))).collect();
    let agent = match message.family {
        "pain.001" => Some("DbtrAgt"),
        "pain.008" => Some("CdtrAgt"),
        _ => None,
    };
    let charges = agent.filter(|_| task.is_on(id::MDR_CHARGES_ACCOUNT_AGENT));
    let charges = charges.map(|agent| (message.path("PmtInf"), agent));
    let is_any = !pairs.is_empty() || charges.is_some();
    is_any.then(|| Box::new(Parties { pairs, charges }) as Box<dyn Part>)
}

impl Part for Parties {
    fn interests(&self) -> Vec<Interest> {
        let of_pair = |(pair, context): &(&Pair, String)| {
            let below = |party: &str| IDENTITY.map(|path| format!("{party}/{path}"));
            let mut values: Vec<String> = below(pair.other).into_iter().collect();
            values.extend(below(pair.party));
            values.push("ChqInstr/DlvryMtd/Cd".to_owned());
            values.push(pair.party.to_owned());
            let only_with = vec![pair.party.to_owned()];
            let is_record = pair.context != "PmtInf";
            Interest { context: context.clone(), values, is_record, only_with }
        };
        let charges = self.charges.iter().map(|(context, agent)| {
            let agents = [*agent, "ChrgsAcctAgt"];
            let paths = agents.iter().flat_map(|agent| {
                ["BIC", "BICFI"].map(|name| format!("{agent}/FinInstnId/{name}"))
            });
            let values: Vec<String> = paths.collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            Interest::new(context, &values).only_with(&["ChrgsAcctAgt"])
        });
        self.pairs.iter().map(of_pair).chain(charges).collect()
    }

    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        match self.pairs.get(interest) {
            Some((pair, _)) => compare(pair, record, desk),
            None => charges(record, desk),
        }
    }
}

fn compare(pair: &Pair, record: &Record<'_>, desk: &mut Desk<'_>) {
    if !record.has(IDENTITY.len()) {
        return;
    }
    let is_delivered = || {
        let method = record.sound(DELIVERY);
        method.is_some_and(|method| pair.deliveries.split(' ').any(|known| known == method))
    };
    let Some(name) = record.sound(IDENTITY.len()) else { return };
    if record.sound(0).is_none() || !pair.deliveries.is_empty() && !is_delivered() {
        return;
    }
    desk.applied(pair.rule);
    let is_same = |at: usize| {
        let texts = |at| record.values(at).map(|value| value.text);
        texts(at).eq(texts(IDENTITY.len() + at))
    };
    // An address that is not repeated does not make another party.
    let has_address = (WITHOUT_ADDRESS..IDENTITY.len()).any(|at| record.has(IDENTITY.len() + at));
    let compared = if has_address { IDENTITY.len() } else { WITHOUT_ADDRESS };
    if name.is_empty() || !(0..compared).all(is_same) {
        return;
    }
    let other = pair.other.trim_start_matches("../");
    let message = format!("{} is the same party as {other}", pair.party);
    let said = Said::at(record, DELIVERY + 1, message).help(format!("leave {} out", pair.party));
    desk.say(pair.rule, said);
}

/// The agent for charges is a branch of the institution that keeps the account.
fn charges(record: &Record<'_>, desk: &mut Desk<'_>) {
    let bic = |old: usize| record.sound(old).or_else(|| record.sound(old + 1));
    let (Some(own), Some(other)) = (bic(0), bic(2)) else { return };
    let (Some(institution), Some(others)) = (own.get(..4), other.get(..4)) else { return };
    desk.applied(id::MDR_CHARGES_ACCOUNT_AGENT);
    if institution != others {
        let at = if record.has(2) { 2 } else { 3 };
        let said = Said::at(record, at, "the agent for charges is of another institution")
            .expected(format!("a branch of {institution}"))
            .help("name a branch of the agent that keeps the account, or leave the account out");
        desk.say(id::MDR_CHARGES_ACCOUNT_AGENT, said);
    }
}
