//! JSON as RFC 8259 has it, with the place of every value.
//!
//! The reader is our own: it names what is wrong at its place in the words of a person,
//! keeps numbers as they are written, and keeps members that stand twice.

mod fault;
mod model;
mod number;
mod path;
mod reader;
mod string;

pub use fault::Fault;
pub use model::{Data, Kind, Member, Span, Value};
pub(crate) use path::path_to;
pub use path::{Step, path};
pub use reader::{Reading, read};
