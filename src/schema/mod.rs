//! Schemas: from an XSD text to a model, from a model to an XSD text, and the set of
//! all published messages inside the binary.

pub mod model;

pub use model::Schema;
