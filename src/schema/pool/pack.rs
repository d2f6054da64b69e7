//! Writes the pool. The same schemas give the same bytes.

use super::unpack::{BUILTINS, Pool};
use crate::schema::model::{
    Base, ComplexType, Content, Namespaces, Particle, Process, Schema, SimpleType, Term, TypeId,
    TypeKind, Wildcard,
};
use crate::value::Facets;
use std::collections::{BTreeMap, BTreeSet};

/// A message to be packed.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The message id.
    pub id: String,
    /// The message name.
    pub name: String,
    /// The schema.
    pub schema: Schema,
    /// The SHA-256 of its schema file.
    pub sha256: [u8; 32],
}

/// A schema that the pool cannot hold, since it uses what no published message does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pool cannot hold {id}")]
pub struct PackError {
    /// The message id.
    pub id: String,
}

/// The bytes of a pool with these messages.
///
/// # Errors
///
/// The pool cannot hold one of the schemas: decoding would not give the same.
pub fn pack(messages: &[Packed]) -> Result<Vec<u8>, PackError> {
    let mut sorted: Vec<Packed> = messages.to_vec();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    for message in &mut sorted {
        message.schema = message.schema.sorted();
    }
    let bytes = Packer::new(&sorted).pack(&sorted);
    let pool = Pool::new(&bytes);
    for message in &sorted {
        let unpacked = pool.find(&message.id).and_then(|found| pool.schema(&found));
        if unpacked.as_ref() != Some(&message.schema) {
            return Err(PackError { id: message.id.clone() });
        }
    }
    Ok(bytes)
}

/// The strings and types of all messages.
struct Packer {
    /// Every string with its number.
    strings: BTreeMap<String, u32>,
    /// Every type, as the string of its name and its body, with its number.
    types: BTreeMap<(u32, Vec<u8>), usize>,
}

impl Packer {
    fn new(messages: &[Packed]) -> Packer {
        let mut texts = BTreeSet::new();
        for message in messages {
            texts.insert(message.id.as_str());
            texts.insert(message.name.as_str());
            collect(&message.schema, &mut texts);
        }
        let strings =
            texts.into_iter().zip(0..).map(|(text, number)| (text.to_owned(), number)).collect();
        let mut packer = Packer { strings, types: BTreeMap::new() };
        let bodies: BTreeSet<(u32, Vec<u8>)> =
            messages.iter().flat_map(|message| packer.bodies(&message.schema)).collect();
        packer.types = bodies.into_iter().zip(0..).collect();
        packer
    }

    /// The types of a schema: the string of the name, and the body.
    fn bodies(&self, schema: &Schema) -> Vec<(u32, Vec<u8>)> {
        let body = |one: &crate::schema::model::Type| {
            let mut body = Body { packer: self, schema, bytes: Vec::new() };
            body.kind(&one.kind);
            (one.name.as_ref().map_or(0, |name| self.string(&name.local)), body.bytes)
        };
        schema.types.iter().map(body).collect()
    }

    fn string(&self, text: &str) -> u32 {
        self.strings.get(text).copied().unwrap_or(0)
    }

    fn pack(&self, messages: &[Packed]) -> Vec<u8> {
        let strings: Vec<Vec<u8>> =
            self.strings.keys().map(|text| text.as_bytes().to_vec()).collect();
        let types: Vec<Vec<u8>> = self
            .types
            .keys()
            .map(|(name, body)| [number(*name).as_slice(), body].concat())
            .collect();
        let messages: Vec<Vec<u8>> = messages.iter().map(|one| self.message(one)).collect();
        let mut words: Vec<usize> = vec![strings.len(), types.len(), messages.len()];
        let mut place = 4 * (words.len() + strings.len() + 1 + types.len() + messages.len());
        for (part, is_strings) in [(&strings, true), (&types, false), (&messages, false)] {
            for item in part {
                words.push(place);
                place += item.len();
            }
            if is_strings {
                words.push(place);
            }
        }
        let mut bytes: Vec<u8> =
            words.into_iter().flat_map(|word| (word as u32).to_le_bytes()).collect();
        bytes.extend([strings, types, messages].concat().concat());
        bytes
    }

    fn message(&self, message: &Packed) -> Vec<u8> {
        let schema = &message.schema;
        let root = schema.elements.first();
        let root_type = root.map_or("", |root| local_name(schema, root.type_id));
        let mut bytes = [
            number(self.string(&message.id)),
            number(self.string(&message.name)),
            number(self.string(root.map_or("", |root| &root.name.local))),
            number(self.string(root_type)),
            message.sha256.to_vec(),
            number(schema.types.len() as u32),
        ]
        .concat();
        let mut last = 0;
        for body in self.bodies(schema) {
            let index = self.types.get(&body).copied().unwrap_or(0);
            bytes.extend(number(index.saturating_sub(last) as u32));
            last = index;
        }
        bytes
    }
}

/// A number in groups of seven bits.
fn number(mut value: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn local_name(schema: &Schema, id: TypeId) -> &str {
    schema.type_of(id).name.as_ref().map_or("", |name| &name.local)
}

/// The strings of a schema.
fn collect<'s>(schema: &'s Schema, texts: &mut BTreeSet<&'s str>) {
    texts.extend(schema.elements.iter().map(|element| element.name.local.as_str()));
    for one in &schema.types {
        texts.extend(one.name.iter().map(|name| name.local.as_str()));
        match &one.kind {
            TypeKind::Simple(SimpleType { facets, .. }) => {
                texts.extend(facets.patterns.iter().map(String::as_str));
                texts.extend(facets.enumerations.iter().map(String::as_str));
                texts.extend(facets.min_inclusive.iter().map(String::as_str));
            }
            TypeKind::Complex(complex) => {
                texts.extend(complex.attributes.iter().map(|one| one.name.local.as_str()));
                if let Content::Elements(particle) = &complex.content {
                    collect_particle(particle, texts);
                }
            }
        }
    }
}

fn collect_particle<'s>(particle: &'s Particle, texts: &mut BTreeSet<&'s str>) {
    match &particle.term {
        Term::Element(element) => {
            texts.insert(&element.name.local);
        }
        Term::Any(Wildcard { namespaces: Namespaces::Listed(list), .. }) => {
            texts.extend(list.iter().map(String::as_str));
        }
        Term::Any(_) => {}
        Term::Sequence(members) | Term::Choice(members) => {
            members.iter().for_each(|member| collect_particle(member, texts));
        }
    }
}

/// The bytes of one type.
struct Body<'p> {
    packer: &'p Packer,
    schema: &'p Schema,
    bytes: Vec<u8>,
}

impl Body<'_> {
    fn number(&mut self, value: u32) {
        self.bytes.extend(number(value));
    }

    fn text(&mut self, text: &str) {
        self.number(self.packer.string(text));
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as u32);
        texts.iter().for_each(|text| self.text(text));
    }

    fn kind(&mut self, kind: &TypeKind) {
        match kind {
            TypeKind::Simple(simple) => {
                self.bytes.push(0);
                self.base(simple.base);
                self.facets(&simple.facets);
            }
            TypeKind::Complex(complex) => self.complex(complex),
        }
    }

    fn complex(&mut self, complex: &ComplexType) {
        match &complex.content {
            Content::Elements(particle) => {
                self.bytes.push(1);
                self.particle(particle);
            }
            Content::Simple(base) => {
                self.bytes.push(2);
                self.base(*base);
                self.number(complex.attributes.len() as u32);
                for attribute in &complex.attributes {
                    self.text(&attribute.name.local);
                    self.bytes.push(u8::from(attribute.required));
                    self.base(attribute.base);
                }
            }
            Content::Empty | Content::Mixed(_) => {}
        }
    }

    fn base(&mut self, base: Base) {
        let known = BUILTINS.len() as u32;
        match base {
            Base::Builtin(builtin) => {
                let index = BUILTINS.iter().position(|one| *one == builtin);
                self.number(index.map_or(0, |index| index as u32));
            }
            Base::Type(id) => {
                let name = self.packer.string(local_name(self.schema, id));
                self.number(known + name);
            }
        }
    }

    fn facets(&mut self, facets: &Facets) {
        let has = [
            facets.min_length.is_some(),
            facets.max_length.is_some(),
            !facets.patterns.is_empty(),
            !facets.enumerations.is_empty(),
            facets.min_inclusive.is_some(),
            facets.total_digits.is_some(),
            facets.fraction_digits.is_some(),
        ];
        let present = has.iter().zip(0..).map(|(has, bit)| u8::from(*has) << bit).sum();
        self.bytes.push(present);
        let lengths = [facets.min_length, facets.max_length];
        lengths.into_iter().flatten().for_each(|value| self.number(value as u32));
        for list in [&facets.patterns, &facets.enumerations] {
            if !list.is_empty() {
                self.texts(list);
            }
        }
        facets.min_inclusive.iter().for_each(|bound| self.text(bound));
        let digits = [facets.total_digits, facets.fraction_digits];
        digits.into_iter().flatten().for_each(|value| self.number(value as u32));
    }

    fn particle(&mut self, particle: &Particle) {
        let kind = match &particle.term {
            Term::Element(_) => 0,
            Term::Sequence(_) => 1,
            Term::Choice(_) => 2,
            Term::Any(_) => 3,
        };
        let occurs = match (particle.min, particle.max) {
            (1, Some(1)) => 0,
            (0, Some(1)) => 1,
            (0, None) => 2,
            _ => 3,
        };
        self.bytes.push(kind | occurs << 2);
        if occurs == 3 {
            self.number(particle.min);
            self.number(particle.max.map_or(0, |max| max.saturating_add(1)));
        }
        self.term(&particle.term);
    }

    fn term(&mut self, term: &Term) {
        match term {
            Term::Element(element) => {
                self.text(&element.name.local);
                self.text(local_name(self.schema, element.type_id));
            }
            Term::Sequence(members) | Term::Choice(members) => {
                self.number(members.len() as u32);
                members.iter().for_each(|member| self.particle(member));
            }
            Term::Any(wildcard) => {
                self.bytes.push(match wildcard.process {
                    Process::Skip => 0,
                    Process::Lax => 1,
                    Process::Strict => 2,
                });
                match &wildcard.namespaces {
                    Namespaces::Listed(list) => self.texts(list),
                    Namespaces::Any | Namespaces::Other(_) => self.number(0),
                }
            }
        }
    }
}
