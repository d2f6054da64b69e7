//! The facets of one step of restriction, and what they may not do (Datatypes, 4.3).

use super::{Part, read, unsupported};
use crate::schema::error::SchemaError;
use crate::schema::tree::Node;
use crate::value::{Builtin, Facets, WhiteSpace};

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

/// Reads the facets of a restriction of a type that rests on that built-in.
pub(super) fn read(
    parent: &Node,
    parts: &[Part<'_>],
    builtin: Builtin,
) -> Result<Stated, SchemaError> {
    let mut stated = Stated::default();
    for part in parts {
        let node = part.node;
        let name = name(node.construct()).ok_or_else(|| unsupported::error(parent, node))?;
        if !applies(name, builtin) {
            return Err(node.error(format!("it does not apply to xs:{}", builtin.name())));
        }
        if !matches!(name, "pattern" | "enumeration") {
            read::admit(node, &["value", "fixed"])?;
            if text(&stated.facets, name).is_some() {
                return Err(node.error("the facet stands there twice"));
            }
            if read::boolean(node, "fixed")? {
                stated.fixed.push(name);
            }
        }
        set(&mut stated.facets, name, node, builtin)?;
    }
    match clash(&stated.facets) {
        Some(reason) => Err(parent.error(reason)),
        None => Ok(stated),
    }
}

/// Whether a facet applies to the types that rest on a built-in (Datatypes, 4.1.5).
fn applies(name: &str, builtin: Builtin) -> bool {
    use Builtin as B;
    match name {
        "pattern" | "whiteSpace" => builtin != B::AnySimpleType,
        "enumeration" => !matches!(builtin, B::Boolean | B::AnySimpleType),
        "length" | "minLength" | "maxLength" => is_text(builtin) || is_binary(builtin),
        "totalDigits" | "fractionDigits" => is_decimal(builtin),
        _ => {
            let is_unordered = is_text(builtin)
                || is_binary(builtin)
                || matches!(builtin, B::Boolean | B::AnySimpleType);
            !is_unordered
        }
    }
}

fn is_binary(builtin: Builtin) -> bool {
    matches!(builtin, Builtin::Base64Binary | Builtin::HexBinary)
}

fn is_text(builtin: Builtin) -> bool {
    use Builtin as B;
    matches!(
        builtin,
        B::String
            | B::NormalizedString
            | B::Token
            | B::Language
            | B::NmToken
            | B::Name
            | B::NcName
            | B::AnyUri
    )
}

fn is_decimal(builtin: Builtin) -> bool {
    builtin == Builtin::Decimal || is_integer(builtin)
}

fn is_integer(builtin: Builtin) -> bool {
    use Builtin as B;
    matches!(
        builtin,
        B::Integer
            | B::NonPositiveInteger
            | B::NegativeInteger
            | B::NonNegativeInteger
            | B::PositiveInteger
            | B::Long
            | B::Int
            | B::Short
            | B::Byte
            | B::UnsignedLong
            | B::UnsignedInt
            | B::UnsignedShort
            | B::UnsignedByte
    )
}

fn set(facets: &mut Facets, name: &str, node: &Node, builtin: Builtin) -> Result<(), SchemaError> {
    read::admit_no_children(node)?;
    let raw =
        node.attribute("value").ok_or_else(|| node.error("the attribute value is missing"))?;
    let bound = || Some(raw.trim().to_owned());
    let number = || read::number::<u64>(node, "value", raw).map(Some);
    match name {
        "pattern" | "enumeration" => {
            read::admit(node, &["value"])?;
            let list =
                if name == "pattern" { &mut facets.patterns } else { &mut facets.enumerations };
            list.push(raw.to_owned());
        }
        "whiteSpace" => facets.white_space = Some(white_space(node, raw.trim(), builtin)?),
        "length" => facets.length = number()?,
        "minLength" => facets.min_length = number()?,
        "maxLength" => facets.max_length = number()?,
        "totalDigits" => facets.total_digits = Some(total_digits(node, raw)?),
        "fractionDigits" => facets.fraction_digits = Some(fraction_digits(node, raw, builtin)?),
        "maxInclusive" => facets.max_inclusive = bound(),
        "maxExclusive" => facets.max_exclusive = bound(),
        "minExclusive" => facets.min_exclusive = bound(),
        _ => facets.min_inclusive = bound(),
    }
    Ok(())
}

fn total_digits(node: &Node, raw: &str) -> Result<u64, SchemaError> {
    match read::number(node, "value", raw)? {
        0 => Err(node.error("totalDigits must be greater than 0")),
        digits => Ok(digits),
    }
}

fn fraction_digits(node: &Node, raw: &str, builtin: Builtin) -> Result<u64, SchemaError> {
    match read::number(node, "value", raw)? {
        0 => Ok(0),
        _ if is_integer(builtin) => Err(node.error("a whole number has no fraction digits")),
        digits => Ok(digits),
    }
}

/// White-space handling; only `xs:string` and `xs:normalizedString` leave a choice.
fn white_space(node: &Node, value: &str, builtin: Builtin) -> Result<WhiteSpace, SchemaError> {
    let white_space = match value {
        "preserve" => WhiteSpace::Preserve,
        "replace" => WhiteSpace::Replace,
        "collapse" => WhiteSpace::Collapse,
        _ => return Err(node.error(format!("\"{value}\" is no white-space handling"))),
    };
    let least = match builtin {
        Builtin::String => WhiteSpace::Preserve,
        Builtin::NormalizedString => WhiteSpace::Replace,
        _ => WhiteSpace::Collapse,
    };
    if white_space < least {
        return Err(node.error(format!("{value} is not possible for xs:{}", builtin.name())));
    }
    Ok(white_space)
}

/// Facets that may not stand together in one step.
fn clash(facets: &Facets) -> Option<String> {
    let has_both = |a, b| text(facets, a).is_some() && text(facets, b).is_some();
    [
        ("length", "minLength"),
        ("length", "maxLength"),
        ("maxInclusive", "maxExclusive"),
        ("minInclusive", "minExclusive"),
    ]
    .into_iter()
    .find(|(a, b)| has_both(a, b))
    .map(|(a, b)| format!("{a} and {b} may not stand together"))
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

/// Puts the lengths, digits and white space of a step over those of the steps below.
pub(super) fn merge(below: &mut Facets, step: &Facets) {
    below.length = step.length.or(below.length);
    below.min_length = step.min_length.or(below.min_length);
    below.max_length = step.max_length.or(below.max_length);
    below.total_digits = step.total_digits.or(below.total_digits);
    below.fraction_digits = step.fraction_digits.or(below.fraction_digits);
    below.white_space = step.white_space.or(below.white_space);
}

/// The facet of a step that allows more than the steps below, in words.
pub(super) fn widened(step: &Facets, below: &Facets) -> Option<String> {
    let lower = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a < b);
    [
        ("length", lower(step.length, below.length) || lower(below.length, step.length)),
        ("minLength", lower(step.min_length, below.min_length)),
        ("maxLength", lower(below.max_length, step.max_length)),
        ("totalDigits", lower(below.total_digits, step.total_digits)),
        ("fractionDigits", lower(below.fraction_digits, step.fraction_digits)),
        ("whiteSpace", step.white_space.zip(below.white_space).is_some_and(|(a, b)| a < b)),
    ]
    .into_iter()
    .find(|(_, is_wider)| *is_wider)
    .map(|(name, _)| format!("its {name} allows what the base type does not"))
}

/// Facets of all steps together that nothing can satisfy, in words.
pub(super) fn contradiction(all: &Facets) -> Option<String> {
    let greater = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a > b);
    [
        ("minLength", "maxLength", greater(all.min_length, all.max_length)),
        ("minLength", "length", greater(all.min_length, all.length)),
        ("length", "maxLength", greater(all.length, all.max_length)),
        ("fractionDigits", "totalDigits", greater(all.fraction_digits, all.total_digits)),
    ]
    .into_iter()
    .find(|(_, _, is_greater)| *is_greater)
    .map(|(a, b, _)| format!("{a} is greater than {b}"))
}
