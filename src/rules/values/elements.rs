//! Elements without content, and the encoding of the whole.

use super::Values;
use crate::check::{Beginning, Hollow};
use crate::rules::desk::{Desk, Said};
use crate::rules::list::id;

/// What a rule of its own looks at.
const OTHERS: [&str; 2] = ["BkTxCd", "FinInstrmId"];

impl Values<'_> {
    /// An element is empty that may hold elements.
    pub(in crate::rules) fn hollow(&mut self, hollow: &Hollow<'_>, desk: &mut Desk<'_>) {
        if hollow.is_required || OTHERS.contains(&hollow.leaf.name) {
            return;
        }
        desk.applied(id::XML_EMPTY_ELEMENT);
        let message = format!("<{}> is empty", hollow.leaf.name);
        let said = Said::new(message, hollow.path, hollow.place)
            .help("leave the element out where there is nothing to say");
        desk.say(id::XML_EMPTY_ELEMENT, said);
    }

    /// A message starts in that encoding.
    pub(in crate::rules) fn encoding(&mut self, beginning: &Beginning<'_>, desk: &mut Desk<'_>) {
        desk.applied(id::XML_ENCODING);
        if !matches!(beginning.encoding, "UTF-8" | "US-ASCII") {
            let message = format!("the message is written in {}", beginning.encoding);
            let said = Said::new(message, beginning.path, beginning.place)
                .expected("UTF-8")
                .found(beginning.encoding)
                .help("write it in UTF-8: many banks take no other encoding")
                .reason("FF01");
            desk.say(id::XML_ENCODING, said);
        }
    }
}
