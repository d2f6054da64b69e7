//! Findings: what was seen, where, how bad it is, and what to do about it.
//!
//! A finding is a value, never a panic and never an `Err`. This module depends on
//! nothing else in the crate; it knows neither XML nor schemas.

mod code;
mod finding;
mod layer;
mod obstacle;
mod payload;
mod report;

pub use code::{CODES, Code, Effect, codes, find_code};
pub use finding::{Diagnostic, Excerpt, Inside, Place, Severity};
pub use layer::Layer;
pub use obstacle::Obstacle;
pub use payload::Payload;
pub use report::{
    FileReport, LayerReport, LayerStatus, Part, Root, RuleOutcome, RuleReport, SchemaUse,
    Suppressed, Verdict,
};
