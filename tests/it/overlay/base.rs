//! One message a family, and its form in each version.

use super::super::shared::project;
use super::adapt::adapt;
use super::lay::lay;
use super::settle::settle;
use super::tree::Element;
use isoproof::check::{SchemaSet, Settings, Validator};
use isoproof::diagnostic::Verdict;
use isoproof::rules::{Choice, Rulebook};
use isoproof::schema::{self, model::Content, model::Particle, model::Term, model::TypeKind};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

/// The families that have a base.
pub(in super::super) const FAMILIES: [&str; 10] = [
    "pain.001", "pain.002", "pain.007", "pain.008", "camt.052", "camt.053", "camt.054", "camt.056",
    "pacs.002", "pacs.008",
];

/// Versions of another layout than those that followed, over which nothing can be laid.
const OTHERS: [&str; 9] = [
    "pain.001.001.02",
    "pain.002.001.02",
    "pain.007.001.01",
    "pain.008.001.01",
    "camt.052.001.01",
    "camt.053.001.01",
    "camt.054.001.01",
    "pacs.002.001.02",
    "pacs.008.001.01",
];

/// The versions as which the base of a family can be written, oldest first.
pub(super) fn versions(family: &str) -> impl Iterator<Item = &'static str> {
    let prefix = format!("{family}.001.");
    let ids = schema::messages().map(|entry| entry.id());
    ids.filter(move |id| id.starts_with(&prefix) && !OTHERS.contains(id))
}

static BASES: LazyLock<BTreeMap<&'static str, Element>> = LazyLock::new(|| {
    let read = |family: &&'static str| {
        let path = project("tests/overlay").join(format!("{family}.xml"));
        (*family, Element::parse(&std::fs::read_to_string(path).unwrap()))
    };
    FAMILIES.iter().map(read).collect()
});

type Schemas = Mutex<BTreeMap<String, Arc<schema::model::Schema>>>;

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(Schemas::default);

fn schema_of(message: &str) -> Arc<schema::model::Schema> {
    let mut schemas = SCHEMAS.lock().unwrap();
    let read = || Arc::new(schema::find(message).unwrap().schema());
    Arc::clone(schemas.entry(message.to_owned()).or_insert_with(read))
}

/// The base of a message's family with a fragment laid over it, as that message.
pub(super) fn laid(fragment: &Element, message: &str) -> String {
    laid_over(BASES[&message[..8]].clone(), fragment, message)
}

/// The element of a message with a fragment laid over it, as that message.
pub(super) fn laid_over(mut base: Element, fragment: &Element, message: &str) -> String {
    let schema = schema_of(message);
    lay(&mut base, fragment);
    settle(&mut base);
    let root = schema.elements[0].type_id;
    let TypeKind::Complex(root) = &schema.type_of(root).kind else { panic!("{message}") };
    let Content::Elements(particle) = &root.content else { panic!("{message}") };
    let element = first(particle);
    base.name.clone_from(&element.name.local);
    adapt(&mut base, &schema, element.type_id);
    let mut text = format!("<Document xmlns=\"{}\">\n", schema.target_namespace);
    base.write(1, &mut text);
    text + "</Document>\n"
}

fn first(particle: &Particle) -> &schema::model::Element {
    match &particle.term {
        Term::Element(element) => element,
        Term::Sequence(all) | Term::Choice(all) => first(&all[0]),
        Term::Any(_) => panic!("a message begins with an element"),
    }
}

/// The base of its family as that message.
fn base_in(message: &str) -> String {
    laid(&Element::default(), message)
}

#[test]
fn bases_are_valid_in_every_version_and_break_no_rule() {
    let validator = Validator::new(SchemaSet::embedded(), Settings::default());
    let rules = Rulebook::new(Choice::default());
    let mut faults = Vec::new();
    let mut count = 0;
    for family in FAMILIES {
        for id in versions(family) {
            count += 1;
            let text = base_in(id);
            let report = rules.check(&validator, id, true, text.as_bytes(), &mut []);
            let codes: Vec<String> = report
                .findings
                .iter()
                .map(|f| format!("{} {} {}", f.code.id, f.path, f.message))
                .collect();
            if report.verdict != Verdict::Valid || !codes.is_empty() {
                faults.push(format!("{id}: {codes:#?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count > 110, "{count}");
}
