//! Attribute declarations and named groups of them.

use super::{Loader, Part, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::model::{Attribute, Base, QName};
use crate::value::Builtin;

/// The attributes that a complex type or a named group states.
#[derive(Clone, Default)]
pub(super) struct AttributeUses {
    pub(super) attributes: Vec<Attribute>,
    /// Names with `use="prohibited"`.
    pub(super) prohibited: Vec<QName>,
}

impl AttributeUses {
    /// Adds others; the first name that is there twice is the error.
    fn extend(&mut self, others: AttributeUses) -> Result<(), String> {
        for name in others.attributes.iter().map(|one| &one.name).chain(&others.prohibited) {
            let is_known = self.attributes.iter().any(|known| known.name == *name);
            if is_known || self.prohibited.contains(name) {
                return Err(format!("the attribute {} stands there twice", name.local));
            }
        }
        self.attributes.extend(others.attributes);
        self.prohibited.extend(others.prohibited);
        Ok(())
    }
}

impl<'a> Loader<'a> {
    /// The attributes that those constructs state.
    pub(super) fn attribute_uses(
        &mut self,
        parent: Part<'a>,
        parts: &[Part<'a>],
    ) -> Result<AttributeUses, SchemaError> {
        let mut uses = AttributeUses::default();
        for part in parts {
            let more = match part.node.construct() {
                "attribute" => self.attribute_use(*part)?,
                "attributeGroup" => self.attribute_group_reference(*part)?,
                _ => return Err(unsupported::error(parent.node, part.node)),
            };
            uses.extend(more).map_err(|reason| part.node.error(reason))?;
        }
        Ok(uses)
    }

    fn attribute_use(&mut self, part: Part<'a>) -> Result<AttributeUses, SchemaError> {
        let mut attribute = match part.node.attribute("ref") {
            Some(target) => self.referenced_attribute(part, target)?,
            None => self.local_attribute(part)?,
        };
        let mut uses = AttributeUses::default();
        match part.node.attribute("use").map(str::trim) {
            Some("prohibited") => {
                uses.prohibited.push(attribute.name);
                return Ok(uses);
            }
            Some("required") => attribute.required = true,
            None | Some("optional") => {}
            Some(other) => return Err(part.node.error(format!("use=\"{other}\" is not known"))),
        }
        if attribute.required && attribute.default.is_some() {
            return Err(part.node.error("a required attribute has no use for a default value"));
        }
        uses.attributes.push(attribute);
        Ok(uses)
    }

    fn local_attribute(&mut self, part: Part<'a>) -> Result<Attribute, SchemaError> {
        read::admit(part.node, &["name", "type", "use", "form", "fixed", "default"])?;
        let qualified =
            read::form(part.node, "form")?.unwrap_or(part.document.attributes_qualified);
        let namespace = if qualified { part.document.namespace.clone() } else { String::new() };
        self.declared_attribute(part, namespace)
    }

    /// A reference to a global attribute, which may add a fixed or default value.
    fn referenced_attribute(
        &mut self,
        part: Part<'a>,
        target: &str,
    ) -> Result<Attribute, SchemaError> {
        read::admit(part.node, &["ref", "use", "fixed", "default"])?;
        read::admit_no_children(part.node)?;
        let definition = self.globals.attributes.get(&part.qname(target)?).copied();
        let definition = definition.ok_or_else(|| part.unknown("global attribute", target))?;
        let mut attribute = self.global_attribute(definition)?;
        let (fixed, default) = read::fixed_and_default(part.node)?;
        self.check_value(part.node, attribute.base, fixed.as_ref().or(default.as_ref()))?;
        if attribute.fixed.is_some() && (default.is_some() || fixed.is_some()) {
            if fixed != attribute.fixed {
                return Err(part.node.error("the global attribute has another fixed value"));
            }
        } else if fixed.is_some() || default.is_some() {
            (attribute.fixed, attribute.default) = (fixed, default);
        }
        Ok(attribute)
    }

    /// A global attribute.
    pub(super) fn global_attribute(&mut self, part: Part<'a>) -> Result<Attribute, SchemaError> {
        read::admit(part.node, &["name", "type", "fixed", "default"])?;
        self.declared_attribute(part, part.document.namespace.clone())
    }

    fn declared_attribute(
        &mut self,
        part: Part<'a>,
        namespace: String,
    ) -> Result<Attribute, SchemaError> {
        let local = read::name(part.node)?.to_owned();
        if local == "xmlns" {
            return Err(part.node.error("xmlns is no attribute"));
        }
        let base = self.attribute_type(part)?;
        let (fixed, default) = read::fixed_and_default(part.node)?;
        self.check_value(part.node, base, fixed.as_ref().or(default.as_ref()))?;
        let name = QName { namespace, local };
        Ok(Attribute { name, base, required: false, fixed, default })
    }

    fn attribute_type(&mut self, part: Part<'a>) -> Result<Base, SchemaError> {
        let mut children = part.children();
        let own = children.next();
        if let Some(child) = own.filter(|child| child.node.construct() != "simpleType") {
            return Err(unsupported::error(part.node, child.node));
        }
        if let Some(extra) = children.next() {
            return Err(unsupported::error(part.node, extra.node));
        }
        match (part.node.attribute("type"), own) {
            (Some(_), Some(child)) => Err(child.node.error("the attribute has a type already")),
            (Some(value), None) => self.named_simple(part, value),
            (None, Some(child)) => self.anonymous_simple(child),
            (None, None) => Ok(Base::Builtin(Builtin::AnySimpleType)),
        }
    }

    fn attribute_group_reference(&mut self, part: Part<'a>) -> Result<AttributeUses, SchemaError> {
        read::admit(part.node, &["ref"])?;
        read::admit_no_children(part.node)?;
        let target = read::required(part.node, "ref")?;
        let definition = self.globals.attribute_groups.get(&part.qname(target)?).copied();
        self.attribute_group(definition.ok_or_else(|| part.unknown("attribute group", target))?)
    }

    /// The attributes of a named group.
    pub(super) fn attribute_group(&mut self, part: Part<'a>) -> Result<AttributeUses, SchemaError> {
        read::admit(part.node, &["name"])?;
        let local = read::name(part.node)?.to_owned();
        let name = QName { namespace: part.document.namespace.clone(), local };
        match self.attribute_groups.get(&name) {
            Some(Some(uses)) => return Ok(uses.clone()),
            Some(None) => return Err(part.node.error("the attribute group contains itself")),
            None => {}
        }
        self.attribute_groups.insert(name.clone(), None);
        let parts: Vec<Part<'a>> = part.children().collect();
        let uses = self.attribute_uses(part, &parts)?;
        self.attribute_groups.insert(name, Some(uses.clone()));
        Ok(uses)
    }
}
