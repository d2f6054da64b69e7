//! Lexical and value spaces: what a simple type allows, checked on raw bytes.
//!
//! Knows nothing of XML or schemas. Values arrive as bytes after reference and line
//! end handling, before white-space normalisation.

mod binary;
mod bound;
mod builtin;
mod calendar;
mod codes;
mod datatype;
mod decimal;
mod facet;
mod kind;
mod name;
mod nearest;
mod number;
mod pattern;
mod text;
mod violation;
mod whitespace;

pub(crate) use binary::Sextets;
pub use builtin::Builtin;
pub use datatype::{Datatype, FacetError};
pub use decimal::Decimal;
pub use facet::{Facets, WhiteSpace};
pub(crate) use name::{is_name_char, is_name_start};
pub use nearest::nearest;
pub use pattern::{Pattern, PatternError, PatternFault};
pub use violation::Violation;
