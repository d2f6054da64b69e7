//! The status of a message and of its batches, by how many transactions are rejected.

use super::faults::{BatchFaults, Faults};
use crate::rules::Original;

/// A status that an answer gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Accepted,
    Partly,
    Rejected,
}

impl Status {
    /// Its code: what is accepted has been checked, not executed.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Status::Accepted => "ACTC",
            Status::Partly => "PART",
            Status::Rejected => "RJCT",
        }
    }
}

/// A status, and the transactions behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) status: Status,
    pub(super) rejected: u64,
    pub(super) accepted: u64,
}

impl Outcome {
    /// That of so many transactions, all of which are rejected.
    pub(super) fn rejected(transactions: usize) -> Outcome {
        Outcome { status: Status::Rejected, rejected: transactions as u64, accepted: 0 }
    }

    /// That of a batch of so many transactions.
    pub(super) fn of(transactions: usize, faults: Option<&BatchFaults<'_>>) -> Outcome {
        match faults {
            None => Outcome::counted(0, transactions as u64),
            Some(faults) if !faults.own.is_empty() => Outcome::rejected(transactions),
            Some(faults) => {
                let rejected = faults.transactions.len().min(transactions) as u64;
                Outcome::counted(rejected, transactions as u64 - rejected)
            }
        }
    }

    /// That of the whole message.
    pub(super) fn of_all(original: &Original, faults: &Faults<'_>) -> Outcome {
        if faults.reject_all() {
            return Outcome::rejected(original.transactions().len());
        }
        let (mut rejected, mut accepted) = (0, 0);
        for (number, batch) in (0..).zip(original.batches()) {
            let own = Outcome::of(batch.transactions.len(), faults.batches.get(&number));
            rejected += own.rejected;
            accepted += own.accepted;
        }
        Outcome::counted(rejected, accepted)
    }

    fn counted(rejected: u64, accepted: u64) -> Outcome {
        let status = match (rejected, accepted) {
            (0, _) => Status::Accepted,
            (_, 0) => Status::Rejected,
            _ => Status::Partly,
        };
        Outcome { status, rejected, accepted }
    }
}
