//! Elements, types, particles and facets as markup.

use super::markup::Markup;
use super::names::{Names, is_reference};
use crate::schema::model::{
    Attribute, Base, ComplexType, Content, Element, Namespaces, Particle, Process, Schema,
    SimpleType, Term, TypeId, TypeKind, Wildcard,
};
use crate::schema::tree::XSD;
use crate::value::{Facets, WhiteSpace};

/// The work.
pub(super) struct Writer<'a> {
    pub(super) schema: &'a Schema,
    pub(super) names: &'a Names,
    pub(super) markup: Markup,
}

/// Attributes of a tag; those with `None` are left out.
type Attributes<'t> = [(&'static str, Option<&'t str>)];

impl Writer<'_> {
    /// The components of the target namespace.
    pub(super) fn document(&mut self) {
        let schema = self.schema;
        let target = &schema.target_namespace;
        for element in schema.elements.iter().filter(|one| one.name.namespace == *target) {
            self.declaration(element, &[]);
        }
        for (one, id) in schema.types.iter().zip(0..) {
            let name = self.names.of_type(TypeId(id));
            if let Some(name) = name.filter(|name| name.namespace == *target && *target != XSD) {
                self.markup.gap();
                self.type_definition(&one.kind, Some(&name.local));
            }
        }
    }

    fn tag(&mut self, name: &str, attributes: &Attributes<'_>, is_empty: bool) {
        let present: Vec<(&str, &str)> =
            attributes.iter().filter_map(|(name, value)| Some((*name, (*value)?))).collect();
        if is_empty {
            self.markup.empty(name, &present);
        } else {
            self.markup.open(name, &present);
        }
    }

    fn type_definition(&mut self, kind: &TypeKind, name: Option<&str>) {
        match kind {
            TypeKind::Simple(simple) => {
                self.tag("xs:simpleType", &[("name", name)], false);
                self.simple(simple);
                self.markup.close("xs:simpleType");
            }
            TypeKind::Complex(complex) => self.complex(complex, name),
        }
    }

    /// A type that is written where it is used.
    fn inline(&mut self, id: TypeId) {
        let schema = self.schema;
        self.type_definition(&schema.type_of(id).kind, None);
    }

    /// The name of a base; `None` for a type that is written where it is used.
    fn base(&self, base: Base) -> Option<String> {
        match base {
            Base::Builtin(builtin) => Some(format!("xs:{}", builtin.name())),
            Base::Type(id) => self.names.of_type(id).map(|name| self.names.text(name)),
        }
    }

    fn simple(&mut self, simple: &SimpleType) {
        let base = self.base(simple.base);
        let facets = facets(&simple.facets);
        let is_empty = facets.is_empty() && base.is_some();
        self.tag("xs:restriction", &[("base", base.as_deref())], is_empty);
        if let (None, Base::Type(id)) = (&base, simple.base) {
            self.inline(id);
        }
        for (name, value) in &facets {
            self.markup.empty(&format!("xs:{name}"), &[("value", value)]);
        }
        if !is_empty {
            self.markup.close("xs:restriction");
        }
    }

    fn complex(&mut self, complex: &ComplexType, name: Option<&str>) {
        let is_mixed = matches!(complex.content, Content::Mixed(_));
        let is_empty = complex.content == Content::Empty && complex.attributes.is_empty();
        let attributes = [("name", name), ("mixed", is_mixed.then_some("true"))];
        self.tag("xs:complexType", &attributes, is_empty);
        match &complex.content {
            Content::Simple(base) => self.simple_content(*base, &complex.attributes),
            Content::Elements(particle) | Content::Mixed(particle) => {
                self.top_particle(particle);
                self.attributes(&complex.attributes);
            }
            Content::Empty => self.attributes(&complex.attributes),
        }
        if !is_empty {
            self.markup.close("xs:complexType");
        }
    }

    fn simple_content(&mut self, base: Base, attributes: &[Attribute]) {
        let base = self.base(base);
        self.markup.open("xs:simpleContent", &[]);
        self.tag("xs:extension", &[("base", base.as_deref())], attributes.is_empty());
        self.attributes(attributes);
        if !attributes.is_empty() {
            self.markup.close("xs:extension");
        }
        self.markup.close("xs:simpleContent");
    }

    /// The content of a type, which is a sequence or choice in every document.
    fn top_particle(&mut self, particle: &Particle) {
        match &particle.term {
            Term::Sequence(_) | Term::Choice(_) => self.particle(particle),
            Term::Element(_) | Term::Any(_) => {
                self.markup.open("xs:sequence", &[]);
                self.particle(particle);
                self.markup.close("xs:sequence");
            }
        }
    }

    fn particle(&mut self, particle: &Particle) {
        let min = (particle.min != 1).then(|| particle.min.to_string());
        let max = match particle.max {
            Some(1) => None,
            Some(max) => Some(max.to_string()),
            None => Some("unbounded".to_owned()),
        };
        let occurs = [("minOccurs", min.as_deref()), ("maxOccurs", max.as_deref())];
        match &particle.term {
            Term::Element(element) if is_reference(self.schema, element) => {
                let name = self.names.text(&element.name);
                self.tag(
                    "xs:element",
                    &[&[("ref", Some(name.as_str()))], &occurs[..]].concat(),
                    true,
                );
            }
            Term::Element(element) => self.declaration(element, &occurs),
            Term::Sequence(members) => self.group("xs:sequence", members, &occurs),
            Term::Choice(members) => self.group("xs:choice", members, &occurs),
            Term::Any(wildcard) => self.wildcard(wildcard, &occurs),
        }
    }

    fn group(&mut self, name: &str, members: &[Particle], occurs: &Attributes<'_>) {
        self.tag(name, occurs, members.is_empty());
        members.iter().for_each(|member| self.particle(member));
        if !members.is_empty() {
            self.markup.close(name);
        }
    }

    fn declaration(&mut self, element: &Element, occurs: &Attributes<'_>) {
        let type_name = self.names.of_type(element.type_id).map(|name| self.names.text(name));
        let is_unqualified =
            element.name.namespace.is_empty() && !self.schema.target_namespace.is_empty();
        let own = [
            ("name", Some(element.name.local.as_str())),
            ("type", type_name.as_deref()),
            ("form", is_unqualified.then_some("unqualified")),
            ("fixed", element.fixed.as_deref()),
            ("default", element.default.as_deref()),
        ];
        self.tag("xs:element", &[&own[..], occurs].concat(), type_name.is_some());
        if type_name.is_none() {
            self.inline(element.type_id);
            self.markup.close("xs:element");
        }
    }

    fn wildcard(&mut self, wildcard: &Wildcard, occurs: &Attributes<'_>) {
        let namespaces = match &wildcard.namespaces {
            Namespaces::Any => "##any".to_owned(),
            Namespaces::Other(_) => "##other".to_owned(),
            Namespaces::Listed(list) => {
                let item =
                    |name: &String| if name.is_empty() { "##local" } else { name }.to_owned();
                list.iter().map(item).collect::<Vec<_>>().join(" ")
            }
        };
        let process = match wildcard.process {
            Process::Skip => "skip",
            Process::Lax => "lax",
            Process::Strict => "strict",
        };
        let own = [("namespace", Some(namespaces.as_str())), ("processContents", Some(process))];
        self.tag("xs:any", &[&own[..], occurs].concat(), true);
    }

    fn attributes(&mut self, attributes: &[Attribute]) {
        attributes.iter().for_each(|attribute| self.attribute(attribute));
    }

    fn attribute(&mut self, attribute: &Attribute) {
        let name = &attribute.name;
        let is_own = name.namespace == self.schema.target_namespace;
        let values = [
            ("use", attribute.required.then_some("required")),
            ("fixed", attribute.fixed.as_deref()),
            ("default", attribute.default.as_deref()),
        ];
        if !name.namespace.is_empty() && !is_own {
            let target = self.names.text(name);
            self.tag(
                "xs:attribute",
                &[&[("ref", Some(target.as_str()))], &values[..]].concat(),
                true,
            );
            return;
        }
        let base = self.base(attribute.base);
        let own = [
            ("name", Some(name.local.as_str())),
            ("type", base.as_deref()),
            ("form", (!name.namespace.is_empty()).then_some("qualified")),
        ];
        self.tag("xs:attribute", &[&own[..], &values[..]].concat(), base.is_some());
        if let (None, Base::Type(id)) = (&base, attribute.base) {
            self.inline(id);
            self.markup.close("xs:attribute");
        }
    }
}

/// Names and values of the facets of a step, in the order of Datatypes 4.3.
fn facets(facets: &Facets) -> Vec<(&'static str, String)> {
    let mut list = Vec::new();
    let number = |value: Option<u64>| value.map(|value| value.to_string());
    let mut push = |name, value: Option<String>| list.extend(value.map(|value| (name, value)));
    push("length", number(facets.length));
    push("minLength", number(facets.min_length));
    push("maxLength", number(facets.max_length));
    facets.patterns.iter().for_each(|value| push("pattern", Some(value.clone())));
    facets.enumerations.iter().for_each(|value| push("enumeration", Some(value.clone())));
    push("whiteSpace", facets.white_space.map(white_space));
    push("maxInclusive", facets.max_inclusive.clone());
    push("maxExclusive", facets.max_exclusive.clone());
    push("minExclusive", facets.min_exclusive.clone());
    push("minInclusive", facets.min_inclusive.clone());
    push("totalDigits", number(facets.total_digits));
    push("fractionDigits", number(facets.fraction_digits));
    list
}

fn white_space(white_space: WhiteSpace) -> String {
    match white_space {
        WhiteSpace::Preserve => "preserve",
        WhiteSpace::Replace => "replace",
        WhiteSpace::Collapse => "collapse",
    }
    .to_owned()
}
