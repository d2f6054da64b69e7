//! Schemas: from an XSD text to a model, from a model to an XSD text, and the set of
//! all published messages inside the binary.

mod error;
pub mod model;
mod tree;

pub use error::SchemaError;
pub use model::Schema;
