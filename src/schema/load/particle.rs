//! Sequences, choices, wildcards and named groups, with their occurrence.

use super::{Loader, Part, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::model::{Namespaces, Particle, Process, QName, Term, Wildcard};
use std::collections::BTreeMap;

/// The greatest number of particles that references to groups may add up to: a few
/// lines of nested groups could otherwise fill the memory.
const MOST_PARTICLES: usize = 200_000;

/// The named groups that were read; `None` for one that is being read.
#[derive(Default)]
pub(super) struct Groups {
    known: BTreeMap<QName, Option<Term>>,
    copied: usize,
}

impl<'a> Loader<'a> {
    /// A particle, `None` for one that occurs at most 0 times.
    pub(super) fn particle(&mut self, part: Part<'a>) -> Result<Option<Particle>, SchemaError> {
        let node = part.node;
        let (min, max) = read::occurs(node)?;
        let term = match node.construct() {
            "element" => self.local_element(part)?,
            "sequence" | "choice" => {
                read::admit(node, &["minOccurs", "maxOccurs"])?;
                self.model_group(part)?
            }
            "any" => Term::Any(wildcard(part)?),
            "group" => self.group_reference(part)?,
            _ => return Err(unsupported::error(node, node)),
        };
        Ok((max != Some(0)).then_some(Particle { min, max, term }))
    }

    /// The members of a sequence or choice.
    fn model_group(&mut self, part: Part<'a>) -> Result<Term, SchemaError> {
        let mut members = Vec::new();
        for child in part.children() {
            if !is_particle(child.node.construct()) {
                return Err(unsupported::error(part.node, child.node));
            }
            members.extend(self.particle(child)?);
        }
        if part.node.construct() == "sequence" {
            return Ok(Term::Sequence(members));
        }
        if members.is_empty() {
            return Err(part.node.error("a choice of nothing can never be satisfied"));
        }
        Ok(Term::Choice(members))
    }

    fn group_reference(&mut self, part: Part<'a>) -> Result<Term, SchemaError> {
        read::admit(part.node, &["ref", "minOccurs", "maxOccurs"])?;
        read::admit_no_children(part.node)?;
        let target = read::required(part.node, "ref")?;
        let definition = self.globals.groups.get(&part.qname(target)?).copied();
        let term = self.group(definition.ok_or_else(|| part.unknown("group", target))?)?;
        self.groups.copied += size(&term);
        if self.groups.copied > MOST_PARTICLES {
            return Err(part.node.error("groups within groups add up to too many particles"));
        }
        Ok(term)
    }

    /// The content of a named group.
    pub(super) fn group(&mut self, part: Part<'a>) -> Result<Term, SchemaError> {
        let local = read::name(part.node)?.to_owned();
        let name = QName { namespace: part.document.namespace.clone(), local };
        match self.groups.known.get(&name) {
            Some(Some(term)) => return Ok(term.clone()),
            Some(None) => return Err(part.node.error("the group contains itself")),
            None => {}
        }
        self.groups.known.insert(name.clone(), None);
        let term = self.group_content(part)?;
        self.groups.known.insert(name, Some(term.clone()));
        Ok(term)
    }

    fn group_content(&mut self, part: Part<'a>) -> Result<Term, SchemaError> {
        read::admit(part.node, &["name"])?;
        let mut children = part.children();
        let Some(model) = children.next() else {
            return Err(part.node.error("the group has no sequence or choice"));
        };
        for child in [Some(model), children.next()].into_iter().flatten() {
            let is_model = matches!(child.node.construct(), "sequence" | "choice");
            if !is_model || !std::ptr::eq(child.node, model.node) {
                return Err(unsupported::error(part.node, child.node));
            }
        }
        read::admit(model.node, &[])?;
        self.model_group(model)
    }
}

/// Whether a construct is a particle, or one that is not supported.
pub(super) fn is_particle(construct: &str) -> bool {
    matches!(construct, "element" | "sequence" | "choice" | "any" | "group")
}

/// The number of particles in a term, itself included.
fn size(term: &Term) -> usize {
    match term {
        Term::Element(_) | Term::Any(_) => 1,
        Term::Sequence(members) | Term::Choice(members) => {
            1 + members.iter().map(|member| size(&member.term)).sum::<usize>()
        }
    }
}

fn wildcard(part: Part<'_>) -> Result<Wildcard, SchemaError> {
    let node = part.node;
    read::admit(node, &["namespace", "processContents", "minOccurs", "maxOccurs"])?;
    read::admit_no_children(node)?;
    let process = match node.attribute("processContents").map(str::trim) {
        None | Some("strict") => Process::Strict,
        Some("lax") => Process::Lax,
        Some("skip") => Process::Skip,
        Some(other) => {
            return Err(node.error(format!("processContents=\"{other}\" is not known")));
        }
    };
    Ok(Wildcard { namespaces: namespaces(part)?, process })
}

fn namespaces(part: Part<'_>) -> Result<Namespaces, SchemaError> {
    let target = || part.document.namespace.clone();
    match part.node.attribute("namespace").map(str::trim) {
        None | Some("##any") => Ok(Namespaces::Any),
        Some("##other") => Ok(Namespaces::Other(target())),
        Some(list) => list
            .split_ascii_whitespace()
            .map(|item| match item {
                "##targetNamespace" => Ok(target()),
                "##local" => Ok(String::new()),
                _ if item.starts_with("##") => {
                    Err(part.node.error(format!("{item} is no namespace of a list")))
                }
                _ => Ok(item.to_owned()),
            })
            .collect::<Result<_, _>>()
            .map(Namespaces::Listed),
    }
}
