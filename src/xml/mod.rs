//! A strict reader of XML 1.0 (fifth edition) with Namespaces 1.0 (third edition).
//!
//! It gives one token after another, with their places, and says everything that is
//! not well formed. It never expands a DTD, it never allocates for an element without
//! namespace declarations, and its whole state is a place, the open elements and the
//! namespace bindings.

mod binding;
mod declaration;
mod fault;
mod markup;
mod name;
mod namespace;
mod reader;
mod reference;
mod stack;
mod tag;
mod text;
mod word;

pub use fault::Fault;
pub(crate) use fault::too_long;
pub use namespace::{NsId, XSI};
pub(crate) use reader::{Buffers, Note};
pub use reader::{Limits, Reader, Token};
pub use reference::decode;
pub(crate) use stack::Stack;
pub use tag::{Attribute, StartTag};
pub use text::TextToken;
pub(crate) use word::Word;
