//! The facts of our model.

use super::{Facts, occurs};
use isoproof::schema::Schema;
use isoproof::schema::model::{
    Base, ComplexType, Content, Namespaces, Particle, Process, SimpleType, Term, TypeId, TypeKind,
};

pub(crate) fn facts(schema: &Schema) -> Facts {
    let mut facts = Facts::new();
    let about = vec![format!("target {}", schema.target_namespace)];
    facts.insert("schema".into(), about);
    for element in &schema.elements {
        let line = format!("type {}", type_name(schema, element.type_id));
        assert!(element.fixed.is_none() && element.default.is_none());
        facts.insert(format!("element {}", element.name.local), vec![line]);
    }
    for one in &schema.types {
        let lines = match &one.kind {
            TypeKind::Simple(simple) => simple_lines(schema, simple),
            TypeKind::Complex(complex) => complex_lines(schema, complex),
        };
        facts.insert(format!("type {}", one.name.as_ref().unwrap().local), lines);
    }
    facts
}

fn type_name(schema: &Schema, id: TypeId) -> String {
    schema.type_of(id).name.as_ref().unwrap().local.clone()
}

fn base(schema: &Schema, base: Base) -> String {
    match base {
        Base::Builtin(builtin) => format!("xs:{}", builtin.name()),
        Base::Type(id) => type_name(schema, id),
    }
}

fn simple_lines(schema: &Schema, simple: &SimpleType) -> Vec<String> {
    let facets = &simple.facets;
    let mut lines = Vec::new();
    let numbers = [
        ("fractionDigits", facets.fraction_digits),
        ("length", facets.length),
        ("maxLength", facets.max_length),
        ("minLength", facets.min_length),
        ("totalDigits", facets.total_digits),
    ];
    for (name, value) in numbers {
        lines.extend(value.map(|value| format!("{name} {value}")));
    }
    let bounds = [
        ("maxExclusive", &facets.max_exclusive),
        ("maxInclusive", &facets.max_inclusive),
        ("minExclusive", &facets.min_exclusive),
        ("minInclusive", &facets.min_inclusive),
    ];
    for (name, value) in bounds {
        lines.extend(value.iter().map(|value| format!("{name} {value}")));
    }
    lines.extend(facets.white_space.map(|value| format!("whiteSpace {value:?}")));
    lines.sort();
    lines.insert(0, format!("restriction of {}", base(schema, simple.base)));
    lines.extend(facets.patterns.iter().map(|value| format!("pattern {value}")));
    lines.extend(facets.enumerations.iter().map(|value| format!("enumeration {value}")));
    lines
}

fn complex_lines(schema: &Schema, complex: &ComplexType) -> Vec<String> {
    let mut lines = Vec::new();
    match &complex.content {
        Content::Simple(one) => lines.push(format!("extension of {}", base(schema, *one))),
        Content::Elements(particle) => particle_lines(schema, particle, &mut lines),
        Content::Empty => lines.push("empty".into()),
        Content::Mixed(_) => lines.push("mixed".into()),
    }
    for one in &complex.attributes {
        assert!(one.fixed.is_none() && one.default.is_none() && one.name.namespace.is_empty());
        lines.push(format!(
            "attribute {} {} required={}",
            one.name.local,
            base(schema, one.base),
            one.required
        ));
    }
    lines
}

fn particle_lines(schema: &Schema, particle: &Particle, lines: &mut Vec<String>) {
    let occurs = occurs(particle.min.into(), particle.max.map(u64::from));
    match &particle.term {
        Term::Element(one) => {
            assert_eq!(one.name.namespace, schema.target_namespace);
            assert!(one.fixed.is_none() && one.default.is_none());
            let type_name = type_name(schema, one.type_id);
            lines.push(format!("element {} {type_name} {occurs}", one.name.local));
        }
        Term::Any(one) => {
            let namespaces = match &one.namespaces {
                Namespaces::Any => "##any".to_owned(),
                Namespaces::Other(_) => "##other".to_owned(),
                Namespaces::Listed(list) => list.join(" "),
            };
            let process = match one.process {
                Process::Skip => "skip",
                Process::Lax => "lax",
                Process::Strict => "strict",
            };
            lines.push(format!("any {namespaces} {process} {occurs}"));
        }
        Term::Sequence(members) | Term::Choice(members) => {
            let is_choice = matches!(particle.term, Term::Choice(_));
            let name = if is_choice { "choice" } else { "sequence" };
            lines.push(format!("{name} {occurs} begins"));
            members.iter().for_each(|member| particle_lines(schema, member, lines));
            lines.push(format!("{name} ends"));
        }
    }
}
