//! isoproof: an ISO 20022 message-format reference and validator.

pub mod check;
pub mod diagnostic;
pub mod schema;
pub mod source;
pub mod value;
pub mod xml;
