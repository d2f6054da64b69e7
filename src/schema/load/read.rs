//! What the attributes of a construct say.

use super::unsupported;
use crate::schema::error::SchemaError;
use crate::schema::tree::{Node, XSD};

/// The child elements but annotations, which say nothing to a validator.
pub(super) fn children(node: &Node) -> impl Iterator<Item = &Node> {
    node.children.iter().filter(|child| child.construct() != "annotation")
}

/// Checks that a construct has these attributes at most (and `id`), and no text.
/// Attributes of other namespaces are annotations and may stand anywhere.
pub(super) fn admit(node: &Node, allowed: &[&str]) -> Result<(), SchemaError> {
    for (name, _) in &node.attributes {
        let known = name.local == "id" || allowed.contains(&name.local.as_str());
        if name.namespace == XSD || (name.namespace.is_empty() && !known) {
            return Err(node.error(format!("it has no attribute {}", name.local)));
        }
    }
    if node.has_text {
        return Err(node.error("text has no place in it"));
    }
    Ok(())
}

/// Checks that a construct has no child elements but annotations.
pub(super) fn admit_no_children(node: &Node) -> Result<(), SchemaError> {
    children(node).next().map_or(Ok(()), |child| Err(unsupported::error(node, child)))
}

/// An attribute that must be there, without white space around it.
pub(super) fn required<'a>(node: &'a Node, name: &str) -> Result<&'a str, SchemaError> {
    match node.attribute(name).map(str::trim) {
        None => Err(node.error(format!("the attribute {name} is missing"))),
        Some("") => Err(node.error(format!("the attribute {name} is empty"))),
        Some(value) => Ok(value),
    }
}

/// The name that a construct declares: an `NCName`.
pub(super) fn name(node: &Node) -> Result<&str, SchemaError> {
    let name = required(node, "name")?;
    if !is_ncname(name) {
        return Err(node.error(format!("\"{name}\" is no name")));
    }
    Ok(name)
}

fn is_ncname(name: &str) -> bool {
    let starts = |c: char| c.is_alphabetic() || c == '_';
    name.starts_with(starts)
        && name.chars().all(|c| starts(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{b7}'))
}

/// An `xs:boolean`; absent means false.
pub(super) fn boolean(node: &Node, name: &str) -> Result<bool, SchemaError> {
    match node.attribute(name).map(str::trim) {
        None | Some("false" | "0") => Ok(false),
        Some("true" | "1") => Ok(true),
        Some(value) => Err(node.error(format!("{name}=\"{value}\" is neither true nor false"))),
    }
}

/// `qualified` (true) or `unqualified`; absent is `None`.
pub(super) fn form(node: &Node, name: &str) -> Result<Option<bool>, SchemaError> {
    match node.attribute(name).map(str::trim) {
        None => Ok(None),
        Some("qualified") => Ok(Some(true)),
        Some("unqualified") => Ok(Some(false)),
        Some(value) => {
            Err(node.error(format!("{name}=\"{value}\" is neither qualified nor unqualified")))
        }
    }
}

/// A whole number that is not negative.
pub(super) fn number<T: std::str::FromStr>(
    node: &Node,
    name: &str,
    value: &str,
) -> Result<T, SchemaError> {
    let value = value.trim();
    let digits = value.strip_prefix('+').unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(node.error(format!("{name}=\"{value}\" is no whole number from 0")));
    }
    digits.parse().map_err(|_| node.error(format!("{name}=\"{value}\" is too great")))
}

/// `minOccurs` and `maxOccurs`, each 1 if absent; no greatest number is unbounded.
pub(super) fn occurs(node: &Node) -> Result<(u32, Option<u32>), SchemaError> {
    let min = node.attribute("minOccurs").map_or(Ok(1), |text| number(node, "minOccurs", text))?;
    let max = match node.attribute("maxOccurs").map(str::trim) {
        None => Some(1),
        Some("unbounded") => None,
        Some(text) => Some(number(node, "maxOccurs", text)?),
    };
    if max.is_some_and(|max| min > max) {
        let max = max.unwrap_or_default();
        return Err(node.error(format!("minOccurs {min} is greater than maxOccurs {max}")));
    }
    Ok((min, max))
}

/// Refuses a boolean attribute that is true.
pub(super) fn refuse_true(node: &Node, name: &str) -> Result<(), SchemaError> {
    if boolean(node, name)? {
        return Err(node.error(format!("{name}=\"true\" is not supported")));
    }
    Ok(())
}

/// Refuses an attribute with any value but the empty one (`block`, `final`).
pub(super) fn refuse_value(node: &Node, name: &str) -> Result<(), SchemaError> {
    match node.attribute(name).map(str::trim) {
        None | Some("") => Ok(()),
        Some(value) => Err(node.error(format!("{name}=\"{value}\" is not supported"))),
    }
}

/// `fixed` and `default`, of which one at most may be there.
pub(super) fn fixed_and_default(
    node: &Node,
) -> Result<(Option<String>, Option<String>), SchemaError> {
    let fixed = node.attribute("fixed").map(str::to_owned);
    let default = node.attribute("default").map(str::to_owned);
    if fixed.is_some() && default.is_some() {
        return Err(node.error("it has both a fixed and a default value"));
    }
    Ok((fixed, default))
}
