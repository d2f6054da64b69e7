//! The facts of xsd-parser's raw model. What no published schema has becomes a fact that
//! ours can never have, so that nothing is passed over.

use super::{Facts, occurs};
use xsd_parser::models::schema::xs::{
    AttributeUseType, BasicNamespaceListItemType, ComplexBaseType, ComplexBaseTypeContent,
    ElementType, ExtensionTypeContent, Facet, FormChoiceType, GroupType, GroupTypeContent,
    NamespaceListType, ProcessContentsType, RestrictionContent, SchemaContent, SimpleBaseType,
    SimpleBaseTypeContent, SimpleContentContent,
};
use xsd_parser::models::schema::{MaxOccurs, QName};
use xsd_parser::pipeline::Parser;

pub(crate) fn facts(text: &str) -> Facts {
    let schemas = Parser::new().add_schema_from_str(text).unwrap().finish();
    let mut all = schemas.schemas();
    let (_, info) = all.next().unwrap();
    assert!(all.next().is_none());
    let schema = &info.schema;
    assert_eq!(schema.element_form_default, FormChoiceType::Qualified);
    let mut facts = Facts::new();
    let target = schema.target_namespace.clone().unwrap();
    facts.insert("schema".into(), vec![format!("target {target}")]);
    for content in &schema.content {
        let (name, lines) = match content {
            SchemaContent::Element(one) => {
                (format!("element {}", one.name.as_ref().unwrap()), vec![element_type(one)])
            }
            SchemaContent::SimpleType(one) => {
                (format!("type {}", one.name.as_ref().unwrap()), simple_lines(one))
            }
            SchemaContent::ComplexType(one) => {
                (format!("type {}", one.name.as_ref().unwrap()), complex_lines(one))
            }
            other => (format!("{other:?}"), Vec::new()),
        };
        assert!(facts.insert(name, lines).is_none());
    }
    facts
}

/// The name as written: `xs:string`, `Max35Text`.
fn name(name: &QName) -> String {
    String::from_utf8(name.as_bytes().to_vec()).unwrap()
}

fn element_type(one: &ElementType) -> String {
    assert!(one.content.is_empty() && one.fixed.is_none() && one.default.is_none());
    assert!(one.ref_.is_none() && one.form.is_none() && one.nillable != Some(true));
    assert!(!one.abstract_ && one.substitution_group.is_none());
    format!("type {}", name(one.type_.as_ref().unwrap()))
}

fn simple_lines(one: &SimpleBaseType) -> Vec<String> {
    let [SimpleBaseTypeContent::Restriction(restriction)] = one.content.as_slice() else {
        return vec![format!("{one:?}")];
    };
    let mut first = Vec::new();
    let mut last = Vec::new();
    for content in &restriction.content {
        let RestrictionContent::Facet(facet) = content else {
            return vec![format!("{content:?}")];
        };
        match facet {
            Facet::Pattern(one) => last.push(format!("pattern {}", one.value)),
            Facet::Enumeration(one) => last.push(format!("enumeration {}", one.value)),
            Facet::MinExclusive(one) => first.push(format!("minExclusive {}", one.value)),
            Facet::MinInclusive(one) => first.push(format!("minInclusive {}", one.value)),
            Facet::MaxExclusive(one) => first.push(format!("maxExclusive {}", one.value)),
            Facet::MaxInclusive(one) => first.push(format!("maxInclusive {}", one.value)),
            Facet::TotalDigits(one) => first.push(format!("totalDigits {}", one.value)),
            Facet::FractionDigits(one) => first.push(format!("fractionDigits {}", one.value)),
            Facet::Length(one) => first.push(format!("length {}", one.value)),
            Facet::MinLength(one) => first.push(format!("minLength {}", one.value)),
            Facet::MaxLength(one) => first.push(format!("maxLength {}", one.value)),
            other => first.push(format!("{other:?}")),
        }
    }
    first.sort();
    let base = format!("restriction of {}", name(restriction.base.as_ref().unwrap()));
    [vec![base], first, last].concat()
}

fn complex_lines(one: &ComplexBaseType) -> Vec<String> {
    assert!(one.mixed != Some(true) && !one.abstract_);
    let mut lines = Vec::new();
    for content in &one.content {
        match content {
            ComplexBaseTypeContent::Sequence(group) => group_lines("sequence", group, &mut lines),
            ComplexBaseTypeContent::Choice(group) => group_lines("choice", group, &mut lines),
            ComplexBaseTypeContent::SimpleContent(simple) => {
                for content in &simple.content {
                    extension_lines(content, &mut lines);
                }
            }
            other => lines.push(format!("{other:?}")),
        }
    }
    lines
}

fn extension_lines(content: &SimpleContentContent, lines: &mut Vec<String>) {
    let SimpleContentContent::Extension(extension) = content else {
        lines.push(format!("{content:?}"));
        return;
    };
    lines.push(format!("extension of {}", name(&extension.base)));
    for content in &extension.content {
        let ExtensionTypeContent::Attribute(one) = content else {
            lines.push(format!("{content:?}"));
            continue;
        };
        assert!(one.fixed.is_none() && one.default.is_none() && one.form.is_none());
        lines.push(format!(
            "attribute {} {} required={}",
            one.name.as_ref().unwrap(),
            name(one.type_.as_ref().unwrap()),
            one.use_ == AttributeUseType::Required
        ));
    }
}

fn group_lines(kind: &str, group: &GroupType, lines: &mut Vec<String>) {
    lines.push(format!("{kind} {} begins", range(group.min_occurs, group.max_occurs)));
    for content in &group.content {
        match content {
            GroupTypeContent::Element(one) => {
                let type_name = element_type(one).replace("type ", "");
                let range = range(one.min_occurs, one.max_occurs);
                lines.push(format!("element {} {type_name} {range}", one.name.as_ref().unwrap()));
            }
            GroupTypeContent::Sequence(inner) => group_lines("sequence", inner, lines),
            GroupTypeContent::Choice(inner) => group_lines("choice", inner, lines),
            GroupTypeContent::Any(one) => {
                let namespaces = namespaces(one.namespace.as_ref());
                let process = match one.process_contents {
                    ProcessContentsType::Skip => "skip",
                    ProcessContentsType::Lax => "lax",
                    ProcessContentsType::Strict => "strict",
                };
                let range = range(one.min_occurs, one.max_occurs);
                lines.push(format!("any {namespaces} {process} {range}"));
            }
            other => lines.push(format!("{other:?}")),
        }
    }
    lines.push(format!("{kind} ends"));
}

fn range(min: usize, max: MaxOccurs) -> String {
    let max = match max {
        MaxOccurs::Unbounded => None,
        MaxOccurs::Bounded(max) => Some(max as u64),
    };
    occurs(min as u64, max)
}

fn namespaces(list: Option<&NamespaceListType>) -> String {
    match list {
        None | Some(NamespaceListType::Any) => "##any".to_owned(),
        Some(NamespaceListType::Other) => "##other".to_owned(),
        Some(NamespaceListType::BasicNamespaceList(list)) => {
            let item = |item: &BasicNamespaceListItemType| match item {
                BasicNamespaceListItemType::String(namespace) => namespace.clone(),
                other => format!("{other:?}"),
            };
            list.0.iter().map(item).collect::<Vec<_>>().join(" ")
        }
    }
}
