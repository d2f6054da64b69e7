//! The names in the types of a message, without reading the types.

use super::unpack::{Cursor, Types, occurrence};

/// A name that types use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named<'a> {
    /// An element, said once, in the namespace of the message.
    Element(&'a str),
    /// An attribute, in no namespace.
    Attribute(&'a str),
    /// A namespace that a wildcard lists.
    Namespace(&'a str),
}

/// The strings of the elements met, one bit each: most stand in many types.
#[derive(Default)]
struct Seen(Vec<u64>);

impl Seen {
    fn is_new(&mut self, string: u32) -> bool {
        let (index, bit) = (string as usize / 64, 1 << (string % 64));
        if index >= self.0.len() {
            self.0.resize(index + 1, 0);
        }
        let is_new = self.0[index] & bit == 0;
        self.0[index] |= bit;
        is_new
    }
}

impl<'a> Types<'a> {
    /// Calls `found` for all names, in the order of the types.
    pub(crate) fn names(&self, found: &mut impl FnMut(Named<'a>)) {
        let mut seen = Seen::default();
        for body in &self.bodies {
            // Bytes that are no type have no names; reading such a type fails later.
            let _ = self.names_of(*body, &mut seen, found);
        }
    }

    fn names_of(
        &self,
        mut body: Cursor<'a>,
        seen: &mut Seen,
        found: &mut impl FnMut(Named<'a>),
    ) -> Option<()> {
        match body.byte()? {
            1 => self.names_in(&mut body, true, seen, found),
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
        seen: &mut Seen,
        found: &mut impl FnMut(Named<'a>),
    ) -> Option<()> {
        let head = body.byte()?;
        let occurs = occurs && occurrence(head, body)?.1 != Some(0);
        match head & 3 {
            0 => {
                let (name, _type) = (body.number()?, body.number()?);
                if occurs && seen.is_new(name) {
                    found(Named::Element(self.pool.string(name)?));
                }
            }
            1 | 2 => {
                for _ in 0..body.number()? {
                    self.names_in(body, occurs, seen, found)?;
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
