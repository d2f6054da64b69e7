//! The engine: structure and datatypes over the compiled schema, in one pass.

mod compile;
mod names;
mod set;

pub use compile::Compiled;
pub use set::SchemaSet;
