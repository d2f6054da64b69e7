//! Element declarations, global and local, and references to global ones.

use super::reference::Named;
use super::{Loader, Part, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::model::{Base, ComplexType, Content, Element, QName, Term, TypeId, TypeKind};

impl<'a> Loader<'a> {
    /// A global element.
    pub(super) fn global_element(
        &mut self,
        name: QName,
        part: Part<'a>,
    ) -> Result<Element, SchemaError> {
        let node = part.node;
        if node.attribute("substitutionGroup").is_some() {
            return Err(node.error("substitutionGroup is not supported"));
        }
        read::admit(
            node,
            &["name", "type", "fixed", "default", "nillable", "abstract", "block", "final"],
        )?;
        read::refuse_true(node, "abstract")?;
        read::refuse_value(node, "final")?;
        self.element(name, part)
    }

    /// An element inside a group: a declaration, or a reference to a global one.
    pub(super) fn local_element(&mut self, part: Part<'a>) -> Result<Term, SchemaError> {
        let node = part.node;
        if let Some(target) = node.attribute("ref") {
            read::admit(node, &["ref", "minOccurs", "maxOccurs"])?;
            read::admit_no_children(node)?;
            let known = self.elements.get(&part.qname(target)?);
            let element = known.ok_or_else(|| part.unknown("global element", target))?;
            return Ok(Term::Element(element.clone()));
        }
        read::admit(
            node,
            &[
                "name",
                "type",
                "minOccurs",
                "maxOccurs",
                "form",
                "fixed",
                "default",
                "nillable",
                "block",
            ],
        )?;
        let qualified = read::form(node, "form")?.unwrap_or(part.document.elements_qualified);
        let namespace = if qualified { part.document.namespace.clone() } else { String::new() };
        let name = QName { namespace, local: read::name(node)?.to_owned() };
        Ok(Term::Element(self.element(name, part)?))
    }

    fn element(&mut self, name: QName, part: Part<'a>) -> Result<Element, SchemaError> {
        read::refuse_true(part.node, "nillable")?;
        read::refuse_value(part.node, "block")?;
        let type_id = self.element_type(part)?;
        let (fixed, default) = read::fixed_and_default(part.node)?;
        if fixed.is_some() || default.is_some() {
            self.valued.push((type_id, part.node));
        }
        Ok(Element { name, type_id, fixed, default })
    }

    fn element_type(&mut self, part: Part<'a>) -> Result<TypeId, SchemaError> {
        let mut own = None;
        for child in part.children() {
            match child.node.construct() {
                "simpleType" | "complexType" if own.is_none() => own = Some(child),
                _ => return Err(unsupported::error(part.node, child.node)),
            }
        }
        match (part.node.attribute("type"), own) {
            (Some(_), Some(child)) => Err(child.node.error("the element has a type already")),
            (Some(value), None) => match self.named_type(part, value)? {
                Named::Builtin(builtin) => Ok(self.builtin(builtin)),
                Named::Type(id) => Ok(id),
            },
            (None, Some(child)) => Ok(self.anonymous(child)),
            (None, None) => {
                Err(part.node.error("an element without a type (xs:anyType) is not supported"))
            }
        }
    }

    /// Checks that fixed and default values are values of their types.
    pub(super) fn check_valued(&mut self) -> Result<(), SchemaError> {
        for (id, node) in std::mem::take(&mut self.valued) {
            let base = match self.kind(id)? {
                TypeKind::Simple(_) => Base::Type(id),
                TypeKind::Complex(ComplexType { content: Content::Simple(base), .. }) => *base,
                TypeKind::Complex(ComplexType { content: Content::Mixed(_), .. }) => continue,
                TypeKind::Complex(_) => {
                    return Err(node.error("a fixed or default value, but a type without text"));
                }
            };
            let (fixed, default) = read::fixed_and_default(node)?;
            self.check_value(node, base, fixed.as_ref().or(default.as_ref()))?;
        }
        Ok(())
    }
}
