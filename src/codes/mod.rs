//! Code sets that are kept outside of the schemas: the external code sets of ISO 20022, and
//! the bank transaction codes.
//!
//! The embedded editions are sorted text, in which is searched; another edition of the
//! external sets can be loaded.

mod load;
mod sets;
mod transactions;

pub use load::CodesError;
pub use sets::{CodeSet, CodeSets, CodeStatus, KnownCode};
pub use transactions::{TRANSACTION_EDITION, TransactionPart, check_transaction_code};
