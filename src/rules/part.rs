//! Parts of the bench: each checks some rules on contexts of a message.

use super::conditions;
use super::desk::Desk;
use super::message::Message;
use crate::check::{Interest, Record};

/// Something that checks rules on contexts of one message.
pub(super) trait Part {
    /// The contexts that it wants to see close, and what it reads of them.
    fn interests(&self) -> Vec<Interest>;

    /// A context of that interest closed.
    fn closed(&mut self, interest: usize, record: &Record<'_>, desk: &mut Desk<'_>);

    /// The input is complete.
    fn finished(&mut self, desk: &mut Desk<'_>) {
        let _ = desk;
    }
}

/// Makes a part for a message, if it has something to check there that is on.
pub(super) type Maker = for<'m> fn(&Message<'m>, &Desk<'_>) -> Option<Box<dyn Part>>;

/// Every part. Of contexts that close together, the first is told first.
pub(super) const MAKERS: &[Maker] = &[conditions::part];
