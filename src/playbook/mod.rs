//! The catalogue: what public documents say of a bank's APIs, and what payloads say
//! about that.
//!
//! A catalogue is data, in `catalog/<provider>/`, in a form that `docs/catalog.md`
//! describes for who writes it. This module reads it, checks that its parts fit each
//! other, and holds the claims in it as values. It reads no payload and no file.

mod api;
mod catalog;
mod claim;
mod embedded;
mod fault;
mod judge;
mod lint;
mod messages;
mod named;
mod page;
mod read;
mod references;
mod source;

#[cfg(test)]
mod tests;

pub use api::{Api, Confidence, Direction, Format, Kind, Mode, Operation};
pub use catalog::{Catalog, Entry, File};
pub use claim::{
    Age, Agreement, Case, Claim, ClaimKind, Comparison, Condition, Days, Decision, Deviation,
    Environment, Filter, JsonType, Name, Operator, Path, Quantifier, Reach, Shared, Step, Syntax,
    Test, Tests, ValueKind, ValueTest, Verdict,
};
pub use embedded::{embedded, embedded_files};
pub use fault::Fault;
pub use judge::{
    ClaimVerdict, Declared, DeviationFound, Evidence, EvidenceError, Examiner, Finding, Judgement,
    Observed, Proposal, Provenance, WouldBe, read_evidence, requested_format,
};
pub use lint::lint;
pub use page::{Category, Consideration, ConsiderationLabel, Contradiction, Overview, Peer, Row};
pub use read::read;
pub use source::{Date, Provider, Source, Trust};
