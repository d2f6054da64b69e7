//! The catalogue: which APIs the public documents of a bank name, with which message
//! formats, on whose word, and how sure that is.
//!
//! The data are in `catalog/*.toml`, whose head describes them; this module reads
//! them and says which messages an API names. It reads no payload and no file.

mod api;
mod claim;
mod judge;
mod named;
mod read;

pub use api::{Api, Confidence, Direction, Format, Kind, Provider, Source};
pub use claim::{
    Age, Agreement, Case, Claim, ClaimKind, Comparison, Condition, Days, Decision, Deviation,
    Environment, Filter, JsonType, Name, Operator, Path, Quantifier, Reach, Shared, Step, Syntax,
    Test, Tests, ValueKind, ValueTest, Verdict,
};
pub use judge::{
    ClaimVerdict, Declared, DeviationFound, Evidence, EvidenceError, Examiner, Judgement, Observed,
    Proposal, Provenance, is_date, read_evidence,
};
pub use read::{Catalog, CatalogError, embedded, read};
