//! Rules that a schema cannot state: what a bank would send back.
//!
//! A [`Rule`] is a static descriptor with a [`Code`](crate::diagnostic::Code), whose document
//! is its test. Rules run in the pass in which the message is checked: a part of the bench
//! looks at contexts as they close (conditions, counts, balances), or at single values
//! (identifiers, codes, characters). A rule does not know whether it is on, or how bad its
//! findings are: the desk does, which takes them.

mod accounts;
mod across;
mod bench;
mod choice;
mod conditions;
mod desk;
mod echo;
mod list;
mod message;
mod part;
mod payments;
mod pick;
mod profile;
mod profiles;
mod rule;
mod scopes;
mod status;
mod unique;
mod values;
mod words;

pub use across::{Across, Facts};
pub use bench::{Bench, Rulebook};
pub use choice::Choice;
pub use echo::{Batch, Header, NoOriginal, Original, OriginalReader, Totals, Transaction};
pub use list::RULES;
pub use pick::ChoiceError;
pub use profile::{PROFILES, Profile};
pub use rule::{Coverage, Family, Reach, Rule, find};
