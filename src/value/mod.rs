//! Lexical and value spaces: what a simple type allows, checked on raw bytes.
//!
//! Knows nothing of XML or schemas. Values arrive as bytes after reference and line
//! end handling, before white-space normalisation.

mod builtin;
mod facet;
mod pattern;

pub use builtin::Builtin;
pub use facet::{Facets, WhiteSpace};
pub use pattern::{Pattern, PatternError, PatternFault};
