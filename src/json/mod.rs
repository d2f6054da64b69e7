//! JSON as RFC 8259 has it, with the place of every value.

mod model;

pub use model::{Data, Kind, Member, Span, Value};
