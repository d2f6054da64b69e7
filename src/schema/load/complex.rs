//! Complex types: elements, a value with attributes, or nothing.

use super::attribute::AttributeUses;
use super::reference::Named;
use super::{Loader, Part, facet, particle, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::model::{
    Attribute, Base, ComplexType, Content, Particle, QName, Term, TypeId, TypeKind,
};
use std::collections::BTreeMap;

impl<'a> Loader<'a> {
    /// The complex type of a global or anonymous `xs:complexType`.
    pub(super) fn complex_type(&mut self, part: Part<'a>) -> Result<ComplexType, SchemaError> {
        let node = part.node;
        read::admit(node, &["name", "mixed", "abstract", "final", "block"])?;
        read::refuse_true(node, "abstract")?;
        read::refuse_value(node, "final")?;
        read::refuse_value(node, "block")?;
        let is_mixed = read::boolean(node, "mixed")?;
        let children: Vec<Part<'a>> = part.children().collect();
        let first = children.first().map_or("", |child| child.node.construct());
        if let ("simpleContent", [content, rest @ ..]) = (first, children.as_slice()) {
            if is_mixed {
                return Err(node.error("simple content is never mixed"));
            }
            return match rest.first() {
                Some(extra) => Err(unsupported::error(node, extra.node)),
                None => self.simple_content(*content),
            };
        }
        let is_model = particle::is_particle(first) && !matches!(first, "element" | "any");
        let (model, rest) = children.split_at(usize::from(is_model));
        let particle = model.first().map(|model| self.particle(*model)).transpose()?.flatten();
        check_consistent(part, particle.as_ref())?;
        let attributes = self.attribute_uses(part, rest)?.attributes;
        Ok(ComplexType { content: content(particle, is_mixed), attributes })
    }

    fn simple_content(&mut self, part: Part<'a>) -> Result<ComplexType, SchemaError> {
        read::admit(part.node, &[])?;
        let mut children = part.children();
        let step = children.next().ok_or_else(|| part.node.error("it is empty"))?;
        if let Some(extra) = children.next() {
            return Err(unsupported::error(part.node, extra.node));
        }
        match step.node.construct() {
            "extension" => self.extension(step),
            "restriction" => self.content_restriction(step),
            _ => Err(unsupported::error(part.node, step.node)),
        }
    }

    /// A value of the base type, with more attributes.
    fn extension(&mut self, part: Part<'a>) -> Result<ComplexType, SchemaError> {
        read::admit(part.node, &["base"])?;
        let (base, mut attributes) = self.content_base(part)?;
        let parts: Vec<Part<'a>> = part.children().collect();
        for attribute in self.attribute_uses(part, &parts)?.attributes {
            if attributes.iter().any(|known| known.name == attribute.name) {
                return Err(part.node.error(format!(
                    "the base type has an attribute {} already",
                    attribute.name.local
                )));
            }
            attributes.push(attribute);
        }
        Ok(ComplexType { content: Content::Simple(base), attributes })
    }

    /// The value type and attributes of what `base` names.
    fn content_base(&mut self, part: Part<'a>) -> Result<(Base, Vec<Attribute>), SchemaError> {
        let value = read::required(part.node, "base")?;
        let id = match self.named_type(part, value)? {
            Named::Builtin(builtin) => return Ok((Base::Builtin(builtin), Vec::new())),
            Named::Type(id) => id,
        };
        match self.kind(id)? {
            TypeKind::Simple(_) => Ok((Base::Type(id), Vec::new())),
            TypeKind::Complex(ComplexType { content: Content::Simple(base), attributes }) => {
                Ok((*base, attributes.clone()))
            }
            TypeKind::Complex(_) => Err(part.node.error(format!("{value} has no simple content"))),
        }
    }

    /// Fewer values, or fewer attributes, than the base type.
    fn content_restriction(&mut self, part: Part<'a>) -> Result<ComplexType, SchemaError> {
        read::admit(part.node, &["base"])?;
        let (base, attributes) = self.restrictable(part)?;
        let mut parts: Vec<Part<'a>> = part.children().collect();
        let mut value = base;
        if let Some(inner) = parts.first().copied().filter(|p| p.node.construct() == "simpleType") {
            parts.remove(0);
            value = self.anonymous_simple(inner)?;
            if !self.derives(value, base) {
                return Err(inner.node.error("it does not restrict the value of the base type"));
            }
        }
        let facets = parts.iter().take_while(|p| facet::name(p.node.construct()).is_some()).count();
        let (facets, rest) = parts.split_at(facets);
        if !facets.is_empty() {
            let (simple, fixed) = self.restriction(part, value, facets)?;
            let id = self.finished(TypeKind::Simple(simple));
            self.slots[id.0 as usize].fixed_facets = fixed;
            value = Base::Type(id);
        }
        let uses = self.attribute_uses(part, rest)?;
        let attributes = restrict(attributes, uses).map_err(|reason| part.node.error(reason))?;
        Ok(ComplexType { content: Content::Simple(value), attributes })
    }

    /// The base of a restriction of simple content: a complex type.
    fn restrictable(&mut self, part: Part<'a>) -> Result<(Base, Vec<Attribute>), SchemaError> {
        let value = read::required(part.node, "base")?;
        if let Named::Type(id) = self.named_type(part, value)?
            && matches!(self.kind(id)?, TypeKind::Complex(_))
        {
            return self.content_base(part);
        }
        Err(part.node.error(format!("{value} is no complex type")))
    }

    /// Whether a simple type is that base or rests on it.
    fn derives(&self, value: Base, base: Base) -> bool {
        let mut next = Some(value);
        while let Some(step) = next {
            if step == base {
                return true;
            }
            next = self.simple(step).map(|(_, simple)| simple.base);
        }
        false
    }
}

/// The attributes of a restriction: those of the base, replaced and left out as it says.
fn restrict(base: Vec<Attribute>, uses: AttributeUses) -> Result<Vec<Attribute>, String> {
    let mut attributes = base;
    for name in &uses.prohibited {
        if attributes.iter().any(|known| known.name == *name && known.required) {
            return Err(format!("the base type requires the attribute {}", name.local));
        }
        attributes.retain(|known| known.name != *name);
    }
    for attribute in uses.attributes {
        let local = attribute.name.local.clone();
        match attributes.iter_mut().find(|known| known.name == attribute.name) {
            None => return Err(format!("the base type has no attribute {local}")),
            Some(known) if known.required && !attribute.required => {
                return Err(format!("the base type requires the attribute {local}"));
            }
            Some(known) => *known = attribute,
        }
    }
    Ok(attributes)
}

/// What stands between the tags: no elements at all is empty content.
fn content(particle: Option<Particle>, is_mixed: bool) -> Content {
    let nothing = || Particle { min: 1, max: Some(1), term: Term::Sequence(Vec::new()) };
    let particle = particle.filter(|particle| particle.term != Term::Sequence(Vec::new()));
    match (particle, is_mixed) {
        (particle, true) => Content::Mixed(particle.unwrap_or_else(nothing)),
        (Some(particle), false) => Content::Elements(particle),
        (None, false) => Content::Empty,
    }
}

/// Checks that elements of one name have one type within a content model
/// (Structures, 3.8.6, "Element Declarations Consistent").
fn check_consistent(part: Part<'_>, particle: Option<&Particle>) -> Result<(), SchemaError> {
    let mut known = BTreeMap::new();
    match particle.and_then(|particle| inconsistent(&particle.term, &mut known)) {
        Some(name) => Err(part
            .node
            .error(format!("elements of one name, {}, have different types", name.local))),
        None => Ok(()),
    }
}

fn inconsistent<'t>(term: &'t Term, known: &mut BTreeMap<&'t QName, TypeId>) -> Option<&'t QName> {
    match term {
        Term::Any(_) => None,
        Term::Element(element) => {
            let type_id = *known.entry(&element.name).or_insert(element.type_id);
            (type_id != element.type_id).then_some(&element.name)
        }
        Term::Sequence(members) | Term::Choice(members) => {
            members.iter().find_map(|member| inconsistent(&member.term, known))
        }
    }
}
