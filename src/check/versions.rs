//! What the other versions of a message know: asked only when a name is not known.

use super::compile::Compiled;
use crate::schema as pool;
use crate::schema::model::{Content, Particle, Schema, Term, TypeId, TypeKind};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

/// Answers given before: the same mistake stands in every record of a file.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    named: RefCell<BTreeMap<Question, Option<Rc<Named>>>>,
    homes: RefCell<BTreeMap<String, Rc<[String]>>>,
}

/// A path of names from the root, and the name of a child.
type Question = (Vec<String>, String);

/// More answers than this are not remembered.
const REMEMBERED: usize = 1_000;

impl Answers {
    /// [`named`], remembered.
    pub(crate) fn named(&self, message: &str, path: &[String], name: &str) -> Option<Rc<Named>> {
        let key = (path.to_vec(), name.to_owned());
        if let Some(known) = self.named.borrow().get(&key) {
            return known.clone();
        }
        let found = named(message, path, name).map(Rc::new);
        let mut answers = self.named.borrow_mut();
        if answers.len() < REMEMBERED {
            answers.insert(key, found.clone());
        }
        found
    }

    /// [`homes`], remembered.
    pub(crate) fn homes(&self, schema: &Compiled, name: &str) -> Rc<[String]> {
        if let Some(known) = self.homes.borrow().get(name) {
            return Rc::clone(known);
        }
        let found: Rc<[String]> = homes(schema, name).into();
        let mut answers = self.homes.borrow_mut();
        if answers.len() < REMEMBERED {
            answers.insert(name.to_owned(), Rc::clone(&found));
        }
        found
    }
}

/// A name that other versions of a message have at a path.
#[derive(Debug)]
pub(crate) struct Named {
    /// The versions, in order.
    pub(crate) messages: Vec<String>,
    /// The names of the same parent in the first of these versions.
    siblings: Vec<String>,
}

impl Named {
    /// The name that this version has in its place: one that the other version lacks and
    /// that starts alike (BIC, BICFI). Mere likeness would be a guess.
    pub(crate) fn partner(&self, here: &[&str], name: &str) -> Option<String> {
        let only_here: Vec<&str> =
            here.iter().copied().filter(|n| !self.siblings.iter().any(|s| s == n)).collect();
        let is_kin = |n: &&&str| name.starts_with(**n) || n.starts_with(name);
        only_here.iter().find(is_kin).map(|n| (*n).to_owned())
    }
}

/// The other versions of `message` whose element at `path` (names from the root) has a
/// child of that name.
fn named(message: &str, path: &[String], name: &str) -> Option<Named> {
    let mut found: Option<Named> = None;
    for entry in pool::family(message).filter(|e| e.id() != message) {
        let schema = entry.schema();
        let Some(children) = children_at(&schema, path) else { continue };
        if !children.iter().any(|(child, _)| child == name) {
            continue;
        }
        let siblings = || children.iter().map(|(n, _)| n.clone()).collect();
        found
            .get_or_insert_with(|| Named { messages: Vec::new(), siblings: siblings() })
            .messages
            .push(entry.id().to_owned());
    }
    found
}

/// Names and types of the children of the element at a path.
fn children_at(schema: &Schema, path: &[String]) -> Option<Vec<(String, TypeId)>> {
    let root = schema.elements.iter().find(|e| path.first() == Some(&e.name.local))?;
    let mut children = children_of(schema, root.type_id);
    for name in &path[1..] {
        let (_, type_id) = children.iter().find(|(child, _)| child == name)?;
        children = children_of(schema, *type_id);
    }
    Some(children)
}

fn children_of(schema: &Schema, type_id: TypeId) -> Vec<(String, TypeId)> {
    children_in(&schema.type_of(type_id).kind)
}

fn children_in(kind: &TypeKind) -> Vec<(String, TypeId)> {
    let mut found = Vec::new();
    if let TypeKind::Complex(complex) = kind
        && let Content::Elements(particle) | Content::Mixed(particle) = &complex.content
    {
        gather(particle, &mut found);
    }
    found
}

fn gather(particle: &Particle, found: &mut Vec<(String, TypeId)>) {
    match &particle.term {
        Term::Element(element) => found.push((element.name.local.clone(), element.type_id)),
        Term::Sequence(children) | Term::Choice(children) => {
            children.iter().for_each(|child| gather(child, found));
        }
        Term::Any(_) => {}
    }
}

/// The tag of the message itself, below the root element.
pub(crate) fn message_tag(id: &str) -> Option<String> {
    let types = pool::find(id)?.types()?;
    match children_in(&types.kind(types.root()?.type_id)?).as_slice() {
        [(only, _)] => Some(only.clone()),
        _ => None,
    }
}

/// All messages with their tags. One type of each is read for it, so once is enough.
static TAGS: LazyLock<Vec<(&'static str, Option<String>)>> =
    LazyLock::new(|| pool::messages().map(|m| (m.id(), message_tag(m.id()))).collect());

/// The messages whose root has a child of that name.
pub(crate) fn messages_with(name: &str) -> Vec<String> {
    let has_tag = |tag: &Option<String>| tag.as_deref() == Some(name);
    TAGS.iter().filter(|(_, tag)| has_tag(tag)).map(|(id, _)| (*id).to_owned()).collect()
}

/// `a`, `a and b`, `a, b and 3 others`, for the ids of messages.
pub(crate) fn list(ids: &[String]) -> String {
    match ids {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, .., last] => format!("{} messages from {one} to {last}", ids.len()),
    }
}

/// The elements inside which an element of that name may stand, each once, in the
/// order of the alphabet.
fn homes(schema: &Compiled, name: &str) -> Vec<String> {
    let schema = schema.schema();
    let holds: Vec<bool> = (0..schema.types.len() as u32)
        .map(|i| children_of(schema, TypeId(i)).iter().any(|(child, _)| child == name))
        .collect();
    let mut homes: Vec<String> = (0..schema.types.len() as u32)
        .flat_map(|i| children_of(schema, TypeId(i)))
        .filter(|(_, type_id)| holds[type_id.0 as usize])
        .map(|(parent, _)| parent)
        .collect();
    homes.sort();
    homes.dedup();
    homes
}
