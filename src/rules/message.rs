//! The messages that rules know: where their parts stand.

use super::rule::split;

/// A message of a family that rules know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Message<'m> {
    /// Its id: `pain.001.001.03`.
    pub(crate) id: &'m str,
    /// The same without its version: `pain.001`.
    pub(crate) family: &'m str,
    /// 3.
    pub(crate) version: u8,
}

/// The families, the element of each that holds the message, and the first version in which
/// it has that name.
const FAMILIES: [(&str, &str, u8); 10] = [
    ("pain.001", "CstmrCdtTrfInitn", 3),
    ("pain.002", "CstmrPmtStsRpt", 3),
    ("pain.007", "CstmrPmtRvsl", 2),
    ("pain.008", "CstmrDrctDbtInitn", 2),
    ("camt.052", "BkToCstmrAcctRpt", 2),
    ("camt.053", "BkToCstmrStmt", 2),
    ("camt.054", "BkToCstmrDbtCdtNtfctn", 2),
    ("camt.056", "FIToFIPmtCxlReq", 1),
    ("pacs.002", "FIToFIPmtStsRpt", 3),
    ("pacs.008", "FIToFICstmrCdtTrf", 2),
];

impl<'m> Message<'m> {
    /// The message of that id; `None` if it is of no family that rules know.
    pub(crate) fn of(id: &'m str) -> Option<Message<'m>> {
        let (family, version) = split(id)?;
        let is_known = FAMILIES.iter().any(|(known, ..)| *known == family);
        is_known.then_some(Message { id, family, version })
    }

    /// The path of the element that holds the message: `Document/CstmrCdtTrfInitn`.
    pub(crate) fn root(&self) -> String {
        let known = FAMILIES.iter().find(|(family, ..)| *family == self.family);
        let (tag, first) = known.map_or(("", 0), |(_, tag, first)| (*tag, *first));
        match self.version < first {
            // The first generation names it by its id; statements by their name.
            true if self.family.starts_with("camt") => format!("Document/{tag}V01"),
            true => format!("Document/{}", self.id),
            false => format!("Document/{tag}"),
        }
    }

    /// The path of something in the message: of the message itself if `below` is empty.
    pub(crate) fn path(&self, below: &str) -> String {
        let root = self.root();
        if below.is_empty() { root } else { format!("{root}/{below}") }
    }

    /// Whether it is of one of these families.
    pub(crate) fn is(&self, families: &[&str]) -> bool {
        families.contains(&self.family)
    }

    /// The element of a statement, report or notification: of camt.053, `Stmt`.
    pub(crate) fn statement(&self) -> Option<&'static str> {
        Some(match self.family {
            "camt.052" => "Rpt",
            "camt.053" => "Stmt",
            "camt.054" => "Ntfctn",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::model::{Content, Particle, Term, TypeKind};

    /// The first element below the root, by the schema.
    fn first_element(id: &str) -> String {
        let schema = crate::schema::find(id).unwrap().schema();
        let root = &schema.elements[0];
        let TypeKind::Complex(complex) = &schema.type_of(root.type_id).kind else { panic!() };
        let Content::Elements(particle) = &complex.content else { panic!() };
        fn first(particle: &Particle) -> String {
            match &particle.term {
                Term::Element(element) => element.name.local.clone(),
                Term::Sequence(all) | Term::Choice(all) => first(&all[0]),
                Term::Any(_) => String::new(),
            }
        }
        first(particle)
    }

    #[test]
    fn the_element_of_a_message_is_that_of_its_schema() {
        let mut seen = 0;
        for entry in crate::schema::messages() {
            let Some(message) = Message::of(entry.id()) else { continue };
            seen += 1;
            assert_eq!(message.root(), format!("Document/{}", first_element(entry.id())));
        }
        assert!(seen > 110, "{seen}");
    }
}
