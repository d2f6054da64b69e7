//! What measurements need too: messages of any size.

pub mod generate;
