//! Schemas: from an XSD text to a model, from a model to an XSD text, and the set of
//! all published messages inside the binary.

mod error;
mod load;
pub mod model;
mod order;
mod pool;
mod tree;
mod write;

pub use error::SchemaError;
pub use load::{Resolver, load};
pub use model::Schema;
pub use pool::{
    MessageEntry, NAMESPACE_PREFIX, PackError, Packed, family, find, find_namespace,
    is_element_name, message_id, messages, namespace_id, pack,
};
pub(crate) use pool::{MessageTypes, Named, is_of_family};
pub use write::write;
