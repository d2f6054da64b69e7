//! The names in the types of a message, without reading the types.

use super::unpack::{Cursor, Types, occurrence};

/// A name that types use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named<'a> {
    /// An element, in the namespace of the message.
    Element(&'a str),
    /// An attribute, in no namespace.
    Attribute(&'a str),
    /// A namespace that a wildcard lists.
    Namespace(&'a str),
}

impl<'a> Types<'a> {
    /// Calls `found` for all names, in the order of the types; each as often as it is used.
    pub(crate) fn names(&self, found: &mut impl FnMut(Named<'a>)) {
        for body in &self.bodies {
            // Bytes that are no type have no names; reading such a type fails later.
            let _ = self.names_of(*body, found);
        }
    }

    fn names_of(&self, mut body: Cursor<'a>, found: &mut impl FnMut(Named<'a>)) -> Option<()> {
        match body.byte()? {
            1 => self.names_in(&mut body, true, found),
            2 => {
                let _base = body.number()?;
                for _ in 0..body.number()? {
                    found(Named::Attribute(self.pool.string(body.number()?)?));
                    let (_required, _base) = (body.byte()?, body.number()?);
                }
                Some(())
            }
            _ => Some(()),
        }
    }

    /// The names in a particle. What may occur no times at all is no part of the type.
    fn names_in(
        &self,
        body: &mut Cursor<'a>,
        occurs: bool,
        found: &mut impl FnMut(Named<'a>),
    ) -> Option<()> {
        let head = body.byte()?;
        let occurs = occurs && occurrence(head, body)?.1 != Some(0);
        match head & 3 {
            0 => {
                let (name, _type) = (body.number()?, body.number()?);
                if occurs {
                    found(Named::Element(self.pool.string(name)?));
                }
            }
            1 | 2 => {
                for _ in 0..body.number()? {
                    self.names_in(body, occurs, found)?;
                }
            }
            _ => {
                let _process = body.byte()?;
                for _ in 0..body.number()? {
                    let uri = self.pool.string(body.number()?)?;
                    if occurs {
                        found(Named::Namespace(uri));
                    }
                }
            }
        }
        Some(())
    }
}
