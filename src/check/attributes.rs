//! Attributes: those of the type, and the `xsi:` ones.

use super::compile::{Compiled, NodeAttribute, NodeContent, NodeId};
use super::engine::Engine;
use super::frame::Kind;
use super::names::NameId;
use super::sink::Draft;
use crate::diagnostic::{Code, codes};
use crate::schema::model::{Base, TypeId, TypeKind};
use crate::value::Builtin;
use crate::xml::{Attribute, StartTag, XSI};

/// The name of XML Schema's own namespace, for `xsi:type="xs:string"`.
const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

impl Engine<'_> {
    /// Judges the attributes of the element that was opened last.
    pub(crate) fn attributes(&mut self, schema: &Compiled, tag: &StartTag) {
        for i in 0..self.reader.attributes().len() {
            let attribute = self.reader.attributes()[i];
            if attribute.ns == XSI {
                self.xsi(schema, &attribute);
            }
        }
        let Some(node) = self.frames.last().map(|f| f.node) else { return };
        let declared = &schema.node(node).attributes;
        let mut seen = 0_u64;
        for i in 0..self.reader.attributes().len() {
            let attribute = self.reader.attributes()[i];
            if attribute.ns == XSI {
                continue;
            }
            let name = self.attribute_name(schema, &attribute);
            match declared.iter().position(|d| d.name == name && name != NameId::UNKNOWN) {
                Some(at) => {
                    seen |= 1 << at.min(63);
                    self.attribute_value(schema, &declared[at], &attribute);
                }
                None if attribute.faulty => {}
                None => {
                    // A misspelt attribute is not missing too.
                    let meant = self.unknown_attribute(schema, declared, &attribute);
                    seen |= meant.map_or(0, |at| 1 << at.min(63));
                }
            }
        }
        if !self.tag_faulty {
            for (i, missing) in declared.iter().enumerate() {
                if missing.required && (i >= 63 || seen & (1 << i) == 0) {
                    self.missing_attribute(schema, missing, tag);
                }
            }
        }
    }

    fn attribute_name(&self, schema: &Compiled, attribute: &Attribute) -> NameId {
        let data = self.reader.window.data();
        let local = &data[attribute.local.0..attribute.local.1];
        // By the prefix: the root's attributes were read before the schema was known.
        let prefix = &data[attribute.at..attribute.local.0];
        let uri = match prefix.split_last() {
            Some((_, prefix)) => self.reader.namespace_of(prefix),
            None => Some(""),
        };
        let space = schema.names.spaces().iter().position(|s| Some(s.as_str()) == uri);
        space.map_or(NameId::UNKNOWN, |space| schema.names.find(space as u16, local))
    }

    fn attribute_value(
        &mut self,
        schema: &Compiled,
        declared: &NodeAttribute,
        attribute: &Attribute,
    ) {
        if attribute.faulty {
            return;
        }
        self.scratch.clear();
        let mut value = std::mem::take(&mut self.scratch);
        attribute.append(self.reader.window.data(), &mut value);
        let datatype = schema.value(declared.value);
        let judged = datatype.check(&value);
        let differs = || declared.fixed.as_deref().filter(|f| !f.is(&value));
        let path =
            |engine: &Self| format!("{}/@{}", engine.path(), schema.names.local(declared.name));
        let is_refused = judged.is_err();
        let draft = match judged {
            Err(violation) => {
                let path = path(self);
                Some(self.violation(schema, datatype, &violation, &path))
            }
            Ok(()) => differs().map(|fixed| {
                Draft::new(&codes::VALUE_FIXED, "the schema fixes another value", path(self))
                    .expected(fixed.text.as_str())
            }),
        };
        if let Some(draft) = draft {
            let draft = draft.found(String::from_utf8_lossy(&value));
            let (from, to) = attribute.value;
            let mark = self.mark(from, to - from);
            self.say(draft, mark);
        }
        if let Some(watch) = self.frames.last().map(|f| f.watch).filter(|w| *w != 0) {
            let at = self.reader.window.offset(attribute.value.0);
            let name = schema.names.local(declared.name);
            self.watching.attribute(watch, name, &value, at, is_refused);
            self.watching.mark(&mut self.reader.window);
        }
        if !is_refused && self.watching.has_judge() {
            self.keep_attribute(&value, attribute.value);
        }
        self.scratch = value;
    }

    #[cold]
    fn unknown_attribute(
        &mut self,
        schema: &Compiled,
        declared: &[NodeAttribute],
        attribute: &Attribute,
    ) -> Option<usize> {
        let data = self.reader.window.data();
        let name = String::from_utf8_lossy(&data[attribute.at..attribute.local.1]).into_owned();
        let allowed: Vec<&str> = declared.iter().map(|d| schema.names.local(d.name)).collect();
        let expected = if allowed.is_empty() {
            "no attribute".to_owned()
        } else {
            format!("the attribute {}", allowed.join(", "))
        };
        let nearest = crate::value::nearest(&name, allowed.iter().copied(), 1);
        let meant = nearest.first().and_then(|near| allowed.iter().position(|a| a == near));
        let help = match nearest.first() {
            Some(near) => format!("did you mean {near}?"),
            None => "remove the attribute".to_owned(),
        };
        let path = format!("{}/@{name}", self.path());
        let draft =
            Draft::new(&codes::ATTRIBUTE_UNKNOWN, "this element has no such attribute", path)
                .expected(expected)
                .found(name)
                .help(help)
                .reason(self.structure_reason(schema));
        let mark = self.mark(attribute.at, attribute.local.1 - attribute.at);
        self.say(draft, mark);
        meant
    }

    #[cold]
    fn missing_attribute(&mut self, schema: &Compiled, missing: &NodeAttribute, tag: &StartTag) {
        let name = schema.names.local(missing.name);
        let words = schema.value(missing.value).words();
        let path = self.path();
        let reason =
            self.value_reason(schema, &format!("{path}/@{name}"), &codes::ATTRIBUTE_MISSING);
        let message = format!("the attribute {name} is missing");
        let draft = Draft::new(&codes::ATTRIBUTE_MISSING, message, path)
            .expected(format!("{name}: {words}"))
            .help(format!("add {name}=\"…\" to the tag"))
            .reason(reason);
        let mark = self.mark_tag(tag);
        self.say(draft, mark);
    }

    /// Under a lax wildcard: the attributes that XML Schema itself declares.
    pub(crate) fn lax_attributes(&mut self, schema: &Compiled) {
        for i in 0..self.reader.attributes().len() {
            let attribute = self.reader.attributes()[i];
            if attribute.ns == XSI {
                self.xsi(schema, &attribute);
            }
        }
    }

    /// Structures 2.6 and cvc-elt.3, cvc-elt.4.
    #[cold]
    fn xsi(&mut self, schema: &Compiled, attribute: &Attribute) {
        let data = self.reader.window.data();
        let local = &data[attribute.local.0..attribute.local.1];
        let mut value = Vec::new();
        attribute.append(data, &mut value);
        let value = String::from_utf8_lossy(&value).trim_ascii().to_owned();
        match local {
            b"nil" => self.xsi_nil(schema, attribute, &value),
            b"type" => self.xsi_type(schema, attribute, &value),
            // Hints where a schema could be; any string is a list of URIs.
            b"schemaLocation" | b"noNamespaceSchemaLocation" => {}
            _ => {
                let Some(node) = self.frames.last().map(|f| f.node) else { return };
                let is_typed = self.frames.last().is_some_and(|f| f.kind == Kind::Typed);
                if is_typed {
                    self.unknown_attribute(schema, &schema.node(node).attributes, attribute);
                }
            }
        }
    }

    /// No ISO 20022 element is nillable, nor is any that a user's schema may declare
    /// here, so the attribute may not stand there at all; under a lax wildcard it must
    /// be a boolean.
    fn xsi_nil(&mut self, schema: &Compiled, attribute: &Attribute, value: &str) {
        let typed = self.frames.last().is_some_and(|f| f.kind == Kind::Typed);
        let message = if typed {
            "xsi:nil may not stand here: this element cannot be nil"
        } else if matches!(value, "true" | "false" | "1" | "0") {
            return;
        } else {
            "xsi:nil is true or false"
        };
        self.say_xsi(schema, &codes::XSI_NIL, attribute, message, "no xsi:nil", value);
        // What is said to be nil is left empty: that is the same defect.
        if let Some(frame) = self.frames.last_mut().filter(|_| matches!(value, "true" | "1")) {
            frame.kind = Kind::Skipped;
        }
    }

    fn xsi_type(&mut self, schema: &Compiled, attribute: &Attribute, value: &str) {
        let typed = self.frames.last().is_some_and(|f| f.kind == Kind::Typed);
        // A name that leads to no type is wrong under a lax wildcard too: cvc-elt.4.2.
        let Some(named) = self.type_named(schema, value) else {
            let message = "xsi:type names no type of the schema";
            self.say_xsi(schema, &codes::XSI_TYPE, attribute, message, "the declared type", value);
            return;
        };
        let Some(declared) = self.frames.last().map(|f| f.node) else { return };
        match named {
            Base::Type(id) if !typed => self.retype(schema, id),
            Base::Builtin(_) if !typed => {}
            Base::Type(id) if derives(schema, id, TypeId(declared.0)) => self.retype(schema, id),
            _ => {
                let message = "xsi:type names a type that is not derived from the declared one";
                let expected =
                    schema.type_name(declared).map_or("the declared type".into(), |name| {
                        format!("{} or no xsi:type", name.local)
                    });
                self.say_xsi(schema, &codes::XSI_TYPE, attribute, message, &expected, value);
            }
        }
    }

    /// Goes on with another type than the declared one.
    fn retype(&mut self, schema: &Compiled, id: TypeId) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.kind = Kind::Typed;
        frame.node = NodeId(id.0);
        if let NodeContent::Elements(model) | NodeContent::Mixed(model) =
            &schema.node(frame.node).content
        {
            self.counts.truncate(frame.counters);
            self.counts.resize(frame.counters + model.counters, 0);
        }
    }

    fn say_xsi(
        &mut self,
        schema: &Compiled,
        code: &'static Code,
        attribute: &Attribute,
        message: &str,
        expected: &str,
        value: &str,
    ) {
        let data = self.reader.window.data();
        let name = String::from_utf8_lossy(&data[attribute.at..attribute.local.1]).into_owned();
        let draft = Draft::new(code, message, format!("{}/@{name}", self.path()))
            .expected(expected)
            .found(value)
            .help("remove the attribute")
            .reason(self.structure_reason(schema));
        let (from, to) = match *code == codes::XSI_TYPE {
            true => attribute.value,
            false => (attribute.at, attribute.local.1),
        };
        let mark = self.mark(from, to - from);
        self.say(draft, mark);
    }

    /// The type that a qualified name in the payload names.
    fn type_named(&self, schema: &Compiled, value: &str) -> Option<Base> {
        let (prefix, local) = value.split_once(':').unwrap_or(("", value));
        let uri = match self.reader.namespace_of(prefix.as_bytes()) {
            Some(uri) => uri,
            None if prefix.is_empty() => "",
            None => return None,
        };
        if uri == XML_SCHEMA {
            return Builtin::parse(local).map(Base::Builtin);
        }
        let is_named = |t: &crate::schema::model::Type| {
            t.name.as_ref().is_some_and(|n| n.namespace == uri && n.local == local)
        };
        let at = schema.schema().types.iter().position(is_named)?;
        Some(Base::Type(TypeId(at as u32)))
    }
}

/// Whether a type is another or restricts it, step by step.
fn derives(schema: &Compiled, id: TypeId, from: TypeId) -> bool {
    if id == from {
        return true;
    }
    match &schema.schema().type_of(id).kind {
        TypeKind::Simple(simple) => match simple.base {
            Base::Type(base) => derives(schema, base, from),
            Base::Builtin(_) => false,
        },
        TypeKind::Complex(_) => false,
    }
}
