//! What status reports say of each transaction, and reports that contradict an earlier one.

use super::{Fact, Found, Told, What};
use crate::check::{Interest, Record};
use crate::rules::desk::Desk;
use crate::rules::list::id;
use crate::rules::part::{Part, Task};
use crate::rules::unique::digest;
use crate::rules::words::NOT_PROVIDED;
use crate::value::order;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

/// What is read of a transaction: what identifies it comes last.
const PATHS: [&str; 7] = [
    "TxSts",
    "StsRsnInf/Rsn",
    "../../GrpHdr/CreDtTm",
    "../../OrgnlGrpInfAndSts/OrgnlMsgId",
    "../OrgnlPmtInfId",
    "OrgnlInstrId",
    "OrgnlEndToEndId",
];
const STATUS: usize = 0;
const REASON: usize = 1;
const CREATED: usize = 2;
const IDENTITY: std::ops::Range<usize> = 3..7;
const OWN_IDS: std::ops::Range<usize> = 5..7;

/// What a report says of a transaction.
#[derive(Debug)]
pub(in crate::rules) struct Said {
    /// Stands for the transaction.
    key: u128,
    state: State,
}

/// What it became of a transaction, by a report.
#[derive(Debug)]
struct State {
    status: String,
    has_reason: bool,
    /// When the report was made, as it says.
    created: Option<String>,
}

impl State {
    /// Whether another one cannot follow.
    fn excludes(&self, next: &State) -> bool {
        Standing::of(&self.status).excludes(Standing::of(&next.status), next.has_reason)
    }

    /// Whether its report was made before that of another, for certain.
    fn is_before(&self, other: &State) -> bool {
        let both = self.created.as_deref().zip(other.created.as_deref());
        both.and_then(|(own, other)| order(own, other)) == Some(Ordering::Less)
    }
}

/// Whether more is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Open,
    /// The money was moved.
    Settled,
    /// It will not be.
    Refused,
}

impl Standing {
    fn of(status: &str) -> Standing {
        match status {
            "ACSC" | "ACCC" => Standing::Settled,
            "RJCT" | "CANC" => Standing::Refused,
            _ => Standing::Open,
        }
    }

    /// Whether the next status cannot follow: what was settled may come back, with a reason.
    fn excludes(self, next: Standing, has_reason: bool) -> bool {
        match (self, next) {
            (Standing::Open, _) => false,
            (Standing::Settled, Standing::Refused) => !has_reason,
            (last, next) => last != next,
        }
    }
}

/// Tells what a report says of its transactions.
struct Transactions {
    context: String,
    id: String,
}

/// The transactions of a status report.
pub(in crate::rules) fn part(task: &Task<'_>) -> Option<Box<dyn Part>> {
    let message = &task.message;
    task.is_on(id::STS_SEQUENCE).then(|| {
        let context = message.path("OrgnlPmtInfAndSts/TxInfAndSts");
        Box::new(Transactions { context, id: message.id.to_owned() }) as Box<dyn Part>
    })
}

impl Part for Transactions {
    fn interests(&self) -> Vec<Interest> {
        // Its places are asked for when the input was read: it is no record.
        vec![Interest::new(&self.context, &PATHS)]
    }

    fn closed(&mut self, _: usize, record: &Record<'_>, desk: &mut Desk<'_>) {
        let Some((status, spot)) = record.sound(STATUS).zip(record.place(STATUS)) else { return };
        let is_own = |at| record.sound_bytes(at).is_some_and(|own| own != NOT_PROVIDED);
        if status.is_empty() || !OWN_IDS.into_iter().any(is_own) {
            return;
        }
        let ids = IDENTITY.map(|at| record.sound_bytes(at).unwrap_or_default());
        let state = State {
            status: status.to_owned(),
            has_reason: record.has(REASON),
            created: record.sound(CREATED).map(str::to_owned),
        };
        let said = Said { key: digest(&ids.collect::<Vec<_>>()), state };
        let place = Told { path: record.path_of(STATUS), spot, located: None };
        let fact = Fact { message: self.id.clone(), what: What::Status(said), place };
        desk.tell(id::STS_SEQUENCE, fact);
    }
}

/// What was said last of each transaction.
#[derive(Debug, Default)]
pub(super) struct Reports(HashMap<u128, Last>);

#[derive(Debug)]
struct Last {
    state: State,
    file: Arc<str>,
}

impl Reports {
    /// A report in that file says something; so many transactions are kept at most.
    pub(super) fn join(&mut self, said: Said, file: &Arc<str>, most: u64, found: &mut Vec<Found>) {
        let Said { key, state } = said;
        let is_full = self.0.len() as u64 >= most;
        let Some(Last { state: last, file: of }) = self.0.get_mut(&key) else {
            if !is_full {
                self.0.insert(key, Last { state, file: Arc::clone(file) });
            }
            return;
        };
        // Files may be given in another order than that in which they were made.
        let is_older = state.is_before(last);
        if !Arc::ptr_eq(of, file) {
            let (is_wrong, was) = match is_older {
                true => (state.excludes(last), "is, by a later report,"),
                false => (last.excludes(&state), "was"),
            };
            let message = || format!("the transaction {was} {} in {of}", last.status);
            found.push(Found {
                said: is_wrong.then(message),
                found: Some(state.status.clone()),
                help: "ask the bank which of the reports holds",
                ..Found::nothing(id::STS_SEQUENCE)
            });
        }
        if !is_older {
            (*last, *of) = (state, Arc::clone(file));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn final_statuses_exclude_others() {
        let is_excluded = |last: &str, next: &str, has_reason: bool| {
            Standing::of(last).excludes(Standing::of(next), has_reason)
        };
        for (last, next) in [("ACSC", "PDNG"), ("ACCC", "ACSP"), ("RJCT", "ACSC"), ("RJCT", "ACTC")]
        {
            assert!(is_excluded(last, next, true), "{next} after {last}");
        }
        for (last, next) in [("PDNG", "ACSC"), ("ACSC", "ACCC"), ("PDNG", "RJCT"), ("RJCT", "RJCT")]
        {
            assert!(!is_excluded(last, next, false), "{next} after {last}");
        }
        assert!(is_excluded("ACSC", "RJCT", false) && !is_excluded("ACSC", "RJCT", true));
    }
}
