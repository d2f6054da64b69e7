//! Writing a message in the form of one version.

use super::tree::Element;
use isoproof::schema::model::{Content, Particle, Schema, Term, TypeId, TypeKind};

/// Puts the children of an element into the form that its type has in a schema: names, the
/// order, and what there is at all.
pub(super) fn adapt(element: &mut Element, schema: &Schema, type_id: TypeId) {
    let TypeKind::Complex(complex) = &schema.type_of(type_id).kind else {
        flatten(element);
        return;
    };
    let Content::Elements(particle) = &complex.content else {
        flatten(element);
        return;
    };
    let model = Model::of(particle);
    element.children = std::mem::take(&mut element.children)
        .into_iter()
        .flat_map(|child| model.rename(child, &element.name))
        .collect();
    unite(element);
    if element.children.is_empty() && !element.text.is_empty() {
        model.wrap(element);
    }
    model.choose(element);
    element.children.sort_by_key(|child| model.position(&child.name));
    for child in &mut element.children {
        if let Some(type_id) = model.type_of(&child.name) {
            adapt(child, schema, type_id);
        }
    }
}

/// Details that came to be under another name are put into those that are there.
fn unite(element: &mut Element) {
    let mut details: Vec<Element> =
        element.children.extract_if(.., |c| c.name == "AmtDtls").collect();
    let Some(mut first) = details.pop() else { return };
    for other in details {
        let added = other.children.into_iter().filter(|c| first.child(&c.name).is_none());
        let added: Vec<Element> = added.collect();
        first.children.extend(added);
    }
    element.children.push(first);
}

/// A value where the newer form has elements.
fn flatten(element: &mut Element) {
    if let Some(first) = element.children.first().cloned() {
        let mut leaf = first;
        while let Some(inner) = leaf.children.first().cloned() {
            leaf = inner;
        }
        element.text = leaf.text;
        element.is_stated |= leaf.is_stated;
        element.children.clear();
    }
}

/// The elements that a type admits.
struct Model {
    /// Name, type, and the choice in which it stands if it does, in order.
    elements: Vec<(String, TypeId, Option<usize>)>,
    choices: usize,
    /// Elements of other namespaces may stand in it.
    is_open: bool,
}

/// Older names of elements.
const OLD: [(&str, &str); 4] =
    [("BICFI", "BIC"), ("AnyBIC", "BICOrBEI"), ("DtTm", "Dt"), ("Dt", "DtTm")];

impl Model {
    fn of(particle: &Particle) -> Model {
        let mut model = Model { elements: Vec::new(), choices: 0, is_open: false };
        model.add(particle, None);
        model
    }

    fn add(&mut self, particle: &Particle, choice: Option<usize>) {
        match &particle.term {
            Term::Element(element) => {
                self.elements.push((element.name.local.clone(), element.type_id, choice));
            }
            Term::Sequence(all) => all.iter().for_each(|one| self.add(one, choice)),
            Term::Choice(all) => {
                self.choices += 1;
                let number = self.choices;
                all.iter().for_each(|one| self.add(one, Some(number)));
            }
            Term::Any(_) => self.is_open = true,
        }
    }

    fn has(&self, name: &str) -> bool {
        self.elements.iter().any(|(known, ..)| known == name)
    }

    fn position(&self, name: &str) -> usize {
        self.elements.iter().position(|(known, ..)| known == name).unwrap_or(usize::MAX)
    }

    fn type_of(&self, name: &str) -> Option<TypeId> {
        self.elements.iter().find(|(known, ..)| known == name).map(|(_, id, _)| *id)
    }

    /// A child under the names that this version has; nothing if it has no such thing. What
    /// a fragment states and no version has stays, so that its finding shows.
    fn rename(&self, mut child: Element, parent: &str) -> Vec<Element> {
        if self.has(&child.name) || self.is_open {
            return vec![child];
        }
        if let Some((_, old)) = OLD.iter().find(|(new, old)| *new == child.name && self.has(old)) {
            child.name = (*old).to_owned();
            return vec![child];
        }
        match child.name.as_str() {
            // A party was not yet a choice.
            "Pty" => child.children.into_iter().filter(|c| self.has(&c.name)).collect(),
            "Amt" if parent == "TxDtls" && self.has("AmtDtls") => {
                let mut details = Element::named("AmtDtls");
                let mut amount = Element::named("TxAmt");
                amount.children.push(child);
                details.children.push(amount);
                vec![details]
            }
            "TtlNetNtry" if self.has("TtlNetNtryAmt") => {
                let mut parts = child.children;
                for part in &mut parts {
                    if part.name == "Amt" {
                        part.name = "TtlNetNtryAmt".to_owned();
                    }
                }
                parts
            }
            _ => Vec::new(),
        }
    }

    /// A value where this version has elements: a code, a date.
    fn wrap(&self, element: &mut Element) {
        for name in ["Cd", "Dt", "DtTm"] {
            if self.has(name) {
                let mut inner = Element::named(name);
                inner.text = std::mem::take(&mut element.text);
                inner.is_stated = element.is_stated;
                element.children.push(inner);
                return;
            }
        }
    }

    /// What a fragment states stands instead of other branches of its choice.
    fn choose(&self, element: &mut Element) {
        for choice in 1..=self.choices {
            let is_in = |child: &Element| {
                self.elements.iter().any(|(n, _, c)| *n == child.name && *c == Some(choice))
            };
            let stated: Vec<String> = element
                .children
                .iter()
                .filter(|child| is_in(child) && child.is_stated)
                .map(|child| child.name.clone())
                .collect();
            if !stated.is_empty() {
                element.children.retain(|c| !is_in(c) || stated.contains(&c.name));
            }
        }
    }
}
