//! The facets of one step of restriction, and what they may not do (Datatypes, 4.3).

use super::{Part, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::tree::Node;
use crate::value::{Builtin, Datatype, Facets, WhiteSpace};

/// The facets that a step states.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) facets: Facets,
    /// Those that no further step may change.
    pub(super) fixed: Vec<&'static str>,
}

/// Names of all facets.
const NAMES: [&str; 12] = [
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "enumeration",
    "whiteSpace",
    "maxInclusive",
    "maxExclusive",
    "minExclusive",
    "minInclusive",
    "totalDigits",
    "fractionDigits",
];

/// The facet of that construct.
pub(super) fn name(construct: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|name| *name == construct)
}

/// Reads the facets of a step. Whether they make sense for the base is not asked here.
pub(super) fn read(parent: &Node, parts: &[Part<'_>]) -> Result<Stated, SchemaError> {
    let mut stated = Stated::default();
    for part in parts {
        let node = part.node;
        let name = name(node.construct()).ok_or_else(|| unsupported::error(parent, node))?;
        read::admit_no_children(node)?;
        if matches!(name, "pattern" | "enumeration") {
            read::admit(node, &["value"])?;
        } else {
            read::admit(node, &["value", "fixed"])?;
            if text(&stated.facets, name).is_some() {
                return Err(node.error("the facet stands there twice"));
            }
            if read::boolean(node, "fixed")? {
                stated.fixed.push(name);
            }
        }
        set(&mut stated.facets, name, node)?;
    }
    Ok(stated)
}

fn set(facets: &mut Facets, name: &str, node: &Node) -> Result<(), SchemaError> {
    let raw =
        node.attribute("value").ok_or_else(|| node.error("the attribute value is missing"))?;
    let bound = || Some(raw.trim().to_owned());
    let number = || read::number::<u64>(node, "value", raw).map(Some);
    match name {
        "pattern" => facets.patterns.push(raw.to_owned()),
        "enumeration" => facets.enumerations.push(raw.to_owned()),
        "whiteSpace" => facets.white_space = Some(white_space(node, raw.trim())?),
        "length" => facets.length = number()?,
        "minLength" => facets.min_length = number()?,
        "maxLength" => facets.max_length = number()?,
        "totalDigits" => facets.total_digits = number()?,
        "fractionDigits" => facets.fraction_digits = number()?,
        "maxInclusive" => facets.max_inclusive = bound(),
        "maxExclusive" => facets.max_exclusive = bound(),
        "minExclusive" => facets.min_exclusive = bound(),
        _ => facets.min_inclusive = bound(),
    }
    Ok(())
}

fn white_space(node: &Node, value: &str) -> Result<WhiteSpace, SchemaError> {
    match value {
        "preserve" => Ok(WhiteSpace::Preserve),
        "replace" => Ok(WhiteSpace::Replace),
        "collapse" => Ok(WhiteSpace::Collapse),
        _ => Err(node.error(format!("\"{value}\" is no white-space handling"))),
    }
}

/// Checks the facets of a step against the steps below.
pub(super) fn check(
    parent: &Node,
    parts: &[Part<'_>],
    builtin: Builtin,
    below: &[&Facets],
    step: &Facets,
) -> Result<(), SchemaError> {
    let compile = |step: &Facets| Datatype::compile(builtin, &[below, &[step]].concat());
    let Err(error) = compile(step) else { return Ok(()) };
    // Of several patterns or values the first that is wrong by itself.
    let is_wrong = |node: &&Node| {
        let mut alone = Facets::default();
        set(&mut alone, error.facet, node).is_err() || compile(&alone).is_err()
    };
    let same: Vec<&Node> =
        parts.iter().map(|part| part.node).filter(|one| one.construct() == error.facet).collect();
    let culprit = same.iter().copied().find(is_wrong).or(same.first().copied()).unwrap_or(parent);
    Err(culprit.error(error.reason))
}

/// The value of a facet as text; patterns and enumerations have none.
fn text(facets: &Facets, name: &str) -> Option<String> {
    let number = |value: Option<u64>| value.map(|value| value.to_string());
    match name {
        "length" => number(facets.length),
        "minLength" => number(facets.min_length),
        "maxLength" => number(facets.max_length),
        "totalDigits" => number(facets.total_digits),
        "fractionDigits" => number(facets.fraction_digits),
        "whiteSpace" => facets.white_space.map(|value| format!("{value:?}")),
        "maxInclusive" => facets.max_inclusive.clone(),
        "maxExclusive" => facets.max_exclusive.clone(),
        "minExclusive" => facets.min_exclusive.clone(),
        "minInclusive" => facets.min_inclusive.clone(),
        _ => None,
    }
}

/// Whether a step states another value for a facet than the step below.
pub(super) fn changes(step: &Facets, below: &Facets, name: &str) -> bool {
    text(step, name).is_some_and(|value| text(below, name) != Some(value))
}
