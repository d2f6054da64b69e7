//! The global components of all documents, by name.

use super::document::Document;
use super::{Part, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::model::{QName, TypeId};
use std::collections::BTreeMap;

/// Where each global component stands. Types and elements keep the order of the text.
#[derive(Default)]
pub(super) struct Globals<'a> {
    /// The target namespace of the first document.
    pub(super) target_namespace: String,
    pub(super) types: Vec<(QName, Part<'a>)>,
    pub(super) elements: Vec<(QName, Part<'a>)>,
    pub(super) groups: BTreeMap<QName, Part<'a>>,
    pub(super) attribute_groups: BTreeMap<QName, Part<'a>>,
    pub(super) attributes: BTreeMap<QName, Part<'a>>,
    type_ids: BTreeMap<QName, usize>,
    element_places: BTreeMap<QName, usize>,
}

impl<'a> Globals<'a> {
    /// Collects the global components.
    pub(super) fn index(documents: &'a [Document]) -> Result<Globals<'a>, SchemaError> {
        let mut globals = Globals::default();
        if let Some(first) = documents.first() {
            globals.target_namespace.clone_from(&first.namespace);
        }
        for document in documents {
            let mut prologue = true;
            for node in read::children(&document.root) {
                if matches!(node.construct(), "include" | "import") {
                    if !prologue {
                        return Err(node.error("it stands behind a declaration"));
                    }
                } else {
                    prologue = false;
                    globals.add(Part { document, node })?;
                }
            }
        }
        Ok(globals)
    }

    fn add(&mut self, part: Part<'a>) -> Result<(), SchemaError> {
        let construct = part.node.construct();
        if !matches!(
            construct,
            "simpleType" | "complexType" | "element" | "group" | "attributeGroup" | "attribute"
        ) {
            return Err(unsupported::error(&part.document.root, part.node));
        }
        let local = read::name(part.node)?.to_owned();
        let name = QName { namespace: part.document.namespace.clone(), local };
        let earlier = match construct {
            "element" => add_in_order(&mut self.element_places, &mut self.elements, name, part),
            "group" => self.groups.insert(name, part),
            "attributeGroup" => self.attribute_groups.insert(name, part),
            "attribute" => self.attributes.insert(name, part),
            _ => add_in_order(&mut self.type_ids, &mut self.types, name, part),
        };
        match earlier {
            Some(first) => Err(part.node.error(format!(
                "the name {} is taken on line {} already",
                read::name(part.node)?,
                first.node.place.line
            ))),
            None => Ok(()),
        }
    }

    /// The type of that name.
    pub(super) fn type_id(&self, name: &QName) -> Option<TypeId> {
        self.type_ids.get(name).map(|index| TypeId(*index as u32))
    }

    /// Where the type of that name stands.
    pub(super) fn type_part(&self, name: &QName) -> Option<Part<'a>> {
        self.type_ids.get(name).and_then(|index| self.types.get(*index)).map(|(_, part)| *part)
    }
}

/// Adds a component behind the others; gives the earlier one of the same name.
fn add_in_order<'a>(
    places: &mut BTreeMap<QName, usize>,
    parts: &mut Vec<(QName, Part<'a>)>,
    name: QName,
    part: Part<'a>,
) -> Option<Part<'a>> {
    let earlier = places.insert(name.clone(), parts.len());
    parts.push((name, part));
    earlier.and_then(|index| parts.get(index)).map(|(_, part)| *part)
}
