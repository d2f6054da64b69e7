//! Reads the pool.
//!
//! The form of the bytes: four-byte little-endian words (number of strings, of types,
//! of messages; then the place of each string and of the end of the last, of each type,
//! of each message), then the strings, types and messages themselves, whose numbers
//! are written in groups of seven bits, lowest first. Strings are in alphabetical
//! order, types in the order of their names, messages in that of their ids. A type
//! names another by the string of its name; which type of that name is meant is settled
//! by the list of the message.

use super::NAMESPACE_PREFIX;
use crate::schema::model::{
    Attribute, Base, ComplexType, Content, Element, Namespaces, Particle, Process, QName, Schema,
    SimpleType, Term, Type, TypeId, TypeKind, Wildcard,
};
use crate::value::{Builtin, Facets};

/// The built-in types that the pool knows, by their number.
pub(super) const BUILTINS: [Builtin; 9] = [
    Builtin::String,
    Builtin::Decimal,
    Builtin::Boolean,
    Builtin::DateTime,
    Builtin::Date,
    Builtin::Time,
    Builtin::GYear,
    Builtin::GYearMonth,
    Builtin::Base64Binary,
];

/// The bytes of a pool.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pool<'a> {
    bytes: &'a [u8],
}

/// One message, its types not yet read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) root_element: &'a str,
    pub(super) sha256: &'a [u8],
    /// The string of the root's type name.
    root_type: u32,
    /// Where the list of types begins.
    types: usize,
}

impl<'a> Pool<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Pool<'a> {
        Pool { bytes }
    }

    /// All messages.
    pub(super) fn messages(self) -> impl Iterator<Item = Message<'a>> {
        (0..self.word(2).unwrap_or(0)).map_while(move |index| self.message(index))
    }

    /// The message of that id.
    pub(super) fn find(self, id: &str) -> Option<Message<'a>> {
        let (mut low, mut high) = (0, self.word(2)?);
        while low < high {
            let middle = low.midpoint(high);
            let message = self.message(middle)?;
            match message.id.cmp(id) {
                std::cmp::Ordering::Equal => return Some(message),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The schema of a message; `None` if the bytes are no pool.
    pub(super) fn schema(self, message: &Message<'a>) -> Option<Schema> {
        self.types(message)?.schema()
    }

    /// The types of a message, none of them read; `None` if the bytes are no pool.
    pub(super) fn types(self, message: &Message<'a>) -> Option<Types<'a>> {
        let mut list = self.cursor(message.types);
        let count = list.number()?;
        let mut types = Types {
            pool: self,
            names: Vec::new(),
            bodies: Vec::new(),
            namespace: format!("{NAMESPACE_PREFIX}{}", message.id),
            root_element: message.root_element,
            root_type: message.root_type,
        };
        let table = self.tables()?.1;
        let mut index = 0;
        for _ in 0..count {
            index += list.number()? as usize;
            let mut body = self.cursor(self.word(table + index)?);
            types.names.push(body.number()?);
            types.bodies.push(body);
        }
        Some(types)
    }

    /// The four-byte word of that number.
    fn word(self, index: usize) -> Option<usize> {
        let start = index.checked_mul(4)?;
        let bytes = self.bytes.get(start..start.checked_add(4)?)?;
        bytes.try_into().ok().map(|bytes| u32::from_le_bytes(bytes) as usize)
    }

    /// The words at which the places of strings, types and messages begin.
    fn tables(self) -> Option<(usize, usize, usize)> {
        let types = 3 + self.word(0)? + 1;
        Some((3, types, types + self.word(1)?))
    }

    fn cursor(self, at: usize) -> Cursor<'a> {
        Cursor { bytes: self.bytes, at }
    }

    pub(super) fn string(self, index: u32) -> Option<&'a str> {
        let word = 3 + index as usize;
        let bytes = self.bytes.get(self.word(word)?..self.word(word + 1)?)?;
        std::str::from_utf8(bytes).ok()
    }

    fn message(self, index: usize) -> Option<Message<'a>> {
        let mut cursor = self.cursor(self.word(self.tables()?.2 + index)?);
        Some(Message {
            id: self.string(cursor.number()?)?,
            name: self.string(cursor.number()?)?,
            root_element: self.string(cursor.number()?)?,
            root_type: cursor.number()?,
            sha256: cursor.take(32)?,
            types: cursor.at,
        })
    }
}

/// A place in the bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A count, and so many things.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()? as usize;
        let mut list = Vec::with_capacity(count.min(1000));
        for _ in 0..count {
            list.push(one(self)?);
        }
        Some(list)
    }
}

/// The types of one message, each read when it is asked for.
#[derive(Debug)]
pub(crate) struct Types<'a> {
    pub(super) pool: Pool<'a>,
    /// The strings of their names, ascending.
    names: Vec<u32>,
    pub(super) bodies: Vec<Cursor<'a>>,
    namespace: String,
    root_element: &'a str,
    /// The string of the root's type name.
    root_type: u32,
}

impl Types<'_> {
    fn schema(&self) -> Option<Schema> {
        let mut types = Vec::with_capacity(self.names.len());
        for (name, body) in self.names.iter().zip(&self.bodies) {
            types.push(Type { name: Some(self.qualified(*name)?), kind: self.read(*body)? });
        }
        Some(Schema {
            target_namespace: self.namespace.clone(),
            elements: vec![self.root()?],
            types,
        })
    }

    /// The namespace of the elements.
    pub(crate) fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The root element.
    pub(crate) fn root(&self) -> Option<Element> {
        Some(Element {
            name: QName { namespace: self.namespace.clone(), local: self.root_element.to_owned() },
            type_id: self.type_id(self.root_type)?,
            fixed: None,
            default: None,
        })
    }

    /// How many types there are.
    pub(crate) fn count(&self) -> usize {
        self.bodies.len()
    }

    /// The local name of a type.
    pub(crate) fn name(&self, id: TypeId) -> Option<&str> {
        self.pool.string(*self.names.get(id.0 as usize)?)
    }

    /// What a type is.
    pub(crate) fn kind(&self, id: TypeId) -> Option<TypeKind> {
        self.read(*self.bodies.get(id.0 as usize)?)
    }

    fn text(&self, index: u32) -> Option<String> {
        self.pool.string(index).map(str::to_owned)
    }

    fn qualified(&self, index: u32) -> Option<QName> {
        Some(QName { namespace: self.namespace.clone(), local: self.text(index)? })
    }

    /// The type of that name in this message.
    fn type_id(&self, name: u32) -> Option<TypeId> {
        self.names.binary_search(&name).ok().map(|index| TypeId(index as u32))
    }

    fn read(&self, mut body: Cursor<'_>) -> Option<TypeKind> {
        Some(match body.byte()? {
            0 => TypeKind::Simple(SimpleType {
                base: self.base(&mut body)?,
                facets: self.facets(&mut body)?,
            }),
            1 => TypeKind::Complex(ComplexType {
                content: Content::Elements(self.particle(&mut body)?),
                attributes: Vec::new(),
            }),
            2 => TypeKind::Complex(ComplexType {
                content: Content::Simple(self.base(&mut body)?),
                attributes: body.list(|body| self.attribute(body))?,
            }),
            _ => return None,
        })
    }

    /// A built-in by its number, or a type by its name.
    fn base(&self, body: &mut Cursor<'_>) -> Option<Base> {
        let number = body.number()?;
        match BUILTINS.get(number as usize) {
            Some(builtin) => Some(Base::Builtin(*builtin)),
            None => self.type_id(number - BUILTINS.len() as u32).map(Base::Type),
        }
    }

    fn attribute(&self, body: &mut Cursor<'_>) -> Option<Attribute> {
        Some(Attribute {
            name: QName { namespace: String::new(), local: self.text(body.number()?)? },
            required: body.byte()? == 1,
            base: self.base(body)?,
            fixed: None,
            default: None,
        })
    }

    /// A byte with a bit for each facet that is there, then their values.
    fn facets(&self, body: &mut Cursor<'_>) -> Option<Facets> {
        let present = body.byte()?;
        let has = |bit: u8| present & (1 << bit) != 0;
        let mut facets = Facets::default();
        if has(0) {
            facets.min_length = Some(u64::from(body.number()?));
        }
        if has(1) {
            facets.max_length = Some(u64::from(body.number()?));
        }
        if has(2) {
            facets.patterns = body.list(|body| self.text(body.number()?))?;
        }
        if has(3) {
            facets.enumerations = body.list(|body| self.text(body.number()?))?;
        }
        if has(4) {
            facets.min_inclusive = Some(self.text(body.number()?)?);
        }
        if has(5) {
            facets.total_digits = Some(u64::from(body.number()?));
        }
        if has(6) {
            facets.fraction_digits = Some(u64::from(body.number()?));
        }
        Some(facets)
    }

    /// A byte for kind (low two bits) and occurrence (next two), then the rest.
    fn particle(&self, body: &mut Cursor<'_>) -> Option<Particle> {
        let head = body.byte()?;
        let (min, max) = occurrence(head, body)?;
        let term = match head & 3 {
            0 => Term::Element(Element {
                name: self.qualified(body.number()?)?,
                type_id: self.type_id(body.number()?)?,
                fixed: None,
                default: None,
            }),
            1 => Term::Sequence(body.list(|body| self.particle(body))?),
            2 => Term::Choice(body.list(|body| self.particle(body))?),
            _ => Term::Any(self.wildcard(body)?),
        };
        Some(Particle { min, max, term })
    }

    fn wildcard(&self, body: &mut Cursor<'_>) -> Option<Wildcard> {
        let process = match body.byte()? {
            0 => Process::Skip,
            1 => Process::Lax,
            _ => Process::Strict,
        };
        let listed = body.list(|body| self.text(body.number()?))?;
        let namespaces =
            if listed.is_empty() { Namespaces::Any } else { Namespaces::Listed(listed) };
        Some(Wildcard { namespaces, process })
    }
}

/// How often a particle occurs, by its first byte or the numbers behind it.
pub(super) fn occurrence(head: u8, body: &mut Cursor<'_>) -> Option<(u32, Option<u32>)> {
    Some(match head >> 2 {
        0 => (1, Some(1)),
        1 => (0, Some(1)),
        2 => (0, None),
        _ => (body.number()?, body.number()?.checked_sub(1)),
    })
}
