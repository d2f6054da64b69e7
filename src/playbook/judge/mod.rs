//! Judging claims by payloads.
//!
//! [`Questions`](questions::Questions) are made of the claims once; each payload answers
//! them in the pass in which it is checked ([`gather`]); then every claim is judged for
//! every payload, and what the payloads say together is its verdict ([`verdict`]).

mod answer;
mod ask;
mod country;
mod declared;
mod gather;
mod provenance;
mod questions;
mod tally;
#[cfg(test)]
mod tests;
mod verdict;

pub use declared::{Declared, EvidenceError, read_evidence};
pub use provenance::{Provenance, requested_format};
pub use tally::{Evidence, Finding};
pub use verdict::{ClaimVerdict, DeviationFound, Examiner, Judgement, Observed, Proposal, WouldBe};
